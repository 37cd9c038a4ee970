import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { allForms } from '../../support/fixtures.ts';
import { exampleForm } from '../../support/form-text.ts';
import { grid } from '../../support/grid-builder.ts';
import { stackedForms } from '../../support/stacked-forms.ts';
import { trickyWorkbook } from '../../support/tricky-workbook.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { WHOLE_SHEET } from '../sheet-model/area.ts';
import { WorkbookModel } from '../sheet-model/workbook.ts';
import { type OpenExcel, openExcel, withoutIds } from './open-excel.ts';

/** Reading: what comes of it, in how many round trips, and by which calls. */

let excel: OpenExcel;
afterEach(() => excel.leave());

const MB = 1024 * 1024;

/** Rows with something in them, without what Excel isn't asked for. */
function comparable(grids: readonly SheetGrid[]): SheetGrid[] {
  return grids.map(({ id: _hostsOwn, ...sheet }) => ({
    ...sheet,
    merges: [],
    rows: sheet.rows
      .map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.kind !== 'blank') }))
      .filter((row) => row.cells.length > 0),
  }));
}

function manySheets(count: number, of: SheetGrid = exampleForm('national')): SheetGrid[] {
  return Array.from({ length: count }, (_, index) => ({ ...of, name: `项目 ${index + 1}` }));
}

describe('round trips', () => {
  test('14 forms on one sheet', async () => {
    const sheet = stackedForms(exampleForm('national'), 14);
    excel = await openExcel([sheet]);
    const grids = await excel.host.readSheets('active');
    const { roundTrips, actions } = excel.stats;
    process.stdout.write(`Excel: 14 forms on one sheet: ${roundTrips} round trips, ${actions} actions\n`);
    expect(roundTrips).toBe(2);
    expect(review(grids).tables).toHaveLength(14);
    expect(review(grids)).toEqual(review([sheet]));
  });

  test.each([1, 2, 14, 20, 21, 40, 41, 100, 300])(
    'a workbook of %d sheets: at most 2 and one for 20',
    async (count) => {
      const sheets = manySheets(count);
      excel = await openExcel(sheets);
      expect(withoutIds(await excel.host.readSheets('all'))).toEqual(comparable(sheets));
      expect(excel.stats.roundTrips).toBeLessThanOrEqual(Math.floor(2 + count / 20));
    },
  );

  test('some sheets by name: two', async () => {
    excel = await openExcel(manySheets(30));
    const grids = await excel.host.readSheets(['项目 30', '项目 7']);
    expect(grids.map(({ name }) => name)).toEqual(['项目 7', '项目 30']);
    expect(excel.stats.roundTrips).toBe(2);
  });

  test('an empty sheet: one', async () => {
    excel = await openExcel([grid('空', [])]);
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([grid('空', [])]);
    expect(excel.stats.roundTrips).toBe(1);
  });
});

