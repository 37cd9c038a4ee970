import { review } from '../../../src/engine/review.ts';
import { describe as inWords } from '../../../src/messages/index.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';

/** What a form prints of its own scoring: beside each indicator, and for the execution. */

const rows = (standard: string, score: string, actual = '45公里') =>
  formGrid(
    [
      '2023年度项目支出绩效自评表',
      '项目名称\t道路养护',
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t评分标准\t分值\t得分\t偏差原因',
      `产出指标\t数量指标\t养护里程\t≥50公里\t${actual}\t${standard}\t60\t${score}\t雨季停工。`,
      '效益指标\t社会效益指标\t受益人数\t≥2万人\t2万人\t每少1万人扣5分\t40\t40\t',
      '合计\t\t\t\t\t\t100\t\t',
    ].join('\n'),
  );

function told(grid: ReturnType<typeof rows>): string[] {
  return review([grid]).findings.flatMap(({ check, severity }) =>
    ['score-mismatch', 'unmet-full-score', 'score-rounded', 'execution-score'].includes(check)
      ? [`${check} ${severity}`]
      : [],
  );
}

const IN_POINTS = [
  '每少1公里扣2分',
  '完成50公里得60分，每少5公里扣10分',
  '未完成不得分',
  '低于50公里的，不得分',
  '每低于目标值1个百分点，扣0.5分，扣完为止',
  '优得60分，良得50分，中得40分',
  '按时办结率达100%得60分，每低1个百分点扣1分',
  '100%计60分，80%计40分',
];
const IN_PROPORTION = [
  '按完成比例得分',
  '按实际完成率计分',
  '得分=完成率×分值',
  '完成的得满分，未完成的按比例扣分',
  '——',
  '',
];

test('points that a standard takes off are nobody’s slip', () => {
  expect(IN_POINTS.filter((standard) => told(rows(standard, '50')).length > 0)).toEqual([]);
  expect(IN_PROPORTION.filter((standard) => told(rows(standard, '50')).join() !== 'score-mismatch warning')).toEqual(
    [],
  );
});

test('a person has to read it, and nothing is filled in', () => {
  const { needsHuman, tables } = review([rows('每少1公里扣2分', '50')]);
  expect(needsHuman).toEqual([{ table: 0, indicator: 0, reason: 'own-standard' }]);
  expect(
    tables[0]?.scores.indicators.map(({ status, recomputed }) => [status, recomputed?.toString() ?? null]),
  ).toEqual([
    ['unmet', null],
    ['met', '40'],
  ]);
});

test('all points for a missed target are told, unless the standard leaves room', () => {
  const [finding] = review([rows('每少1公里扣2分', '60')]).findings.filter(({ check }) => check === 'unmet-full-score');
  expect(finding?.severity).toBe('warning');
  expect(finding === undefined ? '' : inWords(finding).how).toBe(
    '按表内的评分标准扣分，在“偏差原因分析及改进措施”栏写明没有完成的原因，总分随之改；完成值填错了的，改完成值。',
  );
  const room = [
    '完成40公里以上得满分，每少1公里扣2分',
    '90%以上得60分',
    '每低10个百分点扣2分',
    '偏差在5%以内的不扣分，每少1公里扣2分',
  ];
  expect(room.filter((standard) => told(rows(standard, '60')).length > 0)).toEqual([]);
});

test('merged over several rows it is that of each of them', () => {
  const grid = withCells(rows('每少1公里扣2分', '50'), { F5: '' });
  const merged = { ...grid, merges: [{ top: 4, bottom: 5, left: 6, right: 6 }] };
  const table = review([merged]).tables[0]?.table;
  expect(table?.indicators.map(({ standard }) => standard?.text)).toEqual(['每少1公里扣2分', '每少1公里扣2分']);
});

describe('the execution', () => {
  const national = exampleForm('national');
  const form = (rule: string, score: string) =>
    withCells(national, { F6: '115.2', F7: '115.2', H6: '96%', I6: score, A21: rule });

  test('all points from some rate on', () => {
    const rules = [
      '注：预算执行率≥95%的，得满分；低于95%的，得分=执行率×分值。',
      '备注：执行率95%及以上得满分',
      '说明：支出进度达到95%以上的不扣分。',
      '备注：预算执行率≥90%得10分，80%至90%得8分',
      '备注：执行率95%以上得10分，90%-95%得9分',
      '备注：预算完成率达到95%及以上的得满分',
      '备注：资金支付率≥95%，得10分',
      '备注：预算执行率（10分）：≥95%，10分；90%-95%，8分',
      '备注：执行率超过95%视为100%',
      '备注：执行率低于95%的，每低1个百分点扣0.5分',
    ];
    expect(rules.filter((rule) => told(form(rule, '10')).length > 0)).toEqual([]);
    expect(told(form('', '10'))).toEqual(['execution-score error']);
  });

  test('what tells of this form alone is no rule', () => {
    const others = [
      '备注：执行率100%的得满分，未达到的按执行率×分值',
      '备注：执行率96%，扣分较少，得满分',
      '备注：执行率低于80%的，须说明原因并扣分；其余按执行率×10分',
      '执行率为96%，扣0.4分。',
      '注：得分=执行率×分值，满分10分。',
      '预算执行率96%，未达到100%。',
    ];
    expect(others.filter((rule) => told(form(rule, '10')).join() !== 'execution-score error')).toEqual([]);
  });

  test('all of it spent earns all points, whatever the rule', () => {
    const grid = withCells(national, { I6: '9', A21: '执行率95%及以上得满分' });
    expect(told(grid)).toEqual(['execution-score error']);
  });
});
