import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import type { DocumentError } from '../../../src/formats/error.ts';
import { ExcelHost } from '../../../src/hosts/excel/host.ts';
import { grid } from '../../support/grid-builder.ts';
import type { SheetModel } from '../sheet-model/sheet.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Writing in Excel as it behaves beside what it documents. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const edit = (cell: string, from: string | number | null, to: string | number | null): CellEdit => ({
  sheet: FORM,
  cell,
  from: { value: from },
  to: { value: to },
});

const cellAt = (row: number, column: number): ReturnType<SheetModel['peek']> =>
  excel.workbook.sheet(FORM).peek(row, column);

/** A library and an Excel that take the wish for a group; this Excel then refuses it with a code. */
async function openGrouping(code: string | null): Promise<{ readonly wished: () => number }> {
  excel = await openExcel([grid(FORM, [[1, 2]])], { requirementSet: 'ExcelApi 1.20' });
  const library = excel.Excel;
  Object.defineProperty(library.Worksheet.prototype, 'notes', { value: null, configurable: true });
  const run = library.run.bind(library) as (options: unknown, batch: unknown) => Promise<unknown>;
  let wished = 0;
  const watched = (options: { mergeUndoGroup?: boolean }, batch: unknown): Promise<unknown> => {
    if (options.mergeUndoGroup === true) {
      wished += 1;
      if (code !== null) excel.faults.refuseNextWrite(code);
    }
    return run(options, batch);
  };
  Object.assign(library, { run: watched });
  return { wished: () => wished };
}

describe.each(['UndoNotSupported', 'GeneralException'])('undo groups that this Excel refuses with %s', (code) => {
  test('a write goes on without, found out once and remembered', async () => {
    const { wished } = await openGrouping(code);
    const receipt = await excel.host.apply([edit('A1', 1, 10), edit('B1', 2, 20)]);
    expect([cellAt(0, 0)?.value, cellAt(0, 1)?.value]).toEqual([10, 20]);
    expect(wished()).toBe(1);
    await excel.host.undo(receipt);
    await excel.host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]);
    await excel.host.apply([edit('A1', 1, 11)]);
    expect(wished()).toBe(1);
    expect(cellAt(0, 0)?.value).toBe(11);
    expect(excel.workbook.sheet(FORM).conditionalFormats.list).toHaveLength(1);
  });

  test('so do marks', async () => {
    const { wished } = await openGrouping(code);
    await excel.host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]);
    await excel.host.clearMarks();
    await excel.host.mark([{ sheet: FORM, cell: 'B1', severity: 'hint' }]);
    expect(wished()).toBe(1);
    expect(excel.workbook.sheet(FORM).conditionalFormats.list).toHaveLength(1);
  });
});

test('where groups work every write is one', async () => {
  const { wished } = await openGrouping(null);
  const receipt = await excel.host.apply([edit('A1', 1, 10)]);
  await excel.host.undo(receipt);
  expect(wished()).toBe(2);
});

test('a library that passes over the wish isn’t said to group', async () => {
  excel = await openExcel([grid(FORM, [[1]])], { requirementSet: 'ExcelApi 1.20' });
  const host = (): ExcelHost => new ExcelHost({ excel: excel.Excel, office: excel.Office });
  expect(host().can.nativeUndoGroup).toBe(false);
  Object.defineProperty(excel.Excel.Worksheet.prototype, 'notes', { value: null, configurable: true });
  expect(host().can.nativeUndoGroup).toBe(true);
});

describe('AccessDenied', () => {
  test('without a protection that was seen isn’t called one', async () => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.faults.failAction(({ Name }) => Name === 'Values', 'AccessDenied');
    await expect(excel.host.apply([edit('A1', 1, 2)])).rejects.toMatchObject({ code: 'no-permission' });
    expect(cellAt(0, 0)?.value).toBe(1);
  });

  test('of a sheet that was protected meanwhile is one', async () => {
    excel = await openExcel([grid(FORM, [[1]])]);
    excel.faults.beforeRoundTrip(2, () => {
      excel.workbook.sheet(FORM).protected = true;
    });
    await expect(excel.host.apply([edit('A1', 1, 2)])).rejects.toMatchObject({
      kind: 'protected',
      code: 'protected-sheet',
      detail: { sheet: FORM, cells: ['A1'] },
    });
    expect(cellAt(0, 0)?.value).toBe(1);
  });
});

