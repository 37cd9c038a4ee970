import { blankCell, type GridCell, type SheetGrid } from '../../../src/engine/grid/grid.ts';
import {
  type CellLook,
  PLAIN_FONT,
  PLAIN_LOOK,
  type RowLook,
  type SheetLook,
} from '../../../src/formats/sheet-look.ts';
import { cellStyle, textStyle } from '../../../src/programs/workbench/sheet/cell-style.ts';
import { fittedNumber, shownText, typedText } from '../../../src/programs/workbench/sheet/cell-text.ts';
import { copied, pastedCells } from '../../../src/programs/workbench/sheet/clipboard.ts';
import { type CellModel, SheetModel } from '../../../src/programs/workbench/sheet/model.ts';
import { allRows, rowOffsets, rowsBetween } from '../../../src/programs/workbench/sheet/row-window.ts';
import { moved, rangeOf, wholeColumn, wholeRow } from '../../../src/programs/workbench/sheet/selection.ts';
import { contentTyped } from '../../../src/programs/workbench/sheet/typed.ts';
import { gridOf } from '../../support/form-text.ts';

/** How a sheet looks on the screen: from the looks that the file tells to rows, cells and styles. */

const BORDER = (style: string, color: string | null = null) => ({ style, color });

function cell(row: number, column: number, value: GridCell['value'], more: Partial<GridCell> = {}): GridCell {
  const kinds = { string: 'text', number: 'number', boolean: 'boolean' } as const;
  const kind = value === null ? 'blank' : kinds[typeof value as 'string' | 'number' | 'boolean'];
  return { ...blankCell(row, column), kind, value, ...more };
}

function look(some: Partial<CellLook>): CellLook {
  return { ...PLAIN_LOOK, ...some };
}

/** A sheet of these cells, whose looks are given by address of row and column. */
function modelOf(
  cells: readonly GridCell[],
  some: {
    readonly looks?: readonly (readonly [row: number, column: number, look: Partial<CellLook>])[];
    readonly sheet?: Partial<SheetLook>;
    readonly merges?: SheetGrid['merges'];
    readonly spare?: boolean;
  } = {},
): SheetModel {
  const looks = [PLAIN_LOOK, ...(some.looks ?? []).map(([, , each]) => look(each))];
  const styles = new Map<number, Map<number, number>>();
  for (const [index, [row, column]] of (some.looks ?? []).entries()) {
    styles.set(row, (styles.get(row) ?? new Map()).set(column, index + 1));
  }
  const sheet: SheetLook = {
    name: '表',
    looks,
    columns: [],
    defaultWidth: 72,
    defaultHeight: 20,
    rows: new Map(),
    styles,
    lastRow: 0,
    lastColumn: 0,
    gridLines: true,
    rightToLeft: false,
    frozen: null,
    marks: [],
    ...some.sheet,
  };
  return new SheetModel(gridOf('表', cells, some.merges), sheet, { spare: some.spare ?? false });
}

function rowLook(some: Partial<RowLook>): RowLook {
  return { height: null, fixed: false, hidden: false, style: 0, ...some };
}

/** The cell at a place of the screen. */
function shownCell(model: SheetModel, place = 0, at = 0): CellModel {
  const found = model.rowModel(place)[at];
  if (found === undefined) throw new Error(`no cell at ${place}/${at}`);
  return found;
}

