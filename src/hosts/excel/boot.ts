/// <reference types="office-js" />
import { DocumentError } from '../../formats/error.ts';
import { ExcelHost, type ExcelHostOptions } from './host.ts';

/** The page's globals, as far as Office.js puts them there: later than our code runs, or never. */
interface OfficeGlobals {
  readonly Office?: typeof Office;
  readonly Excel?: typeof Excel;
}

export interface BootOptions extends ExcelHostOptions {
  /** Milliseconds until a page without Office.js counts as such. */
  readonly timeout?: number;
  readonly globals?: OfficeGlobals;
}

const TIMEOUT = 10_000;
const STEP = 50;

/**
 * Waits for Office.js and for Excel behind it. The page has shown itself before: the library comes over a network that may not
 * be there, and its promise may never be kept (a page opened outside Excel with the parameters of an add-in).
 * @throws DocumentError `unsupported-operation` when there is no Excel, or one that is too old
 */
export async function bootExcel(options: BootOptions = {}): Promise<ExcelHost> {
  const globals: OfficeGlobals = options.globals ?? globalThis;
  const deadline = Date.now() + (options.timeout ?? TIMEOUT);
  while (globals.Office === undefined) {
    if (Date.now() >= deadline) throw noExcel('no Office.js');
    await pause(STEP);
  }
  const { host } = await inTime(globals.Office.onReady(), deadline);
  // Null in a page that was opened outside Office.
  if (host !== globals.Office.HostType.Excel || globals.Excel === undefined) throw noExcel(`host ${String(host)}`);
  return new ExcelHost({ office: globals.Office, excel: globals.Excel }, options);
}

async function inTime<Result>(work: Promise<Result>, deadline: number): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(noExcel('Office.onReady without an answer')), deadline - Date.now());
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function noExcel(cause: string): DocumentError {
  return new DocumentError('unsupported', 'unsupported-operation', { cause });
}
