import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { cellFindings } from '../../src/reports/findings.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { jsonReport, ndjsonReport } from '../../src/reports/json.ts';
import { displayWidth } from '../../src/reports/printable.ts';
import { wholeReport } from '../../src/reports/report.ts';
import { pathUri, sarifReport } from '../../src/reports/sarif.ts';
import type { FileEntry } from '../../src/reports/schema.ts';
import { textReport } from '../../src/reports/text.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { failedFile, nationalFile, reviewedFile } from '../support/reviewed.ts';
import { waiving } from '../support/waived-form.ts';

/** Each format says what the entries hold, and nothing that a workbook wrote can break out of it. */

const READY = nationalFile('好.xlsx');
const WRONG = nationalFile('差.xlsx', { H14: '100', F6: '60', F18: '正在研究' });
const HUBEI = reviewedFile('鄂.xlsx', [exampleForm('hubei')]);
const EMPTY = reviewedFile('空.xlsx', []);
const FAILED = failedFile('坏.xlsx');
/** Two forms, one finding of the first waived. */
const FIRST = withCells(exampleForm('national', '一'), { H14: '100', H20: '99' });
const SECOND = withCells(exampleForm('national', '二'), { D3: '另一个项目', F18: '正在研究', H20: '98' });
const TWO = reviewedFile('双.xlsx', [FIRST, SECOND, waiving(FIRST, ['total-mismatch'])]);
const ALL: readonly FileEntry[] = [READY, WRONG, HUBEI, EMPTY, FAILED, TWO];

const ESCAPE = '\u001b';
const HOSTILE = nationalFile(`x${ESCAPE}[2J<b>.xlsx`, {
  D3: `${ESCAPE}]0;t\u0007<script>alert(1)</script>\u202egpj.exe`,
  D13: '<img src=x onerror="alert(1)">\'&',
  H13: '100',
});

describe('json', () => {
  test.each([0, 1, 6])('%d files are one object', (count) => {
    const files = ALL.slice(0, count);
    const text = wholeReport(jsonReport(), files);
    expect(JSON.parse(text)).toEqual({ version: 1, files });
    // Laid out as if all were known at once.
    expect(text).toBe(`${JSON.stringify({ version: 1, files }, null, 2)}\n`);
  });

  test('ndjson is one line a file', () => {
    const lines = wholeReport(ndjsonReport(), [...ALL, HOSTILE]).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual([...ALL, HOSTILE]);
  });
});

