import { createHash } from 'node:crypto';
import path from 'node:path';

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

/** As many as asked for, each folder in turn, the same ones for the same seed. */
export function sampleOf(mutants, size, seed) {
  const folders = new Map();
  for (const mutant of mutants) {
    const folder = path.dirname(mutant.file);
    if (!folders.has(folder)) folders.set(folder, []);
    folders.get(folder).push(mutant);
  }
  const queues = shuffled([...folders.keys()], seed, (each) => each).map((each) =>
    spreadOverLines(shuffled(folders.get(each), seed, nameOf)),
  );
  const chosen = [];
  for (let turn = 0; chosen.length < Math.min(size, mutants.length); turn += 1) {
    for (const queue of queues) {
      if (turn < queue.length && chosen.length < size) chosen.push(queue[turn]);
    }
  }
  return chosen;
}
