import fc from 'fast-check';
import { review } from '../../../src/engine/review.ts';
import { formGrid, withCell, withCells } from '../../support/form-text.ts';
import { reported } from '../../support/reported.ts';

/** 小计 and levels in rows of their own: one of their two numbers shows which indicators they sum up, the other is wrong. */

const HEAD = [
  '2023年度项目支出绩效自评表',
  '项目名称\t道路养护',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因',
];
const ROWS = [
  '产出指标\t数量指标\t养护里程\t≥50公里\t50公里\t20\t20\t',
  '\t\t修补坑槽\t≥300处\t300处\t20\t20\t',
  '\t质量指标\t验收合格率\t≥95%\t95%\t10\t10\t',
];
const REST = [
  '效益指标\t社会效益指标\t受益人数\t≥2万人\t1.8万人\t40\t36\t两个村改由县里养护。',
  '满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t90%\t10\t10\t',
  '合计\t\t\t\t\t100\t96\t',
];

function form(...subtotals: readonly string[]) {
  return formGrid([...HEAD, ...ROWS, ...subtotals, ...REST].join('\n'));
}

/** The cell that each of them is at, with what should be there: `G7 50`. */
function told(grid: ReturnType<typeof form>): string[] {
  return review([grid]).findings.flatMap((finding) =>
    finding.check === 'subtotal-mismatch' ? [`${finding.cells[0]} ${finding.data.sum.toString()}`] : [],
  );
}

test('the score, where the points are those of the rows above it', () => {
  expect(reported('subtotal-mismatch', form('小计\t\t\t\t\t50\t48\t'))).toEqual([
    'error G7 A7 产出指标/小计/score',
    '“小计”的得分填了 48，所含 3 项合计 50，相差 2。',
    '这一行的分值与所含 3 项之和相符，得分却不是它们之和；总分若按小计相加，也会跟着错。',
    '核对所含各项的得分；没有错的，这一格改为 50。',
    'choice: G7 ← 50',
    '{"name":"小计","part":"score","recorded":"48","sum":"50","count":3}',
  ]);
});

test('the points, where the score is theirs', () => {
  expect(reported('subtotal-mismatch', form('产出指标小计\t\t\t\t\t45\t50\t'))).toEqual([
    'error F7 A7 产出指标/产出指标小计/points',
    '“产出指标小计”的分值填了 45，所含 3 项合计 50，相差 5。',
    '这一行的得分与所含 3 项之和相符，分值却不是它们之和；总分若按小计相加，也会跟着错。',
    '核对所含各项的分值；没有错的，这一格改为 50。',
    'choice: F7 ← 50',
    '{"name":"产出指标小计","part":"points","recorded":"45","sum":"50","count":3}',
  ]);
});

test.each([
  ['小计', '二级小计', '产出指标小计', '产出小计', '一、产出指标小计', '产出指标合计', '小计（产出）'],
  ['产出分项小计', '产出指标得分小计', '产出指标分值合计'],
  ['（一）产出指标小计', '1.产出指标小计', '（1）产出小计', '十二、产出指标小计', '一级指标产出小计'],
])('whatever it is called', (...names) => {
  const off = names.filter((name) => told(form(`${name}\t\t\t\t\t50\t48\t`)).join() !== 'G7 50');
  expect(off).toEqual([]);
  expect(names.filter((name) => told(form(`${name}\t\t\t\t\t50\t50\t`)).length > 0)).toEqual([]);
});

test('rows of the second level, of the first one, and of all', () => {
  const second = form('\t小计\t\t\t\t10\t9\t');
  // A single row has the same points as many another.
  expect(told(second)).toEqual([]);
  const rows = [...ROWS.slice(0, 2), '\t小计\t\t\t\t40\t39\t', ROWS[2] as string, '小计\t\t\t\t\t50\t49\t'];
  expect(told(formGrid([...HEAD, ...rows, ...REST].join('\n')))).toEqual(['G6 40', 'G8 50']);
  const all = [...HEAD, ...ROWS, ...REST.slice(0, 2), '合计\t\t\t\t\t100\t90\t', '总分\t\t\t\t\t100\t96\t'];
  expect(told(formGrid(all.join('\n')))).toEqual(['G9 96']);
});

test('a group of one row that is all of the first level', () => {
  const rows = [...ROWS, REST[0] as string, '小计\t\t\t\t\t40\t40\t', ...REST.slice(1)];
  expect(told(formGrid([...HEAD, ...rows].join('\n')))).toEqual(['G8 36']);
});

