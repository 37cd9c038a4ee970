import { screen, waitFor } from '@testing-library/react';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import { LocateButton } from '../../../src/pane/views/locate-button.tsx';
import { passingOn } from '../../support/open-pane.tsx';
import { openPart } from '../../support/open-part.tsx';

test('the address of a cell shows it in the sheet', async () => {
  const { user, host } = await openPart(<LocateButton cell="H13" sheet="自评表" />);
  const button = screen.getByRole('button', { name: '定位到 H13' });
  await user.click(button);
  await waitFor(() => expect(host.located).toEqual({ sheet: '自评表', address: 'H13' }));
  expect(button).toHaveFocus();
});

test('where the sheet can’t be shown it is only told', async () => {
  const around = (host: FileHost) => passingOn(host, { can: { ...host.can, locate: false } });
  await openPart(<LocateButton cell="H13" sheet="自评表" />, { around });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('H13')).toBeVisible();
});
