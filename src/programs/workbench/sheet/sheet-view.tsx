/** One sheet of a file: formula bar, cells, tabs. */

import {
  type ClipboardEvent,
  type MouseEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { cellAddress, parseAddress, rangeAddress } from '../../../engine/grid/address.ts';
import { SHEET } from '../../../messages/workbench.ts';
import type { Workbook } from '../workbook.ts';
import { shownText } from './cell-text.ts';
import { copied, pastedCells } from './clipboard.ts';
import { FormulaBar } from './formula-bar.tsx';
import { editingKey, KEEPS_TAB, sheetKey } from './keys.ts';
import { SheetModel } from './model.ts';
import { allRows, rowOffsets, rowsBetween } from './row-window.ts';
import { at, cellOf, type Place, rangeOf, type Selection, wholeColumn, wholeRow } from './selection.ts';
import { HEAD_HEIGHT, HEAD_WIDTH, SheetTable } from './table.tsx';
import { SheetTabs } from './tabs.tsx';
import { useEditor } from './use-editor.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const NO_BOX: Box = { left: 0, top: 0, width: 0, height: 0 };

/** Whether nothing is selected but a cell, or an area merged into one. */
function isOneCell(model: SheetModel, { anchor, focus }: Selection): boolean {
  const [a, b] = [cellOf(model, anchor), cellOf(model, focus)];
  return a.row === b.row && a.column === b.column;
}

/** Where a range lies within the scrolled area. Rows that aren't on the screen are where their heights put them. */
function boxOf(host: HTMLElement, model: SheetModel, offsets: Float64Array | null, selection: Selection): Box {
  const range = rangeOf(model, selection);
  let left = HEAD_WIDTH;
  let width = 0;
  for (const column of model.columns) {
    if (column.column < range.left) left += column.width;
    else if (column.column <= range.right) width += column.width;
  }
  const edge = (row: number, end: boolean): number => {
    const line = host.querySelector<HTMLElement>(`tr[data-row="${row}"]`);
    if (line !== null) return line.offsetTop + (end ? line.offsetHeight : 0);
    return HEAD_HEIGHT + (offsets?.[model.placeOfRow(row) + (end ? 1 : 0)] ?? 0);
  };
  const rows = model.rows.filter(({ row }) => row >= range.top && row <= range.bottom);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return NO_BOX;
  const top = edge(first.row, false);
  return { left, top, width, height: edge(last.row, true) - top };
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return parseAddress(cell?.dataset['cell'] ?? '');
}

function headOf(target: EventTarget | null, kind: 'rowHead' | 'columnHead'): number | null {
  const name = kind === 'rowHead' ? 'data-row-head' : 'data-column-head';
  const head = target instanceof Element ? target.closest(`[${name}]`) : null;
  return head === null ? null : Number(head.getAttribute(name));
}

/** Scrolls so that a box is in sight beside the heads. */
function revealBox(scroller: HTMLElement, box: Box): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  if (box.top < scrollTop + HEAD_HEIGHT) scroller.scrollTop = box.top - HEAD_HEIGHT;
  else if (box.top + box.height > scrollTop + clientHeight)
    scroller.scrollTop = Math.min(box.top - HEAD_HEIGHT, box.top + box.height - clientHeight);
  if (box.left < scrollLeft + HEAD_WIDTH) scroller.scrollLeft = box.left - HEAD_WIDTH;
  else if (box.left + box.width > scrollLeft + clientWidth)
    scroller.scrollLeft = Math.min(box.left - HEAD_WIDTH, box.left + box.width - clientWidth);
}

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

