import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { SettingsStore } from '../../src/app/settings.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { recordFormPolicies, recordPolicy } from '../../src/engine/waivers/write-sheet.ts';
import type { CellReading } from '../../src/hosts/host.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import {
  findingTexts,
  MemoryStore,
  openPane,
  openTab,
  passingOn,
  settled,
  unfold,
  unfoldCard,
  unfoldForms,
} from '../support/open-pane.tsx';
import { untaughtForm } from '../support/untaught-form.ts';
import { waiving } from '../support/waived-form.ts';

/** What the pane shows of a result: the signs, the bars, the policies it offers, what it took the cells for. */

const NATIONAL = exampleForm('national');
const HUBEI = fixtureForm('hubei-foot-reason');

async function checkAll(pane: Awaited<ReturnType<typeof openPane>>): Promise<void> {
  await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await settled();
}

test.each([
  ['可报送', NATIONAL, 'fine'],
  ['需人工复核 1 处', withCells(NATIONAL, { F18: '已开展工作' }), 'warning'],
  ['有 1 处错误', withCells(NATIONAL, { H20: '99' }), 'error'],
] as const)('the verdict “%s” has a sign of its own', async (words, form, sign) => {
  await openPane([form]);
  const heading = screen.getByRole('heading', { level: 1, name: words });
  expect(heading.parentElement?.querySelector('.jihe-sign')).toHaveClass(`jihe-${sign}`);
});

test('the card has a bar for each part: what was earned of its points, and where the recorded score lies', async () => {
  const form = withCells(NATIONAL, { F13: '5个', I13: '汛期停工一个月。', F18: '已开展工作', H19: '', H20: '' });
  const { user } = await openPane([form]);
  const [, ...parts] = await within(await unfoldCard(user)).findAllByRole('row');
  const width = (part: HTMLElement, name: string): string | undefined => {
    const bar = part.querySelector<HTMLElement>(`.jihe-${name}`);
    return bar === null
      ? undefined
      : bar.style.getPropertyValue(name === 'earned' ? 'inline-size' : 'inset-inline-start');
  };
  expect(
    parts.map((part) => [
      part.textContent,
      width(part, 'earned'),
      width(part, 'recorded'),
      part.querySelector('.jihe-differs') !== null,
    ]),
  ).toEqual([
    ['预算执行101010', '100%', '100%', false],
    ['产出指标5046.6750', '93.34%', '100%', true],
    [expect.stringMatching(/^效益指标1 项待人工判断30\d+30$/), expect.any(String), '100%', false],
    [expect.stringMatching(/^满意度指标——10|^满意度指标—1010/), expect.anything(), undefined, false],
  ]);
});

test('what the bars mean is said where there are bars', async () => {
  const keys = /^色条为复算得分占分值的比例/;
  const { user } = await openPane([NATIONAL]);
  await within(await unfoldCard(user)).findByRole('table');
  expect(screen.getByText(keys)).toBeVisible();
  cleanup();
  await openPane([fixtureForm('transfer-no-scores')]);
  expect(screen.getByText('这种表不设分值和得分，只核对内容。')).toBeVisible();
  expect(screen.queryByText(keys)).toBeNull();
});

test('a part that earned more than its points, or less than nothing, stays within its bar', async () => {
  const { user } = await openPane([withCells(NATIONAL, { H13: '90', H16: '-90', H17: '-90' })]);
  await within(await unfoldCard(user)).findByRole('table');
  const marks = [...document.querySelectorAll<HTMLElement>('.jihe-recorded')].map((mark) =>
    mark.style.getPropertyValue('inset-inline-start'),
  );
  expect(marks).toContain('100%');
  expect(marks).toContain('0%');
});

