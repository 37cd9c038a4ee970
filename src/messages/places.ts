/** The parts of a form in the words that it uses itself. */

import type { BasicsField, GoalSide, Place } from '../engine/checks/shared/places.ts';
import type { FundColumn, IndicatorColumn } from '../engine/layout/self-evaluation.ts';
import { shortened } from './words.ts';

export const FUND_COLUMN_NAMES: { readonly [Column in FundColumn]: string } = {
  initialBudget: '年初预算数',
  annualBudget: '全年预算数',
  spent: '全年执行数',
  points: '分值',
  rate: '执行率',
  score: '得分',
  note: '原因',
};

export const INDICATOR_COLUMN_NAMES: { readonly [Column in IndicatorColumn]: string } = {
  level1: '一级指标',
  level2: '二级指标',
  name: '三级指标',
  operator: '指标性质',
  target: '年度指标值',
  unit: '度量单位',
  actual: '实际完成值',
  points: '分值',
  score: '得分',
  note: '偏差原因分析及改进措施',
};

export const BASICS_NAMES: { readonly [Field in BasicsField]: string } = {
  project: '项目名称',
  department: '主管部门',
  unit: '实施单位',
  year: '年度',
};

const GOAL_NAMES: { readonly [Side in GoalSide]: string } = { goal: '预期目标', goalResult: '实际完成情况' };

/** `实际完成情况`, `第2组的实际完成情况`. */
export function goalName(side: GoalSide, number: number | null): string {
  return number === null ? GOAL_NAMES[side] : `第${number}组的${GOAL_NAMES[side]}`;
}

const TOTAL_NAMES = { points: '总分的分值', score: '总分', grade: '自评等级' } as const;

/** `“年度资金总额”的`; `''` where the form names no row. */
export function ofRow(row: string): string {
  return row === '' ? '' : `“${shortened(row, 20)}”的`;
}

/** `“当年财政拨款”`; a row whose label can't be told is one of the details. */
export function detailName(row: string): string {
  return row === '' ? '资金明细的一行' : `“${shortened(row, 20)}”`;
}

/** `“年度资金总额”`; a form whose amounts stand beside their labels has no such row. */
export function totalName(row: string): string {
  return row === '' ? '资金总额' : `“${shortened(row, 20)}”`;
}

/** `“年度资金总额”的全年执行数`, `指标“改造小区数量”的得分`. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'basics':
      return BASICS_NAMES[place.field];
    case 'goal':
      return goalName(place.side, place.number);
    case 'fund':
      return `${ofRow(place.row)}${FUND_COLUMN_NAMES[place.column]}`;
    case 'indicator':
      return place.column === 'name'
        ? `指标“${shortened(place.name, 20)}”的名称`
        : `指标“${shortened(place.name, 20)}”的${INDICATOR_COLUMN_NAMES[place.column]}`;
    case 'total':
      return TOTAL_NAMES[place.column];
    case 'reason':
      return '表末的原因分析';
    case 'text':
      return '表末的文字说明';
  }
}

const NAMED = 4;

/** `甲、乙、丙`; a long list is cut: `甲、乙、丙、丁等 9 处`. */
export function placeList(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join('、');
  return `${names.slice(0, NAMED).join('、')}等 ${names.length} 处`;
}
