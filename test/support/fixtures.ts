import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { exampleForm, formGrid } from './form-text.ts';

/** Forms as public units filled them, with their figures and their mistakes; names and long texts are made up. */

const FOLDER = join(__dirname, '../fixtures/forms');

export const formNames: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => name.slice(0, -'.tsv'.length))
  .sort();

export function fixtureForm(name: string, sheet = '自评表'): SheetGrid {
  return formGrid(readFileSync(join(FOLDER, `${name}.tsv`), 'utf8'), sheet);
}

/** What was agreed to be read from the form, or found in it: `<name>.<kind>.txt`. */
export function expectation(name: string, kind: 'reading' | 'findings'): string {
  return readFileSync(join(FOLDER, `${name}.${kind}.txt`), 'utf8');
}

/** Every form there is: as filled, and the faultless examples. */
export function allForms(): SheetGrid[] {
  return [
    ...formNames.map((name) => fixtureForm(name)),
    ...(['national', 'hubei', 'operator-columns', 'transfer'] as const).map((name) => exampleForm(name)),
  ];
}
