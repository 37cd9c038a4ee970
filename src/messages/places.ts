/** The parts of a form in the words that it uses itself. */

import type { BasicsField, GoalSide, Place } from '../engine/checks/shared/places.ts';
import type { GridCell } from '../engine/grid/grid.ts';
import type { Field, FundColumn, IndicatorColumn, SelfEvaluation } from '../engine/layout/self-evaluation.ts';
import { inMarks, type Line, line } from './line.ts';
import { SHOWN_CELLS, shortened } from './words.ts';

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

/** The same in a line. */
export function placeLine(place: Place): Line {
  switch (place.kind) {
    case 'fund':
      return place.row === ''
        ? line`${FUND_COLUMN_NAMES[place.column]}`
        : line`${inMarks(place.row)}的${FUND_COLUMN_NAMES[place.column]}`;
    case 'indicator':
      return line`${inMarks(place.name)}的${place.column === 'name' ? '名称' : INDICATOR_COLUMN_NAMES[place.column]}`;
    default:
      return line`${placeName(place)}`;
  }
}

const NAMED = 4;

/** `甲、乙、丙`; a long list is cut: `甲、乙、丙、丁等 9 处`. */
export function placeList(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join('、');
  return `${names.slice(0, NAMED).join('、')}等 ${names.length} 处`;
}

type Form = Pick<SelfEvaluation, 'heads' | 'funds' | 'indicators' | 'scored' | 'total'>;

/** The heads of the block that a row of the form belongs to; none above and below the blocks. */
function headsAt({ heads, funds, indicators, scored, total }: Form, row: number): readonly (Field | undefined)[] {
  const ofFunds = Object.values(funds?.heads ?? {});
  const fundRows = funds?.rows.map((each) => each.row) ?? [];
  const isIn = (from: readonly number[], rows: readonly number[]): boolean =>
    row >= Math.min(...from) && row <= Math.max(...rows);
  if (fundRows.length > 0 && isIn([funds?.headerRow ?? 0], fundRows)) return ofFunds;
  const own = Object.values(heads);
  const rows = [...indicators, ...scored, ...(total === null ? [] : [total])].map((each) => each.row);
  return own.length > 0 &&
    isIn(
      own.map(({ cell }) => cell.row),
      rows,
    )
    ? own
    : [];
}

/**
 * A cell of a table in a document, as people find it: `表1 第24行“得分”`; where no head stands over it `表1 第2行第3列`.
 *
 * @param table the form that the cell is in; null where it is in none.
 */
export function tableCellPlace(
  sheet: string,
  { row, column }: Pick<GridCell, 'row' | 'column'>,
  table: Form | null,
): string {
  const heads = table === null ? [] : headsAt(table, row);
  const head = heads.find((field) => field?.cell.column === column)?.text ?? '';
  return `${sheet} 第${row}行${head === '' ? `第${column}列` : `“${shortened(head, 20)}”`}`;
}

const IN_TABLE = /^第(\d+)行(.+)$/;

/**
 * Cells of one table as `tableCellPlace` names them, without its name: `第4行“分值”、“得分”`, `第16、18、19行“三级指标”`.
 * A long list is cut.
 */
export function placesInTable(sheet: string, places: readonly string[]): string {
  const groups: { rows: string[]; heads: string[] }[] = [];
  for (const place of places.slice(0, SHOWN_CELLS)) {
    const [, row = '', head = ''] = IN_TABLE.exec(place.slice(sheet.length + 1)) ?? [];
    const last = groups.at(-1);
    if (last?.rows.length === 1 && last.rows[0] === row) last.heads.push(head);
    else if (last?.heads.length === 1 && last.heads[0] === head) last.rows.push(row);
    else groups.push({ rows: [row], heads: [head] });
  }
  const named = groups.map(({ rows, heads }) => `第${rows.join('、')}行${heads.join('、')}`).join('，');
  return places.length <= SHOWN_CELLS ? named : `${named}等 ${places.length} 格`;
}

/** `第12段`; `第12段（三、综合评价结论）` where the heading above it is known. */
export function paragraphPlace(n: number, heading: string | null = null): string {
  return heading === null || heading === '' ? `第${n}段` : `第${n}段（${shortened(heading, 30)}）`;
}
