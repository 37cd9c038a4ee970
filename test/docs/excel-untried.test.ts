import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VERDICT } from '../../src/messages/pane.ts';
import { SELF_TEST } from '../../src/messages/settings.ts';

/** What was never tried in a real Excel: the same things in 关于 and in the page on installing, and a list of how to try them. */

const INSTALL = path.join(__dirname, '../../docs/install');
const PAGE = readFileSync(path.join(INSTALL, 'excel.md'), 'utf8');
const REPORTS = path.join(INSTALL, 'excel-reports');
const LIST = readFileSync(path.join(REPORTS, 'README.md'), 'utf8');

function rowsUnder(text: string, heading: string): string[][] {
  const part = text.slice(text.indexOf(`\n${heading}\n`) + 1).split('\n## ')[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('关于 and the page list as many, and each says what would happen', () => {
  const rows = rowsUnder(PAGE, '## 未实测');
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(SELF_TEST.untriedInExcel.split('；')).toHaveLength(rows.length);
  for (const [what = '', then = ''] of rows) expect([what, then.length > 10]).toEqual([what, true]);
});

test('the page leads to the list of what to try, which asks for ten things and says where the answer shows', () => {
  const [, link = ''] = /\[十分钟的清单\]\(([^)]+)\)/.exec(PAGE) ?? [];
  expect(existsSync(path.join(INSTALL, link))).toBe(true);
  const rows = rowsUnder(LIST, '## 试什么');
  expect(rows.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  for (const row of rows) expect([row.length, row.every((cell) => cell !== '')]).toEqual([4, true]);
  for (const label of [SELF_TEST.version, SELF_TEST.host, SELF_TEST.can, SELF_TEST.cannot, SELF_TEST.last])
    expect(LIST).toContain(`${label}${SELF_TEST.separator}`);
  expect(LIST).toContain(`${SELF_TEST.untried}${SELF_TEST.separator}`);
  expect(VERDICT.unheard).toContain('可能不通知');
});

test('reports have their date and platform for a name', () => {
  const reports = readdirSync(REPORTS).filter((name) => name !== 'README.md');
  for (const name of reports) expect(name).toMatch(/^20\d\d-\d\d-\d\d-[a-z0-9-]+\.md$/);
  expect(LIST.includes('现在还没有报告。')).toBe(reports.length === 0);
});
