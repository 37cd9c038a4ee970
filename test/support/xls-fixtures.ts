import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GridRange, SheetGrid } from '../../src/engine/grid/grid.ts';
import { fixtureForm } from './fixtures.ts';
import { exampleForm } from './form-text.ts';
import { workbookFile } from './workbook-file.ts';
import { buildXlsx, type XlsxSheet } from './xlsx-builder.ts';

/** The .xls files of test/fixtures/xls, each saved by LibreOffice from the .xlsx file that `source` gives. */

const FOLDER = join(__dirname, '../fixtures/xls');

export interface XlsFixture {
  readonly name: string;
  readonly source: () => Uint8Array;
}

/** Long enough that the string table has to be split, in one-byte and two-byte texts, more than once. */
const LONG_TEXTS = Array.from({ length: 12 }, (_, i) =>
  i % 3 === 2 ? `${i} ${'plain words '.repeat(90)}` : `${i}${'偏差原因分析及改进措施，'.repeat(110)}é`,
);

/** Only what LibreOffice keeps as it is: constants other than numbers and texts become formulas, very hidden sheets hidden ones. */
const FEATURES: readonly XlsxSheet[] = [
  {
    name: '自评表',
    cells: {
      A1: { rich: '<r><t>项目支出</t></r><r><rPr><b/></rPr><t>绩效自评表</t></r>' },
      A2: '预算数',
      B2: { value: 1234567.89, format: '#,##0.00' },
      C2: { value: 0.8765, format: '0.00%' },
      D2: { value: 45123, format: 'yyyy\\年mm\\月dd\\日' },
      E2: { value: 45123.5, format: 'h:mm' },
      F2: { value: 12, format: '0.00_ ' },
      A3: { value: 0.1 },
      B3: { value: -17 },
      C3: { value: 1e300 },
      D3: { value: 536870911 },
      E3: { value: 536870912 },
      F3: { value: 12.34 },
      G3: { value: -0.01 },
      A4: { value: '10' },
      B4: ' 两端有空格 ',
      C4: '第一行\n第二行',
      D4: { value: true, formula: 'TRUE' },
      E4: { value: false, formula: 'FALSE' },
      F4: { value: '#N/A', type: 'e', formula: '#N/A' },
      G4: '𠮷野家',
      A6: { value: 1234552.89, formula: 'ROUND(B2-15,2)' },
      B6: { value: 'B', formula: 'IF(C2>=0.9,"A",IF(C2>=0.8,"B","C"))' },
      C6: { value: 12.44, formula: 'SUM(A3,F3)' },
      D6: { value: '#DIV/0!', type: 'e', formula: '1/0' },
      E6: { value: true, formula: 'AND(D4,NOT(E4))' },
      F6: { value: '', formula: '""' },
      G6: { value: 100, formula: "'明细 (2)'!B2*10" },
      H6: { value: 1, formula: 'COUNTIF($A$2:$A$4,"预算*")' },
      I6: { value: 2, format: '0.0', formula: "MAX('明细 (2)'!$B$1:$B$2)/MIN(5,10)-VLOOKUP(0.1,A3:F3,2,FALSE)*0+0%" },
      A7: { value: 3, formula: 'B7+1', formulaAttributes: 't="shared" ref="A7:A9" si="0"' },
      B7: 2,
      A8: { value: 4, formula: '', formulaAttributes: 't="shared" si="0"' },
      B8: 3,
      A9: { value: 5, formula: '', formulaAttributes: 't="shared" si="0"' },
      B9: 4,
    },
    merges: ['A1:H1', 'A4:A5'],
    hiddenRows: [3, 8],
    protected: true,
  },
  { name: '明细 (2)', cells: { B1: 5, B2: 10 } },
  { name: '隐藏的表', cells: { C3: '看不见' }, visibility: 'hidden' },
  { name: '说明', cells: Object.fromEntries(LONG_TEXTS.map((text, i) => [`A${i + 1}`, text])) },
];

/** A form as a unit fills it in, merged and formatted, beside the .xls file made of it. */
function formWithMerges(): Uint8Array {
  return readFileSync(join(FOLDER, 'form-with-merges.xlsx'));
}

export const XLS_FIXTURES: readonly XlsFixture[] = [
  { name: 'form-with-merges.xls', source: formWithMerges },
  { name: 'hubei.xls', source: () => workbookFile([fixtureForm('hubei-foot-reason')]) },
  { name: 'operator-columns.et', source: () => workbookFile([exampleForm('operator-columns')]) },
  { name: 'features.xls', source: () => buildXlsx(FEATURES) },
  {
    name: 'dates-1904.xls',
    source: () =>
      buildXlsx(
        [{ name: '表', cells: { A1: { value: 43661, format: 'yyyy\\-mm\\-dd' }, A2: { value: 5, format: '0.0' } } }],
        {
          date1904: true,
        },
      ),
  },
];

export function xlsFixture(name: string): Uint8Array {
  // Its own bytes: slices of a Buffer are the Buffer's.
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

/** Sheets with their merges in one order: programs keep them in different ones. */
export function mergesInOrder(sheets: readonly SheetGrid[]): SheetGrid[] {
  const compare = (a: GridRange, b: GridRange): number => a.top - b.top || a.left - b.left;
  return sheets.map((sheet) => ({ ...sheet, merges: [...sheet.merges].sort(compare) }));
}
