import { decimal } from '../../src/engine/decimal.ts';
import type { Mention, Relation } from '../../src/engine/narrative/ledger-types.ts';
import { reviewNarrative } from '../../src/engine/narrative/review.ts';
import type { NarrativeReview } from '../../src/engine/narrative/review-types.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { cellNames } from '../../src/reports/cell-names.ts';
import { type DocumentResult, documentFile, textFindingEntries } from '../../src/reports/document-entry.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { wholeReport } from '../../src/reports/report.ts';
import { documentSchema, type ReviewedFile } from '../../src/reports/schema.ts';
import { formRows } from '../../src/reports/summary.ts';
import { textReport } from '../../src/reports/text.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../support/form-text.ts';
import { stackedForms } from '../support/stacked-forms.ts';
import { REASON, waiving } from '../support/waived-form.ts';

/** What becomes of the text of a document: its findings, its numbers and how they hang together, and the verdict. */

const RATE = '全年预算资金100万元，实际支出45.5万元，预算执行率为100%。';
const FORM = { ...exampleForm('national'), name: '表1' };
const NOTHING: NarrativeReview = {
  findings: [],
  mentions: [],
  relations: [],
  counts: { numbers: 0, relations: 0, agreed: 0, contradicting: 0, uncheckable: 0 },
};

interface Text {
  readonly paragraphs?: readonly string[];
  readonly notes?: readonly string[];
}

function resultOf({ paragraphs = [], notes = [] }: Text, more: Partial<DocumentResult> = {}): DocumentResult {
  const text = {
    paragraphs: paragraphs.map((each, at) => ({ n: at + 1, text: each, mark: null, isListItem: false, level: null })),
    notes: notes.map((each, at) => ({ name: `脚注${at + 1}`, text: each })),
  };
  return { text, narrative: reviewNarrative(text, [], { policy: defaultPolicy }), form: null, ...more };
}

function mention(quote: string, changes: Partial<Mention> = {}): Mention {
  return {
    paragraph: 1,
    note: null,
    range: [0, quote.length],
    quote,
    kind: 'amount',
    value: decimal('1.50'),
    slack: null,
    unit: '万元',
    noun: null,
    role: 'spent',
    year: 2023,
    ...changes,
  };
}

function relation(
  verdict: Relation['verdict'],
  mentions: readonly number[],
  workings: readonly string[] = [],
): Relation {
  return { kind: 'sum', verdict, mentions, workings };
}

function ledgerOf(mentions: readonly Mention[], relations: readonly Relation[]) {
  const result = resultOf({}, { narrative: { ...NOTHING, mentions, relations } });
  const { document } = documentFile('a.docx', review([]), result);
  if (document === null) throw new Error('no document');
  expect(documentSchema.safeParse({ version: 1, files: [documentFile('a.docx', review([]), result)] }).error).toBe(
    undefined,
  );
  return document.ledger;
}

