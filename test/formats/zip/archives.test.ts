import { deflateSync } from 'fflate';
import type { ZipEntry } from '../../../src/formats/zip/directory.ts';
import { openZip, ZIP_LIMITS, type ZipArchive, type ZipLimits } from '../../../src/formats/zip/read.ts';
import { rewriteZip } from '../../../src/formats/zip/write.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { buildZip, type ZipPart, type ZipShape } from '../../support/zip-builder.ts';

/** Archives written again, and what is wrong with others. */

const text = new TextEncoder().encode('项目支出绩效自评表 '.repeat(200));
const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);

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

describe('written again', () => {
  const labelled = parts.map((part) => ({ ...part, ...LABELS }));
  const plain = buildZip(labelled);

  test.each<[string, Partial<ZipPart>, ZipShape]>([
    ['as it was', {}, {}],
    ['after data descriptors', { descriptor: true }, {}],
    ['after ZIP64', { zip64: true }, { zip64: true }],
    ['after something in front and a comment', {}, { before: noise, comment: noise }],
  ])('%s, it is the same in its plainest shape', (_name, each, shape) => {
    const whole = parts.map((part) => ({ ...part, ...LABELS, ...each }));
    expect(Buffer.compare(rewriteZip(openZip(buildZip(whole, shape)), new Map()), plain)).toBe(0);
  });

  test('without an entry, it is as if that had never been there', () => {
    const zip = openZip(plain);
    const left = zip.find('xl/a.xml') as ZipEntry;
    const others = buildZip(labelled.filter(({ name }) => name !== 'xl/a.xml'));
    expect(Buffer.compare(rewriteZip(zip, new Map([[left, null]])), others)).toBe(0);
  });

  test.each(['xl/a.xml', 'xl/noise.bin', 'xl/empty'])('with other bytes in %s', (name) => {
    const before = openZip(plain);
    const after = openZip(rewriteZip(before, new Map([[before.find(name) as ZipEntry, text.subarray(7)]])));
    expect(contents(after)).toEqual({ ...expected, [name]: text.subarray(7) });
    const entry = after.find(name) as ZipEntry;
    // Its record is the old one but for method, checksum and sizes; the header in front of the bytes tells the same.
    const record = Buffer.from(after.bytes.subarray(entry.centralStart, entry.centralEnd));
    const old = before.find(name) as ZipEntry;
    const was = Buffer.from(before.bytes.subarray(old.centralStart, old.centralEnd));
    expect([record.readUInt16LE(10), record.readUInt32LE(24)]).toEqual([8, text.length - 7]);
    for (const [from, to] of [
      [10, 12],
      [16, 28],
      [42, 46],
    ] as const)
      record.copy(was, from, from, to);
    expect(record.equals(was)).toBe(true);
    const header = Buffer.from(after.bytes.subarray(entry.headerStart, entry.headerStart + 30));
    expect(header.subarray(4, 28).equals(record.subarray(6, 30))).toBe(true);
    expect(header.readUInt16LE(28)).toBe(13);
  });

  test('with parts that are new: behind the others, with the time of the first file', () => {
    const before = openZip(plain);
    const added = [
      { name: 'xl/新.xml', bytes: text },
      { name: 'xl/b', bytes: noise },
    ];
    const after = openZip(rewriteZip(before, new Map(), added));
    expect(contents(after)).toEqual({ ...expected, 'xl/新.xml': text, 'xl/b': noise });
    expect(after.entries.map(({ name }) => name).slice(-2)).toEqual(['xl/新.xml', 'xl/b']);
    for (const entry of after.entries.slice(-2)) {
      const record = Buffer.from(after.bytes.subarray(entry.centralStart, entry.centralEnd));
      // Names in UTF-8, no labels.
      expect([record.readUInt16LE(8), record.readUInt32LE(12)]).toEqual([0x800, LABELS.time]);
      expect([record.readUInt16LE(30), record.readUInt16LE(32)]).toEqual([0, 0]);
      expect(after.dataStart(entry)).toBe(entry.headerStart + 30 + Buffer.byteLength(entry.name));
    }
  });
});

