import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parseAddress } from '../../../src/engine/grid/address.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { Folder } from '../../support/cli.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';

/** `jihe fill`: a copy with what the rules give; the input stays as it is. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

/** What stands in a cell of a written file; a formula with its sign. */
function cellIn(name: string, address: string, sheet = 0): string | undefined {
  const at = parseAddress(address);
  const { rows } = readWorkbook(readFileSync(folder.at(name))).sheets[sheet] ?? { rows: [] };
  const cell = rows.find((row) => row.row === at?.row)?.cells.find((one) => one.column === at?.column);
  if (cell === undefined || cell.kind === 'blank') return undefined;
  return cell.formula === null ? cellText(cell) : `=${cell.formula}`;
}

/** 80% against ≥90%, nothing filled in yet. */
const OPEN = { F6: '90', H6: '', I6: '', F7: '90', F19: '80%', H19: '', H20: '' };

test('scores, rate and total are filled into a copy; the input is not touched', async () => {
  const before = readFileSync(folder.form('a.xlsx', OPEN));
  const { code, out, err } = await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  expect([code, err]).toEqual([0, '']);
  expect(['H6', 'I6', 'H19', 'H20', 'I19'].map((cell) => cellIn('b.xlsx', cell))).toEqual([
    '75%',
    '7.5',
    '8.89',
    '96.39',
    undefined,
  ]);
  expect(out).toContain('要填写 4 个单元格：\n');
  expect(out).toContain('  自评表!I6 预算执行 得分：（空） → 7.5\n');
  expect(out).toContain('副本已存为 b.xlsx，原文件没有改动。');
  expect(readFileSync(folder.at('a.xlsx')).equals(before)).toBe(true);
  expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'b.xlsx']);
});

test('--dry-run lists the same changes and writes nothing', async () => {
  folder.form('a.xlsx', OPEN);
  const plan = await folder.run(['fill', 'a.xlsx', '--dry-run', '--output', 'b.xlsx']);
  expect(plan.code).toBe(0);
  expect(plan.out).toContain('只是预览，没有写文件。');
  expect(readdirSync(folder.path)).toEqual(['a.xlsx']);
  const done = await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  const changes = (text: string) => text.split('\n').filter((line) => line.includes('→'));
  expect(changes(plan.out)).toEqual(changes(done.out));
  expect(changes(plan.out)).toHaveLength(4);
});

/** The form with its sheet's XML changed: what a form of cells and words alone doesn't have. */
function changedForm(name: string, change: (xml: string) => string): void {
  const parts = unzipSync(workbookFile([withCells(exampleForm('national'), OPEN)]));
  const part = 'xl/worksheets/sheet1.xml';
  const before = strFromU8(parts[part] as Uint8Array);
  const xml = change(before);
  if (xml === before) throw new Error('nothing was changed');
  folder.write(name, zipSync({ ...parts, [part]: strToU8(xml) }));
}

const TOTAL_UNDER_MERGE = (xml: string): string =>
  xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="G20:I20"/></mergeCells>');

/** H18 and H19 belong to one array formula: neither may be changed alone. */
const SCORE_IN_ARRAY = (xml: string): string =>
  xml.replace(/<c r="H18"[^>]*>.*?<\/c>/, '<c r="H18"><f t="array" ref="H18:H19">G18:G19</f><v>10</v></c>');

test.each([
  [
    'a total under a merge',
    TOTAL_UNDER_MERGE,
    ['  自评表!H20 总分：被合并单元格盖住'],
    ['75%', '7.5', '8.89', undefined],
  ],
  [
    'a score of an array formula',
    SCORE_IN_ARRAY,
    ['  自评表!H19 居民满意度 得分：属于数组公式', '  自评表!H20 总分：所依据的 H19 没有写'],
    ['75%', '7.5', undefined, undefined],
  ],
])('%s is listed with its reason, the rest is written; the dry run says the same', async (_, change, refused, held) => {
  changedForm('a.xlsx', change);
  const plan = await folder.run(['fill', 'a.xlsx', '--dry-run']);
  const done = await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  const written = held.filter((value) => value !== undefined).length;
  expect([plan.code, done.code, plan.err, done.err]).toEqual([1, 1, '', '']);
  expect(done.out).toContain(`要填写 ${written} 个单元格：\n`);
  expect(done.out).toContain(`不能写的 ${refused.length} 个单元格，其余照写：\n${refused.join('\n')}\n`);
  expect(done.out.split('\n').filter((line) => line.includes('→'))).toHaveLength(written);
  expect(['H6', 'I6', 'H19', 'H20'].map((cell) => cellIn('b.xlsx', cell))).toEqual(held);
  const upToTheLast = (text: string): string[] => text.split('\n').slice(0, -2);
  expect(upToTheLast(plan.out)).toEqual(upToTheLast(done.out));
  // Once more, there is nothing left but what can't be written.
  const again = await folder.run(['fill', 'b.xlsx', '--output', 'c.xlsx']);
  expect([again.code, again.out]).toEqual([2, '']);
  expect(again.err).toContain(refused.length === 1 ? 'H20' : 'H19');
  expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'b.xlsx']);
});

