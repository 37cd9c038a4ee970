/**
 * The one workbook that a host is bound to: the one that was in front when it began. WPS shows several in one window, and one
 * pane may see them all; nothing but this file asks which is in front.
 */

import { DocumentError } from '../../formats/error.ts';
import type { EtApplication, EtSheets, EtWorkbook, EtWorksheet } from './et.ts';
import { again, count, object, text, truth } from './values.ts';

export interface BoundSheet {
  readonly handle: EtWorksheet;
  readonly name: string;
  /** Outlives its name. */
  readonly id: string;
}

export function noWorkbook(cause?: string): DocumentError {
  return new DocumentError('gone', 'no-workbook', cause === undefined ? {} : { cause });
}

/** Told apart from those of other pages by the time: what is kept of one page means nothing in the next. */
let handlesMade = 0;

export class BoundWorkbook {
  readonly app: EtApplication;
  readonly book: EtWorkbook;
  /** Its path, or its name before it is saved for the first time, and the window it is in: as they were in the beginning. */
  readonly key: string;
  /** Sheets without a name in code, by the ids that were made up for them: the object follows the sheet, whatever it is called. */
  readonly #handles = new Map<string, EtWorksheet>();
  readonly #since = Date.now().toString(36);

  /** @throws DocumentError `no-workbook` */
  constructor(app: EtApplication, book: EtWorkbook) {
    this.app = app;
    this.book = book;
    this.key = keyOf(book);
  }

  /** @throws DocumentError `no-workbook`: none is open, or only one that is shown protected */
  static inFront(app: EtApplication): BoundWorkbook {
    const book = again(() => app.ActiveWorkbook) as EtWorkbook | null | undefined;
    if (book === null || book === undefined) throw noWorkbook('no ActiveWorkbook');
    return new BoundWorkbook(app, book);
  }

  /** Whether it is still open. */
  alive(): boolean {
    try {
      return typeof again(() => this.book.FullName) === 'string';
    } catch {
      return false;
    }
  }

  /** As `key`, by the name that it has by now; null where WPS doesn't say. */
  keyNow(): string | null {
    try {
      return keyOf(this.book);
    } catch {
      return null;
    }
  }

  /** Its path; only a name before it is saved for the first time. @throws DocumentError */
  path(): string {
    return text(() => this.book.FullName, 'FullName');
  }

  sheetList(): EtSheets {
    return object(() => this.book.Worksheets, 'Worksheets');
  }

  /** All sheets of cells, in the order of the workbook. @throws DocumentError */
  sheets(): BoundSheet[] {
    const list = this.sheetList();
    const total = count(() => list.Count, 'Worksheets.Count');
    if (total === 0) throw noWorkbook('no sheet');
    const handles: EtWorksheet[] = [];
    for (let index = 1; index <= total; index++) handles.push(object(() => list.Item(index), `sheet ${index}`));
    return this.#bound(handles);
  }

  /** The sheet of exactly this name; null when there is none. @throws DocumentError */
  sheet(name: string): BoundSheet | null {
    const list = this.sheetList();
    let handle: EtWorksheet | null = null;
    try {
      // Whatever the case, and an exception where there is none, or just one.
      handle = object(() => list.Item(name), 'sheet by name');
    } catch {
      handle = null;
    }
    if (handle !== null) {
      const found = handle;
      if (text(() => found.Name, 'Name') === name) return this.#bound([found])[0] ?? null;
    }
    return this.sheets().find((each) => each.name === name) ?? null;
  }

  /** The sheet in front in this workbook. @throws DocumentError `chart-sheet` for one without cells */
  active(): BoundSheet {
    const handle = object(() => this.book.ActiveSheet, 'ActiveSheet');
    const name = text(() => handle.Name, 'Name');
    const found = this.sheet(name);
    if (found === null) throw new DocumentError('unsupported', 'chart-sheet');
    return found;
  }

  isProtected(): boolean {
    return truth(() => this.book.ProtectStructure, 'ProtectStructure');
  }

  #bound(handles: readonly EtWorksheet[]): BoundSheet[] {
    const known = new Map<string, string>();
    let isKnown = false;
    return handles.map((handle) => {
      const name = text(() => handle.Name, 'Name');
      const code = again(() => handle.CodeName);
      if (typeof code === 'string' && code !== '') return { handle, name, id: `code ${code}` };
      if (!isKnown) for (const [id, each] of this.#handles) note(known, id, each);
      isKnown = true;
      const id = known.get(name) ?? this.#remember(handle);
      return { handle, name, id };
    });
  }

  #remember(handle: EtWorksheet): string {
    handlesMade += 1;
    const id = `sheet ${this.#since} ${handlesMade}`;
    this.#handles.set(id, handle);
    return id;
  }
}

/** What the sheet is called now; one that is gone has no name. */
function note(names: Map<string, string>, id: string, handle: EtWorksheet): void {
  try {
    names.set(
      text(() => handle.Name, 'Name'),
      id,
    );
  } catch {
    // Deleted.
  }
}

function keyOf(book: EtWorkbook): string {
  const path = text(() => book.FullName, 'FullName');
  let handle: unknown;
  try {
    handle = book.Windows?.Item(1)?.Hwnd;
  } catch {
    // Known by its path alone.
  }
  return typeof handle === 'number' ? `${path} ${handle}` : path;
}
