import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import type { ApplyReceipt } from '../../../src/hosts/host.ts';
import { Batch } from '../../../src/programs/workbench/batch/batch.ts';
import { Desk, entriesNow, type Kept, standOf } from '../../../src/programs/workbench/batch/desk.ts';
import type { PickedFile } from '../../../src/programs/workbench/files.ts';
import type { OpenFile } from '../../../src/programs/workbench/open-file.ts';
import type { Open } from '../../../src/programs/workbench/open-files.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { fileEntryOf } from '../../support/report-entries.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** What a list knows of its files by itself: which were looked at, changed, kept and downloaded, and the way from one to the next. */

const FORM = gridToXlsx([withCells(exampleForm('national'), { H20: '99' })]);

const picked = (path: string): PickedFile => ({ path, file: new File([], path) });
const [FIRST, SECOND, THIRD] = ['甲', '乙', '丙'].map((name) => picked(`${name}.xlsx`)) as [
  PickedFile,
  PickedFile,
  PickedFile,
];
const FILES = [FIRST, SECOND, THIRD];
const entry = (path: string): FileEntry => fileEntryOf(path);
const ENTRIES = FILES.map(({ path }) => entry(path));

function kept(changes: Partial<Kept> = {}): Kept {
  return {
    writes: [],
    copy: new Blob(['副本']),
    unmarked: null,
    entry: entry('改过'),
    cells: 2,
    isDocument: false,
    saved: false,
    ...changes,
  };
}

const edit: CellEdit = { sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 100 } };
const receipt: ApplyReceipt = { applied: [edit], refused: [] };
const workbook = (...receipts: readonly ApplyReceipt[]): OpenFile =>
  ({ written: () => receipts }) as unknown as OpenFile;

describe('what was found in a file', () => {
  const opened = entry('打开的');
  const copied = entry('副本');
  const changed = new Map([[FIRST, { stand: {}, entry: opened, cells: 1 }]]);

  test.each<
    [string, Parameters<typeof entriesNow>[2], Parameters<typeof entriesNow>[3], readonly (FileEntry | null)[]]
  >([
    ['as it was picked', new Map(), new Map(), ENTRIES],
    ['open and changed', changed, new Map(), [opened, ENTRIES[1] ?? null, ENTRIES[2] ?? null]],
    [
      'changed from the list',
      new Map(),
      new Map([[SECOND, kept({ entry: copied })]]),
      [ENTRIES[0] ?? null, copied, ENTRIES[2] ?? null],
    ],
    [
      'changed from the list, not reviewed yet',
      changed,
      new Map([[FIRST, kept({ entry: null })]]),
      [null, ENTRIES[1] ?? null, ENTRIES[2] ?? null],
    ],
  ])('%s', (_, open, copies, found) => {
    expect(entriesNow(FILES, ENTRIES, open, copies)).toEqual(found);
    // Nothing was kept: what is open alone counts.
    if (copies?.size === 0) expect(entriesNow(FILES, ENTRIES, open)).toEqual(found);
  });

  test('nobody asks about more than there are files', () => {
    expect(entriesNow([FIRST], ENTRIES, changed)).toEqual([opened, ENTRIES[1], ENTRIES[2]]);
  });
});

test('a file without a write that stands is as it was opened', () => {
  expect(standOf(workbook())).toBeNull();
  expect(standOf(workbook(receipt))).toEqual([receipt]);
});

