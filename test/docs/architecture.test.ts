import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The map in docs/architecture.md against the folders and imports that there are. */

const ROOT = path.join(__dirname, '../..');
const SRC = path.join(ROOT, 'src');
const MAP = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');

const ROOMS = (/^ {4}(engine ← .*)$/m.exec(MAP)?.[1] ?? '').split(' ← ');

function sourcesOf(room: string): string[] {
  return readdirSync(path.join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(SRC, room, name));
}

function importedRooms(room: string): Set<string> {
  const rooms = new Set<string>();
  for (const file of sourcesOf(room)) {
    const text = readFileSync(file, 'utf8');
    for (const [, target = ''] of text.matchAll(/(?:from|import\()\s*(?:\/\*.*?\*\/ )?'(\.[^']+)'/g)) {
      const other = path.relative(SRC, path.resolve(path.dirname(file), target)).split(path.sep)[0] ?? '';
      if (other !== room && other !== '..') rooms.add(other);
    }
  }
  return rooms;
}

/** The last column of the table: the names of rooms between backquotes. */
function allowedBy(room: string): Set<string> {
  const row = MAP.split('\n').find((line) => line.startsWith(`| \`${room}\` |`)) ?? '';
  const cell = row.split('|').at(-2) ?? '';
  if (cell.includes('all of them')) return new Set(ROOMS.slice(0, ROOMS.indexOf(room)));
  return new Set([...cell.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => name));
}

test('the rooms of the map are the folders of src', () => {
  expect(ROOMS).toHaveLength(8);
  expect([...ROOMS].sort()).toEqual(readdirSync(SRC).sort());
});

test.each(ROOMS)('%s imports the rooms that the map says, all to its left', (room) => {
  const imported = importedRooms(room);
  expect([...imported].sort()).toEqual([...allowedBy(room)].sort());
  const left = ROOMS.slice(0, ROOMS.indexOf(room));
  expect([...imported].filter((each) => !left.includes(each))).toEqual([]);
});

test('the places that the map names exist', () => {
  const names = [...MAP.matchAll(/`((?:src|test|docs|tools)\/[^`<*{ ]+)`/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(15);
  const missing = names.filter((name) => {
    try {
      readdirSync(path.join(ROOT, name));
      return false;
    } catch (error) {
      return (error as { code?: string }).code !== 'ENOTDIR';
    }
  });
  expect(missing).toEqual([]);
});

test('the layers are those of the map', () => {
  const cruiser = readFileSync(path.join(ROOT, '.dependency-cruiser.cjs'), 'utf8');
  const list = /const ROOMS = \[(.*)\]/.exec(cruiser)?.[1] ?? '';
  expect([...list.matchAll(/'(\w+)'/g)].map(([, name]) => name)).toEqual(ROOMS);
});
