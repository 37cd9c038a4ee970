import fc from 'fast-check';
import { contentOf } from '../../../../src/engine/edits/content.ts';
import type { CellEdit } from '../../../../src/engine/edits/edit.ts';
import { cellAddress } from '../../../../src/engine/grid/address.ts';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { type NewComment, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { readDocxWaivers } from '../../../../src/formats/docx/write/waivers.ts';
import { DocumentError } from '../../../../src/formats/error.ts';
import { buildDocx, DRESSES, type Dress, formAsDocx } from '../../../support/docx-maker.ts';
import { fixtureForm, formNames } from '../../../support/fixtures.ts';
import { exampleForm } from '../../../support/form-text.ts';
import { commentRanges, faultsOf, paragraphTexts, shownCharacters, xmlOf } from '../../../support/word-revisions.ts';

const FORMS = (['national', 'hubei', 'operator-columns'] as const).map((name) => exampleForm(name));

function dressed(dress: Dress): Uint8Array[] {
  const worn = FORMS.flatMap((form) => formAsDocx(form, dress) ?? []);
  if (worn.length > 0) return worn;
  for (const name of formNames) {
    const bytes = formAsDocx(fixtureForm(name), dress);
    if (bytes !== null) return [bytes];
  }
  return [];
}

/** A comment for every cell and every paragraph that a document has. */
function everywhere(bytes: Uint8Array): NewComment[] {
  const { anchors } = readDocument(bytes);
  return [
    ...[...anchors.cells()].map(
      ({ sheet, cell }): NewComment => ({ at: { sheet, cell }, paragraphs: [`${sheet} ${cell}`] }),
    ),
    ...[...anchors.paragraphs()].map(
      ({ n, anchor: { text } }): NewComment => ({
        at: { paragraph: n, range: [0, Math.ceil(text.length / 2)] },
        paragraphs: [`第${n}段`],
      }),
    ),
  ];
}

/** A number more in every cell with a number, a word more in every other one. */
function editsEverywhere(bytes: Uint8Array): CellEdit[] {
  return readDocument(bytes).grids.flatMap(({ name, rows }) =>
    rows.flatMap(({ cells }) =>
      cells.map((cell): CellEdit => {
        const to = typeof cell.value === 'number' ? cell.value + 1 : `${String(cell.value)}改`;
        return { sheet: name, cell: cellAddress(cell.row, cell.column), from: contentOf(cell), to: { value: to } };
      }),
    ),
  );
}

test.each(DRESSES)('comments on every cell of forms in documents, $name', (dress) => {
  const forms = dressed(dress);
  expect(forms.length).toBeGreaterThan(0);
  for (const before of forms) {
    const comments = everywhere(before);
    const { anchors, grids } = readDocument(before);
    const { bytes, ids } = writeDocxComments(before, comments);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids).not.toContain(null);
    expect(faultsOf(bytes)).toEqual([]);
    expect(shownCharacters(bytes, 'asIs')).toEqual(shownCharacters(before, 'asIs'));
    expect(writeDocxComments(bytes, comments)).toEqual({ bytes, ids });
    if (dress.around === 'text-box') continue;
    const ranges = commentRanges(bytes);
    const covered = new Set<string>();
    for (const { sheet, cell, anchor } of anchors.cells()) {
      const isFirst = grids.some(
        ({ name, merges, rows }) =>
          name === sheet &&
          merges.length + rows.length > 0 &&
          rows.some(({ cells }) =>
            cells.some(({ row, column, kind }) => kind !== 'blank' && cellAddress(row, column) === cell),
          ),
      );
      if (!isFirst) continue;
      const at = comments.findIndex(({ at: place }) => 'cell' in place && place.sheet === sheet && place.cell === cell);
      expect([cell, ranges.get(ids[at] ?? '')]).toEqual([cell, anchor.text]);
      covered.add(cell);
    }
    expect(covered.size).toBeGreaterThan(30);
  }
});

test.each(DRESSES)('another text in every cell of forms in documents, $name', (dress) => {
  const [before] = dressed(dress);
  if (before === undefined) throw new Error('no form wears it');
  const edits = editsEverywhere(before);
  const { bytes, written, refused } = writeDocxEdits(before, edits, { mode: 'tracked' });
  expect(written.length + refused.length).toBe(edits.length);
  // Heads that make another table of the table are left as they are; insertions of others too.
  expect(refused.every(({ code }) => code === 'rejected' || code === 'unaccepted-revisions')).toBe(true);
  if (dress.revisions !== true) expect(written.length).toBeGreaterThan(edits.length / 2);
  expect(faultsOf(bytes)).toEqual([]);
  expect(paragraphTexts(bytes, 'reject')).toEqual(paragraphTexts(before, 'reject'));
  expect(writeDocxEdits(bytes, written, { mode: 'tracked' }).bytes).toBe(bytes);
});

test('a damaged document gives a copy that is sound, or one clear error', () => {
  const sources = DRESSES.flatMap((dress) => dressed(dress).slice(0, 1)).map((bytes) => {
    const { bytes: copy } = writeDocxComments(bytes, everywhere(bytes).slice(0, 20));
    return xmlOf(copy);
  });
  const outcomes = { written: 0, refused: 0 };
  const change = fc.tuple(fc.nat(), fc.constantFrom('drop', 'twice', 'empty', 'swap'));
  fc.assert(
    fc.property(fc.nat(sources.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
      let tags = (sources[which] ?? '').split(/(?=<)/);
      for (const [at, kind] of changes) {
        const place = at % tags.length;
        const tag = tags[place] ?? '';
        const instead =
          kind === 'drop'
            ? []
            : kind === 'twice'
              ? [tag, tag]
              : kind === 'empty'
                ? [tag.replace(/>$/, '/>')]
                : [tags[(place * 7) % tags.length] ?? ''];
        tags = [...tags.slice(0, place), ...instead, ...tags.slice(place + 1)];
      }
      const bytes = buildDocx('', { parts: { 'word/document.xml': tags.join('') } });
      try {
        const comments = everywhere(bytes).slice(0, 30);
        const copy = writeDocxComments(bytes, comments).bytes;
        const edited = writeDocxEdits(copy, editsEverywhere(copy).slice(0, 8), { mode: 'tracked' }).bytes;
        readDocxWaivers(edited);
        const { narrative } = readDocument(bytes);
        expect(readDocument(edited).narrative).toEqual(narrative);
        outcomes.written++;
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        expect(error.code).not.toBe('unknown');
        outcomes.refused++;
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(outcomes.written, outcomes.refused)).toBeGreaterThan(10);
});