describe('numbers', () => {
  test('each with its place, its value, and the relations that it is in', () => {
    const mentions = [
      mention('1.5万元'),
      mention('6分', {
        paragraph: null,
        note: '脚注2',
        kind: 'score',
        value: null,
        unit: '分',
        role: null,
        year: null,
      }),
    ];
    expect(ledgerOf(mentions, [relation('agrees', [0, 1], ['1 + 2 = 3', '2 + 1 = 3']), relation('open', [1])])).toEqual(
      {
        numbers: [
          {
            paragraph: 1,
            range: [0, 5],
            quote: '1.5万元',
            kind: 'amount',
            value: '1.5',
            unit: '万元',
            role: 'spent',
            year: 2023,
            verdict: 'agrees',
            relations: [0],
          },
          {
            note: '脚注2',
            range: [0, 2],
            quote: '6分',
            kind: 'score',
            value: null,
            unit: '分',
            role: null,
            year: null,
            verdict: 'agrees',
            relations: [0, 1],
          },
        ],
        relations: [
          { kind: 'sum', verdict: 'agrees', numbers: [0, 1], why: '1 + 2 = 3；2 + 1 = 3' },
          { kind: 'sum', verdict: 'open', numbers: [1], why: '' },
        ],
      },
    );
  });

  test.each<[string, Relation['verdict'][], string]>([
    ['in none', [], 'unchecked'],
    ['in an open one', ['open'], 'unchecked'],
    ['in one that agrees', ['open', 'agrees'], 'agrees'],
    ['in one that contradicts', ['contradicts'], 'contradicts'],
    ['contradicted once, whatever agrees', ['agrees', 'contradicts', 'agrees'], 'contradicts'],
  ])('one that is %s', (_, verdicts, expected) => {
    const relations = verdicts.map((verdict) => relation(verdict, [0]));
    expect(ledgerOf([mention('1元')], relations).numbers[0]?.verdict).toBe(expected);
  });

  test('a number that is no value has none, whatever it was taken for', () => {
    const mentions = [mention('10号', { kind: 'not-a-value', value: decimal(10) })];
    expect(ledgerOf(mentions, [relation('contradicts', [0])]).numbers[0]).toMatchObject({
      kind: 'not-a-value',
      value: null,
      verdict: 'not-a-value',
    });
  });

  test.each<[Mention['kind'], Mention['role'], Mention['role']]>([
    ['score', 'whole', 'whole'],
    ['score', 'part', 'part'],
    ['score', 'spent', null],
    ['score', 'budget', null],
    ['amount', 'spent', 'spent'],
    ['count', 'target', 'target'],
  ])('a %s that is said to be %s is %s', (kind, role, told) => {
    expect(ledgerOf([mention('6分', { kind, role })], []).numbers[0]?.role).toBe(told);
  });

  test('a value is written in full', () => {
    const values = ['1e-7', '12000000000000000000000', '0.9850'].map((value) =>
      mention('1', { value: decimal(value) }),
    );
    expect(ledgerOf(values, []).numbers.map(({ value }) => value)).toEqual([
      '0.0000001',
      '12000000000000000000000',
      '0.985',
    ]);
  });
});

describe('findings', () => {
  const found = (text: Text) => textFindingEntries(resultOf(text)).filter(({ check }) => check === 'text-rate');

  test('a short paragraph and a note are shown whole', () => {
    const [inText, inNote, ...more] = found({ paragraphs: ['第一段。', RATE], notes: ['第一条。', RATE] });
    expect(more).toEqual([]);
    const [from, to] = inText?.range ?? [0, 0];
    expect(RATE.slice(from, to)).toBe(inText?.quote);
    expect(inText).toMatchObject({
      severity: 'error',
      paragraph: 2,
      place: '第2段',
      context: { text: RATE, start: 0 },
      fix: null,
      waived: null,
    });
    expect(inText).not.toHaveProperty('note');
    expect(inNote).toMatchObject({ note: '脚注2', place: '脚注2', context: { text: RATE, start: 0 } });
    expect(inNote).not.toHaveProperty('paragraph');
    for (const words of [inText?.title, inText?.message, inText?.why, inText?.how]) expect(words).toMatch(/./);
    expect(inText?.related.map((each) => ('cell' in each ? each.cell : [each.paragraph, each.quote]))).toEqual([
      [2, '45.5万元'],
      [2, '100万元'],
    ]);
  });

  test.each([
    [0, 0],
    [299, 0],
    [400, 100],
  ])('of a long paragraph what stands around the quote: %d letters before', (before) => {
    const text = `${'甲'.repeat(before)}。${RATE}${'乙'.repeat(400)}`;
    const [finding] = found({ paragraphs: [text] });
    const [from, to] = finding?.range ?? [0, 0];
    const start = Math.max(0, from - 300);
    expect(finding?.context).toEqual({ text: text.slice(start, to + 300), start });
    expect(finding?.context.text.length).toBeLessThanOrEqual(600 + to - from);
  });
});

