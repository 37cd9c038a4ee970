import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Funds as labels and values in the same cells, and values of the whole below its amounts. */

const form = (...funds: readonly string[]) =>
  formGrid(
    [
      '2023年度项目绩效自评表',
      '项目名称\t图书采购\t实施单位\t区图书馆',
      ...funds,
      '指标\t目标值\t完成值\t分值\t得分\t说明',
      '采购图书\t2万册\t2万册\t40\t40\t',
      '图书合格率\t100%\t100%\t20\t20\t',
      '借阅人次\t≥5万人次\t5.3万人次\t20\t20\t',
      '读者满意度\t≥90%\t95%\t10\t10\t',
      '合计\t\t\t100\t99.6\t',
    ].join('\n'),
  );

/** Amounts, rate, points and score of the whole, and what is told of the form. */
function read(...funds: readonly string[]) {
  const { tables, findings } = review([form(...funds)]);
  const total = tables[0]?.table.funds?.total;
  const fields = [total?.annualBudget ?? total?.initialBudget, total?.spent, total?.rate, total?.points, total?.score];
  return {
    total: fields.map((field) => field?.text ?? null),
    told: findings.flatMap(({ check, severity }) => (severity === 'hint' ? [] : [check])),
  };
}

test('a row of labels with their values', () => {
  expect(read('预算数：50万元\t执行数：48万元\t执行率：96%\t得分：9.6分')).toEqual({
    total: ['50万元', '48万元', '96%', null, '9.6分'],
    told: [],
  });
  expect(read('全年预算数：50\t全年执行数：48\t分值：10\t得分：9.2')).toEqual({
    total: ['50', '48', null, '10', '9.2'],
    told: ['execution-score', 'total-mismatch'],
  });
  // A budget alone is a remark.
  expect(read('预算数：50万元').total).toEqual([null, null, null, null, null]);
});

test('such cells beside labels and values of their own', () => {
  expect(read('预算数（万元）\t50\t执行数（万元）\t48\t执行率：96%\t得分：9.6（满分10）')).toEqual({
    total: ['50', '48', '96%', null, '9.6（满分10）'],
    told: [],
  });
  expect(read('预算数（万元）\t50\t执行数（万元）\t48\t得分：9.2（满分10分）').told).toContain('execution-score');
  // Their own cells are nearer.
  expect(read('预算数（万元）\t50\t执行数（万元）\t48\t执行率\t96%\t得分\t9.6\t得分：8').total[4]).toBe('9.6');
});

test('labels and values below the amounts', () => {
  const below = '预算执行\t预算数（万元）\t执行数（万元）\t执行率\t备注';
  expect(read(below, '\t50\t48\t96%\t', '预算执行得分\t9.6\t满分\t10')).toEqual({
    total: ['50', '48', '96%', '10', '9.6'],
    told: [],
  });
  expect(read(below, '\t50\t48\t96%\t', '预算执行得分\t9.2\t满分\t10').told).toContain('execution-score');
});

test('预算资金 over its unit is the block’s label where another head is the budget', () => {
  const heads = '预算资金\t年初数\t调整数\t支出数\t支出进度\t分值\t得分';
  expect(read(heads, '（万元）\t60\t50\t48\t96%\t10\t9.6')).toEqual({
    total: ['50', '48', '96%', '10', '9.6'],
    told: [],
  });
});

test('the form’s own total is no score of the execution', () => {
  const below = '预算执行\t预算数（万元）\t执行数（万元）\t执行率\t分值\t得分';
  const own = ['自评得分\t99.6\t自评等级\t优', '得分\t99\t等级\t优'];
  for (const row of own) expect([row, read(below, '\t50\t48\t96%\t10\t9.6', row).total[4]]).toEqual([row, '9.6']);
  expect(read('预算数：50万元\t执行数：48万元\t评价得分：99.6分\t评价等级：优').total[4]).toBeNull();
});

test('sources side by side and values with remarks are left alone', () => {
  const none = [null, null, null, null, null];
  expect(read('财政拨款预算：40万元\t自筹资金预算：10万元\t执行数：48万元\t得分：9.6').total).toEqual(none);
  expect(read('预算数：50万元（其中财政拨款40万元）\t执行数：48万元').total).toEqual(none);
});

test('a score that nothing explains may be what a sum lacks', () => {
  const { told } = read('预算数（万元）\t50\t执行数（万元）\t48\t得分9.6');
  expect(told).toContain('part-not-read');
  expect(told).not.toContain('total-mismatch');
  expect(told).not.toContain('points-sum');
});
