import { progressLine } from '../../src/messages/cli.ts';
import { FILE } from '../../src/messages/pane.ts';
import { passedOverFiles } from '../../src/messages/phrases.ts';
import { TEACH } from '../../src/messages/reading-notes.ts';
import { describeUnusedWaiver } from '../../src/messages/unused-waivers.ts';
import { describeCounts, describeVerdict } from '../../src/messages/verdict.ts';
import { describeWaived } from '../../src/messages/waivers.ts';
import { cellList, shortened } from '../../src/messages/words.ts';

/** Small pieces of sentences. */

const cells = (count: number): string[] => Array.from({ length: count }, (_, index) => `I${index + 1}`);

test.each([
  [0, ''],
  [1, 'I1'],
  [8, 'I1、I2、I3、I4、I5、I6、I7、I8'],
  [9, 'I1、I2、I3、I4、I5、I6、I7、I8 等 9 个单元格'],
  [40, 'I1、I2、I3、I4、I5、I6、I7、I8 等 40 个单元格'],
])('%d cells', (count, words) => {
  expect(cellList(cells(count))).toBe(words);
});

test.each([
  ['供水改造', 4, '供水改造'],
  ['供水改造项目', 4, '供水改…'],
  ['𠮷𠮷𠮷', 3, '𠮷𠮷𠮷'],
  ['𠮷𠮷𠮷𠮷', 3, '𠮷𠮷…'],
])('%s in %d characters is %s', (text, length, short) => {
  expect(shortened(text, length)).toBe(short);
});

test.each([
  [{ error: 0, warning: 0, hint: 0, human: 0 }, ''],
  [{ error: 1, warning: 0, hint: 0, human: 0 }, '1 处错误'],
  [{ error: 0, warning: 1, hint: 0, human: 1 }, '1 处警告、1 项待人工判断'],
  [{ error: 2, warning: 3, hint: 4, human: 5 }, '2 处错误、3 处警告、4 处提示、5 项待人工判断'],
])('%j', (counts, words) => {
  expect(describeCounts(counts)).toBe(words);
  const open = { differing: 2, explained: 2, points: null };
  expect(describeVerdict('has-errors', counts, open)).toBe(words === '' ? '有错误' : `有错误：${words}`);
});

test.each([
  [{ differing: 2, explained: 2, points: null }, '需人工复核：未发现错误，另有 2 处与复算不同（已写说明）'],
  [{ differing: 2, explained: 1, points: null }, '需人工复核：未发现错误，另有 2 处与复算不同'],
  [{ differing: 0, explained: 0, points: 56 }, '需人工复核：未发现错误，但分值合计 56 分，不能复算总分'],
])('without errors, and yet not ready: %j', (open, words) => {
  expect(describeVerdict('needs-review', { error: 0, warning: 0, hint: 1, human: 0 }, open)).toBe(words);
  const counts = { error: 0, warning: 1, hint: 0, human: 0 };
  expect(describeVerdict('needs-review', counts, open)).toBe('需人工复核：1 处警告');
});

test('what was waived, with the day where one is told', () => {
  expect(describeWaived({ reason: '已核实', date: '2026-11-21' })).toBe('忽略原因：已核实（2026-11-21）');
  expect(describeWaived({ reason: '已核实', date: '' })).toBe('忽略原因：已核实');
});

test('a waiver that nothing answers to names its row, its check and the project', () => {
  const waiver = { row: 7, check: 'total-mismatch', project: '一二三四五六七八九十'.repeat(3) };
  expect(describeUnusedWaiver(waiver)).toBe(
    '“核对说明”第 7 行忽略的“总分不等于各项得分之和”（一二三四五六七八九十一二三四五六七八九十一二三…）已经没有对应的问题，可以删去这一行。',
  );
  expect(describeUnusedWaiver({ row: 8, check: 'unheard-of', project: '' })).toBe(
    '“核对说明”第 8 行忽略的“unheard-of”已经没有对应的问题，可以删去这一行。',
  );
});

test.each([
  [null, ''],
  [0, ' · 约剩 1 秒'],
  [0.4, ' · 约剩 1 秒'],
  [1.5, ' · 约剩 2 秒'],
  [59.4, ' · 约剩 59 秒'],
  [59.5, ' · 约剩 1 分钟'],
  [65, ' · 约剩 1 分 5 秒'],
  [3599, ' · 约剩 59 分 59 秒'],
  [3600, ' · 约剩 1 小时'],
  [7384, ' · 约剩 2 小时 3 分'],
])('%s seconds to go', (seconds, words) => {
  expect(progressLine(12, 300, seconds, 'a.xlsx')).toBe(`已核对 12/300${words} · a.xlsx`);
});

test('files that are passed over are named up to five', () => {
  const paths = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at + 1}.pdf`);
  expect(passedOverFiles(paths(1))).toBe('另有 1 个文件不是表格或报告，没有核对：1.pdf。');
  expect(passedOverFiles(paths(5))).toBe('另有 5 个文件不是表格或报告，没有核对：1.pdf、2.pdf、3.pdf、4.pdf、5.pdf。');
  expect(passedOverFiles(paths(6))).toBe(
    '另有 6 个文件不是表格或报告，没有核对：1.pdf、2.pdf、3.pdf、4.pdf、5.pdf等。',
  );
});

test.each([
  ['自评表.xlsx', '自评表-核对.xlsx'],
  ['自评表.XLSX', '自评表-核对.xlsx'],
  ['a.xlsx.xls', 'a.xlsx.xls-核对.xlsx'],
])('a copy of %s is called %s', (name, copy) => {
  expect(FILE.copyName(name)).toBe(copy);
});

test('words that were taught are told up to sixteen characters', () => {
  const sixteen = '一二三四五六七八九十'.repeat(2).slice(0, 16);
  const sentences = (words: string): string[] => [
    TEACH.label(words),
    TEACH.taught(words, '得分'),
    TEACH.hereAlone(words, '得分'),
    TEACH.takeBack(words),
    TEACH.takenBack(words),
  ];
  expect(sentences(sixteen)).toEqual([
    `记下“${sixteen}”是什么`,
    `已记下：“${sixteen}”是得分。`,
    `已记下：“${sixteen}”是得分。这个文件写不进去，只记在这台电脑上。`,
    `收回“${sixteen}”的认法`,
    `已收回“${sixteen}”的认法。`,
  ]);
  for (const sentence of sentences(`${sixteen}七`)) expect(sentence).toContain(`“${sixteen.slice(0, 15)}…”`);
});
