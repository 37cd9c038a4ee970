import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { FormPolicy } from '../../../src/engine/policy/form-policies.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { ReviewMemo, type ReviewOptions, review, reviewSteps } from '../../../src/engine/review.ts';
import { safeFixSteps } from '../../../src/engine/safe-fixes.ts';
import { readWaiverSheet, WAIVER_HEADS } from '../../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../../src/engine/waivers/waiver.ts';
import { recordFormPolicies, recordPolicy } from '../../../src/engine/waivers/write-sheet.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { exampleForm, gridOf, withCells } from '../../support/form-text.ts';
import { stackedForms } from '../../support/stacked-forms.ts';
import { typicalForm } from '../../support/typical-form.ts';

/** A policy of one form, in a workbook with others. */

const HUBEI = policyById('hubei') as ScoringPolicy;
const PLATFORM = policyById('platform') as ScoringPolicy;
const NATIONAL = policyById('national') as ScoringPolicy;
const OWN: ScoringPolicy = { ...HUBEI, id: 'own-1', name: '本单位' };
const TITLE = '核对说明';

const FIRST = exampleForm('national');
const SECOND = { ...exampleForm('hubei'), name: '黄石' };
const THIRD = { ...typicalForm(), name: '校舍' };
const EMPTY = gridOf(WAIVER_SHEET, []);

function policiesOf(grids: readonly SheetGrid[], options?: ReviewOptions): string[] {
  return review(grids, options).tables.map(({ policy, isOwnPolicy }) => `${policy.id}${isOwnPolicy ? '!' : ''}`);
}

/** Two forms on one sheet, of different projects. */
function stacked(second = '另一个项目'): SheetGrid {
  const two = stackedForms(typicalForm(), 2);
  const below =
    two.rows.find(({ row, cells }) => row > 10 && cells.some(({ value }) => value === '项目名称'))?.row ?? 0;
  return { ...withCells(two, { [`C${below}`]: second }), name: '两个' };
}

test('holds for the sheet that it names, and all others go by that of the workbook', () => {
  const formPolicies: FormPolicy[] = [{ sheet: '黄石', form: null, policy: HUBEI }];
  expect(policiesOf([FIRST, SECOND, THIRD], { formPolicies })).toEqual(['national', 'hubei!', 'national']);
  expect(policiesOf([FIRST, SECOND, THIRD], { policy: PLATFORM, formPolicies })).toEqual([
    'platform',
    'hubei!',
    'platform',
  ]);
  const [plain, own] = [{}, { formPolicies }].map((options) => review([FIRST, SECOND], options));
  expect(own?.tables[0]?.scores).toEqual(plain?.tables[0]?.scores);
  expect(own?.tables[1]?.scores).toEqual(review([SECOND], { policy: HUBEI }).tables[0]?.scores);
  expect(own?.tables.map(({ suggestion }) => suggestion)).toEqual([null, null]);
});

test('two forms on one sheet are told apart by their projects, else by their place', () => {
  const keys = review([stacked()]).tables.map(({ form }) => form);
  expect(keys).toEqual([
    { sheet: '两个', form: '校舍维修' },
    { sheet: '两个', form: '另一个项目' },
  ]);
  const second: FormPolicy = { sheet: '两个', form: '另一个项目', policy: HUBEI };
  expect(policiesOf([stacked()], { formPolicies: [second] })).toEqual(['national', 'hubei!']);
  const alike = review([stacked('校舍维修')]).tables.map(({ form }) => form.form);
  expect(alike).toEqual(['#1', '#2']);
  expect(policiesOf([stacked('校舍维修')], { formPolicies: [{ ...second, form: '#2' }] })).toEqual([
    'national',
    'hubei!',
  ]);
  expect(policiesOf([stacked()], { formPolicies: [{ ...second, form: '#1' }] })).toEqual(['hubei!', 'national']);
  expect(policiesOf([stacked()], { formPolicies: [{ ...second, form: null }] })).toEqual(['hubei!', 'hubei!']);
  expect(policiesOf([stacked()], { formPolicies: [{ ...second, form: '别的' }] })).toEqual(['national', 'national']);
});

test('recorded in 核对说明 beside that of the workbook, read again, changed and taken out', () => {
  const start = applyEdits([EMPTY], recordPolicy(EMPTY, PLATFORM, TITLE))[0] as SheetGrid;
  const entries = [
    { sheet: '黄石', form: null, policy: HUBEI },
    { sheet: '两个', form: '另一个项目', policy: OWN },
  ];
  const recorded = applyEdits([start], recordFormPolicies(start, entries, TITLE))[0] as SheetGrid;
  expect(readWaiverSheet(recorded)).toMatchObject({ policy: { id: 'platform' }, formPolicies: entries, waivers: [] });
  expect(policiesOf([FIRST, SECOND, stacked(), recorded])).toEqual(['platform', 'hubei!', 'platform', 'own-1!']);
  // Whoever gives one for all means all.
  expect(policiesOf([FIRST, SECOND, recorded], { policy: NATIONAL })).toEqual(['national', 'national']);
  const changed = applyEdits(
    [recorded],
    recordFormPolicies(recorded, [{ sheet: '黄石', form: null, policy: NATIONAL }], TITLE),
  )[0] as SheetGrid;
  expect(policiesOf([SECOND, stacked(), changed])).toEqual(['national!', 'platform', 'own-1!']);
  const gone = applyEdits(
    [changed],
    recordFormPolicies(
      changed,
      entries.map((each) => ({ ...each, policy: null })),
      TITLE,
    ),
  )[0] as SheetGrid;
  expect(policiesOf([FIRST, SECOND, stacked(), gone])).toEqual(['platform', 'platform', 'platform', 'platform']);
  expect(recordFormPolicies(EMPTY, [{ sheet: '黄石', form: null, policy: null }], TITLE)).toEqual([]);
});

