import { addressedCells, type Echoes, type EditedCell, MAX_EDITED_CELLS, QUIET } from '../edited-cells.ts';
import type { EtApiEvent, EtWorksheet, Maybe, SheetListener } from './et.ts';
import { toldAddress } from './ranges.ts';
import { isNothing } from './values.ts';
import type { BoundWorkbook } from './workbook.ts';

const SHEET_CHANGE = 'SheetChange';

/** Listens to the bound workbook from `start` to `stop`. Inside WPS's event nothing is read but where it was. */
export class EditWatch {
  readonly #events: EtApiEvent | null;
  readonly #workbook: BoundWorkbook;
  readonly #echoes: Echoes;
  readonly #listener: (cells: readonly EditedCell[]) => void;
  readonly #gathered = new Map<string, Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isListening = false;

  constructor(
    events: EtApiEvent | null,
    workbook: BoundWorkbook,
    echoes: Echoes,
    listener: (cells: readonly EditedCell[]) => void,
  ) {
    this.#events = events;
    this.#workbook = workbook;
    this.#echoes = echoes;
    this.#listener = listener;
  }

  start(): void {
    try {
      this.#events?.AddApiEventListener(SHEET_CHANGE, this.#note);
      this.#isListening = true;
    } catch {
      // A WPS that can't tell of edits still checks when asked to.
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#gathered.clear();
    if (!this.#isListening) return;
    this.#isListening = false;
    for (let round = 0; round < 2; round++) {
      try {
        this.#events?.RemoveApiEventListener(SHEET_CHANGE, this.#note);
        return;
      } catch {
        // Once more; then it tells nobody.
      }
    }
  }

  readonly #note: SheetListener = (sheet, target) => {
    if (!this.#isListening) return;
    try {
      const name = this.#ownSheet(sheet);
      const address = isNothing(target) ? null : toldAddress(target);
      if (name === null || address === null) return;
      if (this.#echoes.take(name, address)) return;
      const cells = this.#gathered.get(name) ?? new Set<string>();
      this.#gathered.set(name, cells);
      for (const cell of addressedCells(address)) if (cells.size < MAX_EDITED_CELLS) cells.add(cell);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tell(), QUIET);
    } catch {
      // The sheet is gone by now. Nothing that comes of an event may reach WPS.
    }
  };

  /** The sheet's name; null for one of another workbook. */
  #ownSheet(sheet: Maybe<EtWorksheet>): string | null {
    if (isNothing(sheet)) return null;
    const name = sheet.Name;
    const book = sheet.Parent;
    if (typeof name !== 'string') return null;
    if (!isNothing(book) && book.FullName !== this.#workbook.path()) return null;
    return name;
  }

  #tell(): void {
    const edited = [...this.#gathered].flatMap(([sheet, cells]) => [...cells].map((cell) => ({ sheet, cell })));
    this.#gathered.clear();
    if (edited.length > 0) this.#listener(edited);
  }
}
