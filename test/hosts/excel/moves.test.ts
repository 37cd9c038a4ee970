import type { CellEdit, Witness } from '../../../src/engine/edits/edit.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { grid } from '../../support/grid-builder.ts';
import { areaAddress } from '../sheet-model/area.ts';
import { plainValue } from '../sheet-model/cell.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Columns that move, rows that don't come to rest, sheets that were renamed: where things are written and shown then. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const witness = (row: number, text: string, sheetId?: string): Witness => ({
  row: [{ cell: `A${row}`, text }],
  column: [],
  ...(sheetId === undefined ? {} : { sheetId }),
});

const edit = (row: number, text: string, from: number, to: number): CellEdit => ({
  sheet: FORM,
  cell: `B${row}`,
  from: { value: from },
  to: { value: to },
  witness: witness(row, text),
});

const ROWS = [
  ['甲', 1],
  ['乙', 2],
  ['丙', 3],
];
const EDITS = [edit(1, '甲', 1, 5), edit(2, '乙', 2, 6)];

function held(model: WorkbookModel, sheet = FORM): Record<string, unknown> {
  const seen: Record<string, unknown> = {};
  for (const [row, column, cell] of model.sheet(sheet).cellsIn({ top: 0, left: 0, bottom: 9, right: 9 }))
    if (cell.value !== null)
      seen[areaAddress({ top: row, left: column, bottom: row, right: column })] = plainValue(cell.value);
  return seen;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.code;
  }
}

const SHIFTED = { B1: '甲', C1: 5, B2: '乙', C2: 6, B3: '丙', C3: 3 };

test('a column that came before the write: it goes one to the right, and comes back from there', async () => {
  excel = await openExcel([grid(FORM, ROWS)]);
  excel.workbook.sheet(FORM).insertColumn(0);
  const receipt = await excel.host.apply(EDITS);
  expect(receipt.refused).toEqual([]);
  expect(receipt.applied.map(({ cell }) => cell)).toEqual(['C1', 'C2']);
  expect(held(excel.workbook)).toEqual(SHIFTED);
  expect((await excel.host.undo(receipt)).refused).toEqual([]);
  expect(held(excel.workbook)).toEqual({ ...SHIFTED, C1: 1, C2: 2 });
});

test('a column that comes between looking and writing: what was written over is put back, and it goes where it belongs', async () => {
  excel = await openExcel([grid(FORM, ROWS)]);
  excel.faults.beforeRoundTrip(2, () => excel.workbook.sheet(FORM).insertColumn(0));
  const receipt = await excel.host.apply(EDITS);
  expect([receipt.applied.map(({ cell }) => cell), receipt.refused]).toEqual([['C1', 'C2'], []]);
  expect(held(excel.workbook)).toEqual(SHIFTED);
});

/** Rows change places under each of the first writes; returns what came of it. */
async function movingUnder(
  writes: number,
): Promise<{ readonly cells: readonly string[]; readonly codes: readonly string[] }> {
  excel = await openExcel([grid(FORM, ROWS)]);
  let left = writes;
  let seen = 0;
  for (let trip = 2; trip < 60; trip++)
    excel.faults.beforeRoundTrip(trip, (body) => {
      const values = body.Actions.filter(
        ({ Name, ArgumentInfo }) => Name === 'Values' && JSON.stringify(ArgumentInfo ?? null).includes('5'),
      );
      if (values.length === 0) return;
      seen += 1;
      if (left === 0) return;
      left -= 1;
      excel.workbook.sheet(FORM).reverseRows(0, 1);
    });
  const receipt = await excel.host.apply([EDITS[0] as CellEdit]).catch((error: unknown) => {
    if (!(error instanceof DocumentError)) throw error;
    return { applied: [], refused: [{ code: error.code }] };
  });
  expect([left, seen]).toEqual([0, Math.min(3, writes + 1)]);
  return { cells: receipt.applied.map(({ cell }) => cell), codes: receipt.refused.map(({ code }) => code) };
}

