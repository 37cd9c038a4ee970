import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { parseAddress } from '../../../src/engine/grid/address.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { displayWidth } from '../../../src/reports/printable.ts';
import { Folder } from '../../support/cli.ts';
import { formGrid } from '../../support/form-text.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';

/** `jihe fill` of folders and of several files: a copy of each form, and nothing that was there is lost. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

/** 80% against ≥90%, nothing filled in yet; as many cells are planned. */
const OPEN = { F6: '90', H6: '', I6: '', F7: '90', F19: '80%', H19: '', H20: '' };
const PLANNED = 4;

function totalIn(name: string): string | undefined {
  const at = parseAddress('H20');
  const { rows } = readWorkbook(readFileSync(folder.at(name))).sheets[0] ?? { rows: [] };
  const cell = rows.find((row) => row.row === at?.row)?.cells.find((one) => one.column === at?.column);
  return cell === undefined || cell.kind === 'blank' ? undefined : cellText(cell);
}

/** Every file below, with its bytes; links as they are. */
function everything(below = folder.path): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(below, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!lstatSync(path).isDirectory() && !lstatSync(path).isSymbolicLink())
      found.set(path.slice(below.length + 1), readFileSync(path).toString('base64'));
  }
  return found;
}

function namesBelow(name: string): string[] {
  return [...everything(folder.at(name)).keys()].sort();
}

/** What stood there before still stands there, to the byte. */
function expectUntouched(before: ReadonlyMap<string, string>): void {
  expect(before.size).toBeGreaterThan(0);
  const now = everything();
  for (const [name, bytes] of before) expect([name, now.get(name) === bytes]).toEqual([name, true]);
}

/** Two departments, each with two forms of the same names and a folder of another. */
function twoOfEverything(): void {
  for (const place of ['甲', '乙']) {
    folder.form(`${place}/一.xlsx`, OPEN);
    folder.form(`${place}/二.xlsx`, { ...OPEN, F6: '80', F7: '80' });
    folder.form(`${place}/下属/一.xlsx`, OPEN);
  }
}

test('a folder: each form is filled into a copy at the same place below the output', async () => {
  twoOfEverything();
  const before = everything();
  const { code, out, err } = await folder.run(['fill', '甲', '--output', '已填']);
  expect([code, err]).toEqual([0, '']);
  expect(namesBelow('已填')).toEqual(['一.xlsx', '下属/一.xlsx', '二.xlsx'].sort());
  expect(totalIn('已填/一.xlsx')).toBe('96.39');
  expect(totalIn('已填/二.xlsx')).not.toBe(totalIn('已填/一.xlsx'));
  expectUntouched(before);
  expect(out).toContain(`共 3 个文件：填好 3 个（${3 * PLANNED} 处）。\n副本在 已填 里，原文件没有改动。\n`);
  expect(out).toMatch(/^文件 +填写 +未填 {2}未填的原因$/m);
  expect(out).toMatch(new RegExp(`^甲/下属/一\\.xlsx +${PLANNED} +0$`, 'm'));
});

test('two folders with the same names: each has its own folder below the output', async () => {
  twoOfEverything();
  const { code } = await folder.run(['fill', '甲', '乙', '--output', '已填']);
  expect(code).toBe(0);
  expect(namesBelow('已填')).toEqual(
    namesBelow('甲')
      .flatMap((name) => [`甲/${name}`, `乙/${name}`])
      .sort(),
  );
});

test('folders of one name in different places, and files of one name: the whole path tells them apart', async () => {
  for (const place of ['东/表', '西/表']) folder.form(`${place}/一.xlsx`, OPEN);
  for (const place of ['甲', '乙']) folder.form(`${place}/一.xlsx`, OPEN);
  folder.form('丙/三.xlsx', OPEN);
  const { code } = await folder.run([
    'fill',
    '东/表',
    '西/表',
    '甲/一.xlsx',
    '乙/一.xlsx',
    '丙/三.xlsx',
    '--output',
    '已填',
  ]);
  expect(code).toBe(0);
  expect(namesBelow('已填')).toEqual(['东/表/一.xlsx', '西/表/一.xlsx', '甲/一.xlsx', '乙/一.xlsx', '三.xlsx'].sort());
});

test('names that differ by letter case alone are not written over each other', async () => {
  folder.form('甲/A.xlsx', OPEN);
  folder.form('乙/a.xlsx', OPEN);
  const { code } = await folder.run(['fill', '甲/A.xlsx', '乙/a.xlsx', '--output', '已填']);
  expect(code).toBe(0);
  expect(namesBelow('已填')).toEqual(['甲/A.xlsx', '乙/a.xlsx'].sort());
});

