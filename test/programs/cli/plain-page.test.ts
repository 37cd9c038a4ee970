import { plainPage } from '../../../src/programs/cli/plain-page.ts';

/** A page of Markdown in a terminal: words without their marks, tables as wide as there is room. */

const TITLES: Readonly<Record<string, string>> = { 'score-mismatch': '得分与复算不符', 'own-check': '自己' };
const page = (text: string, width: number | null = null): string[] =>
  plainPage(text, 'own-check', width, (id) => TITLES[id] ?? null).split('\n');

test.each<[string, string, string]>([
  ['a heading', '## 怎样改', '怎样改'],
  ['the heading of the page', '# own-check 自己查自己', '自己查自己 [own-check]'],
  ['another that only begins like it', '# own-checked 别的', 'own-checked 别的'],
  ['a link', '见[评分办法](../policies.md)。', '见评分办法。'],
  ['what is bold, and what is code', '**要紧**的 `H13`', '要紧的 H13'],
  ['another check', '同 score-mismatch 一起', '同“得分与复算不符”（score-mismatch）一起'],
  ['another check behind a stop', '一起。 score-mismatch 也', '一起。“得分与复算不符”（score-mismatch）也'],
  ['this check', '同 own-check 一起', '同 own-check 一起'],
  ['words with a hyphen that are none', '同 so-called 一起', '同 so-called 一起'],
  ['part of a longer word', 'x-score-mismatch-y', 'x-score-mismatch-y'],
])('%s', (_name, text, expected) => {
  expect(page(text)).toEqual([expected, '']);
});

test('notes for whoever writes the page are left out, and what is code stays as it is', () => {
  const text = '<!-- made by\na program -->\n\n一\n\n```text\n# 甲 **乙**\n| a |\n```\n\n二\n\n\n';
  expect(page(text)).toEqual(['一', '', '    # 甲 **乙**', '    | a |', '', '二', '']);
});

const TABLE = '| 项 | 说明 |\n|:--|--:|\n| 甲 | 一 |\n| 长一些 | a\\|b |\n\n后面';

test('a table has columns as wide as their widest cells where there is room', () => {
  const wide = ['项      说明', '甲      一', '长一些  a|b', '', '后面', ''];
  expect(page(TABLE)).toEqual(wide);
  // 6 and 4 columns wide, two between and behind.
  expect(page(TABLE, 14)).toEqual(wide);
});

test('and a line a cell where there isn’t, further lines under the first', () => {
  expect(page(TABLE, 13)).toEqual(['- 项：甲', '  说明：一', '- 项：长一些', '  说明：a|b', '', '后面', '']);
  const lines = page('| 项 | 说明 |\n|---|---|\n| 甲 | 一二三四五六七八九 |', 14);
  expect(lines).toEqual(['- 项：甲', '  说明：一二三', '  四五六七八九', '']);
});

test.each<[string, string, string[]]>([
  ['a list', '- 一二三四五六七', ['- 一二三四', '  五六七', '']],
  ['a numbered list', '1. 一二三四五六', ['1. 一二三', '   四五六', '']],
  ['what is indented', '  一二三四五六', ['  一二三四', '  五六', '']],
  ['a paragraph', '一二三四五六七', ['一二三四五', '六七', '']],
])('lines are broken under the text of %s', (_name, text, expected) => {
  expect(page(text, 10)).toEqual(expected);
});
