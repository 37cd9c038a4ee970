import { blankCell, type GridCell } from '../../../src/engine/grid/grid.ts';
import { fittedNumber, shownText, typedText } from '../../../src/programs/workbench/sheet/cell-text.ts';
import { copied, pastedCells } from '../../../src/programs/workbench/sheet/clipboard.ts';
import { revealBox } from '../../../src/programs/workbench/sheet/geometry.ts';
import { HEAD_HEIGHT, HEAD_WIDTH } from '../../../src/programs/workbench/sheet/heads.ts';
import { at, cellOf, moved, rangeOf, wholeColumn, wholeRow } from '../../../src/programs/workbench/sheet/selection.ts';
import { contentTyped } from '../../../src/programs/workbench/sheet/typed.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { buildXlsx, type XlsxSheet } from '../../support/xlsx-builder.ts';

/** Single cells of the sheet at their bounds: what is typed, shown, copied, selected and brought into sight. */

function cell(kind: GridCell['kind'], value: GridCell['value'], format: string | null = null): GridCell {
  return { row: 1, column: 1, kind, value, formula: null, format };
}

function modelOf(sheet: Omit<XlsxSheet, 'name'>): ReturnType<Workbook['snapshot']>['model'] {
  return new Workbook(buildXlsx([{ name: '表', ...sheet }]), 'a.xlsx').snapshot().model;
}

test.each<[string, string | null, object]>([
  ['0', null, { value: 0 }],
  ['+5', null, { value: 5 }],
  ['-5.', null, { value: -5 }],
  ['.5', null, { value: 0.5 }],
  ['.', null, { value: '.' }],
  ['1.2.3', null, { value: '1.2.3' }],
  ['1e3', null, { value: 1000 }],
  ['1E-3', null, { value: 0.001 }],
  ['1e1234', null, { value: '1e1234' }],
  ['1e999', null, { value: '1e999' }],
  ['a1', null, { value: 'a1' }],
  ['1a', null, { value: '1a' }],
  ['12,345', null, { value: 12345 }],
  ['1234,567', null, { value: '1234,567' }],
  ['1,234,567.5', null, { value: 1234567.5 }],
  ['-1,234', null, { value: -1234 }],
  ['1,2345', null, { value: '1,2345' }],
  ['123456789012345', null, { value: 123456789012345 }],
  ['1234567890123456', null, { value: '1234567890123456' }],
  ['0.00123456789012345', null, { value: 0.00123456789012345 }],
  ['-0.0123456789012345', null, { value: -0.0123456789012345 }],
  ['=', null, { value: '=' }],
  ['= ', null, { value: '= ' }],
  ['=1', null, { value: null, formula: '1' }],
  ["'=1", null, { value: '=1' }],
  ['TRUE', null, { value: true }],
  [' False ', null, { value: false }],
  ['truely', null, { value: 'truely' }],
  ['untrue', null, { value: 'untrue' }],
  [' 文 ', null, { value: ' 文 ' }],
  ['=1', '@', { value: '=1' }],
  ['12.5%', '0.0%', { value: 0.125 }],
  ['甲%', '0.0%', { value: '甲%' }],
  ['0', '0%', { value: 0 }],
  ['33.3', '0%', { value: 0.333 }],
  ['95', '0"%"', { value: 95 }],
])('%p typed into a cell of %p', (typed, format, content) => {
  expect(contentTyped(typed, { ...blankCell(1, 1), format })).toEqual(content);
});

test.each<[GridCell, string, string | null]>([
  [cell('number', 5), '5', null],
  [cell('number', -5, '0;[Red]-0'), '-5', 'red'],
  [cell('number', 5, '0;[Red]-0'), '5', null],
  [cell('text', '甲', '"第"@'), '第甲', null],
  [cell('text', '甲', '0.00'), '甲', null],
  [cell('text', '甲', '@'), '甲', null],
  [cell('boolean', true), 'TRUE', null],
  [cell('boolean', false), 'FALSE', null],
  [cell('error', '#N/A'), '#N/A', null],
  [cell('picture', null), '🖼', null],
  [cell('blank', null), '', null],
  [cell('uncalculated', null), '', null],
])('%j is shown as %s', (held, text, color) => {
  expect(shownText(held)).toEqual({ text, color });
});

