import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundled } from '../../support/browser-bundle.ts';
import { ROOT } from './paths.ts';

/** The emulated programs as scripts for pages: made once before all tests, read by each file of them. */

const FOLDER = path.join(ROOT, 'dist/emulators');

const EMULATORS = {
  excel: require.resolve('../../hosts/excel-emulator/browser-entry.ts'),
  wps: require.resolve('../../hosts/wps-emulator/browser-entry.ts'),
};

const placeOf = (name: string): string => path.join(FOLDER, `${name}.js`);

export async function makeEmulators(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const make = async ([name, entry]: [string, string]): Promise<void> => {
    writeFileSync(placeOf(name), await bundled(entry));
  };
  await Promise.all(Object.entries(EMULATORS).map(make));
}

export function emulatorScript(name: keyof typeof EMULATORS): string {
  return readFileSync(placeOf(name), 'utf8');
}