test('what is looked at is remembered, with the row that was opened last', () => {
  const desk = new Desk();
  const heard = jest.fn();
  const end = desk.subscribe(heard);
  desk.opened('0/1', FIRST);
  desk.opened('1/0', SECOND);
  expect(desk.snapshot()).toMatchObject({ at: '1/0', visited: new Set([FIRST, SECOND]) });
  expect(heard).toHaveBeenCalledTimes(2);
  end();
  desk.opened('2/0', THIRD);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('changed files count as unsaved until they are downloaded', () => {
  const desk = new Desk();
  expect(desk.unsaved).toBe(0);
  desk.set({
    kept: new Map([
      [FIRST, kept()],
      [SECOND, kept({ saved: true })],
      [THIRD, kept()],
    ]),
  });
  expect(desk.unsaved).toBe(2);
});

describe('a file that was changed from the list, opened', () => {
  test('is its own from then on, and stays listed as it was reviewed', () => {
    const desk = new Desk();
    const copy = kept({ cells: 3 });
    desk.set({
      kept: new Map([
        [FIRST, copy],
        [SECOND, kept()],
      ]),
    });
    desk.tookOver(FIRST, workbook(receipt));
    const { kept: left, changed } = desk.snapshot();
    expect([...left.keys()]).toEqual([SECOND]);
    expect([...changed]).toEqual([[FIRST, { stand: [receipt], entry: copy.entry, cells: 3 }]]);
  });

  test.each<[string, Kept | null, OpenFile]>([
    ['without a write that stands', kept(), workbook()],
    ['not reviewed yet', kept({ entry: null }), workbook(receipt)],
    ['of which nothing was kept', null, workbook(receipt)],
  ])('%s it isn’t listed as changed', (_, copy, file) => {
    const desk = new Desk();
    desk.set({ kept: new Map(copy === null ? [] : [[FIRST, copy]]) });
    desk.tookOver(FIRST, file);
    expect(desk.snapshot().kept.size).toBe(0);
    expect(desk.snapshot().changed.size).toBe(0);
  });
});

test('by other terms the copies are reviewed anew, and nothing but them', () => {
  const desk = new Desk();
  const heard = jest.fn();
  desk.subscribe(heard);
  expect(desk.copies().size).toBe(0);
  expect(heard).not.toHaveBeenCalled();
  const [first, second] = [kept(), kept({ saved: true })];
  desk.set({
    kept: new Map([
      [FIRST, first],
      [SECOND, second],
    ]),
  });
  expect([...desk.copies()]).toEqual([
    [FIRST, first.copy],
    [SECOND, second.copy],
  ]);
  const entries = (): unknown[] => [...desk.snapshot().kept.values()].map((each) => each.entry);
  expect(entries()).toEqual([null, null]);
  const again = entry('再核对');
  desk.reviewed(SECOND, again);
  desk.reviewed(THIRD, again);
  expect(entries()).toEqual([null, again]);
  expect(desk.snapshot().kept.get(SECOND)).toMatchObject({ saved: true, cells: 2 });
});

test('a row is found by its key, as it is now', () => {
  const desk = new Desk();
  const batch = { files: FILES, snapshot: () => ({ entries: ENTRIES }) } as unknown as Batch;
  expect(desk.rowOf(batch, '1/0')).toMatchObject({ key: '1/0', file: 1, path: '乙.xlsx' });
  expect(desk.rowOf(batch, '1/1')).toBeNull();
  desk.set({ kept: new Map([[SECOND, kept({ entry: null })]]) });
  expect(desk.rowOf(batch, '1/0')).toBeNull();
  desk.set({ kept: new Map(), changed: new Map([[SECOND, { stand: {}, entry: entry('新'), cells: 1 }]]) });
  expect(desk.rowOf(batch, '1/0')).toMatchObject({ path: '新' });
});

describe('open files, when the list is looked at again', () => {
  const batch = new Batch(FILES, []);
  const opened = (from: PickedFile | null): Open => ({ id: 1, from, workbook: new Workbook(FORM, '甲.xlsx') });
  const typed = ({ workbook: book }: Open, text: string): Promise<void> =>
    (book as Workbook).type([{ row: 20, column: 8, text }]);
  /** Of each that is listed as changed: how many cells, and its first finding. */
  const listed = (desk: Desk): [string, number | null, string | undefined][] =>
    [...desk.snapshot().changed].map(([{ path }, { cells, entry: now }]) => [path, cells, now.findings[0]?.message]);

  test('are reviewed anew as often as they were changed, and are as they were found where all is put back', async () => {
    const desk = new Desk();
    const open = opened(FIRST);
    await desk.renew(batch, [open]);
    expect(listed(desk)).toEqual([]);
    await typed(open, '98');
    await desk.renew(batch, [open]);
    expect(listed(desk)).toEqual([['甲.xlsx', 1, expect.stringContaining('98')]]);
    const known = desk.snapshot().changed.get(FIRST);
    await desk.renew(batch, [open]);
    expect(desk.snapshot().changed.get(FIRST)).toBe(known);
    // Of another list nothing is known.
    await desk.renew(new Batch(FILES, []), [open]);
    expect(desk.snapshot().changed.get(FIRST)).not.toBe(known);
    await typed(open, '97');
    await desk.renew(batch, [open]);
    expect(listed(desk)).toEqual([['甲.xlsx', 1, expect.stringContaining('97')]]);
    await (open.workbook as Workbook).undoLatest();
    await (open.workbook as Workbook).undoLatest();
    await desk.renew(batch, [open]);
    expect(listed(desk)).toEqual([]);
  });

  test.each([
    ['in the list', FIRST, ['甲.xlsx']],
    ['of another list', picked('丁.xlsx'), []],
    ['opened by themselves', null, []],
  ])('that are %s', async (_, from, paths) => {
    const desk = new Desk();
    const open = opened(from);
    await typed(open, '98');
    await desk.renew(batch, [open]);
    expect(listed(desk).map(([path]) => path)).toEqual(paths);
  });

  test('what was looked at last counts, though it was done first', async () => {
    const desk = new Desk();
    const open = opened(FIRST);
    await typed(open, '98');
    const before = desk.renew(batch, [open]);
    await desk.renew(batch, []);
    await before;
    expect(listed(desk)).toEqual([]);
  });
});

test.each<[string, readonly string[], string | null, number, unknown]>([
  ['the first', ['1/0', '0/0', '0/1', '10/0'], '1/0', 1, { number: 1, of: 4, previous: null, next: '0/0' }],
  ['one between', ['1/0', '0/0', '0/1', '10/0'], '0/1', 0, { number: 3, of: 4, previous: '0/0', next: '10/0' }],
  ['the last', ['1/0', '0/0', '0/1', '10/0'], '10/0', 10, { number: 4, of: 4, previous: '0/1', next: null }],
  [
    'another file than the one opened last',
    ['1/0', '0/0', '0/1'],
    '1/0',
    0,
    { number: 2, of: 3, previous: '1/0', next: '0/1' },
  ],
  ['nothing opened yet', ['1/0', '0/0'], null, 0, { number: 2, of: 2, previous: '1/0', next: null }],
  ['a row that isn’t listed', ['1/0'], '0/0', 0, null],
  ['no list', [], null, 0, null],
])('the place in the list of %s', (_, order, at, file, step) => {
  const desk = new Desk();
  desk.set({ order, at });
  expect(desk.stepAt(file)).toEqual(step);
});
