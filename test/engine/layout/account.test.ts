import { cellAddress, cellKey } from '../../../src/engine/grid/address.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { allForms } from '../../support/fixtures.ts';
import { makeForm } from '../../support/form-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { typicalTable } from '../../support/typical-form.ts';

const national = exampleForm('national');

function gapsOf(changes: Readonly<Record<string, string>>): SelfEvaluation['account']['gaps'] {
  return readTables(withCells(national, changes)).flatMap(({ account }) => account.gaps);
}

describe('the account of a form', () => {
  const made = Array.from({ length: 60 }, (_, seed) => makeForm(seed, seed % 3).grid);

  test('names every cell that holds something, once', () => {
    let counted = 0;
    for (const grid of [...allForms(), ...made]) {
      for (const { account, range } of readTables(grid)) {
        const roles = account.cells.map(({ cell }) => cellKey(cell));
        expect(new Set(roles).size).toBe(roles.length);
        const inside = grid.rows
          .filter(({ row }) => row >= range.top && row <= range.bottom)
          .flatMap(({ cells }) => cells.filter(({ kind, value }) => kind !== 'blank' && String(value).trim() !== ''));
        expect(roles.sort()).toEqual(inside.map(cellKey).sort());
        counted += roles.length;
      }
    }
    expect(counted).toBeGreaterThan(8000);
  });

  test('every unread cell is in one gap', () => {
    let unread = 0;
    for (const grid of [...allForms(), ...made]) {
      for (const { account } of readTables(grid)) {
        const own = account.cells.filter(({ role }) => role === 'unread').map(({ cell }) => cellKey(cell));
        expect(account.gaps.flatMap(({ cells }) => cells.map(cellKey)).sort()).toEqual(own.sort());
        unread += own.length;
      }
    }
    expect(unread).toBeGreaterThan(20);
  });

  test('an ordinary form has none', () => {
    expect(gapsOf({})).toEqual([]);
  });

  test('a filled column under a head that nobody knows', () => {
    const rows = [13, 14, 15, 16, 17, 18, 19];
    const column = Object.fromEntries(rows.map((row) => [`J${row}`, '3']));
    const [gap] = gapsOf({ J12: '三方比对', ...column });
    expect(gap).toMatchObject({ kind: 'column', words: '三方比对', holdsPoints: false });
    expect(gap?.cells).toHaveLength(8);
  });

  test('points below words that speak of them keep every sum from being judged', () => {
    const form = withCells(national, { J12: '加评分数', J13: '2', J14: '3', H20: '91' });
    const [table] = readTables(form);
    expect(table?.account.gaps).toMatchObject([{ kind: 'column', holdsPoints: true }]);
    expect(review([form]).findings.map(({ check }) => check)).not.toContain('total-mismatch');
  });

  test('a sum that lacks just what stands in unread cells of the form is nobody’s mistake', () => {
    const total = (changes: Readonly<Record<string, string>>): string[] =>
      review([withCells(national, changes)]).findings.map(({ check }) => check);
    const head = { J12: '三方比对' };
    expect(total({ ...head, H20: '103' })).toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '3' })).not.toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '1', J15: '2' })).not.toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '2', J15: '2' })).toContain('total-mismatch');
  });

  test('just what it lacks or has too much, in up to six cells below each other', () => {
    const column = (...values: readonly string[]) =>
      Object.fromEntries([['J12', '三方比对'], ...values.map((value, at) => [`J${13 + at}`, value])]);
    const wrong = (total: string, ...values: readonly string[]): boolean =>
      review([withCells(national, { ...column(...values), H20: total })]).findings.some(
        ({ check }) => check === 'total-mismatch',
      );
    expect(wrong('106', '1', '1', '1', '1', '1', '1')).toBe(false);
    expect(wrong('107', '1', '1', '1', '1', '1', '1', '1')).toBe(true);
    expect(wrong('103', '3.005')).toBe(false);
    expect(wrong('103', '2.995')).toBe(false);
    expect(wrong('103', '3.006')).toBe(true);
    expect(wrong('97', '3')).toBe(false);
    expect(wrong('97', '2')).toBe(true);
    // They needn’t be the first ones, nor all of them.
    expect(wrong('105', '7', '2', '3', '9')).toBe(false);
    expect(wrong('105', '2', '7', '3')).toBe(true);
  });

  // A number right of all heads is what somebody reckoned or noted beside the form. That one happens to be what a sum lacks
  // is no reason to pass over the sum: whoever notes the difference beside a wrong total would make the error go away.
  test('a number beside the form, below no head, is no part of a sum', () => {
    for (const beside of [{ J14: '3' }, { J14: '1', J15: '2' }, { K14: '3' }, { J20: '3' }]) {
      const { findings, tables } = review([withCells(national, { H20: '103', ...beside })]);
      expect([beside, findings.map(({ check }) => check)]).toEqual([beside, ['total-mismatch']]);
      const [only] = tables;
      expect(only?.table.account.gaps).toEqual([]);
      const named = only?.table.account.cells.filter(({ cell }) => cellAddress(cell.row, cell.column) in beside);
      expect(named?.map(({ role }) => role)).toEqual(Object.keys(beside).map(() => 'known'));
    }
  });
});