describe('verdict', () => {
  const wrong = resultOf({ paragraphs: [RATE] }).narrative;
  const [error] = wrong.findings;
  if (error === undefined) throw new Error('nothing found');
  const waived = { ...error, waived: { reason: '已核实', date: '' } };
  const of = (...findings: NarrativeReview['findings']): Partial<DocumentResult> => ({
    narrative: { ...NOTHING, findings },
  });
  const RIGHT = resultOf({ paragraphs: [RATE.replace('45.5', '100')] });
  const WRONG = withCells(FORM, { H20: '99' });
  const OPEN = withCells(FORM, { F18: '正在研究' });
  /** Like a form, and not read as one. */
  const UNREAD = gridOf('表1', [
    typedCell(1, 1, '三级指标'),
    typedCell(1, 2, '年度指标值'),
    typedCell(1, 3, '实际完成值'),
  ]);

  test.each<[string, Parameters<typeof review>[0], Partial<DocumentResult>, string]>([
    ['nothing is wrong', [FORM], of(), 'ready'],
    ['the form is', [WRONG], of(), 'has-errors'],
    ['the text is', [FORM], of(error), 'has-errors'],
    ['the text was, and is waived', [FORM], of(waived), 'ready'],
    ['the text may be', [FORM], of({ ...error, severity: 'warning' }), 'needs-review'],
    ['the text may be, and is wrong', [FORM], of({ ...error, severity: 'warning' }, error), 'has-errors'],
    ['the text has a hint', [FORM], of({ ...error, severity: 'hint' }), 'ready'],
    ['the form is wrong, and the text may be', [WRONG], of({ ...error, severity: 'warning' }), 'has-errors'],
    ['the form is for a person to judge', [OPEN], of(), 'needs-review'],
    ['there is no form, and the text agrees with itself', [], RIGHT, 'ready'],
    ['there is no form, and nothing of the text can be recomputed', [], of(), 'not-checked'],
    ['there is no form, and the text has nothing but a hint', [], of({ ...error, severity: 'hint' }), 'not-checked'],
    ['there is no form, and the text is wrong', [], of(error), 'has-errors'],
    ['what may be a form was not read', [UNREAD], of(), 'needs-review'],
  ])('%s', (_, grids, more, verdict) => {
    expect(documentFile('a.docx', review(grids), resultOf({}, more)).verdict).toBe(verdict);
  });

  test('what may be a form, and was said to be none, keeps nothing from being ready', () => {
    const found = review([UNREAD]);
    expect(found.findings.map(({ severity }) => severity)).toEqual(['warning']);
    const findings = found.findings.map((each) => ({ ...each, waived: { reason: REASON, date: '' } }));
    expect(documentFile('a.docx', { ...found, findings }, RIGHT).verdict).toBe('ready');
  });

  test('nothing of a text that could be recomputed: every report says why that is no pass', () => {
    const file = documentFile('a.txt', review([]), resultOf({ paragraphs: ['本项目预算100万元。'] }));
    expect(file.verdict).toBe('not-checked');
    const words = '未核对：正文里没有能复算的数';
    expect(wholeReport(textReport({ color: false, width: null, show: 'all' }), [file])).toContain(words);
    expect(wholeReport(htmlReport({ made: '2024年3月1日 10:05', version: '1' }), [file])).toContain(words);
    expect(formRows(file, 0).map(({ verdict }) => verdict)).toEqual(['not-checked']);
    const agrees = documentFile('b.txt', review([]), RIGHT);
    expect(formRows(agrees, 0).map(({ verdict }) => verdict)).toEqual(['ready']);
  });
});

