/** One self-contained page for browsers and printers: nothing is loaded, no script runs. */

import { SEVERITIES, type Severity } from '../engine/checks/check.ts';
import { describeCounts as describeNumbers } from '../messages/narrative/describe.ts';
import { policyName } from '../messages/policy.ts';
import { BASIS, CARD, REPORT } from '../messages/report.ts';
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
import { scoreCard } from './card.ts';
import { countsOf, openOf } from './counts.ts';
import { formPlace, otherCells, pairLine, relatedPlace } from './document-lines.ts';
import { escapeHtml } from './escape-html.ts';
import { cellFindings, isInText, numbersShown, tellsOfText, textFindings } from './findings.ts';
import { HTML_STYLE } from './html-style.ts';
import type { Report } from './report.ts';
import type {
  AnyFindingEntry,
  DocumentEntry,
  FailedFile,
  FileEntry,
  FindingEntry,
  IndicatorEntry,
  NumberValue,
  ReviewedFile,
  TableEntry,
  TextValue,
} from './schema.ts';
import { untoldLine } from './untold.ts';

export interface HtmlOptions {
  /** When the report was made, as it should read: `2024年3月1日 10:05`. */
  readonly made: string;
  readonly version: string;
}

/** Findings of a file up to which errors stand unfolded. */
const UNFOLDED = 12;

type Content = string | number | boolean | null;

function shown(value: Content | undefined): string {
  return value === null || value === undefined || value === '' ? '—' : escapeHtml(String(value));
}

function field(value: TextValue | NumberValue | TableEntry['year']): string {
  return shown(value?.value);
}

