import { execFileSync } from 'node:child_process';
import { failedEntry } from '../../../src/app/review-file.ts';
import { htmlReport } from '../../../src/reports/html.ts';
import { jsonReport, ndjsonReport } from '../../../src/reports/json.ts';
import { type Report, reportedFile } from '../../../src/reports/report.ts';
import { sarifReport } from '../../../src/reports/sarif.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { formRows } from '../../../src/reports/summary.ts';
import { summarySheets } from '../../../src/reports/summary-book.ts';
import { textReport } from '../../../src/reports/text.ts';
import { Folder } from '../../support/cli.ts';
import { fileEntryOf } from '../../support/report-entries.ts';

/** No file hurts another, and nothing that is no file is waited for. */

const folder = new Folder();
afterAll(() => folder.remove());

const hasPipes = process.platform !== 'win32';

(hasPipes ? describe : describe.skip)('pipes', () => {
  test('in a folder are passed over, also behind a link, whatever their names', async () => {
    folder.form('pipes/甲.xlsx');
    execFileSync('mkfifo', [folder.at('pipes/乙.xlsx')]);
    execFileSync('ln', ['-s', '乙.xlsx', folder.at('pipes/丙.xlsx')]);
    execFileSync('ln', ['-s', '甲.xlsx', folder.at('pipes/丁.xlsx')]);
    const { out, err } = await folder.run(['check', 'pipes', '--format', 'ndjson']);
    const paths = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as FileEntry).path);
    expect(paths).toEqual(['pipes/丁.xlsx', 'pipes/甲.xlsx']);
    expect(err).toContain('pipes/丙.xlsx、pipes/乙.xlsx');
  });

  test('named by themselves are refused at once', async () => {
    execFileSync('mkfifo', [folder.at('管道.xlsx')]);
    const { out, code } = await folder.run(['check', '管道.xlsx', '--format', 'ndjson']);
    expect([code, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([2, 'file-unreadable']);
  });
});

/** An entry that no report can put into words: its form fails whoever looks at it. */
function unspeakable(path: string): FileEntry {
  const entry = fileEntryOf(path);
  const broken = new Proxy(entry.tables[0] as object, {
    get(): never {
      throw new RangeError('no such luck');
    },
  });
  return { ...entry, tables: [broken], findings: [broken] } as unknown as FileEntry;
}

const REPORTS: { readonly [name: string]: () => Report } = {
  text: () => textReport({ color: false, width: null, show: 'all' }),
  html: () => htmlReport({ made: '', version: '1' }),
  json: jsonReport,
  ndjson: ndjsonReport,
  sarif: () => sarifReport({ version: '1', rules: [] }),
};

function whole(report: Report, entries: readonly FileEntry[]): string {
  const parts = entries.map((entry) => reportedFile(report, entry, ({ path }, error) => failedEntry(path, error)).text);
  return [report.begin(), ...parts, report.end()].join('');
}

test.each(Object.entries(REPORTS))(
  'a file that breaks the report is one line of it, the others are whole: %s',
  (_name, make) => {
    const [first, last] = [fileEntryOf('甲.xlsx'), fileEntryOf('丙.xlsx')];
    const failed = failedEntry('乙.xlsx', new RangeError('no such luck'));
    const broken = unspeakable('乙.xlsx');
    expect(() => make().file(broken)).toThrow('no such luck');
    expect(whole(make(), [first, broken, last])).toBe(whole(make(), [first, failed, last]));
  },
);

test('a file that breaks the summary is one row of it', () => {
  const rows = formRows(unspeakable('乙.xlsx'), 3);
  expect(rows).toMatchObject([{ path: '乙.xlsx', file: 3, verdict: 'failed', why: '绩核出错了，没有做完。' }]);
  expect(formRows(fileEntryOf('甲.xlsx'), 0)[0]?.verdict).not.toBe('failed');
  expect(summarySheets([fileEntryOf('甲.xlsx')], new Date(2024, 2, 1)).length).toBeGreaterThan(1);
});
