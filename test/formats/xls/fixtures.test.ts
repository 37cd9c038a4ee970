import { review } from '../../../src/engine/review.ts';
import { readAnyWorkbook } from '../../../src/formats/any.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { mergesInOrder, XLS_FIXTURES, xlsFixture } from '../../support/xls-fixtures.ts';

/** Files that another program has saved as .xls. `npm run test:office` saves them anew. */

describe.each(XLS_FIXTURES)('$name', ({ name, source }) => {
  const { sheets } = readXls(xlsFixture(name));
  const expected = readWorkbook(source()).sheets;

  test('reads like the .xlsx file it was made of', () => {
    expect(mergesInOrder(sheets)).toEqual(mergesInOrder(expected));
  });

  test('gives the same review', () => {
    expect(review(sheets)).toEqual(review(expected));
  });

  test('is told from .xlsx by its content', () => {
    expect(readAnyWorkbook(xlsFixture(name))).toEqual({ format: 'xls', sheets });
    expect(readAnyWorkbook(source())).toEqual({ format: 'xlsx', sheets: expected });
  });
});

test('the forms among them are found and reviewed', () => {
  const found = ['form-with-merges.xls', 'hubei.xls', 'operator-columns.et'].map((name) => {
    const { tables } = review(readXls(xlsFixture(name)).sheets);
    return [name, tables.length, tables[0]?.table.indicators.length];
  });
  expect(found).toEqual([
    ['form-with-merges.xls', 1, 7],
    ['hubei.xls', 1, 8],
    ['operator-columns.et', 1, 5],
  ]);
});
