import { type RunningExcel, startExcel } from './harness.ts';
import { formWorkbook } from './test-workbook.ts';

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel(formWorkbook());
});
afterEach(() => excel.close());

type Change = Pick<Excel.WorksheetChangedEventArgs, 'address' | 'source' | 'worksheetId'>;

/** Listens to a sheet as an adapter would; the handler can be removed later, in its own context. */
async function listen(sheet: string, changes: Change[]): Promise<OfficeExtension.EventHandlerResult<Change>> {
  return await excel.Excel.run(async (context) => {
    const result = context.workbook.worksheets.getItem(sheet).onChanged.add((event) => {
      changes.push(event);
      return Promise.resolve();
    });
    await context.sync();
    return result;
  });
}

test('what the user types arrives, with the address and the sheet', async () => {
  const changes: Change[] = [];
  await listen('自评表', changes);
  excel.workbook.type('自评表', 'B2', 1);
  excel.workbook.type('2024 说明', 'B2', 1);
  excel.workbook.type('自评表', 'B3', 1, 'coauthor');
  await excel.settled();
  expect(changes.map(({ address, source }) => [address, source])).toEqual([
    ['B2', 'Local'],
    ['B3', 'Remote'],
  ]);
  expect(changes[0]?.worksheetId).toBe(excel.workbook.sheet('自评表').id);
});

test('the add-in hears its own writes too', async () => {
  const changes: Change[] = [];
  await listen('自评表', changes);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('自评表').getRange('D1:E1').values = [[1, 2]];
    await context.sync();
  });
  await excel.settled();
  expect(changes.map(({ address }) => address)).toEqual(['D1:E1']);
});

test('a removed handler hears nothing more', async () => {
  const changes: Change[] = [];
  const handler = await listen('自评表', changes);
  expect(excel.stats.handlers).toBe(1);
  await excel.Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  excel.workbook.type('自评表', 'B2', 1);
  await excel.settled();
  expect(changes).toEqual([]);
  expect(excel.stats.handlers).toBe(0);
});

test('selection, activation, new and deleted sheets', async () => {
  const seen: string[] = [];
  await excel.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem('自评表');
    const note = (word: string) => (): Promise<void> => {
      seen.push(word);
      return Promise.resolve();
    };
    sheet.onSelectionChanged.add((event) => note(`selected ${event.address}`)());
    worksheets.onActivated.add(note('activated'));
    worksheets.onAdded.add(note('added'));
    worksheets.onDeleted.add(note('deleted'));
    await context.sync();
  });
  const { workbook } = excel;
  workbook.select(workbook.sheet('自评表'), { top: 1, left: 1, bottom: 2, right: 2 }, 'user');
  const added = workbook.addSheet('附件', 'user');
  workbook.activate(added, 'user');
  workbook.deleteSheet(added, 'user');
  await excel.settled();
  expect(seen).toEqual(['selected B2:C3', 'added', 'activated', 'deleted']);
});

test('events of all sheets came with ExcelApi 1.9', async () => {
  const listenToAll = (addresses: string[]): Promise<void> =>
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        addresses.push(event.address);
        return Promise.resolve();
      });
      await context.sync();
    });
  await expect(listenToAll([])).rejects.toMatchObject({ code: 'ApiNotFound' });
  excel = await startExcel(formWorkbook(), { requirementSet: 'ExcelApi 1.9' });
  const addresses: string[] = [];
  await listenToAll(addresses);
  excel.workbook.type('自评表', 'B2', 1);
  excel.workbook.type('2024 说明', 'C9', 1);
  await excel.settled();
  expect(addresses).toEqual(['B2', 'C9']);
});

test('from 1.8 on events can be switched off, and their range asked for', async () => {
  excel = await startExcel(formWorkbook(), { requirementSet: 'ExcelApi 1.8' });
  const changes: Excel.WorksheetChangedEventArgs[] = [];
  await listen('自评表', changes);
  await excel.Excel.run(async (context) => {
    context.runtime.enableEvents = false;
    context.workbook.worksheets.getItem('自评表').getRange('D1').values = [[1]];
    context.runtime.enableEvents = true;
    await context.sync();
  });
  excel.workbook.type('自评表', 'D2', 7);
  await excel.settled();
  expect(changes.map(({ address }) => address)).toEqual(['D2']);
  const values = await excel.Excel.run(async (context) => {
    const range = (changes[0] as Excel.WorksheetChangedEventArgs).getRange(context).load('values');
    await context.sync();
    return range.values;
  });
  expect(values).toEqual([[7]]);
});
