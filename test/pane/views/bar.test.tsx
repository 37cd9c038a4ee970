import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Bar } from '../../../src/pane/views/bar.tsx';
import { heard, lines } from '../../support/open-part.tsx';

/** What is set apart as a message: how it is called, and what it offers. */

test.each(['error', 'warning', 'success'] as const)('%s has a sign and looks of its own', (intent) => {
  render(<Bar intent={intent}>话</Bar>);
  const bar = screen.getByRole('region', { name: '话' });
  expect(bar).toHaveClass('jihe-message', `jihe-message-${intent}`);
  const sign = bar.querySelector('.jihe-sign');
  expect(sign).toHaveClass(`jihe-${intent === 'success' ? 'fine' : intent}`);
  expect(sign).toHaveAttribute('aria-hidden', 'true');
});

test('is called by its title where it has one, and by all of its text otherwise', () => {
  const { rerender } = render(
    <Bar intent="error" title="标题">
      正文
    </Bar>,
  );
  expect(screen.getByRole('region', { name: '标题' })).toHaveTextContent('标题正文');
  rerender(<Bar intent="error">正文</Bar>);
  expect(screen.getByRole('region', { name: '正文' })).toHaveTextContent('正文');
});

test('says what can be done, and is closed only where it may be', async () => {
  const onClose = jest.fn();
  const { rerender } = render(
    <Bar
      actions={<button type="button">做</button>}
      className="jihe-foot"
      close={{ label: '关上', onClose }}
      intent="warning"
      testId="bar"
      title="标题"
    />,
  );
  expect(heard(screen.getByTestId('bar'))).toEqual(
    lines(`
    section [labelled “标题”]
      “标题”
      button [aria-label=关上]
      button 做
  `),
  );
  expect(screen.getByTestId('bar')).toHaveClass('jihe-foot');
  await userEvent.click(screen.getByRole('button', { name: '关上' }));
  expect(onClose).toHaveBeenCalledTimes(1);
  rerender(<Bar intent="warning" testId="bar" title="标题" />);
  expect(heard(screen.getByTestId('bar'))).toEqual(
    lines(`
    section [labelled “标题”]
      “标题”
  `),
  );
  expect(document.querySelector('.jihe-message-actions')).toBeNull();
});
