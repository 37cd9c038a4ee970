import { screen, waitFor, within } from '@testing-library/react';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import { VERDICT } from '../../../src/messages/pane.ts';
import { Settings } from '../../../src/pane/views/settings.tsx';
import { passingOn } from '../../support/open-pane.tsx';
import { heard, lines, openPart, type PartOptions } from '../../support/open-part.tsx';

/** 设置, as it is heard, and what each of its buttons does. */

const HUBEI = policyById('hubei') as NonNullable<ReturnType<typeof policyById>>;
const OWN = { ...HUBEI, id: 'own-1', name: '本单位办法' };

const shown = (options: PartOptions = {}) => openPart(<Settings />, options);
const item = (name: string): HTMLElement =>
  screen.getByRole('button', { name: new RegExp(`^${name}`), expanded: false });
const region = (): HTMLElement => screen.getByRole('region', { name: '评分办法' });
const buttons = (): (string | null)[] =>
  within(region())
    .getAllByRole('button')
    .filter((each) => !each.hasAttribute('aria-expanded'))
    .map(({ textContent }) => textContent);

test('all of it, before anything was chosen', async () => {
  await shown();
  expect(heard(document.querySelector('.jihe-stack'))).toEqual(
    lines(`
    section [labelled “这里不能保存设置（浏览器存储不可用），关闭面板后会恢复默认。”]
      “这里不能保存设置（浏览器存储不可用），关闭面板后会恢复默认。”
    section [aria-label=评分办法, tabindex=-1]
      h2 评分办法
      h3
        button [aria-expanded=false] 全国通用（财预〔2020〕10号）
      h3
        button [aria-expanded=false] 中央部门（含成本指标，财预〔2021〕101号）
      h3
        button [aria-expanded=false] 湖北
      h3
        button [aria-expanded=false] 四川
      h3
        button [aria-expanded=false] 广西
      h3
        button [aria-expanded=false] 预算管理一体化（线性反向）
      h3
        button [aria-expanded=false] 云南保山
      input [accept=.json,application/json, aria-label=导入办法, type=file, value “”]
      button 导入办法
    section [aria-label=教过的认法]
      h2 教过的认法
      “还没有。表里有没认出的部分时，在“问题”里告诉它是什么。”
      ul
      button [disabled] 导出认法
      input [accept=.json,application/json, aria-label=导入认法, type=file, value “”]
      button 导入认法
    “默认评分办法”
    select [described “新打开的表先按这个办法核对，表里另有记录的除外。”, labelled “默认评分办法”, value “national”]
      national=全国通用（财预〔2020〕10号） | national-cost=中央部门（含成本指标，财预〔2021〕101号） | hubei=湖北 | sichuan=四川 | guangxi=广西 | platform=预算管理一体化（线性反向） | yunnan-baoshan=云南保山
    “新打开的表先按这个办法核对，表里另有记录的除外。”
    “颜色”
    select [labelled “颜色”, value “auto”]
      auto=跟随系统 | light=浅色 | dark=深色
    input [disabled, type=checkbox, described “这里不支持自动重新核对。”, labelled “改动后自动重新核对”, off]
    “改动后自动重新核对”
    “这里不支持自动重新核对。”
    “填写得分默认填成”
    select [labelled “填写得分默认填成”, value “values”]
      values=数值 | formulas=公式（改了数据自动重算）
    “最近写过的原因和措施：0 条”
    button [disabled] 清空
    h2
      button [aria-expanded=false] 关于（绩核 1）
  `),
  );
});

