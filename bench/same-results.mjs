import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

/**
 * Whether two checkouts find the same in the same forms, byte for byte, for work that must change nothing but the time taken:
 *
 *     node --import ./tools/typescript.mjs bench/same-results.mjs OLD [NEW] [--forms 2000]
 *
 * The forms are those of test/fixtures, such as are made at random, and the same ones with cells erased, exchanged and repeated, so
 * that also what forms are read by when parts are missing is gone through. Nothing has to be built.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function from(root, path) {
  return import(pathToFileURL(join(root, path)).href);
}

/** Plain numbers from a seed, the same ones everywhere. */
function dice(seed) {
  let state = (seed * 2654435761) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

/** The form as a careless person leaves it: cells erased, exchanged with others, copied over others. */
function worn(grid, seed) {
  const below = dice(seed);
  const rows = grid.rows.map((row) => ({ ...row, cells: [...row.cells] }));
  const any = () => {
    const row = below(rows.length);
    return [rows[row].cells, below(rows[row].cells.length)];
  };
  const put = ([cells, at], content) => {
    if (cells[at] === undefined || content === undefined) return;
    const { row, column } = cells[at];
    cells[at] = { ...content, row, column };
  };
  for (let times = 1 + below(6); times > 0; times--) {
    const [one, other] = [any(), any()];
    const [own, second] = [one[0][one[1]], other[0][other[1]]];
    const what = below(4);
    if (what === 0) one[0].splice(one[1], 1);
    else put(one, second);
    if (what === 1) put(other, own);
    if (what === 2) rows.splice(below(rows.length), 1);
  }
  return { ...grid, rows };
}

/** Every form to be gone through, one after another. */
async function* allForms(count) {
  const { formGrid, withCells } = await from(ROOT, 'test/support/form-text.ts');
  const { makeForm } = await from(ROOT, 'test/support/form-maker.ts');
  const { plantSlip } = await from(ROOT, 'test/support/form-slips.ts');
  const folder = join(ROOT, 'test/fixtures/forms');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.tsv'))) {
    const grid = formGrid(readFileSync(join(folder, name), 'utf8'));
    yield { name, grid };
    for (let seed = 1; seed <= 20; seed++) yield { name: `${name}, worn ${seed}`, grid: worn(grid, seed) };
    yield { name: `${name}, numbered`, grid: withCells(grid, { A1: '1', Z3: '7', Z9: '备注' }) };
  }
  for (let seed = 1; seed <= count; seed++) {
    const form = makeForm(seed, seed % 4);
    yield { name: `made ${seed}`, grid: form.grid };
    yield { name: `made ${seed}, worn`, grid: worn(form.grid, seed) };
    const slip = plantSlip(form, seed);
    if (slip !== null) yield { name: `made ${seed}, with a slip`, grid: slip.grid };
  }
}

function plain(_key, value) {
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  return value;
}

/** What a checkout makes of a sheet, under its usual policy and under one in turn, and with some words taught. */
async function engine(root) {
  const { review } = await from(root, 'src/engine/review.ts');
  const { builtInPolicies } = await from(root, 'src/engine/policy/built-in.ts');
  const taught = [
    { words: '权值', role: 'points' },
    { words: '年终结果', role: 'actual' },
    { words: '补记', role: 'ignored' },
  ];
  return (grid, at) => {
    const policy = builtInPolicies[at % builtInPolicies.length];
    return [review([grid]), review([grid], { policy, readingNotes: at % 3 === 0 ? taught : [] })].map((each) =>
      JSON.stringify(each, plain),
    );
  };
}

/** Where two values part: a path, and what stands there on both sides. */
function firstDifference(one, other, path = '') {
  const isNode = (value) => typeof value === 'object' && value !== null;
  if (!isNode(one) || !isNode(other)) return `${path}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
    if (!isDeepStrictEqual(one[key], other[key])) return firstDifference(one[key], other[key], `${path}/${key}`);
  return `${path}: the order of its parts`;
}

const args = process.argv.slice(2);
const at = args.indexOf('--forms');
const count = at < 0 ? 2000 : Number(args.splice(at, 2)[1]);
const [old, now = ROOT] = args.map((each) => resolve(each));
const [before, after] = [await engine(old), await engine(now)];
let forms = 0;
let differing = 0;
for await (const { name, grid } of allForms(count)) {
  const [was, is] = [before(grid, forms), after(grid, forms)];
  forms++;
  const other = was.findIndex((each, index) => each !== is[index]);
  if (other < 0) continue;
  differing++;
  if (differing <= 5) console.log(`${name}: ${firstDifference(JSON.parse(was[other]), JSON.parse(is[other]))}`);
}
console.log(`${forms} forms, ${differing} with other results`);
process.exitCode = differing === 0 ? 0 : 1;
