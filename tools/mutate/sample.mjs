import { createHash } from 'node:crypto';
import path from 'node:path';
import { grouped, partsOf } from './parts.mjs';

function shuffled(items, seed, name) {
  const rank = (item) =>
    createHash('sha256')
      .update(`${seed} ${name(item)}`)
      .digest('hex');
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}

const nameOf = ({ file, line, start, end, text }) => `${file} ${line} ${start} ${end} ${text}`;

/** One mutant of each line before a second of any. */
function spreadOverLines(mutants) {
  const rounds = [];
  const taken = new Map();
  for (const mutant of mutants) {
    const key = `${mutant.file} ${mutant.line}`;
    const round = taken.get(key) ?? 0;
    taken.set(key, round + 1);
    rounds[round] ??= [];
    rounds[round].push(mutant);
  }
  return rounds.flat();
}

/** One of each queue in turn, until all are empty. */
function inTurn(queues) {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat();
}

/** As many as asked for, each part in turn and in it each folder (parts.mjs), the same ones for the same seed. */
export function sampleOf(mutants, size, seed) {
  const folders = grouped(mutants, ({ file }) => path.dirname(file));
  const parts = grouped(partsOf(mutants), ([, part]) => part);
  const queues = shuffled([...parts.keys()], seed, (each) => each).map((part) => {
    const names = shuffled(parts.get(part), seed, ([folder]) => folder);
    return inTurn(names.map(([folder]) => spreadOverLines(shuffled(folders.get(folder), seed, nameOf))));
  });
  return inTurn(queues).slice(0, size);
}
