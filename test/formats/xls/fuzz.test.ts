import fc from 'fast-check';
import type { CellKind, GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { Records } from '../../../src/formats/xls/records.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import {
  biffStream,
  formulaCell,
  numberCell,
  RESULT,
  record,
  stringCell,
  stringTable,
  word,
} from '../../support/xls-builder.ts';
import { XLS_FIXTURES, xlsFixture } from '../../support/xls-fixtures.ts';

/** Damaged files may be refused or read as something else, but only a DocumentError may come of them, a sound grid, and soon. */

const LIMITS = { cells: 10_000, merges: 1000 };

/** Records that were visited since `counted` began. */
let visited = 0;
const next = Object.getOwnPropertyDescriptor(Records.prototype, 'next')?.value as (this: Records) => void;
beforeAll(() => {
  Records.prototype.next = function counted(this: Records): void {
    visited++;
    next.call(this);
  };
});
afterAll(() => {
  Records.prototype.next = next;
});

const stream = biffStream(
  [
    {
      name: '自评表',
      records: [
        numberCell(0, 0, 8.62, 1),
        stringCell(0, 1, 0),
        stringCell(0, 2, 1),
        record(0x00bd, word(1), word(0), word(0), [1, 0, 0, 0], word(0), [2, 0, 0, 0], word(1)),
        formulaCell(2, 0, RESULT.text, [0x01, ...word(2), ...word(0)]),
        record(0x04bc, word(2), word(3), [0, 0, 0, 2], word(8), [0x4c, 0, 0, 1, 0xc0, 0x17, 0, 0]),
        record(0x0207, word(2), [1, 0x20, 0x4e, 0x21, 0x4e]),
        formulaCell(3, 0, 1, [0x24, 0, 0, 0, 0xc0, 0x1e, 2, 0, 0x05]),
        record(0x00e5, word(1), word(0), word(1), word(0), word(1)),
      ],
    },
    { name: 'é', state: 1 },
  ],
  {
    formats: ['0.00%'],
    strings: stringTable(
      [
        { text: '项目支出绩效', runs: 1 },
        { text: 'abc', phonetic: 4 },
      ],
      16,
    ),
  },
);

const files = [
  buildCompound({ Workbook: stream }),
  buildCompound({ Workbook: stream }, { mini: true, backwards: true }),
  stream,
  xlsFixture('structure-locked.xls'),
  ...XLS_FIXTURES.filter(({ name }) => name !== 'features.xls').map(({ name }) => xlsFixture(name)),
];

const TYPES: { readonly [kind in CellKind]?: string } = {
  number: 'number',
  text: 'string',
  boolean: 'boolean',
  error: 'string',
};

function isSound(cell: GridCell): boolean {
  if (cell.kind === 'blank' || (typeof cell.value === 'number' && !Number.isFinite(cell.value))) return false;
  return cell.value === null ? TYPES[cell.kind] === undefined : typeof cell.value === TYPES[cell.kind];
}

/** What is wrong with a grid: nothing, whatever the file. */
function flaws(sheet: SheetGrid): string[] {
  const found: string[] = [];
  let lastRow = 0;
  for (const { row, cells } of sheet.rows) {
    if (row <= lastRow || cells.length === 0) found.push(`row ${row}`);
    lastRow = row;
    let lastColumn = 0;
    for (const cell of cells) {
      const placed = cell.row === row && cell.column > lastColumn && cell.column <= 16384;
      if (!placed || !isSound(cell)) found.push(JSON.stringify(cell));
      lastColumn = cell.column;
    }
  }
  return found;
}

/** Whether it was read. */
function survives(bytes: Uint8Array): boolean {
  visited = 0;
  try {
    const { sheets } = readXls(bytes, LIMITS);
    expect(sheets.flatMap(flaws)).toEqual([]);
    return true;
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code === 'unknown') throw error;
    return false;
  } finally {
    // A record has four bytes at least, and only so many sheets are read from the same ones.
    expect(visited).toBeLessThan(bytes.length);
  }
}

const file = fc.constantFrom(...files);
/** A share of the file, evenly: doubles would nearly all lie at its beginning. */
const position = fc.nat(999_999).map((part) => part / 1_000_000);
const NUMBERS = [0, 1, 2, 0x7f, 0x80, 0xff, 0xfffe, 0xffff, 0x7fffffff, 0xfffffffc, 0xfffffffe, 0xffffffff];

test('bytes of the file changed', () => {
  let read = 0;
  const change = fc.tuple(position, fc.nat(255));
  fc.assert(
    fc.property(file, fc.array(change, { minLength: 1, maxLength: 6 }), (original, changes) => {
      const bytes = original.slice();
      for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
      if (survives(bytes)) read++;
    }),
    { numRuns: 4000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('numbers of the file changed', () => {
  let read = 0;
  const change = fc.tuple(position, fc.constantFrom(...NUMBERS), fc.constantFrom(2, 4));
  fc.assert(
    fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), (original, changes) => {
      const bytes = original.slice();
      const view = new DataView(bytes.buffer);
      for (const [at, number, size] of changes) {
        const place = Math.floor(at * (bytes.length - 4)) & ~1;
        if (size === 2) view.setUint16(place, number & 0xffff, true);
        else view.setUint32(place, number, true);
      }
      if (survives(bytes)) read++;
    }),
    { numRuns: 4000 },
  );
  expect(read).toBeGreaterThan(500);
});

test('the head of the file, its tables and its directory changed', () => {
  let read = 0;
  const change = fc.tuple(fc.nat(2047), fc.constantFrom(...NUMBERS));
  fc.assert(
    fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (original, changes, fromEnd) => {
      const bytes = original.slice();
      const view = new DataView(bytes.buffer);
      for (const [at, number] of changes) {
        const place = (fromEnd ? bytes.length - 4 - at : at) & ~3;
        if (place >= 0 && place + 4 <= bytes.length) view.setUint32(place, number, true);
      }
      if (survives(bytes)) read++;
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test('parts of the file removed and repeated', () => {
  let read = 0;
  fc.assert(
    fc.property(file, position, fc.nat(600), position, fc.nat(600), (original, from, length, to, again) => {
      const cut = Math.floor(from * original.length);
      const put = Math.floor(to * original.length);
      const bytes = Buffer.concat([
        original.subarray(0, cut),
        original.subarray(put, put + again),
        original.subarray(cut + length),
      ]);
      if (survives(new Uint8Array(bytes))) read++;
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});

test.each(XLS_FIXTURES)('$name, cut off anywhere, is refused or read as a whole', ({ name }) => {
  const bytes = xlsFixture(name);
  const whole = JSON.stringify(readXls(bytes).sheets);
  const codes = new Set<string>();
  for (let length = 0; length < bytes.length; length += 61) {
    try {
      // What follows the workbook in the file may be missing.
      expect(JSON.stringify(readXls(bytes.subarray(0, length)).sheets) === whole).toBe(true);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      codes.add(error.code);
    }
  }
  expect([...codes].filter((code) => !['empty-file', 'not-a-workbook', 'truncated'].includes(code))).toEqual([]);
});
