import { directionOf, dueScore } from '../../../src/engine/notes/direction.ts';
import { draftNotes } from '../../../src/engine/notes/draft.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import type { ScoredTable } from '../../../src/engine/scoring/results.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { national, policyOf, scored } from '../../support/scored.ts';

function directions(changes: Readonly<Record<string, string>>): string[] {
  const form = national(changes);
  return draftNotes(form).drafts.map((draft) => directionOf(form, draft));
}

test.each<[string, Record<string, string>, string]>([
  ['less than asked for', { F13: '5个' }, 'unmet'],
  ['later than asked for', { E18: '9月前', F18: '11月', H18: '10' }, 'unmet'],
  ['words of a low tier', { F18: '部分达成', H18: '10' }, 'unmet'],
  ['more than a limit', { F16: '1万元', H16: '8' }, 'above'],
  ['something where nothing was allowed', { E16: '=0', F16: '2次', H16: '0' }, 'above'],
  ['far more than asked for', { F13: '150个' }, 'over'],
  ['people less content', { F19: '80%', H19: '8.89' }, 'discontent'],
  ['money left', { F6: '108', I6: '9' }, 'execution'],
  ['reached and marked down', { H13: '19' }, 'deducted'],
  ['words marked down', { H18: '13' }, 'deducted'],
])('%s', (_, changes, direction) => {
  expect(directions(changes)).toEqual([direction]);
});

test('the execution rate as an indicator is about money as well', () => {
  const form = scored(withCells(exampleForm('national'), { D15: '预算执行率', F15: '80%', H15: '8.42' }));
  expect(draftNotes(form).drafts.map((draft) => directionOf(form, draft))).toEqual(['execution']);
});

describe('the score that a target reached, and marked down all the same, is due', () => {
  function due(form: ScoredTable): (string | null)[] {
    return draftNotes(form).drafts.map((draft) => dueScore(form, draft)?.toString() ?? null);
  }

  test.each<[string, Record<string, string>, readonly (string | null)[]]>([
    ['all of its points', { H13: '19' }, ['20']],
    ['of two each its own', { H13: '19', H15: '8' }, ['20', '10']],
    ['none for words', { F18: '部分达成', H18: '13' }, [null]],
    ['none where the words leave it open', { H18: '13' }, [null]],
    ['none for a target that was missed', { F13: '5个', H13: '16.67' }, [null]],
    ['none for one far exceeded', { F13: '150个', H13: '19' }, [null]],
    ['none for money left', { F6: '108', I6: '9' }, [null]],
  ])('%s', (_, changes, scores) => {
    expect(due(national(changes))).toEqual(scores);
  });

  test('none where the rules themselves give less than the points', () => {
    const banded: ScoringPolicy = {
      ...policyOf('national'),
      satisfactionBands: [
        { from: 0.95, share: 1 },
        { from: 0.8, share: 0.9 },
      ],
    };
    const form = national({ F19: '93%', H19: '8' }, banded);
    expect(due(form)).toEqual([null]);
  });
});