test('a level in a row of its own', () => {
  const own = (score: string, points = '60') => [
    '2023年度项目支出绩效自评表',
    '项目名称\t道路养护',
    '指标\t分值\t目标值\t完成值\t得分',
    `一、产出指标\t${points}\t\t\t${score}`,
    '养护里程\t30\t≥50公里\t50公里\t30',
    '修补坑槽\t30\t≥300处\t300处\t30',
    '二、效益指标\t40\t\t\t40',
    '受益人数\t40\t≥2万人\t2万人\t40',
    '合计\t100\t\t\t100',
  ];
  expect(told(formGrid(own('59').join('\n')))).toEqual(['E4 60']);
  expect(told(formGrid(own('60').join('\n')))).toEqual([]);
  expect(told(formGrid(own('').join('\n')))).toEqual([]);
  expect(told(formGrid(own('60', '59').join('\n')))).toEqual([]);
});

test('a row that is wrong itself is told by the total, not by its subtotal', () => {
  const rows = (total: string) =>
    formGrid(
      [
        ...HEAD,
        '产出指标\t质量指标\t制度健全性\t健全\t基本健全\t20\t15\t制度待修订。',
        '\t\t修补坑槽\t≥300处\t300处\t30\t30\t',
        '小计\t\t\t\t\t50\t46\t',
        ...REST.slice(0, 2),
        `合计\t\t\t\t\t100\t${total}\t`,
      ].join('\n'),
    );
  expect(told(rows('91'))).toEqual(['G6 45']);
  expect(told(rows('92'))).toEqual([]);
  const points = (own: string) =>
    formGrid(
      [
        ...HEAD,
        ...ROWS.slice(0, 2),
        `\t质量指标\t验收合格率\t≥95%\t95%\t${own}\t10\t`,
        '小计\t\t\t\t\t50\t50\t',
        ...REST,
      ].join('\n'),
    );
  expect(told(points('10'))).toEqual([]);
  expect(told(points('15'))).toEqual([]);
});

test('what a cell holds is replaced, what it reckons is not', () => {
  const fixes = (score: string) =>
    reported('subtotal-mismatch', form(`小计\t\t\t\t\t50\t${score}\t`)).filter((line) => line.startsWith('choice'));
  expect([fixes('48'), fixes('=SUM(G4:G5) → 40')]).toEqual([['choice: G7 ← 50'], []]);
});

test('rows that show their scores rounded come to what they show', () => {
  const rows = (sum: string, format: string | null) =>
    [19.6, 8.6].reduce(
      (grid, value, at) => withCell(grid, `G${at + 5}`, { value, format }),
      form(`小计\t\t\t\t\t50\t${sum}\t`),
    );
  expect(['49', '48.2', '47'].map((sum) => told(rows(sum, '0')))).toEqual([[], [], ['G7 48.2']]);
  expect(['49', '48.2', '47'].map((sum) => told(rows(sum, null)))).toEqual([['G7 48.2'], [], ['G7 48.2']]);
});

test.each([
  ['9', ['G7 50']],
  ['', ['G7 50']],
  ['94', []],
])('beside a total of %s', (total, expected) => {
  expect(told(withCells(form('小计\t\t\t\t\t50\t48\t'), { G10: total }))).toEqual(expected);
});

