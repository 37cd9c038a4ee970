import type { TextNameData } from '../../engine/narrative/checks/text-name.ts';
import type { CheckWords } from '../checks/check.ts';
import { inMarks, line } from '../line.ts';
import { quoted } from '../phrases.ts';

export const textName: CheckWords<TextNameData> = {
  title: '出现了别的单位',
  what: ({ own, other }) => line`这份报告是${inMarks(own)}的，这里写了${inMarks(other)}。`,
  why: () => '沿用别处的报告时，容易留下别的单位的名称。',
  how: ({ own }) => `核对这里说的是哪个单位；是本单位的，改为${quoted(own)}。`,
};
