import fc from 'fast-check';
import { decodeText, toUtf8 } from '../../../src/formats/xml/decode.ts';
import { nameCode, XmlScanner } from '../../../src/formats/xml/scan.ts';
import { TagReader } from '../../../src/formats/xml/tags.ts';
import type { ByteSource } from '../../../src/formats/zip/bytes.ts';
import { documentErrorOf } from '../../support/document-error.ts';

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function scan(xml: string): XmlScanner {
  return XmlScanner.ofBytes(utf8(xml), 'part');
}

/** The bytes in pieces of this size. */
function inPieces(bytes: Uint8Array, size: number): ByteSource {
  let at = 0;
  return () => {
    if (at >= bytes.length) return null;
    at += size;
    return bytes.slice(at - size, at);
  };
}

/** Every tag: `name`, `/name`, `name/`, with what the attributes a and x:b say. */
function tags(xml: XmlScanner): string[] {
  const found: string[] = [];
  while (xml.next()) {
    const name = new TextDecoder().decode(xml.bytes.subarray(xml.nameStart, xml.nameEnd));
    const sentences = [xml.attribute('a'), xml.attribute('x:b')]
      .map((value) => (value === null ? '' : `=${value}`))
      .join('');
    found.push(`${xml.closing ? '/' : ''}${name}${xml.empty ? '/' : ''}${sentences}@${xml.depth}`);
  }
  return found;
}

const document = `<?xml version="1.0"?><!-- <no> --><x:root xmlns:x="u"><a a='1&amp;"2' x:b = "二"/><b  a=">"  ></b
><![CDATA[<no>]]><!----><c/>text &amp; &#22269;</x:root><!-- after -->`;
const seen = ['root@1', 'a/=1&"2=二@1', 'b=>@2', '/b@1', 'c/@1', '/root@0'];

describe('tags', () => {
  test('with attributes, depth and prefixes cut off', () => {
    expect(tags(scan(document))).toEqual(seen);
  });

  test('the same in pieces of any size', () => {
    const long = `<r>${document
      .slice(document.indexOf('<x:root'))
      .replace(/<!--.*?-->/g, '')
      .repeat(800)}</r>`;
    const whole = tags(scan(long));
    expect(whole).toHaveLength(seen.length * 800 + 2);
    for (const size of [1, 7, 1000, 16384, 100_000]) {
      expect(tags(XmlScanner.ofSource(inPieces(utf8(long), size), 'part'))).toEqual(whole);
    }
  });

  test.each(['!', '?', '/', 'x'])(
    'a tag of which a piece brings the first sign alone, behind a long text of %s',
    (sign) => {
      const pieces = [
        `<r>${sign.repeat(50_000)}`,
        sign.repeat(10_000),
        `${sign.repeat(9999)}<`,
        'a/><',
        '!-- -->',
        '</r>',
      ].map(utf8);
      expect(tags(XmlScanner.ofSource(() => pieces.shift() ?? null, 'part'))).toEqual(['r@1', 'a/@1', '/r@0']);
    },
  );

  test('a tag that arrives byte by byte is read again a few times only', () => {
    const reads = jest.spyOn(TagReader.prototype as unknown as { readTag(): boolean }, 'readTag');
    const xml = XmlScanner.ofSource(inPieces(utf8(`<a b="${'x'.repeat(200_000)}"/>`), 1), 'part');
    expect(tags(xml)).toEqual(['a/@0']);
    // 16 KB are there at once, and what is there doubles each time.
    expect(reads.mock.calls.length).toBeLessThan(10);
    reads.mockRestore();
  });

  test('attributes are told apart by their whole name', () => {
    const xml = scan('<c xr="1" r2="2" x:r="3" r="4" id="5" r:id="6"/>');
    xml.next();
    expect(xml.attribute('r')).toBe('4');
    expect(xml.wholeNumber(0x72)).toBe(4);
    expect(xml.wholeNumber(0x73)).toBe(-1);
    expect(xml.prefixedAttribute('id')).toBe('6');
    expect(xml.prefixedAttribute('r2')).toBeNull();
    const span = xml.attributeSpan('r2');
    expect(span && new TextDecoder().decode(xml.bytes.subarray(span.from, span.to))).toBe('2');
  });

  test('more attributes than anybody writes', () => {
    const many = Array.from({ length: 500 }, (_, i) => `a${i}="${i}"`).join(' ');
    const xml = scan(`<c ${many}/>`);
    xml.next();
    expect(xml.attribute('a499')).toBe('499');
  });

  test('short names have a code', () => {
    const xml = scan('<x:row><sheetRow/></x:row>');
    xml.next();
    expect(xml.code).toBe(nameCode('row'));
    xml.next();
    expect(xml.code).toBe(0);
  });
});

