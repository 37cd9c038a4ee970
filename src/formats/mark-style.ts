/**
 * How a marked cell looks and how a mark is known again, the same in every host: a conditional format whose formula is always
 * true and carries our name. The cell's own format is never touched, and marks are found after the file was closed, saved and
 * opened elsewhere.
 */

import { SEVERITIES, type Severity } from '../engine/checks/check.ts';
import type { Witness } from '../engine/edits/edit.ts';

export interface MarkStyle {
  /** Without the `=`. */
  readonly formula: string;
  /** As `RRGGBB`; fill and font contrast by more than 4.5 to 1, whatever colours the cell has itself. */
  readonly fill: string;
  readonly font: string;
}

export const MARK_STYLES: { readonly [Each in Severity]: MarkStyle } = {
  error: { formula: 'LEN("绩核:error")>0', fill: 'FFC7CE', font: '9C0006' },
  warning: { formula: 'LEN("绩核:warning")>0', fill: 'FFEB9C', font: '7F4F00' },
  hint: { formula: 'LEN("绩核:hint")>0', fill: 'DDEBF7', font: '1F4E79' },
};

const MARK_FORMULA = new RegExp(`^\\s*=?\\s*LEN\\(\\s*"绩核:(${SEVERITIES.join('|')})"\\s*\\)\\s*>\\s*0\\s*$`, 'i');

/** The severity of the mark whose formula this is in a file, with or without its `=`; null for a formula that isn't ours. */
export function severityOfMark(formula: string): Severity | null {
  const match = MARK_FORMULA.exec(formula);
  return match === null ? null : ((match[1] as string).toLowerCase() as Severity);
}

const SIGNATURE = new RegExp(`"绩核:(${SEVERITIES.join('|')})"`, 'i');
/** A cell, a column or another sheet in what stands around the signature. */
const REFERENCE = /[$![:\]]|(?<![\p{L}\p{N}])[A-Z]{1,3}\d/iu;

/**
 * As `severityOfMark`, of a formula as a program tells it: in its own shape and language, but with quoted texts as they are, so
 * that the signature alone counts. A mark never looks at a cell; a formula that does is somebody's own, about our marks.
 */
export function severityOfToldMark(formula: string): Severity | null {
  const match = SIGNATURE.exec(formula);
  if (match === null || REFERENCE.test(formula.replace(match[0], ''))) return null;
  return (match[1] as string).toLowerCase() as Severity;
}

/** A cell to highlight. */
export interface CellMark {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: Severity;
  /** By which the cell is found where rows have moved; a mark that isn't found isn't set. */
  readonly witness?: Witness;
}