/** One entry of 100 bytes, and its directory. */
const one: ZipPart = { name: 'a', data: noise.subarray(0, 100), stored: true };
const RECORD = 30 + 1 + 100;
const ENDS = RECORD + 46 + 1;

function patched(bytes: Uint8Array, ...changes: readonly (readonly [at: number, byte: number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, byte] of changes) copy[at] = byte;
  return copy;
}

describe('what looks like ZIP64 and is none', () => {
  test('a locator without a record: the usual end counts', () => {
    const locator = new Uint8Array(20);
    locator.set([0x50, 0x4b, 0x06, 0x07]);
    for (const gap of [locator, Uint8Array.from([...new Uint8Array(100), ...locator])])
      expect(openZip(buildZip([one], { gap })).entries.map(({ name, size }) => [name, size])).toEqual([['a', 100]]);
  });
});

describe('what is wrong with an archive is said, with the part', () => {
  const wide = buildZip([{ ...one, zip64: true }]);

  test.each<[string, Uint8Array, object]>([
    ['cut off', buildZip([one]).subarray(0, -1), { cause: 'no end of central directory' }],
    ['one letter of an archive', new TextEncoder().encode('PK'), { cause: 'no end of central directory' }],
    [
      'a comment too long for any',
      buildZip([one], { comment: new Uint8Array(65536) }),
      { cause: 'no end of central directory' },
    ],
    ['more entries than records', patched(buildZip([one]), [ENDS + 10, 2]), { cause: 'central directory ends early' }],
    ['no record', patched(buildZip([one]), [RECORD, 0]), { cause: 'central directory ends early' }],
    ['a record beyond the end', patched(buildZip([one]), [RECORD + 32, 1]), { cause: 'central directory ends early' }],
    ['a ZIP64 field that is too short', patched(wide, [RECORD + 47 + 2, 23]), { cause: 'ZIP64 sizes missing' }],
  ])('%s', (_name, bytes, detail) => {
    expect(documentErrorOf(() => openZip(bytes))).toEqual({ kind: 'damaged', code: 'truncated', detail });
  });

  test.each<[string, Uint8Array, string, string]>([
    ['no header', patched(buildZip([one]), [0, 0]), 'truncated', 'no local header'],
    [
      'more bytes than there are',
      buildZip([{ ...one, stored: false, compressedSize: 300 }]),
      'truncated',
      'data beyond the end',
    ],
    ['stored in two sizes', buildZip([{ ...one, size: 99 }]), 'truncated', 'stored sizes differ'],
    ['another method', buildZip([{ ...one, method: 12 }]), 'not-a-workbook', 'compression method 12'],
    ['larger than told', buildZip([{ ...one, stored: false, size: 99, crc: 0 }]), 'truncated', ''],
    [
      'smaller than told',
      buildZip([{ ...one, stored: false, size: 101 }]),
      'truncated',
      'size differs from the directory',
    ],
    ['another checksum', buildZip([{ ...one, crc: 1 }]), 'truncated', 'checksum differs from the directory'],
  ])('%s', (_name, bytes, code, cause) => {
    for (const native of [true, false]) {
      const zip = openZip(bytes, ZIP_LIMITS, native);
      for (const read of [
        () => zip.inflate(zip.entries[0] as ZipEntry),
        () => drain(zip.read(zip.entries[0] as ZipEntry)),
      ]) {
        const { detail, ...rest } = documentErrorOf(read);
        expect([rest.code, detail.part]).toEqual([code, 'a']);
        if (cause !== '') expect(detail.cause).toBe(cause);
      }
    }
  });

  test.each<[string, Partial<ZipPart>, string, string]>([
    ['with a password', { flags: 9 }, 'encrypted', 'encrypted'],
    ['packed by deflate64', { method: 9 }, 'unsupported', 'deflate64'],
  ])('%s', (_name, each, kind, code) => {
    const zip = openZip(buildZip([{ ...one, ...each }]));
    expect(documentErrorOf(() => zip.inflate(zip.entries[0] as ZipEntry))).toMatchObject({
      kind,
      code,
      detail: { part: 'a' },
    });
  });

  test('what isn’t packed as it should be, in one go and in pieces', () => {
    for (const native of [true, false]) {
      for (const size of [100, 3_000_000]) {
        const data = new Uint8Array(size).fill(7);
        const zip = openZip(
          buildZip([{ name: 'a', data, stored: true, method: 8, size: size + 1 }]),
          ZIP_LIMITS,
          native,
        );
        for (const read of [
          () => zip.inflate(zip.entries[0] as ZipEntry),
          () => drain(zip.read(zip.entries[0] as ZipEntry)),
        ]) {
          const { code, detail } = documentErrorOf(read);
          expect([code, detail.part]).toEqual(['truncated', 'a']);
          expect(detail.cause).toMatch(/\S/);
          expect(detail.cause).not.toMatch(/differs/);
        }
      }
    }
  });

  test('an end that stands before the entries it tells of isn’t the end', () => {
    // The signature in the comment, with sizes that no archive of this length has.
    const comment = new Uint8Array(40).fill(0xff);
    comment.set([0x50, 0x4b, 5, 6], 10);
    expect(contents(openZip(buildZip(parts, { comment })))).toEqual(expected);
  });
});

