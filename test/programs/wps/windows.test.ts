import { RIBBON_FAILED } from '../../../src/messages/wps.ts';

/** What WPS is asked to open from behind its ribbon: which page, under which name, how large; and what is done where it can't. */

type Callback = (control: { readonly Id: string }) => unknown;

let opened: unknown[][];
let made: string[];
let alerts: string[];
let store: Map<string, string>;
/** What WPS gives for the pane of an id. */
let paneOf: (id: number) => unknown;
let dialog: unknown;

beforeEach(() => {
  opened = [];
  made = [];
  alerts = [];
  store = new Map();
  paneOf = () => null;
  dialog = (...args: unknown[]) => opened.push(args);
  window.alert = (text: string) => void alerts.push(text);
  window.history.replaceState(null, '', '/jihe/index.html?from=wps/ribbon#top');
  Object.assign(window, {
    Application: {
      Workbooks: {},
      ActiveWorkbook: null,
      PluginStorage: {
        getItem: (key: string) => store.get(key) ?? '',
        setItem: (key: string, value: string) => void store.set(key, value),
        removeItem: (key: string) => void store.delete(key),
      },
      get ShowDialog() {
        return dialog;
      },
      CreateTaskPane: (url: string, title: string) => {
        made.push(`${title} ${new URL(url).pathname}${new URL(url).search}${new URL(url).hash}`);
        return { ID: made.length, Visible: false, DockPosition: 0, Width: 0 };
      },
      GetTaskPane: (id: number) => paneOf(id),
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(window, 'Application');
  window.localStorage.clear();
  document.head.replaceChildren();
});

async function pressed(scale: number): Promise<void> {
  Object.defineProperty(window, 'devicePixelRatio', { value: scale, configurable: true });
  require('../../../src/programs/wps/ribbon/commands.ts');
  (Reflect.get(window, 'jiheCommand') as (name: string) => void)('checkSheet');
  const end = Date.now() + 20_000;
  while (opened.length + alerts.length === 0 && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 1));
}

test.each([
  [1, 460, 320],
  [1.5, 690, 480],
  [2, 920, 640],
  [0, 460, 320],
])(
  'a message at %d pixels each: its page beside ours, without what ours was asked with',
  async (scale, width, height) => {
    await pressed(scale);
    expect(alerts).toEqual([]);
    expect(opened).toEqual([[`${window.location.origin}/jihe/ui/message.html`, '绩核', width, height, true]]);
    // The words lie where the window finds them, not in its address.
    expect([...store.values()].join('')).toContain('title');
  },
);

test.each<[string, unknown]>([
  ['has no windows', undefined],
  [
    'refuses one',
    () => {
      throw new RangeError('0x80004005');
    },
  ],
])('a WPS that %s: the message is said all the same, line by line', async (_what, service) => {
  dialog = service;
  await pressed(1);
  expect(opened).toEqual([]);
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.split('\n').length).toBeGreaterThan(1);
});

describe('the pane', () => {
  const press = (id: string): unknown => (Reflect.get(window, 'OnAction') as Callback)({ Id: id });
  beforeEach(() => {
    jest.isolateModules(() => require('../../../src/programs/wps/ribbon/main.ts'));
  });

  test('is the page beside ours, without what ours was asked with', () => {
    expect(press('pane')).toBe(true);
    expect(made).toEqual(['绩核 /jihe/ui/pane.html']);
    expect(store.get('jihe_pane_et ')).toBe('1');
  });

  test('that is there by its id and fails at the first touch is made anew', () => {
    press('pane');
    paneOf = () =>
      Object.defineProperty({}, 'Visible', {
        set: () => {
          throw new RangeError('0x80004005');
        },
      });
    expect(press('pane')).toBe(true);
    expect([made.length, alerts, store.get('jihe_pane_et ')]).toEqual([2, [], '2']);
  });

  test('that is there is shown, and none is made', () => {
    press('pane');
    const pane = { Visible: false };
    paneOf = (id) => (id === 1 ? pane : null);
    press('pane');
    expect([made.length, pane.Visible]).toEqual([1, true]);
  });

  test('that can’t be made is told of; a button that nobody knows does nothing', () => {
    (Reflect.get(window, 'Application') as Record<string, unknown>)['CreateTaskPane'] = () => {
      throw new RangeError('0x80004005');
    };
    expect([press('pane'), press('nobody')]).toEqual([true, true]);
    expect(alerts).toEqual([RIBBON_FAILED.noPane]);
  });

  test('the commands come from the script beside ours', () => {
    press('checkSheet');
    const [script] = document.head.querySelectorAll('script');
    expect(script?.src).toBe(`${window.location.origin}/jihe/commands.js`);
    expect(made).toEqual([]);
  });
});
