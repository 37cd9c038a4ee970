import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import type { About } from '../../src/engine/notes/draft.ts';
import { builtInPolicies } from '../../src/engine/policy/built-in.ts';
import type { Review } from '../../src/engine/review-types.ts';
import { cardKey, type Row, rowsOf } from '../../src/pane/model/blocks.ts';
import { severityOf, worstFirst } from '../../src/pane/model/cards.ts';
import { chosenEdits, leftAtFirst, lineName, previewRows, rowNames } from '../../src/pane/model/chosen-edits.ts';
import { shown } from '../../src/pane/model/contents.ts';
import { countsOf, openOf, safeCount } from '../../src/pane/model/counts.ts';
import { type FillChoice, fillPreview } from '../../src/pane/model/fill-plans.ts';
import { choiceCountSteps, fixPreviewSteps } from '../../src/pane/model/fix-plans.ts';
import {
  isReady,
  likeEntries,
  type NoteCell,
  needsNoLook,
  noteCells,
  notesPreview,
  plainNotes,
} from '../../src/pane/model/note-drafts.ts';
import { questionsOf } from '../../src/pane/model/questions.ts';
import { onlyNotes } from '../../src/pane/model/remaining.ts';
import { formatAt, isDirect, remediesOf } from '../../src/pane/model/remedies.ts';
import type { Checked, NoteInput, Preview, PreviewEdit } from '../../src/pane/state/state.ts';
import { checkedForms } from '../support/checked.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { unlikeKept } from '../support/kept-file.ts';
import { waiving } from '../support/waived-form.ts';

/**
 * What the pane's lists and previews hold over many forms: findings under their headings with what their buttons do, what would be
 * written, and what falls or stays when some of it is left out. `JIHE_KEEP=1 npx jest kept-plans` writes the file anew.
 */

const FIXTURES = join(__dirname, '../fixtures');

function done<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const place = ({ sheet, cell }: Pick<PreviewEdit, 'sheet' | 'cell'>, several: boolean): string =>
  several ? `${sheet}!${cell}` : cell;

function findingLines(review: Review, { grids }: Checked): string[] {
  const line = (row: Row): string[] => {
    if (row.kind === 'table') return [row.text];
    if (row.kind === 'block') return [`${row.text} ${row.count}`];
    const { card } = row;
    // What leads to a card from elsewhere ends at this one.
    for (const finding of card.findings) expect(cardKey(finding, review)).toBe(row.key);
    const says = worstFirst(card).map(({ check, cells }) => `${check} ${cells[0] ?? ''}`);
    const does = remediesOf(card, grids).map((remedy) =>
      remedy.kind === 'write'
        ? `[${remedy.text}${isDirect(remedy.preview, grids) ? '' : '…'}]`
        : `[${remedy.text} ${remedy.table}/${remedy.about}]`,
    );
    return [`  ${severityOf(card)} ${[...says, ...does].join(' | ')}`];
  };
  const standing = rowsOf(review, { among: ({ waived }) => waived === null, kind: () => true });
  const warnings = rowsOf(review, {
    among: ({ waived }) => waived === null,
    kind: ({ severity }) => severity === 'warning',
  });
  const waived = rowsOf(review, { among: (finding) => finding.waived !== null, kind: () => true });
  return [
    ...standing.flatMap(line),
    ...(warnings.length > 0 && warnings.length < standing.length
      ? [
          `warnings: ${warnings.map((row) => (row.kind === 'card' ? '·' : `${row.text}${row.kind === 'block' ? ` ${row.count}` : ''}`)).join(' ')}`,
        ]
      : []),
    ...(waived.length === 0 ? [] : ['waived:', ...waived.flatMap(line)]),
  ];
}

