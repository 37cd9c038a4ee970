/** Policies that hold for single forms of a workbook, whatever holds for the others. */

import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';
import type { ScoringPolicy } from './schema.ts';

/** A form of a workbook, as the user knows it. */
export interface FormKey {
  readonly sheet: string;
  /** The project, or `#2`: the second of the sheet; null: all forms of the sheet, and so the only one. */
  readonly form: string | null;
}

export interface FormPolicy extends FormKey {
  readonly policy: ScoringPolicy;
}

const ORDINAL = /^#(\d{1,4})$/;

/** By the place in the sheet, where the project doesn't tell one from another. */
function ordinalForm(index: number): string {
  return `#${index + 1}`;
}

/**
 * What the forms of one sheet are called, in their order: by their projects, which stay when rows are inserted and forms
 * added; by their places where two have the same or none.
 */
export function formKeys(tables: readonly SelfEvaluation[]): FormKey[] {
  if (tables.length === 1) return tables.map(({ sheet }) => ({ sheet, form: null }));
  const projects = tables.map(({ project }) => normalise(project?.text ?? ''));
  return tables.map(({ sheet }, at) => {
    const project = projects[at] ?? '';
    const tells =
      project !== '' && !ORDINAL.test(project) && projects.indexOf(project) === projects.lastIndexOf(project);
    return { sheet, form: tells ? project : ordinalForm(at) };
  });
}

/** Whether a key means this form, the `index`-th of its sheet. */
function means({ sheet, form }: FormKey, table: SelfEvaluation, index: number): boolean {
  if (sheet !== table.sheet) return false;
  return form === null || form === ordinalForm(index) || form === normalise(table.project?.text ?? '');
}

/** The policy that holds for this form alone; null: the one that holds for all. The first that means it decides. */
export function policyOfForm(
  policies: readonly FormPolicy[],
  table: SelfEvaluation,
  index: number,
): ScoringPolicy | null {
  return policies.find((each) => means(each, table, index))?.policy ?? null;
}

/** Whether two keys are written alike. */
export function isSameForm(one: FormKey, other: FormKey): boolean {
  return one.sheet === other.sheet && one.form === other.form;
}
