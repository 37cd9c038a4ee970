import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FRONT } from '../../../src/messages/wps.ts';
import type { Front } from '../../../src/programs/wps/taskpane/front.ts';
import { FrontNotice } from '../../../src/programs/wps/taskpane/front-notice.tsx';

afterEach(cleanup);

/** What the pane says of the workbook in front, and what it offers. */

function shown(state: Front['state']): { readonly pressed: () => number } {
  const onChange = jest.fn();
  render(<FrontNotice front={{ state, subscribe: () => () => undefined } as unknown as Front} onChange={onChange} />);
  return { pressed: () => onChange.mock.calls.length };
}

test('its own is no news', () => {
  shown({ kind: 'own' });
  expect(screen.queryByTestId('front')).toBeNull();
});

test('another one is offered', async () => {
  const { pressed } = shown({ kind: 'other', own: '甲.xlsx', inFront: '乙.xlsx' });
  expect(screen.getByTestId('front').textContent).toContain(FRONT.other('乙.xlsx', '甲.xlsx'));
  await userEvent.click(screen.getByRole('button', { name: FRONT.change('乙.xlsx') }));
  expect(pressed()).toBe(1);
});

test('when its own is closed and none is in front, there is nothing to offer', () => {
  shown({ kind: 'closed', own: '甲.xlsx', inFront: null });
  expect(screen.getByTestId('front').textContent).toContain(FRONT.closed('甲.xlsx'));
  expect(screen.queryByRole('button')).toBeNull();
});
