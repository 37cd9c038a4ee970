import type { FillOptions, FillPart, FillPlan } from '../../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { noteText } from '../../../src/messages/notes.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { plainData } from '../../support/plain-data.ts';
import { scored } from '../../support/scored.ts';

/** Which cells are written, which are left and why: every edit and every skipped cell in full. */

const form = (changes: Readonly<Record<string, string>> = {}) => withCells(exampleForm('national'), changes);

function plan(
  grid: SheetGrid,
  parts: readonly FillPart[],
  options: Partial<FillOptions> = {},
  policy = 'national',
): FillPlan {
  return planFill(scored(grid, policy), { what: new Set(parts), as: 'values', noteText, ...options });
}

function written({ edits }: FillPlan): unknown[] {
  return edits.map(({ cell, from, to, part, about, replacesFormula }) => [
    cell,
    from.formula ?? from.value,
    to.formula ?? to.value,
    part,
    about,
    replacesFormula,
  ]);
}

function skipped(found: FillPlan): unknown {
  return plainData(found.skipped);
}

describe('scores', () => {
  test('blank ones and nothing else, where only those are asked for', () => {
    const grid = form({ H13: '', H14: '—', H15: '9', H16: "'0", I6: '' });
    expect(written(plan(grid, ['scores'], { scope: 'blank' }))).toEqual([
      ['I6', null, 10, 'scores', 'execution', false],
      ['H13', null, 20, 'scores', 0, false],
    ]);
  });

  const EVERYTHING: FillPart[] = ['scores', 'rate', 'total', 'grade'];

  test('only blanks: rate, total and grade that hold something stay, right or not', () => {
    const grid = form({ H6: '50%', H13: '', H20: '90' });
    expect(written(plan(grid, EVERYTHING, { scope: 'blank' }))).toEqual([['H13', null, 20, 'scores', 0, false]]);
    const blank = form({ H6: '', H13: '', H20: '' });
    expect(written(plan(blank, EVERYTHING, { scope: 'blank' }))).toEqual([
      ['H6', null, '100%', 'rate', 'execution', false],
      ['H13', null, 20, 'scores', 0, false],
      ['H20', null, 100, 'total', null, false],
    ]);
  });

  test.each<[Readonly<Record<string, string>>, string[]]>([
    [{ I6: '97' }, ['I6']],
    [{ I6: '8' }, ['I6']],
    [{ H13: '25' }, ['H13']],
    [{ H13: '-1' }, ['H13']],
    [{ F13: '1个', H13: '20' }, ['H13']],
    [{ H18: '3' }, ['H18']],
    [{ I6: '97', H13: '25', H15: '8' }, ['I6', 'H13']],
  ])('only blanks: no total over parts that are known to be wrong: %j', (changes, cells) => {
    const found = plan(form({ ...changes, H20: '' }), ['total'], { scope: 'blank' });
    expect(written(found)).toEqual([]);
    expect(skipped(found)).toEqual([
      { cell: 'H20', part: 'total', about: null, reason: { kind: 'parts-wrong', cells } },
    ]);
  });

  test.each<[Readonly<Record<string, string>>, number]>([
    [{ I6: '10.005' }, 100.005],
    [{ H13: '20.005' }, 100.005],
    [{ H13: '0', F13: '0个' }, 80],
    [{ H18: '12' }, 97],
    [{ H18: '9', F18: '部分达成' }, 94],
    [{ H18: '12', F18: '部分达成' }, 97],
  ])('only blanks: a total over parts that are just right: %j', (changes, value) => {
    const found = plan(form({ ...changes, H20: '' }), ['total'], { scope: 'blank' });
    expect(written(found)).toEqual([['H20', null, value, 'total', null, false]]);
  });

  test.each([
    [{ H18: '11.99' }],
    [{ H18: '15.001' }],
    [{ H18: '8.99', F18: '部分达成' }],
    [{ H18: '12.01', F18: '部分达成' }],
  ])('only blanks: none over words with another score than theirs: %j', (changes) => {
    expect(skipped(plan(form({ ...changes, H20: '' }), ['total'], { scope: 'blank' }))).toEqual([
      { cell: 'H20', part: 'total', about: null, reason: { kind: 'parts-wrong', cells: ['H18'] } },
    ]);
  });

  test('no total and no grade of a form whose points don’t come to the base', () => {
    const found = plan(form({ G13: '10', H13: '10', H20: '' }), ['total', 'grade']);
    expect(written(found)).toEqual([]);
    expect(skipped(found)).toEqual([
      { cell: 'H20', part: 'total', about: null, reason: { kind: 'points-off', sum: '90', base: 100 } },
    ]);
  });

  test('chosen ones, right ones and judgements among them', () => {
    const grid = form({ E16: '0.8万元', F16: '1万元', H15: '9', H14: '9' });
    expect(written(plan(grid, ['scores'], { scope: new Set([2, 3] as const) }))).toEqual([
      ['H15', 9, 10, 'scores', 2, false],
      ['H16', 10, 8, 'scores', 3, false],
    ]);
    expect(plan(grid, ['scores'], { scope: new Set() })).toEqual({ edits: [], skipped: [], unusedCauses: [] });
  });

  test('what a judgement is', () => {
    const judged = (changes: Readonly<Record<string, string>>) => skipped(plan(form(changes), ['scores']));
    expect(judged({ E16: '0.8万元', F16: '1万元', H16: '9' })).toEqual([
      { cell: 'H16', part: 'scores', about: 3, reason: { kind: 'judgement', rule: '8', recorded: '9' } },
    ]);
    expect(judged({ F13: '12个', H13: '18' })).toEqual([
      { cell: 'H13', part: 'scores', about: 0, reason: { kind: 'judgement', rule: '20', recorded: '18' } },
    ]);
    // Within rounding, above the points, or without a score nobody judged.
    expect(judged({ F13: '12个', H13: '19.995' })).toEqual([]);
    expect(judged({ F13: '12个', H13: '21' })).toEqual([]);
    expect(judged({ F13: '12个', H13: '' })).toEqual([]);
    expect(judged({ F13: '7个', H13: '18' })).toEqual([]);
  });

  test('words: the range stays, scores inside of it need nobody', () => {
    const requested = (changes: Readonly<Record<string, string>>) => skipped(plan(form(changes), ['scores']));
    const tier = (low: string, high: string) => [
      { cell: 'H18', part: 'scores', about: 5, reason: { kind: 'tier', low, high } },
    ];
    expect(requested({ H18: '12' })).toEqual([]);
    expect(requested({ H18: '15' })).toEqual([]);
    expect(requested({ H18: '11.99' })).toEqual(tier('12', '15'));
    expect(requested({ H18: '15.01' })).toEqual(tier('12', '15'));
    expect(requested({ H18: '' })).toEqual(tier('12', '15'));
    expect(requested({ F18: '部分达成', H18: '15' })).toEqual(tier('9', '12'));
  });

  test('undetermined ones say why; unused rows say nothing', () => {
    const found = plan(
      form({ F13: '完成', F14: '', E17: '', F17: '', G17: '', H17: '', G18: '30', H18: '25', H20: '' }),
      ['scores', 'total'],
    );
    expect(written(found)).toEqual([['H20', null, 95, 'total', null, false]]);
    expect(skipped(found)).toEqual([
      { cell: 'H13', part: 'scores', about: 0, reason: { kind: 'undetermined', why: 'actual-words' } },
      { cell: 'H14', part: 'scores', about: 1, reason: { kind: 'undetermined', why: 'actual-blank' } },
    ]);
  });
});

