/** Where the copies of several files stand in one archive. */

import { FILE } from '../../../messages/pane.ts';
import { DOCUMENT } from '../../../messages/workbench.ts';
import { splitPath } from './list.ts';

/** Without what would lead out of the folder that the archive is unpacked into. */
function inside(folder: string): string {
  const parts = folder.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.map((part) => `${part}/`).join('');
}

/** Programs that unpack take names for one that differ in case alone, or in how a letter is put together. */
function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function numbered(path: string, number: number): string {
  return path.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
}

/** With the folders the files came with, the names those of single copies; no two alike. In the order of the files. */
export function copyPaths(files: readonly { readonly path: string; readonly isDocument: boolean }[]): string[] {
  const taken = new Set<string>();
  return files.map(({ path, isDocument }) => {
    const { folder, name } = splitPath(path);
    const wanted = `${inside(folder)}${isDocument ? DOCUMENT.copyName(name) : FILE.copyName(name)}`;
    let its = wanted;
    for (let number = 2; taken.has(folded(its)); number++) its = numbered(wanted, number);
    taken.add(folded(its));
    return its;
  });
}
