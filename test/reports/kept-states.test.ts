import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import type { FillOptions } from '../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { checkSlips, slipChanges } from '../../src/reports/check-slip.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { wholeReport } from '../../src/reports/report.ts';
import { sarifReport } from '../../src/reports/sarif.ts';
import {
  type DocumentEntry,
  documentSchema,
  type FileEntry,
  type ReviewedFile,
  type TextFindingEntry,
} from '../../src/reports/schema.ts';
import { textReport } from '../../src/reports/text.ts';
import type { TextOptions } from '../../src/reports/text-page.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { unlikeKept } from '../support/kept-file.ts';
import { fileEntryOf, findingEntry, indicatorEntry, TWO_TABLES, tableEntry } from '../support/report-entries.ts';
import { failedFile } from '../support/reviewed.ts';
import { waiving } from '../support/waived-form.ts';

/**
 * What each kind of report says in states that the pages of `whole.test.ts` don't have: documents, findings alike in part, what
 * was left out or couldn't be told. `JIHE_KEEP=1 npx jest reports/kept-states` writes the files anew, and git shows the difference.
 */

const NUMBERS = { paragraphs: 12, numbers: 30, relations: 9, agreed: 7, contradicting: 2, uncheckable: 4 };
const document = (form: DocumentEntry['form']): DocumentEntry => ({
  ...NUMBERS,
  form,
  ledger: { numbers: [], relations: [] },
});

function textFinding(message: string, changes: Partial<TextFindingEntry> = {}): TextFindingEntry {
  return {
    check: 'text-execution-rate',
    severity: 'error',
    paragraph: 12,
    range: [2, 7],
    quote: '45.5%',
    place: '第12段（二、资金使用）',
    context: { text: '执行率45.5%。', start: 0 },
    related: [],
    title: '执行率算错',
    message,
    why: '45.5 ÷ 100 = 45.5%。',
    how: '改为 45.5%。',
    fix: null,
    waived: null,
    ...changes,
  };
}

const LIKE = { check: 'score-mismatch', title: '得分不符', row: 13 };
/** Findings of one check: of the reason and the advice one is the same for all, or both, or neither. */
const ALIKE = fileEntryOf('相似.xlsx', {
  verdict: 'has-errors',
  findings: [
    findingEntry('甲一。', { ...LIKE, cells: ['H13', 'F13'], why: '同一原因。', how: '改为 1。' }),
    findingEntry('甲二。', { ...LIKE, cells: ['H14'], why: '同一原因。', how: '改为 2。' }),
    findingEntry('乙一。', {
      check: 'grade-mismatch',
      severity: 'warning',
      title: '等级不符',
      why: '原因一。',
      how: '同一办法。',
    }),
    findingEntry('乙二。', {
      check: 'grade-mismatch',
      severity: 'warning',
      title: '等级不符',
      why: '原因二。',
      how: '同一办法。',
    }),
    findingEntry('丙一。', { check: 'form-cut', severity: 'hint', title: '表格不全', why: '同。', how: '同。' }),
    findingEntry('丙二。', { check: 'form-cut', severity: 'hint', title: '表格不全', why: '同。', how: '同。' }),
  ],
});

/** Nothing of it lies in a form: whole sheets, a hidden one. */
const SHEETS = fileEntryOf('工作表.xlsx', {
  verdict: 'needs-review',
  findings: [
    findingEntry('藏着一张表。', {
      check: 'hidden-sheet',
      severity: 'warning',
      sheet: '二',
      cells: [],
      row: 1,
      table: null,
      title: '隐藏的表',
    }),
    findingEntry('没有认出。', {
      check: 'form-unread',
      severity: 'warning',
      sheet: '三',
      cells: ['A1', 'B2'],
      row: 1,
      table: null,
      title: '没有认出',
    }),
    findingEntry('不再说。', {
      check: 'form-unread',
      severity: 'warning',
      sheet: '四',
      cells: ['A1'],
      row: 1,
      table: null,
      title: '没有认出',
      waived: { reason: '草稿', date: '' },
    }),
  ],
  unread: [{ sheet: '三', gaps: [] }],
});

const cannotTell = { state: 'cannot-tell' as const, count: 0, gaps: [0] };
/** Points that don't come to a hundred, rules that can't tell, a person's task, and findings that the options left out. */
const OPEN = fileEntryOf('没完.xlsx', {
  verdict: 'needs-review',
  tables: [
    tableEntry({
      outcomes: { 'points-sum': cannotTell, 'level1-points': cannotTell },
      gaps: [{ kind: 'column', block: 'indicators', cells: ['F12'], words: '成效', guess: null, holdsPoints: true }],
      differing: { count: 2, explained: 1 },
      indicators: [
        indicatorEntry(13, { sub: true, assumed: ['actual'] }),
        indicatorEntry(14, { recomputed: { status: 'tier', score: null, range: [6, 8], why: '属“基本达成”。' } }),
      ],
      total: {
        points: { value: 90, cell: 'G20' },
        score: { value: 90, cell: 'H20' },
        grade: null,
        recomputed: {
          recordedSum: 90,
          score: null,
          grade: null,
          reason: '分值只有 90 分',
          points: 90,
          complete: false,
        },
      },
    }),
  ],
  needsHuman: [{ table: 0, sheet: '一表', row: 14, cell: 'H14', name: '指标14', why: '由人判断。' }],
  unlisted: { error: 0, warning: 2, hint: 1 },
});

