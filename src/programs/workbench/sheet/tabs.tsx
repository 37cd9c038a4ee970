import { Tab, TabList } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { SHEET } from '../../../messages/workbench.ts';
import type { SheetTab } from '../workbook.ts';

/** The tabs of the sheets below the shown one. */
export function SheetTabs(props: {
  readonly tabs: readonly SheetTab[];
  readonly selected: string;
  readonly onSelect: (name: string) => void;
}): ReactElement {
  const { tabs, selected, onSelect } = props;
  return (
    <TabList
      aria-label={SHEET.tabs}
      className="jihe-sheet-tabs"
      onTabSelect={(_, { value }) => onSelect(String(value))}
      selectedValue={selected}
      size="small"
    >
      {tabs.map(({ name, hidden }) => (
        <Tab key={name} value={name}>
          {hidden ? `${name}${SHEET.hiddenSheet}` : name}
        </Tab>
      ))}
    </TabList>
  );
}
