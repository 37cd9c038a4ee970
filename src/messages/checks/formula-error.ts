import type { FormulaErrorData } from '../../engine/checks/formula-error.ts';
import { line } from '../line.ts';
import { placeLine } from '../places.ts';
import type { CheckWords } from './check.ts';

const ERROR_MEANINGS: Readonly<Record<string, string>> = {
  '#REF!': '引用的单元格已被删除',
  '#VALUE!': '公式里用了不能计算的内容，例如文字',
  '#DIV/0!': '除数是 0 或空白',
  '#NAME?': '公式名称写错，或者引用的名称不存在',
  '#N/A': '没有查到对应的数据',
  '#NUM!': '数字超出了能计算的范围',
  '#NULL!': '公式里的区域写法不对',
};

export const formulaError: CheckWords<FormulaErrorData> = {
  title: '公式出错',
  what: ({ place, code }) => line`${placeLine(place)}显示错误值 ${code}。`,
  why: ({ place, code }) => {
    const meaning = ERROR_MEANINGS[code] ?? '公式没有得出结果';
    const counts = place.kind === 'fund' || place.kind === 'indicator' || place.kind === 'total';
    return `${meaning}。${counts ? '由它计算的得分和总分也不可靠；' : ''}这一格没有参加其他核对。`;
  },
  how: () => '改正公式，或者直接填入内容。',
};
