/** Findings as a person goes through the form: form by form, block by block, row by row. */

import { FUND_COLUMNS, type SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import type { AnyFinding, Review } from '../../engine/review-types.ts';
import { BLOCKS, TABLE_HEADING } from '../../messages/pane.ts';
import { byIndicator, type Card, cardsOf } from './cards.ts';

export type Row =
  | { readonly kind: 'table'; readonly key: string; readonly text: string }
  | { readonly kind: 'block'; readonly key: string; readonly text: string; readonly count: number }
  | { readonly kind: 'card'; readonly key: string; readonly card: Card };

/** The name of the block that a finding of the form belongs to: that of its row, unless it is about what stands below all rows read. */
function blockFinder(table: SelfEvaluation): (finding: Pick<AnyFinding, 'check' | 'row'>) => string {
  const groups = new Map<number, string>();
  for (const { row, level1 } of table.indicators) if (level1 !== null) groups.set(row, level1.name);
  // Amounts may stand below one another, beside their labels.
  const fundRows = new Set([
    table.funds?.headerRow,
    ...(table.funds?.rows ?? []).flatMap((fund) => [
      fund.row,
      ...FUND_COLUMNS.flatMap((column) => fund[column]?.cell.row ?? []),
    ]),
  ]);
  const goalRows = table.goals
    .flatMap(({ goal, goalResult }) => [goal?.cell.row, goalResult?.cell.row])
    .filter((row) => row !== undefined);
  const indicatorRows = table.indicators.map(({ row }) => row);
  const first = Math.min(...indicatorRows);
  const last = Math.max(...indicatorRows);
  const above = Math.min(first, ...[...fundRows, ...goalRows].filter((row) => row !== undefined));
  return ({ check, row }) => {
    if (check === 'form-cut') return BLOCKS.unread;
    const group = groups.get(row);
    if (group !== undefined) return group;
    if (row === table.total?.row) return BLOCKS.total;
    if (fundRows.has(row)) return BLOCKS.funds;
    if (row >= first && row <= last) return BLOCKS.indicators;
    if (row < above) return BLOCKS.basics;
    // The goals, or the heads over them.
    if (goalRows.some((goal) => goal >= row)) return BLOCKS.goals;
    // The heads over the indicators; without indicators every row lies below the last.
    return row > last ? BLOCKS.foot : BLOCKS.indicators;
  };
}

export interface Wanted {
  /** Which findings cards are made of: those that stand, or those that are waived. */
  readonly among: (finding: AnyFinding) => boolean;
  /** A card is shown, all of it, when it says something of this kind. */
  readonly kind: (finding: AnyFinding) => boolean;
}

/** Flat, so that a long list can be shown piece by piece; headings stand before what they head. */
export function rowsOf(review: Review, { among, kind }: Wanted): Row[] {
  const rows: Row[] = [];
  const byTable = new Map<number | null, AnyFinding[]>();
  for (const finding of review.findings) {
    if (!among(finding)) continue;
    const known = byTable.get(finding.table);
    if (known === undefined) byTable.set(finding.table, [finding]);
    else known.push(finding);
  }
  const shownOf = (cards: readonly Card[]): Card[] => cards.filter(({ findings }) => findings.some(kind));
  review.tables.forEach(({ table }, index) => {
    const cards = shownOf(cardsOf(byTable.get(index) ?? [], byIndicator(table)));
    if (cards.length === 0) return;
    if (review.tables.length > 1) {
      rows.push({ kind: 'table', key: tableKey(index), text: TABLE_HEADING(table.sheet, table.project?.text ?? '') });
    }
    const blockOf = blockFinder(table);
    // A block is where its first card stands; what belongs to it further down joins it.
    const blocks = new Map<string, Card[]>();
    for (const card of cards) {
      const name = blockOf(card.findings[0]);
      const block = blocks.get(name);
      if (block === undefined) blocks.set(name, [card]);
      else block.push(card);
    }
    for (const [text, found] of blocks) {
      const count = found.flatMap(({ findings }) => findings.filter(kind)).length;
      rows.push({ kind: 'block', key: `t${index}/${text}`, text, count });
      for (const card of found) rows.push({ kind: 'card', key: card.key, card });
    }
  });
  const ofSheets = shownOf(cardsOf(byTable.get(null) ?? [], null));
  if (ofSheets.length > 0) rows.push({ kind: 'table', key: 'sheets', text: BLOCKS.sheets });
  for (const card of ofSheets) rows.push({ kind: 'card', key: card.key, card });
  return rows;
}

/** Of the heading of a form's findings. */
export function tableKey(index: number): string {
  return `t${index}`;
}

/** The key of the card that says this finding, among those that stand or are waived as it is. */
export function cardKey(finding: AnyFinding, review: Review): string {
  const table = finding.table === null ? undefined : review.tables[finding.table]?.table;
  const [card] = cardsOf([finding], table === undefined ? null : byIndicator(table));
  return card?.key ?? '';
}
