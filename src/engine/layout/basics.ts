/** Project, department, unit, year, and what else is written beside a label. */

import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { asksForValue } from '../values/prompts.ts';
import { normalise } from '../values/text.ts';
import { amountUnitIn, fieldRight, inlineField } from './fields.ts';
import type { Label } from './labels.ts';
import type { AmountUnit, Field } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import type { BasicLabel } from './words/match.ts';

export interface Basics {
  readonly title: Field | null;
  readonly project: Field | null;
  readonly department: Field | null;
  readonly unit: Field | null;
  readonly year: Field | null;
  readonly yearValue: number | null;
  /** 自评得分, 总分 written beside a label above the indicators. */
  readonly total: { readonly label: Field; readonly value: Field } | null;
  readonly grade: Field | null;
  readonly amountUnit: { readonly unit: AmountUnit; readonly cell: GridCell } | null;
}

interface Found {
  readonly label: GridCell;
  readonly key: string;
  readonly row: ViewRow;
  readonly inline: boolean;
}

/** Of two labels of one kind, the one that says it in full. */
const FULL: Partial<Record<BasicLabel, RegExp>> = {
  project: /项目名称/,
  department: /主管/,
  unit: /实施|使用/,
  total: /总分|自评得分|总得分/,
};

function better(kind: BasicLabel, found: Found, known: Found | undefined): boolean {
  if (known === undefined) return true;
  const full = FULL[kind];
  return full?.test(found.key) === true && !full.test(known.key);
}

const YEAR = /((?:19|20)\d{2})\s*(?:年|-\d{4}学年|学年)/;
const CHINESE_YEAR = /([二2][〇○零0O][〇○零一二三四五六七八九\d]{2})年/;
const BLANK_YEAR = /^\(?[\s_]*年度?\)?$/;
const CHINESE_DIGITS = '〇一二三四五六七八九';

function yearIn(text: string): number | null {
  const match = YEAR.exec(text);
  if (match !== null) return Number(match[1]);
  const chinese = CHINESE_YEAR.exec(text);
  if (chinese === null) return null;
  const digits = [...(chinese[1] as string)].map((digit) =>
    /[○零O0]/.test(digit) ? 0 : /\d/.test(digit) ? Number(digit) : CHINESE_DIGITS.indexOf(digit),
  );
  return Number(digits.join(''));
}

/** A title, a line below it; longer texts tell of years that aren't the form's. */
const MAX_OF_A_YEAR = 80;
const DAY = /(?:19|20)\d{2}年\d{1,2}月\d{1,2}日?/;

/** Values of one label column stand in one column; a blank one belongs there too. */
function valueColumns(view: SheetView, found: ReadonlyMap<BasicLabel, Found>): Map<number, number> {
  const columns = new Map<number, number>();
  for (const { label, row, inline } of found.values()) {
    if (inline) continue;
    const field = fieldRight(view, row, label, undefined, asksForValue);
    if (field.text !== '' && !columns.has(label.column)) columns.set(label.column, field.cell.column);
  }
  return columns;
}

/** Texts that may name the form's year, normalised. */
function yearTexts(rows: readonly ViewRow[]): { cell: GridCell; text: string }[] {
  return rows.flatMap(({ cells, labels }) =>
    cells.flatMap((cell, index) => {
      if (cell.kind !== 'text' || (cell.value as string).length > MAX_OF_A_YEAR) return [];
      // When the form was filled in says nothing about the year it is for, nor does what stands beside 项目实施内容.
      const beside = labels[index - 1] ?? null;
      if (labels[index]?.signature === true || beside?.signature === true || beside?.known === true) return [];
      const text = normalise(cell.value as string);
      return DAY.test(text) ? [] : [{ cell, text }];
    }),
  );
}

function findYear(
  rows: readonly ViewRow[],
  title: Field | null,
  labelled: Field | null,
): { year: Field | null; value: number | null } {
  if (labelled !== null) {
    const text = normalise(labelled.text);
    const value = yearIn(text) ?? (/^(?:19|20)\d{2}$/.test(text) ? Number(text) : null);
    if (value !== null || labelled.cell.kind === 'blank') return { year: labelled, value };
  }
  let blank: Field | null = null;
  for (const { cell, text } of yearTexts(rows)) {
    const value = yearIn(text);
    if (value !== null) return { year: { cell, text: cellText(cell) }, value };
    if (BLANK_YEAR.test(text)) blank ??= { cell, text: '' };
  }
  return { year: blank ?? title, value: null };
}

/**
 * @param above rows from the form's first to the header of its indicators.
 * @param fundRows numbers of the rows that the fund block takes; their words are no basics.
 */
export function readBasics(view: SheetView, above: readonly ViewRow[], fundRows: ReadonlySet<number>): Basics {
  const found = new Map<BasicLabel, Found>();
  let title: Field | null = null;
  let amountUnit: Basics['amountUnit'] = null;
  for (const row of above) {
    if (fundRows.has(row.row)) continue;
    row.cells.forEach((cell, index) => {
      const label: Label | null = row.labels[index] ?? null;
      if (label === null) return;
      if (label.title && title === null) title = { cell, text: cellText(cell) };
      if (
        amountUnit === null &&
        label.basic !== 'amountUnit' &&
        /单位:?\(?(?:亿元|万元|元)/.test(label.key + (label.inline ?? ''))
      ) {
        const unit = amountUnitIn(label.key + (label.inline ?? ''));
        if (unit !== null) amountUnit = { unit, cell };
      }
      if (label.basic === null) return;
      const entry: Found = { label: cell, key: label.key, row, inline: label.inline !== null };
      if (better(label.basic, entry, found.get(label.basic))) found.set(label.basic, entry);
    });
  }
  const columns = valueColumns(view, found);
  const value = (kind: BasicLabel): Field | null => {
    const entry = found.get(kind);
    if (entry === undefined) return null;
    if (!entry.inline) return fieldRight(view, entry.row, entry.label, columns.get(entry.label.column), asksForValue);
    const field = inlineField(entry.label);
    return asksForValue(field.text) ? { ...field, text: '' } : field;
  };
  const unitField = value('amountUnit');
  const unit = unitField === null ? null : amountUnitIn(normalise(unitField.text));
  if (unitField !== null && unit !== null) amountUnit = { unit, cell: unitField.cell };
  const totalEntry = found.get('total');
  const totalValue = value('total');
  const firstBasic = found.get('project')?.row.row ?? Number.POSITIVE_INFINITY;
  const top = above.filter((row) => row.row < firstBasic);
  const { year, value: yearValue } = findYear(top.length > 0 ? top : above, title, value('year'));
  return {
    title,
    project: value('project'),
    department: value('department'),
    unit: value('unit'),
    year,
    yearValue,
    total:
      totalEntry === undefined || totalValue === null
        ? null
        : { label: { cell: totalEntry.label, text: cellText(totalEntry.label) }, value: totalValue },
    grade: value('grade'),
    amountUnit,
  };
}
