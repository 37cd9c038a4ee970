/** The 核对单: what was checked, changed, waived and left, a page of A4 for each form, to be printed and signed. */

import { filledFields } from '../engine/checks/shared/places.ts';
import type { CellEdit } from '../engine/edits/edit.ts';
import { netChanges } from '../engine/edits/net-changes.ts';
import { cellAddress, parseAddress } from '../engine/grid/address.ts';
import type { Indicator, SelfEvaluation } from '../engine/layout/self-evaluation.ts';
import { verdictOf } from '../engine/review.ts';
import type { Review, TableReview } from '../engine/review-types.ts';
import type { IndicatorResult } from '../engine/scoring/results.ts';
import { WAIVER_SHEET } from '../engine/waivers/waiver.ts';
import { SLIP } from '../messages/check-slip.ts';
import { explain } from '../messages/derivation.ts';
import { describe } from '../messages/index.ts';
import { placeName } from '../messages/places.ts';
import { CARD } from '../messages/report.ts';
import { describeCoverage, describeVerdict, SEVERITY_NAMES } from '../messages/verdict.ts';
import { type CardRow, scoreCard } from './card.ts';
import { tableEntry } from './entry.ts';
import { escapeHtml } from './escape-html.ts';
import { cut, displayWidth, printable } from './printable.ts';
import type { TableEntry } from './schema.ts';
import { untoldTitles } from './untold.ts';

/** A cell that holds something else than when the work began. */
export interface SlipChange {
  /** Index of its form; null for a cell of no form. */
  readonly table: number | null;
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  /** What the form calls it: `指标“改造小区数量”的得分`; `''` where it can't tell. */
  readonly name: string;
  /** A note on what deviates. */
  readonly isNote: boolean;
  readonly from: string;
  readonly to: string;
}

export interface SlipOptions {
  readonly changes: readonly SlipChange[];
  /** The policy of each form by name. */
  readonly policies: readonly string[];
  /** How cells are called to people. */
  readonly nameCell: (sheet: string, cell: string) => string;
  /** As it should read: `2026-11-21`. */
  readonly made: string;
  readonly version: string;
}

/** A page to be printed: what is in its body, and its rules one by one, for pages where no style element may hold text. */
export interface PrintedPage {
  readonly title: string;
  readonly body: string;
  readonly rules: readonly string[];
}

function isIn({ sheet, range }: SelfEvaluation, edit: CellEdit): boolean {
  const at = parseAddress(edit.cell);
  return sheet === edit.sheet && at !== null && at.row >= range.top && at.row <= range.bottom;
}

function contentText({ formula, error, value }: CellEdit['from']): string {
  return formula === undefined ? String(error ?? value ?? '') : `=${formula}`;
}

/**
 * What the writes of a session come to, each cell once.
 *
 * @param edits as they were written, the earliest first. Those of the sheet of waivers aren't among the changes.
 */
export function slipChanges({ tables }: Review, edits: readonly CellEdit[]): SlipChange[] {
  const named = tables.map(({ table }) => {
    const fields = filledFields(table).map(({ field: { cell }, place }) => [cellAddress(cell.row, cell.column), place]);
    return new Map(fields as [string, ReturnType<typeof filledFields>[number]['place']][]);
  });
  return netChanges(edits.filter(({ sheet }) => sheet !== WAIVER_SHEET)).map((edit) => {
    const found = tables.findIndex(({ table }) => isIn(table, edit));
    const place = named[found]?.get(edit.cell);
    const isNote = place?.kind === 'reason' || (place !== undefined && 'column' in place && place.column === 'note');
    return {
      table: found === -1 ? null : found,
      sheet: edit.sheet,
      cell: edit.cell,
      name: place === undefined ? '' : placeName(place),
      isNote,
      from: contentText(edit.from),
      to: contentText(edit.to),
    };
  });
}

/** Lines of all lists of a page together with the parts of the score table; more of them are folded. */
const LINES = 28;
/** Parts of the score table beside the total. */
const MOST_PARTS = 9;

/** A row of a list: its cells, each with the columns of a terminal that fit into one line. */
interface Line {
  readonly cells: readonly string[];
  readonly lines: 1 | 2;
}

interface List {
  readonly heading: string;
  readonly none: string;
  readonly heads: readonly string[];
  /** Shares of the width, in percent. */
  readonly widths: readonly number[];
  readonly rows: readonly Line[];
}

/** Columns of a terminal that stand in one percent of the page's width, measured with wide letters. */
const COLUMNS = 1.05;

