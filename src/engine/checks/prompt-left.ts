import { normalise } from '../values/text.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { filledFields, type Place } from './shared/places.ts';
import {
  DRAFT,
  firstMatch,
  MEASURE_HOLES,
  NAME_HOLES,
  PRINTED_FUND_NOTE,
  PROMPTS,
  QUANTITY_HOLES,
  TEXT_HOLES,
} from './shared/prompts.ts';

/** `draft`: the words that a drafted note leaves for the user to fill in. */
export interface PromptLeftData {
  readonly place: Place;
  readonly left: 'prompt' | 'hole' | 'draft';
  readonly text: string;
}

/** Cells with prose, where a prompt can stand. */
function isProse(place: Place): boolean {
  switch (place.kind) {
    case 'goal':
    case 'reason':
    case 'text':
      return true;
    case 'fund':
    case 'indicator':
      return place.column === 'note';
    default:
      return false;
  }
}

function holesIn(place: Place): readonly RegExp[] {
  switch (place.kind) {
    case 'basics':
      // A hole where the year should stand is a missing year.
      return place.field === 'year' ? [] : NAME_HOLES;
    case 'indicator':
      if (place.column === 'target' || place.column === 'actual') return MEASURE_HOLES;
      return place.column === 'name' || place.column === 'note' ? TEXT_HOLES : [];
    case 'goal':
    case 'reason':
      return TEXT_HOLES;
    case 'text':
      return QUANTITY_HOLES;
    case 'fund':
      return place.column === 'note' ? TEXT_HOLES : [];
    case 'total':
      return [];
  }
}

type Left = PromptLeftData['left'];

function leftIn(place: Place, text: string): { left: Left; text: string } | null {
  const draft = DRAFT.exec(text);
  if (draft !== null) return { left: 'draft', text: draft[0] };
  if (isProse(place) && !(place.kind === 'fund' && PRINTED_FUND_NOTE.test(text))) {
    const prompt = firstMatch(text, PROMPTS);
    if (prompt !== null) return { left: 'prompt', text: prompt };
  }
  const hole = firstMatch(text, holesIn(place));
  return hole === null ? null : { left: 'hole', text: hole };
}

/**
 * A prompt or a hole of the form was left in place: `（100字以内）`, `≥**人`, 〔请填写原因〕.
 *
 * XX and ** count where a number should stand; where they stand for a name (XX公司), somebody was left out on purpose.
 */
export const promptLeft: TableCheck<'prompt-left', PromptLeftData> = {
  id: 'prompt-left',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    const findings: FindingDraft<PromptLeftData>[] = [];
    for (const { place, field, about } of filledFields(table)) {
      if (field.cell.kind !== 'text') continue;
      const left = leftIn(place, normalise(field.text));
      if (left === null) continue;
      findings.push({
        cells: [field.cell],
        data: { place, ...left },
        about: place.kind === 'text' ? `text/${left.text}` : about,
      });
    }
    return findings;
  },
};
