import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyOf, filesOf } from './mutate/copy.mjs';
import { partsOf } from './mutate/parts.mjs';
import { mutantsOf } from './mutate/places.mjs';
import { recordsOf, testsOf } from './mutate/reach.mjs';
import { closingLine, reportOf } from './mutate/report.mjs';
import { sampleOf } from './mutate/sample.mjs';
import { Trial } from './mutate/trial.mjs';

/** `npm run mutate`: what the unit tests notice when one place of the sources is slightly different. */

const root = fileURLToPath(new URL('../', import.meta.url));
const USAGE = `npm run mutate -- [options] [folders or files of src]
  --sample N      so many mutants, spread over the parts of src (all: 100)
  --seed N        another sample (1)
  --since COMMIT  only lines changed since then
  --kind NAME     only mutants of this kind; may be given again
  --tests FOLDER  only test files from there; may be given again
  --limit S       seconds of tests a mutant at most, of the processor’s time that they usually take (90)
  --jobs N        so many at a time (1)
  --json FILE     all outcomes, for programs
  --again FILE    the survivors that a run wrote there; with a higher limit they meet all tests that reach them
  --list          the mutants, without trying them
  --all           also the files that are left out`;

/** Which files aren't tried, and why. */
const LEFT_OUT = [
  [/^src\/programs\/cli\/(?:main|worker)\.ts$/, 'the program itself: tests run it as a built file'],
  [/^src\/(?:pane|programs\/workbench)\/main\.tsx$/, 'puts the page together: browser tests'],
  [/^src\/programs\/excel\/taskpane\/(?:excel|file)\.ts$/, 'puts the page together: browser tests'],
  [/^src\/programs\/excel\/ribbon\/(?:main|message|self-test|old-browser)\.ts$/, 'pages of their own: browser tests'],
  [/^src\/(?:pane\/theme|reports\/html-style)\.ts$/, 'looks only'],
  [/\.d\.ts$/, 'types'],
];

/** Sentences are looked at by people; the tests ask for few of them word by word. */
const SENTENCES = /^src\/messages\//;

function optionsOf(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      since: { type: 'string' },
      kind: { type: 'string', multiple: true },
      tests: { type: 'string', multiple: true, default: [] },
      limit: { type: 'string', default: '90' },
      jobs: { type: 'string', default: '1' },
      json: { type: 'string' },
      again: { type: 'string' },
      list: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, wanted: positionals.map((each) => path.relative(root, path.resolve(root, each))) };
}

/** The lines of each source that changed since the commit. */
function changedSince(commit) {
  const changed = new Map();
  const diff = execFileSync('git', ['diff', '-U0', '--no-color', '--no-ext-diff', commit, '--', 'src'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  let current = new Set();
  for (const row of diff.split('\n')) {
    const [, name] = /^\+\+\+ b\/(.*)$/.exec(row) ?? [];
    if (name !== undefined) {
      current = new Set();
      changed.set(name, current);
    }
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(row) ?? [];
    if (first !== undefined) for (let n = 0; n < Number(count); n += 1) current.add(Number(first) + n);
  }
  const added = execFileSync('git', ['ls-files', '-o', '--exclude-standard', '-z', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  const untracked = new Set(added.split('\0'));
  return ({ file, line }) => untracked.has(file) || (changed.get(file)?.has(line) ?? false);
}

function candidatesOf(files, options) {
  const isWanted = (file) =>
    options.wanted.length === 0 || options.wanted.some((each) => file === each || file.startsWith(`${each}/`));
  const sources = files
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && isWanted(file))
    .filter((file) => options.all || !LEFT_OUT.some(([pattern]) => pattern.test(file)));
  const isChanged = options.since === undefined ? () => true : changedSince(options.since);
  return sources.sort().flatMap((file) =>
    mutantsOf(readFileSync(path.join(root, file), 'utf8'), { strings: !SENTENCES.test(file) })
      .map((mutant) => ({ file, ...mutant }))
      .filter((mutant) => isChanged(mutant) && (options.kind === undefined || options.kind.includes(mutant.kind))),
  );
}

/** The mutants that survived a run, where the sources still have them: lines may have moved since. */
function survivorsIn(file, candidates) {
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const survived = results.filter(({ outcome }) => outcome === 'survived' || outcome === 'unreached');
  return survived.flatMap((old) => {
    const same = candidates.filter((each) =>
      ['file', 'kind', 'before', 'after', 'text'].every((name) => each[name] === old[name]),
    );
    return same.sort((a, b) => Math.abs(a.line - old.line) - Math.abs(b.line - old.line)).slice(0, 1);
  });
}

/** As many of the tests as usually fit into the limit; the first always. */
function within(tests, seconds) {
  let left = seconds * 1000;
  return tests.filter(({ milliseconds }, index) => {
    left -= milliseconds;
    return index === 0 || left >= 0;
  });
}

async function tried(mutants, files, options) {
  const say = (text) => process.stderr.write(`${text}\n`);
  const jobs = Number(options.jobs);
  const copies = Array.from({ length: jobs }, () => copyOf(root, files));
  const cache = path.join(copies[0], '.jest');
  const sources = new Set(mutants.map(({ file }) => file));
  const records = await recordsOf(root, copies[0], { sources, jobs, cache, wanted: options.tests, say });
  const red = records.filter(({ isGreen }) => !isGreen).map(({ name }) => name);
  if (red.length > 0) say(`not used, because they fail without any mutant: ${red.join(', ')}`);
  const results = [];
  const queue = mutants.map((mutant, index) => ({ mutant, index }));
  const work = async (copy) => {
    const trial = new Trial(copy, cache);
    const quickest = records.filter(({ isGreen }) => isGreen).sort((a, b) => a.milliseconds - b.milliseconds);
    await trial.prove(quickest.slice(0, 3));
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { mutant, index } = next;
      const reaching = testsOf(records, mutant.file, mutant.line);
      const tests = within(reaching, Number(options.limit));
      const counts = { tests: tests.length, reaching: reaching.length };
      const result = reaching.length === 0 ? { outcome: 'unreached', by: null } : await trial.run(mutant, tests);
      results[index] = { ...mutant, ...result, ...counts };
      say(
        `${results.filter(Boolean).length}/${mutants.length} ${result.outcome} ${mutant.file}:${mutant.line} ${mutant.kind}`,
      );
    }
    await trial.end();
  };
  await Promise.all(copies.map(work));
  return results;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const options = optionsOf(process.argv.slice(2));
if (options.help) {
  process.stdout.write(`${USAGE}\n`);
} else {
  const files = filesOf(root);
  const candidates = candidatesOf(files, options);
  const isOpen = options.wanted.length === 0 && options.since === undefined;
  const size = options.sample === undefined ? (isOpen ? 100 : candidates.length) : Number(options.sample);
  const mutants =
    options.again === undefined ? sampleOf(candidates, size, options.seed) : survivorsIn(options.again, candidates);
  if (options.list) {
    for (const { file, line, kind, before, after } of mutants)
      process.stdout.write(`${file}:${line} ${kind}  ${before}  →  ${after}\n`);
    process.stdout.write(`${mutants.length} of ${candidates.length} mutants\n`);
  } else {
    process.stderr.write(
      `${mutants.length} of ${candidates.length} mutants${options.again === undefined ? `, seed ${options.seed}` : ''}\n`,
    );
    const results = await tried(mutants, files, options);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
    process.stdout.write(`${reportOf(results, partsOf(candidates))}\n${closingLine(results)}\n`);
  }
  // A pipe takes long lists in pieces.
  process.stdout.write('', () => process.exit());
}
