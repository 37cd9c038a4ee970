import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import fs from 'node:fs/promises';
import { READ_LIMITS } from '../../../src/formats/xlsx/read/read.ts';
import { fileError } from '../../../src/programs/cli/file-error.ts';
import { documentSchema } from '../../../src/reports/schema.ts';
import { Folder } from '../../support/cli.ts';

/** Which files are looked at, and why one isn't. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

/** `path: code` for what can't be read, the path alone for what can. */
async function met(...args: string[]): Promise<string[]> {
  const { out } = await folder.run(['check', ...args, '--format', 'json']);
  return documentSchema
    .parse(JSON.parse(out))
    .files.map(({ path, ...file }) => (file.verdict === null ? `${path}: ${file.error.code}` : path));
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

test.each(['EACCES', 'EPERM', 'EIO'])(
  'a folder inside that can not be read (%s) is a failed entry; those around it are read',
  async (code) => {
    for (const name of ['d/a/1.xlsx', 'd/b/2.xlsx', 'd/c/3.xlsx']) folder.form(name);
    const original = fs.readdir as (...args: unknown[]) => Promise<never>;
    jest
      .spyOn(fs, 'readdir')
      .mockImplementation((path, ...others: unknown[]) =>
        String(path).endsWith('/b') ? Promise.reject(systemError(code)) : original(path, ...others),
      );
    expect(await met('d')).toEqual(['d/a/1.xlsx', 'd/b: file-unreadable', 'd/c/3.xlsx']);
    expect(await met('d/b')).toEqual(['d/b: file-unreadable']);
  },
);

test('a folder that holds nothing but what was met already is no failure', async () => {
  for (const name of ['d/b.xlsx', 'e/c.xlsx']) folder.form(name);
  mkdirSync(folder.at('empty'));
  expect(await met('d/b.xlsx', 'd')).toEqual(['d/b.xlsx']);
  expect(await met('d', 'd', 'e')).toEqual(['d/b.xlsx', 'e/c.xlsx']);
  expect(await met('d', 'empty', 'e')).toEqual(['d/b.xlsx', 'empty: no-workbooks', 'e/c.xlsx']);
});

test.each([false, true])(
  'files come by name, however the disk lists them (the other way round: %s)',
  async (reversed) => {
    for (const name of ['d/b/1.xlsx', 'd/a.xlsx', 'd/c.xlsx', 'd/B.xlsx']) folder.form(name);
    const original = fs.readdir as (...args: unknown[]) => Promise<(string | { name: string })[]>;
    const nameOf = (entry: string | { name: string }): string => (typeof entry === 'string' ? entry : entry.name);
    jest.spyOn(fs, 'readdir').mockImplementation((async (...args: unknown[]) => {
      const entries = await original(...args);
      entries.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      return reversed ? entries.reverse() : entries;
    }) as unknown as typeof fs.readdir);
    expect(await met('d')).toEqual(['d/B.xlsx', 'd/a.xlsx', 'd/b/1.xlsx', 'd/c.xlsx']);
    expect(await met('d/?.xlsx')).toEqual(['d/B.xlsx', 'd/a.xlsx', 'd/c.xlsx']);
  },
);

test('folders named like files, and files named nearly like workbooks', async () => {
  for (const name of ['d/x.xlsx/1.xlsx', 'd/~$y/2.xlsx', 'd/a.XLS', 'd/b.Et']) folder.form(name);
  for (const name of ['d/a.xlsx.bak', 'd/axlsx', 'd/b.xlsm', 'd/c.xls1', 'd/xlsx', 'd/.xlsx~']) folder.write(name, 'x');
  expect(await met('d')).toEqual(['d/a.XLS', 'd/b.Et', 'd/x.xlsx/1.xlsx', 'd/~$y/2.xlsx']);
});

test('only a beginning makes a file temporary', async () => {
  for (const name of ['d/a~$.xlsx', 'd/a.~b.xlsx', 'd/a._b.xlsx', 'd/.a.xlsx', 'd/~a.xlsx']) folder.form(name);
  expect(await met('d')).toEqual(['d/.a.xlsx', 'd/a._b.xlsx', 'd/a.~b.xlsx', 'd/a~$.xlsx', 'd/~a.xlsx']);
});

test('a link to a file and a link to a folder are followed', async () => {
  folder.form('elsewhere/1.xlsx');
  folder.form('far/2.xlsx');
  mkdirSync(folder.at('d'));
  symlinkSync('../elsewhere/1.xlsx', folder.at('d/link.xlsx'));
  symlinkSync('../far', folder.at('d/linked'));
  expect(await met('d')).toEqual(['d/link.xlsx', 'd/linked/2.xlsx']);
});

describe('patterns', () => {
  test('stand for whole names in any letter case, in the folder they name', async () => {
    for (const name of ['d/ab1.xlsx', 'd/AB2.XLSX', 'd/xab3.xlsx', 'd/ab4.xlsx.xls', 'ab5.xlsx']) folder.form(name);
    folder.write('d/~$ab1.xlsx', 'x');
    expect(await met('d/ab*.xlsx')).toEqual(['d/AB2.XLSX', 'd/ab1.xlsx']);
    expect(await met('d/ab?.xlsx')).toEqual(['d/AB2.XLSX', 'd/ab1.xlsx']);
    expect(await met('d/a?.xlsx')).toEqual(['d/a?.xlsx: file-not-found']);
    expect(await met('gone/*.xlsx')).toEqual(['gone/*.xlsx: file-not-found']);
  });

  test('other signs of a pattern stand for themselves', async () => {
    for (const name of ['a+(1)[x].xlsx', 'aa1x.xlsx', 'a.b.xlsx', 'axb.xlsx', '$1^{}|.xlsx']) folder.form(name);
    expect(await met('a+(1)[x]*')).toEqual(['a+(1)[x].xlsx']);
    expect(await met('a.*')).toEqual(['a.b.xlsx']);
    expect(await met('$1^{}|*')).toEqual(['$1^{}|.xlsx']);
  });

  test('a folder that fits is walked; a name without signs fits nothing else', async () => {
    for (const name of ['d1/a.xlsx', 'd2/b.xlsx']) folder.form(name);
    expect(await met('d*')).toEqual(['d1/a.xlsx', 'd2/b.xlsx']);
    expect(await met('D1')).toEqual(['D1: file-not-found']);
  });
});

test('what is no file is not read: it might never end', async () => {
  folder.form('a.xlsx');
  expect(await met('/dev/zero', 'a.xlsx')).toEqual(['/dev/zero: file-unreadable', 'a.xlsx']);
});

test('a file beyond the limit is not read', async () => {
  folder.write('big.xlsx', '');
  truncateSync(folder.at('big.xlsx'), READ_LIMITS.fileBytes + 1);
  expect(await met('big.xlsx')).toEqual(['big.xlsx: file-too-large']);
});

test.each([
  ['ENOENT', 'file-not-found'],
  ['ENOTDIR', 'file-not-found'],
  ['ENAMETOOLONG', 'file-not-found'],
  ['EACCES', 'file-unreadable'],
  ['EPERM', 'file-unreadable'],
  ['EBUSY', 'file-unreadable'],
  ['EIO', 'file-unreadable'],
  ['EISDIR', 'file-unreadable'],
  ['ELOOP', 'file-unreadable'],
  ['ERR_FS_FILE_TOO_LARGE', 'file-too-large'],
  ['EMFILE', 'unknown'],
])('%s is told as %s', (system, code) => {
  const error = systemError(system);
  expect(fileError(error)).toMatchObject({ code, cause: `Error: ${system}: refused` });
});

test.each([
  ['a string', 'a string'],
  [null, 'null'],
  [{ code: 5 }, '[object Object]'],
  [new Error('x'), 'Error: x'],
])('whatever is thrown (%p) is told', (thrown, cause) => {
  expect(fileError(thrown)).toMatchObject({ code: 'unknown', cause });
});
