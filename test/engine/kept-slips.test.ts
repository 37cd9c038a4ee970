import { join } from 'node:path';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { describeFound } from '../support/describe-whole.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { unlikeKept } from '../support/kept-file.ts';

/**
 * Every cell of the example forms typed over as people do, one at a time: what the review then says otherwise, and all its sentences.
 * `JIHE_KEEP=1 npx jest test/engine/kept-slips` writes the file anew, and git shows what a change of a rule changes.
 */

const FILE = join(__dirname, '../fixtures/slips.txt');

/** What may stand in the cell instead. */
function slipsOf({ kind, value, format }: GridCell): string[] {
  if (kind === 'number' && format?.includes('%') === true) return ['', '0.5', '100.5%', "'约90%", '120'];
  if (kind === 'number') {
    const number = Number(value);
    return [
      '',
      `${number + 1}`,
      `${number / 2}`,
      `-${number}`,
      '0',
      `'${number}`,
      `${number}分`,
      '#REF!',
      `=A1 → ${number * 10}`,
    ];
  }
  const text = String(value);
  const digits = text.replace(/\d/g, (digit) => `${(Number(digit) + 1) % 10}`);
  const others = ['', '无', `${text}等`, text.slice(0, 2), `${text}（10分）`, '12'];
  return digits === text ? others : [...others, digits, text.replace(/[^\d.%]/g, ''), text.replace(/\d+/, '0')];
}

interface Slip {
  readonly name: string;
  readonly grid: SheetGrid;
}

function slipsIn(form: SheetGrid): Slip[] {
  return form.rows
    .flatMap(({ cells }) => cells)
    .flatMap((cell) =>
      slipsOf(cell).map((typed) => {
        const address = cellAddress(cell.row, cell.column);
        return { name: `${address}=${typed}`, grid: withCells(form, { [address]: typed }) };
      }),
    );
}

/** Lines that only one of them has. */
function difference(before: ReadonlySet<string>, found: string): string[] {
  const now = new Set(found.trimEnd().split('\n'));
  return [
    ...[...before].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}

const FORMS = ['national', 'hubei'] as const;

test('a cell typed over', () => {
  const said = new Set<string>();
  let tried = 0;
  const parts = FORMS.map((name) => {
    const form = exampleForm(name);
    const before = new Set(
      describeFound(review([form]))
        .trimEnd()
        .split('\n'),
    );
    const lines = slipsIn(form).flatMap(({ name: slip, grid }) => {
      tried++;
      const reviewed = review([grid]);
      for (const finding of reviewed.findings) {
        const { what, why, how } = inWords(finding);
        said.add(`${finding.check} ${what}`);
        said.add(`${finding.check} ${why}`);
        said.add(`${finding.check} ${how}`);
      }
      return [slip, ...difference(before, describeFound(reviewed))];
    });
    return [`# ${name}`, ...lines].join('\n');
  });
  expect(tried).toBeGreaterThan(700);
  const found = `${[...parts, ...[...said].sort()].join('\n')}\n`;
  expect(unlikeKept(FILE, found)).toEqual([]);
});
