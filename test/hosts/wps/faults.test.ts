import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { witnessAt } from '../../../src/engine/edits/witness.ts';
import { cellAddress, parseAddress } from '../../../src/engine/grid/address.ts';
import { review } from '../../../src/engine/review.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { severityOfMark } from '../../../src/formats/mark-style.ts';
import type { ApplyReceipt } from '../../../src/hosts/host.ts';
import type { WpsHost } from '../../../src/hosts/wps/host.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { areaAddress, WHOLE_SHEET } from '../sheet-model/area.ts';
import { plainValue } from '../sheet-model/cell.ts';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { FAULT_KINDS, type FaultKind } from '../wps-emulator/crossings.ts';
import { PROFILES, profileWith, type WpsProfile } from '../wps-emulator/profile.ts';
import { type OpenWps, openWps } from './open-wps.ts';

/**
 * Every single fault: whatever is done on a form, once for each crossing and each way in which it may fail. What comes of it is the
 * same, or told, and what is told is true: everything is as before, or exactly the cells that are named differ.
 * `JIHE_WPS=1 npx jest test/hosts/wps/faults` goes through all profiles, and some more.
 */

const FORM = '自评表';
const PROFILE_LIST: readonly WpsProfile[] =
  process.env['JIHE_WPS'] === undefined
    ? [profileWith()]
    : [
        ...PROFILES,
        profileWith({ keepsApostrophe: true, reformats: true }),
        profileWith({ arrays: 'transposed', empty: '', truths: 'numbers', addressIsProperty: true }),
        profileWith({ rules: 'none', codeNames: 'missing', errors: 'null' }),
        profileWith({ rules: 'used', errors: 'texts', hasSpill: false, hasAllowEdit: false, events: 'during' }),
      ];

const form = withCells(exampleForm('national'), { H13: '', H14: '', H20: '', I13: '=偏差' });
const other = { ...withCells(exampleForm('national'), {}), name: '另一张' };

function madeModel(): WorkbookModel {
  const model = workbookFromGrids([form, other]);
  const sheet = model.sheet(FORM);
  sheet.hiddenRows.add(15);
  sheet.cell(12, 6).format = '@';
  sheet.conditionalFormats.add({ areas: [{ top: 0, left: 0, bottom: 9, right: 0 }], formula: '=A1>100' });
  return model;
}

const [reviewed] = review([form, other]).tables;

function edit(cell: string, to: CellEdit['to'], sheet = FORM): CellEdit {
  const at = parseAddress(cell);
  const held = form.rows.find(({ row }) => row === at?.row)?.cells.find(({ column }) => column === at?.column);
  const witness = reviewed === undefined || sheet !== FORM ? undefined : witnessAt(reviewed.table, cell);
  return { sheet, cell, from: { value: held?.value ?? null }, to, ...(witness === undefined ? {} : { witness }) };
}

const EDITS: readonly CellEdit[] = [
  edit('H13', { value: 9 }),
  edit('H14', { value: '3-5' }),
  { ...edit('H20', { value: 90, formula: 'SUM(H13:H19)' }), needs: ['H13'] },
  edit('I13', { value: '=一句话' }),
  edit('G13', { value: 12.5 }),
  edit('I14', { value: null }),
  edit('K2', { value: true }, '另一张'),
];

const MARKS = ['H13', 'H14', 'B3'].map((cell, at) => ({
  sheet: FORM,
  cell,
  severity: (['error', 'error', 'hint'] as const)[at] ?? 'hint',
}));

interface State {
  readonly cells: ReadonlyMap<string, string>;
  readonly formats: ReadonlyMap<string, string>;
  readonly marks: string;
  readonly rest: string;
}

function stateOf(model: WorkbookModel): State {
  const cells = new Map<string, string>();
  const formats = new Map<string, string>();
  const marks: string[] = [];
  const rules: string[] = [];
  for (const sheet of model.sheets) {
    for (const [row, column, cell] of sheet.cellsIn(WHOLE_SHEET)) {
      const key = `${sheet.name}!${cellAddress(row + 1, column + 1)}`;
      if (cell.value !== null || cell.formula !== null)
        cells.set(key, JSON.stringify(cell.formula ?? plainValue(cell.value)));
      if (cell.format !== 'General') formats.set(key, cell.format);
    }
    for (const { formula, areas, fill, font } of sheet.conditionalFormats.list) {
      const severity = severityOfMark(formula);
      // One rule or several: the cells count, and their looks.
      if (severity === null) rules.push(`${sheet.name} ${formula} ${areas.map(areaAddress).join(' ')}`);
      else
        for (const area of areas)
          for (let row = area.top; row <= area.bottom; row++)
            for (let column = area.left; column <= area.right; column++)
              marks.push(`${sheet.name} ${cellAddress(row + 1, column + 1)} ${severity} ${fill} ${font.color}`);
    }
  }
  const names = model.sheets.map(({ name, visibility }) => `${name} ${visibility}`);
  const hidden = model.sheets.map(({ hiddenRows }) => [...hiddenRows]);
  return {
    cells,
    formats,
    marks: [...new Set(marks)].sort().join('\n'),
    rest: JSON.stringify([names, model.active.name, rules, hidden]),
  };
}

