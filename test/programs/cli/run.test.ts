import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../../../src/engine/checks/all.ts';
import { allNarrativeChecks } from '../../../src/engine/narrative/checks/all.ts';
import { builtInPolicies } from '../../../src/engine/policy/built-in.ts';
import { describePolicy } from '../../../src/messages/policy.ts';
import { Folder, type Surroundings } from '../../support/cli.ts';
import { exampleForm } from '../../support/form-text.ts';

/** What holds for every command: exit status, accidents, threads, colours, the clock. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const WRONG = { H20: '99' };

test.each([
  [['ok.xlsx', 'ok2.xlsx'], 0],
  [['ok.xlsx', 'wrong.xlsx'], 1],
  [['wrong.xlsx', 'ok.xlsx'], 1],
  [['text.xlsx', 'wrong.xlsx', 'ok.xlsx'], 2],
  [['wrong.xlsx', 'text.xlsx', 'ok.xlsx'], 2],
  [['hint.xlsx', 'ok.xlsx'], 0],
  [['human.xlsx'], 0],
])('%j ends with the gravest: %d', async (files, status) => {
  folder.form('ok.xlsx');
  folder.form('ok2.xlsx');
  folder.form('wrong.xlsx', WRONG);
  folder.form('hint.xlsx', { F11: '完成6个小区的供水管网改造，居民用水稳定。' });
  folder.form('human.xlsx', { F18: '正在研究' });
  folder.write('text.xlsx', 'x');
  expect((await folder.run(['check', ...files])).code).toBe(status);
});

describe('accidents of ours', () => {
  const screen = (write: (text: string) => Promise<void>) => ({ isTerminal: false, columns: 80, write });

  test('are said with what the developers need', async () => {
    folder.form('a.xlsx');
    const stdout = screen(() => Promise.reject(new TypeError('no such luck')));
    const { code, err } = await folder.run(['check', 'a.xlsx'], { stdout });
    expect(code).toBe(2);
    expect(err).toMatch(
      /^绩核出错了，没有做完。\n {2}原因：这是没有预料到的情况；原文件没有被改动。\n {2}办法：请把下面的信息反馈给开发者。\nTypeError: no such luck\n {4}at .+\n$/s,
    );
  });

  test.each([
    ['an error without a stack', Object.assign(new Error('bare'), { stack: undefined }), 'bare'],
    ['what is no error', 'a word', 'a word'],
  ])('%s', async (_, thrown, words) => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- what is no error is the case
    const stdout = screen(() => Promise.reject(thrown));
    const { code, err } = await folder.run(['policies'], { stdout });
    expect(code).toBe(2);
    expect(err.endsWith(`反馈给开发者。\n${words}\n`)).toBe(true);
  });

  test('a closed second screen changes nothing', async () => {
    const stderr = screen(() => Promise.reject(new Error('closed')));
    expect(await folder.run(['nonsense'], { stderr })).toEqual({ code: 2, out: '', err: '' });
  });

  test('a mistake in the command has no stack', async () => {
    expect((await folder.run(['nonsense'])).err.split('\n')).toHaveLength(4);
  });
});

describe('threads', () => {
  /** Answers with the thread that it was; `hang` never answers. */
  function workerFile(): string {
    return folder.write(
      'worker.cjs',
      `const { parentPort, threadId, workerData } = require('node:worker_threads');
       parentPort.on('message', ({ path }) => {
         if (path.includes('hang')) return;
         parentPort.postMessage({ path, thread: threadId, policy: workerData.check.policy?.id ?? null, verdict: 'ready', findings: [], tables: [] });
       });`,
    );
  }

  async function threads(count: number, args: readonly string[], surroundings: Surroundings = {}): Promise<unknown[]> {
    for (let index = 0; index < count; index += 1) folder.write(`d/${String(index).padStart(3, '0')}.xlsx`, 'x');
    const { out } = await folder.run(['check', 'd', '--format', 'ndjson', ...args], {
      workerFile: workerFile(),
      ...surroundings,
    });
    const lines: { path: string; thread?: number }[] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ path }) => path)).toEqual(lines.map(({ path }) => path).sort());
    expect(lines).toHaveLength(count);
    return [...new Set(lines.map(({ thread }) => thread))];
  }

  test.each([
    [1, [], 0],
    // A thread can be ended when a file takes too long; the program's own can't.
    [2, [], 1],
    [63, [], 1],
    [64, [], 2],
    [96, [], 3],
    [3, ['--jobs', '1'], 1],
    [3, ['--jobs', '2'], 2],
    [2, ['--jobs', '9'], 2],
  ])('%d files with %j: %d threads', async (files, args, expected) => {
    const met = await threads(files, args, { processors: 8 });
    // Without threads nothing says which it was.
    expect(met.filter((thread) => thread !== undefined)).toHaveLength(expected);
  });

  test('no more than there are processors', async () => {
    expect(await threads(96, [], { processors: 2 })).toHaveLength(2);
  });

  test.each([
    [2 ** 30, ['--jobs', '64'], 2],
    [2 ** 28, ['--jobs', '64'], 1],
    [2 ** 30, [], 2],
  ])('no more than memory allows for: %d bytes, %j', async (memory, args, expected) => {
    const met = await threads(96, args, { processors: 8, memory });
    expect(met).toHaveLength(expected);
    expect(met).not.toContain(undefined);
  });

  test.each([
    [1_048_576, undefined],
    [1_048_577, expect.any(Number)],
  ])('a file of %d bytes that comes alone', async (size, thread) => {
    folder.write('alone/one.xlsx', new Uint8Array(size));
    const { out } = await folder.run(['check', 'alone', '--format', 'ndjson'], { workerFile: workerFile() });
    expect(JSON.parse(out)).toMatchObject({ path: expect.stringMatching(/one\.xlsx$/) });
    expect((JSON.parse(out) as { thread?: number }).thread).toEqual(thread);
  });

  test('none where there is no script for them', async () => {
    expect(await threads(3, ['--jobs', '3'], { workerFile: null })).toEqual([undefined]);
  });

  test('the policy reaches them; what is missing is told by this one', async () => {
    folder.form('a.xlsx');
    const { out } = await folder.run(
      ['check', 'a.xlsx', 'gone.xlsx', '--format', 'ndjson', '--jobs', '2', '--policy', 'hubei'],
      { workerFile: workerFile() },
    );
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ path: 'a.xlsx', policy: 'hubei' });
    expect(second).toMatchObject({ path: 'gone.xlsx', error: { code: 'file-not-found' } });
  });

  test('Ctrl-C ends those that work on', async () => {
    for (const name of ['a.xlsx', 'hang.xlsx', 'z.xlsx']) folder.write(name, 'x');
    const controller = new AbortController();
    const stdout = {
      isTerminal: false,
      columns: 80,
      write: () => {
        controller.abort();
        return Promise.resolve();
      },
    };
    const ran = await folder.run(['check', 'a.xlsx', 'hang.xlsx', 'z.xlsx', '--format', 'ndjson', '--jobs', '2'], {
      workerFile: workerFile(),
      signal: controller.signal,
      stdout,
    });
    expect(ran).toMatchObject({ code: 130, err: expect.stringMatching(/^已中断：3 个文件核对了 [01] 个。\n$/) });
  });
});

