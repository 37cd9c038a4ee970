import {
  allNarrativeChecks,
  type NarrativeCheckId,
  narrativeCheckIds,
} from '../../../src/engine/narrative/checks/all.ts';
import { review } from '../../../src/engine/review.ts';
import type { TableReview } from '../../../src/engine/review-types.ts';
import { narrativeWords } from '../../../src/messages/narrative/all.ts';
import { describeNarrative, narrativeTitleOf } from '../../../src/messages/narrative/describe.ts';
import { formGrid } from '../../support/form-text.ts';
import { reviewOf } from '../../support/narratives.ts';

/** For every check texts that raise it, and texts that look alike and don't. */

const SITE = '一、基本情况';

interface Case {
  /** What raises the check: a text, and the quotes that are told. */
  readonly raised: readonly (readonly [text: string, ...quotes: string[]])[];
  readonly silent: readonly string[];
}

const form = formGrid(
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
const forms: readonly TableReview[] = review([form]).tables;

const cases: { readonly [Id in NarrativeCheckId]: Case } = {
  'text-rate': {
    raised: [
      ['预算100万元，拨付资金45.5万元，进度100%。', '100%'],
      ['全年预算数50万元，执行数42.5万元，预算执行率为58%。', '58%'],
      ['绩效目标14户，实际完成12户，完成年度目标任务的100%。', '100%'],
      ['2022年收入792.22万元，同比增加189.25万元，增长41.39%。', '41.39%'],
      ['全县共120个村，已改造96个，占比180%。', '180%'],
      ['资金已全部支付，预算执行率为90%。', '90%'],
    ],
    silent: [
      '项目资金50.2万元，实际支付4.2万元，执行率8%。',
      '收入792.22万元。同比上年度增加189.25万元，增加31.39%。',
      '计划任务53户。\n共完成改造129户，完工率243%。',
      '项目总预算50万元，上年结转8万元，实际支出55.1万元，预算执行率95%。',
      '中央资金到位200万元，支出150万元，执行率75%；省级资金到位100万元，支出80万元，执行率80%。',
      '共支出资金48.6万元，其中人员经费20.1万元、设备费18.5万元、其他10万元，预算执行率为97.2%。',
      '计划培训10个班。\n建成站点8个，完成率100%。',
      '完成率目标值95%。',
      '群众满意度达95%以上。',
      `${SITE}\n道路养护项目预算安排320.5万元。\n二、资金情况\n桥梁加固项目总支出302.6万元，执行率98.5%。`,
    ],
  },
  'text-sum': {
    raised: [
      ['申请资金2026400元，其中运转400000元、报酬252000元、工资28000元、补助960000元、奖励100000元。', '2026400元'],
      ['下达资金300万元（其中：中央资金200万元，省级资金90万元）。', '300万元'],
      ['大厅办件31705件次，终端办件7274件次，共计39979件次。', '39979件次'],
      ['支出799.12万元。其中：人员经费434.89万元，公用经费77.4万元，项目经费286.93万元。', '799.12万元'],
      ['分两批下达任务16971户，第一批8167户，第二批8814户。', '16971户'],
    ],
    silent: [
      '批复525.39万元，其中500万元为中央资金，其余为地方自筹。',
      '共投入588.7亿元，其中中央302.57亿元，地方261.93亿元，其他24.23亿元。',
      '共编制12个指标，其中一级指标3个，二级指标9个，三级指标12个。',
      '安排资金120万元，其中：人员60万元，办公费20万元，差旅费10万元等。',
      '总投资15314.35万元，其中：后期扶持资金12155.9万元，受益53个村。',
      '收回问卷196份，其中非常满意150份，满意38份。',
      '投入资金120万元（预算100万元，已支付80万元）。',
      '培训1200人次，其中女性560人次，少数民族300人次。',
    ],
  },
  'text-difference': {
    raised: [
      ['年初预算650.14万元，年中追加28014.2万元，全年预算28664.43万元。', '28664.43万元'],
      ['本年收入350万元，比上年300万元增加60万元。', '60万元'],
      ['到位资金40.5万元，支出38.2万元，结余3.3万元。', '3.3万元'],
    ],
    silent: [
      '年初预算650.1万元，年中追加28014.2万元，全年预算28664.34万元。',
      '年初批复预算985万元，调整预算后项目预算861.46万元。',
      '年初结转10万元，本年收入200万元，本年支出190万元，年末结转20万元。',
      '年初预算合计2389万元，年中调减300万，全年预算执行数合计2089万元。',
    ],
  },
  'text-score-sum': {
    raised: [['自评得分88分。其中，预算得分6分，过程得分24分，产出得分25分，效益得分32分。', '88分']],
    silent: [
      '自评得分88分。其中，预算得分6分，过程得分24分，产出得分25分，效益得分33分。',
      '自评得分95.5分。其中：预算执行率10分，得9.5分；产出指标50分，得48分；效益指标30分，得28分；满意度10分，得10分。',
      '评价分100分。\n1.免疫密度，自评得分20分；\n2.抗体合格率，自评得分20分；\n3.发放率，自评得分20分；\n4.事件数，自评得分20分；\n5.满意率，自评得分20分；',
    ],
  },
  'text-item-scores': {
    raised: [
      [
        '投入管理指标得分24分。\n1.投入管理指标完成情况分析\n①相关性，指标2分，得2分。\n②科学性，指标2分，得1分。',
        '24分',
      ],
    ],
    silent: [
      '投入管理指标得分3分。\n1.投入管理指标完成情况分析\n①相关性，指标2分，得2分。\n②科学性，指标2分，得1分。',
      '投入管理指标得分24分。\n1.投入管理指标完成情况分析\n各项管理规范。',
    ],
  },
  'text-grade': {
    raised: [
      ['项目自评85.5分，等级为优。', '优'],
      ['项目自评总得分72.5，等级为良。', '良'],
      ['项目自评得分92.3分。评价等级为“良”。', '良'],
    ],
    silent: [
      '项目自评81.67分，自评结果为良好。',
      '甲组评分100分，乙组评分86分，评价等级为良。',
      '项目自评85分，等级为B。',
      '得分85分，等级为“优”（80分以上为优）。',
      '决策指标得分18分，评价为优。',
      '自评得分为98分，预算执行情况良好。',
    ],
  },
  'text-unit': {
    raised: [
      ['全年预算数2089元：其中中央资金1777万元，省级资金312万元。', '2089元'],
      ['项目预算资金合计2089万元。\n全年预算数2089元，已下达。', '2089元'],
    ],
    silent: [
      '申请资金2026400元。\n年初预算202.64万元。',
      '中央下达9.73万；自治区下达1.8万元。',
      '补助标准1000元/户，安排预算1000万元。',
    ],
  },
  'text-two-values': {
    raised: [
      [`${SITE}\n全年完成信息化建设9个任务。\n二、完成情况\n2023年，完成信息化建设11个任务。`, '11个'],
      [
        `${SITE}\n项目总支出919.47万元。\n二、完成情况\n项目执行数919.94万元。\n三、结论\n全年支出919.94万元。`,
        '919.47万元',
      ],
    ],
    silent: [
      `${SITE}\n危房改造计划任务53户。\n二、完成情况\n完成危房改造129户。`,
      `${SITE}\n2021年信息化建设9个任务。\n二、完成情况\n2022年信息化建设11个任务。`,
      `${SITE}\n下达资金110万元。\n二、完成情况\n实际支出108万元。`,
      `${SITE}\n年初预算650.1万元。\n二、完成情况\n年初预算资金650.14万元。`,
      `${SITE}\n2022年度项目总支出318.2万元。\n二、上年情况\n2021年养护道路300公里，项目总支出298.3万元。`,
      `${SITE}\n1、甲工程。全年支出98万元。\n2、乙工程。全年支出95万元。`,
    ],
  },
  'text-count': {
    raised: [
      ['收到资金共三笔，分别是：\n1、2021年下达50万元。\n2、2022年下达30万元。', '三笔'],
      ['涉及5个乡镇，分别是东河、西河、南岭、北岭。', '5个'],
      ['对东河、西河、南岭和北岭共五个乡镇进行补助。', '五个'],
    ],
    silent: [
      '收到资金共两笔，分别是：\n1、2021年下达50万元。\n2、2022年下达30万元。',
      '涉及5个乡镇，分别是东河、西河、南岭等。',
      '涉及4个项目，分别是甲和乙改造、丙改造、丁改造、戊改造。',
      '涉及5个乡镇，为贫困群众、残疾人、老人提供服务。',
    ],
  },
  'text-target-missed': {
    raised: [['全年培训目标≥500小时，实际486小时。', '486小时']],
    silent: [
      '会议次数控制在5次，实际2次。',
      '全年培训目标≥500小时，实际486小时。未完成的原因是讲师请假。',
      '年初目标值≥90%，实际完成值≥90%。',
    ],
  },
  'text-year': {
    raised: [['2022年下达专项资金312.4万元。\n2023年度安排专项资金312.4万元。', '312.4万元']],
    silent: [
      '2022年提前下达专项资金312.4万元。\n2023年度安排专项资金312.4万元。',
      '2021年安排专项资金50万元。\n2022年安排专项资金50万元。',
      '根据〔2022〕6号文下达312.4万元。\n2023年度安排312.4万元。',
    ],
  },
  'text-name': {
    raised: [['青松镇2021年度村级经费绩效自评报告\n推广白杨镇人民政府的做法。', '白杨镇']],
    silent: [
      '青松镇2021年度村级经费绩效自评报告\n由青松镇人民政府实施。',
      '青松镇2021年度村级经费绩效自评报告\n拨付红石镇、白杨镇人民政府各10万元。',
      '青松镇2021年度村级经费绩效自评报告\n由清河县人民政府批复，各镇人民政府执行。',
      '青松镇2021年度村级经费绩效自评报告\n赴白杨镇人民政府学习。',
    ],
  },
  'text-placeholder': {
    raised: [
      ['固镇20xx年文化资金。', '20xx年'],
      ['按照XX市考核办法执行。', 'XX市'],
      ['项目单位：****。', '****'],
      ['存在问题（200字以内）', '（200字以内）'],
      ['〔请填写单位名称〕', '〔请填写单位名称〕'],
    ],
    silent: ['2022年文化资金。', '保障7×24小时运行。'],
  },
  'form-score': {
    raised: [['项目自评总得分96分。', '96分']],
    silent: ['项目自评总得分98分。', '产出指标得分40分。', '上年项目自评总得分96分。'],
  },
  'form-grade': {
    raised: [['总体自评结果良好，管理规范。', '良好']],
    silent: ['总体自评结果优秀。', '预算执行情况良好。'],
  },
  'form-budget': {
    raised: [['项目预算资金为24.5万元。', '24.5万元']],
    silent: [
      '项目预算资金为24.8万元。',
      '项目预算资金为248000元。',
      '中央财政项目预算资金为20万元。',
      '2021年项目预算资金为20万元。',
      '年初项目预算资金为20万元。',
    ],
  },
  'form-spent': {
    raised: [['全年执行数23.65万元。', '23.65万元']],
    silent: ['全年执行数23.56万元。', '全年执行数23.6万元。', '截至6月全年支出10万元。', '全年执行数235600元。'],
  },
  'form-rate': {
    raised: [['预算执行率为92%。', '92%']],
    silent: ['预算执行率为95%。', '省级资金预算执行率为92%。', '2021年预算执行率为92%。'],
  },
  'form-value': {
    raised: [
      ['群众满意度96%。', '96%'],
      ['培训场次实际完成11场。', '11场'],
    ],
    silent: ['群众满意度98%。', '企业群众满意度96%。', '群众满意度达到95%以上。', '培训场次12场。'],
  },
  'form-project': {
    raised: [['2022年度“互联网+服务”运行维护费项目执行完毕。', '“互联网+服务”运行维护费']],
    silent: ['2022年度“互联网+服务”平台运维服务费项目执行完毕。', '“十四五”规划纲要项目已完成。'],
  },
  'form-unit': {
    raised: [['项目实施单位：清河县文化旅游局', '清河县文化旅游局']],
    silent: ['项目实施单位：行政审批局', '主管单位：清河县人民政府', '实施单位：清河县行政审批局（盖章）'],
  },
  'form-year': {
    raised: [['2021年度项目绩效自评报告', '2021年']],
    silent: ['2022年度项目绩效自评报告', '2023年3月15日'],
  },
};

function told(id: NarrativeCheckId, text: string): string[] {
  const { findings } = reviewOf(text.split('\n'), id.startsWith('form-') ? forms : []);
  return findings.filter(({ check }) => check === id).map(({ quote }) => quote);
}

test('the form that the texts are held against is read', () => {
  expect(forms).toHaveLength(1);
});

describe.each(narrativeCheckIds.map((id) => [id, cases[id]] as const))('%s', (id, { raised, silent }) => {
  test.each(raised.map(([text, ...quotes]) => [text, quotes] as const))('is raised by %s', (text, quotes) => {
    expect(told(id, text)).toEqual(quotes);
  });

  test.each(silent)('leaves alone %s', (text) => {
    const { findings } = reviewOf(text.split('\n'), id.startsWith('form-') ? forms : []);
    expect(findings.filter(({ severity }) => severity !== 'hint').map(({ check, quote }) => [check, quote])).toEqual(
      [],
    );
    expect(told(id, text)).toEqual([]);
  });
});

test('what is the same in the form is a line of the ledger', () => {
  const { findings, relations, counts } = reviewOf(
    ['项目自评总得分98分。', '全年预算数24.8万元，全年执行数23.6万元，预算执行率为95%。', '群众满意度96%。'],
    forms,
  );
  expect(findings.map(({ check }) => check)).toEqual(['form-value']);
  expect(
    relations.filter(({ kind }) => kind === 'form').map(({ verdict, workings }) => [verdict, ...workings]),
  ).toEqual([
    ['agrees', '98分 / G11 98'],
    ['agrees', '24.8万元 / D6 24.8'],
    ['agrees', '23.6万元 / E6 23.56'],
    ['agrees', '95% / G6 95%'],
    ['contradicts', '96% / E10 98%'],
  ]);
  expect(counts.contradicting).toBe(1);
});

test('every check has words, and every finding complete sentences', () => {
  expect(Object.keys(narrativeWords)).toEqual(narrativeCheckIds);
  let sentences = 0;
  for (const { id } of allNarrativeChecks) {
    expect(narrativeTitleOf(id)).toMatch(/^[\u4e00-\u9fff，]{4,16}$/);
    for (const [text] of cases[id].raised) {
      for (const finding of reviewOf(text.split('\n'), id.startsWith('form-') ? forms : []).findings) {
        const { what, why, how } = describeNarrative(finding);
        for (const sentence of [what, why, how]) {
          expect(sentence).toMatch(/。$/);
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
          sentences++;
        }
      }
    }
  }
  expect(sentences).toBeGreaterThan(90);
});
