import type { AmountUnit } from '../layout/self-evaluation.ts';
import { readAmount, readPoints } from '../values/numbers.ts';
import type { NumberReading } from '../values/reading.ts';
import type { FindingDraft, TableCheck } from './check.ts';
import { filledFields, type Place, type PlacedField } from './shared/places.ts';

export interface NumberAsTextData {
  readonly places: readonly { readonly place: Place; readonly text: string }[];
}

/** The number in an amount, points or score cell; null for every other cell. */
function readNumber({ place, field }: PlacedField, unit: AmountUnit | null): NumberReading | null {
  switch (place.kind) {
    case 'fund':
      if (place.column === 'points' || place.column === 'score') return readPoints(field);
      return place.column === 'rate' || place.column === 'note' ? null : readAmount(field, unit);
    case 'indicator':
      return place.column === 'points' || place.column === 'score' ? readPoints(field) : null;
    case 'total':
      return place.column === 'grade' ? null : readPoints(field);
    default:
      return null;
  }
}

/**
 * Numbers stored as text in amount, points or score cells: the sheet's own SUM passes them over, so that a total made by
 * formula comes out too low. One finding a form; a text that a formula makes is left to the formula's author.
 */
export const numberAsText: TableCheck<'number-as-text', NumberAsTextData> = {
  id: 'number-as-text',
  severity: 'hint',
  basis: '求和公式不计入文本',
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    const unit = table.funds?.amountUnit ?? null;
    const stored = filledFields(table).flatMap((placed) => {
      if (placed.field.cell.kind !== 'text') return [];
      const reading = readNumber(placed, unit);
      return reading?.storedAsText === true && reading.value !== null ? [{ placed, value: reading.value }] : [];
    });
    if (stored.length === 0) return [];
    const edits = stored
      .filter(({ placed: { field } }) => field.cell.formula === null)
      .map(({ placed: { field }, value }) => ({ cell: field.cell, to: { value: value.toNumber() } }));
    const finding: FindingDraft<NumberAsTextData> = {
      cells: stored.map(({ placed }) => placed.field.cell),
      data: { places: stored.map(({ placed: { place, field } }) => ({ place, text: field.text })) },
      about: 'table',
      ...(edits.length > 0 ? { fix: { kind: 'safe', edits } } : {}),
    };
    return [finding];
  },
};
