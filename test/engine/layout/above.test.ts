import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { tableEntry } from '../../../src/reports/entry.ts';
import { exampleForm } from '../../support/form-text.ts';

/** Lines above a table of a document belong to the form in it, and are no rows of it. */

/** The example without the rows above its project; they begin in paragraph 31. */
function below(lines: readonly string[], rows = exampleForm('national').rows): SheetGrid {
  const grid = exampleForm('national');
  const project = readTables(grid)[0]?.project?.cell.row ?? 0;
  return {
    ...grid,
    rows: rows.filter(({ row }) => row >= project),
    above: lines.map((text, at) => ({ paragraph: 31 + at, text })),
  };
}

function read(lines: readonly string[]): SelfEvaluation {
  const tables = readTables(below(lines));
  expect(tables).toHaveLength(1);
  return tables[0] as SelfEvaluation;
}

test('title and year: told by their paragraphs, shown at the first cell of the table', () => {
  const table = read(['项目支出绩效自评表', '（2022年度）']);
  const first = { row: table.range.top, column: table.range.left };
  expect(table.title).toMatchObject({ text: '项目支出绩效自评表', paragraph: 31, cell: first });
  expect(table.year).toMatchObject({ text: '（2022年度）', paragraph: 32, cell: first });
  expect(table.yearValue).toBe(2022);
  expect(table.project?.paragraph).toBeUndefined();
  expect(table.range).toEqual(readTables(below([]))[0]?.range);
});

test('the year in the title, and several things in one line', () => {
  expect(read(['2021年度项目支出绩效自评表'])).toMatchObject({ yearValue: 2021, year: { paragraph: 31 } });
  const apart = read(['绩效自评表', '填报单位：甲局    填报日期：2023年3月   单位：元']);
  expect(apart.yearValue).toBeNull();
  expect(apart.title?.text).toBe('绩效自评表');
});

test('the unit of money stands above where the form names none', () => {
  const grid = below(['自评表', '单位：元']);
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      typeof cell.value === 'string' ? { ...cell, value: cell.value.replace(/[（(]万元[)）]/g, '') } : cell,
    ),
  }));
  const [table] = readTables({ ...grid, rows });
  expect(table?.funds?.amountUnit).toBe('元');
  expect(table?.funds?.amountUnitCell).toMatchObject({ row: table?.range.top, column: table?.range.left });
});

test('who fills it in stands above where the form has no place for it', () => {
  const grid = below(['自评表（2022年度）', '填报单位：清河县教育局']);
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.filter(({ value }) => value !== '实施单位' && value !== readTables(grid)[0]?.unit?.text),
  }));
  expect(readTables({ ...grid, rows })[0]?.unit).toMatchObject({ text: '清河县教育局', paragraph: 32 });
});

test('a year that is missing is reported at the table’s first cell', () => {
  for (const lines of [['项目支出绩效自评表'], ['项目支出绩效自评表', '（    年度）']]) {
    const { findings } = review([below(lines)]);
    const missing = findings.filter(({ check, about }) => check === 'basics-missing' && about === 'year');
    expect(missing.map(({ cells }) => cells)).toEqual([[`A${below([]).rows[0]?.row}`]]);
  }
  expect(review([below(['（2022年度）'])]).findings.filter(({ check }) => check === 'basics-missing')).toEqual([]);
});

test('the year of a report’s entry has a paragraph instead of a cell', () => {
  const years = [below(['自评表', '（2022年度）']), exampleForm('national')].map((grid) => {
    const [table] = review([grid]).tables;
    return table === undefined ? null : tableEntry(table).year;
  });
  expect(years[0]).toEqual({ value: 2022, cell: null, paragraph: 32 });
  expect(years[1]).toEqual({ value: 2023, cell: expect.stringMatching(/^[A-Z]\d+$/) as string });
});

test('a title of the table’s own is nearer than a heading above it', () => {
  const grid = { ...exampleForm('national'), above: [{ paragraph: 31, text: '三、2019年度绩效自评表' }] };
  const [table] = readTables(grid);
  const [bare] = readTables(exampleForm('national'));
  expect(bare?.title?.text).toContain('自评表');
  expect([table?.title, table?.year, table?.yearValue]).toEqual([bare?.title, bare?.year, bare?.yearValue]);
});

test('of two forms in one table the lines are the first one’s', () => {
  const grid = below(['2021年度项目支出绩效自评表']);
  const last = grid.rows.at(-1)?.row ?? 0;
  const again = grid.rows.map(({ row, hidden, cells }) => ({
    row: row + last,
    hidden,
    cells: cells.map((cell) => ({ ...cell, row: cell.row + last })),
  }));
  const tables = readTables({ ...grid, rows: [...grid.rows, ...again] });
  expect(tables.map(({ yearValue, title }) => [yearValue, title?.paragraph])).toEqual([
    [2021, 31],
    [null, undefined],
  ]);
});