test('each policy says whether it is in force and whose it is, and offers what can be done with it', async () => {
  const { user } = await shown({ settings: { ownPolicies: [OWN] }, checked: true });
  const names = within(region()).getAllByRole('heading', { level: 3 });
  expect(names.map(({ textContent }) => textContent)).toEqual([
    '全国通用（财预〔2020〕10号）使用中',
    '中央部门（含成本指标，财预〔2021〕101号）',
    '湖北',
    '四川',
    '广西',
    '预算管理一体化（线性反向）',
    '云南保山',
    '本单位办法本单位办法',
  ]);
  await user.click(item('全国通用'));
  expect(buttons()).toEqual(['复制并修改', '导出办法（发给同事）', '导入办法']);
  await user.click(screen.getByRole('button', { name: /^全国通用/, expanded: true }));
  await user.click(item('湖北'));
  expect(buttons()).toEqual(['用于这个工作簿', '复制并修改', '导出办法（发给同事）', '导入办法']);
  await user.click(screen.getByRole('button', { name: /^湖北/, expanded: true }));
  await user.click(item('本单位办法'));
  expect(buttons()).toEqual(['用于这个工作簿', '修改', '复制并修改', '导出办法（发给同事）', '删除', '导入办法']);
});

test('used, exported, removed', async () => {
  const download = jest.fn();
  const { user, controller } = await shown({
    settings: { ownPolicies: [OWN, { ...OWN, id: 'own-2', name: '另一办法' }], defaultPolicy: 'own-1' },
    environment: { download },
    checked: true,
  });
  // The user's default is in force.
  await user.click(item('本单位办法'));
  expect(buttons()).not.toContain('用于这个工作簿');
  await user.click(screen.getByRole('button', { name: '导出办法（发给同事）' }));
  const [[name, content]] = download.mock.calls as [[string, string]];
  expect([name, JSON.parse(content)]).toEqual(['本单位办法.json', JSON.parse(JSON.stringify(OWN))]);
  expect(content.endsWith('}\n')).toBe(true);
  await user.click(screen.getByRole('button', { name: /^本单位办法/, expanded: true }));
  await user.click(item('另一办法'));
  await user.click(screen.getByRole('button', { name: '删除' }));
  expect(controller.settings.current.ownPolicies.map(({ id }) => id)).toEqual(['own-1']);
  expect(controller.settings.current.defaultPolicy).toBe('own-1');
  expect(controller.snapshot().announced.text).toBe('已删除“另一办法”。');
  await user.click(item('本单位办法'));
  await user.click(screen.getByRole('button', { name: '删除' }));
  expect([controller.settings.current.ownPolicies, controller.settings.current.defaultPolicy]).toEqual([[], null]);
  await user.click(item('四川'));
  await user.click(screen.getByRole('button', { name: '用于这个工作簿' }));
  await waitFor(() => expect(controller.snapshot().checked?.policy.id).toBe('sichuan'));
});

describe('one that was saved', () => {
  const copied = async (options: PartOptions = {}) => {
    const page = await shown({ checked: true, ...options });
    await page.user.click(item('湖北'));
    await page.user.click(screen.getByRole('button', { name: '复制并修改' }));
    return page;
  };

  test('is a copy under a name and an id of its own; it may be used at once', async () => {
    const { user, controller } = await copied();
    expect(screen.getByRole('textbox', { name: '名称' })).toHaveValue('湖北（副本）');
    expect(screen.queryByTestId('use-now')).toBeNull();
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(controller.settings.current.ownPolicies).toMatchObject([{ id: 'own-1', name: '湖北（副本）', regions: [] }]);
    expect(heard(screen.getByTestId('use-now'))).toEqual(
      lines(`
      section [labelled “已保存“湖北（副本）”，现在用它核对？”]
        “已保存“湖北（副本）”，现在用它核对？”
        button 用于这个工作簿
        button 先不用
    `),
    );
    expect(screen.getByRole('button', { name: '用于这个工作簿' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '用于这个工作簿' }));
    expect(screen.queryByTestId('use-now')).toBeNull();
    await waitFor(() => expect(controller.snapshot().checked?.policy.id).toBe('own-1'));
    expect(region()).toHaveFocus();
  });

  test('or not now', async () => {
    const { user, controller } = await copied();
    await user.click(screen.getByRole('button', { name: '保存' }));
    await user.click(screen.getByRole('button', { name: '先不用' }));
    expect(screen.queryByTestId('use-now')).toBeNull();
    expect(controller.snapshot().checked?.policy.id).toBe('national');
    expect(region()).toHaveFocus();
  });

  test('goes when another is edited, and given up nothing is kept', async () => {
    const { user, controller } = await copied();
    await user.click(screen.getByRole('button', { name: '保存' }));
    await user.click(item('湖北（副本）'));
    await user.click(screen.getByRole('button', { name: '修改' }));
    expect(screen.queryByTestId('use-now')).toBeNull();
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(controller.settings.current.ownPolicies).toHaveLength(1);
    expect(screen.queryByRole('region', { name: '修改评分办法' })).toBeNull();
  });

  test('and is in force is checked with at once, and nobody is asked', async () => {
    const { user, controller } = await shown({
      settings: { ownPolicies: [OWN], defaultPolicy: 'own-1' },
      checked: true,
    });
    await user.click(item('本单位办法'));
    await user.click(screen.getByRole('button', { name: '修改' }));
    const name = screen.getByRole('textbox', { name: '名称' });
    await user.clear(name);
    await user.type(name, '新名');
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(screen.queryByTestId('use-now')).toBeNull();
    await waitFor(() => expect(controller.snapshot().checked?.policy.name).toBe('新名'));
    expect(controller.settings.current.ownPolicies).toHaveLength(1);
  });
});

