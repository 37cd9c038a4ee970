import type { CellContent, CellEdit } from '../../../src/engine/edits/edit.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { grid } from '../../support/grid-builder.ts';
import { type ActionMatch, TransportStatus } from '../excel-emulator/faults.ts';
import { areaAddress, parseArea, singleCell } from '../sheet-model/area.ts';
import { plainValue } from '../sheet-model/cell.ts';
import type { SheetModel } from '../sheet-model/sheet.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { type OpenExcel, openExcel } from './open-excel.ts';

/** Writing: what is promised beyond the contract when Excel fails, is busy, or somebody types at the same time. */

const FORM = '自评表';
let excel: OpenExcel;
afterEach(() => excel.leave());

const edit = (cell: string, from: CellContent['value'], to: CellContent['value'], sheet = FORM): CellEdit => ({
  sheet,
  cell,
  from: { value: from },
  to: { value: to },
});

/** Numbers, texts, a formula, a text-formatted cell, an error: what writing has to put back. */
function form(): WorkbookModel {
  const model = new WorkbookModel();
  const sheet = model.addSheet(FORM, 'user');
  model.type(FORM, 'A1', '旧');
  model.type(FORM, 'A2', 20);
  model.type(FORM, 'A3', '=A2*2');
  sheet.cell(3, 0).format = '@';
  model.type(FORM, 'A4', '40');
  model.type(FORM, 'A5', '#N/A');
  model.type(FORM, 'A6', "'=不是公式");
  return model;
}

const EDITS: readonly CellEdit[] = [
  edit('A1', '旧', '=新'),
  { ...edit('A2', 20, 21), to: { value: 21, formula: '20+1' } },
  { ...edit('A3', 0, 0.3), from: { value: 0, formula: 'A2*2' } },
  edit('A4', '40', 40),
  { ...edit('A5', null, '有'), from: { value: null, error: '#N/A' } },
  edit('A6', '=不是公式', null),
  edit('A7', null, 7),
];

/** What one could see of every cell. */
function state(model: WorkbookModel, sheet = FORM): Record<string, unknown> {
  const seen: Record<string, unknown> = {};
  for (const [row, column, cell] of model.sheet(sheet).cellsIn({ top: 0, left: 0, bottom: 50, right: 20 })) {
    if (cell.value === null && cell.format === 'General') continue;
    seen[areaAddress(singleCell(row, column))] = [plainValue(cell.value), cell.formula, cell.format];
  }
  return seen;
}

async function failureOf(work: Promise<unknown>): Promise<DocumentError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DocumentError)) throw new Error(`no DocumentError: ${String(error)}`);
  return error;
}

/** The write is the second round trip. */
function failInTrip(trip: number, match: ActionMatch, code?: string): void {
  excel.faults.beforeRoundTrip(trip, () => excel.faults.failAction(match, code));
}

describe('round trips', () => {
  test('three for any number of cells: look, write, read back; undoing as many', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => [row]);
    excel = await openExcel([grid(FORM, rows), grid('附表', rows)]);
    const edits = [FORM, '附表'].flatMap((sheet) =>
      rows.map(([row = 0], at) => edit(`A${at + 1}`, row, row + 0.5, sheet)),
    );
    const receipt = await excel.host.apply(edits);
    expect(excel.stats.roundTrips).toBe(3);
    expect(excel.stats.writeRequests).toBe(1);
    expect((await excel.host.undo(receipt)).refused).toEqual([]);
    expect(excel.stats.roundTrips).toBe(6);
  });

  test('refused edits take one, impossible ones none', async () => {
    excel = await openExcel(form());
    await failureOf(excel.host.apply([edit('A1', '别的', 1)]));
    expect(excel.stats.roundTrips).toBe(1);
    const refused = async (...edits: CellEdit[]): Promise<object> => {
      const { kind, code, detail } = await failureOf(excel.host.apply(edits));
      return { kind, code, detail };
    };
    const good = edit('A1', '旧', '新');
    expect(await refused(good, edit('A2', 20, Number.NaN))).toEqual({
      kind: 'unsupported',
      code: 'bad-value',
      detail: { sheet: FORM, cells: ['A2'], cause: 'NaN is no number' },
    });
    expect(await refused(good, edit('A0', 20, 1))).toEqual({
      kind: 'gone',
      code: 'no-such-cell',
      detail: { sheet: FORM, cells: ['A0'] },
    });
    expect(await refused(good, edit('$a$1', '旧', '又'))).toEqual({
      kind: 'unsupported',
      code: 'duplicate-edit',
      detail: { sheet: FORM, cells: ['$a$1'] },
    });
    await excel.host.apply([]);
    expect(excel.stats.roundTrips).toBe(1);
  });

  test('two writes at once come one after the other', async () => {
    excel = await openExcel(form());
    const [first, second] = await Promise.allSettled([
      excel.host.apply([edit('A1', '旧', '甲')]),
      excel.host.apply([edit('A1', '旧', '乙')]),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(state(excel.workbook)['A1']).toEqual(['甲', null, 'General']);
  });
});

