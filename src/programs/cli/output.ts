import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OUTPUT_ERRORS } from '../../messages/cli.ts';
import { CommandError, systemCode } from './command-error.ts';

/** Files that the commands write: complete or not at all, and never over what they read. */

async function statOrNull(file: string): Promise<Stats | null> {
  try {
    return await stat(file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function identity(file: string): Promise<string | null> {
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
   * @throws CommandError
   */
  static async create(path: string, cwd: string, inputs: Iterable<string>): Promise<OutputFile> {
    const file = resolve(cwd, path);
    try {
      const present = await statOrNull(file);
      if (present?.isDirectory() === true) throw new CommandError(OUTPUT_ERRORS.isFolder(path));
      if (await isOneOf(file, inputs)) throw new CommandError(OUTPUT_ERRORS.isInput(path));
      // A device or a pipe (/dev/stdout) can't be replaced by another file.
      if (present !== null && !present.isFile()) return new OutputFile(path, await open(file, 'w'), null);
      // A link stays a link: what it points to is replaced.
      const to = present === null ? file : await realpath(file);
      const from = join(dirname(to), `.jihe-${randomUUID()}.tmp`);
      return new OutputFile(path, await open(from, 'wx'), { from, to });
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
      if (this.#move !== null) await rename(this.#move.from, this.#move.to);
    } catch (error) {
      throw new CommandError(OUTPUT_ERRORS.refused(this.#path), { cause: error });
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (this.#move !== null) await unlink(this.#move.from).catch(() => undefined);
  }
}
