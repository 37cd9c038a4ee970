import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { ExcelHost, type ExcelHostOptions } from '../../../src/hosts/excel/host.ts';
import { type RunningExcel, startExcel } from '../excel-emulator/harness.ts';
import { ActionType, type RequestBody } from '../excel-emulator/richapi/protocol.ts';

type Source = Parameters<typeof startExcel>[0];
type Options = Parameters<typeof startExcel>[1];

export interface OpenExcel extends RunningExcel {
  readonly host: ExcelHost;
  /** Closes the host and Excel, and looks whether anything of ours is left in it, and that nothing was loaded without saying what. */
  leave(): Promise<void>;
}

/** Objects all of whose properties are asked for: answers many times as large as what is used of them. */
function loadsOfEverything({ Actions: actions, ObjectPaths: paths }: RequestBody): string[] {
  return actions
    .filter(({ ActionType: type, QueryInfo: query }) => type === ActionType.query && (query?.Select ?? []).length === 0)
    .map(({ ObjectPathId: id }) => paths[id]?.Name ?? '');
}

/** A workbook in Excel, with our host in front of it. */
export async function openExcel(
  source: Source,
  options: Options = {},
  host: ExcelHostOptions = {},
): Promise<OpenExcel> {
  const excel = await startExcel(source, options);
  const opened = new ExcelHost({ excel: excel.Excel, office: excel.Office }, host);
  const leave = async (): Promise<void> => {
    await opened.close();
    await excel.settled();
    const left = { references: excel.stats.liveReferences, handlers: excel.stats.handlers };
    const unsaid = excel.requests.flatMap(({ kind, body }) => (kind === 'customer' ? loadsOfEverything(body) : []));
    await excel.close();
    expect({ ...left, unsaid }).toEqual({ references: 0, handlers: 0, unsaid: [] });
  };
  return Object.assign(excel, { host: opened, leave });
}

/** Sheets as they would be read from a file: Excel's ids of them are new in every workbook. */
export function withoutIds(grids: readonly SheetGrid[]): SheetGrid[] {
  return grids.map(({ id, ...grid }) => {
    if (id === undefined) throw new Error(`no id: ${grid.name}`);
    return grid;
  });
}
