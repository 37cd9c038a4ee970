import path from 'node:path';

/** Fewer places than these, and a sample holds too few of the folder for a rate of its own. */
const LEAST = 2000;

/** The items by the key of each, in the order in which the keys are met. */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

const depthOf = (folder) => folder.split('/').length;

/**
 * The part of the sources that each folder is counted in: itself, or, where it is small, the folder above it, up to the room below `src`.
 * @param mutants all that could be tried, `{ file }`
 * @returns folder → part
 */
export function partsOf(mutants) {
  const counts = new Map();
  for (const { file } of mutants) {
    const folder = path.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const parts = new Map([...counts.keys()].map((folder) => [folder, folder]));
  const deepest = Math.max(0, ...[...counts.keys()].map(depthOf));
  for (let depth = deepest; depth > 2; depth -= 1) {
    for (const [part, count] of counts) {
      if (depthOf(part) !== depth || count >= LEAST) continue;
      const above = path.dirname(part);
      counts.set(above, (counts.get(above) ?? 0) + count);
      counts.delete(part);
      for (const [folder, own] of parts) if (own === part) parts.set(folder, above);
    }
  }
  return parts;
}
