import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { describe as wordsOf } from '../../../src/messages/index.ts';
import { exampleForm, formGrid, typedCell, withCells } from '../../support/form-text.ts';
import { gridCell } from '../../support/grid-builder.ts';
import { afterEdits, golden, tableFindings } from '../../support/table-findings.ts';

const national = exampleForm('national');
const hubei = exampleForm('hubei');
const operators = exampleForm('operator-columns');

/** A national form with these rows of funds; its indicators are faultless and earn 90. */
function withFunds(head: string, rows: readonly string[], total: string): SheetGrid {
  return formGrid(
    [
      '2023年度项目支出绩效自评表',
      '项目名称\t\t\t农村危房改造补助',
      '主管部门\t\t\t清河县住房和城乡建设局\t\t实施单位\t清河县村镇建设中心',
      `${head}\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分`,
      ...rows,
      '年度总体目标\t预期目标\t\t\t\t实际完成情况',
      '\t改造危房260户，保障住房安全。\t\t\t\t改造260户并通过验收，资金结余由县级统筹。',
      '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
      '\t产出指标\t数量指标\t改造户数\t≥260户\t260户\t50\t50',
      '\t效益指标\t社会效益指标\t住房安全保障率\t≥95%\t100%\t30\t30',
      '\t满意度指标\t满意度指标\t农户满意度\t≥95%\t96%\t10\t10',
      `总分\t\t\t\t\t\t100\t${total}`,
    ].join('\n'),
  );
}

describe('the total row of the funds', () => {
  test.each([
    ['no budget', { E6: '' }, ['E6 budget-missing']],
    ['no spending', { F6: '' }, ['F6 budget-missing']],
    ['a dash for the spending', { F6: '—' }, ['F6 budget-missing']],
    ['words for the budget', { E6: '见批复' }, ['E6 budget-missing']],
    ['nothing at all', { D6: '', E6: '', F6: '', G6: '', H6: '', I6: '' }, ['E6 budget-missing']],
    ['0 where a source carries money', { E6: '0' }, ['E6 budget-missing']],
    ['budget 0, spent', { E6: '0', E7: '' }, ['E6 budget-zero']],
    ['spent more', { F6: '121', F7: '121' }, ['F6 overspent']],
    ['budget below nothing', { E6: '-120', E7: '-120' }, []],
  ])('%s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test.each([
    ['0 in every column', { D6: '0', E6: '0', F6: '0', D7: '0', E7: '0', F7: '0' }],
    ['dashes in every column', { D6: '—', E6: '—', F6: '—', D7: '—', E7: '—', F7: '—', H6: '—' }],
    ['no initial budget', { D6: '', D7: '' }],
    ['money added during the year', { D6: '0', D7: '0' }],
  ])('silent: %s', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual([]);
  });

  test('sums of the sources are proposed, and mend the row', () => {
    const form = withCells(national, { E6: '', F6: '0', E8: '30', F8: '30', E7: '90', F7: '90' });
    const [finding] = tableFindings(form);
    expect(finding?.fix?.edits.map(({ cell, to }) => [cell, to.value])).toEqual([
      ['E6', 120],
      ['F6', 120],
    ]);
    expect(golden(afterEdits(form, finding?.fix?.edits ?? []))).toEqual([]);
  });

  test('a row of zeros above sources with money is one finding', () => {
    const form = withFunds(
      '项目资金（万元）',
      [
        '\t年度资金总额：\t\t0\t0\t0\t10\t0\t0',
        '\t其中：本年财政拨款\t\t90\t89.974\t89.974',
        '\t上年结转资金',
        '\t其他资金',
      ],
      '90',
    );
    expect(golden(form)).toEqual(['E5 budget-missing']);
  });
});

