import { formGrid } from '../../support/form-text.ts';
import { onlyTable } from '../../support/typical-form.ts';

/** Funds by source in columns: behind 资金来源 a source needs no word that is known. */

const funds = (head: string) =>
  onlyTable(
    formGrid(
      [
        '2023年度项目自评表',
        '项目名称\t道路',
        head,
        '预算数（万元）\t100\t50\t30\t20\t200',
        '执行数（万元）\t100\t50\t28\t20\t198',
        '执行率\t100%\t100%\t93.33%\t100%\t99%',
        '一级指标\t二级指标\t三级指标\t目标值\t完成值\t分值\t自评得分',
        '产出指标\t数量指标\t养护里程\t≥100公里\t100公里\t60\t60',
      ].join('\n'),
    ),
  ).funds;

test('with a total they are', () => {
  const read = funds('资金来源\t中央\t省\t市\t县\t合计');
  expect(read?.total).toMatchObject({ annualBudget: { text: '200' }, spent: { text: '198' }, rate: { text: '99%' } });
  expect(read?.details.map(({ label }) => label.text)).toEqual(['中央', '省', '市', '县']);
});

test.each(['资金来源\t中央\t省\t市\t县\t县本级预算安排的', '分布\t中央\t省\t市\t县\t合计'])(
  'in %s they aren’t',
  (head) => expect(funds(head)?.details.length ?? 0).toBe(0),
);
