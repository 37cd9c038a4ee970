import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { review } from '../../../src/engine/review.ts';
import { describeForm } from '../../support/describe-form.ts';
import { fixtureForm, formNames } from '../../support/fixtures.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';

/** A remark beside the form changes nothing of what is read and said: a text, a number, a head, one column apart from it, in every row. */

const REMARKS = ['请补充说明', '88', '得分'];

/** The range of a form grows with what stands beside it. */
const reading = (grid: SheetGrid): string =>
  readTables(grid)
    .map((table) => describeForm(table).replace(/^(\S+) \S+/, '$1'))
    .join('\n');

const sentences = (grid: SheetGrid): string =>
  JSON.stringify(review([grid]).findings.map(({ check, severity, cells, about }) => [check, severity, cells, about]));

/** Rows of heads: what stands right of them is the head of a column more. */
const headRows = (grid: SheetGrid): ReadonlySet<number> =>
  new Set(
    readTables(grid).flatMap(({ heads, funds }) => [
      ...Object.values(heads).map(({ cell }) => cell.row),
      ...Object.values(funds?.heads ?? {}).map(({ cell }) => cell.row),
    ]),
  );

/** The heads above heads, and those of a list that isn’t read. */
const OTHER_HEADS = ['indented-levels 9 请补充说明', 'indented-levels 9 得分', 'system-execution-indicator 6 得分'];

test('words in the column directly beside the form, which has nothing else', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const name of formNames) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const column = Math.max(...cells.map((cell) => cell.column)) + 1;
    const [before, heads] = [reading(grid), headRows(grid)];
    for (const { row } of grid.rows) {
      if (heads.has(row)) continue;
      for (const typed of ['请补充说明', '得分']) {
        tried++;
        if (reading(gridOf(grid.name, [...cells, typedCell(row, column, typed)])) !== before)
          changed.push(`${name} ${row} ${typed}`);
      }
    }
  }
  expect(changed).toEqual(OTHER_HEADS);
  expect(tried).toBeGreaterThan(1000);
});

test('a remark right of the form', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const column = Math.max(...cells.map((cell) => cell.column)) + 2;
    const [before, saidBefore] = [reading(grid), sentences(grid)];
    for (const [index, { row }] of grid.rows.entries()) {
      for (const [which, typed] of REMARKS.entries()) {
        tried++;
        const remarked = gridOf(grid.name, [...cells, typedCell(row, column, typed)]);
        if (reading(remarked) !== before) changed.push(`${name} ${row} ${typed}`);
        // A review takes longer than a reading: one remark of three in each row.
        else if ((at + index) % REMARKS.length === which && sentences(remarked) !== saidBefore)
          changed.push(`${name} ${row} ${typed}: findings`);
      }
    }
  }
  expect(tried).toBeGreaterThan(2000);
  expect(changed).toEqual([]);
});

describe('what stands beside a form whose last column is I, and isn’t taken for a part of it', () => {
  const beside = (changes: Readonly<Record<string, string>>, merges: readonly string[] = []): string =>
    readTables({ ...withCells(exampleForm('national'), changes), merges: merges.map(gridRange) })
      .flatMap(({ account }) => [...account.beside].map(({ row, column }) => cellAddress(row, column)))
      .join();

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['words', { J8: '请补充说明' }, 'J8'],
    ['words that could be a head', { J8: '得分' }, 'J8'],
    ['a numeral in words', { J8: "'88" }, 'J8'],
    ['words beside an indicator', { J13: '小区改名' }, 'J13'],
    ['words beside the title', { J1: '草稿' }, 'J1'],
    ['words beside the total', { J20: '请补充说明' }, 'J20'],
    ['words beside the heads of the two long texts', { J10: '请补充说明' }, 'J10'],
    ['a number', { J8: '88' }, 'J8'],
    ['a formula', { J8: '=A1&"" → 请补充说明' }, 'J8'],
    ['a head more, of the indicators', { J12: '备查' }, ''],
    ['a head more, of the funds', { J5: '备查' }, ''],
    ['the value of the label beside it', { I3: '主管部门', J3: '清河县住房和城乡建设局' }, ''],
    ['the value of another label', { I9: '总分', J9: '优' }, ''],
    ['words in a row of their own', { J22: '请补充说明' }, ''],
    ['a column of two', { J8: '请补充说明', J9: '请补充说明' }, ''],
  ])('directly: %s', (_, changes, expected) => {
    expect(beside(changes)).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['words', { K8: '请补充说明' }, 'K8'],
    ['a number', { K8: '88' }, 'K8'],
    ['a head alone', { K12: '得分' }, 'K12'],
    ['words and a number', { K12: '备查', K13: '8' }, 'K12,K13'],
    ['a list of words', { K8: '改', L8: '补' }, 'K8,L8'],
    ['words apart from each other', { K8: '改', M9: '补' }, 'K8,M9'],
    ['scores', { K12: '得分', K13: '8' }, ''],
    ['amounts', { K5: '全年预算数', K6: '5' }, ''],
    ['another form', { K1: '项目支出绩效自评表', K3: '8' }, ''],
    ['a name', { K3: '主管部门', K4: '清河县住房和城乡建设局' }, ''],
    ['a total', { K20: '总分', K21: '优' }, ''],
    ['goals', { K10: '预期目标', K11: '完成' }, ''],
  ])('a column apart: %s', (_, changes, expected) => {
    expect(beside(changes)).toBe(expected);
  });

  test('not what a merge ties to it', () => {
    const [near, far] = [{ J8: '请补充说明' }, { K8: '请补充说明' }];
    expect([beside(near, ['I8:J8']), beside(near, ['I1:J1'])]).toEqual(['', '']);
    expect([beside(far, ['I8:K8']), beside(far, ['I1:K1'])]).toEqual(['', '']);
    expect(beside(far, ['J8:K8'])).toBe('K8');
    expect(beside(far, ['H8:I8'])).toBe('K8');
    expect(beside(near, ['H8:I8'])).toBe('J8');
  });
});
