import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyToGrid } from '../../src/engine/edits/apply-to-grid.ts';
import type { CellEdit, Fix } from '../../src/engine/edits/edit.ts';
import { cellAddress, parseAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import type { Field } from '../../src/engine/layout/self-evaluation.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { type ReviewOptions, review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { fixEdits } from '../../src/messages/fixes.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { parseCheckPage } from '../../tools/docs/check-page.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { withCells } from '../support/form-text.ts';

/** Who follows an advice to the letter is rid of the finding, and has no error more. */

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/checks');

interface Workbook {
  readonly name: string;
  readonly sheets: readonly SheetGrid[];
  readonly policy: ScoringPolicy | undefined;
}

const workbooks: readonly Workbook[] = [
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .flatMap((file) =>
      parseCheckPage(readFileSync(join(FOLDER, file), 'utf8'), ROOT).examples.map(
        ({ line, sheets, policy }): Workbook => ({ name: `${file}:${line}`, sheets, policy }),
      ),
    ),
  ...formNames.map((name): Workbook => ({ name, sheets: [fixtureForm(name)], policy: undefined })),
];

/** The values that an advice names for the cell of its finding: `改为 86.17%`, `填写 8.62`, `写成 98`. */
function namedValues(how: string): string[] {
  return [
    ...how.matchAll(/(?:改为|改成|填写|写成|填成|填)\s*(?:“([^”]+)”|(-?\d+(?:\.\d+)?%?)(?![\d.万元～~—-]))/g),
  ].flatMap(([, quoted, number]) => quoted ?? number ?? []);
}

function keyOf({ check, table, about }: AnyFinding): string {
  return `${table} ${check} ${about}`;
}

/** The edits by which the rest of an advice is done: what it says of the total, of scores, of the rate, of the reason. */
function restOf(
  how: string,
  added: AnyFinding,
  sheets: readonly SheetGrid[],
  options: ReviewOptions,
): readonly SheetGrid[] | null {
  const typed = (cell: string, value: string): readonly SheetGrid[] =>
    sheets.map((grid) => (grid.name === added.sheet ? withCells(grid, { [cell]: value }) : grid));
  const [cell = ''] = added.cells;
  if (added.check === 'deduction-unexplained') {
    return /写明.*原因|说明原因/.test(how) ? typed(cell, '资金到位晚，工期顺延，明年一季度完成') : null;
  }
  if (added.check === 'points-sum') {
    // 它的分值分给其他指标: to the first that has all of its own.
    const gap = Number(/少 (\d+(?:\.\d+)?) 分/.exec(inWords(added).what)?.[1]);
    const { tables } = review(sheets, options);
    const taker = tables
      .flatMap(({ scores }) => scores.indicators)
      .find(({ points, score }) => points.value !== null && score.value?.eq(points.value) === true);
    const row = tables[0]?.table.indicators[taker?.index ?? -1];
    if (!how.includes('分给其他指标') || row?.points == null || row.score == null) return null;
    const more = (field: Field): string => String(Number(field.text) + gap);
    const at = ({ row: line, column }: GridCell): string => cellAddress(line, column);
    const changes = { [at(row.points.cell)]: more(row.points), [at(row.score.cell)]: more(row.score) };
    return sheets.map((grid) => (grid.name === added.sheet ? withCells(grid, changes) : grid));
  }
  const speaks: Readonly<Record<string, RegExp>> = {
    'total-mismatch': /总分|得分随之改|分给其他指标/,
    'total-twice': /总分/,
    // A sum like the total.
    'subtotal-mismatch': /总分随之改/,
    'grade-mismatch': /总分|得分随之改/,
    'unmet-full-score': /得分随之改/,
    'score-mismatch': /得分随之改/,
    'execution-rate': /执行率/,
    'execution-score': /执行率和得分/,
  };
  if (speaks[added.check]?.test(how) !== true) return null;
  const [value] = namedValues(inWords(added).how);
  if (added.fix !== null) return sheets.map((grid) => applyToGrid(grid, fixEdits(added.fix as Fix)));
  if (value !== undefined) return typed(cell, value);
  const { table } = added;
  const sum = table === null ? null : review(sheets, options).tables[table]?.scores.total.recordedSum;
  return sum == null || added.check !== 'total-mismatch' ? null : typed(cell, sum.toString());
}

/** What is wrong once the advice was followed, to its last word; null where nothing is. */
function faultAfter(
  before: readonly AnyFinding[],
  one: AnyFinding,
  first: readonly SheetGrid[],
  options: ReviewOptions,
): string | null {
  const errors = new Set(before.filter(({ severity }) => severity === 'error').map(keyOf));
  const { how } = inWords(one);
  let sheets = first;
  for (let round = 0; round < 6; round++) {
    const after = review(sheets, options).findings;
    const left = after.find((each) => keyOf(each) === keyOf(one) && each.cells[0] === one.cells[0]);
    if (left !== undefined) return `still there: ${inWords(left).what}`;
    const added = after.find((each) => each.severity === 'error' && !errors.has(keyOf(each)));
    if (added === undefined) return null;
    const next = restOf(how, added, sheets, options);
    if (next === null) return `new: ${added.check} ${added.cells[0]} ${inWords(added).what}`;
    sheets = next;
  }
  return 'no end of it';
}

test('an advice followed to the letter settles its finding', () => {
  const faults: string[] = [];
  let [byFix, byWords] = [0, 0];
  for (const { name, sheets, policy } of workbooks) {
    const options: ReviewOptions = policy === undefined ? {} : { policy };
    const { findings, tables } = review(sheets, options);
    for (const finding of findings) {
      const reported = `${name} ${finding.check} ${finding.cells[0]}: ${inWords(finding).how}`;
      const tryOut = (edits: readonly CellEdit[]): void => {
        const fault = faultAfter(
          findings,
          finding,
          sheets.map((grid) => applyToGrid(grid, edits)),
          options,
        );
        if (fault !== null)
          faults.push(`${reported} → ${edits.map(({ cell, to }) => `${cell}=${to.value}`).join()} ${fault}`);
      };
      if (finding.fix !== null) {
        byFix++;
        tryOut(fixEdits(finding.fix));
      }
      const [cell] = finding.cells;
      if (cell === undefined || parseAddress(cell) === null) continue;
      for (const value of namedValues(inWords(finding).how)) {
        byWords++;
        // 把整行的分值、得分都写成“—”: both, in whichever columns they stand.
        const row =
          finding.table === null
            ? undefined
            : tables[finding.table]?.table.indicators.find((each) => each.row === finding.row);
        const beside =
          /分值、得分都/.test(inWords(finding).how) && row?.score != null
            ? cellAddress(row.score.cell.row, row.score.cell.column)
            : cell;
        const typed = { [cell]: value, [beside]: value };
        const changed = sheets.map((grid) =>
          grid.name === finding.sheet ? { ...withCells(grid, typed), visibility: grid.visibility } : grid,
        );
        const fault = faultAfter(findings, finding, changed, options);
        if (fault !== null) faults.push(`${reported} → ${cell} “${value}” ${fault}`);
      }
    }
  }
  process.stderr.write(
    `${workbooks.length} workbooks: ${byFix} fixes and ${byWords} named values tried, ${faults.length} that don't settle\n`,
  );
  expect(faults).toEqual([]);
  expect(byFix).toBeGreaterThan(60);
  expect(byWords).toBeGreaterThan(50);
});
