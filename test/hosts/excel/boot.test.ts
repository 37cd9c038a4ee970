import { bootExcel } from '../../../src/hosts/excel/boot.ts';
import { grid } from '../../support/grid-builder.ts';
import { type RunningExcel, startExcel } from '../excel-emulator/harness.ts';
import { openExcel, withoutIds } from './open-excel.ts';

/** Starting: with Excel, without it, with one that is too old; and what is told of it for reports of problems. */

let excel: RunningExcel | null = null;
afterEach(async () => {
  await excel?.close();
  excel = null;
});

test('waits for Office.js and gives a host', async () => {
  const booting = bootExcel();
  excel = await startExcel([grid('自评表', [[1]])]);
  const host = await booting;
  expect(host.name).toBe('excel');
  expect(host.can).toEqual({ marks: true, liveEvents: true, choiceEvents: true, nativeUndoGroup: false, locate: true });
  expect(withoutIds(await host.readSheets('active'))).toEqual([grid('自评表', [[1]])]);
});

test('an Excel that is too old', async () => {
  excel = await startExcel([grid('自评表', [[1]])], { requirementSet: 'ExcelApi 1.6' });
  await expect(bootExcel()).rejects.toMatchObject({ kind: 'unsupported', code: 'unsupported-operation' });
});

test('a page without Office.js', async () => {
  await expect(bootExcel({ timeout: 120, globals: {} })).rejects.toMatchObject({
    kind: 'unsupported',
    detail: { cause: 'no Office.js' },
  });
});

test('a page where Office.js never answers, and one outside Excel', async () => {
  excel = await startExcel([grid('自评表', [[1]])]);
  const { Office: office, Excel: library } = excel;
  const answering = (onReady: () => Promise<unknown>): { Office: typeof Office; Excel: typeof Excel } => ({
    Office: { ...office, onReady } as typeof Office,
    Excel: library,
  });
  const never = answering(() => new Promise(() => undefined));
  await expect(bootExcel({ timeout: 60, globals: never })).rejects.toMatchObject({
    kind: 'unsupported',
    detail: { cause: 'Office.onReady without an answer' },
  });
  const elsewhere = answering(() => Promise.resolve({ host: null, platform: null }));
  await expect(bootExcel({ globals: elsewhere })).rejects.toMatchObject({
    kind: 'unsupported',
    detail: { cause: 'host null' },
  });
});

test('diagnostics name the program, its age and where the library came from', async () => {
  const opened = await openExcel([grid('自评表', [[1]])], {
    requirementSet: 'ExcelApi 1.15',
    sets: { delayforcelledit: '1.1' },
  });
  const lines = Object.fromEntries((await opened.host.diagnostics()).map(({ label, value }) => [label, value]));
  expect(lines).toEqual({
    Host: expect.stringMatching(/^Excel 16\./),
    Platform: 'PC',
    ExcelApi: '1.15',
    DelayForCellEdit: 'true',
    Language: 'zh-CN, zh-CN',
    'office.js': expect.stringMatching(/\/office\.js$/),
  });
  await opened.leave();
});

test('a hidden sheet can’t be shown, and is left hidden', async () => {
  const opened = await openExcel([grid('甲', [[1]]), grid('乙', [[1]], { visibility: 'hidden' })]);
  await expect(opened.host.locate('乙', 'A1')).rejects.toMatchObject({ kind: 'unsupported', code: 'hidden-sheet' });
  await opened.host.locate('甲', 'C4:D5');
  expect(opened.workbook.sheet('甲').selection).toEqual({ top: 3, left: 2, bottom: 4, right: 3 });
  await opened.leave();
});
