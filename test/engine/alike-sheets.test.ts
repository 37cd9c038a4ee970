import { review } from '../../src/engine/review.ts';
import { exampleForm, formGrid } from '../support/form-text.ts';

/** A sheet beside a form that looks like one, under two rows of heads that nobody knows, is named, and nothing else is. */

const FORM = exampleForm('national');
const HEADS = ['甲\t\t乙\t\t丙\t\t丁\t戊', '子\t丑\t寅\t卯\t辰\t巳\t午\t未'];

function named(rows: readonly string[], name = '附表'): readonly string[] {
  const { findings } = review([FORM, formGrid(rows.join('\n'), name)]);
  return findings.map(({ check, severity, sheet }) => `${severity} ${check} ${sheet}`);
}

const ROWS = [
  '数量\t维修校舍\t2\t栋\t2\t栋\t50\t50',
  '质量\t验收合格\t2\t栋\t2\t栋\t20\t20',
  '社会效益\t受益学生\t900\t人\t950\t人\t30\t20',
];

test('levels below each other', () => {
  expect(named(['城区教育专项情况', ...HEADS, ...ROWS])).toEqual(['warning no-form 附表']);
});

test('a title or a name that says what it is', () => {
  const rows = [...HEADS, '一\t校舍\t2\t栋\t2\t栋\t50\t50', '二\t学生\t9\t人\t9\t人\t50\t50'];
  expect(named(['教育专项自评表', ...rows])).toEqual(['warning no-form 附表']);
  expect(named(['教育专项情况', ...rows], '自评表（二）')).toEqual(['warning no-form 自评表（二）']);
  expect(named(['教育专项情况', ...rows])).toEqual([]);
});

test.each<[string, readonly string[]]>([
  ['heads beside each other', ['数量质量统计', '品种\t数量\t质量\t成本', '石子\t20\t3\t50', '水泥\t30\t4\t60']],
  ['a list of words', ['选项', '产出指标', '效益指标', '满意度指标']],
  ['a level, once', ['统计', '产出\t20\t30', '产出\t40\t50', '小麦\t1\t2']],
  ['a title without anything below', ['项目支出绩效自评表', '另见附件']],
  ['amounts', ['资金分配表', '县区\t项目\t金额', '甲县\t2\t50', '乙县\t3\t20', '合计\t5\t70']],
])('nothing is told of %s', (_, rows) => expect(named(rows)).toEqual([]));
