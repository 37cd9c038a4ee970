import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import type { NarrativeCheckId } from '../../../src/engine/narrative/checks/all.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { reviewOf } from '../../support/narratives.ts';
import { words } from '../../support/told-words.ts';

/** The words by which the checks of a report tell what a number or a name is, one at a time: none of them stands there in vain. */

const FORM = formGrid(
  [
    '项目支出绩效自评表',
    '（2022年度）',
    '项目名称\t“互联网+服务”平台运维服务费',
    '主管部门\t清河县人民政府\t\t\t实施单位\t清河县行政审批局',
    '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
    '\t年度资金总额\t24.8\t24.8\t23.56\t10\t95%\t9.5',
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
    '产出指标\t数量指标\t培训场次\t≥10场\t12场\t40\t40\t',
    '\t质量指标\t验收合格率\t≥95%\t96%\t30\t30\t',
    '满意度指标\t服务对象满意度\t群众满意度\t≥95%\t98%\t20\t18.5\t个别群众有意见',
    '总分\t\t\t\t\t100\t98\t',
  ].join('\n'),
);

/** What one check tells of a text beside the form. */
function told(check: NarrativeCheckId, lines: string | readonly string[], form: SheetGrid = FORM): string[] {
  const { findings } = reviewOf([lines].flat(), review([form]).tables);
  return findings.filter((finding) => finding.check === check).map(({ quote }) => quote);
}

/** Those words with which the text isn't told as expected. */
function otherThan(
  list: readonly string[],
  expected: readonly string[],
  check: NarrativeCheckId,
  text: (word: string) => string | readonly string[],
): string[] {
  expect(list.length).toBeGreaterThan(0);
  return list.filter((word) => JSON.stringify(told(check, text(word))) !== JSON.stringify(expected));
}

describe('the amounts of the whole project', () => {
  const BUDGETS = words(
    '全年预算 全年预算数 项目预算 项目预算数 预算总金额 预算总额 年度预算 年度预算数 预算资金 调整后预算 调整后预算数',
  );
  const SPENT = words('执行数 项目支出 实际支出 全年支出 总支出 实际执行');

  test('every name of the budget, every name of the expenditure', () => {
    expect(otherThan(BUDGETS, ['24.5万元'], 'form-budget', (word) => `${word}24.5万元。`)).toEqual([]);
    expect(otherThan(SPENT, ['23.1万元'], 'form-spent', (word) => `${word}23.1万元。`)).toEqual([]);
  });

  test('what may stand between the name and the number', () => {
    const links = words('共 合计 为 是 总额 共为 合计是');
    expect(otherThan(links, ['24.5万元'], 'form-budget', (link) => `项目预算${link}24.5万元。`)).toEqual([]);
    const spent = words('共 合计 为 是 资金 资金共');
    expect(otherThan(spent, ['23.1万元'], 'form-spent', (link) => `全年支出${link}23.1万元。`)).toEqual([]);
    expect(told('form-budget', '项目预算安排给甲24.5万元。')).toEqual([]);
    expect(told('form-spent', '全年支出于甲23.1万元。')).toEqual([]);
  });

  test('only what its own row says', () => {
    const text = ['全年预算24.5万元。', '全年支出23.1万元。'];
    const national = exampleForm('national');
    const amounts = (form: SheetGrid) => [...told('form-budget', text, form), ...told('form-spent', text, form)];
    expect(amounts(national)).toEqual(['24.5万元', '23.1万元']);
    expect(amounts(withCells(national, { E6: '0', F6: '0' }))).toEqual([]);
  });

  test('another time, another fund: no number of the whole', () => {
    const times = words(
      '截至6月 截止6月 上半年 6月 一季度 第一批 第二次 第三期 第4笔 第十批 第五批 第六批 第七批 第八批 第九批 第四批 累计',
    );
    expect(otherThan(times, [], 'form-spent', (time) => `${time}全年支出23.1万元。`)).toEqual([]);
    expect(
      otherThan(words('今年 本年 第一'), ['23.1万元'], 'form-spent', (time) => `${time}全年支出23.1万元。`),
    ).toEqual([]);
    expect(otherThan(words('年初 申请'), [], 'form-budget', (word) => `${word}项目预算24.5万元。`)).toEqual([]);
    const sources = words(
      '中央 自筹 本级 上级 财政部 财政拨款 省级 市本级 县内 区财政 州配套 盟补助 旗专项 镇拨款 乡投入 村下达 兵团安排 师匹配 省资金 地方财政 地方配套 地方投入 地方资金 地方匹配 其他资金 其它资金 社会投入 单位来源 自有收入 自有资金',
    );
    expect(otherThan(sources, [], 'form-budget', (source) => `${source}项目预算24.5万元。`)).toEqual([]);
    expect(told('form-budget', '预算资金（项目预算24.5万元）。')).toEqual([]);
    // Told of the sentence alone, not of the one before.
    expect(told('form-spent', '上半年推进缓慢。全年支出23.1万元。')).toEqual(['23.1万元']);
  });

  test.each([
    ['another year’s', '2021年项目预算24.5万元。', []],
    ['the form’s year', '2022年项目预算24.5万元。', ['24.5万元']],
    ['last year’s', '上年项目预算24.5万元。', []],
    ['at least so much', '项目预算不低于24.5万元。', []],
    ['the same', '项目预算24.8万元。', []],
    ['the same in 元', '项目预算248000元。', []],
    ['in 元, and another', '项目预算245000元。', ['245000元']],
    ['rounded', '项目预算25万元。', []],
    ['rounded to another', '项目预算24万元。', ['24万元']],
    ['a part of a sum', '项目预算24.5万元，其中：甲20万元、乙4.5万元。', ['24.5万元']],
  ])('%s', (_, text, expected) => {
    expect(told('form-budget', text)).toEqual(expected);
  });

  test.each([
    ['元', '248000', '项目预算24.8万元。', '项目预算24.5万元。'],
    ['万元', '24.8', '项目预算24.8万元。', '项目预算248万元。'],
    ['亿元', '0.00248', '项目预算24.8万元。', '项目预算2.48万元。'],
  ])('a form in %s', (unit, amount, same, other) => {
    const form = withCells(FORM, { A5: `项目资金（${unit}）`, C6: amount, D6: amount, E6: amount });
    expect(told('form-budget', same, form)).toEqual([]);
    expect(told('form-budget', other, form)).toHaveLength(1);
  });

  test('a form without amounts has nothing that a text could be held against', () => {
    const form = withCells(FORM, { C6: '', D6: '', E6: '' });
    expect(told('form-budget', '项目预算24.5万元。', form)).toEqual([]);
  });
});

