import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { openZip } from '../../../src/formats/zip/read.ts';
import { fillTarget } from '../../../src/programs/cli/fill-target.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { reportWithForm, WRONG_RATE } from '../../support/report-document.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** What a fill writes to: told by what a file holds where its name doesn't say, and written as was asked for. */

const DATE = '2026-11-21T00:00:00Z';
const BOOK = gridToXlsx([withCells(exampleForm('national'), { H20: '99' })]);
const REPORT = reportWithForm();

/** The total put right. */
function correction(sheets: readonly SheetGrid[]): CellEdit {
  const [sheet] = sheets;
  const total = sheet?.rows.flatMap(({ cells }) => cells).find(({ value }) => value === 99 || value === '99');
  if (sheet === undefined || total === undefined) throw new Error('no total');
  const cell = cellAddress(total.row, total.column);
  return { sheet: sheet.name, cell, from: { value: total.value }, to: { value: 100 } };
}

const values = (sheets: readonly SheetGrid[]): string[] =>
  sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ value }) => String(value))));

test.each(['表.xlsx', '表.docx', '表.txt', '没有后缀'])('a workbook, though it is called %s', async (name) => {
  const target = fillTarget(name, BOOK, 'tracked', DATE);
  expect([target.isDocument, target.sheets.length]).toEqual([false, 1]);
  const edit = correction(target.sheets);
  expect(await target.apply([edit])).toMatchObject({ applied: [{ cell: 'H20' }], refused: [] });
  const written = readWorkbook(target.bytes()).sheets;
  expect(values(written)).toEqual(values(target.sheets).map((value) => (value === '99' ? '100' : value)));
});

test.each([
  ['tracked', true],
  ['plain', false],
] as const)('the tables of a document, %s', async (changes, isTraced) => {
  const target = fillTarget('报告.docx', REPORT, changes, DATE);
  expect(target.isDocument).toBe(true);
  expect(target.bytes()).toBe(REPORT);
  const { applied, refused } = await target.apply([correction(target.sheets)]);
  expect([applied.length, refused]).toEqual([1, []]);
  const zip = openZip(target.bytes());
  const xml = zip.entries
    .filter(({ name }) => name === 'word/document.xml')
    .map((entry) => new TextDecoder().decode(zip.inflate(entry)))
    .join('');
  expect([/<w:ins /.test(xml), /<w:del /.test(xml)]).toEqual([isTraced, isTraced]);
  expect(xml.includes(DATE)).toBe(isTraced);
  expect(values(readDocument(target.bytes()).grids)).toContain('100');
});

test('a cell of a document that holds something else is refused', async () => {
  const target = fillTarget('报告.docx', REPORT, 'plain', DATE);
  const edit = { ...correction(target.sheets), from: { value: 1 } };
  expect(await target.apply([edit])).toMatchObject({ applied: [], refused: [{ code: 'changed-meanwhile' }] });
});

test('a text has no cells', () => {
  const text = new TextEncoder().encode(WRONG_RATE);
  expect(() => fillTarget('报告.txt', text, 'plain', DATE)).toThrow(
    expect.objectContaining({ kind: 'unsupported', code: 'not-a-document', detail: { inDocument: true } }),
  );
});
