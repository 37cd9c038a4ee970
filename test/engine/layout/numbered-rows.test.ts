import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';
import { onlyTable } from '../../support/typical-form.ts';

/** Levels that only their numbering tells, each with the sum of what is numbered below it. */

const HEAD = ['2023年度项目自评表', '项目名称\t道路', '指标名称\t权重\t指标值\t完成值\t自评得分'];
const ROWS = [
  '一、投入\t20\t\t\t20',
  '（一）立项\t10\t\t\t10',
  '1.依据充分性\t5\t充分\t充分\t5',
  '2.程序规范性\t5\t规范\t规范\t5',
  '（二）安排\t10\t\t\t10',
  '1.安排合理性\t10\t合理\t合理\t10',
  '二、管理\t20\t\t\t20',
  '（一）开支\t20\t\t\t20',
  '1.开支合规性\t20\t合规\t合规\t20',
  '三、结果\t60\t\t\t60',
  '（一）产量\t60\t\t\t60',
  '1.建设里程\t60\t≥10公里\t10公里\t60',
  '合计\t100\t\t\t100',
];
const form = (rows: readonly string[]) => formGrid([...HEAD, ...rows].join('\n'));
const told = (grid: SheetGrid) =>
  review([grid]).findings.flatMap(({ check, severity }) => (severity === 'error' ? [check] : []));
const withRow = (at: number, row: string) => form(ROWS.map((own, index) => (index === at ? row : own)));

test('are no indicators, and count once', () => {
  const { indicators } = onlyTable(form(ROWS));
  expect(indicators.map(({ row, level1, level2 }) => [row, level1?.name, level2?.name])).toEqual([
    [6, '一、投入', '(一)立项'],
    [7, '一、投入', '(一)立项'],
    [9, '一、投入', '(二)安排'],
    [12, '二、管理', '(一)开支'],
    [15, '三、结果', '(一)产量'],
  ]);
  const { findings } = review([form(ROWS)]);
  expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
});

test.each<[string, number, string]>([
  ['points that aren’t the sum of what follows', 4, '（二）安排\t9\t\t\t10'],
  ['a target of its own', 4, '（二）安排\t10\t合理\t合理\t10'],
  ['no number before it', 4, '安排\t10\t\t\t10'],
])('a row with %s is none', (_, at, row) => {
  expect(onlyTable(withRow(at, row)).indicators.map((each) => each.row)).toContain(8);
});

test('a score that isn’t their sum is a slip, unless they have no scores of their own', () => {
  const slip = withRow(4, '（二）安排\t10\t\t\t9');
  expect(onlyTable(slip).indicators.map(({ row }) => row)).toEqual([6, 7, 9, 12, 15]);
  expect(told(slip)).toEqual(['subtotal-mismatch']);
  const rows = ['（二）安排\t10\t\t\t9', '1.安排合理性\t10\t合理\t合理\t'];
  const without = form([...ROWS.slice(0, 4), ...rows, ...ROWS.slice(6)]);
  expect(onlyTable(without).indicators.map(({ row }) => row)).toContain(8);
});

test('a heading over rows that share its points keeps them', () => {
  const rows = [
    '1.培训\t60\t\t\t60',
    '（1）甲班\t\t≥10人\t10人\t',
    '（2）乙班\t\t≥10人\t10人\t',
    '2.修路\t40\t≥1公里\t1公里\t40',
  ];
  expect(onlyTable(form([...rows, '合计\t100\t\t\t100'])).indicators.map((each) => each.row)).toEqual([4, 5, 6, 7]);
});
