import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import { TABLES } from './members.ts';
import { profileWith } from './profile.ts';
import { EmulatedWps } from './wps.ts';

const SOURCES = path.join(__dirname, '../../../src/hosts/wps');

test('what is emulated is used, all of it', () => {
  const names = readdirSync(SOURCES).filter((name) => name !== 'et.ts');
  const code = names.map((name) => readFileSync(path.join(SOURCES, name), 'utf8')).join('\n');
  const members = Object.values(TABLES).flatMap((table) => Object.keys(table));
  const unused = members.filter((member) => !new RegExp(`[.{ ]${member}\\b|\\['${member}'`).test(code));
  expect(unused).toEqual([]);
  expect(members.length).toBeGreaterThan(70);
});

test('what WPS doesn’t have reads as undefined, can’t be set, and is noted', () => {
  const wps = new EmulatedWps(workbookFromGrids([]), profileWith());
  const { Application: app } = wps.globals() as { readonly Application: Record<string, unknown> };
  expect(app['Documents']).toBeUndefined();
  expect(() => {
    app['Documents'] = 1;
  }).toThrow(new TypeError('Cannot redefine property: Documents'));
  expect(() => {
    app['Build'] = 1;
  }).toThrow(new TypeError('Cannot redefine property: Build'));
  expect([...wps.crossings.unknown]).toEqual(['Application.Documents']);
  expect(app['Selection']).not.toBe(app['Selection']);
  expect(Object.keys(app)).toEqual([]);
  wps.leave();
});