describe('text', () => {
  const plain = (files: readonly FileEntry[], width: number | null = null): string =>
    wholeReport(textReport({ color: false, width, show: 'all' }), files);

  test('a faultless file is its verdict, what was covered, and the score card', () => {
    expect(plain([READY]).split('\n')).toEqual([
      '好.xlsx',
      expect.stringMatching(/^ {2}可报送（1 张表、7 项指标、\d+ 条规则）$/),
      '',
      '  工作表“自评表”A1:I20 · 老旧小区供水改造 · 按“全国通用（财预〔2020〕10号）”办法',
      '                    分值    表内    复算',
      '    预算执行          10      10      10',
      '    产出指标          50      50      50',
      '    效益指标          30      30      30',
      '    满意度指标        10      10      10',
      '    总分             100     100     100  优',
      '',
      '',
    ]);
  });

  test('every finding stands with its cell, its sentence, why and how, gravest first', () => {
    const text = plain([WRONG]);
    const order = cellFindings(WRONG).sort(
      (a, b) => ['error', 'warning', 'hint'].indexOf(a.severity) - ['error', 'warning', 'hint'].indexOf(b.severity),
    );
    let from = 0;
    for (const { cells, message, why, how } of order) {
      for (const words of [`${cells[0]}  ${message}`, `原因：${why}`, `办法：${how}`]) {
        const at = text.indexOf(words, from);
        expect([words, at >= from]).toEqual([words, true]);
        from = at;
      }
    }
    expect(order.length).toBeGreaterThan(2);
  });

  test('in a file of two forms each has its own findings, what is waived apart from what is open', () => {
    const [, first = '', second = ''] = plain([TWO]).split('\n  工作表“');
    const count = (text: string, words: string): number => text.split(words).length - 1;
    expect(first).toMatch(/^一”.*\n {2}错误（1）\n {4}H14 .*\n {2}已忽略（1）\n {4}H20 /s);
    expect(second).toMatch(/^二”.*\n {2}错误（1）\n {4}H20 .*\n {2}待人工判断（1）\n {4}H18 /s);
    for (const { message, table } of cellFindings(TWO)) {
      expect([count(first, message), count(second, message)]).toEqual(table === 0 ? [1, 0] : [0, 1]);
    }
    expect(TWO.findings).toHaveLength(3);
    expect(second).not.toContain('已忽略');
    expect(first).not.toContain('待人工判断');
  });

  test('what differs is seen in the card: recorded against recomputed', () => {
    expect(plain([WRONG])).toContain('    预算执行          10      10       5\n');
  });

  test('what a person has to judge, a suggested policy, a failed file and one without a form are told', () => {
    const text = plain(ALL);
    expect(text).toContain('待人工判断（1）\n    H18  管护制度健全性：');
    expect(text).toContain('表内写明执行率20分，建议按“湖北”办法；采用时加 --policy hubei');
    expect(text).toContain('坏.xlsx\n  文件设了打开密码，读不出来。\n    原因：没有密码。\n    办法：去掉密码。');
    expect(text).toContain('空.xlsx\n  未核对：没有可以核对的自评表');
    expect(text).toMatch(
      /共 6 个文件，可报送 2 个，有错误 2 个，未核对 1 个，读不出来 1 个。合计 6 处错误、2 处警告、2 项待人工判断。\n$/,
    );
  });

  test('on a terminal no line is wider than the terminal, and nothing is lost', () => {
    const wide = plain(ALL);
    const narrow = plain(ALL, 80);
    for (const line of narrow.split('\n')) {
      // A closing mark may hang over: no line begins with one.
      expect([line, displayWidth(line) <= 82]).toEqual([line, true]);
    }
    expect(narrow.replace(/\s/g, '')).toBe(wide.replace(/\s/g, ''));
  });

  test('colours only when asked for', () => {
    expect(plain(ALL)).not.toContain(ESCAPE);
    const colored = wholeReport(textReport({ color: true, width: null, show: 'all' }), ALL);
    expect(colored).toContain(`${ESCAPE}[31m`);
    expect(colored.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '')).toBe(plain(ALL));
  });

  test('what a workbook holds can neither steer the terminal nor turn the reading direction', () => {
    expect(plain([HOSTILE]).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(plain([HOSTILE])).toContain('<script>alert(1)</script>');
  });
});

describe('sarif', () => {
  const rules = [...new Set(ALL.flatMap((entry) => entry.findings.map((finding) => finding.check)))].map((id) => ({
    id,
    severity: 'error' as const,
    title: `规则 ${id}`,
    basis: '依据',
    help: '# 帮助',
  }));
  const logOf = (files: readonly FileEntry[]) =>
    JSON.parse(wholeReport(sarifReport({ version: '0.1.0', rules }), files));

  // The schema as Microsoft's sarif-js-sdk (MIT) ships it: errata 01 of the OASIS standard, written in JSON Schema draft 4.
  const schema = JSON.parse(readFileSync(join(__dirname, '../fixtures/sarif-2.1.0.schema.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  test.each([
    ['no file', []],
    ['good, bad and failed files', ALL],
    ['hostile texts', [HOSTILE]],
  ] as [string, FileEntry[]][])('%s: valid against the official schema', (_, files) => {
    validate(logOf(files));
    expect(validate.errors).toBeNull();
  });

  test('the schema is looked at', () => {
    const log = logOf(ALL);
    log.runs[0].results[0].level = 'fatal';
    expect(validate(log)).toBe(false);
  });

  test('a result names its rule, its sentence, its cell, and the row and column for viewers of lines', () => {
    const log = logOf([WRONG]);
    const [result] = log.runs[0].results;
    const [finding] = cellFindings(WRONG);
    expect(log.runs[0].results).toHaveLength(WRONG.findings.length);
    expect(log.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(finding?.check);
    expect(result.message.text).toBe(finding?.message);
    expect(result.locations[0]).toEqual({
      physicalLocation: {
        artifactLocation: { uri: '%E5%B7%AE.xlsx' },
        region: { startLine: finding?.row, startColumn: expect.any(Number) },
      },
      logicalLocations: [
        { name: finding?.cells[0], fullyQualifiedName: `自评表!${finding?.cells[0]}`, kind: 'member' },
      ],
    });
  });

  test('severities are levels; a failed file is a notification and makes the run unsuccessful', () => {
    const [run] = logOf(ALL).runs;
    expect(new Set(run.results.map((result: { level: string }) => result.level))).toEqual(
      new Set(['error', 'warning']),
    );
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0].descriptor.id).toBe('encrypted');
    expect(logOf([READY]).runs[0].invocations[0].executionSuccessful).toBe(true);
  });

  test.each([
    ['a b/表#1.xlsx', 'a%20b/%E8%A1%A8%231.xlsx'],
    ['/数据/a.xlsx', 'file:///%E6%95%B0%E6%8D%AE/a.xlsx'],
    ['C:\\报表\\a.xlsx', 'file:///C:/%E6%8A%A5%E8%A1%A8/a.xlsx'],
    ['\\\\server\\share\\a.xlsx', 'file://server/share/a.xlsx'],
    ['..\\a.xlsx', '../a.xlsx'],
    ['./100%.xlsx', './100%25.xlsx'],
  ])('%s is %s', (path, uri) => {
    expect(pathUri(path)).toBe(uri);
  });
});

