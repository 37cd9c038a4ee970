import { decodeRaw, decodeText, toUtf8, toUtf16, utf16Of } from '../../../src/formats/xml/decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function decoded(text: string, escapes = false): string | null {
  const bytes = utf8(text);
  return decodeText(bytes, 0, bytes.length, escapes);
}

describe('UTF-8', () => {
  const EDGES = [
    0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
    0xf1, 0xf3, 0xf4, 0xf5, 0xff,
  ];
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** How many signs stand for bytes that are none is everybody's own choice. */
  const merged = (text: string | null): string | undefined => text?.replace(/\ufffd+/g, '\ufffd');

  function sequences(length: number, first: readonly number[]): number[][] {
    if (length === 1) return first.map((byte) => [byte]);
    const rest = sequences(length - 1, EDGES);
    return first.flatMap((byte) => rest.map((each) => [byte, ...each]));
  }

  test.each([
    [1, EDGES],
    [2, EDGES],
    [3, EDGES],
    [4, [0xe0, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5]],
  ])('every sequence of %i bytes at the edges of what there is', (length, first) => {
    const all = sequences(length, first);
    expect(all).toHaveLength(first.length * EDGES.length ** (length - 1));
    const wrong = all.filter((each) => {
      const bytes = Uint8Array.from(each);
      return merged(decodeText(bytes, 0, length, false)) !== merged(decoder.decode(bytes));
    });
    expect(wrong).toEqual([]);
  });

  test('what lies outside of the bounds is no part of it', () => {
    const bytes = utf8('中文');
    expect(decodeText(bytes, 0, 3, false)).toBe('中');
    expect(decodeText(bytes, 3, 6, false)).toBe('文');
    for (const to of [4, 5]) expect(merged(decodeText(bytes, 0, to, false))).toBe('中\ufffd');
    const four = utf8('𠀀');
    for (const to of [1, 2, 3]) expect(merged(decodeText(four, 0, to, false))).toBe('\ufffd');
    expect(decodeText(utf8('é'), 0, 1, false)).toBe('\ufffd');
  });
});

test.each<[string, string | null]>([
  ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
  ['a&lt;b', 'a<b'],
  ['&#65;&#x41;&#x4a;&#x4A;', 'AAJJ'],
  ['&#x20000;', '\u{20000}'],
  ['&#xffff;&#x10000;', '\uffff\u{10000}'],
  ['&#1114111;&#x10ffff;', '\u{10ffff}\u{10ffff}'],
  ['&#00000000065;', 'A'],
  ['&#x00000000041;', 'A'],
  ['&#9;&#1;', '\t\u0001'],
  ['&#1114112;', null],
  ['&#000000000065;', null],
  ['&#x000000000041;', null],
  ['&#0;', null],
  ['&#;', null],
  ['&#x;', null],
  ['&#X41;', null],
  ['&#/;', null],
  ['&#:;', null],
  ['&#a;', null],
  ['&#xg;', null],
  ['&#x@;', null],
  ['&#x`;', null],
  ['&#x/;', null],
  ['&#65', null],
  ['&;', null],
  ['&', null],
  ['&lt', null],
  ['& lt;', null],
  ['&ltt;', null],
  ['&LT;', null],
  ['&nbsp;', null],
  ['&quotes;', null],
  ['a&', null],
])('references: %j', (written, text) => {
  expect(decoded(written)).toBe(text);
});

test('a reference ends within the bounds', () => {
  for (const reference of ['&lt;', '&quot;', '&#65;', '&#x41;']) {
    const bytes = utf8(reference);
    for (let to = 1; to < bytes.length; to++)
      expect([reference, to, decodeText(bytes, 0, to, false)]).toEqual([reference, to, null]);
  }
});

test.each([
  ['_x000D_', '\r'],
  ['_x4e2d_', '中'],
  ['_x4E2D_', '中'],
  ['a_x0041_b', 'aAb'],
  ['_x0041__x0042_', 'AB'],
  ['__x0041_', '_A'],
  ['_x_x0041_', '_xA'],
  ['_x005F_x0041_', '_x0041_'],
  ['_x4E2G_', '_x4E2G_'],
  ['_xG000_', '_xG000_'],
  ['_x 041_', '_x 041_'],
  ['_X4E2D_', '_X4E2D_'],
  ['_x4E2D', '_x4E2D'],
  ['_x4E2D-', '_x4E2D-'],
  ['_x4E2', '_x4E2'],
  ['_x00041_', '_x00041_'],
  ['_x041_x', '_x041_x'],
  ['_', '_'],
])('escapes of spreadsheets: %j', (written, text) => {
  expect(decoded(written, true)).toBe(text);
  expect(decoded(written)).toBe(written);
});

test('an escape ends within the bounds', () => {
  const bytes = utf8('_x0041_');
  expect(decodeText(bytes, 0, 6, true)).toBe('_x0041');
  expect(decodeText(bytes, 1, 7, true)).toBe('x0041_');
});

