import type { DominantIndicatorData } from '../../engine/checks/dominant-indicator.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const dominantIndicator: CheckWords<DominantIndicatorData> = {
  title: '单项指标分值过大',
  what: ({ name, points: own, all }) =>
    line`${inMarks(name)}一项占 ${points(own)} 分，超过全表 ${points(all)} 分的一半。`,
  why: () => '一项指标占了大半分值，总分几乎只反映这一项，其他指标失去作用。',
  how: () => '把它拆成几项，或者调整各项分值；批复如此的，可以不改。',
};