test('each choice is kept', async () => {
  const { user, controller } = await shown({
    settings: { ownPolicies: [OWN], recentCauses: ['一'], recentMeasures: ['二'] },
  });
  const choose = async (label: RegExp, value: string): Promise<unknown> => {
    await user.selectOptions(screen.getByRole('combobox', { name: label }), value);
    const { defaultPolicy, appearance, fillAs } = controller.settings.current;
    return [defaultPolicy, appearance, fillAs];
  };
  const [byDefault, looks, fill] = [/^默认评分办法/, /^颜色/, /^填写得分/];
  expect(await choose(byDefault, 'own-1')).toEqual(['own-1', 'auto', 'values']);
  expect(await choose(byDefault, 'national')).toEqual([null, 'auto', 'values']);
  expect(await choose(looks, 'dark')).toEqual([null, 'dark', 'values']);
  expect(await choose(looks, 'light')).toEqual([null, 'light', 'values']);
  expect(await choose(fill, 'formulas')).toEqual([null, 'light', 'formulas']);
  expect(await choose(fill, 'values')).toEqual([null, 'light', 'values']);
  await user.click(screen.getByRole('button', { name: '清空' }));
  expect([controller.settings.current.recentCauses, controller.settings.current.recentMeasures]).toEqual([[], []]);
  expect(screen.getByRole('button', { name: '清空' })).toBeDisabled();
});

test.each<[string, boolean, boolean, boolean, boolean]>([
  ['hears of edits and of choices', true, true, true, false],
  ['hears of edits alone', true, false, true, false],
  ['hears of nothing', false, false, false, true],
])('checking while somebody types, where the host %s', async (_name, liveEvents, choiceEvents, isOn, isDisabled) => {
  const around = (host: FileHost) => passingOn(host, { can: { ...host.can, liveEvents, choiceEvents } });
  const { user, controller } = await shown({ settings: { live: true }, around });
  const box = screen.getByRole<HTMLInputElement>('checkbox');
  expect([box.checked, box.disabled]).toEqual([isOn, isDisabled]);
  const hint = liveEvents ? '停止输入片刻后，只重新核对改动的工作表。' : '这里不支持自动重新核对。';
  expect(box).toHaveAccessibleDescription(liveEvents && !choiceEvents ? `${hint}${VERDICT.unheard}` : hint);
  if (isDisabled) return;
  await user.click(box);
  expect([controller.settings.current.live, box.checked]).toEqual([false, false]);
});

test('关于 comes when it is unfolded', async () => {
  const { user } = await shown({ environment: { version: '3.2.1' } });
  const about = screen.getByRole('button', { name: /^关于.*3\.2\.1/, expanded: false });
  expect(screen.queryByRole('button', { name: '复制全部' })).toBeNull();
  await user.click(about);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toMatch(/^绩核版本：3\.2\.1\n/);
});
