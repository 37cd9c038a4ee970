import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTasks } from '../../tools/checks/open-tasks.ts';

/** `npm run new-check`, in a copy of the project: what it writes passes types, lint and format; what is open is named. */

const ROOT = join(__dirname, '../..');
const COPIED = [
  'src',
  'docs/checks',
  'tools/new-check.mjs',
  'tools/lint',
  'biome.json',
  '.gitignore',
  '.oxlintrc.json',
];
const WRITTEN = [
  'src/engine/checks/score-in-words.ts',
  'src/messages/checks/score-in-words.ts',
  'docs/checks/score-in-words.md',
  'src/engine/checks/all.ts',
  'src/messages/checks/all.ts',
];

let folder: string;

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

function node(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  return { status, output: stdout + stderr };
}

const newCheck = (...args: readonly string[]): Ended => node('tools/new-check.mjs', ...args);
const tsc = (): string => node('node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false').output;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

function edit(name: string, from: string, to: string): void {
  const text = read(name);
  if (!text.includes(from)) throw new Error(`not in ${name}: ${from}`);
  writeFileSync(join(folder, name), text.replace(from, to));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jihe-new-check-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['src/messages', 'src/reports'] }),
  );
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [[], /npm run new-check <id> \[table\|funds\|total\|indicators\]/],
  [['Score_Words'], /Score_Words is no id/],
  [['score--words'], /score--words is no id/],
  [['score-missing'], /score-missing is taken: .*score-missing\.ts exists/],
  [['overspent'], /overspent is taken/],
  [['shared'], /shared is taken/],
  [['all'], /all is taken/],
  [['level-1-points'], /level-1-points is too near to level1-points/],
  [['score-in-words', 'foot'], /foot is no block/],
  [[], /npm run new-check <text-…\|form-…> report/],
  [['score-in-words', 'report'], /score-in-words is no id of a report's check/],
  [['text-rate', 'report'], /text-rate is taken: .*text-rate\.ts exists/],
  [['text-rate', 'funds'], /text-rate is taken: docs\/checks\/text-rate\.md exists/],
  [['form-funds', 'report'], /form-funds is taken/],
  [['form-cut', 'report'], /form-cut is taken/],
])('refuses %j and writes nothing', (args, says) => {
  const register = read('src/engine/checks/all.ts');
  const { status, output } = newCheck(...args);
  expect(status).toBe(2);
  expect(output).toMatch(says);
  expect(read('src/engine/checks/all.ts')).toBe(register);
  expect(existsSync(join(folder, 'src/engine/checks/score-in-words.ts'))).toBe(false);
});

test('writes rule, words, page and the lines of both registers', () => {
  const { status, output } = newCheck('score-in-words', 'total');
  expect(output).toContain(WRITTEN.join('\n'));
  expect(status).toBe(0);
  for (const register of ['src/engine/checks/all.ts', 'src/messages/checks/all.ts']) {
    expect(read(register)).toMatch(/'year-differs': yearDiffers,\n {2}'score-in-words': scoreInWords,\n/);
    expect(read(register)).toMatch(
      /\nimport \{ scoreInWords \} from '\.\/score-in-words\.ts';\nimport \{ scoreMismatch \}/,
    );
  }
  const sources = WRITTEN.filter((name) => name.endsWith('.ts'));
  expect(tsc()).toBe('');
  const format = node('node_modules/@biomejs/biome/bin/biome', 'ci', ...sources);
  expect(format.output).toMatch(/Checked 4 files/);
  expect(format.status).toBe(0);
  const lint = node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...sources);
  expect(lint.output).toMatch(/Found 0 warnings and 0 errors/);
});

test('what is still to be filled in is named in words', () => {
  const open = openTasks(folder, 'score-in-words');
  expect(open).toContain(
    'docs/checks/score-in-words.md: examples missing: a form that raises it (```form raises national)',
  );
  for (const name of WRITTEN.slice(0, 3))
    expect(open.filter((task) => task.startsWith(`${name}: 〔待填〕 is still to be filled in, line `))).toHaveLength(1);
  expect(open).toHaveLength(4);
});

test.each([
  ['text-share', 'text-placeholder', 'false', '```text raises'],
  ['form-goal', 'form-year', 'true', '```text raises'],
])('writes %s of a report behind %s', (id, previous, needsForm, fence) => {
  const name = id.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase());
  const before = previous.replace(/-(\w)/, (_, letter: string) => letter.toUpperCase());
  const [rules, words] = ['src/engine/narrative/checks', 'src/messages/narrative'];
  const written = [
    `${rules}/${id}.ts`,
    `${words}/${id}.ts`,
    `docs/checks/${id}.md`,
    `${rules}/all.ts`,
    `${words}/all.ts`,
  ];
  const { status, output } = newCheck(id, 'report');
  expect(output).toContain(written.join('\n'));
  expect(status).toBe(0);
  for (const register of written.slice(3))
    expect(read(register)).toContain(`  '${previous}': ${before},\n  '${id}': ${name},\n`);
  expect(read(`${rules}/${id}.ts`)).toContain(`  needsForm: ${needsForm},`);
  const sources = written.filter((each) => each.endsWith('.ts'));
  expect(tsc()).toBe('');
  expect(node('node_modules/@biomejs/biome/bin/biome', 'ci', ...sources).status).toBe(0);
  const open = openTasks(folder, id, 'text');
  expect(open).toContain(`docs/checks/${id}.md: examples missing: a text that raises it (${fence})`);
  expect(open).toHaveLength(4);
});

test('a check without its line in either register is refused', () => {
  const entry = "  'score-in-words': scoreInWords,\n";
  edit('src/engine/checks/all.ts', entry, '');
  expect(tsc()).toMatch(/src\/messages\/checks\/all\.ts.*'score-in-words'' does not exist in type/s);
  // Under another id, and with the words gone.
  edit(
    'src/engine/checks/all.ts',
    "  'year-differs': yearDiffers,\n",
    "  'year-differs': yearDiffers,\n  'by-words': scoreInWords,\n",
  );
  edit('src/messages/checks/all.ts', entry, '');
  const errors = tsc();
  expect(errors).toMatch(/src\/engine\/checks\/all\.ts.*by-words/s);
  expect(errors).toMatch(/src\/messages\/checks\/all\.ts.*'"by-words"' is missing/s);
});
