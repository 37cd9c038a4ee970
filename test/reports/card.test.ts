import { scoreCard } from '../../src/reports/card.ts';
import type { IndicatorEntry, NumberValue } from '../../src/reports/schema.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { formGrid, withCells } from '../support/form-text.ts';
import { indicatorEntry, TWO_TABLES, tableEntry } from '../support/report-entries.ts';
import { reviewedFile } from '../support/reviewed.ts';

/** What each part of a form was given, and what the rules give. */

function cell(value: number | string | null, address: string): NumberValue {
  return { value, cell: address };
}

type Recomputed = Partial<IndicatorEntry['recomputed']>;

/** What one indicator that the rules give no score for counts as. */
function countedOf(score: NumberValue, points: NumberValue, recomputed: Recomputed = {}): number | null | undefined {
  const status = 'undetermined' as const;
  const indicator = indicatorEntry(13, {
    score,
    points,
    recomputed: { status, score: null, range: null, why: '', ...recomputed },
  });
  return scoreCard(tableEntry({ indicators: [indicator] }))[1]?.recomputed;
}

test('execution, each group in the order of the form, the total', () => {
  const [table] = TWO_TABLES.tables;
  if (table === undefined) throw new Error('no table');
  expect(scoreCard(table)).toEqual([
    { label: '预算执行', points: 10, recorded: 10, hasWords: false, recomputed: 5, open: 0 },
    { label: '产出指标', points: 35, recorded: 28.5, hasWords: false, recomputed: 28.5, open: 0 },
    { label: '效益指标', points: 30, recorded: 25, hasWords: false, recomputed: 26, open: 1 },
    { label: '满意度指标', points: 10, recorded: null, hasWords: false, recomputed: 10, open: 0 },
    { label: '指标', points: 10, recorded: null, hasWords: false, recomputed: null, open: 1 },
    { label: '总分', points: 100, recorded: 63.5, hasWords: false, recomputed: 59.5, open: 2 },
  ]);
});

test.each<[string, NumberValue, NumberValue, Recomputed, number | null]>([
  ['as recorded', cell(7, 'H13'), cell(10, 'G13'), {}, 7],
  ['no more than its points', cell(12, 'H13'), cell(10, 'G13'), {}, 10],
  ['no less than nothing', cell(-1, 'H13'), cell(10, 'G13'), {}, 0],
  ['as recorded, where nobody knows its points', cell(12, 'H13'), null, {}, 12],
  ['as recorded, where its points can not be read', cell(12, 'H13'), cell('若干', 'G13'), {}, 12],
  ['as recorded within the bounds of its tier', cell(9, 'H13'), cell(10, 'G13'), { status: 'tier', range: [8, 10] }, 9],
  ['the lower bound of its tier', cell(3, 'H13'), cell(10, 'G13'), { status: 'tier', range: [6, 8] }, 6],
  ['the upper bound of its tier', cell(10, 'H13'), cell(10, 'G13'), { status: 'tier', range: [6, 8] }, 8],
  ['the score of the rules', cell(10, 'H13'), cell(10, 'G13'), { status: 'unmet', score: 0 }, 0],
  ['unknown while the score is blank', cell(null, 'H13'), cell(10, 'G13'), {}, null],
  ['unknown while the score is no number', cell('满分', 'H13'), cell(10, 'G13'), {}, null],
  ['unknown where there is no score cell', null, cell(10, 'G13'), {}, null],
])('counts %s', (_, score, points, recomputed, counted) => {
  expect(countedOf(score, points, recomputed)).toBe(counted);
});

test('decimals add up exactly', () => {
  const indicators = [13, 14, 15].map((row) =>
    indicatorEntry(row, {
      points: cell(0.1, `G${row}`),
      score: cell(0.1, `H${row}`),
      recomputed: { status: 'unmet', score: 0.1, range: null, why: '' },
    }),
  );
  expect(scoreCard(tableEntry({ indicators }))[1]).toEqual({
    label: '产出指标',
    points: 0.3,
    recorded: 0.3,
    hasWords: false,
    recomputed: 0.3,
    open: 0,
  });
});

