import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { profileWith } from '../wps-emulator/profile.ts';
import { openWps } from './open-wps.ts';

/** A note that is longer than its row is high: the row grows with it, and undoing brings the height back. */

const FORM = '自评表';
const NOTE = '原因：汛期停工一个月，部分标段推迟开工。改进措施：提前安排工期。';
const note: CellEdit = { sheet: FORM, cell: 'A2', from: { value: null }, to: { value: NOTE }, legible: true };

/** A2 is wrapped, in a row of 14.25 points and a column of 60. */
function form(wrap = true) {
  const model = new WorkbookModel();
  const sheet = model.addSheet(FORM, 'user');
  model.type(FORM, 'A1', '偏差原因');
  sheet.cell(1, 0).wrap = wrap;
  sheet.rowHeights.set(1, 14.25);
  sheet.columnWidths.set(0, 60);
  return { sheet, opened: openWps(model, profileWith()) };
}

test('the row grows with the text, and is as high as before when that is undone', async () => {
  const { sheet, opened } = form();
  const receipt = await opened.host.apply([note]);
  const grown = sheet.heightOf(1);
  expect(grown).toBeGreaterThan(90);
  const height = { from: { points: '14.25', fixed: null }, to: { points: String(grown), fixed: null } };
  expect(receipt.applied[0]?.height).toEqual(height);
  const undone = await opened.host.undo(receipt);
  expect(sheet.heightOf(1)).toBe(14.25);
  await opened.host.undo(undone);
  expect(sheet.heightOf(1)).toBe(grown);
  sheet.rowHeights.set(1, 200);
  await opened.host.undo(receipt);
  expect(sheet.heightOf(1)).toBe(200);
  await opened.leave();
});

test('a merged area counts with all its rows and columns', async () => {
  const { sheet, opened } = form();
  sheet.merge({ top: 1, bottom: 2, left: 0, right: 3 });
  await opened.host.apply([note]);
  expect(sheet.heightOf(1)).toBeGreaterThan(14.25);
  expect(sheet.heightOf(1)).toBeLessThan(45);
  await opened.leave();
});

test.each([
  ['text in one line', () => form(false)],
  ['a hidden row', () => withSheet((sheet) => sheet.hiddenRows.add(1))],
  [
    'a sheet that doesn’t allow it',
    () =>
      withSheet((sheet) => {
        sheet.unlock({ top: 1, left: 0, bottom: 1, right: 0 });
        sheet.protected = true;
      }),
  ],
])('%s stays as it is', async (_name, make) => {
  const { sheet, opened } = make();
  const before = sheet.heightOf(1);
  const { applied } = await opened.host.apply([note]);
  expect([applied.length, applied[0]?.height, sheet.heightOf(1)]).toEqual([1, undefined, before]);
  await opened.leave();
});

function withSheet(change: (sheet: ReturnType<typeof form>['sheet']) => unknown): ReturnType<typeof form> {
  const made = form();
  change(made.sheet);
  return made;
}

test('every single fault: the text is written, or nothing is, and the height that is told is the row’s', async () => {
  const counted = form();
  counted.opened.wps.crossings.count = 0;
  await counted.opened.host.apply([note]);
  const total = counted.opened.wps.crossings.count;
  await counted.opened.leave();
  for (const kind of ['throws', 'null', 'nothing'] as const)
    for (let k = 1; k <= total; k++) {
      const { sheet, opened } = form();
      opened.wps.crossings.failAt(k, kind);
      let told = '14.25';
      try {
        told = (await opened.host.apply([note])).applied[0]?.height?.to.points ?? told;
      } catch {
        expect(sheet.peek(1, 0)?.value ?? null).toBeNull();
      }
      opened.wps.crossings.clear();
      expect({ k, kind, height: String(sheet.heightOf(1)) }).toEqual({ k, kind, height: told });
      await opened.leave();
    }
  expect(total).toBeGreaterThan(30);
});
