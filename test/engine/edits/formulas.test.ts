import type { FillOptions, FillPart, FillPlan } from '../../../src/engine/edits/fill-plan.ts';
import { sumFormula } from '../../../src/engine/edits/formulas.ts';
import { planFill } from '../../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { exampleForm, gridOf, withCells } from '../../support/form-text.ts';
import { scored } from '../../support/scored.ts';

/** Which cells a live form refers to, and where it writes numbers instead. */

function plan(grid: SheetGrid, parts: readonly FillPart[], options: Partial<FillOptions> = {}): FillPlan {
  return planFill(scored(grid), { what: new Set(parts), as: 'formulas', ...options });
}

function cells(
  grid: SheetGrid,
  parts: readonly FillPart[],
  options: Partial<FillOptions> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    plan(grid, parts, options).edits.map(({ cell, to }) => [
      cell,
      to.formula === undefined ? to.value : `=${to.formula} → ${to.value}`,
    ]),
  );
}

/** The sheet with other number formats in some cells. */
function formatted(grid: SheetGrid, formats: Readonly<Record<string, string>>): SheetGrid {
  const all = grid.rows.flatMap((row) => row.cells);
  const changed = all.map((cell) => ({
    ...cell,
    format: formats[`${String.fromCharCode(64 + cell.column)}${cell.row}`] ?? cell.format,
  }));
  return gridOf(grid.name, changed, grid.merges);
}

const form = (changes: Readonly<Record<string, string>> = {}) => withCells(exampleForm('national'), changes);
const columns = (changes: Readonly<Record<string, string>> = {}) => withCells(exampleForm('operator-columns'), changes);

test('no formula takes the place of a label and its number in one cell', () => {
  const inline = form({ A20: '总分：90分', G20: '', H20: '' });
  expect(cells(inline, ['total'])).toEqual({ A20: '总分：100分' });
});

describe('amounts', () => {
  const score = (changes: Readonly<Record<string, string>>) => cells(form({ I6: '', ...changes }), ['scores'])['I6'];
  const F6 = 'VALUE(SUBSTITUTE(F6,",",""))';

  test.each([
    ["'60", `=IF(E6=0,"",ROUND(MIN(${F6}/E6,1)*G6,2)) → 5`],
    ["'60.0", `=IF(E6=0,"",ROUND(MIN(${F6}/E6,1)*G6,2)) → 5`],
    ["'0,060", `=IF(E6=0,"",ROUND(MIN(${F6}/E6,1)*G6,2)) → 5`],
    ["' 60 ", `=IF(E6=0,"",ROUND(MIN(${F6}/E6,1)*G6,2)) → 5`],
    ["'+60", `=IF(E6=0,"",ROUND(MIN(${F6}/E6,1)*G6,2)) → 5`],
    // Full-width digits are read by the engine and not by VALUE; a unit by neither of them as such.
    ["'６０", 5],
    ["'60万元", 5],
    ["'约60", ''],
    // A refund counts as 0, which the plain quotient doesn't give.
    ['-5', 0],
    ["'-5", 0],
  ])('spent %s', (typed, expected) => {
    const found = score({ F6: typed });
    expect(found ?? '').toBe(expected);
  });

  test('a budget as text is referred to in both places', () => {
    const E6 = 'VALUE(SUBSTITUTE(E6,",",""))';
    expect(score({ E6: "'1,200", E7: '1200', F6: '60' })).toBe(`=IF(${E6}=0,"",ROUND(MIN(F6/${E6},1)*G6,2)) → 0.5`);
  });

  test('nothing spent is referred to as well', () => {
    expect(score({ F6: '0', F7: '0' })).toBe('=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 0');
  });

  test('more than the budget earns the points', () => {
    expect(score({ F6: '150' })).toBe('=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 10');
  });

  test('a form with one budget column', () => {
    expect(score({ D5: '', E5: '预算数（A）', F6: '60' })).toBe('=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 5');
    expect(score({ E5: '', E6: '', E7: '', F6: '60' })).toBe('=IF(D6=0,"",ROUND(MIN(F6/D6,1)*G6,2)) → 5');
  });
});

