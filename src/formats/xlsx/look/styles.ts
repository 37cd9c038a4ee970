import {
  type Alignment,
  type Borders,
  type CellLook,
  type FontLook,
  NO_BORDERS,
  PLAIN_ALIGNMENT,
  PLAIN_FONT,
  rotationOf,
} from '../../sheet-look.ts';
import type { XmlScanner } from '../../xml/scan.ts';
import { colorOf } from './colors.ts';

/** Reads the look of every cell style (`cellXfs`) of a styles part, by its index. @throws DocumentError */
export function readLooks(xml: XmlScanner, theme: readonly string[]): CellLook[] {
  const fonts: FontLook[] = [];
  const fills: (string | null)[] = [];
  const borders: Borders[] = [];
  const looks: CellLook[] = [];
  while (xml.next()) {
    if (xml.closing || xml.empty) continue;
    if (xml.is('fonts')) eachChild(xml, 'font', () => fonts.push(readFont(xml, theme)));
    else if (xml.is('fills')) eachChild(xml, 'fill', () => fills.push(readFill(xml, theme)));
    else if (xml.is('borders')) eachChild(xml, 'border', () => borders.push(readBorders(xml, theme)));
    else if (xml.is('cellXfs')) {
      eachChild(xml, 'xf', () => {
        const font = fonts[Number(xml.attribute('fontId') ?? 0)] ?? PLAIN_FONT;
        const fill = fills[Number(xml.attribute('fillId') ?? 0)] ?? null;
        const border = borders[Number(xml.attribute('borderId') ?? 0)] ?? NO_BORDERS;
        looks.push({ font, fill, ...border, ...readAlignment(xml) });
      });
    }
    // What follows has fonts and fills of its own (`dxfs`), none of them a cell's.
    if (xml.is('cellXfs')) break;
  }
  return looks;
}

/** Calls back at each child of this name of the current element, and ends at its closing tag. */
function eachChild(xml: XmlScanner, name: string, work: () => void): void {
  const inside = xml.depth;
  while (xml.next() && xml.depth >= inside) {
    if (!xml.closing && !xml.skipChoice() && xml.is(name)) work();
  }
}

/** Calls back at every element within the current one, and ends at its closing tag. */
function eachWithin(xml: XmlScanner, work: () => void): void {
  if (xml.empty) return;
  const inside = xml.depth;
  while (xml.next() && xml.depth >= inside) if (!xml.closing) work();
}

function readFont(xml: XmlScanner, theme: readonly string[]): FontLook {
  let font = PLAIN_FONT;
  eachWithin(xml, () => {
    if (xml.is('b')) font = { ...font, bold: xml.flag('val', true) };
    else if (xml.is('i')) font = { ...font, italic: xml.flag('val', true) };
    else if (xml.is('u')) font = { ...font, underline: xml.attribute('val') !== 'none' };
    else if (xml.is('strike')) font = { ...font, strike: xml.flag('val', true) };
    else if (xml.is('sz')) font = { ...font, size: Number(xml.attribute('val')) || PLAIN_FONT.size };
    else if (xml.is('color')) font = { ...font, color: colorOf(xml, theme) };
    else if (xml.is('name')) font = { ...font, name: xml.attribute('val') ?? PLAIN_FONT.name };
  });
  return font;
}

function readFill(xml: XmlScanner, theme: readonly string[]): string | null {
  let fill: string | null = null;
  let pattern = 'none';
  eachWithin(xml, () => {
    if (xml.is('patternFill')) pattern = xml.attribute('patternType') ?? 'none';
    // Patterns and gradients are shown by their first colour.
    else if (xml.is('fgColor') && pattern !== 'none') fill = colorOf(xml, theme);
    else if (xml.is('color')) fill ??= colorOf(xml, theme);
  });
  return fill;
}

const SIDES: readonly (readonly [name: string, side: keyof Borders])[] = [
  ['left', 'left'],
  ['start', 'left'],
  ['right', 'right'],
  ['end', 'right'],
  ['top', 'top'],
  ['bottom', 'bottom'],
];

function readBorders(xml: XmlScanner, theme: readonly string[]): Borders {
  let borders = NO_BORDERS;
  let side: keyof Borders | null = null;
  eachWithin(xml, () => {
    if (xml.is('color')) {
      const border = side === null ? null : borders[side];
      if (side !== null && border !== null) borders = { ...borders, [side]: { ...border, color: colorOf(xml, theme) } };
      return;
    }
    side = SIDES.find(([name]) => xml.is(name))?.[1] ?? null;
    const style = xml.attribute('style');
    if (side !== null && style !== null && style !== 'none') borders = { ...borders, [side]: { style, color: null } };
  });
  return borders;
}

/** The alignment within the current `xf`. */
function readAlignment(xml: XmlScanner): Alignment {
  let alignment = PLAIN_ALIGNMENT;
  eachWithin(xml, () => {
    if (!xml.is('alignment')) return;
    alignment = {
      horizontal: xml.attribute('horizontal') ?? 'general',
      vertical: xml.attribute('vertical') ?? 'bottom',
      wrap: xml.flag('wrapText', false),
      rotation: rotationOf(Number(xml.attribute('textRotation') ?? 0)),
      indent: Number(xml.attribute('indent') ?? 0) || 0,
    };
  });
  return alignment;
}
