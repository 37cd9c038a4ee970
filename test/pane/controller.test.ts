import { type Settings, SettingsStore } from '../../src/app/settings.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { readWaiverSheet } from '../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { recordPolicy } from '../../src/engine/waivers/write-sheet.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { ApplyReceipt, SheetScope, WorkbookHost } from '../../src/hosts/host.ts';
import { fillPreview } from '../../src/pane/model/fill-plans.ts';
import { fixPreviewSteps } from '../../src/pane/model/fix-plans.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import { isKeptChanged, type Kept, type PaneMemory } from '../../src/pane/state/memory.ts';
import type { Pace } from '../../src/pane/state/run-steps.ts';
import type { Checked, Preview, PreviewEdit } from '../../src/pane/state/state.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import { fileOf, MemoryStore, passingOn, TODAY } from '../support/open-pane.tsx';
import { untaughtForm } from '../support/untaught-form.ts';
import { contentAt } from '../support/workbook-edits.ts';

/** What the pane does with the workbook, without its screen: what is read and written when, and what is left alone. */

const FORM = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。', H20: '99' });
const SECOND = withCells(exampleForm('national', '二'), { D3: '另一个项目', H20: '98' });
const HUBEI = policyById('hubei') as ScoringPolicy;
const PLATFORM = policyById('platform') as ScoringPolicy;
const PACE = { now: () => 0, rest: () => Promise.resolve() };

function recording(policy: ScoringPolicy): SheetGrid {
  const empty = gridOf(WAIVER_SHEET, []);
  return applyEdits([empty], recordPolicy(empty, policy, '核对说明'))[0] as SheetGrid;
}

interface Open {
  readonly pane: PaneController;
  readonly host: FileHost;
  readonly requested: SheetScope[];
  readonly edit: (...sheets: string[]) => void;
  readonly stop: () => void;
  readonly stopped: () => number;
}

function open(
  grids: readonly SheetGrid[],
  options: {
    readonly around?: (host: FileHost) => Partial<WorkbookHost>;
    readonly settings?: Partial<Settings>;
    readonly memory?: PaneMemory;
    readonly pace?: Pace;
  } = {},
): Open {
  const host = new FileHost(fileOf(grids));
  const requested: SheetScope[] = [];
  let listener: (cells: readonly { sheet: string; cell: string }[]) => void = () => undefined;
  let stopped = 0;
  const around = options.around?.(host) ?? {};
  const settings = new SettingsStore(new MemoryStore());
  settings.update(options.settings ?? {});
  const pane = new PaneController({
    host: passingOn(host, {
      onEdited: (heard) => {
        listener = heard;
        return () => {
          stopped += 1;
        };
      },
      ...around,
      readSheets: (scope, signal, progress) => {
        requested.push(scope);
        return (around.readSheets ?? host.readSheets.bind(host))(scope, signal, progress);
      },
    }),
    settings,
    today: () => TODAY,
    pace: options.pace ?? PACE,
    memory: options.memory,
  });
  const stop = pane.connect();
  return {
    pane,
    host,
    requested,
    edit: (...sheets) => listener(sheets.map((sheet) => ({ sheet, cell: 'A1' }))),
    stop,
    stopped: () => stopped,
  };
}

function previewOf(...cells: readonly [cell: string, from: number, to: number][]): Preview {
  return {
    edits: cells.map(([cell, from, to]) => ({
      sheet: '自评表',
      cell,
      from: { value: from },
      to: { value: to },
      what: '得分',
    })),
    skipped: [],
    label: '填写得分',
  };
}

/** Each edit writes one of these drafts, in order. */
function withDrafts(preview: Preview, ...drafts: readonly NonNullable<PreviewEdit['drafts']>[]): Preview {
  return {
    ...preview,
    edits: preview.edits.map((edit, at) => ({ ...edit, drafts: drafts[at] as (typeof drafts)[0] })),
  };
}

function findingOf(pane: PaneController, check: string, sheet = '自评表'): AnyFinding {
  const { checked } = pane.snapshot();
  const finding = checked?.review.findings.find((each) => each.check === check && each.sheet === sheet);
  if (finding === undefined) throw new Error(`no ${check}`);
  return finding;
}

