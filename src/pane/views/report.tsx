import type { ReactElement } from 'react';
import { review } from '../../engine/review.ts';
import type { TableReview } from '../../engine/review-types.ts';
import { describe } from '../../messages/index.ts';
import { useEnvironment, usePaneState } from '../context.ts';
import type { TableChecks } from '../report/tables.tsx';
import { Later } from './later.tsx';

/** What the pane has of the engine; imported over there it would be in pieces here. */
const CHECKS: TableChecks = { review, describe };

const NO_FORMS: readonly TableReview[] = [];

const load = async () => (await import(/* webpackChunkName: "report" */ '../report/report-tab.tsx')).ReportTab;

/** The tab 报告: the pane itself reads no documents. */
export function Report(): ReactElement {
  const { report, download } = useEnvironment();
  const { checked } = usePaneState();
  return (
    <Later load={load}>
      {(Tab) => <Tab checks={CHECKS} download={download} forms={checked?.review.tables ?? NO_FORMS} given={report} />}
    </Later>
  );
}
