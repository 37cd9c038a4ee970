import { type KeyboardEvent, type ReactElement, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type CellEdit, placeKey } from '../../engine/edits/edit.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { CHOICES } from '../../messages/choices.ts';
import { PREVIEW } from '../../messages/preview.ts';
import { cellList } from '../../messages/words.ts';
import { useCellName, useController, usePaneState } from '../context.ts';
import { chosenEdits, leftAtFirst, lineName, previewRows, type RowNames, rowNames } from '../model/chosen-edits.ts';
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

/** Where a program writes, the looks of single letters are gone with the text; in a file undoing gives back the cell as it was. */
function replacesText({ from, to }: PreviewEdit): boolean {
  return typeof from.value === 'string' && from.formula === undefined && from.value !== to.value;
}

/** Everything that is about to be written, before it is: in the pane's place, beside the sheet. */
export function PreviewPanel(): ReactElement | null {
  const { preview } = usePaneState();
  const locked = useLocked(preview);
  return preview === null || locked === null ? null : <OpenPreview locked={locked} preview={preview} />;
}

interface Known {
  readonly of: Preview;
  readonly locked: ReadonlySet<PreviewEdit>;
}

const NONE: ReadonlySet<PreviewEdit> = new Set();

/** Which of the edits the protection of their sheets forbids; null until that is known. Where it can't be told, the write does. */
function useLocked(preview: Preview | null): ReadonlySet<PreviewEdit> | null {
  const { checked } = usePaneState();
  const { host } = useController();
  const [known, setKnown] = useState<Known | null>(null);
  const closed = useMemo(() => {
    const sheets = checked?.grids.filter((grid) => grid.protected).map(({ name }) => name) ?? [];
    return host.locked === undefined ? [] : (preview?.edits.filter(({ sheet }) => sheets.includes(sheet)) ?? []);
  }, [checked, host, preview]);
  useEffect(() => {
    if (preview === null || closed.length === 0) return;
    let isPast = false;
    const told = (found: readonly CellEdit[]): void => {
      const cells = new Set(found.map(placeKey));
      if (!isPast) setKnown({ of: preview, locked: new Set(closed.filter((edit) => cells.has(placeKey(edit)))) });
    };
    // Of one cell something plain and a choice may be planned.
    const once = [...new Map(closed.map((edit) => [placeKey(edit), edit])).values()];
    host.locked?.(once).then(told, () => told([]));
    return () => {
      isPast = true;
    };
  }, [host, preview, closed]);
  if (closed.length === 0) return NONE;
  return known?.of === preview ? known.locked : null;
}

/** What is ticked: at first everything that may be written and that nobody has to decide about. */
function useTicks(preview: Preview, locked: ReadonlySet<PreviewEdit>) {
  const [{ of, off }, setTicks] = useState(() => ({ of: preview, off: leftAtFirst(preview) }));
  // Another preview, as it comes.
  const left = useMemo(() => (of === preview ? off : leftAtFirst(preview)), [of, off, preview]);
  const chosen = useMemo(() => chosenEdits(preview.edits, new Set([...left, ...locked])), [preview, left, locked]);
  const onTick = useCallback(
    (edits: readonly PreviewEdit[], on: boolean): void =>
      setTicks((now) => {
        const without = new Set(now.of === preview ? now.off : leftAtFirst(preview));
        for (const edit of edits) {
          if (on) without.delete(edit);
          else without.add(edit);
        }
        return { of: preview, off: without };
      }),
    [preview],
  );
  return { left, locked, ...chosen, onTick };
}

