import type { Fix, NotePlan } from '../../src/engine/edits/edit.ts';
import { review } from '../../src/engine/review.ts';
import { fixEdits } from '../../src/messages/fixes.ts';
import { noteText } from '../../src/messages/notes.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** What a fix types: its numbers as they are, its notes in words, each with what it takes to find its cell again. */

const SHORT = withCells(exampleForm('national'), { F17: '1250户', H17: '12.5', I17: '', H20: '97.5' });

const [NOTE] = review([SHORT]).findings.flatMap(({ fix }) => fix?.notes ?? []) as [NotePlan];
const WITNESS = { row: [{ cell: 'A1', text: '甲' }], column: [] };
test('the note is there', () => {
  expect(NOTE.cell).toBe('I17');
});

const number = (sheet: string, cell: string): Fix['edits'][number] => ({
  sheet,
  cell,
  from: { value: 1 },
  to: { value: 2 },
});

test('a note is written in words, to be read in full, with the numbers of its own sheet as what it needs', () => {
  const edits = [number(NOTE.sheet, 'H6'), number('另一张', 'H7'), number(NOTE.sheet, 'I6')];
  const fix = { edits, notes: [{ ...NOTE, witness: WITNESS }] } as unknown as Fix;
  expect(fixEdits(fix)).toEqual([
    ...edits,
    {
      sheet: NOTE.sheet,
      cell: NOTE.cell,
      from: NOTE.from,
      to: { value: noteText(NOTE.drafts) },
      needs: ['H6', 'I6'],
      legible: true,
      witness: WITNESS,
    },
  ]);
});

test('needs and witness are named only where there are some', () => {
  const { witness: _none, ...bare } = NOTE;
  const fix = { edits: [number('另一张', 'H7')], notes: [bare] } as unknown as Fix;
  expect(Object.keys(fixEdits(fix)[1] ?? {})).toEqual(['sheet', 'cell', 'from', 'to', 'legible']);
});

test('a fix without notes is its edits', () => {
  const edits = [number('甲', 'H6'), number('甲', 'H7')];
  expect(fixEdits({ edits } as unknown as Fix)).toEqual(edits);
});
