import { probe } from '../../../src/hosts/wps/probe.ts';
import { Quirks } from '../../../src/hosts/wps/quirks.ts';
import { exampleForm } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import { PROFILES, profileWith, SWITCHES, type WpsProfile } from '../wps-emulator/profile.ts';
import { memoryStore, type OpenWps, openWps } from './open-wps.ts';

/** The probe tells each WPS as it is: what it would report of a real one can be made a profile here. */

function told(value: null | undefined | ''): string {
  return value === '' ? '""' : value === null ? 'null' : 'undefined';
}

/** What the probe has to say of a profile. */
function expected(profile: WpsProfile): Record<string, unknown> {
  const { events, errors, eventsOfMarks } = profile;
  return {
    name: 'WPS表格',
    version: '12.0',
    build: 26_885,
    ready: profile.truths === 'numbers' ? -1 : true,
    events: 'object',
    fileSystem: 'undefined',
    pluginStorage: 'undefined',
    hiddenOfRows: profile.truths === 'numbers' ? 'number' : 'boolean',
    // As in VBA: an address of more than 255 characters isn’t taken.
    longAddress: '0x800A03EC',
    addressIsProperty: profile.addressIsProperty,
    arrays: profile.arrays,
    empty: told(profile.empty),
    errors: errors === 'null' ? 'null' : errors,
    mixed: told(profile.mixed),
    keepsApostrophe: profile.keepsApostrophe,
    eventsOfWrites: events,
    ...(events === 'never'
      ? {}
      : {
          eventAddress:
            profile.addressIsProperty || profile.eventAddress !== 'relative' ? profile.eventAddress : 'relative',
        }),
    eventsOfMarks,
    codeNames: profile.codeNames,
    rules: profile.rules,
    stopIfTrueFirst: profile.stopIfTrueFirst,
    reformats: profile.reformats,
    hasSpill: profile.hasSpill,
    hasAllowEdit: profile.hasAllowEdit,
    hasIsError: profile.hasIsError,
    truths: profile.truths,
    generalFormat: profile.generalFormat,
    formulaAsGiven: true,
    formulaOfError: '#N/A',
  };
}

const ALL: readonly WpsProfile[] = [...PROFILES, ...SWITCHES.map((each) => profileWith(each))];

async function probed(profile: WpsProfile): Promise<void> {
  const opened = openWps(workbookFromGrids([exampleForm('national')]), profile);
  const before = await opened.host.readSheets('all');
  const quirks = new Quirks(memoryStore, '1');
  const report = await probe(opened.root, quirks);
  expect({ profile: profile.name, ...report }).toMatchObject({ profile: profile.name, ...expected(profile) });
  const rules = profile.rules === 'all' ? 'cells' : 'ranges';
  expect([quirks.apostrophe, quirks.rulesOf]).toEqual([profile.keepsApostrophe, rules]);
  expect(await opened.host.readSheets('all')).toEqual(before);
  expect(opened.root.app.Workbooks?.Count).toBe(1);
  expect(JSON.stringify(report)).not.toContain('绩效');
  await opened.leave();
}

test('every profile is told as it is, and the user’s workbook stays as it was', async () => {
  await Promise.all(ALL.map(probed));
  shown(`probe: ${ALL.length} profiles told as they are`);
  expect(ALL.length).toBeGreaterThan(25);
}, 120_000);

test('without a new workbook nothing is tried', async () => {
  const opened = openWps(workbookFromGrids([exampleForm('national')]), profileWith());
  opened.wps.crossings.failAt(3, 'null');
  await expect(probe(opened.root, new Quirks(memoryStore, '1'))).rejects.toMatchObject({ code: 'no-workbook' });
  expect(opened.wps.made).toEqual([]);
  await opened.leave();
});

async function quirksOf({ host }: OpenWps): Promise<string | undefined> {
  return (await host.diagnostics()).find(({ label }) => label === 'Quirks')?.value;
}

/** Crossings that it takes to write a text. */
async function write({ host, wps }: OpenWps, cell: string): Promise<number> {
  wps.crossings.count = 0;
  await host.apply([{ sheet: '自评表', cell, from: { value: null }, to: { value: '3-5' } }]);
  return wps.crossings.count;
}

test('what it teaches holds at once for the host of the open pane, whose work waits meanwhile', async () => {
  const profile = profileWith({ keepsApostrophe: true, rules: 'none' });
  const opened = openWps(workbookFromGrids([exampleForm('national')]), profile);
  const quirks = (): Promise<string | undefined> => quirksOf(opened);
  expect(await quirks()).toMatch(/apostrophe false, rules of cells$/);
  const events: string[] = [];
  const probing = opened.host.study(async (known) => {
    await probe(opened.root, known);
    events.push('probed');
  });
  const reading = opened.host.readSheets('all').then((sheets) => events.push(`read ${sheets[0]?.name}`));
  await Promise.all([probing, reading]);
  expect(events).toEqual(['probed', 'read 自评表']);
  expect(await quirks()).toMatch(/apostrophe true, rules of ranges$/);
  // It doesn't have to learn from its first write what it knows by now.
  const second = openWps(workbookFromGrids([exampleForm('national')]), profile);
  expect(await write(opened, 'Z9')).toBeLessThan(await write(second, 'Z9'));
  await opened.leave();
  await second.leave();
});

test('what one page learns doesn’t make another’s forgotten', () => {
  const store = memoryStore();
  const [first, second] = [new Quirks(() => store, '1'), new Quirks(() => store, '1')];
  first.learnApostrophe();
  second.learnRules();
  const later = new Quirks(() => store, '1');
  expect([later.apostrophe, later.rulesOf]).toEqual([true, 'ranges']);
  const other = new Quirks(() => store, '2');
  expect([other.apostrophe, other.rulesOf]).toEqual([false, 'cells']);
});

test('and a pane that is open beside it takes it over with its next work', async () => {
  const store = memoryStore();
  const profile = profileWith({ keepsApostrophe: true, rules: 'none' });
  const [mine, beside] = [0, 1].map(() => openWps(workbookFromGrids([exampleForm('national')]), profile, store));
  if (mine === undefined || beside === undefined) throw new RangeError('two were opened');
  await mine.host.study((known) => probe(mine.root, known));
  await beside.host.readSheets('active');
  expect(await quirksOf(beside)).toMatch(/apostrophe true, rules of ranges$/);
  expect(await write(beside, 'Z9')).toBe(await write(mine, 'Z9'));
  await mine.leave();
  await beside.leave();
});
