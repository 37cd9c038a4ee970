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

test.each(['请销假系统完善中心', '待遇保障科', '待业人员补充保险中心', '点击公司'])('%s is a name', (name) => {
  expect(told({ F4: name, C3: name })).toEqual([]);
  expect(typicalTable({ F4: name }).unit?.text).toBe(name);
});
