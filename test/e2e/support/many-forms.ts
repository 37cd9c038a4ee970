import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildCompound } from '../../support/compound-builder.ts';
import { allForms } from '../../support/fixtures.ts';
import { withCells } from '../../support/form-text.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { ROOT } from './paths.ts';

/** A department's folder: forms of all kinds in folders of units, and what such folders hold besides. */

export const BROKEN = '打不开.xlsx';
export const ENCRYPTED = '加密.xlsx';
export const LEGACY = '旧格式.xls';

/** @returns how many workbooks there are in it */
export function writeForms(folder: string, count: number): number {
  const forms = allForms();
  for (let at = 0; at < count; at++) {
    const form = forms[at % forms.length];
    if (form === undefined) throw new Error('no forms');
    const unit = `单位${String((at % 20) + 1).padStart(2, '0')}`;
    const varied = withCells(form, { C3: `第${at + 1}号项目` });
    mkdirSync(path.join(folder, unit), { recursive: true });
    writeFileSync(path.join(folder, unit, `${at + 1}.xlsx`), workbookFile([varied]));
  }
  writeFileSync(path.join(folder, BROKEN), 'this is no workbook');
  const part = new TextEncoder().encode('x');
  writeFileSync(path.join(folder, ENCRYPTED), buildCompound({ EncryptionInfo: part, EncryptedPackage: part }));
  writeFileSync(path.join(folder, LEGACY), readFileSync(path.join(ROOT, 'test/fixtures/xls/hubei.xls')));
  // What Excel leaves while a file is open, and what isn't a workbook at all.
  writeFileSync(path.join(folder, '~$打开着.xlsx'), 'x');
  writeFileSync(path.join(folder, '说明.txt'), 'x');
  return count + 3;
}

/** @returns a workbook with so many forms of all kinds, each in a sheet of its own */
export function manyForms(count: number): Uint8Array {
  const forms = allForms();
  const sheets = Array.from({ length: count }, (_, at) => {
    const form = forms[at % forms.length];
    if (form === undefined) throw new Error('no forms');
    return { ...form, name: `表${at + 1}` };
  });
  return workbookFile(sheets);
}
