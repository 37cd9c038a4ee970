import { readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Read from '../../../src/formats/zip/read.ts';
import type * as Write from '../../../src/formats/zip/write.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';

/** What one keystroke costs: the archive is taken apart when a file is opened, and packed when it is handed out. */

const counts = { parsed: 0, packed: 0 };

jest.mock('../../../src/formats/zip/read.ts', () => {
  const actual = jest.requireActual<typeof Read>('../../../src/formats/zip/read.ts');
  return {
    ...actual,
    openZip: (...args: Parameters<typeof Read.openZip>) => {
      counts.parsed++;
      return actual.openZip(...args);
    },
  };
});

jest.mock('../../../src/formats/zip/write.ts', () => {
  const actual = jest.requireActual<typeof Write>('../../../src/formats/zip/write.ts');
  return {
    ...actual,
    rewriteZip: (...args: Parameters<typeof Write.rewriteZip>) => {
      counts.packed++;
      return actual.rewriteZip(...args);
    },
  };
});

const SAMPLE = path.join(__dirname, '../../../assets/samples/示例1-社区图书室（有错误）.xlsx');

function counted(): { parsed: number; packed: number } {
  const now = { ...counts };
  counts.parsed = 0;
  counts.packed = 0;
  return now;
}

test('typing parses and packs no archive; opening parses it once, handing it out packs it once', async () => {
  const workbook = new Workbook(new Uint8Array(readFileSync(SAMPLE)), '示例.xlsx');
  expect(counted()).toEqual({ parsed: 1, packed: 0 });
  for (const text of ['1', '12', '123']) await workbook.type([{ row: 15, column: 8, text }]);
  expect(workbook.snapshot().refused).toBeNull();
  await workbook.readSheets('all');
  await workbook.mark([{ sheet: workbook.sheet, cell: 'A1', severity: 'hint' }]);
  await workbook.undoLatest();
  expect(workbook.snapshot()).toMatchObject({ unsaved: true, canUndo: true, canRedo: true });
  expect(counted()).toEqual({ parsed: 0, packed: 0 });
  workbook.bytes();
  workbook.bytes();
  expect(counted()).toEqual({ parsed: 0, packed: 1 });
});
