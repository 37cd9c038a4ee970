import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What ships of others' code goes along with their notices: which packages are named, in every bundle. */

const ROOT = path.join(__dirname, '../..');
const out = mkdtempSync(path.join(tmpdir(), 'jihe-licences-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Builds all that ships, hardly minified, which takes a third of the time: which packages are in it is the same. */
const BUILD = `
import Minimizer from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import configurations from './webpack.config.js';
const minimizer = [new Minimizer({
  minify: Minimizer.swcMinify,
  minimizerOptions: { compress: false, mangle: false },
  extractComments: false,
  // A worker of it would be started as this script is, and build everything once more.
  parallel: false,
})];
const shipped = configurations.filter(({ name }) => name !== 'bench');
for (const each of shipped) {
  each.output = { ...each.output, path: ${JSON.stringify(out)} + '/' + each.name };
  each.optimization = { ...each.optimization, minimizer };
}
webpack(shipped, (error, stats) => {
  if (error) throw error;
  for (const { message } of stats.toJson({ all: false, errors: true }).errors) process.stderr.write(message);
  process.stdout.write(shipped.map(({ name }) => name).join(' '));
});
`;
let names: string;
let problems: string;
beforeAll(() => {
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', BUILD], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 290_000,
  });
  problems = signal === null ? stderr : `the build was ended by ${signal}`;
  names = stdout;
}, 300_000);

/** Names of the packages in a bundle's file, versions left out. */
function packagesIn(text: string): string[] {
  return text
    .split(/^-{80}$/m)
    .flatMap((block) => block.trim().split('\n\n', 1)[0]?.split('\n') ?? [])
    .map((line) => line.replace(/ \d+\.\d+\.\d+\S*$/, ''));
}

test('every package says what its licence is', () => {
  expect(problems).toBe('');
});

const REACT = ['react', 'react-dom', 'scheduler'];

/** Fluent UI consists of many packages; which of them, its own releases decide. */
test.each([
  ['cli', ['big.js', 'fflate', 'zod'], 0],
  ['ribbon', ['big.js', 'zod'], 0],
  ['pane', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['taskpane', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['wps', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['wps-ribbon', ['big.js', 'zod'], 0],
  ['workbench', ['@griffel/core', 'big.js', 'fflate', 'numfmt', ...REACT, 'zod'], 10],
])('%s', (name, expected, fluent) => {
  const text = readFileSync(path.join(out, name, 'LICENSES.txt'), 'utf8');
  const packages = packagesIn(text);
  if (fluent === 0) expect(packages.sort()).toEqual(expected);
  else expect(packages).toEqual(expect.arrayContaining(expected));
  expect(packages.filter((each) => each.startsWith('@fluentui/')).length).toBeGreaterThanOrEqual(fluent);
  // The texts, not only the names.
  expect(text).toContain('Permission is hereby granted, free of charge');
  expect(text).toContain('Copyright (c) 2025 Colin McDonnell');
  if (expected.includes('react')) expect(text).toContain('Copyright (c) Meta Platforms');
});

test('the program that is one file holds them in a comment; what is all ours has none', () => {
  expect(names).toBe('cli pane taskpane workbench ribbon ribbon-old wps wps-ribbon wps-main');
  const html = readFileSync(path.join(out, 'jihe.html'), 'utf8');
  const comment = html.slice(html.lastIndexOf('<!--'));
  const text = readFileSync(path.join(out, 'workbench/LICENSES.txt'), 'utf8');
  expect(packagesIn(text).length).toBeGreaterThan(20);
  for (const name of packagesIn(text)) expect(comment).toContain(`${name} `);
  expect(comment).toContain('Copyright (c) Meta Platforms');
  for (const own of ['ribbon-old', 'wps-main']) expect(existsSync(path.join(out, own, 'LICENSES.txt'))).toBe(false);
});