test('what is written for single forms, cell by cell', () => {
  const written = (sheet: SheetGrid, ...[entries, below]: [Parameters<typeof recordFormPolicies>[1], number?]) =>
    recordFormPolicies(sheet, entries, TITLE, below).map(({ cell, to }) => `${cell} ${to.value}`);
  const heads = Object.values(WAIVER_HEADS).map((head, at) => `${'ABCDEFG'[at]}3 ${head}`);
  const hubei = { sheet: '黄石', form: null, policy: HUBEI };
  const own = { sheet: '两个', form: '另一个项目', policy: OWN };
  const rows = [
    ['A4 单表评分办法', 'B4 黄石', 'D4 hubei', 'E4 湖北'],
    ['A5 单表评分办法', 'B5 两个', 'C5 另一个项目', 'D5 own-1', 'E5 本单位', `F5 ${JSON.stringify(OWN)}`],
  ].flat();
  expect(written(EMPTY, [hubei, own])).toEqual([`A1 ${TITLE}`, ...heads, ...rows]);
  // One of them is taken back, the other is entered: the list is made for it all the same.
  expect(written(EMPTY, [{ ...own, policy: null }, hubei])).toEqual([`A1 ${TITLE}`, ...heads, ...rows.slice(0, 4)]);
  const started = applyEdits([EMPTY], recordFormPolicies(EMPTY, [hubei], TITLE))[0] as SheetGrid;
  expect(written(started, [own])).toEqual(rows.slice(4));
  // The row below is somebody else’s.
  expect(written(started, [own], 1)).toEqual(rows.slice(4).map((text) => text.replace(/^([A-F])5/, '$16')));
  // In place of the one for the same form: its row is emptied, the new one goes below everything.
  expect(written(started, [{ ...hubei, policy: PLATFORM }])).toEqual([
    'A4 null',
    'B4 null',
    'D4 null',
    'E4 null',
    'A5 单表评分办法',
    'B5 黄石',
    'D5 platform',
    `E5 ${PLATFORM.name}`,
  ]);
  expect(written(started, [{ ...own, sheet: '黄石', policy: null }])).toEqual([]);
});

test('one recorded by an earlier version holds for all forms; rows that can’t be read say nothing', () => {
  const old = applyEdits([EMPTY], recordPolicy(EMPTY, HUBEI, TITLE))[0] as SheetGrid;
  expect(policiesOf([FIRST, SECOND, old])).toEqual(['hubei', 'hubei']);
  const odd = withCells(old, { A4: '单表评分办法', B4: '黄石', D4: 'no-such', A5: '单表评分办法', D5: 'platform' });
  expect(readWaiverSheet(odd).formPolicies).toEqual([]);
  expect(readWaiverSheet(odd).waivers).toEqual([]);
  expect(policiesOf([FIRST, SECOND, odd])).toEqual(['hubei', 'hubei']);
});

test('one whose sheet is gone or has another name is told, and not where only a part of the sheets is here', () => {
  const kept = recordFormPolicies(EMPTY, [{ sheet: '黄石', form: null, policy: HUBEI }], TITLE);
  // Whoever opens the new sheet sees what it is, and where waivers will stand.
  expect(kept.map(({ to }) => to.value)).toEqual(expect.arrayContaining([TITLE, ...Object.values(WAIVER_HEADS)]));
  const recorded = applyEdits([EMPTY], kept)[0] as SheetGrid;
  expect(review([FIRST, SECOND, recorded]).unusedPolicies).toEqual([]);
  const renamed = { ...SECOND, name: '黄石2' };
  const { unusedPolicies, tables } = review([FIRST, renamed, recorded]);
  const [row] = readWaiverSheet(recorded).formPolicies.map((each) => each.row);
  expect(unusedPolicies).toEqual([{ row, sheet: '黄石' }]);
  expect(tables.map(({ policy }) => policy.id)).toEqual(['national', 'national']);
  expect(review([renamed, recorded], { partial: true }).unusedPolicies).toEqual([]);
});

test('a sheet is gone through again when its own policy changes, and only that sheet', () => {
  const memo = new ReviewMemo();
  const run = (options: ReviewOptions): string[] => {
    const steps = reviewSteps([FIRST, SECOND], options, memo);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.tables.map(({ policy }) => policy.id);
  };
  expect(run({})).toEqual(['national', 'national']);
  expect(run({ formPolicies: [{ sheet: '黄石', form: null, policy: HUBEI }] })).toEqual(['national', 'hubei']);
  expect(run({ formPolicies: [{ sheet: '黄石', form: null, policy: PLATFORM }] })).toEqual(['national', 'platform']);
  expect(run({})).toEqual(['national', 'national']);
});

test('safe fixes of a form go by its own policy', () => {
  const formPolicies: FormPolicy[] = [{ sheet: '黄石', form: null, policy: HUBEI }];
  const grids = [FIRST, withCells(SECOND, { G5: '' })];
  const reviewed = review(grids, { formPolicies });
  const steps = safeFixSteps(reviewed, grids, { formPolicies });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { edits } = step.value;
  const alone = review([grids[1] as SheetGrid], { policy: HUBEI });
  expect(edits.map(({ sheet, to }) => [sheet, to.value])).toEqual(
    alone.findings.flatMap(({ fix }) => (fix?.kind === 'safe' ? fix.edits.map(({ to }) => ['黄石', to.value]) : [])),
  );
});
