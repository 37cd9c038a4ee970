/** Files that the commands write: complete or not at all, and never over what they read. */

import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, link, lstat, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OUTPUT_ERRORS } from '../../messages/cli.ts';
import { CommandError, systemCode } from './command-error.ts';

async function statOrNull(file: string): Promise<Stats | null> {
  try {
    return await stat(file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Which file or folder a path leads to, through whatever links, names or letter case; null where there is none. */
export async function identity(file: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/** Whether both are one file, through whatever links, names or letter case. A file that doesn't exist is no other. */
async function isOneOf(file: string, others: Iterable<string>): Promise<boolean> {
  const own = await identity(file);
  if (own === null) return false;
  for (const other of others) if ((await identity(other)) === own) return true;
  return false;
}

interface Move {
  readonly from: string;
  readonly to: string;
  /** Whatever came to stand there meanwhile stays. */
  readonly mustBeNew: boolean;
}

/** What a file system answers that has no hard links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EACCES'];

/** Whether anything stands at a path: a link that leads nowhere does. */
export async function isTaken(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}

/** Unlike `rename`, a link never takes the place of another file. */
async function place({ from, to, mustBeNew }: Move, path: string): Promise<void> {
  if (!mustBeNew) return await rename(from, to);
  try {
    await link(from, to);
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST' || (await isTaken(to))) throw new CommandError(OUTPUT_ERRORS.exists(path), { cause: error });
    if (!NO_LINKS.includes(code)) throw error;
    return await rename(from, to);
  }
  await unlink(from);
}

/** Ours alone: a name with anything else in it belongs to somebody else. */
const UNFINISHED = /^\.jihe-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;
/** What is older was left by a run that was killed: no run takes so long. */
const LEFT_AFTER_MS = 24 * 3_600_000;

/** Takes away what earlier runs left in a folder. Whatever can't be looked at or deleted stays. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => UNFINISHED.test(each))) {
    const file = join(folder, name);
    const stats = await statOrNull(file).catch(() => null);
    if (stats?.isFile() === true && Date.now() - stats.mtimeMs > LEFT_AFTER_MS)
      await unlink(file).catch(() => undefined);
  }
}

/** A file being written beside its place, put there when it is complete. */
export class OutputFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  /** The unfinished file and where it belongs; null when written in place. */
  readonly #move: Move | null;

  private constructor(path: string, handle: FileHandle, move: Move | null) {
    this.#path = path;
    this.#handle = handle;
    this.#move = move;
  }

  /**
   * @param path as the user typed it.
   * @param inputs absolute paths of what is read.
   * @param mustBeNew nothing may stand there.
   * @throws CommandError
   */
  static async create(
    path: string,
    cwd: string,
    inputs: Iterable<string>,
    { mustBeNew = false }: { readonly mustBeNew?: boolean } = {},
  ): Promise<OutputFile> {
    const file = resolve(cwd, path);
    try {
      const present = await statOrNull(file);
      if (present?.isDirectory() === true) throw new CommandError(OUTPUT_ERRORS.isFolder(path));
      if (await isOneOf(file, inputs)) throw new CommandError(OUTPUT_ERRORS.isInput(path));
      if (mustBeNew && (await isTaken(file))) throw new CommandError(OUTPUT_ERRORS.exists(path));
      // A device or a pipe (/dev/stdout) can't be replaced by another file.
      if (present !== null && !present.isFile()) return new OutputFile(path, await open(file, 'w'), null);
      // A link stays a link: what it points to is replaced.
      const to = present === null ? file : await realpath(file);
      await sweep(dirname(to));
      const from = join(dirname(to), `.jihe-${randomUUID()}.tmp`);
      const handle = await open(from, 'wx');
      // Who may read the file that is replaced may read the new one, and nobody else. A file system without modes refuses.
      if (present !== null) await handle.chmod(present.mode & 0o7777).catch(() => undefined);
      return new OutputFile(path, handle, { from, to, mustBeNew });
    } catch (error) {
      if (error instanceof CommandError) throw error;
      const code = systemCode(error);
      const advice =
        code === 'ENOENT' || code === 'ENOTDIR' ? OUTPUT_ERRORS.noFolder(path) : OUTPUT_ERRORS.refused(path);
      throw new CommandError(advice, { cause: error });
    }
  }

  async write(content: string | Uint8Array): Promise<void> {
    try {
      await this.#handle.writeFile(content);
    } catch (error) {
      throw new CommandError(OUTPUT_ERRORS.refused(this.#path), { cause: error });
    }
  }

  async finish(): Promise<void> {
    try {
      await this.#handle.close();
      if (this.#move !== null) await place(this.#move, this.#path);
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw new CommandError(OUTPUT_ERRORS.refused(this.#path), { cause: error });
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (this.#move !== null) await unlink(this.#move.from).catch(() => undefined);
  }
}
