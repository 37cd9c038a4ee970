import { probe } from '../../../src/hosts/wps/probe.ts';
import { Quirks } from '../../../src/hosts/wps/quirks.ts';
import { exampleForm } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import { PROFILES, profileWith, SWITCHES, type WpsProfile } from '../wps-emulator/profile.ts';
import { memoryStore, openWps } from './open-wps.ts';

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
