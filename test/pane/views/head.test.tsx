import { act, screen, waitFor, within } from '@testing-library/react';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import type { CancelSignal } from '../../../src/hosts/host.ts';
import type { GivenReport } from '../../../src/pane/report/given.ts';
import { Head } from '../../../src/pane/views/head.tsx';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, gridOf, typedCell } from '../../support/form-text.ts';
import { passingOn } from '../../support/open-pane.tsx';
import { heard, lines, openPart, type PartOptions } from '../../support/open-part.tsx';

/** 检查, how much of it, and by which policy: as it is heard in each of its states. */

const FORM = exampleForm('national');
/** Speaks for the policy of 湖北. */
const HUBEI = fixtureForm('hubei-foot-reason');

const shown = (options: PartOptions = {}) => openPart(<Head onHide={undefined} />, options);
const head = (): string[] => heard(screen.getByRole('banner'));
/** What stands below the first line; the policies to choose from are in the first test. */
const below = (): string[] =>
  heard(screen.getByRole('banner'), (line) => !/本表| \| |检查|范围|收起|^header/.test(line));

test('before anything was checked', async () => {
  await shown();
  expect(head()).toEqual(
    lines(`
    header
      button 检查
      select [aria-label=范围, value “active”]
        active=本表 | all=全部工作表
      button [aria-expanded, aria-label=收起, title=收起]
      “评分办法”
      select [labelled “评分办法”, value “national”]
        national=全国通用（财预〔2020〕10号） | national-cost=中央部门（含成本指标，财预〔2021〕101号） | hubei=湖北 | sichuan=四川 | guangxi=广西 | platform=预算管理一体化（线性反向） | yunnan-baoshan=云南保山
  `),
  );
});

test('once it is checked it says where the policy comes from', async () => {
  await shown({ checked: true });
  expect(below()).toEqual(
    lines(`
      “评分办法”
      select [described “尚未选定，暂按此办法”, labelled “评分办法”, value “national”]
      “尚未选定，暂按此办法”
  `),
  );
});

test('folded it offers to be unfolded, and hides the policy', async () => {
  const { user } = await shown({ checked: true });
  await user.click(screen.getByRole('button', { name: '收起' }));
  expect(screen.queryByRole('combobox', { name: '评分办法' })).toBeNull();
  expect(head()).toEqual(
    lines(`
    header
      button 检查
      select [aria-label=范围, value “all”]
        active=本表 | all=全部工作表
      button [aria-expanded=false, aria-label=展开, title=展开]
  `),
  );
  await user.click(screen.getByRole('button', { name: '展开' }));
  expect(screen.getByRole('combobox', { name: '评分办法' })).toBeVisible();
});

test('while it is checked it can be called off, while something is written nothing can be checked', async () => {
  const { user, controller, happens } = await shown();
  const cancel = jest.spyOn(controller, 'cancel');
  happens({ type: 'check-started' });
  expect(screen.queryByRole('button', { name: '检查' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '取消' }));
  expect(cancel).toHaveBeenCalledTimes(1);
  happens({ type: 'check-cancelled', say: '' });
  expect(screen.getByRole('button', { name: '检查' })).toBeEnabled();
  happens({ type: 'write-started', cells: 1 });
  expect(screen.getByRole('button', { name: '检查' })).toBeDisabled();
});

test.each<[string, boolean, boolean, boolean]>([
  ['checks by itself', true, true, false],
  ['may not hear of edits', true, false, true],
  ['isn’t to check by itself', false, true, true],
])('the button stands out unless the pane checks by itself: one that %s', async (_name, live, liveEvents, isMain) => {
  const around = (host: FileHost) => passingOn(host, { can: { ...host.can, liveEvents } });
  await shown({ settings: { live }, around });
  const button = screen.getByRole('button', { name: '检查' });
  expect(button.classList.contains('jihe-button-primary')).toBe(isMain);
  expect(button.classList.contains('jihe-button-secondary')).toBe(!isMain);
});

