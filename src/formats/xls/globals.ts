/** What the sheets of a workbook have in common: the first part of its stream. */

import type { SheetGrid } from '../../engine/grid/grid.ts';
import { DocumentError } from '../error.ts';
import { formatCode } from '../number-formats.ts';
import { badRecord } from './errors.ts';
import { FILEPASS } from './locked-structure.ts';
import { BIFF8, BOF, type Content, EOF, Records, u16, u32 } from './records.ts';

const BOUNDSHEET = 0x0085;
const DATEMODE = 0x0022;
const FORMAT = 0x041e;
const XF = 0x00e0;
const SST = 0x00fc;
const EXTERNSHEET = 0x0017;
const SUPBOOK = 0x01ae;
const NAME = 0x0018;
const EXTERNNAME = 0x0023;

const GLOBALS = 0x0005;
const WORKSHEET = 0;

const MAX_SHEETS = 10_000;

export interface SheetPlace {
  readonly name: string;
  readonly visibility: SheetGrid['visibility'];
  /** Where its records begin in the stream. */
  readonly start: number;
  /** False for charts, macro sheets and modules. */
  readonly worksheet: boolean;
}

/** A workbook that formulas refer to: this one, or another (or an add-in) with the names it lends. */
interface BookLink {
  readonly own: boolean;
  readonly names: string[];
}

/** Sheets that a formula names: of which book, and the first and the last of them by tab. */
interface SheetLink {
  readonly book: number;
  readonly first: number;
  readonly last: number;
}

export interface Globals {
  /** By tab. */
  readonly sheets: readonly SheetPlace[];
  /** By style index; null is General. */
  readonly formats: readonly (string | null)[];
  readonly strings: readonly string[];
  readonly date1904: boolean;
  readonly names: readonly string[];
  readonly books: readonly BookLink[];
  readonly links: readonly SheetLink[];
}

/** Names that files hold by number only. */
const BUILT_IN_NAMES =
  'Consolidate_Area Auto_Open Auto_Close Extract Database Criteria Print_Area Print_Titles Recorder Data_Form Auto_Activate Auto_Deactivate Sheet_Title _FilterDatabase'.split(
    ' ',
  );

/** @throws DocumentError `encrypted`; `old-xls` for files of Excel 95 and before */
export function readGlobals(stream: Uint8Array, stringLimit: number): Globals {
  const records = new Records(stream);
  expectWorkbook(records);
  const reader = new GlobalsReader(records, stringLimit);
  for (records.next(); records.id !== EOF; records.next()) reader.read();
  return reader.globals();
}

/** The stream begins with the globals of a BIFF8 workbook, or there is nothing here to read. */
function expectWorkbook(records: Records): void {
  const { bytes } = records;
  // A bare sheet of Excel 2 to 4.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] as number)) throw tooOld(bytes[1] as number);
  if (u16(bytes, 0) !== BOF)
    throw new DocumentError('damaged', 'not-a-workbook', { cause: 'begins with no BOF record' });
  records.next();
  records.require(4);
  const version = u16(bytes, records.from);
  if (version < BIFF8) throw tooOld(version >> 8);
  if (u16(bytes, records.from + 2) !== GLOBALS) throw badRecord('no workbook globals');
}

function tooOld(version: number): DocumentError {
  return new DocumentError('unsupported', 'old-xls', { cause: `BIFF ${version}` });
}

class GlobalsReader {
  readonly #records: Records;
  readonly #stringLimit: number;
  readonly #sheets: SheetPlace[] = [];
  readonly #sheetNames = new Set<string>();
  readonly #codes = new Map<number, string>();
  readonly #styles: number[] = [];
  #strings: readonly string[] = [];
  readonly #names: string[] = [];
  readonly #books: BookLink[] = [];
  #links: readonly SheetLink[] = [];
  #date1904 = false;

  constructor(records: Records, stringLimit: number) {
    this.#records = records;
    this.#stringLimit = stringLimit;
  }

  globals(): Globals {
    const sheets = this.#sheets;
    const strings = this.#strings;
    const date1904 = this.#date1904;
    const names = this.#names;
    const books = this.#books;
    const links = this.#links;
    const codes = this.#codes;
    const formats = this.#styles.map((id) => formatCode(id, codes));
    return { sheets, formats, strings, date1904, names, books, links };
  }