test('--only-blanks: what stands there stays, and no total is made of parts that are wrong', async () => {
  folder.form('a.xlsx', { ...OPEN, H6: '60%', I6: '', H19: '9.5' });
  const { out } = await folder.run(['fill', 'a.xlsx', '--only-blanks', '--output', 'b.xlsx']);
  expect(out).toContain('要填写 1 个单元格：\n  自评表!I6 预算执行 得分：（空） → 7.5\n');
  expect(out).toContain('  自评表!H20 总分：H19 的得分与复算不同，先改好它们，才能合计\n');
  expect(['H6', 'I6', 'H19', 'H20'].map((cell) => cellIn('b.xlsx', cell))).toEqual(['60%', '7.5', '9.5', undefined]);
});

test('what was filled is found right afterwards', async () => {
  folder.form('a.xlsx', OPEN);
  await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  const checks = async (name: string) => {
    const { out } = await folder.run(['check', name, '--format', 'json']);
    return JSON.parse(out).files[0].findings.map((finding: { check: string }) => finding.check);
  };
  const wrong = ['execution-rate', 'execution-score', 'score-missing', 'total-missing'];
  expect(await checks('a.xlsx')).toEqual(expect.arrayContaining(wrong));
  for (const check of wrong) expect(await checks('b.xlsx')).not.toContain(check);
});

test('--what limits the parts', async () => {
  folder.form('a.xlsx', OPEN);
  await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx', '--what', 'rate']);
  expect(['H6', 'I6', 'H19', 'H20'].map((cell) => cellIn('b.xlsx', cell))).toEqual([
    '75%',
    undefined,
    undefined,
    undefined,
  ]);
});

