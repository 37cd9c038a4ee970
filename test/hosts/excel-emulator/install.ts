import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { workbookFromBytes, workbookFromGrids } from '../sheet-model/from-grids.ts';
import { type Evaluator, WorkbookModel } from '../sheet-model/workbook.ts';
import type { Faults } from './faults.ts';
import { ExcelHost, type RequestRecord } from './host.ts';
import { RequestFlag } from './richapi/protocol.ts';
import { pause } from './timer.ts';
import type { StartOptions } from './transport-win32.ts';

/** Excel without a transport: what the tests in jsdom, the Windows add-in page and Excel on the web have in common. */

export type WorkbookSource = Uint8Array | readonly SheetGrid[] | WorkbookModel;

export interface ExcelOptions {
  /** What this Excel knows and `isSetSupported` says. */
  readonly requirementSet?: `ExcelApi ${number}.${number}`;
  /** Further sets in lower case; the library passes `delayForCellEdit` on only where there is `delayforcelledit`. */
  readonly sets?: Readonly<Record<string, string>>;
  readonly locale?: string;
  readonly readOnly?: boolean;
  /** Bytes a request and an answer may have. */
  readonly payloadLimit?: number;
  /** The page is in a window that an add-in opened. */
  readonly isDialog?: boolean;
  /** Milliseconds before every answer. */
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

export interface EmulatedExcel {
  /** What is in the workbook, whatever the client believes; and what the person in front of it does. */
  readonly workbook: WorkbookModel;
  readonly stats: ExcelStats;
  readonly faults: Faults;
  readonly requests: readonly RequestRecord[];
  /** What was asked for and isn't modelled. */
  readonly notModelled: readonly string[];
  /** Resolves when no request is under way and all events have arrived. */
  settled(): Promise<void>;
}

/** Sets that come with every Excel of the age of ExcelApi 1.7 (assumption). */
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
      return customer().filter(({ flags }) => (flags & RequestFlag.write) !== 0).length;
    },
    get handlers() {
      return host.events.registered;
    },
  };
}

function modelOf(source: WorkbookSource): WorkbookModel {
  if (source instanceof WorkbookModel) return source;
  return ArrayBuffer.isView(source) ? workbookFromBytes(source) : workbookFromGrids(source);
}

export function makeExcel(
  source: WorkbookSource,
  options: ExcelOptions,
): { host: ExcelHost; start: StartOptions; excel: EmulatedExcel } {
  const [, version = ''] = (options.requirementSet ?? 'ExcelApi 1.7').split(' ');
  const workbook = modelOf(source);
  workbook.evaluator = options.evaluator ?? null;
  workbook.readOnly = options.readOnly ?? false;
  const host = new ExcelHost(workbook, {
    excelApi: version,
    ...(options.payloadLimit === undefined ? {} : { payloadLimit: options.payloadLimit }),
  });
  const settled = async (): Promise<void> => {
    do await pause(0);
    while (host.underWay > 0 || host.events.waiting);
    // What the answers and events set off in the page.
    await pause(0);
  };
  const { faults, requests, notModelled } = host;
  return {
    host,
    start: {
      locale: options.locale ?? 'zh-CN',
      requirementSets: { excelapi: version, ...OTHER_SETS, ...options.sets },
      documentUrl: `C:\\绩效\\${workbook.name}`,
      readOnly: workbook.readOnly,
      isDialog: options.isDialog ?? false,
    },
    excel: { workbook, stats: statsOf(host), faults, requests, notModelled, settled },
  };
}