/** A promise that the test keeps. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let release = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { opened, open: release };
}

describe('a note that is asked for', () => {
  const LATE = withCells(FORM, { F6: '60', F7: '60', H6: '50%', I6: '5', H20: '' });

  test.each(['execution', 0] as const)('about %p opens 偏差说明 there, once', async (about) => {
    const { pane } = open([LATE]);
    await pane.check();
    expect(pane.snapshot()).toMatchObject({ tab: 'problems', wantedNote: null });
    expect(pane.openNote(0, about)).toBe(true);
    expect(pane.snapshot()).toMatchObject({ tab: 'notes', wantedNote: { table: 0, about } });
    pane.dispatch({ type: 'note-shown' });
    pane.dispatch({ type: 'tab-set', tab: 'scores' });
    expect(pane.snapshot()).toMatchObject({ tab: 'scores', wantedNote: null });
  });

  test('where nothing is to be explained, or nothing was checked, stays away', async () => {
    const { pane } = open([LATE]);
    expect(pane.openNote(0, 0)).toBe(false);
    await pane.check();
    const before = pane.snapshot();
    expect([pane.openNote(0, 1), pane.openNote(0, 99), pane.openNote(1, 0)]).toEqual([false, false, false]);
    expect(pane.snapshot()).toBe(before);
  });
});

describe('a check', () => {
  test('of the sheet in front also reads what was waived; of all sheets reads once', async () => {
    const { pane, requested } = open([FORM, SECOND]);
    await pane.check();
    expect(requested).toEqual(['active', [WAIVER_SHEET]]);
    expect(pane.snapshot().checked).toMatchObject({ scope: 'active', policyOrigin: 'default' });
    expect(pane.snapshot().checked?.review.tables).toHaveLength(1);
    requested.length = 0;
    pane.setScope('all');
    await pane.check();
    expect(requested).toEqual(['all']);
    expect(pane.snapshot().checked?.review.tables).toHaveLength(2);
    expect(pane.snapshot().checked?.scope).toBe('all');
  });

  test('with the sheet of waivers in front doesn’t read it twice', async () => {
    const { pane, requested } = open([recording(HUBEI), FORM]);
    await pane.check();
    expect(requested).toEqual(['active']);
    expect(pane.snapshot().announced.text).toBe('没有核对：没有找到绩效自评表');
  });

  test('that is begun anew drops the one before, its result and its errors', async () => {
    const first = gate();
    let times = 0;
    const signals: (boolean | undefined)[] = [];
    const { pane } = open([FORM], {
      around: (inner) => ({
        readSheets: async (scope, signal) => {
          times += 1;
          if (times > 1) return inner.readSheets(scope);
          await first.opened;
          signals.push(signal?.aborted);
          throw new DocumentError('editing', 'editing');
        },
      }),
    });
    const early = pane.check();
    await pane.check();
    const { checked } = pane.snapshot();
    expect(checked).not.toBeNull();
    first.open();
    await early;
    expect(signals).toEqual([true]);
    expect(pane.snapshot()).toMatchObject({ refusal: null, checked, phase: { kind: 'idle' } });
  });

  test('that was called off has no result, says so once, and lets another begin', async () => {
    const held = gate();
    const { pane } = open([FORM], {
      around: (inner) => ({
        readSheets: async (scope) => {
          await held.opened;
          return inner.readSheets(scope);
        },
      }),
    });
    const running = pane.check();
    expect(pane.snapshot().phase).toMatchObject({ kind: 'checking', stage: 'reading' });
    pane.cancel();
    const { announced } = pane.snapshot();
    expect(announced.text).toBe('已取消核对。');
    pane.cancel();
    expect(pane.snapshot().announced).toBe(announced);
    held.open();
    await running;
    expect(pane.snapshot()).toMatchObject({ checked: null, phase: { kind: 'idle' } });
    await pane.check();
    expect(pane.snapshot().checked).not.toBeNull();
  });

  test('that ended can’t be called off any more', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    const before = pane.snapshot();
    pane.cancel();
    expect(pane.snapshot()).toBe(before);
  });

  test('says how far its reviewing is when that takes long', async () => {
    let time = 0;
    const slow = {
      now: () => {
        time += 30;
        return time;
      },
      rest: () => Promise.resolve(),
    };
    const host = new FileHost(fileOf([FORM, SECOND]));
    const pane = new PaneController({ host, settings: new SettingsStore(null), today: () => TODAY, pace: slow });
    const phases: unknown[] = [];
    pane.subscribe(() => phases.push(pane.snapshot().phase));
    pane.setScope('all');
    await pane.check();
    expect(phases).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'checking', stage: 'reviewing', done: 1, of: 2 }),
        expect.objectContaining({ kind: 'checking', stage: 'reviewing', done: 2, of: 2 }),
      ]),
    );
  });

  test.each([
    [
      'a refusal of the host',
      new DocumentError('editing', 'editing', { cause: 'E_FAIL' }),
      { code: 'editing', cause: 'E_FAIL', during: 'check' },
    ],
    ['one without a cause', new DocumentError('busy', 'busy'), { code: 'busy', cause: null, during: 'check' }],
    ['what nobody foresaw', new TypeError('x'), { code: 'unknown', cause: 'TypeError: x', during: 'check' }],
  ])('that fails: %s', async (_, error, refusal) => {
    const { pane } = open([FORM], { around: () => ({ readSheets: () => Promise.reject(error) }) });
    await pane.check();
    expect(pane.snapshot()).toMatchObject({ refusal, phase: { kind: 'idle' }, checked: null });
    pane.cancel();
    expect(pane.snapshot().refusal).toMatchObject(refusal);
  });

  test('of some sheets keeps the others in their place, and adds the sheet of waivers when it is new', async () => {
    const { pane, host, requested } = open([FORM, SECOND]);
    pane.setScope('all');
    await pane.check();
    const before = pane.snapshot().checked?.grids ?? [];
    await host.ensureSheet(WAIVER_SHEET);
    const changed = { from: { value: 120 }, to: { value: 121 } };
    await host.apply([
      { sheet: '自评表', cell: 'D7', ...changed },
      { sheet: '二', cell: 'D7', ...changed },
    ]);
    requested.length = 0;
    await pane.recheck(['二', WAIVER_SHEET, '不认识']);
    expect(requested).toEqual([['二', WAIVER_SHEET]]);
    const after = pane.snapshot().checked?.grids ?? [];
    expect(after.map(({ name }) => name)).toEqual(['自评表', '二', WAIVER_SHEET]);
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.rows[6]?.cells).toContainEqual(expect.objectContaining({ column: 4, value: 121 }));
    // The outcome of a check that nobody asked for isn't said.
    expect(pane.snapshot().announced.number).toBe(1);
  });

  test('of some sheets before there was any is one of all', async () => {
    const { pane, requested } = open([FORM]);
    await pane.recheck(['自评表']);
    expect(requested[0]).toBe('active');
    expect(pane.snapshot().announced.text).toMatch(/^核对完成：有错误/);
  });
});

describe('the policy in force', () => {
  const OWN = { ...HUBEI, id: 'own-1', name: '本单位' };
  test.each<[string, SheetGrid[], Partial<Settings>, string, string]>([
    ['the national one', [FORM], {}, 'national', 'default'],
    ['the user’s default', [FORM], { defaultPolicy: 'platform' }, 'platform', 'personal'],
    ['an own one as default', [FORM], { defaultPolicy: 'own-1', ownPolicies: [PLATFORM, OWN] }, 'own-1', 'personal'],
    ['a default that is gone', [FORM], { defaultPolicy: 'own-9', ownPolicies: [OWN] }, 'national', 'default'],
    ['what the workbook records', [FORM, recording(HUBEI)], { defaultPolicy: 'platform' }, 'hubei', 'recorded'],
    [
      'a sheet that records none',
      [FORM, gridOf(WAIVER_SHEET, [])],
      { defaultPolicy: 'platform' },
      'platform',
      'personal',
    ],
  ])('%s', async (_, grids, settings, id, origin) => {
    const { pane } = open(grids, { settings });
    await pane.check();
    const { checked } = pane.snapshot();
    expect([checked?.policy.id, checked?.policyOrigin]).toEqual([id, origin]);
    expect(checked?.review.tables[0]?.policy.id).toBe(id);
  });

  test('chosen before anything was checked is only remembered', async () => {
    const { pane, requested } = open([FORM]);
    await pane.choosePolicy(PLATFORM);
    expect(requested).toEqual([]);
    await pane.check();
    expect(pane.snapshot().checked).toMatchObject({ policyOrigin: 'chosen', policy: { id: 'platform' } });
  });

  test('chosen is in force over what the workbook records, which is changed; the same again isn’t written', async () => {
    const { pane, host } = open([FORM, recording(HUBEI)]);
    await pane.check();
    await pane.choosePolicy(PLATFORM);
    expect(pane.snapshot().checked).toMatchObject({ policyOrigin: 'chosen', policy: { id: 'platform' } });
    const [sheet] = await host.readSheets([WAIVER_SHEET]);
    expect(sheet === undefined ? null : readWaiverSheet(sheet).policy?.id).toBe('platform');
    expect(pane.snapshot().journal.map(({ label }) => label)).toEqual(['评分办法已记入“核对说明”。']);
    const bytes = host.bytes();
    await pane.choosePolicy(PLATFORM);
    expect(host.bytes()).toBe(bytes);
    expect(pane.snapshot().journal).toHaveLength(1);
  });

  test('that can’t be recorded is in force all the same, and the pane says what was refused', async () => {
    const refuse = {
      apply: () => Promise.reject(new DocumentError('protected', 'protected-sheet', { sheet: WAIVER_SHEET })),
    };
    const seen: unknown[] = [];
    const { pane } = open([FORM, recording(HUBEI)], { around: () => refuse });
    await pane.check();
    pane.subscribe(() => seen.push(pane.snapshot().refusal?.during));
    await pane.choosePolicy(PLATFORM);
    expect(seen).toContain('policy');
    expect(pane.snapshot().checked?.policy.id).toBe('platform');
  });
});

describe('checking while somebody edits', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const LIVE = { settings: { live: true } };

  async function checkedLive(options: Parameters<typeof open>[1] = LIVE, grids = [FORM, SECOND]): Promise<Open> {
    const opened = open(grids, options);
    opened.pane.setScope('all');
    await opened.pane.check();
    opened.requested.length = 0;
    return opened;
  }

  test('waits until the last edit is 800 ms old, then reads all that were edited, each once', async () => {
    const { edit, requested, pane } = await checkedLive();
    edit('自评表');
    expect(pane.snapshot().stale).toBe(true);
    await jest.advanceTimersByTimeAsync(700);
    edit('二', '自评表');
    await jest.advanceTimersByTimeAsync(799);
    expect(requested).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(requested).toEqual([['自评表', '二']]);
    expect(pane.snapshot().stale).toBe(false);
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toHaveLength(1);
  });

  test('another edit while what was read is looked through: nothing is under way until it is read again', async () => {
    const [reviewing, reading] = [gate(), gate()];
    let [rests, isSlow] = [0, false];
    const { edit, pane } = await checkedLive({
      ...LIVE,
      pace: { now: () => 0, rest: () => (isSlow && ++rests === 1 ? reviewing.opened : Promise.resolve()) },
      around: (inner) => ({
        readSheets: async (scope) => {
          if (isSlow && rests > 0) await reading.opened;
          return inner.readSheets(scope);
        },
      }),
    });
    const before = pane.snapshot().checked;
    isSlow = true;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(pane.snapshot().phase.kind).toBe('checking');
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(pane.snapshot()).toMatchObject({ stale: true, lastError: null, phase: { kind: 'idle' } });
    reviewing.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(pane.snapshot().checked).toBe(before);
    reading.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(pane.snapshot()).toMatchObject({ stale: false, phase: { kind: 'idle' } });
    expect(pane.snapshot().checked).not.toBe(before);
  });

  test.each(['editing', 'busy'] as const)('comes back a second later while the program is %s', async (code) => {
    let isFree = true;
    const { edit, requested, pane } = await checkedLive({
      ...LIVE,
      around: (inner) => ({
        readSheets: (scope) =>
          isFree ? inner.readSheets(scope) : Promise.reject(new DocumentError('editing', code, { cause: 'E' })),
      }),
    });
    isFree = false;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toHaveLength(1);
    expect(pane.snapshot()).toMatchObject({ stale: true, refusal: null, lastError: null, phase: { kind: 'idle' } });
    await jest.advanceTimersByTimeAsync(999);
    expect(requested).toHaveLength(1);
    isFree = true;
    await jest.advanceTimersByTimeAsync(1);
    expect(requested).toEqual([['自评表'], ['自评表']]);
    expect(pane.snapshot().stale).toBe(false);
  });

  test.each([
    ['a file that is broken', new DocumentError('damaged', 'bad-xml')],
    ['what nobody foresaw', new TypeError('x is undefined')],
  ])('is given up after %s: no bar, the cause for the self-test page', async (_, error) => {
    let fails = false;
    const { edit, requested, pane } = await checkedLive({
      ...LIVE,
      around: (inner) => ({ readSheets: (scope) => (fails ? Promise.reject(error) : inner.readSheets(scope)) }),
    });
    fails = true;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(requested).toHaveLength(1);
    expect(pane.snapshot()).toMatchObject({ stale: true, refusal: null, phase: { kind: 'idle' } });
    expect(pane.snapshot().lastError).toContain(error instanceof DocumentError ? error.code : error.message);
  });

  test('an edit after that check is one of its own', async () => {
    const { edit, requested } = await checkedLive();
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    edit('二');
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toEqual([['自评表'], ['二']]);
  });

  test('not of sheets that weren’t checked; of the waivers always', async () => {
    const { edit, requested } = await checkedLive(LIVE, [FORM]);
    edit('别的表');
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toEqual([]);
    edit(WAIVER_SHEET);
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toEqual([[WAIVER_SHEET]]);
  });

  /** Reads wait for the test once `isSlow`. */
  function slowly() {
    const control = { isSlow: false, held: gate(), signals: [] as { readonly aborted: boolean }[] };
    const around = (inner: FileHost): Partial<WorkbookHost> => ({
      readSheets: async (scope, signal) => {
        if (control.isSlow && signal !== undefined) {
          control.signals.push(signal);
          await control.held.opened;
        }
        return inner.readSheets(scope);
      },
    });
    return { ...LIVE, around, control };
  }

  test('not while the user’s own check lasts, which goes on; then what it didn’t see', async () => {
    const { control, ...options } = slowly();
    const { edit, requested, pane } = await checkedLive(options);
    control.isSlow = true;
    const checking = pane.check();
    edit('自评表');
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toEqual(['all']);
    expect(control.signals.map(({ aborted }) => aborted)).toEqual([false]);
    expect(pane.snapshot().phase.kind).toBe('checking');
    control.isSlow = false;
    control.held.open();
    await checking;
    expect(pane.snapshot().stale).toBe(true);
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toEqual(['all', ['自评表']]);
    expect(pane.snapshot().stale).toBe(false);
  });

  test('anew when there was another edit before it had read; nothing is said to be under way meanwhile', async () => {
    const { control, ...options } = slowly();
    const { edit, requested, pane } = await checkedLive(options);
    const { announced } = pane.snapshot();
    control.isSlow = true;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(pane.snapshot().phase).toEqual({ kind: 'idle' });
    edit('二');
    await jest.advanceTimersByTimeAsync(800);
    expect(requested).toEqual([['自评表'], ['自评表', '二']]);
    expect(control.signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    control.held.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(pane.snapshot()).toMatchObject({ stale: false, phase: { kind: 'idle' }, announced });
  });

  test('drops what it has read when a preview was opened meanwhile', async () => {
    const { control, ...options } = slowly();
    const { edit, pane } = await checkedLive(options);
    const { checked } = pane.snapshot();
    control.isSlow = true;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    pane.preview(previewOf(['H13', 20, 16.67]));
    control.held.open();
    await jest.advanceTimersByTimeAsync(0);
    expect(pane.snapshot().checked).toBe(checked);
    expect(pane.snapshot()).toMatchObject({ stale: true, phase: { kind: 'idle' } });
    const before = pane.snapshot();
    pane.cancel();
    expect(pane.snapshot()).toBe(before);
  });

  test('by the host’s own way to wait until nobody is busy, where it has one', async () => {
    const waited: unknown[] = [];
    const { edit, requested, pane } = await checkedLive({
      ...LIVE,
      around: (inner) => ({
        readWhenIdle: (sheets) => {
          waited.push(sheets);
          return inner.readSheets(sheets);
        },
      }),
    });
    edit('二');
    await jest.advanceTimersByTimeAsync(800);
    expect([waited, requested, pane.snapshot().stale]).toEqual([[['二']], [], false]);
    await pane.recheck(['二']);
    expect([waited.length, requested]).toEqual([1, [['二']]]);
  });

  test('leaves marks that are refused for the moment to another try, one at a time, until the pane is gone', async () => {
    let marked = 0;
    let busy = true;
    const { edit, pane, stop } = await checkedLive({
      ...LIVE,
      around: (inner) => ({
        mark: (marks) => {
          marked += 1;
          return busy && marked > 1 ? Promise.reject(new DocumentError('busy', 'busy')) : inner.mark(marks);
        },
      }),
    });
    await pane.setMarks(true);
    expect(marked).toBe(1);
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(marked).toBe(2);
    expect(pane.snapshot()).toMatchObject({ marks: true, refusal: null, lastError: null });
    await jest.advanceTimersByTimeAsync(999);
    expect(marked).toBe(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(marked).toBe(3);
    busy = false;
    await jest.advanceTimersByTimeAsync(5000);
    expect(marked).toBe(4);
    busy = true;
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    expect(marked).toBe(5);
    stop();
    await jest.advanceTimersByTimeAsync(5000);
    expect(marked).toBe(5);
  });

  test('not when the user doesn’t want it', async () => {
    const { edit, requested, pane } = await checkedLive({ settings: { live: false } });
    edit('自评表');
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toEqual([]);
    expect(pane.snapshot().stale).toBe(true);
  });

  test('not while a preview is open: what it shows was made of the result on the screen', async () => {
    const { edit, requested, pane } = await checkedLive();
    pane.preview(previewOf(['H13', 20, 16.67]));
    edit('自评表');
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toEqual([]);
    expect(pane.snapshot()).toMatchObject({ stale: true, phase: { kind: 'idle' } });
    pane.dispatch({ type: 'preview-closed' });
    edit('二');
    await jest.advanceTimersByTimeAsync(800);
    // What was edited meanwhile is made up for.
    expect(requested).toEqual([['自评表', '二']]);
  });

  test('not while something is written', async () => {
    const held = gate();
    const { edit, requested, pane } = await checkedLive({
      ...LIVE,
      around: (host) => ({
        apply: async (edits) => {
          await held.opened;
          return host.apply(edits);
        },
      }),
    });
    pane.preview(previewOf(['H13', 20, 16.67]));
    const writing = pane.applyPreview();
    pane.dispatch({ type: 'preview-closed' });
    edit('二');
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toEqual([]);
    expect(pane.snapshot().phase).toEqual({ kind: 'writing', cells: 1 });
    held.open();
    expect(await writing).toBe(true);
    expect(requested).toEqual([['自评表']]);
  });

  test('not after the pane is gone', async () => {
    const { edit, requested, stop, stopped } = await checkedLive();
    edit('自评表');
    stop();
    expect(stopped()).toBe(1);
    await jest.advanceTimersByTimeAsync(5000);
    expect(requested).toEqual([]);
  });
});

