import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import { at } from '../../../src/programs/workbench/sheet/selection.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { contentAt } from '../../support/workbook-edits.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

const XLS = path.join(__dirname, '../../fixtures/xls');

function opened(): Workbook {
  const sheets = [
    { name: '一', cells: { A1: '甲', A2: 2, B3: '合并' }, merges: ['B3:C3'] },
    { name: '二', cells: { A1: 5 }, protected: true },
  ];
  return new Workbook(buildXlsx(sheets), '文件夹/表.xlsx');
}

function valueAt(workbook: Workbook, sheet: string, row: number, column: number): unknown {
  const grid = readWorkbook(workbook.bytes()).sheets.find(({ name }) => name === sheet);
  return grid?.rows.find((each) => each.row === row)?.cells.find((each) => each.column === column)?.value;
}

test('typing is written, told to the pane, undone and redone', async () => {
  const workbook = opened();
  const before = workbook.bytes();
  const heard: unknown[] = [];
  workbook.onEdited((cells) => heard.push(cells));
  await workbook.type([
    { row: 1, column: 1, text: '乙' },
    { row: 2, column: 1, text: '2' },
    { row: 5, column: 2, text: '3.5' },
    { row: 3, column: 3, text: 'under the merged area' },
  ]);
  expect(heard).toEqual([
    [
      { sheet: '一', cell: 'A1' },
      { sheet: '一', cell: 'B5' },
    ],
  ]);
  expect(valueAt(workbook, '一', 5, 2)).toBe(3.5);
  expect(workbook.snapshot()).toMatchObject({ canUndo: true, canRedo: false, unsaved: true });
  await workbook.undoLatest();
  expect(valueAt(workbook, '一', 1, 1)).toBe('甲');
  expect(workbook.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
  await workbook.redoLatest();
  expect(valueAt(workbook, '一', 1, 1)).toBe('乙');
  expect(heard).toHaveLength(3);
  expect(workbook.bytes()).not.toBe(before);
  workbook.saved();
  expect(workbook.snapshot().unsaved).toBe(false);
});

test('changes are made one after the other, also when the sheet is left before they are', async () => {
  const workbook = opened();
  void workbook.type([{ row: 1, column: 1, text: '乙' }]);
  void workbook.type([{ row: 1, column: 1, text: '丙' }]);
  void workbook.undoLatest();
  const last = workbook.type([{ row: 4, column: 1, text: '丁' }]);
  workbook.show('二');
  await last;
  expect(valueAt(workbook, '一', 1, 1)).toBe('乙');
  expect(valueAt(workbook, '一', 4, 1)).toBe('丁');
  expect(workbook.snapshot().refused).toBeNull();
});

test('a cell of the sheet on the screen is brought in sight without making the sheet anew; its own tab changes nothing', async () => {
  const workbook = opened();
  const { model, reveal } = workbook.snapshot();
  await workbook.locate('一', 'A2');
  const after = workbook.snapshot();
  expect(after.model).toBe(model);
  expect([after.selection.anchor, after.reveal]).toEqual([{ row: 2, column: 1 }, reveal + 1]);
  workbook.show('一');
  expect(workbook.snapshot()).toEqual(after);
});

test('the sheet on the screen is the active one, and cells are shown where they are', async () => {
  const workbook = opened();
  workbook.show('二');
  expect((await workbook.readSheets('active')).map(({ name }) => name)).toEqual(['二']);
  await workbook.locate('一', 'B3');
  expect(workbook.snapshot()).toMatchObject({ selection: at(3, 2), reveal: 2 });
  expect(workbook.sheet).toBe('一');
});

test('a refused edit says why and changes nothing', async () => {
  const workbook = opened();
  workbook.show('二');
  await workbook.type([{ row: 1, column: 1, text: '6' }]);
  expect(workbook.snapshot().refused).toMatchObject({ code: 'protected-sheet' });
  expect(valueAt(workbook, '二', 1, 1)).toBe(5);
  workbook.dismissRefusal();
  expect(workbook.snapshot().refused).toBeNull();
});

test("the pane's own writes can be undone from either side, once", async () => {
  const workbook = opened();
  const heard: unknown[] = [];
  workbook.onEdited((cells) => heard.push(cells));
  const receipt = await workbook.apply([{ sheet: '一', cell: 'A2', from: { value: 2 }, to: { value: 9 } }]);
  // Its own writes don't echo.
  expect(heard).toEqual([]);
  await workbook.undoLatest();
  expect(valueAt(workbook, '一', 2, 1)).toBe(2);
  expect(await workbook.undo(receipt)).toEqual({ applied: [], refused: [] });
});

test('marks alone leave nothing to be downloaded; a copy without them is the file as it was', async () => {
  const workbook = opened();
  const before = workbook.bytes();
  await workbook.mark([{ sheet: '一', cell: 'A2', severity: 'error' }]);
  expect(workbook.snapshot().unsaved).toBe(false);
  expect(await workbook.hasMarks()).toBe(true);
  expect(Buffer.compare(workbook.bytes('drop'), before)).toBe(0);
  expect(workbook.snapshot().model.markAt(2, 1)).toBe('error');
  expect(await new FileHost(workbook.bytes()).hasMarks()).toBe(true);
  await workbook.apply([{ sheet: '一', cell: 'A2', from: { value: 2 }, to: { value: 3 } }]);
  const copy = new FileHost(workbook.bytes('drop'));
  expect(await copy.hasMarks()).toBe(false);
  expect(contentAt(copy.bytes(), '一', 'A2')).toEqual({ value: 3 });
  await workbook.clearMarks();
  expect(workbook.snapshot().unsaved).toBe(true);
});

test('marks are seen on the cells', async () => {
  const workbook = opened();
  await workbook.mark([{ sheet: '一', cell: 'A2', severity: 'error' }]);
  expect(workbook.snapshot().model.markAt(2, 1)).toBe('error');
  await workbook.clearMarks();
  expect(workbook.snapshot().model.markAt(2, 1)).toBeNull();
});

test('an .xls file is shown and read, and says why it is not written', async () => {
  const [name] = readdirSync(XLS).filter((each) => /^[^~].*\.xls$/.test(each));
  const workbook = new Workbook(new Uint8Array(readFileSync(path.join(XLS, name as string))), 'a.xls');
  expect(workbook.readOnly).toBe(true);
  expect(workbook.can.marks).toBe(false);
  const [grid] = await workbook.readSheets('active');
  expect(grid?.name).toBe(workbook.sheet);
  await workbook.type([{ row: 1, column: 1, text: '改' }]);
  expect(workbook.snapshot().refused).toMatchObject({ code: 'legacy-xls' });
});

test('who doesn’t listen any more hears nothing', async () => {
  const workbook = opened();
  const heard = { edits: 0, changes: 0 };
  const stops = [
    workbook.onEdited(() => {
      heard.edits += 1;
    }),
    workbook.subscribe(() => {
      heard.changes += 1;
    }),
  ];
  await workbook.type([{ row: 1, column: 1, text: '乙' }]);
  expect(heard.edits).toBe(1);
  expect(heard.changes).toBeGreaterThan(0);
  const before = { ...heard };
  for (const stop of stops) stop();
  await workbook.type([{ row: 1, column: 1, text: '丙' }]);
  expect(heard).toEqual(before);
});

test('what is undone and done again is brought into view, on its own sheet', async () => {
  const workbook = opened();
  await workbook.type([{ row: 5, column: 2, text: '3' }]);
  workbook.show('二');
  workbook.select(at(7, 7));
  await workbook.undoLatest();
  expect(workbook.sheet).toBe('一');
  expect(workbook.snapshot().selection).toEqual(at(5, 2));
  workbook.show('二');
  // Each sheet keeps its own selection.
  expect(workbook.snapshot().selection).toEqual(at(7, 7));
  const { reveal } = workbook.snapshot();
  await workbook.redoLatest();
  expect(workbook.sheet).toBe('一');
  expect(workbook.snapshot().reveal).toBeGreaterThan(reveal);
});

test('a refusal goes with the next edit that isn’t refused; a new edit leaves nothing to do again', async () => {
  const workbook = opened();
  workbook.show('二');
  await workbook.type([{ row: 1, column: 1, text: '6' }]);
  expect(workbook.snapshot().refused).not.toBeNull();
  workbook.show('一');
  expect(workbook.snapshot().refused).not.toBeNull();
  await workbook.type([{ row: 1, column: 1, text: '乙' }]);
  expect(workbook.snapshot().refused).toBeNull();
  await workbook.undoLatest();
  await workbook.type([{ row: 1, column: 1, text: '丙' }]);
  expect(workbook.snapshot().canRedo).toBe(false);
  const bytes = workbook.bytes();
  await workbook.redoLatest();
  expect(workbook.bytes()).toBe(bytes);
});

test('nothing done leaves nothing to take back', async () => {
  const workbook = opened();
  const before = workbook.snapshot();
  await workbook.undoLatest();
  await workbook.redoLatest();
  expect(workbook.snapshot()).toBe(before);
});

test('marks of an .xls file, which has none, are cleared without a word', async () => {
  const [name] = readdirSync(XLS).filter((each) => /^[^~].*\.xls$/.test(each));
  const workbook = new Workbook(new Uint8Array(readFileSync(path.join(XLS, name as string))), 'a.xls');
  const before = workbook.snapshot();
  await workbook.clearMarks();
  expect(workbook.snapshot()).toBe(before);
  await workbook.locate(workbook.sheet, 'B2');
  expect(workbook.snapshot().selection).toEqual(at(2, 2));
});

test('an undo in the pane is undone for the sheet too, and what was typed since can’t be made again', async () => {
  const workbook = opened();
  const receipt = await workbook.apply([{ sheet: '一', cell: 'A2', from: { value: 2 }, to: { value: 9 } }]);
  await workbook.type([{ row: 1, column: 1, text: '乙' }]);
  expect((await workbook.undo(receipt)).applied).toHaveLength(1);
  expect(valueAt(workbook, '一', 2, 1)).toBe(2);
  await workbook.undoLatest();
  expect(valueAt(workbook, '一', 1, 1)).toBe('甲');
  expect(workbook.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
  const before = workbook.bytes();
  await workbook.undoLatest();
  expect(workbook.bytes()).toBe(before);
});

test('a sheet that is made is a tab; hidden ones are told apart', async () => {
  const sheets = [
    { name: '一', cells: { A1: '甲' } },
    { name: '藏', cells: { A1: '乙' }, visibility: 'hidden' as const },
  ];
  const workbook = new Workbook(buildXlsx(sheets), 'a.xlsx');
  await workbook.ensureSheet('核对说明');
  expect(workbook.snapshot().tabs).toEqual([
    { name: '一', hidden: false, counts: null },
    { name: '藏', hidden: true, counts: null },
    { name: '核对说明', hidden: false, counts: null },
  ]);
});

test('of an .xls file all sheets are read, those that are named, or that on the screen', async () => {
  const workbook = new Workbook(new Uint8Array(readFileSync(path.join(XLS, 'features.xls'))), 'a.xls');
  const names = async (scope: Parameters<Workbook['readSheets']>[0]): Promise<string[]> =>
    (await workbook.readSheets(scope)).map(({ name }) => name);
  const all = await names('all');
  expect(all.length).toBeGreaterThan(1);
  const [first = '', second = ''] = all;
  expect(await names([second, '没有'])).toEqual([second]);
  workbook.show(second);
  expect(await names('active')).toEqual([second]);
  workbook.show(first);
  expect(await names('active')).toEqual([first]);
  expect(await workbook.hasMarks()).toBe(false);
  expect(workbook.snapshot().unsaved).toBe(false);
  expect(workbook.bytes('drop')).toBe(workbook.bytes());
});

test('what the pane took the cells for is on their own sheet, until it is taken away', () => {
  const workbook = opened();
  workbook.showRoles([
    { sheet: '一', row: 1, column: 1, role: 'label' },
    { sheet: '一', row: 2, column: 1, role: 'field' },
    { sheet: '二', row: 1, column: 1, role: 'unread' },
  ]);
  const roles = (): unknown[] => [0, 1, 2].map((place) => workbook.snapshot().model.rowModel(place)[0]?.role);
  expect([workbook.snapshot().coloured, ...roles()]).toEqual([true, 'label', 'field', null]);
  workbook.show('二');
  expect(roles()).toEqual(['unread', null, null]);
  workbook.showRoles([]);
  expect([workbook.snapshot().coloured, ...roles()]).toEqual([false, null, null, null]);
});

test('the self-test page is told the file’s name and the browser', async () => {
  expect((await opened().diagnostics()).map(({ value }) => value)).toEqual(['文件夹/表.xlsx', navigator.userAgent]);
});

test('a range is shown as a whole; what is no cell changes nothing', async () => {
  const workbook = opened();
  await workbook.locate('二', 'B2:C4');
  expect(workbook.sheet).toBe('二');
  expect(workbook.snapshot().selection).toEqual({ anchor: { row: 2, column: 2 }, focus: { row: 4, column: 3 } });
  const before = workbook.snapshot();
  await expect(workbook.locate('没有', 'A1')).rejects.toMatchObject({ code: 'no-such-sheet' });
  expect(workbook.snapshot()).toBe(before);
});

test('a cell is selected in sight or where it is', () => {
  const workbook = opened();
  const { reveal } = workbook.snapshot();
  workbook.select(at(2, 2), false);
  expect(workbook.snapshot()).toMatchObject({ selection: at(2, 2), reveal });
  workbook.select(at(3, 2));
  expect(workbook.snapshot()).toMatchObject({ selection: at(3, 2), reveal: reveal + 1 });
});
