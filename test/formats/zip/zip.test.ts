import fc from 'fast-check';
import { deflateSync, inflateSync, zipSync } from 'fflate';
import { crc32 } from '../../../src/formats/zip/crc32.ts';
import { openZip, ZIP_LIMITS, type ZipArchive } from '../../../src/formats/zip/read.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { buildZip, type ZipPart, type ZipShape } from '../../support/zip-builder.ts';

const text = new TextEncoder().encode('项目支出绩效自评表 '.repeat(200));
const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);

/** Faster than `Uint8Array.from` with a callback, which takes a second for a few millions. */
function bytesOf(length: number, byteAt: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = byteAt(at);
  return bytes;
}

function contents(zip: ZipArchive): Record<string, Uint8Array> {
  return Object.fromEntries(zip.entries.filter((e) => !e.directory).map((entry) => [entry.name, zip.inflate(entry)]));
}

/** Everything a source gives, joined. */
function drain(read: ReturnType<ZipArchive['read']>): { whole: Uint8Array; pieces: number } {
  if (typeof read !== 'function') return { whole: read, pieces: 1 };
  const pieces: Uint8Array[] = [];
  for (let piece = read(); piece !== null; piece = read()) pieces.push(piece);
  return { whole: Buffer.concat(pieces), pieces: pieces.length };
}

const parts: ZipPart[] = [
  { name: 'xl/', data: new Uint8Array(0), stored: true },
  { name: 'xl/a.xml', data: text },
  { name: 'xl/empty', data: new Uint8Array(0) },
  { name: 'xl/noise.bin', data: noise, stored: true },
];
const expected = { 'xl/a.xml': text, 'xl/empty': new Uint8Array(0), 'xl/noise.bin': noise };

/** What programs write beside an entry: its time, access times, a comment. */
const LABELS: Partial<ZipPart> = {
  time: 0x5a21_6b2f,
  extra: Uint8Array.of(0x55, 0x54, 5, 0, 1, 2, 3, 4, 5),
  localExtra: Uint8Array.of(0x55, 0x54, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
  comment: Uint8Array.of(0x31, 0x32, 0x33),
};

describe.each([true, false])('an archive (native inflation: %s)', (native) => {
  test.each<[string, Partial<ZipPart>, ZipShape]>([
    ['as usual', {}, {}],
    ['with data descriptors', { descriptor: true }, {}],
    ['with ZIP64 sizes', { zip64: true }, {}],
    ['with ZIP64 sizes and end', { zip64: true }, { zip64: true }],
    ['with something in front', {}, { before: noise }],
    ['with something in front and ZIP64', { zip64: true }, { before: noise, zip64: true }],
    ['with a comment', {}, { comment: new TextEncoder().encode('PK\u0005\u0006 注释') }],
    ['with the longest comment', {}, { comment: new Uint8Array(65535) }],
    ['with a gap before its end', {}, { gap: noise }],
    ['with a gap before its end and ZIP64', { zip64: true }, { gap: noise, zip64: true }],
    ['with a gap of less than a word', {}, { gap: new Uint8Array(1) }],
    ['with other extra fields and comments', { ...LABELS }, {}],
    ['with other extra fields, comments and ZIP64', { ...LABELS, zip64: true, descriptor: true }, { before: noise }],
  ])('%s', (_name, each, shape) => {
    const bytes = buildZip(
      parts.map((part) => ({ ...part, ...each })),
      shape,
    );
    expect(contents(openZip(bytes, ZIP_LIMITS, native))).toEqual(expected);
  });

  test('of any entries', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 });
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 4000 }), fc.nat(9), (list, data, level) => {
        const files = Object.fromEntries(list.map((name, i) => [name, data.subarray(i)]));
        const bytes = zipSync(files, { level: level as 0 });
        expect(contents(openZip(bytes, ZIP_LIMITS, native))).toEqual(files);
      }),
    );
  });

  test('gives a large part in pieces when it is read once', () => {
    const data = bytesOf(2_000_000, (i) => (i % 1000) & (i >> 8));
    const zip = openZip(buildZip([{ name: 'big', data }]), ZIP_LIMITS, native);
    const entry = zip.entries[0];
    if (entry === undefined) throw new Error('no entry');
    const { whole, pieces } = drain(zip.read(entry));
    expect(Buffer.compare(whole, data)).toBe(0);
    expect(pieces > 1).toBe(!native);
    expect(Buffer.compare(zip.inflate(entry), data)).toBe(0);
  });

  test('whose large part is damaged', () => {
    const data = bytesOf(2_000_000, (i) => (i % 1000) & (i >> 8));
    for (const size of [1_999_999, 2_000_001]) {
      const zip = openZip(buildZip([{ name: 'big', data, size }]), ZIP_LIMITS, native);
      const entry = zip.entries[0];
      if (entry === undefined) throw new Error('no entry');
      expect(documentErrorOf(() => drain(zip.read(entry))).code).toBe('truncated');
      expect(documentErrorOf(() => zip.inflate(entry)).code).toBe('truncated');
    }
  });
});