test.each<[GridCell, string]>([
  [cell('number', 0.95, '0%'), '95%'],
  [cell('number', 0.95, '0"%"'), '0.95'],
  [cell('number', 0.07, '0.0%'), '7%'],
  [cell('number', 5), '5'],
  [cell('boolean', true), 'TRUE'],
  [cell('boolean', false), 'FALSE'],
  [cell('text', '甲'), '甲'],
  [cell('error', '#N/A'), '#N/A'],
  [cell('blank', null), ''],
  [{ ...cell('number', 3), formula: 'A1+2' }, '=A1+2'],
])('%j is typed as %s', (held, text) => {
  expect(typedText(held)).toBe(text);
});

test.each<[number, string | null, string, number, string]>([
  [12345, null, '12345', 5, '12345'],
  [12345, null, '12345', 4.9, '####'],
  [1.23456, null, '1.23456', 6.6, '1.23456'],
  [1.23456, null, '1.23456', 6, '1.2346'],
  [1.23456, null, '1.23456', 1, '1'],
  [1.23456, null, '1.23456', 0.5, '#'],
  [1.5, '0.00元', '1.50元', 5.6, '1.50元'],
  [1.5, '0.00元', '1.50元', 5.5, '#####'],
  [5, null, ' 5 ', 1, ' 5 '],
  // Never with an exponent where the sheet has none.
  [0.00000012345, null, '0.00000012345', 6, '######'],
])('%d of the format %p, %p in room for %d digits', (value, format, text, room, shown) => {
  expect(fittedNumber(cell('number', value, format), text, room)).toBe(shown);
});

test.each<[string, string[][]]>([
  ['', [['']]],
  ['甲', [['甲']]],
  ['甲\t乙', [['甲', '乙']]],
  ['甲\n乙\n', [['甲'], ['乙']]],
  ['甲\r\n乙', [['甲'], ['乙']]],
  ['甲\r乙\r', [['甲'], ['乙']]],
  ['甲\n\n乙', [['甲'], [''], ['乙']]],
  ['"甲\t乙"\t丙', [['甲\t乙', '丙']]],
  ['"甲""乙"', [['甲"乙']]],
  ['""\t乙', [['', '乙']]],
  ['甲"乙"', [['甲"乙"']]],
  ['"没有完', [['"没有完']]],
])('%j is pasted as %j', (text, cells) => {
  expect(pastedCells(text)).toEqual(cells);
});

describe('a copied range', () => {
  const model = modelOf({
    cells: { A1: 1, B1: 'x\ty', A2: '说"好"', A4: 3, B2: '合', C5: 4 },
    merges: ['B2:C3'],
    hiddenRows: [4],
  });

  test('quotes what has tabs, line ends or quotes; hidden rows stay away; a merged area says its size', () => {
    const { text, html } = copied(model, { top: 1, left: 1, bottom: 5, right: 3 });
    expect(text).toBe('1\t"x\ty"\t\r\n"说""好"""\t合\t\r\n\t\t\r\n\t\t4\r\n');
    expect(html).toBe(
      '<table><tr><td>1</td><td>x\ty</td><td></td></tr><tr><td>说"好"</td>' +
        '<td rowspan="2" colspan="2">合</td></tr><tr><td></td></tr><tr><td></td><td></td><td>4</td></tr></table>',
    );
  });

  test('a merged area is as large as what can be seen of it, and no cell beside it moves', () => {
    const hidden = modelOf({
      cells: { A1: '甲', B1: '合', A2: 2, A3: 3, C3: '三', A4: 4, C4: '四', A6: '并', C6: '六', C7: '七' },
      merges: ['B1:B4', 'A6:B7'],
      hiddenRows: [2, 6],
    });
    expect(copied(hidden, { top: 1, left: 1, bottom: 7, right: 3 }).html).toBe(
      '<table><tr><td>甲</td><td rowspan="3" colspan="1">合</td><td></td></tr><tr><td>3</td><td>三</td></tr>' +
        '<tr><td>4</td><td>四</td></tr><tr><td></td><td></td><td></td></tr>' +
        '<tr><td rowspan="1" colspan="2">并</td><td>七</td></tr></table>',
    );
  });

  test('holds no more than was selected; a whole column ends with the last that stands in it', () => {
    expect(copied(model, { top: 2, left: 2, bottom: 2, right: 2 }).text).toBe('合\r\n');
    expect(copied(model, { top: 1, left: 1, bottom: 1000, right: 1 }).text).toBe('1\r\n"说""好"""\r\n\r\n\r\n');
    expect(copied(model, { top: 9, left: 1, bottom: 12, right: 1 }).text).toBe('\r\n');
  });
});