describe('what is typed', () => {
  test('the number format stays, but for a text format that would keep a number or formula from being one', async () => {
    const model = new WorkbookModel();
    const sheet = model.addSheet(FORM, 'user');
    for (const [row, format] of ['0.0%', 'yyyy-mm-dd', '@', '@', '@', '@'].entries())
      sheet.cell(row, 0).format = format;
    excel = await openExcel(model);
    await excel.host.apply([
      edit('A1', null, 0.985),
      edit('A2', null, '2024-03-05'),
      edit('A3', null, '=1+1'),
      edit('A4', null, '110101199001011234'),
      edit('A5', null, 5),
      { ...edit('A6', null, 0), to: { value: 0, formula: 'A5+1' } },
      edit('A7', null, '2024-03-05'),
      edit('A8', null, 98.5),
    ]);
    expect(state(excel.workbook)).toEqual({
      A1: [0.985, null, '0.0%'],
      A2: ['2024-03-05', null, 'yyyy-mm-dd'],
      A3: ['=1+1', null, '@'],
      A4: ['110101199001011234', null, '@'],
      A5: [5, null, 'General'],
      A6: [0, '=A5+1', 'General'],
      A7: ['2024-03-05', null, 'General'],
      A8: [98.5, null, 'General'],
    });
  });

  test('a formula that Excel writes its own way is still known as ours', async () => {
    excel = await openExcel(form());
    const written = { ...edit('A2', 20, 21), to: { value: 21, formula: 'sum(a1:a1)+21' } };
    excel.faults.beforeRoundTrip(3, () => {
      const cell = excel.workbook.sheet(FORM).cell(1, 0);
      Object.assign(cell, { formula: '=SUM(A1:A1)+21', value: 21 });
    });
    const receipt = await excel.host.apply([written]);
    expect(receipt.applied).toEqual([{ ...written, to: { value: 21, formula: 'SUM(A1:A1)+21' } }]);
    expect((await excel.host.undo(receipt)).refused).toEqual([]);
    expect(state(excel.workbook)['A2']).toEqual([20, null, 'General']);
  });
});

