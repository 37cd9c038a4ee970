import { contains } from '../../../src/engine/grid/ranges.ts';
import { readAnyLook, readAnyWorkbook } from '../../../src/formats/any.ts';
import { type CellLook, PLAIN_LOOK, type SheetLook } from '../../../src/formats/sheet-look.ts';
import { readXlsLook } from '../../../src/formats/xls/look.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { type Bytes, biffStream, characters, head, long, numberCell, record, word } from '../../support/xls-builder.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';

const PLAIN_XF = Array(20).fill(0);

function font(name: string, points: number, { flags = 0, color = 0x7fff, weight = 400, underline = 0 } = {}): Bytes {
  const text = characters(name);
  return record(
    0x0031,
    word(points * 20),
    word(flags),
    word(color),
    word(weight),
    word(0),
    [underline, 0, 134, 0],
    [name.length],
    text,
  );
}

/** A file with these records in its globals, and a sheet with those. */
function lookOf(globals: readonly Bytes[], records: readonly Bytes[], name = '表'): SheetLook {
  const stream = biffStream(
    [
      { name: '前', state: 1 },
      { name: '表', records },
      { name: '图', type: 2 },
    ],
    { globals },
  );
  const found = readXlsLook(buildCompound({ Workbook: stream })).sheet(name);
  if (found === null) throw new Error('no such sheet');
  return found;
}

