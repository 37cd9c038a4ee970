import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { cellText } from '../values/display.ts';
import { isPlaceholderNote } from '../values/words.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { isBlank, sameCell } from './shared/fields.ts';
import type { BasicsField } from './shared/places.ts';

export interface BasicsMissingData {
  readonly field: BasicsField;
  /** What stands in its place and asks for it: 请填写. */
  readonly words?: string;
}

const YEAR = /(?:19|20)\d{2}/;

/** A year may be named outside of its place: in the title, the sheet's name or the project's. */
function namesYear({ title, project, sheet }: SelfEvaluation): boolean {
  return [title?.text, project?.text, sheet].some((text) => text !== undefined && YEAR.test(text));
}

function missingYear(table: SelfEvaluation): FindingDraft<BasicsMissingData> | null {
  const { title, year, yearValue } = table;
  const head = table.heads.level1 ?? table.heads.level2 ?? table.heads.name;
  const cell = year?.cell ?? title?.cell ?? table.project?.cell ?? head?.cell;
  if (yearValue !== null || cell === undefined) return null;
  if (cell.kind === 'error' || cell.kind === 'uncalculated' || cell.kind === 'picture') return null;
  const ownPlace = year !== null && (title === null || !sameCell(year.cell, title.cell));
  if (ownPlace) return { cells: [cell], data: { field: 'year' }, about: 'year' };
  if (namesYear(table)) return null;
  return { cells: [cell], data: { field: 'year' }, about: 'year', severity: 'hint' };
}

/**
 * The project's name, its department, the unit in charge or the year is blank. Only fields that the form has are asked for;
 * a form that has no place for the year gets a hint, since without it the table belongs to no budget.
 */
export const basicsMissing: TableCheck<'basics-missing', BasicsMissingData> = {
  id: 'basics-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    const findings: FindingDraft<BasicsMissingData>[] = [];
    for (const field of ['project', 'department', 'unit'] as const) {
      const place = table[field];
      if (place === null) continue;
      // A department may be marked as none (/), a project may not.
      const blank =
        isBlank(place) || (field === 'project' && isPlaceholderNote(place.text) && place.cell.kind === 'text');
      const asked = place.text === '' ? cellText(place.cell) : '';
      if (blank)
        findings.push({
          cells: [place.cell],
          data: { field, ...(asked === '' ? {} : { words: asked }) },
          about: field,
        });
    }
    const year = missingYear(table);
    if (year !== null) findings.push(year);
    return findings;
  },
};
