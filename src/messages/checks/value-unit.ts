import type { ValueUnitData } from '../../engine/checks/value-unit.ts';
import { inMarks, line } from '../line.ts';
import { valueInMarks } from '../phrases.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

function unitHint(unit: string | null): string {
  return unit === null ? '' : `（${shortened(unit, 10)}）`;
}

const UNIT_GAPS: { readonly [Units in ValueUnitData['units']]: string } = {
  'one-missing': '只有一个写了百分号',
  converted: '单位不同，要换算',
  scale: '一个是百分数，一个是小数',
  different: '单位不同，不能比较',
};

export const valueUnit: CheckWords<ValueUnitData> = {
  title: '指标值与完成值单位不一致',
  what: ({ name, target, actual, units }) =>
    line`${inMarks(name)}的指标值${valueInMarks(target)}，完成值${valueInMarks(actual)}：${UNIT_GAPS[units]}。`,
  why: ({ units }) => {
    if (units === 'scale') return '95% 与 0.95 是同一个数，按字面相除却差一百倍；这里按同一个口径换算后核对。';
    if (units === 'different') return '单位不同的两个数不能相除，这项得分没有核对，需要人工判断。';
    return '看表的人要猜它们是不是同一个口径；导入系统后会按字面比较。';
  },
  how: ({ targetUnit, actualUnit }) => `实际完成值按指标值的单位填写${unitHint(targetUnit ?? actualUnit)}。`,
};
