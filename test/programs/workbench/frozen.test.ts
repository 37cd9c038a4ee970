import type { Severity } from '../../../src/engine/checks/check.ts';
import type { Review } from '../../../src/engine/review-types.ts';
import { findingsBySheet, type HeadRows, NO_FINDINGS } from '../../../src/programs/workbench/sheet/findings.ts';
import { type FrozenRows, frozenRows, isSameFrozen } from '../../../src/programs/workbench/sheet/frozen.ts';
import { boxOf, headOf, isOneCell, placeOf, rowEdge } from '../../../src/programs/workbench/sheet/geometry.ts';
import { HEAD_HEIGHT, HEAD_WIDTH } from '../../../src/programs/workbench/sheet/heads.ts';
import type { SheetModel } from '../../../src/programs/workbench/sheet/model.ts';
import { rowOffsets } from '../../../src/programs/workbench/sheet/row-window.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { buildXlsx, type XlsxSheet } from '../../support/xlsx-builder.ts';

/** Which rows stay in sight while the sheet is scrolled, and where cells lie. Rows are 20 pixels high here. */

const ROW = 20;

function modelOf(rows: number, more: Partial<XlsxSheet> = {}): SheetModel {
  const cells = Object.fromEntries(Array.from({ length: rows }, (_, row) => [`A${row + 1}`, row]));
  return new Workbook(buildXlsx([{ name: '表', cells, ...more }]), 'a.xlsx').snapshot().model;
}

/** The scrolled area, with the rows that are drawn. */
function area(model: SheetModel, scrollTop: number, clientHeight = 400, isDrawn = true): HTMLElement {
  const querySelector = (selector: string): unknown => {
    const row = Number(/^tr\[data-row="(\d+)"\]$/.exec(selector)?.[1]);
    const place = model.placeOfRow(row);
    return isDrawn && place >= 0 ? { offsetTop: HEAD_HEIGHT + place * ROW, offsetHeight: ROW } : null;
  };
  return { scrollTop, clientHeight, querySelector } as unknown as HTMLElement;
}

const SHORT = modelOf(60);
const HEADS: readonly HeadRows[] = [
  { from: 3, to: 4, end: 10 },
  { from: 13, to: 13, end: 20 },
];

describe('rows that stay', () => {
  const at = (scrollTop: number, heads = HEADS, model = SHORT, clientHeight = 400): FrozenRows | null =>
    frozenRows(area(model, scrollTop, clientHeight), model, null, heads);

  test('are the heads of the form: where they stand, one below the other', () => {
    const found = { from: 2, to: 4, tops: [HEAD_HEIGHT, HEAD_HEIGHT + ROW], above: 2 * ROW, height: 2 * ROW };
    expect(at(0)).toEqual(found);
    expect(at(100)).toEqual(found);
  });

  test('as long as something of the form is below them, then those of the next one', () => {
    // Row 10 ends at 200: with the heads over it at 160.
    expect(at(160)?.from).toBe(2);
    expect(at(161)).toBeNull();
    // Row 13 begins at 240.
    expect(at(240)).toBeNull();
    expect(at(241)).toMatchObject({ from: 12, to: 13, tops: [HEAD_HEIGHT], above: 12 * ROW, height: ROW });
    expect(at(381)).toBeNull();
  });

  test('unless they took more than two fifths of what is in sight', () => {
    expect(at(0, HEADS, SHORT, 100)).not.toBeNull();
    expect(at(0, HEADS, SHORT, 99)).toBeNull();
  });

  test('are none where no form is, and only those that can be seen', () => {
    expect(at(0, [])).toBeNull();
    const hidden = modelOf(60, { hiddenRows: [3] });
    expect(at(0, HEADS, hidden)).toMatchObject({ from: 2, to: 3, tops: [HEAD_HEIGHT], above: 2 * ROW, height: ROW });
    const none = modelOf(60, { hiddenRows: [3, 4] });
    expect(at(0, HEADS, none)).toBeNull();
  });

  test('of a long sheet are where the heights of rows put them, drawn or not', () => {
    const long = modelOf(500);
    const offsets = rowOffsets(long);
    const height = long.look.defaultHeight;
    const heads = [{ from: 3, to: 4, end: 450 }];
    const found = frozenRows(area(long, 300 * height, 400, false), long, offsets, heads);
    const tops = [HEAD_HEIGHT, HEAD_HEIGHT + height];
    expect(found).toEqual({ from: 2, to: 4, tops, above: 2 * height, height: 2 * height });
    // What is drawn lies elsewhere: it isn't asked.
    const drawn = area(long, 300 * height, 400);
    expect(frozenRows(drawn, long, offsets, heads)).toEqual(found);
  });

  test('are as before where nothing of them differs', () => {
    const found = at(0);
    expect([isSameFrozen(found, at(100)), isSameFrozen(null, null)]).toEqual([true, true]);
    expect([isSameFrozen(found, null), isSameFrozen(found, at(241))]).toEqual([false, false]);
  });
});

