import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** By what a finding is known again when it was waived: the part of the form, whatever row it stands in. */

function aboutOf(cell: string, changes: Readonly<Record<string, string>> = {}): string[] {
  return review([withCells(exampleForm('national'), { ...changes, [cell]: '#REF!' })])
    .findings.filter(({ check, cells }) => check === 'formula-error' && cells.includes(cell))
    .map(({ about }) => about);
}

const INDICATOR = '产出指标/数量指标/改造小区数量';

test.each([
  ['D3', 'project'],
  ['D4', 'department'],
  ['G4', 'unit'],
  ['D6', '年度资金总额/initialBudget'],
  ['E6', '年度资金总额/annualBudget'],
  ['F6', '年度资金总额/spent'],
  ['G6', '年度资金总额/points'],
  ['H6', '年度资金总额/rate'],
  ['I6', '年度资金总额/score'],
  ['E7', '当年财政拨款/annualBudget'],
  ['F8', '上年结转资金/spent'],
  ['B11', 'goal'],
  ['F11', 'goalResult'],
  ['E13', `${INDICATOR}/target`],
  ['F13', `${INDICATOR}/actual`],
  ['G13', `${INDICATOR}/points`],
  ['H13', `${INDICATOR}/score`],
  ['I13', `${INDICATOR}/note`],
  ['E17', '效益指标/社会效益指标/受益居民户数/target'],
  ['G20', 'total/points'],
  ['H20', 'total/score'],
])('an error in %s is about %s', (cell, about) => {
  expect(aboutOf(cell)).toEqual([about]);
});

test('below the indicators: the grade, the one reason for all, other texts', () => {
  expect(aboutOf('B21', { A21: '自评等级' })).toEqual(['total/grade']);
  const noNotes = Object.fromEntries([12, 13, 14, 15, 16, 17, 18, 19].map((row) => [`I${row}`, '']));
  expect(aboutOf('C21', { ...noNotes, A21: '偏差原因分析及改进措施' })).toEqual(['reason']);
});

test('what was waived of one part says nothing about another', () => {
  const abouts = ['D6', 'E6', 'F6', 'E13', 'E14', 'F13', 'G20', 'H20', 'B11', 'F11'].flatMap((cell) => aboutOf(cell));
  expect(new Set(abouts).size).toBe(10);
});
