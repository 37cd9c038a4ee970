import { checkIds } from '../../../src/engine/checks/all.ts';
import { narrativeCheckIds } from '../../../src/engine/narrative/checks/all.ts';
import { builtInPolicies } from '../../../src/engine/policy/built-in.ts';
import { parsePolicy } from '../../../src/engine/policy/parse.ts';
import { COMMANDS } from '../../../src/messages/cli.ts';
import { optionsOf } from '../../../src/programs/cli/args.ts';
import { Folder } from '../../support/cli.ts';

/** Whatever is mistyped is answered with what was meant. */

const folder = new Folder();
beforeAll(() => {
  folder.form('自评表.xlsx');
  folder.write('办法.json', JSON.stringify(builtInPolicies[0]));
});
afterAll(() => folder.remove());

/** With two letters swapped, one left out, one doubled: at the beginning, in the middle and at the end. */
function slips(word: string): string[] {
  const at = [0, Math.floor(word.length / 2), word.length - 2];
  return at.flatMap((i) => [
    word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i + 1) + word.slice(i),
  ]);
}

/** The slips of words that are no other of the words. */
function mistyped(words: readonly string[]): [string, string][] {
  return words.flatMap((word) =>
    [...new Set(slips(word))].filter((slip) => !words.includes(slip)).map((slip): [string, string] => [slip, word]),
  );
}

/** Those whose answer doesn't name what was meant. */
async function unanswered(
  words: readonly string[],
  args: (slip: string) => string[],
  floor: number,
): Promise<unknown[]> {
  const all = mistyped(words);
  expect(all.length).toBeGreaterThanOrEqual(floor);
  const missed: unknown[] = [];
  for (const [slip, word] of all) {
    const { code, err } = await folder.run(args(slip));
    const [, names = ''] = /^ {2}办法：您是不是要：(.+)$/m.exec(err) ?? [];
    if (code !== 2 || !names.split(/[ （）]/).some((name) => name.replace(/^--/, '') === word))
      missed.push([slip, word, err]);
  }
  return missed;
}

test('commands', async () => {
  expect(await unanswered([...COMMANDS, 'help', 'version'], (slip) => [slip, '自评表.xlsx'], 40)).toEqual([]);
});

test.each([
  ['check', 150],
  ['fill', 90],
  ['policies', 20],
  ['explain', 15],
] as const)('options of %s', async (command, floor) => {
  expect(await unanswered(optionsOf(command), (slip) => [command, '自评表.xlsx', `--${slip}`], floor)).toEqual([]);
});

test.each([
  ['--format', ['text', 'json', 'ndjson', 'sarif', 'html']],
  ['--severity', ['error', 'warning', 'hint']],
  ['--fail-on', ['error', 'warning', 'never']],
])('values of %s', async (option, values) => {
  expect(await unanswered(values, (slip) => ['check', '自评表.xlsx', option, slip], 20)).toEqual([]);
});

test.each([
  ['--what', ['scores', 'rate', 'total', 'notes']],
  ['--as', ['values', 'formulas']],
  ['--changes', ['tracked', 'plain']],
])('values of %s', async (option, values) => {
  expect(await unanswered(values, (slip) => ['fill', '自评表.xlsx', '--dry-run', option, slip], 12)).toEqual([]);
});

test('ids of checks and of policies', async () => {
  expect(await unanswered([...checkIds, ...narrativeCheckIds], (slip) => ['explain', slip], 500)).toEqual([]);
  const ids = builtInPolicies.map(({ id }) => id);
  expect(await unanswered(ids, (slip) => ['check', '自评表.xlsx', '--policy', slip], 40)).toEqual([]);
});

