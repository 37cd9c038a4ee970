import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RIBBON_FAILED } from '../../../src/messages/wps.ts';

/** main.js, behind WPS's ribbon: every callback answers at once, whatever WPS does. */

type Callback = (control: { Id: string }) => unknown;

interface Pane {
  ID: number;
  Visible: boolean;
  DockPosition: number;
  Width: number;
}

let panes: (Pane | 'gone')[];
let store: Map<string, string>;
let said: string[];
let makes: 'panes' | 'ids' | 'nothing';

interface Book {
  FullName: string | null;
  readonly Windows: { readonly Item: () => { readonly Hwnd: number } };
}

const bookAt = (path: string): Book => ({ FullName: path, Windows: { Item: () => ({ Hwnd: 7 }) } });
let front: Book;

function paneAt(index: number): Pane {
  const pane = panes[index];
  if (pane === undefined || pane === 'gone') throw new Error('no pane');
  return pane;
}

beforeEach(() => {
  panes = [];
  store = new Map();
  said = [];
  makes = 'panes';
  front = bookAt('C:\\甲.xlsx');
  window.alert = (text: string) => void said.push(text);
  Object.assign(window, {
    Application: {
      Workbooks: {},
      get ActiveWorkbook() {
        return front;
      },
      PluginStorage: {
        getItem: (key: string) => store.get(key) ?? '',
        setItem: (key: string, value: string) => void store.set(key, value),
        removeItem: (key: string) => void store.delete(key),
      },
      CreateTaskPane: () => {
        if (makes === 'nothing') return null;
        panes.push({ ID: panes.length + 1, Visible: false, DockPosition: 0, Width: 0 });
        return makes === 'ids' ? panes.length : panes.at(-1);
      },
      GetTaskPane: (id: number) => {
        if (panes[id - 1] === 'gone') throw new Error('0x80004005');
        return panes[id - 1] ?? null;
      },
    },
  });
  jest.isolateModules(() => require('../../../src/programs/wps/ribbon/main.ts'));
});
afterEach(() => {
  Reflect.deleteProperty(window, 'Application');
  document.head.replaceChildren();
});

const call = (name: string, id: string): unknown => (Reflect.get(window, name) as Callback)({ Id: id });

test('every button of ribbon.xml has its picture and an answer that is no promise', () => {
  const folder = join(__dirname, '../../..');
  const ribbon = readFileSync(join(folder, 'assets/wps/ribbon.xml'), 'utf8');
  const ids = [...ribbon.matchAll(/<button id="(\w+)"/g)].map(([, id = '']) => id);
  expect(ids).toHaveLength(5);
  for (const id of ids) {
    const image = String(call('GetImage', id));
    expect([id, existsSync(join(folder, 'assets/icons', image.replace('images/', '')))]).toEqual([id, true]);
    expect([id, call('OnAction', id)]).toEqual([id, true]);
  }
  expect(call('OnAddinLoad', '')).toBe(true);
  expect(said).toEqual([]);
});

test.each(['panes', 'ids'] as const)('a pane at the right, made once; WPS gives %s', (kind) => {
  makes = kind;
  call('OnAction', 'pane');
  expect(panes).toEqual([{ ID: 1, Visible: true, DockPosition: 2, Width: 400 }]);
  paneAt(0).Visible = false;
  call('OnAction', 'pane');
  expect(panes).toEqual([{ ID: 1, Visible: true, DockPosition: 2, Width: 400 }]);
});

test('one for each workbook, and a new one where WPS has lost it', () => {
  const first = front;
  call('OnAction', 'pane');
  front = bookAt('C:\\乙.xlsx');
  call('OnAction', 'pane');
  front = first;
  expect(panes).toHaveLength(2);
  panes[0] = 'gone';
  call('OnAction', 'pane');
  expect(panes).toHaveLength(3);
  expect(paneAt(2).Visible).toBe(true);
});