describe('the execution rate', () => {
  test('every name of it, whatever stands between', () => {
    const names = words('预算执行率 资金执行率 执行率 完成全年预算的 完成预算的');
    expect(otherThan(names, ['92%'], 'form-rate', (name) => `${name}92%。`)).toEqual([]);
    expect(otherThan(words('达 为 是 为达'), ['92%'], 'form-rate', (link) => `执行率${link}92%。`)).toEqual([]);
    expect(otherThan(words('高于 的'), [], 'form-rate', (link) => `执行率${link}甲92%。`)).toEqual([]);
  });

  test.each([...words('截至6月 截止6月 上半年 一季度 指标 得9分， 省级资金 2021年 上年')])('not behind %s', (word) => {
    expect(told('form-rate', `${word}执行率92%。`)).toEqual([]);
  });

  test.each([
    ['another', '执行率92%。', ['92%']],
    ['the same', '执行率95%。', []],
    ['the same, with digits', '执行率95.00%。', []],
    ['another, with digits', '执行率95.01%。', ['95.01%']],
    ['proved by the text', '下达资金100万元，支出92万元，执行率92%。', []],
  ])('%s', (_, text, expected) => {
    expect(told('form-rate', text)).toEqual(expected);
  });
});

describe('the score and the grade of the whole', () => {
  test('every name of the score', () => {
    const names = words(
      '自评得分 自我评价得分 总得分 总体得分 综合得分 最终得分 项目得分 自评总分 自评结果 综合评分 综合评价得分 总分 自评得分为 自评得分是 自评得分共 自评得分合计 总得分为 总得分是 自评 自评为 自评： 自评分 自评评分 自评评价 自评评分结果 自评得分结果 自评得分： 总得分： 总评得分 总评结果 总体结果 项目评价结果为 最终结果共为',
    );
    expect(otherThan(names, ['96分'], 'form-score', (name) => `${name}96分。`)).toEqual([]);
    expect(otherThan(words('自评得分约 总得分近 总分约 得分'), [], 'form-score', (name) => `${name}96分。`)).toEqual(
      [],
    );
  });

  test('a score of a part, of somebody else, of another year', () => {
    const parts = words(
      '指标 决策 过程 产出 效益 效果 满意度 执行 投入 管理 满分 分值 第三方 专家 财政局 部门整体 上年',
    );
    expect(otherThan(parts, [], 'form-score', (part) => `${part}自评得分96分。`)).toEqual([]);
  });

  test.each([
    ['the same', '自评得分98分。', []],
    ['the same, with digits', '自评得分98.00分。', []],
    ['another', '自评得分97.99分。', ['97.99分']],
  ])('%s', (_, text, expected) => {
    expect(told('form-score', text)).toEqual(expected);
  });

  test('every name of the whole behind its parts', () => {
    const wholes = words('总分 总得分 综合得分 最终得分 合计得分');
    expect(
      otherThan(wholes, ['良'], 'text-grade', (name) => `产出得45分，效益得28分，${name}93分，评价等级为“良”。`),
    ).toEqual([]);
    expect(told('text-grade', '产出得45分，效益得28分，其中质量得9分，评价等级为“良”。')).toEqual([]);
  });

  test('every name of the grade', () => {
    const names = words(
      '自评等级 自我评价等级 综合评价等级 总体评价等级 绩效评价等级 自评等次 自评结果 自评结论 自评级别 自评结果等级 自评等级为 自评等级是 自评等级属于 自评等级评定为 自评等级：',
    );
    expect(otherThan(names, ['良'], 'form-grade', (name) => `${name}良。`)).toEqual([]);
    const grades = words('良好 中等 较差 良 中 差');
    for (const grade of grades) expect(told('form-grade', `自评等级为“${grade}”。`)).toEqual([grade]);
    for (const grade of words('优秀 优')) expect(told('form-grade', `自评等级为“${grade}”。`)).toEqual([]);
    const ends = ['”', '’', '"', "'", '，', '。', '；', ')', '级', '档', '等', '!', ''];
    expect(ends.filter((end) => told('form-grade', `自评等级为良${end}`).length === 0)).toEqual([]);
    expect(told('form-grade', '自评等级为差、需整改。')).toEqual(['差']);
    expect(told('form-grade', '自评等级为良田。')).toEqual([]);
    expect(told('form-grade', '自评等级较往年良。')).toEqual([]);
  });

  test('a scale of grades names none', () => {
    const scales = words('90分以上 60分以下 优秀、合格 优、良、中 良、中 分为四档');
    expect(otherThan(scales, [], 'form-grade', (scale) => `${scale}，自评等级为良。`)).toEqual([]);
    // Forty characters away it speaks of something else.
    expect(told('form-grade', `分为四档，${'甲'.repeat(40)}自评等级为良。`)).toEqual(['良']);
    expect(told('form-grade', `分为四档，${'甲'.repeat(36)}自评等级为良。`)).toEqual(['良']);
    expect(told('form-grade', `分为四档，${'甲'.repeat(34)}自评等级为良。`)).toEqual([]);
  });
});

