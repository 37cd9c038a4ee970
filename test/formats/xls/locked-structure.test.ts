import { createHash } from 'node:crypto';
import { md5, sha1 } from '../../../src/formats/xls/hashes.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { type Bytes, biffStream, labelCell, long, numberCell, record, word } from '../../support/xls-builder.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';

/** Protecting the structure of a workbook encrypts an .xls file, though nobody is asked for a password. */

const PASSWORD = 'VelvetSweatshop';
const SALT = Buffer.from('0123456789abcdef');
const VERIFIER = Buffer.from('fedcba9876543210');

function hash(name: 'md5' | 'sha1', ...parts: readonly Uint8Array[]): Buffer {
  return createHash(name).update(Buffer.concat(parts)).digest();
}

function rc4(key: Uint8Array, length: number): Uint8Array {
  const state = Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
  }
  j = 0;
  return Uint8Array.from({ length }, (_, n) => {
    const i = (n + 1) % 256;
    j = (j + (state[i] ?? 0)) % 256;
    [state[i], state[j]] = [state[j] ?? 0, state[i] ?? 0];
    return state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0;
  });
}

type Key = (block: number) => Uint8Array;

function oldKey(password: string): Key {
  const once = Buffer.concat([hash('md5', Buffer.from(password, 'utf16le')).subarray(0, 5), SALT]);
  const base = hash('md5', ...Array.from({ length: 16 }, () => once)).subarray(0, 5);
  return (block) => hash('md5', base, Uint8Array.from(long(block)));
}

function newKey(password: string, bits: number): Key {
  const base = hash('sha1', SALT, Buffer.from(password, 'utf16le'));
  return (block) => {
    const key = hash('sha1', base, Uint8Array.from(long(block))).subarray(0, bits / 8);
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
}

function encrypted(bytes: Uint8Array, key: Uint8Array): Bytes {
  const stream = rc4(key, bytes.length);
  return [...bytes].map((byte, i) => byte ^ (stream[i] ?? 0));
}

function oldFilePass(key: Key): Bytes {
  const check = encrypted(Buffer.concat([VERIFIER, hash('md5', VERIFIER)]), key(0));
  return record(0x002f, word(1), word(1), word(1), [...SALT], check);
}

interface Head {
  readonly version?: number;
  readonly bits?: number;
  /** The name of the provider, at the end of the head. */
  readonly provider?: Bytes;
  readonly headLength?: number;
  readonly saltSize?: number;
  /** So many bytes are missing at the end. */
  readonly cut?: number;
}

function newFilePass(key: Key, bits: number, told: Head = {}): Bytes {
  const check = encrypted(Buffer.concat([VERIFIER, hash('sha1', VERIFIER)]), key(0));
  const head = [
    long(4),
    long(0),
    long(0x6801),
    long(0x8004),
    long(told.bits ?? bits),
    long(1),
    long(0),
    long(0),
    told.provider ?? [...word(0x41), ...word(0)],
  ]
    .flat()
    .slice(0, told.headLength);
  const content = [
    word(1),
    word(4),
    word(told.version ?? 2),
    long(4),
    long(head.length),
    head,
    long(told.saltSize ?? 16),
    [...SALT],
    check.slice(0, 16),
    long(20),
    check.slice(16),
  ].flat();
  return record(0x002f, content.slice(0, content.length - (told.cut ?? 0)));
}

/** The stream as Excel encrypts it. */
function lock(stream: Uint8Array, key: Key): Uint8Array {
  const view = new DataView(stream.buffer);
  const locked = stream.slice();
  const blocks = Array.from({ length: Math.ceil(stream.length / 1024) }, (_, i) => rc4(key(i), 1024));
  for (let at = 0; at < stream.length; ) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    const plain = [0x0809, 0x002f, 0x00e1].includes(id);
    for (let i = at + (id === 0x0085 ? 8 : 4); i < (plain ? 0 : end); i++) {
      locked[i] = (locked[i] ?? 0) ^ (blocks[i >> 10]?.[i & 1023] ?? 0);
    }
    at = end;
  }
  return locked;
}

const records = [numberCell(0, 0, 8.62), labelCell(0, 1, '培训人数'.repeat(500)), numberCell(9, 0, 1)];
const sheets = [
  { name: '自评表', records },
  { name: '二', records: [numberCell(0, 0, 2)] },
];
const expected = readXls(buildCompound({ Workbook: biffStream(sheets) })).sheets;

