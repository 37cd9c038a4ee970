import fc from 'fast-check';
import { invert } from '../../../../src/engine/edits/content.ts';
import type { CellContent } from '../../../../src/engine/edits/edit.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { comparePackages } from '../../../support/compare-packages.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contents } from '../../../support/workbook-edits.ts';

const FORM = [
  'A1',
  'A2',
  'B2',
  'C2',
  'D2',
  'E2',
  'F2',
  'G2',
  'H2',
  'A4',
  'B5',
  'H6',
  'J6',
  'H12',
  'H13',
  'I13',
  'I14',
  'I16',
];
const DATA = ['A2', 'C3', 'A5', 'B5', 'C5', 'B6', 'B9', 'E9'];
const CELLS = [
  ...[...FORM, 'H18', 'J18', 'K1000', 'H3', 'N13', 'L18'].map((cell) => ({ sheet: '自评表', cell })),
  ...[...DATA, 'A4', 'A8', 'Z1', 'F6'].map((cell) => ({ sheet: '数据 (2022)', cell })),
  ...['A1', 'B1', 'B2', 'C2', 'A3', 'D4', 'XFD9'].map((cell) => ({ sheet: '参数', cell })),
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '_',
      'x',
      '0',
      'D',
      '=',
      ' ',
      '\n',
      '\r',
      '\t',
      '<',
      '&',
      '"',
      ']',
      '>',
      '优',
      '\u0000',
      '\ud83d',
    ),
  }),
  fc.constantFrom('=1+1', '#N/A', 'TRUE', '8.62%', '_x000D_'),
);
const value: fc.Arbitrary<CellContent['value']> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  text,
);
const formula = fc.constantFrom(
  'A1+1',
  'SUM(H13:H16)&" <分>"',
  'IF(A1="","",  1)',
  "'数据 (2022)'!A1",
  'TEXT(A1,"0_x000D_")',
);
const content: fc.Arbitrary<CellContent> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ value }) },
  { weight: 1, arbitrary: fc.record({ value, formula }) },
);

describe.each(TRICKY_VARIANTS)('the tricky workbook, %s', (variant) => {
  const bytes = trickyWorkbook({ variant });
  const before = contents(bytes);
  const edits = fc
    .uniqueArray(fc.record({ at: fc.constantFrom(...CELLS), to: content }), {
      selector: (each) => each.at,
      maxLength: 12,
    })
    .map((all) =>
      all.map(({ at: { sheet, cell }, to }) => ({
        sheet,
        cell,
        from: before.get(`${sheet}!${cell}`) ?? { value: null },
        to,
      })),
    );

  test('edits and their inverse leave every cell as it was', () => {
    fc.assert(
      fc.property(edits, (planned) => {
        const there = patchWorkbook(bytes, planned, { protectedCells: 'allow' });
        const read = contents(there);
        for (const { sheet, cell, to } of planned) {
          const found = read.get(`${sheet}!${cell}`) ?? { value: null };
          // -0 is 0 in a cell, and an empty text is nothing.
          if (to.formula === undefined)
            expect(found.value === 0 ? 0 : found.value).toBe(to.value === '' ? null : to.value === 0 ? 0 : to.value);
          else expect(found.formula).toBe(to.formula);
        }
        const back = patchWorkbook(there, invert(planned), { protectedCells: 'allow' });
        expect(contents(back)).toEqual(before);
        const touched = ['xl/calcChain.xml', 'xl/workbook.xml', ...[1, 2, 3].map((n) => `xl/worksheets/sheet${n}.xml`)];
        const { changed, lost, added, recompressed } = comparePackages(bytes, back);
        expect([...changed, ...recompressed].filter((part) => !touched.includes(part))).toEqual([]);
        expect({ lost, added }).toEqual({ lost: [], added: [] });
      }),
      { numRuns: 30 },
    );
  });
});
