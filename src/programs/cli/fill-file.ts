/** Fills one file, in memory: what is written where, what isn't and why, and the bytes of the copy. */

import { basename } from 'node:path';
import { policyInForce } from '../../app/policy-in-force.ts';
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import type { FillPart, FillPlan } from '../../engine/edits/fill-plan.ts';
import { planFill } from '../../engine/edits/plan-fill.ts';
import type { SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import type { Causes } from '../../engine/notes/causes.ts';
import type { ReadingNote } from '../../engine/reading-notes/note.ts';
import { review } from '../../engine/review.ts';
import type { TableReview } from '../../engine/review-types.ts';
import type { ApplyReceipt } from '../../hosts/host.ts';
import { FILL_WORDS } from '../../messages/cli.ts';
import { describeSkip, FILL_PART_NAMES, skipName } from '../../messages/fill.ts';
import { hasHole, noteText } from '../../messages/notes.ts';
import { describeSuggestion, policyOption } from '../../messages/policy.ts';
import { refusalReason } from '../../messages/refused-edits.ts';
import { REPORT } from '../../messages/report.ts';
import { contentEntry } from '../../reports/entry.ts';
import { printable } from '../../reports/printable.ts';
import type { FillCommand } from './args.ts';
import { CommandError, NoForm } from './command-error.ts';
import { type FillTarget, fillTarget } from './fill-target.ts';
import type { NamedFile } from './pairs.ts';
import type { ReadPolicies } from './policy-option.ts';
import { readBytes } from './read-bytes.ts';

/** How all files of a run are filled. */
export interface FillSetup
  extends ReadPolicies,
    Pick<FillCommand, 'parts' | 'as' | 'onlyBlanks' | 'table' | 'changes'> {
  readonly readingNotes: readonly ReadingNote[];
  readonly causes: Causes;
  /** ISO 8601, which tracked changes tell. */
  readonly date: string;
}

/** Cells that stay as they are, for one reason. */
interface LeftCells {
  readonly why: string;
  readonly count: number;
}

export interface FilledFile {
  /** The policies that its forms speak for, and how to ask for them. */
  readonly suggestions: readonly string[];
  readonly changes: readonly string[];
  /** Cells that can't be written, each with its reason. */
  readonly refused: readonly string[];
  /** Cells that nothing was planned for, each with its reason. */
  readonly skipped: readonly string[];
  /** Written notes that wait for a reason. */
  readonly holes: number;
  /** The same cells as `refused` and `skipped`, counted by reason, in a few words each. */
  readonly left: readonly LeftCells[];
  /** The sheets that its forms stand in. */
  readonly sheets: readonly { readonly sheet: string }[];
  /** Reasons that none of its forms asked for, by their keys. */
  readonly unusedCauses: readonly string[];
  readonly bytes: Uint8Array;
}

interface TablePlan {
  readonly table: SelfEvaluation;
  readonly plan: FillPlan;
}

/** The cell as a person finds it: `自评表!H37 群众满意度 得分`. */
function placeOf({ table }: TablePlan, { cell, part, about }: FillPlan['edits' | 'skipped'][number]): [string, string] {
  const owner =
    about === null ? '' : about === 'execution' ? FILL_WORDS.execution : (table.indicators[about]?.title ?? '');
  const name =
    owner === '' || owner === FILL_PART_NAMES[part] ? FILL_PART_NAMES[part] : `${owner} ${FILL_PART_NAMES[part]}`;
  return [`${table.sheet}!${cell}`, printable(name)];
}

/** The parts of the command line as the plan knows them: who fills in the total wants its grade to fit. */
function partsOf({ parts }: FillSetup): Set<FillPart> {
  const all = new Set<FillPart>(parts);
  if (all.has('total')) all.add('grade');
  return all;
}

function makePlans(tables: readonly TableReview[], setup: FillSetup): TablePlan[] {
  const scope = setup.onlyBlanks ? ('blank' as const) : ('differing' as const);
  const options = { what: partsOf(setup), as: setup.as, scope, causes: setup.causes, noteText };
  return tables.map((reviewed) => ({ table: reviewed.table, plan: planFill(reviewed, options) }));
}

function shown(content: CellContent): string {
  const value = contentEntry(content);
  return value === null || value === '' ? FILL_WORDS.blank : printable(String(value));
}

function suggestionLines(tables: readonly TableReview[]): string[] {
  const forms = tables.map(({ table, suggestion }) => ({ sheet: table.sheet, policy: suggestion?.policy ?? null }));
  const lines = tables.flatMap(({ suggestion }, at) =>
    suggestion === null ? [] : [REPORT.suggestion(describeSuggestion(suggestion), policyOption(forms, at))],
  );
  return [...new Set(lines)];
}

/** The edits of all plans, with what became of them; the file is in nobody else's hands, and nothing in it moves. */
async function write(host: FillTarget, plans: readonly TablePlan[]): Promise<ApplyReceipt> {
  const planned = plans.flatMap(({ plan }) => plan.edits);
  const edits = planned.map(({ witness: _nothingMoves, part: _part, about: _about, ...edit }): CellEdit => edit);
  return edits.length === 0 ? { applied: [], refused: [] } : await host.apply(edits);
}

function keyOf({ sheet, cell }: CellEdit): string {
  return `${cell} ${sheet}`;
}

/** How often each reason is given, in the order in which they came. */
function counted(reasons: readonly string[]): LeftCells[] {
  const counts = new Map<string, number>();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}

function outcomeOf(
  plans: readonly TablePlan[],
  { refused }: ApplyReceipt,
): Pick<FilledFile, 'changes' | 'refused' | 'skipped' | 'holes' | 'left'> {
  const why = new Map(refused.map((each) => [keyOf(each.edit), each]));
  const planned = plans.flatMap((plan) => plan.plan.edits.map((edit) => ({ plan, edit })));
  const edits = planned.filter(({ edit }) => !why.has(keyOf(edit)));
  const skipped = plans.flatMap((plan) => plan.plan.skipped.map((skip) => ({ plan, skip })));
  return {
    changes: edits.map(
      ({ plan, edit }) =>
        FILL_WORDS.change(...placeOf(plan, edit), shown(edit.from), shown(edit.to)) +
        (edit.replacesFormula ? FILL_WORDS.replacesFormula : ''),
    ),
    refused: planned.flatMap(({ plan, edit }) => {
      const refusal = why.get(keyOf(edit));
      return refusal === undefined ? [] : [FILL_WORDS.skip(...placeOf(plan, edit), refusalReason(refusal))];
    }),
    skipped: skipped.map(({ plan, skip }) =>
      printable(FILL_WORDS.skip(...placeOf(plan, skip), describeSkip(skip.reason))),
    ),
    holes: edits.filter(({ edit: { to } }) => typeof to.value === 'string' && hasHole(to.value)).length,
    left: counted([
      ...refused.map(({ code }) => refusalReason({ code })),
      ...skipped.map(({ skip }) => skipName(skip.reason)),
    ]),
  };
}

/** Keys that no table asked for. */
function unusedCauses(plans: readonly TablePlan[]): string[] {
  const [first, ...others] = plans.map(({ plan }) => plan.unusedCauses);
  return (first ?? []).filter((key) => others.every((keys) => keys.includes(key)));
}

/**
 * Reads a file and fills it in memory.
 *
 * @throws NoForm where there is nothing to fill in, CommandError, DocumentError, or a system error
 */
export async function fillFile({ path, file }: NamedFile, setup: FillSetup): Promise<FilledFile> {
  const { policy: chosen, ofForms, readingNotes } = setup;
  const host = fillTarget(basename(file), await readBytes(file), setup.changes, setup.date);
  const { sheets } = host;
  if (host.isDocument && setup.as === 'formulas') throw new CommandError(FILL_WORDS.noFormulas(path));
  const { policy, formPolicies } = policyInForce(sheets, { chosen, ofForms, personal: null });
  const reviewed = review(sheets, { policy, formPolicies, readingNotes });
  const tables = reviewed.tables.filter(({ table }) => setup.table === null || table.sheet === setup.table);
  if (tables.length === 0 && reviewed.tables.length > 0)
    throw new CommandError(
      FILL_WORDS.noSuchTable(
        setup.table ?? '',
        reviewed.tables.map(({ table }) => table.sheet),
      ),
    );
  if (tables.length === 0) throw new NoForm(FILL_WORDS.noTable(path));
  const plans = makePlans(tables, setup);
  // A dry run does in memory what the other writes down: so it promises nothing else.
  const receipt = await write(host, plans);
  return {
    suggestions: suggestionLines(tables),
    ...outcomeOf(plans, receipt),
    sheets: tables.map(({ table: { sheet } }) => ({ sheet })),
    unusedCauses: unusedCauses(plans),
    bytes: host.bytes(),
  };
}
