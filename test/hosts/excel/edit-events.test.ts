import { grid } from '../../support/grid-builder.ts';
import { pause } from '../excel-emulator/timer.ts';
import { singleCell } from '../sheet-model/area.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** What the pane hears of edits: other people's, not its own, some time after the last. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

type Told = readonly { readonly sheet: string; readonly cell: string }[];

/** Longer than the host waits for more. */
const quiet = async (): Promise<void> => {
  await excel.settled();
  await pause(340);
  await excel.settled();
};

async function listening(api: `ExcelApi 1.${number}`, sets = {}): Promise<{ reported: Told[]; stop: () => void }> {
  excel = await openExcel([grid(FORM, [[1, 2]]), grid("王's 表", [[3]])], { requirementSet: api, sets });
  const reported: Told[] = [];
  const stop = excel.host.onEdited((cells) => reported.push(cells));
  await excel.settled();
  return { reported, stop };
}

describe.each(['ExcelApi 1.7', 'ExcelApi 1.9', 'ExcelApi 1.14'] as const)('%s', (api) => {
  test('edits of several cells and sheets come together', async () => {
    const { reported } = await listening(api);
    excel.workbook.type(FORM, 'B2', '甲');
    excel.workbook.type(FORM, 'B2', '乙');
    excel.workbook.type("王's 表", 'C3', 1, 'coauthor');
    await quiet();
    expect(reported).toEqual([
      [
        { sheet: FORM, cell: 'B2' },
        { sheet: "王's 表", cell: 'C3' },
      ],
    ]);
    excel.workbook.type(FORM, 'A1', 5);
    await quiet();
    expect(reported[1]).toEqual([{ sheet: FORM, cell: 'A1' }]);
  });

  test('our own writes don’t echo, but the same cell edited by somebody does', async () => {
    const { reported } = await listening(api);
    const receipt = await excel.host.apply([
      { sheet: FORM, cell: '$A$1', from: { value: 1 }, to: { value: 10 } },
      { sheet: FORM, cell: 'b1', from: { value: 2 }, to: { value: '二' } },
    ]);
    await quiet();
    expect(reported).toEqual([]);
    excel.workbook.type(FORM, 'A1', 11);
    await quiet();
    expect(reported).toEqual([[{ sheet: FORM, cell: 'A1' }]]);
    await excel.host.undo(receipt);
    await quiet();
    expect(reported).toHaveLength(1);
  });

  test('sheets added later are listened to as well', async () => {
    const { reported } = await listening(api);
    excel.workbook.addSheet('新表', 'user');
    await excel.settled();
    excel.workbook.type('新表', 'A1', 1);
    await quiet();
    expect(reported).toEqual([[{ sheet: '新表', cell: 'A1' }]]);
  });

  test('after stopping nothing comes, and Excel has no handler of ours', async () => {
    const { reported, stop } = await listening(api);
    excel.workbook.type(FORM, 'A1', 2);
    await excel.settled();
    stop();
    stop();
    excel.workbook.type(FORM, 'A2', 2);
    await quiet();
    expect(reported).toEqual([]);
    expect(excel.stats.handlers).toBe(0);
  });
});

test('stopping before Excel has answered leaves nothing behind', async () => {
  excel = await openExcel([grid(FORM, [[1]])], { latency: 20 });
  const stop = excel.host.onEdited(() => undefined);
  stop();
  await quiet();
  expect(excel.stats.handlers).toBe(0);
});

test('closing the host stops all', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  excel.host.onEdited((cells) => reported.push(cells));
  await excel.settled();
  expect(excel.stats.handlers).toBe(2);
  await excel.host.close();
  expect(excel.stats.handlers).toBe(0);
});

test('the name is the one the sheet has when it is told', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  excel.workbook.type(FORM, 'A1', 1);
  excel.workbook.rename(excel.workbook.sheet(FORM), '改了名');
  await quiet();
  expect(reported).toEqual([[{ sheet: '改了名', cell: 'A1' }]]);
});

test('areas, and whole rows and columns, are told by their first cells', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  const sheet = excel.workbook.sheet(FORM);
  const changed = (top: number, left: number, bottom: number, right: number): void =>
    excel.workbook.emit({ type: 'changed', sheet, area: { top, left, bottom, right }, by: 'user' });
  changed(1, 1, 2, 2);
  await quiet();
  changed(2, 0, 3, 16_383);
  changed(0, 5, 1_048_575, 5);
  await quiet();
  changed(0, 0, 99_999, 20);
  await quiet();
  expect(reported[0]?.map(({ cell }) => cell)).toEqual(['B2', 'C2', 'B3', 'C3']);
  expect(reported[1]?.map(({ cell }) => cell)).toEqual(['A3', 'A4', 'F1']);
  expect(reported[2]).toHaveLength(1000);
});

test('of many edits the first thousand cells of each sheet are told', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  const changed = (sheet: string, top: number, bottom: number): void =>
    excel.workbook.emit({
      type: 'changed',
      sheet: excel.workbook.sheet(sheet),
      area: { top, left: 0, bottom, right: 0 },
      by: 'user',
    });
  changed(FORM, 0, 598);
  changed("王's 表", 0, 699);
  changed(FORM, 599, 998);
  changed(FORM, 1199, 1199);
  changed(FORM, 1299, 1299);
  await quiet();
  const cells = (sheet: string): string[] =>
    (reported[0] ?? []).filter((each) => each.sheet === sheet).map(({ cell }) => cell);
  expect(reported).toHaveLength(1);
  expect(cells("王's 表")).toHaveLength(700);
  expect(cells(FORM)).toHaveLength(1000);
  expect(cells(FORM).slice(-2)).toEqual(['A999', 'A1200']);
});

test('edits of a sheet that is gone by then aren’t told', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  excel.workbook.type("王's 表", 'A1', 1);
  excel.workbook.deleteSheet(excel.workbook.sheet("王's 表"), 'user');
  await quiet();
  expect(reported).toEqual([]);
});

test.each([{}, { delayforcelledit: '1.1' }])('while the next cell is being edited it waits (%j)', async (sets) => {
  const { reported } = await listening('ExcelApi 1.9', sets);
  excel.workbook.type(FORM, 'A1', 1);
  excel.faults.editing = true;
  await pause(400);
  expect(reported).toEqual([]);
  excel.faults.editing = false;
  await pause(1100);
  await excel.settled();
  expect(reported).toEqual([[{ sheet: FORM, cell: 'A1' }]]);
});

test('when Excel can’t be asked for another reason, it isn’t asked again and again', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  excel.workbook.type(FORM, 'A1', 1);
  const { roundTrips } = excel.stats;
  excel.faults.beforeRoundTrip(roundTrips + 1, () => excel.faults.failAction(0));
  await quiet();
  expect(excel.stats.roundTrips).toBe(roundTrips + 1);
  await pause(1100);
  await excel.settled();
  expect(excel.stats.roundTrips).toBe(roundTrips + 1);
  expect(reported).toEqual([]);
  // The next edit brings both.
  excel.workbook.type(FORM, 'B1', 1);
  await quiet();
  expect(reported).toEqual([
    [
      { sheet: FORM, cell: 'A1' },
      { sheet: FORM, cell: 'B1' },
    ],
  ]);
});

test('marks and reading are no edits', async () => {
  const { reported } = await listening('ExcelApi 1.9');
  await excel.host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]);
  await excel.host.readSheets('all');
  excel.workbook.select(excel.workbook.sheet(FORM), singleCell(3, 3), 'user');
  await quiet();
  expect(reported).toEqual([]);
});