describe('a workbook that was saved under another name', () => {
  const hideAll = (): void => {
    for (const [index] of panes.entries()) paneAt(index).Visible = false;
  };
  const shownBy = (id: 'pane' | 'notes'): boolean[] => {
    hideAll();
    call('OnAction', id);
    return panes.map((_, index) => paneAt(index).Visible);
  };

  test('keeps its pane, as often as that happens', () => {
    call('OnAction', 'pane');
    for (const path of ['C:\\乙.xlsx', 'D:\\丙.xlsx', 'C:\\甲.xlsx']) {
      front.FullName = path;
      expect([path, shownBy('pane'), shownBy('notes')]).toEqual([path, [true], [true]]);
    }
  });

  test('leaves its old name to the file that is opened again', () => {
    const saved = front;
    call('OnAction', 'pane');
    saved.FullName = 'C:\\乙.xlsx';
    const again = bookAt('C:\\甲.xlsx');
    front = again;
    expect(shownBy('pane')).toEqual([false, true]);
    front = saved;
    expect(shownBy('pane')).toEqual([true, false]);
    front = again;
    expect(shownBy('pane')).toEqual([false, true]);
  });

  test('and another that now has the name it had: each keeps its own', () => {
    const [first, second] = [front, bookAt('C:\\乙.xlsx')];
    call('OnAction', 'pane');
    front = second;
    call('OnAction', 'pane');
    for (const [ofFirst, ofSecond] of [
      ['C:\\丙.xlsx', 'C:\\甲.xlsx'],
      ['C:\\甲.xlsx', 'C:\\丙.xlsx'],
    ] as const) {
      [first.FullName, second.FullName] = [ofFirst, ofSecond];
      front = first;
      expect(shownBy('pane')).toEqual([true, false]);
      front = second;
      expect(shownBy('pane')).toEqual([false, true]);
    }
  });

  test('one that WPS says nothing of for a while is known by its last name', () => {
    const saved = front;
    call('OnAction', 'pane');
    saved.FullName = null;
    front = bookAt('C:\\乙.xlsx');
    expect(shownBy('pane')).toEqual([false, true]);
    saved.FullName = 'C:\\丙.xlsx';
    front = saved;
    expect(shownBy('pane')).toEqual([true, false]);
  });
});

test('偏差说明 leaves word for the pane before it opens', () => {
  call('OnAction', 'notes');
  expect([...store]).toEqual(expect.arrayContaining([['jihe_tab_et', 'notes']]));
  expect(paneAt(0).Visible).toBe(true);
});

test('what fails is said, and answered', () => {
  makes = 'nothing';
  expect(call('OnAction', 'pane')).toBe(true);
  Reflect.deleteProperty(window, 'Application');
  expect(call('OnAction', 'pane')).toBe(true);
  expect(said).toEqual([RIBBON_FAILED.noPane, RIBBON_FAILED.noWps]);
});

test('the commands come by one script, however often a button is pressed, and again after it failed', async () => {
  const pressed: string[] = [];
  call('OnAction', 'checkSheet');
  call('OnAction', 'clearMarks');
  expect(document.head.querySelectorAll('script')).toHaveLength(1);
  document.head.querySelector('script')?.dispatchEvent(new Event('error'));
  await Promise.resolve();
  await Promise.resolve();
  expect(said).toEqual([RIBBON_FAILED.noCommands, RIBBON_FAILED.noCommands]);
  call('OnAction', 'fillScores');
  Object.assign(window, { jiheCommand: (name: string) => void pressed.push(name) });
  const [script] = document.head.querySelectorAll('script');
  expect(script?.src).toMatch(/\/commands\.js$/);
  script?.dispatchEvent(new Event('load'));
  await Promise.resolve();
  await Promise.resolve();
  expect(pressed).toEqual(['fillScores']);
  // It is there now: each button gives its own.
  for (const id of ['checkSheet', 'clearMarks']) call('OnAction', id);
  await Promise.resolve();
  await Promise.resolve();
  expect(pressed).toEqual(['fillScores', 'checkSheet', 'clearMarks']);
});
