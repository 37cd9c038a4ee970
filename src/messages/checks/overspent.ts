import type { OverspentData } from '../../engine/checks/overspent.ts';
import { division } from '../derivation.ts';
import { quantity } from '../format.ts';
import { line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const overspent: CheckWords<OverspentData> = {
  title: '执行数大于预算数',
  what: ({ spent, budget, unit }) =>
    line`全年执行数 ${quantity(spent, unit)}，比全年预算数 ${quantity(budget, unit)}多 ${quantity(spent.minus(budget), unit)}。`,
  why: (data) => `${division(data)}。执行数一般不超过全年预算数，请核对；预算执行得分最高为满分。`,
  how: () => '核对全年预算数是不是调整后的数、是否漏了追加或上年结转的资金；执行数只填本项目的支出。',
};
