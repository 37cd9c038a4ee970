/** The same project in two files of a batch: a copy, or a form that was handed in twice. */

import { normalise } from '../../../engine/values/text.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import type { ListedRow } from './list.ts';

/** Which project a row is about; null where that can't be told. One of another year, or of another unit, is another project. */
function projectOf({ key, file, project, unit }: ListedRow, entries: readonly (FileEntry | null)[]): string | null {
  const name = normalise(project);
  const table = entries[file]?.tables[Number(key.split('/')[1])];
  if (name === '' || table === undefined) return null;
  return [name, normalise(unit), table.year?.value ?? ''].join('\n');
}

/** By the rows' keys: the paths of other files with the same project, in their order. */
export function sameProjects(
  rows: readonly ListedRow[],
  entries: readonly (FileEntry | null)[],
): ReadonlyMap<string, readonly string[]> {
  const byProject = new Map<string, ListedRow[]>();
  for (const row of rows) {
    const project = projectOf(row, entries);
    if (project !== null) byProject.set(project, [...(byProject.get(project) ?? []), row]);
  }
  const others = new Map<string, readonly string[]>();
  for (const same of byProject.values()) {
    for (const { key, file } of same) {
      const paths = same.filter((each) => each.file !== file).map(({ path }) => path);
      if (paths.length > 0) others.set(key, [...new Set(paths)]);
    }
  }
  return others;
}