describe('cells as people find them', () => {
  const both = review([stackedForms(FORM, 2)]).tables;
  const height = (FORM.rows.at(-1)?.row ?? 0) + 3;

  test('by the heads of their own form, also where two stand in one table', () => {
    const name = cellNames(both);
    expect(both).toHaveLength(2);
    expect(name('表1', 'H13')).toBe('表1 第13行“得分”');
    expect(name('表1', `H${13 + height}`)).toBe(`表1 第${13 + height}行“得分”`);
    expect(name('表1', `H${height}`)).toBe(`表1 第${height}行第8列`);
    expect(name('表2', 'H13')).toBe('表2 第13行第8列');
    expect(name('表1', '甲')).toBe('甲');
  });

  test('beside the addresses, of all cells of a finding, its fix, and of what is left to a person', () => {
    const form = withCells(FORM, { H20: '99', F18: '正在研究' });
    const file = documentFile('a.docx', review([form]), resultOf({}, { narrative: NOTHING }));
    const [finding] = file.findings;
    expect(finding).toMatchObject({ cells: ['H20'], place: '表1 第20行“得分”', places: ['表1 第20行“得分”'] });
    expect(finding?.fix).toEqual({
      kind: 'safe',
      edits: [{ cell: 'H20', from: 99, to: 100, place: '表1 第20行“得分”' }],
    });
    expect(file.needsHuman.map(({ cell, place }) => [cell, place])).toEqual([['H18', '表1 第18行“得分”']]);
  });

  test('a finding without a fix, or without cells, has none of theirs', () => {
    const file = documentFile('a.docx', review([withCells(FORM, { D3: '' })]), resultOf({}, { narrative: NOTHING }));
    expect(file.findings).toMatchObject([{ cells: ['D3'], fix: null, place: '表1 第3行第4列' }]);
  });

  test('of what the text was held against: with the place where that stands in a document', () => {
    const { tables } = review([FORM]);
    const { text } = resultOf({ paragraphs: ['本项目自评总分88.6分。'] });
    const narrative = reviewNarrative(text, tables, { policy: defaultPolicy });
    const related = (more: Partial<DocumentResult>) =>
      textFindingEntries({ text, narrative, form: null, ...more }).map((each) => each.related);
    expect(related({})).toEqual([[{ sheet: '表1', cell: 'H20', quote: '100' }]]);
    expect(related({ nameCell: cellNames(tables) })).toEqual([
      [{ sheet: '表1', cell: 'H20', quote: '100', place: '表1 第20行“得分”' }],
    ]);
  });
});

describe('the whole entry', () => {
  const form = { path: 'a.docx', sheet: '表1', by: 'same-document' } as const;
  const FIRST = withCells(FORM, { H20: '99' });
  const file = documentFile(
    'a.docx',
    review([FIRST, waiving(FIRST, ['total-mismatch'])]),
    resultOf({ paragraphs: ['甲。', RATE] }, { form }),
  );

  test('forms before the text, and what was counted', () => {
    expect(documentSchema.safeParse({ version: 1, files: [file] }).error).toBeUndefined();
    expect(file.findings.map(({ check, waived }) => [check, waived?.reason ?? null])).toEqual([
      ['total-mismatch', REASON],
      ['text-rate', null],
    ]);
    const { ledger, ...counts } = file.document ?? { ledger: null };
    expect(counts).toEqual({
      paragraphs: 2,
      numbers: 3,
      relations: 1,
      agreed: 0,
      contradicting: 1,
      uncheckable: 0,
      form,
    });
    expect(ledger?.numbers.map(({ quote, verdict }) => [quote, verdict])).toEqual([
      ['100万元', 'contradicts'],
      ['45.5万元', 'contradicts'],
      ['100%', 'contradicts'],
    ]);
  });
});

