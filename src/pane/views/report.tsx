import type { ReactElement } from 'react';
import type { TableReview } from '../../engine/review-types.ts';
import { useEnvironment, usePaneState } from '../context.ts';
import { Later } from './later.tsx';

const NO_FORMS: readonly TableReview[] = [];

const load = async () => (await import(/* webpackChunkName: "report" */ '../report/report-tab.tsx')).ReportTab;

/** The tab 报告: the pane itself reads no documents. */
export function Report(): ReactElement {
  const { report, download } = useEnvironment();
  const { checked } = usePaneState();
  return (
    <Later load={load}>
      {(Tab) => <Tab download={download} forms={checked?.review.tables ?? NO_FORMS} given={report} />}
    </Later>
  );
}
