import { copyPaths } from '../../../src/programs/workbench/batch/copy-paths.ts';

/** Where the copies of several files stand in one archive. */

const named = (...paths: readonly string[]): string[] => copyPaths(paths.map((path) => ({ path, isDocument: false })));

test('with the folders that the files came with, called as single copies are', () => {
  expect(named('县/甲/自评表.xlsx', '县/乙/自评表.XLSX', '总表.xlsx')).toEqual([
    '县/甲/自评表-核对.xlsx',
    '县/乙/自评表-核对.xlsx',
    '总表-核对.xlsx',
  ]);
  expect(copyPaths([{ path: '县/报告.docm', isDocument: true }])).toEqual(['县/报告-核对.docm']);
  // What a file is its content tells.
  expect(copyPaths([{ path: '县/报告.xlsx', isDocument: true }])).toEqual(['县/报告.xlsx-核对.docx']);
});

test('no two alike, also for programs that don’t tell cases or put-together letters apart', () => {
  expect(named('表.xlsx', '表.xlsx', '表.XLSX', '另/表.xlsx')).toEqual([
    '表-核对.xlsx',
    '表-核对 (2).xlsx',
    '表-核对 (3).xlsx',
    '另/表-核对.xlsx',
  ]);
  expect(named('A.xlsx', 'a.xlsx')).toEqual(['A-核对.xlsx', 'a-核对 (2).xlsx']);
  expect(named('é.xlsx', 'e\u0301.xlsx')).toEqual(['é-核对.xlsx', 'e\u0301-核对 (2).xlsx']);
  // A name that is taken by another’s number.
  expect(named('表-核对 (2).xlsx', '表.xlsx', '表.xlsx')).toEqual([
    '表-核对 (2)-核对.xlsx',
    '表-核对.xlsx',
    '表-核对 (2).xlsx',
  ]);
});

test('nothing leads out of the folder that it is unpacked into', () => {
  expect(named('/a/b.xlsx', '../../c.xlsx', './d//e.xlsx', 'x\\..\\y/f.xlsx')).toEqual([
    'a/b-核对.xlsx',
    'c-核对.xlsx',
    'd/e-核对.xlsx',
    'x/y/f-核对.xlsx',
  ]);
});
