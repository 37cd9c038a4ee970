import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimer } from './timer.ts';

/**
 * Runs the library from node_modules, as published and unmodified, in the window of a jsdom test. It finds its own folder by
 * the address of the script named office.js and adds further scripts to the head; both are answered from the package.
 */

interface ScriptElement {
  src: string;
  type: string;
  textContent: string;
  onload: (() => void) | null;
  remove(): void;
}

interface Head {
  appendChild(node: unknown): unknown;
}

interface TestWindow {
  readonly document: { readonly head: Head; createElement(name: 'script'): ScriptElement };
  readonly OfficeExtension: { readonly CommonUtility: object };
  readonly sessionStorage: { clear(): void };
  history: { replaceState: unknown; pushState: unknown };
}

/** Never asked over a network: scripts below it come from the package. */
const BASE = 'https://office.invalid/lib/';
const DIST = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const texts = new Map<string, string>();

function text(file: string): string {
  let content = texts.get(file);
  if (content === undefined) {
    content = readFileSync(path.join(DIST, file), 'utf8');
    texts.set(file, content);
  }
  return content;
}

export const testWindow = (): TestWindow => globalThis as unknown as TestWindow;

/** Evaluates a file of the package as a script of the page. */
function run(file: string, append: (node: unknown) => unknown): void {
  const script = testWindow().document.createElement('script');
  script.textContent = text(file);
  append(script);
  script.remove();
}

/** Loads office.js; `window.external` has to be there. What it loads later comes through the same door, until `unload`. */
export function loadOfficeJs(): { unload: () => void } {
  const { document, sessionStorage, history } = testWindow();
  const { head } = document;
  const append = head.appendChild.bind(head);
  const { pushState, replaceState } = history;
  sessionStorage.clear();
  head.appendChild = (node) => {
    const script = node as Partial<ScriptElement>;
    if (script.src === undefined || !script.src.startsWith(BASE)) return append(node);
    const file = decodeURI(script.src.slice(BASE.length).replace(/\?.*$/, ''));
    // Later, as a browser would.
    setTimer(() => {
      run(file, append);
      script.onload?.();
    }, 0);
    return node;
  };
  const marker = document.createElement('script');
  marker.type = 'text/plain';
  marker.src = `${BASE}office.js`;
  append(marker);
  run('office.js', append);
  return {
    unload: () => {
      marker.remove();
      head.appendChild = append;
      // The library takes them away from every page.
      Object.assign(history, { pushState, replaceState });
      for (const name of LIBRARY_GLOBALS) Reflect.deleteProperty(globalThis, name);
    },
  };
}

const LIBRARY_GLOBALS = ['Office', 'Excel', 'OfficeExtension', 'OfficeCore', 'OfficeExt', 'OSF', 'OSFLog', 'Microsoft'];
