import {
  DRAFT,
  holeIn,
  MEASURE_HOLES,
  NAME_HOLES,
  PRINTED_FUND_NOTE,
  promptIn,
  QUANTITY_HOLES,
  TEXT_HOLES,
} from '../values/prompts.ts';
import { normalise } from '../values/text.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { filledFields, type Place, type PlacedField } from './shared/places.ts';

/** `draft`: the words that a drafted note leaves for the user to fill in. */
export interface PromptLeftData {
  readonly place: Place;
  readonly left: 'prompt' | 'hole' | 'draft';
  readonly text: string;
  /** Where the same stands in one column of several indicators: their names, the first one's too. */
  readonly names?: readonly string[];
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
    const prompt = promptIn(text);
    if (prompt !== null) return { left: 'prompt', text: prompt };
  }
  const hole = holeIn(text, holesIn(place));
  return hole === null ? null : { left: 'hole', text: hole };
}

type Draft = FindingDraft<PromptLeftData>;

/** What is left in one column of the indicators by one cause: all its holes, or one prompt. A drafted note wants its own words. */
function causeOf({ place, left, text }: PromptLeftData): string | null {
  if (place.kind !== 'indicator' || left === 'draft') return null;
  return left === 'hole' ? `${place.column} hole` : `${place.column} ${text}`;
}

/** A sign without its number, which says little by itself: `(≥台)`. */
const SIGN_ALONE = /\([≥≤><=][^\d()]{1,6}\)/;

/** Names that lack the number where their neighbours show a hole for it. */
function withNeighbours(drafts: readonly Draft[], fields: readonly PlacedField[]): Draft[] {
  const isNameHole = ({ data }: Draft): boolean => causeOf(data) === 'name hole';
  if (!drafts.some(isNameHole)) return [...drafts];
  const known = new Map(drafts.map((draft) => [draft.cells[0], draft]));
  return fields.flatMap(({ place, field, about }): Draft[] => {
    const draft = known.get(field.cell);
    if (draft !== undefined) return [draft];
    if (place.kind !== 'indicator' || place.column !== 'name' || field.cell.kind !== 'text') return [];
    const text = SIGN_ALONE.exec(normalise(field.text))?.[0];
    return text === undefined ? [] : [{ cells: [field.cell], data: { place, left: 'hole', text }, about }];
  });
}

function nameOf({ place }: PromptLeftData): string {
  return place.kind === 'indicator' ? place.name : '';
}

/** One finding for what is left by one cause, in the place of the first. */
function byCause(drafts: readonly Draft[]): Draft[] {
  const groups = new Map<string, [Draft, ...Draft[]]>();
  drafts.forEach((draft, index) => {
    const key = causeOf(draft.data) ?? String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  });
  return [...groups].map(([key, group]) => {
    const [first] = group;
    if (group.length === 1) return first;
    return {
      cells: group.flatMap(({ cells }) => cells),
      data: { ...first.data, names: group.map(({ data }) => nameOf(data)) },
      about: `indicators/${key}`,
    };
  });
}

/**
 * A prompt or a hole of the form was left in place: `（100字以内）`, `≥**人`, 〔请填写原因〕. The same in several rows is one finding.
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
    const findings: Draft[] = [];
    const fields = filledFields(table);
    for (const { place, field, about } of fields) {
      if (field.cell.kind !== 'text') continue;
      const left = leftIn(place, normalise(field.text));
      if (left === null) continue;
      findings.push({
        cells: [field.cell],
        data: { place, ...left },
        about: place.kind === 'text' ? `text/${left.text}` : about,
      });
    }
    return byCause(withNeighbours(findings, fields));
  },
};