test('a pane that goes while it checks drops what comes', async () => {
  const held = gate();
  const { pane, stop } = open([FORM], {
    around: (host) => ({
      readSheets: async (scope) => {
        await held.opened;
        return host.readSheets(scope);
      },
    }),
  });
  const running = pane.check();
  stop();
  held.open();
  await running;
  expect(pane.snapshot().checked).toBeNull();
});

describe('writing and undoing', () => {
  test('without a preview nothing is written', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    const bytes = host.bytes();
    expect(await pane.applyPreview()).toBe(false);
    expect(host.bytes()).toBe(bytes);
    expect(pane.snapshot().journal).toEqual([]);
  });

  test('only what the preview shows, said with its number, and only its sheets are read again', async () => {
    const { pane, host, requested } = open([FORM, SECOND]);
    pane.setScope('all');
    await pane.check();
    requested.length = 0;
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    expect(await pane.applyPreview()).toBe(true);
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 96.67 });
    expect(pane.snapshot()).toMatchObject({ preview: null, announced: { text: '已写入 2 个单元格' } });
    expect(pane.snapshot().journal).toMatchObject([{ label: '填写得分', receipt: { applied: [{}, {}] } }]);
    expect(requested).toEqual([['自评表']]);
    expect(pane.snapshot().checked?.review.tables).toHaveLength(2);
  });

  test('cells that nobody saw before are named once they are written, those of a preview counted', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    await pane.writeOrShow(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]), true);
    expect(pane.snapshot().announced.text).toBe('已写入 H13、H20');
    pane.preview(previewOf(['H13', 16.67, 20], ['H20', 96.67, 99]));
    await pane.applyPreview();
    expect(pane.snapshot().announced.text).toBe('已写入 2 个单元格');
    // What the message above the list is made of, as long as it can be undone.
    expect(pane.snapshot().journal.map(({ unseen }) => unseen === true)).toEqual([true, false]);
  });

  test('what is worked out from a cell that somebody has changed isn’t written either, and both are named', async () => {
    const { pane, host } = open([withCells(FORM, { F14: '98%', H20: '100' })]);
    await pane.check();
    const choice = { scope: 'differing', chosen: new Map(), as: 'values', replaceFormulas: false } as const;
    pane.preview(fillPreview(pane.snapshot().checked as Checked, choice));
    const shown = pane.snapshot().preview?.edits.map(({ cell }) => cell);
    expect(shown).toEqual(['H13', 'H14', 'H20']);
    await host.apply([{ sheet: '自评表', cell: 'H13', from: { value: 20 }, to: { value: 18 } }]);
    expect(await pane.applyPreview()).toBe(true);
    const sentence = '已写入 H14，2 个没有写：H13（内容已经变了）、H20（所依据的 H13 没有写）';
    expect(pane.snapshot().announced).toMatchObject({ text: sentence });
    const held = ['H13', 'H14', 'H20'].map((cell) => contentAt(host.bytes(), '自评表', cell)?.value);
    expect(held).toEqual([18, 9.8, 100]);
  });

  test('nor is the total that follows from a safe fix', async () => {
    const two = { F17: '1250户', I17: '两户搬离。', H20: '100' };
    const { pane, host } = open([withCells(FORM, two)]);
    await pane.check();
    await pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    expect(pane.snapshot().preview?.edits.map(({ cell }) => cell)).toEqual(['H13', 'H17', 'H20']);
    await host.apply([{ sheet: '自评表', cell: 'H13', from: { value: 20 }, to: { value: 18 } }]);
    expect(await pane.applyPreview()).toBe(true);
    const left = pane.snapshot().journal.at(-1)?.receipt.refused;
    expect(left?.map(({ edit, code }) => [edit.cell, code])).toEqual([
      ['H13', 'changed-meanwhile'],
      ['H20', 'needs-refused'],
    ]);
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 100 });
  });

  test('a preview of what has been changed since isn’t written: it is said, and the check renewed', async () => {
    const { pane, host, requested, edit } = open([FORM]);
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    await host.apply([{ sheet: '自评表', cell: 'F13', from: { value: '5个' }, to: { value: '6个' } }]);
    edit('自评表');
    expect(pane.snapshot()).toMatchObject({ stale: true, preview: { edits: [{}, {}] } });
    requested.length = 0;
    const bytes = host.bytes();
    expect(await pane.applyPreview()).toBe(false);
    expect(host.bytes()).toBe(bytes);
    expect(requested).toEqual([['自评表']]);
    const { checked, preview, stale, refusal, journal } = pane.snapshot();
    expect([preview, stale, journal]).toEqual([null, false, []]);
    expect(refusal?.advice.what).toBe('预览之后表格又改过，没有写入。');
    // By the new check the score is right: the very write that was shown would have been wrong.
    expect(checked?.review.findings.map(({ cells: [cell] }) => cell)).not.toContain('H13');
    // Shown again, of what is there now, it is written.
    pane.preview(previewOf(['H20', 99, 100]));
    expect(await pane.applyPreview()).toBe(true);
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 100 });
  });

  test('a second press while it writes does nothing', async () => {
    const held = gate();
    let applied = 0;
    const { pane } = open([FORM], {
      around: (host) => ({
        apply: async (edits) => {
          applied += 1;
          await held.opened;
          return host.apply(edits);
        },
      }),
    });
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    const first = pane.applyPreview();
    expect(pane.snapshot().phase).toEqual({ kind: 'writing', cells: 2 });
    expect(await pane.applyPreview()).toBe(false);
    const before = pane.snapshot();
    await pane.undo();
    expect(pane.snapshot()).toBe(before);
    held.open();
    expect(await first).toBe(true);
    expect(applied).toBe(1);
  });

  test('what no preview shows counts as one cell while it is written', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    const phases: unknown[] = [];
    pane.subscribe(() => phases.push(pane.snapshot().phase));
    await pane.waive(findingOf(pane, 'total-mismatch'), '按规定');
    expect(phases[0]).toEqual({ kind: 'writing', cells: 1 });
  });

  test('calls off a check that runs', async () => {
    const held = gate();
    let slow = false;
    const signals: { readonly aborted: boolean }[] = [];
    const { pane } = open([FORM], {
      around: (host) => ({
        readSheets: async (scope, signal) => {
          if (slow && signal !== undefined) {
            slow = false;
            signals.push(signal);
            await held.opened;
          }
          return host.readSheets(scope);
        },
      }),
    });
    await pane.check();
    slow = true;
    const checking = pane.check();
    pane.preview(previewOf(['H13', 20, 16.67]));
    await pane.applyPreview();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    const after = pane.snapshot();
    held.open();
    await checking;
    expect(pane.snapshot()).toBe(after);
  });

  test.each([
    [['管线改线'], []],
    [[], ['加快施工']],
  ])('wording that was written is remembered: %j %j', async (causes, measures) => {
    const { pane } = open([FORM]);
    await pane.check();
    const key = 'a';
    pane.dispatch({ type: 'notes-changed', keys: [key], input: { cause: 'x', measures: '' } });
    pane.dispatch({ type: 'notes-changed', keys: ['b'], input: { cause: 'y', measures: '' } });
    pane.preview(withDrafts(previewOf(['H13', 20, 16.67]), { keys: [key], causes, measures }));
    await pane.applyPreview();
    expect(pane.settings.current).toMatchObject({ recentCauses: causes, recentMeasures: measures });
    expect(Object.keys(pane.snapshot().notes)).toEqual(['b']);
  });

  test('wording of what was refused isn’t, and its draft stays', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    pane.dispatch({ type: 'notes-changed', keys: ['a'], input: { cause: 'x', measures: '' } });
    const drafts = { keys: ['a'], causes: ['管线改线'], measures: [] };
    pane.preview(withDrafts(previewOf(['H13', 1, 16.67]), drafts));
    expect(await pane.applyPreview()).toBe(false);
    expect(pane.snapshot().refusal).toMatchObject({ during: 'write', code: 'changed-meanwhile' });
    expect(pane.settings.current.recentCauses).toEqual([]);
    expect(Object.keys(pane.snapshot().notes)).toEqual(['a']);
    expect(pane.snapshot().journal).toEqual([]);
  });

  test('of two notes one is refused: only the draft of the other is done with', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    for (const key of ['a', 'b'])
      pane.dispatch({ type: 'notes-changed', keys: [key], input: { cause: key, measures: '' } });
    const preview = previewOf(['H13', 20, 16.67], ['H14', 1, 9]);
    const drafts = (key: string) => ({ keys: [key], causes: [key], measures: [] });
    pane.preview(withDrafts(preview, drafts('a'), drafts('b')));
    expect(await pane.applyPreview()).toBe(true);
    expect(pane.snapshot().journal.at(-1)?.receipt.refused).toHaveLength(1);
    expect(Object.keys(pane.snapshot().notes)).toEqual(['b']);
    expect(pane.settings.current.recentCauses).toEqual(['a']);
  });

  test('of what a preview shows only what is chosen is written; of nothing, nothing', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    const bytes = host.bytes();
    expect(await pane.applyPreview([])).toBe(false);
    expect(host.bytes()).toBe(bytes);
    const [first] = pane.snapshot().preview?.edits ?? [];
    const phases: unknown[] = [];
    const stop = pane.subscribe(() => phases.push(pane.snapshot().phase));
    expect(await pane.applyPreview(first === undefined ? [] : [first])).toBe(true);
    stop();
    expect(phases[0]).toEqual({ kind: 'writing', cells: 1 });
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 16.67 });
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 99 });
  });

  test('settings stay as they are when there is no wording', async () => {
    const { pane } = open([FORM]);
    let changes = 0;
    pane.settings.subscribe(() => {
      changes += 1;
    });
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67]));
    await pane.applyPreview();
    expect(changes).toBe(0);
  });

  test('undo takes back the latest write first, and one at a time', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67]));
    await pane.applyPreview();
    pane.preview(previewOf(['H20', 99, 96.67]));
    await pane.applyPreview();
    await pane.undo();
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 99 });
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 16.67 });
    expect(pane.snapshot().journal).toHaveLength(1);
    expect(pane.snapshot().undone).toEqual({ cells: 1, refused: [] });
    expect(pane.snapshot().announced.text).toBe('已撤销，1 个单元格恢复原样。');
    await pane.undo();
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 20 });
    const bytes = host.bytes();
    const before = pane.snapshot();
    await pane.undo();
    expect(pane.snapshot()).toBe(before);
    expect(host.bytes()).toBe(bytes);
  });

  test('undo says what it left, and the sheet is checked again', async () => {
    const { pane, host, requested } = open([FORM]);
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    await pane.applyPreview();
    await host.apply([{ sheet: '自评表', cell: 'H13', from: { value: 16.67 }, to: { value: 15 } }]);
    requested.length = 0;
    await pane.undo();
    expect(pane.snapshot().undone).toEqual({ cells: 1, refused: ['自评表!H13'] });
    expect(pane.snapshot().announced.text).toBe(
      '已撤销，1 个单元格恢复原样。自评表!H13 在写入之后又被改过，没有撤销。',
    );
    expect(requested).toEqual([['自评表']]);
  });

  /** Presses 撤销 as soon as the check begins that follows a write. */
  async function undoAtOnce(pane: PaneController): Promise<void> {
    const undone = new Promise<void>((resolve) => {
      const stop = pane.subscribe(() => {
        const { journal, phase } = pane.snapshot();
        if (journal.length === 0 || phase.kind !== 'checking') return;
        stop();
        queueMicrotask(() => resolve(pane.undo()));
      });
    });
    await Promise.all([pane.applyPreview(), undone]);
  }

  test('undo is heard while the check that follows a write is under way', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    const before = pane.snapshot().checked?.review.findings.map(({ check }) => check);
    pane.preview(previewOf(['H20', 99, 96.67]));
    await undoAtOnce(pane);
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: 99 });
    expect(pane.snapshot()).toMatchObject({ phase: { kind: 'idle' }, journal: [], undone: { cells: 1, refused: [] } });
    expect(before?.length).toBeGreaterThan(1);
    expect(pane.snapshot().checked?.review.findings.map(({ check }) => check)).toEqual(before);
  });

  test('where it fails then, the result is said to be old: nobody has seen what was written', async () => {
    const around = () => ({ undo: () => Promise.reject(new DocumentError('editing', 'editing')) });
    const { pane, stop } = open([FORM], { around, settings: { live: false } });
    await pane.check();
    pane.preview(previewOf(['H20', 99, 96.67]));
    await undoAtOnce(pane);
    expect(pane.snapshot()).toMatchObject({ phase: { kind: 'idle' }, stale: true, refusal: { during: 'undo' } });
    expect(pane.snapshot().journal).toHaveLength(1);
    stop();
  });

  test('an undo that fails says so, and can be tried again', async () => {
    let refuse = true;
    const { pane, host } = open([FORM], {
      around: (inner) => ({
        undo: (receipt) => (refuse ? Promise.reject(new DocumentError('editing', 'editing')) : inner.undo(receipt)),
      }),
    });
    await pane.check();
    pane.preview(previewOf(['H13', 20, 16.67], ['H20', 99, 96.67]));
    await pane.applyPreview();
    const phases: unknown[] = [];
    const stop = pane.subscribe(() => phases.push(pane.snapshot().phase));
    await pane.undo();
    stop();
    expect(phases).toEqual([{ kind: 'writing', cells: 2 }, { kind: 'idle' }]);
    expect(pane.snapshot()).toMatchObject({ refusal: { during: 'undo', code: 'editing' }, undone: null });
    expect(pane.snapshot().journal).toHaveLength(1);
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 16.67 });
    refuse = false;
    await pane.undo();
    expect(pane.snapshot()).toMatchObject({ refusal: null, journal: [], undone: { cells: 2 } });
  });
});

