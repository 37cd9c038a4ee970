/** Looking where edits belong and what their cells hold: all of a column in a few questions. */

import { contentOf } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import { SheetWords } from '../../engine/edits/witness.ts';
import { cellAddress, parseAddress } from '../../engine/grid/address.ts';
import { blankCell, type GridRange } from '../../engine/grid/grid.ts';
import type { DocumentErrorCode } from '../../formats/error.ts';
import { searchedCells } from '../searched-cells.ts';
import { type FoundEdit, findPlace, type Witnessed, type WitnessedSheet } from '../witness.ts';
import { type Asked, askerOf, cellsIn, commonFormat, valuesIn } from './block.ts';
import { contentsOf, formatOf } from './cells.ts';
import type { Quirks } from './quirks.ts';
import { areaOf, cellRange, rangeAt } from './ranges.ts';
import { uniform } from './uniform.ts';
import { again, isNothing, object, truth } from './values.ts';
import type { BoundSheet, BoundWorkbook } from './workbook.ts';

/** The workbook, and what is known of the WPS it is open in. */
export interface Session {
  readonly workbook: BoundWorkbook;
  readonly quirks: Quirks;
}

/** One cell, with what is needed to put it back as it is. */
export interface HeldCell {
  readonly content: CellContent;
  /** The code of an error that was typed, not calculated. */
  readonly error: string | null;
  readonly picture: boolean;
  /** `General` where nobody chose one. */
  readonly format: string;
}

export interface CellPlace {
  readonly sheet: BoundSheet;
  readonly row: number;
  readonly column: number;
}

/** A cell that an edit is for, as WPS holds it now. */
export interface SeenCell {
  readonly edit: CellEdit;
  readonly found: FoundEdit;
  readonly place: CellPlace;
  readonly held: HeldCell;
  /** Locked, on a protected sheet. */
  readonly locked: boolean;
  /** Whether formats may be changed. */
  readonly formattable: boolean;
  /** It shows a part of what the formula of other cells gives. */
  readonly inArray: boolean;
  /** In a merged area, and not its first cell: what is written there is dropped. */
  readonly covered: boolean;
}

/** An edit whose place nobody knows. */
export interface LostEdit {
  readonly edit: CellEdit;
  readonly code: DocumentErrorCode;
}

/** Cells further apart than this are asked for apart. */
const MAX_GAP = 50;
const MAX_RUN = 5000;
/** Values asked for at once. */
const WORDS_AT_ONCE = 25_000;

function askedOf({ workbook, quirks }: Session, sheet: BoundSheet): Asked {
  return { app: workbook.app, sheet: sheet.handle, orientation: quirks.orientation };
}

/** The sheets that places are looked for in, with the words that tell where they are now. @throws DocumentError */
export function sheetsFor(
  session: Session,
  places: readonly Witnessed[],
): (WitnessedSheet & { readonly bound: BoundSheet })[] {
  const { workbook } = session;
  const byName = new Map<string, BoundSheet | null>();
  let all: readonly BoundSheet[] | null = null;
  const wanted = new Map<string, { readonly bound: BoundSheet; readonly places: Witnessed[] }>();
  const want = (bound: BoundSheet, place: Witnessed): void => {
    const known = wanted.get(bound.id);
    if (known === undefined) wanted.set(bound.id, { bound, places: [place] });
    else known.places.push(place);
  };
  for (const place of places) {
    const { sheet: name, witness } = place;
    if (!byName.has(name)) byName.set(name, workbook.sheet(name));
    const named = byName.get(name) ?? null;
    if (named !== null) want(named, place);
    const id = witness?.sheetId;
    if (id === undefined || id === named?.id) continue;
    all ??= workbook.sheets();
    const ofId = all.find((each) => each.id === id);
    if (ofId !== undefined) want(ofId, place);
  }
  return [...wanted.values()].map(({ bound, places: ofSheet }) => ({
    id: bound.id,
    name: bound.name,
    bound,
    words: wordsOf(session, bound, ofSheet),
  }));
}