/** A text in at most two lines of a column. */
function fitted(text: string, width: number, lines: 1 | 2): string {
  return cut(printable(text).trim(), Math.floor(width * COLUMNS * lines) - 2 * lines, 'end');
}

function listOf(
  words: Pick<List, 'heading' | 'none' | 'heads'>,
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): List {
  return {
    ...words,
    widths,
    rows: rows.map((cells): Line => {
      const isLong = cells.some((text, at) => displayWidth(text) > (widths[at] ?? 0) * COLUMNS - 2);
      const lines = isLong ? 2 : 1;
      return { cells: cells.map((text, at) => fitted(text, widths[at] ?? 0, lines)), lines };
    }),
  };
}

function linesOf({ rows }: List): number {
  return rows.reduce((sum, { lines }) => sum + lines, 0);
}

/** How many lines each list gets: what it needs, or an equal share of what the others leave. */
function shares(needed: readonly number[], lines: number): number[] {
  const given = needed.map(() => 0);
  let left = lines;
  let open = needed.map((_, at) => at);
  while (open.length > 0) {
    const share = Math.floor(left / open.length);
    const small = open.filter((at) => (needed[at] as number) <= share);
    for (const at of small.length > 0 ? small : open) {
      given[at] = Math.min(needed[at] as number, share);
      left -= given[at];
    }
    open = small.length > 0 ? open.filter((at) => !small.includes(at)) : [];
  }
  return given;
}

function headsHtml(heads: readonly string[]): string {
  return `<thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>`;
}

function widthsHtml(widths: readonly number[]): string {
  return `<colgroup>${widths.map((width) => `<col class="w${width}">`).join('')}</colgroup>`;
}

/** @param lines for its rows, one of them for what is folded. */
function listHtml(list: List, lines: number): string {
  const { heading, none, heads, widths, rows } = list;
  const title = `<h2>${escapeHtml(heading)}</h2>`;
  if (rows.length === 0) return `<section>${title}<p>${escapeHtml(none)}</p></section>`;
  let left = linesOf(list) <= lines ? lines : lines - 1;
  const shown: Line[] = [];
  for (const row of rows) {
    if (row.lines > left) break;
    left -= row.lines;
    shown.push(row);
  }
  const body = shown.map(
    ({ cells, lines: high }) =>
      `<tr class="l${high}">${cells.map((text) => `<td><div>${escapeHtml(text)}</div></td>`).join('')}</tr>`,
  );
  const others = rows.length - shown.length;
  const fold = others === 0 ? '' : `<p>${escapeHtml(SLIP.others(others))}</p>`;
  return `<section>${title}<table>${widthsHtml(widths)}${headsHtml(heads)}<tbody>${body.join('')}</tbody></table>${fold}</section>`;
}

function figure(value: number | null): string {
  return value === null ? SLIP.none : String(value);
}

function stateOf({ recorded, hasWords, recomputed, open }: CardRow, why: string | null): string {
  if (why !== null) return why;
  const isKnown = recorded !== null && recomputed !== null;
  // What a person has to judge counts as it is recorded: nothing agrees before that.
  if (open > 0) return isKnown && recorded !== recomputed ? `${SLIP.differs}，${CARD.open(open)}` : CARD.open(open);
  if (isKnown) return recorded === recomputed ? SLIP.same : SLIP.differs;
  if (recomputed === null) return SLIP.none;
  return hasWords ? SLIP.noNumber : SLIP.notRecorded;
}

function gradeOf({ total: { grade, recomputed } }: TableEntry): string {
  const recorded = String(grade?.value ?? '');
  if (recomputed.grade === null || recomputed.grade === recorded || recorded === '')
    return recomputed.grade ?? (recorded === '' ? SLIP.none : recorded);
  return SLIP.grades(recomputed.grade, recorded);
}

const CARD_WIDTHS = [22, 9, 12, 12, 17, 28] as const;

function cardRows(table: TableEntry): string[][] {
  const rows = scoreCard(table);
  const total = rows.at(-1);
  if (total === undefined) return [];
  const parts = rows.slice(0, -1);
  const shown = parts.length > MOST_PARTS ? parts.slice(0, MOST_PARTS - 1) : parts;
  const lines = shown.map((row) => [
    row.label,
    figure(row.points),
    figure(row.recorded),
    figure(row.recomputed),
    '',
    stateOf(row, null),
  ]);
  if (shown.length < parts.length) lines.push([SLIP.otherParts(parts.length - shown.length), '', '', '', '', '']);
  lines.push([
    total.label,
    figure(total.points),
    figure(total.recorded),
    figure(total.recomputed),
    gradeOf(table),
    stateOf(total, table.total.recomputed.reason),
  ]);
  return lines;
}

