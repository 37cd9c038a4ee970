import { review } from '../../../src/engine/review.ts';
import type { Review } from '../../../src/engine/review-types.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { DRESSES, formAsDocx } from '../../support/docx-maker.ts';
import { allForms } from '../../support/fixtures.ts';

/** A form gives the same findings as a sheet and as a table of a document, whatever the document did to it. */

/** Places, which differ, and what only cells of a sheet can have. */
const PLACES = new Set(['row', 'rows', 'cell', 'cells', 'sheet', 'paragraph', 'witness']);

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null || 'toFixed' in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PLACES.has(key))
      .map(([key, each]) => [key, withoutPlaces(each)]),
  );
}

function told({ findings, needsHuman, tables }: Review): string[] {
  const found = findings
    .filter(({ check }) => check !== 'number-as-text')
    .map(({ check, severity, data, about, cells }) =>
      [severity, check, about, cells.length, JSON.stringify(withoutPlaces(data))].join(' '),
    );
  const human = needsHuman.map(({ indicator, reason }) => `human ${indicator} ${reason}`);
  const totals = tables.map(({ scores: { total }, table }) => {
    const { title, project, department, unit, yearValue, layout } = table;
    const basics = [title, project, department, unit].map((field) => field?.text ?? '∅');
    return [layout, ...basics, yearValue, total.score?.toString(), total.grade, total.recordedSum?.toString()].join(
      ' | ',
    );
  });
  return [...totals, ...found.sort(), ...human];
}

/** With what is told of each as a sheet. */
const forms = allForms().map((form) => ({ form, expected: told(review([form])) }));

test.each(DRESSES)('every form: $name', (dress) => {
  let worn = 0;
  for (const { form, expected } of forms) {
    const bytes = formAsDocx(form, dress);
    if (bytes === null) continue;
    worn++;
    const { grids } = readDocument(bytes);
    expect(told(review(grids))).toEqual(expected);
  }
  // Some forms have no head to repeat, or their first column is a text in every row.
  expect(worn).toBeGreaterThanOrEqual(3);
});
