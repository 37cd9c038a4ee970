import '../../support/pane-setup.ts';
import { screen, waitFor, within } from '@testing-library/dom';
import { HEAD, TABS } from '../../../src/messages/pane.ts';
import { PROBE } from '../../../src/messages/wps.ts';
import { workbookFromGrids } from '../../hosts/sheet-model/from-grids.ts';
import { installWps, type PageOfWps } from '../../hosts/wps-emulator/page.ts';
import { profileWith } from '../../hosts/wps-emulator/profile.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** The page of WPS's pane beside the page behind its ribbon, in one WPS. */

const FORM = withCells(exampleForm('national'), { H14: '', H20: '' });
const PATIENCE = { timeout: 20_000 };

let page: PageOfWps;

/** One page for all tests, as it is in WPS: each goes on where the last one ended. */
beforeAll(async () => {
  page = installWps(window, workbookFromGrids([FORM]), profileWith({ keepsApostrophe: true, rules: 'none' }));
  document.body.innerHTML = '<div id="pane">绩核正在启动…</div>';
  require('../../../src/programs/wps/ribbon/main.ts');
  require('../../../src/programs/wps/ribbon/commands.ts');
  action('pane');
  require('../../../src/programs/wps/taskpane/main.tsx');
  await screen.findByTestId('verdict', undefined, PATIENCE);
});
afterAll(() => {
  window.dispatchEvent(new Event('pagehide'));
  page.wps.leave();
});

const action = (id: string): void =>
  void (Reflect.get(window, 'OnAction') as (control: { readonly Id: string }) => unknown)({ Id: id });
const fill = (): void => (Reflect.get(window, 'jiheCommand') as (name: string) => void)('fillScores');

const scores = (): unknown[] => {
  const sheet = page.wps.model.find('自评表');
  return [sheet?.peek(13, 7)?.value ?? null, sheet?.peek(19, 7)?.value ?? null];
};

async function fillsAndTakesBack(): Promise<void> {
  expect(scores()).toEqual([null, null]);
  fill();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已写入 2 个单元格'), PATIENCE);
  expect(scores()).toEqual([10, 100]);
  within(screen.getByTestId('undo')).getByText('撤销').click();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已撤销，2 个单元格恢复原样'), PATIENCE);
  expect(scores()).toEqual([null, null]);
}

test('what 填写得分 wrote is taken over by the pane, and taken back by it', async () => {
  expect(screen.queryByTestId('undo')).toBeNull();
  await fillsAndTakesBack();
});

test('so it is when the workbook was saved under another name, and 偏差说明 keeps what can be taken back', async () => {
  fill();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已写入 2 个单元格'), PATIENCE);
  page.wps.fullName = 'D:\\另存.xlsx';
  action('notes');
  const tab = await screen.findByRole('tab', { name: /^偏差说明/, selected: true }, PATIENCE);
  expect(tab).toBeTruthy();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已写入 2 个单元格'), PATIENCE);
  within(screen.getByTestId('undo')).getByText('撤销').click();
  await waitFor(() => expect(scores()).toEqual([null, null]), PATIENCE);
  await fillsAndTakesBack();
  expect(screen.queryByTestId('front')).toBeNull();
});

test('and the pane is the one that was there: shown by the ribbon, hidden from within', () => {
  page.wps.fullName = 'D:\\再存.xlsx';
  expect(page.panes.map(({ Visible }) => Visible)).toEqual([true]);
  screen.getByRole('button', { name: HEAD.hide }).click();
  expect(page.panes.map(({ Visible }) => Visible)).toEqual([false]);
  action('pane');
  expect(page.panes.map(({ Visible }) => Visible)).toEqual([true]);
  screen.getByRole('button', { name: HEAD.hide }).click();
  expect(page.panes.map(({ Visible }) => Visible)).toEqual([false]);
  expect([...page.wps.crossings.unknown]).toEqual([]);
});

test('试一试这台 WPS: what came of it holds in this pane, and that is said when it is new', async () => {
  screen.getByRole('tab', { name: TABS.settings }).click();
  (await screen.findByRole('button', { name: /^关于/, expanded: false }, PATIENCE)).click();
  const probe = async (): Promise<void> => {
    (await screen.findByRole('button', { name: PROBE.start }, PATIENCE)).click();
    await screen.findByRole('button', { name: PROBE.running }, PATIENCE);
    await screen.findByRole('button', { name: PROBE.start }, PATIENCE);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: PROBE.result }).value).toContain(
      '"keepsApostrophe": true',
    );
  };
  await probe();
  expect(screen.queryByText(PROBE.learnt)).not.toBeNull();
  await probe();
  expect(screen.queryByText(PROBE.learnt)).toBeNull();
});
