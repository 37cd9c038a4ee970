import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** A note that is longer than its row is high: the row grows in the same step, and undoing brings the height back. */

const FORM = '自评表';
const NOTE = '原因：汛期停工一个月，部分标段推迟开工。改进措施：提前安排工期。';
/** What tells merged areas. */
const NEW = { requirementSet: 'ExcelApi 1.13' } as const;
let excel: OpenExcel;
afterEach(() => excel.leave());

const note = (value = NOTE): CellEdit => ({
  sheet: FORM,
  cell: 'A2',
  from: { value: null },
  to: { value },
  legible: true,
});

/** A2 is wrapped, in a row of 14.25 points and a column of 60. */
function form(wrap = true) {
  const model = new WorkbookModel();
  const sheet = model.addSheet(FORM, 'user');
  model.type(FORM, 'A1', '偏差原因');
  sheet.cell(1, 0).wrap = wrap;
  sheet.rowHeights.set(1, 14.25);
  sheet.columnWidths.set(0, 60);
  return { model, sheet };
}

test('the row grows with the text, and is as high as before when that is undone', async () => {
  const { model, sheet } = form();
  excel = await openExcel(model, NEW);
  const receipt = await excel.host.apply([note()]);
  const grown = sheet.heightOf(1);
  expect(grown).toBeGreaterThan(90);
  expect(receipt.applied[0]?.height).toEqual({
    from: { points: '14.25', fixed: null },
    to: { points: String(grown), fixed: null },
  });
  await excel.host.undo(receipt);
  expect(sheet.heightOf(1)).toBe(14.25);
});

test('a merged area counts with all its rows and columns', async () => {
  const { model, sheet } = form();
  sheet.merge({ top: 1, bottom: 2, left: 0, right: 3 });
  excel = await openExcel(model, NEW);
  await excel.host.apply([note()]);
  const merged = sheet.heightOf(1);
  expect(merged).toBeGreaterThan(14.25);
  expect(merged).toBeLessThan(45);
});

test('beside a merged area a cell of its own counts for itself; only merged areas are asked for their sizes', async () => {
  const { model, sheet } = form();
  sheet.merge({ top: 1, bottom: 2, left: 0, right: 3 });
  for (const row of [4, 5]) {
    sheet.cell(row, 0).wrap = true;
    sheet.rowHeights.set(row, 14.25);
  }
  excel = await openExcel(model, NEW);
  const below = (cell: string): CellEdit => ({ ...note(), cell });
  const tripsOf = async (...edits: readonly CellEdit[]): Promise<number> => {
    const before = excel.stats.roundTrips;
    await excel.host.apply(edits);
    return excel.stats.roundTrips - before;
  };
  const alone = await tripsOf(below('A6'));
  expect(await tripsOf(note(), below('A5'))).toBe(alone + 1);
  const [merged = 0, own = 0, first] = [1, 4, 5].map((row) => sheet.heightOf(row));
  expect(own).toBe(first);
  expect(own).toBeGreaterThan(90);
  expect(merged).toBeGreaterThan(14.25);
  expect(merged).toBeLessThan(45);
});

test.each([
  [NOTE, NOTE.slice(0, 16)],
  [NOTE.slice(0, 16), NOTE],
])('a row of several texts is as high as the longest of them: %s, %s', async (first, second) => {
  const { model, sheet } = form();
  sheet.cell(1, 1).wrap = true;
  sheet.columnWidths.set(1, 60);
  excel = await openExcel(model, NEW);
  await excel.host.apply([note(first), { ...note(second), cell: 'B2' }]);
  expect(sheet.heightOf(1)).toBeGreaterThan(90);
});

test('a row that a filter leaves out gets its note and stays out of sight, also when the height it had is brought back', async () => {
  const { model, sheet } = form();
  const rows = { top: 0, bottom: 1, left: 0, right: 0 };
  sheet.filterRows(rows, [1]);
  excel = await openExcel(model, NEW);
  const hidden = await excel.host.apply([note()]);
  expect([hidden.applied.map(({ height }) => height), [...sheet.hiddenRows]]).toEqual([[undefined], [1]]);
  await excel.host.undo(hidden);
  sheet.filterRows(rows, []);
  const shown = await excel.host.apply([note()]);
  expect(sheet.heightOf(1)).toBeGreaterThan(90);
  sheet.filterRows(rows, [1]);
  await excel.host.undo(shown);
  expect([sheet.cell(1, 0).value, [...sheet.hiddenRows]]).toEqual([null, [1]]);
});

test('an Excel that can’t tell merged areas leaves the row as it is', async () => {
  const { model, sheet } = form();
  excel = await openExcel(model);
  await excel.host.apply([note()]);
  expect([sheet.peek(1, 0)?.value, sheet.heightOf(1)]).toEqual([NOTE, 14.25]);
});

test('a height that somebody has set since stays', async () => {
  const { model, sheet } = form();
  excel = await openExcel(model, NEW);
  const receipt = await excel.host.apply([note()]);
  sheet.rowHeights.set(1, 50);
  await excel.host.undo(receipt);
  expect(sheet.heightOf(1)).toBe(50);
  expect(sheet.peek(1, 0)?.value).toBeNull();
});

test.each<[what: string, prepare: (given: ReturnType<typeof form>) => void, edit: CellEdit]>([
  ['a short text', () => undefined, note('无')],
  ['a text in one line', ({ sheet }) => Object.assign(sheet.cell(1, 0), { wrap: false }), note()],
  [
    'a sheet that forbids it',
    ({ sheet }) => {
      sheet.protected = true;
      sheet.cell(1, 0).locked = false;
    },
    note(),
  ],
  [
    'what nobody asked to make legible',
    () => undefined,
    { sheet: FORM, cell: 'A2', from: { value: null }, to: { value: NOTE } },
  ],
])('%s is written, and the row stays as it is', async (_what, prepare, edit) => {
  const given = form();
  prepare(given);
  excel = await openExcel(given.model, NEW);
  const { applied } = await excel.host.apply([edit]);
  expect(given.sheet.peek(1, 0)?.value).toBe(edit.to.value);
  expect([given.sheet.heightOf(1), applied[0]?.height]).toEqual([14.25, undefined]);
});
