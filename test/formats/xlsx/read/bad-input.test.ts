import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import type { ZipEntry } from '../../../../src/formats/zip/directory.ts';
import { openZip } from '../../../../src/formats/zip/read.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { buildXlsx, type XlsxOptions, xlsxEntries } from '../../../support/xlsx-builder.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const sheets = [{ name: '自评表', cells: { A1: '项目', B2: 1 } }];
const good = buildXlsx(sheets);

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function errorOf(bytes: Uint8Array): string {
  const { kind, code } = documentErrorOf(() => readWorkbook(bytes));
  return `${kind}/${code}`;
}

function withParts(parts: XlsxOptions['parts'], flavour: XlsxOptions['flavour'] = 'excel'): Uint8Array {
  return buildXlsx(sheets, { flavour, ...(parts === undefined ? {} : { parts }) });
}

/** An OLE2 file with these streams in its directory. */
function ole2(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, name] of ['Root Entry', ...streams].entries()) {
    for (let j = 0; j < name.length; j++) bytes[1024 + 128 * i + 2 * j] = name.charCodeAt(j);
  }
  return bytes;
}

describe('files that are something else', () => {
  test.each<[string, string, Uint8Array]>([
    ['damaged/empty-file', 'nothing', new Uint8Array(0)],
    ['damaged/not-a-workbook', 'zeros', new Uint8Array(10000)],
    ['damaged/not-a-workbook', 'text', bytesOf('项目,预算数\n')],
    ['damaged/not-a-workbook', 'other XML', bytesOf('<?xml version="1.0"?><note/>')],
    ['damaged/not-a-workbook', 'PDF', bytesOf('%PDF-1.7\n')],
    ['encrypted/encrypted', 'with a password', ole2('EncryptionInfo', 'EncryptedPackage')],
    ['unsupported/legacy-xls', '.xls renamed', ole2('Workbook')],
    ['unsupported/old-xls', 'Excel 95 renamed', ole2('Book')],
    ['damaged/not-a-workbook', 'Word 97', ole2('WordDocument')],
    ['unsupported/old-xls', 'Excel 3', Uint8Array.from([0x09, 0x02, 0x06, 0, 0, 0, 0x10, 0])],
    [
      'unsupported/html-table',
      'HTML',
      bytesOf('<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table>'),
    ],
    ['unsupported/html-table', 'HTML after space', bytesOf('\uFEFF\r\n <!DOCTYPE html PUBLIC "x"><html>')],
    ['unsupported/html-table', 'a bare table', bytesOf('<TABLE border=1><tr><td>1')],
    ['unsupported/html-table', 'MHTML', bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['unsupported/html-table', 'HTML in UTF-16', Uint8Array.from([0xff, 0xfe, ...bytesOf('<\0h\0t\0m\0l\0>\0')])],
    [
      'unsupported/xml-spreadsheet',
      'XML 2003',
      bytesOf(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      ),
    ],
    [
      'unsupported/strict-or-binary',
      '.xlsb',
      withParts({
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      }),
    ],
    ['damaged/not-a-workbook', 'a zip of files', buildZip([{ name: '自评表.xlsx', data: good }])],
    ['damaged/not-a-workbook', 'an empty zip', buildZip([])],
    [
      'damaged/not-a-workbook',
      'Word',
      buildZip([
        {
          name: '_rels/.rels',
          data: bytesOf(
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          ),
        },
        { name: 'word/document.xml', data: bytesOf('<w:document xmlns:w="w"><w:body/></w:document>') },
      ]),
    ],
    [
      'damaged/not-a-workbook',
      'OpenDocument',
      buildZip([
        { name: 'mimetype', data: bytesOf('application/vnd.oasis.opendocument.spreadsheet'), stored: true },
        { name: 'content.xml', data: bytesOf('<office:x/>') },
      ]),
    ],
  ])('%s: %s', (expected, _name, bytes) => {
    expect(errorOf(bytes)).toBe(expected);
  });
});

describe('truncated files', () => {
  test('at any length', () => {
    const codes = new Set<string>();
    for (let length = 1; length < good.length; length += 7) codes.add(errorOf(good.subarray(0, length)));
    expect([...codes].sort()).toEqual(['damaged/not-a-workbook', 'damaged/truncated']);
    expect(errorOf(good.subarray(0, 4))).toBe('damaged/truncated');
    expect(errorOf(good.subarray(0, good.length - 1))).toBe('damaged/truncated');
  });

  test('with a hole in the middle', () => {
    const cut = new Uint8Array(good.length - 100);
    cut.set(good.subarray(0, 200));
    cut.set(good.subarray(300), 200);
    expect(errorOf(cut)).toBe('damaged/truncated');
  });

  test('XML that ends early', () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>12</v></c></row></sheetData></worksheet>';
    for (let length = 0; length < sheet.length; length++) {
      expect(errorOf(withParts({ 'xl/worksheets/sheet1.xml': sheet.slice(0, length) }))).toBe('damaged/bad-xml');
    }
  });
});

