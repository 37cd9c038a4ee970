import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { fileEntry } from '../../src/reports/entry.ts';
import { htmlReport } from '../../src/reports/html.ts';
import type { Report } from '../../src/reports/report.ts';
import { sarifReport } from '../../src/reports/sarif.ts';
import { documentSchema, type FileEntry } from '../../src/reports/schema.ts';
import { textReport } from '../../src/reports/text.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { REASON, waiving } from '../support/waived-form.ts';

/** What the reports say of findings that the user decided to leave as they are. */

const FORM = withCells(exampleForm('national'), { H19: '80' });
const SHEET = waiving(
  FORM,
  review([FORM]).findings.map(({ check }) => check),
);

function entryOf(grids: readonly SheetGrid[]): FileEntry {
  return fileEntry({ path: 'a.xlsx', error: null, review: review(grids) });
}

function written(report: Report, entry: FileEntry): string {
  return report.begin() + report.file(entry) + report.end();
}

const TEXT = { color: false, width: null, show: 'all' as const };

test('a waived finding stays in the JSON, with what was said, and the file isn’t at fault for it', () => {
  const entry = entryOf([FORM, SHEET]);
  expect(documentSchema.safeParse({ version: 1, files: [entry] }).error).toBeUndefined();
  expect(entry.findings.length).toBeGreaterThan(0);
  for (const { waived } of entry.findings) expect(waived).toEqual({ reason: REASON, date: '2026-11-21' });
  expect(entry.verdict).toBe('ready');
});

test('text and page list it apart, and don’t count it', () => {
  const entry = entryOf([FORM, SHEET]);
  const text = written(textReport(TEXT), entry);
  expect(text).toContain(`已忽略（${entry.findings.length}）`);
  expect(text).toContain(`忽略原因：${REASON}（2026-11-21）`);
  expect(text).not.toMatch(/\d 处/);
  const html = written(htmlReport({ made: '', version: '1' }), entry);
  expect(html).toContain(`已忽略（${entry.findings.length}）`);
  expect(html).toContain(REASON);
  expect(entry.findings.length).toBeGreaterThan(0);
  for (const { message } of entry.findings) {
    // Once, among those that were waived.
    for (const page of [text, html]) expect(page.slice(page.indexOf('已忽略（')).split(message)).toHaveLength(2);
    for (const page of [text, html]) expect(page.split(message)).toHaveLength(2);
  }
  expect(html).not.toContain('<details class="finding');
  expect(html).toContain('没有发现问题。');
});

test('SARIF calls it suppressed', () => {
  const log = JSON.parse(written(sarifReport({ version: '1', rules: [] }), entryOf([FORM, SHEET])));
  expect(log.runs[0].results.length).toBeGreaterThan(0);
  for (const result of log.runs[0].results) {
    expect(result.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: REASON }]);
  }
  const without = JSON.parse(written(sarifReport({ version: '1', rules: [] }), entryOf([FORM])));
  expect(JSON.stringify(without)).not.toContain('suppressions');
});

test('a waiver without its finding is reported', () => {
  const entry = entryOf([exampleForm('national'), SHEET]);
  if (entry.verdict === null) throw new Error('not reviewed');
  expect(entry.unusedWaivers).not.toEqual([]);
  const sentences = /“核对说明”第 4 行忽略的“.+”（老旧小区供水改造）已经没有对应的问题/;
  expect(written(textReport(TEXT), entry)).toMatch(sentences);
  expect(written(htmlReport({ made: '', version: '1' }), entry)).toMatch(sentences);
});
