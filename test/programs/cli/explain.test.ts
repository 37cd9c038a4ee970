import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPage } from '../../../src/programs/cli/explain.ts';
import { ruleOf } from '../../../src/programs/cli/rules.ts';

/** Which parts of a check's page `explain` shows. */

const pages = mkdtempSync(join(tmpdir(), 'jihe-explain-'));
afterAll(() => rmSync(pages, { recursive: true }));

async function shown(page: string): Promise<string> {
  writeFileSync(join(pages, 'total-mismatch.md'), page);
  return await checkPage(ruleOf('total-mismatch'), pages);
}

test.each<[string, string, string]>([
  [
    'examples in the middle',
    '# 甲\n\n一\n\n## 示例\n\n二\n### 三\n\n四\n\n## 乙\n\n五\n',
    '# 甲\n\n一\n\n## 乙\n\n五\n',
  ],
  ['examples at the end', '# 甲\n\n一\n\n## 示例\n\n二', '# 甲\n\n一\n'],
  ['no examples', '# 甲\n\n一\n\n\n', '# 甲\n\n一\n'],
  ['a part of a part that is called so', '# 甲\n\n### 示例\n\n二\n', '# 甲\n\n### 示例\n\n二\n'],
  ['another part that begins so', '# 甲\n\n## 示例以外\n\n二\n', '# 甲\n\n## 示例以外\n\n二\n'],
])('%s', async (_name, page, expected) => {
  expect(await shown(page)).toBe(expected);
});

test('without a page, what the catalogue knows', async () => {
  const { title, basis } = ruleOf('total-mismatch');
  const page = await checkPage(ruleOf('total-mismatch'), join(pages, 'none'));
  for (const words of ['total-mismatch', title, basis]) expect(page).toContain(words);
});
