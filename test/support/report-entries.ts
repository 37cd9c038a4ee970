import type {
  FindingEntry,
  IndicatorEntry,
  NumberValue,
  ReviewedFile,
  TableEntry,
  TextValue,
} from '../../src/reports/schema.ts';

/**
 * Entries written by hand, so that every turn of a report stands in one of them at least twice: tables, groups, findings of
 * each severity, waived and open ones, tasks for a person. The words are made up: those of the checks have tests of their own.
 */

function at(value: number | string | null, cell: string): NonNullable<NumberValue> {
  return { value, cell };
}

const BLANK: TextValue = null;

export function indicatorEntry(row: number, changes: Partial<IndicatorEntry> = {}): IndicatorEntry {
  return {
    row,
    level1: '产出指标',
    level2: '数量指标',
    name: at(`指标${row}`, `D${row}`),
    operator: BLANK,
    target: at('≥6个', `E${row}`),
    actual: at('6个', `F${row}`),
    unit: BLANK,
    points: at(10, `G${row}`),
    score: at(10, `H${row}`),
    note: at(null, `I${row}`),
    sub: false,
    assumed: [],
    recomputed: { status: 'met', score: 10, range: null, why: `依据${row}` },
    ...changes,
  };
}

function fundEntry(kind: 'total' | 'other', row: number, score: NumberValue): TableEntry['funds'][number] {
  const amount = at(120, `E${row}`);
  return {
    kind,
    row,
    label: '资金',
    initialBudget: null,
    annualBudget: amount,
    spent: amount,
    points: null,
    rate: null,
    score,
    assumed: [],
  };
}

export function tableEntry(changes: Partial<TableEntry> = {}): TableEntry {
  return {
    sheet: '一表',
    range: 'A1:I20',
    layout: 'national',
    policy: 'national',
    policySuggestion: null,
    amountUnit: '万元',
    project: at('供水改造', 'D3'),
    department: at('住建局', 'D4'),
    unit: at('供水中心', 'G4'),
    year: { value: 2023, cell: 'A2' },
    funds: [fundEntry('total', 6, at(10, 'I6'))],
    execution: { rate: 1, points: 10, score: 10, why: '120 ÷ 120 = 100%' },
    indicators: [indicatorEntry(13)],
    differing: { count: 0, explained: 0 },
    other: [],
    gaps: [],
    outcomes: {},
    account: { field: 50, label: 30, known: 0, text: 0, unread: 0 },
    total: {
      points: at(100, 'G20'),
      score: at(100, 'H20'),
      grade: at('优', 'I20'),
      recomputed: { recordedSum: 100, score: 100, grade: '优', reason: null, points: null, complete: true },
    },
    ...changes,
  };
}

export function findingEntry(message: string, changes: Partial<FindingEntry> = {}): FindingEntry {
  return {
    check: 'total-mismatch',
    severity: 'error',
    sheet: '一表',
    cells: ['H20'],
    row: 20,
    inHiddenRow: false,
    table: 0,
    title: '总分不符',
    message,
    why: '',
    how: '',
    fix: null,
    waived: null,
    ...changes,
  };
}

export function fileEntryOf(path: string, changes: Partial<ReviewedFile> = {}): ReviewedFile {
  return {
    path,
    verdict: 'ready',
    tables: [tableEntry()],
    findings: [],
    needsHuman: [],
    unread: [],
    unusedWaivers: [],
    unusedPolicies: [],
    coverage: { tables: 1, indicators: 1, cells: 60, checks: 44 },
    document: null,
    ...changes,
  };
}

/** Scored: a group of two that share a score cell, one group whose results are open, an indicator of no group. */
const SCORED = tableEntry({
  policySuggestion: { policy: 'hubei', cell: 'A4', why: '表内写明执行率20分，建议按“湖北”办法' },
  funds: [fundEntry('other', 5, at(7, 'I5')), fundEntry('total', 6, at(10, 'I6'))],
  execution: { rate: 0.5, points: 10, score: 5, why: '60 ÷ 120 = 50%' },
  indicators: [
    indicatorEntry(13),
    indicatorEntry(14, {
      points: at(20, 'G14'),
      score: at(18.5, 'H14'),
      recomputed: { status: 'unmet', score: 18.5, range: null, why: '依据14' },
    }),
    indicatorEntry(15, {
      points: at(5, 'G15'),
      score: at(18.5, 'H14'),
      recomputed: { status: 'unmet', score: 18.5, range: null, why: '依据15' },
    }),
    indicatorEntry(16, {
      level1: '效益指标',
      operator: at('≥', 'D16'),
      target: at(95, 'E16'),
      unit: at('%', 'G16'),
      actual: at(null, 'F16'),
      points: at(15, 'J16'),
      score: at(14, 'H16'),
      recomputed: { status: 'undetermined', score: null, range: null, why: '没有实际完成值' },
    }),
    indicatorEntry(17, {
      level1: '效益指标',
      target: at('健全', 'E17'),
      actual: at('健全', 'F17'),
      points: at(15, 'G17'),
      score: at(11, 'H17'),
      recomputed: { status: 'tier', score: null, range: [12, 15], why: '属“达成”' },
    }),
    indicatorEntry(18, { level1: '满意度指标', score: at(null, 'H18'), target: at(null, 'E18') }),
    indicatorEntry(19, {
      level1: null,
      name: BLANK,
      target: BLANK,
      score: at(null, 'H19'),
      recomputed: { status: 'undetermined', score: null, range: null, why: '没有年度指标值' },
    }),
  ],
  differing: { count: 0, explained: 0 },
  total: {
    points: at(100, 'G20'),
    score: at(63.5, 'H20'),
    grade: at('中', 'I20'),
    recomputed: { recordedSum: 63.5, score: 59.5, grade: '差', reason: null, points: null, complete: false },
  },
});

