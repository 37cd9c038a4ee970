import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findSoffice } from './soffice.ts';

const run = promisify(execFile);

/** Recalculate every formula when a file is loaded, whoever wrote it and whatever results it holds. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** A table of the first sheet's values as text. */
export const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76';

/**
 * Opens files in LibreOffice, which calculates all formulas of workbooks anew, and gives what it saves, in the same order.
 * `to`: an extension, with a filter's name if need be, such as `CSV`. One start of the program for all of them.
 */
export async function convertAll(
  files: readonly Uint8Array[],
  to: string,
  from: 'xlsx' | 'docx' = 'xlsx',
): Promise<Uint8Array[]> {
  const program = findSoffice();
  if (program === null) throw new Error('soffice is not on the PATH');
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-libreoffice-'));
  try {
    const at = (...names: string[]): string => path.join(folder, ...names);
    for (const name of ['in', 'out', 'profile', 'profile/user']) mkdirSync(at(name));
    // A profile of its own also keeps a running LibreOffice from taking the request over and answering nothing.
    writeFileSync(at('profile', 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
    const names = files.map((bytes, i) => {
      writeFileSync(at('in', `${i}.${from}`), bytes);
      return at('in', `${i}.${from}`);
    });
    const profile = `-env:UserInstallation=${pathToFileURL(at('profile')).href}`;
    await run(program, [profile, '--headless', '--convert-to', to, '--outdir', at('out'), ...names]);
    const made = new Map(readdirSync(at('out')).map((name) => [path.parse(name).name, name]));
    return files.map((_, i) => {
      const name = made.get(String(i));
      if (name === undefined) throw new Error(`LibreOffice could not open file ${i}`);
      return new Uint8Array(readFileSync(at('out', name)));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As `convertAll`, for one file. */
export async function convert(bytes: Uint8Array, to: string): Promise<Uint8Array> {
  const [converted] = await convertAll([bytes], to);
  return converted as Uint8Array;
}