describe('limits hold up to what they say', () => {
  const stored = (...sizes: readonly number[]) =>
    buildZip(sizes.map((size, index) => ({ name: `p${index}`, data: new Uint8Array(size).fill(1), stored: true })));
  const codeOf = (bytes: Uint8Array, limits: Partial<ZipLimits>): string => {
    try {
      contents(openZip(bytes, { ...ZIP_LIMITS, ...limits }));
      return 'read';
    } catch (error) {
      const { code, detail } = documentErrorOf(() => {
        throw error;
      });
      return `${code} ${detail.limit}`;
    }
  };
  const file = stored(100, 50);

  test.each<[Partial<ZipLimits>, string]>([
    [{ fileBytes: file.length }, 'read'],
    [{ fileBytes: file.length - 1 }, `file-too-large ${file.length - 1}`],
    [{ entries: 2 }, 'read'],
    [{ entries: 1 }, 'zip-bomb 1'],
    [{ partBytes: 100 }, 'read'],
    [{ partBytes: 99 }, 'file-too-large 99'],
    [{ totalBytes: 150 }, 'read'],
    [{ totalBytes: 149 }, 'file-too-large 149'],
  ])('%j: %s', (limits, expected) => {
    expect(codeOf(file, limits)).toBe(expected);
  });

  test('how much a part may grow, from a size on', () => {
    const data = new Uint8Array(10_000);
    const packed = buildZip([{ name: 'a', data }]);
    const ratio = data.length / deflateSync(data, { level: 1 }).length;
    expect(codeOf(packed, { ratio, ratioFrom: 9999 })).toBe('read');
    expect(codeOf(packed, { ratio: ratio - 0.01, ratioFrom: 10_000 })).toBe('read');
    expect(codeOf(packed, { ratio: ratio - 0.01, ratioFrom: 9999 })).toBe(`zip-bomb ${ratio - 0.01}`);
  });

  test('what was inflated before counts until the count begins anew', () => {
    const zip = openZip(file, { ...ZIP_LIMITS, totalBytes: 200 });
    const first = zip.entries[0] as ZipEntry;
    zip.inflate(first);
    zip.inflate(first);
    expect(documentErrorOf(() => zip.inflate(first)).code).toBe('file-too-large');
    zip.beginCount();
    expect(zip.inflate(first)).toHaveLength(100);
  });
});

describe('entries that share bytes', () => {
  /** Two stored entries, the second said to begin so many bytes before its place. */
  const overlapping = (by: number): Uint8Array => {
    const bytes = buildZip([one, { ...one, name: 'b' }]);
    const second = openZip(bytes).entries[1] as ZipEntry;
    return patched(bytes, [second.centralStart + 42, second.headerStart - by]);
  };

  test('make a small file large: refused, with the part', () => {
    // The header of the first may have told a shorter name.
    expect(openZip(overlapping(1)).entries).toHaveLength(2);
    for (const by of [2, 50, 131])
      expect(documentErrorOf(() => openZip(overlapping(by)))).toMatchObject({
        kind: 'too-large',
        code: 'zip-bomb',
        detail: { part: 'b', cause: 'overlaps a' },
      });
  });
});

