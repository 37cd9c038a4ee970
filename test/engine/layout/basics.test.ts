import { formGrid, withCells } from '../../support/form-text.ts';
import { onlyTable, typicalForm, typicalTable } from '../../support/typical-form.ts';

describe('the year', () => {
  const yearOf = (text: string): number | null => typicalTable({ A2: text }).yearValue;

  test.each([
    ['（2023年度）', 2023],
    ['2023年', 2023],
    ['1999年度', 1999],
    ['(2022-2023学年)', 2022],
    ['2023学年', 2023],
    ['填报时间：2024年3月', null],
    ['2024年3月5日', null],
    ['2024年12月15', null],
    ['（2024年3月）', 2024],
    ['二〇二三年度', 2023],
    ['二○二三年度', 2023],
    ['二零二一年度', 2021],
    ['二0二四年', 2024],
    ['二O一九年', 2019],
    ['2〇二三年', 2023],
    ['二〇〇五年', 2005],
    ['二〇一六年', 2016],
    ['二〇一七年', 2017],
    ['二〇一八年', 2018],
    ['二〇2三年', 2023],
    ['三〇二三年度', null],
    ['二一二三年度', null],
    ['二〇二三', null],
    ['2023', null],
    ['3023年', null],
    ['2123年', null],
    ['12023年', 2023],
    ['202年', null],
    ['（　　年度）', null],
  ])('%s: %s', (text, year) => {
    const table = typicalTable({ A2: text });
    expect(table.yearValue).toBe(year);
    if (year !== null) expect(table.year?.cell).toMatchObject({ row: 2, column: 1 });
  });

  test('a blank for it is where it belongs', () => {
    for (const blank of ['（  年度）', '（____年度）', '年度', '年']) {
      const { year, yearValue } = typicalTable({ A2: blank });
      expect([blank, year?.cell.row, year?.text, yearValue]).toEqual([blank, 2, '', null]);
    }
    // Otherwise the title is.
    expect(typicalTable({ A2: '单位：甲' }).year?.cell.row).toBe(1);
    expect(typicalTable({ A2: '（本年度）' }).year?.cell.row).toBe(1);
  });

  test('the first blank of several', () => {
    expect(typicalTable({ A2: '（ 年）', C2: '（ 年）' }).year?.cell).toMatchObject({ row: 2, column: 1 });
  });

  test('a title may say it, a long text is none', () => {
    expect(typicalTable({ A1: '2021年度项目支出绩效自评表' }).yearValue).toBe(2021);
    const long = (length: number) => `2021年度${'甲'.repeat(length - 6)}`;
    expect(typicalTable({ A2: long(80) }).yearValue).toBe(2021);
    expect(typicalTable({ A2: long(81) }).yearValue).toBeNull();
  });

  test('a label for it comes first', () => {
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '2022' }).yearValue).toBe(2022);
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '2022年' }).yearValue).toBe(2022);
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '' })).toMatchObject({
      yearValue: null,
      year: { text: '' },
    });
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '本年' }).yearValue).toBe(2023);
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '12022' }).yearValue).toBe(2023);
    expect(typicalTable({ A2: '（2023年度）', E2: '预算年度', F2: '20221' }).yearValue).toBe(2023);
  });

  test('years below the project are no years of the form', () => {
    expect(typicalTable({ A2: '', A5: '批复于2019年' }).yearValue).toBeNull();
    // Unless the project stands first of all.
    const rows = [
      '项目名称\t\t校舍维修\t2021年',
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值',
      '产出\t数量\t维修\t2\t2',
    ];
    expect(onlyTable(formGrid(rows.join('\n'))).yearValue).toBe(2021);
  });

  test('numbers are none', () => {
    expect(yearOf('2023')).toBeNull();
  });
});

describe('the unit of amounts', () => {
  const unitOf = (changes: Record<string, string>): string => {
    const funds = typicalTable(changes).funds;
    const cell = funds?.amountUnitCell;
    return `${funds?.amountUnit} ${cell === null || cell === undefined ? '' : `${cell.row}/${cell.column}`}`.trim();
  };

  test('none is told', () => {
    expect(unitOf({})).toBe('null');
  });

  test.each([
    ['金额单位', '万元'],
    ['金额单位', '元'],
    ['计量单位', '亿元'],
    ['金额单位', '千元'],
    ['金额单位', '百万元'],
    ['单位', '人民币万元'],
  ])('%s: %s', (label, unit) => {
    const plain = unit.replace('人民币', '');
    expect(unitOf({ G2: label, H2: unit })).toBe(`${plain} 2/8`);
    expect(unitOf({ G2: `${label}：${unit}` })).toBe(`${plain} 2/7`);
  });

  test('told by another label', () => {
    expect(unitOf({ G2: '预算金额单位：万元' })).toBe('万元 2/7');
    expect(unitOf({ G2: '资金单位:（元）' })).toBe('元 2/7');
    expect(unitOf({ G2: '资金单位亿元' })).toBe('null');
    expect(unitOf({ G2: '资金单位：吨' })).toBe('null');
    expect(unitOf({ G2: '资金单位：万元', H2: '资金单位：元' })).toBe('万元 2/7');
    expect(unitOf({ F2: '资金单位：万元', G2: '金额单位', H2: '元' })).toBe('元 2/8');
    expect(unitOf({ F2: '资金单位：万元', G2: '金额单位', H2: '吨' })).toBe('万元 2/6');
  });

  test('by the block itself, which counts more', () => {
    expect(unitOf({ A6: '项目资金（万元）' })).toBe('万元 6/1');
    expect(unitOf({ A6: '项目资金（亿元）' })).toBe('亿元 6/1');
    expect(unitOf({ A6: '项目资金（元）' })).toBe('元 6/1');
    expect(unitOf({ A6: '项目资金（千元）' })).toBe('千元 6/1');
    expect(unitOf({ E6: '执行数（百万元）' })).toBe('百万元 6/5');
    expect(unitOf({ A6: '项目资金（元/年）' })).toBe('元 6/1');
    expect(unitOf({ A6: '项目资金（多元化）' })).toBe('null');
    expect(unitOf({ B7: '年度资金总额元' })).toBe('元 7/2');
    expect(unitOf({ C6: '年初预算数（万元）' })).toBe('万元 6/3');
    expect(unitOf({ E6: '执行数(万元)' })).toBe('万元 6/5');
    expect(unitOf({ B7: '年度资金总额（万元）' })).toBe('万元 7/2');
    expect(unitOf({ A6: '项目资金（万元）', G2: '金额单位：元' })).toBe('万元 6/1');
    expect(unitOf({ B8: '财政拨款（万元）' })).toBe('null');
    expect(unitOf({ A6: '项目资金（元旦）' })).toBe('元 6/1');
  });
});

