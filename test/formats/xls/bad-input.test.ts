import '../../../src/app/file-words.ts';
import { readAnyWorkbook, readForWriting } from '../../../src/formats/any.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { patchWorkbook } from '../../../src/formats/xlsx/write/patch.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import { describeDocumentError } from '../../../src/messages/document-errors.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { BOF_SHEET, biffStream, EOF, numberCell, record, word } from '../../support/xls-builder.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function errorOf(run: () => unknown): string {
  const { kind, code } = documentErrorOf(run);
  return `${kind}/${code}`;
}

const sheets = [{ name: '自评表', records: [numberCell(0, 0, 1)] }];
const filepass = record(0x002f, word(1), word(1), word(1), Array(48).fill(7));
const XML =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">';

/** Where the tables of a compound file lie. */
interface Places {
  readonly fat: number;
  readonly mini: number;
  readonly root: number;
  /** A sector. */
  readonly directory: number;
}

describe('files that are something else', () => {
  test.each<[string, string, Uint8Array]>([
    ['damaged/empty-file', 'nothing', new Uint8Array(0)],
    ['damaged/not-a-workbook', 'text that begins with a tab', bytesOf('\t项目\t预算数\n')],
    [
      'unsupported/html-table',
      'HTML named .xls',
      bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
    ],
    ['unsupported/xml-spreadsheet', 'XML named .xls', bytesOf(XML)],
    [
      'encrypted/encrypted',
      '.xlsx with a password',
      buildCompound({ EncryptionInfo: bytesOf('x'), EncryptedPackage: bytesOf('x') }),
    ],
    [
      'encrypted/encrypted',
      '.xls with rights management',
      buildCompound({ '\tDRMContent': bytesOf('x'), Workbook: biffStream(sheets) }),
    ],
    [
      'encrypted/encrypted',
      '.xls with a password',
      buildCompound({ Workbook: biffStream(sheets, { globals: [filepass] }) }),
    ],
    ['unsupported/old-xls', 'Excel 95', buildCompound({ Book: biffStream(sheets, { version: 0x0500 }) })],
    [
      'unsupported/old-xls',
      'Excel 95 under the later name',
      buildCompound({ Workbook: biffStream(sheets, { version: 0x0500 }) }),
    ],
    [
      'unsupported/old-xls',
      'Excel 95 without a compound file',
      Uint8Array.from(record(0x0809, word(0x0500), word(5), word(0), word(0))),
    ],
    ['unsupported/old-xls', 'Excel 4', Uint8Array.from(record(0x0409, word(0), word(0x10), word(0)))],
    ['unsupported/old-xls', 'Excel 3', Uint8Array.from(record(0x0209, word(0), word(0x10), word(0)))],
    ['unsupported/old-xls', 'Excel 2', Uint8Array.from(record(0x0009, word(0), word(0x10)))],
    ['damaged/not-a-workbook', 'Word 97', buildCompound({ WordDocument: bytesOf('x'), '1Table': bytesOf('x') })],
    [
      'damaged/not-a-workbook',
      'a workbook embedded in another file',
      buildCompound({ WordDocument: bytesOf('x') }, { inside: { Workbook: biffStream(sheets) } }),
    ],
    [
      'damaged/not-a-workbook',
      'a workbook stream of something else',
      buildCompound({ Workbook: bytesOf('something else') }),
    ],
    ['damaged/bad-record', 'a sheet without a workbook', Uint8Array.from([...BOF_SHEET, ...EOF])],
    ['damaged/truncated', 'the magic number only', xlsFixture('hubei.xls').subarray(0, 8)],
  ])('%s: %s', (expected, _name, bytes) => {
    expect(errorOf(() => readAnyWorkbook(bytes))).toBe(expected);
  });

  function withoutRoot(): Uint8Array {
    const file = buildCompound({ Workbook: biffStream(sheets) }, { mini: true });
    file[512 + 512 * new DataView(file.buffer).getUint32(48, true) + 66] = 1;
    return file;
  }

  test.each<[string, (at: Places) => readonly [number, number]]>([
    ['sectors of 2^10', () => [30, 10]],
    ['sectors of 2^9', () => [32, 7]],
    ['sector 9999 of', () => [76, 9999]],
    ['sector list ends early', () => [76, 0xffffffff]],
    ['directory: sector 9999', () => [48, 9999]],
    ['mini FAT: sector 9999', () => [60, 9999]],
    ['directory: endless', ({ fat, directory }) => [fat + 4 * directory, directory]],
    ['mini stream: sector 9999', ({ root }) => [root + 116, 9999]],
    ['mini stream: 99999 bytes', ({ root }) => [root + 120, 99_999]],
    ['Workbook: sector 9999', ({ root }) => [root + 128 + 116, 9999]],
    ['Workbook: chain ends early', ({ mini }) => [mini, 0xfffffffe]],
  ])('a compound file that is broken: %s', (cause, place) => {
    const file = buildCompound({ Workbook: biffStream(sheets) }, { mini: true });
    const view = new DataView(file.buffer);
    const directory = view.getUint32(48, true);
    const placed = (field: number): number => 512 + 512 * view.getUint32(field, true);
    const [at, value] = place({ fat: placed(76), mini: placed(60), root: placed(48), directory });
    if (at < 48) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    const error = documentErrorOf(() => readXls(file));
    expect([error.kind, String(error.detail.cause).slice(0, cause.length)]).toEqual(['damaged', cause]);
  });

  const bof = (version: number): Uint8Array =>
    Uint8Array.from(record(0x0809, word(version), word(5), word(0), word(0)));

  test.each<[string, Uint8Array]>([
    ['a compound file without a workbook', buildCompound({ WordDocument: bytesOf('x') })],
    ['begins with no BOF record', buildCompound({ Workbook: bytesOf('something else') })],
    ['no workbook globals', Uint8Array.from([...BOF_SHEET, ...EOF])],
    ['compound file header', xlsFixture('hubei.xls').subarray(0, 8)],
    ['compound file header', xlsFixture('hubei.xls').subarray(0, 511)],
    ['no root entry', withoutRoot()],
    ['stream ends without an end record', buildCompound({ Workbook: biffStream(sheets).slice(0, 16) })],
    ['Book', buildCompound({ Book: bof(0x0500) })],
    ['BIFF 5', bof(0x0500)],
    ['BIFF 4', Uint8Array.from(record(0x0409, word(0), word(0x10), word(0)))],
    ['BIFF 2', Uint8Array.from(record(0x0209, word(0), word(0x10), word(0)))],
    ['BIFF 0', Uint8Array.from(record(0x0009, word(0), word(0x10)))],
  ])('why, in short: %s', (cause, bytes) => {
    expect(documentErrorOf(() => readXls(bytes)).detail.cause).toBe(cause);
  });

  test('are none of this reader’s business', () => {
    expect(errorOf(() => readXls(bytesOf('<html>')))).toBe('damaged/not-a-workbook');
    expect(errorOf(() => readXls(new Uint8Array(0)))).toBe('damaged/empty-file');
    expect(errorOf(() => readXls(buildXlsx([{ name: 'a', cells: { A1: 1 } }])))).toBe('damaged/not-a-workbook');
  });
});

describe('writing', () => {
  const bytes = xlsFixture('operator-columns.et');

  test('is refused in a sentence that says what to do', async () => {
    const edit = { sheet: '自评表', cell: 'A1', from: { value: null }, to: { value: 1 } };
    const host = new FileHost(bytes);
    await expect(host.apply([edit])).rejects.toMatchObject({ kind: 'unsupported', code: 'legacy-xls' });
    await expect(host.mark([])).rejects.toMatchObject({ code: 'legacy-xls' });
    expect(errorOf(() => patchWorkbook(bytes, [edit]))).toBe('unsupported/legacy-xls');
    expect(errorOf(() => readForWriting(bytes))).toBe('unsupported/legacy-xls');
    expect(describeDocumentError('legacy-xls').how).toContain('另存为“Excel 工作簿（.xlsx）”');
  });

  test('an .xlsx file may be named anything', () => {
    expect(readForWriting(buildXlsx([{ name: 'a', cells: { A1: 1 } }]))).toHaveLength(1);
  });
});
