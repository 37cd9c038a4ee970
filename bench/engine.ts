import { unzipSync } from 'fflate';
import { reviewBytes } from '../src/app/review-file.ts';
import type { SheetGrid } from '../src/engine/grid/grid.ts';
import { readTables } from '../src/engine/layout/read-tables.ts';
import { ReviewMemo, review, reviewSteps } from '../src/engine/review.ts';
import { atOnce } from '../src/engine/steps.ts';
import { readWorkbook } from '../src/formats/xlsx/read/read.ts';
import { optimiseLater } from '../src/programs/cli/tiering.ts';

/** What the benchmark runs of the project, bundled as the command line is, and with its settings. */
optimiseLater();

export interface Work {
  readonly cells: number;
  readonly forms: number;
  readonly findings: number;
}

/** The floor: every part inflated by the library that the project reads with, and nothing else. Returns the bytes that came out. */
export function unzip(bytes: Uint8Array): number {
  let size = 0;
  for (const part of Object.values(unzipSync(bytes))) size += part.length;
  return size;
}

function cellsIn(sheets: readonly SheetGrid[]): number {
  let cells = 0;
  for (const { rows } of sheets) for (const row of rows) cells += row.cells.length;
  return cells;
}

/** Only reads: every cell of every sheet. */
export function read(bytes: Uint8Array): Work {
  return { cells: cellsIn(readWorkbook(bytes).sheets), forms: 0, findings: 0 };
}

/** Reads the workbook and the forms in it: what every cell of them is, and what wasn't understood. Nothing is checked. */
export function forms(bytes: Uint8Array): Work {
  const { sheets } = readWorkbook(bytes);
  const found = sheets.reduce((sum, sheet) => sum + readTables(sheet).length, 0);
  return { cells: cellsIn(sheets), forms: found, findings: 0 };
}

/** What a user waits for: reads the workbook and checks every form in it. */
export function check(bytes: Uint8Array): Work {
  const { coverage, findings } = review(readWorkbook(bytes).sheets);
  return { cells: coverage.cells, forms: coverage.tables, findings: findings.length };
}

/** As `check`, of a report in Word or plain text: its form, and every number of its text. */
export function report(bytes: Uint8Array): Work {
  const { tables, findings, ...entry } = reviewBytes('report.docx', bytes);
  if (entry.verdict === null) throw new Error(entry.error.code);
  return { cells: entry.document?.numbers ?? 0, forms: tables.length, findings: findings.length };
}

const EDITS = 100;

function withAnother(grid: SheetGrid): SheetGrid {
  return { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })) };
}

/** What one edited cell costs after a check: its sheet is another, the others are the same. `ms` is the median of all edits. */
export function edit(bytes: Uint8Array): Work & { readonly ms: number } {
  const sheets = [...readWorkbook(bytes).sheets];
  const memo = new ReviewMemo();
  const again = (): Work => {
    const { coverage, findings } = atOnce(reviewSteps(sheets, {}, memo));
    return { cells: coverage.cells, forms: coverage.tables, findings: findings.length };
  };
  let work = again();
  const times: number[] = [];
  for (let at = 0; at < EDITS; at++) {
    const index = (at * 37) % sheets.length;
    sheets[index] = withAnother(sheets[index] as SheetGrid);
    const start = performance.now();
    work = again();
    times.push(performance.now() - start);
  }
  const ms = times.sort((a, b) => a - b)[EDITS >> 1] as number;
  return { ...work, ms };
}
