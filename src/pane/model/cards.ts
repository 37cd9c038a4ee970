/** What one place of the list shows: all that is found about one indicator together, everything else by itself. */

import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import type { SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import { indicatorPath } from '../../engine/notes/causes.ts';
import type { AnyFinding } from '../../engine/review-types.ts';

export interface Card {
  /** The same in the next check, as long as its row stays. */
  readonly key: string;
  /** In the order of the checks. */
  readonly findings: readonly [AnyFinding, ...AnyFinding[]];
}

/** What a finding shares with others of its card; null for what stands alone. */
type Grouping = (finding: AnyFinding) => string | null;

/** By indicators: a finding is about one where it carries its path. */
export function byIndicator(table: SelfEvaluation): Grouping {
  const rows = new Map<string, number>();
  for (const indicator of table.indicators) {
    const path = indicatorPath(indicator);
    rows.set(path, (rows.get(path) ?? 0) + 1);
  }
  return ({ about, row }) => {
    const count = rows.get(about);
    if (count === undefined) return null;
    // Of two that are called the same, each has its own row.
    return count === 1 ? about : `${about}@${row}`;
  };
}

/** The same finding has the same key in the next check, as long as its row stays. */
function ownKey({ table, sheet, check, cells, about }: AnyFinding): string {
  return `${table ?? sheet}/${check}/${about}/${cells.join()}`;
}

/**
 * The cards of some findings of one form, each where its first finding stands.
 * @param grouping null: findings that belong to no form
 */
export function cardsOf(findings: readonly AnyFinding[], grouping: Grouping | null): Card[] {
  const cards = new Map<string, [AnyFinding, ...AnyFinding[]]>();
  for (const finding of findings) {
    const group = grouping?.(finding) ?? null;
    const key = group === null ? ownKey(finding) : `${finding.table}/${group}`;
    const known = cards.get(key);
    if (known === undefined) cards.set(key, [finding]);
    else known.push(finding);
  }
  return [...cards].map(([key, own]) => ({ key, findings: own }));
}

/** The worst of what it says. */
export function severityOf({ findings }: Card): Severity {
  return SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

/** What a card says, the worst first; of equals the first. */
export function worstFirst({ findings }: Card): readonly AnyFinding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
