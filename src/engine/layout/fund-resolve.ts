/** Columns of funds whose head isn't known: the amounts, the rate between them, and the points earned by it hold each other. */

import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { readAmount, readPoints, readRate } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { looksNumeric } from './fields.ts';
import { type FundHeader, isArrival } from './fund-heads.ts';
import type { Heads } from './heads.ts';
import { labelKey } from './labels.ts';
import type { FundColumn } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { fundHeadWords } from './words/fund-words.ts';

export interface ResolvedFunds {
  readonly heads: Heads<FundColumn>;
  readonly assumed: ReadonlySet<FundColumn>;
  readonly unknown: readonly GridCell[];
  /** Heads that turned out to be understood. */
  readonly known: readonly GridCell[];
}

/** The row of the total: the first below the heads with two numbers or more. */
function totalRow(
  view: SheetView,
  rows: readonly ViewRow[],
  header: ViewRow,
  columns: readonly number[],
): ViewRow | null {
  let seen = 0;
  for (const row of rows) {
    if (row.row <= header.row) continue;
    if (++seen > 4) return null;
    if (columns.filter((column) => looksNumeric(view.at(row.row, column))).length >= 2) return row;
  }
  return null;
}

interface Open {
  readonly head: GridCell;
  readonly cell: GridCell;
  readonly amount: number | null;
  readonly rate: number | null;
  readonly points: number | null;
}

function keyOf(head: GridCell): string {
  return labelKey(normalise(String(head.value)));
}

function near(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) <= slack;
}

class Resolver {
  readonly heads: Heads<FundColumn>;
  readonly assumed = new Set<FundColumn>();
  open: Open[];
  readonly #view: SheetView;
  readonly #row: number;

  constructor(view: SheetView, { heads, unknown }: FundHeader, row: ViewRow) {
    this.#view = view;
    this.#row = row.row;
    this.heads = { ...heads };
    this.open = unknown.map((head) => this.#openAt(head)).filter(({ cell }) => looksNumeric(cell));
  }

  #openAt(head: GridCell): Open {
    const cell = this.#view.at(this.#row, head.column);
    const field = fieldOf(cell);
    return {
      head,
      cell,
      amount: readAmount(field, null).value?.toNumber() ?? null,
      rate: readRate(field).value?.toNumber() ?? null,
      points: readPoints(field).value?.toNumber() ?? null,
    };
  }