test('where even the paths are alike, the second is refused and says so', async () => {
  folder.form('内/甲/一.xlsx', OPEN);
  folder.form('甲/一.xlsx', OPEN);
  const { code, out } = await folder.run(['fill', '甲/一.xlsx', '../甲/一.xlsx', '--output', '已填'], {
    cwd: folder.at('内'),
  });
  expect(code).toBe(2);
  expect(out).toContain('另一个文件的副本也叫 已填/甲/一.xlsx，没有写。');
  expect(namesBelow('内/已填')).toEqual(['甲/一.xlsx']);
});

test('what can not be filled is listed with its reason and a way out, once for all that share it', async () => {
  folder.form('表/好.xlsx', OPEN);
  folder.write('表/旧一.xls', xlsFixture('operator-columns.et'));
  folder.write('表/旧二.et', xlsFixture('operator-columns.et'));
  folder.write('表/坏.xlsx', '不是工作簿');
  folder.workbook('表/台账.xlsx', formGrid('收支表\n水费\t3'));
  folder.write('表/说明.pdf', 'x');
  const { code, out, err } = await folder.run(['fill', '表', '--output', '已填']);
  expect(code).toBe(2);
  expect(namesBelow('已填')).toEqual(['好.xlsx']);
  expect(out.match(/只读取、不改写/g)).toHaveLength(3);
  expect(
    out.match(/办法：用 Excel 或 WPS 表格打开它，另存为“Excel 工作簿（.xlsx）”，再处理另存的文件。/g),
  ).toHaveLength(1);
  expect(out).toContain('再处理另存的文件。\n  表/旧一.xls\n  表/旧二.et\n');
  expect(out).toMatch(/^表\/台账\.xlsx +— +— {2}没有自评表$/m);
  expect(out).toMatch(/^表\/坏\.xlsx +— +— {2}这个文件不是 Excel 工作簿。$/m);
  expect(out).toContain(`共 5 个文件：填好 1 个（${PLANNED} 处），没有自评表 1 个，没有填 3 个。`);
  expect(err).toBe('另有 1 个文件不是表格或报告，没有填写：表/说明.pdf。\n');
});

test('other workbooks beside the forms are no failure; without any form there is nothing to be proud of', async () => {
  folder.form('表/好.xlsx', OPEN);
  folder.workbook('表/台账.xlsx', formGrid('收支表\n水费\t3'));
  folder.workbook('账/台账.xlsx', formGrid('收支表\n水费\t3'));
  expect((await folder.run(['fill', '表', '--output', '已填'])).code).toBe(0);
  const none = await folder.run(['fill', '账', '--output', '空的']);
  expect(none.code).toBe(2);
  expect(none.out).toContain('没有写文件。');
  expect(readdirSync(folder.path)).not.toContain('空的');
});

test('a cell that can not be written: its file is written all the same, status 1', async () => {
  folder.form('表/一.xlsx', OPEN);
  folder.workbook('表/二.xlsx', { ...formGrid(''), name: '空' });
  const { workbookFile } = await import('../../support/workbook-file.ts');
  const { exampleForm, withCells } = await import('../../support/form-text.ts');
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(workbookFile([withCells(exampleForm('national'), OPEN)]));
  const part = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[part] as Uint8Array).replace(
    '</sheetData>',
    '</sheetData><mergeCells count="1"><mergeCell ref="G20:I20"/></mergeCells>',
  );
  folder.write('表/二.xlsx', zipSync({ ...parts, [part]: strToU8(xml) }));
  const { code, out } = await folder.run(['fill', '表', '--output', '已填']);
  expect(code).toBe(1);
  expect(out).toContain('表/二.xlsx\n  不能写的 1 个单元格，其余照写：\n    自评表!H20 总分：被合并单元格盖住\n');
  expect(out).toMatch(/^表\/二\.xlsx +3 +1 {2}1 处被合并单元格盖住$/m);
  expect(namesBelow('已填')).toEqual(['一.xlsx', '二.xlsx']);
});

test('why cells were left is counted by reason', async () => {
  folder.form('表/一.xlsx', { F18: '正在研究', H18: '' });
  folder.form('表/二.xlsx', { F18: '正在研究', H18: '' });
  const { out } = await folder.run(['fill', '表', '--output', '已填']);
  expect(out.match(/^表\/[一二]\.xlsx +\d+ +2 {2}1 处要人工判断、1 处要先填得分$/gm)).toHaveLength(2);
});

