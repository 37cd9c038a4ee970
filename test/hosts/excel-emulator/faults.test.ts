import { TransportStatus } from './faults.ts';
import { type RunningExcel, startExcel } from './harness.ts';
import { formWorkbook } from './test-workbook.ts';
import { pause } from './timer.ts';

/** Everything that goes wrong in offices: cells being edited, protected sheets, throttling, changes in between. */

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel(formWorkbook());
});
afterEach(() => excel.close());

const write = (address: string, value: unknown, options: Excel.RunOptions = {}): Promise<void> =>
  excel.Excel.run(options, async (context) => {
    context.workbook.worksheets.getItem('自评表').getRange(address).values = [[value]];
    await context.sync();
  });

const found = (row: number, column: number): unknown => excel.workbook.sheet('自评表').peek(row, column)?.value;

describe('editing', () => {
  test('requests are refused while a cell is being edited', async () => {
    excel.faults.editing = true;
    await expect(write('D1', 1)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    excel.faults.editing = false;
    await write('D1', 2);
    expect(found(0, 3)).toBe(2);
  });

  test('delayForCellEdit waits for the end, in an Excel that can', async () => {
    excel = await startExcel(formWorkbook(), { sets: { delayforcelledit: '1.1' } });
    excel.faults.editing = true;
    const written = write('D1', 1, { delayForCellEdit: true });
    // One that was sent later and doesn't wait is answered by now.
    await expect(write('D2', 1)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' });
    expect(found(0, 3)).toBeUndefined();
    excel.faults.editing = false;
    await written;
    expect(found(0, 3)).toBe(1);
  });
});

describe('transport', () => {
  test('throttled requests are refused as often as asked for', async () => {
    excel.faults.throttleNext(2);
    await expect(write('D1', 1)).rejects.toMatchObject({ code: 'ActivityLimitReached' });
    await expect(write('D1', 1)).rejects.toMatchObject({ code: 'ActivityLimitReached' });
    await write('D1', 1);
    expect(excel.stats.roundTrips).toBe(3);
  });

  test.each([
    ['timedOut', 'InvalidOrTimedOutSession'],
    ['modalDialog', 'WriteNotSupportedWhenModalDialogOpen'],
    ['accessDenied', 'AccessDenied'],
    ['requestTooLarge', 'RequestPayloadSizeLimitExceeded'],
  ] as const)('%s is %s', async (status, code) => {
    excel.faults.refuseNext(TransportStatus[status]);
    await expect(write('D1', 1)).rejects.toMatchObject({ code });
  });

  test('a request larger than the limit never arrives', async () => {
    excel = await startExcel(formWorkbook(), { payloadLimit: 5000 });
    await expect(write('D1', '长'.repeat(6000))).rejects.toMatchObject({ code: 'RequestPayloadSizeLimitExceeded' });
    expect(found(0, 3)).toBeUndefined();
  });

  test('latency is waited for in every round trip', async () => {
    excel = await startExcel(formWorkbook(), { latency: 30 });
    const order: string[] = [];
    const sooner = pause(20).then(() => order.push('a timer of less'));
    await write('D1', 1);
    order.push('the answer');
    await sooner;
    expect(order).toEqual(['a timer of less', 'the answer']);
  });
});

describe('protection', () => {
  beforeEach(() => {
    const sheet = excel.workbook.sheet('自评表');
    sheet.unlock({ top: 0, left: 3, bottom: 0, right: 3 });
    sheet.protected = true;
  });

  test('locked cells are AccessDenied at the action, unlocked ones can be written', async () => {
    await expect(write('D2', 1)).rejects.toMatchObject({
      code: 'AccessDenied',
      debugInfo: { errorLocation: 'Range.values' },
    });
    await write('D1', 1);
    expect(found(0, 3)).toBe(1);
  });

  test('which cells are locked can be asked beforehand', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('自评表').load('protection/protected');
      const cells = ['D1', 'D2', 'D1:D2'].map((each) => sheet.getRange(each).load('format/protection/locked'));
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
      expect(cells.map(({ format }) => format.protection.locked)).toEqual([false, true, null]);
    });
  });

  test('formats and marks are refused unless the protection allows them', async () => {
    const mark = (): Promise<void> =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('自评表').getRange('A1').conditionalFormats.add('Custom');
        await context.sync();
      });
    await expect(mark()).rejects.toMatchObject({ code: 'AccessDenied' });
    excel.workbook.sheet('自评表').protectionOptions = { allowFormatCells: true };
    await mark();
    expect(excel.workbook.sheet('自评表').conditionalFormats.list).toHaveLength(1);
  });

  test('a protected workbook takes no new sheet', async () => {
    excel.workbook.structureProtected = true;
    const add = excel.Excel.run(async (context) => {
      context.workbook.worksheets.add('核对说明');
      await context.sync();
    });
    await expect(add).rejects.toMatchObject({ code: 'AccessDenied' });
  });
});

test('the workbook changes between two round trips', async () => {
  excel.faults.beforeRoundTrip(2, () => excel.workbook.type('自评表', 'B2', 999));
  const values = await excel.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('自评表').getRange('B2').load('values');
    await context.sync();
    const before: unknown = cell.values;
    cell.load('values');
    await context.sync();
    return [before, cell.values];
  });
  expect(values).toEqual([[[100]], [[999]]]);
});

test('a sheet that is deleted in between is gone', async () => {
  excel.faults.beforeRoundTrip(2, () => excel.workbook.deleteSheet(excel.workbook.sheet('自评表'), 'user'));
  const run = excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('自评表').load('name');
    await context.sync();
    sheet.getRange('A1').values = [['zu spät']];
    await context.sync();
  });
  await expect(run).rejects.toMatchObject({ code: 'ItemNotFound' });
});

test('an action in the middle fails: what came before is done, the rest is not', async () => {
  let writes = 0;
  excel.faults.failAction(({ Name }) => {
    if (Name === 'Values') writes += 1;
    return writes === 2;
  });
  const run = excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('自评表');
    for (const [row, address] of ['D1', 'D2', 'D3'].entries()) sheet.getRange(address).values = [[row]];
    await context.sync();
  });
  await expect(run).rejects.toMatchObject({ code: 'GeneralException' });
  expect([found(0, 3), found(1, 3), found(2, 3)]).toEqual([0, undefined, undefined]);
});
