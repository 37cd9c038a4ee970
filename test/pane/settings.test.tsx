import { act, screen, waitFor, within } from '@testing-library/react';
import { DEFAULTS, readSettings, remember, SettingsStore } from '../../src/app/settings.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { MemoryStore, openAbout, openPane, openTab, passingOn, settled, unfold } from '../support/open-pane.tsx';

/** What the user likes: kept, lost and damaged settings; policies of their own. */

const FORM = withCells(exampleForm('national'), { H20: '99' });

describe('the store', () => {
  test('keeps settings over the end of the pane', () => {
    const store = new MemoryStore();
    new SettingsStore(store).update({ live: true, recentCauses: ['管线改线'] });
    const later = new SettingsStore(store);
    expect(later.kept).toBe(true);
    expect(later.current).toEqual({ ...DEFAULTS, live: true, recentCauses: ['管线改线'] });
  });

  test.each([
    ['nothing', null, DEFAULTS],
    ['something else', '[1, 2]', DEFAULTS],
    ['damaged text', '{"live": tr', DEFAULTS],
    [
      'fields of another version',
      '{"live": "yes", "fillAs": "formulas", "other": 1}',
      { ...DEFAULTS, fillAs: 'formulas' },
    ],
    ['a broken policy of its own', '{"ownPolicies": [{"id": "x"}], "live": true}', { ...DEFAULTS, live: true }],
  ])('reads %s', (_, text, settings) => {
    const store = new MemoryStore();
    if (text !== null) store.setItem('jihe.settings', text);
    expect(new SettingsStore(store).current).toEqual(settings);
  });

  test('reads its own policies', () => {
    const own = { ...policyById('hubei'), id: 'own-1' };
    expect(readSettings({ ownPolicies: [own] }).ownPolicies).toEqual([own]);
  });

  test('remembers the latest wording first, each once, a dozen at most', () => {
    expect(remember(['a', 'b'], [' b ', '', 'c'])).toEqual(['b', 'c', 'a']);
    expect(
      remember(
        Array.from({ length: 20 }, (_, index) => String(index)),
        ['x'],
      ),
    ).toHaveLength(12);
  });

  test('of a browser that forbids it works in memory, and the user is told', async () => {
    const forbidden = {
      getItem(): string | null {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem(): void {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    const { user } = await openPane([FORM], { store: forbidden });
    await openTab(user, '设置');
    expect(screen.getByText(/这里不能保存设置/)).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: '颜色' }), '深色');
    expect(document.querySelector('[data-theme=dark]')).not.toBeNull();
    await openAbout(user);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value).toContain(
      '设置保存：仅本次有效',
    );
  });

  test('without any works as well', async () => {
    const { user } = await openPane([FORM], { store: null });
    await openTab(user, '设置');
    expect(screen.getByText(/这里不能保存设置/)).toBeVisible();
  });
});

