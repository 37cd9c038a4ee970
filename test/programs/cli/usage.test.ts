import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../../src/engine/checks/all.ts';
import { narrativeCheckIds } from '../../../src/engine/narrative/checks/all.ts';
import { builtInPolicies } from '../../../src/engine/policy/built-in.ts';
import { COMMANDS } from '../../../src/messages/cli.ts';
import { optionsOf } from '../../../src/programs/cli/args.ts';
import { displayWidth } from '../../../src/reports/printable.ts';
import { Folder } from '../../support/cli.ts';

/** How the command line is spoken to, and what it says when it is spoken to wrongly. */

const folder = new Folder();
afterAll(() => folder.remove());

test.each([[['--help']], [['-h']], [['help']], [['nonsense', '--help']]])('%j shows the usage', async (args) => {
  const { code, out, err } = await folder.run(args);
  expect([code, err]).toEqual([0, '']);
  for (const word of ['jihe check', 'jihe fill', 'jihe policies', 'jihe explain', '--policy', '--dry-run']) {
    expect(out).toContain(word);
  }
});

test.each([
  [['help', 'check'], 'check'],
  [['check', '--help'], 'check'],
  [['fill', 'a.xlsx', '-h'], 'fill'],
  [['help', 'policies'], 'policies'],
  [['explain', '--help'], 'explain'],
] as const)('%j shows the help of that command alone', async (args, command) => {
  const { code, out, err } = await folder.run(args);
  expect([code, err]).toEqual([0, '']);
  expect(out.startsWith(`用法\n  jihe ${command} `)).toBe(true);
  for (const option of optionsOf(command).filter((each) => !['help', 'version'].includes(each)))
    expect(out).toContain(`  --${option}`);
  const others = COMMANDS.filter((each) => each !== command);
  for (const other of others) expect(out).not.toContain(`${other} 的选项`);
  expect(out).toContain('例子\n');
});

test('the usage fits on a terminal of 80 columns', async () => {
  const { out } = await folder.run(['--help']);
  for (const line of out.split('\n')) expect(line.length).toBeLessThan(70);
});

