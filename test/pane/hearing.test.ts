import { SettingsStore } from '../../src/app/settings.ts';
import { DocumentError, type DocumentErrorCode } from '../../src/formats/error.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { cardKey } from '../../src/pane/model/blocks.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { fileOf, MemoryStore, passingOn, TODAY } from '../support/open-pane.tsx';

/** When the pane listens to its program, in which words it is refused there, and which card a cell brings up. */

const FORM = withCells(exampleForm('national'), { F13: '5个', H17: '14', H20: '90' });
const PACE = { now: () => 0, rest: () => Promise.resolve() };

function paneOver(changes: Partial<WorkbookHost> = {}): PaneController {
  const host = new FileHost(fileOf([FORM]));
  const settings = new SettingsStore(new MemoryStore());
  return new PaneController({ host: passingOn(host, changes), settings, today: () => TODAY, pace: PACE });
}

test('edits are listened for from the first check on, once, while the pane is there', async () => {
  let listening = 0;
  let stopped = 0;
  const onEdited: WorkbookHost['onEdited'] = () => {
    listening += 1;
    return () => {
      stopped += 1;
    };
  };
  const pane = paneOver({ onEdited });
  await pane.check();
  expect(listening).toBe(0);
  const leave = pane.connect();
  expect(listening).toBe(0);
  await pane.check();
  await pane.check();
  expect([listening, stopped]).toEqual([1, 0]);
  leave();
  expect(stopped).toBe(1);
  await pane.check();
  expect(listening).toBe(1);
});

test.each<[WorkbookHost['name'], DocumentErrorCode, string, string]>([
  ['file', 'unknown', '这是绩核没有预料到的情况，文件没有被改动。', '另存为新的 .xlsx'],
  ['excel', 'unknown', '这是绩核没有预料到的情况。', '保存并重新打开工作簿'],
  ['wps', 'unknown', '这是绩核没有预料到的情况。', '保存并重新打开工作簿'],
])('what goes wrong in %s without a reason is told in its words', async (name, code, why, how) => {
  const readSheets = (): Promise<never> => Promise.reject(new DocumentError('unknown', code, { cause: 'x' }));
  const pane = paneOver({ name, readSheets });
  await pane.check();
  const { refusal } = pane.snapshot();
  expect(refusal).toMatchObject({
    during: 'check',
    code,
    cause: 'x',
    advice: { what: '绩核出错了，表格没有改动。', why },
  });
  expect(refusal?.advice.how).toContain(how);
});

test('a fault of our own is told as one, with what it says itself', async () => {
  const pane = paneOver({ readSheets: () => Promise.reject(new TypeError('ours')) });
  await pane.check();
  expect(pane.snapshot()).toMatchObject({ refusal: { code: 'unknown' }, phase: { kind: 'idle' }, checked: null });
  expect(pane.snapshot().refusal?.cause).toContain('ours');
});

describe('the card of a cell', () => {
  test('is the one that wants the cell changed, before one that is only held against it', async () => {
    const pane = paneOver();
    await pane.check();
    const { checked } = pane.snapshot();
    for (const [cell, first] of [
      ['H20', 'H20'],
      ['F13', 'H13'],
      ['H17', 'H17'],
      ['I17', 'I17'],
    ] as const) {
      expect([cell, pane.openCardAt('自评表', cell)]).toEqual([cell, true]);
      const finding = checked?.review.findings.find((each) => each.cells[0] === first);
      if (checked === null || finding === undefined) throw new Error(`no finding at ${first}`);
      expect(pane.snapshot().tab).toBe('problems');
      expect(pane.snapshot().wantedCard).toEqual({ key: cardKey(finding, checked.review), waived: false });
      pane.dispatch({ type: 'tab-set', tab: 'scores' });
    }
    const before = pane.snapshot();
    expect([pane.openCardAt('另一张', 'H20'), pane.openCardAt('自评表', 'A1')]).toEqual([false, false]);
    expect(pane.snapshot()).toBe(before);
  });

  test('is none before anything was checked', () => {
    const pane = paneOver();
    const before = pane.snapshot();
    expect(pane.openCardAt('自评表', 'H20')).toBe(false);
    expect(pane.snapshot()).toBe(before);
  });

  test('that was waived stands under 已忽略, and only where nothing else is said', async () => {
    const pane = paneOver();
    await pane.check();
    const finding = pane.snapshot().checked?.review.findings.find(({ cells }) => cells[0] === 'H20');
    if (finding === undefined) throw new Error('no finding about the total');
    expect(await pane.waive(finding, ' 已核实 ')).toBe(true);
    const left = pane.snapshot().checked?.review.findings.filter(({ cells }) => cells.includes('H20')) ?? [];
    expect(left.filter(({ waived }) => waived !== null).map(({ waived }) => waived?.reason)).toEqual(['已核实']);
    expect(pane.openCardAt('自评表', 'H20')).toBe(true);
    expect(pane.snapshot().wantedCard?.waived).toBe(left.every(({ waived }) => waived !== null));
  });
});