describe('what archives are read as', () => {
  const MB = 1 << 20;

  test('what a file may cost', () => {
    expect(ZIP_LIMITS).toEqual({
      fileBytes: 256 * MB,
      entries: 65_535,
      partBytes: 400 * MB,
      totalBytes: 1024 * MB,
      ratio: 400,
      ratioFrom: 8 * MB,
    });
  });

  test('a part from eight megabytes on may be four hundred times its packed size', () => {
    let state = 1;
    const data = Uint8Array.from({ length: 22_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state >>> 16;
    });
    const { compressedSize } = openZip(buildZip([{ name: 'a', data }])).entries[0] as ZipEntry;
    const least = Math.ceil((8 * MB + 1) / 400);
    expect(compressedSize).toBeGreaterThan(least);
    const codeOf = (size: number): string => {
      const zip = openZip(buildZip([{ name: 'a', data, size }]));
      return documentErrorOf(() => zip.inflate(zip.entries[0] as ZipEntry)).code;
    };
    expect([codeOf(400 * compressedSize), codeOf(400 * compressedSize + 1)]).toEqual(['truncated', 'zip-bomb']);
  });

  test.each<readonly [boolean, number]>([
    [false, MB / 2],
    [true, 64 * MB],
  ])('as a whole up to a size, in pieces beyond it (native inflation: %s)', (native, most) => {
    const none = 2 ** 40;
    const limits = { ...ZIP_LIMITS, ratio: none, partBytes: none, totalBytes: none };
    const read = (size: number, stored = false): unknown => {
      const zip = openZip(buildZip([{ name: 'a', data: noise, size, stored }]), limits, native);
      return zip.read(zip.entries[0] as ZipEntry);
    };
    // Neither is as large as it says: what is taken as a whole is found out at once.
    expect(documentErrorOf(() => read(most)).code).toBe('truncated');
    expect(read(most + 1)).toBeInstanceOf(Function);
    expect(read(noise.length, true)).toEqual(noise);
  });

  test('a ZIP64 record with more in it than anybody knows', () => {
    const usual = buildZip(
      parts.map((part) => ({ ...part, zip64: true })),
      { zip64: true },
    );
    // In front of the locator, which stands in front of the end.
    const at = usual.length - 22 - 20;
    const longer = Buffer.concat([usual.subarray(0, at), Buffer.alloc(9, 7), usual.subarray(at)]);
    expect(contents(openZip(new Uint8Array(longer)))).toEqual(expected);
  });

  test('what begins with one letter of an archive alone is none', () => {
    for (const text of ['P', 'PX', 'XK', 'KP'])
      expect(documentErrorOf(() => openZip(new TextEncoder().encode(text))).code).toBe('not-a-workbook');
  });

  test('entries that are empty, or lie beyond the end, share nothing', () => {
    const empty: ZipPart = { name: 'c', data: new Uint8Array(0), stored: true };
    const bytes = buildZip([one, empty, { ...one, name: 'b' }]);
    const [, second, third] = openZip(bytes).entries as [ZipEntry, ZipEntry, ZipEntry];
    const within = patched(bytes, [second.centralStart + 42, 10], [second.centralStart + 43, 0]);
    expect(openZip(within).entries).toHaveLength(3);
    const beyond = patched(bytes, [third.centralStart + 44, 1]);
    expect(openZip(beyond).entries).toHaveLength(3);
    const same = patched(bytes, [third.centralStart + 42, 0], [third.centralStart + 43, 0]);
    expect(documentErrorOf(() => openZip(same))).toMatchObject({
      code: 'zip-bomb',
      detail: { part: 'b', cause: 'overlaps a' },
    });
  });
});
