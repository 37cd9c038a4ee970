import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { moveByArrows } from '../../../src/pane/views/arrow-keys.ts';
import { Tabs } from '../../../src/pane/views/tabs.tsx';
import { heard, lines } from '../../support/open-part.tsx';

/** Tabs, and going from button to button by keys. */

const TABS = [
  { value: 'a', text: '甲', id: 'tab-a' },
  { value: 'b', text: '乙', disabled: true },
  { value: 'c', text: '丙', after: <b>3</b> },
] as const;

test('one is selected and reached by Tab; the others by arrows', async () => {
  const user = userEvent.setup();
  const onSelect = jest.fn();
  const tabs = (selected: 'a' | 'b' | 'c') => (
    <>
      <Tabs className="甲类" label="分页" onSelect={onSelect} panel="panel" selected={selected} tabs={TABS} />
      <div id="panel" />
    </>
  );
  const { rerender } = render(tabs('c'));
  expect(heard(screen.getByRole('tablist'))).toEqual(
    lines(`
    div [aria-label=分页, role=tablist]
      button [aria-selected=false, role=tab, tabindex=-1, controls] 甲
      button [aria-selected=false, disabled, role=tab, tabindex=-1, controls] 乙
      button [aria-selected, role=tab, tabindex=0, controls] 丙3
  `),
  );
  expect(screen.getByRole('tablist')).toHaveClass('jihe-tablist', '甲类');
  expect(screen.getByRole('tab', { name: '甲' })).toHaveAttribute('id', 'tab-a');
  await user.tab();
  expect(screen.getByRole('tab', { name: '丙 3' })).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: '甲' })).toHaveFocus();
  expect(onSelect).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onSelect.mock.calls).toEqual([['a']]);
  rerender(tabs('a'));
  expect(heard(screen.getByRole('tablist'))).toEqual(
    lines(`
    div [aria-label=分页, role=tablist]
      button [aria-selected, role=tab, tabindex=0, controls] 甲
      button [aria-selected=false, disabled, role=tab, tabindex=-1, controls] 乙
      button [aria-selected=false, role=tab, tabindex=-1, controls] 丙3
  `),
  );
});

describe('keys among buttons', () => {
  const shown = (axis: 'horizontal' | 'vertical') => {
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for what holds buttons
      <div onKeyDown={(event) => moveByArrows(event, axis)} role="presentation">
        {['一', '二', '三'].map((name) => (
          <button key={name} type="button">
            {name}
          </button>
        ))}
        <button disabled type="button">
          没有
        </button>
        <input aria-label="字" />
      </div>,
    );
    return (from: string, key: string, more: object = {}): string => {
      const button = screen.getByRole('button', { name: from });
      button.focus();
      const isLeft = fireEvent.keyDown(button, { key, ...more });
      return `${document.activeElement?.textContent}${isLeft ? '' : ' used'}`;
    };
  };

  test.each<[string, string, string]>([
    ['一', 'ArrowRight', '二 used'],
    ['三', 'ArrowRight', '一 used'],
    ['一', 'ArrowLeft', '三 used'],
    ['二', 'ArrowLeft', '一 used'],
    ['三', 'Home', '一 used'],
    ['一', 'End', '三 used'],
    ['二', 'ArrowDown', '二'],
    ['二', 'ArrowUp', '二'],
    ['二', 'a', '二'],
  ])('side by side, from %s by %s', (from, key, to) => {
    expect(shown('horizontal')(from, key)).toBe(to);
  });

  test.each<[string, string, string]>([
    ['一', 'ArrowDown', '二 used'],
    ['三', 'ArrowDown', '三 used'],
    ['一', 'ArrowUp', '一 used'],
    ['三', 'ArrowUp', '二 used'],
    ['三', 'Home', '一 used'],
    ['一', 'End', '三 used'],
    ['二', 'ArrowRight', '二'],
    ['二', 'ArrowLeft', '二'],
  ])('one below the other, from %s by %s', (from, key, to) => {
    expect(shown('vertical')(from, key)).toBe(to);
  });

  test.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])('with %s they are somebody else’s', (modifier) => {
    expect(shown('horizontal')('一', 'ArrowRight', { [modifier]: true })).toBe('一');
  });

  test('in a field they are the text’s', () => {
    shown('horizontal');
    const field = screen.getByRole('textbox');
    field.focus();
    expect(fireEvent.keyDown(field, { key: 'Home' })).toBe(true);
    expect(field).toHaveFocus();
  });
});
