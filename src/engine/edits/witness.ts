/**
 * Witnesses: the words by which the place of an edit is known again. Only labels bear witness, never what a user fills in, so
 * that typing elsewhere in the form leaves them true; and only as many as it takes to be the one place that has them.
 */

import { cellAddress, cellNumber, parseAddress } from '../grid/address.ts';
import type { SheetGrid } from '../grid/grid.ts';
import { type Field, FUND_COLUMNS, INDICATOR_FIELDS, type SelfEvaluation } from '../layout/self-evaluation.ts';
import type { CellEdit, Witness, WitnessCell } from './edit.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Enough to tell labels apart; long texts needn't travel. */
const MAX_WORDS = 80;
/** Rows around an edit's own, when its own words stand in other rows too. */
const MAX_ROWS_AROUND = 60;
/** Heads beside an edit's own, on either side. */
const MAX_HEADS_BESIDE = 8;

/** A cell's text as witnesses know it: without spaces; `''` for what is no text. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return (/\s/u.test(value) ? value.replace(/\s+/gu, '') : value).slice(0, MAX_WORDS);
}

interface PlacedWords extends Place {
  readonly text: string;
}

/** How far words have moved, in rows and columns. */
interface Shift {
  readonly down: number;
  readonly right: number;
}

/** Which of them matter. */
interface Directions {
  readonly down: boolean;
  readonly right: boolean;
}

const STAYS: Shift = { down: 0, right: 0 };

/** In no sheet: blank texts are passed over. */
const NO_WORDS: PlacedWords = { row: 0, column: 0, text: '' };

function shiftBetween(from: Place, to: Place): Shift {
  return { down: to.row - from.row, right: to.column - from.column };
}

/** Whether the way from one place to another is another shift than this, in the directions asked for. */
function differs(shift: Shift, from: Place, to: Place, requested: Directions): boolean {
  return (
    (requested.down && to.row - from.row !== shift.down) || (requested.right && to.column - from.column !== shift.right)
  );
}

function byText(rows: Iterable<readonly PlacedWords[]>): Map<string, PlacedWords[]> {
  const places = new Map<string, PlacedWords[]>();
  for (const row of rows) {
    for (const each of row) {
      const same = places.get(each.text);
      if (same === undefined) places.set(each.text, [each]);
      else same.push(each);
    }
  }
  return places;
}

/** The words of a sheet, by place and by themselves. */
export class SheetWords {
  /** By their text, made when they are first looked for. */
  #places: Map<string, PlacedWords[]> | null = null;
  readonly #rows = new Map<number, PlacedWords[]>();
  #top = Number.POSITIVE_INFINITY;
  #bottom = 0;

  /** @param value what the cell holds; anything but text is passed over */
  add(row: number, column: number, value: unknown): void {
    const text = wordsOf(value);
    if (text === '') return;
    const place = { row, column, text };
    this.#places = null;
    this.#top = Math.min(this.#top, row);
    this.#bottom = Math.max(this.#bottom, row);
    const line = this.#rows.get(row);
    if (line === undefined) this.#rows.set(row, [place]);
    else line.push(place);
  }

  static of(grid: SheetGrid): SheetWords {
    const words = new SheetWords();
    for (const { cells } of grid.rows)
      for (const { row, column, kind, value } of cells) if (kind === 'text') words.add(row, column, value);
    return words;
  }

  row(row: number): readonly PlacedWords[] {
    return this.#rows.get(row) ?? [];
  }

  at(row: number, column: number): PlacedWords | null {
    const line = this.row(row);
    for (let at = line.length - 1; at >= 0; at--) if (line[at]?.column === column) return line[at] ?? null;
    return null;
  }

  /** Whether words stand above the row, or below it. */
  reaches(row: number, side: 'above' | 'below'): boolean {
    return side === 'above' ? this.#top < row : this.#bottom > row;
  }

