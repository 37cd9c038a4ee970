import '@testing-library/jest-dom';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Disclosure } from '../../../src/pane/views/disclosure.tsx';

test('a heading unfolds what stands under it, which isn’t made before', async () => {
  const user = userEvent.setup();
  let made = 0;
  const content = (): string => {
    made += 1;
    return '内容';
  };
  render(
    <Disclosure beside={<i>旁边</i>} head="标题" level={3}>
      {content}
    </Disclosure>,
  );
  const heading = screen.getByRole('heading', { level: 3, name: '标题' });
  const button = within(heading).getByRole('button');
  expect([button.getAttribute('aria-expanded'), button.getAttribute('aria-controls'), made]).toEqual([
    'false',
    null,
    0,
  ]);
  const arrow = (): string | undefined => button.querySelector('svg')?.innerHTML;
  const folded = arrow();
  await user.click(button);
  expect(arrow()).not.toBe(folded);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(document.getElementById(button.getAttribute('aria-controls') ?? '')).toHaveTextContent('内容');
  await user.click(button);
  expect(screen.queryByText('内容')).toBeNull();
  expect(arrow()).toBe(folded);
  expect(button).not.toHaveAttribute('aria-controls');
});
