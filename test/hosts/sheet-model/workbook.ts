import { type Area, parseArea, singleCell, WHOLE_SHEET } from './area.ts';
import type { CellValue } from './cell.ts';
import { type Habits, plainHabits } from './habits.ts';
import { Refusal } from './refusal.ts';
import { type Input, SheetModel } from './sheet.ts';

/** The workbook that an add-in under test sees, without Office.js. */

/** Who did it: the add-in, the person at the screen by typing or from a list, or another author. */
export type Actor = 'addin' | 'user' | 'list' | 'coauthor';

export type ModelEvent =
  | { readonly type: 'changed'; readonly sheet: SheetModel; readonly area: Area; readonly by: Actor }
  | { readonly type: 'selection'; readonly sheet: SheetModel; readonly area: Area }
  | {
      readonly type: 'activated' | 'deactivated' | 'added' | 'deleted';
      readonly sheet: SheetModel;
      readonly by: Actor;
    };

/** A stand-in for the calculation engine: the result of a formula, or undefined to leave what is there. */
export type Evaluator = (formula: string, sheet: SheetModel) => CellValue | undefined;

/** Characters that Excel refuses in a sheet's name; longest 31: "Rename a worksheet" of Excel's help. */
const FORBIDDEN_IN_NAMES = /[\\/?*[\]:]/;

let workbooks = 0;

export class WorkbookModel {
  name = '自评表.xlsx';
  readOnly = false;
  /** Whether sheets may not be added, removed, renamed or moved. */
  structureProtected = false;
  /** `context.runtime.enableEvents`. */
  eventsEnabled = true;
  sheets: SheetModel[] = [];
  readonly habits: Habits = plainHabits();
  readonly settings = new Map<string, unknown>();
  /** None: formulas keep the results they came with. */
  evaluator: Evaluator | null = null;
  readonly #listeners = new Set<(event: ModelEvent) => void>();
  #active: SheetModel | null = null;
  #made = 0;
  readonly #serial: number;

  constructor() {
    workbooks += 1;
    this.#serial = workbooks;
  }

  onEvent(listener: (event: ModelEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: ModelEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  get active(): SheetModel {
    const sheet = this.#active ?? this.sheets.find(({ visibility }) => visibility === 'Visible') ?? this.sheets[0];
    if (sheet === undefined) throw new Refusal('GeneralException');
    return sheet;
  }

  /** By name, whatever the case, or by id; null where there is none. */
  find(key: string): SheetModel | null {
    const wanted = key.toLowerCase();
    return this.sheets.find(({ id, name }) => id === key || name.toLowerCase() === wanted) ?? null;
  }

  /** For tests: the sheet of that name. */
  sheet(name: string): SheetModel {
    const sheet = this.find(name);
    if (sheet === null) throw new RangeError(`no sheet ${name}`);
    return sheet;
  }

  addSheet(name: string | null, by: Actor): SheetModel {
    if (this.structureProtected) throw new Refusal('AccessDenied');
    const wanted = name ?? this.#freeName();
    this.#checkName(wanted, null);
    this.#made += 1;
    const id = `{${this.#made.toString(16).toUpperCase().padStart(8, '0')}-${this.#serial.toString(16).padStart(4, '0')}-0000-0000-000000000000}`;
    const sheet = new SheetModel(id, wanted);
    this.sheets.push(sheet);
    this.emit({ type: 'added', sheet, by });
    return sheet;
  }

  rename(sheet: SheetModel, name: string): void {
    if (this.structureProtected) throw new Refusal('AccessDenied');
    this.#checkName(name, sheet);
    sheet.name = name;
  }

  /** A copy behind the others, with an id of its own. */
  copySheet(source: SheetModel, name: string, by: Actor): SheetModel {
    const copy = this.addSheet(name, by);
    for (const [row, column, cell] of source.cellsIn(WHOLE_SHEET)) Object.assign(copy.cell(row, column), cell);
    copy.merges = [...source.merges];
    return copy;
  }

  /** The last visible sheet can't go: "Worksheet.delete" of the Office documentation. */
  deleteSheet(sheet: SheetModel, by: Actor): void {
    const others = this.sheets.filter((each) => each !== sheet && each.visibility === 'Visible');
    if (this.structureProtected) throw new Refusal('AccessDenied');
    if (others.length === 0 || sheet.visibility === 'VeryHidden') throw new Refusal('InvalidOperation');
    this.sheets = this.sheets.filter((each) => each !== sheet);
    sheet.deleted = true;
    if (this.#active === sheet) this.#active = null;
    this.emit({ type: 'deleted', sheet, by });
  }

  activate(sheet: SheetModel, by: Actor): void {
    if (sheet.visibility !== 'Visible') throw new Refusal('InvalidOperation');
    const before = this.active;
    if (before === sheet) return;
    this.#active = sheet;
    this.emit({ type: 'deactivated', sheet: before, by });
    this.emit({ type: 'activated', sheet, by });
  }

  select(sheet: SheetModel, area: Area, by: Actor): void {
    this.activate(sheet, by);
    sheet.selection = area;
    this.emit({ type: 'selection', sheet, area });
  }

  write(sheet: SheetModel, area: Area, grid: readonly (readonly Input[])[], by: Actor): void {
    sheet.write(area, grid, (formula) => this.evaluator?.(formula, sheet) ?? null, this.habits);
    this.recalculate();
    if (by === 'list' && this.habits.silentLists) return;
    this.emit({ type: 'changed', sheet, area, by });
  }

  /** Asks the evaluator for every formula; without one all results stay. */
  recalculate(): void {
    const { evaluator } = this;
    if (evaluator === null) return;
    for (const sheet of this.sheets) {
      for (const [, , cell] of sheet.cellsIn(WHOLE_SHEET)) {
        if (cell.formula !== null) cell.value = evaluator(cell.formula, sheet) ?? cell.value;
      }
    }
  }

  /** What a person types into a cell. */
  type(sheet: string, address: string, input: Input, by: Actor = 'user'): void {
    const area = parseArea(address);
    if (area === null) throw new RangeError(`no address: ${address}`);
    this.write(this.sheet(sheet), singleCell(area.top, area.left), [[input]], by);
  }

  #freeName(): string {
    let number = this.sheets.length;
    do number += 1;
    while (this.find(`Sheet${number}`) !== null);
    return `Sheet${number}`;
  }

  #checkName(name: string, own: SheetModel | null): void {
    const quoted = name.startsWith("'") || name.endsWith("'");
    if (name === '' || name.length > 31 || FORBIDDEN_IN_NAMES.test(name) || quoted)
      throw new Refusal('InvalidArgument');
    const other = this.find(name);
    if (other !== null && other !== own) throw new Refusal('ItemAlreadyExists');
  }
}