describe('policies', () => {
  async function openPolicy(user: Awaited<ReturnType<typeof openPane>>['user'], name: string): Promise<HTMLElement> {
    await openTab(user, '设置');
    const region = screen.getByRole('region', { name: '评分办法' });
    await user.click(within(region).getByRole('button', { name: new RegExp(`^${name}`) }));
    return region;
  }

  test('the built-in ones are explained in words', async () => {
    const { user } = await openPane([FORM]);
    const region = await openPolicy(user, '湖北');
    expect(region).toHaveTextContent('总分 100，预算执行 20 分');
    expect(region).toHaveTextContent('第二档 50% 以上');
  });

  test('one is copied, changed, checked as it is typed, saved, and used', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    await pane.user.click(within(region).getByRole('button', { name: '复制并修改' }));
    const points = screen.getByRole('textbox', { name: '预算执行分值' });
    await pane.user.clear(points);
    expect(points).toHaveAccessibleDescription('预算执行分值要填数字。');
    expect(screen.getByRole('button', { name: '保存' })).toBeDisabled();
    await pane.user.type(points, '15');
    const name = screen.getByRole('textbox', { name: '名称' });
    await pane.user.clear(name);
    await pane.user.type(name, '本单位办法2026');
    await pane.user.click(screen.getByRole('button', { name: '保存' }));
    const question = '已保存“本单位办法2026”，现在用它核对？';
    expect(pane.announced()).toBe(question);
    const asked = screen.getByRole('region', { name: question });
    const use = within(asked).getByRole('button', { name: '用于这个工作簿' });
    expect(use).toHaveFocus();
    await pane.user.click(use);
    await settled();
    expect(screen.queryByRole('region', { name: question })).toBeNull();
    expect(region).toHaveFocus();
    await pane.user.click(within(region).getByRole('button', { name: /^本单位办法2026/ }));
    expect(region).toHaveTextContent('预算执行 15 分');
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveDisplayValue('本单位办法2026');
    expect(new SettingsStore(pane.store).current.ownPolicies.map((own) => own.executionPoints)).toEqual([15]);
  });

  test('takes on how an indicator of the fewer the better loses points', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    await pane.user.click(within(region).getByRole('button', { name: '复制并修改' }));
    const ways = screen.getByRole('combobox', { name: '反向指标未达到时' });
    expect(ways).toHaveValue('inverse');
    await pane.user.selectOptions(ways, 'linear');
    expect(ways).toHaveValue('linear');
    await pane.user.click(screen.getByRole('button', { name: '保存' }));
    expect(new SettingsStore(pane.store).current.ownPolicies.map((own) => own.reverse)).toEqual(['linear']);
    await pane.user.click(within(region).getByRole('button', { name: /^湖北（副本）/ }));
    await pane.user.click(within(region).getByRole('button', { name: '修改' }));
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '反向指标未达到时' }), 'inverse');
    expect(screen.getByRole('combobox', { name: '反向指标未达到时' })).toHaveValue('inverse');
    await pane.user.click(screen.getByRole('button', { name: '保存' }));
    expect(new SettingsStore(pane.store).current.ownPolicies.map((own) => own.reverse)).toEqual(['inverse']);
  });

  test('saved and not yet used: the workbook keeps the one it has', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    await pane.user.click(within(region).getByRole('button', { name: '复制并修改' }));
    await pane.user.click(screen.getByRole('button', { name: '保存' }));
    await pane.user.click(screen.getByRole('button', { name: '先不用' }));
    expect(screen.queryByTestId('use-now')).toBeNull();
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('national');
    expect(new SettingsStore(pane.store).current.ownPolicies.map(({ id }) => id)).toEqual(['own-1']);
  });

  test.each([
    ['总分', '0', '总分应当大于 0。'],
    ['总分', '', '总分要填数字。'],
    ['总分', '1001', '总分不能大于 1000。'],
    ['名称', '', '名称不能空着。'],
    ['定性第一档下限（%）', '120', '定性第一档下限不能大于 100%。'],
    ['定性第二档下限（%）', '95', '第二档下限不能高于第一档下限。'],
    ['超额完成需说明（%）', '90', '超额完成需说明不能小于 100%。'],
    ['执行率低于多少需说明（%）', '-1', '执行率低于多少需说明不能小于 0%。'],
    ['等级下限：优、良、中', '90、80', '等级下限要填三个数字，从高到低，例如：90、80、60。'],
    ['等级下限：优、良、中', '60、80、90', '等级界限应当逐级降低：优 ≥ 良 ≥ 中。'],
    ['得分小数位数', '1.5', '得分小数位数要填整数。'],
    ['一级指标权重', '产出', '每个一级指标后面要写分值，例如：产出 50。'],
  ])('what is wrong in %s (%s) stands under it, without names of a program', async (label, typed, told) => {
    const { user } = await openPane([FORM]);
    const region = await openPolicy(user, '湖北');
    await user.click(within(region).getByRole('button', { name: '复制并修改' }));
    const field = screen.getByRole('textbox', { name: label });
    await user.clear(field);
    if (typed !== '') await user.type(field, typed);
    expect(field).toHaveAccessibleDescription(expect.stringContaining(told));
    expect(field).toHaveAttribute('aria-invalid', 'true');
    const errors = within(region).getAllByRole('alert');
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).not.toHaveTextContent(/[a-z]/i);
    expect(screen.getByRole('button', { name: '保存' })).toBeDisabled();
  });

  test('as the text of the file: what is wrong is named with its place', async () => {
    const { user } = await openPane([FORM]);
    const region = await openPolicy(user, '湖北');
    await user.click(within(region).getByRole('button', { name: '复制并修改' }));
    await user.click(screen.getByRole('button', { name: '高级编辑' }));
    const json = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '高级编辑' });
    const text = json.value;
    await user.clear(json);
    await user.click(json);
    await user.paste('{');
    expect(region).toHaveTextContent('写法不完整');
    await user.clear(json);
    await user.click(json);
    await user.paste(text.replace('"executionPoints": 20', '"executionPoints": -1'));
    expect(region).toHaveTextContent('预算执行分值（executionPoints）不能小于 0。');
    await user.clear(json);
    await user.click(json);
    await user.paste(text.replace('"executionPoints": 20', '"executionPoints": 18'));
    await user.click(screen.getByRole('button', { name: '回到表单' }));
    expect(screen.getByRole('textbox', { name: '预算执行分值' })).toHaveValue('18');
  });

  test('go out as files and come in again', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    await pane.user.click(within(region).getByRole('button', { name: '导出办法（发给同事）' }));
    const text = pane.saved.get('湖北.json') as string;
    const own = text.replace('"id": "hubei"', '"id": "huanggang"').replace('"name": "湖北"', '"name": "黄冈"');
    const input = within(region).getByLabelText('导入办法', { selector: 'input' });
    await pane.user.upload(input, new File([own], '黄冈.json', { type: 'application/json' }));
    await waitFor(() => expect(within(region).getByRole('button', { name: /^黄冈/ })).toBeVisible());
    expect(screen.getByRole('region', { name: '已导入“黄冈”，现在用它核对？' })).toBeVisible();
    await pane.user.upload(input, new File(['{"id": 1}'], 'x.json', { type: 'application/json' }));
    await waitFor(() => expect(region).toHaveTextContent('没有导入：'));
  });

  test('a second own one is a second one; each is changed and removed by itself, and a default goes with it', async () => {
    const pane = await openPane([FORM]);
    const own = () => new SettingsStore(pane.store).current;
    const region = await openPolicy(pane.user, '湖北');
    const saveCopy = async (weights: string): Promise<void> => {
      await pane.user.click(within(region).getByRole('button', { name: '复制并修改' }));
      const typed = screen.getByRole('textbox', { name: '一级指标权重' });
      await pane.user.clear(typed);
      await pane.user.type(typed, weights);
      await pane.user.click(screen.getByRole('button', { name: '保存' }));
      await pane.user.click(within(region).getByRole('button', { name: /^湖北$/ }));
    };
    await saveCopy('产出 40、效益 30分');
    await saveCopy('满意度10');
    expect(own().ownPolicies.map(({ id, weights }) => [id, weights])).toEqual([
      ['own-1', { 产出: 40, 效益: 30 }],
      ['own-2', { 满意度: 10 }],
    ]);
    await pane.user.selectOptions(
      screen.getByRole('combobox', { name: '默认评分办法' }),
      screen.getAllByRole('option', { name: '湖北（副本）' }).at(-1) as HTMLElement,
    );
    expect(own().defaultPolicy).toBe('own-2');
    await pane.user.click(within(region).getByRole('button', { name: /^湖北$/ }));
    const [first] = within(region).getAllByRole('button', { name: /^湖北（副本）/ });
    await pane.user.click(first as HTMLElement);
    await pane.user.click(within(region).getByRole('button', { name: '删除' }));
    expect(pane.announced()).toBe('已删除“湖北（副本）”。');
    expect(own()).toMatchObject({ ownPolicies: [{ id: 'own-2' }], defaultPolicy: 'own-2' });
    await pane.user.click(within(region).getByRole('button', { name: /^湖北（副本）/ }));
    await pane.user.click(within(region).getByRole('button', { name: '修改' }));
    const digits = screen.getByRole('textbox', { name: '得分小数位数' });
    await pane.user.clear(digits);
    await pane.user.type(digits, '1');
    await pane.user.click(screen.getByRole('button', { name: '保存' }));
    expect(own().ownPolicies).toMatchObject([{ id: 'own-2', digits: 1, weights: { 满意度: 10 } }]);
    await pane.user.click(within(region).getByRole('button', { name: /^湖北（副本）/ }));
    await pane.user.click(within(region).getByRole('button', { name: '删除' }));
    expect(own()).toMatchObject({ ownPolicies: [], defaultPolicy: null });
  });

  test('given up while it is changed stays as it was', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    await pane.user.click(within(region).getByRole('button', { name: '复制并修改' }));
    await pane.user.click(within(region).getByRole('button', { name: '取消' }));
    expect(screen.queryByRole('textbox', { name: '预算执行分值' })).toBeNull();
    expect(new SettingsStore(pane.store).current.ownPolicies).toEqual([]);
  });

  test('one of a built-in id comes in as one of the user’s own; what is no JSON is said', async () => {
    const pane = await openPane([FORM]);
    const region = await openPolicy(pane.user, '湖北');
    const input = within(region).getByLabelText('导入办法', { selector: 'input' });
    const text = JSON.stringify({ ...policyById('hubei'), name: '带来的' });
    await pane.user.upload(input, new File([text], 'a.json', { type: 'application/json' }));
    await waitFor(() => expect(pane.announced()).toBe('已导入“带来的”，现在用它核对？'));
    expect(new SettingsStore(pane.store).current.ownPolicies).toMatchObject([{ id: 'own-1', name: '带来的' }]);
    await pane.user.upload(input, new File(['{'], 'x.json', { type: 'application/json' }));
    await waitFor(() => expect(region).toHaveTextContent('没有导入：这不是绩核导出的文件，读不出来。'));
  });

  test('the one in force is checked with anew when it is changed', async () => {
    const own = { ...policyById('hubei'), id: 'own-1', name: '本单位' };
    const store = new MemoryStore();
    store.setItem('jihe.settings', JSON.stringify({ ownPolicies: [own], defaultPolicy: 'own-1' }));
    const { user } = await openPane([FORM], { store });
    const region = await openPolicy(user, '本单位');
    await user.click(within(region).getByRole('button', { name: '修改' }));
    const points = screen.getByRole('textbox', { name: '预算执行分值' });
    await user.clear(points);
    await user.type(points, '12');
    await user.click(screen.getByRole('button', { name: '保存' }));
    await settled();
    expect(screen.getByRole('banner')).toHaveTextContent('本次选定');
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('own-1');
  });

  test('the personal default is in force where the workbook records none', async () => {
    const store = new MemoryStore();
    new SettingsStore(store).update({ defaultPolicy: 'platform' });
    await openPane([FORM], { store });
    expect(screen.getByRole('banner')).toHaveTextContent('设置中的默认办法');
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('platform');
  });
});

