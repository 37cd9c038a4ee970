import '../../support/pane-setup.ts';
import { screen, waitFor, within } from '@testing-library/dom';
import { HEAD, TABS } from '../../../src/messages/pane.ts';
import { FRONT, WPS_FAILED } from '../../../src/messages/wps.ts';
import { workbookFromGrids } from '../../hosts/sheet-model/from-grids.ts';
import { installWps, type PageOfWps } from '../../hosts/wps-emulator/page.ts';
import { profileWith } from '../../hosts/wps-emulator/profile.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** The page of WPS's pane before WPS is there, beside two workbooks, and when one of them is closed. */

const FORM = withCells(exampleForm('national'), { H14: '', H20: '' });
const PATIENCE = { timeout: 20_000 };
/** The page looks around once a second. */
const LOOKED = 1300;

interface Book {
  Activate(): void;
  Close(): void;
}

let page: PageOfWps;
let own: Book;
let other: Book;
const failures: unknown[] = [];
const note = ({ error }: ErrorEvent): void => void failures.push(error);

/** One page for all tests, as it is in WPS: each goes on where the last one ended. */
beforeAll(() => {
  window.addEventListener('error', note);
  document.body.innerHTML = '<div id="pane">绩核正在启动…</div>';
  require('../../../src/programs/wps/taskpane/main.tsx');
});
afterAll(() => {
  window.dispatchEvent(new Event('pagehide'));
  page.wps.leave();
  window.removeEventListener('error', note);
});
afterEach(() => {
  if (failures.length > 0) throw new RangeError(`failed: ${failures.map(String).join()}`);
});

const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOKED));
const action = (id: string): void =>
  void (Reflect.get(window, 'OnAction') as (control: { readonly Id: string }) => unknown)({ Id: id });
const app = (): { readonly ActiveWorkbook: Book; readonly Workbooks: { Add(): Book } } =>
  Reflect.get(window, 'Application') as ReturnType<typeof app>;
const visible = (): boolean[] => page.panes.map(({ Visible }) => Visible);
const hide = (): void => screen.getByRole('button', { name: HEAD.hide }).click();
const selected = (): (string | null)[] => screen.getAllByRole('tab', { selected: true }).map((tab) => tab.textContent);

test('without WPS it says so after a while, looks on, and can be tried again', async () => {
  const failed = await screen.findByTestId('boot-failed', undefined, PATIENCE);
  expect(failed.textContent).toContain(WPS_FAILED.what);
  expect(screen.queryByTestId('front')).toBeNull();
  await looked();
  expect(screen.getByTestId('boot-failed')).toBe(failed);
});

test('then WPS is there: the workbook in front is checked, and the pane is the one that the ribbon opens', async () => {
  page = installWps(window, workbookFromGrids([FORM]), profileWith());
  own = app().ActiveWorkbook;
  require('../../../src/programs/wps/ribbon/main.ts');
  action('pane');
  within(screen.getByTestId('boot-failed')).getByRole('button', { name: '重试' }).click();
  await screen.findByTestId('verdict', undefined, PATIENCE);
  expect([visible(), screen.queryByTestId('front')]).toEqual([[true], null]);
  // Nobody asked for 偏差说明.
  await looked();
  expect(selected()[0]).toMatch(/^问题/);
  hide();
  expect(visible()).toEqual([false]);
});

test('another workbook in front is offered, and nothing is changed until it is wanted', async () => {
  other = app().Workbooks.Add();
  const notice = await screen.findByTestId('front', undefined, PATIENCE);
  expect(notice.textContent).toContain(FRONT.other('工作簿1', '自评表.xlsx'));
  expect(screen.getByTestId('verdict')).toBeTruthy();
  own.Activate();
  await waitFor(() => expect(screen.queryByTestId('front')).toBeNull(), PATIENCE);
  other.Activate();
  within(await screen.findByTestId('front', undefined, PATIENCE))
    .getByText(FRONT.change('工作簿1'))
    .click();
  await waitFor(() => expect(screen.queryByTestId('verdict')).toBeNull(), PATIENCE);
  await looked();
  expect(screen.queryByTestId('front')).toBeNull();
  // One host listens at a time.
  expect(page.wps.listeners).toBeLessThanOrEqual(1);
});

test('the pane stays the one of the workbook that it was opened for', () => {
  const [pane] = page.panes;
  if (pane === undefined) throw new Error('no pane');
  pane.Visible = true;
  hide();
  expect(visible()).toEqual([false]);
});

test('back with the first one at 偏差说明, when the ribbon asks for it', async () => {
  own.Activate();
  expect((await screen.findByTestId('front', undefined, PATIENCE)).textContent).toContain(
    FRONT.other('自评表.xlsx', '工作簿1'),
  );
  action('notes');
  // The pane that was there is shown, none is made.
  expect(visible()).toEqual([true]);
  await screen.findByRole('tab', { name: /^偏差说明/, selected: true }, PATIENCE);
  await screen.findByTestId('verdict', undefined, PATIENCE);
  expect(screen.queryByTestId('front')).toBeNull();
  // Asked for once: another tab stays.
  screen.getByRole('tab', { name: TABS.settings }).click();
  await looked();
  expect(selected()[0]).toBe(TABS.settings);
});

test('closed, its results stay; what is left in front is offered', async () => {
  own.Close();
  other.Activate();
  const text = (): string | null | undefined => screen.queryByTestId('front')?.textContent;
  await waitFor(() => expect(text()).toContain(FRONT.closed('自评表.xlsx')), PATIENCE);
  expect(within(screen.getByTestId('front')).getByRole('button').textContent).toBe(FRONT.change('工作簿1'));
  page.wps.nothingInFront = true;
  await waitFor(() => expect(within(screen.getByTestId('front')).queryByRole('button')).toBeNull(), PATIENCE);
  expect(text()).toBe(FRONT.closed('自评表.xlsx'));
  expect([...page.wps.crossings.unknown]).toEqual([]);
});

test('when its page goes, nothing of it listens to WPS any more', () => {
  expect(page.wps.listeners).toBe(1);
  window.dispatchEvent(new Event('pagehide'));
  expect(page.wps.listeners).toBe(0);
});
