import { SettingsStore } from '../../src/app/settings.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import { browserPace } from '../../src/pane/state/run-steps.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { fileOf, MemoryStore, passingOn, TODAY } from '../support/open-pane.tsx';

/** What the pane shows of its reading, which fix it previews, and which policies it writes down, with two forms in the workbook. */

const FIRST = withCells(exampleForm('national'), { H17: '14', H20: '90' });
const SECOND = withCells(exampleForm('national', '二'), { D3: '另一个项目', H20: '98' });
const PACE = { now: () => 0, rest: () => Promise.resolve() };
const HUBEI = policyById('hubei') as ScoringPolicy;
const PLATFORM = policyById('platform') as ScoringPolicy;

function opened(changes: Partial<WorkbookHost> = {}): { readonly pane: PaneController; readonly host: FileHost } {
  const host = new FileHost(fileOf([FIRST, SECOND]));
  const settings = new SettingsStore(new MemoryStore());
  const pane = new PaneController({
    host: passingOn(host, changes),
    settings,
    today: () => TODAY,
    pace: PACE,
    scope: 'all',
  });
  return { pane, host };
}

test('the sheets are coloured by what was read, anew after each check, and plain when that is switched off', async () => {
  const shown: (readonly { readonly sheet: string; readonly role: string }[])[] = [];
  const { pane } = opened({ showRoles: (cells) => void shown.push(cells) });
  pane.showReading(true);
  expect(shown).toEqual([[]]);
  await pane.check();
  expect(shown).toHaveLength(2);
  const [, cells = []] = shown;
  expect(new Set(cells.map(({ sheet }) => sheet))).toEqual(new Set(['自评表', '二']));
  expect(cells).toEqual(expect.arrayContaining([{ sheet: '自评表', row: 13, column: 8, role: 'field' }]));
  pane.showReading(false);
  await pane.check();
  expect([shown.length, shown[2], pane.snapshot().reading]).toEqual([3, [], false]);
});

test('a host that shows no roles is left alone', async () => {
  const { pane } = opened();
  await pane.check();
  pane.showReading(true);
  expect(pane.snapshot().reading).toBe(true);
});

test('the fix of a finding is previewed with the words that its place is known by; one without has none', async () => {
  const { pane } = opened();
  await pane.check();
  const findings = pane.snapshot().checked?.review.findings ?? [];
  const mismatch = findings.find(({ check, sheet }) => check === 'total-mismatch' && sheet === '二') as AnyFinding;
  pane.previewFix(mismatch);
  const { preview } = pane.snapshot();
  expect(preview?.edits.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(['二!H20']);
  expect(preview?.edits[0]?.witness).toBeDefined();
  pane.dispatch({ type: 'preview-closed' });
  pane.previewFix({ ...mismatch, fix: null });
  expect(pane.snapshot().preview).toBeNull();
});

test('of two forms each can have its own policy; chosen again it isn’t written again, chosen for all it is theirs too', async () => {
  const applied: number[] = [];
  const { pane, host } = opened({
    apply: (edits) => {
      applied.push(edits.length);
      return host.apply(edits);
    },
  });
  await pane.check();
  const policies = (): (string | undefined)[] =>
    pane.snapshot().checked?.review.tables.map(({ policy }) => policy.id) ?? [];
  const usual = policies()[0];
  expect(policies()).toEqual([usual, usual]);
  const forms = pane.snapshot().checked?.review.tables.map(({ form }) => form) ?? [];
  const [, second] = forms;
  if (second === undefined) throw new Error('no second form');
  // Something is kept in the workbook already: from here on what is chosen is written down.
  const finding = pane.snapshot().checked?.review.findings.find(({ check }) => check === 'total-mismatch');
  expect(await pane.waive(finding as AnyFinding, '已核实')).toBe(true);
  const { length } = applied;
  await pane.chooseFormPolicy([second], HUBEI);
  expect([policies(), applied.length]).toEqual([[usual, 'hubei'], length + 1]);
  await pane.chooseFormPolicy([second], HUBEI);
  expect([policies(), applied.length]).toEqual([[usual, 'hubei'], length + 1]);
  await pane.choosePolicy(PLATFORM);
  expect([policies(), applied.length]).toEqual([['platform', 'platform'], length + 2]);
  await pane.choosePolicy(PLATFORM);
  expect(applied.length).toBe(length + 2);
});

test('the browser’s pace has a clock that goes on, and rests', async () => {
  const before = browserPace.now();
  await browserPace.rest();
  expect(before).toBeGreaterThanOrEqual(0);
  expect(browserPace.now()).toBeGreaterThanOrEqual(before);
});
