import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../support/cli.ts';

/** docs/cli.md shows what the program prints. */

const folder = new Folder();
afterAll(() => folder.remove());

test('the example of --brief is what it prints', async () => {
  folder.form('甲.xlsx', { H20: '98' });
  folder.form('乙.xlsx', { F11: '完成6个小区的供水管网改造，居民用水稳定。' });
  const page = readFileSync(join(__dirname, '../../docs/cli.md'), 'utf8');
  const example = /^ {2}\$ jihe (check .+)\n((?: {2}.*\n|\n)+?) {2}```$/m.exec(page);
  const [, command = '', shown = ''] = example ?? [];
  expect(command).toBe('check 甲.xlsx 乙.xlsx --brief');
  const { out } = await folder.run(command.split(' '));
  expect(shown.replace(/^ {2}/gm, '')).toBe(out);
});
