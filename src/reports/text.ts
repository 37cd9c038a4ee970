/** The report for a terminal: a verdict a file, the score card of each table, and every finding with what to do. */

import { SEVERITIES } from '../engine/checks/check.ts';
import { OPTION_OF_CHECK } from '../messages/cli.ts';
import { describeCounts as describeNumbers } from '../messages/narrative/describe.ts';
import { policyName, policyOption } from '../messages/policy.ts';
import { CARD, REPORT } from '../messages/report.ts';
import { describeUnusedPolicy, describeUnusedWaiver } from '../messages/unused-waivers.ts';
import {
  type Counts,
  describeCounts,
  describeCoverage,
  describeVerdict,
  SEVERITY_NAMES,
  VERDICT_NAMES,
} from '../messages/verdict.ts';
import { describeWaived, WAIVER_WORDS } from '../messages/waivers.ts';
import { cellList, shortened } from '../messages/words.ts';
import { type CardRow, scoreCard } from './card.ts';
import { countsOf, openOf } from './counts.ts';
import { copyLine, formPlace, otherCells, pairLine, relatedPlace } from './document-lines.ts';
import { cellFindings, isInText, tellsOfText, textFindings } from './findings.ts';
import { padEnd, padStart, printable } from './printable.ts';
import type { Report } from './report.ts';
import type { AnyFindingEntry, DocumentEntry, FileEntry, ReviewedFile, TableEntry } from './schema.ts';
import { CheckCounter } from './summary.ts';
import { briefLines } from './text-brief.ts';
import { Closing, statistics } from './text-closing.ts';
import { Page, SEVERITY_STYLES, type TextOptions, VERDICT_STYLES } from './text-page.ts';
import { unlistedLine } from './unlisted.ts';
import { untoldLine } from './untold.ts';

const LABEL_WIDTH = 12;
const MAX_QUOTE = 40;
const NUMBER_WIDTH = 8;

function figure(value: number | null): string {
  return value === null ? '—' : String(value);
}

function cardLine(page: Page, row: CardRow, remark: string | null): void {
  const differs = row.recorded !== null && row.recomputed !== null && row.recorded !== row.recomputed;
  const cells = [row.points, row.recorded].map((value) => padStart(figure(value), NUMBER_WIDTH)).join('');
  const recomputed = page.paint(
    padStart(figure(row.recomputed), NUMBER_WIDTH),
    ...(differs ? (['yellow'] as const) : []),
  );
  const remarks = [remark ?? '', row.open === 0 ? '' : CARD.open(row.open)].filter((text) => text !== '');
  const label = padEnd(printable(row.label), LABEL_WIDTH);
  page.line(
    `    ${label}${cells}${recomputed}${remarks.length === 0 ? '' : `  ${page.paint(remarks.join('，'), 'dim')}`}`,
  );
}

function card(page: Page, table: TableEntry): void {
  const rows = scoreCard(table);
  if (rows.length === 0) {
    page.line(`    ${CARD.notScored}`);
    return;
  }
  const heads = [CARD.points, CARD.recorded, CARD.recomputed].map((head) => padStart(head, NUMBER_WIDTH)).join('');
  page.line(page.paint(`    ${padEnd('', LABEL_WIDTH)}${heads}`, 'dim'));
  for (const row of rows)
    cardLine(
      page,
      row,
      row.label === CARD.total ? (table.total.recomputed.grade ?? table.total.recomputed.reason) : null,
    );
}

/** Where a finding stands, and what else belongs to it. */
function placesOf(entry: AnyFindingEntry): { readonly place: string; readonly others: string } {
  if (isInText(entry)) {
    const others = entry.related.map(relatedPlace).join('、');
    return { place: printable(`${entry.place} ${REPORT.quote(shortened(entry.quote, MAX_QUOTE))}`), others };
  }
  const { cells, place } = entry;
  return { place: place ?? cellList(cells.slice(0, 1)), others: otherCells(entry) };
}

/** The id with which `jihe explain` tells more: after the sentence, where it can be copied from. */
function withId(text: string, check: string): string {
  return `${text} [${check}]`;
}

/** The advice, with the option that does the same from the command line. */
function howHere({ check, how }: Pick<AnyFindingEntry, 'check' | 'how'>): string {
  return `${how}${(OPTION_OF_CHECK as Readonly<Record<string, string | undefined>>)[check] ?? ''}`;
}

