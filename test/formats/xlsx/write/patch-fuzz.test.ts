import fc from 'fast-check';
import { DocumentError } from '../../../../src/formats/error.ts';
import { clearWorkbookMarks, markWorkbook } from '../../../../src/formats/xlsx/write/marks.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { comparePackages } from '../../../support/compare-packages.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contentAt, contents, editsOf } from '../../../support/workbook-edits.ts';

/** Damaged files may be refused, but only a DocumentError may come of them; what isn't refused is written right. */

const FORM = '自评表';
const PARTS = [
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet1.xml',
  'xl/styles.xml',
  'xl/calcChain.xml',
  'xl/workbook.xml',
];
const FRAGMENTS = [
  '',
  '<',
  '/>',
  '"',
  '<!-- -->',
  '<![CDATA[<c>]]>',
  '</row>',
  '<row>',
  '<row r="13">',
  '<c/>',
  '<c r="H13"><v>1</v></c>',
  '</c>',
  '<f>1</f>',
  '<f t="shared" si="0"/>',
  '<dxf/>',
  '<dxfs/>',
  ' s="99"',
  ' t="s"',
  ' r="H13"',
  '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="1"><formula>LEN("绩核:hint")>0</formula></cfRule></conditionalFormatting>',
  '<worksheet>',
  '<sheetData/>',
  '<mergeCell ref="G13:H13"/>',
];

const cut = fc.record({
  part: fc.constantFrom(...PARTS),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  /** Between two tags, or anywhere. */
  atTag: fc.boolean(),
  remove: fc.nat(8),
  insert: fc.constantFrom(...FRAGMENTS),
});

type Cut = typeof cut extends fc.Arbitrary<infer Each> ? Each : never;

function damaged(variant: (typeof TRICKY_VARIANTS)[number], cuts: readonly Cut[]): Uint8Array {
  const edit: { [part: string]: (text: string) => string } = {};
  for (const { part, at, atTag, remove, insert } of cuts) {
    const before = edit[part];
    edit[part] = (text) => {
      const given = before?.(text) ?? text;
      const from = Math.floor(at * given.length);
      const start = atTag ? given.indexOf('<', from) : from;
      return given.slice(0, start) + insert + given.slice(start + (atTag ? 0 : remove));
    };
  }
  return trickyWorkbook({ variant, edit });
}

/** What `run` gives, or null when it refuses. */
function orRefused<Result>(run: () => Result): Result | null {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DocumentError) || error.code === 'unknown') throw error;
    return null;
  }
}

const file = fc.tuple(fc.constantFrom(...TRICKY_VARIANTS), fc.array(cut, { minLength: 1, maxLength: 3 }));

test('edits of damaged files', () => {
  let written = 0;
  fc.assert(
    fc.property(file, ([variant, cuts]) => {
      const before = damaged(variant, cuts);
      const after = orRefused(() => {
        const edits = editsOf(before, FORM, {
          H13: { value: 9.5 },
          I13: { value: '新' },
          B15: { value: 1 },
          H17: { value: 2 },
        });
        return patchWorkbook(before, edits, { protectedCells: 'allow' });
      });
      if (after === null) return;
      written++;
      expect(contentAt(after, FORM, 'H13')).toEqual({ value: 9.5 });
      const [expected, found] = [contents(before), contents(after)];
      for (const cell of ['H13', 'I13', 'B15', 'H17'])
        for (const map of [expected, found]) map.delete(`${FORM}!${cell}`);
      expect(found).toEqual(expected);
    }),
    { numRuns: 150 },
  );
  expect(written).toBeGreaterThan(10);
});

test('marks of damaged files', () => {
  let marked = 0;
  fc.assert(
    fc.property(file, ([variant, cuts]) => {
      const before = orRefused(() => clearWorkbookMarks(damaged(variant, cuts)));
      const after = before && orRefused(() => markWorkbook(before, [{ sheet: FORM, cell: 'H13', severity: 'hint' }]));
      if (before === null || after === null) return;
      marked++;
      expect(comparePackages(before, clearWorkbookMarks(after))).toMatchObject({ changed: [], lost: [], added: [] });
    }),
    { numRuns: 150 },
  );
  expect(marked).toBeGreaterThan(10);
});