test('each that is blank is open, also where no score has a cell', () => {
  const recomputed = { status: 'undetermined', score: null, range: null, why: '' } as const;
  const indicators = [13, 14].map((row) => indicatorEntry(row, { score: null, recomputed }));
  expect(scoreCard(tableEntry({ indicators }))[1]).toMatchObject({ recorded: null, recomputed: null, open: 2 });
});

test('one whose score the rules give but that has no cell is counted', () => {
  const indicators = [13, 14].map((row) => indicatorEntry(row, { score: null }));
  expect(scoreCard(tableEntry({ indicators }))[1]).toMatchObject({ recorded: null, recomputed: 20, open: 0 });
});

test('a form whose execution is not scored has no row for it', () => {
  const execution = { rate: null, points: null, score: null, why: '' };
  expect(scoreCard(tableEntry({ execution })).map(({ label }) => label)).toEqual(['产出指标', '总分']);
});

test.each([
  ['points alone', { points: cell(10, 'G13'), score: null }, 2],
  ['scores alone', { points: null, score: cell(10, 'H13') }, 2],
  ['neither', { points: null, score: null }, 0],
])('a form with %s', (_, changes, rows) => {
  const table = tableEntry({
    funds: [],
    execution: { rate: null, points: null, score: null, why: '' },
    indicators: [indicatorEntry(13, changes)],
    total: {
      points: null,
      score: null,
      grade: null,
      recomputed: { recordedSum: null, score: null, grade: null, reason: null, points: null, complete: true },
    },
  });
  expect(scoreCard(table)).toHaveLength(rows);
});

test('a real form that scores nothing has no card', () => {
  const [table] = reviewedFile('a.xlsx', [fixtureForm('transfer-no-scores')]).tables;
  if (table === undefined) throw new Error('no table');
  expect(scoreCard(table)).toEqual([]);
});

test('without a row for all funds nothing is recorded for the execution', () => {
  expect(scoreCard(tableEntry({ funds: [] }))[0]).toEqual({
    label: '预算执行',
    points: 10,
    recorded: null,
    hasWords: false,
    recomputed: 10,
    open: 0,
  });
});

describe('rows that break an indicator down', () => {
  const orchard = formGrid(
    [
      '2023年度项目绩效自评表',
      '项目名称\t果园改造\t\t实施单位\t青山镇',
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t原因',
      '产出指标\t数量指标\t改造果园面积\t≥46亩\t46亩\t60\t60',
      '\t\t其中：桃园\t6亩\t6亩',
      '\t\t其中：梨园\t40亩\t40亩',
      '效益指标\t社会效益\t受益农户\t≥31户\t33户\t40\t40',
      '总分\t\t\t\t\t100\t100',
    ].join('\n'),
  );
  const shown = (changes: Readonly<Record<string, string>>): unknown[] => {
    const { tables, needsHuman, verdict } = reviewedFile('a.xlsx', [withCells(orchard, changes)]);
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    return [
      scoreCard(table).map(({ recomputed, open }) => `${recomputed} ${open}`),
      needsHuman.map(({ row, why }) => `${row} ${why}`),
      verdict,
    ];
  };

  test('are no part of what is to be judged', () => {
    expect(shown({})).toEqual([['60 0', '40 0', '100 0'], [], 'ready']);
    // What only a person understands, too, as long as the indicator has values of its own.
    expect(shown({ E5: '基本完成改造', D6: '按计划改造' })).toEqual([['60 0', '40 0', '100 0'], [], 'ready']);
  });

  test('leave the indicator open that has no values but theirs', () => {
    const open = '几项指标合用一个分值或得分单元格，需人工判断各项得分。';
    expect(shown({ D4: '', E4: '', E5: '基本完成改造' })).toEqual([
      ['60 1', '40 0', '100 1'],
      [`4 ${open}`],
      'needs-review',
    ]);
  });

  test('say nothing of a score that is no number but once', () => {
    expect(shown({ G4: '待定' })).toEqual([
      ['60 0', '40 0', '100 0'],
      ['4 得分填的不是数字，需人工核对。'],
      'needs-review',
    ]);
  });
});