describe('policies', () => {
  const banner = (): HTMLElement => screen.getByRole('banner');
  const offers = (): string[] =>
    within(banner())
      .queryAllByRole('button', { name: /改用“/ })
      .map(({ textContent }) => textContent);

  test('that several forms speak for alike are offered for all of them at once', async () => {
    const pane = await openPane([HUBEI, { ...HUBEI, name: '二' }]);
    await checkAll(pane);
    expect(offers()).toEqual(['改用“湖北”']);
    await unfoldForms(pane.user);
    await pane.user.click(screen.getByRole('button', { name: '改用“湖北”' }));
    await waitFor(() => expect(offers()).toEqual([]));
    const ofForms = screen.getAllByRole('combobox', { name: /^“.*”的评分办法$/ });
    expect(ofForms.map((each) => (each as HTMLSelectElement).value)).toEqual(['hubei', 'hubei']);
  });

  test('of many forms are offered five at a time, and how many are left', async () => {
    const forms = Array.from({ length: 7 }, (_, at) => ({ ...HUBEI, name: `表${at + 1}` }));
    const pane = await openPane([NATIONAL, ...forms.slice(0, 6)]);
    await checkAll(pane);
    // A line for all of them, until it is asked what they are.
    expect(offers()).toEqual([]);
    await pane.user.click(within(banner()).getByRole('button', { name: '6 张表建议改用别的办法' }));
    expect(offers()).toEqual(Array(5).fill('这张表改用“湖北”'));
    expect(banner()).toHaveTextContent('另有 1 张表也建议改用别的办法，选定上面的之后列出。');
    await pane.user.click(screen.getAllByRole('button', { name: '这张表改用“湖北”' })[0] as HTMLElement);
    await waitFor(() => expect(banner()).not.toHaveTextContent('另有'));
    expect(offers()).toHaveLength(5);
  });

  test('one that the workbook brought along from another machine can be chosen as well', async () => {
    const own = {
      ...(policyById('hubei') as NonNullable<ReturnType<typeof policyById>>),
      id: 'own-7',
      name: '外县办法',
    };
    const notes = gridOf('核对说明', []);
    const { user } = await openPane([NATIONAL, ...applyEdits([notes], recordPolicy(notes, own, '核对说明'))]);
    const policies = screen.getByRole('combobox', { name: '评分办法' });
    expect(policies).toHaveDisplayValue('外县办法');
    expect(banner()).toHaveTextContent('工作簿“核对说明”中记录');
    await openTab(user, '设置');
    const region = screen.getByRole('region', { name: '评分办法' });
    expect(within(region).getByRole('button', { name: /^外县办法/ })).toHaveTextContent('外县办法使用中');
  });

  test('one that the workbook brought along for this form alone says so', async () => {
    const own = {
      ...(policyById('hubei') as NonNullable<ReturnType<typeof policyById>>),
      id: 'own-7',
      name: '外县办法',
    };
    const notes = gridOf('核对说明', []);
    const single = [{ sheet: '自评表', form: null, policy: own }];
    await openPane([NATIONAL, ...applyEdits([notes], recordFormPolicies(notes, single, '核对说明'))]);
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveDisplayValue('外县办法');
    expect(banner()).toHaveTextContent('工作簿“核对说明”中记录，只用于这张表');
  });

  test('before anything was checked the one shown is the user’s default, or what was chosen', async () => {
    const store = new MemoryStore();
    new SettingsStore(store).update({ defaultPolicy: 'sichuan' });
    const { user } = await openPane([NATIONAL], { store, autoCheck: false });
    const policies = screen.getByRole('combobox', { name: '评分办法' });
    expect(policies).toHaveValue('sichuan');
    expect(policies).not.toHaveAccessibleDescription();
    await user.selectOptions(policies, 'hubei');
    expect(policies).toHaveValue('hubei');
    await user.click(screen.getByRole('button', { name: '检查' }));
    await settled();
    expect(policies).toHaveValue('hubei');
    expect(policies).toHaveAccessibleDescription('本次选定');
  });

  test('without any choice the national one is shown', async () => {
    await openPane([NATIONAL], { autoCheck: false });
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('national');
    expect(screen.getByRole('button', { name: '收起' })).toHaveAttribute('title', '收起');
  });

  test('the settings say which is in force and which are the unit’s own; one in force isn’t offered for use', async () => {
    const store = new MemoryStore();
    const hubei = policyById('hubei') as NonNullable<ReturnType<typeof policyById>>;
    new SettingsStore(store).update({ ownPolicies: [{ ...hubei, id: 'own-1', name: '本单位' }] });
    const { user } = await openPane([NATIONAL], { store });
    await openTab(user, '设置');
    const region = screen.getByRole('region', { name: '评分办法' });
    const [inForce, , ...others] = within(region).getAllByRole('button', { expanded: false });
    expect(inForce).toHaveTextContent(/使用中$/);
    expect(others.at(-1)).toHaveTextContent(/^本单位本单位办法$/);
    const actions = async (button: HTMLElement | undefined): Promise<string[]> => {
      await user.click(button as HTMLElement);
      const names = within(region)
        .getAllByRole('button')
        .map(({ textContent }) => textContent);
      await user.click(button as HTMLElement);
      return names.filter((name) => /^(?:用于|修改|复制|导出|删除)/.test(name));
    };
    expect(await actions(inForce)).toEqual(['复制并修改', '导出办法（发给同事）']);
    expect(await actions(others.at(-1))).toEqual([
      '用于这个工作簿',
      '修改',
      '复制并修改',
      '导出办法（发给同事）',
      '删除',
    ]);
  });

  test('the national one as the default is none of the user’s own', async () => {
    const store = new MemoryStore();
    new SettingsStore(store).update({ defaultPolicy: 'hubei' });
    const { user } = await openPane([NATIONAL], { store });
    await openTab(user, '设置');
    const choice = screen.getByRole('combobox', { name: '默认评分办法' });
    expect(choice).toHaveValue('hubei');
    expect(choice).toHaveAccessibleDescription('新打开的表先按这个办法核对，表里另有记录的除外。');
    await user.selectOptions(choice, 'national');
    expect(new SettingsStore(store).current.defaultPolicy).toBeNull();
    expect(choice).toHaveValue('national');
  });
});

