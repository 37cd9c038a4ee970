import type { FormCutData } from '../../engine/checks/form-cut.ts';
import type { CheckWords } from './check.ts';

export const formCut: CheckWords<FormCutData> = {
  title: '表太长，没有读完',
  what: ({ last }) => `这张表只读到第${last}行，下面还有内容，没有核对。`,
  why: () => '一张自评表在指标的表头下面最多读 3000 行、100 个表头，再往下通常是别的资料。',
  how: ({ last }) => `把第${last}行以下与自评无关的内容移到别的工作表；确实还有指标的，分成几张表再核对。`,
};
