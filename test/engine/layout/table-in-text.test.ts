import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Which tables of a document are missed as a form, though nothing could be read in them, and which are one of the many that reports have. */

function taken(lines: readonly string[], above: readonly string[] = []): string {
  const grid = {
    ...formGrid(lines.join('\n'), '表1'),
    above: above.map((text, at) => ({ paragraph: at + 1, text })),
  };
  const { findings, tables } = review([grid], { inText: true });
  expect(tables).toEqual([]);
  return findings.map(({ check, data }) => (check === 'no-form' && 'kind' in data ? data.kind : check)).join();
}

const LABELS = ['项目名称\t甲', '预算数\t3'];
/** Heads of values, beside none of what they are of. */
const VALUES = '甲\t指标值\t完成值';
const AMOUNTS = '资金\t年初预算数\t全年执行数';

test.each<[string, readonly string[], boolean]>([
  ['a title', ['项目自评表', ...LABELS], true],
  ['a title in other words', ['项目自评价表', ...LABELS], true],
  ['a title with its year', ['项目自评表（2023年度）', ...LABELS], true],
  ['a title with more behind it', ['项目自评表情况', ...LABELS], false],
  ['a title in the second row', ['附件', '项目自评表', ...LABELS], true],
  ['a title in the third', ['附件', '一', '项目自评表', ...LABELS], false],
  ['what only speaks of one', ['见项目自评表', ...LABELS], false],
  ['a list of them', ['名单及自评表', ...LABELS], false],
  ['another list', ['目录：自评表', ...LABELS], false],
  ['one more list', ['清单：自评表', ...LABELS], false],
  ['a title over one label', ['项目自评表', '项目名称\t甲', '乙\t3'], false],
  ['no title', LABELS, false],
])('%s', (_, lines, isMissed) => {
  expect(taken(lines)).toBe(isMissed ? 'evaluation' : '');
});

test.each<[string, readonly string[], string]>([
  ['a title', ['项目自评表', '指标名称\t年度指标值', '里程\t3'], 'evaluation'],
  ['the funds of a form', ['汇总', '项目名称\t甲', '主管部门\t乙', AMOUNTS, '年度资金总额\t3\t4'], 'evaluation'],
  ['its heads', ['填表说明', '三级指标\t指标值\t甲', '里程\t3\t4'], 'evaluation'],
  ['its heads under another title', ['汇总', '三级指标\t指标值\t甲', '里程\t3\t4'], 'summary'],
  ['levels under another title', ['汇总', VALUES, '产出指标\t3\t里程', '效益指标\t4\t人数'], ''],
])('with %s: %j', (_, lines, kind) => {
  expect(taken(lines)).toBe(kind);
});

test('without heads its first cell is spoken of', () => {
  const { findings } = review([formGrid(['项目自评表', ...LABELS].join('\n'), '表1')], { inText: true });
  expect(findings.map(({ check, cells }) => [check, ...cells])).toEqual([['no-form', 'A1']]);
});

test('a title may stand in the paragraphs above', () => {
  expect(taken(LABELS, ['附件', '项目自评表'])).toBe('evaluation');
  expect(taken(LABELS, ['附件', '见项目自评表'])).toBe('');
});

test.each<[string, readonly string[], boolean]>([
  ['all of them', ['项目名称\t甲', '主管部门\t乙', AMOUNTS, '年度资金总额\t3\t4'], true],
  ['one label of the basics', ['项目名称\t甲', AMOUNTS, '年度资金总额\t3\t4'], false],
  ['another total', ['项目名称\t甲', '主管部门\t乙', AMOUNTS, '合计\t3\t4'], false],
  ['one amount', ['项目名称\t甲', '主管部门\t乙', '资金\t年初预算数', '年度资金总额\t3'], false],
  ['a list of projects', ['项目名称\t主管部门\t年初预算数\t全年执行数', '年度资金总额\t乙\t3\t4'], false],
  ['labels below the amounts', [AMOUNTS, '项目名称\t甲', '主管部门\t乙', '年度资金总额\t3\t4'], false],
])('the funds of a form: %s', (_, lines, isMissed) => {
  expect(taken(lines)).toBe(isMissed ? 'evaluation' : '');
});

test.each([
  ['三级指标\t指标值\t甲', 'evaluation'],
  ['绩效指标\t完成值\t甲', 'record'],
  ['指标名称\t指标值\t甲', 'evaluation'],
  ['指标内容（全称）\t指标值\t甲', 'evaluation'],
  ['三级指标\t分值\t得分', 'scores'],
  ['三级指标\t分值\t甲', ''],
  ['三级指标\t甲\t得分', ''],
  // A target is no name, and a long one says something else.
  ['年度指标值\t甲\t乙', ''],
  ['一二三四五六七指标\t指标值\t甲', ''],
])('heads %s: %j', (head, kind) => {
  expect(taken([head, '里程\t3\t4', '人数\t5\t6'])).toBe(kind);
});

test.each<[string, readonly string[], string]>([
  ['two levels and values', [VALUES, '产出指标\t3\t里程', '效益指标\t4\t人数'], 'evaluation'],
  ['two levels alone', ['产出指标\t里程', '效益指标\t人数'], ''],
  ['one level twice', [VALUES, '产出指标\t3\t里程', '产出指标\t4\t人数'], ''],
  ['people', ['姓名\t年龄', '甲\t3'], ''],
])('%s', (_, lines, kind) => {
  expect(taken(lines)).toBe(kind);
});

test.each(['社会效益', '经济效益', '生态效益', '效益', '满意度', '数量', '质量', '时效', '成本'])(
  '产出指标 and %s指标 are two levels',
  (level) => {
    expect(taken([VALUES, '产出指标\t3\t里程', `${level}指标（30分）\t4\t人数`])).toBe('evaluation');
    expect(taken([VALUES, '产出指标\t3\t里程', `某${level}指标\t4\t人数`])).toBe('');
  },
);