describe('the rows of the sources', () => {
  test.each([
    ['one column', { E7: '100' }, ['E6 fund-details-sum']],
    [
      'three columns',
      { D7: '1', E7: '1', F7: '1' },
      ['D6 fund-details-sum', 'E6 fund-details-sum', 'F6 fund-details-sum'],
    ],
    ['a cent of a 万元', { E7: '119.99' }, ['E6 fund-details-sum']],
    ['nothing filled', { D7: '', E7: '', F7: '' }, ['E7 fund-details-blank']],
    ['points and score', { G7: '10', I7: '10' }, ['G7 fund-details-scored']],
    ['points and score in two rows', { G7: '10', I8: '5' }, ['G7 fund-details-scored', 'I8 fund-details-scored']],
  ])('%s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test.each([
    ['other dashes', { G7: '-', I7: '/', G8: '——', I8: '×' }],
    ['zeros for scores', { G7: '0', I7: '0' }],
    ['a rate', { H7: '100%', H8: '0%' }],
    ['one merged area, written out', { G7: '10', I7: '10', G8: '10', I8: '10', G9: '10', I9: '10' }],
    ['zeros for the sources that gave nothing', { D8: '0', E8: '0.00', F8: '—', E9: '/' }],
    ['split among the sources', { E7: '70', E8: '40', E9: '10' }],
    ['an unreadable source', { E8: '见附件' }],
  ])('silent: %s', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual([]);
  });

  test('sources broken down further aren’t added twice', () => {
    const form = withFunds(
      '项目资金（万元）',
      [
        '\t年度资金总额\t\t400\t520.35\t520.35\t10\t100%\t10',
        '\t其中：财政拨款\t\t400\t510.35\t510.35\t—\t\t—',
        '\t其中：中央资金\t\t300\t380\t380\t—\t\t—',
        '\t省级资金\t\t60\t90.35\t90.35\t—\t\t—',
        '\t县级资金\t\t40\t40\t40\t—\t\t—',
        '\t其他资金\t\t\t10\t10\t—\t\t—',
      ],
      '100',
    );
    expect(golden(form)).toEqual([]);
  });

  test('a single one counts as well', () => {
    const rows = ['\t年度资金总额\t\t\t400\t400\t10\t100%\t10', '\t其中：财政拨款\t\t\t300\t400'];
    expect(golden(withFunds('项目资金（万元）', rows, '100'))).toEqual(['E5 fund-details-sum']);
  });

  const DOUBLED = ['E5 fund-details-sum', 'F5 fund-details-sum'];

  /** 400 in all: personnel, what stands below it, and the rest. */
  test.each<[string, string, readonly string[]]>([
    ['a purpose breaks down the one above', '工资', []],
    ['a level of the budget does, too', '中央资金', []],
    ['money of the unit stands beside it', '自有资金', DOUBLED],
    ['unless it says that it is of it', '其中：自有资金', []],
    ['money from elsewhere stands beside it', '其他资金', DOUBLED],
    ['money of the year before stands beside it', '上年结转', DOUBLED],
    ['money of a special account stands beside it', '财政专户资金', DOUBLED],
  ])('%s', (_name, below, expected) => {
    const form = withFunds(
      '项目资金（万元）',
      [
        '\t年度资金总额\t\t\t400\t400\t10\t100%\t10',
        '\t人员经费\t\t\t100\t100',
        `\t${below}\t\t\t100\t100`,
        '\t公用经费\t\t\t300\t300',
      ],
      '100',
    );
    expect(golden(form)).toEqual(expected);
  });

  test('sources of several levels side by side', () => {
    const form = withFunds(
      '项目资金（万元）',
      [
        '\t年度资金总额\t\t400\t520.35\t520.35\t10\t100%\t10',
        '\t其中：中央财政资金\t\t300\t380\t380\t—\t\t—',
        '\t地方财政资金\t\t100\t140\t140\t—\t\t—',
        '\t其他资金\t\t0\t0.35\t0.35\t—\t\t—',
      ],
      '100',
    );
    expect(golden(form)).toEqual([]);
  });

  test('a total shown with two digits may be rounded', () => {
    const form = withFunds(
      '项目资金（万元）',
      [
        '\t年度资金总额\t\t38.77\t38.77\t38.77\t10\t100%\t10',
        '\t其中：当年财政拨款\t\t38.7664\t38.7664\t38.7664\t—\t\t—',
      ],
      '100',
    );
    expect(golden(form)).toEqual([]);
  });
});

