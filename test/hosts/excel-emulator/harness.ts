/// <reference types="office-js" />
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import type { Faults } from './faults.ts';
import { ExcelHost, type RequestRecord } from './host.ts';
import { workbookFromBytes, workbookFromGrids } from './model/from-grids.ts';
import { type Evaluator, WorkbookModel } from './model/workbook.ts';
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

export interface ExcelOptions {
  /** What this Excel knows and `isSetSupported` says; newer calls throw ApiNotFound as they are made. */
  readonly requirementSet?: `ExcelApi ${number}.${number}`;
  /** False leaves newer calls to the host, as in an Excel of that age: they fail at the sync. */
  readonly strictRequirementSet?: boolean;
  /** Further sets in lower case; the library passes `delayForCellEdit` on only where there is `delayforcelledit`. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly readOnly?: boolean;
  readonly payloadLimit?: number;
  readonly latency?: number;
  readonly evaluator?: Evaluator;
}

interface ExcelStats {
  /** Requests of the add-in; without what Excel.run sends to give references back and what the library sends for itself. */
  readonly roundTrips: number;
  /** References the client holds. */
  readonly liveReferences: number;
  /** Actions in those requests. */
  readonly actions: number;
  /** Requests with calls that may change the workbook: in Excel they empty the user's undo stack. */
  readonly writeRequests: number;
  /** Event handlers registered and not removed. */
  readonly handlers: number;
}

export interface RunningExcel {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  /** What is in the workbook, whatever the client believes; and what the person in front of it does. */
  readonly workbook: WorkbookModel;
  readonly stats: ExcelStats;
  readonly faults: Faults;
  readonly requests: readonly RequestRecord[];
  readonly transport: Win32Transport;
  /** Resolves when no request is under way and all events have arrived. */
  settled(): Promise<void>;
  /** @throws Error when something was asked for that the emulator doesn't model */
  close(): Promise<void>;
}

/** Sets that come with every Excel of the age of ExcelApi 1.7. */
const OTHER_SETS = {
  dialogapi: '1.2',
  identityapi: '1.3',
  ribbonapi: '1.2',
  sharedruntime: '1.1',
  officeruntime: '1.0',
  addincommands: '1.3',
  imagecoercion: '1.2',
  file: '1.1',
};

const WRITE = 1;

function statsOf(host: ExcelHost): ExcelStats {
  const customer = (): RequestRecord[] => host.requests.filter(({ kind }) => kind === 'customer');
  return {
    get roundTrips() {
      return host.roundTrips;
    },
    get liveReferences() {
      return host.references.size;
    },
    get actions() {
      return customer().reduce((sum, { body }) => sum + body.Actions.length, 0);
    },
    get writeRequests() {
      return customer().filter(({ flags }) => (flags & WRITE) !== 0).length;
    },
    get handlers() {
      return host.events.registered;
    },
  };
}

function modelOf(source: Uint8Array | readonly SheetGrid[] | WorkbookModel): WorkbookModel {
  if (source instanceof WorkbookModel) return source;
  return ArrayBuffer.isView(source) ? workbookFromBytes(source) : workbookFromGrids(source);
}

let closeRunning: (() => Promise<void>) | null = null;

export async function startExcel(
  source: Uint8Array | readonly SheetGrid[] | WorkbookModel,
  options: ExcelOptions = {},
): Promise<RunningExcel> {
  await closeRunning?.();
  const [, version = ''] = (options.requirementSet ?? 'ExcelApi 1.7').split(' ');
  const workbook = modelOf(source);
  workbook.evaluator = options.evaluator ?? null;
  workbook.readOnly = options.readOnly ?? false;
  const host = new ExcelHost(workbook, {
    excelApi: version,
    ...(options.payloadLimit === undefined ? {} : { payloadLimit: options.payloadLimit }),
  });
  const transport = new Win32Transport(host, {
    locale: options.locale ?? 'zh-CN',
    requirementSets: { excelapi: version, ...OTHER_SETS, ...options.sets },
    documentUrl: `C:\\绩效\\${workbook.name}`,
    readOnly: workbook.readOnly,
  });
  Object.defineProperty(globalThis, 'external', { value: transport.external(), configurable: true, writable: true });
  const library = loadOfficeJs();
  const { Office: office } = globalThis as unknown as { Office: typeof Office };
  const { host: application } = await office.onReady();
  if (application !== office.HostType.Excel) throw new TypeError(`Office.js found ${String(application)}, not Excel`);
  // A private switch of the library: without it newer calls go out and fail at the host.
  const { CommonUtility } = testWindow().OfficeExtension;
  Object.assign(CommonUtility, { _doApiNotSupportedCheck: options.strictRequirementSet ?? true });

  const settled = async (): Promise<void> => {
    do await pause(0);
    while (host.underWay > 0 || host.events.waiting);
    await pause(0);
  };
  await settled();
  host.faults.latency = options.latency ?? 0;

  const close = async (): Promise<void> => {
    if (closeRunning !== close) return;
    closeRunning = null;
    host.faults.editing = false;
    await settled();
    library.unload();
    Reflect.deleteProperty(globalThis, 'external');
    if (host.notModelled.length > 0) {
      throw new TypeError(`asked for and not modelled: ${[...new Set(host.notModelled)].join('; ')}`);
    }
  };
  closeRunning = close;
  return {
    Excel: (globalThis as unknown as { Excel: typeof Excel }).Excel,
    Office: office,
    OfficeExtension: (globalThis as unknown as { OfficeExtension: typeof OfficeExtension }).OfficeExtension,
    workbook,
    stats: statsOf(host),
    faults: host.faults,
    requests: host.requests,
    transport,
    settled,
    close,
  };
}