describe('copies that stand there already', () => {
  beforeEach(() => {
    twoOfEverything();
    folder.write('已填/一.xlsx', 'mine');
  });

  test('stay, and the others are written', async () => {
    const before = everything();
    const { code, out } = await folder.run(['fill', '甲', '--output', '已填']);
    expect(code).toBe(2);
    expectUntouched(before);
    expect(namesBelow('已填')).toEqual(['一.xlsx', '下属/一.xlsx', '二.xlsx'].sort());
    expect(out).toContain('已经有 已填/一.xlsx，没有写。');
    expect(out).toContain('办法：换一个文件夹，或者加 --replace 替换已有的副本。');
  });

  test('are replaced where that is asked for, and nothing else is', async () => {
    folder.write('已填/别的.xlsx', 'another');
    const { code } = await folder.run(['fill', '甲', '--output', '已填', '--replace']);
    expect(code).toBe(0);
    expect(totalIn('已填/一.xlsx')).toBe('96.39');
    expect(readFileSync(folder.at('已填/别的.xlsx'), 'utf8')).toBe('another');
  });

  test('a dry run says the same, and writes nothing', async () => {
    const before = everything();
    const plan = await folder.run(['fill', '甲', '--output', '已填', '--dry-run']);
    expect(everything()).toEqual(before);
    const done = await folder.run(['fill', '甲', '--output', '已填']);
    expect([plan.code, done.code]).toEqual([2, 2]);
    const rows = (text: string): string[] => text.split('\n').filter((line) => /^甲\/\S+ +[\d—]/.test(line));
    expect(rows(plan.out)).toEqual(rows(done.out));
    expect(rows(plan.out)).toHaveLength(3);
    expect(plan.out.split('\n').filter((line) => line.includes('→'))).toHaveLength(2 * PLANNED);
    expect(plan.out).toContain('甲/二.xlsx\n  要填写 4 个单元格：\n    自评表!H6 ');
    expect(plan.out).toContain('只是预览，没有写文件。');
  });

  test('a link that leads nowhere is something too', async () => {
    rmSync(folder.at('已填/一.xlsx'));
    symlinkSync('../别处.xlsx', folder.at('已填/一.xlsx'));
    expect((await folder.run(['fill', '甲', '--output', '已填'])).code).toBe(2);
    expect(lstatSync(folder.at('已填/一.xlsx')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path)).not.toContain('别处.xlsx');
  });
});

