import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convert } from '../support/soffice.ts';

/** A flat OpenDocument table: readable here, and unlike .csv it says its encoding itself. */
const sheet = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
  office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
  <office:body><office:spreadsheet><table:table table:name="自评表"><table:table-row>
    <table:table-cell office:value-type="string"><text:p>培训人数</text:p></table:table-cell>
    <table:table-cell office:value-type="float" office:value="8.62"/>
    <table:table-cell office:value-type="float" table:formula="of:=ROUND([.B1]*2;1)"/>
  </table:table-row></table:table></office:spreadsheet></office:body>
</office:document>`;

test('LibreOffice carries Chinese text, numbers and formulas through an .xlsx file', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-office-'));
  try {
    writeFileSync(path.join(folder, 'table.fods'), sheet);
    await convert(path.join(folder, 'table.fods'), 'xlsx', folder);
    await convert(path.join(folder, 'table.xlsx'), 'csv:Text - txt - csv (StarCalc):44,34,76', folder);
    expect(readFileSync(path.join(folder, 'table.csv'), 'utf8')).toBe('培训人数,8.62,17.2\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