/** Nothing in it is scored. */
const UNSCORED = tableEntry({
  sheet: '二<表>',
  range: 'B2:H30',
  policy: 'own-rules',
  project: null,
  unit: at(null, 'G4'),
  year: null,
  funds: [],
  execution: { rate: null, points: null, score: null, why: '没有资金' },
  indicators: [
    indicatorEntry(9, {
      points: null,
      score: null,
      recomputed: { status: 'undetermined', score: null, range: null, why: '没有分值' },
    }),
  ],
  differing: { count: 0, explained: 0 },
  total: {
    points: null,
    score: null,
    grade: null,
    recomputed: { recordedSum: null, score: null, grade: null, reason: null, points: null, complete: true },
  },
});

const SAID = { reason: '经局长办公会同意', date: '2026-11-21' };

/** Two tables in a file, and in each of them something open, something waived and something for a person. */
export const TWO_TABLES: ReviewedFile = fileEntryOf('甲/两张表.xlsx', {
  verdict: 'has-errors',
  tables: [SCORED, UNSCORED],
  findings: [
    findingEntry('一表提示。', {
      check: 'goal-copied',
      severity: 'hint',
      cells: ['F11'],
      row: 11,
      title: '照抄目标',
      how: '写出实际情况。',
    }),
    findingEntry('一表错误甲。', {
      cells: ['H20', 'H13', 'H14'],
      why: '加起来不是这个数。',
      how: '改为 63.5。',
      fix: {
        kind: 'safe',
        edits: [
          { cell: 'H20', from: null, to: 63.5 },
          { cell: 'H14', from: '=SUM(H13)', to: null },
        ],
      },
    }),
    findingEntry('一表已忽略甲。', { cells: ['E7', 'F7'], row: 7, why: '不该再说。', how: '不该再劝。', waived: SAID }),
    findingEntry('一表警告。', {
      check: 'goal-missing',
      severity: 'warning',
      cells: ['B11'],
      row: 11,
      title: '缺目标',
    }),
    findingEntry('一表错误乙。', {
      cells: ['H16', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'],
      row: 16,
      fix: { kind: 'choice', edits: [{ cell: 'H16', from: '', to: true }] },
    }),
    findingEntry('一表已忽略乙。', {
      check: 'goal-copied',
      severity: 'hint',
      cells: ['E8'],
      row: 8,
      title: '照抄目标',
      waived: { reason: '已核实', date: '' },
    }),
    findingEntry('二表警告。', {
      check: 'goal-missing',
      severity: 'warning',
      sheet: '二<表>',
      cells: ['C5'],
      row: 5,
      table: 1,
      title: '缺目标',
      why: '没有写。',
    }),
    findingEntry('二表已忽略。', { sheet: '二<表>', cells: ['C6'], row: 6, table: 1, waived: SAID }),
  ],
  needsHuman: [
    { table: 0, sheet: '一表', row: 16, cell: 'H16', name: '指标16', why: '没有实际完成值。' },
    { table: 1, sheet: '二<表>', row: 9, cell: 'F9', name: '指标9', why: '没有分值。' },
    { table: 0, sheet: '一表', row: 19, cell: 'H19', name: '指标<19>', why: '没有年度指标值。' },
  ],
  unusedPolicies: [{ row: 9, sheet: '三<表>' }],
  unusedWaivers: [
    {
      row: 5,
      check: 'total-mismatch',
      project: '供水改造',
      about: 'H20',
      reason: '无',
      date: '2026-11-01',
    },
    { row: 7, check: 'unheard-of', project: '', about: '', reason: '无', date: '' },
  ],
  coverage: { tables: 2, indicators: 8, cells: 123, checks: 44 },
});
