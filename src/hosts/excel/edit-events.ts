/// <reference types="office-js" />
import { addressedCells, type Echoes, type EditedCell, MAX_EDITED_CELLS, QUIET } from '../edited-cells.ts';
import { asDocumentError } from './errors.ts';
import { type OfficeJs, run, supports } from './office.ts';

/** Cells that people, or other add-ins, edit. */

const PAUSE = 1000;

type Registration = OfficeExtension.EventHandlerResult<unknown>;

/** Listens to a workbook from `start` to `stop`. */
export class EditWatch {
  readonly #api: OfficeJs;
  readonly #echoes: Echoes;
  readonly #listener: (cells: readonly EditedCell[]) => void;
  readonly #registrations: Registration[] = [];
  readonly #gathered = new Map<string, Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(api: OfficeJs, echoes: Echoes, listener: (cells: readonly EditedCell[]) => void) {
    this.#api = api;
    this.#echoes = echoes;
    this.#listener = listener;
  }

  start(): void {
    // An Excel that can't tell of edits still checks when asked to: nothing to show for it.
    this.#work = this.#register().catch(() => undefined);
  }

  /** Resolves when Excel has forgotten the handlers. */
  stop(): Promise<void> {
    if (this.#stopped) return this.#work;
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#gathered.clear();
    this.#work = this.#work.then(() => this.#remove()).catch(() => undefined);
    return this.#work;
  }

  async #register(): Promise<void> {
    await run(this.#api, { delayForCellEdit: true }, async (context) => {
      const { worksheets } = context.workbook;
      const onChanged = (args: Excel.WorksheetChangedEventArgs): Promise<void> => this.#note(args);
      if (supports(this.#api, '1.9')) {
        this.#registrations.push(worksheets.onChanged.add(onChanged));
      } else {
        worksheets.load('items/id');
        await context.sync();
        for (const sheet of worksheets.items) this.#registrations.push(sheet.onChanged.add(onChanged));
        this.#registrations.push(worksheets.onAdded.add((args) => this.#watchNew(args.worksheetId, onChanged)));
      }
      await context.sync();
    });
  }

  async #watchNew(id: string, onChanged: (args: Excel.WorksheetChangedEventArgs) => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() =>
        run(this.#api, { delayForCellEdit: true }, async (context) => {
          if (this.#stopped) return;
          const sheet = context.workbook.worksheets.getItemOrNullObject(id);
          sheet.load('id');
          await context.sync();
          if (sheet.isNullObject) return;
          this.#registrations.push(sheet.onChanged.add(onChanged));
          await context.sync();
        }),
      )
      .catch(() => undefined);
    await this.#work;
  }

  /** Handlers are removed in the context in which they were added. */
  async #remove(): Promise<void> {
    const contexts = new Map<OfficeExtension.ClientRequestContext, Registration[]>();
    for (const each of this.#registrations.splice(0)) {
      const same = contexts.get(each.context);
      if (same === undefined) contexts.set(each.context, [each]);
      else same.push(each);
    }
    for (const [context, registrations] of contexts) {
      for (const each of registrations) each.remove();
      await context.sync();
    }
  }

  #note(args: Excel.WorksheetChangedEventArgs): Promise<void> {
    if (this.#stopped || this.#isEcho(args)) return Promise.resolve();
    const cells = this.#gathered.get(args.worksheetId) ?? new Set<string>();
    this.#gathered.set(args.worksheetId, cells);
    for (const cell of addressedCells(args.address)) if (cells.size < MAX_EDITED_CELLS) cells.add(cell);
    this.#tellAfter(QUIET);
    return Promise.resolve();
  }

  #isEcho({ worksheetId, address, triggerSource, source }: Excel.WorksheetChangedEventArgs): boolean {
    // Taken off the list in any case.
    const expected = source !== 'Remote' && this.#echoes.take(worksheetId, address);
    return expected || triggerSource === 'ThisLocalAddin';
  }

  #tellAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell().catch((error: unknown) => {
        // Still editing, and this Excel doesn't wait by itself; or busy. Anything else comes up when somebody reads.
        const { kind } = asDocumentError(error);
        if (kind === 'editing' || kind === 'busy') this.#tellAfter(PAUSE);
      });
    }, milliseconds);
  }

  /** Events tell ids, which last while names may change: Excel is asked for these, once it isn't editing and can be read. */
  async #tell(): Promise<void> {
    const ids = [...this.#gathered.keys()];
    if (ids.length === 0) return;
    const names = await run(this.#api, { delayForCellEdit: true }, async (context) => {
      const sheets = ids.map((id) => context.workbook.worksheets.getItemOrNullObject(id));
      for (const sheet of sheets) sheet.load('name');
      await context.sync();
      return sheets.map((sheet) => (sheet.isNullObject ? null : sheet.name));
    });
    if (this.#stopped) return;
    const edited: EditedCell[] = [];
    for (const [index, id] of ids.entries()) {
      const sheet = names[index] ?? null;
      if (sheet !== null) for (const cell of this.#gathered.get(id) ?? []) edited.push({ sheet, cell });
      this.#gathered.delete(id);
    }
    if (edited.length > 0) this.#listener(edited);
  }
}
