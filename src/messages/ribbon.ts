/** What the buttons of the ribbon say, in a small window: a headline and a few lines. */

import type { SkippedCell } from '../engine/edits/fill-plan.ts';
import type { PolicySuggestion } from '../engine/policy/schema.ts';
import type { Verdict } from '../engine/review-types.ts';
import type { DocumentErrorCode, DocumentErrorDetail } from '../formats/error.ts';
import type { RefusedEdit } from '../hosts/host.ts';
import type { Advice } from './advice.ts';
import { describeDocumentError } from './document-errors.ts';
import { describeSkip } from './fill.ts';
import { describeSuggestion } from './policy.ts';
import { notWritten } from './refused-edits.ts';
import { type Counts, describeCoverage, describeVerdict, type Open } from './verdict.ts';
import { cellList, shortened } from './words.ts';

export interface RibbonMessage {
  readonly title: string;
  readonly lines: readonly string[];
}

const OPEN_PANE = '全部问题和依据请看“打开面板”。';
/** Longer lists belong into the pane. */
const MAX_SKIPPED = 5;

/** @param found what was found out about the sheet; none where nothing was. */
export function noFormMessage(sheet: string, found: readonly Advice[]): RibbonMessage {
  return {
    title: `未核对：工作表“${shortened(sheet, 31)}”上没有认出自评表。`,
    lines: [
      ...found.flatMap(({ what, why }) => [what, why]),
      '请切换到自评表所在的工作表再点一次；要核对全部工作表，请用“打开面板”。',
    ],
  };
}

export interface CheckOutcome {
  readonly verdict: Verdict;
  readonly counts: Counts;
  readonly open: Open;
  readonly coverage: { readonly tables: number; readonly indicators: number; readonly checks: number };
  /** Cells marked; null where marks weren't possible, because the sheet is protected. */
  readonly marked: number | null;
  readonly suggestions: readonly PolicySuggestion[];
}

export function checkMessage({ verdict, counts, open, coverage, marked, suggestions }: CheckOutcome): RibbonMessage {
  const lines = [`核对了 ${describeCoverage(coverage)}。`];
  if (marked === null) lines.push('工作表受保护，没有加标注；绩核不会替您解除保护。');
  else if (marked > 0) lines.push(`已标注 ${marked} 个单元格，并选中第一处。`);
  for (const suggestion of suggestions) lines.push(`${describeSuggestion(suggestion)}，可在面板里选用。`);
  if (verdict !== 'ready') lines.push(OPEN_PANE);
  return { title: `${describeVerdict(verdict, counts, open)}。`, lines };
}

/** The form speaks for another policy, and nobody has said which one holds. */
export function choosePolicyMessage(suggestion: PolicySuggestion): RibbonMessage {
  return {
    title: '还没有填写：请先确定评分办法。',
    lines: [`${describeSuggestion(suggestion)}；办法不同，得分也不同。`, '请用“打开面板”选定评分办法，再填写得分。'],
  };
}

function skippedLines(skipped: readonly SkippedCell[]): string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.slice(0, MAX_SKIPPED).map(({ cell, reason }) => `${cell}：${describeSkip(reason)}。`);
  if (skipped.length > MAX_SKIPPED) lines.push(`另有 ${skipped.length - MAX_SKIPPED} 处，请看面板的“得分”。`);
  return [`没有填写的 ${skipped.length} 处：`, ...lines];
}

export function fillMessage(
  cells: readonly string[],
  skipped: readonly SkippedCell[],
  refused: readonly RefusedEdit[] = [],
): RibbonMessage {
  const left = refused.length === 0 ? [] : [`${notWritten(refused)}。`];
  if (cells.length === 0) {
    return {
      title: '没有可以填写的空白单元格。',
      lines: [...skippedLines(skipped), '已有的内容和公式不会改动；要改正已填的得分，请用“打开面板”。'],
    };
  }
  return {
    title: `已填写 ${cells.length} 个空白单元格。`,
    lines: [`${cellList(cells)}。已有的内容和公式没有改动。`, ...left, ...skippedLines(skipped)],
  };
}

export function errorMessage(code: DocumentErrorCode, detail: DocumentErrorDetail): RibbonMessage {
  const { what, why, how } = describeDocumentError(code, { ...detail, inProgram: true });
  return { title: what, lines: [why, how].filter((line) => line !== '') };
}
