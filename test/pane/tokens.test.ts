import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { DARK, FONTS, LIGHT } from '../../src/pane/tokens.ts';

const ROOT = path.join(__dirname, '../..');

/** What Fluent's page around the pane, its icons and its buttons' behaviour name in styles of their own. */
const OF_FLUENT = [
  'colorNeutralBackground1',
  'colorNeutralForeground1',
  'fontFamilyBase',
  'fontSizeBase300',
  'fontWeightRegular',
  'lineHeightBase300',
];

function named(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:css|tsx?)$/.test(entry.name))
    .flatMap(({ parentPath, name }) => {
      const text = readFileSync(path.join(parentPath, name), 'utf8');
      return [...text.matchAll(/var\(--([A-Za-z0-9]+)/g)].map(([, token]) => String(token));
    });
}

describe('values of tokens in the pane', () => {
  const used = [...new Set([...named('src/pane'), ...named('src/programs/excel'), ...OF_FLUENT])].sort();

  test.each([
    ['light', LIGHT, webLightTheme],
    ['dark', DARK, webDarkTheme],
  ] as const)('%s: each that is used, no other, as Fluent has it', (_name, own, fluent) => {
    expect(used.length).toBeGreaterThan(60);
    const due = used.map((token) => [
      token,
      token === 'fontFamilyBase' ? FONTS : new Map(Object.entries(fluent)).get(token),
    ]);
    expect(new Map(Object.entries(own))).toEqual(new Map(due as [string, string][]));
  });
});