const EXPLAINED = fileEntryOf('写了说明.xlsx', {
  verdict: 'needs-review',
  tables: [tableEntry({ differing: { count: 1, explained: 1 } })],
});

const inWord = (changes: Partial<ReviewedFile>): ReviewedFile =>
  fileEntryOf('报告.docx', { verdict: 'has-errors', document: document(null), ...changes });

const { paragraph: _, ...IN_NOTE } = textFinding('脚注里的。', {
  note: '脚注1',
  place: '脚注1',
  severity: 'hint',
  why: '',
  how: '',
});

/** A document with a form of its own. */
const WITH_FORM = inWord({
  document: document({ path: '报告.docx', sheet: '表1', by: 'same-document' }),
  findings: [
    findingEntry('表里的。', {
      sheet: '表1',
      cells: ['H20', 'H13'],
      place: '表1 第20行“得分”',
      places: ['表1 第20行“得分”', '表1 第13行“得分”'],
      comment: 0,
    }),
    textFinding('文中的。', {
      comment: 1,
      related: [
        { paragraph: 3, range: [0, 6], quote: '100万元' },
        { note: '脚注2', range: [0, 6], quote: '45.5万元' },
        { sheet: '表1', cell: 'H4', quote: '', place: '表1 第4行“执行率”' },
        { sheet: '表1', cell: 'H4', quote: '100%', place: '表1 第4行“执行率”' },
      ],
    }),
    IN_NOTE,
  ],
  needsHuman: [
    { table: 0, sheet: '表1', row: 14, cell: 'H14', name: '指标14', why: '由人判断。', place: '表1 第14行“得分”' },
  ],
  copy: '报告-批注.docx',
});

/** One that is held against the form of another file, and whose copy couldn't be written. */
const PAIRED = inWord({
  path: '乙/报告二.docx',
  tables: [],
  document: document({ path: '甲/表.xlsx', sheet: '自评表', by: 'project-name' }),
  coverage: { tables: 0, indicators: 0, cells: 0, checks: 44 },
  findings: [
    textFinding('同一段一。', { related: [{ sheet: '自评表', cell: 'H4', quote: '100%' }] }),
    textFinding('同一段二。', { paragraph: 14, place: '第14段', severity: 'error' }),
    textFinding('已忽略。', { paragraph: 15, place: '第15段', waived: { reason: '口径不同', date: '2026-11-21' } }),
  ],
  copy: { error: { code: 'busy', message: '《报告二-批注.docx》打开着，没有写成。' } },
  unlisted: { error: 1, warning: 0, hint: 0 },
});

const ALONE = inWord({
  path: '单独.txt',
  verdict: 'ready',
  tables: [],
  coverage: { tables: 0, indicators: 0, cells: 0, checks: 44 },
});

const FILES: readonly FileEntry[] = [
  ALIKE,
  SHEETS,
  OPEN,
  EXPLAINED,
  WITH_FORM,
  PAIRED,
  ALONE,
  TWO_TABLES,
  failedFile('很长的文件夹名字/更长的文件夹名字/读不出来的一个文件.xlsx'),
];

function keep(name: string, found: string): void {
  const text = found.endsWith('\n') ? found : `${found}\n`;
  expect(unlikeKept(join(__dirname, '../fixtures/reports', `states-${name}`), text)).toEqual([]);
}

const text = (options: Partial<TextOptions>): string =>
  wholeReport(textReport({ color: false, width: null, show: 'all', ...options }), FILES);

test('the entries that the reports are made of have the promised shape', () => {
  expect(documentSchema.safeParse({ version: 1, files: FILES }).error?.issues ?? []).toEqual([]);
});

test('the whole report', () => {
  keep('text.txt', text({}));
});

test('a line a finding, as long as it gets and on a narrow terminal', () => {
  keep('brief.txt', text({ show: 'brief' }));
  keep('brief-narrow.txt', text({ show: 'brief', width: 48 }));
  keep('brief-colored.txt', text({ show: 'brief', color: true }).replaceAll('\u001b', '^'));
});

test('how often each check found something', () => {
  keep('statistics.txt', text({ show: 'statistics' }));
  const nothing = textReport({ color: false, width: null, show: 'statistics' });
  expect(nothing.file(EXPLAINED)).toBe('');
  keep('statistics-none.txt', nothing.end());
});

