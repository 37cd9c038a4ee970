/**
 * @jest-environment-options {"url": "https://intranet.example/jihe/taskpane.html?_host_Info=Excel&tab=notes", "customExportConditions": ["node", "node-addons"]}
 */
import '../../../support/pane-setup.ts';
import { screen, waitFor, within } from '@testing-library/dom';
import { leaveWritten } from '../../../../src/hosts/handover.ts';
import { type RunningExcel, startExcel } from '../../../hosts/excel-emulator/harness.ts';
import { exampleForm, withCells } from '../../../support/form-text.ts';

/** The page of Excel's task pane, with the real Office.js and Excel behind it. */

const FORM = withCells(exampleForm('national'), { F13: '5个', H13: '16.67', H20: '96.67' });
const PATIENCE = { timeout: 20_000 };

let excel: RunningExcel;
afterEach(async () => {
  window.dispatchEvent(new Event('pagehide'));
  await excel.settled();
  await excel.close();
  document.body.replaceChildren();
  window.localStorage.clear();
  window.sessionStorage.clear();
});

/** Loads the page, as Excel does for its pane. */
function load(): void {
  document.body.innerHTML = '<div id="pane">绩核正在启动…</div>';
  // Not isolated: what the page fetches later belongs to the same libraries.
  jest.resetModules();
  require('../../../../src/programs/excel/taskpane/excel.ts');
}

test('opens beside the workbook at 偏差说明, where the ribbon sends it, and takes over what the ribbon wrote', async () => {
  excel = await startExcel([FORM]);
  load();
  const tab = await screen.findByRole('tab', { name: '偏差说明' }, PATIENCE);
  expect(tab.getAttribute('aria-selected')).toBe('true');
  await screen.findByTestId('verdict', undefined, PATIENCE);
  expect(screen.queryByTestId('undo')).toBeNull();
  const { url } = Office.context.document;
  const edit = { sheet: '自评表', cell: 'H14', from: { value: null }, to: { value: 10 } };
  leaveWritten(() => window.localStorage, url, { applied: [edit], refused: [] });
  window.dispatchEvent(new Event('focus'));
  const bar = await screen.findByTestId('undo', undefined, PATIENCE);
  expect(bar.textContent).toContain('已写入 H14');
  within(bar).getByText('撤销').click();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已撤销，1 个单元格恢复原样'), PATIENCE);
  expect(excel.workbook.sheet('自评表').peek(13, 7)?.value ?? null).toBeNull();
});

test('loaded anew beside the same workbook still can take back what was written', async () => {
  excel = await startExcel([FORM]);
  const { url } = Office.context.document;
  const edit = { sheet: '自评表', cell: 'H14', from: { value: null }, to: { value: 10 } };
  window.sessionStorage.setItem(
    'jihe.pane',
    JSON.stringify({ workbook: url, journal: [{ label: '填写得分', receipt: { applied: [edit], refused: [] } }] }),
  );
  load();
  expect((await screen.findByTestId('undo', undefined, PATIENCE)).textContent).toContain('已写入 H14');
});
