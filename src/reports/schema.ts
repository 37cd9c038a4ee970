/**
 * The shape of the JSON output, version 1. Fields may be added within a version; none is renamed, removed or given
 * another meaning.
 *
 * A field that the form has but that is blank: `{"value": null, "cell": "H6"}`. A field that the form lacks: `null`.
 */

import { z } from 'zod';
import { SEVERITIES } from '../engine/checks/check.ts';
import { AMOUNT_UNITS } from '../engine/layout/self-evaluation.ts';
import { MENTION_KINDS, MENTION_ROLES, RELATION_KINDS, RELATION_VERDICTS } from '../engine/narrative/ledger-types.ts';
import { OUTCOME_STATES } from '../engine/outcome.ts';
import { GRADES } from '../engine/values/grades.ts';

/** An A1 address. */
const cell = z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/);
const sheet = z.string().min(1);
/** A worksheet row, counted from 1. */
const row = z.int().min(1);

/** What a person reads in the cell; a plain number stays a number, a percentage is `"95%"`. */
const text = z.strictObject({ value: z.union([z.string(), z.number()]).nullable(), cell }).nullable();

/**
 * An amount in the table's `amountUnit`, points, a score, or a rate as 0–1 (`1` is 100%). A dash is `null`; text that
 * is no number stays the text.
 */
const number = z.strictObject({ value: z.union([z.number(), z.string()]).nullable(), cell }).nullable();

const severity = z.enum(SEVERITIES);
const grade = z.enum(GRADES);

const fund = z.strictObject({
  kind: z.enum(['total', 'appropriation', 'carryover', 'special', 'own', 'other', 'detail']),
  row,
  label: z.string(),
  initialBudget: number,
  annualBudget: number,
  spent: number,
  points: number,
  rate: number,
  score: number,
  assumed: z.array(z.string()),
});

const indicator = z.strictObject({
  row,
  /** The level's name without its points: `产出指标（50分）` → `产出指标`; null when the form names none. */
  level1: z.string().nullable(),
  level2: z.string().nullable(),
  name: text,
  operator: text,
  target: text,
  actual: text,
  unit: text,
  points: number,
  score: number,
  note: text,
  /** An 其中 row below a heading: it has values, points and score are the heading's. */
  sub: z.boolean(),
  /** Columns of this row that were told by place and content alone. */
  assumed: z.array(z.string()),
  recomputed: z.strictObject({
    status: z.enum(['met', 'unmet', 'overfulfilled', 'tier', 'undetermined']),
    /** The rule's score; null for `tier` and `undetermined`. */
    score: z.number().nullable(),
    /** Allowed scores of a qualitative indicator, both bounds included. */
    range: z.tuple([z.number(), z.number()]).nullable(),
    why: z.string(),
  }),
});

const gap = z.strictObject({
  kind: z.enum(['column', 'block', 'row', 'words']),
  /** Which block a column belongs to; null for all else. */
  block: z.enum(['indicators', 'funds']).nullable(),
  cells: z.array(cell).min(1),
  /** The words nearest to the cells. */
  words: z.string(),
  guess: z.string().nullable(),
  /** Points or scores may stand there: sums can't be judged. */
  holdsPoints: z.boolean(),
});

const suggestion = z.strictObject({
  policy: z.string(),
  /** The cell that speaks for it; null when the kind of form does. */
  cell: cell.nullable(),
  why: z.string(),
});

/** What became of a check: `cannot-tell` where what it stands on may be in a part that wasn't understood. */
const outcome = z.strictObject({
  state: z.enum(OUTCOME_STATES),
  /** How many findings, waived ones included. */
  count: z.int().min(0),
  /** Indexes into the table's `gaps`: what kept it, or some of its findings, from being told. */
  gaps: z.array(z.int().min(0)),
});

