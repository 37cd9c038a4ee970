import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOST_MESSAGE } from '../../../src/messages/pages.ts';
import type { RibbonMessage } from '../../../src/messages/ribbon.ts';
import { leaveMessage, takeMessage } from '../../../src/programs/addin/ribbon/handover.ts';

/** The small window with what a button of WPS's ribbon has to say. */

const PAGE = readFileSync(join(__dirname, '../../../src/programs/wps/ribbon/message.html'), 'utf8');
const SAID: RibbonMessage = { title: '有错误：1 处错误。', lines: ['工作表“<b>”', '全部问题'] };
const BEFORE: RibbonMessage = { title: '没有可撤销的修改。', lines: [] };

/** What the add-in's pages share in this run of WPS; it gives an empty text for what it doesn't have. */
let shared: Map<string, string>;
let closed: number;
let listening: jest.SpyInstance<void, Parameters<Document['addEventListener']>>;
const storage = {
  getItem: (key: string) => shared.get(key) ?? '',
  setItem: (key: string, value: string) => void shared.set(key, value),
  removeItem: (key: string) => void shared.delete(key),
};

beforeEach(() => {
  shared = new Map();
  closed = 0;
  listening = jest.spyOn(document, 'addEventListener');
  window.close = () => {
    closed += 1;
  };
  Object.assign(window, { Application: { Workbooks: {}, ActiveWorkbook: null, PluginStorage: storage } });
});
afterEach(() => {
  for (const [type, listener] of listening.mock.calls) document.removeEventListener(type, listener);
  listening.mockRestore();
  Reflect.deleteProperty(window, 'Application');
  window.localStorage.clear();
});

/** The page as it is once its script has run: title and lines. */
function shown(): [string | undefined, (string | null)[]] {
  document.documentElement.innerHTML = PAGE.replace(/<script[\s\S]*?<\/script>/g, '');
  jest.isolateModules(() => require('../../../src/programs/wps/ribbon/message.ts'));
  return [
    document.querySelector('h1')?.textContent,
    [...document.querySelectorAll('#lines > *')].map((line) => line.textContent),
  ];
}

test('shows as text what the button left for this run of WPS, once, before what lies in the browser’s store', () => {
  leaveMessage(window, BEFORE);
  leaveMessage({ localStorage: storage }, SAID);
  expect(shown()).toEqual([SAID.title, SAID.lines]);
  expect(shared.size).toBe(0);
  expect(shown()).toEqual([BEFORE.title, []]);
  expect(takeMessage(window)).toBeNull();
  expect(shown()).toEqual([LOST_MESSAGE.title, LOST_MESSAGE.lines]);
});

test('in a WPS without a store of its own it is the browser’s', () => {
  Reflect.deleteProperty(window, 'Application');
  leaveMessage(window, SAID);
  expect(shown()).toEqual([SAID.title, SAID.lines]);
});

test('closes by its button, which has the focus, or by Esc, and by no other key', () => {
  shown();
  const button = document.querySelector('button');
  expect([button?.hidden, document.activeElement, closed]).toEqual([false, button, 0]);
  button?.click();
  expect(closed).toBe(1);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  expect(closed).toBe(1);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(closed).toBe(2);
});
