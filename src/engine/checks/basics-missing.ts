import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { isPlaceholderNote } from '../values/words.ts';
import type { FindingDraft, TableCheck } from './check.ts';
import { FORM } from './shared/basis.ts';
import { isBlank, sameCell } from './shared/fields.ts';

const YEAR = /(?:19|20)\d{2}/;

/** A form without a place of its own for the year may still name it: in its title, its sheet's name or its project's. */
function namesYear({ title, project, sheet }: SelfEvaluation): boolean {
  return [title?.text, project?.text, sheet].some((text) => text !== undefined && YEAR.test(text));
}

function missingYear(table: SelfEvaluation): FindingDraft<'basics-missing'> | null {
  const { title, year, yearValue } = table;
  const cell = year?.cell ?? title?.cell ?? table.project?.cell;
  if (yearValue !== null || cell === undefined) return null;
  if (cell.kind === 'error' || cell.kind === 'uncalculated' || cell.kind === 'picture') return null;
  const ownPlace = year !== null && (title === null || !sameCell(year.cell, title.cell));
  if (!ownPlace && namesYear(table)) return null;
  return { cells: [cell], data: { field: 'year' }, about: 'year' };
}

/**
 * The project's name, its department, the unit in charge or the year is blank. Only fields that the form has are asked for;
 * the year is asked for in every form, since without it the table belongs to no budget.
 */
export const basicsMissing: TableCheck<'basics-missing'> = {
  id: 'basics-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    const findings: FindingDraft<'basics-missing'>[] = [];
    for (const field of ['project', 'department', 'unit'] as const) {
      const place = table[field];
      if (place === null) continue;
      // A department may be marked as none (/), a project may not.
      const blank =
        isBlank(place) || (field === 'project' && isPlaceholderNote(place.text) && place.cell.kind === 'text');
      if (blank) findings.push({ cells: [place.cell], data: { field }, about: field });
    }
    const year = missingYear(table);
    if (year !== null) findings.push(year);
    return findings;
  },
};