describe('all safe fixes', () => {
  test('are shown as found', async () => {
    const { pane } = open([FORM]);
    await pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    expect(pane.snapshot().preview).toBeNull();
    await pane.check();
    await pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    expect(pane.snapshot().preview?.edits.map(({ cell }) => cell)).toEqual(['H13', 'H20']);
  });

  test.each<[string, (pane: PaneController) => void]>([
    ['being written to', (pane) => pane.dispatch({ type: 'write-started', cells: 1 })],
    ['shown in another preview', (pane) => pane.preview(previewOf(['H13', 20, 16.67]))],
    [
      'checked again',
      (pane) => {
        const { checked } = pane.snapshot();
        if (checked !== null) pane.dispatch({ type: 'check-done', checked: { ...checked }, say: null });
      },
    ],
    ['as they were', () => undefined],
  ])('planned while the sheets are %s', async (how, happen) => {
    let time = 0;
    let between = (): void => undefined;
    const pace: Pace = {
      now: () => {
        time += 30;
        return time;
      },
      rest: () => {
        between();
        return Promise.resolve();
      },
    };
    const { pane } = open([FORM], { pace });
    await pane.check();
    let rests = 0;
    between = () => {
      rests += 1;
      if (rests === 1) happen(pane);
    };
    await pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    expect(rests).toBeGreaterThan(0);
    const shown = pane.snapshot().preview?.edits.map(({ cell }) => cell) ?? [];
    const expected = { 'being written to': [], 'shown in another preview': ['H13'] }[how] ?? ['H13', 'H20'];
    expect(shown).toEqual(expected);
  });
});

