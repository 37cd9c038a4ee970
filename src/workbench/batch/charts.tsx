import { HorizontalBarChartWithAxis, VerticalBarChart } from '@fluentui/react-charts';
import { tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { BATCH } from '../../messages/workbench.ts';
import type { CheckCount, FormRow } from '../../reports/summary.ts';
import { totalsByRange } from './list.ts';

/** The batch as pictures, and their figures as tables for whoever doesn't see them. */

const MOST_CHECKS = 8;

export function Charts(props: {
  readonly rows: readonly FormRow[];
  readonly checks: readonly CheckCount[];
}): ReactElement {
  const totals = totalsByRange(props.rows).map((count, at) => ({ name: BATCH.ranges[at] ?? '', count }));
  const checks = props.checks.slice(0, MOST_CHECKS);
  const color = tokens.colorBrandBackground;
  return (
    <div className="jihe-charts">
      <figure>
        <figcaption>{BATCH.totals}</figcaption>
        <div className="jihe-chart" style={{ height: '240px' }}>
          <VerticalBarChart
            barWidth="auto"
            chartTitle={BATCH.totals}
            colors={[color]}
            culture="zh-CN"
            data={totals.map(({ name, count }) => ({
              x: name,
              y: count,
              color,
              legend: name,
              xAxisCalloutData: name,
              yAxisCalloutData: BATCH.tables(count),
            }))}
            height={240}
            hideLegend
            useSingleColor
            yAxisTickCount={4}
          />
        </div>
        <Figures rows={totals.map(({ name, count }) => [name, String(count)])} title={BATCH.totals} />
      </figure>
      {checks.length > 0 && (
        <figure>
          <figcaption>{BATCH.frequent}</figcaption>
          <div className="jihe-chart" style={{ height: `${60 + checks.length * 26}px` }}>
            <HorizontalBarChartWithAxis
              chartTitle={BATCH.frequent}
              colors={[color]}
              culture="zh-CN"
              data={checks.map(({ title, findings, files }) => ({
                x: findings,
                y: title,
                color,
                legend: title,
                yAxisCalloutData: title,
                xAxisCalloutData: BATCH.times(findings, files),
              }))}
              height={60 + checks.length * 26}
              hideLegend
              margins={{ left: 170, right: 30, top: 10, bottom: 30 }}
              showYAxisLables
              useSingleColor
            />
          </div>
          <Figures
            rows={checks.map(({ title, findings, files }) => [title, BATCH.times(findings, files)])}
            title={BATCH.frequent}
          />
        </figure>
      )}
    </div>
  );
}

function Figures(props: {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}): ReactElement {
  return (
    <details>
      <summary>{BATCH.figures}</summary>
      <table aria-label={props.title}>
        <tbody>
          {props.rows.map(([name, figure]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