test.each([
  [['chek', '自评表.xlsx'], 'jihe check 自评表.xlsx'],
  [['check', '自评表.xlsx', '——policy', 'hubei'], '--policy'],
  [['check', '自评表.xlsx', '-policy', 'hubei'], '--policy'],
  [['check', '自评表.xlsx', '--select', 'total-mismach'], 'total-mismatch（总分不等于各项得分之和）'],
  [['explain', '总分不等于'], 'total-mismatch（总分不等于各项得分之和）'],
  [['check', '自评表.xlsx', '--policy', '湖北'], 'hubei（'],
  [['check', '自评表.xlsx', '--policy', '办发.json'], '办法.json'],
  [['check', '自评表.xlsx', '--form', '自评.xlsx'], '自评表.xlsx'],
  [['check', '自评表.xls'], '自评表.xlsx'],
  [['check', '自评'], '自评表.xlsx'],
  [['fill', '自平表.xlsx', '--dry-run'], '自评表.xlsx'],
  // In Chinese.
  [['核对', '自评表.xlsx'], 'jihe check 自评表.xlsx'],
  [['填写', '自评表.xlsx'], 'jihe fill 自评表.xlsx'],
  [['帮助'], 'jihe help'],
  [['help', '核对'], 'jihe help check'],
  [['check', '自评表.xlsx', '--简要'], '--brief'],
  [['check', '自评表.xlsx', '--severity', '错误'], '--severity error'],
  [['check', '自评表.xlsx', '--fail-on', '警告'], '--fail-on warning'],
  [['check', '自评表.xlsx', '--format', '网页'], '--format html'],
  [['fill', '自评表.xlsx', '--dry-run', '--what', '得分'], '--what scores'],
  [['fill', '自评表.xlsx', '--dry-run', '--as', '公式'], '--as formulas'],
  [['check', '自评表.xlsx', '--policy', '湖北省'], 'hubei（湖北'],
  // Typed while an input method was on.
  [['check', '自评表.xlsx', '－－ｂｒｉｅｆ'], '--brief'],
  [['check', '自评表.xlsx', '--format', 'ｊｓｏｎ'], '--format json'],
  [['check', '自评表.xlsx', '--max-findings', '２０'], '--max-findings 20'],
  [['check', '自评表.xlsx', '--jobs', '４'], '--jobs 4'],
  [['check自评表.xlsx'], 'jihe check 自评表.xlsx'],
  [['check\u3000自评表.xlsx'], 'jihe check 自评表.xlsx'],
  [['CHECK自评表.xlsx', '--brief'], 'jihe check 自评表.xlsx --brief'],
  [['check', '“自评表.xlsx”'], '自评表.xlsx'],
  [['check', "'自评表.xlsx'"], '自评表.xlsx'],
  [['check', '“自评.xlsx”'], '自评表.xlsx'],
  [['fill', '“自评表.xlsx”', '--dry-run'], '自评表.xlsx'],
  // As other programs call it.
  [['check', '自评表.xlsx', '-o', 'a.html'], '--output'],
  [['check', '自评表.xlsx', '-f', 'json'], '--format 或 --form 或 --fail-on'],
  [['fill', '自评表.xlsx', '-d'], '--dry-run'],
  [['check', '自评表.xlsx', '--out', 'a.html'], '--output'],
  [['check', '自评表.xlsx', '/brief'], '--brief'],
  [['fill', '自评表.xlsx', '/DRY-RUN'], '--dry-run'],
  [['/version'], '--version'],
  // Without its command, or in front of it.
  [['--policy', 'hubei', '自评表.xlsx'], 'jihe check --policy hubei 自评表.xlsx'],
  [['-policy', 'hubei', '自评表.xlsx'], 'jihe check --policy hubei 自评表.xlsx'],
  [['--polcy=hubei', '自评表.xlsx'], 'jihe check --policy=hubei 自评表.xlsx'],
  [['——brief', '自评表.xlsx'], 'jihe check --brief 自评表.xlsx'],
  [['--brief', 'check', '自评表.xlsx'], 'jihe check --brief 自评表.xlsx'],
  [['--dry-run', '自评表.xlsx'], 'jihe fill --dry-run 自评表.xlsx'],
  [['--jobs', '2', 'fill', '甲', '--output', '乙'], 'jihe fill --jobs 2 甲 --output 乙'],
  [['-j', '2', '自评表.xlsx'], 'jihe check --jobs 2 自评表.xlsx 或 jihe policies --json 2 自评表.xlsx'],
  // Patterns that match nothing, where the same with another ending does.
  [['check', '*.xls'], '*.xlsx'],
  [['fill', '自评*.et', '--dry-run'], '自评*.xlsx'],
])('%j: %s', async (args, meant) => {
  const { code, out, err } = await folder.run(args);
  expect(code).toBe(2);
  expect(out + err).toContain(`办法：您是不是要：${meant}`);
});

