import { SettingsStore } from '../../../../src/app/settings.ts';
import { PaneController } from '../../../../src/pane/state/controller.ts';
import type { PaneState } from '../../../../src/pane/state/state.ts';
import { type OpenExcel, openExcel } from '../../../hosts/excel/open-excel.ts';
import { pause } from '../../../hosts/excel-emulator/timer.ts';
import { exampleForm, withCells } from '../../../support/form-text.ts';
import { MemoryStore, TODAY } from '../../../support/open-pane.tsx';
import { shown } from '../../../support/shown.ts';

/** The pane's live check beside somebody who types: whoever typed a cell is typing the next one. */

const FORM = withCells(exampleForm('national'), { H13: '25' });
const SHEET = FORM.name;
let excel: OpenExcel;
let pane: PaneController;
let stop: () => void;
const seen: PaneState[] = [];

async function open(options: Parameters<typeof openExcel>[1] = {}): Promise<void> {
  excel = await openExcel([FORM], options);
  const settings = new SettingsStore(new MemoryStore());
  settings.update({ live: true });
  pane = new PaneController({
    host: excel.host,
    settings,
    today: () => TODAY,
    pace: { now: () => 0, rest: () => Promise.resolve() },
    memory: undefined,
  });
  stop = pane.connect();
  seen.length = 0;
  pane.subscribe(() => seen.push(pane.snapshot()));
}

afterEach(async () => {
  stop();
  excel.faults.editing = false;
  await excel.settled();
  await excel.leave();
});

const LOOKING = 800;

const cards = (): number => seen.filter(({ refusal }) => refusal !== null).length;
const errors = (): number =>
  (pane.snapshot().checked?.review.findings ?? []).filter(({ severity }) => severity === 'error').length;

/** Types a cell, looks for the next and begins to type there: the check that begins by then finds a cell being edited. */
async function type(address: string, value: string | number, milliseconds: number): Promise<void> {
  excel.faults.editing = false;
  excel.workbook.type(SHEET, address, value);
  await pause(LOOKING);
  excel.faults.editing = true;
  await pause(milliseconds - LOOKING);
}

test.each([
  ['an Excel that can wait for the end of editing', { sets: { delayforcelledit: '1.1' } }],
  ['an Excel that refuses', {}],
] as const)(
  'six cells typed at 2.5 s: no card, the verdict follows: %s',
  async (name, options) => {
    await open({ ...options, requirementSet: 'ExcelApi 1.9' });
    await pane.check();
    await pane.setMarks(true);
    const before = errors();
    expect(before).toBeGreaterThan(0);
    seen.length = 0;
    for (const [cell, value] of [
      ['H13', 24],
      ['H14', 1],
      ['B4', '某单位'],
      ['H15', 2],
      ['B5', '某处'],
      ['H13', 20],
    ] as const)
      await type(cell, value, 2500);
    excel.faults.editing = false;
    await pause(2600);
    await excel.settled();
    await pause(50);
    expect(cards()).toBe(0);
    const { checked, stale, phase } = pane.snapshot();
    expect({ stale, phase }).toEqual({ stale: false, phase: { kind: 'idle' } });
    const [grid] = await excel.host.readSheets('active');
    const now = checked?.grids[0]?.rows
      .flatMap(({ cells }) => cells)
      .find(({ row, column }) => row === 13 && column === 8);
    expect([now?.value, checked?.grids[0]]).toEqual([20, grid]);
    shown(`six cells at 2.5 s (${name}): ${cards()} cards, ${before} errors before, ${errors()} after`);
  },
  60_000,
);

test('a cell edited that changes nothing: Excel gets no write', async () => {
  await open({ requirementSet: 'ExcelApi 1.9' });
  await pane.check();
  await pane.setMarks(true);
  const findings = pane.snapshot().checked?.review.findings.length;
  const { writeRequests, roundTrips } = excel.stats;
  excel.workbook.type(SHEET, 'H13', 25);
  await pause(1500);
  await excel.settled();
  await pause(50);
  expect(pane.snapshot().stale).toBe(false);
  expect(pane.snapshot().checked?.review.findings).toHaveLength(findings ?? -1);
  expect(excel.stats.roundTrips).toBeGreaterThan(roundTrips);
  const writes = excel.stats.writeRequests - writeRequests;
  shown(`a cell edited that changes nothing: ${writes} writes to Excel`);
  expect(writes).toBe(0);
}, 20_000);

test('what the user starts while a cell is edited is refused with a card', async () => {
  await open();
  excel.faults.editing = true;
  await pane.check();
  expect(pane.snapshot().refusal).toMatchObject({ during: 'check', code: 'editing' });
});

test('another failure of the live check shows no card, and the result is called stale', async () => {
  await open({ requirementSet: 'ExcelApi 1.9' });
  await pane.check();
  excel.workbook.type(SHEET, 'B4', '某单位');
  // The first asks for the sheet's name, the second reads it.
  excel.faults.beforeRoundTrip(excel.stats.roundTrips + 2, () => excel.faults.failAction(0, 'MemoryLimitReached'));
  await pause(1500);
  await excel.settled();
  await pause(50);
  expect(cards()).toBe(0);
  expect(pane.snapshot()).toMatchObject({
    stale: true,
    phase: { kind: 'idle' },
    lastError: 'out-of-memory: MemoryLimitReached',
  });
}, 20_000);

test('no handler before the first check', async () => {
  await open({ requirementSet: 'ExcelApi 1.9' });
  await excel.settled();
  expect(excel.stats.handlers).toBe(0);
  expect(excel.stats.roundTrips).toBe(0);
  await pane.check();
  await excel.settled();
  expect(excel.stats.handlers).toBe(1);
});

test('a choice from a list of which nobody tells: the check sees it, and a write refuses what it was not planned for', async () => {
  await open({ requirementSet: 'ExcelApi 1.9' });
  excel.workbook.habits.silentLists = true;
  await pane.check();
  excel.workbook.type(SHEET, 'H13', 20, 'list');
  await pause(1500);
  await excel.settled();
  expect(pane.snapshot().stale).toBe(false);
  const edit = { sheet: SHEET, cell: 'H13', from: { value: 25 }, to: { value: 19 } };
  await expect(excel.host.apply([edit])).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const before = errors();
  await pane.check();
  expect(errors()).toBeLessThan(before);
}, 20_000);
