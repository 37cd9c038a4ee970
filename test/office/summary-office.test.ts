import { reviewBytes } from '../../src/app/review-file.ts';
import { newWorkbook } from '../../src/formats/xlsx/write/new-workbook.ts';
import { summarySheets } from '../../src/reports/summary-book.ts';
import { partText } from '../support/compare-packages.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { convert } from '../support/libreoffice.ts';
import { contents } from '../support/workbook-edits.ts';
import { workbookFile } from '../support/workbook-file.ts';

/** The summary of a batch, as another program opens and prints it. */

const FORM = workbookFile([withCells(exampleForm('national'), { H20: '60', F19: '80%', H19: '9.5', I19: '' })]);
const PATHS = Array.from({ length: 30 }, (_, at) => `各单位/第 ${at} 科#/自评表${at}.xlsx`);
const SHEETS = summarySheets(
  PATHS.map((path) => reviewBytes(path, FORM)),
  new Date(2024, 2, 1, 10, 5),
);
const BOOK = newWorkbook(SHEETS);

test('opens with its lists, and names that lead to the files beside it', async () => {
  const saved = await convert(BOOK, 'xlsx');
  expect(contents(saved).get('汇总!A1')?.value).toBe('绩效自评表核对：汇总');
  const targets = [...partText(saved, 'xl/worksheets/_rels/sheet1.xml.rels').matchAll(/hyperlink" Target="([^"]*)"/g)];
  expect(targets).toHaveLength(PATHS.length);
  expect(decodeURIComponent(targets[0]?.[1] ?? '')).toContain('第 0 科#/自评表0.xlsx');
});

test('is printed on A4 landscape, no wider than a page', async () => {
  const pdf = new TextDecoder('latin1').decode(await convert(BOOK, 'pdf'));
  const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const findings = SHEETS.find(({ name }) => name === '问题清单')?.rows.length ?? 0;
  expect(findings).toBeGreaterThanOrEqual(60);
  // Four lists, each as many pages long as it needs and one wide.
  expect(pages.length).toBeGreaterThanOrEqual(SHEETS.length + 1);
  expect(pages.length).toBeLessThanOrEqual(SHEETS.length + Math.ceil(findings / 8));
  for (const [, width, height] of pages)
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
});
