/**
 * Preloaded for `npm run layers`: dependency-cruiser hands every file to swc as plain TypeScript, which refuses the JSX of .tsx files.
 */
const swc = require('@swc/core');

const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
