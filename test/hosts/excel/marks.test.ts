import type { CellMark } from '../../../src/formats/mark-style.ts';
import { MARK_STYLES } from '../../../src/formats/mark-style.ts';
import { grid } from '../../support/grid-builder.ts';
import { areaAddress, parseArea, singleCell } from '../sheet-model/area.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Marks in Excel: conditional formats, beside those of the user. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const mark = (cell: string, severity: CellMark['severity'] = 'error', sheet = FORM): CellMark => ({
  sheet,
  cell,
  severity,
});

function formats(model: WorkbookModel, sheet = FORM): string[] {
  return model.sheet(sheet).conditionalFormats.list.map(({ areas, formula, type }) => {
    return `${areas.map(areaAddress).join(' ')}: ${formula === '' ? type : formula}`;
  });
}

/** What people have: a rule of their own, one without a formula, and one that only speaks of us. */
function withUsersFormats(model: WorkbookModel): readonly string[] {
  const { conditionalFormats } = model.sheet(FORM);
  const areas = [parseArea('A1:D20') ?? singleCell(0, 0)];
  conditionalFormats.add({ areas, formula: '=$A1>100', fill: '#00FF00' });
  conditionalFormats.add({ areas, type: 'ContainsText' });
  conditionalFormats.add({ areas: [singleCell(0, 0)], formula: '=A1="绩核:error"' });
  return formats(model);
}

test.each(['ExcelApi 1.7', 'ExcelApi 1.15'] as const)(
  '%s: come behind the user’s formats, and go without a trace',
  async (requirementSet) => {
    excel = await openExcel([grid(FORM, [['旧', 1]])], { requirementSet });
    const before = withUsersFormats(excel.workbook);
    const cell = JSON.stringify(excel.workbook.sheet(FORM).peek(0, 0));
    await excel.host.mark([mark('A1'), mark('B2', 'hint'), mark('C3', 'warning'), mark('C4', 'warning')]);
    expect(formats(excel.workbook)).toEqual([
      ...before,
      'A1: =LEN("绩核:error")>0',
      'C3:C4: =LEN("绩核:warning")>0',
      'B2: =LEN("绩核:hint")>0',
    ]);
    const shown = excel.workbook.sheet(FORM).conditionalFormats.list.slice(before.length);
    expect(shown.map(({ fill, font }) => [fill, font.color])).toEqual(
      (['error', 'warning', 'hint'] as const).map((each) => [
        `#${MARK_STYLES[each].fill}`,
        `#${MARK_STYLES[each].font}`,
      ]),
    );
    expect(JSON.stringify(excel.workbook.sheet(FORM).peek(0, 0))).toBe(cell);
    // Closed, saved, opened in another Excel, with another host.
    const { workbook } = excel;
    await excel.leave();
    excel = await openExcel(workbook, { requirementSet });
    await excel.host.clearMarks();
    expect(formats(excel.workbook)).toEqual(before);
  },
);

test('300 sheets with thousands of cells: four round trips at most', async () => {
  const sheets = Array.from({ length: 300 }, (_, index) => grid(`项目 ${index + 1}`, [[index]]));
  excel = await openExcel(sheets, { requirementSet: 'ExcelApi 1.9' });
  const marks = sheets.flatMap(({ name }) =>
    Array.from({ length: 20 }, (_, at) => mark(`B${at * 2 + 1}`, 'error', name)),
  );
  await excel.host.mark(marks);
  expect(excel.stats.roundTrips).toBe(3);
  expect(excel.workbook.sheets.every(({ conditionalFormats }) => conditionalFormats.list.length === 1)).toBe(true);
  await excel.host.mark(marks.map((each) => ({ ...each, severity: 'hint' })));
  expect(excel.stats.roundTrips).toBe(7);
  await excel.host.clearMarks();
  expect(excel.stats.roundTrips).toBe(11);
  expect(excel.workbook.sheets.every(({ conditionalFormats }) => conditionalFormats.list.length === 0)).toBe(true);
});