describe('points', () => {
  const score = (grid: SheetGrid) => cells(grid, ['scores'])['I6'];

  test.each([
    ['in a cell of their own', { G6: '10' }, 'G6'],
    ['as text', { G6: "'10" }, '10'],
    ['with their unit', { G6: '10分' }, '10'],
    ['in no cell', { G6: '' }, '10'],
  ])('%s', (_, changes, term) => {
    expect(score(form({ F6: '60', I6: '', ...changes }))).toBe(`=IF(E6=0,"",ROUND(MIN(F6/E6,1)*${term},2)) → 5`);
  });

  test('shown as a percentage: the number itself', () => {
    expect(score(formatted(form({ F6: '60', I6: '', G6: '0.1' }), { G6: '0%' }))).toBe(
      '=IF(E6=0,"",ROUND(MIN(F6/E6,1)*10,2)) → 5',
    );
  });

  test('with more digits than scores keep: a number', () => {
    expect(score(form({ F6: '60', I6: '', G6: '10.125' }))).toBe(5.06);
    expect(score(form({ F6: '60', I6: '', G6: '10.12' }))).toBe('=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 5.06');
  });

  test('a score cell shown as a percentage takes a number', () => {
    expect(score(formatted(form({ F6: '60', I6: '' }), {}))).toMatch(/^=IF/);
    expect(score(formatted(form({ F6: '60', I6: '0.09', G6: '0.1' }), { I6: '0%', G6: '0%' }))).toBe(0.05);
  });

  test('put right beside the score: the table’s total in the cell of the points', () => {
    expect(cells(form({ F6: '60', I6: '50', G6: '100' }), ['scores'])).toEqual({
      G6: 10,
      I6: '=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 5',
    });
    // As text it becomes a number, which a formula can refer to.
    expect(cells(form({ F6: '60', I6: '50', G6: "'100" }), ['scores'])).toEqual({
      G6: 10,
      I6: '=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2)) → 5',
    });
    const { edits } = plan(form({ F6: '60', I6: '50', G6: '100' }), ['scores']);
    expect(edits.map(({ part, about, from }) => [part, about, from.value])).toEqual([
      ['points', 'execution', 100],
      ['scores', 'execution', 50],
    ]);
  });
});

describe('the rate', () => {
  const rate = (changes: Readonly<Record<string, string>>, as: 'values' | 'formulas' = 'formulas') =>
    cells(form({ F6: '103.4', F7: '103.4', ...changes }), ['rate'], { as })['H6'];

  test.each([
    [{ H6: '50%' }, '=IF(E6=0,"",ROUND(F6/E6,4)) → 0.8617', 0.8617],
    [{ H6: '0.5' }, '=IF(E6=0,"",ROUND(F6/E6,4)) → 0.8617', 0.8617],
    // Up to 2 a bare number is a share (200%), above it a percentage.
    [{ H6: '2' }, '=IF(E6=0,"",ROUND(F6/E6,4)) → 0.8617', 0.8617],
    [{ H6: '2.1' }, '=IF(E6=0,"",ROUND(F6/E6*100,2)) → 86.17', 86.17],
    [{ H6: '50' }, '=IF(E6=0,"",ROUND(F6/E6*100,2)) → 86.17', 86.17],
    [{ H5: '执行率（%）', H6: '' }, '=IF(E6=0,"",ROUND(F6/E6*100,2)) → 86.17', 86.17],
    [{ H5: '执行率（%）', H6: '0.5' }, '=IF(E6=0,"",ROUND(F6/E6*100,2)) → 86.17', 86.17],
    [{ H5: '执行率%', H6: '' }, '=IF(E6=0,"",TEXT(F6/E6,"0.00%")) → 86.17%', '86.17%'],
    [{ H6: '' }, '=IF(E6=0,"",TEXT(F6/E6,"0.00%")) → 86.17%', '86.17%'],
    [{ H6: "'50%" }, '=IF(E6=0,"",TEXT(F6/E6,"0.00%")) → 86.17%', '86.17%'],
    [{ F6: '60', F7: '60', H6: '' }, '=IF(E6=0,"",TEXT(F6/E6,"0.00%")) → 50.00%', '50%'],
    [{ F6: '60.12', F7: '60.12', H6: '' }, '=IF(E6=0,"",TEXT(F6/E6,"0.00%")) → 50.10%', '50.1%'],
  ])('%j', (changes, formula, value) => {
    expect(rate(changes)).toBe(formula);
    expect(rate(changes, 'values')).toBe(value);
  });

  // 0.5 of the last digit of a percentage with two digits is as good as right.
  test.each([
    ['86.17%', '120', '103.398', true],
    ['86.17%', '120', '103.41', true],
    ['86.17%', '120', '103.3979', false],
    ['86.17%', '120', '103.4101', false],
    ['86.165%', '120', '103.404', true],
  ])('%s of %s, spent %s: right is %s', (H6, E6, F6, isRight) => {
    const found = cells(form({ H6, E6, E7: E6, F6, F7: F6 }), ['rate'], { as: 'values' });
    expect(Object.keys(found)).toEqual(isRight ? [] : ['H6']);
  });

  test('100% is right beside an overspent budget, and nowhere else', () => {
    const written = (F6: string, H6: string) => cells(form({ F6, F7: F6, H6 }), ['rate'], { as: 'values' });
    expect(written('126', '100%')).toEqual({});
    expect(written('126', '105%')).toEqual({});
    expect(written('126', '99%')).toEqual({ H6: 1.05 });
    expect(written('119', '100%')).toEqual({ H6: 0.9917 });
  });
});

