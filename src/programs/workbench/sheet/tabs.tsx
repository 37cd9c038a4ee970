import type { ReactElement } from 'react';
import { SHEET } from '../../../messages/workbench.ts';
import { Tabs } from '../../../pane/views/tabs.tsx';
import type { SheetTab } from '../workbook.ts';

/** The tabs of the sheets below the shown one. */
export function SheetTabs(props: {
  readonly tabs: readonly SheetTab[];
  readonly selected: string;
  readonly onSelect: (name: string) => void;
}): ReactElement {
  const { tabs, selected, onSelect } = props;
  return (
    <Tabs
      className="jihe-sheet-tabs"
      label={SHEET.tabs}
      onSelect={onSelect}
      selected={selected}
      tabs={tabs.map(({ name, hidden }) => ({ value: name, text: hidden ? `${name}${SHEET.hiddenSheet}` : name }))}
    />
  );
}