test('another scope is checked at once', async () => {
  const { user, controller } = await shown({ grids: [FORM, { ...FORM, name: '二' }] });
  const scope = screen.getByRole('combobox', { name: '范围' });
  await user.selectOptions(scope, 'all');
  await waitFor(() => expect(controller.snapshot().checked?.review.tables).toHaveLength(2));
  expect(controller.snapshot().scope).toBe('all');
  await user.selectOptions(scope, 'active');
  await waitFor(() => expect(controller.snapshot().checked?.review.tables).toHaveLength(1));
  expect(controller.snapshot().scope).toBe('active');
});

test('of a document all is checked; and it may be hidden where there is something behind it', async () => {
  const onHide = jest.fn();
  const { user } = await openPart(<Head onHide={onHide} />, { environment: { report: {} as GivenReport } });
  expect(screen.queryByRole('combobox', { name: '范围' })).toBeNull();
  const hide = within(screen.getByRole('banner')).getAllByRole('button').at(-1) as HTMLElement;
  await user.click(hide);
  expect([hide.textContent, onHide.mock.calls.length]).toEqual(['收起面板', 1]);
});

describe('a policy that the form speaks for', () => {
  test('is offered, for the only form or for all that say the same', async () => {
    const { user, controller } = await shown({ grids: [HUBEI], checked: true });
    expect(below()).toEqual(
      lines(`
        “评分办法”
        select [described “尚未选定，暂按此办法”, labelled “评分办法”, value “national”]
        “尚未选定，暂按此办法”
        “表内写明执行率20分，建议按“湖北”办法。”
        button 改用“湖北”
    `),
    );
    await user.click(screen.getByRole('button', { name: /^改用/ }));
    await waitFor(() => expect(controller.snapshot().checked?.review.tables[0]?.policy.id).toBe('hubei'));
    expect(below()).toEqual(
      lines(`
      “评分办法”
      select [described “本次选定，只用于这张表”, labelled “评分办法”, value “hubei”]
      “本次选定，只用于这张表”
    `),
    );
  });

  test('is offered form by form where they differ', async () => {
    await shown({ grids: [HUBEI, { ...FORM, name: '二' }], checked: true });
    expect(below()).toEqual(
      lines(`
        “评分办法”
        select [described “尚未选定，暂按此办法”, labelled “评分办法”, value “national”]
        “尚未选定，暂按此办法”
        “工作表“自评表”：表内写明执行率20分，建议按“湖北”办法。”
        button 这张表改用“湖北”
    `),
    );
  });

  test('of many forms waits behind one line', async () => {
    const grids = ['一', '二', '三', '四'].map((name) => ({ ...HUBEI, name }));
    const { user } = await shown({ grids: [...grids, { ...FORM, name: '五' }], checked: true });
    expect(below()).toEqual(
      lines(`
        “评分办法”
        select [described “尚未选定，暂按此办法”, labelled “评分办法”, value “national”]
        “尚未选定，暂按此办法”
        h2
          button [aria-expanded=false] 4 张表建议改用别的办法
    `),
    );
    await user.click(screen.getByRole('button', { name: '4 张表建议改用别的办法' }));
    expect(screen.getAllByRole('button', { name: '这张表改用“湖北”' })).toHaveLength(4);
  });
});

test.each<[string, number, number, string[]]>([
  ['one of three', 1, 3, ['这张表改用“湖北”']],
  ['one of four', 1, 4, ['1 张表建议改用别的办法']],
  ['two of three', 2, 3, ['2 张表建议改用别的办法']],
])('offers of %s', async (_name, those, all, expected) => {
  const grids = Array.from({ length: all }, (_, at) => ({ ...(at < those ? HUBEI : FORM), name: `表${at}` }));
  await shown({ grids, checked: true });
  const buttons = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(buttons.filter((each) => each?.includes('改用'))).toEqual(expected);
});

