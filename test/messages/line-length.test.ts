import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { bare, fitted, inMarks, LINE_LENGTH, line, listed } from '../../src/messages/line.ts';
import { describeNarrative } from '../../src/messages/narrative/describe.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { makeForm } from '../support/form-maker.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../support/form-text.ts';
import { keptReports, sentenceFiles } from '../support/kept-sentences.ts';

/** The line of a finding is one short sentence, whatever the form holds. */

const FIXTURES = join(__dirname, '../fixtures');

function made(): SheetGrid[] {
  const names = readdirSync(join(FIXTURES, 'made')).filter((name) => name.endsWith('.tsv'));
  return names.map((name) => formGrid(readFileSync(join(FIXTURES, 'made', name), 'utf8')));
}

function slipped(): SheetGrid[] {
  const lines = readFileSync(join(FIXTURES, 'mistakes.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((each) => {
    const [name = '', ...changes] = each.split('\t');
    const form = formNames.includes(name) ? fixtureForm(name) : exampleForm(name as 'national');
    return withCells(form, Object.fromEntries(changes.map((change) => change.split(/=(.*)/s).slice(0, 2))));
  });
}

const lengthOf = (text: string): number => [...text].length;

/** What is wrong with a line; nothing where it is as it should be. */
function faults(what: string): string[] {
  const found: string[] = [];
  if (lengthOf(what) > LINE_LENGTH) found.push(`${lengthOf(what)} ${what}`);
  if (!what.endsWith('。') || what.includes('\n')) found.push(`no sentence: ${what}`);
  if (/却|照抄|undefined|\[object/.test(what.replaceAll(/“[^”]*”/g, ''))) found.push(`accuses: ${what}`);
  return found;
}

function linesOf(grid: SheetGrid): string[] {
  return review([grid]).findings.map((finding) => inWords(finding).what);
}

test('forms in hand, forms with slips and forms made at random', () => {
  const random = Array.from({ length: 60 }, (_, seed) => makeForm(seed + 1, seed % 3).grid);
  const forms = [...formNames.map((name) => fixtureForm(name)), ...made(), ...slipped(), ...random];
  const lines = new Set(forms.flatMap(linesOf));
  expect([...lines].flatMap(faults)).toEqual([]);
  expect(lines.size).toBeGreaterThan(400);
});

test('reports', () => {
  const found = sentenceFiles.flatMap((name) => keptReports(name)).flatMap(({ found }) => found.findings);
  const lines = new Set(found.map((finding) => describeNarrative(finding).what));
  expect([...lines].flatMap(faults)).toEqual([]);
  expect(lines.size).toBeGreaterThan(200);
});

test('cells with long texts: the line stays short', () => {
  let seen = 0;
  for (const name of formNames) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const fields = review([grid]).tables.flatMap(({ table }) =>
      table.indicators.flatMap(({ name: title, actual, target }) => [title, actual, target].map((each) => each?.cell)),
    );
    const isField = ({ row, column }: GridCell): boolean =>
      fields.some((each) => each?.row === row && each.column === column);
    const long = (cell: GridCell): GridCell =>
      cell.kind === 'text' && isField(cell) ? { ...cell, value: `${cell.value}${'加长的说明'.repeat(40)}` } : cell;
    const lines = linesOf(gridOf(grid.name, cells.map(long), grid.merges));
    seen += lines.filter((each) => each.includes('…')).length;
    expect(lines.flatMap(faults)).toEqual([]);
  }
  expect(seen).toBeGreaterThan(40);
});

test('a finding in a hidden row says so before its one full stop', () => {
  const grid = withCells(exampleForm('national'), { H20: '99' });
  const hidden = { ...grid, rows: grid.rows.map((row) => ({ ...row, hidden: row.row === 20 })) };
  const told = linesOf(hidden).filter((each) => each.includes('是隐藏的'));
  expect(told).toEqual(linesOf(grid).map((each) => each.replace(/。$/, '（第20行是隐藏的）。')));
});

test('whatever is quoted, listed and counted fits, and what is left out is told', () => {
  const text = fc
    .array(fc.constantFrom('字', '数', '9', 'a', '𠮷', '“', '。'), { maxLength: 300, size: 'max' })
    .map((each) => each.join(''));
  let cut = 0;
  fc.assert(
    fc.property(
      text,
      text,
      fc.array(text, { maxLength: 8 }),
      fc.string({ maxLength: 80 }),
      (name, value, names, number) => {
        const sentence = line`${inMarks(name)}完成${bare(value)}，应得 ${number}，填了 ${number}（${listed(names.map(inMarks))}），没有说明。`;
        const { text: shown, rest } = fitted(sentence);
        expect(lengthOf(shown)).toBeLessThanOrEqual(LINE_LENGTH);
        expect(shown.endsWith('，没有说明。')).toBe(true);
        if (lengthOf(name) > LINE_LENGTH) {
          cut++;
          expect(rest).toContain([...name].slice(0, 60).join(''));
        }
      },
    ),
  );
  expect(cut).toBeGreaterThan(10);
});
