import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../../src/engine/checks/check.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { type Report, wholeReport } from '../../src/reports/report.ts';
import { sarifReport } from '../../src/reports/sarif.ts';
import { documentSchema, type FileEntry } from '../../src/reports/schema.ts';
import { textReport } from '../../src/reports/text.ts';
import { fileEntryOf, findingEntry, indicatorEntry, TWO_TABLES, tableEntry } from '../support/report-entries.ts';
import { failedFile } from '../support/reviewed.ts';

/** Reports word for word: what stands where, once, in which colour, and what isn't said at all. */

const NO_FORM = fileEntryOf('空.xlsx', { verdict: 'not-checked', tables: [] });
const FILES: readonly FileEntry[] = [TWO_TABLES, failedFile('坏.xlsx'), NO_FORM, fileEntryOf('好.xlsx')];

function agreed(name: string): string {
  return readFileSync(join(__dirname, '../fixtures/reports', name), 'utf8');
}

const text = (files: readonly FileEntry[], width: number | null = null, color = false): string =>
  wholeReport(textReport({ color, width, show: 'all' }), files);

const html = (files: readonly FileEntry[]): string =>
  wholeReport(htmlReport({ made: '2024年3月1日 10:05', version: '0.1.0' }), files);

test('the entries that the pages are made of have the promised shape', () => {
  expect(documentSchema.safeParse({ version: 1, files: FILES }).error?.issues ?? []).toEqual([]);
});

describe('text', () => {
  test('word for word', () => {
    expect(text(FILES)).toBe(agreed('plain.txt'));
  });

  test('in colours, with ^ for the sign that begins one', () => {
    expect(text(FILES, null, true).replaceAll('\u001b', '^')).toBe(agreed('colored.txt'));
  });

  test('on the narrowest terminal that is served; a narrower one gets the same', () => {
    expect(text(FILES, 40)).toBe(agreed('narrow.txt'));
    expect(text(FILES, 10)).toBe(agreed('narrow.txt'));
    expect(text(FILES, 41)).not.toBe(agreed('narrow.txt'));
  });

  test('one file needs no table and no sum', () => {
    const report = textReport({ color: false, width: null, show: 'all' });
    report.file(NO_FORM);
    expect(report.end()).toBe('');
  });

  test.each([
    [[NO_FORM, NO_FORM], '共 2 个文件，未核对 2 个。\n'],
    [[failedFile('a.xlsx'), failedFile('b.xlsx')], '共 2 个文件，读不出来 2 个。\n'],
    [[fileEntryOf('a.xlsx'), fileEntryOf('b.xlsx')], '共 2 个文件，可报送 2 个。\n'],
    [
      [fileEntryOf('a.xlsx', { verdict: 'needs-review', needsHuman: TWO_TABLES.needsHuman }), fileEntryOf('b.xlsx')],
      '共 2 个文件，可报送 1 个，需人工复核 1 个。合计 3 项待人工判断。\n',
    ],
    [[TWO_TABLES, TWO_TABLES], '共 2 个文件，有错误 2 个。合计 4 处错误、4 处警告、2 处提示、6 项待人工判断。\n'],
  ])('the last line sums up several files: %#', (files, line) => {
    const report = textReport({ color: false, width: null, show: 'all' });
    expect(report.begin()).toBe('');
    for (const file of files) report.file(file);
    const lines = report.end().split('\n');
    expect(lines[0]).toMatch(/^文件 +表内 +复算 +错误 +警告 {2}结论$/);
    const forms = files.reduce((sum, { tables }) => sum + Math.max(1, tables.length), 0);
    expect(lines.indexOf('')).toBe(1 + forms);
    expect(lines.slice(2 + forms).join('\n')).toBe(line);
  });

  test('a verdict of each kind has its colour', () => {
    const colored = (verdict: 'ready' | 'needs-review' | 'has-errors') =>
      text([fileEntryOf('a.xlsx', { verdict })], null, true).split('\n')[1];
    expect(colored('ready')).toContain('\u001b[1m\u001b[32m可报送（');
    expect(colored('needs-review')).toContain('\u001b[1m\u001b[33m需人工复核（');
    expect(colored('has-errors')).toContain('\u001b[1m\u001b[31m有错误（');
  });
});

