/** Colours as files name them, as `#RRGGBB`. */

import { PALETTE } from '../../sheet-look.ts';
import type { XmlScanner } from '../../xml/scan.ts';

/** The theme of a new workbook, for files without one; in the order in which cells count its colours. */
const OFFICE_THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
];

/** The names of a theme's colours in that order: cells count the light one of each pair first, the file names the dark one first. */
const THEME_NAMES = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];

/** The colours of a theme part; null: those of a new workbook. @throws DocumentError */
export function readTheme(xml: XmlScanner | null): readonly string[] {
  const colors = [...OFFICE_THEME];
  if (xml === null) return colors;
  let place = -1;
  while (xml.next()) {
    if (xml.is('clrScheme') && xml.closing) break;
    if (xml.closing) continue;
    const named = THEME_NAMES.findIndex((name) => xml.is(name));
    if (named >= 0) place = named;
    else if (place >= 0 && (xml.is('srgbClr') || xml.is('sysClr'))) {
      const value = String(xml.attribute(xml.is('srgbClr') ? 'val' : 'lastClr'));
      if (/^[0-9a-f]{6}$/i.test(value)) colors[place] = value;
      place = -1;
    }
  }
  return colors;
}

/** The colour of the current element (`color`, `fgColor`); null: automatic, or none that can be told. */
export function colorOf(xml: XmlScanner, theme: readonly string[]): string | null {
  const base = baseColor(xml, theme);
  if (base === null) return null;
  return `#${tinted(base, Number(xml.attribute('tint')) || 0)}`;
}

function baseColor(xml: XmlScanner, theme: readonly string[]): string | null {
  const rgb = xml.attribute('rgb');
  if (rgb !== null) return /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(rgb) ? rgb.slice(-6) : null;
  const place = xml.attribute('theme');
  if (place !== null) return theme[Number(place)] ?? null;
  const index = Number(xml.attribute('indexed') ?? -1);
  return (index >= 8 ? PALETTE[index - 8] : PALETTE[index]) ?? null;
}

/** Lighter for a positive tint, darker for a negative one: its share of the way to white or black, by luminance. */
function tinted(color: string, tint: number): string {
  const [hue, saturation, light] = toHsl(color);
  const moved = tint < 0 ? light * (1 + tint) : light + (1 - light) * tint;
  return fromHsl(hue, saturation, Math.min(1, Math.max(0, moved)));
}

function toHsl(color: string): [number, number, number] {
  const parts = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts as [number, number, number];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const light = (most + least) / 2;
  const span = most - least;
  if (span === 0) return [0, 0, light];
  const saturation = span / (1 - Math.abs(2 * light - 1));
  let hue = (red - green) / span + 4;
  if (most === red) hue = (green - blue) / span + 6;
  else if (most === green) hue = (blue - red) / span + 2;
  return [hue, saturation, light];
}

function fromHsl(hue: number, saturation: number, light: number): string {
  const strength = (1 - Math.abs(2 * light - 1)) * saturation;
  const part = (from: number): string => {
    const place = (hue + from) % 6;
    const share = Math.min(1, Math.max(0, 2 - Math.abs(place - 2)));
    const value = light - strength / 2 + strength * share;
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  // Red is full from hue 5 to 1, green from 1 to 3, blue from 3 to 5: moved so that each is full around 2.
  return (part(2) + part(0) + part(4)).toUpperCase();
}
