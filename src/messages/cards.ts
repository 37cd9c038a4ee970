/** What a card of the list says and offers: all that is found about one indicator in one sentence, and its remedies. */

import type { AnyFinding } from '../engine/review-types.ts';
import { points } from './format.ts';
import { describe } from './index.ts';
import { hiddenRow, quoted, quotedValue } from './phrases.ts';
import { shortened } from './words.ts';

export const CARDS = {
  /** A remedy by what it writes: `改为 10`. */
  changeTo: (text: string) => `改为 ${text}`,
  changeToText: (text: string) => `改为“${text}”`,
  /** Into several cells. */
  changeCells: (count: number) => `改正 ${count} 个单元格…`,
  change: '修改…',
  writeReason: '写原因',
  several: (count: number) => `${count} 处`,
  previous: '上一处',
  next: '下一处',
  previousKey: '上一处（Shift+F8）',
  nextKey: '下一处（F8）',
  keys: '上下箭头逐处走，右箭头到按钮，回车定位到单元格，空格展开。',
} as const;

type OfCheck<Id extends AnyFinding['check']> = Extract<AnyFinding, { check: Id }>;

function ofCheck<Id extends AnyFinding['check']>(findings: readonly AnyFinding[], id: Id): OfCheck<Id> | null {
  const found = findings.find((finding): finding is OfCheck<Id> => finding.check === id);
  return found ?? null;
}

/** `“读者满意度”已达标，应得 10，填了 8，没有说明。`; null where the two don't come together. */
function unexplainedScore(findings: readonly AnyFinding[]): string | null {
  const mismatch = ofCheck(findings, 'score-mismatch');
  const deduction = ofCheck(findings, 'deduction-unexplained');
  if (mismatch === null || deduction === null || mismatch.data.folded !== undefined) return null;
  const { name, points: full, score, recomputed, assumedReverse } = mismatch.data;
  const isFull = recomputed.eq(full);
  const how = assumedReverse ? '按越少越好算，' : isFull ? '已达标，' : '按完成情况';
  const of = isFull ? '' : `（分值 ${points(full)}）`;
  const { note } = deduction.data;
  const said = note === '' ? '没有说明' : `原因只写了${quotedValue(note)}`;
  const where = mismatch.inHiddenRow ? hiddenRow(mismatch.row) : '';
  return `${quoted(name)}${how}应得 ${points(recomputed)}${of}，填了 ${points(score)}，${said}。${where}`;
}

/**
 * What is wrong, in one sentence: that of the worst finding, and the names of the others after it.
 * @param findings the worst first
 */
export function describeCard(findings: readonly AnyFinding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const together = unexplainedScore(findings);
  const told = together === null ? [first.check] : ['score-mismatch', 'deduction-unexplained'];
  const others = findings.filter(({ check }, at) => (together === null ? at > 0 : !told.includes(check)));
  const titles = [...new Set(others.map((finding) => describe(finding).title))];
  return `${together ?? describe(first).what}${titles.length === 0 ? '' : `另有：${titles.join('、')}。`}`;
}

const SHORT = 12;

/** Whether the button of a remedy can say all that it writes. */
export function isShort(text: string): boolean {
  return shortened(text, SHORT) === text && !text.includes('\n');
}
