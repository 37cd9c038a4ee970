import fc from 'fast-check';
import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { parseAddress } from '../../../src/engine/grid/address.ts';
import { DocumentError, type DocumentErrorCode } from '../../../src/formats/error.ts';
import type { ApplyReceipt } from '../../../src/hosts/host.ts';
import { type CollectedTest, collectedTests } from '../../support/collected-tests.ts';
import { shown } from '../../support/shown.ts';
import { hostContract } from '../contract.ts';
import type { Faults } from '../excel-emulator/faults.ts';
import { ActionType } from '../excel-emulator/richapi/protocol.ts';
import { modelOf, type OpenModel, openModel } from '../open-model.ts';
import { WHOLE_SHEET } from '../sheet-model/area.ts';
import { plainValue } from '../sheet-model/cell.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { openExcel } from './open-excel.ts';

/**
 * The contract over random combinations of what Excel does beside its documentation, by seed and number: half of its tests
 * each way here, and as many as are asked for by hand: `JIHE_HABITS=5000 JIHE_SEED=7 npx jest test/hosts/excel/contract-habits`.
 *
 * Quiet habits change nothing of what is promised: the contract's own expectations hold. Loud ones may keep it from being
 * done: then that is said by name. Under both, every call is looked at: what is called written is written, and nothing else is.
 */

const SEED = Number(process.env['JIHE_SEED'] ?? 1);
const ASKED = Number(process.env['JIHE_HABITS'] ?? 0);
const CHART = '图表';

const quiet = fc.record({
  api: fc.constantFrom(...(['1.7', '1.9', '1.11', '1.12', '1.15', '1.20'] as const)),
  waits: fc.boolean(),
  chart: fc.boolean(),
  rule: fc.constantFrom(null, 'not-found' as const, 'spoils-the-list' as const),
  reported: fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace('LEN', 'LÄNGE'),
    (text: string) => ` ( ${text.slice(1)} )`,
  ),
  format: fc.constantFrom(null, '0%'),
  silentLists: fc.boolean(),
  /** What this Excel answers to the wish for one step in its undo; null: it is granted. */
  grouping: fc.constantFrom(null, 'UndoNotSupported', 'GeneralException'),
});

const trip = fc.integer({ min: 1, max: 7 });
const loud = fc.oneof(
  fc.record({ kind: fc.constant('aborted' as const), trip, after: fc.integer({ min: 0, max: 40 }) }),
  /** At the write of a property, counted over all requests. */
  fc.record({
    kind: fc.constant('stopped' as const),
    after: fc.integer({ min: 0, max: 9 }),
    code: fc.constantFrom('RequestAborted', 'GeneralException', 'AccessDenied'),
  }),
  fc.record({
    kind: fc.constant('refused' as const),
    code: fc.constantFrom('AccessDenied', 'GeneralException', 'InvalidOperation', 'Conflict', 'MemoryLimitReached'),
  }),
  fc.record({ kind: fc.constant('busy' as const), trip, times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('editing' as const),
    trip,
    for: fc.constantFrom(1, 20),
    code: fc.constantFrom('InvalidOperationInCellEditMode' as const, 'InvalidOperation' as const),
  }),
  fc.record({ kind: fc.constant('other-workbook' as const) }),
);

type Quiet = typeof quiet extends fc.Arbitrary<infer Value> ? Value : never;
type Loud = typeof loud extends fc.Arbitrary<infer Value> ? Value : never;

/** How what a loud habit prevents is called; the contract expects none of these. */
const TOLD = new Set<DocumentErrorCode>([
  ...(['interrupted', 'unknown', 'no-permission', 'rejected', 'out-of-memory', 'busy', 'editing'] as const),
  ...(['other-workbook', 'chart-sheet', 'unsupported-operation', 'partly-written'] as const),
]);

let given: { readonly quiet: Quiet; readonly loud: Loud | null };
let reported = 0;
const silent: string[] = [];

function contents(model: WorkbookModel): Map<string, string> {
  const all = new Map<string, string>();
  for (const sheet of model.sheets)
    for (const [row, column, cell] of sheet.cellsIn(WHOLE_SHEET))
      if (cell.value !== null || cell.formula !== null)
        all.set(`${row} ${column} ${sheet.id}`, JSON.stringify(cell.formula ?? plainValue(cell.value)));
  return all;
}

