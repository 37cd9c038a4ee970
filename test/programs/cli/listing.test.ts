import { readFileSync } from 'node:fs';
import { displayWidth } from '../../../src/reports/printable.ts';
import { documentSchema } from '../../../src/reports/schema.ts';
import { Folder } from '../../support/cli.ts';

/** Which findings are listed, how, and what that does to the exit status. */

const folder = new Folder();
/** An error, a warning and a hint: the total, an indicator's score, goals copied. */
const MIXED = { H20: '90', H17: '14', F11: '完成6个小区的供水管网改造，居民用水稳定。' };
beforeAll(() => {
  folder.form('好.xlsx');
  folder.form('差.xlsx', MIXED);
  folder.form('提示.xlsx', { F11: '完成6个小区的供水管网改造，居民用水稳定。' });
  folder.form('一个名字很长的文件夹/单位名称也很长的区住房和城乡建设局老旧小区供水改造.xlsx', MIXED);
});
afterAll(() => folder.remove());

async function found(args: readonly string[]) {
  const { code, out } = await folder.run(['check', '差.xlsx', '--format', 'json', ...args]);
  const [file] = documentSchema.parse(JSON.parse(out)).files;
  if (file === undefined || file.verdict === null) throw new TypeError('no file');
  return { code, checks: file.findings.map(({ check }) => check), unlisted: file.unlisted, verdict: file.verdict };
}

test('by severity: what is left out is counted, and the verdict stays', async () => {
  const all = await found([]);
  expect(all.checks.length).toBeGreaterThanOrEqual(3);
  expect(all.unlisted).toBeUndefined();
  const quiet = await found(['--quiet']);
  expect(quiet).toEqual(await found(['--severity', 'error']));
  expect(quiet.code).toBe(1);
  expect(quiet.verdict).toBe('has-errors');
  expect(quiet.checks).not.toContain('goal-copied');
  expect(quiet.unlisted?.error).toBe(0);
  expect(quiet.checks.length + (quiet.unlisted?.warning ?? 0) + (quiet.unlisted?.hint ?? 0)).toBe(all.checks.length);
  expect((await found(['--severity', 'warning'])).unlisted).toEqual({ error: 0, warning: 0, hint: 1 });
});

test('by rules: the exit status goes by those alone, the verdict by all', async () => {
  expect(await found(['--select', 'goal-copied'])).toMatchObject({
    code: 0,
    checks: ['goal-copied'],
    verdict: 'has-errors',
  });
  const some = await found(['--select', 'goal-copied,total-mismatch', '--ignore', 'goal-copied']);
  expect(some).toMatchObject({ code: 1, checks: ['total-mismatch'] });
  const errors = (await found(['--quiet'])).checks;
  expect((await found(['--ignore', errors.join('，')])).code).toBe(0);
});

test('at most so many of the whole run', async () => {
  const { out, code } = await folder.run([
    'check',
    '差.xlsx',
    '一个名字很长的文件夹',
    '--max-findings',
    '1',
    '--format',
    'ndjson',
  ]);
  const files = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(files.map(({ findings }) => findings.length)).toEqual([1, 0]);
  expect(files[1].unlisted.error).toBeGreaterThan(0);
  expect(code).toBe(1);
  const text = await folder.run(['check', '差.xlsx', '--max-findings', '1']);
  expect(text.out).toMatch(/^ {2}另有 .*没有列出。$/m);
});

test.each([
  [['差.xlsx'], 'error', 1],
  [['差.xlsx'], 'never', 0],
  [['差.xlsx', '没有.xlsx'], 'never', 2],
  [['提示.xlsx'], 'warning', 0],
  [['好.xlsx'], 'warning', 0],
] as const)('%j with --fail-on %s ends with %d', async (files, failOn, status) => {
  expect((await folder.run(['check', ...files, '--fail-on', failOn])).code).toBe(status);
});

test('--fail-on warning: a warning is enough', async () => {
  folder.form('警告.xlsx', { F11: '' });
  expect((await folder.run(['check', '警告.xlsx'])).code).toBe(0);
  expect((await folder.run(['check', '警告.xlsx', '--fail-on', 'warning'])).code).toBe(1);
});

