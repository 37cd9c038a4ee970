import { WORKBOOK_TYPES } from '../../../src/app/workbook-names.ts';
import type { Batch } from '../../../src/programs/workbench/batch/batch.ts';
import { filesOfList, filesOfTransfer, type Picked } from '../../../src/programs/workbench/files.ts';
import {
  type AppState,
  currentOf,
  EMPTY,
  type Open,
  opened,
  openedFile,
  withOpened,
  withoutFile,
} from '../../../src/programs/workbench/open-files.ts';
import { workbenchSettings } from '../../../src/programs/workbench/settings.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

/** Which files come into the page, from a list, a drop or a folder, and which are open then. */

function file(name: string, folder = ''): File {
  const made = new File(['x'], name);
  Object.defineProperty(made, 'webkitRelativePath', { value: folder === '' ? '' : `${folder}/${name}` });
  return made;
}

const paths = ({ files }: Picked): string[] => files.map(({ path }) => path);

test('of a list the workbooks and reports, by their names and numbers, without what Excel and WPS keep beside open ones', () => {
  const names = [
    '表10.xlsx',
    '表2.xlsx',
    '~$表2.xlsx',
    '.~表2.xlsx',
    '说明.docx',
    '旧.XLS',
    'wps.et',
    'a.xlsx.txt',
    'axlsx',
    'b.xlsm',
  ];
  expect(paths(filesOfList(names.map((name) => file(name))))).toEqual(
    ['表2.xlsx', '表10.xlsx', '旧.XLS', 'wps.et', '说明.docx', 'a.xlsx.txt'].sort((a, b) =>
      a.localeCompare(b, 'zh-CN', { numeric: true }),
    ),
  );
  expect(new Set(filesOfList(names.map((name) => file(name))).passedOver)).toEqual(new Set(['axlsx', 'b.xlsm']));
  const inFolder = filesOfList(['a.txt', 'b.docx', '~$b.docx'].map((name) => file(name, '甲')));
  expect([paths(inFolder), inFolder.passedOver]).toEqual([['甲/b.docx'], ['甲/a.txt']]);
  expect(WORKBOOK_TYPES.split(',')).toEqual(['.xlsx', '.xls', '.et']);
  expect(paths(filesOfList([file('b.xlsx', '乙'), file('a.xlsx', '乙'), file('c.xlsx')]))).toEqual(
    expect.arrayContaining(['乙/a.xlsx', '乙/b.xlsx', 'c.xlsx']),
  );
});

type Handle =
  | { readonly kind: 'file'; readonly name: string; getFile(): Promise<File> }
  | { readonly kind: 'directory'; readonly name: string; values(): AsyncIterable<Handle> };

function fileHandle(name: string): Handle {
  return { kind: 'file', name, getFile: () => Promise.resolve(file(name)) };
}

function folderHandle(name: string, ...children: readonly Handle[]): Handle {
  return {
    kind: 'directory',
    name,
    async *values() {
      for (const child of children) {
        await Promise.resolve();
        yield child;
      }
    },
  };
}

