/** A line a finding: `文件:单元格 级别 说明 [规则编号]`, as other checkers print them. */

import { SEVERITIES } from '../engine/checks/check.ts';
import { REPORT } from '../messages/report.ts';
import { SEVERITY_NAMES } from '../messages/verdict.ts';
import { isInText } from './findings.ts';
import { cut, displayWidth, printable } from './printable.ts';
import type { AnyFindingEntry, FileEntry, ReviewedFile } from './schema.ts';
import { Page, SEVERITY_STYLES, type TextOptions } from './text-page.ts';

/** Of a terminal's line, what the file and the cell may take. */
const PLACE_SHARE = 0.4;
const LEAST_MESSAGE = 8;

/** The cell, with its sheet where the file has several; the paragraph of a text. */
function placeIn(file: ReviewedFile, entry: AnyFindingEntry): string {
  if (isInText(entry)) return entry.paragraph === undefined ? (entry.note ?? '') : REPORT.paragraph(entry.paragraph);
  const { sheet, cells, place } = entry;
  if (place !== undefined) return place;
  const [cell] = cells;
  const sheets = new Set([...file.tables.map((table) => table.sheet), sheet]);
  return sheets.size > 1 || cell === undefined ? [sheet, ...(cell === undefined ? [] : [cell])].join('!') : cell;
}

/** The end of a path says which file it is, and the cell stays whole. */
function where(path: string, place: string, width: number): string {
  const tail = place === '' ? '' : `:${place}`;
  const whole = printable(path + tail);
  if (displayWidth(whole) <= width) return whole;
  const left = width - displayWidth(tail);
  return left < 2 ? cut(printable(place), width) : `${cut(printable(path), left, 'beginning')}${printable(tail)}`;
}

function line(
  page: Page,
  path: string,
  place: string,
  severity: keyof typeof SEVERITY_NAMES,
  text: string,
  id: string,
): void {
  const head = where(path, place, Math.floor(page.width * PLACE_SHARE));
  const name = SEVERITY_NAMES[severity];
  const taken = displayWidth(`${head} ${name}  [${id}]`);
  const message = cut(printable(text), Math.max(LEAST_MESSAGE, page.width - taken));
  page.line(`${head} ${page.paint(name, SEVERITY_STYLES[severity])} ${message} ${page.paint(`[${id}]`, 'dim')}`);
}

/** The findings of a file that stand, the gravest first; a file that can't be read is one line. */
export function briefLines(entry: FileEntry, options: Pick<TextOptions, 'color' | 'width'>): string {
  const page = new Page(options);
  if (entry.verdict === null) line(page, entry.path, '', 'error', entry.error.message, entry.error.code);
  else {
    const all: readonly AnyFindingEntry[] = entry.findings;
    for (const severity of SEVERITIES) {
      for (const finding of all) {
        if (finding.severity !== severity || finding.waived !== null) continue;
        line(page, entry.path, placeIn(entry, finding), severity, finding.message, finding.check);
      }
    }
  }
  return page.toString();
}