test('a write that was aborted is looked at again, wherever it stopped, and put back', async () => {
  let stopped = 0;
  for (let actions = 0; actions < 40; actions++) {
    excel = await openExcel([grid(FORM, [[1, 2, 3]])]);
    excel.faults.beforeRoundTrip(2, () => excel.faults.abortAfter(actions));
    const work = excel.host.apply([edit('A1', 1, 10), edit('B1', 2, 20), edit('C1', 3, 30)]);
    const outcome = await work.then(
      () => 'written',
      (error: unknown) => (error as DocumentError).code,
    );
    const now = [0, 1, 2].map((column) => cellAt(0, column)?.value);
    expect(now).toEqual(outcome === 'written' ? [10, 20, 30] : [1, 2, 3]);
    if (outcome === 'interrupted') stopped += 1;
    if (actions < 39) await excel.leave();
  }
  expect(stopped).toBeGreaterThan(5);
});

describe('cells that a formula spills into', () => {
  async function openSpilling(requirementSet: 'ExcelApi 1.11' | 'ExcelApi 1.12'): Promise<void> {
    excel = await openExcel([grid(FORM, [[1, 5]])], { requirementSet });
    const sheet = excel.workbook.sheet(FORM);
    Object.assign(sheet.cell(2, 0), { formula: '=SEQUENCE(3)', value: 1 });
    Object.assign(sheet.cell(3, 0), { value: 2 });
    Object.assign(sheet.cell(4, 0), { value: 3 });
    sheet.spills = [{ top: 2, left: 0, bottom: 4, right: 0 }];
  }

  test('are refused before anything is written', async () => {
    await openSpilling('ExcelApi 1.12');
    const { writeRequests } = excel.stats;
    await expect(excel.host.apply([edit('A4', 2, 20)])).rejects.toMatchObject({ code: 'array-formula' });
    expect(excel.stats.writeRequests).toBe(writeRequests);
    expect(cellAt(2, 0)?.value).toBe(1);
    // Others are written.
    const { applied, refused } = await excel.host.apply([edit('A5', 3, 30), edit('B1', 5, 50)]);
    expect([applied.map(({ cell }) => cell), refused.map(({ code }) => code)]).toEqual([['B1'], ['array-formula']]);
  });

  test('the cell of the formula itself can be written', async () => {
    await openSpilling('ExcelApi 1.12');
    const from = { value: 1, formula: 'SEQUENCE(3)' };
    const { applied } = await excel.host.apply([{ sheet: FORM, cell: 'A3', from, to: { value: 7 } }]);
    expect(applied).toHaveLength(1);
  });
});