describe('html', () => {
  const htmlOf = (files: readonly FileEntry[]) =>
    wholeReport(htmlReport({ made: '2024年3月1日 10:05', version: '0.1.0' }), files);

  test('one page that loads nothing and runs nothing', () => {
    const html = htmlOf(ALL);
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|url\(|@import|https?:/);
  });

  test('every finding, file and verdict is in it', () => {
    const html = htmlOf(ALL);
    expect(html.match(/<h2>/g)).toHaveLength(ALL.length);
    for (const { path } of ALL) expect(html).toMatch(new RegExp(`<h2>${path}</h2>|<p class="dim">文件：${path}</p>`));
    for (const { message } of WRONG.findings) expect(html).toContain(message);
    const findings = ALL.flatMap((entry) => entry.findings);
    expect(html.match(/<details class="finding/g)).toHaveLength(
      findings.filter((finding) => finding.waived === null).length,
    );
    expect(html.match(/忽略原因：/g)).toHaveLength(findings.filter((finding) => finding.waived !== null).length);
    expect(html).toContain('文件设了打开密码，读不出来。');
    expect(html).toContain('<p class="verdict not-checked">未核对：没有可以核对的自评表</p>');
    expect(html).toContain('2024年3月1日 10:05');
  });

  test.each<[string, FileEntry]>([
    ['差.xlsx', WRONG],
    ['双.xlsx', TWO],
  ])('%s: every message stands once, under its own table', (_, file) => {
    const html = htmlOf([file]);
    const articles = html.split('<article>').slice(1);
    expect(articles).toHaveLength(file.tables.length);
    for (const { message, table } of cellFindings(file)) {
      expect(articles.map((article) => article.split(message).length - 1)).toEqual(
        articles.map((_article, index) => (index === table ? 1 : 0)),
      );
    }
    expect(file.findings.length).toBeGreaterThan(2);
  });

  test('the score card stands in it: each part with its points, as recorded, as recomputed', () => {
    const rows = (file: FileEntry): string[] =>
      [
        ...htmlOf([file]).matchAll(
          /<tr(?: class="total")?><th scope="row">[^<]*(?:<br>.*?)?<\/th>(?:<td>.*?<\/td>)+<\/tr>/g,
        ),
      ].map(([row]) =>
        row
          .replace(/<[^>]+>/g, ' ')
          .trim()
          .replace(/ +/g, ' '),
      );
    expect(rows(READY)).toEqual([
      '预算执行 10 10 10',
      '产出指标 50 50 50',
      '效益指标 30 30 30',
      '满意度指标 10 10 10',
      '总分 100 100 100 优',
    ]);
    expect(rows(WRONG)).toEqual([
      '预算执行 10 10 5',
      '产出指标 50 140 50',
      '效益指标 1 项待人工判断 30 30 30',
      '满意度指标 10 10 10',
      '总分 1 项待人工判断 100 100 95 优',
    ]);
  });

  test('several files have a list that leads to each; one file needs none', () => {
    const html = htmlOf(ALL);
    const targets = [...html.matchAll(/<a href="#(f\d+)">/g)].map((match) => match[1]);
    expect(targets).toHaveLength(ALL.length);
    for (const target of targets) expect(html).toMatch(new RegExp(`<section id="${target}"[ >]`));
    expect(htmlOf([READY])).not.toContain('<nav');
  });

  test('what a workbook holds stays text', () => {
    const html = htmlOf([HOSTILE]);
    expect(html).not.toMatch(/<script|<img|<b>/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;');
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('every element that is opened is closed', () => {
    const open: string[] = [];
    const html = htmlOf([...ALL, HOSTILE]).replace(/<style>.*<\/style>/s, '');
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta' || name === 'br' || name === 'input') continue;
      if (slash === '') open.push(name as string);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});