function previewLines(preview: Preview, { grids, review }: Checked): string[] {
  const names = rowNames(review);
  const several = review.tables.length > 1;
  const lines = previewRows(preview.edits).map((row) => {
    if (row.kind === 'sheet') return `  ${row.sheet}`;
    const { edit } = row;
    const format = formatAt(grids, edit.sheet, edit.cell);
    const [from, to] = [shown(edit.from, format), shown(edit.to, format)];
    const more = [
      edit.optional,
      edit.why,
      edit.unless === undefined ? undefined : `unless ${edit.unless.join()}`,
      edit.needs === undefined ? undefined : `needs ${edit.needs.join()}`,
    ].filter((each) => each !== undefined && each !== '');
    const name = lineName(edit, names, from === to);
    return `  ${edit.cell} ${from} → ${to} | ${[edit.what, ...(name === edit.what ? [] : [name]), ...more].join(' | ')}`;
  });
  const told = (off: ReadonlySet<PreviewEdit>): string => {
    const { fallen, overtaken } = chosenEdits(preview.edits, off);
    const list = (sign: string, map: ReadonlyMap<PreviewEdit, readonly string[]>): string[] =>
      [...map].map(([edit, cells]) => `${sign}${place(edit, several)} by ${cells.join()}`);
    return [...list('−', fallen), ...list('×', overtaken)].join(' ');
  };
  const left = leftAtFirst(preview);
  const without = preview.edits.flatMap((edit) => {
    const falls = told(new Set([edit]));
    return falls === '' ? [] : [`  without ${place(edit, several)}: ${falls}`];
  });
  const first = told(left);
  return [
    ...lines,
    ...(left.size === 0 ? [] : [`  not ticked: ${[...left].map((edit) => place(edit, several)).join()}`]),
    ...(first === '' ? [] : [`  at first: ${first}`]),
    ...without,
    ...preview.skipped.map((line) => `  not ${line}`),
  ];
}

/** What is said about each: two in three have a cause, every second one measures. */
function inputOf(index: number): NoteInput {
  return { cause: index % 3 === 2 ? '' : `原因${index % 3}`, measures: index % 2 === 0 ? '措施' : ' ' };
}

function noteLines(checked: Checked): string[] {
  const plain = plainNotes(checked);
  const before = noteCells(plain, { notes: {}, present: {} });
  const entries = before.flatMap((cell) => cell.entries);
  const notes = Object.fromEntries(entries.map(({ key }, index) => [key, inputOf(index)]));
  const after = noteCells(plain, { notes, present: {}, form: 'short' });
  const appended = noteCells(plain, {
    notes,
    present: Object.fromEntries(before.map(({ key }) => [key, 'append' as const])),
  });
  const line = (cell: NoteCell, index: number): string[] => [
    `  ${place({ sheet: cell.sheet, cell: cell.address ?? '∅' }, checked.review.tables.length > 1)} ${cell.mode}${cell.stands ? ' stands' : ''}${cell.complete ? ' complete' : ''} ${JSON.stringify(cell.present)}`,
    ...cell.entries.map((entry, at) => {
      const { state, direction, scoreFirst, noPlace, hasResult, draft } = entry;
      const first =
        scoreFirst === null ? '' : ` ${scoreFirst.score.toString()} by ${scoreFirst.finding.cells[0] ?? ''} first`;
      const like = likeEntries(before, entry, new Set()).length;
      return `    ${draft.about} ${draft.name} ${state}, then ${after[index]?.entries[at]?.state} | ${direction} ${noPlace ?? ''}${hasResult ? '' : ' no result'}${first} like ${like}`;
    }),
  ];
  const edits = (cells: readonly NoteCell[]): string[] => {
    const preview = notesPreview(cells.filter(isReady));
    return preview.edits.length === 0
      ? []
      : [
          `  ${preview.label}${needsNoLook(preview, checked.grids) ? '' : '…'}`,
          ...preview.edits.map(({ cell, to, what }) => `  ${cell} ${what}: ${JSON.stringify(to.value)}`),
        ];
  };
  const taken = after
    .flatMap((cell) => cell.entries)
    .map((entry, _, all) => likeEntries(after, entry, new Set(all.map(({ key }) => key))).length);
  return [
    ...before.flatMap(line),
    ...edits(after),
    ...(appended.some(({ present }) => present !== '') ? ['  appended:', ...edits(appended)] : []),
    ...(taken.some((count) => count > 0) ? [`  taken over by ${taken.join()}`] : []),
  ];
}

const FILLS: readonly (readonly [string, Omit<FillChoice, 'chosen'>])[] = [
  ['blank', { scope: 'blank', as: 'values', replaceFormulas: false }],
  ['differing', { scope: 'differing', as: 'formulas', replaceFormulas: true }],
  ['chosen', { scope: 'chosen', as: 'formulas', replaceFormulas: false }],
];

