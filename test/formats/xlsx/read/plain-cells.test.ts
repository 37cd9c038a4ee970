import { plainBlank, plainNumber, plainText } from '../../../../src/formats/xlsx/read/plain-cells.ts';
import { XmlScanner } from '../../../../src/formats/xml/scan.ts';

/** The short cuts: what they take is read right, and all else is left to the scanner as it stands. Whether they are taken shows in the time alone. */

/** A scanner behind the tag `<c>` of a cell that goes on like this. */
function cell(rest: string): XmlScanner {
  const xml = XmlScanner.ofBytes(new TextEncoder().encode(`<row><c>${rest}`), 'part');
  while (xml.depth < 2) xml.next();
  return xml;
}

const taken = ({ after, depth }: XmlScanner): string => `${after - '<row><c>'.length} ${depth}`;

/** Every text that one letter more, less or other makes of this one. */
function slips(text: string): string[] {
  return [...text].flatMap((letter, at) => {
    const [before, rest] = [text.slice(0, at), text.slice(at + 1)];
    const code = letter.charCodeAt(0);
    return [before + rest, `${before}${letter}${text.slice(at)}`, `${before} ${rest}`].concat(
      [-1, 1].map((by) => before + String.fromCharCode(code + by) + rest),
    );
  });
}

describe('a cell without anything in it', () => {
  test('is passed over with its closing tag', () => {
    for (const behind of ['', '</row>', '<c r="B1"/>']) {
      const xml = cell(`</c>${behind}`);
      expect([plainBlank(xml), taken(xml)]).toEqual([true, '4 1']);
    }
  });

  test('and nothing else is', () => {
    const others = [...slips('</c>'), ' </c>', '<v></v></c>', '', '<', '</', '</c'];
    expect(others.length).toBeGreaterThan(20);
    for (const other of others.filter((each) => !each.startsWith('</c>'))) {
      const xml = cell(other);
      expect([other, plainBlank(xml), taken(xml)]).toEqual([other, false, '0 2']);
    }
  });

  test('what has arrived of the part so far counts', () => {
    const xml = cell('</c>');
    xml.limit--;
    expect([plainBlank(xml), taken(xml)]).toEqual([false, '0 2']);
  });
});

describe('a number', () => {
  test.each([
    ['0', 0],
    ['9', 9],
    ['-1', -1],
    ['12.5', 12.5],
    ['-0.86', -0.86],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['123456789012345', 123456789012345],
    ['0.12345678901234', 0.12345678901234],
    ['.123456789012345', 0.123456789012345],
    ['1.00000000000001', 1.00000000000001],
  ])('%s', (text, value) => {
    const xml = cell(`<v>${text}</v></c>`);
    expect([plainNumber(xml), taken(xml)]).toEqual([value, `${text.length + 11} 1`]);
  });

  test.each([
    '',
    '-',
    '+1',
    '--1',
    '1.2.3',
    '1e3',
    '1 ',
    ' 1',
    '1,5',
    '/',
    ':',
    '1-',
    '1234567890123456',
    '1.234567890123456',
  ])('written otherwise is left: %j', (text) => {
    const xml = cell(`<v>${text}</v></c>`);
    expect([plainNumber(xml), taken(xml)]).toEqual([Number.NaN, '0 2']);
  });

  test('in other tags is left', () => {
    const others = [...slips('<v>').map((tag) => `${tag}1</v></c>`), ...slips('</v></c>').map((end) => `<v>1${end}`)];
    expect(others.length).toBeGreaterThan(50);
    // A letter more may be one more digit, or one that belongs to what follows.
    for (const other of others.filter((each) => !/^<v>[\d.-]+<\/v><\/c>/.test(each))) {
      const xml = cell(other);
      expect([other, plainNumber(xml), taken(xml)]).toEqual([other, Number.NaN, '0 2']);
    }
  });

  test('what has arrived of the part so far counts', () => {
    for (let missing = 1; missing < 11; missing++) {
      const xml = cell('<v>12</v></c>');
      xml.limit -= missing;
      expect([plainNumber(xml), taken(xml)]).toEqual([Number.NaN, '0 2']);
    }
  });
});

describe('a text in its cell', () => {
  test.each([
    ['自评', '自评'],
    ['', ''],
    ['a &lt; b&#10;', 'a < b\n'],
    [' 空格 ', ' 空格 '],
  ])('%j', (written, text) => {
    const xml = cell(`<is><t>${written}</t></is></c>`);
    expect([plainText(xml), taken(xml)]).toEqual([text, `${Buffer.byteLength(written) + 20} 1`]);
  });

  test('in other tags, with an unknown reference or not yet there is left', () => {
    const others = [
      ...slips('<is><t>').map((start) => `${start}x</t></is></c>`),
      ...slips('</t></is></c>').map((end) => `<is><t>x${end}`),
      '<is><t>&nbsp;</t></is></c>',
    ];
    expect(others.length).toBeGreaterThan(90);
    for (const other of others.filter((each) => !/^<is><t>[^<]*<\/t><\/is><\/c>/.test(each) || each.includes('&'))) {
      const xml = cell(other);
      expect([other, plainText(xml), taken(xml)]).toEqual([other, null, '0 2']);
    }
    const whole = '<is><t>x</t></is></c>';
    for (let missing = 1; missing <= whole.length; missing++) {
      const xml = cell(whole);
      xml.limit -= missing;
      expect([plainText(xml), taken(xml)]).toEqual([null, '0 2']);
    }
  });
});