function file(key: Key, filePass: Bytes, before: readonly Bytes[] = [], content = sheets): Uint8Array {
  const globals = [...before, filePass, record(0x00e1, word(1200))];
  return buildCompound({ Workbook: lock(biffStream(content, { globals }), key) });
}

test('saved by LibreOffice', () => {
  const [sheet] = readXls(xlsFixture('structure-locked.xls')).sheets;
  expect(sheet?.name).toBe('自评表');
  expect(sheet?.rows.flatMap(({ cells }) => cells.map(({ value }) => value))).toEqual(['培训人数', 8.62]);
});

test('encrypted as by Excel 97', () => {
  const key = oldKey(PASSWORD);
  expect(readXls(file(key, oldFilePass(key))).sheets).toEqual(expected);
});

test.each([40, 56, 128])('encrypted as by Excel 2003 and later, with %d bits', (bits) => {
  const key = newKey(PASSWORD, bits);
  expect(readXls(file(key, newFilePass(key, bits))).sheets).toEqual(expected);
});

describe('the record that tells of it', () => {
  const old = oldKey(PASSWORD);
  const outcome = (bytes: Uint8Array): unknown => {
    try {
      return readXls(bytes).sheets;
    } catch {
      return documentErrorOf(() => readXls(bytes)).code;
    }
  };
  const told = (bits: number, head: Head): unknown => {
    const key = newKey(PASSWORD, bits);
    return outcome(file(key, newFilePass(key, bits, head)));
  };

  test.each<[string, number, Head]>([
    ['no length of the key: 40 bits', 40, { bits: 0 }],
    ['no name of a provider', 128, { provider: [] }],
    ['a long name of a provider', 128, { provider: Array(80).fill(0x41) }],
  ])('%s', (_name, bits, head) => {
    expect(told(bits, head)).toEqual(expected);
  });

  test.each<[string, number, Head]>([
    ['another version', 128, { version: 3 }],
    ['a head that is too short', 128, { headLength: 31 }],
    ['a proof that is cut', 128, { cut: 1 }],
    ['a salt of another length', 128, { saltSize: 17 }],
    ['a key that is too long', 136, {}],
    ['a key of half a byte', 44, {}],
  ])('tells nothing with %s', (_name, bits, head) => {
    expect(told(bits, head)).toBe('encrypted');
  });

  test('tells nothing when it is cut', () => {
    const whole = oldFilePass(old);
    expect(whole).toHaveLength(4 + 54);
    expect(outcome(file(old, record(0x002f, whole.slice(4, 4 + 53))))).toBe('encrypted');
  });

  test('is one of the first three', () => {
    const writeProtected = record(0x0086);
    expect(outcome(file(old, oldFilePass(old), [writeProtected]))).toEqual(expected);
    expect(outcome(file(old, oldFilePass(old), [writeProtected, writeProtected]))).toBe('encrypted');
  });
});

test('however long the workbook', () => {
  const long = {
    name: '长',
    records: [...Array(34).fill(record(0x0999, Array(8000).fill(7))), numberCell(0, 0, 8.62)],
  };
  const key = newKey(PASSWORD, 128);
  const [sheet] = readXls(file(key, newFilePass(key, 128), [], [long])).sheets;
  expect(sheet?.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([[8.62]]);
});

describe('with a password of one’s own', () => {
  const old = oldKey('123456');
  const later = newKey('123456', 128);

  test.each<[string, Uint8Array]>([
    ['of Excel 97', file(old, oldFilePass(old))],
    ['of Excel 2003', file(later, newFilePass(later, 128))],
    ['by XOR', file(old, record(0x002f, word(0), word(0x1234), word(0x5678)))],
    ['of which nothing more is told', file(old, record(0x002f))],
    ['of a kind unknown', file(old, record(0x002f, word(1), word(9), word(9), Array(60).fill(255)))],
  ])('%s', (_name, bytes) => {
    expect(documentErrorOf(() => readXls(bytes))).toMatchObject({ kind: 'encrypted', code: 'encrypted' });
  });
});

test('hashes are those of the standards', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 336]) {
    const message = Uint8Array.from({ length }, (_, i) => (7 * i + 3) & 0xff);
    expect(Buffer.from(md5(message)).toString('hex')).toBe(hash('md5', message).toString('hex'));
    expect(Buffer.from(sha1(message)).toString('hex')).toBe(hash('sha1', message).toString('hex'));
  }
});