test('more areas than an address holds', async () => {
  excel = await openExcel([grid(FORM, [[1]])], { requirementSet: 'ExcelApi 1.9' });
  const cells = Array.from({ length: 2000 }, (_, at) => mark(`B${at * 2 + 1}`));
  await excel.host.mark(cells);
  const { list } = excel.workbook.sheet(FORM).conditionalFormats;
  expect(list.length).toBeGreaterThan(1);
  expect(list.reduce((sum, { areas }) => sum + areas.length, 0)).toBe(2000);
});

test('each cell has its worst mark, in whatever order and however it is written, on each sheet its own', async () => {
  excel = await openExcel([grid(FORM, [[1]]), grid('另一', [[1]])], { requirementSet: 'ExcelApi 1.9' });
  await excel.host.mark([
    mark('A1', 'warning'),
    mark('$a$1', 'error'),
    mark('A2', 'error'),
    mark('A2', 'hint'),
    mark('B5', 'hint'),
    mark('A3', 'error'),
    mark('A1', 'hint', '另一'),
    mark('A1', 'hint', '另一'),
    mark('C1', 'hint', '另一'),
  ]);
  expect(formats(excel.workbook)).toEqual(['A1:A3: =LEN("绩核:error")>0', 'B5: =LEN("绩核:hint")>0']);
  expect(formats(excel.workbook, '另一')).toEqual(['A1 C1: =LEN("绩核:hint")>0']);
});

test.each([
  ['没有', 'A1', { kind: 'gone', code: 'no-such-sheet', detail: { sheet: '没有' } }],
  [FORM, 'A0', { kind: 'gone', code: 'no-such-cell', detail: { sheet: FORM, cells: ['A0'] } }],
])('%s!%s can’t be marked, and then nothing is', async (sheet, cell, expected) => {
  excel = await openExcel([grid(FORM, [[1]])]);
  await excel.host.mark([mark('B2')]);
  await expect(excel.host.mark([mark('A1'), mark(cell, 'hint', sheet)])).rejects.toMatchObject(expected);
  expect(formats(excel.workbook)).toEqual(['B2: =LEN("绩核:error")>0']);
});

test('lists of areas are as long as they may be, not longer', async () => {
  excel = await openExcel([grid(FORM, [[1]])], { requirementSet: 'ExcelApi 1.9' });
  // Addresses of 4 characters and a comma: 800 of them are 3999.
  const cells = Array.from({ length: 801 }, (_, at) => mark(`B${at * 2 + 101}`)).filter(
    ({ cell }) => cell.length === 4,
  );
  const more = Array.from({ length: 800 - cells.length }, (_, at) => mark(`D${at * 2 + 101}`));
  await excel.host.mark([...cells, ...more]);
  const counts = (): number[] => excel.workbook.sheet(FORM).conditionalFormats.list.map(({ areas }) => areas.length);
  expect(counts()).toEqual([800]);
  await excel.host.mark([...cells, ...more, mark('F101')]);
  expect(counts()).toEqual([800, 1]);
});

test('a protected sheet is passed over and named; the others are marked', async () => {
  excel = await openExcel([grid('甲', [[1]], { protected: true }), grid(FORM, [[1]])]);
  await expect(excel.host.mark([mark('A1', 'error', '甲'), mark('A1')])).rejects.toMatchObject({
    kind: 'protected',
    code: 'protected-sheet',
    detail: { sheet: '甲' },
  });
  expect(formats(excel.workbook)).toHaveLength(1);
  expect(formats(excel.workbook, '甲')).toEqual([]);
  await excel.host.clearMarks();
  expect(formats(excel.workbook)).toEqual([]);
});

test('a sheet whose protection allows formatting is marked', async () => {
  excel = await openExcel([grid(FORM, [[1]], { protected: true })]);
  excel.workbook.sheet(FORM).protectionOptions = { allowFormatCells: true };
  await excel.host.mark([mark('A1')]);
  expect(formats(excel.workbook)).toHaveLength(1);
});

