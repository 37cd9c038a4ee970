/** 直接改正, and what the rules propose beside it: what their buttons would write, as one preview. */

import { type CellContent, placeKey } from '../../engine/edits/edit.ts';
import { choicesOf, contentsOf, type Proposal, proposalSteps } from '../../engine/proposed-fixes.ts';
import type { ReviewStep } from '../../engine/review.ts';
import type { AnyFinding } from '../../engine/review-types.ts';
import { safeFixSteps } from '../../engine/safe-fixes.ts';
import { CHOICES } from '../../messages/choices.ts';
import { describe } from '../../messages/index.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import type { Checked, Preview, PreviewEdit } from '../state/state.ts';
import { filledName } from './fill-plans.ts';

/** How many cells the rules propose to change beside 直接改正, in steps: a form each. */
export function* choiceCountSteps({ review }: Checked): Generator<number, number> {
  const safe = review.findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null);
  const written = contentsOf(safe.flatMap(({ fix }) => fix?.edits ?? []));
  const proposals = yield* proposalSteps(review);
  return proposals.reduce((count, proposal) => count + choicesOf(proposal, written).length, 0);
}

/** By the cells that they want changed, the first of each: not those whose cell is only what something is missing beside. */
function findingsByCell(findings: readonly AnyFinding[]): ReadonlyMap<string, AnyFinding> {
  const byCell = new Map<string, AnyFinding>();
  for (const finding of findings) {
    if (finding.waived !== null) continue;
    const cells = [...finding.cells.slice(0, 1), ...(finding.fix?.edits ?? []).map(({ cell }) => cell)];
    for (const cell of cells) {
      const key = placeKey({ sheet: finding.sheet, cell });
      if (!byCell.has(key)) byCell.set(key, finding);
    }
  }
  return byCell;
}

interface Offered {
  readonly choices: readonly PreviewEdit[];
  /** What is untrue once choices are made, by its cell: the cells of these choices. */
  readonly unless: ReadonlyMap<string, readonly string[]>;
}

function* offeredSteps(
  { review }: Checked,
  proposals: readonly Proposal[],
  written: ReadonlyMap<string, CellContent>,
  found: ReadonlyMap<string, AnyFinding>,
): Generator<number, Offered> {
  const choices: PreviewEdit[] = [];
  const unless = new Map<string, readonly string[]>();
  for (const proposal of proposals) {
    const reviewed = review.tables[proposal.table];
    const own = choicesOf(proposal, written);
    if (reviewed === undefined || own.length === 0) continue;
    const decided = own.filter(({ part }) => part !== 'total');
    for (const { sheet, cell } of decided) unless.set(placeKey({ sheet, cell }), [cell]);
    // A total that follows from what is safe alone isn't the sum any more.
    const { total, table } = proposal;
    const cells = decided.flatMap(({ part, cell }) => (part === 'scores' ? [cell] : []));
    if (total !== null) unless.set(placeKey({ sheet: reviewed.table.sheet, cell: total }), cells);
    for (const planned of own) {
      const { part, about, replacesFormula: _replaces, ...edit } = planned;
      const finding = part === 'total' ? undefined : found.get(placeKey(edit));
      choices.push({
        ...edit,
        what: filledName(reviewed, { part, about }),
        optional: part === 'total' ? 'follows' : 'choice',
        ...(finding === undefined ? {} : { why: describe(finding).what }),
      });
    }
    yield table;
  }
  return { choices, unless };
}

/**
 * Everything that is put right without a question, and behind it what the user decides. In steps: what follows from the fixes takes
 * further reviews.
 *
 * @param ticked the user asked for the proposals.
 */
export function* fixPreviewSteps(checked: Checked, ticked: boolean): Generator<ReviewStep | number, Preview> {
  const { review, grids, policy, formPolicies } = checked;
  const found = findingsByCell(review.findings);
  const { edits, settled } = yield* safeFixSteps(review, grids, { policy, formPolicies });
  const proposals = yield* proposalSteps(review);
  const { choices, unless } = yield* offeredSteps(checked, proposals, contentsOf(edits), found);
  const safe = edits.map((edit): PreviewEdit => {
    const finding = found.get(placeKey(edit));
    const cells = unless.get(placeKey(edit));
    return {
      ...edit,
      what: finding === undefined ? '' : describe(finding).title,
      ...(cells === undefined ? {} : { unless: cells }),
    };
  });
  const label = settled > 0 ? PROBLEMS.fixAll(settled) : CHOICES.alone(choices.length);
  return { edits: [...safe, ...choices], skipped: [], label, ticked };
}
