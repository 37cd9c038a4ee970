import { decimal } from '../../src/engine/decimal.ts';
import { fitted } from '../../src/messages/line.ts';
import { COPY_WORDS, commentParagraphs } from '../../src/messages/narrative/comments.ts';
import { formValue } from '../../src/messages/narrative/form-value.ts';
import { PAIR_WORDS } from '../../src/messages/narrative/pairs.ts';
import { textPlace } from '../../src/messages/narrative/place.ts';
import { textRate } from '../../src/messages/narrative/text-rate.ts';

/** Words around the findings of a report's text; those of the findings themselves: test/engine/narrative/kept-sentences.test.ts. */

test.each([
  ['error', '错误'],
  ['warning', '警告'],
  ['hint', '提示'],
] as const)('a comment about a finding of severity %s says first how grave it is', (severity, name) => {
  const [first, ...rest] = commentParagraphs({ severity, message: '合计不对。', why: '应当相等。', how: '核对。' });
  expect(first).toBe(`[${name}] 合计不对。`);
  expect(rest).toEqual(['应当相等。', '核对。']);
});

test('a comment has no blank paragraphs', () => {
  const { length } = commentParagraphs({ severity: 'hint', message: '合计不对。', why: '', how: '核对。' });
  expect(length).toBe(2);
  expect(commentParagraphs({ severity: 'hint', message: '合计不对。', why: '', how: '' })).toHaveLength(1);
});

test('where the copy is, or why there is none', () => {
  expect(COPY_WORDS.written('报告（批注）.docx')).toBe('带批注的副本：报告（批注）.docx');
  expect(COPY_WORDS.failed('文件是只读的。')).toBe('没有写成带批注的副本：文件是只读的。');
});

test.each([
  ['option', '指定的'],
  ['same-document', '同一份文档里'],
  ['project-name', '按项目名称'],
  ['only-one', '同一文件夹里只有这一份'],
] as const)('a form that was found by %s', (by, how) => {
  expect(PAIR_WORDS.paired(by, '自评表.xlsx')).toBe(`对照的自评表：自评表.xlsx（${how}）。`);
});

test('no form', () => {
  expect(PAIR_WORDS.none).toBe('未配对自评表：正文与自评表的对照没有执行。');
});

test.each([
  [12, null, ['一、情况', '三、结论'], '第12段（三、结论）'],
  [1, null, [], '第1段'],
  [null, '脚注2', ['一、情况'], '脚注2'],
  [null, null, ['一、情况'], ''],
] as const)('the place of paragraph %s, note %s', (paragraph, note, path, place) => {
  expect(textPlace({ paragraph, note }, path)).toBe(place);
});

test('a value of the form that its cell shows rounded', () => {
  const data = { indicator: '满意度', printed: '97%', side: 'actual', form: { shown: '98%', held: '98.25%' } } as const;
  expect(fitted(formValue.what(data, [])).text).toBe('“满意度”自评表的实际完成值是 98%（实为 98.25%），文中写了 97%。');
  expect(fitted(formValue.what({ ...data, side: 'target', form: '95%' }, [])).text).toBe(
    '“满意度”自评表的年度指标值是 95%，文中写了 97%。',
  );
});

test('a rate that is only cut off', () => {
  const data = { printed: '28%', nearest: decimal('0.2857'), isCut: true, workings: ['a', 'b'] } as const;
  expect([fitted(textRate.what(data, [])).text, textRate.why(data), textRate.how(data)]).toEqual([
    '按文中的数，比率是 28.57%，写的 28% 是舍去尾数后的数。',
    '试过的算法：a；b。',
    '一般四舍五入；不影响结论的，可以不改。',
  ]);
});
