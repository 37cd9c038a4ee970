import type { FillOptions } from '../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import type { CellRole, Field, SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';
import { draftNotes, type NoteDraft } from '../../src/engine/notes/draft.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding, Review, TableReview } from '../../src/engine/review-types.ts';
import { describeForm, shown } from './describe-form.ts';
import { describeReview } from './describe-review.ts';
import { plainData } from './plain-data.ts';

/** All that a review makes of a sheet, in lines: to see at once what a change of the reader or of a rule changes in many forms. */

const place = ({ row, column }: GridCell): string => cellAddress(row, column);
const places = (cells: Iterable<GridCell>): string => [...cells].map(place).join();

const ROLES: { readonly [Role in CellRole]: string } = { field: 'f', label: 'l', known: 'k', text: 't', unread: '?' };

function heads(list: Readonly<Record<string, Field | undefined>>): string {
  return Object.entries(list)
    .flatMap(([role, field]) =>
      field === undefined ? [] : [`${role} ${place(field.cell)}${field.assumed ? '?' : ''}`],
    )
    .join(', ');
}

/** Beside `describeForm`: heads, gaps, scored rows, and a letter for the role of each cell. */
function describeRest(table: SelfEvaluation): string[] {
  const { account, funds } = table;
  const rows = new Map<number, string>();
  for (const { cell, role } of account.cells)
    rows.set(cell.row, `${rows.get(cell.row) ?? ''} ${place(cell).replace(/\d+$/, '')}${ROLES[role]}`);
  return [
    `heads ${heads(table.heads)}`,
    `kinds ${table.indicators.map(({ row, kind, note }) => `${row}${kind}${note === null ? '' : place(note.cell)}`).join(' ')}`,
    ...(funds === null
      ? []
      : [`funds ${heads(funds.heads)}; others ${places(funds.others)}; unknown ${places(funds.unknown)}`]),
    ...table.scored.map(
      ({ row, name, points, score, note, bonus }) =>
        `scored ${row} ${name.text} ${[points, score, note].map((each) => (each === null ? '∅' : `${place(each.cell)}:${each.text}`)).join(' ')}${bonus ? ' bonus' : ''}`,
    ),
    ...table.declaredBlocks.map(({ name, points, cell }) => `declared ${place(cell)} ${name} ${shown(points)}`),
    ...account.gaps.map(
      ({ kind, block, cells, words, guess, holdsPoints }) =>
        `gap ${kind} ${block} ${words} ${places(cells)} ${guess}${holdsPoints ? ' points' : ''}`,
    ),
    `beside ${places(account.beside)}; spare ${account.spare.map((column) => column.map(({ row, value }) => `${row}:${shown(value)}`).join(' ')).join(', ')}`,
    `remarks ${places(table.remarks.map(({ cell }) => cell))}; texts ${places(table.texts.map(({ cell }) => cell))}; cut ${table.cutAfter}`,
    ...[...rows].map(([row, roles]) => `${row}${roles}`),
  ];
}

/** A form as it is read, and what every cell of it is. */
export function describeReading(table: SelfEvaluation): string {
  return [describeForm(table).trimEnd(), ...describeRest(table)].join('\n');
}

function describeDraft({ about, cell, shared, facts }: NoteDraft): string {
  const { target: _target, actual: _actual, ...numbers } = { target: null, actual: null, ...facts };
  return `note ${about} ${cell === null ? '∅' : place(cell)}${shared ? ' shared' : ''} ${JSON.stringify(plainData(numbers))}`;
}

function describeFinding({ check, cells, severity, data, fix, assumed, about }: AnyFinding): string[] {
  const edits = fix?.edits.map(({ cell, to }) => `${cell}=${to.formula ?? to.value}`) ?? [];
  const notes = fix?.notes?.map(({ cell, drafts }) => `${cell} ${drafts.map((each) => each.about).join()}`) ?? [];
  return [
    `${severity} ${check} ${cells.join()} ${about} ${JSON.stringify(plainData(data))}${assumed.length > 0 ? ` rests on ${assumed.map(({ column }) => column).join()}` : ''}`,
    ...(fix === null ? [] : [`  ${fix.kind} ${[...edits, ...notes].join(' ')}`]),
  ];
}

function describePlan({ table, policy, scores }: TableReview, as: FillOptions['as']): string[] {
  const what = new Set(['scores', 'rate', 'total', 'grade', 'notes'] as const);
  const noteText: FillOptions['noteText'] = (drafts) => `〔${drafts.map(({ about }) => about).join()}〕`;
  const { edits, skipped } = planFill({ table, policy, scores }, { what, as, noteText });
  return [
    `${as} ${edits.map(({ cell, to }) => `${cell}=${to.formula ?? to.value}`).join(' ')}`,
    ...(as === 'values'
      ? skipped.map(({ cell, part, reason }) => `  not ${cell} ${part} ${JSON.stringify(plainData(reason))}`)
      : []),
  ];
}

function describeJudged(each: TableReview): string[] {
  const { table, policy, scores, suggestion, differing, outcomes } = each;
  const untold = [...outcomes].filter(([, { state }]) => state === 'cannot-tell').map(([id]) => id);
  return [
    ...draftNotes({ table, policy, scores }).drafts.map(describeDraft),
    ...describePlan(each, 'values'),
    ...describePlan(each, 'formulas'),
    `suggested ${suggestion?.policy}; differing ${differing.count}, ${differing.explained} explained; untold ${untold.join()}`,
  ];
}

function described(found: Review, describeTable: (each: TableReview) => readonly string[]): string {
  const lines = found.tables.flatMap(describeTable);
  return `${[...lines, describeReview({ ...found, findings: [] }).trimEnd(), ...found.findings.flatMap(describeFinding)].join('\n')}\n`;
}

/** What is found in the forms of a sheet, and what would be filled. @param found its review */
export function describeFound(found: Review): string {
  return described(found, describeJudged);
}

/** The forms of the sheet as they are read, judged and filled. */
export function describeWhole(grid: SheetGrid): string {
  return described(review([grid]), (each) => [
    describeReading(each.table),
    ...each.scores.indicators.map(
      ({ index, status, derivation, recomputed, completion, effectivePoints }) =>
        `score ${index} ${status} ${derivation.rule} ${shown(recomputed)} of ${shown(effectivePoints)} at ${completion === null ? '∅' : shown(completion.round(4, 1))}`,
    ),
    ...describeJudged(each),
  ]);
}
