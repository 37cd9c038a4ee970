/** Where the copies of several files go: below one folder, each under a name of its own, and never over what is read. */

import type { BigIntStats } from 'node:fs';
import { mkdir, realpath, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { isReportName, isWorkbookName } from '../../app/workbook-names.ts';
import { FILL_MANY, OUTPUT_ERRORS, USAGE_ERRORS } from '../../messages/cli.ts';
import { CommandError } from './command-error.ts';
import { below } from './copies.ts';
import type { Target } from './inputs.ts';
import { identity, isTaken, OutputFile } from './output.ts';

/** Names that a file system without letter case, or with composed letters, holds for one. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('\\', '/');
}

/**
 * By the absolute path of a file, the name of its copy. A file of a folder keeps its path below it; of several things typed,
 * each folder is one below the output too. Names that would be alike are the whole paths instead.
 *
 * @param typed how many files and folders the command line names.
 */
function fillNames(targets: readonly Target[], typed: number): Map<string, string> {
  const names = targets.map(({ name, root }) => (typed > 1 && root !== null ? join(basename(root), name) : name));
  const taken = new Map<string, number>();
  for (const name of names) taken.set(folded(name), (taken.get(folded(name)) ?? 0) + 1);
  return new Map(
    targets.map(({ path, file }, at) => {
      const name = names[at] ?? '';
      return [file, taken.get(folded(name)) === 1 ? name : below(path)];
    }),
  );
}

/** A folder and all that it lies in, by their identities, from the inside. */
async function around(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const own = await identity(at);
    if (own !== null) found.push(own);
    if (dirname(at) === at) return found;
  }
}

/** Its real path as far as it is there. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(await realFolder(parent), basename(folder));
  }
}

async function statOf(file: string): Promise<BigIntStats | null> {
  return await stat(file, { bigint: true }).catch(() => null);
}

/** The folder of the copies, for one run. */
export class FillPlaces {
  /** As typed. */
  readonly #path: string;
  readonly #cwd: string;
  readonly #replace: boolean;
  readonly #names: ReadonlyMap<string, string>;
  /** What is read, by identity: no copy may take its place. */
  readonly #inputs: ReadonlySet<string>;
  /** The copies of this run: no other copy may take their place. */
  readonly #written = new Set<string>();
  readonly #planned = new Set<string>();

  private constructor(
    path: string,
    cwd: string,
    replace: boolean,
    names: ReadonlyMap<string, string>,
    inputs: ReadonlySet<string>,
  ) {
    this.#path = path;
    this.#cwd = cwd;
    this.#replace = replace;
    this.#names = names;
    this.#inputs = inputs;
  }

  /**
   * @param path of the folder, as typed.
   * @param typed how many files and folders the command line names.
   * @returns the places, and the files that are to be filled: those that lie in the folder of the copies are left out.
   * @throws CommandError where no copy at all may go there
   */
  static async prepare(
    path: string,
    cwd: string,
    targets: readonly Target[],
    { typed, replace }: { readonly typed: number; readonly replace: boolean },
  ): Promise<{ readonly places: FillPlaces; readonly targets: readonly Target[]; readonly leftOut: number }> {
    const folder = resolve(cwd, path);
    const present = await statOf(folder);
    if (present !== null && !present.isDirectory()) throw new CommandError(OUTPUT_ERRORS.isFile(path));
    // A path with a blank in it that wasn't quoted is two files, and what follows was meant as the copy of one.
    if (present === null && (isWorkbookName(basename(path)) || isReportName(basename(path))))
      throw new CommandError(USAGE_ERRORS.needsFolder(path, extname(path)));
    const own = present === null ? null : `${present.dev}:${present.ino}`;
    const outside = await around(await realFolder(folder));
    const roots = new Set(targets.flatMap(({ root }) => (root === null ? [] : [root])));
    const inside = new Set<string>();
    for (const root of roots) {
      const its = await identity(root);
      if (its === null) continue;
      if (its === own) throw new CommandError(OUTPUT_ERRORS.isInputFolder(path));
      if (outside.includes(its)) inside.add(root);
    }
    const kept: Target[] = [];
    for (const target of targets) {
      const mayLieThere = own !== null && target.root !== null && inside.has(target.root);
      const lies = mayLieThere && (await around(dirname(await realFolder(target.file)))).includes(own);
      if (!lies) kept.push(target);
    }
    const inputs = new Set<string>();
    for (const { file } of kept) {
      const its = await identity(file);
      if (its !== null) inputs.add(its);
    }
    const places = new FillPlaces(path, cwd, replace, fillNames(kept, typed), inputs);
    return { places, targets: kept, leftOut: targets.length - kept.length };
  }

  /** Where the copy of a file goes, as the user would type it. @throws CommandError where it may not go there */
  async placeFor({ file, path }: Target): Promise<string> {
    const name = this.#names.get(file) ?? below(path);
    const to = join(this.#path, name);
    const absolute = resolve(this.#cwd, to);
    if (this.#planned.has(folded(name))) throw new CommandError(FILL_MANY.sameName(to));
    const its = await identity(absolute);
    if (its !== null && this.#inputs.has(its)) throw new CommandError(OUTPUT_ERRORS.isInput(to));
    if (its !== null && this.#written.has(its)) throw new CommandError(FILL_MANY.sameName(to));
    if (!this.#replace && (await isTaken(absolute))) throw new CommandError(OUTPUT_ERRORS.exists(to));
    this.#planned.add(folded(name));
    return to;
  }

  /** Puts a copy in its place, whole or not at all. @throws CommandError */
  async write(target: Target, to: string, bytes: Uint8Array): Promise<void> {
    const absolute = resolve(this.#cwd, to);
    const folder = dirname(absolute);
    let made: string | undefined;
    try {
      made = await mkdir(folder, { recursive: true });
    } catch (error) {
      throw new CommandError(OUTPUT_ERRORS.refused(to), { cause: error });
    }
    try {
      const output = await OutputFile.create(to, this.#cwd, [target.file], { mustBeNew: !this.#replace });
      try {
        await output.write(bytes);
        await output.finish();
      } catch (error) {
        await output.abandon();
        throw error;
      }
    } catch (error) {
      await removeEmpty(folder, made);
      throw error;
    }
    const its = await identity(absolute);
    if (its !== null) this.#written.add(its);
  }
}

/** Takes away the folders that were made for a file that couldn't be written, from the innermost. */
async function removeEmpty(folder: string, made: string | undefined): Promise<void> {
  if (made === undefined) return;
  for (let at = folder; ; at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
    if (at === made || dirname(at) === at) return;
  }
}
