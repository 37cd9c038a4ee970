import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PackageError } from './error.ts';

/** Builds what a package is made of. @throws PackageError when webpack fails; it has said why. */
export function build(root: string, configurations: readonly string[]): void {
  const webpack = path.join(root, 'node_modules/webpack/bin/webpack.js');
  const names = configurations.flatMap((name) => ['--config-name', name]);
  const { status } = spawnSync(process.execPath, [webpack, ...names, '--fail-on-warnings'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new PackageError('the build failed');
}
