import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The files of the project as they stand, those not added yet included, those ignored not. */
export function filesOf(root) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** A copy in which files may be changed; goes away with the process. */
export function copyOf(root, files) {
  const copy = mkdtempSync(path.join(tmpdir(), 'jihe-mutate-'));
  for (const file of files) {
    const target = path.join(copy, file);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(root, file), target);
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  // A process that ends with this one may still write into it.
  process.once('exit', () => rmSync(copy, { recursive: true, force: true, maxRetries: 10 }));
  return copy;
}
