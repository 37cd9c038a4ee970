import { type DraftOptions, draftNotes } from '../../src/engine/notes/draft.ts';
import { hasHole, noteSentence, noteText } from '../../src/messages/notes.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { national, scored } from '../support/scored.ts';

function sentences(changes: Readonly<Record<string, string>>, options: DraftOptions = {}): string[] {
  return draftNotes(national(changes), options).drafts.map((draft) => noteSentence(draft));
}

const HOLES = '原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。';

test.each<[Record<string, string>, string]>([
  [{ F15: '92.3%', H15: '9.72' }, '年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分'],
  [{ F16: '1万元', H16: '8' }, '年度指标值≤0.8万元，实际完成1万元，完成率80%，扣2分'],
  [{ F13: '9个' }, '年度指标值≥6个，实际完成9个，完成率150%，超过年度指标值50%'],
  [{ F13: '150个' }, '年度指标值≥6个，实际完成150个，是年度指标值的25倍'],
  [{ F13: '11.99个' }, '年度指标值≥6个，实际完成11.99个，完成率199.83%，超过年度指标值99.83%'],
  [{ F13: '14个' }, '年度指标值≥6个，实际完成14个，是年度指标值的2.33倍'],
  [{ H18: '13' }, '年度指标值“健全”，实际完成“健全”，扣2分'],
  [{ E18: '9月前', F18: '11月', H18: '10' }, '年度指标值9月前，实际完成11月，未达到年度指标值，扣5分'],
  [{ F13: '', H13: '15' }, '年度指标值≥6个，扣5分'],
  [{ E16: '=0', F16: '2次', H16: '0' }, '年度指标值=0，实际完成2次，未达到年度指标值，扣10分'],
  [{ F13: '/', H13: '15' }, '年度指标值≥6个，扣5分'],
  [{ E13: '5个以上', F13: '4个', H13: '16' }, '年度指标值5个以上，实际完成4个，完成率80%，扣4分'],
  [{ F15: '≥92.3%', H15: '9.72' }, '年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分'],
  [{ F18: '部分达成', H18: '10' }, '年度指标值“健全”，实际完成“部分达成”，未达到年度指标值，扣5分'],
  [{ E13: '', F13: '6个', H13: '15' }, '实际完成6个，扣5分'],
  [{ E13: '', F13: '', H13: '15' }, '扣5分'],
  [{ F6: '119.99999', H6: '100%', I6: '9' }, '全年预算数120万元，全年执行数119.99999万元，预算执行率99.99999%，扣1分'],
  // Nearly whole isn't shown as whole.
  [{ E13: '≥100000', F13: '99999', H13: '20' }, '年度指标值≥100000，实际完成99999，完成率99.999%'],
  [{ F6: '108', I6: '9' }, '全年预算数120万元，全年执行数108万元，预算执行率90%，扣1分'],
])('%j', (changes, numbers) => {
  expect(sentences(changes)).toEqual([`${HOLES}（${numbers}）`]);
});

test('signs and units from columns of their own', () => {
  const form = scored(withCells(exampleForm('operator-columns'), { G14: '1', I14: '10', F6: '400000', J6: '10' }));
  const [only] = draftNotes(form).drafts;
  expect(only && noteSentence(only)).toBe(`${HOLES}（年度指标值=2栋，实际完成1栋，完成率50%，扣10分）`);
});

describe('cause and measures', () => {
  const missed = { F15: '92.3%', H15: '9.72' };
  const numbers = '（年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分）';

  test('given ones stand in the sentence, their own stops dropped', () => {
    const causes = { 按期完工率: { cause: '雨季停工。', measures: '提前安排工期；' } };
    expect(sentences(missed, { causes })).toEqual([`原因：雨季停工。改进措施：提前安排工期。${numbers}`]);
  });

  test.each([
    '雨季停工',
    '雨季停工。',
    '雨季停工；',
    '雨季停工;',
    '雨季停工，',
    '雨季停工,',
    '雨季停工.',
    '雨季停工。。 \n',
  ])('one stop behind %j', (cause) => {
    const causes = { 按期完工率: { cause, measures: '提前安排' } };
    expect(sentences(missed, { causes })).toEqual([`原因：雨季停工。改进措施：提前安排。${numbers}`]);
  });

  test('a hole for either is found', () => {
    const of = (given: { cause: string; measures?: string }) =>
      hasHole(sentences(missed, { causes: { 按期完工率: given } })[0] ?? '');
    expect(of({ cause: '雨季停工' })).toBe(true);
    expect(of({ cause: '', measures: '提前安排' })).toBe(true);
    expect(of({ cause: '雨季停工', measures: '提前安排' })).toBe(false);
    expect(hasHole('〔请填写〕')).toBe(false);
  });

  test('a blank cause keeps its hole', () => {
    const [text = ''] = sentences(missed, { causes: { 按期完工率: { cause: ' ', measures: '提前安排工期' } } });
    expect(text).toBe(`原因：〔请填写原因〕。改进措施：提前安排工期。${numbers}`);
    expect(hasHole(text)).toBe(true);
  });

  test('more than asked for needs a reason, no remedy', () => {
    const [text = ''] = sentences({ F13: '9个' }, { causes: { 改造小区数量: { cause: '追加了3个小区' } } });
    expect(text).toBe('原因：追加了3个小区。（年度指标值≥6个，实际完成9个，完成率150%，超过年度指标值50%）');
    expect(hasHole(text)).toBe(false);
  });
});

test('the numbers may come first', () => {
  const { drafts } = draftNotes(national({ F15: '92.3%', H15: '9.72' }), {
    causes: { 按期完工率: { cause: '雨季停工', measures: '提前安排工期' } },
  });
  expect(drafts.map((draft) => noteSentence(draft, 'numbers'))).toEqual([
    '年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分。原因：雨季停工。改进措施：提前安排工期。',
  ]);
});

test('a short form has no numbers, and the same holes', () => {
  const { drafts } = draftNotes(national({ F15: '92.3%', H15: '9.72' }), {
    causes: { 按期完工率: { cause: '雨季停工', measures: '提前安排工期' } },
  });
  expect(drafts.map((draft) => noteSentence(draft, 'short'))).toEqual(['原因：雨季停工。改进措施：提前安排工期。']);
  expect(noteText(draftNotes(national({ F15: '92.3%', H15: '9.72' })).drafts, 'short')).toBe(HOLES);
});

describe('a cell for several', () => {
  const text = (changes: Readonly<Record<string, string>>) =>
    noteText(draftNotes(scored(withCells(exampleForm('hubei'), changes), 'hubei')).drafts);
  const execution = `预算执行：${HOLES}（全年预算数300万元，全年执行数270万元，预算执行率90%，扣2分）`;

  test('one line each, numbered and named', () => {
    expect(text({ F7: '9个', G7: '15' }).split('\n')).toEqual([
      `1. ${execution}`,
      `2. 补助养老服务站数量：${HOLES}（年度指标值≥12个，实际完成9个，完成率75%）`,
    ]);
  });

  test('a single one is named all the same', () => {
    expect(text({})).toBe(execution);
  });

  test('nothing to say is no text', () => {
    expect(noteText([])).toBe('');
  });
});
