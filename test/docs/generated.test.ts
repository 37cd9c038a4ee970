import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../src/engine/checks/all.ts';
import { builtInPolicies } from '../../src/engine/policy/built-in.ts';
import { generatedDocs, staleDocs } from '../../tools/docs/generate.ts';

/** The documents that are derived hold what they are derived from. */

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('no generated document is stale', () => {
  expect(generatedDocs(ROOT).length).toBeGreaterThanOrEqual(checkIds.length + 5);
  expect(staleDocs(ROOT).map(({ path }) => `${path} is stale: run npm run docs`)).toEqual([]);
});

test('the index names every check once, the README every policy', () => {
  const index = read('docs/checks/README.md');
  expect(checkIds.filter((id) => index.split(`| [${id}](${id}.md) |`).length !== 2)).toEqual([]);
  const readme = read('README.md');
  expect(builtInPolicies.filter(({ id }) => readme.split(`| \`${id}\` `).length !== 2)).toEqual([]);
});

test('an example shows its cells with row numbers and column letters, and what is reported', () => {
  const page = read('docs/checks/score-mismatch.md');
  expect(page).toContain('报告 H17（警告）：指标“受益居民户数”得分填了 14，按评分办法应为 12。');
  expect(page).toMatch(/^\| \| A \| B \| C \| D \| E \| F \| G \| H \| I \|$/m);
  expect(page).toMatch(/^\| 17 \| .*\| \*\*1200户\*\* \| 15 \| \*\*14\*\* \|/m);
});