describe('fund-points', () => {
  test.each([
    ['100', { G6: '100' }],
    ['0', { G6: '0' }],
    ['nothing', { G6: '' }],
    ['a dash', { G6: '—' }],
  ])('%s', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual(['G6 fund-points']);
  });

  test('the table’s points and total put into the row are four slips, each reported once', () => {
    const form = withCells(national, {
      F6: '0',
      F7: '0',
      G6: '100',
      H6: '0',
      I6: '97',
      G7: '100',
      I7: '97',
      H20: '97',
    });
    expect(golden(form)).toEqual([
      'G6 fund-points',
      'I6 execution-score',
      'H6 execution-low',
      'G7 fund-details-scored',
      'H20 total-mismatch',
    ]);
  });

  test.each([
    ['10分', national, { G6: '10分' }],
    ['text', operators, { H6: "'10" }],
  ])('silent: %s', (_name, form, changes) => {
    expect(golden(withCells(form, changes)).filter((line) => line.includes('points'))).toEqual([]);
  });
});

describe('amount-unit', () => {
  test('every amount that names a unit', () => {
    expect(golden(withCells(national, { E6: '120万元', E7: '120万', F8: '0元' }))).toEqual([
      'E6 amount-unit',
      'E7 amount-unit',
      'F8 amount-unit',
    ]);
  });

  test.each([
    ['no unit in the head', { A5: '项目资金', E6: '120万元', E7: '120万元' }],
    ['an amount among the targets', { E16: '≤8000元', F16: '8000元' }],
  ])('silent: %s', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual([]);
  });
});