function differing(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
}

function differingCells(a: State, b: State): string[] {
  return [...new Set([...differing(a.cells, b.cells), ...differing(a.formats, b.formats)])].sort();
}

function namedCells({ detail }: DocumentError): string[] {
  return (detail.cells ?? [])
    .map((each) => {
      const [, quoted, cell = each] = /^'(.*)'!(.*)$/.exec(each) ?? [];
      return `${quoted?.replaceAll("''", "'") ?? detail.sheet ?? ''}!${cell}`;
    })
    .sort();
}

interface Operation {
  readonly name: string;
  readonly prepare?: (host: WpsHost) => Promise<unknown>;
  readonly run: (host: WpsHost, prepared: unknown) => Promise<unknown>;
  /** Old marks may be gone when setting them failed. */
  readonly mayLoseMarks?: true;
  /** What is selected isn't part of the workbook, which sheet is in front is. */
  readonly mayShow?: true;
}

const OPERATIONS: readonly Operation[] = [
  { name: 'read all', run: (host) => host.readSheets('all') },
  { name: 'read the sheet in front', run: (host) => host.readSheets('active') },
  { name: 'read by name', run: (host) => host.readSheets([FORM]) },
  { name: 'apply', run: (host) => host.apply(EDITS) },
  { name: 'apply one', run: (host) => host.apply(EDITS.slice(1, 2)) },
  {
    name: 'undo',
    prepare: (host) => host.apply(EDITS),
    run: (host, receipt) => host.undo(receipt as ApplyReceipt),
  },
  {
    name: 'mark',
    prepare: (host) => host.mark([{ sheet: FORM, cell: 'C3', severity: 'warning' }]),
    run: (host) => host.mark(MARKS),
    mayLoseMarks: true,
  },
  {
    name: 'clear',
    prepare: (host) => host.mark(MARKS),
    run: (host) => host.clearMarks(),
    mayLoseMarks: true,
  },
  { name: 'look for marks', prepare: (host) => host.mark(MARKS), run: (host) => host.hasMarks() },
  { name: 'make a sheet', run: (host) => host.ensureSheet('核对说明') },
  { name: 'locate', run: (host) => host.locate('另一张', 'B60'), mayShow: true },
  {
    name: 'locate by witness',
    run: (host) => host.locate(FORM, 'H14', EDITS[1]?.witness),
    mayShow: true,
  },
];

interface Outcome {
  readonly opened: OpenWps;
  readonly before: State;
  readonly after: State;
  readonly result: string;
  readonly error: unknown;
  readonly selected: string | null;
}

async function carriedOut(
  profile: WpsProfile,
  operation: Operation,
  fault?: { k: number; kind: FaultKind },
): Promise<Outcome> {
  const opened = openWps(madeModel(), profile);
  const { wps, host } = opened;
  const prepared: unknown = await operation.prepare?.(host);
  await opened.settled();
  const before = stateOf(wps.model);
  wps.crossings.count = 0;
  if (fault !== undefined) wps.crossings.failAt(fault.k, fault.kind);
  let result = '';
  let error: unknown = null;
  try {
    // Ids that were made up for sheets without a name in code are new in every page.
    result = (JSON.stringify(await operation.run(host, prepared)) ?? '').replace(/"id":"sheet [^"]*"/g, '');
  } catch (thrown) {
    error = thrown;
  }
  wps.crossings.clear();
  return { opened, before, after: stateOf(wps.model), result, error, selected: wps.selected };
}

