import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The program's path, or null when it isn't installed. */
export function findSoffice(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const program = path.join(folder, 'soffice');
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Converts a file as LibreOffice would save it; `to` is an extension, with a filter's name if need be. */
export async function convert(file: string, to: string, folder: string): Promise<void> {
  const program = findSoffice();
  if (program === null) throw new Error('soffice is not on the PATH');
  // A profile of its own: a running LibreOffice would otherwise take the request over and answer nothing.
  const profile = mkdtempSync(path.join(tmpdir(), 'jihe-soffice-'));
  try {
    await run(program, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      file,
    ]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