describe('execution-rate', () => {
  /** 103.4 ÷ 120 = 86.1666…% */
  const spent = { F6: '103.4', F7: '103.4', I6: '8.62', H20: '98.62' };

  test.each([
    ['86.17%', []],
    ['86.1667%', []],
    ['86.17', []],
    ['0.8617', []],
    ["'86.17%", []],
    ['=F6/E6 → 0.861666666666667', []],
    ['86.2%', ['H6 execution-rate (hint)']],
    ['86%', ['H6 execution-rate (hint)']],
    ["'86", ['H6 execution-rate (hint)']],
    ['0.86', ['H6 execution-rate (hint)']],
    ['86.16%', ['H6 execution-rate (hint)']],
    ['86.18%', ['H6 execution-rate']],
    ['87%', ['H6 execution-rate']],
    ['0.9', ['H6 execution-rate']],
    ['100%', ['H6 execution-rate']],
    ['1', ['H6 execution-rate']],
    ['', ['H6 execution-rate']],
    ['—', ['H6 execution-rate']],
    ['已完成', ['H6 execution-rate']],
  ])('%s for 86.1666…%%', (typed, expected) => {
    expect(golden(withCells(national, { ...spent, H6: typed }))).toEqual(expected);
  });

  /** 1260 ÷ 120 = 1050% */
  const manifold = { F6: '1260', F7: '1260' };

  test.each([
    ["'1,050%", false],
    ["'1,050.00%", false],
    ["'1，050%", false],
    ["'10.5", false],
    ["'10,500‰", false],
    ["'1,051%", true],
    ["'10,500%", true],
    ["'105‰", true],
    // Who caps it at the whole is right, too.
    ['100%', false],
    ["'1,000‰", false],
  ])('%s for 1050%%: found %s', (typed, isFound) => {
    const { findings } = review([withCells(national, { ...manifold, H6: typed })]);
    expect(findings.some(({ check }) => check === 'execution-rate')).toBe(isFound);
  });

  /** 37.3 ÷ 120 = 31.0833…% */
  const third = { F6: '37.3', F7: '37.3', I6: '3.11', H20: '93.11', B6: '年度资金总额' };

  test.each([
    [0.31, '0.00%', '31.00%', 'error'],
    [0.31, '0%', '31%', 'hint'],
    [0.31, '0.0%', '31.0%', 'error'],
    [0.3108, '0%', '31%', 'hint'],
    [0.310833333333333, '0.0%', '31.1%', 'hint'],
    [0.31, '#,##0.00%;[Red]-0.00%', '31.00%', 'error'],
    [0.3108, '0.##%', '31.08%', null],
    [0.31, '0.##%', '31%', 'hint'],
    [0.310833333333333, '0.00%', '31.08%', null],
    [0.3, '_ 0.00%_ ', '30.00%', 'error'],
    [1, '0.00%', '100.00%', 'error'],
  ] as const)(
    '%s under %s and the text %s are found the same, and quoted as they look',
    (value, format, look, severity) => {
      const found = [{ ...gridCell(6, 8, { value, format }) }, typedCell(6, 8, `'${look}`)].map((cell) => {
        const form = withCells(national, third);
        const rows = form.rows.map((row) =>
          row.row === 6 ? { ...row, cells: row.cells.map((each) => (each.column === 8 ? cell : each)) } : row,
        );
        return review([{ ...form, rows }])
          .findings.filter(({ check }) => check === 'execution-rate')
          .map((each) => [each.severity, wordsOf(each).what]);
      });
      expect(found[0]).toEqual(found[1]);
      expect(found[0]?.map(([each]) => each)).toEqual(severity === null ? [] : [severity]);
      if (severity !== null) expect(found[0]?.[0]?.[1]).toContain(`，填了 ${look}。`);
    },
  );

  test('a rate that only its format shortens is to be shown, not written', () => {
    const form = withCells(national, { ...third, H6: '31%' });
    const cells = (value: number) =>
      form.rows.map((row) => ({
        ...row,
        cells: row.cells.map((each) => (row.row === 6 && each.column === 8 ? { ...each, value } : each)),
      }));
    const hows = [0.31, 0.3108].map((value) =>
      review([{ ...form, rows: cells(value) }]).findings.map((each) => wordsOf(each).how),
    );
    expect(hows[0]).toContain('写成 31.08%，与得分的计算一致。');
    expect(hows[1]).toContain('把单元格的数字格式改为两位小数的百分比，显示 31.08%。');
  });

  test.each([['1'], ['100'], ["'100"], ["'100%"], ['100.00%'], ["'１００％"]])('%s for 100%%', (typed) => {
    expect(golden(withCells(national, { H6: typed }))).toEqual([]);
  });

  test.each([['105%'], ['100%'], ['1.05'], ['105']])('%s for an overspent budget', (typed) => {
    expect(golden(withCells(national, { F6: '126', F7: '126', H6: typed }))).toEqual(['F6 overspent']);
  });

  test('amounts in 万元 rounded to two digits leave room for the true rate', () => {
    const form = withFunds(
      '项目资金（万元）',
      ['\t年度资金总额\t\t1.25\t1.25\t1.18\t10\t94.23%\t9.42', '\t其中：当年财政拨款\t\t1.25\t1.25\t1.18\t—\t\t—'],
      '99.42',
    );
    expect(golden(form)).toEqual([]);
  });

  test('amounts in 元 leave none', () => {
    const form = withFunds(
      '项目资金（元）',
      ['\t年度资金总额\t\t1.25\t1.25\t1.18\t10\t94.23%\t9.44', '\t其中：当年财政拨款\t\t1.25\t1.25\t1.18\t—\t\t—'],
      '99.44',
    );
    expect(golden(form)).toEqual(['H5 execution-rate']);
  });
});

describe('execution-score', () => {
  test.each([
    ['8.62', '98.62', []],
    ["'8.62", '98.62', ['I6 number-as-text']],
    ['8.6', '98.6', ['I6 execution-score (hint)']],
    ['9', '99', ['I6 execution-score (hint)']],
    ['8.61', '98.61', ['I6 execution-score']],
    ['8.5', '98.5', ['I6 execution-score']],
    ['10', '100', ['I6 execution-score']],
    ['12', '102', ['I6 execution-score']],
    ['-1', '89', ['I6 execution-score']],
    ['', '98.62', ['I6 execution-score']],
    ['/', '98.62', ['I6 execution-score']],
    ['满分', '98.62', ['I6 execution-score']],
  ])('%s for 8.62', (score, total, expected) => {
    const form = withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: score, H20: total });
    expect(golden(form)).toEqual(expected);
  });

  test('a nearly spent budget rounds to full points', () => {
    expect(golden(withCells(national, { F6: '119.98', F7: '119.98', H6: '99.98%' }))).toEqual([]);
  });

  test('0 for nothing spent', () => {
    const form = withCells(national, { F6: '0', F7: '0', H6: '0%', I6: '0', H20: '90' });
    expect(golden(form)).toEqual(['H6 execution-low']);
  });
});

