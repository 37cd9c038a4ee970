/** Every cell of a form has one role. What no field, label or text explains is unread, and gathered in gaps. */

import { type Decimal, HUNDRED, ONE } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';
import { fieldAt, looksNumeric, numberIn } from './fields.ts';
import type { IndicatorHeader } from './heads.ts';
import { type Label, labelPoints } from './labels.ts';
import { scoredRowAt } from './scored-blocks.ts';
import {
  type Account,
  type CellRole,
  type Field,
  FUND_COLUMNS,
  type FundColumn,
  type Gap,
  INDICATOR_FIELDS,
  type IndicatorColumn,
  type SelfEvaluation,
} from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

type Form = Omit<SelfEvaluation, 'account'>;

export interface AccountFacts {
  readonly headers: readonly IndicatorHeader[];
  readonly labels: readonly GridCell[];
  /** Cells that stand in the form's rows and are no part of it. */
  readonly beside: readonly GridCell[];
}

const NO_GAPS: readonly never[] = [];

/** 得分9.6, 自评得分：9.6分: a score in a sentence or behind its own name. */
const SAYS_SCORE = /得分?[:为是]?\d/;

/** A text longer than this says something; it is no label. */
const LONG_TEXT = 18;

interface Unread {
  readonly row: ViewRow;
  readonly cell: GridCell;
}

class Accountant {
  /** By row, counted from the form's first, and column: some four hundred cells are asked for in each form. */
  readonly #roles: (CellRole | undefined)[][] = [];
  readonly #view: SheetView;
  readonly #form: Form;
  readonly #facts: AccountFacts;
  /** Heads of points whose columns aren't read, since another one says it better in other words: 权重 beside 分值. */
  readonly #otherPoints: readonly GridCell[];

  constructor(view: SheetView, form: Form, facts: AccountFacts) {
    this.#view = view;
    this.#form = form;
    this.#facts = facts;
    this.#otherPoints = this.#findOtherPoints();
  }