describe.each([[[]], [['--replace']]])('never over an input, with %j', (options) => {
  beforeEach(twoOfEverything);

  test.each(['甲', './甲/', '乙/../甲', '链'])('the folder itself: %s', async (output) => {
    symlinkSync('甲', folder.at('链'));
    const before = everything();
    const { code, out, err } = await folder.run(['fill', '甲', '--output', output, ...options]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('它就是原文件所在的文件夹');
    expect(everything()).toEqual(before);
  });

  test('a copy that is another name of an input', async () => {
    mkdirSync(folder.at('已填'));
    symlinkSync('../甲/一.xlsx', folder.at('已填/一.xlsx'));
    linkSync(folder.at('甲/一.xlsx'), folder.at('已填/二.xlsx'));
    symlinkSync('../甲/下属', folder.at('已填/下属'));
    const before = everything(folder.at('甲'));
    const { code, out } = await folder.run(['fill', '甲', '--output', '已填', ...options]);
    expect(code).toBe(2);
    expect(out.match(/它就是要读取的文件，写上去会盖掉原来的内容。/g)).toHaveLength(3);
    expect(everything(folder.at('甲'))).toEqual(before);
    expect(before.size).toBe(3);
  });

  test('a copy that is another input of the same run', async () => {
    folder.form('甲/乙/一.xlsx', OPEN);
    const before = everything();
    const { code, out } = await folder.run(['fill', '甲/一.xlsx', '乙/一.xlsx', '甲', '--output', '.', ...options]);
    expect(code).toBe(2);
    expect(out).toContain('它就是要读取的文件');
    expectUntouched(before);
  });

  test('the output within the input: what lies there is not filled once more', async () => {
    const before = everything();
    const fill = () => folder.run(['fill', '.', '--output', '已填', ...options]);
    const first = await fill();
    expect([first.code, first.err]).toEqual([0, '']);
    const names = namesBelow('已填');
    expect(names).toHaveLength(6);
    const again = await fill();
    expect(again.code).toBe(options.length === 0 ? 2 : 0);
    expect(again.err).toBe('已填 里的 6 个文件是以前的副本，没有再填。\n');
    expect(namesBelow('已填')).toEqual(names);
    expectUntouched(before);
  });
});

test('the input within the output is no copy', async () => {
  folder.form('已填/原件/一.xlsx', OPEN);
  expect((await folder.run(['fill', '已填/原件', '--output', '已填'])).code).toBe(0);
  expect(namesBelow('已填')).toEqual(['一.xlsx', '原件/一.xlsx'].sort());
});

test.each([
  [['a.xlsx', 'b.xlsx', '--output', 'c.xlsx'], '不能把几个副本都存为 c.xlsx。'],
  [['我的', '表.xlsx', '--output', 'c.xlsx'], '路径里有空格时要用引号括起来'],
  [['a.xlsx', 'b.xlsx', '--output', 'a.xlsx'], '它是一个文件，不是文件夹。'],
  [['a.xlsx', '-', '--output', 'd'], 'fill 不从标准输入读。'],
  [['a.xlsx', 'b.xlsx'], '几个文件时需要一个文件夹'],
])('%j is refused before anything is written', async (args, sentence) => {
  folder.form('a.xlsx', OPEN);
  folder.form('b.xlsx', OPEN);
  const before = everything();
  const { code, out, err } = await folder.run(['fill', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(sentence);
  expect(everything()).toEqual(before);
});

test('a disk that is full in the middle: nothing half written, the others whole', async () => {
  twoOfEverything();
  const handle = await fs.open(folder.at('甲/一.xlsx'));
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const original = prototype.writeFile;
  let calls = 0;
  jest.spyOn(prototype, 'writeFile').mockImplementation(function (this: unknown, ...args: unknown[]) {
    calls += 1;
    return calls === 2
      ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
      : original.apply(this, args);
  });
  const { code, out } = await folder.run(['fill', '甲', '--output', '已填']);
  expect([code, calls]).toEqual([2, 3]);
  expect(out).toContain('写不了文件 已填/下属/一.xlsx。');
  expect(namesBelow('已填')).toEqual(['一.xlsx', '二.xlsx']);
  expect(readdirSync(folder.at('已填')).sort()).toEqual(['一.xlsx', '二.xlsx'].sort());
});

test('a file system without hard links: copies are put in place all the same, and never over another', async () => {
  twoOfEverything();
  const refuse = (before: () => void) =>
    jest.spyOn(fs, 'link').mockImplementation(() => {
      before();
      return Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' }));
    });
  refuse(() => undefined);
  expect((await folder.run(['fill', '甲', '--output', '已填'])).code).toBe(0);
  expect(namesBelow('已填')).toHaveLength(3);
  jest.restoreAllMocks();
  // Somebody else puts a file there while ours is being written.
  refuse(() => writeFileSync(folder.at('再填/一.xlsx'), 'mine'));
  const raced = await folder.run(['fill', '甲/一.xlsx', '甲/二.xlsx', '--output', '再填']);
  expect(raced.code).toBe(2);
  expect(readFileSync(folder.at('再填/一.xlsx'), 'utf8')).toBe('mine');
});

test('Ctrl-C: what is written is whole, what is not is not there', async () => {
  twoOfEverything();
  const stop = new AbortController();
  const link = fs.link;
  jest.spyOn(fs, 'link').mockImplementation(async (from, to) => {
    await link(from, to);
    stop.abort();
  });
  const { code, err } = await folder.run(['fill', '甲', '--output', '已填'], { signal: stop.signal });
  expect(code).toBe(130);
  expect(err).toBe('已中断：3 个文件填写了 1 个。\n');
  expect(namesBelow('已填')).toEqual(['一.xlsx']);
  expect(statSync(folder.at('已填/一.xlsx')).size).toBeGreaterThan(1000);
});

test('reasons and policies that no file had a use for are told once', async () => {
  twoOfEverything();
  folder.write('why.json', JSON.stringify({ 居民满意度: { cause: '停水较多' }, 不存在: { cause: 'x' } }));
  const { code, out } = await folder.run([
    'fill',
    '甲',
    '--output',
    '已填',
    '--what',
    'notes',
    '--notes',
    'why.json',
    '--policy',
    '没有的表=hubei',
    '--policy',
    '自评表=national',
  ]);
  expect(code).toBe(0);
  expect(out.match(/没有用上，名称可能写错，或者该指标没有偏差：不存在$/gm)).toHaveLength(1);
  expect(out.match(/没有用上：--policy 没有的表=hubei，/g)).toHaveLength(1);
});

test('on a terminal no line is wider than it', async () => {
  twoOfEverything();
  folder.form(`甲/${'很长的名称'.repeat(12)}.xlsx`, { F18: '正在研究', H18: '' });
  folder.write('甲/旧.xls', xlsFixture('operator-columns.et'));
  const { out } = await folder.run(['fill', '甲', '--output', '已填'], { terminal: true });
  const lines = out.split('\n');
  expect(lines.length).toBeGreaterThan(8);
  // A name stays whole where files are listed; the table cuts it.
  for (const line of lines.filter((each) => !each.startsWith('  甲/')))
    expect(displayWidth(line)).toBeLessThanOrEqual(81);
});
