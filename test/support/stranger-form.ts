import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { formGrid } from './form-text.ts';

/**
 * A form whose heads nobody knows but two: it can't be read until somebody tells the others. The first indicator falls short of its
 * target with all its points.
 */
export function strangerForm(sheet = '表一'): SheetGrid {
  return formGrid(
    [
      '农村道路养护项目自评表',
      '项目名称\t农村道路养护',
      '序号\t考核指标\t应达情况\t落实成效\t赋分\t评定\t备注',
      '1\t养护里程\t≥120公里\t100公里\t40\t40\t',
      '2\t养护合格率\t≥95%\t96%\t30\t30\t',
      '3\t群众满意度\t≥90%\t93%\t30\t30\t',
      '合计\t\t\t\t100\t100\t',
    ].join('\n'),
    sheet,
  );
}
