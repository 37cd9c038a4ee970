import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { Review } from '../../src/engine/review-types.ts';
import { safeFixSteps } from '../../src/engine/safe-fixes.ts';
import { readAnyWorkbook } from '../../src/formats/any.ts';
import { type Chosen, chosenEdits, leftAtFirst } from '../../src/pane/model/chosen-edits.ts';
import { choiceCountSteps, fixPreviewSteps } from '../../src/pane/model/fix-plans.ts';
import type { Checked, Preview, PreviewEdit } from '../../src/pane/state/state.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { checkedForms } from '../support/checked.ts';
import '../support/fast-check-setup.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { heavyForm } from '../support/heavy-form.ts';
import { formWithMistakes } from '../support/mistakes.ts';
import { waiving } from '../support/waived-form.ts';

/** What 直接改正 offers beside what has one right answer: no number changes that the user hasn't ticked, and what is ticked comes out. */

function done<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function previewOf(checked: Checked, ticked = false): Preview {
  return done(fixPreviewSteps(checked, ticked));
}

function line({ cell, from, to, optional }: PreviewEdit): string {
  return `${optional ?? 'safe'} ${cell} ${from.value} → ${to.value}`;
}

function linesOf({ edits }: Pick<Chosen, 'edits'>): string[] {
  return edits.map(line);
}

function without(preview: Preview, ...cells: string[]): Chosen {
  return chosenEdits(
    preview.edits,
    new Set(preview.edits.filter(({ cell, optional }) => optional !== undefined && cells.includes(cell))),
  );
}

function sample(): readonly SheetGrid[] {
  const file = path.join(__dirname, '../../assets/samples/示例1-社区图书室（有错误）.xlsx');
  return readAnyWorkbook(new Uint8Array(readFileSync(file))).sheets;
}

describe('the sample with errors', () => {
  const checked = checkedForms(sample());

  test('what has one right answer, and apart from it what the user decides, with the reason; the total follows', () => {
    const preview = previewOf(checked);
    expect(preview.label).toBe('直接改正 1 处');
    expect(linesOf(preview)).toEqual([
      'safe G7 100 → —',
      'safe I7 97 → —',
      'choice G6 100 → 10',
      'choice I6 97 → 8',
      'choice H15 10 → 9.65',
      'choice H19 8 → 10',
      'follows H20 97 → 97.65',
    ]);
    expect(preview.edits.flatMap(({ why }) => why ?? [])).toEqual([
      '预算执行的分值应为 10，填成了全表总分 100。',
      '预算执行得分应为 8（80% × 10），填了 97，超过分值。',
      '“按期开放率”未达标（≥95%，完成 91.67%），应得 9.65，填了 10。',
      '“读者满意度”已达标，应得 10，填了 8。',
    ]);
    expect(done(choiceCountSteps(checked))).toBe(5);
  });

  test('by 直接改正 nothing is ticked that the user decides; asked for, all of it is', () => {
    const [plain, asked] = [previewOf(checked), previewOf(checked, true)];
    const written = chosenEdits(plain.edits, leftAtFirst(plain));
    expect(linesOf(written)).toEqual(['safe G7 100 → —', 'safe I7 97 → —']);
    // The total isn't left, it waits.
    expect([...written.fallen].map(([{ cell }, because]) => [cell, because])).toEqual([['H20', ['I6', 'H15', 'H19']]]);
    expect(leftAtFirst(asked).size).toBe(0);
    const all = chosenEdits(asked.edits, leftAtFirst(asked));
    expect(all.edits).toHaveLength(7);
    const after = review(applyEdits(sample(), all.edits));
    expect(after.findings.map(({ check }) => check)).toEqual([
      'basics-missing',
      'deduction-unexplained',
      'overfulfilled-unexplained',
    ]);
  });

  test('one score left as it is: the total waits for it, and the execution for its points', () => {
    const preview = previewOf(checked, true);
    expect(linesOf(without(preview, 'H19'))).toEqual([
      'safe G7 100 → —',
      'safe I7 97 → —',
      'choice G6 100 → 10',
      'choice I6 97 → 8',
      'choice H15 10 → 9.65',
    ]);
    const { edits, fallen } = without(preview, 'G6');
    expect(edits.map(({ cell }) => cell)).toEqual(['G7', 'I7', 'H15', 'H19']);
    expect([...fallen].map(([{ cell }, because]) => [cell, because])).toEqual([
      ['I6', ['G6']],
      ['H20', ['I6']],
    ]);
  });
});

test('a form with much to do: everything that the rules have, and the reached targets among it', () => {
  expect(linesOf(previewOf(checkedForms([heavyForm()])))).toEqual([
    'safe G7 10 → —',
    'safe I7 9 → —',
    'choice H6 0.9 → 0.95',
    'choice I6 9 → 9.5',
    'choice G22 3 → 2.84',
    'choice G23 3 → 2.7',
    'choice G24 3 → 2.81',
    ...['G25', 'G26', 'G27', 'G28', 'G29'].map((cell) => `choice ${cell} 2 → 3`),
    'follows G37 90 → 95.85',
  ]);
});

/** Two scores for what wasn't reached, one with its reason; the total fits them as they stand. */
const TWO = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。', F14: '98%' });

