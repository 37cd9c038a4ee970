import { editOf } from '../../src/engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../src/engine/edits/edit.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { readWaiverSheet } from '../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { enterWaiver } from '../../src/engine/waivers/write-sheet.ts';
import { DocumentError } from '../../src/formats/error.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { exampleForm } from '../support/form-text.ts';
import type { Order } from '../support/moved-rows.ts';
import type { XlsxSheet } from '../support/xlsx-builder.ts';
import type { XlsxCell } from '../support/xlsx-cells.ts';
import { sheetOf } from './contract-sheet.ts';
import { movedContract } from './moved-contract.ts';

/** What every host promises, whatever program or file stands behind it. Each host runs this suite with a way to open a workbook. */

/** A mark as it is found in the workbook: our formula's severity, and the cells in the order of the sheet. */
export interface FoundMark {
  readonly sheet: string;
  readonly severity: string;
  /** `A1:B2 C3` */
  readonly cells: string;
}

export interface OpenWorkbook {
  readonly host: WorkbookHost;
  /** Our marks, by sheet and severity (error, warning, hint). */
  marks(): readonly FoundMark[];
  /** The conditional formats that were there before: `sheet!cells: formula`. */
  otherFormats(): readonly string[];
  /** Resolves when all that was on its way has arrived, where anything is. */
  settled?(): Promise<void>;
  /** Somebody else changes the workbook: a live one in place; a file is another one then, in a host of its own. */
  change(change: SheetChange): Promise<OpenWorkbook>;
  /** Saves, closes and opens again. */
  reopen(): Promise<OpenWorkbook>;
  close(): Promise<void>;
}

/** What becomes of a sheet while something is planned. */
export type SheetChange =
  | { readonly kind: 'rows'; readonly sheet: string; readonly order: Order }
  /** A filter is set over an area, and leaves out these rows. */
  | {
      readonly kind: 'filter';
      readonly sheet: string;
      readonly area: string;
      readonly hides: readonly number[];
    }
  | { readonly kind: 'rename'; readonly sheet: string; readonly name: string }
  | { readonly kind: 'swap'; readonly sheet: string; readonly with: string }
  /** It gets another name, and a copy of it takes its own. */
  | { readonly kind: 'replace'; readonly sheet: string; readonly name: string };

interface OtherFormat {
  readonly sheet: string;
  readonly cells: string;
  /** Without `=`. */
  readonly formula: string;
}

export interface OpenOptions {
  readonly formats?: readonly OtherFormat[];
  readonly structureProtected?: boolean;
}

export type Open = (sheets: readonly XlsxSheet[], options?: OpenOptions) => Promise<OpenWorkbook>;

const FORM = '自评表';

function cellsOf(grid: SheetGrid | undefined): GridCell[] {
  return (grid?.rows ?? []).flatMap((row) => row.cells).filter((cell) => cell.kind !== 'blank');
}

async function errorOf(work: Promise<unknown>): Promise<Pick<DocumentError, 'kind' | 'code' | 'detail'>> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { kind: error.kind, code: error.code, detail: error.detail };
  }
  throw new Error('nothing was refused');
}

export function hostContract(open: Open): void {
  describe('cells and marks', () => cellContract(open));
  describe('rows and sheets that have moved', () => movedContract(open));
}

