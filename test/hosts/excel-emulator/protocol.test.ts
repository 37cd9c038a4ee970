import { type RunningExcel, startExcel } from './harness.ts';
import { formWorkbook } from './test-workbook.ts';

/** What Office.js itself does with the emulator's answers: its own errors, null objects, large writes, references. */

let excel: RunningExcel;
beforeEach(async () => {
  excel = await startExcel(formWorkbook());
});
afterEach(() => excel.close());

async function caught(run: () => Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await run();
  } catch (error) {
    return error as OfficeExtension.Error;
  }
  throw new TypeError('it should have been refused');
}

describe('errors', () => {
  test('a property that was not loaded throws in the library', async () => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getFirst().getRange('A1');
        await context.sync();
        return range.values;
      }),
    );
    expect(error).toMatchObject({ name: 'RichApi.Error', code: 'PropertyNotLoaded' });
    expect(error.message).toContain('values');
  });

  test('a sheet that is not there is ItemNotFound, with the statement that asked for it', async () => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('没有').getRange('A1').load('values');
        await context.sync();
      }),
    );
    expect(error).toMatchObject({
      code: 'ItemNotFound',
      message: "The requested resource doesn't exist.",
      debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
    });
    expect(String(error.debugInfo['statement'])).toContain('getItem(');
  });

  test.each([
    ['an address that is none', 'A0', 'Worksheet.getRange'],
    ['a cell beyond the last column', 'XFE1', 'Worksheet.getRange'],
    ['a range of another sheet', "'2024 说明'!A1", 'Worksheet.getRange'],
  ])('%s is InvalidArgument', async (_what, address, errorLocation) => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem('自评表').getRange(address).load('address');
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation } });
  });

  test('values of another shape than the range are InvalidArgument', async () => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange('A1:B2').values = [['zu', 'wenig']];
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidArgument', debugInfo: { errorLocation: 'Range.values' } });
  });

  test('what came before the failing action stays done', async () => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('自评表');
        sheet.getRange('D1').values = [[1]];
        sheet.getRange('nein').values = [[2]];
        await context.sync();
      }),
    );
    expect(error.code).toBe('InvalidArgument');
    expect(excel.workbook.sheet('自评表').peek(0, 3)?.value).toBe(1);
  });
});

describe('null objects', () => {
  test('a chain on a sheet that is not there is null to its end, and writes to it are passed over', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('没有');
      const range = sheet.getUsedRangeOrNullObject(true);
      sheet.load('name');
      range.load('values');
      sheet.tabColor = '#FF0000';
      await context.sync();
      expect([sheet.isNullObject, range.isNullObject]).toEqual([true, true]);
      // No error: the library says nothing at all.
      expect(range.values).toBeUndefined();
    });
    expect(excel.stats.roundTrips).toBe(1);
  });

  test('an empty sheet has no used range; asked without OrNullObject it is its first cell', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('2024 说明');
      const none = sheet.getUsedRangeOrNullObject(true);
      const first = sheet.getUsedRange(true);
      none.load('address');
      first.load('address');
      await context.sync();
      expect(none.isNullObject).toBe(true);
      expect(first.address).toBe("'2024 说明'!A1");
    });
  });
});

describe('loading', () => {
  test('collections bring what was asked for of their items', async () => {
    const names = await excel.Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load('items/name,items/visibility,items/protection/protected');
      await context.sync();
      return sheets.items.map((sheet) => [sheet.name, sheet.visibility, sheet.protection.protected]);
    });
    expect(names).toEqual([
      ['自评表', 'Visible', false],
      ['2024 说明', 'Visible', false],
    ]);
  });

  test('nested properties, whole rows and whole sheets', async () => {
    excel.workbook.sheet('自评表').cell(0, 0).fill = '#FFFF00';
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('自评表');
      const cells = sheet.getRange('A1:B2').load('format/fill/color,format/protection/locked');
      const yellow = sheet.getRange('A1').load({ format: { fill: { color: true } } });
      const row = sheet.getRange('2:2').load('values,address,isEntireRow');
      const all = sheet.getRange().load('address,cellCount');
      await context.sync();
      expect([cells.format.fill.color, cells.format.protection.locked]).toEqual([null, true]);
      expect(yellow.format.fill.color).toBe('#FFFF00');
      expect([row.values, row.address, row.isEntireRow]).toEqual([null, '自评表!2:2', true]);
      expect([all.address, all.cellCount]).toEqual(['自评表!1:1048576', -1]);
    });
  });

  test('hidden rows, by the row and as the visible view', async () => {
    excel.workbook.sheet('自评表').hiddenRows.add(1);
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('自评表').getRange('A1:A3');
      const rows = [0, 1, 2].map((row) => range.getRow(row).load('rowHidden'));
      const view = range.getVisibleView().load('cellAddresses,rowCount');
      range.load('rowHidden');
      await context.sync();
      expect(rows.map(({ rowHidden }) => rowHidden)).toEqual([false, true, false]);
      expect(range.rowHidden).toBeNull();
      expect(view.toJSON()).toMatchObject({ rowCount: 2, cellAddresses: [['自评表!A1'], ['自评表!A3']] });
    });
  });
});

