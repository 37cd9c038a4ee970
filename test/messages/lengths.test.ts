import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What stands on buttons, in front of values and in bars is short: there is room for so much at 350 pixels. */

const MESSAGES = join(__dirname, '../../src/messages');

interface Found {
  /** `workbench.ts BATCH.unsaved.title`. */
  readonly name: string;
  /** The last part of its name. */
  readonly key: string;
  readonly text: string;
}

/** All strings of a value, by their names; what is made of numbers and names has tests of its own. */
function stringsIn(value: unknown, name: string): Found[] {
  if (typeof value === 'string') return [{ name, key: name.split(/[ .]/).at(-1) ?? '', text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, `${name}.${key}`));
}

/** Of the command line, whose texts are tables with lines of their own, and of lists to choose from. */
const OTHERS = /^(?:cli|note-library)\.ts$/;

async function all(): Promise<Found[]> {
  const names = readdirSync(MESSAGES).filter((name) => name.endsWith('.ts') && !OTHERS.test(name));
  const found: Found[] = [];
  for (const name of names) {
    const exported = (await import(join(MESSAGES, name))) as Record<string, unknown>;
    for (const [key, value] of Object.entries(exported)) found.push(...stringsIn(value, `${name} ${key}`));
  }
  return found;
}

const lengthOf = (text: string): number => [...text].length;
const tooLong = (found: readonly Found[], most: number): string[] =>
  found.filter(({ text }) => lengthOf(text) > most).map(({ name, text }) => `${lengthOf(text)} ${name}: ${text}`);

/** What a press does. */
const PRESSED =
  /^(?:save|another|drop|keep|cancel|confirm|check|undo|redo|close|retry|reload|waive|restore|open|openFolder|openFile|preview|dismiss|print|export|back|next|previous|adopt|recheck|use|copy|edit|remove|writeNotes|collapse|expand|checkAll|checkHidden|fill|fit|smaller|larger|read)$/;

test('buttons', async () => {
  // What `unsaved` explains is called as the button that it is asked after.
  const buttons = (await all()).filter(
    ({ name, key }) => PRESSED.test(key) && !/\.unsaved\.(?:open|close)$/.test(name),
  );
  expect(tooLong(buttons, 12)).toEqual([]);
  expect(buttons.length).toBeGreaterThan(60);
});

test('labels: whatever is no sentence', async () => {
  // On an empty page there is room for what may be dropped there.
  const labels = (await all()).filter(({ key, text }) => !/[，。；：？！…]/.test(text) && key !== 'emptyDrop');
  expect(tooLong(labels, 20)).toEqual([]);
  expect(labels.length).toBeGreaterThan(300);
});

test('verdicts and titles of what was refused', async () => {
  const verdicts = (await all()).filter(({ name }) => / (?:VERDICT|VERDICT_NAMES|REFUSED|EMPTY)\b/.test(name));
  const titles = verdicts.filter(({ text }) => !text.endsWith('。'));
  expect(tooLong(titles, 24)).toEqual([]);
  expect(titles.length).toBeGreaterThan(20);
});

test('sentences: one thing each', async () => {
  const sentences = (await all()).flatMap(({ text, ...others }) =>
    text.split(/[。？！；\n]/).map((sentence) => ({ ...others, text: sentence })),
  );
  expect(tooLong(sentences, 60)).toEqual([]);
  expect(sentences.length).toBeGreaterThan(800);
});

test('nobody is accused, shouted at or spoken to in the words of programs', async () => {
  const found = await all();
  const faults = found.filter(({ text }) => /！|却|照抄|非法|无效|异常|JSON|undefined|null/.test(text));
  expect(faults.map(({ name, text }) => `${name}: ${text}`)).toEqual([]);
  expect(found.length).toBeGreaterThan(600);
});