test('--as formulas writes live ones', async () => {
  folder.form('a.xlsx', OPEN);
  await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx', '--as', 'formulas']);
  expect(cellIn('b.xlsx', 'I6')).toMatch(/^=.*F6.*E6/);
  expect(cellIn('b.xlsx', 'H20')).toMatch(/^=.*SUM\(/);
});

test('notes take their reasons from a file; what is missing stays a hole and is said', async () => {
  folder.form('a.xlsx', OPEN);
  const filled = { 居民满意度: { cause: '施工期间停水较多', measures: '提前公告' }, 不存在: { cause: 'x' } };
  folder.write('why.json', JSON.stringify(filled));
  const { code, out } = await folder.run([
    'fill',
    'a.xlsx',
    '--output',
    'b.xlsx',
    '--what',
    'scores,rate,total,notes',
    '--notes',
    'why.json',
  ]);
  expect(code).toBe(0);
  expect(cellIn('b.xlsx', 'I19')).toContain('原因：施工期间停水较多。改进措施：提前公告。');
  expect(out).toContain('没有用上，名称可能写错，或者该指标没有偏差：不存在');
  const without = await folder.run(['fill', 'a.xlsx', '--dry-run', '--what', 'notes']);
  expect(without.out).toContain('〔请填写原因〕');
  expect(without.out).toMatch(/有 \d 处说明还缺原因或改进措施/);
});

test('what a person has to decide is named and left alone', async () => {
  folder.form('a.xlsx', { F18: '正在研究', H18: '' });
  const { out } = await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  expect(cellIn('b.xlsx', 'H18')).toBeUndefined();
  expect(out).toMatch(/没有填写的 \d 个单元格：\n {2}自评表!H18 管护制度健全性 得分：.+/);
});

test('the policy counts', async () => {
  folder.workbook('a.xlsx', withCells(exampleForm('hubei'), { F5: '', E5: '' }));
  const { out } = await folder.run(['fill', 'a.xlsx', '--dry-run']);
  expect(out).toContain('建议按“湖北”办法；采用时加 --policy hubei');
  expect((await folder.run(['fill', 'a.xlsx', '--dry-run', '--policy', 'hubei'])).out).not.toContain('建议按');
});

test('a faultless form: nothing to fill, the copy is the same to the byte', async () => {
  folder.form('a.xlsx');
  const { code, out } = await folder.run(['fill', 'a.xlsx', '--output', 'b.xlsx']);
  expect(code).toBe(0);
  expect(out).toContain('没有要填写的单元格。');
  expect(readFileSync(folder.at('b.xlsx')).equals(readFileSync(folder.at('a.xlsx')))).toBe(true);
});

test.each(['a.xlsx', './a.xlsx', 'link.xlsx'])('refuses to write over its input: %s', async (output) => {
  const before = readFileSync(folder.form('a.xlsx', OPEN));
  symlinkSync('a.xlsx', folder.at('link.xlsx'));
  const { code, out, err } = await folder.run(['fill', 'a.xlsx', '--output', output]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('会盖掉原来的内容');
  expect(readFileSync(folder.at('a.xlsx')).equals(before)).toBe(true);
  expect(readdirSync(folder.path).sort()).toEqual(['a.xlsx', 'link.xlsx']);
});

test.each([
  ['gone.xlsx', 'gone.xlsx：找不到这个文件或文件夹。'],
  ['text.xlsx', 'text.xlsx：这个文件不是 Excel 工作簿。'],
  ['other.xlsx', 'other.xlsx 里没有找到绩效自评表。'],
])('%s can not be filled', async (name, sentence) => {
  folder.write('text.xlsx', '不是工作簿');
  folder.workbook('other.xlsx', formGrid('收支表\n水费\t3'));
  const { code, err } = await folder.run(['fill', name, '--output', 'b.xlsx']);
  expect(code).toBe(2);
  expect(err.startsWith(sentence)).toBe(true);
  expect(readdirSync(folder.path)).not.toContain('b.xlsx');
});

test.each([
  ['{', '不是正确的 JSON'],
  ['{"居民满意度": "停水"}', '“居民满意度”的类型不对'],
  ['{"居民满意度": {"原因": "停水"}}', '只能写 cause 和 measures'],
  [undefined, '找不到这个文件'],
])('reasons that can not be read: %s', async (content, sentence) => {
  folder.form('a.xlsx', OPEN);
  if (content !== undefined) folder.write('why.json', content);
  const { code, err } = await folder.run([
    'fill',
    'a.xlsx',
    '--output',
    'b.xlsx',
    '--what',
    'notes',
    '--notes',
    'why.json',
  ]);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
  expect(readdirSync(folder.path)).not.toContain('b.xlsx');
});

test('the copy can not be named as another format', async () => {
  folder.form('a.xlsx', OPEN);
  const { code, err } = await folder.run(['fill', 'a.xlsx', '--output', 'b.xls']);
  expect(code).toBe(2);
  expect(err).toContain('副本不能存为 .xls 文件');
  expect(readdirSync(folder.path)).toEqual(['a.xlsx']);
});

test('an ending in capitals is no other format', async () => {
  folder.form('甲.XLSX', OPEN);
  const { code, err } = await folder.run(['fill', '甲.XLSX', '--output', '乙.xlsx']);
  expect([code, err]).toEqual([0, '']);
  expect(readdirSync(folder.path).sort()).toEqual(['乙.xlsx', '甲.XLSX'].sort());
});

test.each([
  ['a.xls', ['--output', 'b.xls']],
  ['a.xls', ['--output', 'b.xlsx']],
  ['a.et', ['--dry-run']],
  ['a.xlsx', ['--output', 'b.xlsx']],
])('an .xls or .et file, here named %s, has to be saved as .xlsx first', async (name, options) => {
  folder.write(name, xlsFixture('operator-columns.et'));
  const { code, err } = await folder.run(['fill', name, ...options]);
  expect(code).toBe(2);
  expect(err).toContain('只读取、不改写');
  expect(err).toContain('另存为“Excel 工作簿（.xlsx）”');
  expect(readdirSync(folder.path)).toEqual([name]);
});