describe('asked for while the sheets are being checked', () => {
  test('safe fixes are planned over what that check finds', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    pane.dispatch({ type: 'check-started' });
    const planned = pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    await host.apply([{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 96.67 } }]);
    expect(pane.snapshot().preview).toBeNull();
    await pane.check();
    await planned;
    expect(pane.snapshot().preview?.edits.map(({ cell }) => cell)).toEqual(['H13']);
  });

  test('safe fixes are planned over what the check of a cell finds that was typed a moment ago', async () => {
    const { pane, host, edit, requested } = open([FORM], { settings: { live: true } });
    await pane.check();
    requested.length = 0;
    await host.apply([{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 96.67 } }]);
    edit('自评表');
    await pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    expect(requested).toEqual([['自评表']]);
    expect(pane.snapshot()).toMatchObject({ stale: false, refusal: null });
    expect(pane.snapshot().preview?.edits.map(({ cell }) => cell)).toEqual(['H13']);
    expect(await pane.applyPreview()).toBe(true);
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 16.67 });
  });

  test('and where that cell is being read already', async () => {
    const held = gate();
    let isSlow = false;
    const { pane, host, edit } = open([FORM], {
      settings: { live: true },
      around: (inner) => ({
        readWhenIdle: async (sheets) => {
          if (isSlow) await held.opened;
          return inner.readSheets(sheets);
        },
      }),
    });
    await pane.check();
    isSlow = true;
    await host.apply([{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 96.67 } }]);
    jest.useFakeTimers();
    edit('自评表');
    await jest.advanceTimersByTimeAsync(800);
    jest.useRealTimers();
    const planned = pane.previewPlanned((checked) => fixPreviewSteps(checked, false));
    held.open();
    await planned;
    expect(pane.snapshot().stale).toBe(false);
    expect(pane.snapshot().preview?.edits.map(({ cell }) => cell)).toEqual(['H13']);
  });

  test('a single cell is written when the check is over', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    pane.dispatch({ type: 'check-started' });
    const written = pane.writeOrShow(previewOf(['H13', 20, 16.67]), true);
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 20 });
    await pane.check();
    await written;
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 16.67 });
  });
});

