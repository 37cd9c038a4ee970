import { type RunningExcel, startExcel } from './harness.ts';
import { EXCEL_TYPES } from './objects/workbook.ts';
import { formWorkbook } from './test-workbook.ts';

/**
 * The emulator's tables against the library's own description of its classes: every name exists there, what can be set can be
 * set there, and every member came with the requirement set that the library checks for.
 */

interface LibraryClass {
  readonly prototype: Readonly<Record<string, unknown>>;
}

let excel: RunningExcel;
beforeAll(async () => {
  excel = await startExcel(formWorkbook());
});
afterAll(() => excel.close());

const libraryClass = (name: string): LibraryClass | undefined =>
  (excel.Excel as unknown as Record<string, LibraryClass | undefined>)[name];

const list = (of: LibraryClass, name: string): readonly unknown[] => (of.prototype[name] ?? []) as readonly unknown[];

/** The source of a member as the library defines it: of a method, or of the getter of a property. */
function sourceOf(of: LibraryClass, wireName: string): string | null {
  const name = wireName.charAt(0).toLowerCase() + wireName.slice(1);
  const property: object = Object.getOwnPropertyDescriptor(of.prototype, name) ?? {};
  const code: unknown = Reflect.get(property, 'get') ?? Reflect.get(property, 'value');
  return typeof code === 'function' ? Function.prototype.toString.call(code) : null;
}

function sinceOf(source: string): string | undefined {
  return /\("\w+\.\w+",\s*\w+,\s*"(\d+\.\d+)"/.exec(source)?.[1];
}

describe.each(EXCEL_TYPES.map((type) => [type.name, type] as const))('%s', (name, type) => {
  test('is a class of the library', () => {
    expect(libraryClass(name)?.prototype['_className']).toBe(name);
  });

  test('properties have their names and can be set where the library sets them', () => {
    const known = libraryClass(name) as LibraryClass;
    const wireNames = list(known, '_scalarPropertyOriginalNames');
    const updateable = list(known, '_scalarPropertyUpdateable');
    for (const [scalar, { set }] of Object.entries(type.scalars)) {
      expect(wireNames).toContain(scalar);
      if (set !== undefined) expect([scalar, updateable[wireNames.indexOf(scalar)]]).toEqual([scalar, true]);
    }
  });

  test('methods and navigation properties travel under their names', () => {
    const known = libraryClass(name) as LibraryClass;
    for (const member of [...Object.keys(type.methods), ...Object.keys(type.navigations)]) {
      expect(sourceOf(known, member)).toContain(`"${member}"`);
    }
  });

  test('members came with the requirement set that the library checks', () => {
    const known = libraryClass(name) as LibraryClass;
    const members = [type.scalars, type.navigations, type.methods].flatMap((table) => Object.keys(table));
    for (const member of members.filter((each) => sourceOf(known, each) !== null)) {
      expect([member, type.since[member]]).toEqual([member, sinceOf(sourceOf(known, member) ?? '')]);
    }
    expect(members).toEqual(expect.arrayContaining(Object.keys(type.since)));
  });

  test('references are kept for the types that the library keeps them for', () => {
    const known = libraryClass(name) as LibraryClass;
    expect(type.keep).toBe(typeof known.prototype['_KeepReference'] === 'function');
  });
});

test('collections are collections, with an indexer where the library has one', () => {
  for (const { name, items, indexer } of EXCEL_TYPES) {
    const { prototype } = libraryClass(name) as LibraryClass;
    expect([name, items !== undefined]).toEqual([name, prototype['_isCollection'] === true]);
    if (indexer !== undefined) expect(typeof prototype['getItem']).toBe('function');
  }
});
