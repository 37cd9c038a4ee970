import { XmlScanner } from '../../../src/formats/xml/scan.ts';

/** What a tag's attributes say, one among many. */

function tag(attributes: string): XmlScanner {
  const xml = XmlScanner.ofBytes(new TextEncoder().encode(`<x ${attributes}/>`), 'part');
  xml.next();
  return xml;
}

const MANY = Array.from({ length: 40 }, (_, i) => `a${i}="${i}"`).join(' ');

test('every one of many is found by its whole name', () => {
  const xml = tag(`${MANY} r:id="7" b='"&lt;' c = "三"`);
  for (let i = 0; i < 40; i++) expect([i, xml.attribute(`a${i}`)]).toEqual([i, `${i}`]);
  expect(['b', 'c', 'r:id', 'a', 'a40', 'id', 'r', ''].map((name) => xml.attribute(name))).toEqual([
    '"<',
    '三',
    '7',
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('escapes are those of strings alone', () => {
  const xml = tag('a="1" b="_x0041_"');
  expect([xml.attribute('b'), xml.stringAttribute('b'), xml.stringAttribute('c')]).toEqual(['_x0041_', 'A', null]);
});

test.each([
  ['r:id="7"', '7'],
  ['a="1" b="2" rel:id="7" c="3"', '7'],
  ['id="7"', null],
  ['r:xid="7"', null],
  ['rid="7"', null],
  ['r:id2="7"', null],
  ['a="r:id"', null],
])('by the name behind its prefix: %s', (attributes, value) => {
  expect(tag(attributes).prefixedAttribute('id')).toBe(value);
});

test.each([
  ['a="1"', true, true],
  ['a="true"', true, true],
  ['a="on"', true, true],
  ['a="0"', false, false],
  ['a="false"', false, false],
  ['a="off"', false, false],
  ['a="TRUE"', false, false],
  ['a="2"', false, false],
  ['a=""', false, false],
  ['b="1"', false, true],
])('a truth value: %s', (attributes, byItself, otherwise) => {
  expect([tag(attributes).flag('a', false), tag(attributes).flag('a', true)]).toEqual([byItself, otherwise]);
});

test.each([
  ['r="0"', 0],
  ['r="7"', 7],
  ['a="1" b="2" r="1048576" c="3"', 1048576],
  ['r="0012"', 12],
  ['r="9999999999"', 9999999999],
  ['r="99999999999"', Number.NaN],
  ['r=""', Number.NaN],
  ['r="-1"', Number.NaN],
  ['r="1.5"', Number.NaN],
  ['r="1/"', Number.NaN],
  ['r=":"', Number.NaN],
  ['r=" 1"', Number.NaN],
  ['rr="1"', -1],
  ['x:r="1"', -1],
  ['a="r"', -1],
])('a whole number: %s', (attributes, value) => {
  expect(tag(attributes).wholeNumber('r'.charCodeAt(0))).toBe(value);
});

test('where a value stands', () => {
  const xml = tag('a="1" bc = \'23\'');
  const span = xml.attributeSpan('bc');
  expect(span && new TextDecoder().decode(xml.bytes.subarray(span.from, span.to))).toBe('23');
  expect(xml.attributeSpan('b')).toBeNull();
  const index = xml.findByte('a'.charCodeAt(0));
  expect(new TextDecoder().decode(xml.bytes.subarray(xml.valueStart(index), xml.valueEnd(index)))).toBe('1');
  expect(xml.findByte('b'.charCodeAt(0))).toBe(-1);
});
