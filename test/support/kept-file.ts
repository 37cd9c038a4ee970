import { readFileSync, writeFileSync } from 'node:fs';

const MOST_SHOWN = 40;

/** Lines of `all` that `others` doesn't have as often. */
function lacking(all: readonly string[], others: readonly string[], sign: string): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return all.flatMap((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0 ? [] : [`${sign} ${line}`];
  });
}

/**
 * What differs between `found` and the file that keeps it, the first lines of it: nothing where they are the same. Whole texts would
 * take a test minutes to show. Under `JIHE_KEEP=1` the file is written anew.
 */
export function unlikeKept(file: string, found: string): string[] {
  if (process.env['JIHE_KEEP'] === '1') writeFileSync(file, found);
  const kept = readFileSync(file, 'utf8');
  if (kept === found) return [];
  const [before, now] = [kept.split('\n'), found.split('\n')];
  const lines = [...lacking(before, now, '-'), ...lacking(now, before, '+')];
  return lines.length === 0 ? ['the same lines in another order'] : lines.slice(0, MOST_SHOWN);
}
