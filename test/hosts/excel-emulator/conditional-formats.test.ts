import { type RunningExcel, startExcel } from './harness.ts';
import { formWorkbook } from './test-workbook.ts';

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel(formWorkbook());
});
afterEach(() => excel.close());

const MARK = '=LEN("绩核:error")>0';

const mark = (address: string): Promise<void> =>
  excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('自评表').getRange(address);
    const { custom } = range.conditionalFormats.add(excel.Excel.ConditionalFormatType.custom);
    custom.rule.formula = MARK;
    custom.format.fill.color = '#ffc7ce';
    custom.format.font.color = '#9C0006';
    await context.sync();
  });

test('a format with a formula of its own lies on top and leaves the cells alone', async () => {
  await mark('B2:B3');
  const { list } = excel.workbook.sheet('自评表').conditionalFormats;
  expect(list).toMatchObject([{ type: 'Custom', formula: MARK, fill: '#FFC7CE', font: { color: '#9C0006' } }]);
  expect(list[0]?.areas).toEqual([{ top: 1, left: 1, bottom: 2, right: 1 }]);
  expect(excel.workbook.sheet('自评表').peek(1, 1)?.fill).toBeNull();
});

test('they are found in a sheet with their formulas, others beside them, and deleted one by one', async () => {
  const { conditionalFormats } = excel.workbook.sheet('自评表');
  const row = { top: 0, left: 0, bottom: 0, right: 9 };
  conditionalFormats.add({ areas: [row], formula: '=$A1=""' });
  conditionalFormats.add({ areas: [row], type: 'DataBar' });
  await mark('B2');
  await excel.Excel.run(async (context) => {
    const formats = context.workbook.worksheets.getItem('自评表').getRange().conditionalFormats;
    formats.load('items/type,items/priority,items/id');
    await context.sync();
    expect(formats.items.map(({ type, priority }) => [type, priority])).toEqual([
      ['Custom', 0],
      ['DataBar', 1],
      ['Custom', 2],
    ]);
    const rules = formats.items.map((item) => item.customOrNullObject.load('rule/formula'));
    await context.sync();
    expect(rules.map((rule) => (rule.isNullObject ? null : rule.rule.formula))).toEqual([MARK, null, '=$A1=""']);
    formats.items[0]?.delete();
    await context.sync();
  });
  expect(conditionalFormats.list.map(({ type }) => type)).toEqual(['DataBar', 'Custom']);
});

test('clearing a part of the range leaves the rest', async () => {
  await mark('A1:C3');
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('自评表').getRange('B2').conditionalFormats.clearAll();
    await context.sync();
  });
  const { list } = excel.workbook.sheet('自评表').conditionalFormats;
  expect(list[0]?.areas).toHaveLength(4);
  expect(
    excel.workbook.sheet('自评表').conditionalFormats.touching([{ top: 1, left: 1, bottom: 1, right: 1 }]),
  ).toEqual([]);
});

test('a range of many areas is one format from ExcelApi 1.9 on', async () => {
  excel = await startExcel(formWorkbook(), { requirementSet: 'ExcelApi 1.9' });
  await excel.Excel.run(async (context) => {
    const areas = context.workbook.worksheets.getItem('自评表').getRanges('A1,C3:D4');
    const format = areas.conditionalFormats.add('Custom');
    format.custom.rule.formula = MARK;
    const ranges = format.getRanges().load('address');
    const single = format.getRangeOrNullObject().load('address');
    await context.sync();
    expect(ranges.address).toBe('自评表!A1,自评表!C3:D4');
    expect(single.isNullObject).toBe(true);
  });
  await excel.settled();
  expect(excel.stats.liveReferences).toBe(0);
});
