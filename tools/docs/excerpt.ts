import { cellAddress, columnLetters, parseAddress } from '../../src/engine/grid/address.ts';
import { narrativeOfLines } from '../../src/engine/narrative/document.ts';
import { reviewNarrative } from '../../src/engine/narrative/review.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../src/engine/narrative/review-types.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { TableReview } from '../../src/engine/review-types.ts';
import { describe } from '../../src/messages/index.ts';
import { describeCounts, describeNarrative } from '../../src/messages/narrative/describe.ts';
import { textPlace } from '../../src/messages/narrative/place.ts';
import { SEVERITY_NAMES } from '../../src/messages/verdict.ts';
import { type Example, type ExamplePart, type FormName, formText, type TextExample } from './check-page.ts';

/** Forms as tables with their row numbers and column letters, so that an address can be found without counting. */

type Texts = ReadonlyMap<string, string>;

/** What stands in the cells of a form, by address. */
function textsOf(root: string, form: FormName): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [row, line] of formText(root, form).trimEnd().split('\n').entries()) {
    for (const [column, text] of line.split('\t').entries()) {
      if (text.trim() !== '') texts.set(cellAddress(row + 1, column + 1), text.trim());
    }
  }
  return texts;
}

function escaped(text: string): string {
  return text.replaceAll('\\n', ' ').replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;');
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function placesOf(addresses: Iterable<string>): Place[] {
  return [...addresses].flatMap((address) => parseAddress(address) ?? []);
}

function ascending(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Those rows of the form as a Markdown table; cells typed over are bold. */
function table(texts: Texts, rows: readonly number[], typed: Texts): string[] {
  const wanted = new Set(rows);
  const shown = placesOf([...texts.keys(), ...typed.keys()]).filter(({ row }) => wanted.has(row));
  const columns = ascending(shown.map(({ column }) => column));
  const cell = (row: number, column: number): string => {
    const address = cellAddress(row, column);
    const own = typed.get(address);
    if (own !== undefined) return own === '' ? '**（空）**' : `**${escaped(own)}**`;
    return escaped(texts.get(address) ?? '');
  };
  const line = (cells: readonly string[]): string =>
    `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |').replaceAll('|  |', '| |');
  return [
    line(['', ...columns.map(columnLetters)]),
    `|--:|${'---|'.repeat(columns.length)}`,
    ...rows.map((row) => line([String(row), ...columns.map((column) => cell(row, column))])),
  ];
}

/** The whole form, for the page that the examples refer to. */
export function wholeForm(root: string, form: FormName): string[] {
  const texts = textsOf(root, form);
  return table(texts, ascending(placesOf(texts.keys()).map(({ row }) => row)), new Map());
}

/** The row with the heads over a row of the form; null where it has none. */
function headRow(row: number, { table: { funds, heads } }: TableReview): number | null {
  if (funds !== null && row > funds.headerRow && funds.rows.some((fund) => fund.row === row)) return funds.headerRow;
  const head = heads.name ?? heads.target ?? heads.actual;
  const over = head?.cell.row ?? null;
  return over !== null && row > over ? over : null;
}

/** @param found addresses that findings are about. */
function partLines(root: string, part: ExamplePart, found: readonly string[], read: TableReview | undefined): string[] {
  const touched = placesOf([...part.cells.keys(), ...found]);
  const whole = `[${part.form}](examples/${part.form}.md)`;
  if (touched.length === 0) return [`${part.sheet}：${whole}，没有改动。`];
  const rows = touched.flatMap(({ row }) => {
    const head = read === undefined ? null : headRow(row, read);
    return head === null ? [row] : [head, row];
  });
  return [`${part.sheet}（整张表见 ${whole}）：`, '', ...table(textsOf(root, part.form), ascending(rows), part.cells)];
}

/** What the check says of an example, and the rows of the form that it is about. */
export function excerptOf(root: string, id: string, example: Example): string[] {
  const reviewed = review(example.sheets, { policy: example.policy });
  const found = reviewed.findings.filter(({ check }) => check === id);
  const says = found.map((finding) => {
    const sheet = example.parts.length > 1 ? `${finding.sheet}!` : '';
    return `报告 ${finding.cells[0] === undefined ? finding.sheet : `${sheet}${finding.cells[0]}`}（${SEVERITY_NAMES[finding.severity]}）：${escaped(describe(finding).what)}`;
  });
  const lines = [...(says.length === 0 ? ['不报告。'] : says), ''];
  for (const part of example.parts) {
    const own = found.filter(({ sheet }) => sheet === part.sheet);
    const read = reviewed.tables.find(({ table: { sheet } }) => sheet === part.sheet);
    lines.push(
      ...partLines(
        root,
        part,
        own.flatMap(({ cells }) => cells.slice(0, 1)),
        read,
      ),
      '',
    );
  }
  return lines.slice(0, -1);
}

/** Every check's view of a text; the form's is by the policy that is usual. */
export function reviewText({ doc, sheets }: TextExample): NarrativeReview {
  return reviewNarrative(doc, review(sheets, { policy: defaultPolicy }).tables, { policy: defaultPolicy });
}

function saying(finding: AnyNarrativeFinding): string {
  const place = `${textPlace(finding, finding.path)}“${finding.quote}”`;
  return `${escaped(place)}（${SEVERITY_NAMES[finding.severity]}）：${escaped(describeNarrative(finding).what)}`;
}

/** What is said of a report that has no form: each finding with its check, then the line of the ledger. */
export function saidOf(lines: readonly string[]): string[] {
  const { findings, counts } = reviewNarrative(narrativeOfLines(lines), [], { policy: defaultPolicy });
  return [
    ...findings.map((finding) => `- ${saying(finding)}（[${finding.check}](checks/${finding.check}.md)）`),
    '',
    `> ${describeCounts(counts)}`,
  ];
}

/** What the check says of a text, and the rows of the form that it was held against. */
export function excerptOfText(root: string, id: string, example: TextExample): string[] {
  const found = reviewText(example).findings.filter(({ check }) => check === id);
  const says = found.map((finding) => `报告 ${saying(finding)}`);
  const lines = says.length === 0 ? ['不报告。'] : says;
  if (example.part === null) return lines;
  const cells = found.flatMap(({ related }) => related.flatMap((each) => ('cell' in each ? [each.cell] : [])));
  const [read] = review(example.sheets, { policy: defaultPolicy }).tables;
  return [...lines, '', ...partLines(root, example.part, cells, read)];
}