export function SheetView({ workbook }: { readonly workbook: Workbook }): ReactElement {
  const { model, selection, reveal, tabs, canUndo, canRedo, stale } = useSyncExternalStore(
    workbook.subscribe,
    workbook.snapshot,
  );
  const editor = useEditor(workbook);
  const { draft } = editor;
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const dragging = useRef(false);
  const printing = usePrinting();
  const [view, setView] = useState({ top: 0, height: 800 });
  const [boxes, setBoxes] = useState({ range: NO_BOX, cell: NO_BOX });
  const offsets = useMemo(() => (model.windowed ? rowOffsets(model) : null), [model]);
  const drawn = useMemo(
    () => (printing ? new SheetModel(model.grid, model.look, { spare: false }) : model),
    [model, printing],
  );
  const shown = useMemo(
    () => (offsets === null || printing ? allRows(drawn) : rowsBetween(drawn, offsets, view.top, view.height)),
    [drawn, offsets, printing, view],
  );
  const anchor = cellOf(model, selection.anchor);
  const address = cellAddress(anchor.row, anchor.column);
  const cell = model.cellAt(anchor.row, anchor.column);

  useLayoutEffect(() => {
    const host = scroller.current;
    if (host === null) return;
    const place = () =>
      setBoxes({
        range: boxOf(host, model, offsets, selection),
        cell: boxOf(host, model, offsets, { anchor: selection.anchor, focus: selection.anchor }),
      });
    place();
    if (typeof ResizeObserver === 'undefined') return;
    // Rows grow when fonts arrive.
    const observer = new ResizeObserver(place);
    const table = host.querySelector('table');
    if (table !== null) observer.observe(table);
    return () => observer.disconnect();
  }, [model, offsets, selection]);

  const lastReveal = useRef(0);
  useLayoutEffect(() => {
    const host = scroller.current;
    if (host === null || lastReveal.current === reveal) return;
    lastReveal.current = reveal;
    revealBox(host, boxOf(host, model, offsets, { anchor: selection.focus, focus: selection.focus }));
  }, [reveal, model, offsets, selection]);

  useEffect(() => {
    const stop = (): void => {
      dragging.current = false;
    };
    window.addEventListener('mouseup', stop);
    return () => window.removeEventListener('mouseup', stop);
  }, []);

  const focusCell = (): void => input.current?.focus({ preventScroll: true });

  useEffect(() => {
    // The button that opened the file went with it.
    if (document.activeElement === document.body) input.current?.focus({ preventScroll: true });
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
      dragging.current = true;
    } else return;
    // The focus goes to the cell's field, not to the page.
    event.preventDefault();
    focusCell();
  };

  const onMouseMove = (event: MouseEvent): void => {
    const place = dragging.current ? placeOf(event.target) : null;
    if (place !== null) workbook.select({ anchor: selection.anchor, focus: place }, false);
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
    if (host !== null && offsets !== null) setView({ top: host.scrollTop, height: host.clientHeight });
  }, [offsets]);

  const { range: rangeBox, cell: cellBox } = boxes;
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
        onMouseMove={onMouseMove}
        onScroll={onScroll}
        ref={scroller}
      >
        <SheetTable
          label={SHEET.grid(model.grid.name)}
          model={drawn}
          stale={stale.get(model.grid.name) ?? NONE}
          window={shown}
        />
        <div
          aria-hidden="true"
          className="jihe-range"
          data-range={rangeAddress(rangeOf(model, selection))}
          style={rangeBox}
        />
        <textarea
          aria-label={draft === null ? `${address} ${shownText(cell).text || SHEET.blank}` : SHEET.editing(address)}
          autoCapitalize="off"
          autoComplete="off"
          className="jihe-editor"
          data-editing={draft !== null || undefined}
          data-testid="cell-editor"
          onBlur={({ relatedTarget }) => {
            const inBar = relatedTarget instanceof Element && relatedTarget.closest('.jihe-formula') !== null;
            if (draft !== null && !inBar) editor.commit();
          }}
          onChange={({ target }) => editor.change(target.value)}
          onCopy={onCopy}
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
      </div>
      <SheetTabs onSelect={(name) => workbook.show(name)} selected={model.grid.name} tabs={tabs} />
    </section>
  );
}

function insertLineEnd(field: HTMLTextAreaElement, change: (text: string) => void): void {
  const { selectionStart, selectionEnd, value } = field;
  change(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
}