const table = z.strictObject({
  sheet,
  range: z.string().regex(/^[A-Z]{1,3}[1-9]\d*(:[A-Z]{1,3}[1-9]\d*)?$/),
  layout: z.string(),
  policy: z.string(),
  /** Set when the form's own words speak for another policy than the one in force. */
  policySuggestion: suggestion.nullable(),
  amountUnit: z.enum(AMOUNT_UNITS).nullable(),
  project: text,
  department: text,
  unit: text,
  /** `paragraph`: 第N段 of a document, where the year stands above the table; `cell` is null then. */
  year: z
    .strictObject({ value: z.int().nullable(), cell: cell.nullable(), paragraph: z.int().min(1).optional() })
    .nullable(),
  funds: z.array(fund),
  execution: z.strictObject({
    /** spent ÷ budget, not capped; null when it can't be computed: `why` says so. */
    rate: z.number().nullable(),
    /** Points of the execution after correction; null when the form scores no execution. */
    points: z.number().nullable(),
    score: z.number().nullable(),
    why: z.string(),
  }),
  indicators: z.array(indicator),
  /** Recorded scores that aren't what the rules give; how many of them have a reason. */
  differing: z.strictObject({ count: z.int(), explained: z.int() }),
  /** Scored rows beside the indicators: of blocks with points and scores alone; `bonus` adds to the total or takes from it. */
  other: z.array(z.strictObject({ row, name: text, points: number, score: number, note: text, bonus: z.boolean() })),
  /** What was not understood: cells that no field, label or text explains. */
  gaps: z.array(gap),
  /** By check: those that look at forms. */
  outcomes: z.record(z.string(), outcome),
  /** How many cells of the form have which role. */
  account: z.strictObject({ field: z.int(), label: z.int(), known: z.int(), text: z.int(), unread: z.int() }),
  total: z.strictObject({
    points: number,
    score: number,
    grade: text,
    recomputed: z.strictObject({
      /** Σ of the recorded scores. */
      recordedSum: z.number().nullable(),
      /** The total by the rules. */
      score: z.number().nullable(),
      grade: grade.nullable(),
      /** Why there is no total or no grade, in words; null where there are both. */
      reason: z.string().nullable(),
      /** What the points come to where that isn't the base; null where they come to it. */
      points: z.number().nullable(),
      /** `false`: a person has to judge something before `score` holds. */
      complete: z.boolean(),
    }),
  }),
});

/** What a cell holds or gets; a formula is written with its `=`. */
const content = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** The user decided to leave it as it is: it doesn't count for the verdict. */
const waived = z.strictObject({ reason: z.string(), date: z.string() }).nullable();

/** Of a finding in the copy of a document; only where copies with comments were asked for. */
const comment = z.int().min(0).nullable();

const finding = z
  .strictObject({
    check: z.string(),
    severity,
    sheet,
    /** The first is the cell that the user has to change; none where a whole sheet is meant. */
    cells: z.array(cell),
    /** Of the first cell; 1 where there is none. */
    row,
    /** That row is hidden in the sheet. */
    inHiddenRow: z.boolean(),
    /** Index into `tables`; null for what belongs to no form: a sheet without one, or one that is hidden. */
    table: z.int().min(0).nullable(),
    title: z.string(),
    message: z.string().min(1),
    why: z.string(),
    how: z.string(),
    fix: z
      .strictObject({
        kind: z.enum(['safe', 'choice']),
        edits: z.array(z.strictObject({ cell, from: content, to: content, place: z.string().optional() })),
      })
      .nullable(),
    waived,
    /** In a document: where a person finds it, `表1 第24行“得分”`. */
    place: z.string().optional(),
    /** In a document: as `place`, of each of the cells in their order. */
    places: z.array(z.string()).optional(),
    comment: comment.optional(),
  })
  .refine(({ cells, table }) => cells.length > 0 || table === null);

/** UTF-16 units of the paragraph or note, the end excluded. */
const range = z.tuple([z.int().min(0), z.int().min(1)]);

/** Characters of a document's text: of a paragraph, counted from 1 over those that aren't blank, or of a note. */
const span = {
  paragraph: z.int().min(1).optional(),
  /** `脚注2`; stands in the place of `paragraph`. */
  note: z.string().optional(),
  range,
  quote: z.string().min(1),
};

const textFinding = z.strictObject({
  check: z.string(),
  severity,
  ...span,
  /** Where a person finds it: `第12段（二、资金使用）`. */
  place: z.string(),
  /** The paragraph or note, a long one as far as it stands around the quote; `start`: where that begins. */
  context: z.strictObject({ text: z.string(), start: z.int().min(0) }),
  /** What it was held against: other characters, or cells of the form. */
  related: z.array(
    z.union([z.strictObject(span), z.strictObject({ sheet, cell, quote: z.string(), place: z.string().optional() })]),
  ),
  title: z.string(),
  message: z.string().min(1),
  why: z.string(),
  how: z.string(),
  /** The author decides: there is none. */
  fix: z.null(),
  waived,
  comment: comment.optional(),
});