describe('checking while the user types', () => {
  test('reads only the edited sheet, once the typing has stopped', async () => {
    const store = new MemoryStore();
    new SettingsStore(store).update({ live: true });
    const requested: unknown[] = [];
    let edit: (cells: readonly { sheet: string; cell: string }[]) => void = () => undefined;
    const pane = await openPane([FORM, exampleForm('hubei', '二')], {
      store,
      around: (host) =>
        passingOn(host, {
          can: { ...host.can, liveEvents: true },
          readSheets: (scope, signal) => {
            requested.push(scope);
            return host.readSheets(scope, signal);
          },
          onEdited: (listener) => {
            edit = listener;
            return () => undefined;
          },
        }),
    });
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await settled();
    requested.length = 0;
    await pane.host.apply([{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 100 } }]);
    act(() => edit([{ sheet: '自评表', cell: 'H20' }]));
    expect(screen.getByTestId('verdict')).toHaveTextContent('表格在核对之后改过');
    act(() => edit([{ sheet: '自评表', cell: 'H20' }]));
    await waitFor(() => expect(requested).toEqual([['自评表']]));
    await waitFor(() => expect(screen.getByTestId('verdict')).not.toHaveTextContent('表格在核对之后改过'));
  });

  test('is off unless asked for: the pane only says that its result is old', async () => {
    let edit: (cells: readonly { sheet: string; cell: string }[]) => void = () => undefined;
    const { user } = await openPane([FORM], {
      around: (host) =>
        passingOn(host, {
          onEdited: (listener) => {
            edit = listener;
            return () => undefined;
          },
        }),
    });
    act(() => edit([{ sheet: '自评表', cell: 'A1' }]));
    await user.click(screen.getByRole('button', { name: '重新核对' }));
    await settled();
    expect(screen.getByTestId('verdict')).not.toHaveTextContent('表格在核对之后改过');
  });
});

