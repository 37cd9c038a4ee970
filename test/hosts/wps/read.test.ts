import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { allForms } from '../../support/fixtures.ts';
import { exampleForm } from '../../support/form-text.ts';
import { shown } from '../../support/shown.ts';
import { XLS_FIXTURES, xlsFixture } from '../../support/xls-fixtures.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';
import { sheetOf } from '../contract-sheet.ts';
import { workbookFromBytes, workbookFromGrids } from '../sheet-model/from-grids.ts';
import { PROFILES, profileWith, SWITCHES, type WpsProfile } from '../wps-emulator/profile.ts';
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

/** What WPS tells of the workbook is what our reader tells of its file. */
async function expectAsFromFile(ofFile: readonly SheetGrid[], profile: WpsProfile, name: string): Promise<void> {
  const opened = openWps(workbookFromGrids(ofFile), profile);
  const ofWps = await opened.host.readSheets('all');
  expect([name, comparable(ofWps)]).toEqual([name, comparable(ofFile)]);
  const withoutIds = ofWps.map(({ id: _id, ...grid }, at) => ({ ...grid, merges: ofFile[at]?.merges ?? [] }));
  expect(review(withoutIds)).toEqual(review(ofFile));
  await opened.leave();
}

test.each(HARD)('$name: every form is read, and reviewed, as from its file', async (profile) => {
  let forms = 0;
  for (const form of allForms()) {
    await expectAsFromFile(readWorkbook(buildXlsx([sheetOf(form)])).sheets, profile, form.name);
    forms += 1;
  }
  expect(forms).toBeGreaterThan(30);
});

/** Numbers of dates count from the file's own first day: which one that is, WPS isn't asked, so such a file says nothing here. */
const OLD_FILES = XLS_FIXTURES.filter(({ name }) => name !== 'dates-1904.xls');
/** WPS saves .xls and .et with three rules a cell. */
const OLD = [...HARD, ...SWITCHES.map((each) => profileWith(each))].map((each) => ({ ...each, threeRules: true }));

test.each(OLD)('$name: .xls and .et are read, and reviewed, as by our own reader', async (profile) => {
  expect(OLD_FILES.map(({ name }) => name.replace(/^.*\./, '')).sort()).toEqual(['et', 'xls', 'xls', 'xls']);
  let indicators = 0;
  for (const { name } of OLD_FILES) {
    const { sheets } = readXls(xlsFixture(name));
    await expectAsFromFile(sheets, profile, name);
    for (const { table } of review(sheets).tables) indicators += table.indicators.length;
  }
  expect(indicators).toBe(20);
});

test('.xls and .et take a write and its undo as other workbooks do', async () => {
  let written = 0;
  for (const profile of PROFILES) {
    for (const { name } of OLD_FILES) {
      const { sheets } = readXls(xlsFixture(name));
      const sheet = sheets.find((each) => !each.protected)?.name ?? '';
      const opened = openWps(workbookFromGrids(sheets), { ...profile, threeRules: true });
      const before = comparable(await opened.host.readSheets('all'));
      const receipt = await opened.host.apply([{ sheet, cell: 'Z9', from: { value: null }, to: { value: '3-5' } }]);
      const after = (await opened.host.readSheets('all')).find((each) => each.name === sheet);
      expect(after?.rows.flatMap(({ cells }) => cells).find((each) => each.column === 26)?.value).toBe('3-5');
      await opened.host.undo(receipt);
      expect([name, comparable(await opened.host.readSheets('all'))]).toEqual([name, before]);
      await opened.leave();
      written += 1;
    }
  }
  expect(written).toBe(PROFILES.length * 4);
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
