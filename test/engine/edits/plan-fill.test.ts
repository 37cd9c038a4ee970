import fc from 'fast-check';
import { checkConflicts } from '../../../src/engine/edits/conflicts.ts';
import type { CellContent } from '../../../src/engine/edits/edit.ts';
import type { FillOptions, FillPart, FillPlan } from '../../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { noteText } from '../../../src/messages/notes.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { allForms, fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, withCell, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { policyOf, scored } from '../../support/scored.ts';

const ALL: readonly FillPart[] = ['scores', 'rate', 'total', 'grade', 'notes'];

function plan(
  grid: SheetGrid,
  options: Partial<FillOptions> & { parts?: readonly FillPart[]; policy?: string } = {},
): FillPlan {
  const { parts = ['scores', 'rate', 'total', 'grade'], policy = 'national', ...rest } = options;
  return planFill(scored(grid, policy), { what: new Set(parts), as: 'values', noteText, ...rest });
}

function writes({ edits }: FillPlan): Record<string, CellContent['value']> {
  return Object.fromEntries(
    edits.map(({ cell, to }) => [cell, to.formula === undefined ? to.value : `=${to.formula}`]),
  );
}

function skips({ skipped }: FillPlan): unknown[] {
  return skipped.map(({ cell, part, reason }) => [cell, part, reason.kind]);
}

const form = (changes: Readonly<Record<string, string>> = {}) => withCells(exampleForm('national'), changes);
const columns = (changes: Readonly<Record<string, string>> = {}) => withCells(exampleForm('operator-columns'), changes);

describe('values', () => {
  test('a faultless form is left alone', () => {
    expect(writes(plan(form(), { parts: ALL }))).toEqual({});
    expect(skips(plan(form()))).toEqual([]);
  });

  test('a form without funds: nothing is planned for their rows, all else is', () => {
    const whole = form({ H13: '' });
    const grid = { ...whole, rows: whole.rows.filter(({ row }) => row < 5 || row > 9) };
    expect(scored(grid).table.funds).toBeNull();
    const rest = plan(grid);
    expect(rest.edits.filter(({ part }) => part === 'rate')).toEqual([]);
    expect(rest.edits.filter(({ part }) => part === 'scores').map(({ cell }) => cell)).toContain('H13');
  });

  test('a blank rate is written as the rates of the rows below are', () => {
    const rates = (H7: string) =>
      writes(plan(form({ F6: '108', F7: '108', H6: '', H7, I6: '9' }), { parts: ['rate'] }));
    expect(rates('90')).toEqual({ H6: 90 });
    expect(rates('0.9')).toEqual({ H6: '90%' });
    expect(rates('90%')).toEqual({ H6: '90%' });
    expect(rates('')).toEqual({ H6: '90%' });
  });

  test('words with a score out of their range are left to a person', () => {
    expect(skips(plan(form({ H18: '5' })))).toEqual([['H18', 'scores', 'tier']]);
  });

  test('what differs and what is blank', () => {
    expect(writes(plan(form({ F14: '98%', H13: '18', H15: '' })))).toEqual({ H13: 20, H14: 9.8, H15: 10, H20: 99.8 });
  });

  test('only the parts asked for', () => {
    const grid = form({ F14: '98%', F6: '60' });
    expect(writes(plan(grid, { parts: ['rate'] }))).toEqual({ H6: 0.5 });
    expect(writes(plan(grid, { parts: ['scores'] }))).toEqual({ I6: 5, H14: 9.8 });
    expect(writes(plan(grid, { parts: ['total'] }))).toEqual({});
  });

  test('the total adds up what the cells will hold', () => {
    expect(writes(plan(form({ F14: '98%' }), { parts: ['scores', 'total'] }))).toEqual({ H14: 9.8, H20: 99.8 });
    expect(writes(plan(form({ F14: '98%', H20: '95' }), { parts: ['total'] }))).toEqual({ H20: 100 });
  });

  test('what is worked out from cells that are written needs them, and no others', () => {
    const needs = (grid: SheetGrid, parts: readonly FillPart[]): Record<string, readonly string[] | undefined> =>
      Object.fromEntries(plan(grid, { parts }).edits.map((edit) => [edit.cell, edit.needs]));
    const open = form({ F6: '60', F14: '98%', H15: '', I14: '', H20: '' });
    expect(needs(open, ALL)).toMatchObject({
      H6: undefined,
      I6: undefined,
      H14: undefined,
      H20: ['I6', 'H14', 'H15'],
      I14: ['H14'],
    });
    expect(needs(form({ F14: '98%', H20: '95' }), ['total'])).toEqual({ H20: undefined });
    // The fund row's points are put right, its score with them, and the total and the grade with these.
    expect(needs(fixtureForm('national-total-in-funds'), ALL)).toMatchObject({ I6: ['G6'], H40: ['I6', 'H37'] });
  });

  test('a score within half a hundredth is right, a rounded one is not', () => {
    expect(writes(plan(form({ F15: '92.3%', H15: '9.716', H20: '99.72' })))).toEqual({});
    expect(writes(plan(form({ F15: '92.3%', H15: '9.715' }), { parts: ['scores'] }))).toEqual({});
    expect(writes(plan(form({ F15: '92.3%', H15: '9.7', H20: '99.7' })))).toEqual({ H15: 9.72, H20: 99.72 });
  });

  test("the table's total in the fund row is put right, points and score", () => {
    expect(writes(plan(fixtureForm('national-total-in-funds')))).toEqual({ G6: 10, I6: 0, H37: 10, H40: 90 });
    expect(writes(plan(fixtureForm('national-total-in-funds'), { parts: ['total'] }))).toEqual({ H40: 87 });
  });

  test('a score cell shown as a percentage takes a hundredth', () => {
    expect(writes(plan(form({ F14: '98%', G14: '10%', H14: '10%' })))).toMatchObject({ H14: 0.098, H20: 99.8 });
  });
});

describe('one score cell for several indicators', () => {
  const merged = (grid: SheetGrid, ...areas: readonly string[]): SheetGrid => ({
    ...grid,
    merges: areas.map(gridRange),
  });

  test('with points of their own: what they earn together, into the cell that is there', () => {
    const grid = merged(form({ F14: '98%', H14: '', H15: '', H20: '' }), 'H14:H15');
    expect(writes(plan(grid))).toEqual({ H14: 19.8, H20: 99.8 });
    expect(writes(plan(grid, { parts: ['scores'], as: 'formulas' }))['H14']).toBe(19.8);
  });

  test('without points: the score that stands there is theirs', () => {
    const grid = merged(withCells(exampleForm('hubei'), { G7: '40', G8: '' }), 'G7:G8');
    expect(writes(plan(grid, { policy: 'hubei' }))).toEqual({});
  });

  test('points shared, one missed: a human splits them', () => {
    const grid = merged(form({ G14: '20', G15: '', F14: '98%', H14: '19', H15: '', H20: '99' }), 'G14:G15', 'H14:H15');
    expect(writes(plan(grid))).toEqual({});
    expect(plan(grid).skipped).toEqual([
      { cell: 'H14', part: 'scores', about: 1, reason: { kind: 'undetermined', why: 'points-shared' } },
    ]);
  });
});

describe('what is never filled', () => {
  test('the execution, where the indicators take all points and the cell of its own holds the total', () => {
    const full = { G13: '20', H13: '20', G14: '20', H14: '20', G6: '100', H20: '' };
    expect(plan(form(full), { parts: ['scores'] }).skipped).toEqual([
      {
        cell: 'I6',
        part: 'scores',
        about: 'execution',
        reason: { kind: 'execution-unavailable', why: 'points-taken' },
      },
    ]);
    expect(writes(plan(form(full), { parts: ['scores'] }))).toEqual({});
    expect(writes(plan(form({ G6: '100', I6: '' }), { parts: ['scores'] }))).toEqual({ G6: 10, I6: 10 });
  });

  test('a tier, whatever is recorded', () => {
    expect(writes(plan(form({ H18: '3', H20: '88' })))).toEqual({});
  });

  test('what a human has to decide; its recorded score stays in the total', () => {
    const filled = plan(form({ F18: '进一步增强了幸福感', H18: '9' }));
    expect(writes(filled)).toEqual({ H20: 94 });
    expect(filled.skipped).toEqual([
      { cell: 'H18', part: 'scores', about: 5, reason: { kind: 'undetermined', why: 'qualitative' } },
    ]);
  });

  test('a total, and its grade, while a score is awaited', () => {
    const filled = plan(columns({ D17: '', E17: '提升', G17: '进一步增强了幸福感', I17: '', I20: '', J20: '' }));
    expect(filled.skipped.find(({ part }) => part === 'total')?.reason).toEqual({ kind: 'incomplete', blank: ['I17'] });
    expect(filled.edits.map(({ part }) => part)).toEqual([]);
  });

  test('an execution that cannot be computed', () => {
    const filled = plan(form({ F6: '', F7: '', I6: '', H6: '' }));
    expect(skips(filled)).toEqual([
      ['H6', 'rate', 'execution-unavailable'],
      ['I6', 'scores', 'execution-unavailable'],
      ['H20', 'total', 'incomplete'],
    ]);
  });

  test('a score that only an assumption contradicts, unless it was chosen', () => {
    const grid = form({ E16: '0.8万元', F16: '1万元' });
    expect(writes(plan(grid, { parts: ['scores'] }))).toEqual({});
    expect(plan(grid).skipped[0]?.reason.kind).toBe('judgement');
    expect(writes(plan(grid, { parts: ['scores'], scope: new Set([3]) }))).toEqual({ H16: 8 });
    expect(writes(plan(form({ E16: '0.8万元', F16: '1万元', H16: '' }), { parts: ['scores'] }))).toEqual({ H16: 8 });
  });

  test('over-fulfilment that was marked down by judgement', () => {
    expect(writes(plan(form({ F13: '12个', H13: '18' }), { parts: ['scores'] }))).toEqual({});
    expect(writes(plan(form({ F13: '7个', H13: '18' }), { parts: ['scores'] }))).toEqual({ H13: 20 });
  });

  test('a row that the form offers and nobody used', () => {
    expect(plan(form({ E18: '', F18: '', G18: '', H18: '', H20: '85' })).skipped).toEqual([]);
  });
});

describe('which scores', () => {
  const grid = form({ F14: '98%', H13: '18', H15: '', F6: '60' });

  test('only blank ones', () => {
    expect(writes(plan(grid, { parts: ['scores'], scope: 'blank' }))).toEqual({ H15: 10 });
  });

  test('only those chosen', () => {
    expect(writes(plan(grid, { parts: ['scores'], scope: new Set([1]) }))).toEqual({ H14: 9.8 });
    expect(writes(plan(grid, { parts: ['scores'], scope: new Set(['execution'] as const) }))).toEqual({ I6: 5 });
  });
});

describe('rate', () => {
  const rate = (changes: Readonly<Record<string, string>>) =>
    writes(plan(form({ E6: '250000', F6: '215457.6', ...changes }), { parts: ['rate'] }));

  test.each<[string, Record<string, string>, unknown]>([
    ['a cell shown as a percentage takes a fraction', { H6: '50%' }, { H6: 0.8618 }],
    ['a bare fraction stays one', { H6: '0.5' }, { H6: 0.8618 }],
    ['a bare percentage stays one', { H6: '50' }, { H6: 86.18 }],
    ['under a head that says % it is one', { H5: '执行率（%）', H6: '' }, { H6: 86.18 }],
    ['a blank cell takes text, which shows what it means', { H6: '' }, { H6: '86.18%' }],
    ['text stays text', { H6: "'50%" }, { H6: '86.18%' }],
    ['right to a hundredth of a percent is right', { H6: '86.18%' }, {}],
    ['rounded is not', { H6: '86%' }, { H6: 0.8618 }],
    ['all of it, as text', { F6: '250000', H6: '' }, { H6: '100%' }],
    ['more than the budget is shown as such', { F6: '300000', H6: '' }, { H6: '120%' }],
    ['or as the 100% that count', { F6: '300000', H6: '100%' }, {}],
  ])('%s', (_, changes, expected) => {
    expect(rate(changes)).toEqual(expected);
  });
});

describe('grade', () => {
  test.each<[string, Record<string, string>, unknown]>([
    ['blank, beside its label', { J20: '', A21: '自评等级', B21: '' }, { B21: '优' }],
    ['wrong', { J20: '良' }, { J20: '优' }],
    ['in two words', { J20: '优秀' }, {}],
    ['of the total that will be there', { G17: '600' }, { I17: 15, I20: 84.5, J20: '良' }],
  ])('%s', (_, changes, expected) => {
    expect(writes(plan(columns(changes)))).toEqual(expected);
  });

  test('follows the total that stands there when that is not filled', () => {
    expect(writes(plan(columns({ I20: '79' }), { parts: ['grade'] }))).toEqual({ J20: '中' });
  });

  test('where only blanks are filled, of a total that is what its parts come to', () => {
    const blank = { A21: '自评等级', B21: '' };
    expect(writes(plan(form(blank), { scope: 'blank' }))).toEqual({ B21: '优' });
    expect(writes(plan(form({ ...blank, H20: '79' }), { scope: 'blank' }))).toEqual({});
    expect(writes(plan(form({ ...blank, H20: '' }), { scope: 'blank' }))).toMatchObject({ B21: '优' });
  });

  test('boxes to tick are not overwritten', () => {
    expect(skips(plan(columns({ J20: '', A21: '自评等级', B21: '优□ 良☑ 中□ 差□' })))).toEqual([
      ['B21', 'grade', 'not-a-grade'],
    ]);
  });
});

describe('formulas', () => {
  const live = (grid: SheetGrid, options: Parameters<typeof plan>[1] = {}) =>
    plan(grid, { as: 'formulas', ...options });

  test('execution and total become live, right numbers of indicators stay', () => {
    expect(writes(live(form()))).toEqual({
      H6: '=IF(E6=0,"",ROUND(F6/E6,4))',
      I6: '=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2))',
      H20: '=ROUND(SUM(I6,H13:H19),2)',
    });
  });

  test('the number beside a formula is its result', () => {
    const filled = live(form({ E6: '250000', F6: '215457.6', H6: '' }));
    expect(filled.edits.map(({ cell, to }) => [cell, to.value])).toEqual([
      ['H6', '86.18%'],
      ['I6', 8.62],
      ['H20', 98.62],
    ]);
    expect(writes(filled)['H6']).toBe('=IF(E6=0,"",TEXT(F6/E6,"0.00%"))');
    const [rate] = live(form({ H6: '' })).edits;
    expect(rate?.to.value).toBe('100.00%');
  });

  test('points that the form names in a label stand in the formula', () => {
    expect(writes(live(exampleForm('hubei'), { policy: 'hubei' }))['G5']).toBe('=IF(D5=0,"",ROUND(MIN(E5/D5,1)*20,2))');
  });

  test('points that are put right are referred to', () => {
    const filled = live(fixtureForm('national-total-in-funds'));
    expect(writes(filled)).toMatchObject({ G6: 10, I6: '=IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2))' });
  });

  test('amounts stored as text are made numbers', () => {
    expect(writes(live(form({ F6: "'96,000.5", E6: '120000', H6: '', I6: '' })))).toMatchObject({
      I6: '=IF(E6=0,"",ROUND(MIN(VALUE(SUBSTITUTE(F6,",",""))/E6,1)*G6,2))',
    });
  });

  test.each<[string, Record<string, string>]>([
    ['in a unit of their own', { F6: '60万元' }],
    ['summed up from the 其中 rows', { E6: '0', F6: '0', E7: '120', F7: '60' }],
  ])('amounts %s give a number', (_, changes) => {
    expect(writes(live(form(changes)))['I6']).toBe(5);
  });

  test('an indicator with plain numbers and a named operator', () => {
    const grid = columns({ G14: '1', G17: '900', I17: '', G16: '85.5%', I16: '' });
    expect(writes(live(grid))).toMatchObject({
      I14: '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2))',
      I17: '=IF(G17>=E17,H17,ROUND(H17*MAX(G17,0)/E17,2))',
      // 90 beside 0.855 shown as 85.5%: the cells aren't of one scale.
      I16: 14.25,
    });
  });

  test('the reverse rules', () => {
    const grid = columns({ D14: '≤', E14: '2', G14: '3' });
    expect(writes(live(grid))['I14']).toBe('=IF(G14<=E14,H14,ROUND(H14*E14/G14,2))');
    expect(writes(live(grid, { policy: 'platform' }))['I14']).toBe(
      '=IF(G14<=E14,H14,ROUND(H14*MAX(2*E14-G14,0)/E14,2))',
    );
  });

  test.each<[string, Record<string, string>]>([
    ['a sign inside the cell', { F13: '3个' }],
    ['no sign at all', { E13: '6', F13: '3' }],
    ['a target of 0', { E13: '=0', F13: '3' }],
  ])('%s: a number', (_, changes) => {
    expect(typeof writes(live(form(changes)))['H13']).toBe('number');
  });

  test('a chosen indicator becomes live although its number is right', () => {
    expect(writes(live(columns(), { parts: ['scores'], scope: new Set([0]) }))).toEqual({
      I14: '=IF(G14>=E14,H14,ROUND(H14*MAX(G14,0)/E14,2))',
    });
  });

  test('points with more digits than scores keep would not survive ROUND', () => {
    const filled = writes(live(columns({ H14: '20.125', G14: '1' })));
    expect(filled['I14']).toBe(10.06);
  });

  describe('total', () => {
    test('text numerals are made numbers, gaps in the rows part the ranges', () => {
      const grid = form({ H14: "'10", D16: '', E16: '', F16: '', G16: '', H16: '', H20: '90' });
      expect(writes(live(grid, { parts: ['total'] }))).toEqual({ H20: '=ROUND(SUM(I6,H13,VALUE(H14),H15,H17:H19),2)' });
    });

    test('a text numeral that is written over is a number then', () => {
      expect(writes(live(form({ H14: "'9" }), { parts: ['scores', 'total'] }))).toMatchObject({
        H14: 10,
        H20: '=ROUND(SUM(I6,H13:H19),2)',
      });
    });

    test('a score that SUM would not read makes it a number', () => {
      expect(writes(live(form({ H14: '10分', H20: '' }), { parts: ['total'] }))).toEqual({ H20: 100 });
    });

    test('a dash is passed over', () => {
      const grid = form({ G18: '', E18: '', F18: '', H18: '—', H20: '85' });
      expect(writes(live(grid, { parts: ['total'] }))).toEqual({ H20: '=ROUND(SUM(I6,H13:H19),2)' });
    });

    test('more digits than usual are kept', () => {
      const grid = form({ F18: '增强了幸福感', H18: '12.345', H20: '' });
      expect(writes(live(grid, { parts: ['total'] }))).toEqual({ H20: '=ROUND(SUM(I6,H13:H19),3)' });
    });

    test('the grade is live beside it', () => {
      expect(writes(live(columns({ J20: '良' })))['J20']).toBe(
        '=IF(I20>=90,"优",IF(I20>=80,"良",IF(I20>=60,"中","差")))',
      );
    });
  });
});

describe('formulas that are there', () => {
  const grid = form({ F6: '60', I6: '=G6*0.9 → 9', H14: '=G14 → 10', F14: '98%', H20: '=SUM(H13:H19)+I6 → 99' });

  test('with the right value they are left alone', () => {
    const right = form({ H20: '=SUM(H13:H19)+I6 → 100', I6: '=G6 → 10' });
    expect(writes(plan(right))).toEqual({});
    expect(Object.keys(writes(plan(right, { as: 'formulas' })))).toEqual(['H6']);
  });

  test('with another value they are passed over', () => {
    const filled = plan(grid, { parts: ['scores', 'total'] });
    expect(writes(filled)).toEqual({});
    expect(filled.skipped.filter(({ reason }) => reason.kind === 'formula')).toEqual([
      { cell: 'I6', part: 'scores', about: 'execution', reason: { kind: 'formula', formula: 'G6*0.9' } },
      { cell: 'H14', part: 'scores', about: 1, reason: { kind: 'formula', formula: 'G14' } },
    ]);
  });

  test('and overwritten only when told so, each called out', () => {
    const filled = plan(grid, { parts: ['scores', 'total'], replaceFormulas: true });
    expect(writes(filled)).toEqual({ I6: 5, H14: 9.8, H20: 94.8 });
    expect(filled.edits.every(({ replacesFormula }) => replacesFormula)).toBe(true);
    expect(filled.edits[0]?.from).toEqual({ value: 9, formula: 'G6*0.9' });
  });

  test('one that was never calculated may give anything', () => {
    expect(skips(plan(form({ H13: '=G13 →' }), { parts: ['scores'] }))[0]).toEqual(['H13', 'scores', 'formula']);
  });
});

describe('notes', () => {
  const grid = form({ F14: '98%', F16: '1万元', I16: '材料涨价' });

  test('blank cells only, with the numbers of the scores that are written', () => {
    const filled = plan(grid, { parts: ['scores', 'notes'] });
    expect(writes(filled)['I14']).toBe(
      '原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值=100%，实际完成98%，完成率98%，扣0.2分）',
    );
    expect(skips(filled)).toContainEqual(['I16', 'notes', 'note-present']);
  });

  test.each(['无', '/', '0'])('%s is somebody’s word', (word) => {
    expect(writes(plan(form({ F14: '98%', I14: word }), { parts: ['notes'] }))).toEqual({});
  });

  test('a score that is raised to its points needs none', () => {
    expect(writes(plan(form({ H19: '8' }), { parts: ['notes'] }))).toHaveProperty('I19');
    expect(writes(plan(form({ H19: '8' }), { parts: ['scores', 'notes'] }))).toEqual({ H19: 10 });
  });

  test('the reasons of all go into the one cell at the foot', () => {
    const hubei = withCells(exampleForm('hubei'), { F7: '9个', G7: '15', B12: '' });
    const filled = plan(hubei, { parts: ['notes'], policy: 'hubei' });
    expect(String(writes(filled)['B12']).split('\n')).toHaveLength(2);
    expect(filled.edits[0]?.about).toBeNull();
  });

  test('given causes, and those that nobody asked for', () => {
    const filled = plan(grid, {
      parts: ['notes'],
      causes: { 工程验收合格率: { cause: '一处返工', measures: '加强监理' }, 居民: { cause: '' } },
    });
    expect(writes(filled)['I14']).toBe(
      '原因：一处返工。改进措施：加强监理。（年度指标值=100%，实际完成98%，完成率98%，扣0.2分）',
    );
    expect(filled.unusedCauses).toEqual(['居民']);
  });

  test('without words nothing is written', () => {
    const bare = planFill(scored(grid), { what: new Set(['notes']), as: 'values' });
    expect(bare).toEqual({ edits: [], skipped: [], unusedCauses: [] });
  });
});

describe('every form there is', () => {
  const forms = allForms().map((grid, index) => [index, grid] as const);

  test.each(forms)('%i: applied, nothing is left to fill, and every edit fits the sheet', (_, grid) => {
    for (const as of ['values', 'formulas'] as const) {
      const options = { as, parts: ALL } as const;
      const first = plan(grid, options);
      expect(checkConflicts(first.edits, [grid])).toEqual([]);
      expect(new Set(first.edits.map(({ cell }) => cell)).size).toBe(first.edits.length);
      const [filled = grid] = applyEdits([grid], first.edits);
      expect(writes(plan(filled, options))).toEqual({});
    }
  });
});

test('after a fill the recorded sum, the total and the rules agree', () => {
  const percent = fc.integer({ min: 0, max: 150 });
  fc.assert(
    fc.property(
      fc.array(percent, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 0, max: 20000 }),
      (actuals, spent) => {
        const [a = 0, b = 0, c = 0, d = 0] = actuals;
        const grid = form({
          F13: `${a}个`,
          F14: `${b}%`,
          F15: `${c}%`,
          F19: `${d}%`,
          F6: String(spent / 100),
          H18: '13',
        });
        const [filled = grid] = applyEdits([grid], plan(grid, { replaceFormulas: true }).edits);
        const { scores } = scored(filled, policyOf('national'));
        const written = filled.rows.find(({ row }) => row === 20)?.cells.find(({ column }) => column === 8)?.value;
        // What was over-fulfilled has full points recorded already, so nothing was left to judgement.
        expect(scores.total.recordedSum?.toNumber()).toBe(written);
        expect(scores.total.score?.toNumber()).toBe(written);
      },
    ),
    { numRuns: 50 },
  );
});

describe('cells that only look blank', () => {
  const grid = (value: string, formula: string | null): SheetGrid =>
    withCell(form({ I13: "'  ", F13: '5个', H13: "'  ", H20: "'　" }), 'H13', { value, formula });

  test('spaces are filled over, and the plan knows them: a sheet that nobody touched is no conflict', () => {
    const spaces = grid('  ', null);
    const planned = plan(spaces, { parts: ALL });
    expect(planned.edits.map(({ cell, from }) => [cell, from])).toEqual([
      ['H13', { value: '  ' }],
      ['H20', { value: '　' }],
      ['I13', { value: '  ' }],
    ]);
    expect(checkConflicts(planned.edits, [spaces])).toEqual([]);
  });

  test('a formula that comes to nothing is one, and stays unless told otherwise', () => {
    const empty = grid('', 'IF(F13="","",1)');
    expect(skips(plan(empty))).toContainEqual(['H13', 'scores', 'formula']);
    const { edits } = plan(empty, { replaceFormulas: true });
    expect(edits[0]).toMatchObject({ cell: 'H13', from: { formula: 'IF(F13="","",1)' }, replacesFormula: true });
    expect(checkConflicts(edits, [empty])).toEqual([]);
  });
});