  read(): void {
    const records = this.#records;
    switch (records.id) {
      case FILEPASS:
        throw new DocumentError('encrypted', 'encrypted');
      case DATEMODE:
        records.require(2);
        this.#date1904 = u16(records.bytes, records.from) === 1;
        break;
      case BOUNDSHEET:
        this.#readSheet();
        break;
      case FORMAT:
        records.require(5);
        this.#codes.set(u16(records.bytes, records.from), readCode(records));
        break;
      case XF:
        records.require(4);
        this.#styles.push(u16(records.bytes, records.from + 2));
        break;
      case SST:
        this.#strings = this.#readStrings();
        break;
      default:
        this.#readLink();
    }
  }

  /** Records that only the texts of formulas need. */
  #readLink(): void {
    const records = this.#records;
    const { bytes, from } = records;
    if (records.id === NAME) this.#names.push(readName(records));
    else if (records.id === SUPBOOK) {
      this.#books.push({ own: records.length >= 4 && u16(bytes, from + 2) === 0x0401, names: [] });
    } else if (records.id === EXTERNNAME) {
      const content = records.content(Math.min(6, records.length));
      const name = content.done ? '' : shortText(content);
      this.#books[this.#books.length - 1]?.names.push(name);
    } else if (records.id === EXTERNSHEET) {
      records.require(2);
      const content = records.content(2);
      const count = u16(bytes, from);
      this.#links = Array.from({ length: count }, () => ({
        book: content.word(),
        first: content.word(),
        last: content.word(),
      }));
    }
  }

  #readSheet(): void {
    const records = this.#records;
    const sheetNames = this.#sheetNames;
    const { bytes, from } = records;
    records.require(8);
    if (this.#sheets.length >= MAX_SHEETS) {
      throw new DocumentError('too-large', 'file-too-large', { limit: MAX_SHEETS, cause: 'sheets' });
    }
    const name = shortText(records.content(6));
    // As in .xlsx files: which of two sheets of one name is meant couldn't be told.
    if (name === '' || sheetNames.has(name.toLowerCase())) throw badRecord('a sheet without a name of its own');
    sheetNames.add(name.toLowerCase());
    const state = (bytes[from + 4] as number) & 3;
    const visibility = state === 0 ? 'visible' : state === 1 ? 'hidden' : 'veryHidden';
    this.#sheets.push({ name, visibility, start: u32(bytes, from), worksheet: bytes[from + 5] === WORKSHEET });
  }

  #readStrings(): string[] {
    const records = this.#records;
    const stringLimit = this.#stringLimit;
    records.require(8);
    const count = u32(records.bytes, records.from + 4);
    if (count > stringLimit) throw new DocumentError('too-large', 'too-many-cells', { limit: stringLimit });
    const content = records.content(8);
    const strings: string[] = [];
    // Some programs count wrongly: what is there, counts.
    while (strings.length < count && !content.done) strings.push(content.richText(content.word()));
    return strings;
  }
}

/** A text whose length takes one byte. */
export function shortText(content: Content): string {
  const count = content.byte();
  return content.characters(count, content.byte());
}

/** A text whose length takes two bytes. */
export function longText(content: Content): string {
  return content.richText(content.word());
}

/** The code of a format; as much of it as there is, where its record is shorter than it says. */
function readCode(records: Records): string {
  const { bytes, from } = records;
  const count = u16(bytes, from + 2);
  const flags = bytes[from + 4] as number;
  const room = (records.length - 5) >> (flags & 1);
  if (count <= room) return longText(records.content(2));
  return records.content(5).characters(room, flags);
}

function readName(records: Records): string {
  records.require(15);
  const { bytes, from } = records;
  const count = bytes[from + 3] as number;
  const content = records.content(14);
  const text = content.characters(count, content.byte());
  if ((u16(bytes, from) & 0x20) === 0) return text;
  return `_xlnm.${BUILT_IN_NAMES[text.charCodeAt(0)] ?? text.charCodeAt(0)}`;
}
