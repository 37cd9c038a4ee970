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

/**
 * Rows move under a write: between check and write, between look and write, between write and undo. By hand over all forms:
 * `JIHE_MOVED_ROWS=all npx jest test/hosts/excel/moved-rows`; otherwise over some of them, chosen by the seed.
 */

const MOMENTS = ['check→write', 'look→write', 'write→undo'] as const;

interface Count {
  edits: number;
  written: number;
  refused: number;
  unnamed: number;
  wrong: number;
  /** How many were refused for which reason. */
  readonly codes: Map<string, number>;
}

const tally = new Map<string, Count>();

function count(of: string, more: Omit<Count, 'codes'>, refused: ApplyReceipt['refused']): void {
  const sums = tally.get(of) ?? { edits: 0, written: 0, refused: 0, unnamed: 0, wrong: 0, codes: new Map() };
  tally.set(of, sums);
  for (const { code } of refused) sums.codes.set(code, (sums.codes.get(code) ?? 0) + 1);
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

const all = unfilledForms();
const isWhole = process.env['JIHE_MOVED_ROWS'] === 'all';
/** Of each so many forms following each other one is taken, which one the seed says. */
const STEP = isWhole ? 1 : 4;
const seed = Number(process.env['JIHE_SEED'] ?? 2);
const forms = all.filter((_, index) => index % STEP === seed % STEP);

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
    const [done, left] = [receipt.applied.length, receipt.refused.length];
    const sums = { edits: edits.length, written: done, refused: left, unnamed: edits.length - done - left };
    count(`${moment} ${operation}`, { ...sums, wrong: wrong.length }, receipt.refused);
    expect({ moment, operation, position, wrong }).toEqual({ moment, operation, position, wrong: [] });
  }
  await excel.leave();
});

test('as many as there should be, none wrong, none without a name', () => {
  const lines = [...tally].map(([of, { edits, written, refused, wrong, codes }]) => {
    const reasons = [...codes].map(([code, times]) => `${code} ${times}`).join(', ');
    const why = reasons === '' ? '' : ` (${reasons})`;
    return `${of}: ${edits} edits, ${written} written or undone, ${refused} refused by name${why}, ${wrong} wrong cells`;
  });
  process.stdout.write(`${forms.length} of ${all.length} forms\n${lines.join('\n')}\n`);
  expect(all.length).toBeGreaterThanOrEqual(25);
  expect(forms.length).toBeGreaterThanOrEqual(Math.floor(all.length / STEP));
  expect(tally.size).toBe(9);
  for (const { edits, unnamed, wrong, written, codes } of tally.values()) {
    expect({ unnamed, wrong }).toEqual({ unnamed: 0, wrong: 0 });
    expect(edits).toBeGreaterThan(300 / STEP);
    // Following is the rule, refusing the exception: a witness that nothing ever matches would be of no use. What is refused
    // with something else has its own witness all the same.
    expect((written + (codes.get('needs-refused') ?? 0)) / edits).toBeGreaterThan(0.8);
  }
});