describe('waivers', () => {
  async function waiversIn(host: FileHost) {
    const [sheet] = await host.readSheets([WAIVER_SHEET]);
    return sheet === undefined ? [] : readWaiverSheet(sheet).waivers;
  }

  test('of two forms stay apart; one is taken out, the other stays', async () => {
    const { pane, host } = open([FORM, SECOND]);
    pane.setScope('all');
    await pane.check();
    expect(await pane.waive(findingOf(pane, 'total-mismatch'), ' 按规定 ')).toBe(true);
    expect(await pane.waive(findingOf(pane, 'total-mismatch', '二'), '另有说明')).toBe(true);
    expect(await waiversIn(host)).toMatchObject([
      { project: '老旧小区供水改造', reason: '按规定', date: TODAY, check: 'total-mismatch' },
      { project: '另一个项目', reason: '另有说明', check: 'total-mismatch' },
    ]);
    await pane.restore(findingOf(pane, 'total-mismatch'));
    expect(await waiversIn(host)).toMatchObject([{ project: '另一个项目', reason: '另有说明' }]);
    expect(findingOf(pane, 'total-mismatch').waived).toBeNull();
    expect(findingOf(pane, 'total-mismatch', '二').waived).not.toBeNull();
    expect(pane.snapshot().journal.map(({ label }) => label)).toEqual(['忽略一个问题', '忽略一个问题', '恢复一个问题']);
    expect(pane.snapshot().announced.text).toBe('已恢复，不再忽略。');
  });

  test('a chosen policy goes in with the first, and isn’t written again with the next', async () => {
    const { pane, host } = open([FORM]);
    await pane.choosePolicy(PLATFORM);
    await pane.check();
    await pane.waive(findingOf(pane, 'total-mismatch'), '按规定');
    const [sheet] = await host.readSheets([WAIVER_SHEET]);
    expect(sheet === undefined ? null : readWaiverSheet(sheet).policy?.id).toBe('platform');
    const first = pane.snapshot().journal.at(-1)?.receipt.applied.length ?? 0;
    await pane.waive(findingOf(pane, 'unmet-full-score'), '按规定');
    expect(await waiversIn(host)).toHaveLength(2);
    expect(pane.snapshot().journal.at(-1)?.receipt.applied.length).toBeLessThan(first);
    expect((pane.snapshot().journal.at(-1)?.receipt.applied ?? []).some(({ to }) => to.value === 'platform')).toBe(
      false,
    );
  });

  test('of a form that is no longer there do nothing', async () => {
    const { pane, host } = open([FORM]);
    await pane.check();
    const bytes = host.bytes();
    const gone: AnyFinding = { ...findingOf(pane, 'total-mismatch'), table: 7 };
    expect(await pane.waive(gone, '按规定')).toBe(false);
    await pane.restore(gone);
    expect(host.bytes()).toBe(bytes);
    expect(pane.snapshot().refusal).toBeNull();
  });

  test('whose sheet is gone can’t be taken out', async () => {
    const { pane } = open([FORM]);
    await pane.check();
    await pane.restore(findingOf(pane, 'total-mismatch'));
    expect(pane.snapshot().refusal).toMatchObject({ during: 'waive', code: 'no-such-sheet' });
  });
});