test.each([
  ['a\r\nb', 'a\nb'],
  ['a\rb', 'a\nb'],
  ['a\r\r\nb', 'a\n\nb'],
  ['a\n\rb', 'a\n\nb'],
  ['\r', '\n'],
  ['\r\n', '\n'],
])('line ends: %j', (written, text) => {
  expect(decoded(written)).toBe(text);
  expect(decodeRaw(utf8(written), 0, written.length)).toBe(text);
});

test('a line end in front of the bound is whole', () => {
  expect(decodeText(utf8('a\r\nb'), 0, 2, false)).toBe('a\n');
  expect(decodeRaw(utf8('a\r\nb'), 0, 2)).toBe('a\n');
});

test('texts of every length, again and again, among others that are nearly the same', () => {
  for (let length = 0; length <= 60; length++) {
    const text = '项目支出绩效自评表'.repeat(8).slice(0, length);
    const others = ['', 'x', '目'].flatMap((end) => [text + end, `${text.slice(0, -1)}${end}`]);
    for (const each of [...others, text, ...others, text]) expect(decoded(each)).toBe(each);
  }
  for (let number = 0; number < 20_000; number++)
    if (decoded(`${number}`) !== `${number}`) throw new Error(`${number}`);
  for (let number = 0; number < 20_000; number++)
    if (decoded(`${number}`) !== `${number}`) throw new Error(`${number}`);
});

describe('encodings', () => {
  const XML = '<?xml version="1.0"?><a>绩效</a>';
  const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : new TextDecoder().decode(bytes));

  test.each(['utf-16le', 'utf-16be'] as const)('%s, with a mark and without', (encoding) => {
    for (const mark of [true, false]) {
      for (const xml of [XML, '<a>绩效</a>']) {
        const bytes = toUtf16(xml, encoding, mark);
        expect(utf16Of(bytes)).toBe(encoding);
        expect(text(toUtf8(bytes))).toBe(xml);
        expect(bytes).toHaveLength(2 * xml.length + (mark ? 2 : 0));
      }
    }
    expect(Buffer.from(toUtf16('<中', encoding, true)).toString('hex')).toBe(
      encoding === 'utf-16le' ? 'fffe3c002d4e' : 'feff003c4e2d',
    );
  });

  test.each([
    [[0xff, 0xfe], 'utf-16le'],
    [[0xfe, 0xff], 'utf-16be'],
    [[0x3c, 0], 'utf-16le'],
    [[0, 0x3c], 'utf-16be'],
    [[0xff, 0xff], null],
    [[0xfe, 0xfe], null],
    [[0x3c, 0x3f], null],
    [[0, 0], null],
    [[0x3f, 0], null],
    [[], null],
  ])('%j is %s', (bytes, encoding) => {
    expect(utf16Of(Uint8Array.from(bytes))).toBe(encoding);
  });

  test('UTF-8 stays the array that it is, without its mark', () => {
    for (const xml of [XML, '<a/>', '<?xml encoding="UTF-8"?><a/>', "<?xml encoding='us-ascii'?><a/>", '']) {
      const bytes = utf8(xml);
      expect(toUtf8(bytes)).toBe(bytes);
    }
    expect(text(toUtf8(utf8('\ufeff<a/>')))).toBe('<a/>');
    expect(toUtf8(utf8('\ufeff<a/>'))).toHaveLength(4);
    const half = Uint8Array.of(0xef, 0xbb, 0x3c);
    expect(toUtf8(half)).toBe(half);
  });

  test.each([
    ['<?xml version="1.0" encoding="gb18030"?>', '绩效'],
    ['<?xml version="1.0" encoding="GBK"?>', '绩效'],
    ["<?xml version='1.0' encoding = 'gb2312' ?>", '绩效'],
    ['<?xml version="1.0"\nencoding="gb2312"?>', '绩效'],
    // It says what it can't be.
    ['<?xml version="1.0" encoding="utf-16"?>', null],
    ['<?xml version="1.0" xencoding="gb2312"?>', null],
    [`<?xml version="1.0"${' '.repeat(170)} encoding="gb2312"?>`, null],
  ])('%s', (declaration, words) => {
    // 绩效 in GB 2312.
    const bytes = Uint8Array.from([...utf8(declaration), 0xbc, 0xa8, 0xd0, 0xa7]);
    const found = toUtf8(bytes);
    if (words === null) expect(found).toBe(bytes);
    else expect(text(found)).toBe(declaration + words);
  });

  test('an encoding that nobody knows, and one behind the declaration', () => {
    expect(toUtf8(utf8('<?xml version="1.0" encoding="ebcdic-x"?><a/>'))).toBeNull();
    const other = utf8('<?xml version="1.0"?><a encoding="gb2312" b=" encoding=\'ebcdic-x\'"/>');
    expect(toUtf8(other)).toBe(other);
  });
});