  /**
   * By how much the words, taken together, have to be shifted to lie on the same words of this sheet, the first such shift.
   * null where they lie on none, or on several that differ in a direction that is asked for: two are enough to tell.
   */
  onlyShiftOf(words: readonly PlacedWords[], requested: Directions): Shift | null {
    let only: Shift | null = null;
    const rarest = this.#rarestOf(words);
    for (const place of this.#placesOf(rarest)) {
      // Whether one more of the same fits too changes nothing; in hundreds of forms below each other nearly all are.
      if (only !== null && !differs(only, rarest, place, requested)) continue;
      const shift = shiftBetween(rarest, place);
      if (!this.holds(words, shift)) continue;
      if (only !== null) return null;
      only = shift;
    }
    return only;
  }

  /** Another place, in the directions asked for, that has the same words as theirs; null when theirs is the only one. */
  rivalOf(words: readonly PlacedWords[], requested: Directions): Shift | null {
    const rarest = this.#rarestOf(words);
    for (const place of this.#placesOf(rarest)) {
      if (!differs(STAYS, rarest, place, requested)) continue;
      const shift = shiftBetween(rarest, place);
      if (this.holds(words, shift)) return shift;
    }
    return null;
  }

  /** Whether the words, shifted so far, lie on the same words. */
  holds(words: readonly PlacedWords[], { down, right }: Shift): boolean {
    return words.every((each) => {
      const [row, column] = [each.row + down, each.column + right];
      return row > 0 && column > 0 && this.at(row, column)?.text === each.text;
    });
  }

  /** Of the words those that stand in the fewest places: there is least to try. */
  #rarestOf(words: readonly PlacedWords[]): PlacedWords {
    let rarest = words[0] ?? NO_WORDS;
    for (const each of words) if (this.#placesOf(each).length < this.#placesOf(rarest).length) rarest = each;
    return rarest;
  }

  #placesOf({ text }: PlacedWords): readonly Place[] {
    this.#places ??= byText(this.#rows.values());
    return this.#places.get(text) ?? [];
  }
}

/**
 * Words of a sheet that are gathered until they lie in one place alone. Another place that has them all is kept in mind until a
 * word tells it apart, so that the sheet isn't gone through again for every word.
 */
class Gathered {
  readonly words: PlacedWords[] = [];
  readonly #sheet: SheetWords;
  readonly #requested: Directions;
  #rival: Shift | null = null;
  /** How many of the words the rival is known to have. */
  #held = 0;

  constructor(sheet: SheetWords, requested: Directions) {
    this.#sheet = sheet;
    this.#requested = requested;
  }