  #known(name: FundColumn): Open | null {
    const head = this.heads[name];
    return head === undefined ? null : this.#openAt(head);
  }

  #take(name: FundColumn, open: Open): void {
    this.heads[name] = open.head;
    this.assumed.add(name);
    this.open = this.open.filter((other) => other !== open);
  }

  resolve(): void {
    const all = this.open;
    for (const open of all) {
      const match = fundHeadWords.nearest(keyOf(open.head));
      if (match?.certainty === 'similar' && match.role !== 'other' && this.heads[match.role] === undefined)
        this.#take(match.role, open);
    }
    this.#rate();
    this.#amounts();
    this.#scores();
  }

  /** The share that was spent, by the rate as printed or by the points that were earned. */
  #share(): number | null {
    const rate = this.#known('rate')?.rate ?? null;
    if (rate !== null) return rate;
    const [points, score] = [this.#known('points')?.points ?? null, this.#known('score')?.points ?? null];
    return points === null || score === null || points === 0 ? null : score / points;
  }

  #rate(): void {
    const own = this.#known('rate');
    if (own !== null && looksNumeric(own.cell)) return;
    const [budget, spent] = [this.#known('annualBudget')?.amount ?? null, this.#known('spent')?.amount ?? null];
    // 总体支出进度 | 支出金额 | 下达额度 | 实际完成值: what was reached is the rate that the first head speaks of.
    const reached = this.open.filter(
      ({ head }) => this.#view.lexicon.labelOf(String(head.value)).indicator === 'actual',
    );
    if (own !== null && reached.length === 1) {
      this.#take('rate', reached[0] as Open);
      return;
    }
    if (budget === null || spent === null || budget === 0) return;
    const found = this.open.find(
      ({ rate, head }) => rate !== null && near(rate, spent / budget, 0.006) && head !== own?.head,
    );
    if (found !== undefined) this.#take('rate', found);
  }

  #amounts(): void {
    const spent = this.#known('spent');
    const annual = this.#known('annualBudget');
    const budget = annual ?? this.#known('initialBudget');
    if (spent !== null && annual !== null) return;
    const share = this.#share();
    const isAmount = (open: Open): boolean =>
      open.amount !== null && !String(open.cell.value).includes('%') && open.cell.format?.includes('%') !== true;
    const amounts = this.open.filter(isAmount);
    const holds = (from: Open, to: Open): boolean => {
      if (from.amount === null || to.amount === null || from.amount === 0) return false;
      return share === null || near(Math.min(to.amount / from.amount, 1), Math.min(share, 1), 0.006);
    };
    if (spent !== null) {
      // Beside an initial budget only the rate can tell that another amount is the one of the year.
      const left = amounts.filter(
        (open) =>
          holds(open, spent) &&
          // What was paid in is the budget only where the initial one isn't what the rate is of.
          !(budget !== null && holds(budget, spent) && isArrival(keyOf(open.head))) &&
          open.head.column < spent.head.column &&
          (budget === null || share !== null),
      );
      const own = left.at(-1);
      if (own !== undefined) this.#take('annualBudget', own);
    } else if (budget !== null) {
      const own = amounts.filter(
        (open) => holds(budget, open) && (share !== null || open.head.column > budget.head.column),
      );
      // Of several only the share can tell which was spent: the others may be what was adjusted or paid in.
      if (own[0] !== undefined && (share !== null || own.length === 1)) this.#take('spent', own[0]);
    } else {
      for (const to of [...amounts].reverse()) {
        const from = amounts.filter((open) => open.head.column < to.head.column && holds(open, to)).at(-1);
        if (from === undefined) continue;
        const first = amounts.find((open) => open.head.column < from.head.column);
        this.#take('annualBudget', from);
        this.#take('spent', to);
        if (first !== undefined && amounts.length === 3) this.#take('initialBudget', first);
        break;
      }
    }
    if (this.heads.rate === undefined) this.#rate();
  }

  #scores(): void {
    const share = this.#share();
    const points = this.#known('points');
    const score = this.#known('score');
    const small = this.open.filter((open) => open.points !== null && open.points >= 0 && open.points <= 40);
    if (points !== null && score === null && share !== null) {
      const due = Math.min(share, 1) * (points.points ?? 0);
      const own = small.find((open) => near(open.points as number, due, 0.06));
      if (own !== undefined) this.#take('score', own);
    } else if (score !== null && points === null && share !== null && share > 0) {
      const due = (score.points ?? 0) / Math.min(share, 1);
      const own = small.find((open) => near(open.points as number, due, 0.1));
      if (own !== undefined) this.#take('points', own);
    } else if (score === null && points === null && share !== null) {
      for (const most of small) {
        const own = small.find(
          (open) => open !== most && near(open.points as number, Math.min(share, 1) * (most.points as number), 0.06),
        );
        if (own === undefined || !Number.isInteger(most.points) || most.points === 1 || most.points === 0) continue;
        this.#take('points', most);
        this.#take('score', own);
        return;
      }
    }
  }
}

/** @param rows those of the form, the header's among them. */
export function resolveFunds(
  view: SheetView,
  rows: readonly ViewRow[],
  header: ViewRow,
  found: FundHeader,
): ResolvedFunds {
  const columns = [...Object.values(found.heads), ...found.unknown].map(({ column }) => column);
  const row = found.unknown.length === 0 ? null : totalRow(view, rows, header, columns);
  const { heads, assumed } =
    row === null ? { heads: found.heads, assumed: new Set<FundColumn>() } : resolved(view, found, row);
  const taken = new Set(Object.values(heads));
  const isWhole = (heads.annualBudget ?? heads.initialBudget) !== undefined && heads.spent !== undefined;
  const left = found.unknown.filter((head) => !taken.has(head));
  const isKnown = (head: GridCell): boolean => isWhole && isArrival(keyOf(head));
  return {
    heads,
    assumed,
    unknown: left.filter((head) => !isKnown(head)),
    known: left.filter(isKnown),
  };
}

function resolved(view: SheetView, found: FundHeader, row: ViewRow): Resolver {
  const resolver = new Resolver(view, found, row);
  resolver.resolve();
  return resolver;
}
