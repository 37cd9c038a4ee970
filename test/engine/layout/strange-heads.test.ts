import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { formGrid } from '../../support/form-text.ts';

/** A header in words that nobody knows, told by the levels and numbers below it. */

const HEADS = '甲栏\t乙栏\t丙栏\t丁栏\t戊栏\t己栏';
const ROWS = ['产出指标\t数量指标\t养护里程\t120\t100\t40', '效益指标\t社会效益指标\t受益人数\t900\t950\t60'];

function heads(...lines: readonly string[]): string[] | null {
  const [table] = readTables(formGrid(['农村道路养护项目自评表', ...lines].join('\n')));
  return table === undefined
    ? null
    : Object.entries(table.heads).map(([role, { text, assumed }]) => `${role} ${text}${assumed === true ? '?' : ''}`);
}

function isRead(head: string, rows: readonly string[] = ROWS): boolean {
  return heads(head, ...rows) !== null;
}

test('levels stand under theirs; all of it is assumed', () => {
  const found = heads(HEADS, ...ROWS);
  expect(found).toContain('level1 甲栏?');
  expect(found).toContain('level2 乙栏?');
  expect(found?.every((head) => head.endsWith('?'))).toBe(true);
  // A word that is known is what it says.
  expect(heads(HEADS.replace('丙栏', '三级指标'), ...ROWS)).toContain('name 三级指标');
  expect(heads(HEADS.replace('甲栏', '类别'), ...ROWS)).toContain('level1 类别');
});

test.each<[string, string, boolean]>([
  ['a head of twelve letters', HEADS.replace('丙栏', '丙'.repeat(12)), true],
  ['one of thirteen', HEADS.replace('丙栏', '丙'.repeat(13)), false],
  ['a year before it', HEADS.replace('丙栏', `2023年${'丙'.repeat(12)}`), true],
  ['a year alone', HEADS.replace('丙栏', '2023年'), false],
  ['the number of a note', HEADS.replace('丙栏', '丙栏（注1）'), true],
  ['a note without a number', HEADS.replace('丙栏', '丙栏（注）'), true],
  ['it doesn’t count', HEADS.replace('丙栏', `${'丙'.repeat(12)}（注）`), true],
  ['nor does one with a number', HEADS.replace('丙栏', `${'丙'.repeat(12)}（注12）`), true],
  ['a digit', HEADS.replace('丙栏', '丙栏1'), false],
  ['a number', HEADS.replace('丙栏', '3'), false],
  ['the label of a single field', HEADS.replace('丙栏', '项目名称'), false],
  ['a total', HEADS.replace('丙栏', '总分'), false],
  ['a signature', HEADS.replace('丙栏', '填报人'), false],
  ['one head of amounts', HEADS.replace('丙栏', '年初预算数'), true],
  ['two heads of amounts', HEADS.replace('丙栏', '年初预算数').replace('丁栏', '全年执行数'), false],
  ['a goal and an amount', HEADS.replace('丙栏', '年度总体目标').replace('丁栏', '全年执行数'), false],
])('%s', (_, head, expected) => {
  expect(isRead(head)).toBe(expected);
});

test('five heads at least', () => {
  const five = ROWS.map((row) => row.replace('\t养护里程', '').replace('\t受益人数', ''));
  expect(isRead(HEADS.replace('丙栏\t', ''), five)).toBe(true);
  const four = five.map((row) => row.replace('数量指标\t', '').replace('社会效益指标\t', ''));
  expect(isRead(HEADS.replace('乙栏\t丙栏\t', ''), four)).toBe(false);
  // The same word twice, side by side, is one head over two columns.
  expect(isRead(HEADS.replace('丙栏\t', '').replace('乙栏', '甲栏'), five)).toBe(false);
});

test.each<[string, readonly string[], boolean]>([
  ['the level in its own row above', ['一、产出指标', '\t数量指标\t养护里程\t120\t100\t40', ROWS[1] ?? ''], true],
  ['no level', ROWS.map((row) => row.replace(/^[^\t]*指标/, '某类').replace(/[^\t]*指标/, '某种')), false],
  ['a level of the second kind alone', ROWS.map((row) => row.replace(/^[^\t]*指标/, '')), false],
  ['one number', ROWS.map((row) => row.replace(/\t\d+\t\d+\t\d+$/, '\t120\t略\t略')), false],
  ['two numbers', ROWS.map((row) => row.replace(/\t\d+\t\d+\t\d+$/, '\t120\t100\t略')), true],
  ['a level where there is no head', ROWS.map((row) => row.replace(/^[^\t]*\t/, '').concat('\t\t产出指标')), false],
  ['nothing below', [], false],
])('below it %s', (_, rows, expected) => {
  expect(isRead(HEADS, rows)).toBe(expected);
});