describe('what words mean', () => {
  const NOTE = { words: '落实成效', role: 'actual' } as const;
  const OTHER = { words: '台账数', role: 'ignored' } as const;
  const notesIn = async (host: FileHost): Promise<string[]> => {
    const [sheet] = await host.readSheets([WAIVER_SHEET]);
    return sheet === undefined ? [] : readWaiverSheet(sheet).notes.map(({ words }) => words);
  };
  const kept = ({ settings }: PaneController): string[] => settings.current.readingNotes.map(({ words }) => words);

  test('before anything was checked is only kept, said, and taken back', async () => {
    const { pane, requested } = open([FORM]);
    await pane.learn([NOTE, OTHER]);
    expect([kept(pane), pane.snapshot().announced.text]).toEqual([['落实成效', '台账数'], '已导入 2 条认法。']);
    await pane.unteach('落实成效');
    expect([kept(pane), pane.snapshot().announced.text]).toEqual([['台账数'], '已收回“落实成效”的认法。']);
    expect(requested).toEqual([]);
    expect(pane.snapshot()).toMatchObject({ checked: null, journal: [], phase: { kind: 'starting' } });
  });

  test('is read by at once when it is taken over, and when it is taken back; nothing is written', async () => {
    const { pane, host } = open([untaughtForm()]);
    await pane.check();
    const before = host.bytes();
    const hasActual = (): boolean => pane.snapshot().checked?.review.tables[0]?.table.heads.actual !== undefined;
    expect(hasActual()).toBe(false);
    await pane.learn([NOTE]);
    expect([hasActual(), pane.snapshot().announced.text]).toEqual([true, '已导入 1 条认法。']);
    await pane.unteach(NOTE.words);
    expect([hasActual(), pane.snapshot().announced.text]).toEqual([false, '已收回“落实成效”的认法。']);
    expect([host.bytes() === before, pane.snapshot().journal]).toEqual([true, []]);
  });

  test('is written where it was taught, each with its name in the journal; undone, the machine forgets it too', async () => {
    const { pane, host } = open([untaughtForm()]);
    await pane.check();
    await pane.learn([OTHER]);
    await pane.teach(NOTE);
    expect([kept(pane), await notesIn(host)]).toEqual([['台账数', '落实成效'], ['落实成效']]);
    await pane.unteach(NOTE.words);
    expect([kept(pane), await notesIn(host)]).toEqual([['台账数'], []]);
    expect(pane.snapshot().announced.text).toBe('已收回“落实成效”的认法。');
    expect(pane.snapshot().journal.map(({ label }) => label)).toEqual(['记下“落实成效”是什么', '收回“落实成效”的认法']);
    await pane.undo();
    expect([kept(pane), await notesIn(host)]).toEqual([['台账数', '落实成效'], ['落实成效']]);
    await pane.undo();
    expect([kept(pane), await notesIn(host)]).toEqual([['台账数'], []]);
  });

  test('that was taken back of another workbook’s is no change of this one', async () => {
    const { pane, host } = open([untaughtForm()]);
    await pane.check();
    await pane.teach(NOTE);
    const bytes = host.bytes();
    await pane.learn([OTHER]);
    await pane.unteach(OTHER.words);
    expect(host.bytes()).toBe(bytes);
    expect(kept(pane)).toEqual(['落实成效']);
  });

  test('stays as it was taught when the workbook refuses it', async () => {
    const { pane } = open([untaughtForm()], {
      around: () => ({ ensureSheet: () => Promise.reject(new DocumentError('protected', 'protected-workbook')) }),
    });
    const seen: unknown[] = [];
    await pane.check();
    pane.subscribe(() => seen.push(pane.snapshot().refusal?.during));
    await pane.teach(NOTE);
    expect(seen).toContain('teach');
    expect(kept(pane)).toEqual(['落实成效']);
    expect(pane.snapshot().announced.text).toBe('已记下：“落实成效”是实际完成值。这个文件写不进去，只记在这台电脑上。');
    expect(pane.snapshot().journal).toEqual([]);
  });
});

describe('hidden sheets', () => {
  test('are left alone until somebody asks for them, and then checked every time', async () => {
    const { pane } = open([FORM, { ...SECOND, visibility: 'hidden' }]);
    pane.setScope('all');
    await pane.check();
    const sheets = (): unknown => pane.snapshot().checked?.review.tables.map(({ table }) => table.sheet);
    expect(sheets()).toEqual(['自评表']);
    await pane.checkHidden();
    expect(sheets()).toEqual(['自评表', '二']);
    await pane.recheck(['自评表']);
    expect(sheets()).toEqual(['自评表', '二']);
  });
});

describe('marks', () => {
  function marking(pace: Pace = PACE) {
    const marked: string[][] = [];
    const log: string[] = [];
    const state = { refuse: false };
    const opened = open([FORM], {
      pace,
      around: (host) => ({
        mark: (marks) => {
          if (state.refuse)
            return Promise.reject(new DocumentError('protected', 'protected-sheet', { sheet: '自评表' }));
          marked.push(marks.map(({ sheet, cell, severity }) => `${sheet}!${cell} ${severity}`));
          return host.mark(marks);
        },
        clearMarks: () => {
          log.push('cleared');
          return host.clearMarks();
        },
      }),
    });
    return { ...opened, marked, log, state };
  }

  test('the first cell of each finding that stands; a check of marks that are off marks nothing', async () => {
    const { pane, marked, log } = marking();
    await pane.check();
    expect(marked).toEqual([]);
    await pane.setMarks(true);
    expect(marked).toEqual([['自评表!H13 error', '自评表!H20 error']]);
    expect(pane.snapshot()).toMatchObject({ marks: true, announced: { text: '已标注 2 个单元格' } });
    await pane.waive(findingOf(pane, 'total-mismatch'), '按规定');
    expect(marked.at(-1)).toEqual(['自评表!H13 error']);
    // A check that follows marks without a word.
    expect(pane.snapshot().announced.text).toBe('已忽略，原因记入“核对说明”。');
    expect(log).toEqual([]);
    await pane.setMarks(false);
    expect(log).toEqual(['cleared']);
    expect(pane.snapshot()).toMatchObject({ marks: false, announced: { text: '已清除标注' } });
    await pane.check();
    expect(marked).toHaveLength(2);
  });

  test('before there is a result wait for it', async () => {
    const { pane, marked } = marking();
    await pane.setMarks(true);
    expect(marked).toEqual([]);
    expect(pane.snapshot().marks).toBe(true);
    await pane.check();
    expect(marked).toHaveLength(1);
  });

  test('that the workbook came with are on and brought up to date by the first check; switched off, they stay off', async () => {
    const { pane, marked, host } = marking();
    await host.mark([
      { sheet: '自评表', cell: 'A1', severity: 'error' },
      { sheet: '自评表', cell: 'H13', severity: 'error' },
    ]);
    await pane.check();
    expect(pane.snapshot()).toMatchObject({ marks: true, refusal: null });
    expect(marked).toEqual([['自评表!H13 error', '自评表!H20 error']]);
    await pane.setMarks(false);
    expect(await host.hasMarks()).toBe(false);
    await pane.check();
    expect(pane.snapshot().marks).toBe(false);
  });

  test.each([true, false])(
    'are asked for once, and again only after an answer that failed (marked: %s)',
    async (marked) => {
      let requested = 0;
      let fails = true;
      const { pane } = open([FORM], {
        around: (host) => ({
          hasMarks: () => {
            requested += 1;
            return fails ? Promise.reject(new DocumentError('busy', 'busy')) : Promise.resolve(marked);
          },
          mark: (cells) => host.mark(cells),
        }),
      });
      await pane.check();
      expect(pane.snapshot()).toMatchObject({ marks: false, refusal: null });
      fails = false;
      await pane.check();
      await pane.check();
      expect([requested, pane.snapshot().marks]).toEqual([2, marked]);
    },
  );

  test('switched while the workbook is asked for them stay as they were switched', async () => {
    const held = gate();
    const { pane } = open([FORM], {
      around: () => ({
        hasMarks: async () => {
          await held.opened;
          return true;
        },
      }),
    });
    const checking = pane.check();
    while (pane.snapshot().checked === null) await Promise.resolve();
    await pane.setMarks(false);
    held.open();
    await checking;
    expect(pane.snapshot().marks).toBe(false);
  });

  test('aren’t asked for where there are none', async () => {
    const hasMarks = jest.fn(() => Promise.resolve(true));
    const { pane } = open([FORM], { around: (host) => ({ can: { ...host.can, marks: false }, hasMarks }) });
    await pane.check();
    expect(hasMarks).not.toHaveBeenCalled();
    expect(pane.snapshot().marks).toBe(false);
  });

  test('that can’t be brought up to date are off, and no card says so', async () => {
    const { pane, state, host } = marking();
    await host.mark([{ sheet: '自评表', cell: 'A1', severity: 'error' }]);
    state.refuse = true;
    await pane.check();
    expect(pane.snapshot()).toMatchObject({
      marks: false,
      refusal: null,
      announced: { text: '标注更新不了，已停止标注' },
    });
  });

  describe('while they are found out', () => {
    /** Whoever works by it rests after each step; `meanwhile` happens in the next rest. */
    function resting() {
      let now = 0;
      const rests = { meanwhile: (): Promise<void> => Promise.resolve() };
      const rest = (): Promise<void> => {
        const happens = rests.meanwhile;
        rests.meanwhile = () => Promise.resolve();
        return happens();
      };
      return { rests, ...marking({ now: () => (now += 100), rest }) };
    }

    test('can be switched off: none are set', async () => {
      const { pane, rests, marked, log } = resting();
      await pane.check();
      rests.meanwhile = () => pane.setMarks(false);
      await pane.setMarks(true);
      expect([marked, log]).toEqual([[], ['cleared']]);
    });

    test('another check sets its own: they are set once', async () => {
      const { pane, rests, marked } = resting();
      await pane.check();
      rests.meanwhile = () => pane.check();
      await pane.setMarks(true);
      expect(marked).toEqual([['自评表!H13 error', '自评表!H20 error']]);
    });
  });

  test('that are refused are off again', async () => {
    const { pane, state } = marking();
    await pane.check();
    state.refuse = true;
    await pane.setMarks(true);
    expect(pane.snapshot()).toMatchObject({ marks: false, refusal: { during: 'mark', code: 'protected-sheet' } });
  });
});

