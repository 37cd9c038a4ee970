/** Cells that people, or other programs, edit: the same in every host that hears of it. */

import { cellAddress } from '../engine/grid/address.ts';
import type { GridRange } from '../engine/grid/grid.ts';
import { parseRange } from '../engine/grid/ranges.ts';

export interface EditedCell {
  readonly sheet: string;
  readonly cell: string;
}

/** Of larger ranges the first cells stand for all: whoever listens reads the sheet anew anyway. */
export const MAX_EDITED_CELLS = 1000;
/** Typing goes on after a cell: told when there was nothing new for so long, in milliseconds. */
export const QUIET = 300;
/** What is written here comes back as an event; from ExcelApi 1.14 on it says so itself. */
export class Echoes {
  /** When nobody waits any more, by place. */
  readonly #expected = new Map<string, number[]>();
  readonly #life: number;

  /** @param life milliseconds after which nothing of what we wrote is on its way any more. */
  constructor(life = 10_000) {
    this.#life = life;
  }

  expect(sheetId: string, cell: string, life = this.#life): void {
    const key = `${sheetId} ${plain(cell)}`;
    const times = this.#expected.get(key);
    if (times === undefined) this.#expected.set(key, [Date.now() + life]);
    else times.push(Date.now() + life);
  }

  /** Whether it was expected; then it is no longer. */
  take(sheetId: string, address: string): boolean {
    const key = `${sheetId} ${plain(address)}`;
    const times = (this.#expected.get(key) ?? []).filter((time) => time > Date.now());
    const found = times.shift() !== undefined;
    if (times.length > 0) this.#expected.set(key, times);
    else this.#expected.delete(key);
    return found;
  }
}

function plain(address: string): string {
  return address.replaceAll('$', '').toUpperCase();
}

/** `B3`, `B3:C5`, several of them; of whole rows (`3:5`) and columns (`B:C`) the first cell of each. */
export function addressedCells(address: string): string[] {
  const cells: string[] = [];
  for (const text of plain(address).split(',')) {
    const range = parseRange(text) ?? wholeLines(text);
    if (range === null) continue;
    for (let row = range.top; row <= range.bottom && cells.length < MAX_EDITED_CELLS; row++)
      for (let column = range.left; column <= range.right && cells.length < MAX_EDITED_CELLS; column++)
        cells.push(cellAddress(row, column));
  }
  return cells;
}

function wholeLines(text: string): GridRange | null {
  const [from = '', to = ''] = text.split(':');
  return parseRange(/^\d+:\d+$/.test(text) ? `A${from}:A${to}` : `${from}1:${to}1`);
}