  isOnly(): boolean {
    if (this.words.length === 0) return false;
    if (this.#rival === null || !this.#sheet.holds(this.words.slice(this.#held), this.#rival))
      this.#rival = this.#sheet.rivalOf(this.words, this.#requested);
    this.#held = this.words.length;
    return this.#rival === null;
  }
}

function placed(cells: readonly WitnessCell[]): PlacedWords[] {
  return cells.flatMap(({ cell, text }) => {
    const at = parseAddress(cell);
    return at === null ? [] : [{ ...at, text }];
  });
}

function shifted(cells: readonly WitnessCell[], { down, right }: Shift): WitnessCell[] {
  return placed(cells).map(({ row, column, text }) => ({ cell: cellAddress(row + down, column + right), text }));
}

/**
 * Where the edit belongs now, with its witness as it stands there; null when no place has its witness, or several have.
 * An edit without a witness belongs where it was planned.
 */
export function followed(edit: CellEdit, words: SheetWords): CellEdit | null {
  const { witness } = edit;
  const at = parseAddress(edit.cell);
  if (witness === undefined || at === null) return edit;
  const byRow = witness.row.length > 0;
  const byColumn = witness.column.length > 0;
  if (!byRow && !byColumn) return edit;
  // What has no witness of its own goes with the other. Of several heads of the same words, in one column, any will do.
  const rowShift = byRow ? words.onlyShiftOf(placed(witness.row), { down: true, right: !byColumn }) : STAYS;
  const columnShift = byColumn ? words.onlyShiftOf(placed(witness.column), { down: !byRow, right: true }) : STAYS;
  if (rowShift === null || columnShift === null) return null;
  const { down } = byRow ? rowShift : columnShift;
  const { right } = byColumn ? columnShift : rowShift;
  if (at.row + down < 1 || at.column + right < 1) return null;
  if (down === 0 && right === 0) return edit;
  return {
    ...edit,
    cell: cellAddress(at.row + down, at.column + right),
    witness: { ...witness, row: shifted(witness.row, rowShift), column: shifted(witness.column, columnShift) },
  };
}

/** Of an indicator; its name is printed. */
const FILLED = INDICATOR_FIELDS.filter((name) => name !== 'name');

/** Adds the cells of a form that a user fills in: what stands there today may be another thing tomorrow. */
function addFilledIn(cells: Set<number>, { indicators, funds, total, goals, ...table }: SelfEvaluation): void {
  const add = (field: Field | null): void => {
    if (field !== null) cells.add(cellNumber(field.cell));
  };
  for (const indicator of indicators) for (const name of FILLED) add(indicator[name]);
  for (const row of funds?.rows ?? []) for (const name of FUND_COLUMNS) add(row[name]);
  for (const { goal, goalResult } of goals) {
    add(goal);
    add(goalResult);
  }
  const { project, department, unit, year, footReason, texts, remarks } = table;
  for (const field of [project, department, unit, year, footReason, ...texts, ...remarks]) add(field);
  if (total !== null) for (const field of [total.points, total.score, total.grade]) add(field);
}

const NONE_WRITTEN: ReadonlySet<number> = new Set();

/** Whether words bear witness. */
type Bears = (words: PlacedWords) => boolean;

/** Gives the edits of one sheet their witnesses. */
export class Witnesses {
  /** Of cells with nothing written beside them: asked for by findings, marks and the pane's lists alike. */
  readonly #known = new Map<number, Witness>();
  readonly #words: SheetWords;
  readonly #id: string | undefined;
  /** Cells whose text bears no witness. */
  readonly #mute = new Set<number>();

