import type { KeyboardEvent } from 'react';

/** Which keys lead to the button before and after, and whether the last one is followed by the first. */
const AXES = {
  horizontal: { before: 'ArrowLeft', after: 'ArrowRight', circular: true },
  vertical: { before: 'ArrowUp', after: 'ArrowDown', circular: false },
} as const;

function targetOf(key: string, at: number, count: number, axis: keyof typeof AXES): number | null {
  const { before, after, circular } = AXES[axis];
  const within = (to: number): number => (circular ? (to + count) % count : Math.min(Math.max(to, 0), count - 1));
  switch (key) {
    case before:
      return within(at - 1);
    case after:
      return within(at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * For `onKeyDown` of an element: arrows, Home and End move the focus among its buttons, in the order of the page.
 * @param within the part of it that they stay in.
 * @param among a selector, where not all buttons are meant.
 */
export function moveByArrows(
  event: KeyboardEvent<HTMLElement>,
  axis: keyof typeof AXES,
  within: Element = event.currentTarget,
  among = 'button',
): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const buttons = [...within.querySelectorAll<HTMLElement>(`${among}:not(:disabled)`)];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const to = at < 0 ? null : targetOf(event.key, at, buttons.length, axis);
  if (to === null) return;
  event.preventDefault();
  buttons[to]?.focus();
}
