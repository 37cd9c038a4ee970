import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import type { ReadingNote } from '../../../src/engine/reading-notes/note.ts';
import { ReviewMemo, review, reviewSteps } from '../../../src/engine/review.ts';
import { readWaiverSheet } from '../../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../../src/engine/waivers/waiver.ts';
import { enterNote, recordPolicy, removeNote } from '../../../src/engine/waivers/write-sheet.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { exampleForm, gridOf, withCells } from '../../support/form-text.ts';
import { REASON, waiving } from '../../support/waived-form.ts';

const TITLE = '核对说明';
const BLANK = gridOf(WAIVER_SHEET, []);

/** Taken for a column that isn't read; the first indicator falls short of its target. */
const FORM = withCells(exampleForm('national'), { F12: '完成率', F13: '5个' });

const ACTUAL: ReadingNote = { words: '完成率', role: 'actual' };

function entered(note: ReadingNote, sheet: SheetGrid = BLANK): SheetGrid {
  return applyEdits([sheet], enterNote(sheet, { ...note, name: '名称' }, TITLE))[0] as SheetGrid;
}

function notesOf(sheet: SheetGrid): ReadingNote[] {
  return readWaiverSheet(sheet).notes.map(({ words, role }) => ({ words, role }));
}

function checks(grids: readonly SheetGrid[], readingNotes: readonly ReadingNote[] = []): string[] {
  return review(grids, { readingNotes }).findings.map(({ check }) => check);
}

test('what the workbook records is how its forms are read', () => {
  expect(checks([FORM])).not.toContain('unmet-full-score');
  const reviewed = review([FORM, entered(ACTUAL)]);
  expect(reviewed.findings.map(({ check }) => check)).toContain('unmet-full-score');
  expect(reviewed.readingNotes).toEqual([expect.objectContaining(ACTUAL)]);
});

test('the workbook’s own word goes before this machine’s', () => {
  const sheet = entered(ACTUAL);
  expect(checks([FORM, sheet], [{ words: '完成率', role: 'ignored' }])).toContain('unmet-full-score');
  expect(checks([FORM, entered({ words: '完成率', role: 'ignored' })], [ACTUAL])).not.toContain('unmet-full-score');
});

test('stands beside policy and waivers, and none of them is taken for another', () => {
  const hubei = policyById('hubei') as ScoringPolicy;
  const other: ReadingNote = { words: '评分办法', role: 'ignored' };
  const waived = waiving(FORM, ['column-missing', 'score-mismatch']);
  const { waivers } = readWaiverSheet(waived);
  expect(waivers.length).toBeGreaterThan(0);
  const noted = entered(other, entered(ACTUAL, waived));
  const all = applyEdits([noted], recordPolicy(noted, hubei, TITLE))[0] as SheetGrid;
  const read = readWaiverSheet(all);
  expect(read.waivers).toEqual(waivers);
  expect(read.waivers.every(({ reason }) => reason === REASON)).toBe(true);
  expect(read.policy).toEqual(hubei);
  expect(notesOf(all)).toEqual([ACTUAL, other]);
});

test('words that are there already get their new role, and can be taken back', () => {
  const sheet = entered({ words: '完成率（%）', role: 'ignored' }, entered(ACTUAL));
  expect(notesOf(sheet)).toEqual([{ words: '完成率（%）', role: 'ignored' }]);
  const rest = applyEdits([sheet], removeNote(sheet, '完成率'))[0] as SheetGrid;
  expect(notesOf(rest)).toEqual([]);
  expect(removeNote(rest, '完成率')).toEqual([]);
});

test('rows that people have spoiled are passed over', () => {
  const sheet = entered({ words: '另一列', role: 'ignored' }, entered(ACTUAL));
  const [first, second] = readWaiverSheet(sheet).notes;
  const spoiled = withCells(sheet, { [`C${first?.row ?? 0}`]: '得分' });
  expect(notesOf(spoiled)).toEqual([{ words: '另一列', role: 'ignored' }]);
  expect(notesOf(withCells(spoiled, { [`B${second?.row ?? 0}`]: '' }))).toEqual([]);
});

test('a review with other notes doesn’t take what an earlier one remembers', () => {
  const memo = new ReviewMemo();
  const run = (readingNotes: readonly ReadingNote[]): string[] => {
    const steps = reviewSteps([FORM], { readingNotes }, memo);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.findings.map(({ check }) => check);
  };
  expect(run([])).not.toContain('unmet-full-score');
  expect(run([ACTUAL])).toContain('unmet-full-score');
  expect(run([])).not.toContain('unmet-full-score');
});