  /**
   * @param words of the whole sheet: a witness is to be the only one there.
   * @param tables the forms of the sheet.
   */
  constructor(words: SheetWords, tables: readonly SelfEvaluation[] = [], id?: string) {
    this.#words = words;
    this.#id = id;
    for (const table of tables) addFilledIn(this.#mute, table);
  }

  static of(grid: SheetGrid, tables: readonly SelfEvaluation[] = []): Witnesses {
    const witnesses = new Witnesses(SheetWords.of(grid), tables, grid.id);
    for (const { cells } of grid.rows)
      for (const cell of cells) if (cell.formula !== null) witnesses.#mute.add(cellNumber(cell));
    return witnesses;
  }

  /** @param written cells of the same plan, by `cellNumber`: their words are about to change. */
  around(at: Place, written: ReadonlySet<number> = NONE_WRITTEN): Witness {
    if (written.size > 0) return this.#around(at, written);
    const known = this.#known.get(cellNumber(at)) ?? this.#around(at, written);
    this.#known.set(cellNumber(at), known);
    return known;
  }

  #around(at: Place, written: ReadonlySet<number>): Witness {
    const own = cellNumber(at);
    const bears: Bears = (words) => {
      const cell = cellNumber(words);
      return cell !== own && !this.#mute.has(cell) && !written.has(cell);
    };
    const column = this.#columnOf(at, bears);
    const row = this.#rowOf(at, bears, column.length === 0);
    const named = (words: readonly PlacedWords[]): WitnessCell[] =>
      words.map((each) => ({ cell: cellAddress(each.row, each.column), text: each.text }));
    return { ...(this.#id === undefined ? {} : { sheetId: this.#id }), row: named(row), column: named(column) };
  }

  /** The labels of a row as they are read from a cell: to the left first, the nearest first. */
  #labels(row: number, from: number, bears: Bears): PlacedWords[] {
    const labels = this.#words.row(row).filter(bears);
    const left = labels.filter(({ column }) => column <= from).sort((a, b) => b.column - a.column);
    const right = labels.filter(({ column }) => column > from).sort((a, b) => a.column - b.column);
    return [...left, ...right];
  }

  #rowOf(at: Place, bears: Bears, isSideways: boolean): PlacedWords[] {
    const gathered = new Gathered(this.#words, { down: true, right: isSideways });
    const { words } = gathered;
    for (const label of this.#labels(at.row, at.column, bears)) {
      words.push(label);
      if (gathered.isOnly()) return words;
    }
    const hasOwn = words.length > 0;
    // Both sides together: words of one side alone would hold true for a row put in between.
    for (let away = 1; away <= MAX_ROWS_AROUND; away++) {
      const above = this.#labels(at.row - away, at.column, bears).slice(0, 2);
      const below = this.#labels(at.row + away, at.column, bears).slice(0, 2);
      words.push(...above, ...below);
      if (!(this.#words.reaches(at.row - away, 'above') || this.#words.reaches(at.row + away, 'below'))) break;
      if (above.length + below.length > 0 && (hasOwn || this.#isHeld(words, at.row)) && gathered.isOnly()) break;
    }
    return words;
  }

  /** Whether there are words on either side of a row that has none itself, as far as the sheet has any there. */
  #isHeld(words: readonly PlacedWords[], row: number): boolean {
    const above = !this.#words.reaches(row, 'above') || words.some((each) => each.row < row);
    return above && (!this.#words.reaches(row, 'below') || words.some((each) => each.row > row));
  }

  #columnOf(at: Place, bears: Bears): PlacedWords[] {
    for (let row = at.row - 1; row >= 1; row--) {
      const head = this.#words.at(row, at.column);
      if (head === null || !bears(head)) continue;
      const beside = this.#labels(row, at.column, bears);
      const left = beside.filter(({ column }) => column < at.column);
      const right = beside.filter(({ column }) => column > at.column);
      const gathered = new Gathered(this.#words, { down: false, right: true });
      const { words } = gathered;
      words.push(head);
      for (let count = 0; count <= MAX_HEADS_BESIDE; count++) {
        if (gathered.isOnly()) return words;
        words.push(...left.slice(count, count + 1), ...right.slice(count, count + 1));
      }
      return [];
    }
    return [];
  }
}

/** The edits of one sheet with their witnesses. */
export function witnessed<Edit extends CellEdit>(edits: readonly Edit[], witnesses: Witnesses): Edit[] {
  const written = new Set(edits.flatMap(({ cell }) => parseAddress(cell) ?? []).map(cellNumber));
  return edits.map((edit) => {
    const at = parseAddress(edit.cell);
    return at === null ? edit : { ...edit, witness: witnesses.around(at, written) };
  });
}

/** Kept beside the forms, not in them: a review is data, and is compared as such. */
const ofTables = new WeakMap<SelfEvaluation, () => Witnesses>();

/** Lets plans for these forms, all those of the sheet, find their witnesses. */
export function rememberSheet(grid: SheetGrid, tables: readonly SelfEvaluation[]): void {
  let made: Witnesses | null = null;
  const witnesses = (): Witnesses => {
    made ??= Witnesses.of(grid, tables);
    return made;
  };
  for (const table of tables) ofTables.set(table, witnesses);
}

/** Null for a form whose sheet nobody remembered. */
export function witnessesOf(table: SelfEvaluation): Witnesses | null {
  return ofTables.get(table)?.() ?? null;
}

/** The edits of one form with their witnesses, where these can be found. */
export function witnessedIn<Edit extends CellEdit>(edits: readonly Edit[], table: SelfEvaluation): readonly Edit[] {
  const witnesses = edits.length === 0 ? null : witnessesOf(table);
  return witnesses === null ? edits : witnessed(edits, witnesses);
}

/** The witness of one cell of a form; undefined where it can't be found, or the address is none. */
export function witnessAt(table: SelfEvaluation, cell: string): Witness | undefined {
  const at = parseAddress(cell);
  return at === null ? undefined : witnessesOf(table)?.around(at);
}
