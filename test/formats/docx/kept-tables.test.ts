import { join } from 'node:path';
import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { writeDocxComments } from '../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../src/formats/docx/write/edits.ts';
import { BODIES } from '../../support/docx-blocks.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { unlikeKept } from '../../support/kept-file.ts';
import { commentRanges, faultsOf, shownCharacters } from '../../support/word-revisions.ts';

/**
 * Tables of all shapes: what is read of them, which of their cells take a text, and where comments on them lie.
 * `JIHE_KEEP=1 npx jest test/formats/docx/kept-tables` writes the file anew, and git shows what a change changes.
 */

const FILE = join(__dirname, '../../fixtures/docx-tables.txt');
const ADDRESSES = ['A1', 'B1', 'C1', 'D1', 'A2', 'B2', 'C2', 'D2', 'A3'];

function shown({ name, rows, merges }: SheetGrid): string {
  const cells = rows.flatMap(({ hidden, cells: all }) =>
    all.map(
      ({ row, column, value, format }) =>
        `${cellAddress(row, column)}${hidden ? '~' : ''}=${value}${format === null ? '' : `(${format})`}`,
    ),
  );
  return `${name} ${cells.join(' ')} | ${merges.map(rangeAddress).join(' ')}`.replaceAll('\n', '\\n').trimEnd();
}

/** The cells that take a text, and why others don't. */
function written(bytes: Uint8Array, mode: 'tracked' | 'plain'): string {
  const cells = readDocument(bytes).grids[0]?.rows.flatMap((row) => row.cells) ?? [];
  const held = new Map(cells.map((cell) => [cellAddress(cell.row, cell.column), cell.value]));
  const edits = ADDRESSES.map((address) => {
    return { sheet: '表1', cell: address, from: { value: held.get(address) ?? null }, to: { value: `新${address}` } };
  });
  const { bytes: copy, refused } = writeDocxEdits(bytes, edits, { mode });
  expect(faultsOf(copy)).toEqual(faultsOf(bytes));
  const codes = new Map(refused.map(({ cell, code }) => [cell, code]));
  const after = readDocument(copy).grids.map(shown);
  return `${mode}: ${ADDRESSES.map((address) => codes.get(address) ?? 'ok').join()} → ${after.join('; ')}`;
}

function commented(bytes: Uint8Array): string {
  const { bytes: copy, ids } = writeDocxComments(
    bytes,
    ADDRESSES.map((address) => ({ at: { sheet: '表1', cell: address }, paragraphs: [address] })),
  );
  expect(shownCharacters(copy, 'asIs')).toEqual(shownCharacters(bytes, 'asIs'));
  const ranges = commentRanges(copy);
  return `comments ${ids.map((id) => (id === null ? '–' : JSON.stringify(ranges.get(id) ?? null))).join()}`;
}

test('each table, read, written over and commented', () => {
  expect(BODIES.length).toBeGreaterThan(130);
  const lines = BODIES.flatMap(({ name, xml }) => {
    const bytes = buildDocx(`${paragraph('前')}${xml}${paragraph('后')}`);
    const { grids, narrative } = readDocument(bytes);
    const text = narrative.paragraphs.map((each) => each.text).join('|');
    return [
      `# ${name}`,
      `${text} ; ${grids.map(shown).join('; ')}`,
      written(bytes, 'tracked'),
      written(bytes, 'plain'),
      commented(bytes),
    ];
  });
  expect(unlikeKept(FILE, `${lines.join('\n')}\n`)).toEqual([]);
});
