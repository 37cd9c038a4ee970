/** Lets Node run the tools' TypeScript: `node --import ./tools/typescript.mjs tools/check-manifest.ts`. */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

// The hooks below run in a thread of their own, which loads this very file.
if (isMainThread) register(import.meta.url);

/** Takes the types away, as the bundler does; checking them is the business of `npm run types`. */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, 'utf8'), {
    filename: file,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript' },
      // Node needs to see `with { type: 'json' }`.
      experimental: { keepImportAssertions: true },
    },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