describe('cells that nothing explains', () => {
  const accountIn = (changes: Readonly<Record<string, string>>): SelfEvaluation['account'] =>
    typicalTable(changes).account;
  const roleIn = (changes: Readonly<Record<string, string>>, at: string): string =>
    accountIn(changes).cells.find(({ cell }) => cellAddress(cell.row, cell.column) === at)?.role ?? 'none';
  const named = ({ gaps }: SelfEvaluation['account']): string[] =>
    gaps.map(({ kind, block, words, guess, cells }) =>
      [kind, block, words, guess, cells.map(({ row, column }) => cellAddress(row, column)).join(' ')].join('/'),
    );

  test.each<[string, string]>([
    ['甲乙', 'text'],
    ['甲乙3', 'unread'],
    ['甲'.repeat(18), 'text'],
    [`${'甲'.repeat(17)}3`, 'unread'],
    [`${'甲'.repeat(18)}3`, 'text'],
    ['2023批', 'text'],
    ['1999批', 'text'],
    ['1899批', 'unread'],
    ['2100批', 'unread'],
    ['3', 'unread'],
    ['3分', 'unread'],
    ['95%', 'unread'],
    ['—', 'known'],
    ['/', 'known'],
    ['项目编码', 'label'],
    ['联系电话', 'label'],
    ['负责人签字', 'label'],
  ])('%s beside words that nobody knows: %s', (typed, role) => {
    expect(roleIn({ A5: '某项', D5: typed }, 'D5')).toBe(role);
    expect(accountIn({ A5: '某项', D5: typed }).gaps).toHaveLength(role === 'unread' ? 1 : 0);
  });

  test.each([
    ['项目编码', 'known'],
    ['序号', 'known'],
    ['联系电话', 'known'],
    ['负责人签字', 'known'],
    ['项目名称', 'field'],
    ['编号', 'unread'],
    ['某项', 'unread'],
  ])('a number beside %s: %s', (label, role) => {
    expect(roleIn({ A5: label, D5: '12' }, 'D5')).toBe(role);
    // It needn't stand right beside it.
    expect(roleIn({ A5: label, C5: '甲乙', D5: '12' }, 'D5')).toBe(role === 'field' ? 'unread' : role);
  });

  test('words that speak of points', () => {
    const speaks = (head: string, ...below: readonly string[]): boolean | undefined =>
      accountIn({ I12: head, I13: below[0] ?? '', I14: below[1] ?? '' }).gaps[0]?.holdsPoints;
    expect(speaks('配置分', '3', '4')).toBe(true);
    expect(speaks('配置分', '3分', '')).toBe(true);
    expect(speaks('配置分', '满3分', '不限')).toBe(true);
    expect(speaks('配置分', '不限', '不限')).toBe(false);
    expect(speaks('配置数', '3分', '4分')).toBe(false);
    const others = ['百分数', '部分数', '分析数', '分类数', '充分数', '配置数'];
    expect(others.filter((head) => speaks(head, '3', '4') !== false)).toEqual([]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['a column of the indicators', { I12: '配置数', I13: '3', I14: '4' }, ['column/indicators/配置数//I12 I13 I14']],
    ['a column of the funds', { C6: '配置数' }, ['column/funds/配置数//C6 C7 C8 C9']],
    [
      'two columns of the funds',
      { D6: '甲类数', E6: '乙类数' },
      ['column/funds/甲类数//D6 D7 D8', 'column/funds/乙类数//E6 E7 E8'],
    ],
    ['a number', { A5: '某项', D5: '12' }, ['row//某项//D5']],
    ['words with a number', { A5: '某项', D5: '甲乙3' }, ['words//甲乙3//D5']],
    [
      'rows apart',
      { A16: '某项', D16: '12', A18: '他项', D18: '13', A19: '总结', B19: '好' },
      ['row//某项//D16', 'row//他项//D18'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(named(accountIn(changes))).toEqual(expected);
  });

  test('numbers that no field holds, by column', () => {
    const spare = (changes: Readonly<Record<string, string>>): string[] =>
      accountIn(changes).spare.map((list) => list.map(({ row, value }) => `${row}:${value.toString()}`).join(' '));
    expect(spare({})).toEqual([]);
    expect(spare({ D6: '甲类数', E6: '乙类数' })).toEqual(['7:110 8:70', '7:99 8:59']);
    expect(spare({ I12: '配置分', I13: '3分', I14: "'4" })).toEqual(['13:3 14:4']);
    expect(spare({ I12: '配置分', I13: '满3', I14: '不限' })).toEqual([]);
    expect(spare({ A5: '某项', D5: '95%' })).toEqual(['5:0.95']);
  });
});
