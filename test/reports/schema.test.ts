import { htmlReport } from '../../src/reports/html.ts';
import { HTML_STYLE } from '../../src/reports/html-style.ts';
import { wholeReport } from '../../src/reports/report.ts';
import { documentSchema } from '../../src/reports/schema.ts';
import { TWO_TABLES } from '../support/report-entries.ts';
import { failedFile } from '../support/reviewed.ts';

/** What the promised shape lets through and what it doesn't. */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The document with one place changed: `files.0.tables.1.sheet`; undefined leaves it out. */
function changed(path: string, value: Json | undefined): unknown {
  const document = JSON.parse(JSON.stringify({ version: 1, files: [TWO_TABLES, failedFile('坏.xlsx')] })) as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place = document as { [key: string]: Json };
  for (const key of keys) place = place[key] as { [key: string]: Json };
  if (!(last in place) && value === undefined) throw new Error(`no such place: ${path}`);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return document;
}

const FILE = 'files.0';
const TABLE = 'files.0.tables.0';
const FINDING = 'files.0.findings.1';

/** A part that wasn't read, of these cells. */
function gap(cells: Json): Json {
  return { kind: 'row', block: null, cells, words: '合计', guess: null, holdsPoints: true };
}

test.each<[string, Json | undefined]>([
  ['version', 2],
  ['extra', 1],
  [`${FILE}.verdict`, 'fine'],
  [`${FILE}.verdict`, null],
  [`${FILE}.coverage.tables`, 1.5],
  [`${FILE}.coverage`, undefined],
  [`${FILE}.unusedWaivers.0.row`, 0],
  [`${FILE}.unusedWaivers.0.about`, undefined],
  [`${FILE}.needsHuman.0.table`, -1],
  [`${FILE}.needsHuman.0.table`, 0.5],
  [`${FILE}.needsHuman.0.cell`, 'H'],
  [`${TABLE}.gaps`, [gap([])]],
  [`${TABLE}.gaps`, [gap(['H'])]],
  [`${TABLE}.sheet`, ''],
  [`${TABLE}.range`, 'A1:I20:B3'],
  [`${TABLE}.range`, 'A1-I20'],
  [`${TABLE}.range`, 'x A1:I20'],
  [`${TABLE}.range`, 'A1:I20x'],
  [`${TABLE}.range`, 'A0'],
  [`${TABLE}.amountUnit`, '千'],
  [`${TABLE}.project`, '供水改造'],
  [`${TABLE}.project.value`, true],
  [`${TABLE}.project.cell`, 'd3'],
  [`${TABLE}.project.cell`, 'D0'],
  [`${TABLE}.project.cell`, 'ABCD3'],
  [`${TABLE}.project.cell`, '$D$3'],
  [`${TABLE}.project.cell`, 'D3x'],
  [`${TABLE}.project`, undefined],
  [`${TABLE}.year.value`, 2023.5],
  [`${TABLE}.year.value`, '2023'],
  [`${TABLE}.policySuggestion.cell`, 'nowhere'],
  [`${TABLE}.funds.0.kind`, 'sum'],
  [`${TABLE}.funds.0.row`, 0],
  [`${TABLE}.funds.0.row`, 1.5],
  [`${TABLE}.indicators.0.level1`, undefined],
  [`${TABLE}.indicators.0.points`, 10],
  [`${TABLE}.indicators.0.recomputed.status`, 'reached'],
  [`${TABLE}.indicators.0.recomputed.range`, [1]],
  [`${TABLE}.indicators.0.recomputed.range`, [1, 2, 3]],
  [`${TABLE}.total.recomputed.grade`, '合格'],
  [`${TABLE}.total.recomputed.complete`, null],
  [`${FINDING}.severity`, 'info'],
  [`${FINDING}.cells`, []],
  [`${FINDING}.message`, ''],
  [`${FINDING}.table`, -1],
  [`${FINDING}.fix.kind`, 'maybe'],
  [`${FINDING}.fix.edits.0.from`, undefined],
  [`${FINDING}.waived`, { reason: '无' }],
  ['files.1.error.cause', undefined],
  ['files.1.tables', [1]],
  ['files.1.findings', [1]],
])('%s = %j is not the promised shape', (path, value) => {
  expect(documentSchema.safeParse(changed(path, value)).success).toBe(false);
});

test.each<[string, Json]>([
  ['files', []],
  [`${FILE}.tables`, []],
  [`${TABLE}.gaps`, [gap(['H20'])]],
  [`${TABLE}.range`, 'XFD1048576'],
  [`${TABLE}.amountUnit`, null],
  [`${TABLE}.project.value`, 2023],
  [`${TABLE}.project.value`, null],
  [`${TABLE}.year`, null],
  [`${TABLE}.year.value`, null],
  [`${TABLE}.policySuggestion.cell`, null],
  [`${TABLE}.indicators.0.points.value`, '若干'],
  [`${TABLE}.indicators.0.level2`, null],
  [`${TABLE}.total.recomputed.grade`, '差'],
  [`${FINDING}.cells`, ['A1']],
  [`${FINDING}.why`, ''],
  [`${FINDING}.fix.edits.0.to`, true],
  ['files.1.error.cause', null],
])('%s = %j is', (path, value) => {
  expect(documentSchema.safeParse(changed(path, value)).error?.issues ?? []).toEqual([]);
});

test('every class that the page uses is styled', () => {
  const page = wholeReport(htmlReport({ made: '', version: '1' }), [TWO_TABLES, failedFile('坏.xlsx')]);
  const body = page.replace(/<style>.*<\/style>/s, '');
  const used = new Set([...body.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => (names ?? '').split(' ')));
  expect(used.size).toBeGreaterThan(12);
  expect([...used].filter((name) => !new RegExp(`\\.${name}\\b`).test(HTML_STYLE))).toEqual([]);
});