describe('where nobody tells of a choice from a list in a cell', () => {
  const shows = async (can: { liveEvents: boolean; choiceEvents: boolean }): Promise<number[]> => {
    const { user } = await openPane([FORM], { around: (host) => passingOn(host, { can: { ...host.can, ...can } }) });
    const count = (): number => screen.queryAllByText(/下拉列表/).length;
    const atVerdict = count();
    await openTab(user, '设置');
    return [atVerdict, count()];
  };

  test('the result says to check again, and so does the switch of the live check', async () => {
    expect(await shows({ liveEvents: true, choiceEvents: false })).toEqual([1, 2]);
    expect(screen.getByText(/^停止输入片刻后.*下拉列表/)).toBeVisible();
  });

  test.each([
    { liveEvents: true, choiceEvents: true },
    { liveEvents: false, choiceEvents: false },
  ])('elsewhere nothing is said: %j', async (can) => {
    expect(await shows(can)).toEqual([0, 0]);
  });
});

test('inside Excel the self-test page says what was never tried there', async () => {
  const { user } = await openPane([FORM], { around: (host) => passingOn(host, { name: 'excel' }) });
  await openAbout(user);
  const text = (): string => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value;
  await waitFor(() => expect(text()).toContain('未在真的 Excel 里试过：网页版从下拉列表选内容不通知'));
});

