import fc from 'fast-check';
import type { CellKind, GridCell, SheetGrid } from '../../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../../src/formats/error.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { buildXlsx, type XlsxSheet, xlsxEntries } from '../../../support/xlsx-builder.ts';
import { FLAVOURS } from '../../../support/xlsx-flavour.ts';
import { buildZip } from '../../../support/zip-builder.ts';

/** Damaged files may be refused or read as something else, but only a DocumentError may come of them, and only a sound grid. */

const sheets: XlsxSheet[] = [
  {
    name: '自评表',
    cells: {
      A1: { rich: '<r><t>项目</t></r><rPh sb="0" eb="1"><t>x</t></rPh>' },
      B1: '（2022 年度） & <更多> _x000D_',
      A2: { value: 1.5, format: '0.00%' },
      B2: { value: 3, formula: 'A2*2', formulaAttributes: 't="shared" ref="B2:B3" si="0"' },
      B3: { value: 4, formula: '', formulaAttributes: 't="shared" si="0"' },
      C3: { value: '#REF!', type: 'e', formula: 'A99' },
      D3: true,
      E3: { value: '2021-01-01', type: 'd' },
    },
    merges: ['A1:B1'],
    hiddenRows: [3],
    protected: true,
  },
  { name: "'!", cells: { C9: 1 }, visibility: 'hidden' },
];

const FRAGMENTS = [
  '<',
  '>',
  '/',
  '"',
  '&',
  ';',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE a>',
  '&#0;',
  '&#x110000;',
  '_xD800_',
  '</row>',
  '<row r="5">',
  '<c r="A1" t="s"><v>',
  '</c>',
  '<si>',
  '</t>',
  'xmlns:x="',
  '\0',
  '\uFEFF',
  '\uFFFF',
  '99999999999',
  '-1',
  'NaN',
  '1e309',
  'XFE1',
  '<f t="shared" si="0"/>',
  '<worksheet>',
  '<sheet name="a" r:id="rId1"/>',
  '../',
  '%00',
  '%E5',
];

const LIMITS = { partBytes: 1 << 20, totalBytes: 1 << 22, cells: 10_000, merges: 1000 };

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
    if (row <= lastRow || row > 1048576 || cells.length === 0) found.push(`row ${row}`);
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
function survives(bytes: Uint8Array, native: boolean): boolean {
  try {
    const { sheets: read } = readWorkbook(bytes, { limits: LIMITS, native });
    expect(read.flatMap(flaws)).toEqual([]);
    return true;
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code === 'unknown') throw error;
    return false;
  }
}

const flavour = fc.constantFrom(...FLAVOURS);
const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('bytes of the file changed', () => {
  const files = new Map(FLAVOURS.map((each) => [each, buildXlsx(sheets, { flavour: each })]));
  const change = fc.tuple(position, fc.nat(255));
  let read = 0;
  fc.assert(
    fc.property(flavour, fc.array(change, { maxLength: 6 }), fc.boolean(), (each, changes, native) => {
      const bytes = (files.get(each) as Uint8Array).slice();
      for (const [at, byte] of changes) bytes[Math.floor(at * bytes.length)] = byte;
      if (survives(bytes, native)) read++;
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('parts of the file changed', () => {
  const archives = new Map(FLAVOURS.map((each) => [each, xlsxEntries(sheets, { flavour: each })]));
  const cut = fc.record({
    part: position,
    at: position,
    remove: fc.nat(12),
    insert: fc.constantFrom('', ...FRAGMENTS),
  });
  let read = 0;
  fc.assert(
    fc.property(flavour, fc.array(cut, { minLength: 1, maxLength: 4 }), fc.boolean(), (each, cuts, native) => {
      const entries = (archives.get(each) ?? []).filter(({ name }) => !/theme|docProps|Content_Types|\/$/.test(name));
      for (const { part, at, remove, insert } of cuts) {
        const index = Math.floor(part * entries.length);
        const entry = entries[index];
        if (entry === undefined) continue;
        const from = Math.floor(at * entry.data.length);
        const data = Buffer.concat([
          entry.data.subarray(0, from),
          Buffer.from(insert),
          entry.data.subarray(from + remove),
        ]);
        entries[index] = { ...entry, data: new Uint8Array(data), stored: true };
      }
      if (survives(buildZip(entries), native)) read++;
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});