test('the filter of what was ignored stays while it is looked at, though nothing is left in it', async () => {
  const form = withCells(NATIONAL, { H20: '99' });
  const { user } = await openPane([form, waiving(form, ['total-mismatch'])]);
  await user.click(screen.getByRole('tab', { name: '已忽略 1' }));
  expect(findingTexts()).toHaveLength(1);
  const finding = await unfold(user, '总分填了 99');
  await user.click(within(finding).getByRole('button', { name: '恢复' }));
  expect(await screen.findByRole('tab', { name: '已忽略 0' })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByText('没有这一类问题。')).toBeVisible();
  await user.click(screen.getByRole('tab', { name: /^全部/ }));
  expect(screen.queryByRole('tab', { name: /^已忽略/ })).toBeNull();
});

describe('怎样认的', () => {
  const part = (): HTMLElement => {
    const id = screen.getByRole('button', { name: '怎样认的' }).getAttribute('aria-controls') ?? '';
    return document.getElementById(id) as HTMLElement;
  };

  test('lists the heads from left to right, the amounts first, then what wasn’t read; and counts the cells', async () => {
    const { user } = await openPane([untaughtForm()]);
    await user.click(screen.getByRole('button', { name: '怎样认的' }));
    const lines = within(part())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .filter((text) => /[A-Z]\d+/.test(text));
    const cells = lines.map((line) => /([A-Z])(\d+)(?!.*[A-Z]\d)/.exec(line)?.slice(1) ?? []);
    const heads = cells.filter(([, row]) => row === '12').map(([column]) => column);
    const read = lines.filter((line) => line.startsWith('没有认出：')).length;
    expect(read).toBe(2);
    const columns = heads.slice(0, -read).map((column = '') => column.charCodeAt(0));
    expect(columns.every((column, at) => at === 0 || column > Number(columns[at - 1]))).toBe(true);
    expect(heads.length).toBeGreaterThan(5);
    expect(part()).toHaveTextContent(
      /数据 \d+ 格；表头、标签 \d+ 格；(?:认得，核对时不用 \d+ 格；)?(?:文字说明 \d+ 格；)?没有认出 \d+ 格$/,
    );
    expect(within(part()).queryByRole('heading', { level: 4 })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: '在表里按身份着色' })).toBeNull();
  });

  test('of several forms names each', async () => {
    const pane = await openPane([NATIONAL, { ...withCells(NATIONAL, { D3: '另一个' }), name: '二' }]);
    await checkAll(pane);
    await pane.user.click(screen.getByRole('button', { name: '怎样认的' }));
    expect(screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['自评表 · 老旧小区供水改造', '二 · 另一个']),
    );
  });

  test('is shown in the sheets where the host can, and follows the next check until it is switched off', async () => {
    const shown: (readonly CellReading[])[] = [];
    const { user } = await openPane([NATIONAL], {
      around: (host) => passingOn(host, { showRoles: (cells) => shown.push(cells) }),
    });
    await user.click(screen.getByRole('button', { name: '怎样认的' }));
    const box = screen.getByRole('checkbox', { name: '在表里按身份着色' });
    expect(box).not.toBeChecked();
    await user.click(box);
    expect(box).toBeChecked();
    expect(shown[0]).toContainEqual({ sheet: '自评表', row: 12, column: 5, role: 'label' });
    await user.click(screen.getByRole('button', { name: '检查' }));
    await settled();
    expect(shown.map((cells) => cells.length > 0)).toEqual([true, true]);
    await user.click(box);
    expect(shown.at(-1)).toEqual([]);
    await user.click(screen.getByRole('button', { name: '检查' }));
    await settled();
    expect(shown).toHaveLength(3);
  });
});

