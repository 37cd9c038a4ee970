import type { ReactElement } from 'react';

/** How far something has come, from 0 to 1; without a value, that it goes on. */
export function ProgressBar({ label, value }: { readonly label: string; readonly value?: number }): ReactElement {
  return (
    <div
      aria-label={label}
      aria-valuemax={value === undefined ? undefined : 1}
      aria-valuemin={value === undefined ? undefined : 0}
      aria-valuenow={value}
      className="jihe-progress-bar"
      role="progressbar"
    >
      <div style={value === undefined ? undefined : { width: `${value * 100}%` }} />
    </div>
  );
}
