import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { AnyFinding } from '../../../engine/review-types.ts';
import { describe } from '../../../messages/index.ts';
import { SEVERITY_NAMES } from '../../../messages/verdict.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { SignIcon } from '../../../pane/views/severity.tsx';

/** More of them are read in the pane. */
const MOST = 3;
const GAP = 4;

/** What is wrong with a cell, in the words of the pane. */
export function Sentences({ findings }: { readonly findings: readonly AnyFinding[] }): ReactElement {
  return (
    <>
      {findings.slice(0, MOST).map((finding) => (
        <div className="jihe-tip-line" key={`${finding.check}/${finding.about}`}>
          <SignIcon name={SEVERITY_NAMES[finding.severity]} sign={finding.severity} />
          <span>{describe(finding).what}</span>
        </div>
      ))}
      {findings.length > MOST && <div>{SHEET.more(findings.length - MOST)}</div>}
    </>
  );
}

/** What was found in a cell, beside it: under the pointer, or where the keys are. */
export function Tip(props: {
  readonly id: string;
  /** The cell, within the window. */
  readonly cell: DOMRect;
  /** The sheet's area: what lies beside it isn't covered. */
  readonly within: DOMRect;
  readonly findings: readonly AnyFinding[];
}): ReactElement {
  const { id, cell, within, findings } = props;
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: cell.left, top: cell.bottom + GAP });
  useLayoutEffect(() => {
    const { offsetWidth, offsetHeight } = element.current as HTMLElement;
    const left = Math.max(GAP, Math.min(cell.left, within.right - offsetWidth - GAP));
    const isBelow = cell.bottom + GAP + offsetHeight <= within.bottom;
    setPlace({ left, top: isBelow ? cell.bottom + GAP : Math.max(GAP, cell.top - GAP - offsetHeight) });
  }, [cell, within]);
  return (
    <div className="jihe-tip" id={id} ref={element} role="tooltip" style={place}>
      <Sentences findings={findings} />
    </div>
  );
}
