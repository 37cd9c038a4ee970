import fc from 'fast-check';
import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { grid } from '../../support/grid-builder.ts';
import { shown } from '../../support/shown.ts';
import { openExcel } from './open-excel.ts';

/** Random combinations of habits: whatever Excel does, a write is told as it is, or refused and nothing of it left. */

const FORM = '自评表';
const RUNS = 500;

const habits = fc.record({
  api: fc.constantFrom(
    'ExcelApi 1.7' as const,
    'ExcelApi 1.9' as const,
    'ExcelApi 1.12' as const,
    'ExcelApi 1.15' as const,
  ),
  chart: fc.boolean(),
  otherWorkbook: fc.boolean(),
  rule: fc.constantFrom(null, 'not-found' as const, 'spoils-the-list' as const),
  shape: fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace('LEN', 'LÄNGE'),
  ),
  format: fc.constantFrom(null, '0%'),
  spill: fc.boolean(),
  abortAfter: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
  refusal: fc.constantFrom(null, 'UndoNotSupported', 'GeneralException', 'AccessDenied'),
  silentLists: fc.boolean(),
});

test('what is told is what the cells hold', async () => {
  let silentRuns = 0;
  let refusals = 0;
  let runs = 0;
  const seed = fc.readConfigureGlobal().seed ?? 1;
  await fc.assert(
    fc.asyncProperty(habits, async (given) => {
      let silent = 0;
      runs += 1;
      const sheets = [grid(FORM, [[1, 2, 3]]), grid('图表', [[1]])];
      const excel = await openExcel(sheets, { requirementSet: given.api });
      const { workbook, faults, host } = excel;
      const sheet = workbook.sheet(FORM);
      workbook.sheet('图表').isChart = given.chart;
      Object.assign(workbook.habits, {
        otherWorkbookInFront: given.otherWorkbook,
        tellFormula: given.shape,
        formatOfFormula: given.format,
        silentLists: given.silentLists,
      });
      if (given.rule !== null)
        sheet.conditionalFormats.add({
          areas: [{ top: 0, left: 0, bottom: 9, right: 9 }],
          formula: '=$A1>1',
          fault: given.rule,
        });
      const theirs = sheet.conditionalFormats.list.length;
      if (given.spill) sheet.spills = [{ top: 0, left: 1, bottom: 0, right: 2 }];
      const content = (): unknown[] =>
        [0, 1, 2].map((column) => {
          const cell = sheet.peek(0, column);
          return [cell?.formula ?? cell?.value ?? null, cell?.format];
        });
      const before = JSON.stringify(content());
      const edits: CellEdit[] = [
        { sheet: FORM, cell: 'A1', from: { value: 1 }, to: { value: 2, formula: 'B1' } },
        { sheet: FORM, cell: 'B1', from: { value: 2 }, to: { value: 20 } },
      ];
      // C1 is what a spill fills; older Excels can't be asked, which is written down as untried.
      if (!given.spill || given.api === 'ExcelApi 1.12' || given.api === 'ExcelApi 1.15')
        edits.push({ sheet: FORM, cell: 'C1', from: { value: 3 }, to: { value: 30 } });
      const { abortAfter, refusal } = given;
      if (abortAfter !== null) faults.beforeRoundTrip(2, () => faults.abortAfter(abortAfter));
      else if (refusal !== null) faults.refuseNextWrite(refusal);
      try {
        const receipt = await host.apply(edits);
        const { applied, refused } = receipt;
        const isTold = applied.every(({ cell, to }) => {
          const held = sheet.peek(0, cell.charCodeAt(0) - 65);
          return to.formula === undefined ? held?.value === to.value : held?.formula === `=${to.formula}`;
        });
        if (!isTold || applied.length + refused.length !== edits.length) silent += 1;
        // An order to stop that the write was too short for isn’t meant for what comes after.
        faults.clear();
        await host.undo(receipt);
        if (JSON.stringify(content()) !== before) silent += 1;
      } catch (error) {
        refusals += 1;
        if (!(error instanceof DocumentError)) throw error;
        if (error.code !== 'partly-written' && JSON.stringify(content()) !== before) silent += 1;
      }
      faults.clear();
      for (const cell of ['A1', 'B2', 'B2']) await host.mark([{ sheet: FORM, cell, severity: 'error' }]);
      if (sheet.conditionalFormats.list.length !== theirs + 1) silent += 1;
      await host.clearMarks();
      if (sheet.conditionalFormats.list.length !== theirs) silent += 1;
      const read = (await host.readSheets('all')).map(({ name }) => name);
      if (read.join() !== (given.chart ? FORM : `${FORM},图表`)) silent += 1;
      await excel.leave();
      if (silent > 0) silentRuns += 1;
      expect(silent).toBe(0);
    }),
    { numRuns: RUNS },
  );
  shown(`habits of Excel, seed ${seed}: ${runs} runs, ${refusals} refused, ${silentRuns} silent`);
  expect(runs).toBeGreaterThanOrEqual(RUNS);
  expect(refusals).toBeGreaterThan(RUNS / 10);
}, 300_000);
