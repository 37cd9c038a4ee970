import { join } from 'node:path';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { patchWorkbook } from '../../../src/formats/xlsx/write/patch.ts';
import { partText } from '../../support/compare-packages.ts';
import { unlikeKept } from '../../support/kept-file.ts';
import { editsOf } from '../../support/workbook-edits.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

/**
 * Cells of every type with every content and formula: how they are read, and what stands there once a number, a text, nothing or a
 * formula was written. `JIHE_KEEP=1 npx jest test/formats/xlsx/kept-cells` writes the file anew, and git shows what a change changes.
 */

const FILE = join(__dirname, '../../fixtures/xlsx-cells.txt');
const PART = 'xl/worksheets/sheet1.xml';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const TYPES = ['', ' t="n"', ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"', ' t="e"', ' t="d"', ' t="x"'];
const CONTENTS = [
  '',
  '<v/>',
  '<v></v>',
  '<v>1</v>',
  '<v>0</v>',
  '<v> 1 </v>',
  '<v>-0</v>',
  '<v>1.50</v>',
  '<v>1e3</v>',
  '<v>9e999</v>',
  '<v>7</v>',
  '<v>甲</v>',
  '<v>true</v>',
  '<v>#REF!</v>',
  '<v>#VALUE!</v>',
  '<v>2023-03-01</v>',
  '<v>1900-02-28T12:00:00</v>',
  '<v>PT1H30M</v>',
  '<v>&#49;</v>',
  '<v><![CDATA[1]]></v>',
  '<v><!-- --></v>',
  '<v xml:space="preserve"> 甲 </v>',
  '<v>_x0041_</v>',
  '<v>=DISPIMG("a",1)</v>',
  '<is><t>甲</t></is>',
  '<is><r><t>甲</t></r><r><rPr/><t> 乙 </t></r><rPh><t>音</t></rPh></is>',
  '<is/>',
  '<extLst/><v>1</v>',
];
const FORMULAS = ['', '<f>A1+1</f>', '<f t="shared" si="0"/>'];
/** Formulas that don't change how a content is read. */
const OTHERS = [
  '<f/>',
  '<f t="array" ref="B2:C3">A1</f>',
  '<f t="shared" ref="B2:B4" si="0">A1&amp;$A$1</f>',
  '<f t="dataTable" ref="B2" r1="A1"/>',
  '<f>DISPIMG("a",1)</f>',
];
const WRITTEN = [{ value: 8 }, { value: '新 ' }, { value: null }, { value: 8, formula: 'A1*8' }] as const;

function fileOf(cell: string): Uint8Array {
  // The second cell of a shared formula stands below: it has to outlive what is written into the first.
  const below = cell.includes('ref="B2:B4"') ? '<row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c></row>' : '';
  const rows = `<row r="2" spans="1:2"><c r="A2"><v>5</v></c>${cell}</row>${below}`;
  const parts = {
    [PART]: `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}><si><t>零</t></si><si><r><t>一</t></r><r><t>半</t></r></si></sst>`,
  };
  return buildXlsx([{ name: '表', cells: { A1: 'x' } }], { parts });
}

function failure(error: unknown): string {
  if (!(error instanceof DocumentError)) throw error;
  return `${error.kind}/${error.code} ${error.detail.cells?.join() ?? ''}`.trimEnd();
}

function shown({ rows }: SheetGrid): string {
  const cells = rows.flatMap((row) => row.cells).filter(({ column }) => column > 1);
  return cells
    .map(
      ({ row, kind, value, formula }) =>
        `${row} ${kind} ${JSON.stringify(value)}${formula === null ? '' : ` =${formula}`}`,
    )
    .join('; ');
}

function read(bytes: Uint8Array): string {
  try {
    return readWorkbook(bytes).sheets.map(shown).join();
  } catch (error) {
    return failure(error);
  }
}

function written(bytes: Uint8Array, to: (typeof WRITTEN)[number]): string {
  try {
    const text = partText(patchWorkbook(bytes, editsOf(bytes, '表', { B2: to })), PART);
    return text.slice(text.indexOf('</c>') + 4, text.lastIndexOf('</sheetData>'));
  } catch (error) {
    return failure(error);
  }
}

test('each cell, read and written over', () => {
  const cells = TYPES.flatMap((type) =>
    CONTENTS.flatMap((content) => {
      const formulas = content === '' || content === '<v>1</v>' ? [...FORMULAS, ...OTHERS] : FORMULAS;
      return formulas.map((formula) => `<c r="B2"${type}>${formula}${content}</c>`);
    }),
  );
  expect(cells.length).toBeGreaterThan(800);
  const lines = cells.flatMap((cell, at) => {
    const bytes = fileOf(cell);
    const found = read(bytes);
    // What is written doesn't depend on most of what is there.
    const outcome =
      found.includes('/') || at % 3 > 0 ? [] : [`  ${written(bytes, WRITTEN[at % WRITTEN.length] ?? WRITTEN[0])}`];
    return [`${cell.slice(10, -4)}  ${found}`, ...outcome];
  });
  expect(unlikeKept(FILE, `${lines.join('\n')}\n`)).toEqual([]);
});
