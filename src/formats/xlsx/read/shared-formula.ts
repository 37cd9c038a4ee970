import { columnLetters, columnNumber, MAX_COLUMN, MAX_ROW } from '../../../engine/grid/address.ts';

/** A reference inside a formula; 0 stands for the missing half of `A:C` and `1:3`. */
interface Reference {
  readonly column: number;
  readonly columnFixed: boolean;
  readonly row: number;
  readonly rowFixed: boolean;
}

/** Excel's own bound is 8192 characters; beyond this a text isn't looked into. */
const MAX_FORMULA_LENGTH = 32768;

const TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^[\]]*\])*\]|[$\p{L}\p{N}_.\\?]+/gu;
const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/;
const COLUMN = /^(\$?)([A-Za-z]{1,3})$/;
const ROW = /^(\$?)([1-9]\d{0,6})$/;

function parse(token: string, before: string, after: string): Reference | null {
  if (after === '(' || after === '!') return null;
  const cell = CELL.exec(token);
  if (cell !== null) {
    const column = columnNumber(cell[2] as string);
    const row = Number(cell[4]);
    if (column > MAX_COLUMN || row > MAX_ROW) return null;
    return { column, columnFixed: cell[1] === '$', row, rowFixed: cell[3] === '$' };
  }
  // Whole columns and rows stand on either side of a colon; elsewhere such a word is a name or a number.
  if (before !== ':' && after !== ':') return null;
  const column = COLUMN.exec(token);
  if (column !== null) {
    const number = columnNumber(column[2] as string);
    return number > MAX_COLUMN ? null : { column: number, columnFixed: column[1] === '$', row: 0, rowFixed: true };
  }
  const row = ROW.exec(token);
  if (row === null || Number(row[2]) > MAX_ROW) return null;
  return { column: 0, columnFixed: true, row: Number(row[2]), rowFixed: row[1] === '$' };
}

function write(reference: Reference, rows: number, columns: number): string {
  const column = reference.columnFixed ? reference.column : reference.column + columns;
  const row = reference.rowFixed ? reference.row : reference.row + rows;
  if (column > MAX_COLUMN || row > MAX_ROW || (column < 1 && reference.column > 0) || (row < 1 && reference.row > 0)) {
    return '#REF!';
  }
  const letters = reference.column === 0 ? '' : `${reference.columnFixed ? '$' : ''}${columnLetters(column)}`;
  const digits = reference.row === 0 ? '' : `${reference.rowFixed ? '$' : ''}${row}`;
  return letters + digits;
}

/** A formula that several cells share: written once, for its first cell, and read by the others with its references moved. */
export class SharedFormula {
  readonly #row: number;
  readonly #column: number;
  /** Texts between the references: one more than there are references. */
  readonly #texts: readonly string[];
  readonly #references: readonly Reference[];

  /** `text` is the formula of the cell at `row`, `column`. */
  constructor(text: string, row: number, column: number) {
    this.#row = row;
    this.#column = column;
    const texts: string[] = [];
    const references: Reference[] = [];
    let done = 0;
    if (text.length <= MAX_FORMULA_LENGTH) {
      for (const match of text.matchAll(TOKEN)) {
        const end = match.index + match[0].length;
        const reference = parse(match[0], text.charAt(match.index - 1), text.charAt(end));
        if (reference === null) continue;
        texts.push(text.slice(done, match.index));
        references.push(reference);
        done = end;
      }
    }
    texts.push(text.slice(done));
    this.#texts = texts;
    this.#references = references;
  }

  /** The formula's text in the cell at `row`, `column`; a reference that leaves the sheet becomes `#REF!`. */
  at(row: number, column: number): string {
    let text = this.#texts[0] as string;
    for (let i = 0; i < this.#references.length; i++) {
      text +=
        write(this.#references[i] as Reference, row - this.#row, column - this.#column) +
        (this.#texts[i + 1] as string);
    }
    return text;
  }
}