test.each([
  [['check', '自评表.xlsx', '--format'], '可用的值是 text、json、ndjson、sarif、html。', '例如：--format text'],
  [['fill', '自评表.xlsx', '--what'], '可用的值是 scores、rate、total、notes。', '例如：--what scores'],
  [['check', '自评表.xlsx', '--output'], '这个选项需要一个值。', '运行 jihe help check 查看它的选项。'],
  [['check', '自评表.xlsx', '--max-findings', '-5'], '它是最多列出几处问题', '例如：--max-findings 20'],
  [['check', '自评表.xlsx', '--jobs', '-1'], '它是同时处理的文件数', '例如：--jobs 4'],
  [['“自评表.xlsx”'], '可用的命令是', '要核对文件时写成：jihe check 自评表.xlsx'],
  [['自评表.xlsx', '我的 表.xlsx'], '可用的命令是', '要核对文件时写成：jihe check 自评表.xlsx "我的 表.xlsx"\n'],
  [['/数据/自评表.xlsx'], '可用的命令是', '要核对文件时写成：jihe check /数据/自评表.xlsx'],
  [['-', '--brief'], '可用的命令是', '要核对文件时写成：jihe check - --brief'],
  [['--policy', 'hubei'], '先写命令，再写选项和文件。', '您是不是要：jihe check --policy hubei\n'],
  [['--xyz', '自评表.xlsx'], '命令要写在选项前面。', '运行 jihe --help 查看用法。'],
  [['policies', 'hubei', 'national'], '它只要一个编号。', '运行 jihe help policies'],
  [['check', '自评表.xlsx', '--format', 'excel'], '可用的值是 text、', '汇总表由工作台的“导出汇总表”存成 .xlsx；'],
  [['check', '自评表.xlsx', '--format', 'DOCX'], '可用的值是 text、', '报告里的问题可以写成批注：--comments'],
  [['check', '自评表.xlsx', '--format', 'pdf'], '可用的值是 text、', '存成网页，在浏览器里打印成 PDF：--format html'],
])('%j: why, and what would do', async (args, why, how) => {
  const { code, err } = await folder.run(args);
  expect(code).toBe(2);
  expect(err).toContain(`  原因：${why}`);
  expect(err).toContain(`  办法：${how}`);
});

test('a pattern that nothing near matches is told apart from a missing file', async () => {
  const { code, out } = await folder.run(['check', '决算*.xls']);
  expect(code).toBe(2);
  expect(out).toContain('没有找到符合 决算*.xls 的文件。');
  expect(out).toContain('要核对整个文件夹时，写文件夹的名称。');
  expect(out).not.toContain('您是不是要');
});

test.each([[['/?']], [['check', '/?']]])('%j asks for help', async (args) => {
  const { code, out } = await folder.run(args);
  expect(code).toBe(0);
  expect(out).toContain('jihe check <文件或文件夹…> [选项]');
});

test('parts may be parted by the commas of an input method', async () => {
  const run = (what: string) => folder.run(['fill', '自评表.xlsx', '--dry-run', '--what', what]);
  expect(await run('scores，rate、total')).toEqual(await run('scores,rate,total'));
});

test('an option of another command is said to be one', async () => {
  const { err } = await folder.run(['check', '自评表.xlsx', '--dry-run']);
  expect(err).toContain('原因：命令 check 没有这个选项，它是 fill 的。');
});

test.each(builtInPolicies.map(({ id }) => [id]))('%s as JSON can be saved, edited and used', async (id) => {
  const { code, out } = await folder.run(['policies', id, '--json']);
  expect(code).toBe(0);
  expect(parsePolicy(JSON.parse(out))).toMatchObject({ ok: true, policy: { id } });
  folder.write('我的.json', out.replace(`"id": "${id}"`, '"id": "wode"'));
  const checked = await folder.run(['check', '自评表.xlsx', '--policy', '我的.json', '--format', 'json']);
  expect(JSON.parse(checked.out).files[0].tables[0].policy).toBe('wode');
});