/** What of it isn't true; null when all is. */
function untruth(
  operation: Operation,
  kind: FaultKind,
  whole: Outcome,
  { before, after, result, error, selected }: Outcome,
): string | null {
  const changed = differingCells(before, after);
  // Nobody can look into a workbook that has been closed, nor mend it: what is said of its cells has to be true all the same.
  const isClosed =
    kind === 'closes' && (error === null || (error instanceof DocumentError && error.code === 'no-workbook'));
  if (isClosed && changed.length === 0) return null;
  if (error === null) {
    if (
      result === whole.result &&
      isSame(whole.after, after) &&
      (operation.mayShow !== true || selected === whole.selected)
    )
      return null;
    return receiptUntruth(result, before, after);
  }
  if (!(error instanceof DocumentError)) return `thrown: ${messageOf(error)}`;
  if (operation.mayLoseMarks !== true && before.marks !== after.marks) return 'marks';
  if (operation.mayLoseMarks === true) {
    const known = new Set([...before.marks.split('\n'), ...whole.after.marks.split('\n')]);
    const strange = after.marks.split('\n').filter((each) => !known.has(each));
    if (strange.join('') !== '') return `strange marks: ${strange.join(', ')}`;
  }
  if (operation.mayShow !== true && before.rest !== after.rest) return `the rest: ${before.rest} → ${after.rest}`;
  if (error.code !== 'partly-written')
    return changed.length === 0 ? null : `changed, and told otherwise: ${changed.join(' ')}`;
  const named = namedCells(error);
  // Nobody can look into a workbook that has been closed: what was being written may be too.
  const isNamed = kind === 'closes' ? changed.every((each) => named.includes(each)) : named.join() === changed.join();
  return isNamed && changed.length > 0 ? null : `named ${named.join(' ')}, changed ${changed.join(' ')}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error;
}

function isSame(a: State, b: State): boolean {
  return differingCells(a, b).length === 0 && a.marks === b.marks && a.rest === b.rest;
}

/** Another receipt than without the fault: what it refuses is as before, and what it calls written is. */
function receiptUntruth(result: string, before: State, after: State): string | null {
  const receipt = (result === '' ? {} : JSON.parse(result)) as Partial<ApplyReceipt>;
  if (!Array.isArray(receipt.applied) || !Array.isArray(receipt.refused))
    return `another result: ${result.slice(0, 200)}`;
  const { applied, refused } = receipt as ApplyReceipt;
  if (refused.length === 0) return 'another result, and nothing refused';
  if (before.marks !== after.marks || before.rest !== after.rest) return 'more than cells';
  const partly = refused.filter(({ code }) => code === 'partly-written');
  const allowed = new Set(
    [...applied, ...partly.map(({ edit: each }) => each)].map(({ sheet, cell }) => `${sheet}!${cell}`),
  );
  const strange = differingCells(before, after).filter((each) => !allowed.has(each));
  if (strange.length > 0) return `changed beside what is told: ${strange.join(' ')}`;
  for (const { sheet, cell, to } of applied) {
    const held = after.cells.get(`${sheet}!${cell}`) ?? 'null';
    const wanted = to.formula === undefined ? JSON.stringify(to.value) : JSON.stringify(`=${to.formula}`);
    if (held !== wanted) return `called written: ${sheet}!${cell} holds ${held}`;
  }
  return null;
}

describe.each(PROFILE_LIST)('$name', (profile) => {
  test.each(OPERATIONS)(
    '$name: every crossing, every fault',
    async (operation) => {
      const whole = await carriedOut(profile, operation);
      expect(whole.error).toBeNull();
      const total = whole.opened.wps.crossings.count;
      await whole.opened.leave();
      const wrong: string[] = [];
      let tried = 0;
      let same = 0;
      for (const kind of FAULT_KINDS)
        for (let k = 1; k <= total; k++) {
          const outcome = await carriedOut(profile, operation, { k, kind });
          const { happened } = outcome.opened.wps.crossings;
          if (happened === null) {
            wrong.push(`${k} ${kind}: it never came to that`);
            continue;
          }
          tried += 1;
          if (outcome.error === null) same += 1;
          const why = untruth(operation, kind, whole, outcome);
          if (why !== null) wrong.push(`${k} ${kind} ${happened}: ${why} (${messageOf(outcome.error)})`);
          try {
            await outcome.opened.leave();
          } catch (left) {
            wrong.push(`${k} ${kind} ${happened}: left ${messageOf(left).slice(0, 300)}`);
          }
        }
      shown(
        `${profile.name} ${operation.name}: ${total} crossings, ${tried} faults, ${same} without effect, ${wrong.length} silent`,
      );
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThanOrEqual(FAULT_KINDS.length * 5);
    },
    600_000,
  );
});
