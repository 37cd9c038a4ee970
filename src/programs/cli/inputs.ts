/** Which files the command line names. */

import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isDocumentName, isReportName, isWorkbookName } from '../../app/workbook-names.ts';
import { emptyFolder } from '../../messages/cli.ts';
import type { FileError } from '../../reports/entry.ts';
import { STDIN } from './args.ts';
import { fileError } from './file-error.ts';
import { fileErrorNear } from './near-file.ts';
import { byName, matching } from './patterns.ts';

export interface Target {
  /** As the report names it: what was typed, for a folder with what was found in it. */
  readonly path: string;
  /** The absolute path. */
  readonly file: string;
  /** Its path below the folder that was typed; the bare name of a file that was typed itself. */
  readonly name: string;
  /** The absolute path of the folder that was typed and in which it was found; null where it was typed itself. */
  readonly root: string | null;
  /** Why there is nothing to read. */
  readonly error: FileError | null;
  /** What came over standard input; absent: it stands in the file. */
  readonly bytes?: Uint8Array;
}

export interface Inputs {
  /** In the order typed; within a folder by name. Each file once. */
  readonly targets: readonly Target[];
  /** What folders hold beside workbooks and reports, pipes and devices among it, as the report would name them. */
  readonly passedOver: readonly string[];
}

class Collector implements Inputs {
  readonly targets: Target[] = [];
  readonly passedOver: string[] = [];
  readonly #seen = new Set<string>();
  /** How many files to read and failures were met, those met before included. */
  found = 0;
  /** The folder that was typed and is walked; null for a file that was typed itself. */
  root: string | null = null;

  add(path: string, file: string, error: FileError | null = null): void {
    this.found += 1;
    if (this.#seen.has(file)) return;
    this.#seen.add(file);
    const { root } = this;
    this.targets.push({ path, file, name: relative(root ?? dirname(file), file), root, error });
  }

  /** @param walked folders met so far, by device and inode: a link back up would lead round for ever. */
  async walk(path: string, file: string, walked: Set<string>): Promise<void> {
    const { dev, ino } = await stat(file, { bigint: true });
    const identity = `${dev}:${ino}`;
    if (walked.has(identity)) return;
    walked.add(identity);
    const entries = await readdir(file, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => byName(a.name, b.name))) {
      const inside = join(path, entry.name);
      const absolute = join(file, entry.name);
      const kind = entry.isSymbolicLink() ? await kindOf(absolute) : entry;
      if (kind?.isDirectory() === true) await this.enter(inside, absolute, walked);
      // Pipes, sockets and devices aren't documents, whatever their names.
      else if (kind !== null && !kind.isFile()) this.passOver(inside, entry.name);
      else if (isWorkbookName(entry.name) || isReportName(entry.name)) this.add(inside, absolute);
      else this.passOver(inside, entry.name);
    }
  }

  passOver(path: string, name: string): void {
    if (isDocumentName(name)) this.passedOver.push(path);
  }

  /** A folder that can't be read is one failed entry; the others go on. */
  async enter(path: string, file: string, walked: Set<string>): Promise<void> {
    try {
      await this.walk(path, file, walked);
    } catch (error) {
      this.add(path, file, fileError(error));
    }
  }
}

/** What a link leads to; null where it leads nowhere. */
async function kindOf(file: string): Promise<Stats | null> {
  try {
    return await stat(file);
  } catch {
    return null;
  }
}

async function addInput(collector: Collector, path: string, cwd: string): Promise<void> {
  const file = resolve(cwd, path);
  try {
    if (!(await stat(file)).isDirectory()) return collector.add(path, file);
  } catch (error) {
    const matches = await matching(path, cwd);
    if (matches.length === 0) return collector.add(path, file, await fileErrorNear(error, path, cwd));
    for (const match of matches) await addInput(collector, match, cwd);
    return;
  }
  const before = collector.found;
  collector.root = file;
  await collector.enter(path, file, new Set());
  collector.root = null;
  if (collector.found === before) {
    collector.add(path, file, { code: 'no-workbooks', cause: null, ...emptyFolder() });
  }
}

/** What came over standard input, and what it is called. */
export interface StdinFile {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

export async function collectInputs(paths: readonly string[], cwd: string, stdin: StdinFile): Promise<Inputs> {
  const collector = new Collector();
  for (const path of paths) {
    if (path !== STDIN) await addInput(collector, path, cwd);
    else {
      const { name } = stdin;
      const read = await stdin.read().then(
        (bytes) => ({ bytes, error: null }),
        (error: unknown) => ({ error: fileError(error) }),
      );
      collector.targets.push({ path: name, file: resolve(cwd, name), name: basename(name), root: null, ...read });
    }
  }
  return collector;
}
