import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { allForms } from '../../support/fixtures.ts';
import { exampleForm } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';
import { sheetOf } from '../contract-sheet.ts';
import { workbookFromBytes, workbookFromGrids } from '../sheet-model/from-grids.ts';
import { PROFILES, profileWith, type WpsProfile } from '../wps-emulator/profile.ts';
import { openWps } from './open-wps.ts';

/** Without what only one of the two knows: WPS's own ids, and merged areas, which nobody's reading depends on. */
function comparable(grids: readonly SheetGrid[]): unknown[] {
  return grids.map(({ id: _id, merges: _merges, blankFormats, ...grid }) => ({
    ...grid,
    blankFormats: Object.fromEntries(blankFormats ?? []),
  }));
}

const HARD: readonly WpsProfile[] = [
  ...PROFILES,
  profileWith({ arrays: 'flat', empty: '', errors: 'texts', truths: 'numbers' }),
  profileWith({ arrays: 'transposed', errors: 'null', addressIsProperty: true, mixed: undefined }),
];

test.each(HARD)('$name: every form is read, and reviewed, as from its file', async (profile) => {
  let forms = 0;
  for (const form of allForms()) {
    const bytes = buildXlsx([sheetOf(form)]);
    const ofFile = readWorkbook(bytes).sheets;
    const opened = openWps(workbookFromBytes(bytes), profile);
    const ofWps = await opened.host.readSheets('all');
    expect(comparable(ofWps)).toEqual(comparable(ofFile));
    const withoutIds = ofWps.map(({ id: _id, ...grid }, at) => ({ ...grid, merges: ofFile[at]?.merges ?? [] }));
    expect(review(withoutIds)).toEqual(review(ofFile));
    await opened.leave();
    forms += 1;
  }
  expect(forms).toBeGreaterThan(30);
});

describe('crossings', () => {
  const counted = async (profile: WpsProfile, form: SheetGrid): Promise<number> => {
    const opened = openWps(workbookFromBytes(buildXlsx([sheetOf(form)])), profile);
    opened.wps.crossings.count = 0;
    await opened.host.readSheets('active');
    const { count } = opened.wps.crossings;
    await opened.leave();
    return count;
  };

  test('a form takes at most 100; at 5 ms each it is read in less than a second', async () => {
    const counts: Record<string, number> = {};
    for (const name of ['national', 'hubei', 'operator-columns'] as const)
      for (const profile of PROFILES) counts[`${name} ${profile.name}`] = await counted(profile, exampleForm(name));
    shown(`crossings for reading a form: ${JSON.stringify(counts)}`);
    for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(100);
    const all = allForms();
    const most = Math.max(...(await Promise.all(all.map((form) => counted(profileWith(), form)))));
    shown(`crossings for reading the worst of ${all.length} forms: ${most}`);
    expect(most * 5).toBeLessThan(2000);
  });

  test('300 sheets take at most 5,000', async () => {
    const grids = Array.from({ length: 300 }, (_, at): SheetGrid => {
      const cell = { column: 2, kind: 'number' as const, value: at, formula: null, format: null };
      const rows = [2, 5].map((row) => ({ row, hidden: false, cells: [{ ...cell, row }] }));
      return { name: `单位 ${at}`, visibility: 'visible', protected: false, merges: [], rows };
    });
    const opened = openWps(workbookFromGrids(grids), profileWith());
    opened.wps.crossings.count = 0;
    expect(await opened.host.readSheets('all')).toHaveLength(300);
    shown(`crossings for reading 300 sheets: ${opened.wps.crossings.count}`);
    expect(opened.wps.crossings.count).toBeLessThanOrEqual(5000);
    await opened.leave();
  });

  test('a format in the last row of the sheet costs little', async () => {
    const model = workbookFromGrids([exampleForm('national')]);
    const [sheet] = model.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    sheet.cell(1_048_575, 3).format = '0.00%';
    const opened = openWps(model, profileWith());
    opened.wps.crossings.count = 0;
    const [grid] = await opened.host.readSheets('active');
    expect(grid?.rows).toEqual(exampleForm('national').rows);
    shown(`crossings where a format lies in the last row: ${opened.wps.crossings.count}`);
    expect(opened.wps.crossings.count).toBeLessThan(400);
    await opened.leave();
  });
});

test('what holds more than a million cells is refused, and reading can be called off in between', async () => {
  const model = workbookFromGrids([exampleForm('national')]);
  const [sheet] = model.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const opened = openWps(model, profileWith());
  const listeners: (() => void)[] = [];
  const signal = {
    aborted: false,
    addEventListener: (_type: 'abort', listener: () => void) => void listeners.push(listener),
    removeEventListener: () => undefined,
  };
  const calledOff = opened.host.readSheets('all', signal, () => {
    signal.aborted = true;
  });
  await expect(calledOff).rejects.toMatchObject({ code: 'cancelled' });
  for (let row = 0; row < 1_048_576; row += 800) for (const column of [0, 200]) sheet.cell(row, column).value = 1;
  await expect(opened.host.readSheets('all')).rejects.toMatchObject({ kind: 'too-large', code: 'too-many-cells' });
  await opened.leave();
});