test('an entry that the machine has no memory for is too large', () => {
  const none = 2 ** 53;
  const limits = { ...ZIP_LIMITS, ratio: none, partBytes: none, totalBytes: none };
  for (const data of [text, new Uint8Array(100_000).map((_, i) => (i * i) % 251)]) {
    const zip = openZip(buildZip([{ name: 'a', data, size: 2 ** 52, zip64: true }]), limits);
    const entry = zip.entries[0];
    if (entry === undefined) throw new Error('no entry');
    expect(documentErrorOf(() => zip.inflate(entry))).toMatchObject({ kind: 'too-large', detail: { part: 'a' } });
  }
});

describe('checksums', () => {
  test.each([true, false])('tell that an entry was changed (native inflation: %s)', (native) => {
    for (const [size, stored] of [
      [2000, true],
      [3_000_000, true],
      [3_000_000, false],
    ] as const) {
      const data = bytesOf(size, (i) => i % 251);
      const bytes = buildZip([{ name: 'a', data, stored, crc: 12345 }]);
      const zip = openZip(bytes, ZIP_LIMITS, native);
      const entry = zip.entries[0];
      if (entry === undefined) throw new Error('no entry');
      expect(documentErrorOf(() => drain(zip.read(entry))).code).toBe('truncated');
      expect(documentErrorOf(() => zip.inflate(entry)).detail.cause).toContain('checksum');
    }
  });

  test('are the same by script as natively, also piece by piece', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
        const whole = crc32(bytes);
        expect(crc32(bytes, 0, null)).toBe(whole);
        expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut), 0, null), null)).toBe(whole);
      }),
    );
    expect(crc32(new TextEncoder().encode('123456789'), 0, null)).toBe(0xcbf43926);
  });
});

test('names are looked up whatever their case and slashes; directories are none', () => {
  const zip = openZip(buildZip([{ name: '\\XL\\Workbook.xml', data: text }, ...parts]));
  expect(zip.find('xl/workbook.xml')?.name).toBe('XL/Workbook.xml');
  expect(zip.find('xl/')).toBeNull();
  expect(zip.find('xl/b.xml')).toBeNull();
  expect(zip.find('toString')).toBeNull();
});

test('an entry is found twice only when it is asked for', () => {
  const zip = openZip(buildZip([...parts, { name: 'XL/A.xml', data: noise }]));
  expect(documentErrorOf(() => zip.find('xl/a.xml')).detail).toEqual({
    part: 'xl/a.xml',
    cause: 'two parts of the same name',
  });
  expect(zip.find('xl/noise.bin')?.size).toBe(noise.length);
});

test('raw bytes are those of the file', () => {
  const bytes = buildZip(parts.map((part) => ({ ...part, descriptor: true })));
  const zip = openZip(bytes);
  const entry = zip.find('xl/a.xml');
  if (entry === null) throw new Error('no entry');
  expect(zip.raw(entry)).toEqual(deflateSync(text, { level: 1 }));
  expect(inflateSync(zip.raw(entry))).toEqual(text);
  expect(zip.dataStart(entry)).toBe(entry.headerStart + 30 + 'xl/a.xml'.length);
  const record = bytes.subarray(entry.centralStart, entry.centralEnd);
  expect(new TextDecoder().decode(record.subarray(46))).toBe('xl/a.xml');
});

test('a local header that is none', () => {
  const bytes = buildZip([{ name: 'a', data: text }]).slice();
  bytes[0] = 0;
  const zip = openZip(bytes);
  const entry = zip.entries[0];
  if (entry === undefined) throw new Error('no entry');
  expect(documentErrorOf(() => zip.raw(entry)).code).toBe('truncated');
});
