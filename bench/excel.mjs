import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/**
 * `node bench/excel.mjs`, after `npm run bench` has built and written what it needs: how long the add-in itself takes to read and
 * check what is open in Excel, Excel's and Office.js' time aside.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const { check, excelWith, sheetsOf, stacked } = createRequire(import.meta.url)(join(HERE, '../dist/bench/excel.cjs'));

const ROUNDS = 15;
const bytes = new Uint8Array(readFileSync(join(HERE, 'results/corpus/sheets.xlsx')));
const CASES = [
  { title: '14 forms on one sheet', forms: 14, grids: [stacked(sheetsOf(bytes, 14))], ms: 100 },
  { title: '300 sheets, a form on each', forms: 300, grids: sheetsOf(bytes, 300) },
];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; ${ROUNDS} rounds`);
console.log(`  ${''.padEnd(32)}   first  median     CPU`);
for (const { title, forms, grids, ms } of CASES) {
  const host = excelWith(grids);
  const times = [];
  // Processor time too: on a machine with other work the clock counts that as well.
  const own = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const found = await check(host);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    own.push((user + system) / 1000);
    if (found.forms !== forms) throw new Error(`${found.forms} forms checked instead of ${forms}`);
  }
  const columns = [times[0], median(times), median(own)].map((each) => each.toFixed(0).padStart(8));
  const target = ms === undefined ? '' : `   ${median(own) < ms ? 'met   ' : 'missed'} below ${ms} ms`;
  console.log(`  ${title.padEnd(32)}${columns.join('')} ms${target}`);
}
