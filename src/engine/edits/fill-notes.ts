import type { Decimal } from '../decimal.ts';
import { cellKey } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { type About, draftNotes, type NoteDraft } from '../notes/draft.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import type { FillOptions, Plan } from './fill-plan.ts';

function scoreField({ table }: ScoredTable, about: About): Field | null {
  if (about === 'execution') return table.funds?.total?.score ?? null;
  return table.indicators[table.indicators[about]?.scoreOwner ?? about]?.score ?? null;
}

/** What the score cell will hold, for the numbers in a note. */
function scoreAfter(plan: Plan, scored: ScoredTable): (about: About) => Decimal | null {
  return (about) => {
    const field = scoreField(scored, about);
    if (about === 'execution') return field === null ? null : plan.after(field.cell, readPoints(field).value);
    const recorded = scored.scores.indicators[about]?.score.value ?? null;
    return field === null ? recorded : plan.after(field.cell, recorded);
  };
}

/** Drafts by the cell they go into, in the form's order. */
function byCell(drafts: readonly NoteDraft[]): NoteDraft[][] {
  const groups = new Map<string, NoteDraft[]>();
  for (const draft of drafts) {
    if (draft.cell === null) continue;
    const key = cellKey(draft.cell);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [draft]);
    else group.push(draft);
  }
  return [...groups.values()];
}

/** Only blank note cells are filled: what somebody wrote there, be it 无, is theirs to replace. Returns the causes left over. */
export function fillNotes(plan: Plan, scored: ScoredTable, options: FillOptions): readonly string[] {
  const { noteText, causes } = options;
  if (noteText === undefined) return [];
  const drafted = draftNotes(scored, {
    ...(causes === undefined ? {} : { causes }),
    scoreInCell: scoreAfter(plan, scored),
  });
  for (const group of byCell(drafted.drafts)) {
    const [first] = group as [NoteDraft, ...NoteDraft[]];
    const cell = first.cell as GridCell;
    const field = { cell, text: first.present };
    const about = group.length === 1 ? first.about : null;
    const isBlank =
      cell.formula === null && (cell.kind === 'blank' || (cell.kind === 'text' && normalise(first.present) === ''));
    if (isBlank) {
      const basis = group.flatMap((draft) => scoreField(scored, draft.about)?.cell ?? []);
      plan.write({ field, part: 'notes', about, isRight: false, value: noteText(group), basis });
    } else {
      plan.skip(field, 'notes', about, { kind: 'note-present', text: first.present });
    }
  }
  return drafted.unusedCauses;
}