test('the self-test page tells what a developer needs, the host’s own words among it, and is copied', async () => {
  const { user, announced } = await openPane([FORM], {
    around: (host) => passingOn(host, { diagnostics: () => Promise.resolve([{ label: 'ExcelApi', value: '1.17' }]) }),
  });
  await openAbout(user);
  await waitFor(() =>
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value).toContain('ExcelApi：1.17'),
  );
  await user.click(screen.getByRole('button', { name: '复制全部' }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('绩核版本：1.2.3'));
  expect(screen.getByRole('button', { name: '已复制' })).toBeVisible();
  expect(announced()).toBe('已复制');
});

test('the self-test page tells what there is and what there isn’t', async () => {
  const can = { marks: true, liveEvents: false, choiceEvents: false, nativeUndoGroup: false, locate: true };
  const { user } = await openPane([FORM], { around: (host) => passingOn(host, { can }) });
  await openAbout(user);
  const lines = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value.split('\n');
  expect(lines).toContain('可用功能：在表内标注、定位单元格');
  expect(lines).toContainEqual(expect.stringMatching(/^不可用功能：随改随核、[^定标]*表格软件自身的撤销$/));
  expect(lines).toContain('最近一次错误：无');
});

test('the self-test page says why the host can’t tell of itself', async () => {
  const diagnostics = (): Promise<never> => Promise.reject(new TypeError('no such API'));
  const { user } = await openPane([FORM], { around: (host) => passingOn(host, { diagnostics }) });
  await openAbout(user);
  const text = (): string => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value;
  await waitFor(() => expect(text()).toContain('读取失败：TypeError: no such API'));
});

