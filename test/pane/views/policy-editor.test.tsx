import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { PolicyEditor } from '../../../src/pane/views/policy-editor.tsx';
import { heard, lines } from '../../support/open-part.tsx';

/** A unit's own policy: what is wrong is said where it stands, and only what is right can be saved. */

const POLICY: ScoringPolicy = { ...(policyById('hubei') as ScoringPolicy), id: 'own-1', name: '本单位办法' };

function shown() {
  const onSave = jest.fn<void, [ScoringPolicy]>();
  const onCancel = jest.fn();
  render(<PolicyEditor onCancel={onCancel} onSave={onSave} policy={POLICY} />);
  return { onSave, onCancel, user: userEvent.setup() };
}
const editor = (): HTMLElement => screen.getByRole('region', { name: '修改评分办法' });
const field = (name: string): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox', { name });
const save = (): HTMLElement => screen.getByRole('button', { name: '保存' });

test('as a form', () => {
  shown();
  expect(heard(editor())).toEqual(
    lines(`
    section [aria-label=修改评分办法]
      h3 修改评分办法
      “名称”
      input [type=text, labelled “名称”, value “本单位办法”]
      “依据”
      input [type=text, labelled “依据”, value “湖北省项目自评表表内说明（预算执行情况20分、绩效目标80分）”]
      “总分”
      input [type=text, labelled “总分”, value “100”]
      “预算执行分值”
      input [type=text, labelled “预算执行分值”, value “20”]
      “定性第一档下限（%）”
      input [type=text, labelled “定性第一档下限（%）”, value “80”]
      “定性第二档下限（%）”
      input [type=text, labelled “定性第二档下限（%）”, value “50”]
      “超额完成需说明（%）”
      input [type=text, labelled “超额完成需说明（%）”, value “130”]
      “执行率低于多少需说明（%）”
      input [type=text, labelled “执行率低于多少需说明（%）”, value “80”]
      “等级下限：优、良、中”
      input [type=text, labelled “等级下限：优、良、中”, value “90、80、60”]
      “得分小数位数”
      input [type=text, labelled “得分小数位数”, value “2”]
      “反向指标未达到时”
      select [labelled “反向指标未达到时”, value “inverse”]
        inverse=按 指标值÷完成值 计分 | linear=按超出比例线性扣分
      “一级指标权重”
      input [type=text, described “例如：产出 50、效益 30、满意度 10；没有规定的留空。”, labelled “一级指标权重”, value “”]
      “例如：产出 50、效益 30、满意度 10；没有规定的留空。”
      button 保存
      button 取消
      button 高级编辑
  `),
  );
});

test.each<[string, string, string]>([
  ['名称', '', '名称不能空着。'],
  ['依据', '', '依据不能空着。'],
  ['总分', '', '总分要填数字。'],
  ['总分', 'x', '总分要填数字。'],
  ['预算执行分值', '甲', '预算执行分值要填数字。'],
  ['定性第一档下限（%）', '101', '定性第一档下限不能大于 100%。'],
  ['定性第一档下限（%）', '甲', '定性第一档下限要填数字。'],
  ['定性第二档下限（%）', '甲', '定性第二档下限要填数字。'],
  ['定性第二档下限（%）', '99', '第二档下限不能高于第一档下限。'],
  ['超额完成需说明（%）', '甲', '超额完成需说明要填数字。'],
  ['执行率低于多少需说明（%）', '甲', '执行率低于多少需说明要填数字。'],
  ['等级下限：优、良、中', '90、80', '等级下限要填三个数字，从高到低，例如：90、80、60。'],
  ['等级下限：优、良、中', '60、80、90', '等级界限应当逐级降低：优 ≥ 良 ≥ 中。'],
  ['得分小数位数', '1.5', '得分小数位数要填整数。'],
  ['一级指标权重', '产出', '每个一级指标后面要写分值，例如：产出 50。'],
])('%s: %p is wrong, and that is said under it', async (name, typed, sentence) => {
  const { user, onSave } = shown();
  await user.clear(field(name));
  if (typed !== '') await user.type(field(name), typed);
  expect(field(name)).toBeInvalid();
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([sentence]);
  expect(field(name)).toHaveAccessibleDescription(expect.stringContaining(sentence));
  expect(save()).toBeDisabled();
  await user.click(save());
  expect(onSave).not.toHaveBeenCalled();
});

test('what was changed is saved under its id; given up it isn’t', async () => {
  const { user, onSave, onCancel } = shown();
  await user.clear(field('名称'));
  await user.type(field('名称'), '新名');
  await user.clear(field('一级指标权重'));
  await user.type(field('一级指标权重'), '产出 50、效益 30');
  await user.selectOptions(screen.getByRole('combobox', { name: '反向指标未达到时' }), 'linear');
  await user.click(save());
  expect(onSave.mock.calls).toMatchObject([[{ id: 'own-1', name: '新名', reverse: 'linear' }]]);
  await user.click(screen.getByRole('button', { name: '取消' }));
  expect([onSave.mock.calls.length, onCancel.mock.calls.length]).toEqual([1, 1]);
});

test('as the text of its file, and back', async () => {
  const { user, onSave } = shown();
  await user.clear(field('名称'));
  await user.type(field('名称'), '新名');
  await user.click(screen.getByRole('button', { name: '高级编辑' }));
  const text = field('高级编辑');
  expect(heard(editor())).toEqual(
    lines(`
    section [aria-label=修改评分办法]
      h3 修改评分办法
      “高级编辑”
      textarea [spellcheck=false, labelled “高级编辑”, value “{
      "id": "own-1",
      "name": "新名",
      "source": "湖北省项目自评表表内说明（预算执行情况20分、绩效目标80分）",
      "base": 100,
      "executionPoints": 20,
      "weights": {},
      "reverse": "inverse",
      "tiers": {
        "first": 0.8,
        "second": 0.5
      },
      "overfulfilment": {
        "threshold": 1.3
      },
      "executionExplainBelow": 0.8,
      "satisfactionBands": null,
      "grades": {
        "优": 90,
        "良": 80,
        "中": 60
      },
      "digits": 2,
      "paceGap": null,
      "regions": [
        "湖北",
        "武汉",
        "黄石",
        "襄阳",
        "宜昌",
        "荆州",
        "荆门市",
        "鄂州",
        "孝感",
        "黄冈",
        "咸宁",
        "随州",
        "恩施",
        "十堰",
        "仙桃市",
        "潜江市",
        "天门市",
        "神农架"
      ],
      "notes": [
        "表内没有分值栏：指标的分值由已达标指标的得分推定，未达标的由人工确定。"
      ]
    }”]
      button 保存
      button 取消
      button 回到表单
  `),
  );
  expect(JSON.parse(text.value)).toMatchObject({ name: '新名' });
  await user.clear(text);
  await user.type(text, '{{');
  expect(screen.getByRole('alert')).toHaveTextContent('写法不完整（可能缺了括号、引号或逗号），还不能保存。');
  expect(
    [save(), screen.getByRole('button', { name: '回到表单' })].map((each) => each.hasAttribute('disabled')),
  ).toEqual([true, true]);
  await user.clear(text);
  await user.click(text);
  await user.paste(JSON.stringify({ ...POLICY, id: 'another', name: '再新' }));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByRole('button', { name: '回到表单' }));
  expect(field('名称')).toHaveValue('再新');
  await user.click(save());
  expect(onSave.mock.calls).toMatchObject([[{ id: 'own-1', name: '再新' }]]);
});
