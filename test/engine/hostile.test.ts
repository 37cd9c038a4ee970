import fc from 'fast-check';
import { reviewBytes } from '../../src/app/review-file.ts';
import type { GridRange, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { readAnyWorkbook } from '../../src/formats/any.ts';
import { fileEntry } from '../../src/reports/entry.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { wholeReport } from '../../src/reports/report.ts';
import type { ReviewedFile } from '../../src/reports/schema.ts';
import { textReport } from '../../src/reports/text.ts';
import { partText } from '../support/compare-packages.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../support/form-text.ts';
import { buildXlsx, gridToXlsx } from '../support/xlsx-builder.ts';

/** Forms made to hurt: each is through in a moment, with findings or a refusal, and nothing is thrown. */

/** Milliseconds of this process alone. */
const MOST_TIME = 2000;

/** The entry of a form; its text and its page are made too. */
function entryOf(grid: SheetGrid): ReviewedFile {
  const from = process.cpuUsage();
  const entry = fileEntry({ path: '甲.xlsx', error: null, review: review([grid]) });
  for (const report of [textReport({ color: false, width: 80, show: 'all' }), htmlReport({ made: '', version: '1' })])
    expect(wholeReport(report, [entry]).length).toBeGreaterThan(0);
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1000).toBeLessThan(MOST_TIME);
  if (entry.verdict === null) throw new Error('not reviewed');
  return entry;
}

const FORM = exampleForm('national');

/** The first cell whose text is this, moved by so many columns. */
function placeOf(grid: SheetGrid, text: string, right = 0): string {
  for (const { cells } of grid.rows)
    for (const { row, column, value } of cells)
      if (typeof value === 'string' && value.includes(text)) return `${String.fromCharCode(64 + column + right)}${row}`;
  throw new Error(`no ${text}`);
}

const SCORED = review([FORM]).tables[0]?.table.indicators ?? [];

function cellsOfFirst(): { readonly [field in 'name' | 'target' | 'actual' | 'points' | 'score']: string } {
  const [first] = SCORED;
  if (first === undefined) throw new Error('no indicator');
  const address = (field: { cell: { row: number; column: number } } | null): string =>
    field === null ? 'A1' : `${String.fromCharCode(64 + field.cell.column)}${field.cell.row}`;
  const { name, target, actual, points, score } = first;
  return {
    name: address(name),
    target: address(target),
    actual: address(actual),
    points: address(points),
    score: address(score),
  };
}

const LONG = 32_767;

describe('one cell', () => {
  const at = cellsOfFirst();

  test.each([309, 400, LONG])('a score of %d digits is no number, and not said to be blank', (digits) => {
    const text = '9'.repeat(digits);
    const entry = entryOf(withCells(FORM, { [at.score]: `'${text}` }));
    expect(entry.tables[0]?.indicators[0]?.score).toEqual({ value: text, cell: at.score });
  });

  test.each(['.', '。', '；', '9', '1,', '(', '()', '万', '已', '完成', '预期', '（', '\u3000', '90%', '\u202e', '分'])(
    'any field of %j over and over',
    (piece) => {
      for (const behind of ['', 'x', '分'])
        for (const cell of Object.values(at)) {
          const text = piece.repeat(Math.floor((LONG - 1) / piece.length)) + behind;
          entryOf(withCells(FORM, { [cell]: `'${text}` }));
        }
    },
  );

  test('a unit of 32,767 multiples', () => {
    const form = exampleForm('operator-columns');
    const units = (review([form]).tables[0]?.table.indicators ?? []).flatMap(({ unit }) =>
      unit === null ? [] : [unit.cell],
    );
    expect(units.length).toBeGreaterThan(3);
    const places = units.map(({ row, column }) => `${String.fromCharCode(64 + column)}${row}`);
    entryOf(withCells(form, Object.fromEntries(places.map((place) => [place, '万'.repeat(LONG)]))));
  });

  test('a level of digits, a foot of digits', () => {
    const level = placeOf(FORM, '产出指标');
    const last = FORM.rows.at(-1)?.row ?? 1;
    for (const text of ['9'.repeat(LONG), `产出指标${'9'.repeat(LONG - 4)}`, `${'9'.repeat(LONG - 2)}x分`])
      entryOf(
        withCells(FORM, { [level]: `'${text}`, [`A${last + 1}`]: `'${text}`, [`D${last + 1}`]: `'备注${text}x` }),
      );
  });

  test('longer than a cell may be, it is cut when it is read', () => {
    const bytes = gridToXlsx([withCells(FORM, { A60: `'${'9'.repeat(300_000)}x` })]);
    const cells = readAnyWorkbook(bytes).sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(Math.max(...cells.map(({ value }) => String(value).length))).toBe(LONG);
    expect(reviewBytes('甲.xlsx', bytes).verdict).not.toBeNull();
  });
});

