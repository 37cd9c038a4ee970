import type { CellMark } from '../../../src/formats/mark-style.ts';
import { grid } from '../../support/grid-builder.ts';
import { areaAddress } from '../sheet-model/area.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Marks whose rows have moved in a workbook with chart sheets, and what Excel has to keep for us meanwhile. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const ROWS = [
  ['甲', 1],
  ['乙', 2],
  ['丙', 3],
];

const marks = (...rows: readonly number[]): CellMark[] =>
  rows.map((row) => ({
    sheet: FORM,
    cell: `B${row}`,
    severity: 'error',
    witness: { row: [{ cell: `A${row}`, text: String(ROWS[row - 1]?.[0]) }], column: [] },
  }));

const marked = (): string[] =>
  excel.workbook
    .sheet(FORM)
    .conditionalFormats.list.flatMap(({ areas }) => areas)
    .map(areaAddress);

test.each(['ExcelApi 1.7', 'ExcelApi 1.15'] as const)(
  '%s: beside a chart sheet marks go where their rows are now, and one whose row is gone is left out',
  async (requirementSet) => {
    excel = await openExcel([grid('图表', [[1]]), grid(FORM, ROWS)], { requirementSet });
    excel.workbook.sheet('图表').isChart = true;
    excel.workbook.sheet(FORM).insertRow(0);
    await excel.host.mark(marks(1, 3));
    expect(marked()).toEqual(['B2', 'B4']);
    excel.workbook.sheet(FORM).deleteRow(1);
    await excel.host.mark(marks(1, 3));
    expect(marked()).toEqual(['B3']);
  },
);

test('rows that move between looking and marking: the marks are set anew where they are then', async () => {
  excel = await openExcel([grid(FORM, ROWS)]);
  excel.faults.beforeRoundTrip(3, () => excel.workbook.sheet(FORM).insertRow(0));
  await excel.host.mark(marks(2));
  expect(marked()).toEqual(['B3']);
});

test('rows that move every time: after the third nothing stays marked', async () => {
  excel = await openExcel([grid(FORM, ROWS)]);
  for (let trip = 2; trip < 40; trip++)
    excel.faults.beforeRoundTrip(trip, () => excel.workbook.sheet(FORM).insertRow(0));
  await excel.host.mark(marks(2));
  expect(marked()).toEqual([]);
});

test('Excel keeps no range for us from one round trip to the next', async () => {
  excel = await openExcel([grid(FORM, ROWS), grid('另一', ROWS)]);
  const kept: number[] = [];
  for (let trip = 2; trip < 40; trip++) excel.faults.beforeRoundTrip(trip, () => kept.push(excel.stats.liveReferences));
  await excel.host.readSheets('all');
  const receipt = await excel.host.apply([
    { sheet: FORM, cell: 'B1', from: { value: 1 }, to: { value: 9 } },
    { sheet: '另一', cell: 'B2', from: { value: 2 }, to: { value: 8, formula: '4*2' } },
  ]);
  await excel.host.undo(receipt);
  await excel.host.locate(FORM, 'B2');
  expect(kept.length).toBeGreaterThan(6);
  expect(new Set(kept)).toEqual(new Set([0]));
});
