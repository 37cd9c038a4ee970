import { cellAddress } from '../../../src/engine/grid/address.ts';
import { differingParts } from '../../../src/engine/scoring/differing.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { national, scored } from '../../support/scored.ts';

/** The parts of a form that aren't what the rules give, and whether a reason stands beside them. */

function differing(changes: Readonly<Record<string, string>>): string {
  return differingParts(national(changes))
    .map(
      ({ field: { cell }, isExplained }) => `${cellAddress(cell.row, cell.column)}${isExplained ? ' explained' : ''}`,
    )
    .join(', ');
}

/** 103.4 of 120 spent: 8.62 points. */
const SPENT = { F6: '103.4' };
const NOTED = { J5: '偏差原因分析', J6: '汛期停工' };
/** 92.36 of 95 %: 9.72 points. */
const MISSED = { F15: '92.36%' };

test.each<[Readonly<Record<string, string>>, string]>([
  [{}, ''],
  // The execution: what the rules give, also rounded; never more than its points.
  [{ I6: '9' }, 'I6'],
  [{ I6: '11' }, 'I6'],
  [{ I6: '10.004' }, ''],
  [{ I6: '10.006' }, 'I6'],
  [{ ...SPENT, I6: '8.62', H20: '98.62' }, ''],
  [{ ...SPENT, I6: '8.6', H20: '98.6' }, ''],
  [{ ...SPENT, I6: '9', H20: '99' }, ''],
  [{ ...SPENT, I6: '8.7', H20: '98.7' }, 'I6'],
  [{ ...SPENT, I6: '9.5' }, 'I6'],
  [{ ...SPENT, ...NOTED, I6: '9.5' }, 'I6 explained'],
  [{ ...SPENT, ...NOTED, J6: '无', I6: '9.5' }, 'I6'],
  [{ ...SPENT, ...NOTED, I6: '11' }, 'I6'],
  [{ F6: '60', I6: '10' }, 'I6'],
  [{ F6: '60', I6: '9.99' }, 'I6'],
  // An indicator.
  [{ H13: '19' }, 'H13'],
  [{ H13: '21' }, 'H13'],
  [{ H13: '19', I13: '扩容' }, 'H13 explained'],
  [{ H13: '19', I13: '无' }, 'H13'],
  [{ H13: '', H20: '100' }, ''],
  [{ ...MISSED, H15: '9.72', H20: '99.72' }, ''],
  [{ ...MISSED, H15: '9.7', H20: '99.7' }, ''],
  [{ ...MISSED, H15: '9.6', H20: '99.6' }, 'H15'],
  [{ ...MISSED, H15: '9.71' }, 'H15'],
  // Words: any score of their range.
  [{ H18: '15' }, ''],
  [{ H18: '12', H20: '97' }, ''],
  [{ H18: '11.9', H20: '96.9' }, 'H18'],
  [{ H18: '15.1' }, 'H18'],
  [{ H18: '11', I18: '制度未修订' }, 'H18 explained'],
  // The total, where no part differs: the sum of what is recorded is right, and so is what the rules give.
  [{ H20: '99' }, 'H20'],
  [{ H20: '99.6' }, 'H20'],
  [{ H20: '100.4' }, 'H20'],
  [{ H20: '100.005' }, ''],
  [{ H20: '' }, ''],
  [{ ...MISSED, H15: '9.7', H20: '99.72' }, ''],
  [{ ...MISSED, H15: '9.7', H20: '99.6' }, 'H20'],
  [{ ...SPENT, I6: '9', H20: '98.62' }, ''],
  [{ ...SPENT, I6: '9', H20: '100' }, 'H20'],
  [{ H18: '12', H20: '100' }, 'H20'],
  [{ H13: '19', H20: '90' }, 'H13'],
])('%j: %s', (changes, expected) => {
  expect(differing(changes)).toBe(expected);
});

test('a score for several indicators differs once', () => {
  const form = withCells(exampleForm('national'), { H14: '15', H15: '', H20: '95' });
  const found = differingParts(scored({ ...form, merges: [gridRange('H14:H15')] }));
  expect(found.map(({ field: { cell } }) => cellAddress(cell.row, cell.column))).toEqual(['H14']);
});
