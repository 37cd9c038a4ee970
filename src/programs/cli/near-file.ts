/** What stands beside a file that isn't there. */

import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { REPORT_TYPES, WORKBOOK_TYPES } from '../../app/workbook-names.ts';
import { noneMatches, withNearNames } from '../../messages/cli.ts';
import type { FileError } from '../../reports/entry.ts';
import { fileError } from './file-error.ts';
import { nearest, unquoted } from './nearest.ts';
import { isPattern, matching } from './patterns.ts';

/** Files and folders beside a path that nothing stands at, whose names are nearly the same, as they would be typed. */
export async function nearFiles(typed: string, cwd: string): Promise<string[]> {
  const path = unquoted(typed);
  const folder = dirname(path);
  const names: string[] = await readdir(resolve(cwd, folder)).catch(() => []);
  if (path !== typed && names.includes(basename(path))) return [path];
  const [name, extension] = [basename(path), extname(path)];
  // What they have in common makes no two names alike.
  const alike = names.filter((each) => extension !== '' && extname(each) === extension);
  const stems = nearest(
    basename(name, extension),
    alike.map((each) => basename(each, extension)),
  ).map((stem) => stem + extension);
  const others = names.filter((each) => !alike.includes(each));
  return (stems.length > 0 ? stems : nearest(name, others)).map((each) => join(folder, each));
}

const ENDINGS = [...WORKBOOK_TYPES.split(','), ...REPORT_TYPES.split(',')];

/** `*.xlsx` for `*.xls`: the same pattern with the endings of what is there. */
async function nearPatterns(path: string, cwd: string): Promise<string[]> {
  const extension = extname(path);
  const stem = extension === '' ? path : path.slice(0, -extension.length);
  const others = ENDINGS.filter((ending) => ending !== extension.toLowerCase());
  const found = await Promise.all(others.map((ending) => matching(stem + ending, cwd)));
  return others.filter((_, at) => (found[at]?.length ?? 0) > 0).map((ending) => stem + ending);
}

/** As `fileError`; of a path that nothing stands at, with what may have been meant. */
export async function fileErrorNear(error: unknown, path: string, cwd: string): Promise<FileError> {
  const known = fileError(error);
  if (known.code !== 'file-not-found') return known;
  if (isPattern(path)) return { ...known, ...noneMatches(path, await nearPatterns(path, cwd)) };
  return { ...known, ...withNearNames(known, await nearFiles(path, cwd)) };
}
