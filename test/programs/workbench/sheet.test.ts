import { blankCell, type GridCell } from '../../../src/engine/grid/grid.ts';
import { fittedNumber, shownText, typedText } from '../../../src/programs/workbench/sheet/cell-text.ts';
import { copied, pastedCells } from '../../../src/programs/workbench/sheet/clipboard.ts';
import { rowOffsets, rowsBetween } from '../../../src/programs/workbench/sheet/row-window.ts';
import { at, moved, rangeOf, wholeColumn } from '../../../src/programs/workbench/sheet/selection.ts';
import { contentTyped } from '../../../src/programs/workbench/sheet/typed.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { buildXlsx, type XlsxSheet } from '../../support/xlsx-builder.ts';

function cell(value: GridCell['value'], format: string | null = null, formula: string | null = null): GridCell {
  const kind =
    value === null ? 'blank' : typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return { row: 1, column: 1, kind, value, formula, format };
}

function modelOf(sheet: Omit<XlsxSheet, 'name'>): ReturnType<Workbook['snapshot']>['model'] {
  return new Workbook(buildXlsx([{ name: '表', ...sheet }]), 'a.xlsx').snapshot().model;
}

describe('values as displayed', () => {
  test.each([
    [8.619999999999999, null, '8.62'],
    [1.005, '0.00', '1.01'],
    [0.97165, '0.00%', '97.17%'],
    [1234.5, '#,##0.00', '1,234.50'],
    [45000, 'yyyy"年"m"月"d"日"', '2023年3月15日'],
    [-1.5, '0.0;[Red](0.0)', '(1.5)'],
    ['一级', '@', '一级'],
    [true, null, 'TRUE'],
    [3, '"broken', '3'],
    [null, '0.00', ''],
  ])('%p under %p is %p', (value, format, text) => {
    expect(shownText(cell(value, format)).text).toBe(text);
  });

  test('a number that does not fit loses decimals or becomes ###, never other digits', () => {
    expect(fittedNumber(cell(1 / 3), '0.333333333', 6)).toBe('0.3333');
    expect(fittedNumber(cell(123456), '123456', 4)).toBe('####');
    expect(fittedNumber(cell(1234.5, '0.00'), '1234.50', 5)).toBe('#####');
    expect(fittedNumber(cell(12.5), '12.5', 8)).toBe('12.5');
  });

  test('the formula bar shows what would be typed', () => {
    expect(typedText(cell(0.95, '0%'))).toBe('95%');
    expect(typedText(cell(0.1 + 0.2))).toBe('0.3');
    expect(typedText(cell(10, null, 'SUM(A1:A3)'))).toBe('=SUM(A1:A3)');
  });
});

describe('what typed text becomes', () => {
  test.each([
    ['12', null, { value: 12 }],
    [' 1,234.5 ', null, { value: 1234.5 }],
    ['1,23', null, { value: '1,23' }],
    ['≥95%', null, { value: '≥95%' }],
    ['95%', null, { value: '95%' }],
    ['95%', '0.00%', { value: 0.95 }],
    ['95', '0.00%', { value: 0.95 }],
    ['12', '@', { value: '12' }],
    ["'12", null, { value: '12' }],
    ['true', null, { value: true }],
    ['=A1+1', null, { value: null, formula: 'A1+1' }],
    ['6222021234567890123', null, { value: '6222021234567890123' }],
    ['', null, { value: null }],
  ])('%p in a cell of %p', (typed, format, content) => {
    expect(contentTyped(typed, { ...blankCell(1, 1), format })).toEqual(content);
  });
});

describe('selection', () => {
  const model = modelOf({
    cells: { A1: 1, A2: 2, A3: 3, A6: 6, B2: '合并', D4: 1 },
    merges: ['B2:C3'],
    hiddenRows: [4],
  });

  test('steps over hidden rows and merged areas', () => {
    expect(moved(model, at(3, 1), { direction: 'down' })).toEqual(at(5, 1));
    expect(moved(model, at(2, 2), { direction: 'right' })).toEqual(at(2, 4));
    expect(moved(model, at(2, 2), { direction: 'down' })).toEqual(at(5, 2));
    expect(moved(model, at(1, 1), { direction: 'up' })).toEqual(at(1, 1));
  });

  test('leaps to the edge of filled cells and over blank ones', () => {
    const leap = { direction: 'down', leap: true } as const;
    expect(moved(model, at(1, 1), leap)).toEqual(at(3, 1));
    expect(moved(model, at(3, 1), leap)).toEqual(at(6, 1));
  });

  test('a range takes merged areas as a whole', () => {
    expect(rangeOf(model, { anchor: { row: 3, column: 1 }, focus: { row: 3, column: 2 } })).toEqual({
      top: 2,
      left: 1,
      bottom: 3,
      right: 3,
    });
    expect(wholeColumn(model, 2).anchor).toEqual({ row: 1, column: 2 });
  });
});

describe('the clipboard', () => {
  test('text with tabs and a table, as Excel expects them', () => {
    const model = modelOf({ cells: { A1: '甲\n乙', B1: 1.5, A2: 'a"b', B2: '<b>' }, merges: ['A3:B3'] });
    const { text, html } = copied(model, { top: 1, left: 1, bottom: 2, right: 2 });
    expect(text).toBe('"甲\n乙"\t1.5\r\n"a""b"\t<b>\r\n');
    expect(html).toContain('甲<br style="mso-data-placement:same-cell">乙');
    expect(html).toContain('&lt;b&gt;');
  });

  test('line breaks of any kind are Excel’s', () => {
    const model = modelOf({ cells: { A1: '甲\r乙\r\n丙' } });
    expect(copied(model, { top: 1, left: 1, bottom: 1, right: 1 }).text).toBe('"甲\n乙\n丙"\r\n');
  });

  test('what Excel copies is read back; a quote that somebody wrote stays', () => {
    expect(pastedCells('"甲\n乙"\t1.5\r\n"a""b"\t<b>\r\n')).toEqual([
      ['甲\n乙', '1.5'],
      ['a"b', '<b>'],
    ]);
    expect(pastedCells('5" 屏\t"高"清')).toEqual([['5" 屏', '"高"清']]);
    expect(pastedCells('\t\r\n')).toEqual([['', '']]);
  });
});

test('long sheets show the rows in sight, merged areas from their top on', () => {
  const cells = Object.fromEntries(Array.from({ length: 3000 }, (_, row) => [`A${row + 1}`, row]));
  const model = modelOf({ cells, merges: ['B1000:B1100'] });
  expect(model.windowed).toBe(true);
  const offsets = rowOffsets(model);
  const height = model.look.defaultHeight;
  const shown = rowsBetween(model, offsets, 1099 * height, 10 * height);
  expect(shown.from).toBe(999);
  expect(shown.to).toBe(1140);
  expect(shown.above).toBe(999 * height);
  expect(shown.above + shown.below + (shown.to - shown.from) * height).toBe(offsets.at(-1));
});