test('a total that follows from what is safe isn’t written beside a choice that makes it untrue', () => {
  const checked = checkedForms([TWO]);
  const preview = previewOf(checked, true);
  expect(linesOf(preview)).toEqual([
    'safe H13 20 → 16.67',
    'safe H20 100 → 96.67',
    'choice H14 10 → 9.8',
    'follows H20 100 → 96.47',
  ]);
  const all = without(preview);
  expect(linesOf(all)).toEqual(['safe H13 20 → 16.67', 'choice H14 10 → 9.8', 'follows H20 100 → 96.47']);
  expect([...all.overtaken].map(([edit, because]) => [line(edit), because])).toEqual([
    ['safe H20 100 → 96.67', ['H14']],
  ]);
  const plain = previewOf(checked);
  expect(linesOf(chosenEdits(plain.edits, leftAtFirst(plain)))).toEqual([
    'safe H13 20 → 16.67',
    'safe H20 100 → 96.67',
  ]);
  // The safe score left out: neither total is true.
  const left = preview.edits.filter(({ cell }) => cell === 'H13');
  expect(linesOf(chosenEdits(preview.edits, new Set(left)))).toEqual(['choice H14 10 → 9.8']);
});

describe('nothing is proposed', () => {
  test.each<[string, readonly SheetGrid[]]>([
    ['for a form without a fault', [exampleForm('national')]],
    ['where the points don’t come to all points', [withCells(exampleForm('national'), { F14: '98%', G13: '15' })]],
    ['that makes another grade of the total', [withCells(exampleForm('national'), { F19: '40%', F17: '300户' })]],
    [
      'about a deduction that has its reason',
      [withCells(exampleForm('national'), { H17: '14', I17: '个别住户不满意。', H20: '99' })],
    ],
    ['about what the user waived', [TWO, waiving(TWO, ['unmet-full-score'])]],
    [
      'where a waived total would have to follow',
      [withCells(TWO, { H20: '90' }), waiving(withCells(TWO, { H20: '90' }), ['total-mismatch'])],
    ],
  ])('%s', (_, grids) => {
    const checked = checkedForms(grids);
    expect(previewOf(checked).edits.filter(({ optional }) => optional !== undefined)).toEqual([]);
    expect(done(choiceCountSteps(checked))).toBe(0);
  });
});

test('a number stored as text that is also wrong: the total goes with whichever of the two is ticked', () => {
  const preview = previewOf(checkedForms([withCells(TWO, { H14: "'10" })]), true);
  const lines = linesOf(preview);
  expect(lines).toEqual([
    'safe H13 20 → 16.67',
    'safe H14 10 → 10',
    'safe H20 100 → 96.67',
    'choice H14 10 → 9.8',
    'follows H20 100 → 96.47',
  ]);
  expect(linesOf(without(preview))).toEqual([lines[0], lines[3], lines[4]]);
  expect(linesOf(without(preview, 'H14'))).toEqual(lines.slice(0, 3));
});

test('a total at the head that somebody typed would stay as it was: nothing is offered', () => {
  const offered = (head: string) =>
    previewOf(checkedForms([withCells(TWO, { H2: '自评得分', I2: head })])).edits.filter(
      ({ optional }) => optional !== undefined,
    ).length;
  expect(offered('100')).toBe(0);
  expect(offered('')).toBeGreaterThan(0);
});

test('formulas stay, and are left to follow by themselves', () => {
  const form = withCells(TWO, { H20: '=SUM(H13:H19)+I6 → 100' });
  expect(linesOf(previewOf(checkedForms([form])))).toEqual(['safe H13 20 → 16.67', 'choice H14 10 → 9.8']);
  // One that would come to another grade.
  const worse = withCells(form, { F19: '40%', F17: '300户' });
  expect(previewOf(checkedForms([worse])).edits.filter(({ optional }) => optional !== undefined)).toEqual([]);
});

function errorsOf({ findings }: Review): string[] {
  return findings.flatMap(({ severity, check, about }) => (severity === 'error' ? [`${check} ${about}`] : []));
}

test('over every form and many with mistakes: unticked nothing is added, ticked no error but a reason to be written, no grade', () => {
  let [offered, graded, partial] = [0, 0, 0];
  for (const grid of [...allForms(), ...fc.sample(formWithMistakes, 1000)]) {
    const checked = checkedForms([grid]);
    const { review: before } = checked;
    const preview = previewOf(checked, true);
    const choices = preview.edits.filter(({ optional }) => optional !== undefined);
    if (choices.length === 0) continue;
    offered += 1;
    const safe = done(safeFixSteps(before, [grid], { policy: defaultPolicy })).edits;
    const plain = chosenEdits(preview.edits, leftAtFirst({ ...preview, ticked: false })).edits;
    expect(plain.map(({ cell, to }) => [cell, to])).toEqual(safe.map(({ cell, to }) => [cell, to]));
    const all = chosenEdits(preview.edits, new Set()).edits;
    expect(new Set(all.map(({ cell }) => cell)).size).toBe(all.length);
    const after = review(applyEdits([grid], all));
    const known = new Set(errorsOf(before));
    const news = errorsOf(after).filter((error) => !known.has(error) && !error.startsWith('deduction-unexplained '));
    expect([news, all.map(line)]).toEqual([[], all.map(line)]);
    before.tables.forEach(({ scores }, at) => {
      if (scores.total.grade === null) return;
      graded += 1;
      expect(after.tables[at]?.scores.total.grade).toBe(scores.total.grade);
    });
    // Any part of it: a total that is written is the sum.
    for (const left of choices) {
      const part = chosenEdits(preview.edits, new Set([left])).edits;
      const total =
        part.find(({ optional }) => optional === 'follows') ?? part.find(({ unless }) => unless !== undefined);
      if (total === undefined) continue;
      partial += 1;
      const then = review(applyEdits([grid], part));
      const wrong = then.findings.filter(({ check, cells }) => check === 'total-mismatch' && cells[0] === total.cell);
      expect([wrong.length, part.map(line)]).toEqual([0, part.map(line)]);
    }
  }
  expect(offered).toBeGreaterThan(150);
  expect(graded).toBeGreaterThan(50);
  expect(partial).toBeGreaterThan(20);
}, 240_000);
