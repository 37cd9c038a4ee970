import type { NoteWithoutDeviationData } from '../../engine/checks/note-without-deviation.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const noteWithoutDeviation: CheckWords<NoteWithoutDeviationData> = {
  title: '没有偏差，写了原因',
  what: ({ name, note, points: full }) =>
    line`${inMarks(name)}已达标，得满分 ${points(full)}，原因栏写着${inMarks(note)}。`,
  why: () => '原因与完成值、得分对不上：要么写错了行，要么完成值、得分填高了。',
  how: () => '核对这条说明是不是别的指标的；确有偏差的，改完成值和得分；没有偏差的，写“无”。',
};
