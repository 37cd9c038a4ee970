/** Turns of phrase that the words of several checks share: names in quotes, lists of rows, where a reason belongs. */

import type { GroupPoints } from '../engine/checks/shared/level1-groups.ts';
import type { QuotedValue } from '../engine/values/reading.ts';
import { points } from './format.ts';
import { bare, inMarks, type Line, line } from './line.ts';
import { INDICATOR_COLUMN_NAMES } from './places.ts';
import { shortened } from './words.ts';

const NAME_LENGTH = 30;
const VALUE_LENGTH = 24;

/** The heading of the column for reasons. */
export const NOTE = INDICATOR_COLUMN_NAMES.note;

/** Where nobody can write. */
export const COVERED = '总分的单元格被合并单元格盖住，看不见也填不进去：先取消合并。';

/** `“居民满意度”`. */
export function quoted(name: string): string {
  return `“${shortened(name, NAME_LENGTH)}”`;
}

/** A target or an actual in quotes: `“≥95%”`; `“96%”（实为 96.49%）` where the cell shows only a part of it. */
export function quotedValue(value: QuotedValue): string {
  const held = typeof value === 'string' ? '' : `（实为 ${value.held}）`;
  return `${quotedShown(value)}${held}`;
}

/** The same beside a derivation, which says what stands behind it. */
function quotedShown(value: QuotedValue): string {
  return `“${shortened(typeof value === 'string' ? value : value.shown, VALUE_LENGTH)}”`;
}

/** A target or an actual in a line, in quotation marks: `“≥95%”`; `“96%”（实为 96.49%）` where the cell shows only a part of it. */
export function valueInMarks(value: QuotedValue): Line {
  return typeof value === 'string'
    ? line`${inMarks(value)}`
    : line`${inMarks(value.shown)}（实为 ${bare(value.held)}）`;
}

/** The same without marks, beside a derivation, which says what stands behind it. */
function valueShown(value: QuotedValue): Line {
  return line`${bare(typeof value === 'string' ? value : value.shown)}`;
}

/** `指标值显示 6.3，实为 6.26。`; nothing of values that their cells show whole. */
export function heldBehind(target: QuotedValue, actual: QuotedValue): string {
  return [['指标值', target] as const, ['完成值', actual] as const]
    .map(([name, value]) => (typeof value === 'string' ? '' : `${name}显示 ${value.shown}，实为 ${value.held}。`))
    .join('');
}

/** A target and what was done: `≥95%，完成 91.67%`; a bare number is said to be the target. */
export function targetAndActual(target: QuotedValue, actual: QuotedValue): Line {
  const isSigned = /^[≥≤<>＜＞=＝≧≦═]/.test(typeof target === 'string' ? target : target.shown);
  return line`${isSigned ? '' : '指标值 '}${valueShown(target)}，完成 ${valueShown(actual)}`;
}

/** Behind the line of a finding that nobody sees in the sheet. */
export function hiddenRow(row: number): string {
  return `（第${row}行是隐藏的）`;
}

/** Where a reason belongs. */
export function notePlace(foot: boolean): string {
  return foot ? '表末的原因分析' : `“${NOTE}”栏`;
}

/** `“产出指标”合计 40 分，应为 50 分`. */
export function groupLine({ name, sum, expected }: GroupPoints): string {
  return `${quoted(name)}合计 ${points(sum)} 分，应为 ${points(expected)} 分`;
}

const SHOWN_FILES = 5;

/** `另有 2 个文件不是表格或报告，没有${verb}：自评表.pdf、说明.txt。` */
export function passedOverFiles(paths: readonly string[], verb = '核对'): string {
  const more = paths.length > SHOWN_FILES ? '等' : '';
  return `另有 ${paths.length} 个文件不是表格或报告，没有${verb}：${paths.slice(0, SHOWN_FILES).join('、')}${more}。`;
}
