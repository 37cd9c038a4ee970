import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Rows with values but neither points nor a score, below one that has either: they share what it has. */

function found(heading: string): { readonly kinds: readonly string[]; readonly missing: readonly string[] } {
  const { tables, findings } = review([
    formGrid(
      [
        '2023年度项目支出绩效自评表',
        '项目名称\t技能培训\t主管部门\t人社局\t实施单位\t培训中心',
        '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
        `产出指标\t数量指标\t培训${heading}`,
        '\t\t培训场次\t≥3场\t3场',
        '\t\t培训人数\t≥50人\t60人',
        '\t质量指标\t合格率\t≥90%\t95%\t20\t20',
        '效益指标\t社会效益指标\t就业人数\t≥20人\t25人\t30\t30',
        '满意度指标\t满意度\t学员满意度\t≥90%\t95%\t20\t20',
        '总分\t\t\t\t\t100\t100',
      ].join('\n'),
    ),
  ]);
  const indicators = tables[0]?.table.indicators ?? [];
  return {
    kinds: indicators.slice(0, 3).map(({ kind, pointsOwner, scoreOwner }) => `${kind} ${pointsOwner} ${scoreOwner}`),
    missing: findings.flatMap(({ check, cells }) => (check.endsWith('-missing') ? [`${check} ${cells[0]}`] : [])),
  };
}

test.each<[string, string, readonly string[]]>([
  ['points and a score', '\t\t\t30\t30', []],
  ['points alone', '\t\t\t30\t', ['score-missing G4']],
  ['a score alone', '\t\t\t\t30', []],
])('below %s', (_, heading, missing) => {
  expect(found(heading)).toEqual({ kinds: ['heading 0 0', 'sub 0 0', 'sub 0 0'], missing });
});
