import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../src/engine/checks/all.ts';
import { narrativeCheckIds, narrativeChecks } from '../../src/engine/narrative/checks/all.ts';
import { builtInPolicies } from '../../src/engine/policy/built-in.ts';
import { generatedDocs, staleDocs } from '../../tools/docs/generate.ts';

/** The documents that are derived hold what they are derived from. */

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('no generated document is stale', () => {
  expect(generatedDocs(ROOT).length).toBeGreaterThanOrEqual(checkIds.length + narrativeCheckIds.length + 5);
  expect(staleDocs(ROOT).map(({ path }) => `${path} is stale: run npm run docs`)).toEqual([]);
});

test('the index names every check once, the README every policy', () => {
  const index = read('docs/checks/README.md');
  const ids = [...checkIds, ...narrativeCheckIds];
  expect(ids.length).toBeGreaterThanOrEqual(74);
  expect(ids.filter((id) => index.split(`| [${id}](${id}.md) |`).length !== 2)).toEqual([]);
  expect(index).toContain(`共 ${ids.length} 条：核对自评表的 ${checkIds.length} 条`);
  const readme = read('README.md');
  expect(builtInPolicies.filter(({ id }) => readme.split(`| \`${id}\` `).length !== 2)).toEqual([]);
});

test('an example shows its cells with row numbers and column letters, and what is reported', () => {
  const page = read('docs/checks/score-mismatch.md');
  expect(page).toContain('报告 H17（警告）：“受益居民户数”未达标，应得 12，填了 14。');
  expect(page).toMatch(/^\| \| A \| B \| C \| D \| E \| F \| G \| H \| I \|$/m);
  expect(page).toMatch(/^\| 17 \| .*\| \*\*1200户\*\* \| 15 \| \*\*14\*\* \|/m);
});

test('the index keeps the checks of reports apart, those that need a form by themselves', () => {
  const parts = new Map(
    read('docs/checks/README.md')
      .split('\n## ')
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), [...part.matchAll(/^\| \[([\w-]+)\]/gm)].map(([, id]) => id)]),
  );
  const own = narrativeCheckIds.filter((id) => !narrativeChecks[id].needsForm);
  expect(own.length).toBeGreaterThanOrEqual(13);
  expect(parts.get('报告正文')).toEqual(own);
  expect(parts.get('报告与自评表')).toEqual(narrativeCheckIds.filter((id) => narrativeChecks[id].needsForm));
});

test('an example of a report shows what is reported where, and the cells that it was held against', () => {
  const rate = read('docs/checks/text-rate.md');
  expect(rate).toContain('报告 第1段“100%”（错误）：按文中的数，比率最接近 45.5%，写了 100%。');
  const value = read('docs/checks/form-value.md');
  expect(value).toContain('报告 第1段“96%”（警告）：“居民满意度”自评表的实际完成值是 93%，文中写了 96%。');
  expect(value).toMatch(/^\| 19 \| .*\| 居民满意度 \| ≥90% \| 93% \|/m);
});