describe('execution', () => {
  test('why it can’t be told: once for the rate, once for the score', () => {
    const found = plan(form({ E6: '0', E7: '' }), ['rate', 'scores', 'total', 'grade']);
    expect(written(found)).toEqual([]);
    expect(skipped(found)).toEqual([
      { cell: 'H6', part: 'rate', about: 'execution', reason: { kind: 'execution-unavailable', why: 'zero-budget' } },
      { cell: 'I6', part: 'scores', about: 'execution', reason: { kind: 'execution-unavailable', why: 'zero-budget' } },
    ]);
  });

  test('a form that doesn’t score it has its rate filled', () => {
    const bare: Record<string, string> = { G5: '', I5: '', F6: '60', H6: '' };
    for (let row = 6; row <= 9; row++) for (const column of 'GI') bare[`${column}${row}`] = '';
    expect(written(plan(form(bare), ['rate', 'scores'], { as: 'values' }))).toEqual([
      ['H6', null, '50%', 'rate', 'execution', false],
    ]);
  });

  test('a score within half a hundredth is right', () => {
    const scores = (I6: string) => written(plan(form({ F6: '103.4', I6 }), ['scores']));
    expect(scores('8.615')).toEqual([]);
    expect(scores('8.625')).toEqual([]);
    expect(scores('8.6149')).toEqual([['I6', 8.6149, 8.62, 'scores', 'execution', false]]);
    expect(scores('8.6251')).toEqual([['I6', 8.6251, 8.62, 'scores', 'execution', false]]);
  });
});

describe('the total', () => {
  test('is nobody’s to write where numbers that aren’t read may belong to it', () => {
    const total = (J12: string, H20: string): unknown =>
      written(plan(form({ J12, J13: '2', J14: '3', H20 }), ['total']));
    // 加评分数 may hold scores, whatever they come to.
    for (const H20 of ['105', '102', '99', '']) expect([H20, total('加评分数', H20)]).toEqual([H20, []]);
    // 备查数 speaks of none: it counts only where it is just what lacks.
    expect(total('备查数', '105')).toEqual([]);
    expect(total('备查数', '107')).toEqual([['H20', 107, 100, 'total', null, false]]);
    expect(total('备查数', '')).toEqual([['H20', null, 100, 'total', null, false]]);
  });

  const total = (H20: string) => written(plan(form({ H20 }), ['total']));

  test('within half a hundredth it is right', () => {
    expect(total('99.995')).toEqual([]);
    expect(total('100.005')).toEqual([]);
    expect(total('99.9949')).toEqual([['H20', 99.9949, 100, 'total', null, false]]);
    expect(total("'100")).toEqual([]);
  });

  test('in a form without any score there is none', () => {
    const blank = Object.fromEntries(
      ['I6', 'H13', 'H14', 'H15', 'H16', 'H17', 'H18', 'H19', 'H20'].map((cell) => [cell, '']),
    );
    expect(plan(form(blank), ['total', 'grade'])).toEqual({ edits: [], skipped: [], unusedCauses: [] });
  });
});

