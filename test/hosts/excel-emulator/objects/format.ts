import { type Cell, type CellFont, PLAIN_FONT } from '../../sheet-model/cell.ts';
import { Refusal } from '../../sheet-model/refusal.ts';
import { span } from '../../sheet-model/sheet.ts';
import { defineType, type Scalar } from '../richapi/types.ts';
import { type Cells, color, common, flag, text } from './values.ts';

/** `range.format`: fill, font, wrapping, protection of cells. */

function change({ sheet, areas }: Cells, apply: (cell: Cell) => void): void {
  sheet.refuseFormatting();
  for (const area of areas) for (const cell of sheet.each(area)) apply(cell);
}

const NO_FILL = '#FFFFFF';

const fill = defineType<Cells>('RangeFill', {
  scalars: {
    Color: {
      get: (cells) => common(cells, (cell) => cell.fill ?? NO_FILL, NO_FILL),
      set: (cells, value) =>
        change(cells, (cell) => {
          cell.fill = value === '' ? null : color(value);
        }),
    },
  },
  methods: {
    Clear: (cells) =>
      change(cells, (cell) => {
        cell.fill = null;
      }),
  },
});

function fontScalar<Name extends keyof CellFont>(name: Name, check: (value: unknown) => CellFont[Name]): Scalar<Cells> {
  return {
    get: (cells) => common(cells, (cell) => cell.font[name], PLAIN_FONT[name]),
    set: (cells, value) => {
      const wanted = check(value);
      change(cells, (cell) => {
        cell.font = { ...cell.font, [name]: wanted };
      });
    },
  };
}

function size(value: unknown): number {
  if (typeof value !== 'number' || value < 1 || value > 409) throw new Refusal('InvalidArgument');
  return value;
}

const font = defineType<Cells>('RangeFont', {
  scalars: {
    Name: fontScalar('name', text),
    Size: fontScalar('size', size),
    Color: fontScalar('color', color),
    Bold: fontScalar('bold', flag),
    Italic: fontScalar('italic', flag),
  },
});

const protection = defineType<Cells>('FormatProtection', {
  scalars: {
    Locked: {
      get: (cells) => common(cells, (cell) => cell.locked, true),
      set: (cells, value) => {
        // No option of a protected sheet allows this: only `allowFormatCells` without locking.
        if (cells.sheet.protected) throw new Refusal('AccessDenied');
        const locked = flag(value);
        change(cells, (cell) => {
          cell.locked = locked;
        });
      },
    },
  },
});

function uniform(sizes: readonly number[]): number | null {
  const [first = null] = sizes;
  return sizes.every((size) => size === first) ? first : null;
}

export const rangeFormat = defineType<Cells>('RangeFormat', {
  since: { RowHeight: '1.2', ColumnWidth: '1.2', Protection: '1.2', AutofitColumns: '1.2', AutofitRows: '1.2' },
  scalars: {
    // "If the row heights aren't uniform, null."
    RowHeight: {
      get: ({ sheet, areas }) =>
        uniform(areas.flatMap(({ top, bottom }) => span(top, bottom)).map((row) => sheet.heightOf(row))),
      set: ({ sheet, areas }, value) => {
        sheet.refuseRowHeights();
        if (typeof value !== 'number' || value < 0 || value > 409.5) throw new Refusal('InvalidArgument');
        for (const row of areas.flatMap(({ top, bottom }) => span(top, bottom))) {
          sheet.rowHeights.set(row, value);
          // A hidden row is one of height 0: whoever gives it a height brings it to light ("Range.RowHeight" of Excel's VBA).
          if (value > 0) sheet.hiddenRows.delete(row);
        }
      },
    },
    ColumnWidth: {
      get: ({ sheet, areas }) =>
        uniform(areas.flatMap(({ left, right }) => span(left, right)).map((column) => sheet.widthOf(column))),
    },
    WrapText: {
      get: (cells) => common(cells, (cell) => cell.wrap, false),
      set: (cells, value) => {
        const wrap = flag(value);
        change(cells, (cell) => {
          cell.wrap = wrap;
        });
      },
    },
  },
  navigations: {
    Fill: (cells) => fill.of(cells),
    Font: (cells) => font.of(cells),
    Protection: (cells) => protection.of(cells),
  },
  methods: {
    // What a text needs isn't modelled: fitting changes nothing.
    AutofitColumns: ({ sheet }) => sheet.refuseFormatting(),
    AutofitRows: ({ sheet }) => sheet.refuseFormatting(),
  },
});

/** For the conformance test: every table. */
export const FORMAT_TYPES = [rangeFormat.type, fill.type, font.type, protection.type];