describe('left alone', () => {
  test('where neither number is the sum of what stands there', () => {
    expect(told(form('小计\t\t\t\t\t45\t48\t'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t\t48\t'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t50\t\t'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t50\t—\t'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t50\t0\t'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t0\t50\t'))).toEqual([]);
  });

  test('a name of another group, and rows at the foot that sum up one group each', () => {
    expect(told(form('成本指标小计\t\t\t\t\t50\t48\t'))).toEqual([]);
    const foot = (produced: string) =>
      formGrid(
        [
          ...HEAD,
          ...ROWS,
          ...REST.slice(0, 2),
          `产出指标小计\t\t\t\t\t50\t${produced}\t`,
          '效益指标小计\t\t\t\t\t40\t36\t',
          '满意度指标小计\t\t\t\t\t10\t10\t',
          ...REST.slice(2),
        ].join('\n'),
      );
    expect(told(foot('50'))).toEqual([]);
    expect(told(foot('48'))).toEqual(['G9 50']);
    const unnamed = form('小计\t\t\t\t\t50\t50\t', '小计\t\t\t\t\t50\t49\t');
    expect(told(unnamed)).toEqual([]);
  });

  test('sums that stand above their groups, or at the foot beside the names of theirs', () => {
    const row = (level: string, name: string, points: number, score: number) =>
      `${level}\t\t${name}\t完成\t完成\t${points}\t${score}\t`;
    const first = [row('产出指标', '甲', 20, 20), row('', '乙', 10, 9.9), row('', '丙', 10, 10), row('', '丁', 10, 10)];
    const second = [row('效益指标', '戊', 20, 20), row('', '己', 10, 9.5)];
    const sum = (words: string, points: number, score: number) => `${words}\t\t\t${points}\t${score}\t`;
    const end = '总分\t\t\t\t\t80\t79.4\t';
    const made = (...rows: readonly string[]) => told(formGrid([...HEAD, ...rows, end].join('\n')));
    expect(made(sum('小计\t\t', 50, 49.9), ...first, sum('小计\t\t', 30, 29.5), ...second)).toEqual([]);
    expect(made(sum('产出指标\t小计\t', 50, 49.9), ...first, sum('效益指标\t小计\t', 30, 29.5), ...second)).toEqual([]);
    const foot = [sum('产出指标\t小计\t', 50, 49.9), sum('效益指标\t小计\t', 30, 29.5)];
    expect(made(...first, ...second, ...foot)).toEqual([]);
    expect(made(...first, ...second, sum('效益指标\t小计\t', 30, 28), ...foot.slice(0, 1))).toEqual(['G10 29.5']);
  });

  test('shares of one, and groups out of 100', () => {
    const shares = (sum: string) =>
      formGrid(
        [
          ...HEAD,
          '产出指标\t\t养护里程\t≥50公里\t50公里\t0.3\t30\t',
          '\t\t修补坑槽\t≥300处\t300处\t0.2\t20\t',
          `小计\t\t\t\t\t${sum}\t50\t`,
          '效益指标\t\t受益人数\t≥2万人\t2万人\t0.5\t50\t',
          '总分\t\t\t\t\t1\t100\t',
        ].join('\n'),
      );
    expect(told(shares('0.5'))).toEqual([]);
    expect(told(form('小计\t\t\t\t\t50\t100\t'))).toEqual([]);
  });

  test('rounded, or with the score that a row should have', () => {
    const rows = (score: string, sum: string) =>
      formGrid(
        [
          ...HEAD,
          '产出指标\t数量指标\t养护里程\t≥50公里\t48公里\t20\t19.2\t雨季停工。',
          `\t\t修补坑槽\t≥300处\t300处\t30\t${score}\t`,
          `小计\t\t\t\t\t50\t${sum}\t`,
          ...REST.slice(0, 2),
        ].join('\n'),
      );
    expect(told(rows('30', '49.2'))).toEqual([]);
    expect(told(rows('30', '49'))).toEqual([]);
    expect(told(rows('30', '48'))).toEqual(['G6 49.2']);
    // The row is wrong, not its sum.
    expect(told(rows('29', '49.2'))).toEqual([]);
  });

  test('beside rows that are scored in their own way', () => {
    const rows = [...ROWS, '加分项\t\t获市级表彰\t\t\t\t2\t', '小计\t\t\t\t\t50\t52\t'];
    expect(told(formGrid([...HEAD, ...rows, ...REST].join('\n')))).toEqual([]);
  });
});

test('thousands of them: each looks at the rows that it may sum up, not at all of the sheet', () => {
  const rows = Array.from({ length: 1200 }, (_, at) => [
    `产出指标\t数量${at}\t养护${at}\t≥5个\t5个\t1\t1\t`,
    `小计\t\t\t\t\t${at < 600 ? 7 : 1}\t${at === 1199 ? 0.5 : at < 600 ? 7 : 1}\t`,
  ]);
  const grid = formGrid([...HEAD, ...rows.flat(), '合计\t\t\t\t\t1200\t1200\t'].join('\n'));
  expect(told(grid)).toEqual(['G2403 1']);
});

test('a sum that comes out is never told, whatever the scores are', () => {
  const score = fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(score, score, score, (a, b, c) => {
      const rows = [a, b, c].map((own, at) => (ROWS[at] as string).replace(/\d+\t$/, `${own}\t`));
      const sum = Math.round((a + b + c) * 10) / 10;
      expect(told(formGrid([...HEAD, ...rows, `小计\t\t\t\t\t50\t${sum}\t`, ...REST].join('\n')))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