describe('whether there is something to tell of the text', () => {
  const textOf = (file: ReviewedFile): string =>
    wholeReport(textReport({ color: false, width: null, show: 'all' }), [file]);
  const pageOf = (file: ReviewedFile): string => wholeReport(htmlReport({ made: '', version: '' }), [file]);
  const own = { path: 'a.docx', sheet: '表1', by: 'same-document' } as const;
  const other = { path: '甲/表.xlsx', sheet: '自评表', by: 'only-one' } as const;
  const PLAIN = resultOf({ paragraphs: ['本项目按计划实施。'] });
  const NUMBERS = resultOf({ paragraphs: ['本项目支出45.5万元。'] });

  test.each<[string, Parameters<typeof review>[0], DocumentResult, boolean]>([
    ['a form, and a text without numbers', [FORM], { ...PLAIN, form: own }, false],
    ['a form, held against nothing', [FORM], PLAIN, false],
    ['a form, held against that of another file', [FORM], { ...PLAIN, form: other }, true],
    ['a form, and numbers', [FORM], { ...NUMBERS, form: own }, true],
    ['no form', [], PLAIN, true],
    ['a form, and something found', [FORM], { ...resultOf({ paragraphs: [RATE] }), form: own }, true],
  ])('%s', (_, grids, result, isTold) => {
    const file = documentFile('a.docx', review(grids), result);
    expect(/^ {2}报告正文 · /m.test(textOf(file))).toBe(isTold);
    expect(pageOf(file).includes('<h3>报告正文</h3>')).toBe(isTold);
    // Where the text is told of too, the form has a heading of its own.
    expect(pageOf(file).includes('<h3>老旧小区供水改造 · ')).toBe(isTold && grids.length > 0);
  });

  test('a copy with comments is told of whatever the text says', () => {
    const file = documentFile('a.docx', review([FORM]), { ...PLAIN, form: own });
    expect(textOf({ ...file, copy: '批注.docx' })).toContain('带批注的副本：批注.docx');
    expect(pageOf({ ...file, copy: '批注.docx' })).not.toContain('报告正文');
  });
});

describe('what a page shows of a paragraph', () => {
  /** `甲[u agrees 1元]`: its letters, and what is marked of them. */
  function quoteOf(numbers: ReturnType<typeof ledgerOf>['numbers'], text: string, range: [number, number], start = 0) {
    const file: ReviewedFile = {
      ...documentFile('a.docx', review([]), resultOf({ paragraphs: [RATE] })),
    };
    const [first] = textFindingEntries(resultOf({ paragraphs: [RATE] }));
    if (first === undefined || file.document === null) throw new Error('nothing found');
    const finding = { ...first, paragraph: 3, range, context: { text, start } };
    const document = { ...file.document, ledger: { numbers, relations: [] } };
    const page = wholeReport(htmlReport({ made: '', version: '' }), [{ ...file, findings: [finding], document }]);
    return /<blockquote>(.*)<\/blockquote>/s
      .exec(page)?.[1]
      ?.replace(/<(u|mark) class="([^"]*)">(.*?)<\/\1>/g, '[$1 $2 $3]');
  }
  const number = (range: [number, number], changes = {}) => ({
    ...(ledgerOf([mention('1')], []).numbers[0] as ReturnType<typeof ledgerOf>['numbers'][number]),
    paragraph: 3,
    range,
    ...changes,
  });

  test('the quote, and the other numbers of the same paragraph by what became of them', () => {
    const numbers = [
      number([8, 10], { verdict: 'agrees' }),
      number([0, 2], { verdict: 'unchecked' }),
      number([2, 4], { verdict: 'contradicts' }),
      number([6, 8], { verdict: 'not-a-value' }),
      number([4, 6], { verdict: 'contradicts' }),
    ];
    expect(quoteOf(numbers, '0123456789<', [4, 6])).toBe(
      '[u unchecked 01][u contradicts 23][mark contradicts 45]67[u agrees 89]&lt;',
    );
  });

  test('numbers of other paragraphs, of notes, and those that reach into the quote aren’t marked', () => {
    const numbers = [
      number([0, 2], { paragraph: 2 }),
      number([0, 2], { note: '脚注1' }),
      number([3, 5]),
      number([5, 7]),
      number([4, 6]),
    ];
    expect(quoteOf(numbers, '0123456789', [4, 6])).toBe('0123[mark contradicts 45]6789');
  });

  test('of a part of a paragraph the places are moved, and what lies beyond it is left out', () => {
    const numbers = [number([9, 11]), number([10, 12]), number([18, 20]), number([19, 21])];
    expect(quoteOf(numbers, '0123456789', [14, 16], 10)).toBe(
      '[u unchecked 01]23[mark contradicts 45]67[u unchecked 89]',
    );
  });
});
