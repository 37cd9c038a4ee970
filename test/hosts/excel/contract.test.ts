import { contractFile, type FoundFormat, marksAmong, othersAmong } from '../../support/contract-file.ts';
import { hostContract, type OpenOptions, type OpenWorkbook, type SheetChange } from '../contract.ts';
import { areaAddress, parseArea } from '../sheet-model/area.ts';
import { workbookFromBytes } from '../sheet-model/from-grids.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import { openExcel } from './open-excel.ts';

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

async function openModel(model: WorkbookModel, api: `ExcelApi 1.${number}`): Promise<OpenWorkbook> {
  const excel = await openExcel(model, { requirementSet: api });
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
      return openModel(model, api);
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

function modelOf(sheets: Parameters<typeof contractFile>[0], options: OpenOptions): WorkbookModel {
  const model = workbookFromBytes(contractFile(sheets, options));
  model.structureProtected = options.structureProtected ?? false;
  for (const { sheet, cells, formula } of options.formats ?? []) {
    const areas = cells.split(' ').map((each) => parseArea(each) ?? { top: 0, left: 0, bottom: 0, right: 0 });
    model.sheet(sheet).conditionalFormats.add({ areas, formula: `=${formula}` });
  }
  return model;
}

/** The oldest Excel we serve, and the newest that this library knows. */
describe.each(['ExcelApi 1.7', 'ExcelApi 1.15'] as const)('%s', (api) => {
  hostContract((sheets, options = {}) => openModel(modelOf(sheets, options), api));
});
