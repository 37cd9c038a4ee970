import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { documentSchema } from '../../../src/reports/schema.ts';
import { Folder, type Surroundings } from '../../support/cli.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';

/** `jihe check`, from files on a disk to what is printed and the exit status. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const WRONG = { H20: '99' };

async function checkJson(args: readonly string[], surroundings?: Surroundings) {
  const ran = await folder.run(['check', ...args, '--format', 'json'], surroundings);
  return { ...ran, files: documentSchema.parse(JSON.parse(ran.out)).files };
}

describe('exit status and entries', () => {
  test('0: a faultless form', async () => {
    folder.form('a.xlsx');
    const { code, files, err } = await checkJson(['a.xlsx']);
    expect([code, err]).toEqual([0, '']);
    expect(files).toEqual([expect.objectContaining({ path: 'a.xlsx', verdict: 'ready', findings: [] })]);
  });

  test('0: warnings and hints are no errors', async () => {
    folder.form('b.xlsx', { F11: '完成6个小区的供水管网改造，居民用水稳定。' });
    const { code, files } = await checkJson(['b.xlsx']);
    expect(files[0]?.findings.map((finding) => [finding.check, finding.severity])).toEqual([['goal-copied', 'hint']]);
    expect(code).toBe(0);
  });

  test('1: a finding of severity error', async () => {
    folder.form('a.xlsx', WRONG);
    const { code, files } = await checkJson(['a.xlsx']);
    expect(code).toBe(1);
    expect(files[0]).toMatchObject({ verdict: 'has-errors', findings: [{ check: 'total-mismatch', cells: ['H20'] }] });
  });

  test('2: one file fails, the others are reported all the same, in the order given', async () => {
    folder.form('a.xlsx', WRONG);
    folder.write('text.xlsx', '不是工作簿');
    folder.write('empty.xlsx', '');
    folder.write('cut.xlsx', readFileSync(folder.form('whole.xlsx')).subarray(0, 900));
    folder.form('b.xlsx');
    const { code, files } = await checkJson(['a.xlsx', 'text.xlsx', 'gone.xlsx', 'empty.xlsx', 'cut.xlsx', 'b.xlsx']);
    expect(code).toBe(2);
    expect(files.map((file) => [file.path, file.verdict === null ? file.error.code : file.verdict])).toEqual([
      ['a.xlsx', 'has-errors'],
      ['text.xlsx', 'not-a-workbook'],
      ['gone.xlsx', 'file-not-found'],
      ['empty.xlsx', 'empty-file'],
      ['cut.xlsx', 'truncated'],
      ['b.xlsx', 'ready'],
    ]);
  });

  test('a form in a hidden sheet is checked only when that is asked for', async () => {
    const hidden = {
      ...withCells(exampleForm('national'), { H20: '99' }),
      name: '上年',
      visibility: 'hidden' as const,
    };
    folder.workbook('a.xlsx', exampleForm('national'), hidden);
    const quiet = await checkJson(['a.xlsx']);
    expect(quiet.code).toBe(0);
    expect(quiet.files[0]).toMatchObject({
      verdict: 'needs-review',
      findings: [{ check: 'hidden-sheet', sheet: '上年', cells: [], table: null }],
    });
    // The option is named where it can be typed, and nowhere else.
    expect((await folder.run(['check', 'a.xlsx'])).out.replace(/\s+/g, '')).toContain('命令行加--hidden。');
    expect((await folder.run(['check', 'a.xlsx', '--format', 'html'])).out).not.toContain('--hidden');
    const requested = await checkJson(['a.xlsx', '--hidden']);
    expect(requested.code).toBe(1);
    expect(requested.files[0]).toMatchObject({ verdict: 'has-errors', coverage: { tables: 2 } });
  });

  test('no form in any file is no pass; one form is enough', async () => {
    folder.workbook('空.xlsx', formGrid('收支表\n项目\t金额\n水费\t3'));
    folder.workbook('表.xlsx', exampleForm('national'));
    expect((await folder.run(['check', '空.xlsx'])).code).toBe(1);
    expect((await folder.run(['check', '空.xlsx', '表.xlsx'])).code).toBe(0);
  });

  test('files of a folder that are neither workbooks nor reports are named', async () => {
    folder.workbook('甲/表.xlsx', exampleForm('national'));
    for (const name of ['报告.odt', '表.pdf', '.hidden', '~$表.xlsx', 'Thumbs.db', 'a\u001b[31m.txt'])
      folder.write(`甲/${name}`, 'x');
    const { code, err, out } = await folder.run(['check', '甲']);
    expect(code).toBe(0);
    expect(err).toMatch(/^另有 3 个文件不是表格或报告，没有核对：甲\/a.*\.txt、甲\/报告\.odt、甲\/表\.pdf。\n$/);
    expect(err).not.toContain('\u001b');
    expect(out).not.toContain('报告.odt');
  });

  test('a workbook without a form is told apart from a faultless one', async () => {
    folder.workbook('a.xlsx', formGrid('收支表\n项目\t金额\n水费\t3'));
    const { code, files } = await checkJson(['a.xlsx']);
    expect(code).toBe(1);
    expect(files[0]).toMatchObject({
      verdict: 'not-checked',
      tables: [],
      findings: [{ check: 'no-form', sheet: '自评表', cells: [], table: null }],
      coverage: { tables: 0, indicators: 0 },
    });
    expect((await folder.run(['check', 'a.xlsx'])).out).toContain('没有找到绩效自评表');
  });
});

describe('which files', () => {
  const paths = async (...args: string[]) => (await checkJson(args)).files.map((file) => file.path);

  test('a folder is walked for .xlsx, by name; temporary files are passed over', async () => {
    for (const name of ['表/b.xlsx', '表/a/2.XLSX', '表/a/1.xlsx', '表/c.xlsx']) folder.form(name);
    for (const name of ['~$b.xlsx', '.~b.xlsx', '._b.xlsx', 'notes.txt', 'a/~$1.xlsx']) folder.write(`表/${name}`, 'x');
    expect(await paths('表')).toEqual(['表/a/1.xlsx', '表/a/2.XLSX', '表/b.xlsx', '表/c.xlsx']);
  });

  test('files and folders keep the order of the command line, and a file is checked once', async () => {
    for (const name of ['d/a.xlsx', 'd/b.xlsx', 'z.xlsx']) folder.form(name);
    expect(await paths('z.xlsx', 'd/b.xlsx', 'd', './z.xlsx')).toEqual(['z.xlsx', 'd/b.xlsx', 'd/a.xlsx']);
  });

  test('links that lead back up end', async () => {
    folder.form('d/a.xlsx');
    folder.form('elsewhere/b.xlsx');
    symlinkSync('..', folder.at('d/back'));
    symlinkSync('.', folder.at('d/self'));
    symlinkSync('../gone.xlsx', folder.at('d/x.xlsx'));
    const { files } = await checkJson(['d']);
    expect(files.map((file) => file.path)).toEqual(['d/a.xlsx', 'd/back/elsewhere/b.xlsx', 'd/x.xlsx']);
    expect(files[2]).toMatchObject({ error: { code: 'file-not-found' } });
  });

  test('a folder without any workbook is a failed entry', async () => {
    mkdirSync(folder.at('empty'));
    folder.form('a.xlsx');
    const { code, files } = await checkJson(['empty', 'a.xlsx']);
    expect(code).toBe(2);
    expect(files).toMatchObject([{ path: 'empty', error: { code: 'no-workbooks' } }, { verdict: 'ready' }]);
  });

  test('old formats in a folder are read too, each for what it is', async () => {
    folder.form('d/a.xlsx');
    folder.write('d/b.xls', xlsFixture('hubei.xls'));
    folder.write('d/c.et', xlsFixture('operator-columns.et'));
    folder.write('d/d.xls', '<html><table><tr><td>1</td></tr></table>');
    folder.form('d/e.ET');
    const { code, files } = await checkJson(['d']);
    expect(code).toBe(2);
    expect(files.map((file) => [file.path, file.verdict === null ? file.error.code : file.tables.length])).toEqual([
      ['d/a.xlsx', 1],
      ['d/b.xls', 1],
      ['d/c.et', 1],
      ['d/d.xls', 'html-table'],
      ['d/e.ET', 1],
    ]);
  });

  test('an asterisk that the shell left alone is a pattern', async () => {
    for (const name of ['a1.xlsx', 'a2.xlsx', 'b.xlsx']) folder.form(name);
    folder.write('~$a1.xlsx', 'x');
    expect(await paths('a*.xlsx', '?.xlsx')).toEqual(['a1.xlsx', 'a2.xlsx', 'b.xlsx']);
    expect(await checkJson(['c*.xlsx'])).toMatchObject({ code: 2, files: [{ error: { code: 'file-not-found' } }] });
  });

  test('a name that holds pattern signs is a name', async () => {
    folder.form('a(1)[x].xlsx');
    expect(await paths('a(1)[x].xlsx')).toEqual(['a(1)[x].xlsx']);
  });
});

describe('formats and outputs', () => {
  test('text is the default', async () => {
    folder.form('a.xlsx', WRONG);
    const { code, out } = await folder.run(['check', 'a.xlsx']);
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.xlsx\n {2}有错误：1 处错误/);
  });

  test('ndjson is a line a file, the same as the elements of json', async () => {
    folder.form('d/a.xlsx', WRONG);
    folder.form('d/b.xlsx');
    folder.write('d/c.xlsx', 'x');
    const { code, out } = await folder.run(['check', 'd', '--format', 'ndjson']);
    expect(code).toBe(2);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await checkJson(['d'])).files);
  });

  test('sarif knows every check that exists, with its page', async () => {
    folder.form('a.xlsx', WRONG);
    const { code, out } = await folder.run(['check', 'a.xlsx', '--format=sarif']);
    const [run] = JSON.parse(out).runs;
    expect(code).toBe(1);
    expect(run.results.map((result: { ruleId: string }) => result.ruleId)).toEqual(['total-mismatch']);
    const rule = run.tool.driver.rules[run.results[0].ruleIndex];
    expect(rule.id).toBe('total-mismatch');
    expect(rule.help.text).toMatch(/^# total-mismatch .+\n## 怎么改\n/s);
  });

  test('html is written to a file, and nothing to the screen', async () => {
    folder.form('a.xlsx', WRONG);
    const { code, out, err } = await folder.run(['check', 'a.xlsx', '--format', 'html', '--output', '报告.html']);
    expect([code, out, err]).toEqual([1, '', '']);
    expect(readFileSync(folder.at('报告.html'), 'utf8')).toContain('2024年3月1日 10:05');
    expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', '报告.html']);
  });

  test('an earlier report is replaced', async () => {
    folder.form('a.xlsx');
    folder.write('r.json', 'x'.repeat(100_000));
    expect((await folder.run(['check', 'a.xlsx', '--format', 'json', '--output', 'r.json'])).code).toBe(0);
    expect(JSON.parse(readFileSync(folder.at('r.json'), 'utf8')).files).toHaveLength(1);
  });

  test.each(['d/a.xlsx', './d/../d/a.xlsx', 'link.xlsx', 'hard.xlsx'])(
    'the report never goes over an input: %s',
    async (output) => {
      const before = readFileSync(folder.form('d/a.xlsx'));
      symlinkSync('d/a.xlsx', folder.at('link.xlsx'));
      linkSync(folder.at('d/a.xlsx'), folder.at('hard.xlsx'));
      const { code, out, err } = await folder.run(['check', 'd', '--output', output]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('它就是要读取的文件');
      expect(readFileSync(folder.at('d/a.xlsx')).equals(before)).toBe(true);
    },
  );

  test.each([
    ['gone/r.json', '文件夹不存在'],
    ['.', '它是一个文件夹'],
  ])('no report can be written to %s', async (output, why) => {
    folder.form('a.xlsx');
    const { code, err } = await folder.run(['check', 'a.xlsx', '--output', output]);
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(readdirSync(folder.path)).toEqual(['a.xlsx']);
  });

  test('colours: on a terminal, unless NO_COLOR; elsewhere only with FORCE_COLOR', async () => {
    folder.form('a.xlsx', WRONG);
    const colored = async (surroundings: Surroundings, ...args: string[]) =>
      (await folder.run(['check', 'a.xlsx', ...args], surroundings)).out.includes('\u001b[');
    expect(await colored({ terminal: true })).toBe(true);
    expect(await colored({ terminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await colored({ terminal: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).toBe(false);
    expect(await colored({})).toBe(false);
    expect(await colored({ env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await colored({ terminal: true, env: { FORCE_COLOR: '0' } })).toBe(false);
    expect(await colored({ terminal: true }, '--format', 'json')).toBe(false);
  });
});

describe('policies', () => {
  test('without a policy the national one is in force, and another is suggested', async () => {
    folder.workbook('a.xlsx', exampleForm('hubei'));
    const { files } = await checkJson(['a.xlsx']);
    expect(files[0]?.tables).toMatchObject([{ policy: 'national', policySuggestion: { policy: 'hubei' } }]);
    expect((await folder.run(['check', 'a.xlsx'])).out).toContain('建议按“湖北”办法；采用时加 --policy hubei');
  });

  test('in a workbook with several forms a policy is suggested, and given, for its sheet', async () => {
    const second = exampleForm('hubei');
    folder.workbook('a.xlsx', exampleForm('national'), { ...second, name: '黄石' }, { ...second, name: '第 二 张' });
    const { out } = await folder.run(['check', 'a.xlsx']);
    expect(out).toContain('采用时加 --policy 黄石=hubei');
    expect(out).toContain('采用时加 --policy "第 二 张=hubei"');
    expect(out).not.toContain('--policy hubei');
    const { files, err } = await checkJson(['a.xlsx', '--policy', 'platform', '--policy', '黄石=hubei']);
    expect(files[0]?.tables).toMatchObject([{ policy: 'platform' }, { policy: 'hubei' }, { policy: 'platform' }]);
    expect(err).toBe('');
    const missed = await checkJson(['a.xlsx', '--policy', '襄阳=hubei', '--policy', '第 二 张#1=hubei']);
    expect(missed.files[0]?.tables).toMatchObject([
      { policy: 'national' },
      { policy: 'national' },
      { policy: 'hubei' },
    ]);
    expect(missed.err).toBe('没有用上：--policy 襄阳=hubei，核对的文件里没有这样的自评表。\n');
    const filled = await folder.run(['fill', 'a.xlsx', '--dry-run', '--policy', '黄石=hubei']);
    expect(filled.out).toContain('采用时加 --policy "第 二 张=hubei"');
    expect(filled.out).not.toContain('采用时加 --policy 黄石=hubei');
    expect((await folder.run(['fill', 'a.xlsx', '--dry-run', '--policy', '襄阳=hubei'])).out).toContain('没有用上：');
    expect((await folder.run(['check', 'a.xlsx', '--policy', '黄石=nowhere'])).code).toBe(2);
  });

  test('a built-in policy by its id', async () => {
    folder.workbook('a.xlsx', exampleForm('hubei'));
    const { files } = await checkJson(['a.xlsx', '--policy', 'hubei']);
    expect(files[0]?.tables).toMatchObject([{ policy: 'hubei', policySuggestion: null }]);
  });

  const OWN = {
    id: 'our-bureau',
    name: '本局',
    source: '本局办法',
    executionPoints: 10,
    reverse: 'linear',
    tiers: { first: 0.9, second: 0.7 },
    overfulfilment: { threshold: 1.2 },
    executionExplainBelow: 0.9,
    grades: { 优: 95, 良: 85, 中: 70 },
  };

  test("a unit's own policy from a file, with a byte order mark or without", async () => {
    folder.form('a.xlsx');
    folder.write('own.json', `\ufeff${JSON.stringify(OWN)}`);
    const { files } = await checkJson(['a.xlsx', '--policy', 'own.json']);
    expect(files[0]?.tables).toMatchObject([{ policy: 'our-bureau' }]);
    const tier = files[0]?.tables[0]?.indicators.find((indicator) => indicator.recomputed.range !== null);
    expect(tier?.recomputed.range).toEqual([13.5, 15]);
  });

  test.each([
    ['nowhere', undefined, '没有编号为“nowhere”的评分办法，也没有这个文件'],
    ['own.json', '{"id": "x",}', '不是正确的 JSON'],
    ['own.json', JSON.stringify({ ...OWN, reverse: 'maybe', digits: 9 }), '有 2 处不对'],
    ['own.json', '[]', '评分办法应当是对象'],
  ])('--policy %s with %j fails before any file is read', async (policy, content, sentence) => {
    folder.form('a.xlsx');
    if (content !== undefined) folder.write(policy, content);
    const { code, out, err } = await folder.run(['check', 'a.xlsx', '--policy', policy]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).toMatch(/原因：.+\n {2}办法：.+\n$/);
  });
});

describe('long runs', () => {
  function manyForms(count: number): void {
    for (let index = 0; index < count; index += 1) folder.form(`d/${String(index).padStart(2, '0')}.xlsx`);
  }

  test('on a terminal a line at the foot tells how far it is, and is taken away again', async () => {
    manyForms(12);
    let clock = 0;
    const now = () => {
      clock += 1000;
      return new Date(clock);
    };
    const { err } = await folder.run(['check', 'd', '--format', 'ndjson'], { terminal: true, now });
    expect(err).toMatch(/已核对 3\/12 · 约剩 \d+ 秒 · d\/03\.xlsx/);
    expect(err.split('\r\u001b[K').every((line) => line.length < 80)).toBe(true);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });

  test('nothing of the kind for few files, or where nobody looks', async () => {
    manyForms(12);
    expect((await folder.run(['check', 'd'])).err).toBe('');
    expect((await folder.run(['check', 'd/00.xlsx', 'd/01.xlsx'], { terminal: true })).err).toBe('');
  });

  test('Ctrl-C ends with 130, says how far it came, and leaves no half report', async () => {
    manyForms(12);
    const controller = new AbortController();
    let reads = 0;
    const now = () => {
      reads += 1;
      if (reads === 3) controller.abort();
      return new Date(reads * 1000);
    };
    const { code, err } = await folder.run(['check', 'd', '--format', 'ndjson', '--output', 'r.ndjson'], {
      signal: controller.signal,
      terminal: true,
      now,
    });
    expect(code).toBe(130);
    expect(err).toMatch(/已中断：12 个文件核对了 [1-9] 个。\n$/);
    expect(readdirSync(folder.path)).toEqual(['d']);
  });

  test('a reader who goes away (| head) is no accident to report', async () => {
    manyForms(3);
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const stdout = { isTerminal: false, columns: 80, write: () => Promise.reject(gone) };
    expect(await folder.run(['check', 'd'], { stdout })).toMatchObject({ code: 2, err: '' });
  });
});