describe('words that were taught', () => {
  const list = (): HTMLElement => screen.getByRole('region', { name: '教过的认法' });

  test('in this workbook alone are told apart from those of this machine', async () => {
    const pane = await openPane([untaughtForm()]);
    const question = screen.getAllByRole('listitem').find((each) => each.textContent?.includes('“落实成效”'));
    await pane.user.click(within(question as HTMLElement).getByRole('button', { name: '是实际完成值' }));
    await settled();
    await openTab(pane.user, '设置');
    expect(list()).toHaveTextContent('落实成效 → 实际完成值 收回');
    expect(within(list()).getByRole('button', { name: '导出认法' })).toBeEnabled();
    const sheets = await pane.host.readSheets('all');
    cleanup();
    const other = await openPane(sheets);
    await openTab(other.user, '设置');
    expect(list()).toHaveTextContent('落实成效 → 实际完成值 记在这个工作簿里收回');
  });

  test('are none at first: nothing to hand on', async () => {
    const { user } = await openPane([NATIONAL]);
    await openTab(user, '设置');
    expect(list()).toHaveTextContent('还没有。');
    expect(within(list()).getByRole('button', { name: '导出认法' })).toBeDisabled();
  });
});

describe('forms in hidden sheets', () => {
  const hidden = { ...withCells(NATIONAL, { D3: '另一个', H20: '98' }), name: '藏', visibility: 'hidden' as const };

  test('beside another are a finding that offers to check them', async () => {
    const pane = await openPane([NATIONAL, hidden]);
    await checkAll(pane);
    const finding = await unfold(pane.user, '隐藏的工作表“藏”里有自评表');
    await pane.user.click(within(finding).getByRole('button', { name: '核对隐藏的工作表' }));
    await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('2 张表'));
    expect(findingTexts().join()).not.toContain('隐藏的工作表');
    expect(findingTexts().join()).toContain('总分填了 98');
  });

  test('alone are offered in place of a result', async () => {
    const cover = gridOf('封面', [], []);
    const pane = await openPane([cover, hidden]);
    await checkAll(pane);
    const page = screen.getByTestId('no-form');
    expect(page).toHaveTextContent('隐藏的工作表“藏”里有自评表（“另一个”），没有核对。');
    expect(within(page).getAllByRole('button')).toHaveLength(1);
    await pane.user.click(within(page).getByRole('button', { name: '核对隐藏的工作表' }));
    await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('1 张表'));
  });
});
