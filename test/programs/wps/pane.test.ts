import '../../support/pane-setup.ts';
import { screen, waitFor, within } from '@testing-library/dom';
import { workbookFromGrids } from '../../hosts/sheet-model/from-grids.ts';
import { installWps, type PageOfWps } from '../../hosts/wps-emulator/page.ts';
import { profileWith } from '../../hosts/wps-emulator/profile.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** The page of WPS's pane beside the page behind its ribbon, in one WPS. */

const FORM = withCells(exampleForm('national'), { H14: '', H20: '' });
const PATIENCE = { timeout: 20_000 };

let page: PageOfWps;
afterEach(() => {
  window.dispatchEvent(new Event('pagehide'));
  page.wps.leave();
});

const press = (name: string): void => (Reflect.get(window, 'jiheCommand') as (name: string) => void)(name);

const valuesOf = (...cells: readonly (readonly [number, number])[]): unknown[] =>
  cells.map(([row, column]) => page.wps.model.find('自评表')?.peek(row, column)?.value ?? null);

test('what 填写得分 wrote is taken over by the pane, and taken back by it', async () => {
  page = installWps(window, workbookFromGrids([FORM]), profileWith());
  document.body.innerHTML = '<div id="pane">绩核正在启动…</div>';
  require('../../../src/programs/wps/taskpane/main.tsx');
  require('../../../src/programs/wps/ribbon/commands.ts');
  await screen.findByTestId('verdict', undefined, PATIENCE);
  expect(screen.queryByTestId('undo')).toBeNull();
  press('fillScores');
  const bar = await screen.findByTestId('undo', undefined, PATIENCE);
  expect(bar.textContent).toContain('已写入 2 个单元格');
  expect(valuesOf([13, 7], [19, 7])).toEqual([10, 100]);
  within(bar).getByText('撤销').click();
  await waitFor(() => expect(screen.getByTestId('undo').textContent).toContain('已撤销，2 个单元格恢复原样'), PATIENCE);
  expect(valuesOf([13, 7], [19, 7])).toEqual([null, null]);
  expect([...page.wps.crossings.unknown]).toEqual([]);
});
