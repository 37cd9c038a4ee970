import { notesFile, type ReadingNote } from '../../../src/engine/reading-notes/note.ts';
import { documentSchema } from '../../../src/reports/schema.ts';
import { Folder } from '../../support/cli.ts';

/** `--words`: what was taught, from a file. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const ACTUAL: ReadingNote = { words: '完成率', role: 'actual' };

async function checksOf(...options: readonly string[]): Promise<string[]> {
  const { out } = await folder.run(['check', 'a.xlsx', '--format', 'json', ...options]);
  return documentSchema.parse(JSON.parse(out)).files.flatMap(({ findings }) => findings.map(({ check }) => check));
}

test('forms are read by it', async () => {
  folder.form('a.xlsx', { F12: '完成率', F13: '5个' });
  folder.write('认法.json', notesFile([ACTUAL]));
  expect(await checksOf()).not.toContain('unmet-full-score');
  expect(await checksOf('--words', '认法.json')).toContain('unmet-full-score');
});

test('in several files at once, and when they are filled in', async () => {
  for (const name of ['a.xlsx', 'b.xlsx', 'c.xlsx']) folder.form(name, { F12: '完成率', F13: '5个' });
  folder.write('认法.json', `\ufeff${notesFile([ACTUAL])}`);
  const { out } = await folder.run(['check', '.', '--words', '认法.json', '--format', 'json']);
  const { files } = documentSchema.parse(JSON.parse(out));
  expect(files).toHaveLength(3);
  for (const { findings } of files) expect(findings.map(({ check }) => check)).toContain('unmet-full-score');
  const filled = (...options: readonly string[]) => folder.run(['fill', 'a.xlsx', '--dry-run', ...options]);
  expect((await filled()).out).toContain('没有要填写的单元格');
  expect((await filled('--words', '认法.json')).out).toMatch(/自评表!H13 .*20 → /);
});

test.each([
  ['{', '认法文件 认法.json 不是正确的 JSON。'],
  ['[]', '它不是导出的认法。'],
  ['{"version":1,"notes":[{"words":"完成率","role":"得分"}]}', '第 1 条的 role 不对'],
  ['{"version":1,"notes":[{"words":"12","role":"score"}]}', '第 1 条的 words 不是表里的字样。'],
  [null, '认法.json：'],
])('a file that says %s is refused, and nothing is checked', async (content, sentence) => {
  folder.form('a.xlsx');
  if (content !== null) folder.write('认法.json', content);
  for (const args of [
    ['check', 'a.xlsx'],
    ['fill', 'a.xlsx', '--dry-run'],
  ]) {
    const { code, out, err } = await folder.run([...args, '--words', '认法.json']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  }
});
