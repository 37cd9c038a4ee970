import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { PREVIEW } from '../../messages/preview.ts';
import { useCellName, useController, usePaneState } from '../context.ts';
import { chosenEdits, lineName, previewRows, rowNames } from '../model/chosen-edits.ts';
import { shown } from '../model/contents.ts';
import { formatAt } from '../model/remedies.ts';
import type { Preview, PreviewEdit } from '../state/state.ts';
import { moveByArrows } from './arrow-keys.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';
import { useInPlace } from './in-place.ts';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { PlannedLine, TickAll } from './planned-line.tsx';
import { useReturnFocus } from './return-focus.ts';
import { Small, Text, Title } from './text.tsx';

const NO_GRIDS: readonly SheetGrid[] = [];
const ALL: ReadonlySet<PreviewEdit> = new Set();

/** Where a program writes, the looks of single letters are gone with the text; in a file undoing gives back the cell as it was. */
function replacesText({ from, to }: PreviewEdit): boolean {
  return typeof from.value === 'string' && from.formula === undefined && from.value !== to.value;
}

/** Everything that is about to be written, before it is: in the pane's place, beside the sheet. */
export function PreviewPanel(): ReactElement | null {
  const { preview } = usePaneState();
  return preview === null ? null : <OpenPreview preview={preview} />;
}

/** What is ticked: everything at first. */
function useTicks(preview: Preview) {
  const [{ of, off }, setTicks] = useState({ of: preview, off: ALL });
  // Another preview, all of it.
  const left = of === preview ? off : ALL;
  const chosen = useMemo(() => chosenEdits(preview.edits, left), [preview, left]);
  const onTick = useCallback(
    (edit: PreviewEdit, on: boolean): void =>
      setTicks((now) => {
        const without = new Set(now.of === preview ? now.off : ALL);
        if (on) without.delete(edit);
        else without.add(edit);
        return { of: preview, off: without };
      }),
    [preview],
  );
  const onTickAll = (on: boolean): void => setTicks({ of: preview, off: on ? ALL : new Set(preview.edits) });
  return { left, ...chosen, onTick, onTickAll };
}

function OpenPreview({ preview }: { readonly preview: Preview }): ReactElement {
  const { checked } = usePaneState();
  const controller = useController();
  const cellName = useCellName();
  const { skipped } = preview;
  const { left, edits, fallen, onTick, onTickAll } = useTicks(preview);
  const rows = useMemo(() => previewRows(preview.edits), [preview]);
  const names = useMemo(() => rowNames(checked?.review ?? { tables: [] }), [checked]);
  const grids = checked?.grids ?? NO_GRIDS;
  const sheets = new Set(edits.map((edit) => edit.sheet));
  const protectedSheets = grids.filter((grid) => grid.protected && sheets.has(grid.name));
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useInPlace(panel);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const close = (): void => controller.dispatch({ type: 'preview-closed' });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  const isNothing = preview.edits.length === 0;
  return (
    <section
      aria-labelledby={id}
      className="jihe-column jihe-preview"
      onKeyDown={onKeyDown}
      ref={panel}
      role="dialog"
      tabIndex={-1}
    >
      <div className="jihe-row jihe-preview-head">
        <div className="jihe-grow" ref={heading} tabIndex={-1}>
          <Title as="h1" id={id}>
            {PREVIEW.title}
          </Title>
        </div>
        {!isNothing && (
          <Button
            appearance="primary"
            aria-describedby={edits.length === 0 ? `${id}-none` : undefined}
            disabledFocusable={edits.length === 0}
            onClick={() => void controller.applyPreview(edits)}
          >
            {PREVIEW.apply(edits.length)}
          </Button>
        )}
        <Button onClick={close}>{PREVIEW.cancel}</Button>
      </div>
      <div aria-live="polite">
        {edits.length === 0 && !isNothing && <Small id={`${id}-none`}>{PREVIEW.none}</Small>}
      </div>
      {isNothing && <Text>{PREVIEW.nothing}</Text>}
      {controller.host.name !== 'file' && edits.some(replacesText) && <Small>{PREVIEW.looks}</Small>}
      {protectedSheets.map(({ name }) => (
        <Bar intent="warning" key={name}>
          {PREVIEW.protectedSheet(name)}
        </Bar>
      ))}
      {preview.edits.length > 1 && <TickAll count={edits.length} of={preview.edits.length} onTick={onTickAll} />}
      {!isNothing && (
        <ul
          aria-label={PREVIEW.list}
          className="jihe-plain"
          onKeyDown={(event) => moveByArrows(event, 'vertical', event.currentTarget, 'input')}
        >
          <LongList
            items={rows}
            onButton={skipped.length > 0}
            render={(row) => {
              if (row.kind === 'sheet')
                return (
                  <li className="jihe-block" key={row.sheet}>
                    <Text as="h2" weight="semibold">
                      {row.sheet}
                    </Text>
                  </li>
                );
              const { edit } = row;
              const format = formatAt(grids, edit.sheet, edit.cell);
              const [from, to] = [shown(edit.from, format), shown(edit.to, format)];
              const because = fallen.get(edit);
              return (
                <PlannedLine
                  Place={LocateButton}
                  cellName={cellName(edit.sheet, edit.cell)}
                  because={because === undefined ? '' : PREVIEW.needs(because)}
                  edit={edit}
                  from={from}
                  key={`${edit.sheet}!${edit.cell}`}
                  name={lineName(edit, names, from === to)}
                  onTick={onTick}
                  ticked={!left.has(edit) && because === undefined}
                  to={to}
                />
              );
            }}
          />
        </ul>
      )}
      {skipped.length > 0 && (
        <details>
          <summary>
            <Small>{PREVIEW.skipped(skipped.length)}</Small>
          </summary>
          <ul className="jihe-bullets jihe-small">
            {skipped.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
