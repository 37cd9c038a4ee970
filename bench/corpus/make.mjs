import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { document, longParagraph } from './document.mjs';
import { form } from './form.mjs';
import { ledger } from './ledger.mjs';
import { Random } from './random.mjs';
import { workbook } from './workbook.mjs';

/** Writes the workbooks and documents that are measured: `node bench/corpus/make.mjs FOLDER`. The same ones, byte for byte, every time. */

const SMALL = 1000;
const SHEETS = 300;
const LEDGER_ROWS = 100_000;
const DOCUMENTS = 500;
/** Who saves the forms of a county: mostly Excel, then WPS, now and then a system that exports. */
const PROGRAMS = ['excel', 'wps', 'excel', 'openpyxl', 'excel'];

const folder = process.argv[2] ?? 'corpus';
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'small'), { recursive: true });

for (let at = 0; at < SMALL; at++) {
  const bytes = workbook([{ name: '自评表', ...form(new Random(at + 1)) }], PROGRAMS[at % PROGRAMS.length]);
  writeFileSync(join(folder, 'small', `${String(at + 1).padStart(4, '0')}.xlsx`), bytes);
}

const sheets = Array.from({ length: SHEETS }, (_, at) => ({ name: `项目${at + 1}`, ...form(new Random(10_000 + at)) }));
writeFileSync(join(folder, 'sheets.xlsx'), workbook(sheets));

const big = [
  { name: '自评表', ...form(new Random(20_000)) },
  { name: '明细账', ...ledger(new Random(20_001), LEDGER_ROWS) },
];
writeFileSync(join(folder, 'ledger.xlsx'), workbook(big));

mkdirSync(join(folder, 'documents'), { recursive: true });
for (let at = 0; at < DOCUMENTS; at++) {
  const name = `${String(at + 1).padStart(4, '0')}.docx`;
  writeFileSync(join(folder, 'documents', name), document(new Random(30_000 + at)));
}
writeFileSync(join(folder, 'paragraph.txt'), longParagraph(new Random(40_000)));
