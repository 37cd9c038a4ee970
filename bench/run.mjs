import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm run bench [-- --case small --rounds 5]`: builds what ships, writes the workbooks, and measures everybody on them in turns, each
 * in a process of its own. README.md beside this file tells how to read what it prints.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..');
const CORPUS = join(HERE, 'results/corpus');

const PEERS = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')).dependencies;
const RUNNERS = [
  ['unzip', 'floor: unzip with fflate'],
  ['read', 'jihe: read'],
  ['forms', 'jihe: read with the forms'],
  ['check', 'jihe: read and check'],
  ['sheetjs', `SheetJS ${PEERS['@e965/xlsx']}: read`],
  ['exceljs', `exceljs ${PEERS.exceljs}: read`],
];

/** `floor`: at most so many times the floor. `sheetjs`: at least so many times as fast as SheetJS reads. `mb`: at most so much memory. */
const CASES = [
  {
    id: 'small',
    title: '500 small workbooks, a form of 38 rows in each',
    forms: 500,
    targets: { floor: 5, sheetjs: 2 },
  },
  { id: 'sheets', title: 'one workbook of 300 sheets, a form in each', forms: 300, targets: { floor: 8 } },
  {
    id: 'ledger',
    title: 'one workbook with a ledger of 100,000 rows and a form',
    forms: 1,
    targets: { floor: 3, mb: 200 },
  },
];

/**
 * Files checked one after another, and how much more memory the last step may take than the one before. The collector lets the heap
 * grow to a size that it is at ease with before it works harder; from there on nothing may be added.
 */
const FLAT = { files: [100, 1000, 5000], ratio: 1.1 };

function run(command, args, title) {
  if (title !== undefined) console.log(`> ${title}`);
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', title === undefined ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: done.error });
  return done.stdout;
}

function prepare() {
  if (!existsSync(join(HERE, 'node_modules')))
    run('npm', ['--prefix', 'bench', 'ci'], 'npm --prefix bench ci   (the peers, once)');
  const webpack = join(ROOT, 'node_modules/webpack/bin/webpack.js');
  run(process.execPath, [webpack, '--config-name', 'bench', '--fail-on-warnings'], 'webpack --config-name bench');
  run(process.execPath, [join(HERE, 'corpus/make.mjs'), CORPUS], 'node bench/corpus/make.mjs');
}

function measure(runner, name) {
  return JSON.parse(run(process.execPath, [join(HERE, 'measure.mjs'), runner, name]));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Reports: the floor inflates them. `ms`: what one file may take, in a process of its own. */
const REPORTS = [
  { id: 'documents', title: '500 reports of twenty pages in Word, a form in each', forms: 500, floor: 4 },
  { id: 'document', title: 'one of them', forms: 1, ms: 500 },
  { id: 'paragraph', title: 'a text of one paragraph of 5 MB', forms: 0, ms: 2000 },
];

function reportReports({ id, title, forms, floor, ms }, rounds) {
  const results = measureCase(id, rounds, floor === undefined ? ['report'] : ['unzip', 'report']);
  const runs = results.get('report');
  for (const { found } of runs) {
    if (found.forms !== forms) throw new Error(`${found.forms} forms checked instead of ${forms}`);
  }
  const took = median(runs.map((each) => each.ms));
  const mb = median(runs.map((each) => each.mb));
  console.log(`\n${title}`);
  line(['', 'ms', 'peak MB']);
  line(['jihe: read and check', took.toFixed(0), mb.toFixed(0)]);
  if (ms !== undefined) verdict(`at most ${ms} ms: ${took.toFixed(0)}`, took <= ms);
  if (floor === undefined) return;
  const times = ratio(results, 'report', 'unzip');
  verdict(`at most ${floor} × the floor: ${times.toFixed(1)}`, times <= floor);
}

/** After a check, one cell of one sheet is another: a frame of the screen lasts 16 ms. */
const EDIT = { id: 'sheets', title: 'one cell edited in a workbook of 300 sheets, checked before', forms: 300, ms: 16 };

function reportEdit({ id, title, forms, ms }, rounds) {
  const runs = measureCase(id, rounds, ['edit']).get('edit');
  for (const { found } of runs) {
    if (found.forms !== forms) throw new Error(`${found.forms} forms checked instead of ${forms}`);
  }
  const took = median(runs.map(({ found }) => found.ms));
  console.log(`\n${title}`);
  verdict(`checked again in at most ${ms} ms: ${took.toFixed(1)}`, took <= ms);
}

/** Rounds of everybody in turns, so that a busy moment of the machine meets all of them; each round begins with another. */
function measureCase(id, rounds, runners) {
  const results = new Map(runners.map((runner) => [runner, []]));
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < runners.length; at++) {
      const runner = runners[(at + round) % runners.length];
      results.get(runner).push(measure(runner, id));
    }
  }
  return results;
}

/** Nobody is fast by skipping: all readers have to see the same cells, and the check every form. */
function sameWork(results, forms) {
  const cells = new Set(
    ['read', 'forms', 'sheetjs', 'exceljs'].flatMap(
      (runner) => results.get(runner)?.map(({ found }) => found.cells) ?? [],
    ),
  );
  if (cells.size > 1) throw new Error(`the readers saw different numbers of cells: ${[...cells].join(', ')}`);
  for (const { found } of [...results.get('forms'), ...results.get('check')]) {
    if (found.forms !== forms) throw new Error(`${found.forms} forms checked instead of ${forms}`);
  }
}

/** The median of the ratios of the rounds: both sides of each were measured at about the same time. */
function ratio(results, runner, to) {
  return median(results.get(runner).map(({ ms }, round) => ms / results.get(to)[round].ms));
}

function line(columns) {
  const [name, ...numbers] = columns;
  console.log(`  ${name.padEnd(28)}${numbers.map((number) => number.padStart(12)).join('')}`);
}

function verdict(text, met) {
  console.log(`  ${met ? 'met   ' : 'missed'}  ${text}`);
}

function report({ title, forms, targets }, results) {
  sameWork(results, forms);
  console.log(`\n${title}`);
  line(['', 'ms', '× floor', 'peak MB']);
  for (const [runner, name] of RUNNERS) {
    const runs = results.get(runner);
    if (runs === undefined) continue;
    line([
      name,
      median(runs.map(({ ms }) => ms)).toFixed(0),
      ratio(results, runner, 'unzip').toFixed(1),
      median(runs.map(({ mb }) => mb)).toFixed(0),
    ]);
  }
  const times = ratio(results, 'check', 'unzip');
  verdict(`read and check at most ${targets.floor} × the floor: ${times.toFixed(1)}`, times <= targets.floor);
  if (results.has('sheetjs')) {
    const faster = ratio(results, 'sheetjs', 'check');
    const text = `read and check ${faster.toFixed(1)} × as fast as SheetJS reads`;
    if (targets.sheetjs === undefined) console.log(`          ${text}`);
    else verdict(`${text}, at least ${targets.sheetjs}`, faster >= targets.sheetjs);
  }
  if (targets.mb !== undefined) {
    const mb = median(results.get('check').map((each) => each.mb));
    verdict(`peak below ${targets.mb} MB: ${mb.toFixed(0)}`, mb < targets.mb);
  }
}

function reportFlatness(rounds) {
  const peaks = FLAT.files.map((count) => {
    const found = Array.from({ length: Math.min(rounds, 3) }, () => measure('check', `stream-${count}`).mb);
    return { count, mb: median(found) };
  });
  console.log('\nfile after file from the disk');
  line(['', 'peak MB']);
  for (const { count, mb } of peaks) line([`read and check ${count} files`, mb.toFixed(0)]);
  const [before, last] = peaks.slice(-2);
  verdict(
    `${last.count / before.count} times the files, at most ${FLAT.ratio} × the memory: ${(last.mb / before.mb).toFixed(2)}`,
    last.mb <= FLAT.ratio * before.mb,
  );
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    case: { type: 'string' },
    'no-peers': { type: 'boolean', default: false },
    'as-built': { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const runners = RUNNERS.map(([runner]) => runner).filter(
  (runner) => !(options['no-peers'] && runner in { sheetjs: 1, exceljs: 1 }),
);
if (!options['as-built']) prepare();
console.log(
  `\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; medians of ${rounds} rounds`,
);
for (const each of CASES) {
  if (options.case === undefined || options.case === each.id) report(each, measureCase(each.id, rounds, runners));
}
for (const each of REPORTS) {
  if (options.case === undefined || options.case === each.id) reportReports(each, rounds);
}
if (options.case === undefined || options.case === 'edit') reportEdit(EDIT, Math.min(rounds, 3));
if (options.case === undefined) reportFlatness(rounds);