describe('where cells lie', () => {
  const model = modelOf(20, { cells: { A1: 1, B2: '合', A5: '藏', D9: 1 }, merges: ['B2:C3'], hiddenRows: [5] });
  const host = area(model, 0);
  const widths = model.columns.map(({ width }) => width);
  const span = (row: number, column: number, toRow = row, toColumn = column) => ({
    anchor: { row, column },
    focus: { row: toRow, column: toColumn },
  });
  const left = (columns: number): number => widths.slice(0, columns).reduce((sum, width) => sum + width, HEAD_WIDTH);

  test('beside the heads, over all that is selected; hidden rows have no height', () => {
    expect(boxOf(host, model, null, span(1, 1))).toEqual({
      left: HEAD_WIDTH,
      top: HEAD_HEIGHT,
      width: widths[0],
      height: ROW,
    });
    const merged = { left: left(1), top: HEAD_HEIGHT + ROW, width: left(3) - left(1), height: 2 * ROW };
    expect(boxOf(host, model, null, span(3, 3))).toEqual(merged);
    expect(boxOf(host, model, null, span(4, 4, 6, 4))).toMatchObject({
      left: left(3),
      top: HEAD_HEIGHT + 3 * ROW,
      height: 2 * ROW,
    });
    expect(boxOf(host, model, null, span(5, 4))).toEqual({ left: 0, top: 0, width: 0, height: 0 });
  });

  test('a row that isn’t drawn is where its height puts it', () => {
    const offsets = rowOffsets(model);
    const missing = area(model, 0, 400, false);
    const height = model.look.defaultHeight;
    expect(rowEdge(missing, model, offsets, 6, false)).toBe(HEAD_HEIGHT + 4 * height);
    expect(rowEdge(missing, model, offsets, 6, true)).toBe(HEAD_HEIGHT + 5 * height);
    expect(rowEdge(missing, model, null, 6, true)).toBe(HEAD_HEIGHT);
    expect(rowEdge(host, model, offsets, 6, true)).toBe(HEAD_HEIGHT + 5 * ROW);
  });

  test('one cell, or what is merged into one', () => {
    expect([span(1, 1), span(2, 2, 3, 3), span(3, 3)].map((each) => isOneCell(model, each))).toEqual([
      true,
      true,
      true,
    ]);
    expect([span(1, 1, 1, 2), span(1, 1, 2, 1), span(3, 3, 4, 3)].map((each) => isOneCell(model, each))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('what lies under the pointer', () => {
    document.body.innerHTML =
      '<table><tr><th data-column-head="3"><b>C</b></th></tr><tr><th data-row-head="7">7</th><td data-cell="B7"><i>x</i></td></tr></table>';
    const [column, row, cell] = ['b', '[data-row-head]', 'i'].map((each) => document.querySelector(each));
    expect([column, row, cell, null].map((each) => headOf(each ?? null, 'columnHead'))).toEqual([3, null, null, null]);
    expect([column, row, cell, null].map((each) => headOf(each ?? null, 'rowHead'))).toEqual([null, 7, null, null]);
    expect([column, row, cell, null, document].map((each) => placeOf(each ?? null))).toEqual([
      null,
      null,
      { row: 7, column: 2 },
      null,
      null,
    ]);
    document.body.innerHTML = '';
  });
});

describe('what was found, by sheet', () => {
  type Given = Pick<Review, 'findings' | 'tables'>;
  const finding = (
    sheet: string,
    severity: Severity,
    cells: readonly string[],
    waived: object | null = null,
  ): unknown => ({
    sheet,
    severity,
    cells,
    waived,
  });
  const table = (sheet: string, heads: readonly number[], indicators: readonly number[]): unknown => ({
    table: {
      sheet,
      heads: Object.fromEntries(heads.map((row, at) => [`head ${at}`, { cell: { row } }])),
      indicators: indicators.map((row) => ({ row })),
    },
  });
  const given = (findings: readonly unknown[], tables: readonly unknown[] = []): Given =>
    ({ findings, tables }) as Given;

  test('is counted by severity; a cell has the sign of the worst, and its sentences in that order', () => {
    const [hint, error, warning, other] = [
      finding('甲', 'hint', ['B3', 'C3']),
      finding('甲', 'error', ['B3']),
      finding('甲', 'warning', ['A3']),
      finding('乙', 'hint', []),
    ];
    const left = finding('甲', 'error', ['D3'], {});
    const found = findingsBySheet(given([hint, warning, error, left, other]));
    expect([...found.keys()].sort()).toEqual(['乙', '甲'].sort());
    const sheet = found.get('甲');
    expect(sheet?.counts).toEqual({ error: 1, warning: 1, hint: 1 });
    expect(Object.fromEntries(sheet?.signs.get(3) ?? [])).toEqual({
      A3: 'warning',
      B3: 'error',
    });
    expect(sheet?.cells.get('B3')).toEqual([error, hint]);
    // Counted with its sheet, though it is in no cell.
    expect(found.get('乙')).toMatchObject({
      counts: { error: 0, warning: 0, hint: 1 },
      signs: new Map(),
      cells: new Map(),
    });
    expect(findingsBySheet(given([left]))).toEqual(NO_FINDINGS);
  });

  test('rows whose signs are the same stay the same objects', () => {
    const before = findingsBySheet(
      given([finding('甲', 'hint', ['B3']), finding('甲', 'error', ['B4']), finding('甲', 'hint', ['B5'])]),
    );
    const after = findingsBySheet(
      given([
        finding('甲', 'hint', ['B3']),
        finding('甲', 'warning', ['B4']),
        finding('甲', 'hint', ['B5']),
        finding('甲', 'hint', ['C5']),
      ]),
      before,
    );
    const isSame = [3, 4, 5].map((row) => before.get('甲')?.signs.get(row) === after.get('甲')?.signs.get(row));
    expect(isSame).toEqual([true, false, false]);
  });

  test.each<[string, readonly number[], readonly number[], HeadRows | null]>([
    ['one row', [12], [13, 15, 14], { from: 12, to: 12, end: 15 }],
    ['two', [12, 11, 12], [13, 14], { from: 11, to: 12, end: 14 }],
    ['four', [9, 12], [13], { from: 9, to: 12, end: 13 }],
    ['five, which are something else', [8, 12], [13], null],
    ['beside the first indicator', [12, 13], [13, 14], null],
    ['none', [], [13], null],
    ['without indicators', [12], [], null],
  ])('heads of a form: %s', (_name, heads, indicators, expected) => {
    const found = findingsBySheet(given([], [table('甲', heads, indicators)])).get('甲');
    expect(found?.heads ?? null).toEqual(expected === null ? null : [expected]);
  });

  test('heads of two forms of a sheet are both there', () => {
    const found = findingsBySheet(given([], [table('甲', [3], [4]), table('甲', [23], [24])]));
    expect(found.get('甲')?.heads.map(({ from }) => from)).toEqual([3, 23]);
  });
});
