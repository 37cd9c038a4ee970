import type { OtherSheet, SheetKind } from '../layout/other-sheet.ts';
import type { IndicatorColumn } from '../layout/self-evaluation.ts';
import { FORM, type Severity, type SheetCheck, type SheetOutcome } from './check.ts';

export interface NoFormData {
  readonly sheet: string;
  /** `other`: nothing in the sheet speaks of an evaluation. */
  readonly kind: SheetKind | 'other';
  /** The nearest heads, in the sheet's own words. */
  readonly heads: readonly string[];
  /** What a scored form has beside them. */
  readonly missing: readonly IndicatorColumn[];
  /** Forms were found in other sheets. */
  readonly beside: boolean;
  /** It is a table of a document, `sheet` its name. */
  readonly inText?: true;
}

type Draft = ReturnType<SheetCheck<'no-form', NoFormData>['run']>[number];

function draftOf(sheet: string, other: OtherSheet | null, beside: boolean): Draft {
  // Beside a form only a sheet that can't be told from one is worth more than a line.
  const severity: Severity = beside && other?.kind !== 'evaluation' ? 'hint' : 'warning';
  const heads = other?.heads ?? [];
  const first = other?.first;
  return {
    sheet,
    cells: heads.length === 0 && first !== undefined ? [first] : [...heads],
    severity: first === undefined ? severity : severityInText(other, beside),
    data: {
      sheet,
      kind: other?.kind ?? 'other',
      heads: heads.map(({ value }) => String(value)),
      missing: other?.missing ?? [],
      beside,
      ...(first === undefined ? {} : { inText: true }),
    },
    about: sheet,
  };
}

/** A report is checked without its form too; a list of targets or a survey in it is no result that somebody has to look at. */
function severityInText(other: OtherSheet | null, beside: boolean): Severity {
  return other?.kind === 'evaluation' || (other?.kind === 'record' && !beside) ? 'warning' : 'hint';
}

const isVisible = ({ hidden }: SheetOutcome): boolean => !hidden;

/**
 * No form was found in a sheet that looks like an evaluation, or in the whole workbook: nothing was checked there. Hidden sheets
 * hold dictionaries; texts beside a form explain it.
 */
export const noForm: SheetCheck<'no-form', NoFormData> = {
  id: 'no-form',
  severity: 'warning',
  basis: FORM,
  scope: 'sheet',
  appliesTo: (sheets) => sheets.some(isVisible),
  run(sheets) {
    const beside = sheets.some(({ judged }) => judged > 0);
    const alike = sheets.filter(isVisible).flatMap(({ name, other }): Draft[] => {
      return other === null || other.kind === 'text' ? [] : [draftOf(name, other, beside)];
    });
    const front = sheets.find((sheet) => isVisible(sheet) && sheet.unjudged.length === 0);
    if (beside || alike.length > 0 || front === undefined || front.inText) return alike;
    return [draftOf(front.name, null, false)];
  },
};
