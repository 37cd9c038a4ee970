import {
  isDocumentName,
  isReportName,
  isTemporaryName,
  isTextName,
  isWorkbookName,
  REPORT_TYPES,
  WORKBOOK_TYPES,
} from '../../src/app/workbook-names.ts';

/** Names of files in a folder: what is checked, what is named as passed over, and what nobody would miss. */

test('a file dialog shows what is checked', () => {
  expect(WORKBOOK_TYPES).toBe('.xlsx,.xls,.et');
  expect(REPORT_TYPES).toBe('.docx,.docm,.txt');
});

test.each<[string, 'workbook' | 'other document' | 'no document']>([
  ['自评表.xlsx', 'workbook'],
  ['自评表.XLSX', 'workbook'],
  ['自评表.xls', 'workbook'],
  ['自评表.et', 'workbook'],
  ['a~$.xlsx', 'workbook'],
  ['自评表.xlsm', 'other document'],
  ['自评表.xlsx.bak', 'other document'],
  ['xlsx', 'other document'],
  ['说明.docx', 'other document'],
  ['my desktop.ini', 'other document'],
  ['thumbs.db.zip', 'other document'],
  ['~$自评表.xlsx', 'no document'],
  ['.~自评表.et', 'no document'],
  ['._自评表.xls', 'no document'],
  ['.DS_Store', 'no document'],
  ['desktop.ini', 'no document'],
  ['Thumbs.db', 'no document'],
])('%s is a %s', (name, kind) => {
  const found = isWorkbookName(name) ? 'workbook' : isDocumentName(name) ? 'other document' : 'no document';
  expect(found).toBe(kind);
});

test('a workbook is a document; a program’s own file beside it is none', () => {
  expect(['甲.xlsx', '~$甲.xlsx', '.~甲.xlsx', '._甲.xlsx', '.甲'].map(isTemporaryName)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(['甲.xlsx', '~$甲.xlsx', '.~甲.xlsx', '._甲.xlsx'].map(isDocumentName)).toEqual([true, false, false, false]);
});

test.each<[string, 'report' | 'text' | 'neither']>([
  ['自评报告.docx', 'report'],
  ['自评报告.DOCM', 'report'],
  ['报告.txt', 'text'],
  ['报告.TXT', 'text'],
  ['报告.doc', 'neither'],
  ['报告.docx.bak', 'neither'],
  ['docx', 'neither'],
  ['txt', 'neither'],
  ['报告.txt.zip', 'neither'],
  ['自评表.xlsx', 'neither'],
  ['~$报告.docx', 'neither'],
  ['.~报告.docm', 'neither'],
  ['._报告.txt', 'neither'],
])('%s among reports: %s', (name, kind) => {
  expect(isReportName(name) ? 'report' : isTextName(name) ? 'text' : 'neither').toBe(kind);
  expect([isReportName(name), isTextName(name)].filter(Boolean)).toHaveLength(kind === 'neither' ? 0 : 1);
});
