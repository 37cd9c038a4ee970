import fc from 'fast-check';
import { escapeAttribute, escapeContent } from '../../../../src/formats/docx/write/names.ts';

/** Text in XML: what a reader would take for something else is written as a reference. */

test('markup and quotes', () => {
  expect(escapeContent('a<b & c>"d"')).toBe('a&lt;b &amp; c&gt;"d"');
  expect(escapeAttribute('a<b & "d"')).toBe('a&lt;b &amp; &quot;d&quot;');
});

test('breaks: kept in contents, blanks in attributes', () => {
  expect(escapeContent('一\n二\t三')).toBe('一\n二\t三');
  expect(escapeContent('一\r二')).toBe('一&#13;二');
  expect(escapeAttribute('一\n二\t三\r四')).toBe('一 二 三 四');
});

test('other control characters by their numbers', () => {
  expect(escapeContent('一\u0085二\u007f')).toBe('一&#133;二&#127;');
  fc.assert(
    fc.property(fc.integer({ min: 0x7f, max: 0x9f }), (code) => {
      expect(escapeContent(`x${String.fromCharCode(code)}y`)).toBe(`x&#${code};y`);
    }),
  );
});
