import type { Field } from '../../src/engine/layout/self-evaluation.ts';
import { cellText } from '../../src/engine/values/display.ts';
import { readMeasure } from '../../src/engine/values/measure.ts';
import type { Measure } from '../../src/engine/values/reading.ts';
import { shown } from './describe-form.ts';
import { typedCell } from './form-text.ts';
import { type CellSpec, gridCell } from './grid-builder.ts';

/** A cell as typed: `95%`, `'10`, `=A1+B1 → 3`. */
export function typedField(typed: string): Field {
  const cell = typedCell(1, 1, typed);
  return { cell, text: cellText(cell) };
}

/** A cell with a format of its own. */
export function cellField(spec: CellSpec): Field {
  const cell = gridCell(1, 1, spec);
  return { cell, text: cellText(cell) };
}

/** What a typed target or actual says, beside cells of operator and unit where a form has such columns. */
export function measureOf(typed: string, operator: string | null = null, unit: string | null = null): Measure {
  return readMeasure(
    typedField(typed),
    operator === null ? null : typedField(operator),
    unit === null ? null : typedField(unit),
  );
}

/** Kind, operator, number or date, and unit in one line: `number >= 95 %`, `date <= ·-9-·`. */
export function measureLine(measure: Measure): string {
  const what =
    measure.date === null
      ? shown(measure.value, '')
      : [measure.date.year, measure.date.month, measure.date.day].map((part) => part ?? '·').join('-');
  return [measure.kind, measure.operator ?? '', what, measure.unit ?? ''].join(' ').trimEnd();
}