describe('legacy array formulas', () => {
  async function openArray(requirementSet: 'ExcelApi 1.11' | 'ExcelApi 1.12', formula = '=$A$1:$A$3*2'): Promise<void> {
    excel = await openExcel([grid(FORM, [[1], [2], [3]])], { requirementSet });
    const sheet = excel.workbook.sheet(FORM);
    for (const row of [0, 1, 2]) Object.assign(sheet.cell(row, 1), { formula, value: 2 * (row + 1) });
    sheet.arrays = [{ top: 0, left: 1, bottom: 2, right: 1 }];
  }

  const into = (cell: string, value: number, formula = '$A$1:$A$3*2'): CellEdit => ({
    sheet: FORM,
    cell,
    from: { value, formula },
    to: { value: 7 },
  });

  test.each(['B1', 'B2', 'B3'])('a part of one is refused before anything is written: %s', async (cell) => {
    await openArray('ExcelApi 1.12');
    const part = into(cell, 2 * Number(cell.slice(1)));
    await expect(excel.host.apply([part])).rejects.toMatchObject({
      code: 'array-formula',
      detail: { sheet: FORM, cells: [cell] },
    });
    expect(excel.stats.writeRequests).toBe(0);
    const { applied, refused } = await excel.host.apply([part, edit('A1', 1, 10)]);
    expect([applied.map((each) => each.cell), refused.map(({ code }) => code)]).toEqual([['A1'], ['array-formula']]);
    expect(excel.stats.writeRequests).toBe(1);
  });

  test('one of a single cell is written over, whatever stands beside it', async () => {
    await openArray('ExcelApi 1.12', '=$A$1*2');
    const sheet = excel.workbook.sheet(FORM);
    sheet.arrays = [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: 1 }));
    for (const row of [0, 2]) sheet.cell(row, 1).formula = `=$A$${row + 4}*2`;
    const { applied } = await excel.host.apply([into('B2', 4, '$A$1*2')]);
    expect(applied).toHaveLength(1);
    expect(cellAt(1, 1)).toMatchObject({ value: 7, formula: null });
  });

  test('the same formula in ordinary cells is none', async () => {
    await openArray('ExcelApi 1.12', '=$A$1*2');
    excel.workbook.sheet(FORM).arrays = [];
    const { applied } = await excel.host.apply([2, 4, 6].map((value, row) => into(`B${row + 1}`, value, '$A$1*2')));
    expect(applied).toHaveLength(3);
  });

  test('an Excel that can’t be asked refuses it, and nothing is changed', async () => {
    await openArray('ExcelApi 1.11');
    await expect(excel.host.apply([edit('A1', 1, 10), into('B2', 4)])).rejects.toMatchObject({ code: 'rejected' });
    expect([cellAt(0, 0)?.value, cellAt(1, 1)?.value]).toEqual([1, 4]);
  });

  test('at the edge of the sheet too', async () => {
    excel = await openExcel([grid(FORM, [[2, 4]])], { requirementSet: 'ExcelApi 1.12' });
    const sheet = excel.workbook.sheet(FORM);
    for (const column of [0, 1]) sheet.cell(0, column).formula = '={2,4}';
    sheet.arrays = [{ top: 0, left: 0, bottom: 0, right: 1 }];
    await expect(excel.host.apply([into('A1', 2, '{2,4}')])).rejects.toMatchObject({ code: 'array-formula' });
  });
});

describe('number formats that a write changes', () => {
  test('a formula that takes the format of what it refers to gives it back', async () => {
    excel = await openExcel([grid(FORM, [[1, 2]])]);
    excel.workbook.habits.formatOfFormula = '0%';
    const receipt = await excel.host.apply([
      { sheet: FORM, cell: 'A1', from: { value: 1 }, to: { value: 2, formula: 'B1' } },
    ]);
    expect(cellAt(0, 0)?.format).toBe('0%');
    expect(receipt.formats).toEqual([{ sheet: FORM, cell: 'A1', format: 'General' }]);
    await excel.host.undo(receipt);
    expect(cellAt(0, 0)).toMatchObject({ value: 1, formula: null, format: 'General' });
  });

  test('the format "text" comes back after the page was loaded anew', async () => {
    excel = await openExcel([grid(FORM, [['5']])]);
    excel.workbook.sheet(FORM).cell(0, 0).format = '@';
    const kept = JSON.stringify(await excel.host.apply([edit('A1', '5', 5)]));
    expect(cellAt(0, 0)).toMatchObject({ value: 5, format: 'General' });
    const another = new ExcelHost({ excel: excel.Excel, office: excel.Office });
    await another.undo(JSON.parse(kept) as Awaited<ReturnType<ExcelHost['apply']>>);
    expect(cellAt(0, 0)).toMatchObject({ value: '5', format: '@' });
  });
});