  #roleOf({ row, column }: GridCell): CellRole | undefined {
    return this.#roles[row - this.#form.range.top]?.[column];
  }

  #set(cell: GridCell | null | undefined, role: CellRole): void {
    if (cell == null || cell.kind === 'blank') return;
    const { top, bottom } = this.#form.range;
    if (cell.row < top || cell.row > bottom) return;
    this.#roles[cell.row - top] ??= [];
    const row = this.#roles[cell.row - top] as (CellRole | undefined)[];
    row[cell.column] ??= role;
  }

  #field(field: Field | null | undefined): void {
    this.#set(field?.cell, 'field');
  }

  #label(field: Field | null | undefined): void {
    this.#set(field?.cell, 'label');
  }

  #fields(): void {
    this.#fundFields();
    this.#rowFields();
    const { goals, total, footReason } = this.#form;
    for (const { goal, goalResult } of goals) {
      this.#field(goal);
      this.#field(goalResult);
    }
    for (const field of [total?.points, total?.score, total?.grade, footReason]) this.#field(field);
    this.#label(total?.label);
    const { title, project, department, unit, year, placeholders, remarks, texts } = this.#form;
    this.#label(title);
    for (const field of [project, department, unit, year]) this.#field(field);
    for (const { cell } of placeholders) this.#set(cell, 'label');
    for (const field of [...remarks, ...texts]) this.#set(field.cell, 'text');
  }

  #fundFields(): void {
    const { funds } = this.#form;
    if (funds === null) return;
    for (const row of funds.rows) {
      for (const name of FUND_COLUMNS) this.#field(row[name]);
      this.#label(row.label);
    }
    for (const head of Object.values(funds.heads)) this.#label(head);
    for (const cell of funds.others) this.#set(cell, 'known');
    for (const cell of funds.unknown) this.#set(cell, 'unread');
  }

  #rowFields(): void {
    for (const row of this.#form.indicators) {
      for (const name of INDICATOR_FIELDS) this.#field(row[name]);
      this.#set(row.level1?.cell, 'label');
      this.#set(row.level2?.cell, 'label');
    }
    for (const row of this.#form.scored)
      for (const field of [row.name, row.points, row.score, row.note]) this.#field(field);
  }

  /** Heads, and the columns below those that aren't read on purpose. */
  #columns(): void {
    const known = new Set<number>();
    for (const header of this.#facts.headers) {
      // Points beside the levels and targets before they were adjusted are understood as well.
      const { heads, adjusted, repeated, unread } = header;
      for (const cell of [...Object.values(heads), adjusted, ...repeated.points, ...repeated.score, ...unread]) {
        this.#set(cell, 'label');
        if (cell != null) known.add(cell.column);
      }
    }
    for (const cell of this.#facts.labels) this.#set(cell, 'label');
    const rows = new Set([...this.#form.indicators, ...this.#form.scored].map(({ row }) => row));
    if (this.#form.total !== null) rows.add(this.#form.total.row);
    for (const head of this.#otherPoints) if (this.#restatesPoints(head)) known.add(head.column);
    this.#below(rows, known);
    const { funds } = this.#form;
    if (funds === null) return;
    const amounts = funds.rows.map(({ row }) => row).filter((row) => row > funds.headerRow);
    this.#below(new Set(amounts), new Set(funds.others.map(({ column }) => column)));
  }

  #findOtherPoints(): GridCell[] {
    const others: GridCell[] = [];
    for (const { top, bottom, heads } of this.#facts.headers) {
      const { points } = heads;
      if (points === undefined) continue;
      for (let row = top; row <= bottom; row++) {
        const { cells = [], labels = [] } = this.#view.row(row) ?? {};
        for (const [at, cell] of cells.entries())
          if (labels[at]?.indicator === 'points' && cell.column !== points.column && cell.value !== points.value)
            others.push(cell);
      }
    }
    return others;
  }

  /** Every indicator's points once more, or their share of one hundred, or what they were before they were adjusted. */
  #restatesPoints({ column }: GridCell): boolean {
    const { points: head } = this.#form.heads;
    if (head?.text.includes('调整后') === true) return true;
    const pairs = this.#form.indicators.flatMap(({ row, points }) => {
      const field = fieldAt(this.#view, row, column);
      const own = points?.cell === field.cell ? null : readPoints(points).value;
      const other = readPoints(field).value;
      return own === null || other === null ? [] : [{ own, other }];
    });
    const isAll = (factor: Decimal): boolean => pairs.every(({ own, other }) => other.times(factor).eq(own));
    return pairs.length > 1 && (isAll(ONE) || isAll(HUNDRED));
  }

  #below(rows: ReadonlySet<number>, columns: ReadonlySet<number>): void {
    for (const row of rows) {
      for (const cell of this.#view.row(row)?.cells ?? []) if (columns.has(cell.column)) this.#set(cell, 'known');
    }
  }

  /** What a cell is by itself, beside what was read. */
  #own(row: ViewRow, index: number): CellRole {
    const cell = row.cells[index] as GridCell;
    const copied = this.#copiedFromLeft(row, index);
    if (copied !== null) return copied;
    if (cell.kind !== 'text') return cell.kind === 'picture' ? 'known' : 'unread';
    if (this.#isUnknownHead(cell)) return 'unread';
    return roleOfText(cell, row.labels[index] ?? null, row.labels[index - 1] ?? null);
  }

  #copiedFromLeft(row: ViewRow, index: number): CellRole | null {
    const cell = row.cells[index] as GridCell;
    const left = row.cells[index - 1];
    if (left === undefined || left.value !== cell.value || left.column !== cell.column - 1) return null;
    const role = this.#roleOf(left) ?? 'unread';
    if (role === 'unread') return null;
    return cell.kind === 'text' ? role : 'known';
  }

  #isUnknownHead(cell: GridCell): boolean {
    return this.#facts.headers.some(({ unknown }) => unknown.includes(cell));
  }

  read(): Account {
    this.#fields();
    this.#columns();
    const { top, bottom } = this.#form.range;
    const cells: { cell: GridCell; role: CellRole }[] = [];
    const unread: Unread[] = [];
    let above: ViewRow | null = null;
    for (const row of this.#view.rows) {
      if (row.row < top || row.row > bottom) continue;
      for (let index = 0; index < row.cells.length; index++) {
        const cell = row.cells[index] as GridCell;
        let role = this.#roleOf(cell);
        if (role === undefined) {
          role = this.#copied(cell, above) ?? this.#known(row, index) ?? this.#own(row, index);
          this.#set(cell, role);
        }
        cells.push({ cell, role });
        if (role === 'unread') unread.push({ row, cell });
      }
      above = row;
    }
    const found = this.#gaps(unread);
    const gaps = found.filter(({ words }) => this.#view.lexicon.taught(words) !== 'ignored');
    const ignored = new Set(found.filter((gap) => !gaps.includes(gap)).flatMap((gap) => gap.cells));
    const beside = this.#facts.beside.filter(({ row }) => row >= top && row <= bottom);
    if (ignored.size > 0)
      for (const [at, { cell }] of cells.entries()) if (ignored.has(cell)) cells[at] = { cell, role: 'known' };
    for (const cell of beside) cells.push({ cell, role: 'known' });
    const open = unread.map(({ cell }) => cell).filter((cell) => !ignored.has(cell));
    return { cells, gaps, beside: new Set(beside), spare: spareNumbers(open) };
  }

  /** A label repeated down a merge is what the first one is. */
  #copied(cell: GridCell, above: ViewRow | null): CellRole | null {
    if (cell.kind !== 'text' || above === null) return null;
    const other = above.cells.find(({ column }) => column === cell.column);
    if (other === undefined || other.value !== cell.value) return null;
    const role = this.#roleOf(other) ?? null;
    return role === 'unread' ? null : role === 'field' ? 'label' : role;
  }

  /** A number right of a label that is known and not used: 项目编码, 序号. */
  #known(row: ViewRow, at: number): CellRole | null {
    for (let index = at - 1; index >= 0; index--) {
      const label = row.labels[index];
      if (label == null) continue;
      if (label.known || label.signature) return 'known';
      if (label.basic !== null || label.indicator !== null || label.fundRow !== null) return null;
    }
    return null;
  }

  #gaps(unread: readonly Unread[]): readonly Gap[] {
    if (unread.length === 0) return NO_GAPS;
    const left = new Set(unread.map(({ cell }) => cell));
    const columns = this.#columnGaps(unread, left);
    return [...columns, ...this.#rowGaps(unread.filter(({ cell }) => left.has(cell)))];
  }

  /** Heads that aren't known, with what stands below them; taken out of `left`. */
  #columnGaps(unread: readonly Unread[], left: Set<GridCell>): Gap[] {
    const gaps: Gap[] = [];
    const below = (head: GridCell, rows: ReadonlySet<number>): GridCell[] => [
      head,
      ...unread
        .filter(({ cell, row }) => cell.column === head.column && rows.has(row.row) && row.row > head.row)
        .map(({ cell }) => cell),
    ];
    const take = (head: GridCell, rows: ReadonlySet<number>, block: Gap['block'], guess: Gap['guess']): void => {
      const cells = below(head, rows);
      if (!cells.some((cell) => left.has(cell))) return;
      for (const cell of cells) left.delete(cell);
      gaps.push({ ...this.#gap('column', cells, cellText(head), guess), block });
    };
    const indicators = new Set(this.#form.indicators.map(({ row }) => row));
    for (const header of this.#facts.headers)
      for (const head of header.unknown) take(head, indicators, 'indicators', columnGuess(header));
    for (const head of this.#otherPoints) take(head, indicators, 'indicators', null);
    const funds = new Set(this.#form.funds?.rows.map(({ row }) => row));
    for (const head of this.#form.funds?.unknown ?? []) take(head, funds, 'funds', fundGuess(this.#form.funds));
    return gaps;
  }

  /** Rows below each other with something unread in them are one gap. */
  #rowGaps(unread: readonly Unread[]): Gap[] {
    const groups: Unread[][] = [];
    for (const one of unread) {
      const group = groups.at(-1);
      const last = group?.at(-1)?.row.row;
      if (group !== undefined && last !== undefined && one.row.row - last <= 1) group.push(one);
      else groups.push([one]);
    }
    const { points, score } = this.#form.heads;
    const columns = { points: points?.cell.column, score: score?.cell.column };
    return groups.map((group) => {
      const [first] = group as [Unread, ...Unread[]];
      const cells = group.map(({ cell }) => cell);
      const several = first.row !== group.at(-1)?.row;
      const numbers = cells.some(looksNumeric);
      const kind = several ? 'block' : numbers ? 'row' : 'words';
      const isScored = group.some(({ row }) => scoredRowAt(this.#view, row, columns) !== null);
      const gap = this.#gap(kind, cells, this.#nearestWords(first), isScored ? 'scored-block' : null);
      return gap.holdsPoints || !group.some(namesPoints) ? gap : { ...gap, holdsPoints: true };
    });
  }

  /** The words left of a cell; a head of another column says nothing about it. */
  #nearestWords({ row, cell }: Unread): string {
    const heads = new Set<unknown>([
      ...this.#facts.headers.flatMap((header) => Object.values(header.heads)),
      ...Object.values(this.#form.funds?.heads ?? {}).map((head) => head.cell),
    ]);
    const words = row.cells.filter(
      (other) =>
        other.kind === 'text' &&
        other.column <= cell.column &&
        !heads.has(other) &&
        !isDash(normalise(other.value as string)),
    );
    return cellText(words.at(-1) ?? cell);
  }

  #gap(kind: Gap['kind'], cells: readonly GridCell[], words: string, guess: Gap['guess']): Gap {
    return { kind, block: null, cells, words, guess, holdsPoints: this.#holdsPoints(cells, words) };
  }

  /** Numbers under or beside words that speak of points. */
  #holdsPoints(cells: readonly GridCell[], words: string): boolean {
    if (cells.some(({ kind, value }) => kind === 'text' && SAYS_SCORE.test(normalise(value as string)))) return true;
    const speaks = /分/.test(words) && !/百分|部分|分析|分类|充分/.test(words);
    return speaks && cells.some((cell) => looksNumeric(cell) || /\d分/.test(normalise(String(cell.value))));
  }
}

/** A number in a row whose label says what it is out of: 评分（5分）. */
function namesPoints({ row, cell }: Unread): boolean {
  if (!looksNumeric(cell)) return false;
  return row.cells.some(
    (other) => other.kind === 'text' && other.column < cell.column && labelPoints(other.value as string) !== null,
  );
}

function isAside(label: Label | null): boolean {
  return label !== null && (label.known || label.signature);
}

/** @param beside the label left of the text. */
function roleOfText(cell: GridCell, label: Label | null, beside: Label | null): CellRole {
  const text = normalise(cell.value as string);
  if (text === '' || isDash(text)) return 'known';
  if (label !== null && isAside(label)) return label.inline === null ? 'label' : 'known';
  if (label !== null && isLabel(label)) return 'label';
  if (isAside(beside)) return 'known';
  if (looksNumeric(cell)) return 'unread';
  if (text.length > LONG_TEXT) return 'text';
  return /\d/.test(text) && !/(?:19|20)\d{2}/.test(text) ? 'unread' : 'text';
}

function isLabel(label: Label): boolean {
  return (
    label.indicator !== null ||
    label.fundHead !== null ||
    label.fundRow !== null ||
    label.basic !== null ||
    label.goal !== null ||
    label.total ||
    label.reason ||
    label.foot ||
    label.fundBlock ||
    label.indicatorBlock ||
    label.title ||
    label.bonus ||
    label.taught !== null
  );
}

function columnGuess({ heads }: IndicatorHeader): IndicatorColumn | FundColumn | null {
  const missing = (['target', 'actual', 'points', 'score'] as const).filter((role) => heads[role] === undefined);
  return missing.length === 1 ? (missing[0] ?? null) : null;
}

function fundGuess(funds: Form['funds']): FundColumn | null {
  const missing = (['annualBudget', 'spent', 'rate'] as const).filter((role) => funds?.heads[role] === undefined);
  return missing.length === 1 ? (missing[0] ?? null) : null;
}

function spareNumbers(cells: readonly GridCell[]): Account['spare'] {
  const columns = new Map<number, { row: number; value: Decimal }[]>();
  for (const cell of cells) {
    const value = numberIn(cell);
    if (value === null) continue;
    const list = columns.get(cell.column);
    if (list === undefined) columns.set(cell.column, [{ row: cell.row, value }]);
    else list.push({ row: cell.row, value });
  }
  return [...columns.values()];
}

/** Accounts for every cell in the form's range. */
export function accountOf(view: SheetView, form: Form, facts: AccountFacts): Account {
  return new Accountant(view, form, facts).read();
}
