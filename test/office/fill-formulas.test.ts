import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import type { FillPart } from '../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import { scored } from '../support/scored.ts';
import { convert } from '../support/soffice.ts';
import { workbookFile } from '../support/workbook-file.ts';

/** Every formula of a fill, recalculated by another program, must give the engine's own decimals. */

const WHAT: ReadonlySet<FillPart> = new Set<FillPart>(['scores', 'rate', 'total', 'grade']);

/** A generator of numbers that is the same on every machine. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Forms with operator columns: budgets, spending, targets and actuals at random, ties of the third digit among them. */
function randomForms(count: number): SheetGrid[] {
  const next = numbersFrom(20_230_801);
  const hundredths = (most: number) => String(Math.ceil(next() * most * 100) / 100);
  return Array.from({ length: count }, (_, index) => {
    const tie = index % 2 === 0;
    const target = tie ? '1000' : hundredths(5000);
    const actual = tie ? String(10 * Math.floor(next() * 95) + 5) : hundredths(5000);
    return withCells(exampleForm('operator-columns'), {
      E6: tie ? '20000' : hundredths(90_000),
      F6: tie ? String(2 * Math.floor(next() * 9_000) + 10) : hundredths(90_000),
      I6: index % 3 === 0 ? '' : '50%',
      H14: tie ? '1' : hundredths(30),
      E14: target,
      G14: actual,
      I14: '',
      D17: '≤',
      E17: hundredths(300),
      G17: hundredths(900),
      I17: '',
      J20: '差',
    });
  });
}

interface Case {
  readonly grid: SheetGrid;
  readonly formulas: readonly CellEdit[];
}

function cases(grids: readonly SheetGrid[], policies: readonly string[]): Case[] {
  return grids.flatMap((grid, index) =>
    policies.map((policy) => {
      const sheet = gridOf(
        `${policy}${index}`,
        grid.rows.flatMap(({ cells }) => cells),
      );
      const { edits } = planFill(scored(sheet, policy), { what: WHAT, as: 'formulas', replaceFormulas: true });
      // Without their results, so that the other program has to work them out.
      const written = edits.map((edit) =>
        edit.to.formula === undefined ? edit : { ...edit, to: { ...edit.to, value: null } },
      );
      const [filled = sheet] = applyEdits([sheet], written);
      return { grid: filled, formulas: edits.filter(({ to }) => to.formula !== undefined) };
    }),
  );
}

/** A cell's result as the file holds it, to the last digit: text by its index among the shared strings. */
const CELL = /<c r="([A-Z]+\d+)"([^>]*)>(?:<f[^>]*>[^<]*<\/f>|<f[^>]*\/>)?<v>([^<]*)<\/v>/g;

type Results = ReadonlyMap<string, string>;

/** The results of every sheet, recalculated and saved by LibreOffice. */
async function recalculated(grids: readonly SheetGrid[], folder: string): Promise<Results[]> {
  const output = path.join(folder, 'out');
  writeFileSync(path.join(folder, 'forms.xlsx'), workbookFile(grids));
  await convert(path.join(folder, 'forms.xlsx'), 'xlsx', output);
  const parts = unzipSync(readFileSync(path.join(output, 'forms.xlsx')));
  return grids.map((_, index) => {
    const xml = strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`] as Uint8Array);
    return new Map([...xml.matchAll(CELL)].map(([, cell = '', , value = '']) => [cell, value]));
  });
}

async function compare(all: readonly Case[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-office-'));
  try {
    const sheets = await recalculated(
      all.map(({ grid }) => grid),
      folder,
    );
    const wrong: unknown[] = [];
    let compared = 0;
    for (const [index, { grid, formulas }] of all.entries()) {
      for (const { cell, to } of formulas) {
        const found = sheets[index]?.get(cell);
        compared++;
        const same = typeof to.value === 'number' ? Number(found) === to.value : found === to.value;
        if (!same) wrong.push([grid.name, cell, to.formula, to.value, found]);
      }
    }
    expect(wrong).toEqual([]);
    return compared;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('forms as units filled them', async () => {
  const forms = allForms().map((grid) =>
    gridOf(
      grid.name,
      grid.rows.flatMap(({ cells }) => cells),
    ),
  );
  expect(await compare(cases(forms, ['national']))).toBeGreaterThan(20);
});

test('numbers at random, the ratio and both reverse rules', async () => {
  expect(await compare(cases(randomForms(70), ['national', 'platform']))).toBeGreaterThan(500);
});
