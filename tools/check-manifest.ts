/** `npm run manifest`: what is wrong with manifest.xml, a line each; nothing wrong is said too. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkManifest } from './manifest/check.ts';
import { packageVersion, surroundings } from './manifest/surroundings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const problems = await checkManifest(
  readFileSync(path.join(root, 'manifest.xml'), 'utf8'),
  surroundings(root, packageVersion(root)),
);
for (const { rule, line, message } of problems) {
  process.stderr.write(`manifest.xml:${line} ${rule}: ${message}\n`);
}
if (problems.length === 0) process.stdout.write('manifest.xml: nothing wrong\n');
process.exitCode = problems.length === 0 ? 0 : 1;
