import { type ReactElement, useEffect, useRef, useSyncExternalStore } from 'react';
import { cellAddress } from '../../engine/grid/address.ts';
import { BESIDE } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';
import { Text } from '../../pane/views/text.tsx';
import type { OpenFile } from './open-file.ts';
import { cellOf } from './sheet/selection.ts';
import { Sentences } from './sheet/tip.tsx';
import type { Located } from './use-sides.ts';
import { Workbook } from './workbook.ts';

/** Where sheet and pane take turns: what is wrong with the current cell, and the way to what is said about it. */
export function CellBar(props: {
  readonly file: OpenFile;
  readonly located: Located | null;
  readonly onBack: () => void;
}): ReactElement | null {
  const { file, located, onBack } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (located === null) return;
    // After what asked for the cell has taken the focus back, as it does beside a sheet.
    const timer = setTimeout(() => button.current?.focus());
    return () => clearTimeout(timer);
  }, [located]);
  const address = useSyncExternalStore(file.subscribe, () => currentCell(file));
  const findings = file instanceof Workbook && address !== null ? file.findingsAt(address) : [];
  if (located === null && findings.length === 0) return null;
  const isRead = located === null || (address !== null && address !== located.cell);
  return (
    <section aria-label={BESIDE.bar} className="jihe-cell-bar">
      <div className="jihe-grow">
        {findings.length === 0 ? <Text>{BESIDE.located(located?.cell ?? '')}</Text> : <Sentences findings={findings} />}
      </div>
      {isRead && file instanceof Workbook && address !== null && findings.length > 0 && (
        <Button onClick={() => file.choose(address, true)} size="small">
          {BESIDE.read}
        </Button>
      )}
      {located !== null && (
        <Button appearance="primary" onClick={onBack} ref={button} size="small">
          {BESIDE.back}
        </Button>
      )}
    </section>
  );
}

/** The cell that typing goes to; a document has none. */
function currentCell(file: OpenFile): string | null {
  if (!(file instanceof Workbook)) return null;
  const { model, selection } = file.snapshot();
  const { row, column } = cellOf(model, selection.anchor);
  return cellAddress(row, column);
}