describe('html', () => {
  /** A line for each element, without the style sheet. */
  const lines = (page: string): string => page.replace(/<style>.*<\/style>/s, '').replaceAll('><', '>\n<');

  test('word for word', () => {
    expect(lines(html(FILES))).toBe(agreed('page.html'));
  });

  test('a page of one file has no list, one of none still says so', () => {
    const one = html([fileEntryOf('a.xlsx')]);
    expect(one).toContain(
      '<header><h1>绩效自评表核对报告</h1><p class="dim">2024年3月1日 10:05 · 评分办法：全国通用（财预〔2020〕10号）</p><p>共 1 个文件：可报送 1 个。</p></header>',
    );
    expect(one).not.toContain('<nav');
    expect(one).toContain('<main>\n\n<section id="f1"><h2>供水改造 · 供水中心</h2>');
    expect(html([fileEntryOf('a.xlsx'), fileEntryOf('b.xlsx')])).toContain('共 2 个文件：可报送 2 个。</p>');
    expect(html([])).toContain('<p>共 0 个文件。</p>');
  });

  test.each([
    [12, 12],
    [13, 0],
  ])('of %d errors in a file %d stand unfolded', (count, open) => {
    const findings = Array.from({ length: count }, (_, index) => findingEntry(`第 ${index} 处。`));
    const page = html([fileEntryOf('a.xlsx', { verdict: 'has-errors', findings })]);
    expect(page.match(/<details class="finding error" open>/g) ?? []).toHaveLength(open);
    expect(page.match(/<details class="finding error"/g)).toHaveLength(count);
  });

  describe('it may be handed on', () => {
    const PATHS = [
      '/home/wang/保密/甲/一.xlsx',
      'D:\\保密\\乙\\一.xlsx',
      '../保密/丙/三.xlsx',
      '\\\\server\\保密\\四.xlsx',
    ];

    test('no folder of this machine stands in it, not even behind a link', () => {
      const none = { project: null, unit: null, department: null };
      const named = html(PATHS.map((path) => fileEntryOf(path)));
      const nameless = html(PATHS.map((path) => fileEntryOf(path, { tables: [tableEntry(none)] })));
      const failed = html(
        PATHS.map((path): FileEntry => {
          const entry = failedFile(path);
          return { ...entry, error: { ...entry.error, how: `您是不是要：${path.replace(/.\.xlsx/, '五.xlsx')}` } };
        }),
      );
      for (const page of [named, nameless, failed]) {
        expect(page).not.toMatch(/保密|home|wang|server|D:|\.\.\//);
        for (const name of ['一', '三', '四'])
          expect(page).toMatch(new RegExp(`<h2>${name}.xlsx</h2>|文件：${name}.xlsx<`));
        expect(page.match(/href="[^"]*"/g)).toEqual(PATHS.map((_, at) => `href="#f${at + 1}"`));
      }
      expect(failed.match(/您是不是要：五\.xlsx/g)).toHaveLength(PATHS.length);
    });

    test('files of one name are told apart by their innermost folder', () => {
      const page = html(PATHS.slice(0, 3).map((path) => fileEntryOf(path)));
      const [, list = ''] = /<nav[^>]*>(.*?)<\/nav>/s.exec(page) ?? [];
      expect([...list.matchAll(/<span class="dim">([^<]*)<\/span>/g)].map(([, name]) => name)).toEqual([
        '甲/一.xlsx',
        '乙/一.xlsx',
        '三.xlsx',
      ]);
    });
  });

  test.each<[string, Severity[], string[]]>([
    ['all three', ['error', 'warning', 'hint'], ['全部（3）', '错误和警告（2）', '只看错误（1）']],
    ['errors and warnings', ['error', 'warning'], ['全部（2）', '只看错误（1）']],
    ['errors and hints', ['error', 'hint'], ['全部（2）', '只看错误（1）']],
    ['warnings and hints', ['warning', 'hint'], ['全部（2）', '错误和警告（1）']],
    ['errors alone', ['error', 'error'], []],
    ['nothing', [], []],
  ])('what may be chosen of a page with %s', (_, severities, labels) => {
    const findings = severities.map((severity) => findingEntry('。', { severity }));
    const page = html([fileEntryOf('a.xlsx', { findings })]);
    expect([...page.matchAll(/<label for="show-\w+">([^<]*)<\/label>/g)].map(([, label]) => label)).toEqual(labels);
    expect(page.match(/<input [^>]* checked>/g) ?? []).toHaveLength(labels.length === 0 ? 0 : 1);
  });

  test('a form without indicators has no reasons to unfold', () => {
    const page = html([fileEntryOf('a.xlsx', { tables: [tableEntry({ indicators: [] })] })]);
    expect(page).not.toContain('各项得分的依据');
  });

  test('a project whose name is blank, a score of 0', () => {
    const table = tableEntry({
      project: { value: null, cell: 'D3' },
      indicators: [indicatorEntry(13, { score: { value: 0, cell: 'H13' } })],
    });
    const page = html([fileEntryOf('a.xlsx', { tables: [table] })]);
    expect(page).toContain('<h2>供水中心</h2><p class="dim">文件：a.xlsx</p>');
    expect(page).toContain('<td data-label="表内得分">0</td>');
    expect(text([fileEntryOf('a.xlsx', { tables: [table] })])).toContain('\n  工作表“一表”A1:I20 · 按“全国通用');
  });
});

describe('what is said once', () => {
  const messages = TWO_TABLES.findings.map(({ message }) => message);

  test.each<[string, string]>([
    ['text', text([TWO_TABLES])],
    ['html', html([TWO_TABLES])],
    ['sarif', wholeReport(sarifReport({ version: '0.1.0', rules: [] }), [TWO_TABLES])],
  ])('%s: each message of two tables exactly once, waived or not', (_, page) => {
    expect(messages).toHaveLength(8);
    expect(messages.map((message) => page.split(message).length - 1)).toEqual(messages.map(() => 1));
  });
});

describe('sarif', () => {
  const rules = [
    { id: 'goal-copied', severity: 'hint', title: '照抄目标', basis: '甲', help: '# 一' },
    { id: 'total-mismatch', severity: 'error', title: '总分不符', basis: '乙', help: '# 二' },
    { id: 'other', severity: 'warning', title: '别的', basis: '丙', help: '# 三' },
  ] as const;
  const report = (): Report => sarifReport({ version: '0.1.0', rules });
  const place = (sheet: string, cell: string, row: number, column: number) => ({
    physicalLocation: {
      artifactLocation: { uri: '%E7%94%B2/%E4%B8%A4%E5%BC%A0%E8%A1%A8.xlsx' },
      region: { startLine: row, startColumn: column },
    },
    logicalLocations: [{ name: cell, fullyQualifiedName: `${sheet}!${cell}`, kind: 'member' }],
  });

  test('the frame, the rules, and a failed file', () => {
    const whole = wholeReport(report(), [failedFile('坏.xlsx')]);
    expect(whole.endsWith('}\n')).toBe(true);
    expect(JSON.parse(whole)).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'jihe',
              fullName: '绩核：预算绩效自评表核对',
              version: '0.1.0',
              language: 'zh-CN',
              rules: [
                {
                  id: 'goal-copied',
                  shortDescription: { text: '照抄目标' },
                  fullDescription: { text: '照抄目标。依据：甲' },
                  help: { text: '# 一' },
                  defaultConfiguration: { level: 'note' },
                },
                {
                  id: 'total-mismatch',
                  shortDescription: { text: '总分不符' },
                  fullDescription: { text: '总分不符。依据：乙' },
                  help: { text: '# 二' },
                  defaultConfiguration: { level: 'error' },
                },
                {
                  id: 'other',
                  shortDescription: { text: '别的' },
                  fullDescription: { text: '别的。依据：丙' },
                  help: { text: '# 三' },
                  defaultConfiguration: { level: 'warning' },
                },
              ],
            },
          },
          language: 'zh-CN',
          columnKind: 'utf16CodeUnits',
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [
                {
                  level: 'error',
                  descriptor: { id: 'encrypted' },
                  message: { text: '文件设了打开密码，读不出来。没有密码。去掉密码。' },
                  locations: [{ physicalLocation: { artifactLocation: { uri: '%E5%9D%8F.xlsx' } } }],
                },
              ],
            },
          ],
          artifacts: [{ location: { uri: '%E5%9D%8F.xlsx' }, properties: { verdict: null } }],
          results: [],
        },
      ],
    });
  });

  test('every finding: rule, level, cells, what was decided', () => {
    const { results } = JSON.parse(wholeReport(report(), [TWO_TABLES])).runs[0];
    expect(results).toHaveLength(8);
    expect(results[0]).toEqual({
      ruleId: 'goal-copied',
      ruleIndex: 0,
      level: 'note',
      message: { text: '一表提示。' },
      locations: [place('一表', 'F11', 11, 6)],
      properties: { why: '', how: '写出实际情况。' },
    });
    expect(results[1]).toEqual({
      ruleId: 'total-mismatch',
      ruleIndex: 1,
      level: 'error',
      message: { text: '一表错误甲。' },
      locations: [place('一表', 'H20', 20, 8)],
      relatedLocations: [place('一表', 'H13', 13, 8), place('一表', 'H14', 14, 8)],
      properties: { why: '加起来不是这个数。', how: '改为 63.5。' },
    });
    expect(results[2]).toEqual({
      ruleId: 'total-mismatch',
      ruleIndex: 1,
      level: 'error',
      message: { text: '一表已忽略甲。' },
      locations: [place('一表', 'E7', 7, 5)],
      relatedLocations: [place('一表', 'F7', 7, 6)],
      suppressions: [{ kind: 'external', status: 'accepted', justification: '经局长办公会同意' }],
      properties: { why: '不该再说。', how: '不该再劝。' },
    });
    // A check that the list of rules doesn't hold.
    expect(results[3]).toEqual({
      ruleId: 'goal-missing',
      level: 'warning',
      message: { text: '一表警告。' },
      locations: [place('一表', 'B11', 11, 2)],
      properties: { why: '', how: '' },
    });
  });
});