function fillLines(checked: Checked): string[] {
  const chosen = new Map(
    checked.review.tables.map(({ table }, index) => [
      index,
      new Set<About>(['execution', ...table.indicators.map((_, about) => about).filter((about) => about % 2 === 0)]),
    ]),
  );
  return FILLS.flatMap(([name, choice]) => {
    const lines = previewLines(fillPreview(checked, { ...choice, chosen }), checked);
    return lines.length === 0 ? [] : [`fill ${name}`, ...lines];
  });
}

function described(grids: readonly SheetGrid[], policy?: string): string {
  const checked = checkedForms(grids, policy);
  const { review } = checked;
  const { error, warning, hint, human } = countsOf(review);
  const { differing, explained, points } = openOf(review);
  const fix = done(fixPreviewSteps(checked, false));
  const choices = done(choiceCountSteps(checked));
  expect(choices).toBe(fix.edits.filter(({ optional }) => optional !== undefined).length);
  const notes = noteLines(checked);
  return [
    `${review.verdict} ${error}/${warning}/${hint}, ${human} to be judged; differing ${differing}, ${explained} explained; points ${points}; safe ${safeCount(review)}; only notes ${onlyNotes(review).length}`,
    ...findingLines(review, checked),
    ...questionsOf(review).map(({ sentence, sheet, cell, forms }) => `asks ${sheet}!${cell} in ${forms}: ${sentence}`),
    ...(fix.edits.length === 0 ? [] : [`fix ${fix.label}`, ...previewLines(fix, checked)]),
    ...fillLines(checked),
    ...(notes.length === 0 ? [] : ['notes', ...notes]),
  ].join('\n');
}

const EXAMPLES: readonly string[] = ['national', 'hubei', 'operator-columns'];

function mistaken(line: string, sheet: string): SheetGrid {
  const [name = '', ...cells] = line.split('\t');
  const form = EXAMPLES.includes(name) ? exampleForm(name as 'national', sheet) : fixtureForm(name, sheet);
  return withCells(
    form,
    Object.fromEntries(
      cells.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const),
    ),
  );
}

test('what is listed, proposed, filled and asked for', () => {
  const mistakes = readFileSync(join(FIXTURES, 'mistakes.tsv'), 'utf8').trimEnd().split('\n');
  const national = exampleForm('national');
  const worse = withCells(national, { D3: '另一个项目', H20: '99', F13: '5个', F18: '已开展工作' });
  const missed = withCells(national, {
    F13: '5个',
    F14: '90%',
    E15: '2024年11月',
    F15: '2024年10月',
    E16: '≤120',
    F16: '131',
    F17: '1321',
    F18: '部分达成',
    F19: '82%',
    H13: '',
    H14: '',
    H15: '',
    H16: '',
    H17: '',
    H18: '',
    H19: '',
    H20: '',
  });
  const policies = builtInPolicies.map(({ id }) => id);
  const workbooks: [string, readonly SheetGrid[], (string | undefined)?][] = [
    ...formNames.map((name): [string, readonly SheetGrid[]] => [name, [fixtureForm(name)]]),
    ...mistakes
      .filter((_, index) => index % 5 === 0)
      .map((line, index): [string, readonly SheetGrid[], string | undefined] => [
        line,
        [mistaken(line, '自评表')],
        policies[index % policies.length],
      ]),
    // Two forms of a workbook, some of whose sheets are protected.
    ...[2, 22, 42, 62, 82].map((at): [string, readonly SheetGrid[]] => {
      const [first, second] = [mistakes[at] ?? '', mistakes[at + 1] ?? ''];
      return [
        `${first} | ${second}`,
        [{ ...mistaken(first, '一'), protected: at % 4 === 2 }, withCells(mistaken(second, '二'), { D3: '乙' })],
      ];
    }),
    // Blank scores of what was missed and reached in words and days, by every policy.
    ...policies.map((policy): [string, readonly SheetGrid[], string] => ['missed', [missed], policy]),
    ['some of it waived', [worse, waiving(worse, ['total-mismatch', 'unmet-full-score'])]],
  ];
  const found = workbooks
    .map(
      ([name, grids, policy]) =>
        `# ${name}${policy === undefined ? '' : ` by ${policy}`}\n${described(grids, policy)}\n`,
    )
    .join('\n');
  expect(unlikeKept(join(FIXTURES, 'plans.txt'), found)).toEqual([]);
});