describe('an indicator', () => {
  const score = (changes: Readonly<Record<string, string>>, options: Partial<FillOptions> = {}) =>
    cells(columns({ I14: '', ...changes }), ['scores'], options)['I14'];

  test.each([
    ['≥', { D14: '≥', E14: '4', G14: '3' }, '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2)) → 15'],
    ['＞', { D14: '＞', E14: '4', G14: '3' }, '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2)) → 15'],
    ['=', { D14: '=', E14: '4', G14: '3' }, '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2)) → 15'],
    ['≤', { D14: '≤', E14: '4', G14: '5' }, '=IF(G14<=E14,H14,ROUND(H14*E14/G14,2)) → 16'],
    ['＜', { D14: '＜', E14: '4', G14: '5' }, '=IF(G14<=E14,H14,ROUND(H14*E14/G14,2)) → 16'],
    ['below nothing', { D14: '≥', E14: '4', G14: '-3' }, '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2)) → 0'],
    ['reached', { D14: '≥', E14: '4', G14: '4' }, '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2)) → 20'],
    [
      'points as text',
      { D14: '≥', E14: '4', G14: '3', H14: "'20" },
      '=IF(G14>=E14,20,ROUND(20*MAX(G14,0)/E14,2)) → 15',
    ],
    ['the target as text', { D14: '≥', E14: "'4", G14: '3' }, 15],
    ['the actual as text', { D14: '≥', E14: '4', G14: "'3" }, 15],
    ['the actual with its unit', { D14: '≥', E14: '4', G14: '3栋' }, 15],
    ['a target of nothing', { D14: '≤', E14: '0', G14: '3' }, 0],
    ['a target below nothing', { D14: '≥', E14: '-4', G14: '-5' }, 0],
    ['no sign', { D14: '', E14: '4', G14: '3' }, 15],
    ['points with many digits', { D14: '≥', E14: '4', G14: '3', H14: '20.004' }, 15],
  ])('%s', (_, changes, expected) => {
    expect(score(changes)).toBe(expected);
  });

  test('both shown as percentages by their formats', () => {
    const grid = columns({ D15: '≥', E15: '90%', F15: '', G15: '45%', I15: '' });
    expect(cells(grid, ['scores'])['I15']).toBe('=IF(G15>=E15,H15,ROUND(H15*MAX(G15,0)/E15,2)) → 7.5');
  });

  test('a score cell shown as a percentage takes a number', () => {
    const grid = formatted(columns({ D14: '≥', E14: '4', G14: '3', H14: '0.2', I14: '0.1' }), { H14: '0%', I14: '0%' });
    expect(cells(grid, ['scores'])['I14']).toBe(0.15);
  });
});

