import type { NotCalculatedData } from '../../engine/checks/not-calculated.ts';
import { line, listed } from '../line.ts';
import { placeLine, placeList, placeName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const notCalculated: CheckWords<NotCalculatedData> = {
  title: '公式没有计算结果',
  what: ({ places }, cells) => {
    const [only] = places;
    return only !== undefined && places.length === 1
      ? line`${placeLine(only)}是公式，文件里没有计算结果，没有核对。`
      : line`${places.length} 个公式在文件里没有计算结果，没有核对（${listed(cells)}）。`;
  },
  why: ({ places }) =>
    `${places.length > 1 ? `这些公式是${placeList(places.map(placeName))}。` : ''}文件由程序生成、还没有被表格软件计算过时会这样。公式的结果未知，不能当作空白，也不能当作 0。`,
  how: () => '用 Excel 或 WPS 表格打开文件，保存一次，再重新核对。',
};
