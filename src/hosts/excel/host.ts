/// <reference types="office-js" />
import { invert } from '../../engine/edits/content.ts';
import type { CellEdit, Witness } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { parseRange } from '../../engine/grid/ranges.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import { isSheetName } from '../../formats/sheet-name.ts';
import { Echoes, type EditedCell } from '../edited-cells.ts';
import { refuseUnwritable } from '../edits.ts';
import type {
  ApplyReceipt,
  CancelSignal,
  Diagnostic,
  HostCapabilities,
  Progress,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../host.ts';
import { findCell, refusalOf } from '../witness.ts';
import { askPlaces, sheetsNow } from './cell-access.ts';
import { diagnose } from './diagnostics.ts';
import { EditWatch } from './edit-events.ts';
import { hasMarks, replaceMarks } from './marks.ts';
import { forThisTrip, groupsUndo, type OfficeJs, REQUIRED_API, run, supports } from './office.ts';
import { type ReadLimits, readSheets } from './read.ts';
import { type BeforeWrite, lockedEdits, writeEdits } from './write.ts';

export interface ExcelHostOptions {
  readonly limits?: ReadLimits;
}

/** The workbook that the add-in was opened beside. */
export class ExcelHost implements WorkbookHost {
  readonly name = 'excel';
  readonly can: HostCapabilities;
  readonly #api: OfficeJs;
  readonly #options: ExcelHostOptions;
  readonly #echoes = new Echoes();
  readonly #watches = new Set<EditWatch>();
  /** One after the other: two writes at once could each find the other's half. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @throws DocumentError `unsupported-operation` where Excel is too old */
  constructor(api: OfficeJs, options: ExcelHostOptions = {}) {
    if (!supports(api, REQUIRED_API))
      throw new DocumentError('unsupported', 'unsupported-operation', { cause: `no ExcelApi ${REQUIRED_API}` });
    this.#api = api;
    this.#options = options;
    // On the web no event comes for a choice from a list (office-js 4066, 3888).
    const choiceEvents = api.office.context.diagnostics.platform !== api.office.PlatformType.OfficeOnline;
    this.can = { marks: true, liveEvents: true, choiceEvents, nativeUndoGroup: groupsUndo(api), locate: true };
  }

  /** Where the workbook is kept; `''` for one that was never saved. */
  get address(): string {
    // The types know no workbook without one.
    const url: string | null | undefined = this.#api.office.context.document.url;
    return url ?? '';
  }

  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    return readSheets(this.#api, scope, { signal, onProgress, ...this.#options });
  }

  readWhenIdle(names: readonly string[], signal?: CancelSignal): Promise<SheetGrid[]> {
    return readSheets(this.#api, names, { signal, waits: true, ...this.#options });
  }

  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    return this.#inTurn(async () => {
      refuseUnwritable(edits);
      const { applied, refused, formats } = await writeEdits(this.#api, edits, { beforeWrite: this.#beforeWrite });
      if (applied.length === 0 && refused.length > 0) throw refusalOf(refused);
      return formats.length === 0 ? { applied, refused } : { applied, refused, formats };
    });
  }

  locked(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    return this.#inTurn(() => lockedEdits(this.#api, edits));
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return this.#inTurn(async () => {
      const edits = invert(receipt.applied);
      const formats = new Map((receipt.formats ?? []).map((lost) => [keyOf(lost), lost.format]));
      refuseUnwritable(edits);
      const { applied, refused } = await writeEdits(this.#api, edits, {
        beforeWrite: this.#beforeWrite,
        formatOf: (edit) => formats.get(keyOf(edit)),
        mayBeDone: true,
      });
      return { applied, refused };
    });
  }

  sheetCount(): Promise<number> {
    return run(this.#api, {}, async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/id');
      await context.sync();
      return worksheets.items.length;
    });
  }

  fixed(): Promise<boolean> {
    return this.#inTurn(() =>
      run(this.#api, {}, async (context) => {
        const { protection } = context.workbook;
        protection.load('protected');
        await context.sync();
        return protection.protected;
      }),
    );
  }

  ensureSheet(name: string): Promise<void> {
    return this.#inTurn(() =>
      run(this.#api, {}, async (context) => {
        const { worksheets, protection } = context.workbook;
        const sheet = worksheets.getItemOrNullObject(name);
        sheet.load('id');
        protection.load('protected');
        await context.sync();
        if (!sheet.isNullObject) return;
        if (!isSheetName(name))
          throw new DocumentError('unsupported', 'bad-value', { sheet: name, cause: 'no sheet name' });
        if (protection.protected) throw new DocumentError('protected', 'protected-workbook', { sheet: name });
        // At the end, and the sheet in front stays there: "WorksheetCollection.add" of the Office documentation.
        worksheets.add(name);
        await context.sync();
      }),
    );
  }

  mark(marks: readonly CellMark[]): Promise<void> {
    return this.#inTurn(() => replaceMarks(this.#api, marks));
  }

  clearMarks(): Promise<void> {
    return this.mark([]);
  }

  hasMarks(): Promise<boolean> {
    return this.#inTurn(() => hasMarks(this.#api));
  }

  async locate(sheet: string, address: string, witness?: Witness): Promise<void> {
    if (parseRange(address) === null) throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [address] });
    await run(this.#api, {}, async (context) => {
      const place = witness === undefined ? { sheet, cell: address } : { sheet, cell: address, witness };
      const sheets = askPlaces(context, [place]);
      const { worksheets } = context.workbook;
      const byName = worksheets.getItemOrNullObject(sheet);
      byName.load('visibility');
      await context.sync();
      const now = sheetsNow(sheets);
      const found = witness === undefined ? place : findCell(place, now);
      if (byName.isNullObject && (found === null || found === place))
        throw new DocumentError('gone', 'no-such-sheet', { sheet });
      if (found === null) throw new DocumentError('changed-meanwhile', 'moved', { sheet, cells: [address] });
      const wanted = worksheets.getItem(found.sheet);
      if (found.sheet !== sheet) {
        wanted.load('visibility');
        await context.sync();
      }
      const { visibility } = found.sheet === sheet ? byName : wanted;
      if (visibility !== 'Visible') throw new DocumentError('unsupported', 'hidden-sheet', { sheet: found.sheet });
      wanted.activate();
      forThisTrip(wanted.getRange(found.cell)).select();
      await context.sync();
    });
  }

  onEdited(listener: (cells: readonly EditedCell[]) => void): Unsubscribe {
    const watch = new EditWatch(this.#api, this.#echoes, listener);
    this.#watches.add(watch);
    watch.start();
    return () => {
      this.#watches.delete(watch);
      void watch.stop();
    };
  }

  diagnostics(): Promise<readonly Diagnostic[]> {
    return Promise.resolve(diagnose(this.#api));
  }

  /** Takes our handlers out of Excel; when the pane closes, before its page goes. */
  async close(): Promise<void> {
    const watches = [...this.#watches];
    this.#watches.clear();
    await Promise.all(watches.map((watch) => watch.stop()));
  }

  readonly #beforeWrite: BeforeWrite = (sheetId, cell) => this.#echoes.expect(sheetId, cell);

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function keyOf({ sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  const at = parseAddress(cell);
  return at === null ? '' : `${at.row} ${at.column} ${sheet}`;
}
