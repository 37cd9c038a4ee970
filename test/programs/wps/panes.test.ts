import type { WpsRoot } from '../../../src/hosts/wps/root.ts';
import {
  askForNotes,
  isObject,
  movePanes,
  paneById,
  paneIdOf,
  paneOf,
  rememberPane,
  takeAskedForNotes,
} from '../../../src/programs/wps/panes.ts';
import { imageOf } from '../../../src/programs/wps/ribbon/images.ts';
import { downloadByWps } from '../../../src/programs/wps/taskpane/download.ts';

/** What the pages of the add-in know of each other in WPS, by the store that they share. */

interface Given {
  readonly store: Map<string, unknown>;
  readonly asked: unknown[];
  readonly root: WpsRoot;
}

/** @param panes by their ids; a text is thrown */
function given(panes: Readonly<Record<string, unknown>> = {}): Given {
  const store = new Map<string, unknown>();
  const asked: unknown[] = [];
  const services: Readonly<Record<string, unknown>> = {
    PluginStorage: {
      getItem: (key: string) => store.get(key) ?? '',
      setItem: (key: string, value: unknown) => store.set(key, value),
      removeItem: (key: string) => store.delete(key),
    },
    GetTaskPane: (id: unknown) => {
      asked.push(id);
      const pane = panes[String(id)];
      if (typeof pane === 'string') throw new RangeError(pane);
      return pane;
    },
  };
  return { store, asked, root: { app: {}, service: (name: string) => services[name] } as unknown as WpsRoot };
}

const NOTHING = { app: {}, service: () => undefined } as unknown as WpsRoot;

test('each workbook has its own pane, by the name that it has now', () => {
  const { root, store, asked } = given({ 3: { ID: 3 }, 12: { ID: 12 } });
  rememberPane(root, '甲', 3);
  rememberPane(root, '乙', '12');
  expect([...store]).toEqual([
    ['jihe_pane_et 甲', '3'],
    ['jihe_pane_et 乙', '12'],
  ]);
  expect([paneIdOf(root, '甲'), paneIdOf(root, '乙'), paneIdOf(root, '丙')]).toEqual(['3', '12', null]);
  expect([paneOf(root, '甲'), paneOf(root, '乙'), paneOf(root, '丙')]).toEqual([{ ID: 3 }, { ID: 12 }, null]);
  // Asked for by number, and only where one was opened.
  expect(asked).toEqual([3, 12]);
});

test.each<[unknown, string | null]>([
  [5, '5'],
  ['5', '5'],
  [0, '0'],
  ['', null],
  [null, null],
  [true, null],
  [{}, null],
])('a store that answers %p knows the id %p', (kept, id) => {
  const { root, store } = given();
  store.set('jihe_pane_et 甲', kept);
  expect(paneIdOf(root, '甲')).toBe(id);
});

test('panes go along when two workbooks change names, one of them to the other’s', () => {
  const { root, store } = given();
  rememberPane(root, '甲', 1);
  rememberPane(root, '乙', 2);
  rememberPane(root, '丁', 4);
  movePanes(root, [
    ['甲', '乙'],
    ['乙', '丙'],
    ['没有', '丁'],
  ]);
  expect(Object.fromEntries(store)).toEqual({ 'jihe_pane_et 乙': '1', 'jihe_pane_et 丙': '2', 'jihe_pane_et 丁': '4' });
});

test('a pane that is gone is none, however WPS says so; objects may be callable', () => {
  const callable = (): void => undefined;
  const { root } = given({ 1: null, 2: 'gone', 3: callable, 4: 5 });
  expect([1, 2, 3, 4, 9].map((id) => paneById(root, id))).toEqual([null, null, callable, null, null]);
  expect([null, undefined, 'text', 5, {}, callable].map(isObject)).toEqual([false, false, false, false, true, true]);
});

test('偏差说明 is asked for once, and taken once', () => {
  const { root, store } = given();
  expect(takeAskedForNotes(root)).toBe(false);
  askForNotes(root);
  expect([...store]).toEqual([['jihe_tab_et', 'notes']]);
  expect([takeAskedForNotes(root), takeAskedForNotes(root), store.size]).toEqual([true, false, 0]);
  store.set('jihe_tab_et', 'scores');
  expect([takeAskedForNotes(root), store.get('jihe_tab_et')]).toEqual([false, 'scores']);
});

test('without the services nothing is known, and nothing fails', () => {
  rememberPane(NOTHING, '甲', 1);
  movePanes(NOTHING, [['甲', '乙']]);
  askForNotes(NOTHING);
  expect([paneIdOf(NOTHING, '甲'), paneOf(NOTHING, '甲'), paneById(NOTHING, 1), takeAskedForNotes(NOTHING)]).toEqual([
    null,
    null,
    null,
    false,
  ]);
});

test.each([
  ['checkSheet', 'images/check.svg'],
  ['clearMarks', 'images/clear.svg'],
  ['fillScores', 'images/fill.svg'],
  ['notes', 'images/notes.svg'],
  ['pane', 'images/pane.svg'],
  ['other', 'images/jihe.svg'],
])('the picture of %s', (id, path) => {
  expect(imageOf(id)).toBe(path);
});

describe('a file that WPS writes', () => {
  function written(name: string, content: string | Uint8Array, answer: unknown = 'D:\\a.xlsx') {
    const calls: { readonly asked: unknown[]; readonly files: [string, string][]; links: number } = {
      asked: [],
      files: [],
      links: 0,
    };
    const root = {
      service: (which: string) =>
        which === 'GetSaveAsFilename'
          ? (suggested: unknown) => {
              calls.asked.push(suggested);
              return answer;
            }
          : { writeAsBinaryString: (path: string, bytes: string) => calls.files.push([path, bytes]) },
    } as unknown as WpsRoot;
    URL.createObjectURL = () => 'blob:x';
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {
      calls.links += 1;
    });
    downloadByWps(root, name, content);
    click.mockRestore();
    return calls;
  }

  test.each([0, 1, 8191, 8192, 8193, 20_000])('of %i bytes is there byte for byte', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => at % 251);
    const { asked, files, links } = written('副本.xlsx', bytes);
    expect([asked, links, files.length]).toEqual([['副本.xlsx'], 0, 1]);
    const [[path, text] = ['', '']] = files;
    expect([path, text.length]).toEqual(['D:\\a.xlsx', length]);
    expect(Uint8Array.from(text, (each) => each.charCodeAt(0))).toEqual(bytes);
  });

  test('a text goes as UTF-8', () => {
    const [[, text] = ['', '']] = written('办法.json', '“办法”').files;
    expect(new TextDecoder().decode(Uint8Array.from(text, (each) => each.charCodeAt(0)))).toBe('“办法”');
  });

  test.each(['', null, 5, true])('goes by a link where the place is %p', (answer) => {
    const { files, links } = written('副本.xlsx', '字', answer);
    expect([files, links]).toEqual([[], 1]);
  });
});