describe('the names of unit and project, the year', () => {
  test('every label of the unit', () => {
    const labels = words(
      '实施单位 项目单位 承担单位 填报单位 自评单位 评价单位 项目实施单位 项目承担单位 实施单位名称',
    );
    const expected = ['清河县文化旅游局'];
    expect(otherThan(labels, expected, 'form-unit', (label) => `${label}：清河县文化旅游局`)).toEqual([]);
    expect(otherThan(['', '：', ':'], expected, 'form-unit', (colon) => `实施单位${colon}清河县文化旅游局`)).toEqual(
      [],
    );
    expect(
      otherThan(
        ['', '。', '，', '；', '（盖章）', '（盖章）。'],
        expected,
        'form-unit',
        (end) => `实施单位：清河县文化旅游局${end}`,
      ),
    ).toEqual([]);
    expect(told('form-unit', '由实施单位：清河县文化旅游局')).toEqual([]);
    expect(told('form-unit', '实施单位：清河县文化旅游局负责，每月巡查')).toEqual([]);
    expect(told('form-unit', '实施单位：文旅')).toEqual([]);
  });

  test.each(words('清河县行政审批局 行政审批局 清河县行政审批局办公室 某市行政审批局 清河县人民政府'))(
    'the form’s unit by another name: %s',
    (name) => {
      expect(told('form-unit', `实施单位：${name}`)).toEqual([]);
    },
  );

  test('only where it is said near the beginning', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `第${at}段内容`);
    expect(told('form-unit', [...lines(39), '实施单位：清河县文化旅游局'])).toEqual(['清河县文化旅游局']);
    expect(told('form-unit', [...lines(40), '实施单位：清河县文化旅游局'])).toEqual([]);
    expect(told('form-project', [...lines(39), '“互联网+服务”运行维护费项目'])).toEqual(['“互联网+服务”运行维护费']);
    expect(told('form-project', [...lines(40), '“互联网+服务”运行维护费项目'])).toEqual([]);
  });

  test.each([
    ['behind its label', '项目名称：互联网+服务平台建设费', ['互联网+服务平台建设费']],
    ['behind its label without a colon', '项目名称互联网+服务平台建设费', ['互联网+服务平台建设费']],
    ['in quotes before 项目', '“互联网+服务”运行维护费项目执行完毕。', ['“互联网+服务”运行维护费']],
    ['without 项目 behind it', '“互联网+服务”运行维护费执行完毕。', []],
    ['nothing in common', '项目名称：道路养护工程', []],
    ['with 项目 in the middle', '项目名称：互联网+服务平台项目运维服务费', []],
    ['the year and quotes apart', '项目名称：2022年度互联网+服务平台运维服务费项目', []],
    ['a shorter form', '项目名称：互联网+服务平台运维', []],
    ['both names', '关于“互联网+服务”平台运维服务费与“互联网+服务”运行维护费项目', []],
    ['told once', ['项目名称：互联网+服务平台建设费', '“互联网+服务”运行维护费项目'], ['互联网+服务平台建设费']],
  ])('a project: %s', (_, lines, expected) => {
    expect(told('form-project', lines)).toEqual(expected);
  });

  test.each([
    ['自评', '2021年度项目自评', ['2021年']],
    ['评价', '2021年度项目评价', ['2021年']],
    ['绩效', '2021年度项目绩效', ['2021年']],
    ['报告', '2021年度项目报告', ['2021年']],
    ['without 度', '2021年项目绩效自评报告', ['2021年']],
    ['at the end, in brackets', '绩效自评报告（2021年度）', ['2021年']],
    ['the form’s', '2022年度项目绩效自评报告', []],
    ['a date', '绩效自评报告2021年3月15日', []],
    ['of the last century', '1999年度项目绩效自评报告', ['1999年']],
    ['no report', '2021年度项目总结', []],
    ['a sentence', `2021年度项目绩效自评报告${'甲'.repeat(67)}`, []],
    ['a long title', `2021年度项目绩效自评报告${'甲'.repeat(66)}`, ['2021年']],
  ])('a title’s year: %s', (_, title, expected) => {
    expect(told('form-year', title)).toEqual(expected);
  });

  test('a title’s year: in the first six paragraphs, the first that names one', () => {
    const title = '2021年度项目绩效自评报告';
    expect(told('form-year', ['一', '二', '三', '四', '五', title])).toEqual(['2021年']);
    expect(told('form-year', ['一', '二', '三', '四', '五', '六', title])).toEqual([]);
    expect(told('form-year', ['2022年度项目绩效自评报告', title])).toEqual([]);
    expect(told('form-year', [title, '2020年度项目绩效自评报告'])).toEqual(['2021年']);
    expect(told('form-year', title, withCells(FORM, { A2: '' }))).toEqual([]);
  });
});

