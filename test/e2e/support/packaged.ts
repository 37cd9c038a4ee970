import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** `npm run package` with these options, of what is built here already. @throws Error with what it printed when it fails */
export function packaged(...options: readonly string[]): void {
  const script = path.join(ROOT, 'tools/package-addin.ts');
  const args = ['--import', './tools/typescript.mjs', script, '--no-build', ...options];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
