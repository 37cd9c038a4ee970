import { isEditing } from '../../../src/hosts/wps/errors.ts';
import type { EtServices } from '../../../src/hosts/wps/et.ts';
import { buildOf } from '../../../src/hosts/wps/host.ts';
import { findRoot, type WpsRoot } from '../../../src/hosts/wps/root.ts';
import type { BoundWorkbook } from '../../../src/hosts/wps/workbook.ts';

/** Where builds keep their objects, and which of them count. */

const app = { Workbooks: {}, name: 'app' };

function root(page: Parameters<typeof findRoot>[0]): WpsRoot {
  const found = findRoot(page);
  if (found === null) throw new Error('no WPS found');
  return found;
}

const callable = Object.assign(() => undefined, { Workbooks: {} });
const throwing = {
  get Workbooks(): never {
    throw new Error('0x80010108');
  },
};

test.each<[string, object, unknown]>([
  ['what wps.EtApplication() gives', { wps: { EtApplication: () => app }, Application: { Workbooks: {} } }, app],
  ['what wps.EtApplication is', { wps: { EtApplication: app, Application: { Workbooks: {} } } }, app],
  ['wps.Application', { wps: { Application: app, Workbooks: {} }, Application: { Workbooks: {} } }, app],
  ['the page’s own Application', { wps: { Workbooks: {} }, Application: app }, app],
  ['wps itself', { wps: app, Application: {} }, app],
  ['an object that may be called', { Application: callable }, callable],
  ['one beside another that fails', { wps: { EtApplication: throwing }, Application: app }, app],
  [
    'one beside a question that fails',
    {
      wps: {
        EtApplication: () => {
          throw new Error('not here');
        },
      },
      Application: app,
    },
    app,
  ],
])('the application is %s', (_name, page, expected) => {
  expect(root(page).app).toBe(expected);
});

test.each<[string, object]>([
  ['a page without WPS', {}],
  [
    '文字, which has no workbooks',
    { wps: { EtApplication: () => null, Documents: {} }, Application: { Documents: {} } },
  ],
  ['what is no object', { wps: 'Workbooks', Application: null }],
  ['an application that fails', { Application: throwing }],
])('none is in %s', (_name, page) => {
  expect(findRoot(page)).toBeNull();
});

test('wps.EtApplication is asked as a method of wps', () => {
  const wps = {
    EtApplication(this: unknown): unknown {
      return this === wps ? app : null;
    },
  };
  expect(root({ wps }).app).toBe(app);
});

describe('services', () => {
  test.each<keyof EtServices>(['CreateTaskPane', 'GetTaskPane', 'ShowDialog', 'GetSaveAsFilename'])(
    '%s is called as a method of what keeps it',
    (name) => {
      const keeper = {
        [name](this: unknown, ...given: unknown[]): unknown {
          return [this === keeper, ...given];
        },
      };
      const service = root({ wps: keeper, Application: app }).service(name) as (...given: unknown[]) => unknown;
      expect(service('x', 5)).toEqual([true, 'x', 5]);
    },
  );

  test('others are given as they are, also where they may be called', () => {
    const events = Object.assign(() => undefined, { AddApiEventListener: () => undefined });
    expect(root({ wps: { ApiEvent: events }, Application: app }).service('ApiEvent')).toBe(events);
  });

  test('come from the application first, then the page’s own, then wps; nothing is passed over, and what fails too', () => {
    const [first, second, third] = [{}, {}, {}];
    const made = (ofApp: unknown, own: unknown, ofWps: unknown): unknown =>
      root({
        wps: { EtApplication: () => ({ Workbooks: {}, ApiEvent: ofApp }), ApiEvent: ofWps },
        Application: { ApiEvent: own },
      }).service('ApiEvent');
    expect(made(first, second, third)).toBe(first);
    expect(made(null, second, third)).toBe(second);
    expect(made(undefined, null, third)).toBe(third);
    expect(made(undefined, null, undefined)).toBeUndefined();
    const failing = {
      Workbooks: {},
      get ApiEvent(): never {
        throw new Error('not here');
      },
    };
    expect(root({ wps: { ApiEvent: third }, Application: failing }).service('ApiEvent')).toBe(third);
  });
});

test.each<[unknown, boolean]>([
  [true, false],
  [1, false],
  [-1, false],
  [undefined, false],
  [null, false],
  [false, true],
  [0, true],
])('where Ready is %p, a cell being edited is %p', (ready, expected) => {
  expect(isEditing({ app: { Ready: ready } } as unknown as BoundWorkbook)).toBe(expected);
});

test('where Ready fails, nobody is editing', () => {
  const failing = {
    get Ready(): never {
      throw new Error('0x800AC472');
    },
  };
  expect(isEditing({ app: failing } as unknown as BoundWorkbook)).toBe(false);
});

test.each<[unknown, string]>([
  [26_885, '26885'],
  ['12.1', '12.1'],
  [null, ''],
  [undefined, ''],
])('the build %p is kept as %p', (build, expected) => {
  expect(buildOf({ app: { Build: build } } as unknown as WpsRoot)).toBe(expected);
});

test('a build that isn’t told is none', () => {
  const failing = {
    get Build(): never {
      throw new Error('0x800AC472');
    },
  };
  expect(buildOf({ app: failing } as unknown as WpsRoot)).toBe('');
});
