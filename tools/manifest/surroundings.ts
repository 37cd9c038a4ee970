import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMAND_NAMES } from '../../src/programs/addin/ribbon/command-names.ts';
import type { Surroundings } from './check.ts';
import { pngSize } from './png.ts';

/** Where the manifest's addresses point before it is packaged. */
export const PLACEHOLDER = 'https://localhost:3000/';

/**
 * What a manifest is held against.
 *
 * @param folder what is served at `base`: the project's own folder, or a package.
 */
export function surroundings(folder: string, version: string, base = PLACEHOLDER): Surroundings {
  return {
    base,
    version,
    functions: COMMAND_NAMES,
    imageSize: (file) => {
      const image = path.join(folder, file);
      return existsSync(image) ? pngSize(readFileSync(image)) : null;
    },
  };
}

export function packageVersion(root: string): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