describe('when the write fails', () => {
  test('at any action: the sheet is as it was, and then it works', async () => {
    let failures = 0;
    for (let action = 0; ; action++) {
      excel = await openExcel(form());
      const before = state(excel.workbook);
      failInTrip(2, action);
      const error = await excel.host.apply(EDITS).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error === null) break;
      failures++;
      expect(error).toMatchObject({ kind: 'unknown', detail: { cause: expect.stringContaining('GeneralException') } });
      expect(state(excel.workbook)).toEqual(before);
      await excel.leave();
    }
    // Every edit has several.
    expect(failures).toBeGreaterThan(EDITS.length * 2);
    expect(state(excel.workbook)).toEqual({
      A1: ['=新', null, 'General'],
      A2: [0, '=20+1', 'General'],
      A3: [0.3, null, 'General'],
      A4: [40, null, 'General'],
      A5: ['有', null, 'General'],
      A7: [7, null, 'General'],
    });
  });

  test('by what Excel answers, and all of it is there when it is looked at again: it is written', async () => {
    excel = await openExcel(form());
    failInTrip(2, 0);
    excel.faults.beforeRoundTrip(3, () => {
      excel.workbook.type(FORM, 'A1', '新');
      excel.workbook.type(FORM, 'A2', 30);
    });
    const edits = [edit('A1', '旧', '新'), edit('A2', 20, 30)];
    const receipt = await excel.host.apply(edits);
    expect(receipt).toMatchObject({ applied: edits, refused: [] });
    expect(excel.stats.roundTrips).toBe(3);
    await excel.leave();
    // One of them alone isn't enough.
    excel = await openExcel(form());
    failInTrip(2, 0);
    excel.faults.beforeRoundTrip(3, () => excel.workbook.type(FORM, 'A1', '新'));
    expect(await failureOf(excel.host.apply(edits))).toMatchObject({ kind: 'unknown' });
    expect(state(excel.workbook)).toMatchObject({ A1: ['旧', null, 'General'], A2: [20, null, 'General'] });
  });

  test('and putting back fails too, again and again: exactly the changed cells are named', async () => {
    for (let action = 3; action < 20; action += 4) {
      for (const second of [0, 4, 9]) {
        excel = await openExcel(form());
        const before = state(excel.workbook);
        // Looking again is the third round trip, putting back the fourth; then the same once more.
        for (const [trip, at] of [
          [2, action],
          [4, second],
          [6, second],
        ] as const)
          failInTrip(trip, at);
        const error = await failureOf(excel.host.apply(EDITS));
        const after = state(excel.workbook);
        const changed = EDITS.map(({ cell }) => cell).filter(
          (cell) => JSON.stringify(before[cell]) !== JSON.stringify(after[cell]),
        );
        if (changed.length === 0) expect(error.kind).toBe('unknown');
        else expect(error).toMatchObject({ kind: 'partly-written', detail: { sheet: FORM, cells: changed } });
        await excel.leave();
      }
    }
    excel = await openExcel(form());
  });

  test('and putting back fails once: at the second attempt all is as it was', async () => {
    let attempts = 0;
    for (const action of [14, 22, 30, 38]) {
      for (const second of [0, 3, 7]) {
        excel = await openExcel(form());
        const before = state(excel.workbook);
        failInTrip(2, action);
        failInTrip(4, second);
        const error = await failureOf(excel.host.apply(EDITS));
        // Look, write, look again, put back, look again, put back, read back.
        if (excel.stats.roundTrips === 7) attempts++;
        expect(error).toMatchObject({ kind: 'unknown', code: 'unknown' });
        expect(state(excel.workbook)).toEqual(before);
        await excel.leave();
      }
    }
    expect(attempts).toBeGreaterThan(8);
    excel = await openExcel(form());
  });

  test('and Excel doesn’t answer for once: looked again, and put back', async () => {
    excel = await openExcel(form());
    const before = state(excel.workbook);
    failInTrip(2, 6);
    excel.faults.beforeRoundTrip(3, () => excel.faults.throttleNext());
    expect(await failureOf(excel.host.apply(EDITS))).toMatchObject({
      kind: 'unknown',
      detail: { cause: expect.stringContaining('GeneralException') },
    });
    expect(state(excel.workbook)).toEqual(before);
  });

  test('in two sheets: both are as they were, and cells that stay changed come with their sheets', async () => {
    const both = [edit('A1', '旧', '新'), edit('A1', 1, 2, '另一'), edit('A2', 5, 6, '另一')];
    const rows = [[1], [5]];
    const isLast = ({ Name, ArgumentInfo }: { Name?: string; ArgumentInfo?: unknown }): boolean =>
      Name === 'Values' && JSON.stringify(ArgumentInfo ?? null).includes('6');
    excel = await openExcel([grid(FORM, [['旧']]), grid('另一', rows)]);
    failInTrip(2, isLast);
    expect(await failureOf(excel.host.apply(both))).toMatchObject({ kind: 'unknown' });
    expect([state(excel.workbook), state(excel.workbook, '另一')]).toEqual([
      { A1: ['旧', null, 'General'] },
      { A1: [1, null, 'General'], A2: [5, null, 'General'] },
    ]);
    await excel.leave();
    excel = await openExcel([grid(FORM, [['旧']]), grid('另一', rows)]);
    failInTrip(2, isLast);
    failInTrip(4, 0);
    failInTrip(6, 0);
    expect(await failureOf(excel.host.apply(both))).toMatchObject({
      kind: 'partly-written',
      code: 'partly-written',
      detail: { cells: [`'${FORM}'!A1`, "'另一'!A1"] },
    });
  });

  test('and Excel doesn’t answer any more: all cells that may have changed are named', async () => {
    excel = await openExcel(form());
    failInTrip(2, 6);
    excel.faults.beforeRoundTrip(3, () => excel.faults.throttleNext(2));
    expect(await failureOf(excel.host.apply(EDITS))).toMatchObject({
      kind: 'partly-written',
      detail: { sheet: FORM, cells: EDITS.map(({ cell }) => cell) },
    });
  });

  test('reading back fails: looked at again, and what was written counts', async () => {
    excel = await openExcel(form());
    failInTrip(3, 2);
    expect(await excel.host.apply([edit('A1', '旧', '新')])).toMatchObject({ applied: [{ cell: 'A1' }] });
    expect(state(excel.workbook)['A1']).toEqual(['新', null, 'General']);
  });

  test.each(['busy', 'editing'])('reading back finds Excel %s: looked at again as well', async (kind) => {
    excel = await openExcel(form(), { sets: { delayforcelledit: '1.1' } });
    const status = kind === 'busy' ? TransportStatus.throttled : TransportStatus.editing;
    excel.faults.beforeRoundTrip(3, () => excel.faults.refuseNext(status));
    expect(await excel.host.apply([edit('A1', '旧', '新'), edit('A2', 20, 30)])).toMatchObject({
      applied: [{ cell: 'A1' }, { cell: 'A2' }],
      refused: [],
    });
    expect(excel.stats.roundTrips).toBe(4);
    expect(state(excel.workbook)).toMatchObject({ A1: ['新', null, 'General'], A2: [30, null, 'General'] });
  });

  test('too many requests: nothing was done, and that is what is said', async () => {
    excel = await openExcel(form());
    const before = state(excel.workbook);
    excel.faults.beforeRoundTrip(2, () => excel.faults.throttleNext());
    expect(await failureOf(excel.host.apply(EDITS))).toMatchObject({ kind: 'busy', code: 'busy' });
    expect(state(excel.workbook)).toEqual(before);
    expect(excel.stats.roundTrips).toBe(2);
  });

  describe('and the workbook changes before it is looked at again', () => {
    const witnessed = (row: number, from: number, to: number): CellEdit => ({
      ...edit(`B${row}`, from, to),
      witness: { row: [{ cell: `A${row}`, text: ['甲', '乙', '丙'][row - 1] ?? '' }], column: [] },
    });
    const ROWS = [
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
    ];
    const ALL = [witnessed(1, 1, 5), witnessed(2, 2, 5), witnessed(3, 3, 5)];
    const FAR = [witnessed(1, 1, 11), witnessed(2, 2, 12), witnessed(3, 3, 13)];
    const numbers = (): unknown[] =>
      Object.values(state(excel.workbook)).flatMap((cell) => [(cell as unknown[])[0]].filter((each) => each !== null));

    const failAtThird = (): void => {
      let written = 0;
      failInTrip(2, ({ Name }) => {
        if (Name === 'Values') written += 1;
        return written === 3;
      });
    };

    test.each([0, 1, 2])('a row comes above %i: what was written is put back where it is now', async (above) => {
      excel = await openExcel([grid(FORM, ROWS)]);
      failAtThird();
      excel.faults.beforeRoundTrip(3, () => excel.workbook.sheet(FORM).insertRow(above));
      expect(await failureOf(excel.host.apply(ALL))).toMatchObject({ code: 'unknown' });
      expect(numbers()).toEqual(['甲', 1, '乙', 2, '丙', 3]);
    });

    test('a row comes and nothing can be put back: the cells are named where they are now', async () => {
      excel = await openExcel([grid(FORM, ROWS)]);
      failAtThird();
      excel.faults.beforeRoundTrip(3, () => {
        excel.workbook.sheet(FORM).insertRow(1);
        for (let attempt = 0; attempt < 2; attempt++) excel.faults.failAction(({ Name }) => Name === 'Values');
      });
      expect(await failureOf(excel.host.apply(ALL))).toMatchObject({
        code: 'partly-written',
        detail: { sheet: FORM, cells: ['B1', 'B3'] },
      });
      expect(numbers()).toEqual(['甲', 5, '乙', 5, '丙', 3]);
    });

    test('Excel doesn’t answer any more: the cells are named as the sheet and its rows are now', async () => {
      excel = await openExcel([grid(FORM, ROWS)]);
      const [{ id }] = excel.workbook.sheets as [SheetModel];
      const known = ALL.map((each): CellEdit => {
        const { row = [], column = [] } = each.witness ?? {};
        return { ...each, witness: { row, column, sheetId: id } };
      });
      excel.workbook.rename(excel.workbook.sheet(FORM), '改名');
      excel.workbook.sheet('改名').insertRow(0);
      // Looked for, looked at where it was found, written, and no answer since.
      excel.faults.beforeRoundTrip(4, () => excel.faults.throttleNext(3));
      expect(await failureOf(excel.host.apply(known))).toMatchObject({
        code: 'partly-written',
        detail: { sheet: '改名', cells: ['B2', 'B3', 'B4'] },
      });
    });

    test('rows move under the write and Excel is busy at any moment after: what stays written is told', async () => {
      let busy = 0;
      for (let trip = 3; trip < 16; trip++) {
        excel = await openExcel([grid(FORM, ROWS)]);
        excel.faults.beforeRoundTrip(2, () => excel.workbook.sheet(FORM).reverseRows(1, 2));
        excel.faults.beforeRoundTrip(trip, () => excel.faults.throttleNext());
        const reported = await excel.host.apply(ALL).then(
          ({ applied }) => applied.length,
          (error: unknown) => (error as DocumentError).code,
        );
        if (typeof reported === 'string' && reported !== 'partly-written') {
          expect([trip, reported, numbers()]).toEqual([trip, reported, ['甲', 1, '丙', 3, '乙', 2]]);
        }
        if (reported !== 3) busy += 1;
        await excel.leave();
      }
      expect(busy).toBeGreaterThan(0);
      excel = await openExcel([grid(FORM, ROWS)]);
    });

    test('rows move under the write and nothing can be put back: each is refused as partly written', async () => {
      excel = await openExcel([grid(FORM, ROWS)]);
      excel.faults.beforeRoundTrip(2, () => excel.workbook.sheet(FORM).reverseRows(1, 2));
      for (let trip = 4; trip < 16; trip++)
        excel.faults.beforeRoundTrip(trip, () => excel.faults.failAction(({ Name }) => Name === 'Values'));
      const { applied, refused } = await excel.host.apply(ALL);
      expect(applied.map(({ cell }) => cell)).toEqual(['B1']);
      expect(refused.map(({ edit: { cell }, code }) => [cell, code])).toEqual([
        ['B2', 'partly-written'],
        ['B3', 'partly-written'],
      ]);
    });

    test.each([4, 5])('rows move under the write and again before trip %i: each gets its own', async (trip) => {
      excel = await openExcel([grid(FORM, ROWS)]);
      const sheet = excel.workbook.sheet(FORM);
      excel.faults.beforeRoundTrip(2, () => sheet.reverseRows(1, 2));
      excel.faults.beforeRoundTrip(trip, () => sheet.insertRow(0));
      const { refused } = await excel.host.apply(FAR);
      expect(refused).toEqual([]);
      expect(numbers()).toEqual(['甲', 11, '丙', 13, '乙', 12]);
    });

    test('rows move under the write and one isn’t known any more: what stays written there is told', async () => {
      excel = await openExcel([grid(FORM, ROWS)]);
      excel.faults.beforeRoundTrip(2, () => excel.workbook.sheet(FORM).reverseRows(1, 2));
      excel.faults.beforeRoundTrip(4, () => excel.workbook.type(FORM, 'A2', '别的'));
      const { applied, refused } = await excel.host.apply(FAR);
      expect(applied.map(({ cell }) => cell)).toEqual(['B1']);
      expect(refused.map(({ edit: { cell }, code }) => [cell, code])).toEqual([
        ['B2', 'partly-written'],
        ['B3', 'moved'],
      ]);
      expect(numbers()).toEqual(['甲', 11, '别的', 12, '乙', 2]);
    });

    test('rows move under the write and the sheet goes: nothing of it is left to be told as written', async () => {
      excel = await openExcel([grid(FORM, ROWS), grid('另一', [[1]])]);
      excel.faults.beforeRoundTrip(2, () => excel.workbook.sheet(FORM).reverseRows(1, 2));
      excel.faults.beforeRoundTrip(4, () => excel.workbook.deleteSheet(excel.workbook.sheet(FORM), 'user'));
      const reported = await excel.host.apply(FAR).then(
        ({ refused }) => refused.map(({ code }) => code),
        (error: unknown) => [(error as DocumentError).code],
      );
      expect(reported).toEqual(['no-such-sheet', 'no-such-sheet']);
    });

    test('the row of one goes: it is named, the others are put back, and nothing goes where it was', async () => {
      excel = await openExcel([grid(FORM, ROWS)]);
      failAtThird();
      excel.faults.beforeRoundTrip(3, () => excel.workbook.sheet(FORM).deleteRow(0));
      const [first, second, third] = ALL as [CellEdit, CellEdit, CellEdit];
      expect(await failureOf(excel.host.apply([second, first, third]))).toMatchObject({
        code: 'partly-written',
        detail: { sheet: FORM, cells: ['B1'] },
      });
      expect(numbers()).toEqual(['乙', 2, '丙', 3]);
    });

    test('the sheet goes: what failed is said, and nothing is written any more', async () => {
      excel = await openExcel([grid(FORM, ROWS), grid('另一', [[1]])]);
      failAtThird();
      excel.faults.beforeRoundTrip(3, () => excel.workbook.deleteSheet(excel.workbook.sheet(FORM), 'user'));
      expect(await failureOf(excel.host.apply(ALL))).toMatchObject({
        kind: 'unknown',
        detail: { cause: expect.stringContaining('GeneralException') },
      });
      expect(excel.stats.writeRequests).toBe(1);
      expect(state(excel.workbook, '另一')).toEqual({ A1: [1, null, 'General'] });
    });
  });

  test('the sheet is deleted in between', async () => {
    excel = await openExcel([grid(FORM, [['旧']]), grid('另一', [[1]])]);
    excel.faults.beforeRoundTrip(2, () => excel.workbook.deleteSheet(excel.workbook.sheet(FORM), 'user'));
    expect(await failureOf(excel.host.apply([edit('A1', '旧', '新')]))).toMatchObject({ kind: 'gone' });
  });
});

