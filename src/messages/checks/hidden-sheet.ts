import type { HiddenSheetData } from '../../engine/checks/hidden-sheet.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const hiddenSheet: CheckWords<HiddenSheetData> = {
  title: '隐藏的工作表里有自评表',
  what: ({ sheet, forms, project }) => {
    const named = project === '' ? line`` : line`（${inMarks(project)}${forms === 1 ? '' : '等'}）`;
    return line`隐藏的工作表${inMarks(sheet)}里有${forms === 1 ? '自评表' : ` ${forms} 张自评表`}${named}，没有核对。`;
  },
  why: () => '隐藏的工作表多半是上年的表或留底，不知道要不要报送，所以只读不核对。',
  how: () => '要报送的，取消隐藏再核对，或者选“核对隐藏的工作表”；不要的，报送前删掉。',
};