describe('values beside their labels', () => {
  test('behind a colon in the same cell', () => {
    const table = typicalTable({
      A3: '项目名称： 校舍 维修',
      C3: '',
      A4: '主管部门:教育局',
      C4: '',
      E4: '实施单位﹕一中',
      F4: '',
    });
    expect([table.project?.text, table.department?.text, table.unit?.text]).toEqual(['校舍 维修', '教育局', '一中']);
  });

  test('a blank one is where the others of its column are', () => {
    const table = typicalTable({ C4: '' });
    expect(table.department).toMatchObject({ text: '', cell: { row: 4, column: 3 } });
    expect(typicalTable({ C3: '', C4: '' }).department).toMatchObject({ text: '', cell: { row: 4, column: 2 } });
    expect(typicalTable({ F4: '' }).unit).toMatchObject({ text: '', cell: { row: 4, column: 6 } });
    expect(typicalTable({ C4: '', D4: '实施单位', E4: '一中', F4: '' }).department?.cell.column).toBe(3);
    // Where that is taken by another label, next to its own.
    expect(typicalTable({ C4: '实施单位', D4: '一中', E4: '', F4: '' }).department?.cell.column).toBe(2);
  });

  test('texts that repeat the label, and labels with a value of their own, are passed over', () => {
    expect(typicalTable({ B3: '项目名称' }).project?.text).toBe('校舍维修');
    expect(typicalTable({ C4: '预算单位：教育局' }).department?.text).toBe('预算单位：教育局');
    expect(typicalTable({ C4: '执行率' }).department?.text).toBe('');
    expect(typicalTable({ C4: '得分' }).department?.text).toBe('得分');
  });

  test('words of the funds are no basics', () => {
    expect(typicalTable({ A7: '等级' }).total?.grade).toBeNull();
  });

  test('of two titles the first', () => {
    expect(typicalTable({ A2: '附：项目绩效评价表' }).title?.cell.row).toBe(1);
    expect(typicalTable({ A1: '' }).title).toBeNull();
  });

  test('numbers and errors are values too', () => {
    const table = onlyTable(withCells(typicalForm(), { C3: '2024', C4: '#REF!' }));
    expect(table.project?.text).toBe('2024');
    expect(table.department?.text).toBe('#REF!');
  });
});

describe('which form it is', () => {
  const operator = { C12: '指标名称', I12: '指标性质', I13: '≥', I14: '≥' };
  test.each<[string, string, Record<string, string>]>([
    ['national', 'as it is', {}],
    ['department', '部门整体', { A1: '部门整体绩效自评表' }],
    ['department', '整体支出', { A1: '整体支出绩效自评表' }],
    ['department', '单位整体', { A1: '单位整体绩效自评表' }],
    ['transfer', 'neither points nor score', { F12: '', G12: '' }],
    ['hubei', 'no points', { F12: '' }],
    ['national', 'no score', { G12: '' }],
    ['four-blocks', '决策', { A13: '决策' }],
    ['four-blocks', '立项', { A13: '项目立项' }],
    ['four-blocks', '过程', { A14: '过程指标' }],
    ['four-blocks', '管理', { A14: '管理' }],
    ['four-blocks', '投入', { A13: '投入' }],
    ['national', '投入 inside', { A13: '资金投入' }],
    ['system', '类别 over blocks', { A12: '类别', A13: '决策' }],
    ['system', 'operators in a column', operator],
    ['sichuan', 'operators, points in the label of the funds', { ...operator, A6: '项目资金（20分）' }],
    ['system', '类别 over levels', { A12: '指标类别' }],
    ['points-first', 'points before the target', { D12: '分值', E12: '年度指标值', F12: '实际完成值' }],
    ['national', 'no level', { A12: '' }],
  ])('%s: %s', (layout, _, changes) => {
    expect(typicalTable(changes).layout).toBe(layout);
  });

  test('operator-columns: operators under a head of two rows', () => {
    const heads = { D12: '年度指标值', E12: '', F12: '', G12: '实际完成值', H12: '分值', I12: '得分' };
    const lower = { A13: '', B13: '', C13: '', D13: '指标性质', E13: '指标值', F13: '度量单位', G13: '' };
    expect(typicalTable({ ...heads, ...lower }).layout).toBe('operator-columns');
    expect(typicalTable({ ...heads, ...lower, A6: '项目资金（20分）' }).layout).toBe('operator-columns');
  });
});