describe('protection and merged cells', () => {
  test('unlocked cells of a protected sheet are written, locked ones are refused', async () => {
    const model = form();
    const sheet = model.sheet(FORM);
    sheet.unlock(parseArea('A1:A2') ?? singleCell(0, 0));
    sheet.unlock(singleCell(3, 0));
    sheet.protected = true;
    excel = await openExcel(model);
    // `A4` may be typed over, but would have to lose its format.
    const planned = [edit('A1', '旧', '新'), edit('A4', '40', 40), edit('A7', null, 1), edit('A4', '40', '四十')];
    expect(await excel.host.locked([...planned, edit('A1', 1, 2, '没有')])).toEqual([planned[1], planned[2]]);
    expect(state(model)['A1']).toEqual(['旧', null, 'General']);
    await excel.host.apply([edit('A1', '旧', '新'), edit('A2', 20, 30)]);
    expect(await excel.host.apply([edit('A1', '新', '又'), edit('A7', null, 1)])).toEqual({
      applied: [edit('A1', '新', '又')],
      refused: [{ edit: edit('A7', null, 1), code: 'protected-sheet', found: { value: null } }],
    });
    const before = state(model);
    expect(before['A1']).toEqual(['又', null, 'General']);
    expect(await failureOf(excel.host.apply([edit('A7', null, 1)]))).toMatchObject({
      kind: 'protected',
      code: 'protected-sheet',
      detail: { sheet: FORM, cells: ['A7'] },
    });
    // It would have to lose its format, which the protection keeps.
    expect(await failureOf(excel.host.apply([edit('A4', '40', 40)]))).toMatchObject({ kind: 'protected' });
    expect(state(model)).toEqual(before);
    expect(sheet.protected).toBe(true);
  });

  test('a covered cell of a merged area is named; the others are written', async () => {
    const model = form();
    model.sheet(FORM).merge(parseArea('B1:C2') ?? singleCell(0, 1));
    excel = await openExcel(model);
    const before = state(model);
    const covered = edit('C2', null, '看不见');
    expect(await excel.host.apply([edit('A1', '旧', '新'), covered])).toEqual({
      applied: [edit('A1', '旧', '新')],
      refused: [{ edit: covered, code: 'inside-merge', found: { value: null } }],
    });
    expect(state(model)).toEqual({ ...before, A1: ['新', null, 'General'] });
    expect(await failureOf(excel.host.apply([covered]))).toMatchObject({
      code: 'inside-merge',
      detail: { sheet: FORM, cells: ['C2'] },
    });
  });

  describe('what is untrue without a dropped cell is taken back', () => {
    const free = edit('A1', '旧', '新');
    const covered = edit('C2', null, '看不见');
    const untrue: CellEdit = { ...edit('A2', 20, 30), needs: ['C2'] };

    async function openMerged(): Promise<void> {
      const model = form();
      model.sheet(FORM).merge(parseArea('B1:C2') ?? singleCell(0, 1));
      excel = await openExcel(model);
    }

    const needsRefused = { edit: untrue, code: 'needs-refused', found: { value: 20 }, because: ['C2'] };
    test.each<[what: string, before: () => void, held: unknown, refused: unknown]>([
      ['what stood there is there again', () => undefined, 20, needsRefused],
      [
        'another author’s text that came since stays, and nothing of ours is told of',
        () => excel.faults.beforeRoundTrip(4, () => excel.workbook.type(FORM, 'A2', '同事填的', 'coauthor')),
        '同事填的',
        needsRefused,
      ],
      [
        'where Excel refuses that, it is told as partly written',
        () => excel.faults.beforeRoundTrip(5, () => excel.faults.failAction(({ Name }) => Name === 'Values')),
        30,
        { edit: untrue, code: 'partly-written', found: { value: 30 } },
      ],
    ])('%s', async (_what, before, held, refused) => {
      await openMerged();
      before();
      expect(await excel.host.apply([untrue, free, covered])).toEqual({
        applied: [free],
        refused: [refused, { edit: covered, code: 'inside-merge', found: { value: null } }],
      });
      expect(state(excel.workbook)).toMatchObject({ A1: ['新', null, 'General'], A2: [held, null, 'General'] });
    });
  });

  test('some cells are dropped and another’s sheet is deleted: each is told for itself', async () => {
    const model = form();
    model.sheet(FORM).merge(parseArea('B1:C2') ?? singleCell(0, 1));
    model.addSheet('另一', 'user');
    model.type('另一', 'A1', 1);
    excel = await openExcel(model);
    const before = state(model);
    excel.faults.beforeRoundTrip(3, () => model.deleteSheet(model.sheet('另一'), 'user'));
    const edits = [edit('A1', '旧', '新'), edit('C2', null, '看不见'), edit('A1', 1, 2, '另一')];
    expect(await excel.host.apply(edits)).toEqual({
      applied: [edits[0]],
      refused: [
        { edit: edits[1], code: 'inside-merge', found: { value: null } },
        { edit: edits[2], code: 'no-such-sheet', found: { value: null } },
      ],
    });
    expect(state(model)).toEqual({ ...before, A1: ['新', null, 'General'] });
  });

  test('locked cells are named sheet by sheet; where there are no others, the first sheet is', async () => {
    excel = await openExcel([
      grid(FORM, [['旧']]),
      grid('甲', [[1, 2]], { protected: true }),
      grid('乙', [[1]], { protected: true }),
    ]);
    const locked = [edit('A1', 1, 2, '甲'), edit('A1', 1, 2, '乙'), edit('B1', 2, 3, '甲')];
    expect(await failureOf(excel.host.apply(locked))).toMatchObject({
      kind: 'protected',
      code: 'protected-sheet',
      detail: { sheet: '甲', cells: ['A1', 'B1'] },
    });
    expect(excel.stats.roundTrips).toBe(1);
    const { applied, refused } = await excel.host.apply([edit('A1', '旧', '新'), ...locked]);
    expect(applied).toEqual([edit('A1', '旧', '新')]);
    expect(refused.map((each) => [each.edit, each.code])).toEqual(locked.map((each) => [each, 'protected-sheet']));
    expect(state(excel.workbook)).toEqual({ A1: ['新', null, 'General'] });
  });

  test('where protection allows formatting, an open cell may lose its text format', async () => {
    const model = form();
    const sheet = model.sheet(FORM);
    sheet.unlock(singleCell(3, 0));
    sheet.protected = true;
    sheet.protectionOptions = { allowFormatCells: true };
    excel = await openExcel(model);
    await excel.host.apply([edit('A4', '40', 40)]);
    expect(state(model)['A4']).toEqual([40, null, 'General']);
  });

  test('no call that protects, unprotects or asks for merged areas is ever made', async () => {
    const model = form();
    model.sheet(FORM).protected = true;
    excel = await openExcel(model, { requirementSet: 'ExcelApi 1.15' });
    await failureOf(excel.host.apply(EDITS));
    await failureOf(excel.host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]));
    const names = excel.requests.flatMap(({ body }) =>
      [...Object.values(body.ObjectPaths), ...body.Actions].map(({ Name }) => Name),
    );
    expect(names.filter((name) => /protect$|merge|visibility|copy|delete/i.test(name ?? ''))).toEqual([]);
  });
});