describe('a whole sheet', () => {
  test('9,000 wide merges', () => {
    const merges: GridRange[] = Array.from({ length: 9000 }, (_, i) => ({
      top: 100 + i,
      left: 1,
      bottom: 100 + i,
      right: 2000,
    }));
    const cells = FORM.rows.flatMap((row) => row.cells);
    const copies = [100, 101].flatMap((row) => [1, 2].map((column) => typedCell(row, column, '备注')));
    expect(entryOf(gridOf('自评表', [...cells, ...copies], merges)).tables).toHaveLength(1);
  });

  test('8,000 head rows', () => {
    const header = FORM.rows.find(({ cells }) => cells.some(({ value }) => value === '三级指标'));
    const cells = (header?.cells ?? []).flatMap((cell) =>
      Array.from({ length: 8000 }, (_, i) => ({ ...cell, row: 100 + i })),
    );
    expect(cells.length).toBeGreaterThan(40_000);
    const { verdict, findings } = entryOf(gridOf('自评表', [...FORM.rows.flatMap((row) => row.cells), ...cells]));
    // The form's own head, and 99 more of two rows each: the rest isn't read, and that is said.
    expect(findings.find(({ check }) => check === 'form-cut')?.message).toContain('只读到第297行');
    expect(verdict).not.toBe('ready');
  });

  test('rows out of order, and a row in two pieces, are each read once', () => {
    const bytes = buildXlsx([{ name: '自评表', cells: { A1: 1, A2: 2, B2: 5, A3: 3 } }]);
    const part = 'xl/worksheets/sheet1.xml';
    const xml = partText(bytes, part);
    const rows = [...xml.matchAll(/<row .*?<\/row>/gs)].map(([row]) => row);
    expect(rows).toHaveLength(3);
    const [one, two, three] = rows as [string, string, string];
    const read = (order: readonly string[]): unknown[] => {
      const changed = buildXlsx([{ name: '自评表', cells: {} }], {
        parts: { [part]: xml.replace(rows.join(''), order.join('')) },
      });
      return (
        readAnyWorkbook(changed).sheets[0]?.rows.map((row) => [row.row, row.cells.map(({ column }) => column)]) ?? []
      );
    };
    const expected = [
      [1, [1]],
      [2, [1, 2]],
      [3, [1]],
    ];
    for (const order of [
      [three, two, one],
      [two, one, three],
      [one, three, two],
      [one, two, two, three],
      [two, one, three, two],
    ])
      expect(read(order)).toEqual(expected);
  });
});

test('whatever stands in the cells, a review is made and can be told', () => {
  const forms = allForms();
  const content = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '9'.repeat(400),
      '-',
      '1e400',
      '＝',
      '≥',
      '%',
      '100%%',
      '万'.repeat(300),
      '(10分',
      '\ud800',
      '\u0000',
    ),
    fc.double().map(String),
    fc.constantFrom('=A1 →', '=A1 → #REF!', '#N/A', "'0.1", '1.7976931348623157e308'),
  );
  let reviewed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.array(fc.tuple(fc.nat(39), fc.nat(9), content), { minLength: 1, maxLength: 12 }),
      (form, changes) => {
        const typed = changes.map(
          ([row, column, text]) => [`${String.fromCharCode(65 + column)}${row + 1}`, text] as const,
        );
        entryOf(withCells(form, Object.fromEntries(typed)));
        reviewed++;
      },
    ),
    { numRuns: 400 },
  );
  expect(reviewed).toBeGreaterThanOrEqual(400);
});
