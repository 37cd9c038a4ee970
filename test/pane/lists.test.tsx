import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { openPane, openTab, previewRows, settled } from '../support/open-pane.tsx';

/** What 得分 lists: every line, and what each offers. */

const NATIONAL = exampleForm('national');

describe('scores', () => {
  const lines = (): string[] => screen.getAllByTestId('score').map(({ textContent }) => textContent);
  /** Unfolds every line that isn't yet. */
  const unfoldAll = async (user: UserEvent): Promise<void> => {
    for (const line of screen.getAllByTestId('score'))
      await user.click(within(line).getByRole('button', { expanded: false }));
  };
  const located = (): (string | undefined)[] =>
    screen
      .getAllByTestId('score')
      .map((line) => /[A-Z]+\d+/.exec(within(line).getByRole('button', { name: /^定位到/ }).textContent ?? '')?.[0]);

  test('say of each line whether it agrees, differs, is blank or is left to a person', async () => {
    const { user } = await openPane([withCells(NATIONAL, { H13: '19', H14: '', F15: '', I6: '' })]);
    await openTab(user, '得分');
    expect(lines()).toEqual([
      '预算执行表内 空白复算 10分值 10',
      '改造小区数量表内 19复算 20分值 20 与复算不一致',
      '工程验收合格率表内 空白复算 10分值 10',
      '按期完工率由您判断表内 10复算 —分值 10',
      expect.stringMatching(/^户均改造成本表内 10复算 10分值 10$/),
      expect.stringMatching(/^受益居民户数表内 15复算 15分值 15$/),
      expect.stringMatching(/^管护制度健全性由您判断：12～15 分表内 [\d.]+复算 —分值 15$/),
      expect.stringMatching(/表内 10复算 10分值 10$/),
    ]);
    await unfoldAll(user);
    expect(lines()[1]).toContain('指标值≥6个完成值6个');
    expect(located()).toEqual(['I6', 'H13', 'H14', 'H15', 'H16', 'H17', 'H18', 'H19']);
  });

  test('of several forms each have a heading; a form without scored execution has no line of it', async () => {
    const other = { ...fixtureForm('four-blocks-no-execution-score'), name: '二' };
    const { user } = await openPane([NATIONAL, other]);
    await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await settled();
    await openTab(user, '得分');
    const headings = screen
      .getAllByTestId('score')
      .flatMap((line) => within(line).queryAllByRole('heading', { level: 2 }))
      .map(({ textContent }) => textContent);
    expect(headings).toEqual(['自评表 · 老旧小区供水改造', expect.stringMatching(/^二/)]);
    expect(lines().filter((line) => /预算执行表内/.test(line))).toHaveLength(1);
  });

  test('of one form need no heading', async () => {
    const { user } = await openPane([NATIONAL]);
    await openTab(user, '得分');
    expect(within(screen.getAllByTestId('score')[0] as HTMLElement).queryByRole('heading', { level: 2 })).toBeNull();
  });

  test('are chosen one by one, counted, and let go again; what formulas are is said where they are chosen', async () => {
    const { user } = await openPane([withCells(NATIONAL, { H13: '19', H14: '9', H20: '98' })]);
    await openTab(user, '得分');
    for (const name of ['填哪些', '填成']) {
      expect(screen.getByRole('combobox', { name })).not.toBeRequired();
      expect(screen.getByRole('combobox', { name })).toBeValid();
      expect(screen.getByText(name)).toHaveTextContent(new RegExp(`^${name}$`));
    }
    expect(screen.queryByText(/^已选/)).toBeNull();
    expect(screen.queryByText(/写成公式/)).toBeNull();
    expect(screen.queryByRole('checkbox', { name: /^选中/ })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: '填成' }), 'formulas');
    expect(screen.getByText(/^空白的格里.*已填的不动/)).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '所有与复算不一致的');
    expect(screen.getByText(/一律写成公式/)).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: '填成' }), 'values');
    await user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '只填选中的');
    expect(screen.getByText('已选 0 项')).toBeVisible();
    const first = screen.getByRole('checkbox', { name: '选中“改造小区数量”' });
    const second = screen.getByRole('checkbox', { name: '选中“工程验收合格率”' });
    await user.click(first);
    await user.click(second);
    expect(screen.getByText('已选 2 项')).toBeVisible();
    await user.click(first);
    expect([first, second].map((box) => (box as HTMLInputElement).checked)).toEqual([false, true]);
    expect(screen.getByText('已选 1 项')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '预览填写' }));
    expect((await previewRows()).map(([cell]) => cell)).toContain('H14');
    expect((await previewRows()).map(([cell]) => cell)).not.toContain('H13');
  });

  test('those that differ alone are shown when that is asked for; their number stands on the choice', async () => {
    const other = withCells(exampleForm('national', '二'), { H15: '9' });
    const { user } = await openPane([withCells(NATIONAL, { H13: '19', H14: '9', I6: '' }), other]);
    await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await settled();
    await openTab(user, '得分');
    const names = (): string[] => lines().map((line) => line.split('表内')[0] ?? '');
    expect(names()).toHaveLength(16);
    await user.click(screen.getByRole('tab', { name: '只看不一致 3' }));
    expect(names()).toEqual([
      expect.stringMatching(/^自评表 · .*改造小区数量$/),
      '工程验收合格率',
      expect.stringMatching(/^二 · .*按期完工率$/),
    ]);
    await user.click(screen.getByRole('tab', { name: '全部 16' }));
    expect(names()).toHaveLength(16);
  });

  test('where none differs there is nothing to choose', async () => {
    const { user } = await openPane([NATIONAL]);
    await openTab(user, '得分');
    expect(screen.getByRole('tab', { name: '只看不一致 0' })).toBeDisabled();
  });

  test('that are formulas are replaced only where that is asked for', async () => {
    const { user } = await openPane([withCells(NATIONAL, { H13: '=G13-1 → 19', H20: '99' })]);
    await openTab(user, '得分');
    await user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '所有与复算不一致的');
    const preview = async (): Promise<string[]> => {
      await user.click(screen.getByRole('button', { name: '预览填写' }));
      const dialog = await screen.findByRole('dialog');
      const cells = within(dialog).queryAllByTestId('planned-edit').length === 0 ? [] : await previewRows();
      await user.click(within(dialog).getByRole('button', { name: '取消' }));
      return cells.map(([cell = '']) => cell);
    };
    expect(await preview()).not.toContain('H13');
    await user.click(screen.getByRole('checkbox', { name: '也覆盖与复算不同的公式' }));
    expect(await preview()).toContain('H13');
  });
});
