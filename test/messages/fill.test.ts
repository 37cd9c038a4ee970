import { decimal } from '../../src/engine/decimal.ts';
import type { SkipReason } from '../../src/engine/edits/fill-plan.ts';
import { describeCausesProblem, describeSkip, FILL_PART_NAMES } from '../../src/messages/fill.ts';

/** Why a cell is left as it is, and what is wrong with a file of causes. */

const d = decimal;

test.each<[SkipReason, string]>([
  [{ kind: 'tier', low: d(12), high: d('13.5') }, '定性指标，12–13.5 分都符合规则，请自行确定'],
  [{ kind: 'undetermined', why: 'actual-blank' }, '没有实际完成值，需人工判断得分。'],
  [{ kind: 'execution-unavailable', why: 'blank' }, '全年预算数或全年执行数没有填写，无法计算执行率。'],
  [{ kind: 'judgement', rule: d(10), recorded: d('8.5') }, '按规则应得 10 分，表内为 8.5 分，是否改动请自行判断'],
  [{ kind: 'formula', formula: 'SUM(H13:H19)' }, '里面是公式 =SUM(H13:H19)，没有覆盖'],
  [{ kind: 'formula', formula: `A${'1'.repeat(39)}` }, `里面是公式 =A${'1'.repeat(39)}，没有覆盖`],
  [{ kind: 'formula', formula: `A${'1'.repeat(40)}` }, `里面是公式 =A${'1'.repeat(38)}…，没有覆盖`],
  [{ kind: 'incomplete', blank: ['H14'], isWritten: true }, 'H14 的得分还不是数字，需要先由人工确定，才能合计'],
  [{ kind: 'incomplete', blank: ['H14', 'H18'] }, 'H14、H18 的得分还空着，需要先由人工确定，才能合计'],
  [{ kind: 'parts-wrong', cells: ['I6', 'H13'] }, 'I6、H13 的得分与复算不同，先改好它们，才能合计'],
  [{ kind: 'points-off', sum: d(56), base: 100 }, '分值合计 56 分，不是 100 分，得分合计不能当作总分'],
  [{ kind: 'note-present', text: '甲'.repeat(20) }, `已有说明“${'甲'.repeat(20)}”，没有改动`],
  [{ kind: 'note-present', text: '甲'.repeat(21) }, `已有说明“${'甲'.repeat(19)}…”，没有改动`],
  [{ kind: 'not-a-grade', text: '□优' }, '里面不是等级（“□优”），没有改动'],
  [{ kind: 'not-a-grade', text: '甲'.repeat(21) }, `里面不是等级（“${'甲'.repeat(19)}…”），没有改动`],
])('%j', (reason, words) => {
  expect(describeSkip(reason)).toBe(words);
});

test('the parts have names', () => {
  expect(FILL_PART_NAMES).toEqual({
    points: '分值',
    scores: '得分',
    rate: '执行率',
    total: '总分',
    grade: '等级',
    notes: '偏差说明',
  });
});

test.each([
  ['', 'missing', '整个文件缺少内容。'],
  ['', 'type', '整个文件应当是 {"指标名称": {"cause": "原因", "measures": "改进措施"}}。'],
  ['居民满意度', 'type', '“居民满意度”的类型不对。'],
  ['居民满意度.cause', 'missing', '“居民满意度.cause”缺少内容。'],
  ['居民满意度', 'unknown-keys', '“居民满意度”里有不认识的项，只能写 cause 和 measures。'],
] as const)('%j %s', (path, problem, words) => {
  expect(describeCausesProblem({ path, problem })).toBe(words);
});
