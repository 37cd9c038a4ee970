/**
 * `node --import ./tools/depcruise-tsx.mjs`: teaches dependency-cruiser's swc parser .tsx files. It asks for plain TypeScript,
 * whatever the file, and would stop at the first JSX element.
 */
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
