import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXls } from '../../src/formats/xls/read.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { convertAll } from '../support/libreoffice.ts';
import { mergesInOrder, XLS_FIXTURES } from '../support/xls-fixtures.ts';

/** What LibreOffice makes of .xlsx files as .xls reads like them. `JIHE_UPDATE=1` keeps the files as fixtures. */

test('the fixtures, saved anew', async () => {
  const sources = XLS_FIXTURES.map(({ source }) => source());
  const made = await convertAll(sources, 'xls:MS Excel 97');
  for (const [i, { name }] of XLS_FIXTURES.entries()) {
    const bytes = made[i] as Uint8Array;
    if (process.env['JIHE_UPDATE'] === '1') writeFileSync(join(__dirname, '../fixtures/xls', name), bytes);
    const expected = readWorkbook(sources[i] as Uint8Array).sheets;
    expect([name, mergesInOrder(readXls(bytes).sheets)]).toEqual([name, mergesInOrder(expected)]);
  }
});
