import { mergeClasses } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { moveByArrows } from './arrow-keys.ts';

interface TabItem<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly disabled?: boolean;
  /** Names the tab for the panel that it labels. */
  readonly id?: string;
  /** Stands behind the text, and is part of the tab's name. */
  readonly after?: ReactNode;
}

/**
 * One of several, as tabs that look like Fluent's, whose styles weigh more than all of the pane's own. Tab leads to the selected
 * one, arrows from one to the next; Enter, Space or a click selects.
 *
 * @param panel the id of what the tabs show.
 */
export function Tabs<Value extends string>(props: {
  readonly tabs: readonly TabItem<Value>[];
  readonly selected: Value;
  readonly onSelect: (value: Value) => void;
  readonly className: string;
  readonly panel?: string;
  readonly label?: string;
}): ReactElement {
  const { tabs, selected, onSelect, className, panel, label } = props;
  return (
    <div
      aria-label={label}
      className={mergeClasses('jihe-tablist', className)}
      onKeyDown={(event) => moveByArrows(event, 'horizontal')}
      role="tablist"
    >
      {tabs.map(({ value, text, disabled, id, after }) => (
        <button
          aria-controls={panel}
          aria-selected={value === selected}
          className="jihe-tab"
          disabled={disabled}
          id={id}
          key={value}
          onClick={() => onSelect(value)}
          role="tab"
          tabIndex={value === selected ? 0 : -1}
          type="button"
        >
          <span data-text={text}>{text}</span>
          {after}
        </button>
      ))}
    </div>
  );
}