describe('what a text is held against', () => {
  const against = (check: NarrativeCheckId, text: string, form: SheetGrid = FORM): string[] =>
    reviewOf([text], review([form]).tables)
      .findings.filter((finding) => finding.check === check)
      .flatMap(({ related }) => related.map((each) => ('cell' in each ? `${each.cell} ${each.quote}` : each.quote)));

  test.each<[NarrativeCheckId, string, string[]]>([
    ['form-budget', '项目预算24.5万元。', ['D6 24.8']],
    ['form-spent', '全年支出23.1万元。', ['E6 23.56']],
    ['form-rate', '执行率92%。', ['G6 95%']],
    ['form-score', '自评得分96分。', ['G11 98']],
    ['form-grade', '自评等级为良。', ['G11 98']],
    ['form-value', '培训场次11场。', ['E8 12场']],
    ['form-value', '培训场次目标9场。', ['D8 ≥10场']],
    ['form-unit', '实施单位：清河县文化旅游局', ['F4 清河县行政审批局']],
    ['form-project', '项目名称：互联网+服务平台建设费', ['B3 “互联网+服务”平台运维服务费']],
    ['form-year', '2021年度项目绩效自评报告', ['A2 （2022年度）']],
  ])('%s: %s', (check, text, cells) => {
    expect(against(check, text)).toEqual(cells);
  });

  test('where the form has no rate in a cell, what was spent; where it has no year of its own, the title', () => {
    expect(against('form-rate', '执行率92%。', withCells(FORM, { G5: '', G6: '' }))).toEqual(['E6 23.56']);
    const titled = withCells(FORM, { A1: '2022年度项目支出绩效自评表', A2: '' });
    expect(against('form-year', '2021年度项目绩效自评报告', titled)).toEqual(['A1 2022年度项目支出绩效自评表']);
  });
});