describe('a form saved by LibreOffice', () => {
  const old = readAnyLook(xlsFixture('form-with-merges.xls'));
  const made = readAnyLook(xlsFixture('form-with-merges.xlsx'));
  const name = made.sheets[0]?.name ?? '';
  const merges = readAnyWorkbook(xlsFixture('form-with-merges.xls')).sheets[0]?.merges ?? [];
  const [before, after] = [made, old].map((book) => book.sheet(name)) as [SheetLook, SheetLook];

  function lookAt(sheet: SheetLook, row: number, column: number): CellLook {
    return sheet.looks[sheet.styles.get(row)?.get(column) ?? 0] ?? PLAIN_LOOK;
  }

  test('has the same sheets', () => {
    expect(old.sheets).toEqual(made.sheets);
    expect([after.lastRow, after.lastColumn]).toEqual([before.lastRow, before.lastColumn]);
    expect(after.gridLines).toBe(before.gridLines);
  });

  test('looks the same in every cell', () => {
    let compared = 0;
    for (const [row, columns] of before.styles) {
      for (const column of columns.keys()) {
        // What lies under a merged area is its first cell's in the one file, and its own in the other.
        if (merges.some((merge) => contains(merge, row, column) && (merge.top !== row || merge.left !== column)))
          continue;
        compared++;
        const [expected, found] = [lookAt(before, row, column), lookAt(after, row, column)];
        // Automatic colours are told as black, fonts by what is installed.
        const black = (color: string | null): string => color ?? '#000000';
        expect([
          row,
          column,
          { ...found, font: { ...found.font, name: '', color: black(found.font.color) }, ...lines(found) },
        ]).toEqual([
          row,
          column,
          { ...expected, font: { ...expected.font, name: '', color: black(expected.font.color) }, ...lines(expected) },
        ]);
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('has the same widths and heights, to a pixel', () => {
    expect(before.columns.length).toBeGreaterThan(5);
    for (const { from, width } of before.columns) {
      const found = after.columns.find((each) => each.from <= from && each.to >= from);
      expect(Math.abs((found?.width ?? 0) - width)).toBeLessThanOrEqual(1);
    }
    expect([...before.rows.values()].filter(({ height }) => height !== null).length).toBeGreaterThan(10);
    for (const [row, { height }] of before.rows) {
      if (height !== null) expect(Math.abs((after.rows.get(row)?.height ?? 0) - height)).toBeLessThanOrEqual(1);
    }
  });

  function lines({ left, right, top, bottom }: CellLook): object {
    return { left: left?.style, right: right?.style, top: top?.style, bottom: bottom?.style };
  }
});

test('a sheet reaches as far as the last of its many merged areas', () => {
  const areas = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => [
    word(at),
    word(at + 20 * (at % 8 === 0 ? 2 : 0)),
    word(0),
    word(at),
  ]);
  const { lastRow, lastColumn } = lookOf([], [record(0x00e5, word(areas.length), ...areas.flat())]);
  expect([lastRow, lastColumn]).toEqual([49, 9]);
});

describe('styles', () => {
  test('fonts, fills, borders and alignment', () => {
    const globals = [
      ...['宋体', '宋体', '宋体', '宋体'].map((name) => font(name, 11)),
      font('黑体', 10.5, { flags: 8 | 2, color: 10, weight: 700, underline: 1 }),
      font('宋体', 11, { flags: 1 | 4 }),
      record(0x00e0, PLAIN_XF),
      record(
        0x00e0,
        word(5),
        word(0),
        word(0),
        [2 | 8 | 16, 255, 3, 0],
        long(1 | (2 << 4) | (6 << 8) | (8 << 16) | (10 << 23)),
        long(12 | (1 << 26)),
        word(22),
      ),
      record(0x00e0, word(99), word(0), word(0), [7 | 64, 135, 0, 0], long(0), long(0), word(22)),
      record(0x00e0, word(6), word(0), word(0), [0, 0, 0, 0], long(0), long(0), word(22)),
    ];
    const { looks } = lookOf(globals, []);
    expect(looks[0]).toEqual({ ...PLAIN_LOOK, vertical: 'top' });
    expect(looks[1]).toEqual({
      font: { name: '黑体', size: 10.5, bold: true, italic: true, underline: true, strike: true, color: '#FF0000' },
      fill: '#C0C0C0',
      left: { style: 'thin', color: '#000000' },
      right: { style: 'medium', color: '#FF0000' },
      top: { style: 'double', color: '#0000FF' },
      bottom: null,
      horizontal: 'center',
      vertical: 'center',
      wrap: true,
      rotation: 'stacked',
      indent: 3,
    });
    expect(looks[3]?.font).toMatchObject({ italic: false, strike: false });
    expect(looks[2]).toMatchObject({
      font: PLAIN_LOOK.font,
      fill: null,
      horizontal: 'distributed',
      vertical: 'distributed',
      rotation: -45,
    });
  });

  test('colours of a palette of the workbook’s own', () => {
    const palette = record(0x0092, word(2), [0x12, 0x34, 0x56, 0], [1, 2, 3, 0]);
    const fill = (color: number): Bytes =>
      record(0x00e0, word(0), word(0), word(0), Array(4).fill(0), long(0), long(1 << 26), word(color));
    const { looks } = lookOf([fill(8), fill(9), fill(10), fill(0), fill(64), palette], []);
    expect(looks.map((look) => look.fill).slice(0, 5)).toEqual(['#123456', '#010203', '#FF0000', '#000000', null]);
  });
});

describe('sheets', () => {
  test.each([
    [0x08, [word(0), word(3), word(3), word(0), word(2)], { from: 2, to: 4 }],
    [0x08, [word(2), word(0), word(0), word(2), word(1)], null],
    [0x00, [word(0), word(2400), word(3), word(0), word(2)], null],
    [0x08, [word(0)], null],
  ])('rows that stay: flags %i, panes %j', (flags, pane, frozen) => {
    const records = [record(0x023e, word(flags), word(1), word(0)), record(0x0041, ...pane)];
    expect(lookOf([font('宋体', 11)], records)?.frozen).toEqual(frozen);
  });

  test('rows, columns and what the file mentions', () => {
    const records = [
      record(0x0225, word(0), word(300)),
      record(0x0055, word(10)),
      record(0x007d, word(1), word(2), word(2560), word(7), word(0), word(0)),
      record(0x007d, word(3), word(3), word(2560), word(0), word(1), word(0)),
      record(0x0208, word(0), word(0), word(1), word(600), word(0), word(0), word(0x140), word(0)),
      record(0x0208, word(1), word(0), word(1), word(0x80ff), word(0), word(0), word(0x1a0), word(5)),
      numberCell(0, 0, 1, 3),
      record(0x00be, word(2), word(1), word(4), word(5), word(2)),
      record(0x0201, head(4, 0, 6)),
      record(0x00e5, word(1), word(0), word(9), word(0), word(5)),
      record(0x023e, word(0x40), word(0), word(0)),
    ];
    const sheet = lookOf([font('宋体', 11)], records);
    expect(sheet).toMatchObject({
      name: '表',
      defaultHeight: 20,
      lastRow: 10,
      lastColumn: 6,
      gridLines: false,
      rightToLeft: true,
      marks: [],
    });
    expect(sheet.columns).toEqual([
      { from: 2, to: 3, width: 80, hidden: false, style: 7 },
      { from: 4, to: 4, width: 80, hidden: true, style: 0 },
    ]);
    expect([...sheet.rows]).toEqual([
      [1, { height: 40, fixed: true, hidden: false, style: 0 }],
      [2, { height: null, fixed: false, hidden: true, style: 5 }],
    ]);
    const styles = [...sheet.styles].map(([row, columns]) => [row, ...columns]);
    expect(styles).toEqual([
      [1, [1, 3]],
      [3, [2, 4], [3, 5]],
      [5, [1, 6]],
    ]);
  });

  test('the one in front, and those that are hidden', () => {
    const windows = (tab: number): Bytes =>
      record(0x003d, ...Array(5).fill(word(0)), word(tab), word(0), word(1), word(600));
    const front = (tab: number): boolean[] => {
      const stream = biffStream([{ name: 'a', state: 1 }, { name: 'b' }, { name: '图', type: 2 }, { name: 'c' }], {
        globals: [windows(tab)],
      });
      return readXlsLook(buildCompound({ Workbook: stream })).sheets.map(({ active }) => active);
    };
    expect([front(1), front(3), front(2), front(99)]).toEqual([
      [false, true, false],
      [false, false, true],
      [false, true, false],
      [false, true, false],
    ]);
    expect(readAnyLook(xlsFixture('features.xls')).sheets.map(({ hidden }) => hidden)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(readAnyLook(xlsFixture('features.xls')).sheet('没有')).toBeNull();
  });
});

test('only host errors come of damaged files', () => {
  expect(documentErrorOf(() => readXlsLook(new Uint8Array(8))).code).toBe('not-a-workbook');
  const bytes = xlsFixture('form-with-merges.xls');
  let read = 0;
  for (let at = 512; at < bytes.length; at += 3) {
    const changed = bytes.slice();
    changed[at] = 0xff - (changed[at] ?? 0);
    try {
      const book = readXlsLook(changed);
      for (const { name } of book.sheets) book.sheet(name);
      read++;
    } catch (error) {
      expect(error).toMatchObject({ name: 'DocumentError' });
      expect((error as { code: string }).code).not.toBe('unknown');
    }
  }
  expect(read).toBeGreaterThan(500);
});
