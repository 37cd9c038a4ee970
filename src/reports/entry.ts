/** Turns the review of a file into plain data: what the JSON output prints and every other report is made from. */

import type { Decimal } from '../engine/decimal.ts';
import type { CellContent } from '../engine/edits/edit.ts';
import { cellAddress, rangeAddress } from '../engine/grid/address.ts';
import type { Field, FundRow, Gap, Indicator, ScoredRow, SelfEvaluation } from '../engine/layout/self-evaluation.ts';
import type { PolicySuggestion } from '../engine/policy/schema.ts';
import type { AnyFinding, Review, TableReview } from '../engine/review-types.ts';
import { isUnused } from '../engine/scoring/points.ts';
import type { IndicatorResult, Scores } from '../engine/scoring/results.ts';
import { formatKind, roundedNumber } from '../engine/values/display.ts';
import { readAmount, readPoints, readRate } from '../engine/values/numbers.ts';
import type { NumberReading } from '../engine/values/reading.ts';
import type { Advice } from '../messages/advice.ts';
import { explain, explainTask } from '../messages/derivation.ts';
import { fixEdits } from '../messages/fixes.ts';
import { describe } from '../messages/index.ts';
import { describeSuggestion } from '../messages/policy.ts';
import { CARD } from '../messages/report.ts';
import type {
  FailedFile,
  FileEntry,
  FindingEntry,
  IndicatorEntry,
  NumberValue,
  ReviewedFile,
  TableEntry,
  TextValue,
} from './schema.ts';

/** Why a file couldn't be reviewed, in words. */
export interface FileError extends Advice {
  readonly code: string;
  readonly cause: string | null;
}

/** One file that was asked for: its review, or what went wrong. */
export type FileResult =
  | { readonly path: string; readonly error: null; readonly review: Review }
  | { readonly path: string; readonly error: FileError; readonly review: null };

function addressOf(field: Field): string {
  return cellAddress(field.cell.row, field.cell.column);
}

/** As the cell shows it: what stands behind a rounded percentage is said where it is reckoned with. */
function textValue(field: Field | null): TextValue {
  if (field === null) return null;
  const { kind, value, format } = field.cell;
  const cell = addressOf(field);
  if (kind === 'number' && formatKind(format) === 'plain') return { value: value as number, cell };
  return { value: roundedNumber(field.cell)?.shown ?? (field.text === '' ? null : field.text), cell };
}

function numberOf(value: Decimal | null): number | null {
  return value === null ? null : value.toNumber();
}

function numberValue(field: Field | null, reading: NumberReading): NumberValue {
  if (field === null) return null;
  const unreadable = reading.status === 'words' || reading.status === 'error';
  return { value: unreadable ? field.text : numberOf(reading.value), cell: addressOf(field) };
}

function pointsValue(field: Field | null): NumberValue {
  return numberValue(field, readPoints(field));
}

/** Which of the fields were told by place and content alone. */
function assumedNames(fields: Readonly<Record<string, Field | null>>): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.assumed === true);
}

function scoredEntry({ row, name, points, score, note, bonus }: ScoredRow): TableEntry['other'][number] {
  return {
    row,
    name: textValue(name),
    points: pointsValue(points),
    score: pointsValue(score),
    note: textValue(note),
    bonus,
  };
}

function gapEntry({ kind, block, cells, words, guess, holdsPoints }: Gap): TableEntry['gaps'][number] {
  return { kind, block, cells: cells.map((cell) => cellAddress(cell.row, cell.column)), words, guess, holdsPoints };
}

function outcomeEntries({ table, outcomes }: TableReview): TableEntry['outcomes'] {
  const { gaps } = table.account;
  return Object.fromEntries(
    [...outcomes].map(([check, { state, count, gaps: own }]) => [
      check,
      { state, count, gaps: own.map((gap) => gaps.indexOf(gap)) },
    ]),
  );
}

function accountEntry({ account }: SelfEvaluation): TableEntry['account'] {
  const counts = { field: 0, label: 0, known: 0, text: 0, unread: 0 };
  for (const { role } of account.cells) counts[role]++;
  return counts;
}

function fundEntry(row: FundRow, unit: TableEntry['amountUnit']): TableEntry['funds'][number] {
  const amount = (field: Field | null) => numberValue(field, readAmount(field, unit));
  return {
    kind: row.kind,
    row: row.row,
    label: row.label.text,
    initialBudget: amount(row.initialBudget),
    annualBudget: amount(row.annualBudget),
    spent: amount(row.spent),
    points: pointsValue(row.points),
    rate: numberValue(row.rate, readRate(row.rate)),
    score: pointsValue(row.score),
    assumed: assumedNames({
      initialBudget: row.initialBudget,
      annualBudget: row.annualBudget,
      spent: row.spent,
      points: row.points,
      rate: row.rate,
      score: row.score,
    }),
  };
}

function indicatorEntry(indicator: Indicator, result: IndicatorResult): IndicatorEntry {
  const isSub = indicator.kind === 'sub';
  return {
    row: indicator.row,
    level1: indicator.level1?.name ?? null,
    level2: indicator.level2?.name ?? null,
    name: textValue(indicator.name),
    operator: textValue(indicator.operator),
    target: textValue(indicator.target),
    actual: textValue(indicator.actual),
    unit: textValue(indicator.unit),
    points: isSub ? null : numberValue(indicator.points, result.points),
    score: isSub ? null : numberValue(indicator.score, result.score),
    note: textValue(indicator.note),
    sub: isSub,
    assumed: assumedNames({
      name: indicator.name,
      operator: indicator.operator,
      target: indicator.target,
      unit: indicator.unit,
      actual: indicator.actual,
      points: indicator.points,
      score: indicator.score,
      note: indicator.note,
    }),
    recomputed: {
      status: result.status,
      score: numberOf(result.recomputed),
      range: result.range === null ? null : [result.range.low.toNumber(), result.range.high.toNumber()],
      why: explain(result.derivation),
    },
  };
}