describe('--brief', () => {
  test('is a line a finding, with the file, the cell, the severity and the id', async () => {
    const { checks } = await found([]);
    const { out } = await folder.run(['check', '差.xlsx', '--brief']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(checks.length);
    for (const line of lines) expect(line).toMatch(/^差\.xlsx:[A-Z]+\d+ (?:错误|警告|提示) .+ \[[a-z-]+\]$/);
    expect(out).toContain('差.xlsx:H20 错误 各项得分合计 99，总分填了 90，');
  });

  test('fits on a terminal: the end of the path and the id stay', async () => {
    const { out } = await folder.run(['check', '一个名字很长的文件夹', '差.xlsx', '--brief'], {
      terminal: true,
      env: { NO_COLOR: '1' },
    });
    const lines = out.split('\n');
    for (const line of lines.slice(0, lines.indexOf(''))) {
      expect([line, displayWidth(line) <= 80]).toEqual([line, true]);
    }
    expect(out).toMatch(/^….*供水改造\.xlsx:H20 错误 .+ \[total-mismatch\]$/m);
    const piped = (await folder.run(['check', '一个名字很长的文件夹', '--brief'])).out;
    expect(piped).toContain('一个名字很长的文件夹/单位名称也很长的区住房和城乡建设局老旧小区供水改造.xlsx:H20 错误 ');
    expect(piped).not.toContain('…');
  });

  test('a file that can not be read is a line too; several files end with a table', async () => {
    const { code, out } = await folder.run(['check', '没有.xlsx', '好.xlsx', '--brief']);
    expect(code).toBe(2);
    expect(out).toMatch(
      /^没有\.xlsx 错误 找不到这个文件或文件夹。 \[file-not-found\]\n\n文件 +表内 +复算 +错误 +警告 {2}结论\n没有\.xlsx .* 没有读出\n好\.xlsx +100 +100 +0 +0 {2}可报送\n\n共 2 个文件/,
    );
  });
});

test('the closing table tells of all findings, listed or not', async () => {
  const { out } = await folder.run(['check', '差.xlsx', '好.xlsx', '--select', 'goal-copied', '--quiet']);
  expect(out).toMatch(/^差\.xlsx +90 +\S+ +[1-9] +\d+ {2}有错误$/m);
});

test('--statistics: how often each rule found something, and nothing else', async () => {
  const { out } = await folder.run(['check', '差.xlsx', '提示.xlsx', '--statistics']);
  expect(out).toMatch(/^ *问题数 +文件数 {2}规则\n +2 +2 {2}.+ \[goal-copied\]\n/);
  expect(out).not.toContain('原因：');
  expect((await folder.run(['check', '好.xlsx', '--statistics'])).out).toContain('没有发现问题。');
});

test('the id in the text is one that explain knows', async () => {
  const { out } = await folder.run(['check', '差.xlsx']);
  const ids = [...out.matchAll(/\[([a-z-]+)\]/g)].map(([, id]) => id ?? '');
  expect(ids.length).toBeGreaterThanOrEqual(3);
  for (const id of ids) expect((await folder.run(['explain', id])).code).toBe(0);
});

describe('standard input', () => {
  const given = (name: string) => ({ stdin: () => Promise.resolve(new Uint8Array(readFileSync(folder.at(name)))) });

  test('is a file among the others, under the name that it is given', async () => {
    const { code, out } = await folder.run(
      ['check', '-', '好.xlsx', '--name', '传来的.xlsx', '--brief'],
      given('差.xlsx'),
    );
    expect(code).toBe(1);
    expect(out).toContain('传来的.xlsx:H20 错误 ');
    expect((await folder.run(['check', '-', '--brief'], given('差.xlsx'))).out).toContain('标准输入:H20 错误 ');
  });

  test('that holds nothing, or can not be read, is a failed entry', async () => {
    expect((await folder.run(['check', '-'])).code).toBe(2);
    const broken = { stdin: () => Promise.reject(Object.assign(new Error('x'), { code: 'EIO' })) };
    expect((await folder.run(['check', '-', '--format', 'json'], broken)).out).toContain('"file-unreadable"');
  });
});