test('marks of a sheet that was protected since stay, and that is said', async () => {
  excel = await openExcel([grid(FORM, [[1]])]);
  await excel.host.mark([mark('A1')]);
  excel.workbook.sheet(FORM).protected = true;
  await expect(excel.host.clearMarks()).rejects.toMatchObject({ kind: 'protected', detail: { sheet: FORM } });
  excel.workbook.sheet(FORM).protected = false;
  await excel.host.clearMarks();
  expect(formats(excel.workbook)).toEqual([]);
});

test('copied by the user to other cells they are cleared there too', async () => {
  excel = await openExcel([grid(FORM, [[1]]), grid('另一', [[1]])]);
  await excel.host.mark([mark('A1')]);
  const [ours] = excel.workbook.sheet(FORM).conditionalFormats.list;
  excel.workbook.sheet('另一').conditionalFormats.add({ areas: [singleCell(4, 4)], formula: ours?.formula ?? '' });
  await excel.host.mark([]);
  expect([formats(excel.workbook), formats(excel.workbook, '另一')]).toEqual([[], []]);
});

test('a rule that Excel lists and doesn’t find costs its own sheet a round trip a rule, no other', async () => {
  const cells = Array.from({ length: 12 }, (_, at) => `B${at * 2 + 1}`);
  const trips: number[] = [];
  for (const fault of [undefined, 'not-found'] as const) {
    excel = await openExcel([grid(FORM, [[1]]), grid('另一', [[1]])], { requirementSet: 'ExcelApi 1.7' });
    const areas = [singleCell(0, 0)];
    excel.workbook.sheet(FORM).conditionalFormats.add({ areas, formula: '=$A1>1', ...(fault && { fault }) });
    await excel.host.mark([mark('A1'), mark('A3'), ...cells.map((cell) => mark(cell, 'hint', '另一'))]);
    const before = excel.stats.roundTrips;
    await excel.host.clearMarks();
    trips.push(excel.stats.roundTrips - before);
    expect([formats(excel.workbook), formats(excel.workbook, '另一')]).toEqual([['A1: =$A1>1'], []]);
    if (fault === undefined) await excel.leave();
  }
  expect(trips).toEqual([4, 9]);
});

test('half-done marks are cleared the next time', async () => {
  excel = await openExcel([grid(FORM, [[1]])]);
  const before = withUsersFormats(excel.workbook);
  excel.faults.beforeRoundTrip(4, () => excel.faults.failAction(({ Name }) => Name === 'Priority'));
  await expect(excel.host.mark([mark('A1'), mark('B2', 'hint')])).rejects.toMatchObject({ kind: 'unknown' });
  expect(formats(excel.workbook).length).toBeGreaterThan(before.length);
  await excel.host.clearMarks();
  expect(formats(excel.workbook)).toEqual(before);
});

test.each([1, 2, 3, 4])(
  'Excel is busy when it is asked for the %i. time: nothing more is asked, and marks stay',
  async (trip) => {
    excel = await openExcel([grid(FORM, [[1]]), grid('另一', [[1]])]);
    await excel.host.mark([mark('A1'), mark('B2', 'hint', '另一')]);
    const { roundTrips } = excel.stats;
    excel.faults.beforeRoundTrip(roundTrips + trip, () => excel.faults.throttleNext());
    await expect(excel.host.clearMarks()).rejects.toMatchObject({ kind: 'busy', code: 'busy' });
    expect(excel.stats.roundTrips).toBe(roundTrips + trip);
    expect([formats(excel.workbook).length, formats(excel.workbook, '另一').length]).toEqual([1, 1]);
  },
);

test('while a cell is being edited', async () => {
  excel = await openExcel([grid(FORM, [[1]])]);
  excel.faults.editing = true;
  await expect(excel.host.mark([mark('A1')])).rejects.toMatchObject({ kind: 'editing' });
  excel.faults.editing = false;
});
