import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { ExcelHost, type ExcelHostOptions } from '../../../src/hosts/excel/host.ts';
import { type RunningExcel, startExcel } from '../excel-emulator/harness.ts';

type Source = Parameters<typeof startExcel>[0];
type Options = Parameters<typeof startExcel>[1];

export interface OpenExcel extends RunningExcel {
  readonly host: ExcelHost;
  /** Closes the host and Excel, and looks whether anything of ours is left in it. */
  leave(): Promise<void>;
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
    await excel.close();
    expect(left).toEqual({ references: 0, handlers: 0 });
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