test.each([[['--version']], [['-v']], [['version']]])('%j shows the version', async (args) => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8'));
  expect(await folder.run(args)).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each([
  [[], '没有说明要做什么。'],
  [['form.xlsx'], '不认识的命令“form.xlsx”。'],
  [['check'], '没有说明要核对哪些文件。'],
  [['check', ''], '有一个文件名是空的。'],
  [['check', 'a.xlsx', ' '], '有一个文件名是空的。'],
  [['check', '--', ''], '有一个文件名是空的。'],
  [['fill', '', '--output', 'b.xlsx'], '有一个文件名是空的。'],
  [['check', 'a.xlsx', '--formt', 'json'], '不认识的选项 --formt。'],
  [['check', 'a.xlsx', '--dry-run'], '不认识的选项 --dry-run。'],
  [['check', 'a.xlsx', '-f'], '不认识的选项 -f。'],
  [['check', 'a.xlsx', '--format', 'xml'], '选项 --format 的值“xml”不对。'],
  [['check', 'a.xlsx', '--format'], '选项 --format 后面缺少内容。'],
  [['check', 'a.xlsx', '--output', '--format', 'json'], '选项 --output 后面缺少内容。'],
  [['check', 'a.xlsx', '--output='], '选项 --output 后面缺少内容。'],
  [['check', 'a.xlsx', '--jobs', '0'], '选项 --jobs 的值“0”不对。'],
  [['check', 'a.xlsx', '--jobs', 'viele'], '选项 --jobs 的值“viele”不对。'],
  [['fill'], '没有说明要填写哪个文件。'],
  [['fill', 'a.xlsx', 'b.xlsx', '--output', 'c.xlsx'], '不能把几个副本都存为 c.xlsx。'],
  [['fill', '-', '--output', 'c.xlsx'], 'fill 不从标准输入读。'],
  [['fill', 'a.xlsx'], '没有说明填好的副本存到哪里。'],
  [['fill', 'a.xlsx', '--dry-run=yes'], '选项 --dry-run 后面不能带内容。'],
  [['fill', 'a.xlsx', '--dry-run', '--what', 'scores,all'], '选项 --what 的值“all”不对。'],
  [['fill', 'a.xlsx', '--dry-run', '--as', 'text'], '选项 --as 的值“text”不对。'],
  [['fill', 'a.xlsx', '--dry-run', '--notes', 'n.json'], '给了 --notes，却没有要求填写偏差说明。'],
  [['policies', 'all'], '没有编号为“all”的评分办法，也没有这个文件。'],
  [['policies', 'hubei', 'all'], '命令 policies 后面多了内容。'],
  [['help', 'checks'], '没有命令“checks”的说明。'],
  [['check', 'a.xlsx', '--brief', '--statistics'], '--brief 和 --statistics 不能一起用。'],
  [['check', 'a.xlsx', '--brief', '--format', 'json'], '--brief 不能用于 json 格式。'],
  [['check', 'a.xlsx', '--quiet', '--severity', 'hint'], '--quiet 和 --severity 不能一起用。'],
  [['check', 'a.xlsx', '--max-findings', '-1'], '选项 --max-findings 的值“-1”不对。'],
  [['check', 'a.xlsx', '--max-findings', 'x'], '选项 --max-findings 的值“x”不对。'],
  [['check', 'a.xlsx', '--name', 'b'], '给了 --name，却没有从标准输入读。'],
  [['check', 'a.xlsx', '--select', 'x-y'], '没有编号为“x-y”的规则。'],
  [['explain'], '没有说明要看哪条规则。'],
  [['explain', 'a', 'b'], '命令 explain 后面多了内容。'],
  [['explain', 'score-wrong'], '没有编号为“score-wrong”的规则。'],
  [['toString'], '不认识的命令“toString”。'],
])('%j: %s', async (args, sentence) => {
  const { code, out, err } = await folder.run(args);
  expect([code, out]).toEqual([2, '']);
  expect(err.startsWith(`${sentence}\n`)).toBe(true);
  expect(err).toMatch(/ {2}办法：.+\n$/);
});

test('behind -- everything is a file', async () => {
  const { code, out } = await folder.run(['check', '--format', 'json', '--', '--help']);
  expect(code).toBe(2);
  expect(JSON.parse(out).files).toMatchObject([{ path: '--help', error: { code: 'file-not-found' } }]);
});

test('a second -- is a file as well, and what stands before it no option', async () => {
  const { code, out } = await folder.run(['check', '--format', 'json', '--', '--help', '--']);
  expect(code).toBe(2);
  expect(JSON.parse(out).files).toMatchObject([{ path: '--help' }, { path: '--' }]);
});

test('policies lists the built-in ones with their ids', async () => {
  const { code, out } = await folder.run(['policies']);
  expect(code).toBe(0);
  for (const { id, name, source } of builtInPolicies) {
    expect(out).toContain(`${id}  ${name}`);
    expect(out).toContain(`    依据：${source}\n`);
  }
  expect(out).toMatch(/^national .*（默认）$/m);
});

test('explain has something to say about every check', async () => {
  const ids = [...checkIds, ...narrativeCheckIds];
  expect(ids.length).toBeGreaterThanOrEqual(74);
  for (const id of ids) {
    const { code, out } = await folder.run(['explain', id]);
    expect([id, code]).toEqual([id, 0]);
    expect(out.split('\n')[0]).toMatch(new RegExp(`^\\S+.* \\[${id}\\]$`));
    expect(out).not.toMatch(/^(?:#|示例$|```|\||<!--)|\*\*[^*\n]+\*\*|\]\(|`/m);
  }
});

test('explain names every check there is when it knows none of the name', async () => {
  const { code, err } = await folder.run(['explain', 'x-y']);
  expect(code).toBe(2);
  const [, named = ''] = /可用的编号：(.+)$/m.exec(err) ?? [];
  expect(named.split('、')).toEqual([...checkIds, ...narrativeCheckIds]);
});

test('explain names other rules by their titles, and keeps to the width of a terminal', async () => {
  const { out } = await folder.run(['explain', 'total-mismatch'], { terminal: true });
  expect(out.replace(/\s/g, '')).toMatch(/由“[^”]+”（score-mismatch）等核对/);
  let lines = 0;
  for (const id of checkIds) {
    for (const line of (await folder.run(['explain', id], { terminal: true })).out.split('\n')) {
      lines += 1;
      // Closing marks may hang over: no line begins with one.
      expect([id, line, displayWidth(line) <= 86]).toEqual([id, line, true]);
    }
  }
  expect(lines).toBeGreaterThan(500);
});

test('explain works without the pages as well', async () => {
  const { code, out } = await folder.run(['explain', 'total-mismatch'], { pages: folder.at('nowhere') });
  expect(code).toBe(0);
  expect(out).toMatch(/^.+\n\n规则编号：total-mismatch\n级别：错误\n依据：.+\n$/);
});
