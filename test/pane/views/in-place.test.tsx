import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import { type ReactElement, useRef } from 'react';
import { useInPlace } from '../../../src/pane/views/in-place.ts';

/** What takes the pane's place: everything else of the pane is out of reach meanwhile, and comes back as it was. */

function Taking(): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  useInPlace(ref);
  return <div data-testid="taking" ref={ref} />;
}

function Page({ isTaken }: { readonly isTaken: boolean }): ReactElement {
  return (
    <div>
      <div data-testid="beside the pane" />
      <div className="jihe-page" data-testid="page">
        <div data-testid="head" />
        <div data-testid="live" role="status" />
        <div data-testid="was hidden" hidden />
        <div data-testid="body">
          <div data-testid="list" />
          {isTaken && <Taking />}
          <div data-testid="foot" />
        </div>
      </div>
    </div>
  );
}

const ALL = ['beside the pane', 'page', 'head', 'live', 'was hidden', 'body', 'list', 'foot'];
const hidden = (): string[] => ALL.filter((each) => screen.getByTestId(each).hidden);

test('all of the pane beside it is hidden, not what is only heard, nor what stands beside the pane', () => {
  const { rerender } = render(<Page isTaken={false} />);
  expect(hidden()).toEqual(['was hidden']);
  rerender(<Page isTaken />);
  expect(hidden()).toEqual(['head', 'was hidden', 'list', 'foot']);
  expect(screen.getByTestId('taking')).toBeVisible();
  rerender(<Page isTaken={false} />);
  expect(hidden()).toEqual(['was hidden']);
});

test('it is seen from its top, and the pane again where it was scrolled to', () => {
  const { rerender } = render(<Page isTaken={false} />);
  screen.getByTestId('body').scrollTop = 120;
  screen.getByTestId('page').scrollTop = 30;
  const tops = (): number[] => ['body', 'page'].map((each) => screen.getByTestId(each).scrollTop);
  rerender(<Page isTaken />);
  expect(tops()).toEqual([0, 0]);
  rerender(<Page isTaken={false} />);
  expect(tops()).toEqual([120, 30]);
});

test('where there is no page around it, all of the body is hidden, and nothing around that', () => {
  render(
    <section>
      <p data-testid="other" />
      <Taking />
    </section>,
  );
  expect(screen.getByTestId('other').hidden).toBe(true);
  expect([document.head.hidden, document.body.hidden]).toEqual([false, false]);
});