describe('text', () => {
  test.each([
    ['<t>一 二</t>', '一 二'],
    ['<t/>', ''],
    ['<t></t>', ''],
    ['<t>a<!-- - -->b<![CDATA[<&amp;]]>c<?x y?>d</t>', 'ab<&amp;cd'],
    ['<t>a<b>no<c>no</c></b>z</t>', 'az'],
    ['<t>a\r\nb\rc\nd</t>', 'a\nb\nc\nd'],
    ['<t><![CDATA[a\r\nb]]></t>', 'a\nb'],
    ['<t>_x000D_ _x4E00__x5F_x _x00_ _X0041_</t>', '\r 一_x5F_x _x00_ _X0041_'],
    ['<t>_x005F_x0041_</t>', '_x0041_'],
    ['<t>&lt;&gt;&amp;&quot;&apos;&#65;&#x4E00;&#x1F600;&#55357;&#56832;</t>', '<>&"\'A一😀😀'],
  ])('%s', (xml, expected) => {
    const scanner = scan(`<r>${xml}<after/></r>`);
    scanner.next();
    scanner.next();
    expect(scanner.text()).toBe(expected);
    scanner.next();
    expect(scanner.is('after')).toBe(true);
    expect(scanner.depth).toBe(1);
  });

  test.each([
    '&',
    '&;',
    '&nbsp;',
    '&amp',
    '&#;',
    '&#x;',
    '&#xG;',
    '&#12a;',
    '&#0;',
    '&#1114112;',
    '&#99999999999999999999;',
    '&amp&lt;',
  ])('no reference: %s', (text) => {
    const xml = scan(`<t>${text}</t>`);
    xml.next();
    expect(documentErrorOf(() => xml.text())).toMatchObject({
      kind: 'damaged',
      code: 'bad-xml',
      detail: { part: 'part' },
    });
  });

  test.each<[string, readonly string[], string]>([
    ['a CDATA section', ['![CDATA[<y>]]>z</t>'], '<y>z'],
    ['a CDATA section, sign by sign', ['!', '[CDATA[<', 'y>]', ']', '>z</t>'], '<y>z'],
    ['a comment', ['!-- y --', '>z</t>'], 'z'],
    ['an instruction', ['?y ?', '>z</t>'], 'z'],
    ['a child', ['y>no</y>z</t>'], 'z'],
    ['its end', ['/t>'], ''],
  ])('%s of which a piece brings the first sign alone', (_, rest, behind) => {
    for (const length of [10, 50_000]) {
      const pieces = ['<r><t>', 'x'.repeat(length), 'x<', ...rest, '<after/></r>'].map(utf8);
      const xml = XmlScanner.ofSource(() => pieces.shift() ?? null, 'part');
      xml.next();
      xml.next();
      expect(xml.text()).toBe(`${'x'.repeat(length + 1)}${behind}`);
      xml.next();
      expect(xml.is('after')).toBe(true);
    }
  });

  test('numbers', () => {
    const all = ['1', ' -2.5 ', '+1E-3', '.5', '5.', '', '  ', 'x', '1,5', '0x10', 'Infinity', '1e999', '-', '.'];
    const xml = scan(`<r>${all.map((text) => `<v>${text}</v>`).join('')}<v/></r>`);
    xml.next();
    const read = [...all, ''].map(() => {
      xml.next();
      return xml.number();
    });
    const none = Number.POSITIVE_INFINITY;
    expect(read).toEqual([
      1,
      -2.5,
      0.001,
      0.5,
      5,
      Number.NaN,
      Number.NaN,
      none,
      none,
      none,
      none,
      none,
      none,
      none,
      Number.NaN,
    ]);
  });
});