test.each([
  [5, []],
  [6, ['另有 1 张表也建议改用别的办法，选定上面的之后列出。']],
  [8, ['另有 3 张表也建议改用别的办法，选定上面的之后列出。']],
])('of %d forms five are offered at a time', async (count, more) => {
  const grids = Array.from({ length: count }, (_, at) => ({ ...HUBEI, name: `表${at}` }));
  const { user } = await shown({ grids: [...grids, { ...FORM, name: '末' }], checked: true });
  await user.click(screen.getByRole('button', { name: `${count} 张表建议改用别的办法` }));
  expect(screen.getAllByRole('button', { name: '这张表改用“湖北”' })).toHaveLength(5);
  expect(heard(screen.getByRole('banner'), (line) => line.includes('工作表“')).map((line) => line.slice(0, 8))).toEqual(
    [0, 1, 2, 3, 4].map((at) => `“工作表“表${at}”`),
  );
  expect(screen.queryAllByText(/^另有/).map(({ textContent }) => textContent)).toEqual(more);
});

test('the policy that was chosen is in force, and one of the user’s own stands after the others', async () => {
  const own = {
    ...(policyById('hubei') as NonNullable<ReturnType<typeof policyById>>),
    id: 'own-1',
    name: '本单位办法',
  };
  const { user, controller } = await shown({ settings: { ownPolicies: [own], defaultPolicy: 'hubei' }, checked: true });
  const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: '评分办法' });
  expect(choice.value).toBe('hubei');
  expect([...choice.options].at(-1)?.textContent).toBe('本单位办法');
  await user.selectOptions(choice, 'own-1');
  await waitFor(() => expect(controller.snapshot().checked?.policy.id).toBe('own-1'));
  expect(choice).toHaveAccessibleDescription(/./);
  expect(below()).toEqual(
    lines(`
      “评分办法”
      select [described “本次选定”, labelled “评分办法”, value “own-1”]
      “本次选定”
  `),
  );
});

test('检查 that finds the same says that it was done', async () => {
  const { user, controller } = await shown({ checked: true });
  expect(screen.queryByText(/^已核对/)).toBeNull();
  await user.click(screen.getByRole('button', { name: '检查' }));
  await waitFor(() => expect(screen.getByText(/^已核对 \d\d:\d\d:\d\d$/)).toBeVisible());
  act(() => controller.dispatch({ type: 'edited' }));
  expect(screen.queryByText(/^已核对/)).toBeNull();
});

describe('检查 that comes to nothing says nothing', () => {
  const ended = async (checked: boolean, read: (signal: CancelSignal | undefined) => Promise<never>) => {
    let isOn = false;
    const around = (host: FileHost) =>
      passingOn(host, {
        readSheets: (scope, signal, progress) => (isOn ? read(signal) : host.readSheets(scope, signal, progress)),
      });
    const part = await shown({ checked, around });
    isOn = true;
    await part.user.click(screen.getByRole('button', { name: '检查' }));
    return part;
  };
  const refusing = () => Promise.reject(new Error('busy'));
  const waiting = (signal: CancelSignal | undefined) =>
    new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));

  test.each([true, false])('as it was refused; after another one: %s', async (checked) => {
    const { controller } = await ended(checked, refusing);
    await waitFor(() => expect(controller.snapshot().refusal).not.toBeNull());
    expect(screen.queryByText(/^已核对/)).toBeNull();
  });

  test.each([true, false])('as it was called off; after another one: %s', async (checked) => {
    const { user, controller } = await ended(checked, waiting);
    await user.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(controller.snapshot().phase.kind).toBe('idle'));
    await act(() => Promise.resolve());
    expect(screen.queryByText(/^已核对/)).toBeNull();
  });
});

test('a workbook without forms offers nothing', async () => {
  await shown({ grids: [gridOf('封面', [typedCell(1, 1, '材料')])], checked: true });
  expect(screen.getAllByRole('button').map(({ textContent, ariaLabel }) => textContent || ariaLabel)).toEqual([
    '检查',
    '收起',
  ]);
});