function advice(page: Page, indent: string, { why, how }: { readonly why: string; readonly how: string }): void {
  if (why !== '') page.sentence(`${indent}${REPORT.why}：`, ['dim'], why, ['dim']);
  if (how !== '') page.sentence(`${indent}${REPORT.how}：`, ['dim'], how, []);
}

function finding(page: Page, entry: AnyFindingEntry): void {
  const { message, check, severity } = entry;
  const { place, others } = placesOf(entry);
  const lead = place === '' ? '    ' : `    ${place}  `;
  page.sentence(lead, ['bold', SEVERITY_STYLES[severity]], withId(message, check), []);
  if (others !== '') page.sentence(`        ${REPORT.others}：`, ['dim'], others, ['dim']);
  advice(page, '        ', { why: entry.why, how: howHere(entry) });
}

/** Findings of one check: what is the same of all is said once. */
function likeFindings(page: Page, entries: readonly [AnyFindingEntry, ...AnyFindingEntry[]]): void {
  const [{ check, severity, title, why, how }] = entries;
  const sameWhy = entries.every((entry) => entry.why === why);
  const sameHow = entries.every((entry) => entry.how === how);
  page.sentence('    ', [], withId(REPORT.like(title, entries.length), check), ['bold', SEVERITY_STYLES[severity]]);
  for (const entry of entries) {
    const { place, others } = placesOf(entry);
    const lead = place === '' ? '      ' : `      ${place}  `;
    const text = others === '' ? entry.message : REPORT.withOthers(entry.message, others);
    page.sentence(lead, [SEVERITY_STYLES[severity]], text, []);
    advice(page, '          ', { why: sameWhy ? '' : entry.why, how: sameHow ? '' : howHere(entry) });
  }
  advice(page, '        ', { why: sameWhy ? why : '', how: sameHow ? howHere(entries[0]) : '' });
}

