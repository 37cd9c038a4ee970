import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/**
 * One measurement in a process of its own: `node bench/measure.mjs RUNNER CASE`. Prints one line of JSON: milliseconds for all files
 * of the case, peak memory in MB, and what was found, so that nobody is fast by skipping.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);
const ENGINE = join(HERE, '../dist/bench/engine.cjs');
const CORPUS = join(HERE, 'results/corpus');

const CASES = {
  small: () => smallFiles(500),
  sheets: () => [join(CORPUS, 'sheets.xlsx')],
  ledger: () => [join(CORPUS, 'ledger.xlsx')],
  documents: () => folderFiles('documents'),
  document: () => folderFiles('documents').slice(0, 1),
  some: () => folderFiles('documents').slice(0, 100),
  paragraph: () => [join(CORPUS, 'paragraph.txt')],
};

/** More files than there are: the same ones over again. */
function smallFiles(count) {
  const folder = join(CORPUS, 'small');
  const names = readdirSync(folder).sort();
  return Array.from({ length: count }, (_, at) => join(folder, names[at % names.length]));
}

function folderFiles(name) {
  const folder = join(CORPUS, name);
  return readdirSync(folder)
    .sort()
    .map((file) => join(folder, file));
}

/** Each loads what it needs, then gives a function that takes a file's bytes. */
const RUNNERS = {
  unzip: () => {
    const { unzip } = require(ENGINE);
    return (bytes) => ({ bytes: unzip(bytes) });
  },
  read: () => require(ENGINE).read,
  forms: () => require(ENGINE).forms,
  check: () => require(ENGINE).check,
  report: () => require(ENGINE).report,
  edit: () => require(ENGINE).edit,
  sheetjs: () => {
    const { read } = require('@e965/xlsx');
    // Its fastest way to give values, formulas and merges: rows as arrays, no display texts.
    return (bytes) => read(bytes, { dense: true, cellHTML: false, cellText: false });
  },
  exceljs: () => {
    const { Workbook } = require('exceljs');
    return (bytes) => new Workbook().xlsx.load(bytes);
  },
};

/** What a runner found in a file, as plain counts. */
const COUNTS = {
  sheetjs: (book) => {
    let cells = 0;
    for (const sheet of Object.values(book.Sheets)) {
      for (const row of sheet['!data']) for (const cell of row ?? []) if (cell !== undefined) cells++;
    }
    return { cells };
  },
  exceljs: (book) => {
    const { ValueType } = require('exceljs');
    let cells = 0;
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.type !== ValueType.Merge) cells++;
        });
      });
    });
    return { cells };
  },
};

function add(totals, counts) {
  for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
}

/** All files in memory before the clock starts. */
async function timed(run, files, counts) {
  const contents = files.map((file) => new Uint8Array(readFileSync(file)));
  const found = {};
  let spent = 0;
  for (const bytes of contents) {
    const start = performance.now();
    const result = await run(bytes);
    spent += performance.now() - start;
    add(found, counts === undefined ? result : counts(result));
  }
  return { ms: spent, found };
}

/** File after file from the disk, as a folder is checked: how much stays in memory. */
function streamed(run, files) {
  const start = performance.now();
  const found = {};
  for (const file of files) add(found, run(new Uint8Array(readFileSync(file))));
  return { ms: performance.now() - start, found };
}

const [runner, name] = process.argv.slice(2);
const run = RUNNERS[runner]();
const many = /^stream-(\d+)$/.exec(name);
const result =
  many === null ? await timed(run, CASES[name](), COUNTS[runner]) : streamed(run, smallFiles(Number(many[1])));
// In KB. Linux hands the peak of the process that starts another on to it: the one that starts these has to stay small.
console.log(JSON.stringify({ ...result, mb: process.resourceUsage().maxRSS / 1024 }));
