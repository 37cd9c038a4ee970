import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';

/** One head of reasons over several columns, one of which is for words. */

function form(reasons: string, lower = '经费保障\t人员保障\t原因说明'): SheetGrid {
  const grid = formGrid(
    [
      '2023年度项目支出绩效自评表',
      '项目名称\t河道清淤',
      '主管部门\t水利局\t\t实施单位\t河道管理所',
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析\t\t\t改进措施',
      `\t\t\t\t\t\t\t${lower}`,
      `产出指标\t数量指标\t清淤河段\t≥3段\t3段\t60\t58\t${reasons}`,
      '效益指标\t社会效益指标\t受益村庄\t≥8个\t9个\t40\t40',
      '总分\t\t\t\t\t100\t98',
    ].join('\n'),
  );
  const merges = ['A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:E5', 'F4:F5', 'G4:G5', 'H4:J4', 'K4:K5'].map(gridRange);
  return { ...grid, merges };
}

function unexplained(grid: SheetGrid): string[] {
  const { findings, tables } = review([grid]);
  expect(tables[0]?.table.indicators.map(({ row }) => row)).toEqual([6, 7]);
  return findings.filter(({ check }) => check === 'deduction-unexplained').map(({ cells }) => `${cells[0]}`);
}

test('a reason in any of them is one', () => {
  expect(unexplained(form('\t\t河道水位高，推迟两周'))).toEqual([]);
  expect(unexplained(form('√\t\t河道水位高，推迟两周'))).toEqual([]);
  expect(unexplained(form('设备不足\t\t'))).toEqual([]);
  expect(unexplained(form('\t人手不足，推迟两周\t'))).toEqual([]);
});

test('where there is none, the column for words wants it', () => {
  expect(unexplained(form('\t\t'))).toEqual(['J6']);
  expect(unexplained(form('√\t\t'))).toEqual(['J6']);
  expect(unexplained(form('\t\t', '原因说明\t经费保障\t人员保障'))).toEqual(['H6']);
});
