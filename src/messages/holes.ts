/** The words for values that rows of indicators lack. */

import type { Hole, RowsWithHoles } from '../engine/checks/shared/holes.ts';
import { inMarks, type Line, line, listed } from './line.ts';
import { INDICATOR_COLUMN_NAMES } from './places.ts';

/** `“改造小区数量”没有填写分值。`, `6 项指标没有填写年度指标值和实际完成值（“甲”、“乙”…）。` @param own the only hole. */
export function lackingWords({ name, names, holes }: RowsWithHoles, own: Hole): Line {
  const words = (holes ?? [own]).map((hole) => INDICATOR_COLUMN_NAMES[hole]);
  const list = [words.slice(0, -1).join('、'), ...words.slice(-1)].filter((part) => part !== '').join('和');
  return names === undefined
    ? line`${inMarks(name)}没有填写${list}。`
    : line`${names.length} 项指标没有填写${list}（${listed(names.map(inMarks))}）。`;
}

/** @param alone what to do where nothing else is missing. */
export function fillWords({ holes }: RowsWithHoles, alone: string): string {
  if (holes === undefined) return alone;
  if (holes.join() === 'target,actual')
    return '按批复的绩效目标和实际结果逐项补填；目标写在指标名称里的，移到指标值一栏。确实不适用的写“—”。';
  return '逐项补填；不适用的指标从表中删去，它的分值分给其他指标。';
}
