import { decimal } from '../../../src/engine/decimal.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import { CauseBook, type Causes, indicatorPath, parseCauses } from '../../../src/engine/notes/causes.ts';
import { draftNotes, type NoteDraft } from '../../../src/engine/notes/draft.ts';
import type { ScoredTable } from '../../../src/engine/scoring/results.ts';
import { noteText } from '../../../src/messages/notes.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { national, policyOf, scored } from '../../support/scored.ts';

/** What deviates, where its note belongs, and the sentence that states it. */

function reported({ drafts }: { readonly drafts: readonly NoteDraft[] }): string[] {
  return drafts.map((draft) => {
    const { about, cell, shared, present } = draft;
    const place = cell === null ? 'nowhere' : `${cellAddress(cell.row, cell.column)}${shared ? ' shared' : ''}`;
    const sentences = noteText([draft]).replace(/原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。/, '…');
    return `${about} ${place} ${JSON.stringify(present)} ${sentences}`;
  });
}

const of = (changes: Readonly<Record<string, string>>) => reported(draftNotes(national(changes)));

describe('a deviation in words', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['missed', { F17: '1200户', H17: '12' }, ['4 I17 "" …（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）']],
    ['missed, full points', { F17: '1200户' }, ['4 I17 "" …（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）']],
    [
      'missed, more than the points',
      { F17: '1200户', H17: '16' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）'],
    ],
    [
      'missed, by a stricter score',
      { F17: '1200户', H17: '10' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成1200户，完成率80%，扣5分）'],
    ],
    [
      'missed, nothing reached',
      { F17: '-5户', H17: '0' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成-5户，完成率0%，扣15分）'],
    ],
    [
      'over-fulfilled',
      { F17: '2000户' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成2000户，完成率133.33%，超过年度指标值33.33%）'],
    ],
    [
      'over-fulfilled, marked down',
      { F17: '2000户', H17: '14' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成2000户，完成率133.33%，超过年度指标值33.33%，扣1分）'],
    ],
    ['reached, marked down', { H17: '14', I17: '无' }, ['4 I17 "无" …（年度指标值≥1500户，实际完成1500户，扣1分）']],
    ['reached, within rounding', { H17: '14.995' }, []],
    ['reached, more than the points', { H17: '16' }, []],
    [
      'a low tier',
      { F18: '部分达成', H18: '10' },
      ['5 I18 "" …（年度指标值“健全”，实际完成“部分达成”，未达到年度指标值，扣5分）'],
    ],
    [
      'the lowest',
      { F18: '未完成', H18: '0' },
      ['5 I18 "" …（年度指标值“健全”，实际完成“未完成”，未达到年度指标值，扣15分）'],
    ],
    ['the first tier', { H18: '15' }, []],
    [
      'words of a low tier against a number',
      { F17: '未完成', H17: '15' },
      ['4 I17 "" …（年度指标值≥1500户，实际完成“未完成”，未达到年度指标值）'],
    ],
    ['words of no tier against a number', { F17: '基本建成', H17: '15' }, []],
    [
      'too early',
      { E15: '≥2021年12月', F15: '2021年11月', H15: '8' },
      ['2 I15 "" …（年度指标值≥2021年12月，实际完成2021年11月，未达到年度指标值，扣2分）'],
    ],
    [
      'too late',
      { E15: '2021年11月', F15: '2021年12月' },
      ['2 I15 "" …（年度指标值2021年11月，实际完成2021年12月，未达到年度指标值）'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(of(changes)).toEqual(expected);
  });

  test.each([
    // The rule's loss where all points are taken, the recorded one where the unit was stricter.
    ['96', '10', '2'],
    ['96', '7', '3'],
    ['96', '', '2'],
    ['119.95', '10', null],
    ['119.95', '9.9', '0.1'],
    ['90', '7.5', '2.5'],
  ])('execution: spent %s of 120, score %s', (F6, I6, lost) => {
    const [first] = draftNotes(national({ F6, F7: F6, I6 })).drafts;
    const deducted = first === undefined || first.facts.deducted === null ? null : String(first.facts.deducted);
    expect([first?.about, deducted]).toEqual([lost === null ? undefined : 'execution', lost]);
  });

  test('execution: below the limit also without points lost', () => {
    const strict = { ...policyOf('national'), id: 'strict', executionExplainBelow: 1, digits: 0 };
    const facts = (F6: string, explainBelow: number) =>
      draftNotes(national({ F6, F7: F6 }, { ...strict, executionExplainBelow: explainBelow })).drafts.map((draft) => [
        draft.facts.kind,
        draft.facts.deducted,
      ]);
    expect(facts('118.8', 0.995)).toEqual([['execution', null]]);
    expect(facts('118.8', 0.99)).toEqual([]);
    expect(facts('120', 1)).toEqual([]);
  });
});

describe('its place', () => {
  test('one cell for two notes, and one of its own', () => {
    const grid = {
      ...withCells(exampleForm('national'), { F14: '98%', F15: '90%', F17: '1200户' }),
      merges: [gridRange('I14:I15')],
    };
    expect(draftNotes(scored(grid)).drafts.map(({ about, shared, cell }) => [about, shared, cell?.row])).toEqual([
      [1, true, 14],
      [2, true, 14],
      [4, false, 17],
    ]);
  });

  test('a form without notes', () => {
    expect(of({ I12: '', F17: '1200户' })).toEqual([
      '4 nowhere "" …（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）',
    ]);
  });

  test('of indicators that share a score, nobody knows what each of them lost', () => {
    const grid = {
      ...withCells(exampleForm('national'), { F14: '98%', H14: '19', H15: '', F16: '1万元' }),
      merges: [gridRange('H14:H15')],
    };
    const drafts = draftNotes(scored(grid)).drafts;
    expect(drafts.map(({ about, facts }) => [about, facts.deducted === null ? null : String(facts.deducted)])).toEqual([
      [1, null],
      [3, '2'],
    ]);
  });

  test('the same form is asked once, a plan each time', () => {
    const form: ScoredTable = national({ F17: '1200户' });
    expect(draftNotes(form)).toBe(draftNotes(form));
    const lower = draftNotes(form, { scoreInCell: (about) => (about === 4 ? decimal(6) : null) });
    expect(reported(lower)[0]).toContain('扣9分');
  });
});

describe('causes', () => {
  const given = (causes: Causes) => {
    const { drafts, unusedCauses } = draftNotes(national({ F17: '1200户', F6: '60', I6: '5' }), { causes });
    return [drafts.map(({ about, cause, measures }) => [about, cause, measures]), unusedCauses];
  };

  test('of the execution and of an indicator, each its own', () => {
    const causes = { 预算执行率: { cause: '下达晚', measures: '早报' }, 受益居民户数: { cause: '搬迁' } };
    expect(given(causes)).toEqual([
      [
        ['execution', '下达晚', '早报'],
        [4, '搬迁', null],
      ],
      [],
    ]);
  });

  test('blank ones are none; those of nobody are told in their order', () => {
    expect(
      given({ 乙: { cause: 'x' }, 受益居民户数: { cause: '  ', measures: ' 加快 ' }, 甲: { cause: 'y' } }),
    ).toEqual([
      [
        ['execution', null, null],
        [4, null, '加快'],
      ],
      ['乙', '甲'],
    ]);
  });

  test.each(['/', '>', '\\', '、', '／', ' / ', '＞'])('a path apart by %j', (divider) => {
    const key = ['效益指标', '社会效益指标', '受益居民户数'].join(divider);
    expect(given({ [key]: { cause: '搬迁' } })).toEqual([
      [
        ['execution', null, null],
        [4, '搬迁', null],
      ],
      [],
    ]);
  });

  test('a path without its first or second level', () => {
    const { indicators } = national({ C17: '' }).table;
    expect(indicators.map(indicatorPath)[4]).toBe('效益指标/受益居民户数');
  });

  test('no causes at all', () => {
    expect(new CauseBook().unused()).toEqual([]);
    expect(new CauseBook().forExecution()).toBeNull();
  });

  test('problems of a file, all of them', () => {
    expect(parseCauses({ 甲: { measures: 'x' }, 乙: { cause: 'x', measures: 5 }, 丙: { cause: null } })).toEqual({
      ok: false,
      problems: [
        { path: '甲.cause', problem: 'missing' },
        { path: '乙.measures', problem: 'type' },
        { path: '丙.cause', problem: 'type' },
      ],
    });
  });
});
