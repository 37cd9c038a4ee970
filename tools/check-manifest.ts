/** `npm run manifest`: what is wrong with Excel's manifest.xml and WPS's ribbon.xml, a line each; nothing wrong is said too. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageOf } from '../src/programs/wps/ribbon/images.ts';
import { checkManifest } from './manifest/check.ts';
import { packageVersion, surroundings } from './manifest/surroundings.ts';
import { checkWpsRibbon } from './manifest/wps-ribbon.ts';

const RIBBON = 'assets/wps/ribbon.xml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = read('manifest.xml');
const problems = await checkManifest(manifest, surroundings(root, packageVersion(root)));
for (const { rule, line, message } of problems) process.stderr.write(`manifest.xml:${line} ${rule}: ${message}\n`);
const ofWps = checkWpsRibbon(read(RIBBON), {
  manifest,
  imageOf,
  // The package takes its images from there.
  hasImage: (image) => existsSync(path.join(root, 'assets/icons', path.basename(image))),
});
for (const { line, message } of ofWps) process.stderr.write(`${RIBBON}:${line} ${message}\n`);
if (problems.length === 0) process.stdout.write('manifest.xml: nothing wrong\n');
if (ofWps.length === 0) process.stdout.write(`${RIBBON}: nothing wrong\n`);
process.exitCode = problems.length + ofWps.length === 0 ? 0 : 1;