function wordsOf(session: Session, sheet: BoundSheet, places: readonly Witnessed[]): SheetWords {
  const words = new SheetWords();
  const witnessed = places.flatMap(({ cell, witness }) => (witness === undefined ? [] : [{ cell, edit: { witness } }]));
  if (witnessed.length === 0) return words;
  const { rows, columns } = searchedCells(witnessed);
  const used = areaOf(object(() => sheet.handle.UsedRange, 'UsedRange'));
  const area = { ...used, bottom: Math.min(used.bottom, rows), right: Math.min(used.right, columns) };
  if (area.top > area.bottom || area.left > area.right) return words;
  const asked = askedOf(session, sheet);
  const atOnce = Math.max(1, Math.floor(WORDS_AT_ONCE / (area.right - area.left + 1)));
  for (let top = area.top; top <= area.bottom; top += atOnce) {
    const part = { ...area, top, bottom: Math.min(area.bottom, top + atOnce - 1) };
    for (const [i, line] of valuesIn(asked, part).entries())
      for (const [j, value] of line.entries()) words.add(top + i, area.left + j, value);
  }
  return words;
}

/** Looks for every edit where its witness stands. @throws DocumentError */
export function look(session: Session, edits: readonly CellEdit[]): (SeenCell | LostEdit)[] {
  const sheets = sheetsFor(session, edits);
  const byId = new Map(sheets.map((each) => [each.id, each.bound]));
  const places = edits.map((edit): { edit: CellEdit; found: FoundEdit; place: CellPlace } | LostEdit => {
    const found = findPlace(edit, sheets);
    if (typeof found === 'string') return { edit, code: found };
    const at = parseAddress(found.edit.cell);
    const sheet = byId.get(found.sheet.id ?? '');
    if (at === null || sheet === undefined) return { edit, code: 'no-such-cell' };
    return { edit, found, place: { sheet, row: at.row, column: at.column } };
  });
  const known = knowledgeOf(
    session,
    places.flatMap((each) => ('place' in each ? [each.place] : [])),
  );
  return places.map((each) => ('place' in each ? { ...each, ...known(each.place) } : each));
}

type Knowledge = Omit<SeenCell, 'edit' | 'found' | 'place'>;

/** All that has to be known of cells before they are written. */
function knowledgeOf(session: Session, places: readonly CellPlace[]): (place: CellPlace) => Knowledge {
  const known = new Map<string, Knowledge>();
  for (const [sheet, runs] of runsOf(places)) {
    const { handle } = sheet;
    const isProtected = truth(() => handle.ProtectContents, 'ProtectContents');
    const formattable = !isProtected || mayFormat(sheet);
    for (const run of runs) {
      const held = holdIn(session, sheet, run);
      const areas = flags(sheet, run, 'MergeCells', (range) => range.MergeCells);
      const arrays = flags(sheet, run, 'HasArray', (range) => range.HasArray);
      const spills = spillsIn(sheet, run);
      const locked = isProtected ? lockedIn(sheet, run) : new Set<number>();
      for (const row of run.rows) {
        known.set(keyOf({ sheet, row, column: run.column }), {
          held: held.get(row) as HeldCell,
          locked: locked.has(row),
          formattable,
          inArray: arrays.has(row) || spills.has(row),
          covered: areas.has(row) && isCovered(sheet, row, run.column),
        });
      }
    }
  }
  return (place) => known.get(keyOf(place)) as Knowledge;
}

/** What cells hold now. @throws DocumentError */
export function holdNow(session: Session, places: readonly CellPlace[]): HeldCell[] {
  const held = new Map<string, HeldCell>();
  for (const [sheet, runs] of runsOf(places))
    for (const run of runs)
      for (const [row, cell] of holdIn(session, sheet, run)) held.set(keyOf({ sheet, row, column: run.column }), cell);
  return places.map((place) => held.get(keyOf(place)) as HeldCell);
}

function keyOf({ sheet, row, column }: CellPlace): string {
  return `${row} ${column} ${sheet.id}`;
}

/** Some cells of a column, near each other. */
interface Run {
  readonly column: number;
  readonly rows: readonly number[];
  readonly area: GridRange;
}

function runsOf(places: readonly CellPlace[]): Map<BoundSheet, Run[]> {
  const sheets = new Map<string, { readonly sheet: BoundSheet; readonly columns: Map<number, Set<number>> }>();
  for (const { sheet, row, column } of places) {
    const known = sheets.get(sheet.id) ?? { sheet, columns: new Map<number, Set<number>>() };
    sheets.set(sheet.id, known);
    const rows = known.columns.get(column);
    if (rows === undefined) known.columns.set(column, new Set([row]));
    else rows.add(row);
  }
  const runs = new Map<BoundSheet, Run[]>();
  for (const { sheet, columns } of sheets.values())
    runs.set(
      sheet,
      [...columns].flatMap(([column, rows]) =>
        partsOf([...rows].sort((a, b) => a - b)).map((part) => ({
          column,
          rows: part,
          area: { top: part[0] as number, left: column, bottom: part.at(-1) as number, right: column },
        })),
      ),
    );
  return runs;
}

