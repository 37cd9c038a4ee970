/** How the styles of a workbook look. Colours of themes, which newer programs add, aren't read: files hold the nearest of the palette too. */

import { type Borders, type CellLook, type FontLook, PALETTE, PLAIN_FONT, rotationOf } from '../sheet-look.ts';
import { shortText } from './globals.ts';
import { type Records, u16, u32 } from './records.ts';

const FONT = 0x0031;
const PALETTE_RECORD = 0x0092;
const XF = 0x00e0;

const LINES = [
  'none',
  'thin',
  'medium',
  'dashed',
  'dotted',
  'thick',
  'double',
  'hair',
  'mediumDashed',
  'dashDot',
  'mediumDashDot',
  'dashDotDot',
  'mediumDashDotDot',
  'slantDashDot',
];
const HORIZONTAL = ['general', 'left', 'center', 'right', 'fill', 'justify', 'centerContinuous', 'distributed'];
const VERTICAL = ['top', 'center', 'bottom', 'justify', 'distributed'];
const BOLD_FROM = 600;

/** A style's font and colours by number: the fonts and the palette may come later. */
interface Style {
  readonly font: number;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly rotation: number | 'stacked';
  readonly indent: number;
  /** The fill's colour; -1: none. */
  readonly fill: number;
  /** Line and colour of the left, right, upper and lower border. */
  readonly borders: readonly (readonly [line: number, color: number])[];
}

/** Collects fonts, palette and styles from the globals of a workbook. */
export class StyleReader {
  readonly #fonts: { readonly font: FontLook; readonly color: number }[] = [];
  readonly #styles: Style[] = [];
  #palette: readonly string[] = PALETTE;

  read(records: Records): void {
    if (records.id === FONT) this.#readFont(records);
    else if (records.id === XF) this.#readStyle(records);
    else if (records.id === PALETTE_RECORD) this.#readPalette(records);
  }

  /** The look of every style, by its index. */
  looks(): CellLook[] {
    return this.#styles.map(({ font, fill, borders, ...alignment }) => ({
      font: this.#fontNumbered(font),
      fill: this.#color(fill),
      ...this.#bordersOf(borders),
      ...alignment,
    }));
  }

  #readFont(records: Records): void {
    records.require(16);
    const { bytes, from } = records;
    const flags = u16(bytes, from + 2);
    const name = shortText(records.content(14));
    const font: FontLook = {
      name: name === '' ? PLAIN_FONT.name : name,
      size: u16(bytes, from) / 20 || PLAIN_FONT.size,
      bold: u16(bytes, from + 6) >= BOLD_FROM,
      italic: (flags & 2) !== 0,
      underline: bytes[from + 10] !== 0,
      strike: (flags & 8) !== 0,
      color: null,
    };
    this.#fonts.push({ font, color: u16(bytes, from + 4) });
  }

  #readStyle(records: Records): void {
    records.require(20);
    const { bytes, from } = records;
    const align = bytes[from + 6] as number;
    const lines = u32(bytes, from + 10);
    const more = u32(bytes, from + 14);
    this.#styles.push({
      font: u16(bytes, from),
      horizontal: HORIZONTAL[align & 7] ?? 'general',
      vertical: VERTICAL[(align >> 4) & 7] ?? 'bottom',
      wrap: (align & 8) !== 0,
      rotation: rotationOf(bytes[from + 7] as number),
      indent: (bytes[from + 8] as number) & 15,
      fill: more >>> 26 === 0 ? -1 : u16(bytes, from + 18) & 127,
      borders: [
        [lines & 15, (lines >> 16) & 127],
        [(lines >> 4) & 15, (lines >> 23) & 127],
        [(lines >> 8) & 15, more & 127],
        [(lines >> 12) & 15, (more >> 7) & 127],
      ],
    });
  }

  #readPalette(records: Records): void {
    records.require(2);
    const { bytes, from } = records;
    const count = Math.min(PALETTE.length, u16(bytes, from));
    records.require(2 + 4 * count);
    const own = Array.from({ length: count }, (_, i) =>
      [0, 1, 2]
        .map((at) => ((bytes[from + 2 + 4 * i + at] as number) | 256).toString(16).slice(1))
        .join('')
        .toUpperCase(),
    );
    this.#palette = [...own, ...PALETTE.slice(count)];
  }

  /** Number 4 is left out. */
  #fontNumbered(number: number): FontLook {
    const found = this.#fonts[number < 4 ? number : number - 1];
    return found === undefined ? PLAIN_FONT : { ...found.font, color: this.#color(found.color) };
  }

  #bordersOf(borders: Style['borders']): Borders {
    const [left = null, right = null, top = null, bottom = null] = borders.map(([line, color]) => {
      const style = LINES[line];
      return style === undefined || line === 0 ? null : { style, color: this.#color(color) };
    });
    return { left, right, top, bottom };
  }

  /** From 8 on by the palette; the first eight never change. */
  #color(number: number): string | null {
    const found = number < 8 ? PALETTE[number] : this.#palette[number - 8];
    return found === undefined ? null : `#${found}`;
  }
}