describe('calls', () => {
  /** Everything the library sends for us while reading. Each is sent as reading; none is on the documented list of those that empty the undo stack. */
  const ALLOWED = new Set([
    'Worksheets',
    'GetActiveWorksheet',
    'GetFirst',
    'GetNextOrNullObject',
    'GetItemOrNullObject',
    '_GetSheetById',
    'Protection',
    'GetUsedRangeOrNullObject',
    'GetRangeByIndexes',
    'GetRow',
    '_KeepReference',
    '',
  ]);
  const LOADED = new Set([
    'items/id',
    'id',
    'name',
    'visibility',
    'protection/protected',
    'rowIndex',
    'columnIndex',
    'rowCount',
    'columnCount',
    'rowHidden',
    'values',
    'formulas',
    'numberFormat',
    'valueTypes',
  ]);

  test('only such as leave alone what the user can undo', async () => {
    const hidden = grid('有隐藏行', [[1], [2], [3]], { hiddenRows: [2] });
    const far = new WorkbookModel();
    far.addSheet('远', 'user');
    far.type('远', 'A1', 1);
    far.type('远', 'XFD1048576', 2);
    excel = await openExcel([...manySheets(25), hidden]);
    await excel.host.readSheets('active');
    await excel.host.readSheets('all');
    await excel.host.readSheets(['项目 3', '有隐藏行']);
    const requests = [...excel.requests];
    await excel.leave();
    excel = await openExcel(far);
    await excel.host.readSheets('all');
    const bodies = [...requests, ...excel.requests].filter(({ kind }) => kind === 'customer');
    const called = new Set(
      bodies.flatMap(({ body }) => [
        ...Object.values(body.ObjectPaths)
          .filter(({ ObjectPathType: type }) => type !== 6)
          .map(({ Name }) => Name ?? ''),
        ...body.Actions.map(({ Name }) => Name ?? ''),
      ]),
    );
    const loaded = new Set(
      bodies.flatMap(({ body }) => body.Actions.flatMap(({ QueryInfo }) => QueryInfo?.Select ?? [])),
    );
    expect([...called].filter((name) => !ALLOWED.has(name))).toEqual([]);
    expect([...loaded].filter((name) => !LOADED.has(name))).toEqual([]);
    // The library marks requests that may change something; so do calls like getRowProperties, which only read.
    expect(bodies.filter(({ flags }) => (flags & 1) !== 0)).toEqual([]);
  });
});