const document = z.strictObject({
  /** Paragraphs that aren't blank and stand outside of tables. */
  paragraphs: z.int().min(0),
  /** Amounts, rates, counts and scores. */
  numbers: z.int().min(0),
  /** Decided ones: `agreed` + `contradicting`. */
  relations: z.int().min(0),
  agreed: z.int().min(0),
  contradicting: z.int().min(0),
  /** Numbers that nothing in the text decides. */
  uncheckable: z.int().min(0),
  /** The form that the text was held against; null: none was found, and the form- checks didn't run. */
  form: z
    .strictObject({ path: z.string(), sheet, by: z.enum(['option', 'same-document', 'project-name', 'only-one']) })
    .nullable(),
  ledger: z.strictObject({
    numbers: z.array(
      z.strictObject({
        ...span,
        kind: z.enum(MENTION_KINDS),
        /** In `unit`, rates as 0–1, in full; null where it is no value. */
        value: z.string().nullable(),
        unit: z.string().nullable(),
        role: z.enum(MENTION_ROLES).nullable(),
        year: z.int().nullable(),
        verdict: z.enum(['agrees', 'contradicts', 'unchecked', 'not-a-value']),
        /** Indexes into `relations`. */
        relations: z.array(z.int().min(0)),
      }),
    ),
    relations: z.array(
      z.strictObject({
        kind: z.enum(RELATION_KINDS),
        verdict: z.enum(RELATION_VERDICTS),
        /** Indexes into `numbers`. */
        numbers: z.array(z.int().min(0)),
        /** The calculation that was used, or those that were tried. */
        why: z.string(),
      }),
    ),
  }),
});

/** A waiver in the sheet 核对说明 that matches nothing any more. */
const unusedWaiver = z.strictObject({
  row,
  check: z.string(),
  project: z.string(),
  about: z.string(),
  reason: z.string(),
  date: z.string(),
});

/** An indicator that the rules alone can't score. */
const needsHuman = z.strictObject({
  table: z.int().min(0),
  sheet,
  row,
  cell,
  name: z.string(),
  why: z.string(),
  /** In a document: where a person finds the cell. */
  place: z.string().optional(),
});

const reviewedFile = z.strictObject({
  path: z.string(),
  /** `not-checked`: there was no form to check, or nothing in a report's text that could be recomputed. */
  verdict: z.enum(['ready', 'needs-review', 'has-errors', 'not-checked']),
  tables: z.array(table),
  /** Of the forms and their sheets, then of the text. */
  findings: z.array(z.union([finding, textFinding])),
  needsHuman: z.array(needsHuman),
  /** Sheets that look like a form and weren't read as one, with the columns whose heads aren't known. */
  unread: z.array(z.strictObject({ sheet, gaps: z.array(gap) })),
  unusedWaivers: z.array(unusedWaiver),
  unusedPolicies: z.array(z.strictObject({ row, sheet: z.string() })),
  /** What was looked at, so that "nothing found" can be told from "nothing looked at". */
  coverage: z.strictObject({ tables: z.int(), indicators: z.int(), cells: z.int(), checks: z.int() }),
  /** What became of the text of a document; null for a workbook. */
  document: document.nullable(),
  /** Open findings that the command's options left out of `findings`; only where some were. */
  unlisted: z.strictObject({ error: z.int().min(0), warning: z.int().min(0), hint: z.int().min(0) }).optional(),
  /** The copy with comments, or why there is none; only where copies were asked for. */
  copy: z
    .union([z.string(), z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) })])
    .optional(),
});

/** A file that couldn't be read. */
const failedFile = z.strictObject({
  path: z.string(),
  error: z.strictObject({
    /** Stable, to branch on: `file-not-found`, `encrypted`, `not-a-workbook` … */
    code: z.string(),
    message: z.string(),
    why: z.string(),
    how: z.string(),
    /** The technical cause, for a bug report. */
    cause: z.string().nullable(),
  }),
  verdict: z.null(),
  tables: z.tuple([]),
  findings: z.tuple([]),
});

const fileEntrySchema = z.union([reviewedFile, failedFile]);
export const documentSchema = z.strictObject({ version: z.literal(1), files: z.array(fileEntrySchema) });

export type TextValue = z.infer<typeof text>;
export type NumberValue = z.infer<typeof number>;
export type IndicatorEntry = z.infer<typeof indicator>;
export type TableEntry = z.infer<typeof table>;
/** A finding in cells of a form. */
export type FindingEntry = z.infer<typeof finding>;
/** A finding in a document's text. */
export type TextFindingEntry = z.infer<typeof textFinding>;
export type AnyFindingEntry = FindingEntry | TextFindingEntry;
export type DocumentEntry = z.infer<typeof document>;
export type ReviewedFile = z.infer<typeof reviewedFile>;
export type FailedFile = z.infer<typeof failedFile>;
export type FileEntry = z.infer<typeof fileEntrySchema>;
