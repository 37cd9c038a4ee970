import type { WpsHost } from '../../../hosts/wps/host.ts';
import type { WpsRoot } from '../../../hosts/wps/root.ts';
import { BoundWorkbook } from '../../../hosts/wps/workbook.ts';

/** Which workbook the user is looking at: WPS shows several in one window, and a pane stays with the one it was opened for. */

export type FrontState =
  | { readonly kind: 'own' }
  /** `inFront` is null where no other workbook is open. */
  | { readonly kind: 'closed'; readonly own: string; readonly inFront: string | null }
  | { readonly kind: 'other'; readonly own: string; readonly inFront: string };

const OWN: FrontState = { kind: 'own' };

const isSame = (a: FrontState, b: FrontState): boolean => JSON.stringify(a) === JSON.stringify(b);

/** As `FullName` says it: also for a workbook that is saved under another name while the pane is open. */
function ownPath({ address, workbookName }: WpsHost): string {
  return address === '' ? workbookName : address;
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, '');
}

export class Front {
  readonly #root: WpsRoot;
  readonly #host: WpsHost;
  readonly #listeners = new Set<() => void>();
  /** Once it is closed, nobody can be asked for its name. */
  #name: string;
  #state = OWN;

  constructor(root: WpsRoot, host: WpsHost) {
    this.#root = root;
    this.#host = host;
    this.#name = host.workbookName;
  }

  get state(): FrontState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Looks; what WPS doesn't answer at the moment stays as it was. */
  look(): void {
    const state = this.#seen();
    if (state === null || isSame(state, this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #seen(): FrontState | null {
    const isOpen = this.#host.isOpen();
    if (isOpen) this.#name = this.#host.workbookName || this.#name;
    const inFront = this.#pathInFront();
    if (!isOpen) return { kind: 'closed', own: this.#name, inFront: inFront === null ? null : nameOf(inFront) };
    if (inFront === null) return null;
    return inFront === ownPath(this.#host) ? OWN : { kind: 'other', own: this.#name, inFront: nameOf(inFront) };
  }

  #pathInFront(): string | null {
    try {
      return BoundWorkbook.inFront(this.#root.app).path();
    } catch {
      return null;
    }
  }
}
