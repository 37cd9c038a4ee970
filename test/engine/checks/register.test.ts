import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkBlocks, checkIds, checks } from '../../../src/engine/checks/all.ts';
import { narrativeCheckIds } from '../../../src/engine/narrative/checks/all.ts';
import { openTasks } from '../../../tools/checks/open-tasks.ts';

/** Every check has its three files of one name, and each of them says what it has to. A red test names what to do. */

const ROOT = join(__dirname, '../../..');
const RULES = 'src/engine/checks';
const WORDS = 'src/messages/checks';
const PAGES = 'docs/checks';
const registered: readonly string[] = checkIds;

function idsIn(folder: string, extension: string, others: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(extension) && !others.includes(name))
    .map((name) => name.slice(0, -extension.length));
}

test('every file among the checks is registered', () => {
  const files = idsIn(RULES, '.ts', ['all.ts', 'check.ts']);
  expect(files.length).toBeGreaterThanOrEqual(47);
  const missing = files.filter((id) => !registered.includes(id));
  expect(missing.map((id) => `${RULES}/${id}.ts isn't registered: add it to a block of ${RULES}/all.ts`)).toEqual([]);
});

test('every words file and every page belongs to a check', () => {
  const words = idsIn(WORDS, '.ts', ['all.ts', 'check.ts']).filter((id) => !registered.includes(id));
  const ofTexts: readonly string[] = narrativeCheckIds;
  const pages = idsIn(PAGES, '.md', ['README.md']).filter((id) => !registered.includes(id) && !ofTexts.includes(id));
  expect([
    ...words.map((id) => `${WORDS}/${id}.ts has no check: register one in ${RULES}/all.ts, or delete it`),
    ...pages.map((id) => `${PAGES}/${id}.md has no check: register one in ${RULES}/all.ts, or delete it`),
  ]).toEqual([]);
});

test('no check stands in two blocks, each under its own id', () => {
  const ids = Object.values(checkBlocks).flatMap((block) => Object.keys(block));
  expect(ids.length).toBeGreaterThanOrEqual(47);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(Object.entries(checks).filter(([id, check]) => check.id !== id)).toEqual([]);
});

test.each(checkIds)('%s has a rule, words and a page with examples', (id) => {
  expect(openTasks(ROOT, id)).toEqual([]);
});
