import { openEntry } from '../../src/formats/package.ts';
import { PartMemory } from '../../src/formats/part-memory.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { openZip, ZIP_LIMITS } from '../../src/formats/zip/read.ts';
import { documentErrorOf } from '../support/document-error.ts';
import { buildXlsx, xlsxEntries } from '../support/xlsx-builder.ts';
import { buildZip, type ZipPart } from '../support/zip-builder.ts';

/** What one file's parts hold must never be told of another's. */

const PART = 'xl/styles.xml';

function partOf(text: string, each: Partial<ZipPart> = {}) {
  const zip = openZip(buildZip([{ name: PART, data: new TextEncoder().encode(text), ...each }]), ZIP_LIMITS);
  const entry = zip.find(PART);
  if (entry === null) throw new Error('no entry');
  return { zip, entry };
}

class Reader {
  readonly #memory = new PartMemory<string>();
  made = 0;

  read({ zip, entry }: ReturnType<typeof partOf>): string {
    return this.#memory.read(zip, entry, () => {
      this.made += 1;
      const xml = openEntry(zip, entry);
      xml.next();
      return xml.attribute('is') ?? '';
    });
  }
}

test('the same bytes are read once, others anew', () => {
  const reader = new Reader();
  expect(['a', 'a', 'b', 'a', 'b'].map((each) => reader.read(partOf(`<x is="${each}"/>`)))).toEqual([
    'a',
    'a',
    'b',
    'a',
    'b',
  ]);
  expect(reader.made).toBe(2);
});

test.each<[string, Partial<ZipPart>]>([
  ['stored', { stored: true }],
  ['a promise of another size', { size: 12 }],
])('nothing is taken from before: %s', (_, each) => {
  const reader = new Reader();
  reader.read(partOf('<x is="a"/>'));
  try {
    reader.read(partOf('<x is="a"/>', each));
  } catch (error) {
    expect(error).toMatchObject({ code: 'truncated' });
  }
  expect(reader.made).toBe(2);
});

test('what couldn’t be read isn’t remembered', () => {
  const reader = new Reader();
  const damaged = partOf('<x is="a"/>', { size: 12 });
  for (const _ of [1, 2]) expect(documentErrorOf(() => reader.read(damaged)).code).toBe('truncated');
  expect(reader.made).toBe(2);
});

test('files that differ in one style, in the same place, each show their own', () => {
  const cells = { A1: { value: 0.5, format: '0%' }, A2: { value: 45292, format: 'yyyy-mm-dd' } };
  const formats = ['0%', '0.0%', '0%'].map((format) => {
    const bytes = buildXlsx([{ name: '表', cells: { ...cells, A1: { value: 0.5, format } } }]);
    return readWorkbook(bytes).sheets[0]?.rows.map((row) => row.cells[0]?.format);
  });
  expect(formats).toEqual([
    ['0%', 'yyyy-mm-dd'],
    ['0.0%', 'yyyy-mm-dd'],
    ['0%', 'yyyy-mm-dd'],
  ]);
});

test('a workbook after one of the same relationships whose sheet is gone names what is missing', () => {
  const entries = xlsxEntries([{ name: '表', cells: { A1: 1 } }]);
  expect(readWorkbook(buildZip(entries)).sheets).toHaveLength(1);
  const without = buildZip(entries.filter(({ name }) => !name.startsWith('xl/worksheets/')));
  expect(documentErrorOf(() => readWorkbook(without)).code).toBe('missing-part');
});