function cellContract(open: Open): void {
  let workbook: OpenWorkbook;
  let host: WorkbookHost;
  const start = async (sheets: readonly XlsxSheet[], options?: OpenOptions): Promise<void> => {
    workbook = await open(sheets, options);
    host = workbook.host;
  };
  afterEach(async () => {
    jest.useRealTimers();
    await workbook.close();
  });

  const held = async (sheet: string): Promise<Record<string, CellContent>> => {
    const [grid] = await host.readSheets([sheet]);
    return Object.fromEntries(
      cellsOf(grid).map((cell) => [
        cellAddress(cell.row, cell.column),
        cell.formula === null ? { value: cell.value } : { value: cell.value, formula: cell.formula },
      ]),
    );
  };
  const edit = (cell: string, from: CellContent['value'], to: CellContent['value'], sheet = FORM): CellEdit => ({
    sheet,
    cell,
    from: { value: from },
    to: { value: to },
  });

  describe('reading', () => {
    test('tells numbers, texts, truth values, errors, formulas and formats', async () => {
      await start([
        {
          name: FORM,
          cells: {
            A1: '项目支出绩效自评表',
            B2: 0.985,
            C2: { value: 0.9, format: '0.0%' },
            D2: { value: 45_292, format: 'yyyy-mm-dd' },
            E2: true,
            F2: { value: '#N/A', type: 'e' },
            G2: { value: 3, formula: 'B2+C2' },
            H2: { value: '#REF!', type: 'e', formula: '#REF!*2' },
            I2: { value: '', formula: '""' },
            A3: '=1+1',
            B3: '#N/A 是文字',
            C3: '00123',
            D3: '第一行\n第二行',
            Z99: '远处',
          },
        },
      ]);
      const [grid] = await host.readSheets('active');
      expect(grid).toMatchObject({ name: FORM, visibility: 'visible', protected: false });
      const blank = { formula: null, format: null };
      expect(cellsOf(grid)).toEqual([
        { ...blank, row: 1, column: 1, kind: 'text', value: '项目支出绩效自评表' },
        { ...blank, row: 2, column: 2, kind: 'number', value: 0.985 },
        { ...blank, row: 2, column: 3, kind: 'number', value: 0.9, format: '0.0%' },
        { ...blank, row: 2, column: 4, kind: 'number', value: 45_292, format: 'yyyy-mm-dd' },
        { ...blank, row: 2, column: 5, kind: 'boolean', value: true },
        { ...blank, row: 2, column: 6, kind: 'error', value: '#N/A' },
        { ...blank, row: 2, column: 7, kind: 'number', value: 3, formula: 'B2+C2' },
        { ...blank, row: 2, column: 8, kind: 'error', value: '#REF!', formula: '#REF!*2' },
        { ...blank, row: 2, column: 9, kind: 'text', value: '', formula: '""' },
        { ...blank, row: 3, column: 1, kind: 'text', value: '=1+1' },
        { ...blank, row: 3, column: 2, kind: 'text', value: '#N/A 是文字' },
        { ...blank, row: 3, column: 3, kind: 'text', value: '00123' },
        { ...blank, row: 3, column: 4, kind: 'text', value: '第一行\n第二行' },
        { ...blank, row: 99, column: 26, kind: 'text', value: '远处' },
      ]);
    });

    test('tells which sheets and rows are hidden, and which sheets are protected', async () => {
      await start([
        { name: '甲', cells: { A1: 1, A2: 2, A4: 4 }, hiddenRows: [2] },
        { name: '乙', cells: { A1: 1 }, visibility: 'hidden' },
        { name: '丙', cells: { A1: 1 }, visibility: 'veryHidden', protected: true },
      ]);
      const grids = await host.readSheets('all');
      expect(grids.map((grid) => [grid.name, grid.visibility, grid.protected])).toEqual([
        ['甲', 'visible', false],
        ['乙', 'hidden', false],
        ['丙', 'veryHidden', true],
      ]);
      expect(grids[0]?.rows.map(({ row, hidden }) => [row, hidden])).toEqual([
        [1, false],
        [2, true],
        [4, false],
      ]);
    });

    test('reads the sheet in front, all of them, or those named, in the order of the workbook', async () => {
      await start(['甲', '乙', '丙'].map((name) => ({ name, cells: { A1: name } })));
      const names = async (scope: Parameters<WorkbookHost['readSheets']>[0]): Promise<string[]> =>
        (await host.readSheets(scope)).map(({ name }) => name);
      expect(await names('active')).toEqual(['甲']);
      expect(await names('all')).toEqual(['甲', '乙', '丙']);
      expect(await names(['丙', '丁', '甲', '丙'])).toEqual(['甲', '丙']);
      expect(await names([])).toEqual([]);
      // A document has no sheets; Excel may count a chart that is one.
      expect([3, 4, undefined]).toContain(await host.sheetCount?.());
    });

    test('an empty workbook has its sheet, and nothing in it', async () => {
      await start([{ name: 'Sheet1', cells: {} }]);
      const read = (await host.readSheets('all')).map(({ id: _hostsOwn, ...grid }) => grid);
      expect(read).toEqual([{ name: 'Sheet1', visibility: 'visible', protected: false, merges: [], rows: [] }]);
      const { tables, findings } = review(await host.readSheets('active'));
      expect([tables, findings.map(({ check }) => check)]).toEqual([[], ['no-form']]);
    });

    test('300 sheets, with progress up to the last', async () => {
      const names = Array.from({ length: 300 }, (_, index) => `单位 ${index + 1}`);
      await start(names.map((name, index) => ({ name, cells: { B2: name, C3: index } })));
      const progress: (readonly [number, number])[] = [];
      const grids = await host.readSheets('all', undefined, (done, of) => progress.push([done, of]));
      expect(grids.map(({ name }) => name)).toEqual(names);
      expect(grids.every((grid, index) => cellsOf(grid)[1]?.value === index)).toBe(true);
      expect(progress.at(-1)).toEqual([300, 300]);
    });

    test('stops when called off', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      const signal = { aborted: true, addEventListener: () => undefined, removeEventListener: () => undefined };
      expect(await errorOf(host.readSheets('all', signal))).toMatchObject({ kind: 'cancelled', code: 'cancelled' });
    });

    test('a form is reviewed as its cells say', async () => {
      const form = exampleForm('national');
      await start([sheetOf(form)]);
      expect(review(await host.readSheets('all'))).toEqual(review([form]));
    });
  });

  describe('writing', () => {
    test('values, texts that look like something else, formulas, and nothing', async () => {
      await start([{ name: FORM, cells: { A1: '旧', B1: 1, C1: { value: 2, formula: 'B1*2' }, D1: '留着' } }]);
      const edits: CellEdit[] = [
        edit('A1', '旧', '=1+1'),
        edit('B1', 1, 0.1 + 0.2),
        { ...edit('C1', 2, null), from: { value: 2, formula: 'B1*2' } },
        edit('A2', null, '110101199001011234'),
        edit('B2', null, '+3'),
        edit('C2', null, '-'),
        edit('D2', null, '@某某'),
        edit('E2', null, '3-5'),
        edit('F2', null, '2024年3月'),
        edit('G2', null, '50%'),
        edit('H2', null, 'TRUE'),
        edit('I2', null, '第一行\n第二行'),
        edit('J2', null, true),
        edit('K2', null, -12.5),
        edit('L2', null, "'引号"),
        { ...edit('M2', null, 0.3), to: { value: 0.3, formula: 'B1' } },
      ];
      const receipt = await host.apply(edits);
      expect(receipt.refused).toEqual([]);
      expect(receipt.applied.map(({ cell }) => cell)).toEqual(edits.map(({ cell }) => cell));
      const { M2: formula, ...rest } = await held(FORM);
      expect(formula?.formula).toBe('B1');
      expect(rest).toEqual({
        D1: { value: '留着' },
        ...Object.fromEntries(edits.slice(0, -1).flatMap(({ cell, to }) => (to.value === null ? [] : [[cell, to]]))),
      });
    });

    test('a number takes the place of a text in a cell made for texts, and goes back to it', async () => {
      await start([{ name: FORM, cells: { A1: { value: '10', format: '@' } } }]);
      const receipt = await host.apply([edit('A1', '10', 10)]);
      expect(await held(FORM)).toEqual({ A1: { value: 10 } });
      await host.undo(receipt);
      const [grid] = await host.readSheets('active');
      expect(cellsOf(grid)).toEqual([{ row: 1, column: 1, kind: 'text', value: '10', formula: null, format: '@' }]);
    });

    test('a cell that changed meanwhile is named, and doesn’t hold the others up', async () => {
      await start([
        { name: FORM, cells: { A1: 1, A2: 2, A3: 3 } },
        { name: "王's 表 1", cells: { B1: '一' } },
      ]);
      const wrong = [edit('A2', 99, 20), edit('A3', null, 30)];
      expect(await host.apply([wrong[0] as CellEdit, edit('A1', 1, 10), wrong[1] as CellEdit])).toEqual({
        applied: [edit('A1', 1, 10)],
        refused: [
          { edit: wrong[0], code: 'changed-meanwhile', found: { value: 2 } },
          { edit: wrong[1], code: 'changed-meanwhile', found: { value: 3 } },
        ],
      });
      const after = await held(FORM);
      expect(after).toEqual({ A1: { value: 10 }, A2: { value: 2 }, A3: { value: 3 } });
      // Where nothing at all can be written, that is said as an error.
      expect(await errorOf(host.apply(wrong))).toEqual({
        kind: 'changed-meanwhile',
        code: 'changed-meanwhile',
        detail: { sheet: FORM, cells: ['A2', 'A3'] },
      });
      expect(await errorOf(host.apply([...wrong, edit('B1', '二', '三', "王's 表 1")]))).toMatchObject({
        detail: { cells: ["'自评表'!A2", "'自评表'!A3", "'王''s 表 1'!B1"] },
      });
      expect(await held(FORM)).toEqual(after);
    });

    test('what is untrue without a refused edit is refused with it, by name, and nothing of it stays', async () => {
      const total = { value: 5, formula: 'A1+A2' };
      await start([{ name: FORM, cells: { A1: 1, A2: 2, A3: { value: '3', format: '@' } }, merges: ['B1:C1'] }]);
      const changed = edit('A1', 99, 10);
      const covered = edit('C1', null, 7);
      const ofChanged = { ...edit('A4', null, 12), to: total, needs: ['A1', 'A2'] };
      const ofCovered = { ...edit('A3', '3', 30), needs: ['A2', 'C1'] };
      const ofTotal = { ...edit('A5', null, '良'), needs: ['A4'] };
      const free = { ...edit('A6', null, 6), needs: ['A2', 'Z9'] };
      const right = edit('A2', 2, 20);
      const receipt = await host.apply([ofTotal, ofChanged, changed, right, ofCovered, covered, free]);
      expect(receipt.applied.map(({ cell }) => cell)).toEqual(['A2', 'A6']);
      expect(receipt.refused).toEqual([
        { edit: ofTotal, code: 'needs-refused', found: { value: null }, because: ['A4'] },
        { edit: ofChanged, code: 'needs-refused', found: { value: null }, because: ['A1'] },
        { edit: changed, code: 'changed-meanwhile', found: { value: 1 } },
        { edit: ofCovered, code: 'needs-refused', found: { value: '3' }, because: ['C1'] },
        { edit: covered, code: 'inside-merge', found: { value: null } },
      ]);
      const [grid] = await host.readSheets([FORM]);
      const cells = cellsOf(grid).map(({ row, value, format }) => [row, value, format]);
      expect(cells).toEqual([
        [1, 1, null],
        [2, 20, null],
        [3, '3', '@'],
        [6, 6, null],
      ]);
      // All that is missing is named, wherever it stands; what has a reason of its own keeps it.
      const both = { ...ofTotal, needs: ['A4', 'A1'] };
      const itself = { ...edit('A2', 99, 1), needs: ['A1'] };
      const why = (await host.apply([both, ofChanged, changed, itself, edit('A7', null, 1)])).refused;
      expect(why.map(({ code, because }) => [code, because])).toEqual([
        ['needs-refused', ['A4', 'A1']],
        ['needs-refused', ['A1', 'A2']],
        ['changed-meanwhile', undefined],
        ['changed-meanwhile', undefined],
      ]);
      // Where nothing at all is left, the reason is that of the one that others need.
      expect(await errorOf(host.apply([ofTotal, ofChanged, changed]))).toEqual({
        kind: 'changed-meanwhile',
        code: 'changed-meanwhile',
        detail: { sheet: FORM, cells: ['A1'] },
      });
    });

    test('what isn’t found in any of two sheets is named with both', async () => {
      await start([
        { name: FORM, cells: { A1: '甲' } },
        { name: '另一', cells: { A1: '甲' } },
      ]);
      const witness = { row: [{ cell: 'A1', text: '没有' }], column: [] };
      const lost = [edit('B1', null, 1), edit('B1', null, 1, '另一')].map((each) => ({ ...each, witness }));
      expect(await errorOf(host.apply(lost))).toEqual({
        kind: 'changed-meanwhile',
        code: 'moved',
        detail: { cells: ["'自评表'!B1", "'另一'!B1"] },
      });
    });

    test('what is refused is named by the place it was planned for, also where its row has moved', async () => {
      await start([{ name: FORM, cells: { A2: '甲', B1: '数', B2: 5, A3: '乙', B3: 6 }, merges: ['B3:C3'] }]);
      const first = { ...edit('B1', 4, 40), witness: { row: [{ cell: 'A1', text: '甲' }], column: [] } };
      const second = { ...edit('B2', 6, 60), witness: { row: [{ cell: 'A2', text: '乙' }], column: [] } };
      const third = { ...edit('C2', null, 1), witness: second.witness };
      const { applied, refused } = await host.apply([first, second, third]);
      expect(applied.map(({ cell }) => cell)).toEqual(['B3']);
      expect(refused.map(({ edit: { cell }, code }) => [cell, code])).toEqual([
        ['B1', 'changed-meanwhile'],
        ['C2', 'inside-merge'],
      ]);
    });

    test('a formula is overwritten only by an edit that knows of it', async () => {
      await start([{ name: FORM, cells: { A1: { value: 5, formula: '2+3' } } }]);
      expect(await errorOf(host.apply([edit('A1', 5, 6)]))).toMatchObject({ code: 'changed-meanwhile' });
      await host.apply([{ ...edit('A1', 5, 6), from: { value: 5, formula: '2+3' } }]);
      expect(await held(FORM)).toEqual({ A1: { value: 6 } });
    });

    test('refuses what can’t be: sheets and cells that aren’t there, a cell twice, too long a text', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      expect(await errorOf(host.apply([edit('A1', null, 1, '没有')]))).toEqual({
        kind: 'gone',
        code: 'no-such-sheet',
        detail: { sheet: '没有' },
      });
      expect(await errorOf(host.apply([edit('XFE1', null, 1)]))).toMatchObject({ kind: 'gone', code: 'no-such-cell' });
      expect(await errorOf(host.apply([edit('A2', null, 1), edit('$A$2', null, 2)]))).toMatchObject({
        code: 'duplicate-edit',
        detail: { sheet: FORM },
      });
      expect(await errorOf(host.apply([edit('A2', null, '长'.repeat(32_768))]))).toMatchObject({
        kind: 'unsupported',
        code: 'bad-value',
        detail: { sheet: FORM, cells: ['A2'] },
      });
      expect(await held(FORM)).toEqual({ A1: { value: 1 } });
    });

    test('a protected sheet stays as it is', async () => {
      await start([{ name: FORM, cells: { A1: 1 }, protected: true }]);
      expect(await errorOf(host.apply([edit('A1', 1, 2)]))).toMatchObject({
        kind: 'protected',
        code: 'protected-sheet',
        detail: { sheet: FORM, cells: ['A1'] },
      });
      expect(await host.locked?.([edit('A1', 1, 2)])).toEqual([edit('A1', 1, 2)]);
      const [grid] = await host.readSheets('active');
      expect(grid?.protected).toBe(true);
      expect(await held(FORM)).toEqual({ A1: { value: 1 } });
    });

    test('no edits, and edits that change nothing', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      expect(await host.apply([])).toEqual({ applied: [], refused: [] });
      const same = [edit('A1', 1, 1), edit('B1', null, null)];
      expect(await host.apply(same)).toEqual({ applied: same, refused: [] });
      expect(await held(FORM)).toEqual({ A1: { value: 1 } });
    });
  });

  describe('undoing', () => {
    test('puts back what stood there, and takes back the undoing', async () => {
      const name = "2024 '年'!表";
      await start([
        { name: FORM, cells: { A1: '旧', B1: { value: 4, formula: '2+2' } } },
        { name, cells: { C3: '=x' } },
      ]);
      const before = [await held(FORM), await held(name)];
      const receipt = await host.apply([
        edit('A1', '旧', 3),
        { ...edit('B1', 4, '四'), from: { value: 4, formula: '2+2' } },
        edit('C1', null, '新'),
        edit('C3', '=x', null, name),
      ]);
      const after = [await held(FORM), await held(name)];
      expect(after).toEqual([{ A1: { value: 3 }, B1: { value: '四' }, C1: { value: '新' } }, {}]);
      const undone = await host.undo(receipt);
      expect(undone.refused).toEqual([]);
      const [form, other] = [await held(FORM), await held(name)];
      expect(form?.['B1']?.formula).toBe('2+2');
      expect([{ ...form, B1: before[0]?.['B1'] }, other]).toEqual(before);
      await host.undo(undone);
      expect([await held(FORM), await held(name)]).toEqual(after);
    });

    test('puts back an error that stood there as a constant, and leaves one that somebody typed meanwhile', async () => {
      const error = (value: string): { readonly value: string; readonly type: 'e' } => ({ value, type: 'e' });
      const cells = { A1: '得分', B1: error('#REF!'), C1: error('#N/A'), D1: error('#DIV/0!'), E1: error('#N/A') };
      await start([{ name: FORM, cells }]);
      const [grid] = await host.readSheets([FORM]);
      const before = cellsOf(grid);
      expect(before.map(({ kind }) => kind)).toEqual(['text', 'error', 'error', 'error', 'error']);
      const planned = before
        .slice(1)
        .map((cell, at) => editOf(FORM, cell, { value: [18, null, '已完成', 5][at] ?? null }));
      const receipt = await host.apply(planned);
      expect([receipt.applied.length, receipt.refused]).toEqual([4, []]);
      expect(await held(FORM)).toEqual({
        A1: { value: '得分' },
        B1: { value: 18 },
        D1: { value: '已完成' },
        E1: { value: 5 },
      });
      expect((await host.undo(receipt)).refused).toEqual([]);
      const [restored] = await host.readSheets([FORM]);
      expect(cellsOf(restored)).toEqual(before);
      // Planned for a blank, or for another error: somebody has been there.
      const ofBlank = { ...edit('B1', null, 1) };
      const ofOther = { ...edit('C1', null, 1), from: { value: null, error: '#REF!' } };
      expect(await errorOf(host.apply([ofBlank, ofOther]))).toMatchObject({ code: 'changed-meanwhile' });
      const [after] = await host.readSheets([FORM]);
      expect(cellsOf(after)).toEqual(before);
    });

    test('a blank rate is filled as its cell would show it', async () => {
      const form = exampleForm('national');
      const cells = Object.fromEntries(
        form.rows.flatMap((row) =>
          row.cells.map(({ column, value, format }): [string, XlsxCell] => [
            cellAddress(row.row, column),
            { value, ...(format === null ? {} : { format }) },
          ]),
        ),
      );
      for (const [format, filled] of [
        ['0.00%', 0.3108],
        ['0%', 0.3108],
        [undefined, '31.08%'],
      ] as const) {
        const blank = { value: null, ...(format === undefined ? {} : { format }) };
        await start([{ name: FORM, cells: { ...cells, F6: { value: 37.3 }, F7: { value: 37.3 }, H6: blank } }]);
        const [reviewed] = review(await host.readSheets([FORM])).tables;
        if (reviewed === undefined) throw new Error('no form');
        const plan = planFill(reviewed, { what: new Set(['rate']), as: 'values', scope: 'blank' });
        expect(plan.edits.map(({ cell, to }) => [cell, to.value])).toEqual([['H6', filled]]);
        await host.apply(plan.edits);
        const [after] = await host.readSheets([FORM]);
        expect(cellsOf(after).find(({ row, column }) => row === 6 && column === 8)).toMatchObject({
          value: filled,
          format: format ?? null,
        });
        await workbook.close();
      }
      await start([{ name: FORM, cells: {} }]);
    });

    test('a cell that holds already what undoing would put there counts as undone', async () => {
      await start([{ name: FORM, cells: { A1: 1, A2: '旧' } }]);
      const receipt = await host.apply([edit('A1', 1, 10), edit('A2', '旧', '新'), edit('A3', null, 3)]);
      // Somebody has pressed Ctrl+Z in one of them, and emptied another by hand.
      await host.apply([edit('A2', '新', '旧'), edit('A3', 3, null)]);
      const { applied, refused } = await host.undo(receipt);
      expect([applied.map(({ cell }) => cell), refused]).toEqual([['A3', 'A2', 'A1'], []]);
      expect(await held(FORM)).toEqual({ A1: { value: 1 }, A2: { value: '旧' } });
    });

    test('undoing gives a format back to the cells that lost it, and to no others', async () => {
      const text = { value: '3', format: '@' };
      await start([{ name: FORM, cells: { A1: text, A2: { value: 2, format: '0.00' }, A3: text, B1: 4 } }]);
      const edits = [edit('A1', '3', 30), edit('A2', 2, 20), edit('A3', '3', 31), edit('B1', 4, 40)];
      await host.undo(await host.apply(edits));
      const [grid] = await host.readSheets([FORM]);
      expect(cellsOf(grid).map(({ value, format }) => [value, format])).toEqual([
        ['3', '@'],
        [4, null],
        [2, '0.00'],
        ['3', '@'],
      ]);
    });

    test('refuses the cells alone in which somebody has typed since', async () => {
      await start([{ name: FORM, cells: { A1: 1, A2: 2, A3: 3 } }]);
      const receipt = await host.apply([edit('A1', 1, 10), edit('A2', 2, 20), edit('A3', 3, 30)]);
      await host.apply([edit('A2', 20, '别人填的')]);
      const { applied, refused } = await host.undo(receipt);
      expect(applied.map(({ cell }) => cell)).toEqual(['A3', 'A1']);
      expect(refused).toEqual([
        { edit: { ...edit('A2', 20, 2) }, code: 'changed-meanwhile', found: { value: '别人填的' } },
      ]);
      expect(await held(FORM)).toEqual({ A1: { value: 1 }, A2: { value: '别人填的' }, A3: { value: 3 } });
    });
  });

  describe('a filtered sheet', () => {
    const rows = { A1: '指标', B1: '得分', A2: '甲', B2: 1, A3: '乙', B3: 2, A4: '丙', B4: 3, A5: '丁', B5: 4 };
    const filtered = { name: FORM, cells: rows, hiddenRows: [3, 4], filter: 'A1:B5' };
    const hidden = async (): Promise<number[]> => {
      const [grid] = await host.readSheets([FORM]);
      return (grid?.rows ?? []).filter((row) => row.hidden).map(({ row }) => row);
    };

    test('is read with the rows that the filter leaves out, and they are told', async () => {
      await start([filtered]);
      expect(await held(FORM)).toEqual(Object.fromEntries(Object.entries(rows).map(([at, value]) => [at, { value }])));
      expect(await hidden()).toEqual([3, 4]);
    });

    test('every cell gets what is its own, and what was left out stays left out', async () => {
      await start([filtered]);
      const edits = [2, 3, 4, 5].map((row) => edit(`B${row}`, row - 1, row * 10));
      const receipt = await host.apply(edits);
      expect([receipt.applied.length, receipt.refused]).toEqual([4, []]);
      const after = await held(FORM);
      expect(after).toMatchObject(Object.fromEntries(edits.map(({ cell, to }) => [cell, to])));
      expect(Object.keys(after)).toHaveLength(10);
      expect(await hidden()).toEqual([3, 4]);
      // The filter is taken off and set anew between the write and the undoing.
      workbook = await workbook.change({ kind: 'filter', sheet: FORM, area: 'A1:B5', hides: [2, 5] });
      host = workbook.host;
      const undone = await host.undo(receipt);
      expect([undone.applied.length, undone.refused]).toEqual([4, []]);
      expect(await held(FORM)).toEqual(Object.fromEntries(Object.entries(rows).map(([at, value]) => [at, { value }])));
      expect(await hidden()).toEqual([2, 5]);
    });

    test('marks lie on the cells they are for, shown or not', async () => {
      await start([filtered]);
      await host.mark([3, 5].map((row) => ({ sheet: FORM, cell: `B${row}`, severity: 'error' as const })));
      expect(workbook.marks()).toEqual([{ sheet: FORM, severity: 'error', cells: 'B3 B5' }]);
      expect(await hidden()).toEqual([3, 4]);
    });

    test('is the same sheet after saving and opening', async () => {
      await start([filtered]);
      await host.apply([edit('B3', 2, 20)]);
      workbook = await workbook.reopen();
      host = workbook.host;
      expect(await hidden()).toEqual([3, 4]);
      expect(await held(FORM)).toMatchObject({ B2: { value: 1 }, B3: { value: 20 } });
    });
  });

  describe('marks', () => {
    const formats = [{ sheet: FORM, cells: 'A1:A9', formula: 'A1>100' }];

    test('one for each sheet and severity; a cell marked twice shows the worse', async () => {
      await start(
        [
          { name: FORM, cells: { A1: 1 } },
          { name: "附'表 1", cells: {} },
        ],
        { formats },
      );
      await host.mark([
        { sheet: FORM, cell: 'A1', severity: 'hint' },
        { sheet: FORM, cell: 'A1', severity: 'error' },
        { sheet: FORM, cell: 'A2', severity: 'error' },
        { sheet: FORM, cell: 'C5', severity: 'error' },
        { sheet: FORM, cell: 'B3', severity: 'warning' },
        { sheet: "附'表 1", cell: 'D4', severity: 'hint' },
      ]);
      expect(workbook.marks()).toEqual([
        { sheet: FORM, severity: 'error', cells: 'A1:A2 C5' },
        { sheet: FORM, severity: 'warning', cells: 'B3' },
        { sheet: "附'表 1", severity: 'hint', cells: 'D4' },
      ]);
      expect(workbook.otherFormats()).toEqual([`${FORM}!A1:A9: A1>100`]);
      expect(await held(FORM)).toEqual({ A1: { value: 1 } });
    });

    test('replace the earlier ones', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }], { formats });
      await host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]);
      await host.mark([{ sheet: FORM, cell: 'B2', severity: 'hint' }]);
      expect(workbook.marks()).toEqual([{ sheet: FORM, severity: 'hint', cells: 'B2' }]);
      await host.mark([]);
      expect(workbook.marks()).toEqual([]);
    });

    test('are known again after saving and opening, and cleared without a trace', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }], { formats });
      await host.mark([
        { sheet: FORM, cell: 'A1', severity: 'error' },
        { sheet: FORM, cell: 'A2', severity: 'warning' },
      ]);
      workbook = await workbook.reopen();
      expect(workbook.marks()).toHaveLength(2);
      expect(await workbook.host.hasMarks()).toBe(true);
      await workbook.host.clearMarks();
      expect(workbook.marks()).toEqual([]);
      // The sheet's own rule is none of ours.
      expect(await workbook.host.hasMarks()).toBe(false);
      expect(workbook.otherFormats()).toEqual([`${FORM}!A1:A9: A1>100`]);
    });

    test('of sheets and cells that aren’t there are refused, and nothing changes', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }], { formats });
      await host.mark([{ sheet: FORM, cell: 'A1', severity: 'error' }]);
      expect(await errorOf(host.mark([{ sheet: '没有', cell: 'A1', severity: 'error' }]))).toMatchObject({
        kind: 'gone',
        code: 'no-such-sheet',
      });
      expect(await errorOf(host.mark([{ sheet: FORM, cell: 'A0', severity: 'error' }]))).toMatchObject({
        kind: 'gone',
        code: 'no-such-cell',
      });
      expect(workbook.marks()).toEqual([{ sheet: FORM, severity: 'error', cells: 'A1' }]);
    });
  });

  describe('the sheet of waivers', () => {
    const waiver = {
      check: 'score-mismatch',
      project: '道路养护',
      about: '产出指标/数量指标/里程',
      reason: '=上级已同意',
      date: '2024-03-05',
      title: '得分',
      message: '得分与评分标准不符',
    };

    test('is made when there is none, at the end, and found again when there is', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      await host.ensureSheet(WAIVER_SHEET);
      await host.ensureSheet(WAIVER_SHEET);
      const grids = await host.readSheets('all');
      expect(grids.map(({ name, visibility }) => [name, visibility])).toEqual([
        [FORM, 'visible'],
        [WAIVER_SHEET, 'visible'],
      ]);
      expect((await host.readSheets('active')).map(({ name }) => name)).toEqual([FORM]);
    });

    test('takes waivers and gives them back', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      await host.ensureSheet(WAIVER_SHEET);
      const [empty] = await host.readSheets([WAIVER_SHEET]);
      await host.apply(enterWaiver(empty as SheetGrid, waiver, '核对说明'));
      workbook = await workbook.reopen();
      const [sheet] = await workbook.host.readSheets([WAIVER_SHEET]);
      const { check, project, about, reason, date } = waiver;
      expect(readWaiverSheet(sheet as SheetGrid).waivers).toEqual([
        expect.objectContaining({ check, project, about, reason, date }),
      ]);
    });

    test('can’t be made in a workbook whose structure is protected, nor under an impossible name', async () => {
      await start([{ name: FORM, cells: { A1: 1 } }]);
      expect(await host.fixed?.()).toBe(false);
      await start([{ name: FORM, cells: { A1: 1 } }], { structureProtected: true });
      expect(await host.fixed?.()).toBe(true);
      await host.ensureSheet(FORM);
      expect(await errorOf(host.ensureSheet(WAIVER_SHEET))).toMatchObject({
        kind: 'protected',
        code: 'protected-workbook',
      });
      expect(await errorOf(host.ensureSheet('说明/核对'))).toMatchObject({ code: 'bad-value' });
      expect((await host.readSheets('all')).map(({ name }) => name)).toEqual([FORM]);
    });
  });

  describe('showing and telling', () => {
    test('locates cells and ranges; what isn’t there is refused', async () => {
      const name = "王's 表!1";
      await start([
        { name: FORM, cells: {} },
        { name, cells: { B2: 1 } },
      ]);
      await host.locate(name, 'B2:C3');
      await host.locate(FORM, '$D$4');
      expect(await errorOf(host.locate('没有', 'A1'))).toEqual({
        kind: 'gone',
        code: 'no-such-sheet',
        detail: { sheet: '没有' },
      });
      for (const nowhere of ['ZZZZ1', 'B2:ZZZZ3', 'ZZZZ1:C3'])
        expect(await errorOf(host.locate(FORM, nowhere))).toMatchObject({ kind: 'gone', code: 'no-such-cell' });
    });

    test('its own writes don’t echo', async () => {
      // They go by themselves, and on by as much as somebody listening would have to wait.
      jest.useFakeTimers({ advanceTimers: true });
      await start([{ name: FORM, cells: { A1: 1 } }]);
      const reported: unknown[] = [];
      const stop = host.onEdited((cells) => reported.push(cells));
      const receipt = await host.apply([edit('A1', 1, 2), edit('B1', null, '新')]);
      await host.undo(receipt);
      await host.mark([{ sheet: FORM, cell: 'A1', severity: 'hint' }]);
      await workbook.settled?.();
      await jest.advanceTimersByTimeAsync(60_000);
      await workbook.settled?.();
      stop();
      stop();
      expect(reported).toEqual([]);
    });
  });
}
