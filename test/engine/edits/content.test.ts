import fc from 'fast-check';
import { checkConflicts } from '../../../src/engine/edits/conflicts.ts';
import { contentOf, editOf, invert, sameContent } from '../../../src/engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../../src/engine/edits/edit.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

describe('contentOf', () => {
  test.each<[string, CellContent]>([
    ['', { value: null }],
    ['8.62', { value: 8.62 }],
    ['95%', { value: 0.95 }],
    ["'10", { value: '10' }],
    ['=SUM(A1:A2) → 3', { value: 3, formula: 'SUM(A1:A2)' }],
    ['=SUM(A1:A2) →', { value: null, formula: 'SUM(A1:A2)' }],
    ['=A9 → #REF!', { value: null, formula: 'A9' }],
    ['#REF!', { value: null, error: '#REF!' }],
  ])('%j', (typed, content) => {
    expect(contentOf(typedCell(1, 1, typed))).toEqual(content);
  });
});

test.each<[CellContent, CellContent, boolean]>([
  [{ value: 1 }, { value: 1 }, true],
  [{ value: 1 }, { value: '1' }, false],
  [{ value: null }, { value: '' }, true],
  [{ value: null }, { value: 0 }, false],
  // A formula is what it says: its result may be recalculated.
  [{ value: 1, formula: 'A1' }, { value: 2, formula: 'A1' }, true],
  [{ value: 1, formula: 'A1' }, { value: 1, formula: 'A2' }, false],
  [{ value: 1, formula: 'A1' }, { value: 1 }, false],
])('%j and %j', (a, b, same) => {
  expect(sameContent(a, b)).toBe(same);
  expect(sameContent(b, a)).toBe(same);
});

const grid = gridOf('自评表', [typedCell(3, 2, '8'), typedCell(3, 4, '=B3 → 8'), typedCell(7, 1, '总分')]);

describe('checkConflicts', () => {
  const edit = (cell: string, from: CellContent, sheet = '自评表'): CellEdit => ({
    sheet,
    cell,
    from,
    to: { value: 1 },
  });

  test('cells that hold what the plan expected, blank ones too, are none', () => {
    const edits = [
      edit('B3', { value: 8 }),
      edit('D3', { value: 9, formula: 'B3' }),
      edit('C3', { value: null }),
      edit('Z99', { value: null }),
    ];
    expect(checkConflicts(edits, [grid])).toEqual([]);
  });

  test.each<[string, CellEdit, CellContent | null]>([
    ['another value', edit('B3', { value: 7 }), { value: 8 }],
    ['a formula where a value stood', edit('D3', { value: 8 }), { value: 8, formula: 'B3' }],
    ['a value where nothing stood', edit('A7', { value: null }), { value: '总分' }],
    ['nothing where a value stood', edit('A8', { value: '总分' }), { value: null }],
    ['no such sheet', edit('B3', { value: 8 }, 'Sheet2'), null],
    ['no address', edit('B', { value: 8 }), null],
  ])('%s', (_, conflicting, found) => {
    expect(checkConflicts([conflicting, edit('B3', { value: 8 })], [grid])).toEqual([{ edit: conflicting, found }]);
  });
});

describe('invert', () => {
  const content = fc.oneof(
    fc.record({ value: fc.oneof(fc.integer(), fc.string({ minLength: 1 }), fc.boolean(), fc.constant(null)) }),
    fc.record({ value: fc.oneof(fc.integer(), fc.constant(null)), formula: fc.constantFrom('A1+1', 'SUM(B1:B3)') }),
  );
  const place = fc.record({ row: fc.integer({ min: 1, max: 4 }), column: fc.integer({ min: 1, max: 4 }), to: content });

  test('undoes what was applied, cells edited twice included', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), fc.array(place, { maxLength: 12 }), (before, planned) => {
        let sheet = gridOf('自评表', []);
        for (const { row, column, to } of before) {
          [sheet = sheet] = applyEdits([sheet], [editOf('自评表', typedCell(row, column, ''), to)]);
        }
        const start = sheet;
        const edits: CellEdit[] = [];
        for (const { row, column, to } of planned) {
          const cell = sheet.rows.find((line) => line.row === row)?.cells.find((it) => it.column === column);
          const edit = editOf('自评表', cell ?? typedCell(row, column, ''), to);
          edits.push(edit);
          expect(edit.cell).toBe(cellAddress(row, column));
          [sheet = sheet] = applyEdits([sheet], [edit]);
        }
        expect(applyEdits([start], edits)).toEqual([sheet]);
        expect(applyEdits([sheet], invert(edits))).toEqual([start]);
      }),
    );
  });

  test('twice is nothing', () => {
    const edits = [
      editOf('自评表', typedCell(1, 1, '8'), { value: 9 }),
      editOf('自评表', typedCell(1, 2, ''), { value: 9 }),
    ];
    expect(invert(invert(edits))).toEqual(edits);
    expect(invert(edits)[0]).toEqual({ sheet: '自评表', cell: 'B1', from: { value: 9 }, to: { value: null } });
  });
});
