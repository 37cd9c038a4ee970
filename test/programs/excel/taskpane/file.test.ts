import '../../../support/pane-setup.ts';
import { configure, screen } from '@testing-library/dom';

/** The page for files, without a spreadsheet program. */

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

test('offers to open a file, and nothing to try again', async () => {
  document.body.innerHTML = '<div id="pane">绩核正在启动…</div>';
  jest.isolateModules(() => {
    require('../../../../src/programs/excel/taskpane/file.ts');
  });
  const page = await screen.findByTestId('boot-failed');
  expect(page.textContent).toContain('核对 .xlsx 文件');
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['打开文件']);
});
