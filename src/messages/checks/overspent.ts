import type { OverspentData } from '../../engine/checks/overspent.ts';
import { division } from '../derivation.ts';
import { quantity } from '../format.ts';
import type { CheckWords } from './check.ts';

export const overspent: CheckWords<OverspentData> = {
  title: '执行数大于预算数',
  what: ({ spent, budget, unit }) =>
    `全年执行数 ${quantity(spent, unit)} 大于全年预算数 ${quantity(budget, unit)}，超出 ${quantity(spent.minus(budget), unit)}。`,
  why: (data) => `${division(data)}。支出不得超过预算；预算执行得分最高只能得满分。`,
  how: () => '核对全年预算数是不是调整后的数、是否漏了追加或上年结转的资金；执行数只填本项目的支出。',
};
