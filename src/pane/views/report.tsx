import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
import type { TableReview } from '../../engine/review-types.ts';
import { REPORT_LOADER } from '../../messages/pane.ts';
import { useEnvironment, usePaneState } from '../context.ts';
import type { ReportTabProps } from '../report/report-tab.tsx';
import { Button } from './button.tsx';
import { Text } from './text.tsx';

const NO_FORMS: readonly TableReview[] = [];

/** @param _try how often it was asked for: each time anew. */
async function loadTab(_try: number): Promise<ComponentType<ReportTabProps> | null> {
  try {
    return (await import(/* webpackChunkName: "report" */ '../report/report-tab.tsx')).ReportTab;
  } catch {
    return null;
  }
}

/** What reads documents comes when the tab is first opened, and again where it didn't come. */
export function Report(): ReactElement {
  const { report, download } = useEnvironment();
  const { checked } = usePaneState();
  const [loaded, setLoaded] = useState<{ readonly Tab: ComponentType<ReportTabProps> | null } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    void loadTab(tries).then((Tab) => setLoaded({ Tab }));
  }, [tries]);
  if (loaded === null) return <Text>{REPORT_LOADER.loading}</Text>;
  if (loaded.Tab === null) {
    return (
      <div className="jihe-row">
        <Text>{REPORT_LOADER.notLoaded}</Text>
        <Button onClick={() => setTries((count) => count + 1)} size="small">
          {REPORT_LOADER.retry}
        </Button>
      </div>
    );
  }
  return <loaded.Tab download={download} forms={checked?.review.tables ?? NO_FORMS} given={report} />;
}