test('an empty NO_COLOR or FORCE_COLOR is none', async () => {
  folder.form('a.xlsx');
  const colored = async (surroundings: Surroundings) =>
    (await folder.run(['check', 'a.xlsx'], surroundings)).out.includes('\u001b[');
  expect(await colored({ terminal: true, env: { NO_COLOR: '' } })).toBe(true);
  expect(await colored({ terminal: true, env: { FORCE_COLOR: '' } })).toBe(true);
  expect(await colored({ env: { FORCE_COLOR: '' } })).toBe(false);
  expect(await colored({ env: { NO_COLOR: '', FORCE_COLOR: '1' } })).toBe(true);
});

test.each([
  [new Date(2024, 11, 31, 0, 9), '2024年12月31日 00:09'],
  [new Date(2025, 0, 1, 23, 59), '2025年1月1日 23:59'],
])('a page says when it was made', async (date, words) => {
  folder.form('a.xlsx');
  const { out } = await folder.run(['check', 'a.xlsx', '--format', 'html'], { now: () => date });
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8'));
  expect(out).toContain(`<p class="dim">绩核 ${version}</p>`);
  expect(out).toContain(`<p class="dim">${words} · 评分办法：全国通用（财预〔2020〕10号）</p>`);
});

test('sarif lists every check with its level and its page, and the version of the program', async () => {
  folder.form('a.xlsx');
  const { out } = await folder.run(['check', 'a.xlsx', '--format', 'sarif']);
  const { driver } = JSON.parse(out).runs[0].tool;
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8'));
  expect(driver.version).toBe(version);
  const known = [...allChecks, ...allNarrativeChecks];
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(known.map(({ id }) => id));
  expect(driver.rules).toHaveLength(known.length);
  expect(known.length).toBeGreaterThanOrEqual(74);
  for (const { id, help, shortDescription } of driver.rules) {
    expect([id, help.text.startsWith(`# ${id} `)]).toEqual([id, true]);
    expect(shortDescription.text).not.toBe('');
  }
});

