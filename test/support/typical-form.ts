import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { readTables } from '../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';
import { formGrid, withCells } from './form-text.ts';

/** A plain form, short enough to know where everything stands, for tests that change a word or a cell of it. */

const ROWS = [
  '项目支出绩效自评表',
  '（2023年度）',
  '项目名称\t\t校舍维修',
  '主管部门\t\t教育局\t\t实施单位\t一中',
  '',
  '项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
  '\t年度资金总额\t100\t110\t99\t10\t90%\t9',
  '\t其中：当年财政拨款\t60\t70\t59',
  '\t其他资金\t40\t40\t40',
  '\t预期目标\t\t\t实际完成情况',
  '\t维修校舍两栋\t\t\t两栋校舍完工',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析',
  '产出指标\t数量指标\t维修校舍\t≥2栋\t2栋\t50\t50',
  '效益指标\t社会效益指标\t受益学生\t≥900人\t950人\t40\t40',
  '总分\t\t\t\t\t100\t99',
];

/** Columns A–H, indicators in rows 13 and 14, their heads in row 12, funds in rows 6–9, goals in 10 and 11, the total in 15. */
export function typicalForm(changes: Readonly<Record<string, string>> = {}): SheetGrid {
  return withCells(formGrid(ROWS.join('\n')), changes);
}

/** The only form of a sheet, as read. */
export function onlyTable(grid: SheetGrid): SelfEvaluation {
  const [only, ...more] = readTables(grid);
  if (only === undefined || more.length > 0) throw new Error(`${only === undefined ? 0 : more.length + 1} forms`);
  return only;
}

export function typicalTable(changes: Readonly<Record<string, string>> = {}): SelfEvaluation {
  return onlyTable(typicalForm(changes));
}

/** The same form with a column in front of it: everything stands one to the right. */
export function behindColumn(changes: Readonly<Record<string, string>> = {}): SelfEvaluation {
  return onlyTable(withCells(formGrid(ROWS.map((row) => `\t${row}`).join('\n')), changes));
}