describe('formulas that are there', () => {
  test('right, wrong, never calculated; replaced only when told so', () => {
    const grid = form({ H13: '=G13 → 20', H14: '=G14 → 9', H15: '=G15 →', H6: '=F6/E6 → 1' });
    const left = plan(grid, ['rate', 'scores']);
    expect(written(left)).toEqual([]);
    expect(skipped(left)).toEqual([
      { cell: 'H14', part: 'scores', about: 1, reason: { kind: 'formula', formula: 'G14' } },
      { cell: 'H15', part: 'scores', about: 2, reason: { kind: 'formula', formula: 'G15' } },
    ]);
    expect(written(plan(grid, ['rate', 'scores'], { replaceFormulas: true }))).toEqual([
      ['H14', 'G14', 10, 'scores', 1, true],
      ['H15', 'G15', 10, 'scores', 2, true],
    ]);
    expect(written(plan(grid, ['rate'], { as: 'formulas', replaceFormulas: true }))).toEqual([]);
  });

  test('a total beside a formula that is passed over adds up what that one gives', () => {
    const found = plan(form({ H14: '=G14-1 → 9', H20: '' }), ['scores', 'total']);
    expect(written(found)).toEqual([['H20', null, 99, 'total', null, false]]);
  });
});

describe('notes', () => {
  const missed = { F14: '98%', H14: '9.8', F16: '1万元', H16: '8' };

  test('blank cells; what stands there is somebody’s', () => {
    const found = plan(form({ ...missed, I16: '材料涨价' }), ['notes']);
    expect(written(found)).toEqual([
      [
        'I14',
        null,
        '原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值=100%，实际完成98%，完成率98%，扣0.2分）',
        'notes',
        1,
        false,
      ],
    ]);
    expect(skipped(found)).toEqual([
      { cell: 'I16', part: 'notes', about: 3, reason: { kind: 'note-present', text: '材料涨价' } },
    ]);
  });

  test.each([
    ['blanks only', "'  ", true],
    ['a formula that gives nothing', '=J14&"" → \'', false],
    ['a formula never calculated', '=J14 →', false],
    ['a number', '0', false],
  ])('%s', (_, typed, isFilled) => {
    const found = plan(form({ F14: '98%', H14: '9.8', I14: typed }), ['notes']);
    expect(found.edits.map(({ cell }) => cell)).toEqual(isFilled ? ['I14'] : []);
    expect(found.skipped.map(({ cell, reason }) => [cell, reason.kind])).toEqual(
      isFilled ? [] : [['I14', 'note-present']],
    );
  });

  test('in a form without scores', () => {
    const bare: Record<string, string> = { F14: '98%', H12: '' };
    for (let row = 13; row <= 20; row++) bare[`H${row}`] = '';
    expect(plan(form(bare), ['notes']).edits.map(({ cell }) => cell)).toEqual(['I14']);
  });

  test('one cell for two: both in it, about neither', () => {
    const grid = { ...form({ F14: '98%', H14: '9.8', F15: '90%', H15: '9.47' }), merges: [gridRange('I14:I15')] };
    const [edit, ...others] = plan(grid, ['notes']).edits;
    expect(others).toEqual([]);
    expect([edit?.cell, edit?.about]).toEqual(['I14', null]);
    expect(edit?.to.value).toBe(
      '1. 工程验收合格率：原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值=100%，实际完成98%，完成率98%，扣0.2分）\n' +
        '2. 按期完工率：原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥95%，实际完成90%，完成率94.74%，扣0.53分）',
    );
  });

  test('the numbers are those of the scores that the same plan writes', () => {
    const note = (parts: readonly FillPart[], H14: string) =>
      plan(form({ F14: '98%', H14 }), parts).edits.find(({ cell }) => cell === 'I14')?.to.value;
    expect(note(['notes'], '5')).toContain('扣5分');
    expect(note(['scores', 'notes'], '5')).toContain('扣0.2分');
    expect(note(['notes'], '')).toContain('扣0.2分');
  });

  test('of the execution: what the score cell will hold', () => {
    const hubei = (G5: string, parts: readonly FillPart[]) =>
      plan(withCells(exampleForm('hubei'), { G5, B12: '' }), parts, {}, 'hubei').edits.find(
        ({ cell }) => cell === 'B12',
      )?.to.value;
    expect(hubei('15', ['notes'])).toContain('扣5分');
    expect(hubei('15', ['scores', 'notes'])).toContain('扣2分');
    expect(hubei('', ['notes'])).toContain('扣2分');
    expect(hubei('20', ['notes'])).toContain('扣2分');
  });
});
