import { contentOf } from '../../src/engine/edits/content.ts';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import { witnessAt } from '../../src/engine/edits/witness.ts';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { DocumentError } from '../../src/formats/error.ts';
import type { ApplyReceipt, RefusedEdit } from '../../src/hosts/host.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { editsFor, movedRow, notRefused, type Order, wrongCells } from '../support/moved-rows.ts';
import type { XlsxSheet } from '../support/xlsx-builder.ts';
import type { Open, OpenWorkbook, SheetChange } from './contract.ts';
import { sheetOf } from './contract-sheet.ts';

/** What every host promises when rows and sheets have moved since an edit, a mark or an undoing was planned. */

const FORM = '自评表';
const OTHER = '汇总';
const FILLED_IN = ['H13', 'H14', 'H15', 'H16', 'H17', 'H20'];
const BLANK = Object.fromEntries(FILLED_IN.map((cell) => [cell, '']));

const ALL_ROWS: readonly number[] = Array.from({ length: 22 }, (_, row) => row);

function rows(change: (order: (number | null)[]) => void): Order {
  const order: (number | null)[] = [...ALL_ROWS];
  change(order);
  return order;
}

interface Case {
  readonly change: SheetChange;
  readonly order: Order;
  /** Where the edits belong then: null where nobody can tell. A file has no ids of its sheets, only their names. */
  readonly sheet: { readonly excel: string | null; readonly file: string | null };
  /** Cells that are gone, and what needs them. */
  readonly gone: readonly string[];
}

function moving(order: Order, gone: readonly string[] = []): Case {
  return { change: { kind: 'rows', sheet: FORM, order }, order, sheet: { excel: FORM, file: FORM }, gone };
}

const CASES: Readonly<Record<string, Case>> = {
  'a row inserted above': moving(rows((order) => order.splice(3, 0, null))),
  'a row inserted between the indicators': moving(rows((order) => order.splice(14, 0, null))),
  'a row deleted that nothing belongs to': moving(rows((order) => order.splice(7, 1))),
  'the row of an edit deleted': moving(
    rows((order) => order.splice(13, 1)),
    ['H14', 'H20'],
  ),
  'a row moved to another place': moving(rows((order) => order.splice(16, 0, ...order.splice(13, 1)))),
  'a filter set': {
    change: { kind: 'filter', sheet: FORM, area: 'A12:I20', hides: [14, 16] },
    order: ALL_ROWS,
    sheet: { excel: FORM, file: FORM },
    gone: [],
  },
  'the filtered rows sorted': moving(rows((order) => order.splice(13, 3, 15, 14, 13))),
  'the sheet renamed': {
    change: { kind: 'rename', sheet: FORM, name: '改名' },
    order: ALL_ROWS,
    sheet: { excel: '改名', file: null },
    gone: [],
  },
  'the sheet’s name swapped with another’s': {
    change: { kind: 'swap', sheet: FORM, with: OTHER },
    order: ALL_ROWS,
    sheet: { excel: OTHER, file: null },
    gone: [],
  },
  'the sheet renamed, and a copy put under its old name': {
    change: { kind: 'replace', sheet: FORM, name: '旧表' },
    order: ALL_ROWS,
    sheet: { excel: null, file: FORM },
    gone: [],
  },
};

function contents(grids: readonly SheetGrid[], except: string | null): Record<string, unknown> {
  const others = grids.filter(({ name }) => name !== except);
  return Object.fromEntries(
    others.map(({ name, rows: lines }) => {
      const cells = lines.flatMap((line) => line.cells).filter(({ kind }) => kind !== 'blank');
      return [name, cells.map((cell) => [cellAddress(cell.row, cell.column), contentOf(cell)])];
    }),
  );
}

async function refusedOf(work: Promise<ApplyReceipt>, all: readonly CellEdit[]): Promise<readonly RefusedEdit[]> {
  try {
    return (await work).refused;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return all.map((edit) => ({ edit, code: error.code, found: { value: null } }));
  }
}

/** What stands over the sheet from the start: a row hidden by hand, or a filter that hides several. */
const SHOWN: Readonly<Record<string, Pick<XlsxSheet, 'hiddenRows' | 'filter'>>> = {
  'a row hidden': { hiddenRows: [15] },
  'rows filtered out': { hiddenRows: [14, 16], filter: 'A12:I20' },
};

function hiddenIn(grid: SheetGrid | undefined): number[] {
  return (grid?.rows ?? []).filter(({ hidden }) => hidden).map(({ row }) => row);
}