function cardHtml(rows: readonly (readonly string[])[]): string {
  const title = `<h2>${escapeHtml(SLIP.card)}</h2>`;
  if (rows.length === 0) return `<section>${title}<p>${escapeHtml(CARD.notScored)}</p></section>`;
  const heads = [SLIP.part, SLIP.points, SLIP.recorded, SLIP.recomputed, SLIP.grade, SLIP.state];
  const body = rows.map((cells, row) => {
    const texts = cells.map((text, at) => escapeHtml(fitted(text, CARD_WIDTHS[at] ?? 0, 1)));
    const [first = '', ...others] = texts;
    const rest = others.map((text) => `<td><div>${text}</div></td>`).join('');
    return `<tr class="l1${row === rows.length - 1 ? ' total' : ''}"><th scope="row"><div>${first}</div></th>${rest}</tr>`;
  });
  return `<section class="card">${title}<table>${widthsHtml(CARD_WIDTHS)}${headsHtml(heads)}<tbody>${body.join('')}</tbody></table></section>`;
}

function field(name: string, text: string, lines: 1 | 2 = 1): string {
  return `<div class="l${lines}"><dt>${escapeHtml(name)}</dt><dd><div>${escapeHtml(fitted(text, 84, lines)) || SLIP.none}</div></dd></div>`;
}

/** A line on an indicator that a person has to judge. */
function humanRow(
  { table, scores }: TableReview,
  index: number,
  place: (sheet: string, cell: string) => string,
): string[] {
  const { score, actual, name, title } = table.indicators[index] as Indicator;
  const { cell } = score ?? actual ?? name;
  const why = explain((scores.indicators[index] as IndicatorResult).derivation);
  return [place(table.sheet, cellAddress(cell.row, cell.column)), SLIP.human, `${title}：${why}`];
}

/** Findings and changes of no form stand on the first page. */
function isOn(table: number | null, at: number): boolean {
  return table === at || (table === null && at === 0);
}

function slipOf(review: Review, at: number, options: SlipOptions): string {
  const { changes, nameCell } = options;
  const reviewed = review.tables[at] as TableReview;
  const table = tableEntry(reviewed);
  const found = review.findings.filter((finding) => isOn(finding.table, at));
  const place = (sheet: string, cell: string | undefined): string => {
    if (cell === undefined) return sheet;
    const name = nameCell(sheet, cell);
    return name === cell && sheet !== table.sheet ? `${sheet}!${cell}` : name;
  };
  const own = changes.filter((change) => isOn(change.table, at));
  const waived = found.flatMap((finding) => (finding.waived === null ? [] : [{ finding, said: finding.waived }]));
  const standing = found.filter((finding) => finding.waived === null);
  const humans = review.needsHuman.filter((each) => each.table === at);
  const untold = untoldTitles(table);
  const counts = { error: 0, warning: 0, hint: 0, human: humans.length };
  for (const { severity } of standing) counts[severity] += 1;
  const verdict = verdictOf(found, humans.length, [reviewed]);
  const { pointsGap } = reviewed.scores.total;
  const outcome = describeVerdict(verdict, counts, {
    differing: reviewed.differing.count,
    explained: reviewed.differing.explained,
    points: pointsGap === null ? null : pointsGap.toNumber(),
  });
  const lists = [
    listOf(
      { heading: SLIP.changes(own.length), none: SLIP.noChanges, heads: [SLIP.cell, SLIP.field, SLIP.from, SLIP.to] },
      [12, 28, 22, 38],
      own.map(({ sheet, cell, name, from, to }) => [place(sheet, cell), name, from || SLIP.blank, to || SLIP.blank]),
    ),
    listOf(
      { heading: SLIP.waived(waived.length), none: SLIP.noWaived, heads: [SLIP.cell, SLIP.problem, SLIP.reason] },
      [12, 48, 40],
      waived.map(({ finding, said }) => [
        place(finding.sheet, finding.cells[0]),
        describe(finding).what,
        said.date === '' ? said.reason : `${said.reason}（${said.date}）`,
      ]),
    ),
    listOf(
      {
        heading: SLIP.open(standing.length + humans.length + untold.length),
        none: SLIP.noOpen,
        heads: [SLIP.cell, SLIP.kind, SLIP.what],
      },
      [12, 12, 76],
      [
        ...standing.map((finding) => [
          place(finding.sheet, finding.cells[0]),
          SEVERITY_NAMES[finding.severity],
          describe(finding).what,
        ]),
        ...humans.map(({ indicator }) => humanRow(reviewed, indicator, place)),
        ...untold.map((title) => ['', SLIP.untold, title]),
      ],
    ),
  ];
  const card = cardRows(table);
  const given = shares(
    lists.map((list) => Math.max(1, linesOf(list))),
    LINES - card.length,
  );
  const { project, unit, department, year } = table;
  const textOf = (value: { readonly value: string | number | null } | null): string => String(value?.value ?? '');
  const of = review.tables.length;
  return `<div class="slip"><h1>${escapeHtml(SLIP.title)}</h1><p class="verdict">${escapeHtml(fitted(outcome, 96, 1))}</p><dl>${[
    field(SLIP.unit, textOf(unit) || textOf(department)),
    field(SLIP.project, textOf(project)),
    field(SLIP.year, textOf(year)),
    field(SLIP.sheet, of === 1 ? table.sheet : `${table.sheet}（${SLIP.page(at + 1, of)}）`),
    field(SLIP.policy, options.policies[at] ?? ''),
    field(SLIP.covered, describeCoverage({ ...review.coverage, tables: 1, indicators: table.indicators.length })),
  ].join('')}</dl>${cardHtml(card)}${lists
    .map((list, index) => listHtml(list, given[index] ?? 1))
    .join('')}<div class="end"><div class="sign">${SLIP.signatures
    .map((name) => `<div>${escapeHtml(name)}：</div>`)
    .join('')}</div><p>${escapeHtml(SLIP.made(options.made, options.version))}</p></div></div>`;
}