describe('how far a sheet goes', () => {
  const size = (model: SheetModel): [number, number] => [model.rows.length, model.columns.length];

  test('at least a screen, with a few rows and columns to type into; paper has none of them', () => {
    expect(size(modelOf([cell(2, 3, 'a')], { spare: true }))).toEqual([24, 8]);
    expect(size(modelOf([cell(13, 6, 'a')], { spare: true }))).toEqual([25, 9]);
    expect(size(modelOf([cell(2, 3, 'a')]))).toEqual([2, 3]);
    expect(size(modelOf([]))).toEqual([1, 1]);
    expect(size(modelOf([], { spare: true }))).toEqual([24, 8]);
  });

  test('the widest row counts, not the last one', () => {
    expect(size(modelOf([cell(1, 5, 'a'), cell(2, 2, 'b')]))).toEqual([2, 5]);
  });

  test('merged areas and looks reach beyond content, but not as far as a whole row or column', () => {
    const merge = (bottom: number, right: number) => ({ top: 1, left: 1, bottom, right });
    expect(size(modelOf([cell(1, 1, 'a')], { merges: [merge(4, 6)] }))).toEqual([4, 6]);
    expect(size(modelOf([cell(1, 1, 'a')], { merges: [merge(201, 31)] }))).toEqual([201, 31]);
    expect(size(modelOf([cell(1, 1, 'a')], { merges: [merge(202, 32)] }))).toEqual([1, 1]);
    expect(size(modelOf([cell(1, 1, 'a')], { sheet: { lastRow: 201, lastColumn: 31 } }))).toEqual([201, 31]);
    expect(size(modelOf([cell(1, 1, 'a')], { sheet: { lastRow: 202, lastColumn: 32 } }))).toEqual([1, 1]);
    expect(size(modelOf([cell(3, 3, 'a')], { sheet: { lastRow: 2, lastColumn: 2 } }))).toEqual([3, 3]);
  });

  test('hidden rows and columns aren’t there, and places are counted without them', () => {
    const columns = [
      { from: 1, to: 1, width: 30, hidden: false, style: 0 },
      { from: 2, to: 3, width: 50, hidden: true, style: 0 },
    ];
    const model = modelOf([cell(1, 1, 'a'), cell(4, 5, 'b')], {
      sheet: { columns, rows: new Map([[2, rowLook({ hidden: true })]]) },
    });
    expect(model.columns).toEqual([
      { column: 1, letters: 'A', width: 30 },
      { column: 4, letters: 'D', width: 72 },
      { column: 5, letters: 'E', width: 72 },
    ]);
    expect(model.rows.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect([1, 2, 3, 9].map((row) => model.placeOfRow(row))).toEqual([0, -1, 1, -1]);
    expect([1, 2, 4, 9].map((column) => model.placeOfColumn(column))).toEqual([0, -1, 1, -1]);
  });

  test('only sheets of more than 400 rows are shown piece by piece', () => {
    expect(modelOf([cell(400, 1, 'a')]).windowed).toBe(false);
    expect(modelOf([cell(401, 1, 'a')]).windowed).toBe(true);
  });
});

describe('merged areas', () => {
  const MERGE = { top: 2, left: 2, bottom: 3, right: 3 };

  test('are one cell, as wide and high as their visible parts', () => {
    const model = modelOf([cell(2, 2, '合并'), cell(4, 4, 'x')], {
      merges: [MERGE],
      sheet: {
        rows: new Map([
          [2, rowLook({ height: 30, fixed: true })],
          [3, rowLook({ height: 10, fixed: true })],
        ]),
      },
    });
    expect(model.rowModel(1).map(({ row, column }) => `${row}/${column}`)).toEqual(['2/1', '2/2', '2/4']);
    expect(shownCell(model, 1, 1)).toMatchObject({ rowSpan: 2, columnSpan: 2, width: 144, height: 40, text: '合并' });
    expect(model.rowModel(2).map(({ row, column }) => `${row}/${column}`)).toEqual(['3/1', '3/4']);
    expect([model.mergeAt(2, 2), model.mergeAt(3, 3)]).toEqual([MERGE, MERGE]);
    expect([model.mergeAt(1, 2), model.mergeAt(2, 4), model.mergeAt(4, 2), model.mergeAt(3, 1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('whose first row or column is hidden are led by what can be seen of them', () => {
    const columns = [{ from: 2, to: 2, width: 50, hidden: true, style: 0 }];
    const model = modelOf([cell(2, 2, '合并'), cell(4, 4, 'x')], {
      merges: [MERGE],
      sheet: { columns, rows: new Map([[2, rowLook({ hidden: true })]]) },
    });
    expect(shownCell(model, 1, 1)).toMatchObject({
      row: 2,
      column: 2,
      text: '合并',
      rowSpan: 1,
      columnSpan: 1,
      width: 72,
    });
  });

  test('a row of not set height makes the area as high as its content needs', () => {
    const model = modelOf([cell(2, 2, '合并'), cell(4, 4, 'x')], {
      merges: [MERGE],
      sheet: {
        rows: new Map([
          [2, rowLook({ height: 30, fixed: true })],
          [3, rowLook({ height: 10 })],
        ]),
      },
    });
    expect(shownCell(model, 1, 1).height).toBeNull();
    expect(shownCell(model, 0, 0).height).toBeNull();
    expect(model.heightOf(0)).toBe(20);
    expect(model.heightOf(1)).toBe(30);
  });

  test('a range grows over every area it touches, and over those that it then touches', () => {
    const model = modelOf([cell(9, 9, 'x')], {
      merges: [
        { top: 2, left: 2, bottom: 3, right: 3 },
        { top: 3, left: 4, bottom: 5, right: 4 },
        { top: 8, left: 8, bottom: 9, right: 9 },
      ],
    });
    const span = (row: number, column: number, toRow: number, toColumn: number) =>
      rangeOf(model, { anchor: { row, column }, focus: { row: toRow, column: toColumn } });
    expect(span(1, 1, 1, 1)).toEqual({ top: 1, left: 1, bottom: 1, right: 1 });
    expect(span(3, 1, 3, 2)).toEqual({ top: 2, left: 1, bottom: 3, right: 3 });
    expect(span(3, 4, 3, 3)).toEqual({ top: 2, left: 2, bottom: 5, right: 4 });
    expect(span(7, 7, 6, 6)).toEqual({ top: 6, left: 6, bottom: 7, right: 7 });
    expect(span(8, 9, 7, 7)).toEqual({ top: 7, left: 7, bottom: 9, right: 9 });
  });
});

describe('looks of cells', () => {
  test('a cell’s own, else its row’s, else its column’s, else the plain one', () => {
    const columns = [{ from: 2, to: 3, width: 72, hidden: false, style: 3 }];
    const model = modelOf([cell(3, 4, 'x')], {
      looks: [
        [1, 2, { indent: 1 }],
        [9, 1, { indent: 2 }],
        [9, 2, { indent: 3 }],
      ],
      sheet: { columns, rows: new Map([[2, rowLook({ style: 2 })]]) },
    });
    const indents = (row: number) => [1, 2, 3, 4].map((column) => model.lookAt(row, column).indent);
    expect(indents(1)).toEqual([0, 1, 3, 0]);
    expect(indents(2)).toEqual([2, 2, 2, 2]);
    expect(indents(3)).toEqual([0, 3, 3, 0]);
  });

  test('of the borders at an edge the stronger one is seen', () => {
    const right = (left: string | null, beside: string | null): string | undefined => {
      const model = modelOf([cell(1, 2, 'x')], {
        looks: [
          [1, 1, { right: left === null ? null : BORDER(left) }],
          [1, 2, { left: beside === null ? null : BORDER(beside) }],
        ],
      });
      return shownCell(model).right?.style;
    };
    const weakToStrong = [
      'hair',
      'dotted',
      'dashDotDot',
      'dashDot',
      'dashed',
      'thin',
      'mediumDashDotDot',
      'slantDashDot',
    ];
    const ordered = [...weakToStrong, 'medium', 'thick', 'double'];
    for (const [index, weak] of ordered.entries()) {
      expect(right(weak, null)).toBe(weak);
      expect(right(null, weak)).toBe(weak);
      const strong = ordered[index + 1];
      if (strong === undefined) continue;
      expect([right(weak, strong), right(strong, weak)]).toEqual([strong, strong]);
    }
    expect(right(null, null)).toBeUndefined();
  });

  test('below as beside; above and on the left only at the edge of the sheet', () => {
    const all = { left: BORDER('thin'), right: BORDER('medium'), top: BORDER('thick'), bottom: BORDER('double') };
    const model = modelOf([cell(2, 2, 'x')], {
      looks: [
        [1, 1, all],
        [2, 2, all],
        [2, 1, { top: BORDER('hair') }],
      ],
    });
    expect(shownCell(model)).toMatchObject({ top: BORDER('thick'), left: BORDER('thin'), bottom: BORDER('double') });
    expect(shownCell(model, 1, 1)).toMatchObject({
      top: null,
      left: null,
      right: BORDER('medium'),
      bottom: BORDER('double'),
    });
    expect(shownCell(model, 0, 1)).toMatchObject({ bottom: BORDER('thick') });
  });

  test('marks lie over them, the worst first', () => {
    const marks = [
      { range: { top: 1, left: 1, bottom: 1, right: 1 }, severity: 'error' as const },
      { range: { top: 1, left: 1, bottom: 2, right: 2 }, severity: 'hint' as const },
    ];
    const model = modelOf([cell(3, 3, 'x')], { sheet: { marks } });
    expect([model.markAt(1, 1), model.markAt(2, 2), model.markAt(3, 3)]).toEqual(['error', 'hint', null]);
    expect(shownCell(model, 1, 0).mark).toBe('hint');
  });

  test.each<[GridCell['value'], Partial<GridCell>, string, CellModel['align']]>([
    [1, {}, 'general', 'right'],
    ['a', {}, 'general', 'left'],
    [true, {}, 'general', 'center'],
    ['#REF!', { kind: 'error' }, 'general', 'center'],
    [null, {}, 'general', 'left'],
    ['a', {}, 'center', 'center'],
    [1, {}, 'centerContinuous', 'center'],
    ['a', {}, 'justify', 'justify'],
    ['a', {}, 'distributed', 'justify'],
    ['a', {}, 'right', 'right'],
    [1, {}, 'left', 'left'],
    [1, {}, 'fill', 'left'],
  ])('%j %j under %s stands %s', (value, more, horizontal, align) => {
    const model = modelOf([cell(1, 1, value, more)], { looks: [[1, 1, { horizontal }]] });
    expect(shownCell(model).align).toBe(align);
  });

  test('text runs over blank cells beside it, and over nothing else', () => {
    const overflows = (
      beside: GridCell['value'],
      some: Partial<CellLook> = {},
      value: GridCell['value'] = '很长的文字',
      merges: SheetGrid['merges'] = [],
    ): boolean =>
      shownCell(modelOf([cell(1, 1, value), cell(1, 2, beside), cell(1, 4, 'x')], { looks: [[1, 1, some]], merges }))
        .overflows;
    expect(overflows(null)).toBe(true);
    expect(overflows('b')).toBe(false);
    expect(overflows(null, { wrap: true })).toBe(false);
    expect(overflows(null, { rotation: 90 })).toBe(false);
    expect(overflows(null, {}, 1)).toBe(false);
    expect(overflows(null, {}, '字', [{ top: 1, left: 2, bottom: 1, right: 3 }])).toBe(false);
    expect(overflows(null, {}, '字', [{ top: 1, left: 1, bottom: 1, right: 2 }])).toBe(false);
  });

  test('it runs up to the next cell with something in it', () => {
    const columns = [{ from: 1, to: 5, width: 50, hidden: false, style: 0 }];
    const reach = (others: readonly GridCell[], merges: SheetGrid['merges'] = []): number | null =>
      shownCell(modelOf([cell(1, 1, '很长的文字'), ...others], { sheet: { columns }, merges })).reach;
    expect(reach([cell(1, 4, 'x')])).toBe(150);
    expect(reach([cell(1, 3, 0), cell(1, 4, 'x')])).toBe(100);
    expect(reach([cell(1, 5, 'x')], [{ top: 1, left: 3, bottom: 1, right: 4 }])).toBe(100);
    expect(reach([cell(1, 2, 'x')])).toBe(null);
    expect(reach([])).toBe(null);
    const shown = shownCell(modelOf([cell(1, 1, '很长的文字'), cell(1, 4, 'x')], { sheet: { columns } }));
    expect(textStyle(shown)).toMatchObject({ maxWidth: '146px', overflow: 'hidden', position: 'relative' });
  });

  test('a number has as much room as its font leaves; turned it isn’t cut', () => {
    const text = (value: number, some: Partial<CellLook>, width: number): string => {
      const columns = [{ from: 1, to: 1, width, hidden: false, style: 0 }];
      return shownCell(modelOf([cell(1, 1, value)], { looks: [[1, 1, some]], sheet: { columns } })).text;
    };
    expect(text(1234567, {}, 72)).toBe('1234567');
    expect(text(1234567, {}, 40)).toBe('####');
    expect(text(1234567, { font: { ...PLAIN_FONT, size: 22 } }, 72)).toBe('####');
    expect(text(1234567, { rotation: 90 }, 40)).toBe('1234567');
    expect(text(1 / 3, {}, 48)).toBe('0.333');
  });
});

describe('styles', () => {
  const base = (some: Partial<CellModel> = {}, looks: Partial<CellLook> = {}): CellModel => ({
    ...shownCell(modelOf([cell(1, 1, 'a')], { looks: [[1, 1, looks]] })),
    right: null,
    bottom: null,
    top: null,
    left: null,
    overflows: false,
    ...some,
  });
  const font = (some: Partial<CellLook['font']>): Partial<CellLook> => ({ font: { ...PLAIN_FONT, ...some } });
  const GRID = '1px solid var(--jihe-grid, #d9d9d9)';

  test('the grid is seen between cells without borders and fill, where the sheet shows it', () => {
    expect(cellStyle(base(), true)).toMatchObject({ borderRight: GRID, borderBottom: GRID });
    expect(cellStyle(base(), false)).toMatchObject({ borderRight: '1px solid transparent' });
    expect(cellStyle(base({}, { fill: '#FFEECC' }), true)).toMatchObject({
      borderRight: '1px solid #FFEECC',
      borderBottom: '1px solid #FFEECC',
      backgroundColor: '#FFEECC',
    });
    // All of them, by name: an expectation that one of a list is missing would hold with the others there.
    const own = ['borderTop', 'borderLeft', 'backgroundColor', 'color', 'fontWeight', 'fontStyle', 'textDecoration'];
    const keys = Object.keys(cellStyle(base(), true));
    expect(own.filter((name) => keys.includes(name))).toEqual([]);
  });

  test.each([
    ['hair', '1px dotted'],
    ['dotted', '1px dotted'],
    ['dashDotDot', '1px dashed'],
    ['dashDot', '1px dashed'],
    ['dashed', '1px dashed'],
    ['thin', '1px solid'],
    ['mediumDashDotDot', '2px dashed'],
    ['mediumDashDot', '2px dashed'],
    ['slantDashDot', '2px dashed'],
    ['mediumDashed', '2px dashed'],
    ['medium', '2px solid'],
    ['thick', '3px solid'],
    ['double', '3px double'],
    ['of a later version', '1px solid'],
  ])('a border %s is %s, black unless it has a colour', (style, css) => {
    const border = BORDER(style, '#112233');
    expect(
      cellStyle(base({ right: border, bottom: BORDER(style), top: border, left: BORDER(style) }), true),
    ).toMatchObject({
      borderRight: `${css} #112233`,
      borderBottom: `${css} #000`,
      borderTop: `${css} #112233`,
      borderLeft: `${css} #000`,
    });
  });

  test.each([
    ['宋体', '"宋体", SimSun'],
    ['SimSun', '"SimSun", SimSun'],
    ['华文楷体', '"华文楷体", KaiTi'],
    ['KaiTi_GB2312', '"KaiTi_GB2312", KaiTi'],
    ['仿宋_GB2312', '"仿宋_GB2312", FangSong'],
    ['FangSong_GB2312', '"FangSong_GB2312", FangSong'],
    ['Times New Roman', '"Times New Roman", "Times New Roman"'],
    ['Georgia', '"Georgia", "Times New Roman"'],
    ['等线', '"等线", "Microsoft YaHei"'],
    ['a";}<b>', '"ab", "Microsoft YaHei"'],
    ['', 'sans-serif'],
  ])('the font %j', (name, family) => {
    expect(cellStyle(base({}, font({ name })), true).fontFamily).toMatch(new RegExp(`^${family}`));
  });

  test('size, weight, slant, lines and colour of the font', () => {
    const all = font({ size: 14, bold: true, italic: true, underline: true, strike: true, color: '#ABCDEF' });
    expect(cellStyle(base({}, all), true)).toMatchObject({
      fontSize: '14pt',
      fontWeight: 700,
      fontStyle: 'italic',
      textDecoration: 'underline line-through',
      color: '#ABCDEF',
    });
    expect(
      cellStyle(base({}, font({ underline: true })), true)
        .textDecoration?.toString()
        .trim(),
    ).toBe('underline');
    expect(cellStyle(base({}, font({ strike: true })), true).textDecoration).toBe('line-through');
    expect(cellStyle(base({ color: 'red' }, font({ color: '#ABCDEF' })), true).color).toBe('red');
  });

  test('a mark’s colours go over the cell’s own', () => {
    const plain = cellStyle(base({ mark: 'error' }, { ...font({ color: '#ABCDEF' }), fill: '#FFEECC' }), true);
    const hint = cellStyle(base({ mark: 'hint' }), true);
    expect(plain.backgroundColor).toMatch(/^#[0-9A-F]{6}$/i);
    expect(plain.backgroundColor).not.toBe('#FFEECC');
    expect(plain.color).not.toBe('#ABCDEF');
    expect(hint.backgroundColor).not.toBe(plain.backgroundColor);
    expect(hint.color).not.toBe(plain.color);
  });

  test.each([
    ['center', 'middle'],
    ['bottom', 'bottom'],
    ['top', 'top'],
    ['justify', 'top'],
  ])('vertically %s', (vertical, align) => {
    expect(cellStyle(base({ align: 'justify' }, { vertical }), true)).toMatchObject({
      verticalAlign: align,
      textAlign: 'justify',
    });
  });

  test.each<[string, Partial<CellModel>, Partial<CellLook>, object]>([
    ['plain', {}, {}, { whiteSpace: 'nowrap', overflow: 'hidden' }],
    ['running over', { overflows: true }, {}, { whiteSpace: 'nowrap', position: 'relative', zIndex: 1 }],
    ['of a set height', { height: 30 }, {}, { maxHeight: '29px', whiteSpace: 'nowrap', overflow: 'hidden' }],
    ['indented', {}, { indent: 2 }, { paddingLeft: '18px', whiteSpace: 'nowrap', overflow: 'hidden' }],
    [
      'indented from the right',
      { align: 'right' },
      { indent: 1 },
      { paddingRight: '9px', whiteSpace: 'nowrap', overflow: 'hidden' },
    ],
    [
      'wrapped',
      { height: 30 },
      { wrap: true, indent: 1 },
      { maxHeight: '29px', paddingLeft: '9px', overflow: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    ],
    [
      'justified',
      {},
      { horizontal: 'justify' },
      { overflow: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    ],
    [
      'distributed',
      {},
      { horizontal: 'distributed' },
      { overflow: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    ],
    [
      'stacked',
      { height: 30 },
      { rotation: 'stacked' },
      { maxHeight: '29px', display: 'inline-block', writingMode: 'vertical-rl', textOrientation: 'upright' },
    ],
    [
      'upwards',
      {},
      { rotation: 90 },
      { transform: 'rotate(180deg)', display: 'inline-block', writingMode: 'vertical-rl', textOrientation: 'sideways' },
    ],
    [
      'downwards',
      {},
      { rotation: -90 },
      { display: 'inline-block', writingMode: 'vertical-rl', textOrientation: 'sideways' },
    ],
    ['aslant', {}, { rotation: 45 }, { display: 'inline-block', whiteSpace: 'nowrap', transform: 'rotate(-45deg)' }],
  ])('text %s', (_, some, looks, style) => {
    expect(textStyle(base({ height: null, ...some }, looks))).toEqual(style);
  });
});

describe('texts of cells', () => {
  test.each<[Partial<GridCell>, string, string | null]>([
    [{ kind: 'number', value: -1.5, format: '0.0;[Red](0.0)' }, '(1.5)', 'red'],
    [{ kind: 'number', value: 1.5, format: '0.0;[Red](0.0)' }, '1.5', null],
    [{ kind: 'number', value: 1.5, format: '[Color10]0.0' }, '1.5', null],
    [{ kind: 'text', value: '甲', format: '@"级"' }, '甲级', null],
    [{ kind: 'text', value: '甲', format: '0.00' }, '甲', null],
    [{ kind: 'text', value: '甲', format: null }, '甲', null],
    [{ kind: 'boolean', value: false }, 'FALSE', null],
    [{ kind: 'boolean', value: true }, 'TRUE', null],
    [{ kind: 'error', value: '#REF!' }, '#REF!', null],
    [{ kind: 'picture', value: null }, '🖼', null],
    [{ kind: 'uncalculated', value: null, formula: 'A1' }, '', null],
    [{ kind: 'blank', value: null }, '', null],
  ])('%j is shown as %j', (some, text, color) => {
    expect(shownText({ ...blankCell(1, 1), ...some })).toEqual({ text, color });
  });

  test.each<[Partial<GridCell>, string]>([
    [{ kind: 'number', value: 0.1234, format: '0.00%' }, '12.34%'],
    [{ kind: 'number', value: 12, format: '0"%"' }, '12'],
    [{ kind: 'number', value: 0.57, format: '0%' }, '57%'],
    [{ kind: 'number', value: 1.1 + 2.2, format: null }, '3.3'],
    [{ kind: 'boolean', value: true }, 'TRUE'],
    [{ kind: 'boolean', value: false }, 'FALSE'],
    [{ kind: 'text', value: '甲' }, '甲'],
    [{ kind: 'error', value: '#N/A' }, '#N/A'],
    [{ kind: 'error', value: '#N/A', formula: 'A1' }, '=A1'],
    [{ kind: 'picture', value: null }, ''],
    [{ kind: 'blank', value: null }, ''],
    [{ kind: 'uncalculated', value: null, formula: 'SUM(A1)' }, '=SUM(A1)'],
  ])('%j is typed as %j', (some, text) => {
    expect(typedText({ ...blankCell(1, 1), ...some })).toBe(text);
  });

  test.each<[number, string | null, string, number, string]>([
    [12345, null, '12345', 5, '12345'],
    [12345, null, '12345', 4.9, '####'],
    [1.23456, null, '1.23456', 5, '1.235'],
    [1.23456, null, '1.23456', 3, '1.2'],
    [-0.5, '0%', '-50%', 4, '-50%'],
    [-0.5, '0%', '-50%', 3, '###'],
    [0.5, '0.0', '0.5', 0.4, '#'],
    [12, '0"元"', '12元', 4, '12元'],
    [12, '0"元"', '12元', 3.5, '###'],
    [1234.5, '#,##0.0', '1,234.5', 6.2, '1,234.5'],
    [1234.5, '#,##0.0', '1,234.5', 6.1, '######'],
    [1e21, null, '1E+21', 5, '1E+21'],
    [123456789, null, '123456789', 6, '######'],
  ])('%d under %j, shown as %j, in room for %d digits is %j', (value, format, text, room, fitted) => {
    expect(fittedNumber({ ...blankCell(1, 1), kind: 'number', value, format }, text, room)).toBe(fitted);
  });

  test.each<[string, string | null, unknown]>([
    ['-5', null, { value: -5 }],
    ['+5.', null, { value: 5 }],
    ['.5', null, { value: 0.5 }],
    ['1e3', null, { value: 1000 }],
    ['1E-2', null, { value: 0.01 }],
    ['1e400', null, { value: '1e400' }],
    ['1e1000', null, { value: '1e1000' }],
    ['12a', null, { value: '12a' }],
    ['-1,234', null, { value: -1234 }],
    ['1,2345', null, { value: '1,2345' }],
    ['1234,567', null, { value: '1234,567' }],
    ['123456789012345', null, { value: 123456789012345 }],
    ['1234567890123456', null, { value: '1234567890123456' }],
    ['0.000000000000012345', null, { value: 0.000000000000012345 }],
    ['0.0000001234567890123456', null, { value: '0.0000001234567890123456' }],
    ['FALSE', null, { value: false }],
    [' True ', null, { value: true }],
    ['trueish', null, { value: 'trueish' }],
    ['=', null, { value: '=' }],
    ['= ', null, { value: '= ' }],
    [' =A1', null, { value: ' =A1' }],
    ['=A1', '@', { value: '=A1' }],
    ["'=A1", null, { value: '=A1' }],
    ["'", null, { value: '' }],
    [' ', null, { value: ' ' }],
    ['50%', '0%', { value: 0.5 }],
    ['57%', '0%', { value: 0.57 }],
    ['a%', '0%', { value: 'a%' }],
    ['0', '0%', { value: 0 }],
    ['0.5', '0%', { value: 0.005 }],
    ['5', '0"%"', { value: 5 }],
    ['5', '0.00', { value: 5 }],
    [' 甲 ', null, { value: ' 甲 ' }],
  ])('%j typed into a cell of %j', (typed, format, content) => {
    expect(contentTyped(typed, { ...blankCell(1, 1), format })).toEqual(content);
  });
});

describe('the clipboard', () => {
  test('hidden rows and columns stay out, merged areas keep their size, a whole column ends with what it holds', () => {
    const model = modelOf(
      [cell(1, 1, 'a&b'), cell(1, 3, '>'), cell(2, 1, '藏'), cell(3, 1, 'c\r\nd'), cell(3, 2, '甲\t乙')],
      {
        merges: [{ top: 3, left: 2, bottom: 4, right: 3 }],
        sheet: { rows: new Map([[2, rowLook({ hidden: true })]]), lastRow: 9 },
      },
    );
    const { text, html } = copied(model, { top: 1, left: 1, bottom: 9, right: 3 });
    expect(text).toBe('a&b\t\t>\r\n"c\nd"\t"甲\t乙"\t\r\n');
    expect(html).toContain('<tr><td>a&amp;b</td><td></td><td>&gt;</td></tr>');
    expect(html).toContain('<td rowspan="2" colspan="2">甲\t乙</td></tr></table>');
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(copied(model, { top: 1, left: 3, bottom: 1, right: 3 }).text).toBe('>\r\n');
    expect(copied(model, { top: 7, left: 1, bottom: 8, right: 1 }).text).toBe('\r\n');
  });

  test.each([
    ['', [['']]],
    ['a', [['a']]],
    ['a\n', [['a']]],
    ['a\rb', [['a'], ['b']]],
    ['a\r\n\r\nb', [['a'], [''], ['b']]],
    ['a\t\tb', [['a', '', 'b']]],
    ['"a\tb"\tc', [['a\tb', 'c']]],
    ['"a""b"', [['a"b']]],
    ['"a\nb"\nc', [['a\nb'], ['c']]],
    ['"a" b', [['"a" b']]],
    ['"a', [['"a']]],
    ['a"b"', [['a"b"']]],
    ['""', [['']]],
    ['""""', [['"']]],
    ['\n', [['']]],
    ['a\n\n', [['a'], ['']]],
  ])('%j is pasted as %j', (text, rows) => {
    expect(pastedCells(text)).toEqual(rows);
  });
});

describe('rows in sight', () => {
  const cells = Array.from({ length: 1000 }, (_, index) => cell(index + 1, 1, index));
  const model = modelOf(cells, { sheet: { rows: new Map([[1, rowLook({ height: 100 })]]) } });
  const offsets = rowOffsets(model);

  test('begin and end where their heights put them', () => {
    expect(Array.from(offsets.subarray(0, 4))).toEqual([0, 100, 120, 140]);
    expect(offsets).toHaveLength(1001);
    expect(offsets[1000]).toBe(100 + 999 * 20);
  });

  test.each([
    [0, 100, 0, 32],
    [99, 1, 0, 32],
    [100, 19, 0, 32],
    // Row 101 is the first of which something is seen, 30 more on either side.
    [2100, 40, 71, 134],
    [2119, 0, 71, 132],
    [20_060, 100, 969, 1000],
    [99_999, 10, 969, 1000],
  ])('scrolled to %d, %d high: from %d to %d', (top, height, from, to) => {
    const shown = rowsBetween(model, offsets, top, height);
    expect([shown.from, shown.to]).toEqual([from, to]);
    expect(shown.above).toBe(offsets[from]);
    expect(shown.below).toBe((offsets[1000] as number) - (offsets[to] as number));
  });

  test('all of them', () => {
    expect(allRows(model)).toEqual({ from: 0, to: 1000, above: 0, below: 0 });
  });
});

test('whole rows and columns go as far as the sheet', () => {
  const model = modelOf([cell(3, 4, 'x')], { sheet: { rows: new Map([[1, rowLook({ hidden: true })]]) } });
  expect(wholeColumn(model, 2)).toEqual({ anchor: { row: 2, column: 2 }, focus: { row: 3, column: 2 } });
  expect(wholeRow(model, 2)).toEqual({ anchor: { row: 2, column: 1 }, focus: { row: 2, column: 4 } });
  const behind = modelOf([cell(3, 4, 'x')], {
    sheet: { columns: [{ from: 1, to: 2, width: 9, hidden: true, style: 0 }] },
  });
  expect(wholeRow(behind, 1).anchor).toEqual({ row: 1, column: 3 });
  expect(moved(model, wholeRow(model, 2), { direction: 'down', extend: true })).toEqual({
    anchor: { row: 2, column: 1 },
    focus: { row: 3, column: 4 },
  });
});
