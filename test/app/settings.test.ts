import {
  browserStore,
  DEFAULTS,
  type KeyValueStore,
  readSettings,
  remember,
  SettingsStore,
} from '../../src/app/settings.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';

/** What the user likes, as it was left by an older version, another hand, or a browser that forbids it. */

const STORED = {
  appearance: 'dark',
  live: true,
  fillAs: 'formulas',
  noteForm: 'short',
  defaultPolicy: 'hubei',
  ownPolicies: [policyById('hubei')],
  readingNotes: [{ words: '落实成效', role: 'actual' }],
  recentCauses: ['管线改线'],
  recentMeasures: ['按季核对'],
};

test('everything that was kept is there again', () => {
  expect(readSettings(STORED)).toEqual(STORED);
});

test('a newcomer gets values and whole notes, by the national policy, in the colours of the system, checked when asked', () => {
  expect(DEFAULTS).toEqual({
    appearance: 'auto',
    live: false,
    fillAs: 'values',
    noteForm: 'full',
    defaultPolicy: null,
    ownPolicies: [],
    readingNotes: [],
    recentCauses: [],
    recentMeasures: [],
  });
});

test('they are kept under one name in the browser’s store, whatever else is in it', () => {
  const items = new Map([['another', '1']]);
  const store = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  new SettingsStore(store).update({ fillAs: 'formulas' });
  expect([...items.keys()]).toEqual(['another', 'jihe.settings']);
  expect(new SettingsStore(store).current).toEqual({ ...DEFAULTS, fillAs: 'formulas' });
});

test.each([null, 'dark', 7, [], {}])('%j holds nothing', (stored) => {
  expect(readSettings(stored)).toEqual(DEFAULTS);
});

test.each(Object.keys(STORED) as (keyof typeof STORED)[])('a damaged %s falls back alone', (field) => {
  for (const damaged of [null, 7, { a: 1 }]) {
    expect(readSettings({ ...STORED, [field]: damaged })).toEqual({ ...STORED, [field]: DEFAULTS[field] });
  }
});

test('of lists only what fits is kept, a dozen at most', () => {
  const notes = [
    { words: '甲栏', role: 'score' },
    { words: '12', role: 'score' },
    { words: '乙栏', role: '得分' },
    '丙',
  ];
  expect(readSettings({ readingNotes: notes }).readingNotes).toEqual([notes[0]]);
  expect(readSettings({ recentCauses: ['甲', 7, null, '乙'] }).recentCauses).toEqual(['甲', '乙']);
  const many = Array.from({ length: 13 }, (_, index) => `原因${index}`);
  expect(readSettings({ recentMeasures: many }).recentMeasures).toEqual(many.slice(0, 12));
  expect(remember(many, [])).toEqual(many.slice(0, 12));
  expect(remember(['甲', '乙'], ['  ', ' 丙 ', '乙'])).toEqual(['丙', '乙', '甲']);
});

test.each<[string, KeyValueStore, boolean]>([
  ['works', { getItem: () => null, setItem: () => undefined }, true],
  ['is empty but damaged', { getItem: () => '{', setItem: () => undefined }, true],
  [
    'can’t be read',
    {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => undefined,
    },
    false,
  ],
])('whether settings are kept in a store that %s', (_, store, kept) => {
  expect(new SettingsStore(store).snapshot()).toEqual({ settings: DEFAULTS, kept });
});

test('a store that is full keeps nothing any more, and listeners hear of every change until they stop', () => {
  let isFull = false;
  const store = {
    getItem: () => null,
    setItem: () => {
      if (isFull) throw new Error('full');
    },
  };
  const settings = new SettingsStore(store);
  const heard: boolean[] = [];
  const stop = settings.subscribe(() => heard.push(settings.kept));
  settings.update({ live: true });
  isFull = true;
  settings.update({ fillAs: 'formulas' });
  expect(settings.current).toEqual({ ...DEFAULTS, live: true, fillAs: 'formulas' });
  stop();
  settings.update({ live: false });
  expect(heard).toEqual([true, false]);
  const without = new SettingsStore(null);
  without.update({ live: true });
  expect(without.snapshot()).toEqual({ settings: { ...DEFAULTS, live: true }, kept: false });
});

test('a browser that forbids asking for its store has none', () => {
  const localStorage = { getItem: () => null, setItem: () => undefined };
  expect(browserStore({ localStorage })).toBe(localStorage);
  const forbidden = Object.defineProperty({}, 'localStorage', {
    get: () => {
      throw new Error('denied');
    },
  });
  expect(browserStore(forbidden as { localStorage: KeyValueStore })).toBeNull();
});