/** Lines of 5 mm; a page of A4 has 273 between margins of 12, and printers that cut off more leave the last few. */
const RULES: readonly string[] = [
  '@page{size:A4 portrait;margin:12mm}',
  'html{color-scheme:light}',
  'body{margin:0;background:#fff;color:#000;font:9pt/5mm "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",SimSun,sans-serif}',
  '.slip{box-sizing:border-box;display:flex;flex-direction:column;width:186mm;height:266mm;margin:0 auto;overflow:hidden;break-after:page;page-break-after:always}',
  '.slip:last-child{break-after:auto;page-break-after:auto}',
  'h1{margin:0;font-size:15pt;line-height:9mm;text-align:center;letter-spacing:1pt}',
  'h2{margin:2mm 0 0;font-size:9.5pt;line-height:5mm}',
  'p{margin:0}',
  '.verdict{font-weight:700;text-align:center;white-space:nowrap;overflow:hidden}',
  'dl{margin:1mm 0 0}',
  'dl>div{display:flex}',
  'dt{flex:none;width:20mm;color:#333}',
  'dd{margin:0;min-width:0}',
  'table{width:100%;font:inherit;color:inherit;table-layout:fixed;border-collapse:collapse}',
  'th,td{padding:0 1mm;border:.2mm solid #777;text-align:left;vertical-align:top;font-weight:400}',
  'thead th{background:#eee;-webkit-print-color-adjust:exact;print-color-adjust:exact;white-space:nowrap;overflow:hidden}',
  '.card :is(th,td):nth-child(n+2):nth-child(-n+4){text-align:right}',
  '.total th,.total td{font-weight:700}',
  '.l1 div{height:5mm;overflow:hidden;white-space:nowrap}',
  '.l2 td div,.l2 dd div{max-height:10mm;overflow:hidden;overflow-wrap:anywhere;word-break:break-all}',
  '.end{margin-top:auto}',
  '.sign{display:flex}',
  '.sign div{flex:1;padding-top:6mm;margin-right:8mm;border-bottom:.2mm solid #000}',
  '.end p{margin-top:1.5mm;font-size:8pt;color:#333}',
  '@media (forced-colors:active){body,dt,.end p{color:CanvasText}}',
  ...[...new Set([12, 28, 22, 38, 48, 40, 76, ...CARD_WIDTHS])].map((width) => `.w${width}{width:${width}%}`),
];

/** The slips of all forms of a review, a page each. */
export function checkSlips(review: Review, options: SlipOptions): PrintedPage {
  const project = printable(review.tables[0]?.table.project?.text ?? '').trim();
  return {
    title: `${SLIP.title}${project === '' ? '' : ` ${project}`}`,
    body: review.tables.map((_, at) => slipOf(review, at, options)).join(''),
    rules: RULES,
  };
}

/** The same as a file that a browser opens and prints; it loads nothing. */
export function pageFile({ title, body, rules }: PrintedPage): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${rules.join('')}</style></head><body><main>${body}</main></body></html>
`;
}
