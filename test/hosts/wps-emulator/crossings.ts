import { isOfLanguage } from './language.ts';

/** What goes between the page and WPS: counted, and made to fail where a test wants that. */

/** What happens at a crossing: an exception, null or undefined and nothing done, or the workbook is closed before it. */
export type FaultKind = 'throws' | 'null' | 'nothing' | 'closes';
export const FAULT_KINDS: readonly FaultKind[] = ['throws', 'null', 'nothing', 'closes'];

export class Crossings {
  readonly byMember = new Map<string, number>();
  /** What was asked for and isn't in the tables. */
  readonly unknown = new Set<string>();
  count = 0;
  #fault: { readonly at: number; readonly kind: FaultKind } | null = null;
  #happened: string | null = null;
  #silent: string | null = null;
  readonly #close: () => void;

  constructor(close: () => void) {
    this.#close = close;
  }

  /** The k-th crossing from now on, counted from 1, fails. */
  failAt(k: number, kind: FaultKind): void {
    this.#fault = { at: this.count + k, kind };
    this.#happened = null;
  }

  /** The member at which it did; null when it hasn't come to that. */
  get happened(): string | null {
    return this.#happened;
  }

  /** From now on nothing comes of this member, however often it is asked. */
  silence(member: string): void {
    this.#silent = member;
  }

  clear(): void {
    this.#fault = null;
    this.#silent = null;
  }

  cross(member: string, work: () => unknown): unknown {
    this.count += 1;
    this.byMember.set(member, (this.byMember.get(member) ?? 0) + 1);
    if (member === this.#silent) return undefined;
    const fault = this.#fault;
    if (fault === null || this.count !== fault.at) return work();
    this.#happened = member;
    switch (fault.kind) {
      case 'throws':
        throw new Error(`0x800A03EC at ${member}`);
      case 'null':
        return null;
      case 'nothing':
        return undefined;
      case 'closes':
        this.#close();
        return work();
    }
  }

  noteUnknown(object: string, key: string | symbol): void {
    if (!isOfLanguage(key)) this.unknown.add(`${object}.${String(key)}`);
  }
}
