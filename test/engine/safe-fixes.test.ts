import { checkConflicts } from '../../src/engine/edits/conflicts.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { type SafeFixes, safeFixSteps } from '../../src/engine/safe-fixes.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../support/form-text.ts';
import { waiving } from '../support/waived-form.ts';

/** All fixes with one right answer, written together. */

function plan(grids: readonly SheetGrid[]): SafeFixes {
  const steps = safeFixSteps(review(grids), grids, { policy: defaultPolicy });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function written(grids: readonly SheetGrid[]): readonly SheetGrid[] {
  return applyEdits(grids, plan(grids).edits);
}

function cellsOf({ edits }: SafeFixes): string[] {
  return edits.map(({ cell, from, to }) => `${cell} ${from.value} → ${to.value}`);
}

/** The total fits the wrong score: the score alone is found, and the total goes with it. */
const FORM = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。' });

test('a total that follows from a corrected score is written with it, right at once', () => {
  const { edits, settled } = plan([FORM]);
  expect(settled).toBeGreaterThan(0);
  expect(edits.map(({ cell, from, to }) => [cell, from.value, to.value])).toEqual([
    ['H13', 20, 16.67],
    ['H20', 100, 96.67],
  ]);
  expect(review(written([FORM])).findings.map(({ check }) => check)).toEqual([]);
});

test('in a sheet with formulas nothing is written that was not found', () => {
  const formulas = withCells(FORM, { H20: '=SUM(H13:H19)+I6 → 100' });
  expect(plan([formulas]).edits.map(({ cell }) => cell)).toEqual(['H13']);
});

test('what the user waived is left as it is, and what would follow from it', () => {
  const sheet = waiving(FORM, ['unmet-full-score']);
  expect(plan([FORM, sheet])).toEqual({ edits: [], settled: 0 });
  // One of two: the other is written.
  const two = withCells(FORM, { F17: '1250户', I17: '两户搬离。' });
  const about = '效益指标/社会效益指标/受益居民户数';
  const list = formGrid(
    `检查项编号\t项目\t对象\t原因\nunmet-full-score\t老旧小区供水改造\t${about}\t经领导同意`,
    WAIVER_SHEET,
  );
  expect(cellsOf(plan([two, list]))[0]).toEqual('H13 20 → 16.67');
  expect(plan([two, list]).settled).toBe(1);
});

test('a choice isn’t made for the user', () => {
  expect(plan([withCells(exampleForm('national'), { H17: '14', H20: '99' })])).toEqual({ edits: [], settled: 0 });
});

describe('two fixes that want different content in one cell', () => {
  /** A score stored as text (to be made a number) that is wrong besides (to be made another number). */
  const both = { F13: '5个', H13: "'20", I13: '汛期停工一个月。' };

  test('the first is taken, the other one follows in its own round', () => {
    const found = plan([withCells(exampleForm('national'), both)]);
    expect(cellsOf(found)).toEqual(['H13 20 → 16.67', 'H20 100 → 96.67']);
    expect(found.edits[0]?.from.value).toBe('20');
    // The number stored as text; the score itself is the second round's.
    expect(found.settled).toBe(1);
  });

  test('in a sheet with formulas the first alone', () => {
    const formulas = withCells(exampleForm('national'), { ...both, H20: '=SUM(H13:H19)+I6 → 80' });
    expect(cellsOf(plan([formulas]))).toEqual(['H13 20 → 20']);
  });

  test('a fix of several cells is taken or left as a whole', () => {
    // Two numbers stored as text are one fix; the score that one of them should be is another.
    const form = withCells(exampleForm('national'), { ...both, G14: "'10" });
    const found = plan([form]);
    expect(cellsOf(found)).toEqual(['H13 20 → 16.67', 'G14 10 → 10', 'H20 100 → 96.67']);
    expect(found.settled).toBe(1);
  });
});

test('two sheets: each is planned by itself, formulas in one don’t hold up the other', () => {
  const second = withCells(exampleForm('national', '二'), { D3: '另一个项目', F13: '5个', I13: '汛期停工一个月。' });
  const formulas = withCells(FORM, { H20: '=SUM(H13:H19)+I6 → 100' });
  const { edits, settled } = plan([formulas, second]);
  expect(edits.map(({ sheet, cell, to }) => `${sheet} ${cell} ${to.value}`)).toEqual([
    '自评表 H13 16.67',
    '二 H13 16.67',
    '二 H20 96.67',
  ]);
  expect(settled).toBe(2);
});

test('a grade is the user’s to change: no score, total or grade is written that makes another of it', () => {
  const form = withCells(exampleForm('operator-columns'), { G17: '600', L17: '汛期停工一个月。', J20: '优秀' });
  expect(plan([form])).toEqual({ edits: [], settled: 0 });
  expect(review([form]).findings.map(({ check, fix }) => [check, fix?.kind])).toContainEqual([
    'unmet-full-score',
    'choice',
  ]);
  expect(plan([withCells(exampleForm('operator-columns'), { J20: '良好' })]).edits).toEqual([]);
});

test('nor a total of another grade than the one that stands there, whatever the rules would give', () => {
  const below = { F13: '5个', I13: '汛期停工一个月。', H19: '5', I19: '个别居民不满意。' };
  // 95 becomes 91.67: both are 优.
  expect(cellsOf(plan([withCells(exampleForm('national'), { ...below, H20: '95' })]))).toEqual([
    'H13 20 → 16.67',
    'H20 95 → 91.67',
  ]);
  // 93 would become 89.67, which is 良, where the rules give 优 before and after.
  const form = withCells(exampleForm('national'), { ...below, H19: '3', H20: '93' });
  expect(review([form]).tables[0]?.scores.total.grade).toBe('优');
  expect(plan([form])).toEqual({ edits: [], settled: 0 });
});

describe('fixes that disturb each other', () => {
  /** So many indicators of two points each that fall short, with the reason beside them; the total is right for the scores as they stand. */
  function short(count: number): SheetGrid {
    const head = exampleForm('national').rows.filter(({ row }) => row <= 12);
    const cells = head.flatMap((row) => [...row.cells]);
    const rows = Array.from({ length: 45 }, (_, at): [string, string, string] => [
      `小区${at + 1}改造数`,
      '≥2个',
      at < count ? '1个' : '2个',
    ]);
    const typed: Record<string, string> = { A58: '总分', G58: '100', H58: '100' };
    rows.forEach(([name, target, actual], at) => {
      const row = 13 + at;
      Object.assign(typed, {
        [`D${row}`]: name,
        [`E${row}`]: target,
        [`F${row}`]: actual,
        [`G${row}`]: '2',
        [`H${row}`]: '2',
      });
      if (at < count) typed[`I${row}`] = '汛期停工一个月。';
    });
    return withCells(gridOf('自评表', cells), { ...typed, B13: '产出指标', C13: '数量指标' });
  }

  test('are tried one by one: as many as leave the grade as it is', () => {
    const found = plan([short(40)]);
    expect(cellsOf(found)).toEqual([...Array.from({ length: 10 }, (_, at) => `H${13 + at} 2 → 1`), 'H58 100 → 90']);
    expect(found.settled).toBe(10);
  });

  test('are left to the user where there are more than forty of them', () => {
    expect(plan([short(41)])).toEqual({ edits: [], settled: 0 });
    // Where they don’t, all are made.
    expect(plan([withCells(short(45), { H58: '' })]).settled).toBe(45);
  });
});

test('a deduction without its reason is another error: the score is left to the user', () => {
  const form = withCells(FORM, { I13: '' });
  expect(plan([form])).toEqual({ edits: [], settled: 0 });
  expect(review([form]).findings.map(({ check, fix }) => [check, fix?.kind])).toEqual([['unmet-full-score', 'choice']]);
});

test.each([
  ['a total of points that don’t come to the base', { G13: '10', H13: '10', H20: '95' }],
  ['a total that would be another grade', { H13: '5', I13: '汛期停工一个月。', H20: '95' }],
  ['a total above all points', { H13: '25', F13: '随时', H20: '95' }],
  ['a blank total over a part that is wrong', { F13: '5个', H20: '' }],
])('left to the user: %s', (_, changes) => {
  const form = withCells(exampleForm('national'), changes);
  expect(plan([form]).edits.map(({ cell }) => cell)).not.toContain('H20');
});

const FORMS: readonly SheetGrid[] = [
  ...allForms(),
  FORM,
  withCells(FORM, { H14: "'10", H15: "'10" }),
  withCells(exampleForm('national'), { H17: '', H20: '' }),
];

/** Forms with something to fix, and how many cells of all of them are written. */
const LEAST_FORMS = 12;
const LEAST_EDITS = 25;

test('every fix is written into what the cell holds, once', () => {
  let written = 0;
  for (const grid of FORMS) {
    const { edits } = plan([grid]);
    expect(checkConflicts(edits, [grid])).toEqual([]);
    expect(new Set(edits.map(({ cell }) => cell)).size).toBe(edits.length);
    written += edits.length;
  }
  expect(written).toBeGreaterThanOrEqual(LEAST_EDITS);
});

test('what was fixed stays fixed: a second plan for the same form is empty', () => {
  let fixed = 0;
  for (const grid of FORMS) {
    if (grid.rows.some((row) => row.cells.some((cell) => cell.formula !== null))) continue;
    if (plan([grid]).edits.length > 0) fixed += 1;
    expect([grid.rows[0]?.cells[0]?.value, plan(written([grid])).edits]).toEqual([grid.rows[0]?.cells[0]?.value, []]);
  }
  expect(fixed).toBeGreaterThanOrEqual(LEAST_FORMS);
});