describe('somebody types at the same time', () => {
  const SETS = { sets: { delayforcelledit: '1.1' } };

  test('a short edit is waited for, and then looked at', async () => {
    excel = await openExcel(form(), SETS);
    excel.faults.editing = true;
    const work = failureOf(excel.host.apply([edit('A1', '旧', '新')]));
    await Promise.resolve();
    excel.workbook.type(FORM, 'A1', '刚填的');
    excel.faults.editing = false;
    expect(await work).toMatchObject({ kind: 'changed-meanwhile', detail: { cells: ['A1'] } });
    expect(state(excel.workbook)['A1']).toEqual(['刚填的', null, 'General']);
  });

  test('a long one is said, and nothing is written afterwards', async () => {
    excel = await openExcel(form(), SETS);
    excel.faults.editing = true;
    expect(await failureOf(excel.host.apply([edit('A1', '旧', '新')]))).toMatchObject({
      kind: 'editing',
      code: 'editing',
    });
    excel.faults.editing = false;
    await excel.settled();
    expect(state(excel.workbook)['A1']).toEqual(['旧', null, 'General']);
  });

  test('an Excel that can’t wait says so at once', async () => {
    excel = await openExcel(form());
    excel.faults.editing = true;
    expect(await failureOf(excel.host.apply([edit('A1', '旧', '新')]))).toMatchObject({ kind: 'editing' });
    excel.faults.editing = false;
  });

  test('editing begins between looking and writing: nothing is written over it', async () => {
    excel = await openExcel(form(), SETS);
    excel.faults.beforeRoundTrip(2, () => {
      excel.faults.editing = true;
    });
    expect(await failureOf(excel.host.apply([edit('A1', '旧', '新')]))).toMatchObject({ kind: 'editing' });
    excel.faults.editing = false;
    await excel.settled();
    expect(state(excel.workbook)['A1']).toEqual(['旧', null, 'General']);
  });

  test('another author’s text that came between writing and reading back stays', async () => {
    excel = await openExcel(form());
    excel.faults.beforeRoundTrip(3, () => excel.workbook.type(FORM, 'A2', '同事填的', 'coauthor'));
    expect(await excel.host.apply([edit('A1', '旧', '新'), edit('A2', 20, 30)])).toEqual({
      applied: [edit('A1', '旧', '新')],
      refused: [{ edit: edit('A2', 20, 30), code: 'changed-meanwhile', found: { value: '同事填的' } }],
    });
    expect(state(excel.workbook)).toMatchObject({ A1: ['新', null, 'General'], A2: ['同事填的', null, 'General'] });
  });

  test('another author’s text that came between looking and writing is put back exactly', async () => {
    excel = await openExcel(form());
    excel.faults.beforeRoundTrip(2, () => {
      excel.workbook.type(FORM, 'A2', '=1+2', 'coauthor');
      excel.workbook.type(FORM, 'A4', '同事填的', 'coauthor');
      excel.workbook.type(FORM, 'A7', '#N/A', 'coauthor');
    });
    const edits = [edit('A1', '旧', '新'), edit('A2', 20, 30), edit('A4', '40', 40), edit('A7', null, 7)];
    const { applied, refused } = await excel.host.apply(edits);
    expect(applied).toEqual([edits[0]]);
    expect(refused.map((each) => [each.edit.cell, each.code])).toEqual([
      ['A2', 'changed-meanwhile'],
      ['A4', 'changed-meanwhile'],
      ['A7', 'changed-meanwhile'],
    ]);
    expect(state(excel.workbook)).toMatchObject({
      A1: ['新', null, 'General'],
      A2: [expect.anything(), '=1+2', 'General'],
      A4: ['同事填的', null, '@'],
      A7: ['#N/A', null, 'General'],
    });
  });

  test('undoing counts a cell that holds what it held before as undone', async () => {
    excel = await openExcel(form());
    const receipt = await excel.host.apply([edit('A1', '旧', '新'), edit('A2', 20, 30)]);
    excel.workbook.type(FORM, 'A2', 20);
    const { applied, refused } = await excel.host.undo(receipt);
    expect([applied.map(({ cell }) => cell), refused]).toEqual([['A2', 'A1'], []]);
  });

  test('undoing refuses the cell of another author alone', async () => {
    excel = await openExcel(form());
    const receipt = await excel.host.apply([edit('A1', '旧', '新'), edit('A2', 20, 30)]);
    excel.workbook.type(FORM, 'A2', 31, 'coauthor');
    const { applied, refused } = await excel.host.undo(receipt);
    expect(applied.map(({ cell }) => cell)).toEqual(['A1']);
    expect(refused).toEqual([{ edit: edit('A2', 30, 20), code: 'changed-meanwhile', found: { value: 31 } }]);
    expect(state(excel.workbook)).toMatchObject({ A1: ['旧', null, 'General'], A2: [31, null, 'General'] });
  });

  test('undoing refuses the cells of a sheet that is gone', async () => {
    excel = await openExcel([grid(FORM, [['旧']]), grid('另一', [[1]])]);
    const receipt = await excel.host.apply([edit('A1', '旧', '新'), edit('A1', 1, 2, '另一')]);
    excel.workbook.deleteSheet(excel.workbook.sheet('另一'), 'user');
    const { applied, refused } = await excel.host.undo(receipt);
    expect(applied).toHaveLength(1);
    expect(refused).toEqual([{ edit: edit('A1', 2, 1, '另一'), code: 'no-such-sheet', found: { value: null } }]);
  });
});
