/** The batch as pictures: bars in tables, so that their figures can be read as well. */

import type { ReactElement } from 'react';
import { BATCH } from '../../../messages/workbench.ts';
import type { CheckCount, FormRow } from '../../../reports/summary.ts';
import { totalsByRange } from './list.ts';

const MAX_CHECKS = 8;

export function Charts(props: {
  readonly rows: readonly FormRow[];
  readonly checks: readonly CheckCount[];
}): ReactElement {
  const totals = totalsByRange(props.rows).map((count, at) => ({
    name: BATCH.ranges[at] ?? '',
    count,
    sentence: BATCH.tables(count),
  }));
  const checks = props.checks.slice(0, MAX_CHECKS).map(({ title, findings, files }) => ({
    name: title,
    count: findings,
    sentence: BATCH.times(findings, files),
  }));
  return (
    <div className="jihe-charts">
      <Bars bars={totals} title={BATCH.totals} />
      {checks.length > 0 && <Bars bars={checks} title={BATCH.frequent} />}
    </div>
  );
}

interface Bar {
  readonly name: string;
  readonly count: number;
  readonly sentence: string;
}

function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): ReactElement {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="jihe-bars">
      <caption>{title}</caption>
      <tbody>
        {bars.map(({ name, count, sentence }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <div>
                <span className="jihe-bar" style={{ width: `${(count / most) * 100}%` }} />
                <span className="jihe-count">{sentence}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
