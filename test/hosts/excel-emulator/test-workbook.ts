import { WorkbookModel } from '../sheet-model/workbook.ts';

/** Two sheets with a few cells, for the tests of the emulator itself. */
export function formWorkbook(): WorkbookModel {
  const workbook = new WorkbookModel();
  workbook.addSheet('自评表', 'user');
  workbook.addSheet('2024 说明', 'user');
  workbook.type('自评表', 'A1', '项目支出绩效自评表');
  workbook.type('自评表', 'A2', '预算数');
  workbook.type('自评表', 'B2', 100);
  workbook.type('自评表', 'C3', '备注');
  return workbook;
}
