import { BASICS, basicWords } from '../../../src/engine/layout/words/basic-words.ts';
import { GOALS, goalWords } from '../../../src/engine/layout/words/block-words.ts';
import { FUND_HEADS, FUND_ROWS, fundHeadWords, fundRowWords } from '../../../src/engine/layout/words/fund-words.ts';
import { INDICATOR_HEADS, indicatorHeads } from '../../../src/engine/layout/words/indicator-heads.ts';
import { type RoleWords, WordList } from '../../../src/engine/layout/words/match.ts';

interface Matcher {
  match(text: string): { readonly role: string; readonly certainty: string } | null;
}

const LISTS: readonly (readonly [string, readonly RoleWords[], Matcher, number])[] = [
  ['indicators', INDICATOR_HEADS, indicatorHeads, 250],
  ['funds', FUND_HEADS, fundHeadWords, 150],
  ['rows of funds', FUND_ROWS, fundRowWords, 15],
  ['basics', BASICS, basicWords, 100],
  ['goals', GOALS, goalWords, 20],
];

describe.each(LISTS)('words of %s', (_name, roles, list, least) => {
  const words = roles.flatMap(({ role, core, alone }) =>
    [...(core ?? []), ...(alone ?? [])].map((word) => ({ role, word })),
  );

  test('each names its own part, and no other', () => {
    expect(words.length).toBeGreaterThan(least);
    const wrong = words.filter(({ role, word }) => list.match(word)?.role !== role);
    expect(wrong).toEqual([]);
  });

  test('each is whole', () => {
    expect(words.filter(({ word }) => list.match(word)?.certainty !== 'whole')).toEqual([]);
  });
});

describe('how a label is held against the words', () => {
  const list = new WordList<'one' | 'other'>([
    { role: 'one', core: ['完成值', '值'], before: ['全年', '年', '全'], after: ['数'], never: ['上年'] },
    {
      role: 'other',
      core: ['年完成值'],
      alone: ['备注栏目'],
      patterns: [{ holds: ['甲'], ends: ['乙'], without: ['丙'] }],
    },
  ]);

  test.each([
    ['完成值', 'one', 'whole'],
    ['全年完成值', 'one', 'composed'],
    ['全年全年值数数', 'one', 'composed'],
    ['年完成值', 'other', 'whole'],
    ['甲某乙', 'other', 'composed'],
    ['备注拦目', 'other', 'similar'],
  ])('%s is %s, %s', (text, role, certainty) => {
    expect(list.nearest(text)).toEqual({ role, certainty });
  });

  test.each(['上年完成值', '完成值吗', '甲丙乙', '备注', '', '上注栏目'])('%s is none', (text) => {
    expect(list.nearest(text)).toBeNull();
  });

  test('a label of any length', () => {
    expect(list.match(`${'全年'.repeat(400)}完`)).toBeNull();
  });
});
