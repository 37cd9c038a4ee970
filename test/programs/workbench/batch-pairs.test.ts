import { Desk, entriesNow } from '../../../src/programs/workbench/batch/desk.ts';
import { type BatchPair, pairsOf } from '../../../src/programs/workbench/batch/pairs.ts';
import { batchQuestions } from '../../../src/programs/workbench/batch/questions.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { fileEntryOf, tableEntry } from '../../support/report-entries.ts';

/** What the files of a batch have to do with each other: reports and forms of one folder, the same words in several. */

const at = (project: string) => ({ value: project, cell: 'D3' });
const form = (path: string, ...projects: string[]): FileEntry =>
  fileEntryOf(path, { tables: projects.map((project) => tableEntry({ project: at(project) })) });
const report = (path: string, tables: FileEntry['tables' & keyof FileEntry] = [] as never): FileEntry =>
  fileEntryOf(path, { tables: tables as never, document: {} as never });

const picked = (path: string, text = '项目总结。') => ({
  path,
  file: { name: path, arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) } as unknown as File,
});

function paired(
  files: readonly (readonly [entry: FileEntry | null, text?: string])[],
  isCancelled: () => boolean = () => false,
): Promise<ReadonlyMap<number, BatchPair>> {
  return pairsOf(
    files.map(([entry, text], index) => picked(entry?.path ?? `${index}.xlsx`, text)),
    files.map(([entry]) => entry),
    isCancelled,
  );
}

const text = '本报告说明城区供水改造工程的实施情况。';

test('a report is held against the only form of its own folder', async () => {
  const pairs = await paired([
    [form('甲/表.xlsx', '供水')],
    [report('甲/报告.txt')],
    [form('乙/表.xlsx', '供气')],
    [report('乙/报告.txt')],
    [form('表.xlsx', '供热')],
    [report('报告.txt')],
  ]);
  expect([...pairs]).toEqual([
    [1, { file: 0, at: 0, by: 'only-one' }],
    [3, { file: 2, at: 0, by: 'only-one' }],
    [5, { file: 4, at: 0, by: 'only-one' }],
  ]);
});

test('the folder is the whole path to the file: neither its parent nor one that is called alike', async () => {
  const pairs = await paired([
    [form('甲/乙/表.xlsx', '供水')],
    [report('甲/报告.txt')],
    [report('甲乙/报告.txt')],
    [report('报告.txt')],
    [report('甲/乙/丙/报告.txt')],
  ]);
  expect([...pairs]).toEqual([]);
});

test('of two forms the one whose project the report names, also the second of a file', async () => {
  const pairs = await paired([
    [form('甲/一.xlsx', '城区供气改造')],
    [form('甲/二.xlsx', '农村供水改造', '城区供水改造工程')],
    [report('甲/报告.txt'), text],
    [report('甲/别的.txt'), '这里什么也没有说。'],
  ]);
  expect([...pairs]).toEqual([[2, { file: 1, at: 1, by: 'project-name' }]]);
});

test('two reports beside one form are nobody’s, unless they name it', async () => {
  expect([...(await paired([[form('表.xlsx', '供水')], [report('一.txt')], [report('二.txt')]])).keys()]).toEqual([]);
  const named = await paired([[form('表.xlsx', '城区供水改造工程')], [report('一.txt')], [report('二.txt'), text]]);
  expect([...named]).toEqual([[2, { file: 0, at: 0, by: 'project-name' }]]);
});

test('a report with a form of its own is a form’s file; one that failed, or hasn’t been read, is none', async () => {
  const own = report('有表.txt', [tableEntry({ project: at('供水') })] as never);
  expect([...(await paired([[own], [report('报告.txt')]]))]).toEqual([[1, { file: 0, at: 0, by: 'only-one' }]]);
  const failed = { ...form('坏.xlsx', '供水'), verdict: null } as unknown as FileEntry;
  expect([...(await paired([[failed], [report('报告.txt')]]))]).toEqual([]);
  expect([...(await paired([[null], [report('报告.txt')]]))]).toEqual([]);
});