describe('a selection', () => {
  const model = modelOf({ cells: { A1: 1, B2: '合', D3: '并', F6: 6 }, merges: ['B2:C3', 'D3:E4'] });
  const range = (row: number, column: number, toRow: number, toColumn: number): number[] => {
    const { top, left, bottom, right } = rangeOf(model, {
      anchor: { row, column },
      focus: { row: toRow, column: toColumn },
    });
    return [top, left, bottom, right];
  };

  test('grows by merged areas, and by those that these meet', () => {
    expect(range(1, 1, 1, 2)).toEqual([1, 1, 1, 2]);
    expect(range(2, 1, 2, 2)).toEqual([2, 1, 3, 3]);
    expect(range(3, 3, 1, 1)).toEqual([1, 1, 3, 3]);
    expect(range(3, 3, 3, 4)).toEqual([2, 2, 4, 5]);
    expect(range(5, 1, 5, 6)).toEqual([5, 1, 5, 6]);
    expect(range(1, 6, 4, 6)).toEqual([1, 6, 4, 6]);
    expect([cellOf(model, { row: 3, column: 3 }), cellOf(model, { row: 1, column: 3 })]).toEqual([
      { row: 2, column: 2 },
      { row: 1, column: 3 },
    ]);
  });

  test('moves so many times, extends from where it began, and goes over whole rows and columns', () => {
    expect(moved(model, at(1, 1), { direction: 'right', times: 2 })).toEqual(at(1, 3));
    expect(moved(model, at(1, 3), { direction: 'left', times: 9 })).toEqual(at(1, 1));
    const drawn = { anchor: { row: 5, column: 2 }, focus: { row: 5, column: 3 } };
    expect(moved(model, drawn, { direction: 'down', extend: true })).toEqual({
      anchor: { row: 5, column: 2 },
      focus: { row: 6, column: 3 },
    });
    expect(moved(model, drawn, { direction: 'down' })).toEqual(at(6, 2));
    expect(wholeColumn(model, 3)).toEqual({
      anchor: { row: 1, column: 3 },
      focus: { row: model.rows.at(-1)?.row, column: 3 },
    });
    expect(wholeRow(model, 2)).toEqual({
      anchor: { row: 2, column: 1 },
      focus: { row: 2, column: model.columns.at(-1)?.column },
    });
  });
});

describe('a box is brought into sight', () => {
  const VIEW = { clientHeight: 400, clientWidth: 600 };
  const reveal = (
    from: readonly [top: number, left: number],
    box: readonly [number, number, number, number],
  ): number[] => {
    const [top, left, height, width] = box;
    const scroller = { scrollTop: from[0], scrollLeft: from[1], ...VIEW } as unknown as HTMLElement;
    revealBox(scroller, { top, left, height, width }, 50);
    return [scroller.scrollTop, scroller.scrollLeft];
  };
  const above = HEAD_HEIGHT + 50;

  test.each<[string, [number, number], [number, number, number, number], number[]]>([
    ['in sight', [0, 0], [200, 200, 20, 80], [0, 0]],
    ['just below the frozen rows, beside the heads', [0, 0], [above, HEAD_WIDTH, 20, 80], [0, 0]],
    ['a pixel under them', [100, 100], [99 + above, 99 + HEAD_WIDTH, 20, 80], [99, 99]],
    ['at the very end', [0, 0], [380, 520, 20, 80], [0, 0]],
    ['a pixel beyond it', [0, 0], [381, 521, 20, 80], [1, 1]],
    ['larger than the view', [0, 0], [200, 200, 900, 900], [200 - above, 200 - HEAD_WIDTH]],
  ])('%s', (_name, from, box, expected) => {
    expect(reveal(from, box)).toEqual(expected);
  });
});
