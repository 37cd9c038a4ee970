import { OFFICES, PLACES, PROJECTS, UNITS } from './words.mjs';

/** The columns of a ledger beside which a form may stand in a workbook: 10 columns, a formula in every row. */

const HEADS = ['序号', '日期', '凭证号', '科目', '摘要', '收入', '支出', '余额', '项目', '经办单位'];
const SUBJECTS = [
  '办公费',
  '印刷费',
  '水费',
  '电费',
  '差旅费',
  '维修（护）费',
  '培训费',
  '专用材料费',
  '劳务费',
  '委托业务费',
];
const DEEDS = ['支付', '预付', '结算', '补付', '报销', '拨付'];

/** So many rows of bookings under one row of heads. */
export function ledger(random, count) {
  const rows = [{ row: 1, height: 24, cells: HEADS.map((text, at) => [at + 1, text, 'head']) }];
  let balance = 0;
  for (let at = 0; at < count; at++) {
    const number = at + 2;
    const income = random.chance(0.2) ? random.whole(100, 9_000_000) / 100 : 0;
    const spent = income === 0 ? random.whole(100, 900_000) / 100 : 0;
    balance = Math.round((balance + income - spent) * 100) / 100;
    const subject = random.pick(SUBJECTS);
    rows.push({
      row: number,
      height: null,
      cells: [
        [1, at + 1, 'centre'],
        [2, 44927 + Math.floor((at * 365) / count), 'date'],
        [3, `记-${1 + Math.floor(at / 4)}`, 'centre'],
        [4, subject, 'centre'],
        [5, `${random.pick(DEEDS)}${random.pick(PLACES)}${random.whole(1, 12)}月${subject}`, 'left'],
        income === 0 ? [6, null, 'amount'] : [6, income, 'amount'],
        spent === 0 ? [7, null, 'amount'] : [7, spent, 'amount'],
        [8, balance, 'amount', at === 0 ? 'F2-G2' : `ROUND(H${number - 1}+F${number}-G${number},2)`],
        [9, random.pick(PROJECTS), 'left'],
        [10, `${random.pick(OFFICES)}${random.pick(UNITS)}`, 'left'],
      ],
    });
  }
  return { rows, merges: [], columns: 10, widths: [8, 12, 12, 14, 34, 13, 13, 15, 30, 30] };
}
