import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { assemble } from '../../../tools/package/assemble.ts';
import { findChromium } from './chromium.ts';
import { makeEmulators } from './emulators.ts';
import { ADDIN, ADDIN_BUILDS, BUILDS, ROOT, SCREENSHOTS } from './paths.ts';

function times(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(path.join(folder, name)).mtimeMs,
  );
}

/** Whether a build is missing or was made before the last change: testing an old one would say nothing. */
function isStale(): boolean {
  const folders = ['src', 'assets/samples', 'tools/build'].flatMap((name) => times(path.join(ROOT, name)));
  const changed = Math.max(...folders, statSync(path.join(ROOT, 'webpack.config.js')).mtimeMs);
  return BUILDS.some((name) => changed > Math.max(0, ...times(path.join(ROOT, 'dist', name))));
}

function build(): void {
  const webpack = path.join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const names = BUILDS.flatMap((name) => ['--config-name', name]);
  const { status } = spawnSync(process.execPath, [webpack, ...names, '--fail-on-warnings'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the build failed');
}

/** Jest takes the default export. */
// biome-ignore lint/style/noDefaultExport: jest looks for no other
export default async function globalSetup(): Promise<void> {
  // Passing because nothing was opened would be worse than failing.
  if (findChromium() === null) {
    throw new Error(
      'These tests need Chromium, and it is not on the PATH. Debian: apt-get install --no-install-recommends chromium fonts-noto-cjk',
    );
  }
  if (isStale()) build();
  // Set by `npm test` when it runs once more what failed: the other pictures stay.
  if (process.env['JIHE_AGAIN'] === undefined) rmSync(SCREENSHOTS, { recursive: true, force: true });
  mkdirSync(SCREENSHOTS, { recursive: true });
  const builds = ADDIN_BUILDS.map((name) => path.join(ROOT, 'dist', name));
  await makeEmulators();
  await assemble({ base: 'https://localhost/', officeJs: 'self', out: ADDIN, root: ROOT, builds });
}