describe('policies and explain', () => {
  /** In the order of the pages. */
  const PAGE_HEADS = ['报告什么', '为什么', '怎么改', '示例', '已知盲区'];

  test('policies: one after another, a blank line between them, the usual one marked', async () => {
    const { out } = await folder.run(['policies']);
    const blocks = out.split('\n\n');
    expect(blocks).toHaveLength(builtInPolicies.length);
    for (const [index, policy] of builtInPolicies.entries()) {
      const mark = policy.id === 'national' ? '（默认）' : '';
      const lines = [`${policy.id}  ${policy.name}${mark}`, ...describePolicy(policy).map((line) => `    ${line}`)];
      expect(blocks[index]?.trimEnd()).toBe(lines.join('\n'));
    }
    expect(out.endsWith('\n') && !out.endsWith('\n\n')).toBe(true);
    expect(out.match(/（默认）/g)).toHaveLength(1);
  });

  test('a page is shown whole, but for its examples', async () => {
    folder.write(
      'pages/total-mismatch.md',
      '# 标题\n\n正文\n\n## 示例\n\n例一：\n\n```form\nH20 = 98\n```\n\n### 例二\n\n## 怎么改\n\n改。\n\n\n',
    );
    const { out } = await folder.run(['explain', 'total-mismatch'], { pages: folder.at('pages') });
    expect(out).toBe('标题\n\n正文\n\n怎么改\n\n改。\n');
    const real = (await folder.run(['explain', 'total-mismatch'])).out;
    expect(real.split('\n').filter((line) => PAGE_HEADS.includes(line))).toEqual(
      PAGE_HEADS.filter((head) => head !== '示例'),
    );
  });

  test('without a page: title, id, level and basis', async () => {
    const { out } = await folder.run(['explain', 'goal-copied'], { pages: folder.at('nowhere') });
    const basis = allChecks.find(({ id }) => id === 'goal-copied')?.basis;
    expect(out).toMatch(new RegExp(`^[^#\\n][^\\n]*\\n\\n规则编号：goal-copied\\n级别：提示\\n依据：${basis}\\n$`));
  });

  test.each([
    ['text-rate', '比率算不出来\n\n规则编号：text-rate\n级别：错误\n依据：同一份报告里的数应当前后一致\n'],
    [
      'form-value',
      '指标的数与自评表不一致\n\n规则编号：form-value\n级别：警告\n依据：自评报告与项目支出绩效自评表应当一致\n',
    ],
  ])('without a page: %s of a report', async (id, words) => {
    expect((await folder.run(['explain', id], { pages: folder.at('nowhere') })).out).toBe(words);
  });

  test('a page of a report’s check is shown without its examples', async () => {
    const { code, out } = await folder.run(['explain', 'text-rate']);
    expect([code, out.split('\n')[0]]).toEqual([0, '比率算不出来 [text-rate]']);
    expect(out.split('\n').filter((line) => PAGE_HEADS.includes(line))).toEqual(
      PAGE_HEADS.filter((head) => head !== '示例'),
    );
  });
});

describe('words of the command line', () => {
  test.each([['1'], ['9999']])('--jobs %s is a number of files', async (jobs) => {
    folder.form('a.xlsx');
    expect((await folder.run(['check', 'a.xlsx', '--jobs', jobs])).code).toBe(0);
  });

  test.each([['0'], ['01'], ['10000'], ['1.5'], ['-1'], ['1x'], ['x1']])('--jobs=%s is none', async (jobs) => {
    folder.form('a.xlsx');
    const { code, err } = await folder.run(['check', 'a.xlsx', `--jobs=${jobs}`]);
    expect([code, err.split('\n')[0]]).toEqual([2, `选项 --jobs 的值“${jobs}”不对。`]);
  });

  test('the last of an option that is given twice counts; - alone is a name', async () => {
    folder.form('a.xlsx');
    const { code } = await folder.run(['check', '--format', 'html', 'a.xlsx', '--format', 'json', '--output', '-']);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(folder.at('-'), 'utf8')).files).toHaveLength(1);
  });

  test('behind -- even a word for help is a file; before it, help wins over everything', async () => {
    expect((await folder.run(['check', '--', '-h'])).code).toBe(2);
    expect((await folder.run(['nonsense', '-h'])).out).toMatch(/^绩核：/);
    expect((await folder.run(['check', '--format', 'xml', '--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await folder.run(['check', '-h', '--', 'a.xlsx'])).out).toMatch(/^用法\n {2}jihe check /);
  });

  test('fill: parts in any order and twice', async () => {
    folder.form('a.xlsx', { H6: '', H19: '' });
    const lines = async (what: string) =>
      (await folder.run(['fill', 'a.xlsx', '--dry-run', '--what', what])).out
        .split('\n')
        .filter((line) => line.includes('→'));
    expect(await lines('rate')).toEqual(['  自评表!H6 预算执行 执行率：（空） → 100%']);
    expect(await lines('scores')).toEqual(['  自评表!H19 居民满意度 得分：（空） → 10']);
    expect(await lines('scores,rate,scores')).toEqual(await lines('rate,scores'));
    expect(await lines('scores,rate')).toHaveLength(2);
  });

  test('fill names the policy that a file speaks for, once', async () => {
    folder.workbook('a.xlsx', exampleForm('hubei', '一'), exampleForm('hubei', '二'));
    const { out } = await folder.run(['fill', 'a.xlsx', '--dry-run']);
    expect(out.split('采用时加 --policy hubei')).toHaveLength(2);
  });
});

test('a byte order mark counts only at the beginning of a file', async () => {
  folder.form('a.xlsx');
  folder.write('own.json', '{"id":\ufeff"x"}');
  expect((await folder.run(['check', 'a.xlsx', '--policy', 'own.json'])).err).toContain('不是正确的 JSON');
});
