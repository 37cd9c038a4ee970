import { leaveWritten, type PageStore, takeWritten } from '../../src/hosts/handover.ts';
import type { ApplyReceipt } from '../../src/hosts/host.ts';

/** What a button of the ribbon leaves to the pane beside the same workbook. */

const BOOK = 'https://intranet.example/自评表.xlsx';
const RECEIPT: ApplyReceipt = {
  applied: [{ sheet: '自评表', cell: 'H13', from: { value: null }, to: { value: 20, formula: 'G13' } }],
  refused: [],
};

function memoryStore(): PageStore & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

test('is taken once, by the pane of that workbook', () => {
  const store = memoryStore();
  leaveWritten(() => store, BOOK, RECEIPT);
  expect(takeWritten(() => store, `${BOOK}?`)).toBeNull();
  expect(takeWritten(() => store, BOOK)).toEqual(RECEIPT);
  expect(store.items.size).toBe(0);
  expect(takeWritten(() => store, BOOK)).toBeNull();
});

test('an error that was overwritten is remembered', () => {
  const store = memoryStore();
  const applied = [{ sheet: '自评表', cell: 'H13', from: { value: null, error: '#REF!' }, to: { value: 20 } }];
  leaveWritten(() => store, BOOK, { applied, refused: [] });
  expect(takeWritten(() => store, BOOK)).toEqual({ applied, refused: [] });
});

test('formats that cells have lost go with the edits; what is none is passed over', () => {
  const store = memoryStore();
  const formats = [{ sheet: '自评表', cell: 'H13', format: '@' }];
  leaveWritten(() => store, BOOK, { ...RECEIPT, formats });
  const [[key, stored] = ['', '']] = store.items;
  expect(takeWritten(() => store, BOOK)).toEqual({ ...RECEIPT, formats });
  const others = [null, { ...formats[0], cell: 13 }, {}];
  store.items.set(key, JSON.stringify({ ...JSON.parse(stored), formats: [...others, ...formats] }));
  expect(takeWritten(() => store, BOOK)).toEqual({ ...RECEIPT, formats });
  store.items.set(key, JSON.stringify({ ...JSON.parse(stored), formats: others }));
  expect(takeWritten(() => store, BOOK)).toEqual(RECEIPT);
  for (const none of [5, '@', { length: 1 }]) {
    store.items.set(key, JSON.stringify({ ...JSON.parse(stored), formats: none }));
    expect(takeWritten(() => store, BOOK)).toEqual(RECEIPT);
  }
  store.items.set(key, JSON.stringify({ ...JSON.parse(stored), formats: undefined }));
  expect(takeWritten(() => store, BOOK)).toEqual(RECEIPT);
});

test('nothing is left of a workbook without an address, nor of a write of nothing', () => {
  const store = memoryStore();
  leaveWritten(() => store, '', RECEIPT);
  leaveWritten(() => store, BOOK, { applied: [], refused: [] });
  expect(store.items.size).toBe(0);
});

test.each([
  ['damaged', '{"workbook":'],
  ['null', 'null'],
  ['without a workbook', JSON.stringify({ applied: RECEIPT.applied })],
  ['without edits', JSON.stringify({ workbook: BOOK })],
  ['with edits of another kind', JSON.stringify({ workbook: BOOK, applied: {} })],
])('what is %s isn’t taken', (_, stored) => {
  const store = memoryStore();
  leaveWritten(() => store, BOOK, RECEIPT);
  const [key = ''] = store.items.keys();
  store.items.set(key, stored);
  expect(takeWritten(() => store, BOOK)).toBeNull();
});

test('a page that may not have a store, or whose store is full, goes on without', () => {
  const forbidden = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  expect(() => leaveWritten(forbidden, BOOK, RECEIPT)).not.toThrow();
  expect(takeWritten(forbidden, BOOK)).toBeNull();
  const full: PageStore = { getItem: () => null, setItem: forbidden, removeItem: forbidden };
  expect(() => leaveWritten(() => full, BOOK, RECEIPT)).not.toThrow();
});

const HOUR = 3_600_000;

test.each([
  [0, RECEIPT],
  [12 * HOUR, RECEIPT],
  [12 * HOUR + 1, null],
  // The clock was put back.
  [-HOUR, null],
])('%d ms later the pane of that workbook takes it, or nobody can any more', (later, taken) => {
  const store = memoryStore();
  leaveWritten(() => store, BOOK, RECEIPT, 1e12);
  expect(takeWritten(() => store, BOOK, 1e12 + later)).toEqual(taken);
  expect(store.items.size).toBe(0);
});

test('what has grown old goes with the next pane, whichever workbook it stands beside', () => {
  const store = memoryStore();
  leaveWritten(() => store, BOOK, RECEIPT, 1e12);
  expect(takeWritten(() => store, 'https://intranet.example/b.xlsx', 1e12 + HOUR)).toBeNull();
  expect(store.items.size).toBe(1);
  expect(takeWritten(() => store, 'https://intranet.example/b.xlsx', 1e12 + 13 * HOUR)).toBeNull();
  expect(store.items.size).toBe(0);
  leaveWritten(() => store, BOOK, RECEIPT, 1e12);
  const [key = ''] = store.items.keys();
  store.items.set(key, JSON.stringify({ workbook: BOOK, applied: RECEIPT.applied }));
  expect(takeWritten(() => store, '', 1e12)).toBeNull();
  expect(store.items.size).toBe(0);
});
