import { screen, within } from '@testing-library/react';
import { NOTES } from '../../src/messages/pane.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { gridRange } from '../support/grid-builder.ts';
import { openPane, openTab, previewRows, settled } from '../support/open-pane.tsx';

/** What 得分 and 偏差说明 list: every line, and what each offers. */

const NATIONAL = exampleForm('national');

describe('scores', () => {
  const lines = (): string[] => screen.getAllByTestId('score').map(({ textContent }) => textContent);
  const located = (): (string | undefined)[] =>
    screen
      .getAllByTestId('score')
      .map((line) => /[A-Z]+\d+/.exec(line.querySelector('button')?.textContent ?? '')?.[0]);

  test('say of each line whether it agrees, differs, is blank or is left to a person', async () => {
    const { user } = await openPane([withCells(NATIONAL, { H13: '19', H14: '', F15: '', I6: '' })]);
    await openTab(user, '得分');
    expect(lines()).toEqual([
      expect.stringContaining('分值10表内—复算10 空白'),
      expect.stringContaining('指标值≥6个完成值6个分值20表内19复算20 不一致'),
      expect.stringContaining('分值10表内—复算10 空白'),
      expect.stringContaining('完成值—分值10表内10复算需人工判断，不会代填 待判断'),
      expect.stringContaining('复算10 一致'),
      expect.stringContaining('复算15 一致'),
      expect.stringMatching(/复算12～15 分都可以 待判断/),
      expect.stringContaining('复算10 一致'),
    ]);
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
    expect(lines().filter((line) => /预算执行[A-Z]/.test(line))).toHaveLength(1);
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
    expect(screen.queryByText(/总写成公式/)).toBeNull();
    expect(screen.queryByRole('checkbox', { name: /^选中/ })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: '填成' }), 'formulas');
    expect(screen.getByText(/总写成公式/)).toBeVisible();
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

describe('notes', () => {
  const DEVIATING = withCells(NATIONAL, { F13: '5个', H13: '16.67', H20: '96.67' });
  const note = (): HTMLElement => screen.getAllByTestId('note')[0] as HTMLElement;
  const cause = (): HTMLElement => within(note()).getByRole('textbox', { name: /^原因/ });
  const pick = (name: string): HTMLElement => within(note()).getByRole('combobox', { name });

  test('there are none where nothing deviates', async () => {
    const { user } = await openPane([NATIONAL]);
    await openTab(user, '偏差说明');
    expect(screen.getByText('没有需要说明的偏差。')).toBeVisible();
  });

  test('a picked phrase goes after what was typed, whose closing mark it takes; the head of the list is none', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    const phrase = '前期手续办理时间较长，实施时间相应推迟';
    expect(within(note()).queryByRole('group', { name: '最近写过' })).toBeNull();
    await user.selectOptions(pick('选用原因…'), phrase);
    expect(cause()).toHaveValue(phrase);
    await user.clear(cause());
    await user.type(cause(), ' 管线改线。');
    await user.selectOptions(pick('选用原因…'), '');
    expect(cause()).toHaveValue(' 管线改线。');
    await user.selectOptions(pick('选用原因…'), phrase);
    expect(cause()).toHaveValue(`管线改线；${phrase}`);
    const [measure] = within(pick('选用改进措施…')).getAllByRole<HTMLOptionElement>('option').slice(1);
    await user.selectOptions(pick('选用改进措施…'), measure as HTMLElement);
    expect(within(note()).getByRole('textbox', { name: '改进措施' })).toHaveValue(measure?.value);
    expect(note()).toHaveTextContent('已填好');
    expect(cause()).toHaveValue(`管线改线；${phrase}`);
  });

  test('that replace a text, or keep it after all', async () => {
    const { user } = await openPane([withCells(DEVIATING, { I13: '施工推迟' })]);
    await openTab(user, '偏差说明');
    const preview = (): HTMLElement => within(note()).getByTestId('note-preview');
    expect(note()).toHaveTextContent('现有内容施工推迟');
    expect(note()).toHaveTextContent('原因、改进措施还没有写全');
    await user.type(cause(), '管线改线');
    await user.selectOptions(pick('现有内容怎么办'), '替换现有内容');
    expect(preview()).toHaveTextContent(/^原因：管线改线。/);
    await user.selectOptions(pick('现有内容怎么办'), '保留现有内容，不写入');
    expect(preview()).toHaveTextContent(/^施工推迟$/);
  });

  test('that are blank offer no choice of what becomes of the text', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    expect(within(note()).queryByRole('combobox', { name: '现有内容怎么办' })).toBeNull();
    expect(within(note()).queryByText(/每项一行/)).toBeNull();
    expect(within(note()).queryByRole('heading', { level: 4 })).toBeNull();
  });

  test('that have no place in the form can be copied, and nothing else', async () => {
    const rows = DEVIATING.rows.map((row) => ({
      ...row,
      cells: row.cells.filter(({ column }) => column < 9 || row.row < 12),
    }));
    const { user } = await openPane([{ ...DEVIATING, rows }]);
    await openTab(user, '偏差说明');
    const [entry] = screen.getAllByTestId('note');
    expect(entry).toHaveTextContent(NOTES.noPlace);
    expect(within(entry as HTMLElement).getByTestId('note-preview')).toHaveTextContent(/^原因：〔请填写原因〕/);
    expect(within(entry as HTMLElement).queryByRole('button', { name: /^定位到/ })).toBeNull();
    expect(within(entry as HTMLElement).queryByRole('button', { name: '写入这一条' })).toBeNull();
    await user.type(within(entry as HTMLElement).getByRole('textbox', { name: /^原因/ }), '管线改线');
    await user.type(within(entry as HTMLElement).getByRole('textbox', { name: '改进措施' }), '加快施工');
    await user.click(within(entry as HTMLElement).getByRole('button', { name: NOTES.copy }));
    expect(await navigator.clipboard.readText()).toMatch(/^原因：管线改线。改进措施：加快施工。/);
    expect(screen.getByRole('button', { name: '写入全部已填好的（0）' })).toBeDisabled();
  });

  test('that share one cell are named each, and written below each other', async () => {
    const deviating = withCells(DEVIATING, { F14: '90%', H14: '9', H20: '95.67' });
    const form = { ...deviating, merges: [gridRange('I13:I14')] };
    const { user } = await openPane([form]);
    await openTab(user, '偏差说明');
    const shared = screen.getAllByTestId('note').find((each) => within(each).queryByText(/每项一行/) !== null);
    if (shared === undefined) throw new Error('no cell for several');
    const names = within(shared)
      .getAllByRole('heading', { level: 4 })
      .map(({ textContent }) => textContent);
    expect(names.length).toBeGreaterThan(1);
    expect(within(shared).getByRole('heading', { level: 3 })).toHaveTextContent(names.join('、'));
  });
});