describe('large sheets', () => {
  test('answers stay below 5 MB, however long the texts are', async () => {
    const text = '完成年度绩效目标'.repeat(60);
    const rows = Array.from({ length: 600 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => `${row} ${column} ${text}`),
    );
    const sheet = grid('长文', rows);
    excel = await openExcel([sheet, grid('后面', [[1]])], { payloadLimit: 5 * MB });
    expect(withoutIds(await excel.host.readSheets('all'))).toEqual([sheet, grid('后面', [[1]])]);
    const refused = excel.requests.filter(({ status }) => status !== 0).length;
    expect(refused).toBeGreaterThan(0);
    expect(excel.stats.roundTrips).toBeLessThanOrEqual(12);
  });

  test('an answer that Excel cuts short instead of refusing it is asked for again', async () => {
    const sheet = grid(
      '多',
      Array.from({ length: 50 }, (_, row) => [row, '文']),
    );
    excel = await openExcel([sheet]);
    const { prototype } = excel.Excel.Range;
    const own = Object.getOwnPropertyDescriptor(prototype, 'values');
    jest.spyOn(prototype, 'values', 'get').mockImplementation(function cutShort(this: Excel.Range) {
      const values = own?.get?.call(this) as unknown[][];
      return values.length > 10 ? (null as unknown as unknown[][]) : values;
    });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    jest.restoreAllMocks();
  });

  test('a row that is too much by itself is an error, not a gap', async () => {
    excel = await openExcel([grid('宽', [Array.from({ length: 40 }, () => '长'.repeat(30_000))])], {
      payloadLimit: 1 * MB,
    });
    await expect(excel.host.readSheets('all')).rejects.toMatchObject({ kind: 'too-large', detail: { sheet: '宽' } });
  });

  test('more cells than a response holds come in several', async () => {
    const rows = Array.from({ length: 3000 }, (_, row) => Array.from({ length: 20 }, (_, column) => row * 20 + column));
    const sheet = grid('台账', rows);
    excel = await openExcel([sheet]);
    const progress: number[][] = [];
    expect(withoutIds(await excel.host.readSheets('active', undefined, (...step) => progress.push(step)))).toEqual([
      sheet,
    ]);
    expect(excel.stats.roundTrips).toBe(1 + Math.ceil(60_000 / 25_000));
    expect(progress).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  /** The areas of cells that were asked for, in each round trip that was one of cells. */
  function askedAreas(): number[][] {
    return excel.requests
      .filter(({ kind }) => kind === 'customer')
      .map(({ body }) =>
        Object.values(body.ObjectPaths)
          .filter(({ Name }) => Name === 'GetRangeByIndexes')
          .flatMap(({ ArgumentInfo }) => [(ArgumentInfo?.Arguments ?? []).slice(2).join('×')]),
      )
      .filter((areas) => areas.length > 0)
      .map((areas) => areas.map((each) => each.split('×').reduce((product, side) => product * Number(side), 1)));
  }

  const SMALL = { cellsAtOnce: 100, probedFrom: 10_000, mostCells: 20_000 };
  const filled = (name: string, rows: number, columns: number, at = 'A1'): SheetGrid =>
    grid(
      name,
      Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => row * 1000 + column)),
      { at },
    );

  test('a sheet comes in as few areas as hold it, wherever it stands', async () => {
    const sheet = filled('偏', 25, 10, 'C5');
    excel = await openExcel([sheet], {}, { limits: SMALL });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    expect(askedAreas()).toEqual([[100], [100], [50]]);
  });

  test('rows wider than an answer come one by one', async () => {
    const sheet = filled('宽', 3, 150);
    excel = await openExcel([sheet], {}, { limits: SMALL });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    expect(askedAreas()).toEqual([[150], [150], [150]]);
  });

  test('small sheets share a round trip until it is full', async () => {
    const sheets = [filled('甲', 5, 10), filled('乙', 5, 10), filled('丙', 1, 1), filled('丁', 9, 11)];
    excel = await openExcel(sheets, {}, { limits: SMALL });
    expect(withoutIds(await excel.host.readSheets('all'))).toEqual(sheets);
    expect(askedAreas()).toEqual([
      [50, 50],
      [1, 99],
    ]);
  });

  test('an answer that was too large is asked for by halves, until it comes', async () => {
    const sheet = grid(
      '长文',
      Array.from({ length: 16 }, (_, row) => [`${row} ${'长'.repeat(1000)}`]),
    );
    // One answer holds three such texts, each of them twice: as value and as formula.
    excel = await openExcel([sheet], { payloadLimit: 8000 }, { limits: { ...SMALL, cellsAtOnce: 16 } });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    const areas = askedAreas().map((trip) => trip.reduce((sum, cells) => sum + cells, 0));
    expect(areas.slice(0, 2)).toEqual([16, 8]);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    // Three fit, and what was asked for after that came.
    expect(areas.filter((cells) => cells <= 3).reduce((sum, cells) => sum + cells)).toBe(16);
  });

  test('as many cells as may be are read, one more isn’t', async () => {
    const limits = { ...SMALL, mostCells: 60 };
    const sheets = [filled('甲', 5, 6), filled('乙', 3, 10)];
    excel = await openExcel(sheets, {}, { limits });
    expect(withoutIds(await excel.host.readSheets('all'))).toEqual(sheets);
    await excel.leave();
    excel = await openExcel([...sheets, filled('丙', 1, 1)], {}, { limits });
    await expect(excel.host.readSheets('all')).rejects.toMatchObject({
      kind: 'too-large',
      code: 'too-many-cells',
      detail: { sheet: '丙', limit: 60 },
    });
  });

  test('sheets above a size are looked at in bands first, those of the size itself aren’t', async () => {
    const sheet = filled('表', 20, 10);
    excel = await openExcel([sheet], {}, { limits: { ...SMALL, probedFrom: 200, cellsAtOnce: 1000 } });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    expect(excel.stats.roundTrips).toBe(2);
    await excel.leave();
    excel = await openExcel([sheet], {}, { limits: { ...SMALL, probedFrom: 199, cellsAtOnce: 1000 } });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([sheet]);
    expect(excel.stats.roundTrips).toBe(3);
  });

  test('bands meet without a gap and overlap nowhere', async () => {
    const rows = Array.from({ length: 193 }, (_, row) => [row]);
    excel = await openExcel([grid('表', rows, { at: 'B3' })], {}, { limits: { ...SMALL, probedFrom: 1 } });
    const [read] = await excel.host.readSheets('active');
    expect(read?.rows.map(({ row, cells }) => [row, cells.length, cells[0]?.value])).toEqual(
      rows.map(([value], at) => [at + 3, 1, value]),
    );
  });

  test.each([
    [1000, [2, 999]],
    [1001, []],
  ])('which of %d rows are hidden', async (count, hidden) => {
    const rows = Array.from({ length: count }, (_, row) => [row]);
    excel = await openExcel([
      grid('表', rows, { at: 'A1', hiddenRows: [2, 999] }),
      grid('藏', [[1], [2]], { hiddenRows: [1, 2] }),
    ]);
    const [first, second] = await excel.host.readSheets('all');
    expect(first?.rows).toHaveLength(count);
    expect(first?.rows.filter((row) => row.hidden).map(({ row }) => row)).toEqual(hidden);
    expect(second?.rows.map((row) => row.hidden)).toEqual([true, true]);
  });

  test('formats far below the values aren’t read, single values far away are', async () => {
    const model = new WorkbookModel();
    const sheet = model.addSheet('远', 'user');
    model.type('远', 'B2', '项目');
    model.type('远', 'XFD900000', '谁填的');
    sheet.cell(1_048_575, 5).fill = '#FFFF00';
    excel = await openExcel(model);
    const [read] = await excel.host.readSheets('active');
    expect(read?.rows.map(({ row, cells }) => [row, cells[0]?.column, cells[0]?.value])).toEqual([
      [2, 2, '项目'],
      [900_000, 16_384, '谁填的'],
    ]);
    expect(excel.stats.roundTrips).toBe(3);
  });

  test('too many cells are refused before they are read', async () => {
    const limits = { cellsAtOnce: 100, probedFrom: 200, mostCells: 500 };
    const rows = Array.from({ length: 60 }, (_, row) => Array.from({ length: 10 }, () => row));
    excel = await openExcel([grid('小', [[1]]), grid('多', rows)], {}, { limits });
    await expect(excel.host.readSheets('all')).rejects.toMatchObject({
      kind: 'too-large',
      code: 'too-many-cells',
      detail: { sheet: '多', limit: 500 },
    });
    expect(excel.stats.roundTrips).toBe(2);
    expect(withoutIds(await excel.host.readSheets(['小']))).toEqual([grid('小', [[1]])]);
  });
});

