import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { followed, SheetWords, Witnesses } from '../../../src/engine/edits/witness.ts';
import { cellAddress, cellNumber, parseAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { allForms } from '../../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { movedGrid, type Order } from '../../support/moved-rows.ts';

/** By what the place of an edit is known again. */

function planned(grid: SheetGrid, cell: string): CellEdit {
  const at = parseAddress(cell);
  if (at === null) throw new Error(`no address: ${cell}`);
  const witness = Witnesses.of(grid, readTables(grid)).around(at);
  return { sheet: grid.name, cell, from: { value: null }, to: { value: 1 }, witness };
}

function cellNow(edit: CellEdit, grid: SheetGrid): string | null {
  return followed(edit, SheetWords.of(grid))?.cell ?? null;
}

const LIST = formGrid(
  ['级别\t名称\t得分', '产出\t里程\t', '\t质量\t', '效益\t满意\t', '\t质量\t', '\t成本\t', '\t\t', '合计\t\t'].join(
    '\n',
  ),
);
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

test.each<[string, string, Order, string | null]>([
  ['a row above', 'C2', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C3'],
  ['a row above the head', 'C2', [null, ...ROWS], 'C3'],
  ['a row above it deleted', 'C6', [0, 1, 2, 3, 5, 6, 7], 'C5'],
  ['its own row deleted', 'C6', [0, 1, 2, 3, 4, 6, 7], null],
  ['sorted', 'C2', [0, 5, 4, 3, 2, 1, 6, 7], 'C6'],
  ['one of two rows of the same name, both moved', 'C3', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C4'],
  ['the other of the two', 'C5', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C6'],
  ['one of two, its neighbours sorted away', 'C3', [0, 5, 2, 4, 1, 3, 6, 7], null],
  ['its row twice', 'C2', [0, 1, 1, 2, 3, 4, 5, 6, 7], null],
  ['a row without words', 'C7', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C8'],
  ['a row put in above one without words', 'C7', [0, 1, 2, 3, 4, 5, null, 6, 7], null],
  ['a row put in below one without words', 'C7', [0, 1, 2, 3, 4, 5, 6, null, 7], null],
])('%s', (_, cell, order, now) => {
  // A row that is there twice comes as a copy.
  const copies = order.flatMap((before, row) => (before !== null && order.indexOf(before) < row ? [row] : []));
  let grid = movedGrid(LIST, order);
  for (const row of copies) {
    const source = LIST.rows.find((line) => line.row === (order[row] ?? 0) + 1);
    const cells = Object.fromEntries(
      (source?.cells ?? []).map((each) => [cellAddress(row + 1, each.column), String(each.value)]),
    );
    grid = withCells(grid, cells);
  }
  expect(cellNow(planned(LIST, cell), grid)).toBe(now);
});

test('a column put in before it, its head renamed, its head twice', () => {
  const edit = planned(LIST, 'C2');
  const wider = formGrid(['级别\t\t名称\t得分', '产出\t\t里程\t', '效益\t\t满意\t'].join('\n'));
  expect(cellNow(edit, wider)).toBe('D2');
  expect(cellNow(edit, withCells(LIST, { C1: '评分' }))).toBeNull();
  expect(cellNow(edit, withCells(LIST, { D1: '得分' }))).toBeNull();
});

test('to the very first row and the very first column, and no further', () => {
  const titled = formGrid(['绩效自评表', '项目名称\t', '主管部门\t'].join('\n'));
  expect(cellNow(planned(titled, 'B2'), movedGrid(titled, [1, 2]))).toBe('B1');
  const wide = formGrid(['序号\t得分\t指标', '\t\t里程', '\t\t质量'].join('\n'));
  const narrow = formGrid(['得分\t指标', '\t里程', '\t质量'].join('\n'));
  expect(cellNow(planned(wide, 'B2'), narrow)).toBe('A2');
  // Its words have come so close to the edge that there is no room for it.
  const beside = formGrid(['\t里程', '\t质量'].join('\n'));
  const atEdge = formGrid(['里程', '质量'].join('\n'));
  expect(cellNow(planned(beside, 'A1'), atEdge)).toBeNull();
  const below = formGrid(['', '里程\t质量'].join('\n'));
  expect(cellNow(planned(below, 'A1'), formGrid('里程\t质量'))).toBeNull();
});

test('what is typed into other cells of the row, and spaces in its words, leave it where it is', () => {
  const edit = planned(LIST, 'C2');
  expect(cellNow(edit, withCells(LIST, { D2: '说明', B2: '里 程' }))).toBe('C2');
});

describe('the words that bear witness', () => {
  const placeOf = (cell: string) => parseAddress(cell) ?? { row: 0, column: 0 };
  const wordsAround = (grid: SheetGrid, cell: string, written: readonly string[] = [], isForm = false) => {
    const { row, column } = Witnesses.of(grid, isForm ? readTables(grid) : []).around(
      placeOf(cell),
      new Set(written.map((each) => cellNumber(placeOf(each)))),
    );
    return [row, column].map((cells) => cells.map((each) => `${each.cell} ${each.text}`).join(', '));
  };

  test.each<[string, string, string, string]>([
    ['a name of its own, a head of its own', 'C2', 'B2 里程', 'C1 得分'],
    [
      'a name that two have: what stands before it, then the rows around',
      'C3',
      'B3 质量, B2 里程, A2 产出, B4 满意, A4 效益',
      'C1 得分',
    ],
    ['as many rows as it takes', 'C5', 'B5 质量, B4 满意, A4 效益, B6 成本', 'C1 得分'],
    ['no name: the rows on either side', 'C7', 'B6 成本, A8 合计', 'C1 得分'],
    ['what stands right of it', 'A2', 'B2 里程', 'A1 级别'],
    ['what stands left of it', 'B2', 'A2 产出', 'B1 名称'],
    ['no head', 'D2', 'B2 里程', ''],
    ['a head itself', 'C1', 'B1 名称', ''],
    ['a head itself, the first', 'A1', 'B1 名称', ''],
    ['below everything', 'C9', 'A8 合计', 'C1 得分'],
  ])('%s', (_, cell, row, column) => {
    expect(wordsAround(LIST, cell)).toEqual([row, column]);
  });

  test.each<[string, string, string]>([
    ['H13', 'D13 改造小区数量', 'H12 得分, G12 分值, I12 偏差原因分析及改进措施'],
    ['F13', 'D13 改造小区数量', 'F12 实际完成值'],
    ['I6', 'B6 年度资金总额', 'I5 得分, H5 执行率'],
    ['D3', 'A3 项目名称', ''],
    ['G4', 'F4 实施单位', ''],
    ['B11', 'B10 预期目标, A10 年度总体目标, B12 一级指标, A12 绩效指标', 'B10 预期目标'],
    ['D13', 'C13 数量指标', 'D12 三级指标'],
  ])('of %s in a form: none that a user fills in', (cell, row, column) => {
    expect(wordsAround(exampleForm('national'), cell, [], true)).toEqual([row, column]);
  });

  test('not those that the same plan writes, none that a formula gives', () => {
    expect(wordsAround(LIST, 'C2', ['B2', 'C2'])).toEqual(['A2 产出', 'C1 得分']);
    expect(wordsAround(LIST, 'C2', ['C1'])).toEqual(['B2 里程', '']);
    expect(wordsAround(withCells(LIST, { B2: '=A1 → 里程' }), 'C2')).toEqual(['A2 产出', 'C1 得分']);
  });

  test('without spaces, the first eighty characters, no numbers', () => {
    const long = '长'.repeat(79);
    expect(wordsAround(formGrid('里 程\\n数\t\n12\t'), 'B1')).toEqual(['A1 里程数', '']);
    expect(wordsAround(formGrid(`${long}甲\t\n${long}乙\t`), 'B1')).toEqual([`A1 ${long}甲`, '']);
    expect(wordsAround(formGrid(`${long}同甲\t\n${long}同乙\t`), 'B1')).toEqual([`A1 ${long}同, A2 ${long}同`, '']);
  });

  test('of the sheet by what the host knows it by', () => {
    const witnessIn = (grid: SheetGrid) => Witnesses.of(grid).around({ row: 2, column: 3 });
    expect(witnessIn({ ...LIST, id: '{1}' }).sheetId).toBe('{1}');
    expect('sheetId' in witnessIn(LIST)).toBe(false);
  });

  test('sixty rows around, no more', () => {
    const rows = (above: number): SheetGrid =>
      formGrid(['首\t', ...Array.from({ length: above + 70 }, () => '甲\t')].join('\n'));
    expect(wordsAround(rows(59), 'B61')[0]).toContain(', A1 首');
    const [far = ''] = wordsAround(rows(60), 'B62');
    expect(far).not.toContain('首');
    expect(far.split(', ')).toHaveLength(121);
  });

  test('eight heads on either side, no more', () => {
    const heads = (count: number, last: string) => ['得分', ...'abcdefghij'.slice(0, count - 1), last];
    const twice = (count: number): SheetGrid =>
      formGrid([[...heads(count, '甲'), ...heads(count, '乙')].join('\t'), '\t里程'].join('\n'));
    expect(wordsAround(twice(8), 'A3')[1]).toBe(
      ['A1 得分', ...'abcdefg']
        .map((head, at) => (at === 0 ? head : `${'ABCDEFGH'[at]}1 ${head}`))
        .concat('I1 甲')
        .join(', '),
    );
    expect(wordsAround(twice(9), 'A3')[1]).toBe('');
    // To the left as well.
    const mirrored = (count: number): SheetGrid =>
      formGrid([[...heads(count, '甲').reverse(), ...heads(count, '乙').reverse()].join('\t'), '\t里程'].join('\n'));
    expect(wordsAround(mirrored(8), 'R3')[1]?.split(', ').at(-1)).toBe('J1 乙');
    expect(wordsAround(mirrored(9), 'T3')[1]).toBe('');
  });
});

test('every cell that a user fills in has a witness which finds it, and finds it again one row further down', () => {
  let cells = 0;
  for (const grid of allForms()) {
    const tables = readTables(grid);
    const witnesses = Witnesses.of(grid, tables);
    const bottom = grid.rows.at(-1)?.row ?? 0;
    const words = SheetWords.of(grid);
    const lower = SheetWords.of(movedGrid(grid, [null, ...Array.from({ length: bottom }, (_, row) => row)]));
    for (const { indicators, total } of tables) {
      const fields = indicators.flatMap(({ actual, points, score, note }) => [actual, points, score, note]);
      for (const field of [...fields, total?.score ?? null]) {
        if (field === null) continue;
        cells += 1;
        const { row, column } = field.cell;
        const nothing = { value: null };
        const edit = {
          sheet: grid.name,
          cell: cellAddress(row, column),
          from: nothing,
          to: nothing,
          witness: witnesses.around(field.cell),
        };
        expect([grid.name, edit.cell, followed(edit, words)?.cell]).toEqual([grid.name, edit.cell, edit.cell]);
        expect(followed(edit, lower)?.cell ?? null).toBe(cellAddress(row + 1, column));
      }
    }
  }
  expect(cells).toBeGreaterThan(1000);
});
