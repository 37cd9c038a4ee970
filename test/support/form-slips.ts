import type { CheckId } from '../../src/engine/checks/all.ts';
import { parseAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import type { MadeForm } from './form-maker.ts';
import { withCells } from './form-text.ts';

/** A form made at random with one mistake put into it, of those that people make. */

export interface Slip {
  readonly grid: SheetGrid;
  /** Any of these names it. */
  readonly checks: readonly CheckId[];
  /** The cell that is to be named; null where several may be. */
  readonly cell: string | null;
}

interface Row {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** The rows that have all four of target, actual, points and score, by themselves. */
function wholeRows({ truth }: MadeForm): Row[] {
  const rows = new Map<number, Map<string, string>>();
  for (const [role, cell] of truth) {
    const match = /^(\w+)@(\d+)$/.exec(role);
    if (match === null) continue;
    const row = rows.get(Number(match[2])) ?? new Map<string, string>();
    rows.set(Number(match[2]), row.set(match[1] as string, cell));
  }
  const isWhole = (cells: ReadonlyMap<string, string>): boolean =>
    ['target', 'actual', 'points', 'score'].every((role) => cells.has(role));
  const isSub = (row: number): boolean => {
    const cells = rows.get(row);
    return cells !== undefined && !cells.has('points');
  };
  return [...rows].flatMap(([row, cells]) => (isWhole(cells) && !isSub(row + 1) ? [{ row, cells }] : []));
}

function textAt(grid: SheetGrid, address: string): string {
  const at = parseAddress(address);
  const cell = grid.rows
    .flatMap(({ cells }) => cells)
    .find(({ row, column }) => row === at?.row && column === at.column);
  return String(cell?.value ?? '');
}

type Planter = (form: MadeForm, row: Row) => Slip | null;

function changed(form: MadeForm, cell: string | undefined, text: string, ...checks: readonly CheckId[]): Slip | null {
  return cell === undefined ? null : { grid: withCells(form.grid, { [cell]: text }), checks, cell };
}

const PLANTERS: readonly Planter[] = [
  (form, { cells }) => {
    const points = Number(textAt(form.grid, cells.get('points') as string));
    return changed(form, cells.get('score'), String(points + 2), 'score-over-points');
  },
  (form, { cells }) => changed(form, cells.get('score'), '', 'score-missing'),
  (form, { cells }) => changed(form, cells.get('points'), '', 'points-missing'),
  (form, { cells }) => changed(form, cells.get('actual'), '', 'actual-missing'),
  (form, { cells }) => (cells.has('operator') ? null : changed(form, cells.get('target'), '', 'target-missing')),
  (form, { cells }) => {
    const points = Number(textAt(form.grid, cells.get('points') as string));
    const slip = changed(form, cells.get('points'), String(points + 3), 'points-sum', 'level1-points');
    return slip && { ...slip, cell: null };
  },
  (form, { cells }) => {
    const [actual, points, score] = ['actual', 'points', 'score'].map((role) => cells.get(role) as string);
    const match = /^(\d+)(.*)$/.exec(textAt(form.grid, actual as string));
    const full = textAt(form.grid, points as string);
    if (match === null || textAt(form.grid, score as string) !== full) return null;
    const less = `${Math.floor(Number(match[1]) / 2)}${match[2]}`;
    return { ...(changed(form, actual, less, 'unmet-full-score') as Slip), cell: score as string };
  },
  (form) => {
    const cell = form.truth.get('total.score');
    return cell === undefined
      ? null
      : changed(form, cell, String(Number(textAt(form.grid, cell)) - 4), 'total-mismatch');
  },
  (form) => changed(form, form.truth.get('total.score'), '', 'total-missing'),
  (form) => changed(form, form.truth.get('fund.rate'), '41%', 'execution-rate'),
  (form) => changed(form, form.truth.get('fund.score'), '1', 'execution-score'),
  (form) => changed(form, form.truth.get('project'), '', 'basics-missing'),
];

/** @returns null where the form has no place for the mistake that was drawn. */
export function plantSlip(form: MadeForm, seed: number): Slip | null {
  const rows = wholeRows(form);
  const row = rows[seed % Math.max(1, rows.length)];
  const plant = PLANTERS[seed % PLANTERS.length];
  return row === undefined || plant === undefined ? null : plant(form, row);
}
