import { reviewBytes } from '../../src/app/review-file.ts';
import { buildDocx, paragraph, tableXml } from '../support/docx-maker.ts';

/** Tables of a report that are no form: those that look like one are named, all others nobody misses a form in. */

/** Something in it can be recomputed: the tables alone decide. */
const TEXT = paragraph('项目预算100万元，支出90万元，预算执行率90%。');

/** `verdict severity sheet!cell message` of a report with a table: rows of `|`; `>` before the first: what stands above it. */
function told(lines: string): string[] {
  const [above = '', ...rest] = lines.startsWith('>') ? lines.slice(1).split('\n') : ['', ...lines.split('\n')];
  const table = tableXml({ rows: rest.map((row) => row.split('|').map((text) => ({ text }))) });
  const entry = reviewBytes('报告.docx', buildDocx(`${TEXT}${above === '' ? '' : paragraph(above)}${table}`));
  const findings = entry.findings.map((finding) => {
    if (!('sheet' in finding)) throw new Error(finding.message);
    return `${finding.check} ${finding.severity} ${finding.place} ${finding.message}`;
  });
  return [String(entry.verdict), ...findings];
}

const FUNDS = `转移支付（项目）名称|就业补助资金||
地方主管部门|省厅|资金使用单位|区局
资金投入情况（万元）|全年预算数（A）|全年执行数（B）|预算执行率（B/A×100%）
年度资金总额：|808.1|692.98|86%
其中：中央财政资金|808.1|692.98|86%`;

test.each([
  ['the funds of a form', FUNDS, '表1 第1行第1列'],
  [
    'a table called 自评表',
    '>就业补助资金绩效自评表（2024年度）\n项目名称|就业补助|主管部门|区局\n主要内容|发放补贴|完成情况|已发放',
    '表1 第1行第1列',
  ],
  ['heads of a form over a row that says nothing', '三级指标|年度指标值|实际完成值\n—|—|—', '表1 第1行第1列'],
])('%s: named, and nothing that can be handed in as it is', (_, table, place) => {
  expect(told(table)).toEqual([
    'needs-review',
    `no-form warning ${place} 文档里的表1像自评表，但没有认出来，没有核对。`,
  ]);
});

test('results by indicators without targets', () => {
  expect(told('绩效指标|完成值\n修路|10公里\n合格率|100%')).toEqual([
    'needs-review',
    'no-form warning 表1 第1行第1列 文档里的表1看起来是记录表，没有核对。',
  ]);
});

test.each([
  ['targets alone', '一级指标|三级指标|指标值\n产出指标|修路|10公里\n产出指标|合格率|100%', '绩效目标表'],
  ['scores alone', '评价指标|分值|得分\n决策|20|18\n产出|80|78', '只有得分的评分表'],
])('%s: a line, and no reason to look again', (_, table, what) => {
  expect(told(table)).toEqual(['ready', `no-form hint 表1 第1行第1列 文档里的表1看起来是${what}，没有核对。`]);
});

const OTHERS: readonly string[] = [
  '资金来源|预算数|执行数|执行率\n中央|100|90|90%\n合计|100|90|90%',
  '项目名称|主管部门|全年预算数|全年执行数|预算执行率\n甲项目|水利局|100|90|90%\n乙项目|水利局|20|20|100%',
  '项目名称|农村公路||\n主管部门|交通局|实施单位|公路处\n资金来源|预算数|执行数|执行率\n财政拨款|100|90|90%',
  '项目名称|办公楼维修|主管部门|财政局\n完成情况|各项指标均已完成|自评|良好',
  '序号|任务|完成情况|责任人\n1|修路|已完成|张三\n2|架桥|已完成|李四',
  '工作任务|计划完成时间|实际完成情况|备注\n修路|6月|已完成|\n架桥|8月|已完成|',
  '工程名称|计划数|完成数|完成率\n修路|10|10|100%\n架桥|2|2|100%',
  '项目|计划指标|实际完成|完成比例\n修路|10|10|100%\n架桥|2|2|100%',
  '专家姓名|工作单位|职称|评价得分\n张三|局|高工|90\n李四|局|教授|91',
  '姓名|单位|自评|评价\n张三|局|已签|已签',
  '指标名称|计量单位|本年实际|上年实际\n产值|万元|100|90\n用工|人|10|9',
  '题目|非常满意|满意|不满意|满意度\n一|10|5|1|94%\n二|10|5|1|94%',
  '一级指标|二级指标|分值|评分标准\n产出指标|数量指标|10|按比例\n效益指标|社会效益指标|20|按档',
  '>项目绩效自评表填报人员名单\n姓名|单位|项目名称|主管部门\n张三|局|修路|交通局',
  '>各单位自评情况见附件：项目支出绩效自评表\n项目名称|预算数|执行数\n修路|10|10',
];

test.each(OTHERS.map((table) => [table.split('\n').slice(0, 2).join(' / '), table]))('%s: silent', (_, table) => {
  expect(told(table)).toEqual(['ready']);
});

test('there are many tables that look alike', () => {
  expect(OTHERS.length).toBeGreaterThanOrEqual(15);
});
