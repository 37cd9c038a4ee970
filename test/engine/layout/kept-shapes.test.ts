import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { LISTS_ALONE } from '../../../src/engine/layout/lexicon.ts';
import { otherSheet } from '../../../src/engine/layout/other-sheet.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { describeReading } from '../../support/describe-whole.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { shapesOf } from '../../support/form-shapes.ts';
import { exampleForm } from '../../support/form-text.ts';
import { unlikeKept } from '../../support/kept-file.ts';

/**
 * Forms in many other shapes: rows and columns gone, moved and doubled, heads in words nobody knows, cells merged, sheets cut. A line
 * a shape: what was read in short, and a mark of all that was read. `JIHE_KEEP=1 npx jest test/engine/layout/kept-shapes` writes the
 * files anew; `JIHE_SHAPE='row 12 gone'` prints all of it for that shape, to be held against what it was.
 */

const FOLDER = join(__dirname, '../../fixtures/shapes');
const EXAMPLES: readonly string[] = ['national', 'hubei', 'operator-columns'];
const FORMS = [
  ...EXAMPLES,
  'funds-transposed-bonus',
  'national-fund-pairs',
  'national-funds-in-a-row',
  'points-first-sub-rows',
  'scored-block-first',
  'section-rows',
  'system-folded-scores',
  'unknown-heads',
];

function inShort({ layout, range, indicators, scored, funds, total, account }: SelfEvaluation): string {
  const parts = [
    `${layout} ${rangeAddress(range)}`,
    `${indicators.length} indicators`,
    ...(scored.length > 0 ? [`${scored.length} scored`] : []),
    ...(funds === null ? [] : [`${funds.rows.length} funds`]),
    ...(total === null ? [] : [`total ${total.score?.text ?? '∅'}`]),
    ...account.gaps.map(
      ({ words, cells: [first] }) => `? ${words} ${first === undefined ? '' : cellAddress(first.row, first.column)}`,
    ),
  ];
  return parts.join(', ');
}

function read(grid: SheetGrid): { short: string; whole: string } {
  const tables = readTables(grid);
  if (tables.length > 0)
    return { short: tables.map(inShort).join('; '), whole: tables.map(describeReading).join('\n') };
  const other = otherSheet(grid, LISTS_ALONE);
  if (other === null) return { short: 'nothing', whole: '' };
  const { kind, heads, missing, gaps } = other;
  const whole = [
    heads.map(({ row, column }) => cellAddress(row, column)).join(),
    missing.join(),
    ...gaps.map(
      (gap) => `${gap.words} ${gap.guess} ${gap.cells.map(({ row, column }) => cellAddress(row, column)).join()}`,
    ),
  ];
  return { short: `no form: ${kind}`, whole: whole.join('\n') };
}

test.each(FORMS)('%s', (name) => {
  const shapes = shapesOf(EXAMPLES.includes(name) ? exampleForm(name as 'national') : fixtureForm(name));
  expect(shapes.length).toBeGreaterThan(200);
  const lines = shapes.map((shape) => {
    const { short, whole } = read(shape.grid);
    if (process.env['JIHE_SHAPE'] === shape.name) process.stdout.write(`${name}, ${shape.name}\n${short}\n${whole}\n`);
    return `${shape.name}: ${short} #${createHash('sha256').update(whole).digest('hex').slice(0, 6)}\n`;
  });
  const found = lines.join('');
  const file = join(FOLDER, `${name}.txt`);
  expect(unlikeKept(file, found)).toEqual([]);
});
