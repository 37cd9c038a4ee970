import { type Asked, cellsIn } from '../../../src/hosts/wps/block.ts';

/** What is asked for a block, in a WPS that answers with what stands here. */

interface Answers {
  readonly Value2: unknown;
  readonly Formula: unknown;
}

function asked(answers: Readonly<Record<string, readonly Answers[]>>, transposed: boolean | null = false) {
  const log: string[] = [];
  const times = new Map<string, number>();
  const answer = (address: string, member: keyof Answers): unknown => {
    const key = `${member} ${address}`;
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    log.push(key);
    return (answers[address]?.[time] ?? answers[address]?.at(-1))?.[member];
  };
  const sheet = {
    Range: (address: string) => ({
      get Value2() {
        return answer(address, 'Value2');
      },
      get Formula() {
        return answer(address, 'Formula');
      },
    }),
  };
  return { log, asked: { app: {}, sheet, orientation: { transposed } } as unknown as Asked };
}

const one = { top: 1, left: 1, bottom: 1, right: 1 };
const four = { top: 1, left: 1, bottom: 2, right: 2 };

test('of a single cell nothing is asked once more', () => {
  const held = { Value2: 5, Formula: '5' };
  const failed = { Value2: null, Formula: undefined };
  const again = asked({ A1: [failed, held] });
  expect(cellsIn(again.asked, one)).toEqual([{ row: 1, column: 1, value: 5, formula: '5' }]);
  expect(again.log).toEqual(['Value2 A1', 'Formula A1', 'Value2 A1', 'Formula A1']);
  for (const half of [
    { Value2: null, Formula: '' },
    { Value2: 5, Formula: null },
  ]) {
    const first = asked({ A1: [half, held] });
    expect(cellsIn(first.asked, one)).toEqual([{ row: 1, column: 1, value: half.Value2, formula: half.Formula }]);
    expect(first.log).toHaveLength(2);
  }
});

test('of several cells nothing is an answer', () => {
  const Value2 = [
    [null, 2],
    [3, 4],
  ];
  const Formula = [
    [null, '2'],
    ['3', '4'],
  ];
  const block = asked({ 'A1:B2': [{ Value2, Formula }] });
  expect(cellsIn(block.asked, four).map(({ row, column, value }) => [row, column, value])).toEqual([
    [1, 1, null],
    [1, 2, 2],
    [2, 1, 3],
    [2, 2, 4],
  ]);
  expect(block.log).toEqual(['Value2 A1:B2', 'Formula A1:B2']);
});

test('how blocks lie is found out before the first square one, once, and for no other', () => {
  const rows = (count: number, columns: number): Answers => {
    const grid = Array.from({ length: count }, () => new Array<number>(columns).fill(1));
    return { Value2: grid, Formula: grid };
  };
  const open = asked({ 'A1:B2': [rows(2, 2)], 'A1:B3': [rows(3, 2)] }, null);
  cellsIn(open.asked, four);
  expect(open.log).toEqual(['Value2 A1:B3', 'Value2 A1:B2', 'Formula A1:B2']);
  const wide = asked({ 'A1:C2': [rows(2, 3)] }, null);
  cellsIn(wide.asked, { ...four, right: 3 });
  expect(wide.log).toEqual(['Value2 A1:C2', 'Formula A1:C2']);
});