describe('cost', () => {
  test('large writes travel in pieces of at most 1500 cells, in one round trip', async () => {
    const grid = Array.from({ length: 1000 }, (_, row) => [row, `行${row}`, true, '']);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('自评表').getRange('A1:D1000').values = grid;
      await context.sync();
    });
    const writes = excel.requests.flatMap(({ body }) => body.Actions).filter(({ Name }) => Name === 'Values');
    expect(writes).toHaveLength(3);
    expect(excel.stats.roundTrips).toBe(1);
    expect(excel.workbook.sheet('自评表').peek(999, 1)?.value).toBe('行999');
  });

  test('references are given back after a run, without counting as a round trip', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange('A1:B2').load('values');
      await context.sync();
      expect(excel.stats.liveReferences).toBe(1);
      range.getCell(0, 0).load('values');
      await context.sync();
      expect(excel.stats.liveReferences).toBe(2);
    });
    await excel.settled();
    expect(excel.stats).toMatchObject({ roundTrips: 2, liveReferences: 0 });
    expect(excel.requests.map(({ kind }) => kind).filter((kind) => kind === 'clean-up')).toHaveLength(1);
  });

  test('tracked objects that nobody lets go stay, and are counted', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange('A1');
      context.trackedObjects.add(range);
      await context.sync();
    });
    await excel.settled();
    expect(excel.stats.liveReferences).toBe(1);
  });

  test('reading leaves the undo stack alone, writing does not', async () => {
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const used = sheet.getUsedRangeOrNullObject(true).load('values,formulas,numberFormat,text');
      await context.sync();
      expect(excel.stats.writeRequests).toBe(0);
      used.getCell(0, 0).values = [['neu']];
      await context.sync();
    });
    expect(excel.stats.writeRequests).toBe(1);
  });
});

describe('requirement sets', () => {
  test('calls newer than ExcelApi 1.7 throw as they are made', async () => {
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange('A1').getMergedAreasOrNullObject();
        await context.sync();
      }),
    );
    expect(error).toMatchObject({
      code: 'ApiNotFound',
      debugInfo: { errorLocation: 'Range.getMergedAreasOrNullObject' },
    });
    expect(excel.stats.roundTrips).toBe(0);
  });

  test('without the gate they fail at the sync, as in an older Excel', async () => {
    excel = await startExcel(formWorkbook(), { strictRequirementSet: false });
    const error = await caught(() =>
      excel.Excel.run(async (context) => {
        context.application.suspendScreenUpdatingUntilNextSync();
        await context.sync();
      }),
    );
    expect(error.code).toBe('ApiNotFound');
    expect(excel.stats.roundTrips).toBe(1);
  });

  test('a newer Excel has them', async () => {
    excel = await startExcel(formWorkbook(), { requirementSet: 'ExcelApi 1.13' });
    excel.workbook.sheet('自评表').merge({ top: 0, left: 0, bottom: 0, right: 3 });
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('自评表').getRange('A1:D9');
      const merged = range.getMergedAreasOrNullObject().load('address,areaCount');
      await context.sync();
      expect([merged.address, merged.areaCount]).toEqual(['自评表!A1:D1', 1]);
    });
  });
});

test('what the emulator does not model fails, and once more at the end although the add-in swallowed it', async () => {
  const error = await caught(() =>
    excel.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().freezePanes.freezeRows(1);
      await context.sync();
    }),
  );
  expect(error.code).toBe('NotImplemented');
  await expect(excel.close()).rejects.toThrow('Worksheet.FreezePanes');
});