/** By check, in the order in which each was first met. */
function byCheck(entries: readonly AnyFindingEntry[]): [AnyFindingEntry, ...AnyFindingEntry[]][] {
  const groups = new Map<string, [AnyFindingEntry, ...AnyFindingEntry[]]>();
  for (const entry of entries) {
    const group = groups.get(entry.check);
    if (group === undefined) groups.set(entry.check, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}

function findings(page: Page, entries: readonly AnyFindingEntry[]): void {
  for (const severity of SEVERITIES) {
    const some = entries.filter((entry) => entry.severity === severity && entry.waived === null);
    if (some.length === 0) continue;
    page.line(page.paint(`  ${SEVERITY_NAMES[severity]}（${some.length}）`, 'bold', SEVERITY_STYLES[severity]));
    for (const group of byCheck(some)) {
      if (group.length === 1) finding(page, group[0]);
      else likeFindings(page, group);
    }
  }
}

function waived(page: Page, entries: readonly AnyFindingEntry[]): void {
  const some = entries.filter((entry) => entry.waived !== null);
  if (some.length === 0) return;
  page.line(page.paint(`  ${WAIVER_WORDS.waived}（${some.length}）`, 'bold'));
  for (const entry of some) {
    const { message, check, waived: waiver } = entry;
    if (waiver === null) continue;
    page.sentence(`    ${placesOf(entry).place}  `, ['bold'], withId(message, check), ['dim']);
    page.sentence('        ', [], describeWaived(waiver), []);
  }
}

function needsHuman(page: Page, entries: ReviewedFile['needsHuman']): void {
  if (entries.length === 0) return;
  page.line(page.paint(`  ${REPORT.needsHuman(entries.length)}`, 'bold'));
  for (const entry of entries)
    page.sentence(`    ${entry.place ?? entry.cell}  `, ['bold'], `${entry.name}：${entry.why}`, []);
}

function table(page: Page, file: ReviewedFile, entry: TableEntry, index: number): void {
  const name = entry.project?.value ?? null;
  const parts = [formPlace(entry, file), ...(name === null ? [] : [String(name)])];
  page.sentence('  ', [], `${parts.join(' · ')} · ${REPORT.byPolicy(policyName(entry.policy))}`, ['bold']);
  if (entry.policySuggestion !== null) {
    const forms = file.tables.map((each) => ({ sheet: each.sheet, policy: each.policySuggestion?.policy ?? null }));
    page.sentence('    ', [], REPORT.suggestion(entry.policySuggestion.why, policyOption(forms, index)), ['cyan']);
  }
  card(page, entry);
  const untold = untoldLine(entry);
  if (untold !== '') page.sentence('    ', [], untold, ['yellow']);
  findings(page, cellFindings(file, index));
  waived(page, cellFindings(file, index));
  needsHuman(
    page,
    file.needsHuman.filter((human) => human.table === index),
  );
}

function documentText(page: Page, file: ReviewedFile, document: DocumentEntry): void {
  page.line();
  page.sentence('  ', [], `${REPORT.text} · ${describeNumbers(document)}。`, ['bold']);
  page.sentence('    ', [], pairLine(document, file.path), ['dim']);
  if (file.copy !== undefined)
    page.sentence('    ', [], copyLine(file.copy), typeof file.copy === 'string' ? ['dim'] : ['red']);
  findings(page, textFindings(file));
  waived(page, textFindings(file));
}

function fileText(entry: FileEntry, options: TextOptions): string {
  const page = new Page(options);
  page.line(page.paint(printable(entry.path), 'bold'));
  if (entry.verdict === null) {
    const { message, why, how } = entry.error;
    page.sentence('  ', [], message, ['red']);
    page.sentence(`    ${REPORT.why}：`, ['dim'], why, ['dim']);
    page.sentence(`    ${REPORT.how}：`, ['dim'], how, []);
  } else {
    const verdict = describeVerdict(entry.verdict, countsOf(entry), openOf(entry));
    const covered = entry.tables.length === 0 ? '' : `（${describeCoverage(entry.coverage)}）`;
    page.sentence('  ', [], verdict + covered, ['bold', VERDICT_STYLES[entry.verdict]]);
    for (const [index, one] of entry.tables.entries()) {
      page.line();
      table(page, entry, one, index);
    }
    const ofSheets = cellFindings(entry, null);
    if (ofSheets.length > 0) page.line();
    findings(page, ofSheets);
    waived(page, ofSheets);
    if (entry.document !== null && (tellsOfText(entry) || entry.copy !== undefined))
      documentText(page, entry, entry.document);
    const unlisted = unlistedLine(entry);
    if (unlisted !== '') page.sentence('  ', [], unlisted, ['dim']);
    if (entry.unusedWaivers.length + entry.unusedPolicies.length > 0) page.line();
    for (const unused of entry.unusedPolicies) page.sentence('  ', [], describeUnusedPolicy(unused), ['yellow']);
    for (const unused of entry.unusedWaivers) page.sentence('  ', [], describeUnusedWaiver(unused), ['yellow']);
  }
  page.line();
  return page.toString();
}

/** What each kind of report for a terminal says of a file. */
function fileOf(entry: FileEntry, options: TextOptions): string {
  if (options.show === 'statistics') return '';
  return options.show === 'brief' ? briefLines(entry, options) : fileText(entry, options);
}

export function textReport(options: TextOptions): Report {
  const sums: Record<keyof Counts, number> = { error: 0, warning: 0, hint: 0, human: 0 };
  const outcomes = { ready: 0, 'needs-review': 0, 'has-errors': 0, 'not-checked': 0, failed: 0 };
  const closing = new Closing();
  const checks = new CheckCounter();
  const left = { error: 0, warning: 0, hint: 0 };
  let files = 0;
  return {
    begin: () => '',
    file(entry, whole = entry) {
      const text = fileOf(entry, options);
      const counts = countsOf(entry);
      closing.add(whole);
      if (entry.verdict !== null) for (const severity of SEVERITIES) left[severity] += entry.unlisted?.[severity] ?? 0;
      checks.add(entry);
      files += 1;
      if (entry.verdict === null) outcomes.failed += 1;
      else outcomes[entry.verdict] += 1;
      for (const key of Object.keys(sums) as (keyof Counts)[]) sums[key] += counts[key];
      return text;
    },
    end() {
      const page = new Page(options);
      if (options.show === 'statistics') statistics(page, checks.counts());
      // Every file of the whole report says so of itself.
      const unlisted = options.show === 'all' ? '' : unlistedLine({ unlisted: left });
      if (unlisted !== '') page.sentence('', [], unlisted, ['dim']);
      if (files < 2) return page.toString();
      const parts: string[] = [];
      for (const verdict of ['ready', 'needs-review', 'has-errors', 'not-checked'] as const) {
        if (outcomes[verdict] > 0) parts.push(REPORT.outcome(VERDICT_NAMES[verdict], outcomes[verdict]));
      }
      if (outcomes.failed > 0) parts.push(REPORT.outcome(REPORT.unreadable, outcomes.failed));
      if (options.show !== 'all') page.line();
      closing.write(page);
      page.line();
      page.sentence('', [], REPORT.overview(files, '，', parts, describeCounts(sums)), ['bold']);
      return page.toString();
    },
  };
}
