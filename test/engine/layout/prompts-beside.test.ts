import { review } from '../../../src/engine/review.ts';
import { describe as inWords } from '../../../src/messages/index.ts';
import { typicalForm, typicalTable } from '../../support/typical-form.ts';

/** What only asks for a value is none: project, department and unit are blank beside it. */

const ASKING = [
  '请尽快填写',
  '请补充单位全称',
  '（请填写单位名称）',
  '请简要说明',
  '此处填写名称',
  '待定',
  '（待确认）',
  '请选择',
  ...['请', '请按此要求尽快', '此处', '在此', '点击'].map((place) => `${place}录入`),
  ...['填写', '填报', '填列', '填入', '补填', '补充', '补齐', '选择', '输入', '录入'].map((verb) => `点击${verb}`),
  ...['完整', '单位', '部门', '项目', '名称', '全称', '此项', '说明', '内容', '单位全称'].map(
    (what) => `点击录入${what}`,
  ),
  ...['单位', '单位'.repeat(8)].map((what) => `填写${what}`),
  ...['填', '补充', '确认', '核实', '明确'].map((verb) => `待${verb}`),
];

const told = (changes: Readonly<Record<string, string>>): readonly string[] =>
  review([typicalForm(changes)]).findings.map((finding) => `${finding.cells[0]} ${inWords(finding).what}`);

test('the form itself has nothing to tell of', () => expect(told({})).toEqual([]));

test.each(ASKING)('%s', (words) => {
  expect(told({ F4: words })).toEqual([`F4 实施单位没有填写，那里只有“${words}”。`]);
  expect(told({ C4: `${words}！` })).toEqual([`C4 主管部门没有填写，那里只有“${words}！”。`]);
  expect(told({ A4: `主管部门：${words}`, C4: '' })).toEqual([expect.stringMatching(/^A4 主管部门没有填写/)]);
});

test('right of a blank place that others of its column have, it isn’t in it', () => {
  expect(told({ C4: '', D4: '请尽快填写' })).toEqual(['C4 主管部门没有填写。']);
});

test('between label and value it is passed over', () => {
  const { department } = typicalTable({ B4: '（请填写全称）' });
  expect(department).toMatchObject({ text: '教育局', cell: { row: 4, column: 3 } });
});

test.each([
  '请销假系统完善中心',
  '待遇保障科',
  '待业人员补充保险中心',
  '点击公司',
  '请按我们的要求去录入',
  '请按要求，录入',
  '请填好',
  '点击录入公司',
  '填写处',
  `填写${'单位'.repeat(8)}处`,
  '填写单位，部门',
  '待定科',
  '不待定',
])('%s is a name', (name) => {
  expect(told({ F4: name, C3: name })).toEqual([]);
  expect(typicalTable({ F4: name }).unit?.text).toBe(name);
});
