import type { Counts, Open } from '../messages/verdict.ts';
import type { FileEntry } from './schema.ts';

/**
 * How many open findings a file has, by severity, whether they are listed or not, and how much is left to a person; nothing
 * for a file that was not read.
 */
export function countsOf(entry: FileEntry): Counts {
  const counts = { error: 0, warning: 0, hint: 0, human: 0 };
  if (entry.verdict === null) return counts;
  Object.assign(counts, entry.unlisted);
  for (const { severity, waived } of entry.findings) if (waived === null) counts[severity] += 1;
  counts.human = entry.needsHuman.length;
  return counts;
}

/** What keeps a form without errors from being ready. */
export function openOf(entry: FileEntry): Open {
  const { tables } = entry;
  return {
    ...(entry.verdict !== null && entry.document !== null ? { inText: true } : {}),
    differing: tables.reduce((count, { differing }) => count + differing.count, 0),
    explained: tables.reduce((count, { differing }) => count + differing.explained, 0),
    points: tables.find(({ total }) => total.recomputed.points !== null)?.total.recomputed.points ?? null,
  };
}
