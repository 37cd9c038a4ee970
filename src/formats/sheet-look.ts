/** How sheets of files look, whatever the format: what the screen needs beyond values. Nothing of it is written back. */

import type { Severity } from '../engine/checks/check.ts';
import type { GridRange } from '../engine/grid/grid.ts';

export interface FontLook {
  readonly name: string;
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** `#RRGGBB`; null: automatic. */
  readonly color: string | null;
}

export interface BorderLook {
  /** As the file names it: `thin`, `medium`, `double`. */
  readonly style: string;
  readonly color: string | null;
}

export interface CellLook {
  readonly font: FontLook;
  /** `#RRGGBB`; null: none. */
  readonly fill: string | null;
  readonly left: BorderLook | null;
  readonly right: BorderLook | null;
  readonly top: BorderLook | null;
  readonly bottom: BorderLook | null;
  /** `general`, `left`, `center`, `right`, `fill`, `justify`, `centerContinuous`, `distributed` */
  readonly horizontal: string;
  /** `top`, `center`, `bottom`, `justify`, `distributed` */
  readonly vertical: string;
  readonly wrap: boolean;
  /** Degrees counter-clockwise from -90 to 90; `stacked`: one character below the other. */
  readonly rotation: number | 'stacked';
  readonly indent: number;
}

export interface ColumnLook {
  readonly from: number;
  readonly to: number;
  /** In pixels. */
  readonly width: number;
  readonly hidden: boolean;
  readonly style: number;
}

export interface RowLook {
  /** In pixels; null: as high as its content needs. */
  readonly height: number | null;
  /** Set by hand: stays as it is whatever the row holds. */
  readonly fixed: boolean;
  readonly hidden: boolean;
  readonly style: number;
}

export interface SheetMark {
  readonly range: GridRange;
  readonly severity: Severity;
}

export interface SheetLook {
  readonly name: string;
  /** The looks that style indices mean, the same for all sheets of a workbook. */
  readonly looks: readonly CellLook[];
  readonly columns: readonly ColumnLook[];
  readonly defaultWidth: number;
  readonly defaultHeight: number;
  readonly rows: ReadonlyMap<number, RowLook>;
  /** Style indices of the cells that the file mentions, blank ones too, by row and then column. */
  readonly styles: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** The last row and column that the file mentions or that a merged area reaches. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly gridLines: boolean;
  readonly rightToLeft: boolean;
  /** The rows that stay in sight while the rest is scrolled; null: none. */
  readonly frozen: { readonly from: number; readonly to: number } | null;
  /** The cells marked by us, the worst mark of a cell first. */
  readonly marks: readonly SheetMark[];
}

/** The looks of a workbook's sheets. */
export interface BookLook {
  /** The names of the sheets in tab order, and the one in front. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly active: boolean }[];
  /** Null when there is no sheet of this name. @throws DocumentError and nothing else */
  sheet(name: string): SheetLook | null;
}

export type Borders = Pick<CellLook, 'left' | 'right' | 'top' | 'bottom'>;
export type Alignment = Pick<CellLook, 'horizontal' | 'vertical' | 'wrap' | 'rotation' | 'indent'>;

export const PLAIN_FONT: FontLook = {
  name: '宋体',
  size: 11,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  color: null,
};
export const NO_BORDERS: Borders = { left: null, right: null, top: null, bottom: null };
export const PLAIN_ALIGNMENT: Alignment = {
  horizontal: 'general',
  vertical: 'bottom',
  wrap: false,
  rotation: 0,
  indent: 0,
};

/** The look of a cell without a style. */
export const PLAIN_LOOK: CellLook = { font: PLAIN_FONT, fill: null, ...NO_BORDERS, ...PLAIN_ALIGNMENT };

/** The palette behind `indexed="8"` and up; the first eight repeat the next eight. */
export const PALETTE =
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

/** Files count 0 to 90 upwards, 91 to 180 downwards, and say 255 for stacked characters. */
export function rotationOf(code: number): number | 'stacked' {
  if (code === 255) return 'stacked';
  if (code > 0 && code <= 90) return code;
  return code > 90 && code <= 180 ? 90 - code : 0;
}

export const PIXELS_PER_POINT = 96 / 72;

/** The widths of columns are counted in digits of the workbook's own font: 宋体 and its like are wider than Calibri. */
export function digitWidth({ font }: CellLook): number {
  const wide = /[^\p{ASCII}]|^(?:SimSun|NSimSun|SimHei|FangSong|KaiTi|DengXian)/iu.test(font.name);
  return Math.max(5, Math.round(((wide ? 8 : 7) * font.size) / 11));
}

/** The pixels of a width in digits, as Excel rounds them. */
export function pixels(width: number, digit: number): number {
  return Number.isFinite(width) && width > 0 ? Math.trunc(((256 * width + Math.trunc(128 / digit)) / 256) * digit) : 0;
}

/** What a reader of any format gathers about one sheet's look. */
export abstract class LookDraft {
  /** Pixels of one digit of the workbook's own font. */
  protected readonly digit: number;
  protected readonly columns: ColumnLook[] = [];
  protected readonly rows = new Map<number, RowLook>();
  protected readonly styles = new Map<number, Map<number, number>>();
  protected defaultWidth: number;
  protected defaultHeight = 19;
  protected lastRow = 0;
  protected lastColumn = 0;
  protected gridLines = true;
  protected rightToLeft = false;
  protected frozen: SheetLook['frozen'] = null;

  constructor(digit: number) {
    this.digit = digit;
    // Eight characters and the margins, on a multiple of eight pixels.
    this.defaultWidth = Math.ceil((8 * digit + 5) / 8) * 8;
  }

  /** @param count rows above the line that the panes meet at. @param first the one that was at the top. */
  protected freeze(count: number, first: number): void {
    if (Number.isInteger(count) && count > 0) this.frozen = { from: first, to: first + count - 1 };
  }

  /** The sheet goes at least as far as these. */
  protected reach(row: number, column: number): void {
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
  }

  protected finish(name: string, looks: readonly CellLook[], marks: readonly SheetMark[]): SheetLook {
    const { columns, defaultWidth, defaultHeight, rows, styles, lastRow, lastColumn, gridLines, rightToLeft, frozen } =
      this;
    return {
      name,
      looks,
      columns,
      defaultWidth,
      defaultHeight,
      rows,
      styles,
      lastRow,
      lastColumn,
      gridLines,
      rightToLeft,
      frozen,
      marks,
    };
  }
}