function partsOf(rows: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    const [first, before] = [last?.[0] ?? row, last?.at(-1) ?? row];
    if (last === undefined || row - before > MAX_GAP || row - first >= MAX_RUN) parts.push([row]);
    else last.push(row);
  }
  return parts;
}

function holdIn(session: Session, sheet: BoundSheet, run: Run): Map<number, HeldCell> {
  const asked = askedOf(session, sheet);
  const ask = askerOf(asked);
  const range = rangeAt(sheet.handle, run.area);
  const told = cellsIn(asked, run.area, range);
  const formats = perRow(run, 'NumberFormat', (area) =>
    commonFormat(asked, area, area === run.area ? range : undefined),
  );
  return new Map(
    run.rows.map((row): [number, HeldCell] => {
      const cell = told[row - run.area.top];
      const contents = cell === undefined ? null : contentsOf(cell, ask);
      const format = formatOf((formats.get(row) as string | undefined) ?? '');
      const grid = contents === null ? blankCell(row, run.column) : { ...contents, format };
      return [
        row,
        {
          content: contentOf(grid),
          error: grid.kind === 'error' && grid.formula === null ? String(grid.value) : null,
          picture: grid.kind === 'picture',
          format: format ?? 'General',
        },
      ];
    }),
  );
}

/** What each of the run's cells says, asked for together as long as they say the same. */
function perRow(run: Run, what: string, ask: (area: GridRange) => unknown): Map<number, unknown> {
  const found = new Map<number, unknown>();
  const within = (area: GridRange): GridRange | null => {
    const rows = run.rows.filter((row) => row >= area.top && row <= area.bottom);
    const [top, bottom] = [rows[0], rows.at(-1)];
    if (top === undefined || bottom === undefined) return null;
    return top === area.top && bottom === area.bottom ? area : { ...area, top, bottom };
  };
  for (const { area, value } of uniform(run.area, { what, ask, within }))
    if (value !== null) for (const row of run.rows) if (row >= area.top && row <= area.bottom) found.set(row, value);
  return found;
}

/** The rows for which it is so. */
function flags(
  sheet: BoundSheet,
  run: Run,
  what: string,
  ask: (range: ReturnType<typeof rangeAt>) => unknown,
): Set<number> {
  const told = perRow(run, what, (area) => ask(rangeAt(sheet.handle, area)));
  return new Set([...told].filter(([, value]) => truth(() => value, what)).map(([row]) => row));
}

/** Builds that know no formulas with many results don't know the question either. */
function spillsIn(sheet: BoundSheet, run: Run): Set<number> {
  const first = cellRange(sheet.handle, run.area.top, run.column);
  if (isNothing(again(() => first.HasSpill))) return new Set();
  return flags(sheet, run, 'HasSpill', (range) => range.HasSpill);
}

/** On a protected sheet: what may be edited, by WPS's own word, or by the cells' where it has none. */
function lockedIn(sheet: BoundSheet, run: Run): Set<number> {
  const first = cellRange(sheet.handle, run.area.top, run.column);
  if (isNothing(again(() => first.AllowEdit))) return flags(sheet, run, 'Locked', (range) => range.Locked);
  const all = rangeAt(sheet.handle, run.area);
  if (truth(() => all.AllowEdit, 'AllowEdit')) return new Set();
  return new Set(
    run.rows.filter((row) => {
      const cell = cellRange(sheet.handle, row, run.column);
      return !truth(() => cell.AllowEdit, 'AllowEdit');
    }),
  );
}

/** Whether formats may be changed on a protected sheet, conditional ones among them. */
export function mayFormat({ handle }: BoundSheet): boolean {
  const protection = object(() => handle.Protection, 'Protection');
  return truth(() => protection.AllowFormattingCells, 'AllowFormattingCells');
}

function isCovered(sheet: BoundSheet, row: number, column: number): boolean {
  const cell = cellRange(sheet.handle, row, column);
  const { top, left } = areaOf(object(() => cell.MergeArea, 'MergeArea'));
  return top !== row || left !== column;
}

/** For errors and events: the address of a place. */
export function addressOf({ row, column }: CellPlace): string {
  return cellAddress(row, column);
}