describe('what happens meanwhile', () => {
  test('a sheet that is deleted while reading is left out', async () => {
    excel = await openExcel([grid('甲', [[1]]), grid('乙', [[2]]), grid('丙', [[3]])]);
    excel.faults.beforeRoundTrip(2, () => excel.workbook.deleteSheet(excel.workbook.sheet('乙'), 'user'));
    expect((await excel.host.readSheets('all')).map(({ name }) => name)).toEqual(['甲', '丙']);
  });

  test('being called off between two round trips', async () => {
    excel = await openExcel([grid('甲', [[1]])]);
    const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined };
    excel.faults.beforeRoundTrip(1, () => {
      signal.aborted = true;
    });
    await expect(excel.host.readSheets('all', signal)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(excel.stats.roundTrips).toBe(1);
  });

  test('a cell being edited is said at once', async () => {
    excel = await openExcel([grid('甲', [[1]])], { sets: { delayforcelledit: '1.1' } });
    excel.faults.editing = true;
    await expect(excel.host.readSheets('active')).rejects.toMatchObject({ kind: 'editing', code: 'editing' });
    excel.faults.editing = false;
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([grid('甲', [[1]])]);
  });

  test.each([
    ['AccessDenied', 'unsupported', 'no-permission'],
    ['ItemNotFound', 'gone', 'no-such-sheet'],
    ['InvalidReference', 'gone', 'no-such-sheet'],
    ['ApiNotFound', 'unsupported', 'unsupported-operation'],
    ['RequestAborted', 'unknown', 'interrupted'],
    ['InvalidSelection', 'unsupported', 'other-workbook'],
    ['InactiveWorkbook', 'unsupported', 'other-workbook'],
    ['GeneralException', 'unknown', 'unknown'],
    ['SomethingNew', 'unknown', 'unknown'],
  ])('%s is told as %s', async (code, kind, reported) => {
    excel = await openExcel([grid('甲', [[1]])]);
    excel.faults.failAction(3, code);
    await expect(excel.host.readSheets('active')).rejects.toMatchObject({
      name: 'DocumentError',
      kind,
      code: reported,
      detail: { cause: expect.stringContaining(code) },
    });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([grid('甲', [[1]])]);
  });

  test('sheets that can’t be asked for one after the other are asked for by the list', async () => {
    const sheets = manySheets(25);
    excel = await openExcel(sheets);
    excel.faults.failAction(({ ObjectPathId: id }) => id > 40, 'InvalidOperation');
    expect(withoutIds(await excel.host.readSheets('all'))).toEqual(comparable(sheets));
    expect(excel.stats.roundTrips).toBe(4);
  });

  test.each(['active', 'all'] as const)(
    'another workbook is in front, however often it is asked (%s)',
    async (scope) => {
      excel = await openExcel([grid('甲', [[1]])]);
      for (let times = 0; times < 5; times += 1) excel.faults.failAction(() => true, 'InactiveWorkbook');
      await expect(excel.host.readSheets(scope)).rejects.toMatchObject({ kind: 'unsupported', code: 'other-workbook' });
      expect(excel.stats.roundTrips).toBe(1);
      excel.faults.clear();
    },
  );

  test.each(['active', 'all'] as const)('too many requests: not asked once more (%s)', async (scope) => {
    excel = await openExcel([grid('甲', [[1]])]);
    excel.faults.throttleNext();
    await expect(excel.host.readSheets(scope)).rejects.toMatchObject({ kind: 'busy', code: 'busy' });
    expect(excel.stats.roundTrips).toBe(1);
  });

  test('too many requests while it is asked what is in front: no chart sheet', async () => {
    excel = await openExcel([grid('甲', [[1]])]);
    excel.faults.failAction(() => true, 'GeneralException');
    excel.faults.beforeRoundTrip(3, () => excel.faults.throttleNext());
    await expect(excel.host.readSheets('active')).rejects.toMatchObject({ kind: 'busy', code: 'busy' });
  });
});

