import { mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { BATCH } from '../../../messages/workbench.ts';
import { type Sign, SignIcon } from '../../../pane/views/severity.tsx';
import { countsByVerdict, type ListedRow, type RowVerdict, VERDICTS } from './list.ts';

const SIGNS: { readonly [V in RowVerdict]: Sign } = {
  ready: 'fine',
  'needs-review': 'warning',
  'has-errors': 'error',
  'not-checked': 'hint',
  failed: 'error',
};

/** How many forms there are of each verdict; pressed, only those are listed. */
export function Chips(props: {
  readonly rows: readonly ListedRow[];
  readonly chosen: ReadonlySet<RowVerdict>;
  readonly onChoose: (chosen: ReadonlySet<RowVerdict>) => void;
}): ReactElement {
  const { rows, chosen, onChoose } = props;
  const counts = countsByVerdict(rows);
  const toggle = (verdict: RowVerdict): void => {
    const next = new Set(chosen);
    if (!next.delete(verdict)) next.add(verdict);
    onChoose(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs into a form.
    <div aria-label={BATCH.chips} className="jihe-chips" role="group">
      {VERDICTS.map((verdict) => (
        <button
          aria-pressed={chosen.has(verdict)}
          className={mergeClasses('jihe-chip', counts[verdict] === 0 && 'jihe-chip-none')}
          data-verdict={verdict}
          disabled={counts[verdict] === 0 && !chosen.has(verdict)}
          key={verdict}
          onClick={() => toggle(verdict)}
          type="button"
        >
          <SignIcon sign={SIGNS[verdict]} />
          {BATCH.verdicts[verdict]} <strong>{counts[verdict]}</strong>
        </button>
      ))}
    </div>
  );
}
