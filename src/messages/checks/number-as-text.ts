import type { NumberAsTextData } from '../../engine/checks/number-as-text.ts';
import { placeList, placeName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const numberAsText: CheckWords<NumberAsTextData> = {
  title: '数字存成了文本',
  what: ({ places }) =>
    places.length === 1
      ? `${placeList(places.map(({ place }) => placeName(place)))}“${places[0]?.text ?? ''}”是文本，不是数字。`
      : `有 ${places.length} 个数字存成了文本：${placeList(places.map(({ place, text }) => `${placeName(place)}“${text}”`))}。`,
  why: () => '求和公式不计入文本，用公式算出的合计会偏小；系统导入时也可能读不出来。',
  how: () => '转换为数字：选中单元格，点旁边的提示标记，选“转换为数字”。',
};
