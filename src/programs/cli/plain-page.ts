/** A page of Markdown as plain text: what a terminal shows of it. */

import { displayWidth, padEnd, wrap } from '../../reports/printable.ts';

/** Names of other checks: `score-mismatch` → `“得分与复算不符”（score-mismatch）`. */
type TitleOf = (id: string) => string | null;

const WORD = /(?:(?<=[^\s\w-]) )?(?<![\w-])([a-z]+(?:-[a-z]+)+)(?![\w-]) ?/g;

function plain(text: string, own: string, titleOf: TitleOf): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(WORD, (words, id: string) => {
      const title = id === own ? null : titleOf(id);
      return title === null ? words : `“${title}”（${id}）`;
    });
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Columns as wide as their widest cell; a table too wide for the screen has a line a cell instead. */
function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  if (widths.reduce((sum, each) => sum + each + 2, 0) <= width)
    return rows.map((row) =>
      row
        .map((cell, at) => padEnd(cell, (widths[at] ?? 0) + 2))
        .join('')
        .trimEnd(),
    );
  return body.flatMap((row) =>
    row.flatMap((cell, at) => hung(`${at === 0 ? '- ' : '  '}${head[at] ?? ''}：${cell}`, width)),
  );
}

/** Further lines stand under the text of the first. */
function hung(line: string, width: number): string[] {
  const [, lead = ''] = /^(\s*(?:[-*]|\d+\.)\s+|\s+)/.exec(line) ?? [];
  const [first = '', ...rest] = wrap(line.slice(lead.length), width - lead.length);
  return [lead + first, ...rest.map((each) => ' '.repeat(lead.length) + each)];
}

/**
 * @param own the check that the page is about.
 * @param width columns of the screen; null: lines stay as long as they are.
 */
export function plainPage(page: string, own: string, width: number | null, titleOf: TitleOf): string {
  const most = width ?? Number.POSITIVE_INFINITY;
  const lines: string[] = [];
  let table: string[][] = [];
  let inCode = false;
  for (const line of [
    ...page
      .replace(/<!--.*?-->\n*/gs, '')
      .trimEnd()
      .split('\n'),
    '',
  ]) {
    if (!inCode && line.startsWith('|')) {
      const cells = cellsOf(plain(line, own, titleOf));
      if (!cells.every((cell) => /^:?-+:?$/.test(cell))) table.push(cells);
      continue;
    }
    if (table.length > 0) lines.push(...tableLines(table, most));
    table = [];
    if (line.startsWith('```')) {
      inCode = !inCode;
      continue;
    }
    const [, title] = /^#+ (.+)$/.exec(line) ?? [];
    if (inCode) lines.push(`    ${line}`);
    else if (title === undefined) lines.push(...hung(plain(line, own, titleOf), most));
    else lines.push(headed(title, own));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The name first, as in the reports. */
function headed(title: string, own: string): string {
  return title.startsWith(`${own} `) ? `${title.slice(own.length + 1)} [${own}]` : title;
}