test('a cell that can’t be shown is refused in words, one that can isn’t spoken of', async () => {
  let refuse = false;
  const { pane } = open([FORM], {
    around: () => ({
      locate: () => (refuse ? Promise.reject(new DocumentError('gone', 'no-such-sheet')) : Promise.resolve()),
    }),
  });
  await pane.check();
  const { announced } = pane.snapshot();
  await pane.locate('自评表', 'H13');
  expect(pane.snapshot().announced).toBe(announced);
  refuse = true;
  await pane.locate('自评表', 'H13');
  expect(pane.snapshot().refusal).toMatchObject({ during: 'locate', code: 'no-such-sheet' });
});

test('who doesn’t listen any more hears nothing; nor does anybody hear of what changed nothing', () => {
  const { pane } = open([FORM]);
  const heard = { first: 0, second: 0 };
  const stop = pane.subscribe(() => {
    heard.first += 1;
  });
  pane.subscribe(() => {
    heard.second += 1;
  });
  pane.say('a');
  pane.dispatch({ type: 'check-progress', stage: 'reading', done: 1, of: 2 });
  stop();
  pane.say('b');
  expect(heard).toEqual({ first: 1, second: 2 });
});

describe('what outlives the page', () => {
  const RECEIPT: ApplyReceipt = {
    applied: [
      { sheet: '自评表', cell: 'H13', from: { value: 19 }, to: { value: 20 } },
      { sheet: '自评表', cell: 'H20', from: { value: null }, to: { value: 99 } },
    ],
    refused: [],
  };

  function memory(kept: Kept | null = null) {
    const saved: Kept[] = [];
    let tell: (receipt: ApplyReceipt) => void = () => undefined;
    let stopped = 0;
    const store: PaneMemory = {
      load: () => kept,
      save: ({ journal, notes, present }) => saved.push({ journal, notes, present }),
      onWrittenElsewhere: (listener) => {
        tell = listener;
        return () => {
          stopped += 1;
        };
      },
    };
    return { store, saved, tell: (receipt: ApplyReceipt) => tell(receipt), stopped: () => stopped };
  }

  const NONE: Kept = { journal: [], notes: {}, present: {} };
  test.each<[string, Partial<Kept>]>([
    ['the journal', { journal: [{ label: 'a', receipt: RECEIPT }] }],
    ['what was typed', { notes: { a: { cause: 'x', measures: '' } } }],
    ['what becomes of what is there', { present: { a: 'append' } }],
  ])('%s alone is kept when it changes', (_, change) => {
    expect(isKeptChanged(NONE, { ...NONE, ...change })).toBe(true);
    expect(isKeptChanged(NONE, { ...NONE })).toBe(false);
  });

  test('a write alone is kept at once, an undo too; a check isn’t worth it', async () => {
    const { store, saved } = memory();
    const { pane } = open([FORM], { memory: store });
    await pane.check();
    pane.say('a');
    expect(saved).toEqual([]);
    pane.preview(previewOf(['H13', 20, 16.67]));
    await pane.applyPreview();
    expect(saved[0]).toMatchObject({ journal: [{ label: '填写得分' }] });
    await pane.undo();
    expect(saved.at(-1)).toMatchObject({ journal: [] });
  });

  test('is there from the first moment, and can be undone', async () => {
    const kept: Kept = {
      journal: [{ label: '填写得分', receipt: RECEIPT }],
      notes: { a: { cause: 'x', measures: '' } },
      present: { a: 'append' },
    };
    const { pane, host } = open([FORM], { memory: memory(kept).store });
    expect(pane.snapshot()).toMatchObject({ ...kept, phase: { kind: 'starting' }, scope: 'active' });
    await pane.undo();
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 19 });
    expect(contentAt(host.bytes(), '自评表', 'H20')).toEqual({ value: null });
    expect(pane.snapshot().journal).toEqual([]);
  });

  test('what the ribbon wrote is taken over: said, offered for undo, and the result is old', async () => {
    const { store, tell, saved, stopped } = memory();
    const { pane, host, stop } = open([FORM], { memory: store });
    await pane.check();
    pane.dispatch({ type: 'journal-hidden' });
    tell(RECEIPT);
    const state = pane.snapshot();
    expect(state.journal).toEqual([{ label: '填写得分', receipt: RECEIPT }]);
    expect(state).toMatchObject({ stale: true, journalHidden: false, undone: null, phase: { kind: 'idle' } });
    expect(state.announced.text).toBe('已写入 2 个单元格');
    expect(saved).toHaveLength(1);
    await pane.undo();
    expect(contentAt(host.bytes(), '自评表', 'H13')).toEqual({ value: 19 });
    expect(pane.snapshot()).toMatchObject({ stale: false, journal: [], undone: { cells: 2 } });
    stop();
    expect(stopped()).toBe(1);
  });

  test('what the ribbon wrote leaves alone what is under way here', () => {
    const { store, tell } = memory();
    const { pane } = open([FORM], { memory: store });
    tell(RECEIPT);
    // There is no result to be old.
    expect(pane.snapshot()).toMatchObject({ stale: false, phase: { kind: 'starting' } });
    pane.preview(previewOf(['H13', 20, 16.67]));
    pane.dispatch({ type: 'check-started' });
    pane.dispatch({ type: 'undone', undone: { cells: 1, refused: [] }, say: '' });
    pane.dispatch({ type: 'check-started' });
    tell(RECEIPT);
    expect(pane.snapshot().preview).not.toBeNull();
    expect(pane.snapshot()).toMatchObject({ phase: { kind: 'checking' }, undone: null });
    expect(pane.snapshot().journal).toHaveLength(1);
  });
});