describe('execution-low', () => {
  const half = { F6: '60', F7: '60', H6: '50%', I6: '5', H20: '95' };

  test.each([
    ['no word about it', {}],
    ['a result that speaks of other things', { F11: '6个小区全部完工，资金使用规范，严格按预算执行。' }],
    ['a note about something else', { I13: '两个小区管网老化，改造难度大' }],
    ['an indicator missed, its money not named', { F11: '两个小区未完工。' }],
  ])('%s', (_name, changes) => {
    expect(golden(withCells(national, { ...half, ...changes }))).toEqual(['H6 execution-low']);
  });

  test.each([
    ['in the result', { F11: '6个小区全部完工，质保金按合同次年支付。' }],
    ['in the result, by the rate', { F11: '6个小区全部完工。执行率较低，因资金12月才下达。' }],
    ['in a note', { I16: '招标节约资金60万元' }],
    ['below the table', { A22: '存在问题', C22: '工程进度款支付滞后，部分资金结转下年使用。' }],
  ])('silent: explained %s', (_name, changes) => {
    expect(golden(withCells(national, { ...half, ...changes }))).toEqual([]);
  });

  test('the reason at the foot is asked for where the form has one', () => {
    const changes = { E5: '150', F5: '50%', G5: '10', G11: '90' };
    expect(golden(withCells(hubei, { ...changes, B12: '无' }))).toEqual(['B12 execution-low']);
    expect(golden(withCells(hubei, { ...changes, B12: '验收推迟到次年。' }))).toEqual([]);
  });

  test('the limit is the policy’s', () => {
    expect(golden(withCells(national, { F6: '96', F7: '96', H6: '80%', I6: '8', H20: '98' }))).toEqual([]);
  });
});

describe('points and score that stand elsewhere', () => {
  test('points in the head', () => {
    expect(golden(withCells(national, { G5: '分值（10分）', G6: '' }))).toEqual([]);
  });

  test('the execution as an indicator', () => {
    const changes = { D18: '预算执行率', E18: '100%', F18: '100%', G6: '', I6: '', H20: '90' };
    expect(golden(withCells(national, changes))).toEqual([]);
  });

  test('a rate with a remark behind it', () => {
    expect(golden(withCells(national, { H6: '100%（B/A）' }))).toEqual([]);
  });
});