test('called off, nothing more is read; what can’t be read any more is passed over', async () => {
  let looks = 0;
  const files = [[form('表.xlsx', '城区供水改造工程')], [report('一.txt'), text], [report('二.txt'), text]] as const;
  const pairs = await paired(files, () => {
    looks += 1;
    return looks > 1;
  });
  expect([...pairs.keys()]).toEqual([1]);
  const gone = {
    ...picked('一.txt'),
    file: { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as File,
  };
  const left = await pairsOf(
    [picked('表.xlsx'), gone, picked('二.txt', text)],
    files.map(([entry]) => entry),
    () => false,
  );
  expect([...left.keys()]).toEqual([2]);
});

describe('what a batch asks', () => {
  const gap = (words: string, changes: object = {}) => ({
    kind: 'column',
    block: 'indicators',
    words,
    guess: null,
    cells: ['H12', 'H13'],
    ...changes,
  });
  const asking = (path: string, ...gaps: object[]): FileEntry =>
    fileEntryOf(path, { tables: [tableEntry({ gaps: gaps as never })] });

  test('the same words in several files are one question, those of most files first, each file once', () => {
    const entries = [
      asking('一.xlsx', gap('完成数'), gap('到位数', { block: 'funds' })),
      asking('二.xlsx', gap('到位数', { block: 'funds' }), gap('到位数', { block: 'funds' })),
      asking('三.xlsx', gap('到位数'), gap('到位数', { block: 'funds' })),
    ];
    expect(
      batchQuestions(entries).map(({ gap: { words, block }, files, path }) => [words, block, files, path]),
    ).toEqual([
      ['到位数', 'funds', 3, '一.xlsx'],
      ['完成数', 'indicators', 1, '一.xlsx'],
      ['到位数', 'indicators', 1, '三.xlsx'],
    ]);
  });

  test('of sheets without a form too; a head with nothing below isn’t asked about, nor anything of a file that failed', () => {
    const unread = fileEntryOf('一.xlsx', { tables: [], unread: [{ sheet: '表', gaps: [gap('完成数') as never] }] });
    expect(batchQuestions([unread]).map(({ gap: { words } }) => words)).toEqual(['完成数']);
    const bare = asking('二.xlsx', gap('完成数', { cells: ['H12'] }));
    expect(batchQuestions([bare])).toEqual([]);
    const row = asking('二.xlsx', gap('备查', { kind: 'row', cells: ['H12'] }));
    expect(batchQuestions([row])).toHaveLength(1);
    expect(batchQuestions([{ ...unread, verdict: null } as never])).toEqual([]);
  });
});

describe('where a file stands in its list', () => {
  const desk = (order: readonly string[], last: string | null): Desk => {
    const made = new Desk();
    made.set({ order, at: last });
    return made;
  };
  const ORDER = ['3/0', '1/0', '1/1', '12/0'];

  test.each([
    [3, null, { number: 1, of: 4, previous: null, next: '1/0' }],
    [1, null, { number: 2, of: 4, previous: '3/0', next: '1/1' }],
    [1, '1/1', { number: 3, of: 4, previous: '1/0', next: '12/0' }],
    [12, '3/0', { number: 4, of: 4, previous: '1/1', next: null }],
    [2, null, null],
    [1, '12/0', { number: 2, of: 4, previous: '3/0', next: '1/1' }],
    [1, '1/7', null],
  ])('file %i, row %s opened last', (file, last, step) => {
    expect(desk(ORDER, last).stepAt(file)).toEqual(step);
  });

  test('who listens is told, until it doesn’t listen any more; what was opened is known', () => {
    const made = new Desk();
    let told = 0;
    const stop = made.subscribe(() => {
      told += 1;
    });
    const first = picked('一.xlsx');
    made.opened('0/0', first);
    made.opened('1/0', picked('二.xlsx'));
    expect(made.snapshot()).toMatchObject({ at: '1/0' });
    expect([made.snapshot().visited.size, made.snapshot().visited.has(first), told]).toEqual([2, true, 2]);
    stop();
    made.set({ text: '供水' });
    expect([told, made.snapshot().text]).toEqual([2, '供水']);
  });

  test('what was changed stands in the place of what was found', () => {
    const [one, two] = [picked('一.xlsx'), picked('二.xlsx')];
    const [before, after] = [form('一.xlsx', '供水'), form('一.xlsx', '供气')];
    const changed = new Map([[one, { stand: {}, entry: after, cells: 1 }]]);
    expect(entriesNow([one, two], [before, null], changed)).toEqual([after, null]);
    expect(entriesNow([two, one], [before, before], changed)).toEqual([before, after]);
    expect(entriesNow([], [before], changed)).toEqual([before]);
  });
});
