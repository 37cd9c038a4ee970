import { DocumentError } from '../../../src/formats/error.ts';
import type { ApplyReceipt } from '../../../src/hosts/host.ts';
import {
  editsFor,
  notRefused,
  OPERATIONS,
  orderOf,
  POSITIONS,
  unfilledForms,
  wrongCells,
} from '../../support/moved-rows.ts';
import { workbookFromGrids } from '../sheet-model/from-grids.ts';
import { openExcel } from './open-excel.ts';

/** Rows move under a write: between check and write, between look and write, between write and undo. */

const MOMENTS = ['check→write', 'look→write', 'write→undo'] as const;

interface Count {
  edits: number;
  written: number;
  refused: number;
  unnamed: number;
  wrong: number;
}

const tally = new Map<string, Count>();

function count(of: string, more: Partial<Count>): void {
  const sums = tally.get(of) ?? { edits: 0, written: 0, refused: 0, unnamed: 0, wrong: 0 };
  tally.set(of, sums);
  for (const name of ['edits', 'written', 'refused', 'unnamed', 'wrong'] as const) sums[name] += more[name] ?? 0;
}

async function receiptOf(work: Promise<ApplyReceipt>, all: ApplyReceipt['applied']): Promise<ApplyReceipt> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return {
      applied: [],
      refused: all.map((edit) => ({ edit, code: error.code, found: { value: null } })),
    };
  }
}

const forms = unfilledForms();

test.each(forms.map((form, index) => [index + 1, form] as const))('form %i', async (_, form) => {
  const cases = MOMENTS.flatMap((moment) =>
    OPERATIONS.flatMap((operation) => POSITIONS.map((position) => ({ moment, operation, position }))),
  );
  const grids = cases.map((_case, index) => ({ ...form.grid, name: `表${index + 1}` }));
  const excel = await openExcel(workbookFromGrids(grids));
  for (const [index, { moment, operation, position }] of cases.entries()) {
    const name = `表${index + 1}`;
    const [before] = await excel.host.readSheets([name]);
    if (before === undefined) throw new Error('no sheet');
    const edits = editsFor(before);
    const order = orderOf(form, operation, position);
    const move = (): void => excel.workbook.sheet(name).moveRows(order);
    if (moment === 'check→write') move();
    if (moment === 'look→write') excel.faults.beforeRoundTrip(excel.stats.roundTrips + 2, move);
    let receipt = await receiptOf(excel.host.apply(edits), edits);
    let written: readonly { readonly cell: string; readonly to: (typeof edits)[number]['to'] }[] = notRefused(
      edits,
      receipt.refused,
    );
    if (moment === 'write→undo') {
      expect(receipt.refused).toEqual([]);
      const { applied } = receipt;
      move();
      receipt = await excel.host.undo(receipt);
      // What wasn't undone still holds what was written.
      written = applied.filter(({ cell }) => receipt.refused.some(({ edit }) => edit.cell === cell));
    }
    const [now] = await excel.host.readSheets([name]);
    if (now === undefined) throw new Error('no sheet');
    const wrong = wrongCells(now, before, order, written);
    count(`${moment} ${operation}`, {
      edits: edits.length,
      written: receipt.applied.length,
      refused: receipt.refused.length,
      unnamed: edits.length - receipt.applied.length - receipt.refused.length,
      wrong: wrong.length,
    });
    expect({ moment, operation, position, wrong }).toEqual({ moment, operation, position, wrong: [] });
  }
  await excel.leave();
});

afterAll(() => {
  const lines = [...tally].map(([of, { edits, written, refused, wrong }]) => {
    return `${of}: ${edits} edits, ${written} written or undone, ${refused} refused by name, ${wrong} wrong cells`;
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(forms.length).toBeGreaterThanOrEqual(25);
  expect(tally.size).toBe(9);
  for (const { edits, unnamed, wrong, written } of tally.values()) {
    expect({ unnamed, wrong }).toEqual({ unnamed: 0, wrong: 0 });
    expect(edits).toBeGreaterThan(300);
    // Following is the rule, refusing the exception: a witness that nothing ever matches would be of no use.
    expect(written / edits).toBeGreaterThan(0.8);
  }
});