function cardHtml(table: TableEntry): string {
  const rows = scoreCard(table);
  if (rows.length === 0) return `<p class="dim">${CARD.notScored}</p>`;
  const body = rows.map((row) => {
    const isTotal = row === rows.at(-1);
    const differs = row.recorded !== null && row.recomputed !== null && row.recorded !== row.recomputed;
    const open = row.open === 0 ? '' : `<br><small>${CARD.open(row.open)}</small>`;
    const grade = isTotal && table.total.recomputed.grade !== null ? ` ${table.total.recomputed.grade}` : '';
    const why =
      isTotal && table.total.recomputed.reason !== null
        ? `<br><small>${escapeHtml(table.total.recomputed.reason)}</small>`
        : '';
    const recomputed = `${differs ? '<strong>' : ''}${shown(row.recomputed)}${grade}${differs ? '</strong>' : ''}${why}`;
    return `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${escapeHtml(row.label)}${open}</th><td>${shown(row.points)}</td><td>${shown(row.recorded)}</td><td>${recomputed}</td></tr>`;
  });
  return `<table class="card"><thead><tr><th scope="col">${CARD.part}</th><th scope="col">${CARD.points}</th><th scope="col">${CARD.recorded}</th><th scope="col">${CARD.recomputed}</th></tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** A dash would pass for what stands in the cell: forms hold dashes. */
function contentHtml(content: Content): string {
  return content === null || content === '' ? REPORT.blank : shown(content);
}

function fixHtml(fix: FindingEntry['fix']): string {
  if (fix === null) return '';
  const edits = fix.edits.map(
    ({ cell, place, from, to }) =>
      `<li><code>${escapeHtml(place ?? cell)}</code> ${contentHtml(from)} → ${contentHtml(to)}</li>`,
  );
  return `<dt>${REPORT.fix}</dt><dd><ul>${edits.join('')}</ul></dd>`;
}

function waivedHtml(entries: readonly AnyFindingEntry[]): string {
  const some = entries.filter((entry) => entry.waived !== null);
  if (some.length === 0) return '';
  const items = some.map(
    (entry) =>
      `<li>${placeHtml(entry)} ${escapeHtml(entry.message)}<br>${entry.waived === null ? '' : escapeHtml(describeWaived(entry.waived))}</li>`,
  );
  return `<details class="human"><summary>${WAIVER_WORDS.waived}（${some.length}）</summary><ul>${items.join('')}</ul></details>`;
}

/** Where a finding stands; `''` for one of a whole sheet. */
function placeHtml(entry: AnyFindingEntry): string {
  if (isInText(entry)) return `<code>${escapeHtml(entry.place)}</code>`;
  const place = entry.place ?? entry.cells[0];
  return place === undefined ? '' : `<code>${escapeHtml(place)}</code>`;
}

function othersOf(entry: AnyFindingEntry): string {
  return isInText(entry) ? entry.related.map(relatedPlace).join('、') : otherCells(entry);
}

/** The paragraph with its numbers outlined and the quote marked. */
function contextHtml(entry: AnyFindingEntry, document: DocumentEntry | null): string {
  if (!isInText(entry) || document === null) return '';
  const { text, start } = entry.context;
  const [from, to] = [entry.range[0] - start, entry.range[1] - start];
  const numbers = numbersShown(entry, document).filter(({ start: at, end }) => end <= from || at >= to);
  const pieces = [
    ...numbers.map((each) => ({ ...each, tag: 'u' })),
    { start: from, end: to, verdict: 'contradicts', tag: 'mark' },
  ];
  let at = 0;
  let html = '';
  for (const { start: first, end, verdict, tag } of pieces.sort((a, b) => a.start - b.start)) {
    html += `${escapeHtml(text.slice(at, first))}<${tag} class="${verdict}">${escapeHtml(text.slice(first, end))}</${tag}>`;
    at = end;
  }
  return `<blockquote>${html}${escapeHtml(text.slice(at))}</blockquote>`;
}

function findingHtml(entry: AnyFindingEntry, document: DocumentEntry | null, open: boolean): string {
  const places = othersOf(entry);
  const others = places === '' ? '' : `<dt>${REPORT.others}</dt><dd>${escapeHtml(places)}</dd>`;
  const place = placeHtml(entry);
  const why = entry.why === '' ? '' : `<dt>${REPORT.why}</dt><dd>${escapeHtml(entry.why)}</dd>`;
  const how = entry.how === '' ? '' : `<dt>${REPORT.how}</dt><dd>${escapeHtml(entry.how)}</dd>`;
  return `<details class="finding ${entry.severity}"${open ? ' open' : ''}><summary><span class="tag">${SEVERITY_NAMES[entry.severity]}</span>${place === '' ? '' : ` ${place}`} ${escapeHtml(entry.message)}</summary>${contextHtml(entry, document)}<dl>${others}${why}${how}${fixHtml(entry.fix)}<dt>${REPORT.rule}</dt><dd><code>${escapeHtml(entry.check)}</code></dd></dl></details>`;
}

function openFindings({ findings }: ReviewedFile): number {
  const all: readonly AnyFindingEntry[] = findings;
  return all.filter(({ waived }) => waived === null).length;
}

function findingsHtml(file: ReviewedFile, all: readonly AnyFindingEntry[]): string {
  const found = all.filter((entry) => entry.waived === null);
  const groups = SEVERITIES.map((severity) => found.filter((entry) => entry.severity === severity));
  return groups
    .flat()
    .map((entry) => findingHtml(entry, file.document, entry.severity === 'error' && openFindings(file) <= UNFOLDED))
    .join('\n');
}

function needsHumanHtml(file: ReviewedFile, index: number): string {
  const entries = file.needsHuman.filter((entry) => entry.table === index);
  if (entries.length === 0) return '';
  const items = entries.map(
    ({ cell, place, name, why }) =>
      `<li><code>${escapeHtml(place ?? cell)}</code> ${escapeHtml(name)}：${escapeHtml(why)}</li>`,
  );
  return `<details class="human" open><summary>${REPORT.needsHuman(entries.length)}</summary><ul>${items.join('')}</ul></details>`;
}

function cell(label: string, content: string): string {
  return `<td data-label="${label}">${content}</td>`;
}

function indicatorHtml(entry: IndicatorEntry): string {
  const { recomputed } = entry;
  const rule = recomputed.range === null ? shown(recomputed.score) : `${recomputed.range[0]}–${recomputed.range[1]}`;
  const target = [entry.operator, entry.target, entry.unit].filter((part) => part !== null && part.value !== null);
  return `<tr><th scope="row">${field(entry.name)}</th>${cell(BASIS.target, target.length === 0 ? '—' : target.map(field).join(' '))}${cell(BASIS.actual, field(entry.actual))}${cell(BASIS.points, field(entry.points))}${cell(BASIS.score, field(entry.score))}${cell(BASIS.recomputed, rule)}${cell(BASIS.why, escapeHtml(recomputed.why))}</tr>`;
}

function indicatorsHtml(table: TableEntry): string {
  if (table.indicators.length === 0) return '';
  const heads = [BASIS.name, BASIS.target, BASIS.actual, BASIS.points, BASIS.score, BASIS.recomputed, BASIS.why];
  return `<details class="basis"><summary>${BASIS.title(table.indicators.length)}</summary><p>${escapeHtml(BASIS.execution(table.execution.why))}</p><table class="indicators"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${table.indicators.map(indicatorHtml).join('')}</tbody></table></details>`;
}

function untoldHtml(table: TableEntry): string {
  const untold = untoldLine(table);
  return untold === '' ? '' : `<p class="suggestion">${escapeHtml(untold)}</p>`;
}

/** `供水改造 · 供水中心`, as far as the form names them. */
function titleOf(table: TableEntry): string {
  const project = String(table.project?.value ?? '');
  const unit = String(table.unit?.value ?? '') || String(table.department?.value ?? '');
  return [project, unit].filter((part) => part.trim() !== '').join(REPORT.between);
}

function tableHtml(file: ReviewedFile, table: TableEntry, index: number): string {
  const found = cellFindings(file, index);
  const facts = [
    file.document === null
      ? [REPORT.sheet, `${escapeHtml(table.sheet)} <code>${table.range}</code>`]
      : [REPORT.table, escapeHtml(formPlace(table, file))],
    [REPORT.unit, field(table.unit)],
    [REPORT.year, field(table.year)],
    [REPORT.policy, escapeHtml(policyName(table.policy))],
  ];
  const suggestion =
    table.policySuggestion === null ? '' : `<p class="suggestion">${escapeHtml(table.policySuggestion.why)}。</p>`;
  // The only one is what the heading of its file names.
  const head = isAlone(file) ? '' : `<h3>${escapeHtml(titleOf(table) || table.sheet)}</h3>`;
  return `<article>${head}<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>${suggestion}${cardHtml(table)}${untoldHtml(table)}${findingsHtml(file, found) || `<p class="dim">${REPORT.noFindings}</p>`}${waivedHtml(found)}${needsHumanHtml(file, index)}${indicatorsHtml(table)}</article>`;
}

/** Whether all that is told of a file is told of one form. */
function isAlone(file: ReviewedFile): boolean {
  return file.tables.length === 1 && !tellsOfText(file);
}

/** A report is handed on: where its files lie on this machine is nobody's business. */
function nameOf(path: string): string {
  return (
    path
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? path
  );
}

/** The same of the form that a text was held against. */
function withoutFolders(document: DocumentEntry): DocumentEntry {
  const { form } = document;
  return form === null ? document : { ...document, form: { ...form, path: nameOf(form.path) } };
}

function pairLineHere(document: DocumentEntry, path: string): string {
  return document.form?.path === path ? pairLine(document, path) : pairLine(withoutFolders(document), '');
}

function documentHtml(file: ReviewedFile): string {
  const { document } = file;
  if (document === null || !tellsOfText(file)) return '';
  const found = textFindings(file);
  const findings = findingsHtml(file, found) || `<p class="dim">${REPORT.noFindings}</p>`;
  return `<article><h3>${REPORT.text}</h3><p>${escapeHtml(describeNumbers(document))}。</p><p class="dim">${escapeHtml(pairLineHere(document, file.path))}</p>${findings}${waivedHtml(found)}</article>`;
}

function failedHtml({ path, error: known }: FailedFile): string {
  // What may have been meant instead is named as it was typed: with its folders.
  const folder = path.slice(0, path.length - nameOf(path).length);
  const here = (text: string): string => (folder === '' ? text : text.replaceAll(folder, ''));
  const error = { message: here(known.message), why: here(known.why), how: here(known.how) };
  return `<p class="verdict has-errors">${escapeHtml(error.message)}</p><dl><dt>${REPORT.why}</dt><dd>${escapeHtml(error.why)}</dd><dt>${REPORT.how}</dt><dd>${escapeHtml(error.how)}</dd></dl>`;
}

/** The verdict in a few words, and the class that colours it. */
function outcome(entry: FileEntry): { readonly words: string; readonly style: string } {
  if (entry.verdict === null) return { words: REPORT.unreadable, style: 'has-errors' };
  return { words: describeVerdict(entry.verdict, countsOf(entry), openOf(entry)), style: entry.verdict };
}

/** What a file is about: its project and unit; of several forms, those of the first; its name where it names none. */
function headingOf(entry: FileEntry): string {
  const titles = entry.tables.map(titleOf).filter((title) => title !== '');
  const [first] = titles;
  if (first === undefined) return nameOf(entry.path);
  return titles.length === 1 ? first : REPORT.andOthers(first, titles.length);
}

/** By which severities a file is shown where only those are asked for. */
function kindsOf(entry: FileEntry): string {
  if (entry.verdict === null) return 'has-error has-warning';
  const { error, warning } = countsOf(entry);
  return [...(error > 0 ? ['has-error'] : []), ...(error + warning > 0 ? ['has-warning'] : [])].join(' ');
}

function fileHtml(entry: FileEntry, number: number): string {
  const name = nameOf(entry.path);
  const heading = headingOf(entry);
  const file = heading === name ? '' : `<p class="dim">${escapeHtml(REPORT.fileNamed(name))}</p>`;
  const kinds = kindsOf(entry);
  const head = `<section id="f${number}"${kinds === '' ? '' : ` class="${kinds}"`}><h2>${escapeHtml(heading)}</h2>${file}`;
  if (entry.verdict === null) return `${head}${failedHtml(entry)}</section>`;
  const { words, style } = outcome(entry);
  const covered =
    entry.tables.length === 0 ? '' : `<p class="dim">${REPORT.covered(describeCoverage(entry.coverage))}</p>`;
  const tables = entry.tables.map((table, index) => tableHtml(entry, table, index));
  const ofSheets = cellFindings(entry, null);
  const sheets = `${findingsHtml(entry, ofSheets)}${waivedHtml(ofSheets)}`;
  const sentences = [
    ...entry.unusedPolicies.map(describeUnusedPolicy),
    ...entry.unusedWaivers.map((waiver) => describeUnusedWaiver(waiver)),
  ];
  const unused = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return `${head}<p class="verdict ${style}">${words}</p>${covered}${tables.join('')}${sheets}${documentHtml(entry)}${unused.join('')}</section>`;
}

/** A line of the list of files. */
interface ContentsItem {
  readonly path: string;
  readonly heading: string;
  readonly words: string;
  readonly style: string;
  readonly kinds: string;
}

/** Files of one name in different folders: the innermost folder tells them apart, and no more of the path is told. */
function namesIn(items: readonly ContentsItem[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of items) counts.set(nameOf(path), (counts.get(nameOf(path)) ?? 0) + 1);
  return items.map(({ path }) => {
    const name = nameOf(path);
    const parts = path.split(/[\\/]/).filter((part) => part !== '' && !/^[A-Za-z]:$|^\.{1,2}$/.test(part));
    return (counts.get(name) ?? 0) > 1 ? parts.slice(-2).join('/') : name;
  });
}

function contentsHtml(items: readonly ContentsItem[]): string {
  const names = namesIn(items);
  const lines = items.map(({ heading, words, style, kinds }, at) => {
    const name = names[at] ?? '';
    const file = heading === name ? '' : ` <span class="dim">${escapeHtml(name)}</span>`;
    return `<li${kinds === '' ? '' : ` class="${kinds}"`}><a href="#f${at + 1}">${escapeHtml(heading)}</a>${file} <span class="verdict ${style}">${words}</span></li>`;
  });
  return `<nav aria-label="${REPORT.files}"><ol>${lines.join('\n')}</ol></nav>`;
}

/** What is shown, chosen without a script: each button is followed by all that it hides. */
function filterHtml({ error, warning, hint }: Readonly<Record<Severity, number>>): string {
  const choices = [
    { id: 'all', label: REPORT.showAll, count: error + warning + hint, tells: true },
    { id: 'warning', label: REPORT.showWarnings, count: error + warning, tells: warning > 0 && hint > 0 },
    { id: 'error', label: REPORT.showErrors, count: error, tells: error > 0 && warning + hint > 0 },
  ].filter(({ tells }) => tells);
  if (choices.length === 1) return '';
  const buttons = choices.map(
    ({ id, label, count }) =>
      `<input type="radio" name="show" id="show-${id}"${id === 'all' ? ' checked' : ''}><label for="show-${id}">${label(count)}</label>`,
  );
  return `${buttons.join('')}<p class="only only-warning">${REPORT.onlyWarnings}</p><p class="only only-error">${REPORT.onlyErrors}</p>`;
}

export function htmlReport({ made, version }: HtmlOptions): Report {
  const contents: ContentsItem[] = [];
  const policies = new Set<string>();
  const files: string[] = [];
  const sums: Record<keyof Counts, number> = { error: 0, warning: 0, hint: 0, human: 0 };
  const listed: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  const outcomes = new Map<string, number>();
  return {
    begin: () => '',
    file(entry) {
      const number = files.length + 1;
      // All of it, or nothing: what fails here is said in place of the file.
      const [html, counts] = [fileHtml(entry, number), countsOf(entry)];
      const { path } = entry;
      contents.push({ path, heading: headingOf(entry), ...outcome(entry), kinds: kindsOf(entry) });
      for (const { policy } of entry.tables) policies.add(policyName(policy));
      files.push(html);
      for (const key of Object.keys(sums) as (keyof Counts)[]) sums[key] += counts[key];
      for (const { severity, waived } of entry.findings) if (waived === null) listed[severity] += 1;
      const name = entry.verdict === null ? outcome(entry).words : VERDICT_NAMES[entry.verdict];
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      return '';
    },
    end() {
      const counted = describeCounts(sums);
      const summary = [...outcomes].map(([name, count]) => REPORT.outcome(name, count));
      const overview = REPORT.overview(files.length, '：', summary, counted);
      const list = files.length < 2 ? '' : contentsHtml(contents);
      const about = REPORT.about(made, [...policies]);
      return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${REPORT.title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header><h1>${REPORT.title}</h1><p class="dim">${escapeHtml(about)}</p><p>${escapeHtml(overview)}</p></header>
<main>
${filterHtml(listed)}${list}
${files.join('\n')}
</main>
<footer><p class="dim">${REPORT.product} ${escapeHtml(version)}</p></footer>
</body>
</html>
`;
    },
  };
}
