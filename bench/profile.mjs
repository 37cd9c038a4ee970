import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the time goes: `node bench/profile.mjs [CASE] [RUNNER]` (small, sheets, ledger; check, read). Profiles the bundle as it is
 * measured and adds up the time spent in each function itself, named by its source. Needs what `npm run bench` has built.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..');
const FOLDER = join(HERE, 'results/profile');
const SHOWN = 30;

/** The name that the source gives to what begins at a line: minified names tell nothing. */
function nameAt(lines, line) {
  for (let at = line; at >= Math.max(0, line - 2); at--) {
    const match =
      /(?:function\s+|^\s*(?:private\s+|static\s+|protected\s+|get\s+|readonly\s+)*#?|const\s+)(\w+)\s*(?:[(<]|=\s*(?:\(|\w+\s*=>))/.exec(
        lines[at] ?? '',
      );
    if (match !== null && !['if', 'for', 'while', 'switch', 'return'].includes(match[1])) return match[1];
  }
  return `line ${line + 1}`;
}

class Sources {
  constructor(bundle) {
    const payload = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
    this.map = new SourceMap(payload);
    this.lines = new Map(payload.sources.map((source, at) => [source, (payload.sourcesContent[at] ?? '').split('\n')]));
  }

  name({ url, functionName, lineNumber, columnNumber }) {
    if (!url.endsWith('engine.cjs'))
      return url === '' ? functionName || '(anonymous)' : `${functionName || '(module)'} ${url.replace(/^.*\//, '')}`;
    const entry = this.map.findEntry(lineNumber, columnNumber);
    if (entry.originalSource === undefined) return `${functionName} (bundle)`;
    const file = entry.originalSource.replace(/^webpack:\/\/[^/]*\/(?:\.\/)?/, '').replace(/^.*node_modules\//, '');
    return `${file}: ${nameAt(this.lines.get(entry.originalSource) ?? [], entry.originalLine)}`;
  }
}

/** Self time by function, and time by file, in milliseconds. */
function summary(profile, sources) {
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const functions = new Map();
  const files = new Map();
  let total = 0;
  profile.samples.forEach((id, at) => {
    const ms = profile.timeDeltas[at] / 1000;
    const name = sources.name(byId.get(id).callFrame);
    if (name === '(idle)') return;
    total += ms;
    functions.set(name, (functions.get(name) ?? 0) + ms);
    const file = name.split(': ')[0];
    files.set(file, (files.get(file) ?? 0) + ms);
  });
  return { total, functions, files };
}

function print(title, times, total) {
  console.log(`\n${title}`);
  const sorted = [...times].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  for (const [name, ms] of sorted)
    console.log(`${ms.toFixed(1).padStart(9)} ms ${((100 * ms) / total).toFixed(1).padStart(5)} %  ${name}`);
}

const [name = 'small', runner = 'check'] = process.argv.slice(2);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
spawnSync(
  process.execPath,
  ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${FOLDER}`, join(HERE, 'measure.mjs'), runner, name],
  { stdio: 'inherit' },
);
const [file] = readdirSync(FOLDER);
const profile = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const { total, functions, files } = summary(profile, new Sources(join(ROOT, 'dist/bench/engine.cjs')));
print('Self time by function', functions, total);
print('By file', files, total);
