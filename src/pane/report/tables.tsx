/** What was found in the tables of a report that is opened beside a workbook: they have no cells that could be jumped to. */

import { Fragment, type ReactElement } from 'react';
import type { review } from '../../engine/review.ts';
import type { Review, TableReview } from '../../engine/review-types.ts';
import type { describe } from '../../messages/index.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { placesInTable } from '../../messages/places.ts';
import { REPORT_TAB } from '../../messages/report-tab.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import { describeWaived } from '../../messages/waivers.ts';
import type { CellName } from '../../reports/cell-names.ts';
import type { FindingEntry } from '../../reports/schema.ts';
import { Disclosure } from '../views/disclosure.tsx';
import { LongList } from '../views/long-list.tsx';
import { SignIcon } from '../views/severity.tsx';
import { Text } from '../views/text.tsx';

/** What the pane that this is loaded into has of the engine. */
export interface TableChecks {
  readonly review: typeof review;
  readonly describe: typeof describe;
}

/** The findings in the tables in words, each with its places. */
export function tableEntries(
  { findings }: Review,
  nameCell: CellName,
  inWords: TableChecks['describe'],
): FindingEntry[] {
  return findings.map((finding) => {
    const { check, severity, sheet, row, inHiddenRow, table, waived } = finding;
    const { title, what: message, why, how } = inWords(finding);
    const cells = [...finding.cells];
    const places = cells.map((cell) => nameCell(sheet, cell));
    const [place = sheet] = places;
    const words = { title, message, why, how };
    return { check, severity, sheet, cells, row, inHiddenRow, table, ...words, fix: null, waived, place, places };
  });
}

function Facts({ finding }: { readonly finding: FindingEntry }): ReactElement {
  const { check, title, why, how, sheet, places = [], waived } = finding;
  const others = placesInTable(sheet, places.slice(1));
  const facts = [
    [PROBLEMS.waived, waived === null ? '' : describeWaived(waived)],
    [PROBLEMS.why, why],
    [PROBLEMS.how, how],
    [PROBLEMS.related, others],
    [PROBLEMS.rule, `${title}（${check}）`],
  ] as const;
  return (
    <dl className="jihe-facts">
      {facts.map(
        ([name, text]) =>
          text !== '' && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

/** @returns null for a document without a table that is a form or looks like one. */
export function Tables(props: {
  readonly forms: readonly TableReview[];
  readonly findings: readonly FindingEntry[];
}): ReactElement | null {
  const { forms, findings } = props;
  if (forms.length + findings.length === 0) return null;
  return (
    <section aria-label={REPORT_TAB.tables}>
      <Text as="h3" block weight="semibold">
        {REPORT_TAB.tables}
      </Text>
      <Text block>
        {REPORT_TAB.inTables(
          forms.map(({ table }) => table.sheet),
          findings.length,
        )}
      </Text>
      <ul className="jihe-plain">
        <LongList
          items={findings}
          onButton
          render={(finding, index) => (
            <li className="jihe-item" data-testid="table-finding" key={index}>
              <Disclosure
                head={
                  <>
                    <SignIcon name={SEVERITY_NAMES[finding.severity]} sign={finding.severity} />
                    <Text className="jihe-what">
                      {finding.place} {finding.message}
                    </Text>
                  </>
                }
                level={4}
              >
                {() => <Facts finding={finding} />}
              </Disclosure>
            </li>
          )}
        />
      </ul>
    </section>
  );
}