describe('the values of indicators', () => {
  test('what may stand between the name and the number', () => {
    const links = words(
      '指标 数量 数 实际 实际完成 实际完成值 完成 完成值 达 达到 为 是 ： ， 已 约 指标完成值为 已完成 年度完成 全年完成',
    );
    expect(otherThan(['', ...links], ['11场'], 'form-value', (link) => `培训场次${link}11场。`)).toEqual([]);
    const targets = words('年初目标 年度目标 全年目标值 目标 目标值 指标值 年度指标值 目标值为');
    expect(otherThan(targets, ['9场'], 'form-value', (link) => `培训场次${link}9场。`)).toEqual([]);
    expect(otherThan(words('增加 高于 中的'), [], 'form-value', (link) => `培训场次${link}11场。`)).toEqual([]);
  });

  test.each([
    ['the actual', '培训场次12场。', []],
    ['another', '培训场次11场。', ['11场']],
    ['the target, said as what was done', '培训场次10场。', []],
    ['the actual, said as a target', '培训场次目标12场。', []],
    ['a bound is a target', '培训场次9场以上。', ['9场']],
    ['the bound of the form', '培训场次10场以上。', []],
    ['in another unit', '培训场次11人。', []],
    ['the end of a longer name', '企业培训场次11场。', []],
    ['behind a sign', '一是：培训场次11场。', ['11场']],
    ['last year’s', '上年培训场次11场。', []],
    ['a share', '验收合格率97%。', ['97%']],
    ['each share', '验收合格率均97%。', ['97%']],
    ['a share that is the same', '验收合格率96%。', []],
    ['a share that is rounded', '群众满意度98.0%。', []],
    ['a share with other digits', '群众满意度98.1%。', ['98.1%']],
  ])('%s', (_, text, expected) => {
    expect(told('form-value', text)).toEqual(expected);
  });

  test('a name of three characters may be anything', () => {
    const form = withCells(FORM, { C8: '培训数' });
    expect(told('form-value', '培训数11场。', form)).toEqual([]);
    expect(told('form-value', '培训次数11场。', withCells(FORM, { C8: '培训次数' }))).toEqual(['11场']);
    // Twice the same name: which of them is meant?
    expect(told('form-value', '群众满意度97%。', withCells(FORM, { C9: '群众满意度' }))).toEqual([]);
  });
});

test('who only takes part is no unit of the report', () => {
  const title = '青松镇2021年度村级经费绩效自评报告';
  const text = (words: string) => [title, `推广白杨镇人民政府${words}的做法。`];
  expect(told('text-name', text(''))).toEqual(['白杨镇']);
  const takes = words('参与检查 参加检查 协助检查 配合检查 派员检查 派人检查 互查 交叉检查 联合检查 共同检查');
  expect(takes.filter((each) => told('text-name', text(each)).length > 0)).toEqual([]);
});
