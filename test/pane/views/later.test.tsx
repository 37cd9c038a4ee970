import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType, ReactElement } from 'react';
import { Later } from '../../../src/pane/views/later.tsx';
import { heard, lines } from '../../support/open-part.tsx';

/** Parts of the pane that come when they are first shown. */

type Part = ComponentType<{ readonly name: string }>;

const First: Part = ({ name }) => <p>一：{name}</p>;
const Second: Part = ({ name }) => <p>二：{name}</p>;

function part(load: () => Promise<Part>): ReactElement {
  return <Later load={load}>{(Shown) => <Shown name="甲" />}</Later>;
}

test('says that it is on its way, and then shows it', async () => {
  let come: (shown: Part) => void = () => undefined;
  const load = (): Promise<Part> => new Promise((resolve) => (come = resolve));
  const { container } = render(part(load));
  expect(heard(container)).toEqual(
    lines(`
    “正在准备…”
  `),
  );
  await act(async () => come(First));
  expect(screen.getByText('一：甲')).toBeVisible();
});

test('that doesn’t come can be asked for again', async () => {
  const user = userEvent.setup();
  const load = jest.fn<Promise<Part>, []>().mockRejectedValueOnce(new Error('no net')).mockResolvedValue(First);
  const { container } = render(part(load));
  await screen.findByRole('button');
  expect(heard(container)).toEqual(
    lines(`
    “这一部分没有取到：可能网络断了。”
    button 再试一次
  `),
  );
  await user.click(screen.getByRole('button'));
  expect(await screen.findByText('一：甲')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});

test('another in its place is never taken for the first', async () => {
  const [first, second] = [() => Promise.resolve(First), () => Promise.resolve(Second)];
  const { rerender } = render(part(first));
  await screen.findByText('一：甲');
  rerender(part(second));
  expect(screen.queryByText('一：甲')).toBeNull();
  expect(await screen.findByText('二：甲')).toBeVisible();
});
