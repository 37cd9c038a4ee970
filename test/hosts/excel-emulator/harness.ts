/// <reference types="office-js" />
import { type EmulatedExcel, type ExcelOptions, makeExcel, type WorkbookSource } from './install.ts';
import { loadOfficeJs, testWindow } from './office-js.ts';
import { pause } from './timer.ts';
import { Win32Transport } from './transport-win32.ts';

/**
 * Excel for tests in jsdom: the real Office.js over a workbook in memory.
 *
 *     const excel = await startExcel(bytes);
 *     await excel.Excel.run(async (context) => { … });
 *     expect(excel.stats.roundTrips).toBe(2);
 *     await excel.close();
 */

interface HarnessOptions extends ExcelOptions {
  /** False leaves newer calls to the host: they fail at the sync, as in an Excel of that age. True: as they are made. */
  readonly strictRequirementSet?: boolean;
  /** Who calls `Office.onReady`: the harness, unless a test is about a page that has to do it. */
  readonly starter?: 'harness' | 'page';
}

export interface RunningExcel extends EmulatedExcel {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly transport: Win32Transport;
  /** @throws TypeError when something was asked for that the emulator doesn't model */
  close(): Promise<void>;
}

type LibraryGlobals = Pick<RunningExcel, 'Excel' | 'Office' | 'OfficeExtension'>;

let closeRunning: (() => Promise<void>) | null = null;

/** Starts Excel with a workbook: an .xlsx file, grids, or a model made by hand. One runs at a time; starting closes the one before. */
export async function startExcel(source: WorkbookSource, options: HarnessOptions = {}): Promise<RunningExcel> {
  await closeRunning?.();
  const { host, start, excel } = makeExcel(source, options);
  const transport = new Win32Transport(host, start);
  Object.defineProperty(globalThis, 'external', { value: transport.external(), configurable: true, writable: true });
  const library = loadOfficeJs();
  const globals = (): LibraryGlobals => globalThis;
  if (options.starter === 'page') {
    // The library's own file for Windows, which is loaded by then, waits for the page's call.
    while ((globalThis as Partial<LibraryGlobals>).Excel === undefined) await pause(1);
  } else {
    const { Office: office } = globals();
    const { host: application } = await office.onReady();
    if (application !== office.HostType.Excel) throw new TypeError(`Office.js found ${String(application)}, not Excel`);
  }
  // A private switch of the library: without it newer calls go out and fail at the host.
  const { CommonUtility } = testWindow().OfficeExtension;
  Object.assign(CommonUtility, { _doApiNotSupportedCheck: options.strictRequirementSet ?? true });
  await excel.settled();
  host.faults.latency = options.latency ?? 0;

  const close = async (): Promise<void> => {
    if (closeRunning !== close) return;
    closeRunning = null;
    host.faults.editing = false;
    await excel.settled();
    library.unload();
    Reflect.deleteProperty(globalThis, 'external');
    if (host.notModelled.length > 0) {
      throw new TypeError(`asked for and not modelled: ${[...new Set(host.notModelled)].join('; ')}`);
    }
  };
  closeRunning = close;
  const { Excel: excelLibrary, Office: office, OfficeExtension: extension } = globals();
  return { ...excel, Excel: excelLibrary, Office: office, OfficeExtension: extension, transport, close };
}

/** A page that never calls `Office.onReady` is one whose buttons never work. @throws Error after twenty seconds */
export async function untilButtonsWork({ transport }: RunningExcel): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!transport.hearsButtons) {
    if (Date.now() > deadline) throw new Error('the page has not called Office.onReady');
    await pause(5);
  }
}