describe('missing parts', () => {
  test.each([
    ['xl/workbook.xml', 'xl/workbook.xml'],
    ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/_rels/workbook.xml.rels', 'xl/workbook.xml'],
  ])('%s', (left, reported) => {
    const { kind, code, detail } = documentErrorOf(() => readWorkbook(withParts({ [left]: null })));
    expect([kind, code, detail.part]).toEqual(['damaged', 'missing-part', reported]);
  });

  test.each(['[Content_Types].xml', '_rels/.rels', 'xl/styles.xml', 'xl/theme/theme1.xml', 'docProps/app.xml'])(
    '%s can be missing',
    (part) => {
      expect(readWorkbook(withParts({ [part]: null }, 'openpyxl')).sheets[0]?.rows).toHaveLength(2);
    },
  );

  test('shared strings that a cell refers to', () => {
    const { code, detail } = documentErrorOf(() => readWorkbook(withParts({ 'xl/sharedStrings.xml': null })));
    expect([code, detail.sheet, detail.cells]).toEqual(['bad-xml', '自评表', ['A1']]);
  });

  test('why, in short', () => {
    const causeOf = (bytes: Uint8Array): unknown => documentErrorOf(() => readWorkbook(bytes)).detail.cause;
    expect(causeOf(withParts({ 'xl/_rels/workbook.xml.rels': null }))).toBe('no relationship');
    expect(causeOf(withParts({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }))).toBe('no worksheet');
    expect(causeOf(buildZip([{ name: '自评表.xlsx', data: good }]))).toBe('a parts archive without a workbook');
    const cell = (xml: string): unknown =>
      causeOf(withParts({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${xml}</sheetData></worksheet>` }));
    expect(cell('<row><c r="A1" t="b"><v>2</v></c></row>')).toBe('not a boolean');
    expect(cell(`<row>${'<c><v>1</v></c>'.repeat(16_385)}</row>`)).toBe('more cells than columns');
  });

  test('a workbook without a worksheet', () => {
    expect(errorOf(withParts({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }))).toBe('damaged/missing-part');
  });
});

describe('malice', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "&a;&a;&a;">`).join('')}]>`;

  test.each(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', '_rels/.rels'])(
    'entity declarations in %s',
    (part) => {
      const { kind, code, detail } = documentErrorOf(() =>
        readWorkbook(withParts({ [part]: `${bomb}<worksheet>&b8;</worksheet>` })),
      );
      expect([kind, code, detail.part]).toEqual(['damaged', 'xml-entity', part]);
    },
  );

  test('an undeclared entity', () => {
    const xml = '<worksheet><sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData></worksheet>';
    expect(errorOf(withParts({ 'xl/worksheets/sheet1.xml': xml }))).toBe('damaged/bad-xml');
  });

  test.each([true, false])('a part of zeros is refused before it is inflated (native: %s)', (native) => {
    const data = new Uint8Array(200_000_000);
    const entries = xlsxEntries(sheets, { parts: { 'xl/worksheets/sheet1.xml': null } });
    const bytes = buildZip([
      ...entries,
      { name: 'xl/worksheets/sheet1.xml', data: new Uint8Array(20_000), size: data.length },
    ]);
    const { kind, code, detail } = documentErrorOf(() => readWorkbook(bytes, { native }));
    expect([kind, code, detail.part]).toEqual(['too-large', 'zip-bomb', 'xl/worksheets/sheet1.xml']);
  });

  test.each([true, false])('a part that holds more than it says is cut off (native: %s)', (native) => {
    const entries = xlsxEntries(sheets).map((entry) => {
      const lies = entry.name === 'xl/worksheets/sheet1.xml';
      return lies ? { ...entry, data: new Uint8Array(3_000_000), size: 1000 } : entry;
    });
    const { code, detail } = documentErrorOf(() => readWorkbook(buildZip(entries), { native }));
    expect([code, detail.part]).toEqual(['truncated', 'xl/worksheets/sheet1.xml']);
  });

  test('the same large part as many sheets', () => {
    const list = Array.from({ length: 50 }, (_, i) => `<sheet name="s${i}" sheetId="${i}" r:id="rId1"/>`).join('');
    const parts = {
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`,
      'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(100_000)}</worksheet>`,
    };
    const { kind, code } = documentErrorOf(() => readWorkbook(withParts(parts), { limits: { totalBytes: 1_000_000 } }));
    expect([kind, code]).toEqual(['too-large', 'file-too-large']);
  });

  test('one packed part listed many times', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ name: `s${i}`, cells: { A1: 1 } }));
    const bytes = buildXlsx(many);
    expect(readWorkbook(bytes).sheets).toHaveLength(20);
    const { entries } = openZip(bytes);
    const first = entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml') as ZipEntry;
    const others = entries.filter(({ name }) => /sheet(?:[2-9]|1\d|20)\.xml$/.test(name));
    expect(others).toHaveLength(19);
    const record = bytes.slice(first.centralStart, first.centralEnd);
    // All that the record says of its part besides the name, from the checksum to where it lies.
    for (const { centralStart } of others) {
      bytes.set(record.subarray(16, 28), centralStart + 16);
      bytes.set(record.subarray(42, 46), centralStart + 42);
    }
    expect(errorOf(bytes)).toBe('too-large/zip-bomb');
  });

  test('one long formula for many cells', () => {
    const members = '<c><f t="shared" si="0"/></c>'.repeat(16_000);
    const formula = `"${'x'.repeat(30_000)}"`;
    const xml = `<worksheet><sheetData><row><c><f t="shared" si="0">${formula}</f></c>${members}</row></sheetData></worksheet>`;
    expect(errorOf(withParts({ 'xl/worksheets/sheet1.xml': xml }))).toBe('too-large/zip-bomb');
  });

  test('a workbook cannot reach into objects by its names', () => {
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="__proto__" sheetId="1" r:id="__proto__"/></sheets></workbook>',
    };
    expect(errorOf(withParts(parts))).toBe('damaged/missing-part');
    expect(({} as { rows?: unknown }).rows).toBeUndefined();
  });
});

