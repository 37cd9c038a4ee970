import { leaveWritten } from '../../../src/hosts/handover.ts';
import type { ApplyReceipt } from '../../../src/hosts/host.ts';
import type { Kept } from '../../../src/pane/state/memory.ts';
import { pageMemory, renameKept } from '../../../src/programs/addin/taskpane/memory.ts';

/** What an add-in's pane goes on with when it is loaded anew, and what it takes over from the ribbon. */

const BOOK = 'https://intranet.example/自评表.xlsx';
const RECEIPT: ApplyReceipt = {
  applied: [{ sheet: '自评表', cell: 'H13', from: { value: null }, to: { value: 20 } }],
  refused: [],
};
const KEPT: Kept = {
  journal: [{ label: '填写得分', receipt: RECEIPT }],
  notes: { a: { cause: '管线改线', measures: '' } },
  present: { a: 'append' },
};

class Store {
  readonly items = new Map<string, string>();
  refuse = false;

  getItem(key: string): string | null {
    if (this.refuse) throw new DOMException('refused', 'SecurityError');
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.refuse) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

class Page extends EventTarget {
  readonly sessionStorage = new Store();
  readonly localStorage = new Store();
}

describe('what is kept over a reload', () => {
  test('is there again beside the same workbook', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save(KEPT);
    expect(pageMemory(page, () => BOOK).load()).toEqual(KEPT);
    expect(page.localStorage.items.size).toBe(0);
  });

  test('of the pane’s state nothing else is kept', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save({ ...KEPT, checked: { grids: ['all that stands in the sheets'] } } as Kept);
    expect(Object.keys(JSON.parse([...page.sessionStorage.items.values()][0] ?? ''))).toEqual([
      'workbook',
      'journal',
      'notes',
      'present',
    ]);
  });

  test('isn’t another workbook’s, nor that of one which was never saved', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save(KEPT);
    expect(pageMemory(page, () => `${BOOK}x`).load()).toBeNull();
    expect(pageMemory(page, () => '').load()).toBeNull();
    pageMemory(page, () => '').save(KEPT);
    expect(pageMemory(page, () => '').load()).toBeNull();
  });

  test('asks for the workbook when it is needed: Excel may answer late', () => {
    const page = new Page();
    let address = '';
    const memory = pageMemory(page, () => address);
    address = BOOK;
    memory.save(KEPT);
    expect(memory.load()).toEqual(KEPT);
  });

  test.each([
    ['nothing', null],
    ['null', 'null'],
    ['damaged text', '{"workbook":'],
    ['something else', '[]'],
    ['no journal', JSON.stringify({ workbook: BOOK, notes: {} })],
    ['a journal of another kind', JSON.stringify({ workbook: BOOK, journal: {} })],
  ])('%s is no memory', (_, stored) => {
    const page = new Page();
    if (stored !== null) page.sessionStorage.items.set('jihe.pane', stored);
    expect(pageMemory(page, () => BOOK).load()).toBeNull();
  });

  const [entry] = KEPT.journal;
  const [edit] = RECEIPT.applied;
  test.each<[string, unknown]>([
    ['null', null],
    ['no object', 'H13'],
    ['no name', { receipt: RECEIPT }],
    ['a name that is none', { ...entry, label: 1 }],
    ['no receipt', { label: '填写得分' }],
    ['a receipt without its edits', { label: '填写得分', receipt: { refused: [] } }],
    ['edits that are none', { label: '填写得分', receipt: { applied: [{ ...edit, cell: 13 }] } }],
  ])('with %s among what was written is no memory: an undo would write it', (_, broken) => {
    const page = new Page();
    const keep = (journal: readonly unknown[]): Kept | null => {
      page.sessionStorage.items.set('jihe.pane', JSON.stringify({ ...KEPT, workbook: BOOK, journal }));
      return pageMemory(page, () => BOOK).load();
    };
    expect(keep([entry])).toEqual(KEPT);
    expect(keep([entry, broken])).toBeNull();
    expect(keep([broken, entry])).toBeNull();
  });

  test('what was refused is forgotten: it was told then', () => {
    const page = new Page();
    const refused = RECEIPT.applied.map((each) => ({ edit: each, code: 'moved' as const, found: { value: null } }));
    const journal = [{ label: '填写得分', receipt: { ...RECEIPT, refused } }];
    pageMemory(page, () => BOOK).save({ ...KEPT, journal });
    expect(pageMemory(page, () => BOOK).load()).toEqual(KEPT);
  });

  test('drafts that are missing are none', () => {
    const page = new Page();
    page.sessionStorage.items.set('jihe.pane', JSON.stringify({ workbook: BOOK, journal: KEPT.journal }));
    expect(pageMemory(page, () => BOOK).load()).toEqual({ journal: KEPT.journal, notes: {}, present: {} });
  });

  test('a store that is full or forbidden loses it, without a word', () => {
    const page = new Page();
    page.sessionStorage.refuse = true;
    const memory = pageMemory(page, () => BOOK);
    expect(() => memory.save(KEPT)).not.toThrow();
    expect(memory.load()).toBeNull();
  });
});

