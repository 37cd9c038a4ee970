import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Folders as archives that come out the same, byte for byte, whenever and wherever they are made. */

/** Files by their path inside of the archive, with `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Archives know local times without a zone: made of local parts, this one is the same everywhere. */
const TIME = new Date(2026, 0, 1);
const UNIX = 3;
const FILE_MODE = 0o100644;
const PROGRAM_MODE = 0o100755;
/** What is started by its name; on Windows the mode means nothing. */
const PROGRAM = /(^|\/)(jihe|[^/]+\.sh)$/;

const byCode = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Everything in a folder, under `prefix`. */
export function filesOf(folder: string, prefix = ''): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [`${prefix}${path.relative(folder, file).split(path.sep).join('/')}`, readFileSync(file)] as const;
    }),
  );
}

/** @param top the one folder that everything is unpacked into */
export function archive(top: string, files: Files): Uint8Array {
  const names = [...files.keys()].sort(byCode);
  const entries = names.map((name) => {
    const attrs = (PROGRAM.test(name) ? PROGRAM_MODE : FILE_MODE) << 16;
    return [`${top}/${name}`, [files.get(name) ?? new Uint8Array(), { os: UNIX, attrs }]] as const;
  });
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 9, mtime: TIME });
}
