import type { ReactElement } from 'react';
import { SEVERITY_NAMES } from '../../../messages/verdict.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { SignIcon } from '../../../pane/views/severity.tsx';
import { Tabs } from '../../../pane/views/tabs.tsx';
import type { SheetTab } from '../workbook.ts';

/** Of what was found, what a person has to see to; how much of it. */
function Badge({ counts }: { readonly counts: NonNullable<SheetTab['counts']> }): ReactElement {
  return (
    <span className="jihe-badge">
      {(['error', 'warning'] as const).map(
        (severity) =>
          counts[severity] > 0 && (
            <span key={severity}>
              <SignIcon name={SEVERITY_NAMES[severity]} sign={severity} />
              {counts[severity]}
            </span>
          ),
      )}
    </span>
  );
}

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
      tabs={tabs.map(({ name, hidden, counts }) => {
        const text = hidden ? `${name}${SHEET.hiddenSheet}` : name;
        const hasBadge = counts !== null && counts.error + counts.warning > 0;
        return {
          value: name,
          text,
          after: hasBadge && <Badge counts={counts} />,
        };
      })}
    />
  );
}