describe('saved under another name', () => {
  const NEW = 'https://intranet.example/另存.xlsx';

  test('what was kept goes along, all of it', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save(KEPT);
    renameKept(page, BOOK, NEW);
    expect(pageMemory(page, () => NEW).load()).toEqual(KEPT);
    expect(pageMemory(page, () => BOOK).load()).toBeNull();
  });

  test('what is kept of another workbook stays its own', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save(KEPT);
    const [before] = page.sessionStorage.items.values();
    renameKept(page, `${BOOK}x`, NEW);
    expect([...page.sessionStorage.items.values()]).toEqual([before]);
    expect(pageMemory(page, () => BOOK).load()).toEqual(KEPT);
  });

  test.each([
    ['nothing', null],
    ['null', 'null'],
    ['damaged text', '{"workbook":'],
  ])('where %s is kept, nothing is afterwards either', (_, stored) => {
    const page = new Page();
    if (stored !== null) page.sessionStorage.items.set('jihe.pane', stored);
    renameKept(page, BOOK, NEW);
    expect([...page.sessionStorage.items.values()]).toEqual(stored === null ? [] : [stored]);
  });

  test('a store that is full or forbidden is passed over', () => {
    const page = new Page();
    pageMemory(page, () => BOOK).save(KEPT);
    page.sessionStorage.refuse = true;
    expect(() => renameKept(page, BOOK, NEW)).not.toThrow();
    page.sessionStorage.refuse = false;
    expect(pageMemory(page, () => BOOK).load()).toEqual(KEPT);
  });
});

describe('what the ribbon wrote', () => {
  const leave = (page: Page, workbook = BOOK): void => leaveWritten(() => page.localStorage, workbook, RECEIPT);

  function listening(page: Page, workbook = BOOK) {
    const heard: ApplyReceipt[] = [];
    const stop = pageMemory(page, () => workbook).onWrittenElsewhere((receipt) => heard.push(receipt));
    return { heard, stop };
  }

  test('before the pane was there is taken over at once, and once', () => {
    const page = new Page();
    leave(page);
    expect(listening(page).heard).toEqual([RECEIPT]);
    expect(listening(page).heard).toEqual([]);
  });

  test.each(['storage', 'focus'])('later is taken over at %s, until the pane goes', (type) => {
    const page = new Page();
    const { heard, stop } = listening(page);
    expect(heard).toEqual([]);
    page.dispatchEvent(new Event(type));
    expect(heard).toEqual([]);
    leave(page);
    page.dispatchEvent(new Event(type));
    page.dispatchEvent(new Event(type));
    expect(heard).toEqual([RECEIPT]);
    stop();
    leave(page);
    page.dispatchEvent(new Event(type));
    expect(heard).toHaveLength(1);
  });

  test('into another workbook is left to its pane', () => {
    const page = new Page();
    leave(page, `${BOOK}x`);
    expect(listening(page).heard).toEqual([]);
    expect(listening(page, `${BOOK}x`).heard).toEqual([RECEIPT]);
  });
});
