import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import fs, { open } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Folder } from '../../support/cli.ts';

/** A report or a copy is written whole or not at all, and whatever goes wrong leaves nothing behind. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

function refused(path: string): string {
  return `写不了文件 ${path}。\n  原因：可能没有写入权限、磁盘已满，或者文件正被别的程序打开。\n  办法：关闭打开它的程序，检查权限和空间，或者换一个位置。\n`;
}

/** A score and the total are blank. */
const OPEN = { H19: '', H20: '' };

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

describe.each([
  ['check', ['check', 'a.xlsx', '--format', 'json', '--output', 'r.xlsx']],
  ['fill', ['fill', 'a.xlsx', '--output', 'r.xlsx']],
])('%s', (_, args) => {
  test('a full disk: said, what stood there before stays, nothing half written', async () => {
    const before = readFileSync(folder.form('a.xlsx', OPEN));
    folder.write('r.xlsx', 'earlier');
    const handle = await open(folder.at('a.xlsx'));
    jest.spyOn(Object.getPrototypeOf(handle), 'writeFile').mockRejectedValue(systemError('ENOSPC'));
    await handle.close();
    expect(await folder.run(args)).toEqual({ code: 2, out: '', err: refused('r.xlsx') });
    expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'r.xlsx']);
    expect(readFileSync(folder.at('r.xlsx'), 'utf8')).toBe('earlier');
    expect(readFileSync(folder.at('a.xlsx')).equals(before)).toBe(true);
  });

  test('a file that can not be put in its place: said, nothing left beside it', async () => {
    folder.form('a.xlsx', OPEN);
    folder.write('r.xlsx', 'earlier');
    const rename = jest.spyOn(fs, 'rename').mockRejectedValue(systemError('EBUSY'));
    expect(await folder.run(args)).toEqual({ code: 2, out: '', err: refused('r.xlsx') });
    expect(rename).toHaveBeenCalledTimes(1);
    expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'r.xlsx']);
    expect(readFileSync(folder.at('r.xlsx'), 'utf8')).toBe('earlier');
  });

  test('a folder that nothing can be written to: said before anything is read', async () => {
    folder.form('a.xlsx', OPEN);
    const original = fs.open;
    jest.spyOn(fs, 'open').mockImplementation((file, flags, mode) => {
      return flags === 'wx' ? Promise.reject(systemError('EACCES')) : original(file, flags, mode);
    });
    expect(await folder.run(args)).toEqual({ code: 2, out: '', err: refused('r.xlsx') });
    expect(readdirSync(folder.path)).toEqual(['a.xlsx']);
  });

  test('while it is written it stands beside its place under a name of its own', async () => {
    folder.form('a.xlsx', OPEN);
    mkdirSync(folder.at('out'));
    const seen: string[] = [];
    const original = fs.rename;
    jest.spyOn(fs, 'rename').mockImplementation((from, to) => {
      seen.push(...readdirSync(folder.at('out')));
      return original(from, to);
    });
    const elsewhere = args.map((arg) => (arg === 'r.xlsx' ? 'out/r.xlsx' : arg));
    expect(await folder.run(elsewhere)).toMatchObject({ err: '' });
    expect(seen).toEqual([expect.stringMatching(/^\.jihe-[0-9a-f-]{36}\.tmp$/)]);
    expect(readdirSync(folder.at('out'))).toEqual(['r.xlsx']);
  });

  test('what a run that was killed left there long ago goes, and nothing else', async () => {
    folder.form('a.xlsx', OPEN);
    const left = '.jihe-0f8fad5b-d9cb-469f-a165-70867728950e.tmp';
    const kept = [
      '.jihe-1f8fad5b-d9cb-469f-a165-70867728950e.tmp',
      '.jihe-notes.tmp',
      'x.jihe-0f8fad5b-d9cb-469f-a165-70867728950e.tmp',
    ];
    const dayBefore = new Date(Date.now() - 25 * 3_600_000);
    for (const name of [left, ...kept]) folder.write(name, 'x');
    mkdirSync(folder.at('.jihe-2f8fad5b-d9cb-469f-a165-70867728950e.tmp'));
    for (const name of [left, ...kept.slice(1), '.jihe-2f8fad5b-d9cb-469f-a165-70867728950e.tmp'])
      utimesSync(folder.at(name), dayBefore, dayBefore);
    expect(await folder.run(args)).toMatchObject({ err: '' });
    expect(readdirSync(folder.path).sort()).toEqual(
      [...kept, '.jihe-2f8fad5b-d9cb-469f-a165-70867728950e.tmp', 'a.xlsx', 'r.xlsx'].sort(),
    );
  });

  test.each([0o600, 0o640, 0o444])('a file that is replaced keeps its mode %o', async (mode) => {
    folder.form('a.xlsx', OPEN);
    folder.write('r.xlsx', 'earlier');
    chmodSync(folder.at('r.xlsx'), mode);
    expect(await folder.run(args)).toMatchObject({ err: '' });
    expect(statSync(folder.at('r.xlsx')).mode & 0o777).toBe(mode);
    expect(readFileSync(folder.at('r.xlsx'), 'utf8')).not.toBe('earlier');
  });

  test('a link stays a link: what it leads to is replaced, where it is', async () => {
    folder.form('a.xlsx', OPEN);
    folder.write('out/real.xlsx', 'earlier');
    symlinkSync('out/real.xlsx', folder.at('r.xlsx'));
    expect(await folder.run(args)).toMatchObject({ err: '' });
    expect(lstatSync(folder.at('r.xlsx')).isSymbolicLink()).toBe(true);
    expect(readFileSync(folder.at('out/real.xlsx'), 'utf8')).not.toBe('earlier');
    expect(readdirSync(folder.at('out'))).toEqual(['real.xlsx']);
    expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'out', 'r.xlsx']);
  });

  test('what is no file is written to as it is', async () => {
    folder.form('a.xlsx', OPEN);
    const rename = jest.spyOn(fs, 'rename');
    const device = args.map((arg) => (arg === 'r.xlsx' ? '/dev/null' : arg));
    expect((await folder.run(device)).err).toBe('');
    expect(rename).not.toHaveBeenCalled();
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

test('a form that may not be changed: no copy, and none half written', async () => {
  const parts = unzipSync(readFileSync(folder.form('a.xlsx', OPEN)));
  const sheet = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[sheet] as Uint8Array);
  parts[sheet] = strToU8(xml.replace('</sheetData>', '</sheetData><sheetProtection sheet="1"/>'));
  folder.write('a.xlsx', zipSync(parts));
  const { code, out, err } = await folder.run(['fill', 'a.xlsx', '--output', 'r.xlsx']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^.*保护.*\n {2}原因：.+\n {2}办法：.+\n$/);
  expect(readdirSync(folder.path)).toEqual(['a.xlsx']);
});

test('a text report in a file has neither colours nor the width of the screen', async () => {
  folder.form('a.xlsx', { F6: '60' });
  const toFile = await folder.run(['check', 'a.xlsx', '--output', 'r.txt'], { terminal: true });
  expect(toFile).toEqual({ code: 1, out: '', err: '' });
  const piped = await folder.run(['check', 'a.xlsx']);
  expect(readFileSync(folder.at('r.txt'), 'utf8')).toBe(piped.out);
  expect(piped.out.split('\n').some((line) => line.length > 60)).toBe(true);
  const shown = await folder.run(['check', 'a.xlsx'], { terminal: true, env: { NO_COLOR: '1' } });
  expect(shown.out.split('\n').every((line) => line.length <= 60)).toBe(true);
});
