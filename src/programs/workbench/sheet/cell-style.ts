/** How a cell's look is said in CSS. */

import type { CSSProperties } from 'react';
import { MARK_STYLES } from '../../../formats/mark-style.ts';
import type { BorderLook } from '../../../formats/sheet-look.ts';
import type { CellModel } from './model.ts';

/** The fonts of Chinese offices, and what has their shapes where they aren't installed. 仿宋 is no 宋, so it comes first. */
const FAMILIES: readonly (readonly [name: RegExp, family: string])[] = [
  [/仿宋|fangsong/i, 'FangSong, STFangsong, "Noto Serif CJK SC", serif'],
  [/宋|song|simsun/i, 'SimSun, "Songti SC", STSong, "Noto Serif CJK SC", serif'],
  [/楷|kai/i, 'KaiTi, STKaiti, "Noto Serif CJK SC", serif'],
  [/times|georgia|serif/i, '"Times New Roman", SimSun, "Noto Serif CJK SC", serif'],
  [/./, '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'],
];

function familyOf(name: string): string {
  const bare = name.replace(/["\\;{}<>]/g, '');
  const like = FAMILIES.find(([pattern]) => pattern.test(bare))?.[1] ?? 'sans-serif';
  return bare === '' ? like : `"${bare}", ${like}`;
}

const LINES: { readonly [style: string]: string } = {
  hair: '1px dotted',
  dotted: '1px dotted',
  dashDotDot: '1px dashed',
  dashDot: '1px dashed',
  dashed: '1px dashed',
  mediumDashDotDot: '2px dashed',
  mediumDashDot: '2px dashed',
  slantDashDot: '2px dashed',
  mediumDashed: '2px dashed',
  medium: '2px solid',
  thick: '3px solid',
  double: '3px double',
};

function line(border: BorderLook): string {
  return `${LINES[border.style] ?? '1px solid'} ${border.color ?? '#000'}`;
}

/** The grid between cells without borders; a page that is printed has none. */
const GRID_LINE = '1px solid var(--jihe-grid, #d9d9d9)';

function scaled(size: number, zoom: number): number {
  return Math.round(size * zoom * 100) / 100;
}

export function cellStyle(cell: CellModel, gridLines: boolean): CSSProperties {
  const { look, mark, right, bottom, top, left } = cell;
  const { font } = look;
  const fill = mark === null ? look.fill : `#${MARK_STYLES[mark].fill}`;
  const color = mark === null ? (cell.color ?? font.color) : `#${MARK_STYLES[mark].font}`;
  // Under a fill no grid is seen.
  const none = gridLines && fill === null ? GRID_LINE : `1px solid ${fill ?? 'transparent'}`;
  return {
    borderRight: right === null ? none : line(right),
    borderBottom: bottom === null ? none : line(bottom),
    ...(top === null ? {} : { borderTop: line(top) }),
    ...(left === null ? {} : { borderLeft: line(left) }),
    ...(fill === null ? {} : { backgroundColor: fill }),
    ...(color === null ? {} : { color }),
    fontFamily: familyOf(font.name),
    fontSize: `${scaled(font.size, cell.zoom)}pt`,
    ...(font.bold ? { fontWeight: 700 } : {}),
    ...(font.italic ? { fontStyle: 'italic' } : {}),
    ...(font.underline || font.strike
      ? { textDecoration: `${font.underline ? 'underline ' : ''}${font.strike ? 'line-through' : ''}` }
      : {}),
    textAlign: cell.align,
    verticalAlign: look.vertical === 'center' ? 'middle' : look.vertical === 'bottom' ? 'bottom' : 'top',
  };
}

/** Over the blank cells beside it, and no farther: two texts over one another can't be read. */
function running(reach: number | null): CSSProperties {
  const above: CSSProperties = { position: 'relative', zIndex: 1 };
  if (reach === null) return above;
  // Less what a cell keeps free on either side.
  const room = `${reach - 4}px`;
  return {
    ...above,
    boxSizing: 'border-box',
    width: 'max-content',
    minWidth: '100%',
    maxWidth: room,
    overflow: 'hidden',
  };
}

export function textStyle(cell: CellModel): CSSProperties {
  const { look, height, zoom } = cell;
  // Excel leaves two pixels on either side, and nine a step of indent.
  const indent =
    look.indent > 0
      ? { [cell.align === 'right' ? 'paddingRight' : 'paddingLeft']: `${scaled(look.indent * 9, zoom)}px` }
      : {};
  const clip: CSSProperties = height === null ? {} : { maxHeight: `${height - 1}px` };
  if (look.rotation === 'stacked') {
    return { ...clip, display: 'inline-block', writingMode: 'vertical-rl', textOrientation: 'upright' };
  }
  if (look.rotation === 90 || look.rotation === -90) {
    const turned: CSSProperties = look.rotation === 90 ? { transform: 'rotate(180deg)' } : {};
    return { ...clip, ...turned, display: 'inline-block', writingMode: 'vertical-rl', textOrientation: 'sideways' };
  }
  if (look.rotation !== 0) {
    return { display: 'inline-block', whiteSpace: 'nowrap', transform: `rotate(${-look.rotation}deg)` };
  }
  if (look.wrap || look.horizontal === 'justify' || look.horizontal === 'distributed') {
    return { ...clip, ...indent, overflow: 'hidden', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' };
  }
  // Without wrapping, a line end in the text doesn't show either.
  return {
    ...clip,
    ...indent,
    whiteSpace: 'nowrap',
    ...(cell.overflows ? running(cell.reach) : { overflow: 'hidden' }),
  };
}
