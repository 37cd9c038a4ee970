import fc from 'fast-check';
import { labelledNarratives, reviewOf } from '../../support/narratives.ts';

/** What holds for any text: places are those of the quotes, digits are accounted for, nothing throws. */

const PIECES = [
  '2022年',
  '〔2022〕6号',
  '预算资金100万元',
  '，其中：',
  '（其中：',
  '）',
  '(',
  '中央资金60万元',
  '，省级资金40万元',
  '支出45.5万元',
  '，执行率45.5％',
  '共计',
  '共三笔，分别是：',
  '1、',
  '自评得分92.3分',
  '，等级为“优”',
  '。',
  '；',
  '\n',
  '\t',
  ' ',
  '　',
  '１２３．４５万元',
  '1,234,567元',
  '20xx年',
  'M-171',
  '百分点',
  '比上年增加',
  '10%',
  '1.2.3',
  '😀',
  '\u{2028}',
  '等',
  '《2021年办法》',
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function holds(lines: readonly string[]): void {
  const { mentions, findings, relations } = reviewOf(lines);
  const kept = lines.filter((line) => line.trim() !== '');
  for (const { paragraph, range, quote } of [...mentions, ...findings]) {
    expect((kept[(paragraph ?? 0) - 1] as string).slice(...range)).toBe(quote);
  }
  for (const { related } of findings) {
    for (const span of related) {
      if ('range' in span) expect((kept[(span.paragraph ?? 0) - 1] as string).slice(...span.range)).toBe(span.quote);
    }
  }
  kept.forEach((line, index) => {
    for (const { 0: digits, index: at } of line.matchAll(/[0-9０-９]+/g)) {
      const holding = mentions.filter(
        ({ paragraph, range: [start, end] }) => paragraph === index + 1 && start < at + digits.length && end > at,
      );
      expect([line, digits, holding.length]).toEqual([line, digits, 1]);
    }
  });
  for (const relation of relations) for (const index of relation.mentions) expect(mentions[index]).toBeDefined();
}

test('places and digits of any text', () => {
  fc.assert(fc.property(fc.array(text, { maxLength: 4 }), holds), { numRuns: 400 });
});

test('one character taken out, put in or changed never throws', () => {
  const narratives = labelledNarratives();
  const edit = fc.record({
    narrative: fc.constantFrom(...narratives),
    at: fc.nat(),
    char: fc.constantFrom('', '0', '9', '.', '，', '（', '）', '“', '其', '\n', '%', '万'),
    isInsert: fc.boolean(),
  });
  let edits = 0;
  fc.assert(
    fc.property(edit, ({ narrative, at, char, isInsert }) => {
      const whole = narrative.lines.join('\n');
      const place = at % whole.length;
      holds(`${whole.slice(0, place)}${char}${whole.slice(isInsert ? place : place + 1)}`.split('\n'));
      edits++;
    }),
    { numRuns: 200 },
  );
  expect(edits).toBeGreaterThanOrEqual(200);
});

test('a spent amount and its rate: the right one agrees, another is told', () => {
  const amount = fc.integer({ min: 10_000, max: 9_999_999 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 9_900 }), fc.integer({ min: 3, max: 40 }), (budget, share, off) => {
      const spent = Math.round(budget * share) / 10_000;
      const rate = Math.round((spent / budget) * 10_000) / 100;
      const sentence = (printed: number): string =>
        `全年预算数${budget}万元，执行数${spent.toFixed(4)}万元，预算执行率${printed.toFixed(2)}%。`;
      expect(reviewOf([sentence(rate)]).findings).toEqual([]);
      const found = reviewOf([sentence(rate + off)]).findings.map(({ check }) => check);
      expect(found).toEqual(['text-rate']);
    }),
    { numRuns: 150 },
  );
});

test('parts by source: their sum agrees, another whole is told', () => {
  const part = fc.integer({ min: 100, max: 999_999 });
  fc.assert(
    fc.property(part, part, part, fc.integer({ min: 1, max: 400 }), (a, b, c, off) => {
      const shown = (cents: number): string => (cents / 100).toFixed(2);
      const sentence = (whole: number): string =>
        `下达资金${shown(whole)}万元（其中：中央资金${shown(a)}万元，省级资金${shown(b)}万元，县级资金${shown(c)}万元）。`;
      expect(reviewOf([sentence(a + b + c)]).findings).toEqual([]);
      const found = reviewOf([sentence(a + b + c + off * 10)]).findings.map(({ check }) => check);
      expect(found).toEqual(['text-sum']);
    }),
    { numRuns: 150 },
  );
});

test('ten times the sums and rates that don’t come out take about ten times as long', () => {
  const sentence = '预算120万元（其中中央资金80万元，省级资金30万元），支出108.5万元，预算执行率95%。';
  const timeOf = (count: number): number => {
    // Of this process alone, and the least of several times: what the machine does besides only adds to it.
    const times = [1, 2, 3, 4].map(() => {
      const start = process.cpuUsage();
      expect(reviewOf([sentence.repeat(count)]).findings).toHaveLength(count);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    });
    return Math.min(...times);
  };
  timeOf(300);
  expect(timeOf(3000) / timeOf(300)).toBeLessThan(25);
});
