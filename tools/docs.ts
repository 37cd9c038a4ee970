/** `npm run docs`: writes the generated documents; `npm run docs -- --check` only says which are stale. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staleDocs } from './docs/generate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const onlyCheck = process.argv.includes('--check');
const stale = staleDocs(root);
for (const { path: name, content } of stale) {
  if (!onlyCheck) writeFileSync(path.join(root, name), content);
  process.stdout.write(onlyCheck ? `${name}: stale, run npm run docs\n` : `${name}\n`);
}
if (stale.length === 0) process.stdout.write('all generated documents are up to date\n');
process.exitCode = onlyCheck && stale.length > 0 ? 1 : 0;
