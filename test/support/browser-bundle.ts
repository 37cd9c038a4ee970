import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import webpack from 'webpack';

/** A module and all it needs as one classic script, for `page.addInitScript`. @param entry absolute */
export async function bundled(entry: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-bundle-'));
  try {
    await build(entry, folder);
    return readFileSync(path.join(folder, 'main.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(entry: string, folder: string): Promise<void> {
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    entry,
    output: { path: folder },
    target: ['web', 'es2022'],
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'swc-loader',
          options: { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
        },
      ],
    },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error !== null) reject(error);
        else if (stats?.hasErrors() === true) reject(new TypeError(stats.toString('errors-only')));
        else resolve();
      });
    });
  });
}
