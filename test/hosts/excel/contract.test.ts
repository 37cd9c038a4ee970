import { hostContract } from '../contract.ts';
import { modelOf, openModel } from '../open-model.ts';
import { openExcel } from './open-excel.ts';

/** The oldest Excel we serve, and the newest that this library knows. */
describe.each(['ExcelApi 1.7', 'ExcelApi 1.15'] as const)('%s', (api) => {
  hostContract((sheets, options = {}) =>
    openModel(modelOf(sheets, options), (model) => openExcel(model, { requirementSet: api })),
  );
});
