import { areaAddress } from '../sheet-model/area.ts';
import type { Actor, ModelEvent, WorkbookModel } from '../sheet-model/workbook.ts';
import { ALL_SHEETS, EventType } from './objects/events.ts';
import { makeRange } from './objects/range.ts';
import type { ReferenceStore, Registrations } from './richapi/types.ts';
import { setTimer } from './timer.ts';

/**
 * Events on their way to the add-in. They leave after the answer to the request that caused them (assumption), and the
 * add-in's own writes cause them too: "triggerSource" says `ThisLocalAddin` from ExcelApi 1.14 on.
 */

/** `[category, event type, target id, JSON of the arguments]`. */
export type EventEntry = readonly [number, number, string, string];

const CATEGORY_EVENT = 65_536;

const sourceOf = (by: Actor): string => (by === 'coauthor' ? 'Remote' : 'Local');

export class HostEvents implements Registrations {
  /** Set by the transport once the client listens. */
  onEntries: ((entries: readonly EventEntry[]) => void) | null = null;
  /** The selection of the document changed: an event of its own, outside RichApi. */
  onDocumentSelection: (() => void) | null = null;
  readonly #registered = new Map<string, number>();
  readonly #workbook: WorkbookModel;
  readonly #references: ReferenceStore;
  readonly #supports: (since: string) => boolean;
  #queue: EventEntry[] = [];
  #selectionMoved = false;
  #scheduled = false;

  constructor(workbook: WorkbookModel, references: ReferenceStore, supports: (since: string) => boolean) {
    this.#workbook = workbook;
    this.#references = references;
    this.#supports = supports;
    workbook.onEvent((event) => this.#note(event));
  }

  /** Handlers that the add-in has registered and not removed. */
  get registered(): number {
    let sum = 0;
    for (const count of this.#registered.values()) sum += count;
    return sum;
  }

  add(eventType: number, targetId: string): void {
    const key = `${eventType} ${targetId}`;
    this.#registered.set(key, (this.#registered.get(key) ?? 0) + 1);
  }

  remove(eventType: number, targetId: string): void {
    const key = `${eventType} ${targetId}`;
    const left = (this.#registered.get(key) ?? 0) - 1;
    if (left > 0) this.#registered.set(key, left);
    else this.#registered.delete(key);
  }

  get waiting(): boolean {
    return this.#scheduled;
  }

  /** Sends what has gathered, in a turn of its own. */
  #flush(): void {
    if (this.#scheduled || (this.#queue.length === 0 && !this.#selectionMoved)) return;
    this.#scheduled = true;
    // After the promises of the answer have run their course.
    setTimer(() => {
      this.#scheduled = false;
      const entries = this.#queue;
      this.#queue = [];
      if (entries.length > 0) this.onEntries?.(entries);
      if (this.#selectionMoved) this.onDocumentSelection?.();
      this.#selectionMoved = false;
    }, 0);
  }

  #note(event: ModelEvent): void {
    if (event.type === 'selection') this.#selectionMoved = true;
    if (this.#workbook.eventsEnabled) this.#queueEntries(event);
    this.#flush();
  }

  #queueEntries(event: ModelEvent): void {
    const eventType = event.type === 'selection' ? EventType.selectionChanged : EventType[event.type];
    const args = JSON.stringify(this.#arguments(event));
    for (const target of [event.sheet.id, ALL_SHEETS]) {
      if (this.#registered.has(`${eventType} ${target}`)) this.#queue.push([CATEGORY_EVENT, eventType, target, args]);
    }
  }

  #arguments(event: ModelEvent): Record<string, unknown> {
    const worksheetId = event.sheet.id;
    switch (event.type) {
      case 'selection':
        return { worksheetId, address: areaAddress(event.area) };
      case 'changed':
        return {
          worksheetId,
          address: areaAddress(event.area),
          changeType: 'RangeEdited',
          source: sourceOf(event.by),
          triggerSource: event.by === 'addin' && this.#supports('1.14') ? 'ThisLocalAddin' : 'Unknown',
          shiftDirection: 'None',
          referenceId: this.#references.lend(makeRange(event.sheet, event.area)),
        };
      case 'activated':
      case 'deactivated':
        return { worksheetId };
      case 'added':
      case 'deleted':
        return { worksheetId, source: sourceOf(event.by) };
    }
  }
}
