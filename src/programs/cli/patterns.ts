/** Names with `*` and `?` in them. */

import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isTemporaryName } from '../../app/workbook-names.ts';

export function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether the last part of a path is a pattern; no other part may be one. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(basename(path));
}

/**
 * Windows hands `*.xlsx` on as typed; other shells replace it themselves.
 *
 * @returns what is called so, as it would be typed, by name; nothing of what is no pattern.
 */
export async function matching(path: string, cwd: string): Promise<string[]> {
  if (!isPattern(path)) return [];
  const folder = dirname(path);
  const source = basename(path)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 'i');
  try {
    const names = await readdir(resolve(cwd, folder));
    return names
      .filter((name) => expression.test(name) && !isTemporaryName(name))
      .sort(byName)
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
