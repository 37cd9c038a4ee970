import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILDS, ROOT, WORKBENCH_FILE } from './support/paths.ts';

/** What ships of others' code goes along with their notices: which packages are named, in every bundle. */

const DIST = path.join(ROOT, 'dist');
/** All of it ours. */
const OWN = ['ribbon-old', 'wps-main'];

/** Names of the packages in a bundle's file, versions left out. */
function packagesIn(text: string): string[] {
  return text
    .split(/^-{80}$/m)
    .flatMap((block) => block.trim().split('\n\n', 1)[0]?.split('\n') ?? [])
    .map((line) => line.replace(/ \d+\.\d+\.\d+\S*$/, ''));
}

const REACT = ['react', 'react-dom', 'scheduler'];

/** Build, packages, and how many of Fluent UI at least: which of its many packages, its own releases decide. */
const HELD: readonly (readonly [string, readonly string[], number])[] = [
  ['cli', ['big.js', 'fflate', 'zod'], 0],
  ['ribbon', ['big.js', 'zod'], 0],
  ['pane', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['taskpane', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['wps', ['@griffel/core', 'big.js', 'fflate', ...REACT, 'zod'], 8],
  ['wps-ribbon', ['big.js', 'zod'], 0],
  ['workbench', ['@griffel/core', 'big.js', 'fflate', 'numfmt', ...REACT, 'zod'], 10],
];

test('no build is passed over', () => {
  expect([...HELD.map(([name]) => name), ...OWN].sort()).toEqual([...BUILDS].sort());
});

test.each(HELD)('%s', (name, expected, fluent) => {
  const text = readFileSync(path.join(DIST, name, 'LICENSES.txt'), 'utf8');
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
  const html = readFileSync(WORKBENCH_FILE, 'utf8');
  const comment = html.slice(html.lastIndexOf('<!--'));
  const text = readFileSync(path.join(DIST, 'workbench/LICENSES.txt'), 'utf8');
  expect(packagesIn(text).length).toBeGreaterThan(20);
  for (const name of packagesIn(text)) expect(comment).toContain(`${name} `);
  expect(comment).toContain('Copyright (c) Meta Platforms');
  for (const own of OWN) expect(existsSync(path.join(DIST, own, 'LICENSES.txt'))).toBe(false);
});
