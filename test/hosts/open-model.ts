import type { WorkbookHost } from '../../src/hosts/host.ts';
import { contractFile, type FoundFormat, marksAmong, othersAmong } from '../support/contract-file.ts';
import type { OpenOptions, OpenWorkbook, SheetChange } from './contract.ts';
import { areaAddress, parseArea } from './sheet-model/area.ts';
import { workbookFromBytes } from './sheet-model/from-grids.ts';
import type { WorkbookModel } from './sheet-model/workbook.ts';

/** The contract's workbooks in an emulated program. */

function formatsOf(model: WorkbookModel): FoundFormat[] {
  return model.sheets.flatMap(({ name, conditionalFormats }) =>
    conditionalFormats.list.map(({ areas, formula }) => ({
      sheet: name,
      cells: areas.map(areaAddress).join(' '),
      formula,
    })),
  );
}

function changeModel(model: WorkbookModel, change: SheetChange): void {
  const sheet = model.sheet(change.sheet);
  switch (change.kind) {
    case 'rows':
      sheet.moveRows(change.order);
      break;
    case 'filter': {
      const area = parseArea(change.area);
      if (area === null) throw new RangeError(`no area: ${change.area}`);
      sheet.filterRows(
        area,
        change.hides.map((row) => row - 1),
      );
      break;
    }
    case 'rename':
      model.rename(sheet, change.name);
      break;
    case 'swap': {
      const other = model.sheet(change.with);
      model.rename(sheet, '临时');
      model.rename(other, change.sheet);
      model.rename(sheet, change.with);
      break;
    }
    case 'replace':
      model.rename(sheet, change.name);
      model.copySheet(sheet, change.sheet, 'user');
      break;
  }
}

/** A program with a workbook, as far as the contract goes. */
interface OpenProgram {
  readonly host: WorkbookHost;
  /** Closes the host and the program, and looks whether anything of ours is left in it. */
  leave(): Promise<void>;
  settled(): Promise<void>;
}

export type OpenModel = (model: WorkbookModel) => Promise<OpenProgram>;

export async function openModel(model: WorkbookModel, open: OpenModel): Promise<OpenWorkbook> {
  const excel = await open(model);
  const opened: OpenWorkbook = {
    host: excel.host,
    marks: () =>
      marksAmong(
        formatsOf(model),
        model.sheets.map(({ name }) => name),
      ),
    otherFormats: () => othersAmong(formatsOf(model)),
    reopen: async () => {
      await excel.leave();
      return openModel(model, open);
    },
    change: (change) => {
      changeModel(model, change);
      return Promise.resolve(opened);
    },
    settled: () => excel.settled(),
    close: () => excel.leave(),
  };
  return opened;
}

export function modelOf(sheets: Parameters<typeof contractFile>[0], options: OpenOptions): WorkbookModel {
  const model = workbookFromBytes(contractFile(sheets, options));
  for (const { name, filter } of sheets) {
    const area = filter === undefined ? null : parseArea(filter);
    if (area !== null) model.sheet(name).filter = area;
  }
  model.structureProtected = options.structureProtected ?? false;
  for (const { sheet, cells, formula } of options.formats ?? []) {
    const areas = cells.split(' ').map((each) => parseArea(each) ?? { top: 0, left: 0, bottom: 0, right: 0 });
    model.sheet(sheet).conditionalFormats.add({ areas, formula: `=${formula}` });
  }
  return model;
}
