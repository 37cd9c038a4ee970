import type { NumberAsTextData } from '../../engine/checks/number-as-text.ts';
import { inMarks, line, listed } from '../line.ts';
import { placeLine, placeList, placeName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const numberAsText: CheckWords<NumberAsTextData> = {
  title: '数字是文本格式',
  what: ({ places }, cells) => {
    const [only] = places;
    return only !== undefined && places.length === 1
      ? line`${placeLine(only.place)}${inMarks(only.text)}是文本格式，不是数字。`
      : line`有 ${places.length} 个数字是文本格式（${listed(cells)}）。`;
  },
  why: ({ places }) => {
    const names = places.map(({ place, text }) => `${placeName(place)}“${text}”`);
    const which = places.length > 1 ? `文本格式的是${placeList(names)}。` : '';
    return `${which}求和公式不计入文本，用公式算出的合计会偏小；系统导入时也可能读不出来。`;
  },
  how: () => '转换为数字：选中单元格，点旁边的提示标记，选“转换为数字”。',
};