function yearEntry(table: SelfEvaluation): TableEntry['year'] {
  const { year, yearValue: value } = table;
  if (year === null) return null;
  return year.paragraph === undefined
    ? { value, cell: addressOf(year) }
    : { value, cell: null, paragraph: year.paragraph };
}

function noTotalReason({ total, indicators }: Scores, base: number): string | null {
  if (total.score !== null || total.recordedSum === null) return null;
  if (total.pointsGap !== null) return CARD.pointsGap(total.pointsGap.toNumber(), base);
  const open = indicators.filter(
    (each) => each.recomputed === null && each.score.value === null && !isUnused(each),
  ).length;
  return CARD.notYet(open);
}

function totalEntry({ total }: SelfEvaluation, scores: Scores, base: number): TableEntry['total'] {
  return {
    points: pointsValue(total?.points ?? null),
    score: pointsValue(total?.score ?? null),
    grade: textValue(total?.grade ?? null),
    recomputed: {
      recordedSum: numberOf(scores.total.recordedSum),
      score: numberOf(scores.total.score),
      grade: scores.total.grade,
      reason: noTotalReason(scores, base),
      points: numberOf(scores.total.pointsGap),
      complete: scores.total.complete,
    },
  };
}

function suggestionEntry(suggestion: PolicySuggestion | null): TableEntry['policySuggestion'] {
  if (suggestion === null) return null;
  const { reason } = suggestion;
  return {
    policy: suggestion.policy,
    cell: reason.kind === 'layout' ? null : reason.cell,
    why: describeSuggestion(suggestion),
  };
}

/** One reviewed form as plain data: its readings, and what the rules give for them. */
export function tableEntry(reviewed: TableReview): TableEntry {
  const { table, policy, suggestion, scores, differing } = reviewed;
  const amountUnit = table.funds?.amountUnit ?? null;
  return {
    sheet: table.sheet,
    range: rangeAddress(table.range),
    layout: table.layout,
    policy: policy.id,
    policySuggestion: suggestionEntry(suggestion),
    amountUnit,
    project: textValue(table.project),
    department: textValue(table.department),
    unit: textValue(table.unit),
    year: yearEntry(table),
    funds: (table.funds?.rows ?? []).map((row) => fundEntry(row, amountUnit)),
    execution: {
      rate: numberOf(scores.execution.rate),
      points: numberOf(scores.execution.points),
      score: numberOf(scores.execution.score),
      why: explain(scores.execution.derivation),
    },
    indicators: scores.indicators.map((result) => indicatorEntry(table.indicators[result.index] as Indicator, result)),
    differing: { ...differing },
    other: table.scored.map(scoredEntry),
    gaps: table.account.gaps.map(gapEntry),
    outcomes: outcomeEntries(reviewed),
    account: accountEntry(table),
    total: totalEntry(table, scores, policy.base),
  };
}

/** A cell's content on one line: a formula with its `=`. */
export function contentEntry(content: CellContent): string | number | boolean | null {
  return content.formula === undefined ? (content.error ?? content.value) : `=${content.formula}`;
}

function findingEntry(finding: AnyFinding): FindingEntry {
  const words = describe(finding);
  return {
    check: finding.check,
    severity: finding.severity,
    sheet: finding.sheet,
    cells: [...finding.cells],
    row: finding.row,
    inHiddenRow: finding.inHiddenRow,
    table: finding.table,
    title: words.title,
    message: words.what,
    why: words.why,
    how: words.how,
    fix:
      finding.fix === null
        ? null
        : {
            kind: finding.fix.kind,
            edits: fixEdits(finding.fix).map(({ cell, from, to }) => ({
              cell,
              from: contentEntry(from),
              to: contentEntry(to),
            })),
          },
    waived: finding.waived === null ? null : { ...finding.waived },
  };
}

function needsHumanEntries(review: Review): ReviewedFile['needsHuman'] {
  return review.needsHuman.map(({ table: index, indicator: number, reason }) => {
    const { table, scores } = review.tables[index] as TableReview;
    const indicator = table.indicators[number] as Indicator;
    const result = scores.indicators[number] as IndicatorResult;
    return {
      table: index,
      sheet: table.sheet,
      row: indicator.row,
      cell: addressOf(indicator.score ?? indicator.actual ?? indicator.name),
      name: indicator.title,
      why: explainTask(reason, result.derivation),
    };
  });
}

function failedFile(path: string, error: FileError): FailedFile {
  return {
    path,
    error: { code: error.code, message: error.what, why: error.why, how: error.how, cause: error.cause },
    verdict: null,
    tables: [],
    findings: [],
  };
}

/** One element of `files[]`, of a workbook; document-entry.ts adds what a document has beside. */
export function fileEntry(result: FileResult): FileEntry {
  return result.error === null ? reviewedFile(result.path, result.review) : failedFile(result.path, result.error);
}

export function reviewedFile(path: string, review: Review): ReviewedFile {
  return {
    path,
    verdict: review.verdict,
    tables: review.tables.map(tableEntry),
    findings: review.findings.map(findingEntry),
    needsHuman: needsHumanEntries(review),
    unread: review.unread.map((each) => ({ sheet: each.sheet, gaps: each.gaps.map(gapEntry) })),
    unusedWaivers: review.unusedWaivers.map((waiver) => ({ ...waiver })),
    unusedPolicies: review.unusedPolicies.map((each) => ({ ...each })),
    coverage: { ...review.coverage },
    document: null,
  };
}