function keyOf(model: WorkbookModel, { sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  const at = parseAddress(cell);
  return `${(at?.row ?? 0) - 1} ${(at?.column ?? 0) - 1} ${model.find(sheet)?.id ?? ''}`;
}

/** `'自评表'!A1`, or a cell of the sheet that the error names. */
function namedCells(model: WorkbookModel, { detail }: DocumentError): string[] {
  return (detail.cells ?? []).map((each) => {
    const [, quoted, cell = each] = /^'(.*)'!(.*)$/.exec(each) ?? [];
    return keyOf(model, { sheet: quoted?.replaceAll("''", "'") ?? detail.sheet ?? '', cell });
  });
}

/** What is called written holds it; what is neither that nor called half-written holds what it held. */
function account(
  model: WorkbookModel,
  before: ReadonlyMap<string, string>,
  { applied, refused }: ApplyReceipt,
  error: unknown,
): void {
  const now = contents(model);
  const allowed = new Set<string>();
  for (const edit of applied) {
    const key = keyOf(model, edit);
    allowed.add(key);
    const { value, formula, error: code } = edit.to;
    const wanted = formula === undefined ? (code ?? value) : `=${formula}`;
    if ((now.get(key) ?? 'null') !== JSON.stringify(wanted)) silent.push(`called written: ${key}, ${String(wanted)}`);
  }
  for (const { edit, code } of refused) {
    if (TOLD.has(code)) reported += 1;
    if (code === 'partly-written') allowed.add(keyOf(model, edit));
  }
  if (error instanceof DocumentError && error.code === 'partly-written')
    for (const key of namedCells(model, error)) allowed.add(key);
  for (const key of new Set([...before.keys(), ...now.keys()]))
    if (before.get(key) !== now.get(key) && !allowed.has(key)) silent.push(`changed: ${key}`);
}

async function looking(
  model: WorkbookModel,
  requested: readonly CellEdit[],
  work: () => Promise<ApplyReceipt>,
): Promise<ApplyReceipt> {
  const before = contents(model);
  try {
    const receipt = await work();
    account(model, before, receipt, null);
    const { applied, refused } = receipt;
    if (applied.length + refused.length !== requested.length) silent.push('not every edit is accounted for');
    return receipt;
  } catch (error) {
    account(model, before, { applied: [], refused: [] }, error);
    throw error;
  }
}

/** The host, with every call looked at. */
function watched(host: Awaited<ReturnType<OpenModel>>['host'], model: WorkbookModel): typeof host {
  const noting =
    (call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const result = call.apply(host, args);
      if (result instanceof Promise)
        result.catch((error: unknown) => {
          if (error instanceof DocumentError && TOLD.has(error.code)) reported += 1;
        });
      return result;
    };
  return new Proxy(host, {
    get: (target, key) => {
      if (key === 'apply')
        return noting((edits) => looking(model, edits as CellEdit[], () => host.apply(edits as CellEdit[])));
      if (key === 'undo')
        return noting((receipt) =>
          looking(model, (receipt as ApplyReceipt).applied, () => host.undo(receipt as ApplyReceipt)),
        );
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? noting(found as (...args: unknown[]) => unknown) : found;
    },
  });
}

function setLoud(faults: Faults, model: WorkbookModel, habit: Loud): void {
  switch (habit.kind) {
    case 'aborted':
      faults.beforeRoundTrip(habit.trip, () => faults.abortAfter(habit.after));
      break;
    case 'stopped': {
      let writes = 0;
      faults.failAction(({ ActionType: type }) => {
        if (type === ActionType.setProperty) writes += 1;
        return writes > habit.after;
      }, habit.code);
      break;
    }
    case 'refused':
      faults.refuseNextWrite(habit.code);
      break;
    case 'busy':
      faults.beforeRoundTrip(habit.trip, () => faults.throttleNext(habit.times));
      break;
    case 'editing':
      faults.editingCode = habit.code;
      faults.beforeRoundTrip(habit.trip, () => faults.editFor(habit.for));
      break;
    case 'other-workbook':
      model.habits.otherWorkbookInFront = true;
      break;
  }
}

const opening: OpenModel = async (model) => {
  const { quiet: habits, loud: habit } = given;
  const excel = await openExcel(model, {
    requirementSet: `ExcelApi ${habits.api}` as `ExcelApi 1.${number}`,
    ...(habits.waits ? { sets: { delayforcelledit: '1.1' } } : {}),
  });
  const { Excel: library, faults } = excel;
  Object.assign(model.habits, {
    tellFormula: habits.reported,
    formatOfFormula: habits.format,
    silentLists: habits.silentLists,
  });
  if (habits.api === '1.20') {
    Object.defineProperty(library.Worksheet.prototype, 'notes', { value: null, configurable: true });
    const run = library.run.bind(library) as (...args: unknown[]) => Promise<unknown>;
    const wishing = (options: { mergeUndoGroup?: boolean }, batch: unknown): Promise<unknown> => {
      if (options.mergeUndoGroup === true && habits.grouping !== null) faults.refuseNextWrite(habits.grouping);
      return run(options, batch);
    };
    Object.assign(library, { run: wishing });
  }
  if (habit !== null) setLoud(faults, model, habit);
  return {
    host: watched(excel.host, model),
    settled: () => excel.settled(),
    leave: async () => {
      faults.clear();
      faults.editing = false;
      await excel.leave();
    },
  };
};

/** What the contract didn't put there: it looks at all other rules. */
function withTheirs(model: WorkbookModel): WorkbookModel {
  const { chart, rule } = given.quiet;
  if (chart && !model.structureProtected) model.addSheet(CHART, 'user').isChart = true;
  if (rule !== null)
    for (const sheet of model.sheets)
      sheet.conditionalFormats.add({
        areas: [{ top: 0, left: 0, bottom: 9, right: 9 }],
        formula: '=THEIRS',
        fault: rule,
      });
  return model;
}

const tests = collectedTests(() =>
  hostContract(async (sheets, options = {}) => {
    const model = withTheirs(modelOf(sheets, options));
    const opened = await openModel(model, opening);
    const withoutTheirs = (each: string): boolean => !each.endsWith('THEIRS');
    const hidden = (workbook: typeof opened): typeof opened => ({
      ...workbook,
      otherFormats: () => workbook.otherFormats().filter(withoutTheirs),
      reopen: async () => hidden(await workbook.reopen()),
    });
    return hidden(opened);
  }),
);

interface Outcome {
  readonly failure: unknown;
  readonly wasTold: boolean;
}

async function runOne(test: CollectedTest, combination: typeof given): Promise<Outcome> {
  given = combination;
  reported = 0;
  const failure: unknown = await test.run().then(
    () => null,
    (reason: unknown) => reason ?? new Error('nothing'),
  );
  return { failure, wasTold: reported > 0 };
}

const RUNS = Math.max(Math.ceil(tests.length / 2), Math.ceil(ASKED / 2));

test.each(['quiet', 'loud'] as const)(
  '%s habits',
  async (how) => {
    const combinations = {
      quiet: fc.sample(quiet, { numRuns: RUNS, seed: SEED }),
      loud: fc.sample(loud, { numRuns: RUNS, seed: SEED + 1 }),
    };
    let prevented = 0;
    const wrong: string[] = [];
    silent.length = 0;
    for (let at = 0; at < RUNS; at++) {
      const each = tests[(SEED + at) % tests.length] as CollectedTest;
      const combination = {
        quiet: combinations.quiet[at] as Quiet,
        loud: how === 'loud' ? (combinations.loud[at] as Loud) : null,
      };
      const before = silent.length;
      const { failure, wasTold } = await runOne(each, combination);
      const isAllowed = failure === null || (how === 'loud' && wasTold);
      if (failure !== null && isAllowed) prevented += 1;
      if (isAllowed && silent.length === before) continue;
      const why = failure instanceof Error ? failure.message : String(failure);
      wrong.push([`run ${at}: ${each.name}`, JSON.stringify(combination), ...silent.slice(before), why].join('\n'));
    }
    shown(
      `contract, ${how} habits of Excel, seed ${SEED}: ${RUNS} runs, ${prevented} prevented and told, ${wrong.length} silent`,
    );
    expect(wrong).toEqual([]);
    if (how === 'loud') expect(prevented).toBeGreaterThan(RUNS / 20);
  },
  3_600_000,
);

test('the whole contract is among them', () => {
  expect(tests.length).toBeGreaterThan(50);
});
