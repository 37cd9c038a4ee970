import fc from 'fast-check';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import type { Field, SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';
import { review } from '../../src/engine/review.ts';
import type { Review } from '../../src/engine/review-types.ts';
import { normalise } from '../../src/engine/values/text.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** What is taken out of a form is missed: by a finding, by a task for a person, or because nothing is left to check. */

interface Named {
  readonly what: string;
  readonly cell: string;
}

function named(what: string, field: Field | null | undefined): Named[] {
  if (field === null || field === undefined || field.text === '') return [];
  // A label and its value in one cell go together: what is left is a form that never asked.
  if (field.cell.kind === 'text' && normalise(String(field.cell.value)) !== normalise(field.text)) return [];
  return [{ what, cell: cellAddress(field.cell.row, field.cell.column) }];
}

/** Fields that every form has to fill, or that its own sums rest on. */
function fieldsOf({ project, unit, department, year, funds, goals, indicators, total }: SelfEvaluation): Named[] {
  const row = funds?.total;
  const all = [
    ...named('project', project),
    ...named('unit', unit ?? department),
    ...named('year', year),
    ...named('budget', row?.annualBudget ?? row?.initialBudget),
    ...named('spent', row?.spent),
    ...named('execution score', row?.points === null ? null : row?.score),
    ...goals.flatMap(({ goal, goalResult }) => [...named('goal', goal), ...named('result', goalResult)]),
    ...indicators.flatMap(({ kind, target, actual, points, score }) => [
      // The values of a heading are those of the rows below it.
      ...named('target', kind === 'heading' ? null : target),
      ...named('actual', kind === 'heading' ? null : actual),
      ...named('points', points),
      ...named('score', score),
    ]),
    ...named('total', total?.score),
  ];
  return [...new Map(all.map((each) => [each.cell, each])).values()];
}

/** What is said, without waivers: a line each. */
function sentences(grid: SheetGrid): Set<string> {
  return sentencesOf(review([grid]));
}

function sentencesOf({ findings, needsHuman, verdict, tables }: Review): Set<string> {
  return new Set([
    ...findings.map(({ check, cells, about }) => `${check} ${about} ${cells.join()}`),
    ...needsHuman.map(({ indicator, reason }) => `human ${tables[0]?.table.indicators[indicator]?.row} ${reason}`),
    ...(verdict === 'not-checked' ? ['not checked'] : []),
  ]);
}

const EXAMPLES = ['national', 'hubei', 'operator-columns'] as const;
const forms: readonly (readonly [string, SheetGrid])[] = [
  ...EXAMPLES.map((name) => [name, exampleForm(name)] as const),
  ...formNames.map((name) => [name, fixtureForm(name)] as const),
];

/** Whether taking these cells out is missed: something new is said, or the form didn't pass before and doesn't now. */
function isMissed(grid: SheetGrid, before: ReadonlySet<string>, cells: readonly string[]): boolean {
  const emptied = withCells(grid, Object.fromEntries(cells.map((cell) => [cell, ''])));
  const reviewed = review([emptied]);
  if (reviewed.verdict !== 'ready') return true;
  return [...sentencesOf(reviewed)].some((line) => !before.has(line));
}

function tableOf(grid: SheetGrid): SelfEvaluation {
  const table = review([grid]).tables[0]?.table;
  if (table === undefined) throw new Error('no form');
  return table;
}

describe.each(EXAMPLES)('of the faultless form %s', (name) => {
  const grid = exampleForm(name);
  const fields = fieldsOf(tableOf(grid));

  test('each field and each pair of fields is missed by name', () => {
    expect(review([grid]).verdict).toBe('ready');
    expect([...sentences(grid)]).toEqual([]);
    const silent: string[] = [];
    let tried = 0;
    for (const [at, one] of fields.entries()) {
      for (const other of fields.slice(at)) {
        tried++;
        const emptied = withCells(grid, { [one.cell]: '', [other.cell]: '' });
        if (sentences(emptied).size === 0) silent.push(`${one.what} ${one.cell}, ${other.what} ${other.cell}`);
      }
    }
    expect(silent).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  });
});

/** It names its year in the heads too. */
const NOT_MISSED = ['national-preface year A5'];

test('each field of every filled form is missed', () => {
  const silent: string[] = [];
  let tried = 0;
  for (const [name, grid] of forms) {
    const before = sentences(grid);
    for (const { what, cell } of fieldsOf(tableOf(grid))) {
      tried++;
      if (!isMissed(grid, before, [cell])) silent.push(`${name} ${what} ${cell}`);
    }
  }
  expect(silent.sort()).toEqual([...NOT_MISSED].sort());
  expect(tried).toBeGreaterThan(1300);
});

const fielded = forms.map(([name, grid]) => ({
  name,
  grid,
  before: sentences(grid),
  fields: fieldsOf(tableOf(grid)).filter(({ what, cell }) => !NOT_MISSED.includes(`${name} ${what} ${cell}`)),
}));

/** Where nothing is said before, whatever is said is new: those of the faultless forms are missed, all of them, as told above. */
const faulty = fielded.filter(({ name }) => !EXAMPLES.some((example) => example === name));

test('each two fields of a filled form are missed', () => {
  expect(faulty).toHaveLength(forms.length - EXAMPLES.length);
  const silent: string[] = [];
  let tried = 0;
  for (const { name, grid, before, fields } of faulty) {
    for (const [at, one] of fields.entries()) {
      for (const other of fields.slice(at + 1)) {
        tried++;
        if (!isMissed(grid, before, [one.cell, other.cell]))
          silent.push(`${name} ${one.what} ${one.cell}, ${other.what} ${other.cell}`);
      }
    }
  }
  process.stderr.write(`${tried} pairs of fields of ${faulty.length} forms emptied, ${silent.length} without a word\n`);
  expect(silent).toEqual([]);
  expect(tried).toBeGreaterThan(25_000);
});

test('some fields of a filled form at once are missed', () => {
  let tried = 0;
  const taken = fc
    .constantFrom(...fielded)
    .chain((form) =>
      fc.tuple(fc.constant(form), fc.uniqueArray(fc.constantFrom(...form.fields), { minLength: 2, maxLength: 6 })),
    );
  fc.assert(
    fc.property(taken, ([{ grid, before }, fields]) => {
      tried++;
      expect(
        isMissed(
          grid,
          before,
          fields.map(({ cell }) => cell),
        ),
      ).toBe(true);
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThanOrEqual(400);
});

test('a form gutted to its total never passes', () => {
  const passed: string[] = [];
  for (const { name, grid, fields } of fielded) {
    const total = tableOf(grid).total?.score?.cell;
    const kept = total === undefined ? '' : cellAddress(total.row, total.column);
    const gutted = withCells(grid, Object.fromEntries(fields.map(({ cell }) => [cell, ''])));
    const withTotal = withCells(gutted, kept === '' ? {} : { [kept]: '100' });
    const rows = new Set(tableOf(grid).indicators.map(({ row }) => row));
    const empty = { ...withTotal, rows: withTotal.rows.filter(({ row }) => !rows.has(row)) };
    for (const each of [gutted, withTotal, empty]) if (review([each]).verdict === 'ready') passed.push(name);
  }
  expect(passed).toEqual([]);
  expect(fielded.length).toBeGreaterThan(35);
});