describe('limits', () => {
  test.each([
    [{ fileBytes: 100 }, 'too-large/file-too-large'],
    [{ entries: 3 }, 'too-large/zip-bomb'],
    [{ partBytes: 300 }, 'too-large/file-too-large'],
    [{ totalBytes: 1000 }, 'too-large/file-too-large'],
    [{ cells: 1 }, 'too-large/too-many-cells'],
  ])('%o', (limits, expected) => {
    const { kind, code } = documentErrorOf(() => readWorkbook(good, { limits }));
    expect(`${kind}/${code}`).toBe(expected);
  });

  test('merges', () => {
    const bytes = buildXlsx([{ name: 'a', cells: { A1: 1 }, merges: ['A1:B1', 'A2:B2'] }]);
    expect(readWorkbook(bytes, { limits: { merges: 2 } }).sheets[0]?.merges).toHaveLength(2);
    expect(documentErrorOf(() => readWorkbook(bytes, { limits: { merges: 1 } })).code).toBe('too-many-cells');
    const two = buildXlsx(['a', 'b'].map((name) => ({ name, cells: { A1: 1 }, merges: ['A1:B1'] })));
    expect(readWorkbook(two, { limits: { merges: 2 } }).sheets).toHaveLength(2);
    expect(documentErrorOf(() => readWorkbook(two, { limits: { merges: 1 } })).code).toBe('too-many-cells');
  });
});

describe('encrypted and odd entries', () => {
  const part = 'xl/worksheets/sheet1.xml';
  const change = (what: object): Uint8Array =>
    buildZip(xlsxEntries(sheets).map((entry) => (entry.name === part ? { ...entry, ...what } : entry)));

  test.each<[string, object, string]>([
    ['an encrypted entry', { flags: 1 }, 'encrypted/encrypted'],
    ['another compression', { method: 12 }, 'damaged/not-a-workbook'],
    ['a stored entry of two sizes', { stored: true, size: 5 }, 'damaged/truncated'],
    ['a size that is too large', { size: 500_000 }, 'damaged/truncated'],
    ['data beyond the end', { compressedSize: 500_000 }, 'damaged/truncated'],
  ])('%s', (_name, what, expected) => {
    expect(errorOf(change(what))).toBe(expected);
  });

  test('two parts of one name', () => {
    const entries = xlsxEntries(sheets);
    const bytes = buildZip([...entries, { name: 'XL\\Worksheets\\Sheet1.xml', data: bytesOf('<worksheet/>') }]);
    expect(errorOf(bytes)).toBe('damaged/not-a-workbook');
  });
});