export function movedContract(open: Open): void {
  const all = Object.entries(SHOWN).flatMap(([shown, rowsHidden]) =>
    Object.entries(CASES).map(([name, each]) => ({ name: `${name}, ${shown}`, rowsHidden, ...each })),
  );
  describe.each(all)('$name', ({ change, order, sheet, gone, rowsHidden }) => {
    let workbook: OpenWorkbook;
    let planned: SheetGrid;
    let edits: readonly CellEdit[];
    let belongs: string | null;
    beforeEach(async () => {
      const form = withCells(exampleForm('national'), BLANK);
      workbook = await open([
        { ...sheetOf(form), ...rowsHidden },
        { name: OTHER, cells: { A1: '汇总表', B2: 3 } },
      ]);
      [planned] = (await workbook.host.readSheets([FORM])) as [SheetGrid];
      edits = editsFor(planned);
      belongs = workbook.host.name === 'file' ? sheet.file : sheet.excel;
      expect(edits.map(({ cell }) => cell)).toEqual(FILLED_IN);
    });
    afterEach(() => workbook.close());

    const changed = async (): Promise<SheetGrid[]> => {
      workbook = await workbook.change(change);
      return await workbook.host.readSheets('all');
    };
    /** Nothing that is written, undone or marked brings a hidden row to light. */
    const expectHidden = (grids: readonly SheetGrid[]): void => {
      const before = change.kind === 'filter' ? change.hides : (rowsHidden.hiddenRows ?? []);
      const there = before.flatMap((row) => movedRow(row, order) ?? []).sort((a, b) => a - b);
      expect(there.length).toBeGreaterThan(0);
      if (belongs !== null) expect(hiddenIn(grids.find(({ name }) => name === belongs))).toEqual(there);
    };
    const codesOf = (refused: readonly RefusedEdit[]): string[] => [...new Set(refused.map(({ code }) => code))].sort();

    test('before writing', async () => {
      const before = await changed();
      const refused = await refusedOf(workbook.host.apply(edits), edits);
      const after = await workbook.host.readSheets('all');
      expectHidden(after);
      expect(contents(after, belongs)).toEqual(contents(before, belongs));
      expect(refused.map(({ edit }) => edit.cell)).toEqual(belongs === null ? FILLED_IN : gone);
      if (belongs === null) expect(['moved', 'no-such-sheet']).toContain(refused[0]?.code);
      else if (gone.length > 0) expect(codesOf(refused)).toEqual(['moved', 'needs-refused']);
      const now = after.find(({ name }) => name === belongs);
      if (now !== undefined) expect(wrongCells(now, planned, order, notRefused(edits, refused))).toEqual([]);
    });

    test('before undoing', async () => {
      const receipt = await workbook.host.apply(edits);
      expect(receipt.applied).toHaveLength(FILLED_IN.length);
      const before = await changed();
      const { refused } = await workbook.host.undo(receipt);
      const after = await workbook.host.readSheets('all');
      expectHidden(after);
      expect(contents(after, belongs)).toEqual(contents(before, belongs));
      const lost = belongs === null ? FILLED_IN : gone.filter((cell) => cell !== 'H20');
      expect(refused.map(({ edit }) => edit.cell).sort()).toEqual(lost);
      for (const { code } of refused) expect(['moved', 'no-such-sheet']).toContain(code);
      const left = receipt.applied.filter(({ cell }) => lost.includes(cell));
      const now = after.find(({ name }) => name === belongs);
      if (now !== undefined) expect(wrongCells(now, planned, order, left)).toEqual([]);
    });

    test('before marking', async () => {
      const table = review([planned]).tables[0]?.table;
      if (table === undefined) throw new Error('no form');
      const marks = [14, 17].map((row) => {
        const witness = witnessAt(table, `H${row}`);
        return {
          sheet: FORM,
          cell: `H${row}`,
          severity: 'error' as const,
          ...(witness === undefined ? {} : { witness }),
        };
      });
      expect(marks.every(({ witness }) => witness !== undefined)).toBe(true);
      await changed();
      await workbook.host.mark(marks);
      expectHidden(await workbook.host.readSheets('all'));
      const there = [14, 17].flatMap((row) => movedRow(row, order) ?? []).sort((a, b) => a - b);
      const found = there
        .map((row) => `H${row}`)
        .join(' ')
        .replace('H16 H17', 'H16:H17');
      const wanted = belongs === null ? [] : [{ sheet: belongs, severity: 'error', cells: found }];
      expect(workbook.marks()).toEqual(wanted);
    });
  });
}