test('the page', () => {
  const page = wholeReport(htmlReport({ made: '2024年3月1日 10:05', version: '0.1.0' }), FILES);
  keep('page.html', page.replace(/<style>.*<\/style>/s, '').replaceAll('><', '>\n<'));
});

test('SARIF', () => {
  const rules = [{ id: 'form-cut', severity: 'hint', title: '表格不全', basis: '甲', help: '# 一' }] as const;
  const log: unknown = JSON.parse(wholeReport(sarifReport({ version: '0.1.0', rules }), FILES));
  keep('sarif.json', JSON.stringify(log, null, 1));
});

/** What stands on the pages, a line a row. */
function rowsOf(html: string): string {
  return (
    html
      .replace(/<(?:\/tr|\/h[12]|\/p|\/dd|div class="slip")>/g, '\n')
      .replace(/<tr class="(l2|l1 total)">/g, '($1) ')
      // How many checks there are changes with every one that is added.
      .replace(/\d+ 条规则/, '… 条规则')
      .replaceAll('<div></div>', '·')
      .replace(/(?:<[^>]*>)+/g, '|')
      .split('\n')
      .map((line) => line.replace(/^\|+|\|+$/g, ''))
      .filter((line) => line !== '')
      .join('\n')
  );
}

describe('核对单', () => {
  const FILLED: FillOptions['what'] = new Set(['scores', 'rate', 'total', 'grade']);
  const mistakes = readFileSync(join(__dirname, '../fixtures/mistakes.tsv'), 'utf8').trimEnd().split('\n');
  const LONG = '很长的原因说明'.repeat(9);

  function mistaken(line: string, sheet: string): SheetGrid {
    const [name = '', ...cells] = line.split('\t');
    const form =
      name === 'national' || name === 'hubei' || name === 'operator-columns'
        ? exampleForm(name, sheet)
        : fixtureForm(name, sheet);
    return withCells(form, Object.fromEntries(cells.map((each) => each.split(/=(.*)/s).slice(0, 2))));
  }

  /** With every cell changed that the rules would change, and what else was. */
  function slips(grids: readonly SheetGrid[], more: readonly CellEdit[] = []): string {
    const found = review(grids);
    const edits = found.tables.flatMap(
      ({ table, policy, scores }) =>
        planFill({ table, policy, scores }, { what: FILLED, as: 'formulas', scope: 'differing' }).edits,
    );
    const { body } = checkSlips(found, {
      changes: slipChanges(found, [...edits, ...more]),
      policies: found.tables.map(({ policy }) => policy.name),
      nameCell: (_, cell) => cell,
      made: '2026-11-21',
      version: '1.2.3',
    });
    return rowsOf(body);
  }

  const edit = (cell: string, from: CellEdit['from'], to: CellEdit['to'], sheet = '自评表'): CellEdit => ({
    sheet,
    cell,
    from,
    to,
  });

  test('of many forms', () => {
    const forms = [
      ...formNames.map((name): [string, SheetGrid] => [name, fixtureForm(name)]),
      ...mistakes
        .filter((_, index) => index % 8 === 0)
        .map((line): [string, SheetGrid] => [line, mistaken(line, '自评表')]),
    ];
    keep('slips.txt', forms.map(([name, form]) => `# ${name}\n${slips([form])}\n`).join('\n'));
  });

  test('with what is long, unusual or of another sheet', () => {
    const foot = fixtureForm('hubei-foot-reason');
    const national = exampleForm('national');
    const long = withCells(national, { D3: LONG, D4: LONG, D13: LONG, I13: LONG, F13: '5个', H20: '99', F15: '200%' });
    const changes = [
      edit('I13', { value: null }, { value: LONG }),
      edit('H13', { value: 20, formula: 'G13' }, { value: 19 }),
      edit('H14', { value: null, error: '#REF!' }, { value: 10 }),
      edit('H15', { value: 10 }, { value: null }),
      edit('H16', { value: true }, { value: 'x  y\n z' }),
      edit('B2', { value: 1 }, { value: 2 }, '台账'),
    ];
    const waived = waiving(long, ['total-mismatch', 'unmet-full-score']);
    const states: readonly (readonly [string, string])[] = [
      [
        'a reason at the foot',
        slips([foot], [edit('B19', { value: null }, { value: '原因' }), edit('D18', { value: 99 }, { value: 1 })]),
      ],
      ['all of it long', slips([long], changes)],
      ['the same with two ignored', slips([long, waived], changes)],
      ['two forms', slips([long, { ...withCells(national, { D3: '乙' }), name: '二' }], changes)],
      [
        'twenty changes',
        slips(
          [long],
          Array.from({ length: 20 }, (_, at) => edit(`J${at + 1}`, { value: at }, { value: `${at} ${LONG}` })),
        ),
      ],
    ];
    keep('slips-unusual.txt', states.map(([name, page]) => `# ${name}\n${page}\n`).join('\n'));
  });
});
