/** What the buttons of the ribbon do to the sheet in front. Each starts from nothing: no pane, no memory, no settings. */

import { marksOf } from '../../../app/marks.ts';
import { policyInForce } from '../../../app/policy-in-force.ts';
import type { FillPart } from '../../../engine/edits/fill-plan.ts';
import { planFill } from '../../../engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../../engine/grid/grid.ts';
import type { ScoringPolicy } from '../../../engine/policy/schema.ts';
import type { ReadingNote } from '../../../engine/reading-notes/note.ts';
import { review } from '../../../engine/review.ts';
import type { AnyFinding, Review } from '../../../engine/review-types.ts';
import { WAIVER_SHEET } from '../../../engine/waivers/waiver.ts';
import { DocumentError } from '../../../formats/error.ts';
import type { CellMark } from '../../../formats/mark-style.ts';
import type { ApplyReceipt, WorkbookHost } from '../../../hosts/host.ts';
import {
  checkMessage,
  choosePolicyMessage,
  fillMessage,
  noFormMessage,
  type RibbonMessage,
} from '../../../messages/ribbon.ts';
import { describeSheet } from '../../../messages/sheet-findings.ts';
import { openOf } from '../../../pane/model/counts.ts';
import type { CommandName } from './command-names.ts';

/** What the user chose on this machine: a policy for workbooks that record none, and what words of forms mean. */
interface Personal {
  readonly policy: ScoringPolicy | null;
  readonly readingNotes: readonly ReadingNote[];
}

/**
 * @param onWritten hears of what was written, for the pane to take back.
 * @returns what to tell the user; null when the sheet shows it.
 * @throws DocumentError
 */
type Command = (
  host: WorkbookHost,
  personal: Personal,
  onWritten: (receipt: ApplyReceipt) => void,
) => Promise<RibbonMessage | null>;

interface Front {
  readonly name: string;
  readonly review: Review;
  /** The user has said which policy holds, in this workbook or for all. */
  readonly policyChosen: boolean;
}

/** The sheet in front, reviewed as the pane would: with the workbook's own waivers and policy, else the user's. */
async function reviewFront(host: WorkbookHost, personal: Personal): Promise<Front> {
  const front = await host.readSheets('active');
  const name = front[0]?.name ?? '';
  const beside: readonly SheetGrid[] = name === WAIVER_SHEET ? [] : await host.readSheets([WAIVER_SHEET]);
  const sheets = [...front, ...beside];
  const { policy, formPolicies, origin } = policyInForce(sheets, { chosen: null, personal: personal.policy });
  const reviewed = review(sheets, { policy, formPolicies, readingNotes: personal.readingNotes });
  return { name, review: reviewed, policyChosen: origin !== 'default' };
}

function noForm({ name, review: { findings } }: Front): RibbonMessage {
  return noFormMessage(name, findings.filter(({ waived }) => waived === null).flatMap(describeSheet));
}

/** @returns whether the sheet could be marked: one that is protected can't, and is still worth a verdict. */
async function mark(host: WorkbookHost, marks: readonly CellMark[]): Promise<boolean> {
  try {
    await host.mark(marks);
    return true;
  } catch (error) {
    if (error instanceof DocumentError && error.kind === 'protected') return false;
    throw error;
  }
}

function countOf(findings: readonly AnyFinding[], severity: AnyFinding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** 检查 */
async function checkSheet(host: WorkbookHost, personal: Personal): Promise<RibbonMessage> {
  const front = await reviewFront(host, personal);
  const { tables, verdict, coverage, needsHuman } = front.review;
  if (tables.length === 0) {
    await mark(host, []);
    return noForm(front);
  }
  const findings = front.review.findings.filter(({ waived }) => waived === null);
  const marks = marksOf(front.review);
  const isMarked = await mark(host, marks);
  const [first] = marks;
  if (first !== undefined) await host.locate(first.sheet, first.cell, first.witness);
  return checkMessage({
    verdict,
    coverage,
    open: openOf(front.review),
    counts: {
      error: countOf(findings, 'error'),
      warning: countOf(findings, 'warning'),
      hint: countOf(findings, 'hint'),
      human: needsHuman.length,
    },
    marked: isMarked ? new Set(marks.map(({ cell }) => cell)).size : null,
    suggestions: front.policyChosen ? [] : suggestionsOf(front.review),
  });
}

function suggestionsOf({ tables }: Review): NonNullable<Review['tables'][number]['suggestion']>[] {
  const byPolicy = new Map(
    tables.flatMap(({ suggestion, isOwnPolicy }) =>
      suggestion === null || isOwnPolicy ? [] : [[suggestion.policy, suggestion] as const],
    ),
  );
  return [...byPolicy.values()];
}

const PARTS: ReadonlySet<FillPart> = new Set<FillPart>(['scores', 'rate', 'total', 'grade']);

/**
 * 填写得分: blank scores, rate, total and grade, where the rules give one answer. Nobody sees a preview here, so nothing is
 * overwritten, and nothing is written while the form speaks for another policy than the one in force.
 */
async function fillScores(
  host: WorkbookHost,
  personal: Personal,
  onWritten: (receipt: ApplyReceipt) => void,
): Promise<RibbonMessage> {
  const front = await reviewFront(host, personal);
  const { tables } = front.review;
  if (tables.length === 0) return noForm(front);
  const [suggestion] = front.policyChosen ? [] : suggestionsOf(front.review);
  if (suggestion !== undefined) return choosePolicyMessage(suggestion);
  const plans = tables.map((table) => planFill(table, { what: PARTS, as: 'values', scope: 'blank' }));
  const receipt = await host.apply(plans.flatMap(({ edits }) => edits));
  onWritten(receipt);
  return fillMessage(
    receipt.applied.map(({ cell }) => cell),
    plans.flatMap(({ skipped }) => skipped),
    receipt.refused,
  );
}

/** 清除标注 */
async function clearMarks(host: WorkbookHost): Promise<null> {
  await host.clearMarks();
  return null;
}

/** A name without its command is a type error. */
export const COMMANDS: { readonly [Name in CommandName]: Command } = { checkSheet, clearMarks, fillScores };
