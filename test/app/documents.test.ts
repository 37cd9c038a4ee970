import { commentedCopy } from '../../src/app/commented-copy.ts';
import { fileErrorOf } from '../../src/app/error-advice.ts';
import { openReport, pastedReport } from '../../src/app/open-report.ts';
import { UNDECIDED } from '../../src/app/policy-in-force.ts';
import { holdsDocument, reviewBytes, reviewedEntry, reviewForms } from '../../src/app/review-file.ts';
import { writeDocxWaivers } from '../../src/formats/docx/write/waivers.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';
import type { DocumentEntry, FileEntry } from '../../src/reports/schema.ts';
import { documentErrorOf } from '../support/document-error.ts';
import { buildDocx, formAsDocx, paragraph, partXml, run, tableXml } from '../support/docx-maker.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { commentRanges, commentsIn } from '../support/word-revisions.ts';
import { gridToXlsx } from '../support/xlsx-builder.ts';

/** Reports and the forms in them: from bytes to their place in a report, and back as comments. */

const TEXT = '预算100万元，拨付资金45.5万元，进度100%。';
const FORM = withCells(exampleForm('national'), { H20: '99' });
const TABLES = [
  ['序号', '名称', '金额'],
  ['三级指标', '年度指标值', '实际完成值'],
].map((row) => tableXml({ rows: [row.map((text) => ({ text })), row.map((_, at) => ({ text: `${at}个` }))] }));
/** A report with two tables that are no form, and a form whose total isn't the sum. */
const REPORT = formAsDocx(
  FORM,
  { name: '' },
  `${paragraph(TEXT)}${TABLES.join(paragraph('。'))}${paragraph('。')}`,
) as Uint8Array;
const NOTE = buildDocx(paragraph(`${run('自评报告')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
  parts: { 'word/footnotes.xml': partXml('footnotes', `<w:footnote w:id="2">${paragraph(TEXT)}</w:footnote>`) },
});
const garbage = new TextEncoder().encode('自评报告\n');

/** `severity check place`, `…` behind what is waived. */
const told = ({ findings }: FileEntry): string[] =>
  findings.map((finding) => {
    const place =
      'range' in finding ? (finding.note ?? `第${finding.paragraph}段`) : `${finding.sheet}!${finding.cells[0]}`;
    return `${finding.severity} ${finding.check} ${place}${finding.waived === null ? '' : `…${finding.waived.reason}`}`;
  });

/** What became of the text; null: a workbook, or no file that can be read. */
const documentOf = (entry: FileEntry): DocumentEntry | null => (entry.verdict === null ? null : entry.document);

const FOUND = ['error total-mismatch 表3!H20', 'warning no-form 表2!A1', 'error text-rate 第1段'];

test('a report with a form: what is found in its text, its form and the tables that are like one', () => {
  const entry = reviewBytes('甲/报告.docx', REPORT);
  expect(told(entry)).toEqual(FOUND);
  expect(documentOf(entry)?.form).toEqual({ path: '甲/报告.docx', sheet: '表3', by: 'same-document' });
  expect(told(reviewBytes('自评表.xlsx', gridToXlsx([{ ...FORM, name: '表3' }])))).toEqual(FOUND.slice(0, 1));
});

test('a report without a form, and one of another file', () => {
  const alone = reviewForms('甲.docx', NOTE, { by: UNDECIDED });
  expect(alone).toMatchObject({ isWord: true, waivers: [], text: { paragraphs: [{ text: '自评报告' }] } });
  const entry = reviewedEntry('甲.docx', alone, null);
  expect([entry.verdict, documentOf(entry)?.form, told(entry)]).toEqual([
    'has-errors',
    null,
    ['error text-rate 脚注1'],
  ]);
  const { review } = reviewForms('乙.xlsx', gridToXlsx([FORM]), { by: UNDECIDED });
  const pair = { path: '乙.xlsx', by: 'project-name' as const, tables: review.tables };
  expect(documentOf(reviewedEntry('甲.docx', alone, pair))?.form).toEqual({
    path: '乙.xlsx',
    sheet: FORM.name,
    by: 'project-name',
  });
  expect(documentOf(reviewedEntry('甲.docx', alone, { ...pair, tables: [] }))?.form).toBeNull();
  // What was given goes before its own.
  const own = reviewForms('报告.docx', REPORT, { by: UNDECIDED });
  expect(documentOf(reviewedEntry('报告.docx', own, pair))?.form?.path).toBe('乙.xlsx');
});

test('what a file is its content tells; its name, in which words it is told what is wrong', () => {
  const kindOf = (name: string, bytes: Uint8Array): string => {
    const entry = reviewBytes(name, bytes);
    if (entry.verdict !== null) return entry.document === null ? 'workbook' : 'document';
    return `${entry.error.code} ${entry.error.how.match(/新的 (\.\w+)/)?.[1]}`;
  };
  const sheet = gridToXlsx([FORM]);
  expect([
    kindOf('甲.xlsx', sheet),
    kindOf('甲.docx', sheet),
    kindOf('甲.docx', REPORT),
    kindOf('甲.xlsx', REPORT),
  ]).toEqual(['workbook', 'workbook', 'document', 'document']);
  expect([kindOf('甲.xlsx', sheet.slice(0, 300)), kindOf('甲.docx', sheet.slice(0, 300))]).toEqual([
    'truncated .xlsx',
    'truncated .docx',
  ]);
  expect(kindOf('甲/乙.xlsx', garbage)).toMatch(/^not-a-workbook/);
  // Of a name beside an open file nothing is expected, in whichever folder.
  for (const name of ['~$乙.xlsx', '甲/~$乙.xlsx', 'D:\\甲\\~$乙.xlsx', '甲.xlsx/乙.txt'])
    expect(kindOf(name, garbage)).toBe('document');
  expect([
    holdsDocument(REPORT),
    holdsDocument(sheet),
    holdsDocument(garbage),
    holdsDocument(REPORT.slice(0, 300)),
  ]).toEqual([true, false, false, false]);
  expect(reviewForms('甲.txt', garbage, { by: UNDECIDED })).toMatchObject({
    isWord: false,
    text: { paragraphs: [{}] },
  });
  expect(reviewForms('甲.xlsx', sheet, { by: UNDECIDED })).toMatchObject({ isWord: false, text: null, waivers: [] });
});

test('a comment that says so waives the finding where it lies, in cells and in the text', () => {
  const waived = (waivers: Parameters<typeof writeDocxWaivers>[1]): string[] =>
    told(reviewBytes('报告.docx', writeDocxWaivers(REPORT, waivers, { date: '2026-01-02T03:04:05Z' }).bytes));
  const total = { at: { sheet: '表3', cell: 'H20' }, check: 'total-mismatch', reason: '附表另计' } as const;
  const rate = { at: { paragraph: 1, range: [21, 25] }, check: 'text-rate', reason: '按合同' } as const;
  expect(waived([total])).toEqual(['error total-mismatch 表3!H20…附表另计', ...FOUND.slice(1)]);
  expect(waived([rate])).toEqual([...FOUND.slice(0, 2), 'error text-rate 第1段…按合同']);
  expect(
    waived([
      { ...total, check: 'text-rate' },
      { ...rate, check: 'total-mismatch' },
    ]),
  ).toEqual(FOUND);
  expect(
    waived([
      { ...total, at: { sheet: '表3', cell: 'H19' } },
      { ...rate, at: { paragraph: 1, range: [0, 3] } },
    ]),
  ).toEqual(FOUND);
  const bytes = writeDocxWaivers(NOTE, [{ ...rate, at: { note: '脚注1', range: [0, 5] } }], {
    date: '2026-01-02T03:04:05Z',
  }).bytes;
  const [finding] = reviewBytes('甲.docx', bytes).findings;
  expect(finding?.waived).toEqual({ reason: '按合同', date: '2026-01-02' });
});

test('a copy with what was found as comments, each finding with the number of its own', () => {
  const { findings } = reviewBytes('报告.docx', REPORT);
  const copy = commentedCopy(REPORT, findings);
  expect(copy.findings).toEqual(findings.map((finding, at) => ({ ...finding, comment: at })));
  expect(commentRanges(copy.bytes)).toEqual(
    new Map([
      ['0', '99'],
      ['1', '三级指标'],
      ['2', '100%'],
    ]),
  );
  expect(commentsIn(copy.bytes).map(({ text }) => text)).toEqual(
    findings.map(({ severity, message, why, how }) =>
      [`[${severity === 'error' ? '错误' : '警告'}] ${message}`, why, how].filter((line) => line !== '').join('\n'),
    ),
  );
  expect(commentedCopy(copy.bytes, findings)).toEqual(copy);
  // What is waived gets none, nor what has no place; the others keep theirs.
  const some = findings.map((finding, at) =>
    at === 0
      ? { ...finding, waived: { reason: '无', date: '' } }
      : 'cells' in finding
        ? { ...finding, cells: [] }
        : finding,
  );
  expect(commentedCopy(REPORT, some).findings.map(({ comment }) => comment)).toEqual([null, null, 0]);
  const inNote = reviewBytes('甲.docx', NOTE).findings;
  expect(commentedCopy(NOTE, inNote).findings.map(({ comment }) => comment)).toEqual([3]);
  expect(commentedCopy(NOTE, findings).findings.map(({ comment }) => comment)).toEqual([null, null, null]);
});

test('a report that is opened: its text, its waivers, its bytes where comments can be written', () => {
  const { bytes } = writeDocxWaivers(NOTE, [
    { at: { note: '脚注1', range: [0, 5] }, check: 'text-rate', reason: '按合同' },
  ]);
  expect(openReport('甲.docx', bytes)).toMatchObject({
    name: '甲.docx',
    bytes,
    waivers: [{ reason: '按合同' }],
    text: { paragraphs: [{ text: '自评报告' }], notes: [{ text: TEXT }] },
  });
  expect(openReport('甲.txt', garbage)).toMatchObject({
    name: '甲.txt',
    bytes: null,
    waivers: [],
    text: { paragraphs: [{ text: '自评报告' }] },
  });
  expect(documentErrorOf(() => openReport('甲.docx', gridToXlsx([FORM])))).toEqual({
    kind: 'unsupported',
    code: 'not-a-document',
    detail: { inDocument: true },
  });
  const html = '<p>一</p><table><tr><td>甲</table>';
  const shown = (text: string, source: string): unknown =>
    pastedReport('粘贴', text, source).text.paragraphs.map((each) => each.text);
  expect(shown('一\n甲', html)).toEqual(['一']);
  expect(shown('一\n甲', '<p>一</p><p>甲</p>')).toEqual(['一', '甲']);
  expect(pastedReport('粘贴', '一', '')).toMatchObject({ name: '粘贴', waivers: [], bytes: null });
});

test('what is known of the place is a part of what is said', () => {
  const inProgram = { inProgram: true } as const;
  const here = describeDocumentError('unknown', inProgram);
  expect(here).not.toEqual(describeDocumentError('unknown'));
  expect(fileErrorOf(new TypeError('x'), 'unknown', inProgram)).toMatchObject(here);
  expect(fileErrorOf(new DocumentError('unknown', 'unknown', { cause: 'y' }), 'busy', inProgram)).toMatchObject({
    code: 'unknown',
    cause: 'y',
    ...here,
  });
});
