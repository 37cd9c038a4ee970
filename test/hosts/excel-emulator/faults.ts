import { Refusal } from '../sheet-model/refusal.ts';
import type { Action, RequestBody } from './richapi/protocol.ts';
import { setTimer } from './timer.ts';

/** What can go wrong in Excel, on demand. Clean-up requests of the library are spared, so that tests stay predictable. */

/** Status of the transport → what the add-in sees. Known from the library. */
export const TransportStatus = {
  ok: 0,
  /** InvalidOperationInCellEditMode */
  editing: 5004,
  /** InvalidOrTimedOutSession */
  timedOut: 5012,
  /** WriteNotSupportedWhenModalDialogOpen */
  modalDialog: 5016,
  /** ActivityLimitReached */
  throttled: 5102,
  /** RequestPayloadSizeLimitExceeded */
  requestTooLarge: 5103,
  /** ResponsePayloadSizeLimitExceeded */
  responseTooLarge: 5104,
  /** AccessDenied */
  accessDenied: 7000,
} as const;

export type ActionMatch = number | ((action: Action, index: number) => boolean);

interface ActionFault {
  readonly match: ActionMatch;
  readonly code: string;
  readonly message: string | undefined;
}

export class Faults {
  /** Milliseconds before every answer. */
  latency = 0;
  /** What editing a cell is called: the library's own code, or the one that the documentation names. */
  editingCode: 'InvalidOperationInCellEditMode' | 'InvalidOperation' = 'InvalidOperationInCellEditMode';
  #editing = false;
  #writeRefusal: string | null = null;
  #waiting: (() => void)[] = [];
  readonly #statuses: number[] = [];
  readonly #actions: ActionFault[] = [];
  readonly #hooks = new Map<number, (body: RequestBody) => void>();

  /** A cell is being edited: requests are refused; those with `delayForCellEdit` wait for the end. */
  get editing(): boolean {
    return this.#editing;
  }

  set editing(value: boolean) {
    this.#editing = value;
    if (value) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const proceed of waiting) proceed();
  }

  /** Somebody edits a cell for so long. */
  editFor(milliseconds: number): void {
    this.editing = true;
    setTimer(() => {
      this.editing = false;
    }, milliseconds);
  }

  /** The next request stops after so many of its actions, which stay done. */
  abortAfter(actions: number): void {
    this.failAction((_action, index) => index >= actions, 'RequestAborted');
  }

  editingOver(): Promise<void> {
    return this.#editing ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  /** The next requests are refused before anything of them is done. */
  refuseNext(status: number, times = 1): void {
    for (let count = 0; count < times; count += 1) this.#statuses.push(status);
  }

  throttleNext(times = 1): void {
    this.refuseNext(TransportStatus.throttled, times);
  }

  /** The next action that matches (a number: that index in a request) fails; those before it stay done. */
  failAction(match: ActionMatch, code = 'GeneralException', message?: string): void {
    this.#actions.push({ match, code, message });
  }

  /** Something happens to the workbook just before round trip `n`, counted from 1. */
  beforeRoundTrip(n: number, hook: (body: RequestBody) => void): void {
    this.#hooks.set(n, hook);
  }

  /** What was ordered and hasn't come about. */
  clear(): void {
    this.#statuses.length = 0;
    this.#actions.length = 0;
    this.#hooks.clear();
    this.#writeRefusal = null;
  }

  /** The next request that may change the workbook is refused with this code before anything of it is done. */
  refuseNextWrite(code: string): void {
    this.#writeRefusal = code;
  }

  /** For the host. */
  takeWriteRefusal(): string | null {
    const code = this.#writeRefusal;
    this.#writeRefusal = null;
    return code;
  }

  /** For the host. */
  takeStatus(): number {
    if (this.#editing && this.editingCode === 'InvalidOperationInCellEditMode') return TransportStatus.editing;
    return this.#statuses.shift() ?? TransportStatus.ok;
  }

  /** For the host. */
  arrive(roundTrip: number, body: RequestBody): void {
    this.#hooks.get(roundTrip)?.(body);
  }

  /** For the host. @throws Refusal where a test asked for one */
  check(index: number, action: Action): void {
    if (this.#editing) throw new Refusal(this.editingCode, null);
    const at = this.#actions.findIndex(({ match }) =>
      typeof match === 'number' ? match === index : match(action, index),
    );
    const [fault] = at < 0 ? [] : this.#actions.splice(at, 1);
    if (fault !== undefined) throw new Refusal(fault.code, null, fault.message);
  }
}