test.each([1, 2])('rows that move under %i writes: it is tried until the third', async (writes) => {
  expect((await movingUnder(writes)).codes).toEqual([]);
  const values = held(excel.workbook);
  expect(new Set(Object.values(values))).toEqual(new Set([2, 3, 5, '丙', '乙', '甲']));
  expect(values[values['A1'] === '甲' ? 'B1' : 'B2']).toBe(5);
});

test('rows that move under every write: after the third it is refused, and all is as it was', async () => {
  expect(await movingUnder(3)).toEqual({ cells: [], codes: ['moved'] });
  const values = held(excel.workbook);
  expect([values['A1'], values['B1'], values['A2'], values['B2']]).toEqual(['乙', 2, '甲', 1]);
  await excel.leave();
  excel = await openExcel([grid(FORM, ROWS)]);
});

test.each([
  ['its number in its format', 'General', 2],
  ['its number in another format', '0.00', 3],
])('rows that move under a write so that it meets %s: so many times is written', async (_, format, writes) => {
  const [first, second, ...rest] = ROWS;
  excel = await openExcel([grid(FORM, [first ?? [], [second?.[0] ?? '', 5], ...rest])]);
  excel.workbook.sheet(FORM).cell(1, 1).format = format;
  let seen = 0;
  for (let trip = 2; trip < 30; trip++)
    excel.faults.beforeRoundTrip(trip, ({ Actions: actions }) => {
      if (!actions.some(({ Name }) => Name === 'Values' || Name === 'NumberFormat')) return;
      seen += 1;
      if (seen === 1) excel.workbook.sheet(FORM).reverseRows(0, 1);
    });
  const { applied, refused } = await excel.host.apply([EDITS[0] as CellEdit]);
  expect([applied.map(({ cell }) => cell), refused, seen]).toEqual([['B2'], [], writes]);
  expect(held(excel.workbook)).toMatchObject({ A1: '乙', B1: 5, A2: '甲', B2: 5 });
  expect([0, 1].map((row) => excel.workbook.sheet(FORM).cell(row, 1).format)).toEqual([format, 'General']);
});

describe('a cell that is to be shown', () => {
  const shown = (model: WorkbookModel): Record<string, string> =>
    Object.fromEntries(model.sheets.map(({ name, selection }) => [name, areaAddress(selection)]));

  test('is looked for by its words, in rows and in columns', async () => {
    excel = await openExcel([grid(FORM, ROWS), grid('另一', [[1]])]);
    await excel.host.locate(FORM, 'B3', witness(3, '丙'));
    expect(shown(excel.workbook)[FORM]).toBe('B3');
    excel.workbook.sheet(FORM).insertRow(0);
    excel.workbook.sheet(FORM).insertColumn(0);
    await excel.host.locate(FORM, 'B3', witness(3, '丙'));
    expect(shown(excel.workbook)[FORM]).toBe('C4');
    expect(await codeOf(excel.host.locate(FORM, 'B3', witness(3, '丁')))).toBe('moved');
    expect(await codeOf(excel.host.locate('没有', 'B3', witness(3, '丙')))).toBe('no-such-sheet');
    expect(shown(excel.workbook)).toMatchObject({ [FORM]: 'C4' });
  });

  test.each(['visible', 'hidden'] as const)('in a sheet that was renamed, and is %s', async (visibility) => {
    excel = await openExcel([grid(FORM, ROWS, { visibility: 'visible' }), grid('另一', [[1]])]);
    const [form] = excel.workbook.sheets;
    if (form === undefined) throw new Error('no sheet');
    excel.workbook.rename(form, '改名');
    if (visibility === 'hidden') form.visibility = 'Hidden';
    const before = shown(excel.workbook);
    const work = excel.host.locate(FORM, 'B3', witness(3, '丙', form.id));
    if (visibility === 'visible') {
      await work;
      expect(shown(excel.workbook)).toEqual({ ...before, 改名: 'B3' });
      return;
    }
    await expect(work).rejects.toMatchObject({ kind: 'unsupported', code: 'hidden-sheet', detail: { sheet: '改名' } });
    expect(shown(excel.workbook)).toEqual(before);
  });
});
