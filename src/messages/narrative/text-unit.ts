import type { TextUnitData } from '../../engine/narrative/checks/text-unit.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, line } from '../line.ts';

export const textUnit: CheckWords<TextUnitData> = {
  title: '金额单位可能写错',
  what: ({ printed, expected }) => line`这里写了 ${bare(printed)}，单位可能应为“${expected}”。`,
  why: ({ unit, expected, working, beside }) =>
    working === null
      ? `同样的数在别处写作 ${beside ?? ''}。`
      : `把“${unit}”看作“${expected}”，分项之和才与合计一致：${working}。`,
  how: ({ expected }) => `核对金额；确实写错的，把单位改为“${expected}”。`,
};