test('检查 says when it was done, as long as that is the result on the screen', async () => {
  let edit: (cells: readonly { sheet: string; cell: string }[]) => void = () => undefined;
  const { user } = await openPane([FORM], {
    around: (host) =>
      passingOn(host, {
        onEdited: (listener) => {
          edit = listener;
          return () => undefined;
        },
      }),
  });
  expect(screen.queryByText(/^已核对/)).toBeNull();
  await user.click(screen.getByRole('button', { name: '检查' }));
  await settled();
  expect(await screen.findByText(/^已核对 \d\d:\d\d:\d\d$/)).toBeVisible();
  act(() => edit([{ sheet: '自评表', cell: 'A1' }]));
  expect(screen.queryByText(/^已核对/)).toBeNull();
});

test('检查 that comes to nothing says no time', async () => {
  let fails = false;
  const { user } = await openPane([FORM], {
    around: (host) =>
      passingOn(host, {
        readSheets: (scope, signal) =>
          fails ? Promise.reject(new TypeError('x is undefined')) : host.readSheets(scope, signal),
      }),
  });
  fails = true;
  await user.click(screen.getByRole('button', { name: '检查' }));
  await screen.findByTestId('refusal');
  expect(screen.queryByText(/^已核对/)).toBeNull();
});

test('a finding stays unfolded over a check', async () => {
  const { user } = await openPane([FORM]);
  const finding = await unfold(user, '总分填了 99');
  await user.click(screen.getByRole('button', { name: '检查' }));
  await settled();
  expect(finding).toHaveTextContent('办法');
});

test('what the user likes is set by itself, and recent wording forgotten', async () => {
  const store = new MemoryStore();
  new SettingsStore(store).update({ recentCauses: ['管线改线'], recentMeasures: ['加快施工', '按季核对'] });
  const { user } = await openPane([FORM], {
    store,
    around: (host) => passingOn(host, { can: { ...host.can, liveEvents: true } }),
  });
  const kept = () => new SettingsStore(store).current;
  await openTab(user, '设置');
  expect(screen.getByText('最近写过的原因和措施：3 条')).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: '改动后自动重新核对' }));
  expect(kept()).toMatchObject({ live: true, fillAs: 'values' });
  await user.selectOptions(screen.getByRole('combobox', { name: '填写得分默认填成' }), '公式（改了数据自动重算）');
  expect(kept().fillAs).toBe('formulas');
  await user.selectOptions(screen.getByRole('combobox', { name: '颜色' }), '浅色');
  expect(kept().appearance).toBe('light');
  await user.click(screen.getByRole('button', { name: '清空' }));
  expect(kept()).toMatchObject({ recentCauses: [], recentMeasures: [], live: true, fillAs: 'formulas' });
  expect(screen.getByRole('button', { name: '清空' })).toBeDisabled();
  await openTab(user, '得分');
  expect(screen.getByRole('combobox', { name: '填成' })).toHaveValue('formulas');
});

test('where nobody hears of edits there is no checking while typing', async () => {
  const store = new MemoryStore();
  new SettingsStore(store).update({ live: true });
  const { user } = await openPane([FORM], {
    store,
    around: (host) => passingOn(host, { can: { ...host.can, liveEvents: false } }),
  });
  await openTab(user, '设置');
  const live = screen.getByRole('checkbox', { name: '改动后自动重新核对' });
  expect(live).toBeDisabled();
  expect(live).not.toBeChecked();
  expect(screen.getByText('这里不支持自动重新核对。')).toBeVisible();
});