function fileEntry(path: string, fails = false): FileSystemEntry {
  const name = path.replace(/^.*\//, '');
  return {
    isFile: true,
    isDirectory: false,
    name,
    fullPath: path,
    file: (done: (found: File) => void, failed: (error: unknown) => void) =>
      fails ? failed(new DOMException('x', 'NotFoundError')) : done(file(name)),
  } as unknown as FileSystemEntry;
}

/** As browsers do, its entries come in batches, then an empty one. */
function folderEntry(path: string, ...batches: readonly FileSystemEntry[][]): FileSystemEntry {
  return {
    isFile: false,
    isDirectory: true,
    name: path,
    fullPath: path,
    createReader: () => {
      const left = [...batches];
      return { readEntries: (done: (found: FileSystemEntry[]) => void) => done(left.shift() ?? []) };
    },
  } as unknown as FileSystemEntry;
}

interface Dropped {
  readonly entry?: FileSystemEntry | null;
  readonly handle?: () => Promise<Handle | null>;
  readonly kind?: string;
}

function transfer(dropped: readonly Dropped[], files: readonly File[] = []): DataTransfer {
  const items = dropped.map(({ entry = null, handle, kind = 'file' }) => ({
    kind,
    webkitGetAsEntry: () => entry,
    ...(handle === undefined ? {} : { getAsFileSystemHandle: handle }),
  }));
  return { items, files } as unknown as DataTransfer;
}

describe('what is dropped', () => {
  test('files alone are taken as they are', async () => {
    const dropped = transfer([{ entry: fileEntry('/a.xlsx') }, { kind: 'string' }], [file('b.xlsx'), file('a.xlsx')]);
    expect(paths(await filesOfTransfer(dropped))).toEqual(['a.xlsx', 'b.xlsx']);
    expect(paths(await filesOfTransfer(transfer([{}], [file('a.xlsx')])))).toEqual(['a.xlsx']);
  });

  test('folders by handles, with all that is in them, in order', async () => {
    const folder = folderHandle(
      '甲',
      fileHandle('10.xlsx'),
      folderHandle('乙', fileHandle('2.xls'), fileHandle('说明.txt')),
      fileHandle('9.xlsx'),
    );
    const dropped = transfer([
      { entry: folderEntry('/甲'), handle: () => Promise.resolve(folder) },
      { entry: fileEntry('/c.xlsx'), handle: () => Promise.resolve(fileHandle('c.xlsx')) },
      { entry: fileEntry('/d.txt'), handle: () => Promise.resolve(fileHandle('d.txt')) },
    ]);
    expect(new Set(paths(await filesOfTransfer(dropped)))).toEqual(
      new Set(['c.xlsx', '甲/9.xlsx', '甲/10.xlsx', '甲/乙/2.xls']),
    );
    const order = paths(await filesOfTransfer(dropped)).filter(
      (path) => path.startsWith('甲/') && !path.includes('乙'),
    );
    expect(order).toEqual(['甲/9.xlsx', '甲/10.xlsx']);
  });

  test.each<[string, Dropped['handle']]>([
    ['has no handles', undefined],
    ['gives none', () => Promise.resolve(null)],
    ['refuses them', () => Promise.reject(new DOMException('x', 'NotAllowedError'))],
    [
      'refuses to read them',
      () =>
        Promise.resolve({
          kind: 'directory',
          name: '甲',
          values: () => ({
            [Symbol.asyncIterator]: () => ({
              next: () => Promise.reject(new DOMException('x', 'NotReadableError')),
            }),
          }),
        }),
    ],
  ])('folders by entries where the browser %s, all batches of them', async (_, handle) => {
    const entry = folderEntry(
      '/甲',
      [fileEntry('/甲/1.xlsx'), fileEntry('/甲/说明.txt')],
      [folderEntry('/甲/乙', [fileEntry('/甲/乙/2.et')]), fileEntry('/甲/3.xlsx')],
    );
    const dropped = transfer([handle === undefined ? { entry } : { entry, handle }, { entry: null }]);
    expect(new Set(paths(await filesOfTransfer(dropped)))).toEqual(new Set(['甲/1.xlsx', '甲/3.xlsx', '甲/乙/2.et']));
  });

  test('a folder that can’t be read either way is refused', async () => {
    const entry = folderEntry('/甲', [fileEntry('/甲/1.xlsx', true)]);
    await expect(filesOfTransfer(transfer([{ entry }]))).rejects.toMatchObject({ name: 'FolderRefusedError' });
  });
});

describe('what is open', () => {
  const BYTES = buildXlsx([{ name: '一', cells: { A1: 1 } }]);

  function open(name: string): Open {
    const found = opened(name, BYTES);
    if (typeof found === 'string') throw new Error(found);
    return found;
  }

  test('each has an id of its own, also two of one name', () => {
    const [a, b] = [open('a.xlsx'), open('a.xlsx')];
    expect(a.id).not.toBe(b.id);
    expect([a, b].map(({ workbook }) => workbook.fileName)).toEqual(['a.xlsx', 'a.xlsx']);
  });

  test('the first of what was opened is shown; what wasn’t is a sentence each', () => {
    const [a, b, c] = [open('a.xlsx'), open('b.xlsx'), open('c.xlsx')];
    const first = withOpened({ ...EMPTY, busy: true }, [a]);
    expect(first).toMatchObject({ current: a.id, busy: false, problems: [], listed: false });
    const more = withOpened(first, ['《坏》没有打开', b, c]);
    expect(more.files).toEqual([a, b, c]);
    expect(currentOf(more)).toBe(b);
    expect(more.problems).toEqual(['《坏》没有打开']);
    const none = withOpened(more, ['x', 'y']);
    expect(none).toMatchObject({ current: b.id, problems: ['x', 'y'], busy: false });
    expect(withOpened(more, []).problems).toEqual([
      '选中的内容里没有能核对的文件：请选 .xlsx、.xls、.et 表格，或者 .docx、.docm 报告。',
    ]);
    expect(withOpened(EMPTY, []).current).toBeNull();
  });

  test('a list stays on the screen until a file was opened over it', () => {
    const a = open('a.xlsx');
    const listed: AppState = { ...EMPTY, listed: true, batch: {} as Batch };
    expect(withOpened(listed, ['x'])).toMatchObject({ listed: true });
    expect(currentOf({ ...withOpened(listed, [a]), listed: true })).toBeNull();
    expect(currentOf(withOpened(listed, [a]))).toBe(a);
  });

  test('closing shows the first of the others, or the list when there is one', () => {
    const [a, b] = [open('a.xlsx'), open('b.xlsx')];
    const both = withOpened(EMPTY, [a, b]);
    expect(withoutFile(both, a.id)).toMatchObject({ files: [b], current: b.id, listed: false });
    expect(withoutFile({ ...both, batch: {} as Batch }, a.id)).toMatchObject({ listed: true });
    expect(withoutFile(withoutFile(both, a.id), b.id)).toMatchObject({ files: [], current: null });
  });

  test('a file that can’t be read, or is none, says which and why', async () => {
    const bad = await openedFile({
      path: '甲/坏.xlsx',
      file: { arrayBuffer: () => Promise.reject(new DOMException('x', 'NotReadableError')) } as unknown as File,
    });
    expect(bad).toMatch(/^《甲\/坏\.xlsx》没有打开：/);
    expect(opened('坏.xlsx', new TextEncoder().encode('不是'))).toMatch(
      /^《坏\.xlsx》没有打开：这个文件不是 Excel 工作簿。/,
    );
    const good = await openedFile({
      path: '甲/好.xlsx',
      file: { arrayBuffer: () => Promise.resolve(BYTES.slice().buffer) } as unknown as File,
    });
    expect(typeof good === 'string' ? good : good.workbook.fileName).toBe('甲/好.xlsx');
  });
});

describe('settings of the workbench', () => {
  test('are kept in the browser’s store, over the page’s own start', () => {
    const items = new Map<string, string>();
    const store = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    workbenchSettings(store).update({ appearance: 'dark' });
    expect(items.size).toBe(1);
    expect(workbenchSettings(store).current).toMatchObject({ appearance: 'dark', live: true });
  });

  test('without a store live for the page alone', () => {
    const settings = workbenchSettings(null);
    settings.update({ live: false });
    expect(settings.current.live).toBe(false);
    expect(workbenchSettings(null).current.live).toBe(true);
  });
});
