import { workbookFile } from '../../support/workbook-file.ts';
import { type RunningExcel, startExcel } from './harness.ts';
import { formWorkbook } from './test-workbook.ts';

/** The library boots in the emulator as it does in Excel, and the first calls go through. */

let excel: RunningExcel;
afterEach(() => excel.close());

test('Office.onReady finds desktop Excel with the requirement sets asked for', async () => {
  excel = await startExcel(formWorkbook());
  const { context, onReady } = excel.Office;
  await expect(onReady()).resolves.toMatchObject({ host: 'Excel', platform: 'PC' });
  expect(context.displayLanguage).toBe('zh-CN');
  expect(context.document.url).toBe('C:\\绩效\\自评表.xlsx');
  expect(context.requirements.isSetSupported('ExcelApi', '1.7')).toBe(true);
  expect(context.requirements.isSetSupported('ExcelApi', '1.8')).toBe(false);
  expect(excel.stats).toMatchObject({ roundTrips: 0, liveReferences: 0, handlers: 0 });
});

test('reads values, formulas, formats and texts of a file', async () => {
  const blank = { format: null, formula: null } as const;
  const bytes = workbookFile([
    {
      name: '自评表',
      visibility: 'visible',
      protected: false,
      merges: [],
      rows: [
        {
          row: 2,
          hidden: false,
          cells: [
            { ...blank, row: 2, column: 1, kind: 'text', value: '执行率' },
            { ...blank, row: 2, column: 2, kind: 'number', value: 0.985, format: '0.0%', formula: 'C2/D2' },
            { ...blank, row: 2, column: 4, kind: 'error', value: '#REF!', formula: '#REF!' },
          ],
        },
      ],
    },
  ]);
  excel = await startExcel(bytes);
  const range = await excel.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getActiveWorksheet().getUsedRange(true);
    used.load('address,values,formulas,numberFormat,text,valueTypes');
    await context.sync();
    return used.toJSON();
  });
  expect(range).toMatchObject({
    address: '自评表!A2:D2',
    values: [['执行率', 0.985, '', '#REF!']],
    formulas: [['执行率', '=C2/D2', '', '=#REF!']],
    numberFormat: [['General', '0.0%', 'General', 'General']],
    text: [['执行率', '98.5%', '', '#REF!']],
    valueTypes: [['String', 'Double', 'Empty', 'Error']],
  });
});

test('what is written is what Excel would make of it, and the proxy shows it only after loading', async () => {
  excel = await startExcel(formWorkbook());
  await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('自评表').getRange('D1:G1');
    range.values = [['12', '=1+1', "'007", '98.5%']];
    await context.sync();
    expect(range.values).toEqual([['12', '=1+1', "'007", '98.5%']]);
    range.load('values,formulas,numberFormat');
    await context.sync();
    expect(range.values).toEqual([[12, 0, '007', 0.985]]);
    expect(range.formulas).toEqual([[12, '=1+1', '007', 0.985]]);
    expect(range.numberFormat).toEqual([['General', 'General', 'General', '0.00%']]);
  });
  expect(excel.workbook.sheet('自评表').peek(0, 3)?.value).toBe(12);
  expect(excel.stats.roundTrips).toBe(2);
});

test('an evaluator gives formulas their results', async () => {
  excel = await startExcel(formWorkbook(), { evaluator: (formula) => (formula === '=1+1' ? 2 : undefined) });
  const value = await excel.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('自评表').getRange('D1');
    cell.formulas = [['=1+1']];
    cell.load('values');
    await context.sync();
    return cell.values;
  });
  expect(value).toEqual([[2]]);
});

test('a second start forgets the first', async () => {
  excel = await startExcel(formWorkbook());
  excel.workbook.type('自评表', 'A1', '旧');
  excel = await startExcel(formWorkbook(), { requirementSet: 'ExcelApi 1.9', locale: 'en-US' });
  expect(excel.Office.context.requirements.isSetSupported('ExcelApi', '1.9')).toBe(true);
  expect(excel.Office.context.displayLanguage).toBe('en-US');
  const name = await excel.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getFirst().getRange('A1');
    cell.load('values');
    await context.sync();
    return cell.values;
  });
  expect(name).toEqual([['项目支出绩效自评表']]);
});

test('a ribbon button runs its function and hears when it is done', async () => {
  excel = await startExcel(formWorkbook());
  const pressed: string[] = [];
  excel.Office.actions.associate('check', (event: Office.AddinCommands.Event) => {
    pressed.push(event.source.id);
    event.completed();
  });
  await excel.transport.click({ functionName: 'check', controlId: 'CheckButton' });
  expect(pressed).toEqual(['CheckButton']);
});
