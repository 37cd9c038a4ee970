/** One sheet of a file: formula bar, cells, tabs. */

import {
  type ClipboardEvent,
  type MouseEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { cellAddress, rangeAddress } from '../../../engine/grid/address.ts';
import { parseRange } from '../../../engine/grid/ranges.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { useLayout } from '../layout.ts';
import type { Workbook } from '../workbook.ts';
import { shownText } from './cell-text.ts';
import { copied, pastedCells } from './clipboard.ts';
import type { HeadRows } from './findings.ts';
import { SheetTools } from './foot.tsx';
import { FormulaBar } from './formula-bar.tsx';
import { type FrozenRows, frozenRows, isSameFrozen } from './frozen.ts';
import { type Box, boxOf, headOf, isOneCell, NO_BOX, placeOf, revealBox } from './geometry.ts';
import { editingKey, KEEPS_TAB, sheetKey } from './keys.ts';
import { SheetModel } from './model.ts';
import { allRows, rowOffsets, rowsBetween } from './row-window.ts';
import { at, cellOf, rangeOf, type Selection, wholeColumn, wholeRow } from './selection.ts';
import { SheetTable } from './table.tsx';
import { SheetTabs } from './tabs.tsx';
import { Tip } from './tip.tsx';
import { useEditor } from './use-editor.ts';
import { useZoom } from './use-zoom.ts';

/** All rows while the page is printed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

const NONE: ReadonlySet<string> = new Set();
const NO_BOXES: readonly Box[] = [];
const NO_HEADS: readonly HeadRows[] = [];

/** A cell whose findings are told, and where it is in the window. */
interface Told {
  readonly address: string;
  readonly at: DOMRect;
  /** The area of the sheet. */
  readonly area: DOMRect;
}

function isSameTold(a: Told | null, b: Told | null): boolean {
  return a?.address === b?.address && a?.at.top === b?.at.top && a?.at.left === b?.at.left;
}

/** Where a cell is that can be seen. */
function toldAt(host: HTMLElement | null, address: string): Told | null {
  const at = host?.querySelector(`[data-cell="${address}"]`)?.getBoundingClientRect();
  const area = host?.getBoundingClientRect();
  if (at === undefined || area === undefined) return null;
  return at.bottom < area.top || at.top > area.bottom ? null : { address, at, area };
}

function selectionOf(address: string): Selection | null {
  const range = parseRange(address);
  if (range === null) return null;
  const { top, left, bottom, right } = range;
  return { anchor: { row: top, column: left }, focus: { row: bottom, column: right } };
}

/** @param tells what was found in the current cell is told here, and not elsewhere on the page. */
export function SheetView(props: { readonly workbook: Workbook; readonly tells?: boolean }): ReactElement {
  const { workbook, tells = true } = props;
  const {
    model: plain,
    selection,
    reveal,
    tabs,
    canUndo,
    canRedo,
    stale,
    findings,
    pointed,
  } = useSyncExternalStore(workbook.subscribe, workbook.snapshot);
  const { layout } = useLayout();
  const editor = useEditor(workbook);
  const { draft } = editor;
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const dragging = useRef(false);
  const printing = usePrinting();
  const [view, setView] = useState({ top: 0, height: 800 });
  const [boxes, setBoxes] = useState({ range: NO_BOX, cell: NO_BOX, pointed: NO_BOXES });
  const [frozen, setFrozen] = useState<FrozenRows | null>(null);
  const [hovered, setHovered] = useState<Told | null>(null);
  const [current, setCurrent] = useState<Told | null>(null);
  const tip = useId();
  const zoom = useZoom(scroller, plain, layout.zoom);
  const model = useMemo(() => (zoom === 1 ? plain : plain.drawn({ zoom })), [plain, zoom]);
  const offsets = useMemo(() => (model.windowed ? rowOffsets(model) : null), [model]);
  const drawn = useMemo(
    () => (printing ? new SheetModel(model.grid, model.look, { spare: false }) : model),
    [model, printing],
  );
  const shown = useMemo(() => {
    if (offsets === null || printing) return allRows(drawn);
    const seen = rowsBetween(drawn, offsets, view.top, view.height);
    // Begins between rows that stay: those are drawn once.
    if (frozen === null || frozen.to <= seen.from || frozen.from >= seen.from) return seen;
    return { ...seen, from: frozen.from, above: frozen.above };
  }, [drawn, offsets, printing, view, frozen]);
  const anchor = cellOf(model, selection.anchor);
  const address = cellAddress(anchor.row, anchor.column);
  const cell = model.cellAt(anchor.row, anchor.column);
  const heads = findings?.heads ?? NO_HEADS;
  const cells = layout.signs ? (findings?.cells ?? null) : null;

  useLayoutEffect(() => {
    const host = scroller.current;
    if (host === null) return;
    const place = () => {
      const boxAt = (selected: Selection): Box => boxOf(host, model, offsets, selected);
      const selections = pointed?.sheet === model.grid.name ? pointed.cells.map(selectionOf) : [];
      setBoxes({
        range: boxAt(selection),
        cell: boxAt({ anchor: selection.anchor, focus: selection.anchor }),
        pointed: selections.length === 0 ? NO_BOXES : selections.filter((each) => each !== null).map(boxAt),
      });
      const next = frozenRows(host, model, offsets, heads);
      setFrozen((now) => (isSameFrozen(now, next) ? now : next));
    };
    place();
    if (typeof ResizeObserver === 'undefined') return;
    // Rows grow when fonts arrive.
    const observer = new ResizeObserver(place);
    const table = host.querySelector('table');
    if (table !== null) observer.observe(table);
    return () => observer.disconnect();
  }, [model, offsets, selection, pointed, heads]);

  const lastReveal = useRef(0);
  useLayoutEffect(() => {
    const host = scroller.current;
    if (host === null || lastReveal.current === reveal) return;
    lastReveal.current = reveal;
    const box = boxOf(host, model, offsets, { anchor: selection.focus, focus: selection.focus });
    revealBox(host, box, frozenRows(host, model, offsets, heads)?.height ?? 0);
  }, [reveal, model, offsets, selection, heads]);

  const [hasFocus, setHasFocus] = useState(false);
  const [dismissed, setDismissed] = useState('');
  /** What is wrong with the current cell is told unless somebody types into it, or has sent it away. */
  const isTold = tells && hasFocus && draft === null && dismissed !== address && cells?.has(address) === true;
  const tellCurrent = useCallback(() => {
    const told = isTold ? toldAt(scroller.current, address) : null;
    setCurrent((now) => (isSameTold(now, told) ? now : told));
  }, [isTold, address]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew or brought into sight, the cell is elsewhere
  useLayoutEffect(tellCurrent, [tellCurrent, model, reveal]);
  useEffect(() => {
    if (dismissed !== address) setDismissed('');
  }, [dismissed, address]);

  useEffect(() => {
    const stop = (): void => {
      dragging.current = false;
    };
    window.addEventListener('mouseup', stop);
    return () => window.removeEventListener('mouseup', stop);
  }, []);

  const focusCell = (): void => input.current?.focus({ preventScroll: true });

  useEffect(() => {
    // The cells are laid out by then: the focus asks for that.
    const timer = setTimeout(() => {
      // The button that opened the file went with it.
      if (document.activeElement === document.body) input.current?.focus({ preventScroll: true });
    });
    return () => clearTimeout(timer);
  }, []);

  const onMouseDown = (event: MouseEvent): void => {
    if (event.button !== 0 || event.target === input.current) return;
    if (draft !== null) editor.commit();
    const column = headOf(event.target, 'columnHead');
    const row = headOf(event.target, 'rowHead');
    const place = placeOf(event.target);
    if (column !== null) workbook.select(wholeColumn(model, column), false);
    else if (row !== null) workbook.select(wholeRow(model, row), false);
    else if (place !== null && event.shiftKey) workbook.select({ anchor: selection.anchor, focus: place }, false);
    else if (place !== null) {
      workbook.select(at(place.row, place.column), false);
      if (cells?.has(cellAddress(place.row, place.column)) === true)
        workbook.choose(cellAddress(place.row, place.column));
      dragging.current = true;
    } else return;
    // The focus goes to the cell's field, not to the page.
    event.preventDefault();
    focusCell();
  };

  const onMouseMove = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (dragging.current) {
      setHovered(null);
      if (place !== null) workbook.select({ anchor: selection.anchor, focus: place }, false);
      return;
    }
    const target = event.target as Element;
    // What is told may be read with the pointer on it.
    if (target.closest('.jihe-tip') !== null) return;
    const td = target.closest('[data-found]');
    const told = td instanceof HTMLElement ? toldAt(scroller.current, td.dataset['cell'] ?? '') : null;
    setHovered((now) => (isSameTold(now, told) ? now : told));
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    const { text, html } = copied(model, rangeOf(model, selection));
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (draft !== null || event.clipboardData.files.length > 0) return;
    event.preventDefault();
    const rows = pastedCells(event.clipboardData.getData('text/plain'));
    const texts = rows.flatMap((cells, down) =>
      cells.map((text, right) => ({ row: anchor.row + down, column: anchor.column + right, text })),
    );
    void workbook.type(texts);
    const last = rows[0]?.length ?? 1;
    workbook.select({
      anchor,
      focus: { row: anchor.row + rows.length - 1, column: anchor.column + Math.max(1, last) - 1 },
    });
  };

  const onScroll = useCallback(() => {
    const host = scroller.current;
    if (host === null) return;
    if (offsets !== null) setView({ top: host.scrollTop, height: host.clientHeight });
    const next = frozenRows(host, model, offsets, heads);
    setFrozen((now) => (isSameFrozen(now, next) ? now : next));
    setHovered(null);
    tellCurrent();
  }, [offsets, model, heads, tellCurrent]);

  const { range: rangeBox, cell: cellBox } = boxes;
  const told = hovered ?? current;
  const toldFindings = told === null ? undefined : cells?.get(told.address);
  return (
    <section aria-label={SHEET.grid(model.grid.name)} className="jihe-sheet">
      <FormulaBar
        address={draft === null && !isOneCell(model, selection) ? rangeAddress(rangeOf(model, selection)) : address}
        canRedo={canRedo}
        canUndo={canUndo}
        cell={cell}
        editor={editor}
        onGo={(place) => {
          workbook.select(place);
          focusCell();
        }}
        onRedo={() => void workbook.redoLatest()}
        onUndo={() => void workbook.undoLatest()}
        returnFocus={focusCell}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's way to what keys do in the field of the current cell */}
      <div
        className="jihe-cells"
        onDoubleClick={(event) => placeOf(event.target) !== null && editor.begin()}
        onMouseDown={onMouseDown}
        onMouseLeave={() => setHovered(null)}
        onMouseMove={onMouseMove}
        onScroll={onScroll}
        ref={scroller}
      >
        <SheetTable
          frozen={printing ? null : frozen}
          label={SHEET.grid(model.grid.name)}
          model={drawn}
          signs={cells === null || printing ? null : (findings?.signs ?? null)}
          stale={stale.get(model.grid.name) ?? NONE}
          window={shown}
        />
        {boxes.pointed.map((box) => (
          <div
            aria-hidden="true"
            className="jihe-pointed"
            data-testid="pointed"
            key={`${box.left}/${box.top}`}
            style={{ ...box }}
          />
        ))}
        <div
          aria-hidden="true"
          className="jihe-range"
          data-range={rangeAddress(rangeOf(model, selection))}
          style={rangeBox}
        />
        <textarea
          aria-describedby={current === null || hovered !== null ? undefined : tip}
          aria-label={draft === null ? `${address} ${shownText(cell).text || SHEET.blank}` : SHEET.editing(address)}
          autoCapitalize="off"
          autoComplete="off"
          className="jihe-editor"
          data-editing={draft !== null || undefined}
          data-testid="cell-editor"
          onBlur={({ relatedTarget }) => {
            setHasFocus(false);
            const inBar = relatedTarget instanceof Element && relatedTarget.closest('.jihe-formula') !== null;
            if (draft !== null && !inBar) editor.commit();
          }}
          onChange={({ target }) => editor.change(target.value)}
          onCopy={onCopy}
          onFocus={() => setHasFocus(true)}
          onCut={(event) => {
            onCopy(event);
            if (draft === null)
              sheetKey(workbook, editor, {
                key: 'Delete',
                ctrlKey: false,
                metaKey: false,
                shiftKey: false,
                altKey: false,
              });
          }}
          onKeyDown={(event) => {
            // An input method has the key.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape' && draft === null && told !== null) {
              setHovered(null);
              setDismissed(address);
              return;
            }
            if (event.key === 'F6' && draft === null && cells?.has(address) === true) {
              event.preventDefault();
              workbook.choose(address, true);
              return;
            }
            const used = draft === null ? sheetKey(workbook, editor, event) : editingKey(editor, event);
            if (used) event.preventDefault();
            else if (draft !== null && event.key === 'Enter' && event.altKey) {
              event.preventDefault();
              insertLineEnd(event.currentTarget, (text) => editor.change(text));
            }
          }}
          onPaste={onPaste}
          ref={input}
          rows={1}
          spellCheck={false}
          style={cellBox}
          value={draft?.text ?? ''}
          {...(draft === null ? {} : KEEPS_TAB)}
        />
        {told !== null && toldFindings !== undefined && (
          <Tip cell={told.at} findings={toldFindings} id={tip} within={told.area} />
        )}
      </div>
      <div className="jihe-foot">
        <SheetTabs onSelect={(name) => workbook.show(name)} selected={model.grid.name} tabs={tabs} />
        <SheetTools zoom={zoom} />
      </div>
    </section>
  );
}

function insertLineEnd(field: HTMLTextAreaElement, change: (text: string) => void): void {
  const { selectionStart, selectionEnd, value } = field;
  change(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
}