describe('forms of other places', () => {
  test('Sichuan: the printed explanation beside the funds belongs to the form', () => {
    const form = formGrid(
      [
        '部门预算项目支出绩效自评表(2023年度)',
        '项目名称\t全县安可替代补助资金项目',
        '主管部门\t清河县司法局\t\t\t\t实施单位 (盖章)\t清河县司法局',
        '预算执行情况(10分)\t年度预算数(万元)\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\t原因',
        '\t总额\t0.00\t3.36\t3.36\t100.00%\t10\t10\t1.预算执行率=预算执行数/调整后预算数,预算执行率未达到90%的需说明原因(100字以内);2.其他资金包括:社会投入资金、银行贷款.',
        '\t其中:财政资金\t0.00\t3.36\t3.36\t100.00%\t/\t/',
        '\t财政专户管理资金\t0.00\t0.00\t0.00\t0.00%\t/\t/',
        '\t单位资金\t0.00\t0.00\t0.00\t0.00%\t/\t/',
        '\t其他资金\t\t\t\t\t/\t/',
        '绩效指标(90分)\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析',
        '\t产出指标\t数量指标\t购买电脑数量\t=\t13\t台\t13\t45\t45',
        '\t效益指标\t社会效益指标\t办公安全保障率\t≥\t95\t%\t100\t45\t45',
        '合计\t\t\t\t\t\t\t\t100\t100',
      ].join('\n'),
    );
    expect(golden(form)).toEqual([]);
  });

  test('Sichuan: a reason written behind the printed explanation', () => {
    const form = (note: string): SheetGrid =>
      formGrid(
        [
          '部门预算项目支出绩效自评表(2023年度)',
          '项目名称\t全县安可替代补助资金项目',
          '主管部门\t清河县司法局\t\t\t\t实施单位 (盖章)\t清河县司法局',
          '预算执行情况(10分)\t年度预算数(万元)\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\t原因',
          `\t总额\t40\t40\t20\t50.00%\t10\t5\t${note}`,
          '\t其中:财政资金\t40\t40\t20\t50.00%\t/\t/',
          '绩效指标(90分)\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分\t未完成原因分析',
          '\t产出指标\t数量指标\t购买电脑数量\t=\t13\t台\t13\t90\t90',
          '合计\t\t\t\t\t\t\t\t100\t95',
        ].join('\n'),
      );
    const printed =
      '1.预算执行率=预算执行数/调整后预算数,预算执行率未达到90%的需说明原因(100字以内);2.年中调整预算的应单独说明理由。';
    expect(golden(form(printed))).toEqual(['I5 execution-low']);
    expect(golden(form(`${printed}合同尾款次年支付。`))).toEqual([]);
  });

  test('a whole department: the budget of the year’s beginning is no limit', () => {
    const form = formGrid(
      [
        '2022年度部门整体支出绩效自评表',
        '部门(单位)名称\t\t清河县太平镇人民政府',
        '部门(单位)总体资金(万元)\t资金来源\t\t年初预算数(A)\t全年执行数(B)\t分值(10分)\t得分\t得分计算方法',
        '\t年度资金总额:\t\t1172.55\t1268.72\t10\t10\t执行率*该指标分值,最高不得超过分值上限。',
        '\t其中:财政拨款\t\t985.19\t914.97',
        '\t其他资金\t\t187.36\t353.75',
        '年度总体目标\t年初设定目标\t\t\t\t年度总体目标完成情况',
        '\t完成各项社会管理和公共服务工作。\t\t\t\t较好地完成了本年工作任务，群众满意。',
        '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值(A)\t全年实际值(B)\t分值\t得分\t未完成原因分析与改进措施',
        '\t产出指标\t质量指标\t办事群众满意率\t≥90%\t98%\t60\t60',
        '\t效益指标\t社会效益指标\t群众办事效率\t提高\t提高\t30\t30',
        '总分\t\t\t\t\t\t100\t100',
      ].join('\n'),
    );
    expect(golden(form)).toEqual([]);
  });

  test('transfers: amounts beside their labels', () => {
    const form = (budget: string, spent: string, rate: string): SheetGrid =>
      formGrid(
        [
          '2021年中央对地方专项转移支付区域绩效目标自评表',
          '单位名称\t清河县市场监督管理局',
          `预算执行情况(万元)\t转移支付预算数(A)\t${budget}\t预算执行率(B/A)\t${rate}`,
          `\t转移支付执行数(B)\t${spent}`,
          '年度目标完成情况\t预期目标\t\t目标实际完成情况',
          '\t完成药品抽检148批次。\t\t完成药品抽检150批次。',
          '\t一级指标\t二级指标\t三级指标\t指标值\t完成值',
          '\t产出指标\t数量指标\t药品抽检批次\t≥148\t150',
          '\t\t质量指标\t抽检完成率\t100%\t100%',
        ].join('\n'),
      );
    expect(golden(form('5.8', '5.8', '100%'))).toEqual([]);
    expect(golden(form('5.8万', '5.8', '100%'))).toEqual(['C3 amount-unit']);
    expect(golden(form('5.8', '2.9', '100%'))).toEqual(['E3 execution-rate', 'E3 execution-low']);
  });
});
