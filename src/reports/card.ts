import { type Decimal, decimal, sum } from '../engine/decimal.ts';
import { CARD } from '../messages/report.ts';
import { shortened } from '../messages/words.ts';
import type { IndicatorEntry, NumberValue, TableEntry } from './schema.ts';

/** The score card of a table: what each part was given, and what the rules give. */
export interface CardRow {
  readonly label: string;
  readonly points: number | null;
  readonly recorded: number | null;
  /** Where a number belongs stands something else. */
  readonly hasWords: boolean;
  /** By the rules; what a person judges counts as recorded. null when something that it needs is blank. */
  readonly recomputed: number | null;
  /** Indicators of this row that a person has to judge before `recomputed` holds. */
  readonly open: number;
}

function filled(value: NumberValue): value is { value: number; cell: string } {
  return value !== null && typeof value.value === 'number';
}

function toNumber(parts: readonly Decimal[]): number | null {
  return parts.length === 0 ? null : sum(parts).toNumber();
}

function someWords(values: readonly NumberValue[]): boolean {
  return values.some((value) => typeof value?.value === 'string');
}

/** Adds up cells; one that several indicators share counts once. */
function sumCells(values: readonly NumberValue[]): number | null {
  const cells = new Map<string, Decimal>();
  for (const value of values) if (filled(value)) cells.set(value.cell, decimal(value.value));
  return toNumber([...cells.values()]);
}

/** The rule's score; where the rules give none, the recorded one moved into what they allow, as in the table's total. */
function countedScore({ recomputed, score, points }: IndicatorEntry): number | null {
  if (recomputed.score !== null) return recomputed.score;
  if (!filled(score)) return null;
  const [low, high] = recomputed.range ?? [0, filled(points) ? points.value : score.value];
  return Math.min(Math.max(score.value, low), high);
}

function groupRow(label: string, indicators: readonly IndicatorEntry[]): CardRow {
  const counted: Decimal[] = [];
  const seen = new Set<string>();
  let open = 0;
  let complete = true;
  for (const indicator of indicators) {
    if (indicator.score !== null && seen.has(indicator.score.cell)) continue;
    if (indicator.score !== null) seen.add(indicator.score.cell);
    const score = countedScore(indicator);
    if (score === null) complete = false;
    else counted.push(decimal(score));
    if (score === null || indicator.recomputed.status === 'undetermined') open += 1;
  }
  const scores = indicators.map((indicator) => indicator.score);
  return {
    label: shortened(label, 30),
    points: sumCells(indicators.map((indicator) => indicator.points)),
    recorded: sumCells(scores),
    hasWords: someWords(scores),
    recomputed: complete ? toNumber(counted) : null,
    open,
  };
}

/** 预算执行, each first-level group, 总分; empty for a form that isn't scored. */
export function scoreCard(table: TableEntry): CardRow[] {
  const rows: CardRow[] = [];
  const total = table.funds.find((fund) => fund.kind === 'total');
  if (table.execution.points !== null) {
    rows.push({
      label: CARD.execution,
      points: table.execution.points,
      recorded: sumCells([total?.score ?? null]),
      hasWords: someWords([total?.score ?? null]),
      recomputed: table.execution.score,
      open: 0,
    });
  }
  const groups = new Map<string, IndicatorEntry[]>();
  for (const indicator of table.indicators) {
    // It has nothing to earn: its heading has.
    if (indicator.sub) continue;
    const name = indicator.level1 ?? CARD.indicators;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [indicator]);
    else group.push(indicator);
  }
  for (const [name, indicators] of groups) rows.push(groupRow(name, indicators));
  const { points, score, recomputed } = table.total;
  rows.push({
    label: CARD.total,
    points: sumCells([points]),
    recorded: sumCells([score]),
    hasWords: someWords([score]),
    recomputed: recomputed.score,
    open: rows.reduce((open, row) => open + row.open, 0),
  });
  const scored = rows.some((row) => row.recorded !== null || row.points !== null);
  return scored ? rows : [];
}
