import { screen } from '@testing-library/react';
import { exampleForm } from '../support/form-text.ts';
import { openPane } from '../support/open-pane.tsx';

/** What reads reports comes when the tab is first opened; a network may be gone by then. */

let mockFailures = 1;

jest.mock('../../src/pane/report/report-tab.tsx', (): unknown => {
  mockFailures--;
  if (mockFailures >= 0) throw new Error('Loading chunk report failed.');
  return jest.requireActual('../../src/pane/report/report-tab.tsx');
});

test('where it doesn’t come it is said, and asked for again', async () => {
  const { user } = await openPane([exampleForm('national')]);
  await user.click(screen.getByRole('tab', { name: '报告' }));
  expect(await screen.findByText('这一部分没有取到：可能网络断了。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByRole('button', { name: '打开报告' })).toBeVisible();
});