describe('the total', () => {
  const at = (row: number, column: number, kind: 'number' | 'numeral' = 'number') => ({ row, column, kind });

  test.each([
    [[at(6, 9)], '=ROUND(SUM(I6),2)'],
    [[at(6, 9), at(7, 9)], '=ROUND(SUM(I6:I7),2)'],
    [[at(6, 9), at(7, 8)], '=ROUND(SUM(I6,H7),2)'],
    [[at(6, 9), at(8, 9)], '=ROUND(SUM(I6,I8),2)'],
    [[at(6, 9), at(7, 9), at(8, 9, 'numeral'), at(9, 9), at(10, 9)], '=ROUND(SUM(I6:I7,VALUE(I8),I9:I10),2)'],
    [[at(6, 9, 'numeral'), at(7, 9, 'numeral')], '=ROUND(SUM(VALUE(I6),VALUE(I7)),2)'],
    [[at(7, 9), at(6, 9)], '=ROUND(SUM(I7,I6),2)'],
  ])('%j', (summands, expected) => {
    expect(`=${sumFormula(summands, 2)}`).toBe(expected);
  });

  test('digits, and as many terms as a person reads', () => {
    const apart = (count: number) => Array.from({ length: count }, (_, index) => at(2 * index + 1, 1));
    expect(sumFormula([at(1, 1)], 4)).toBe('ROUND(SUM(A1),4)');
    expect(sumFormula(apart(100), 2)).toMatch(/^ROUND\(SUM\(A1,.*,A199\),2\)$/);
    expect(sumFormula(apart(101), 2)).toBeNull();
    expect(sumFormula([], 2)).toBeNull();
  });

  const total = (changes: Readonly<Record<string, string>>) => cells(form({ H20: '', ...changes }), ['total'])['H20'];

  test.each([
    [{}, '=ROUND(SUM(I6,H13:H19),2) → 100'],
    [{ I6: '' }, undefined],
    [{ I6: '10.004' }, '=ROUND(SUM(I6,H13:H19),3) → 100.004'],
    // Up to half a hundredth above its points the fund row's score is still one, above it the table's total.
    [{ I6: '10.005' }, '=ROUND(SUM(I6,H13:H19),3) → 100.005'],
    [{ I6: '10.006' }, '=ROUND(SUM(H13:H19),2) → 90'],
    [{ H13: "' 20 " }, '=ROUND(SUM(I6,VALUE(H13),H14:H19),2) → 100'],
    [{ H13: "'-20" }, '=ROUND(SUM(I6,VALUE(H13),H14:H19),2) → 60'],
    [{ H13: "'19.5" }, '=ROUND(SUM(I6,VALUE(H13),H14:H19),2) → 99.5'],
    // More than all points together is nobody's total.
    [{ H13: "'20.5" }, undefined],
    [{ H13: '２０' }, 100],
    [{ H13: '20分' }, 100],
    [{ H13: '=G13 → 20' }, '=ROUND(SUM(I6,H13:H19),2) → 100'],
    [{ H13: '=G13 →' }, undefined],
    [{ H13: '#REF!' }, undefined],
  ])('%j', (changes, expected) => {
    expect(total(changes)).toBe(expected);
  });

  test('a score shown as a percentage, or the total itself: a number', () => {
    expect(cells(formatted(form({ H13: '0.2', G13: '0.2', H20: '' }), { H13: '0%', G13: '0%' }), ['total'])).toEqual({
      H20: 100,
    });
    expect(cells(formatted(form({ H20: '0.9' }), { H20: '0%' }), ['total'])).toEqual({ H20: 1 });
  });

  test('awaited scores, all of them', () => {
    const { skipped, edits } = plan(form({ I6: '', H13: '', H18: '', H20: '' }), ['total']);
    expect(edits).toEqual([]);
    expect(skipped).toEqual([
      { cell: 'H20', part: 'total', about: null, reason: { kind: 'incomplete', blank: ['I6', 'H13', 'H18'] } },
    ]);
  });
});

describe('the grade', () => {
  const grade = (changes: Readonly<Record<string, string>>, as: 'values' | 'formulas' = 'values') =>
    cells(columns(changes), ['grade'], { as })['J20'];

  test.each([
    ['100', '良', '优'],
    ['90', '良', '优'],
    ['89.99', '优', '良'],
    ['80', '优', '良'],
    ['79.99', '优', '中'],
    ['60', '优', '中'],
    ['59.99', '优', '差'],
  ])('%s: %s becomes %s', (I20, J20, expected) => {
    expect(grade({ I20, J20 })).toBe(expected);
  });

  test.each(['优秀', '优', '良好', '良', '中等', '中', '较差', '差'])(
    '%s is a grade, and may be written over',
    (J20) => {
      const I20 = J20.includes('优') ? '70' : '95';
      expect(grade({ I20, J20 })).toBe(I20 === '70' ? '中' : '优');
    },
  );

  test.each(['优级', '合格', 'A', '优良', '非常优', '中差'])('%s isn’t, and stays', (text) => {
    const { edits, skipped } = plan(columns({ J20: '', A21: '自评等级', B21: text }), ['grade']);
    expect([edits, skipped]).toEqual([
      [],
      [{ cell: 'B21', part: 'grade', about: null, reason: { kind: 'not-a-grade', text } }],
    ]);
  });

  test('live only beside a number', () => {
    const live = '=IF(I20>=90,"优",IF(I20>=80,"良",IF(I20>=60,"中","差"))) → 优';
    expect(grade({ J20: '良' }, 'formulas')).toBe(live);
    expect(grade({ J20: '良', I20: "'99.5" }, 'formulas')).toBe('优');
    expect(grade({ J20: '良', I20: '99.5分' }, 'formulas')).toBe('优');
    expect(grade({ J20: '良', I20: '' }, 'formulas')).toBeUndefined();
    expect(cells(columns({ J20: '良', I20: "'99" }), ['total', 'grade'])).toEqual({
      I20: '=ROUND(SUM(J6,I14:I18),2) → 99.5',
      J20: live,
    });
  });
});