describe('what is no XML', () => {
  const OPEN = 'the part ends inside an element';
  const UNFINISHED = 'unfinished tag';
  const NAMELESS = 'tag without a name';
  const MALFORMED = 'malformed attribute';

  test.each<[string, string]>([
    ['', 'no element'],
    ['text', 'no element'],
    ['<', UNFINISHED],
    ['<a', UNFINISHED],
    ['<a>', OPEN],
    ['<a b', UNFINISHED],
    ['<a b=', UNFINISHED],
    ['<a b="', UNFINISHED],
    ['<a b="1"', UNFINISHED],
    ['<a b="1"/', UNFINISHED],
    ['<a b=1/>', 'attribute value without quotes'],
    ['<a b/>', MALFORMED],
    ['<a ="1"/>', MALFORMED],
    ['<a b="<"/>', '< in an attribute value'],
    ['<a/b>', 'malformed tag'],
    ['< a/>', NAMELESS],
    ['</a>', 'closing tag without an opening one'],
    ['<a></a', UNFINISHED],
    ['<a></a b>', 'malformed closing tag'],
    ['<a></>', NAMELESS],
    ['<a><b></a>', OPEN],
    ['<x:/>', NAMELESS],
    ['<a><!-- ', 'no -->'],
    ['<a><![CDATA[ ]]', 'no ]]>'],
    ['<?xml', 'no ?>'],
    ['<a/></a>', 'closing tag without an opening one'],
  ])('%s: %s', (xml, cause) => {
    const damaged = { kind: 'damaged', code: 'bad-xml', detail: { part: 'part', cause } };
    expect(documentErrorOf(() => tags(scan(xml)))).toMatchObject(damaged);
    expect(documentErrorOf(() => tags(XmlScanner.ofSource(inPieces(utf8(xml), 1), 'part')))).toMatchObject(damaged);
  });

  test.each<[string, string]>([
    ['<t>a', OPEN],
    ['<t>a<', OPEN],
    ['<t>a</t', UNFINISHED],
    ['<t>a<b>', OPEN],
    ['<t>&nope;</t>', 'unknown reference'],
    ['<t><!-- ', 'no -->'],
  ])('a text that isn’t complete, %s: %s', (xml, cause) => {
    const read = (scanner: XmlScanner) => () => {
      scanner.next();
      scanner.text();
    };
    const damaged = { code: 'bad-xml', detail: { part: 'part', cause } };
    expect(documentErrorOf(read(scan(xml)))).toMatchObject(damaged);
    expect(documentErrorOf(read(XmlScanner.ofSource(inPieces(utf8(xml), 1), 'part')))).toMatchObject(damaged);
  });

  test.each<[string, string]>([
    ['<t>a', OPEN],
    ['<t><b>', OPEN],
    ['<t></b', UNFINISHED],
  ])('an element that is passed over and doesn’t end, %s: %s', (xml, cause) => {
    const scanner = scan(xml);
    scanner.next();
    expect(documentErrorOf(() => scanner.skip()).detail).toEqual({ part: 'part', cause });
  });

  test.each(['<!DOCTYPE a><a/>', '<!ENTITY a "b"><a/>', '<a><!ELEMENT b></a>', '<!'])('declarations: %s', (xml) => {
    expect(documentErrorOf(() => tags(scan(xml)))).toMatchObject({
      kind: 'damaged',
      code: 'xml-entity',
      detail: { part: 'part', cause: 'document type declaration' },
    });
  });
});

describe('encodings', () => {
  const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
    const units = [...(mark ? '\uFEFF' : ''), ...text].map((character) => character.charCodeAt(0));
    return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
  };
  const xml = '<r a="国"/>';

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(xml)],
    ['UTF-8 with a mark', utf8(`\uFEFF${xml}`)],
    ['UTF-16 little-endian', utf16(xml, false, true)],
    ['UTF-16 big-endian', utf16(xml, true, true)],
    ['UTF-16 little-endian without a mark', utf16(xml, false, false)],
    ['UTF-16 big-endian without a mark', utf16(xml, true, false)],
    ['UTF-8 that says it is UTF-16', utf8(`<?xml version="1.0" encoding="utf-16"?>${xml}`)],
    ['GBK', Uint8Array.from([...utf8("<?xml version='1.0' encoding='GBK'?><r a=\""), 0xb9, 0xfa, ...utf8('"/>')])],
  ])('%s', (_name, bytes) => {
    expect(tags(XmlScanner.ofBytes(bytes, 'part'))).toEqual(['r/=国@0']);
    expect(tags(XmlScanner.ofSource(inPieces(bytes, 1), 'part'))).toEqual(['r/=国@0']);
  });

  test('an encoding nobody knows', () => {
    const bytes = utf8('<?xml version="1.0" encoding="klingon"?><r/>');
    expect(toUtf8(bytes)).toBeNull();
    expect(documentErrorOf(() => XmlScanner.ofBytes(bytes, 'part'))).toMatchObject({
      code: 'bad-xml',
      detail: { part: 'part', cause: 'unknown encoding' },
    });
  });
});

describe('decoding', () => {
  test('any text comes back, as UTF-8 and as references', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const plain = text.replace(/[&<\r]/g, '.');
        const bytes = utf8(plain);
        expect(decodeText(bytes, 0, bytes.length, false)).toBe(plain);
        const references = [...text.replace(/\0/g, '.')].map((character) => `&#${character.codePointAt(0)};`).join('');
        const ascii = utf8(references);
        expect(decodeText(ascii, 0, ascii.length, true)).toBe(text.replace(/\0/g, '.'));
      }),
    );
  });

  test('broken UTF-8 is marked, neither refused nor read over its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 30 }), (noise) => {
        const bytes = noise.map((byte) => (byte === 0x26 || byte === 0x0d ? 0x41 : byte));
        const whole = decodeText(bytes, 0, bytes.length, false) ?? '';
        // As many replacement characters or more, and the same characters otherwise: the standard joins broken bytes.
        const standard = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(whole.replace(/\uFFFD/g, '')).toBe(standard.replace(/\uFFFD/g, ''));
        expect(whole.includes('\uFFFD')).toBe(standard.includes('\uFFFD'));
      }),
    );
  });

  test('a long text leaves nothing behind for the next', () => {
    const long = utf8('长'.repeat(2_000_000));
    expect(decodeText(long, 0, long.length, true)).toHaveLength(2_000_000);
    const short = utf8('短');
    expect(decodeText(short, 0, short.length, true)).toBe('短');
  });
});