/** Lines of a preview, and the box that ticks all of them. */
function Lines(props: {
  readonly label: string;
  readonly edits: readonly PreviewEdit[];
  readonly ticks: ReturnType<typeof useTicks>;
  readonly names: RowNames;
  readonly grids: readonly SheetGrid[];
  /** Something stands below. */
  readonly onButton: boolean;
  /** Of the headings of sheets. */
  readonly level: 2 | 3;
}): ReactElement {
  const { label, edits, ticks, names, grids, onButton, level } = props;
  const { left, locked, fallen, overtaken, onTick } = ticks;
  const cellName = useCellName();
  const rows = useMemo(() => previewRows(edits), [edits]);
  const onOne = useCallback((edit: PreviewEdit, on: boolean) => onTick([edit], on), [onTick]);
  const open = edits.filter((edit) => !locked.has(edit));
  const isWritten = (edit: PreviewEdit): boolean =>
    !left.has(edit) && !locked.has(edit) && !fallen.has(edit) && !overtaken.has(edit);
  const reason = (edit: PreviewEdit): string => {
    if (locked.has(edit)) return PREVIEW.locked;
    const [needed, instead] = [fallen.get(edit), overtaken.get(edit)];
    if (needed !== undefined) return PREVIEW.needs(needed);
    return instead === undefined ? '' : CHOICES.overtaken(cellList(instead));
  };
  return (
    <>
      {open.length > 1 && (
        <TickAll
          count={open.filter(isWritten).length}
          of={open.length}
          onTick={(on) =>
            onTick(
              open.filter(({ optional }) => on || optional !== 'follows'),
              on,
            )
          }
        />
      )}
      <ul
        aria-label={label}
        className="jihe-plain"
        onKeyDown={(event) => moveByArrows(event, 'vertical', event.currentTarget, 'input')}
      >
        <LongList
          items={rows}
          onButton={onButton}
          render={(row) => {
            if (row.kind === 'sheet')
              return (
                <li className="jihe-block" key={row.sheet}>
                  <Text as={`h${level}`} weight="semibold">
                    {row.sheet}
                  </Text>
                </li>
              );
            const { edit } = row;
            const format = formatAt(grids, edit.sheet, edit.cell);
            const [from, to] = [shown(edit.from, format), shown(edit.to, format)];
            return (
              <PlannedLine
                Place={LocateButton}
                because={reason(edit)}
                cellName={cellName(edit.sheet, edit.cell)}
                edit={edit}
                from={from}
                key={`${edit.sheet}!${edit.cell}`}
                name={lineName(edit, names, from === to)}
                onTick={onOne}
                ticked={isWritten(edit)}
                to={to}
              />
            );
          }}
        />
      </ul>
    </>
  );
}

function OpenPreview({ preview, locked }: Omit<Known, 'of'> & { readonly preview: Preview }): ReactElement {
  const { checked, phase } = usePaneState();
  const controller = useController();
  const { skipped } = preview;
  const ticks = useTicks(preview, locked);
  const { edits } = ticks;
  const [plain, choices] = useMemo(
    () => [
      preview.edits.filter(({ optional }) => optional === undefined),
      preview.edits.filter(({ optional }) => optional !== undefined),
    ],
    [preview],
  );
  const names = useMemo(() => rowNames(checked?.review ?? { tables: [] }), [checked]);
  const grids = checked?.grids ?? NO_GRIDS;
  const sheets = new Set([...edits, ...locked].map((edit) => edit.sheet));
  const protectedSheets = grids.filter((grid) => grid.protected && sheets.has(grid.name));
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useInPlace(panel);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // Nothing holds it back any more.
  const isWriting = phase.kind === 'writing';
  const close = (): void => {
    if (!isWriting) controller.dispatch({ type: 'preview-closed' });
  };
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
            disabledFocusable={edits.length === 0 || isWriting}
            onClick={() => void controller.applyPreview(edits)}
          >
            {PREVIEW.apply(edits.length)}
          </Button>
        )}
        <Button disabledFocusable={isWriting} onClick={close}>
          {PREVIEW.cancel}
        </Button>
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
      {plain.length > 0 && (
        <Lines
          edits={plain}
          grids={grids}
          label={PREVIEW.list}
          level={2}
          names={names}
          onButton={skipped.length + choices.length > 0}
          ticks={ticks}
        />
      )}
      {choices.length > 0 && (
        <section aria-labelledby={`${id}-choices`} className="jihe-column">
          <Title as="h2" id={`${id}-choices`}>
            {CHOICES.title(choices.length)}
          </Title>
          <Small>{CHOICES.why}</Small>
          <Lines
            edits={choices}
            grids={grids}
            label={CHOICES.title(choices.length)}
            level={3}
            names={names}
            onButton={skipped.length > 0}
            ticks={ticks}
          />
        </section>
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