describe('the same through both hosts', () => {
  test('forms as units filled them', async () => {
    const bytes = workbookFile(allForms().map((form, index) => ({ ...form, name: `表 ${index + 1}` })));
    excel = await openExcel(bytes);
    const read = withoutIds(await excel.host.readSheets('all'));
    const { sheets } = readWorkbook(bytes);
    expect(comparable(read)).toEqual(comparable(sheets));
    expect(review(read)).toEqual(review(sheets));
  });

  test('a workbook with merged cells, hidden rows, shared formulas and several tables', async () => {
    const bytes = trickyWorkbook();
    excel = await openExcel(bytes);
    const read = withoutIds(await excel.host.readSheets('all'));
    const { sheets } = readWorkbook(bytes);
    expect(comparable(read)).toEqual(comparable(sheets));
    expect(review(read)).toEqual(review(sheets));
  });

  test('a used range is what lies in it', async () => {
    excel = await openExcel([grid('右下', [['甲', 2]], { at: 'Y40' })]);
    expect(excel.workbook.sheet('右下').used(WHOLE_SHEET, true)).toMatchObject({ top: 39, left: 24 });
    expect(withoutIds(await excel.host.readSheets('active'))).toEqual([grid('右下', [['甲', 2]], { at: 'Y40' })]);
  });
});
