import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { LongList } from '../../../src/pane/views/long-list.tsx';

/** Lists of any length, some items at a time. */

const ITEMS = Array.from({ length: 100 }, (_, at) => at);

const list = (count: number, more: { readonly at?: number | null; readonly batch?: number } = {}): ReactElement => (
  <ul>
    <LongList items={ITEMS.slice(0, count)} onButton render={(item) => <li key={item}>{item}</li>} {...more} />
  </ul>
);
/** The first and the last item that are there, and what stands around them. */
function shown(): string[] {
  const texts = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
  const items = texts.filter((text) => /^\d+$/.test(text));
  const around = texts.filter((text) => !/^\d+$/.test(text));
  return [`${items[0] ?? ''}–${items.at(-1) ?? ''}`, ...around];
}

test.each<[number, string[]]>([
  [1, ['0–0']],
  [25, ['0–24']],
  [26, ['0–24', '已显示 25 条，共 26 条再显示 1 条']],
  [60, ['0–24', '已显示 25 条，共 60 条再显示 25 条']],
])('of %i the first are there, and how many are left', (count, expected) => {
  render(list(count));
  expect(shown()).toEqual(expected);
});

test('grows on the button to its end', async () => {
  const user = userEvent.setup();
  render(list(60));
  await user.click(screen.getByRole('button'));
  expect(shown()[0]).toBe('0–49');
  await user.click(screen.getByRole('button'));
  expect(shown()).toEqual(['0–59']);
});

test.each<[number | null, string]>([
  [null, '0–24'],
  [24, '0–24'],
  [25, '0–49'],
  [49, '0–73'],
  [50, '45–74'],
  [99, '94–99'],
  [100, '0–24'],
])('item %p is there with some before it', (at, expected) => {
  render(list(100, { at }));
  expect(shown()[0]).toBe(expected);
});

test('what lies before can be brought, and one that is near joins on', async () => {
  const user = userEvent.setup();
  const { rerender } = render(list(100, { at: 60 }));
  expect(shown()).toEqual(['55–84', expect.stringContaining('55'), '已显示 30 条，共 100 条再显示 15 条']);
  rerender(list(100, { at: 40 }));
  expect(shown()[0]).toBe('35–84');
  rerender(list(100, { at: 40 }));
  await user.click(screen.getAllByRole('button')[0] as HTMLElement);
  expect(shown()[0]).toBe('10–84');
  await user.click(screen.getAllByRole('button')[0] as HTMLElement);
  expect(shown()[0]).toBe('0–84');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('few at a time where items are large', async () => {
  render(list(10, { batch: 4 }));
  expect(shown()[0]).toBe('0–3');
  await userEvent.click(screen.getByRole('button'));
  expect(shown()[0]).toBe('0–7');
});
