import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PackageError } from '../package/error.ts';
import { archive } from './archive.ts';
import { type Part, type ReleaseOptions, releaseParts } from './parts.ts';
import { filled } from './text.ts';

/** Puts the parts of a release into one folder, with what to read first and what to check. */

const START = '先看这里.html';
const SUMS = 'SHA256SUMS';

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function row(file: string, { what, needs }: Part): string {
  const link = `<a href="${xml(encodeURIComponent(file))}">${xml(file)}</a>`;
  return `<tr><td>${link}</td><td>${xml(what)}</td><td>${xml(needs)}</td></tr>`;
}

/** An earlier release may be replaced; anything else in the folder is somebody's. */
function clearOut(out: string): void {
  if (!existsSync(out)) return;
  const inside = readdirSync(out);
  if (inside.length > 0 && !(inside.includes(START) && inside.includes(SUMS))) {
    throw new PackageError(`--out: ${out} holds something else than an earlier release; name an empty folder`);
  }
  rmSync(out, { recursive: true });
}

function sums(files: ReadonlyMap<string, Uint8Array>): string {
  const lines = [...files].map(([name, content]) => {
    const hash = createHash('sha256').update(content).digest('hex');
    return `${hash}  ${name}\n`;
  });
  return lines.join('');
}

/**
 * The same sources make the same bytes.
 *
 * @returns what was written, by name.
 * @throws PackageError
 */
export async function writeRelease(options: ReleaseOptions, out: string): Promise<readonly string[]> {
  const { version } = options;
  const parts = (await releaseParts(options)).map((part) => ({ part, file: `${part.name}-${version}.zip` }));
  const [workbench] = parts;
  const start = filled('pages/start.html', {
    version,
    workbenchFile: workbench?.file ?? '',
    rows: parts.map(({ part, file }) => row(file, part)).join('\n'),
  });
  const files = new Map<string, Uint8Array>([
    [START, new TextEncoder().encode(start)],
    ...parts.map(({ part, file }) => [file, archive(`${part.name}-${version}`, part.files)] as const),
  ]);
  clearOut(out);
  mkdirSync(out, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(out, name), content);
  writeFileSync(path.join(out, SUMS), sums(files));
  return [...files.keys(), SUMS];
}
