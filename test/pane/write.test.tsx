import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { DocumentError } from '../../src/formats/error.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import {
  applyPreview,
  findingWith,
  openPane,
  openTab,
  passingOn,
  previewRows,
  settled,
} from '../support/open-pane.tsx';

/** Fixes and filled scores: previewed, written, undone, refused. */

/** A missed target with full points: two cells to correct, the score and the total that follows from it. */
const FORM = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。' });

async function openFixes(user: Awaited<ReturnType<typeof openPane>>['user']): Promise<void> {
  await user.click(screen.getByRole('button', { name: /^直接改正/ }));
}

describe('fixing', () => {
  test('one cell with one right answer: one click on the folded card, written, checked again', async () => {
    const pane = await openPane([FORM]);
    const finding = findingWith('改造小区数量');
    expect(pane.cell('H13')).toEqual({ value: 20 });
    await pane.user.click(within(finding).getByRole('button', { name: '改为 16.67' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await screen.findByTestId('undo');
    await settled();
    expect(pane.cell('H13')).toEqual({ value: 16.67 });
    expect(screen.getByTestId('undo')).toHaveTextContent('已写入 H13');
    expect(findingWith('总分填了 100')).toBeVisible();
  });

  test('everything safe at once: the total follows the corrected score, and all of it is undone at once', async () => {
    const pane = await openPane([FORM]);
    await openFixes(pane.user);
    expect(await previewRows()).toEqual([
      ['H13', '20', '16.67'],
      ['H20', '100', '96.67'],
    ]);
    await applyPreview(pane.user);
    expect(pane.announced()).toBe('已写入 2 个单元格');
    // The button has nothing left to do: the focus stays in the pane all the same.
    await waitFor(() => expect(screen.getByTestId('pane-body')).toHaveFocus());
    expect(screen.getByTestId('verdict')).toHaveTextContent('总分 96.67 优，与复算一致');
    await pane.user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(screen.getByTestId('undo')).toHaveTextContent('已撤销，2 个单元格恢复原样。'));
    expect(pane.cell('H13')).toEqual({ value: 20 });
    expect(pane.cell('H20')).toEqual({ value: 100 });
    await waitFor(() => expect(findingWith('改造小区数量')).toBeVisible());
    await pane.user.click(within(screen.getByTestId('undo')).getByRole('button', { name: '关闭' }));
    expect(screen.queryByTestId('undo')).toBeNull();
  });

  /** Two scores that miss their targets, and the total that follows from both. */
  const TWO = withCells(FORM, { F17: '1250户', I17: '两户搬离。' });
  const line = (cell: string): HTMLElement => screen.getByRole('checkbox', { name: new RegExp(`^${cell} `) });
  const lines = (): string[] =>
    screen.getAllByTestId('planned-edit').map((each) => {
      const box = within(each).getByRole<HTMLInputElement>('checkbox');
      return `${box.checked ? '☑' : '☐'}${box.disabled ? '!' : ''} ${each.textContent}`;
    });

  test('a line a cell, all of them ticked, and the button counts them', async () => {
    const { user } = await openPane([TWO]);
    await openFixes(user);
    await screen.findByRole('dialog', { name: '预览' });
    expect(lines()).toEqual(['☑ H13改造小区数量20 → 16.67', '☑ H17受益居民户数15 → 12.5', '☑ H20总分100 → 94.17']);
    expect(line('H13')).toHaveAccessibleName('H13 改造小区数量，现在 20，改为 16.67');
    expect(screen.getByRole('button', { name: '写入 3 处' })).toBeEnabled();
    expect(screen.getByRole('checkbox', { name: '全选（3 处）' })).toBeChecked();
  });

  test('a score that is left out takes the total with it, which says why and comes back', async () => {
    const pane = await openPane([TWO]);
    await openFixes(pane.user);
    await screen.findByRole('dialog');
    await pane.user.click(line('H13'));
    expect(lines()).toEqual([
      '☐ H13改造小区数量20 → 16.67',
      '☑ H17受益居民户数15 → 12.5',
      '☐! H20总分100 → 94.17要与 H13 一起改，那里没有勾选',
    ]);
    expect(line('H20')).toHaveAccessibleDescription('要与 H13 一起改，那里没有勾选');
    expect(screen.getByRole('checkbox', { name: '全选（3 处）' })).toBePartiallyChecked();
    expect(screen.getByRole('button', { name: '写入 1 处' })).toBeEnabled();
    await pane.user.click(line('H13'));
    expect(screen.getByRole('button', { name: '写入 3 处' })).toBeEnabled();
    expect(line('H20')).toBeChecked();
    // Left out by itself, the total stays out.
    await pane.user.click(line('H20'));
    await pane.user.click(line('H17'));
    await pane.user.click(line('H17'));
    expect(line('H20')).not.toBeChecked();
    expect(screen.getByRole('button', { name: '写入 2 处' })).toBeEnabled();
  });

  test('only what is ticked is written, and undoing puts back just that', async () => {
    const pane = await openPane([TWO]);
    const cells = () => ['H13', 'H17', 'H20'].map((cell) => pane.cell(cell).value);
    const before = cells();
    expect(before).toEqual([20, 15, 100]);
    await openFixes(pane.user);
    await screen.findByRole('dialog');
    await pane.user.click(line('H13'));
    await applyPreview(pane.user);
    expect(cells()).toEqual([20, 12.5, 100]);
    await pane.user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(screen.getByTestId('undo')).toHaveTextContent('已撤销，1 个单元格恢复原样。'));
    expect(cells()).toEqual(before);
  });

  test('nothing ticked: nothing can be written, and that is said; one tick for all', async () => {
    const pane = await openPane([TWO]);
    const before = pane.host.bytes();
    await openFixes(pane.user);
    const dialog = await screen.findByRole('dialog');
    const all = screen.getByRole('checkbox', { name: '全选（3 处）' });
    await pane.user.click(all);
    expect(lines().map((each) => each.slice(0, 2))).toEqual(['☐ ', '☐ ', '☐ ']);
    const write = screen.getByRole('button', { name: '写入 0 处' });
    expect(write).toHaveAttribute('aria-disabled', 'true');
    expect(write).toHaveAccessibleDescription('一处也没有勾选，没有可写的。');
    expect(dialog).toHaveTextContent('一处也没有勾选，没有可写的。');
    await pane.user.click(write);
    expect(pane.host.bytes()).toBe(before);
    await pane.user.click(line('H17'));
    expect(all).toBePartiallyChecked();
    await pane.user.click(all);
    expect(all).toBeChecked();
    expect(screen.getByRole('button', { name: '写入 3 处' })).toBeEnabled();
    expect(dialog).not.toHaveTextContent('一处也没有勾选');
  });

  test('filled scores: of two that differ one is left out, and no total is written that counts it', async () => {
    const pane = await openPane([withCells(TWO, { H20: '' })]);
    await openTab(pane.user, '得分');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '所有与复算不一致的');
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    await screen.findByRole('dialog');
    await pane.user.click(line('H17'));
    expect(lines().slice(1)).toEqual([
      '☐ H17受益居民户数 得分15 → 12.5',
      '☐! H20总分（空） → 94.17要与 H17 一起改，那里没有勾选',
    ]);
    await applyPreview(pane.user);
    expect(['H13', 'H17', 'H20'].map((cell) => pane.cell(cell).value)).toEqual([16.67, 15, null]);
  });

  test('stands in place of the pane: the rest is out of reach, what is said is heard, and Escape gives all back', async () => {
    const pane = await openPane([TWO]);
    const opener = screen.getByRole('button', { name: /^直接改正/ });
    await openFixes(pane.user);
    const dialog = await screen.findByRole('dialog', { name: '预览' });
    expect(dialog).not.toHaveAttribute('aria-modal');
    expect(screen.getByRole('heading', { level: 1, name: '预览' }).parentElement).toHaveFocus();
    expect(opener).not.toBeVisible();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['预览']);
    expect(screen.getByRole('status')).toBeVisible();
    await pane.user.click(within(dialog).getByRole('button', { name: /H17/ }));
    expect(pane.located).toEqual(['自评表!H17']);
    await pane.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener).toBeVisible();
    await waitFor(() => expect(opener).toHaveFocus());
    expect(pane.cell('H17')).toEqual({ value: 15 });
  });

  test('the keys: the button comes first, arrows go from line to line, blank ticks', async () => {
    const pane = await openPane([TWO]);
    await openFixes(pane.user);
    await screen.findByRole('dialog');
    await pane.user.tab();
    expect(screen.getByRole('button', { name: '写入 3 处' })).toHaveFocus();
    await pane.user.tab();
    await pane.user.tab();
    expect(screen.getByRole('checkbox', { name: /^全选/ })).toHaveFocus();
    await pane.user.tab();
    expect(line('H13')).toHaveFocus();
    await pane.user.keyboard('{ArrowDown}');
    expect(line('H17')).toHaveFocus();
    await pane.user.keyboard(' ');
    expect(line('H17')).not.toBeChecked();
  });

  test('a cell that can’t be shown closes nothing: what was ticked stays so', async () => {
    const pane = await openPane([TWO], {
      around: (host) =>
        passingOn(host, { locate: () => Promise.reject(new DocumentError('changed-meanwhile', 'moved')) }),
    });
    await openFixes(pane.user);
    const dialog = await screen.findByRole('dialog');
    await pane.user.click(line('H13'));
    await pane.user.click(within(dialog).getByRole('button', { name: /H17/ }));
    expect(await screen.findByTestId('refusal')).toBeVisible();
    expect(line('H13')).not.toBeChecked();
  });

  test('called off in the preview writes nothing', async () => {
    const pane = await openPane([FORM]);
    const before = pane.host.bytes();
    await openFixes(pane.user);
    await pane.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '取消' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(pane.host.bytes()).toBe(before);
    await waitFor(() => expect(screen.getByRole('button', { name: /^直接改正/ })).toHaveFocus());
  });

  test('a formula that would be overwritten is called out', async () => {
    const form = withCells(exampleForm('national'), { F13: '5个', H13: '=G13 → 20' });
    const pane = await openPane([form]);
    await pane.user.click(within(findingWith('改造小区数量')).getByRole('button', { name: '改为 16.67' }));
    expect(await screen.findByTestId('planned-edit')).toHaveTextContent('会覆盖公式');
    expect(await screen.findByTestId('planned-edit')).toHaveTextContent('=G13');
  });
});

describe('what is left after fixing', () => {
  /** Two targets that are missed, full points for both, no reasons; the total counts them as they should be. */
  const LEFT = withCells(exampleForm('national'), { F13: '5个', F17: '1250户', H20: '94.17' });
  const verdict = (): HTMLElement => within(screen.getByTestId('verdict')).getByRole('heading', { level: 1 });
  type User = Awaited<ReturnType<typeof openPane>>['user'];

  async function mendBoth(user: User): Promise<void> {
    for (const [name, score] of [
      ['改造小区数量', '16.67'],
      ['受益居民户数', '12.5'],
    ] as const) {
      await user.click(within(findingWith(name)).getByRole('button', { name: `改为 ${score}` }));
      await settled();
    }
  }

  test('only reasons to be written: said with what was mended, and one click leads there', async () => {
    const pane = await openPane([LEFT]);
    expect(verdict()).toHaveTextContent(/^有 \d+ 处错误$/);
    expect(screen.queryByRole('button', { name: '去写' })).toBeNull();
    await mendBoth(pane.user);
    expect(screen.getAllByTestId('finding')).toHaveLength(2);
    expect(verdict()).toHaveTextContent(/^已改 2 处；问题 3 处 → 2 处，剩下的都是要写偏差说明$/);
    await pane.user.click(screen.getByRole('button', { name: '去写' }));
    expect(screen.getByRole('tab', { name: /^偏差说明/, selected: true })).toBeVisible();
    await waitFor(() =>
      expect(screen.getAllByTestId('note')[0]).toContainElement(document.activeElement as HTMLElement),
    );
    // Undone, one is mended and one isn't: what is left is more than reasons.
    await pane.user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(verdict()).toHaveTextContent(/^有 \d+ 处错误$/));
    expect(screen.queryByRole('button', { name: '去写' })).toBeNull();
  });

  test('few reasons are written where the list stands, each unfolded; written, the finish is there', async () => {
    const pane = await openPane([LEFT]);
    expect(screen.queryByRole('region', { name: '需要说明的偏差' })).toBeNull();
    await mendBoth(pane.user);
    const last = await screen.findByRole('region', { name: '需要说明的偏差' });
    const notes = await within(last).findAllByTestId('note');
    expect(notes).toHaveLength(2);
    for (const note of notes) {
      const [cause] = within(within(note).getByRole('group', { name: /^常见原因/ })).getAllByRole('button');
      await pane.user.click(cause as HTMLElement);
    }
    const write = within(last).getByRole('button', { name: '写入全部（2）' });
    write.focus();
    await pane.user.keyboard('{Enter}');
    const finish = await screen.findByTestId('finish');
    expect(finish).toHaveTextContent('改了 2 处，写了 2 条说明。问题 3 处 → 0 处。');
    expect(screen.getByTestId('undo')).toHaveTextContent('已写入 I13、I17');
    // What was pressed is gone: the next key isn't lost with it.
    expect(screen.getByTestId('pane-body')).toHaveFocus();
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a blank cell', { G4: '' }],
    ['something that a person has to judge', { F18: '部分健全' }],
    ['points that don’t come to the base', { G19: '9', H19: '9', H20: '93.17', G20: '99' }],
  ])('not where %s is left as well', async (_, also) => {
    const pane = await openPane([withCells(LEFT, also)]);
    await mendBoth(pane.user);
    expect(screen.getByTestId('undo')).toHaveTextContent('已写入 H17');
    expect(verdict()).not.toHaveTextContent('都是要写');
    expect(screen.queryByRole('button', { name: '去写' })).toBeNull();
  });
});

describe('writing that is refused', () => {
  test('a cell edited since the check stays, and the pane says which; the others are written', async () => {
    const pane = await openPane([withCells(FORM, { I7: '5' })]);
    await openFixes(pane.user);
    await pane.host.apply([{ sheet: '自评表', cell: 'H13', from: { value: 20 }, to: { value: 19 } }]);
    await pane.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^写入 \d+ 处$/ }));
    const written = await screen.findByTestId('undo');
    expect(written).toHaveTextContent('已写入');
    // The total was worked out with the score that isn't written.
    expect(written).toHaveTextContent('2 个没有写：H13（内容已经变了）、H20（所依据的 H13 没有写）');
    expect(pane.cell('H13')).toEqual({ value: 19 });
    expect(pane.cell('I7')).toEqual({ value: '—' });
    await settled();
  });

  test('a protected sheet: each line says so in the preview, and none can be ticked', async () => {
    const pane = await openPane([{ ...FORM, protected: true }]);
    const before = pane.host.bytes();
    await openFixes(pane.user);
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('工作表“自评表”受保护：锁定的单元格不写入，其余的照写；绩核不会替您解除保护。');
    const lines = within(dialog).getAllByTestId('planned-edit');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) {
      expect(line).toHaveTextContent('被保护，不能改');
      const box = within(line).getByRole('checkbox');
      expect(box).toBeDisabled();
      expect(box).not.toBeChecked();
      expect(box).toHaveAccessibleDescription('被保护，不能改');
    }
    expect(within(dialog).queryByRole('checkbox', { name: /^全选/ })).toBeNull();
    const write = within(dialog).getByRole('button', { name: '写入 0 处' });
    expect(write).toHaveAttribute('aria-disabled', 'true');
    expect(write).toHaveAccessibleDescription(/没有可写的/);
    await pane.user.click(write);
    expect(pane.host.bytes()).toBe(before);
  });

  test('of a protected sheet the open cells are ticked and written, the locked ones stay', async () => {
    const pane = await openPane([{ ...FORM, protected: true }], {
      around: (host) =>
        passingOn(host, {
          locked: (edits) => Promise.resolve(edits.slice(1)),
          apply: (edits) => Promise.resolve({ applied: edits, refused: [] }),
        }),
    });
    await openFixes(pane.user);
    const dialog = await screen.findByRole('dialog');
    const boxes = within(dialog).getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.length).toBeGreaterThanOrEqual(2);
    expect(boxes.filter(({ checked }) => checked)).toHaveLength(1);
    expect(boxes.filter(({ disabled }) => disabled)).toHaveLength(boxes.length - 1);
    await pane.user.click(within(dialog).getByRole('button', { name: '写入 1 处' }));
    expect(await screen.findByTestId('undo')).toHaveTextContent('已写入');
    await settled();
  });

  test('a sheet of which it can’t be told which cells are locked: said in the preview, refused without a trace', async () => {
    const pane = await openPane([{ ...FORM, protected: true }], {
      around: (host) => passingOn(host, { locked: () => Promise.reject(new Error('busy')) }),
    });
    const before = pane.host.bytes();
    await openFixes(pane.user);
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      '工作表“自评表”受保护：锁定的单元格不写入，其余的照写；绩核不会替您解除保护。',
    );
    await pane.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^写入 \d+ 处$/ }));
    expect(await screen.findByTestId('refusal')).toHaveTextContent('在“审阅”里撤消工作表保护');
    expect(pane.host.bytes()).toBe(before);
    await pane.user.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByTestId('refusal')).toBeNull();
  });

  test('a protected sheet is named before anything is planned; one without a form, or open to all, isn’t', async () => {
    const line = /^工作表“.*”受保护/;
    await openPane(
      [
        { ...FORM, protected: true },
        { ...exampleForm('national', '二'), rows: [], protected: true },
      ],
      {
        scope: 'all',
      },
    );
    expect(screen.getAllByText(line).map(({ textContent }) => textContent)).toEqual([
      '工作表“自评表”受保护，锁定的单元格写不进去；在“审阅”里撤消工作表保护后可以改。',
    ]);
    cleanup();
    await openPane([FORM]);
    expect(screen.queryByText(line)).toBeNull();
  });

  test('a workbook that can’t be changed is called so in the words of the error where the program has none', async () => {
    await openPane([FORM], { around: (host) => passingOn(host, { refuses: 'no-permission' }) });
    expect(screen.getByTestId('verdict')).toHaveTextContent('表格软件不允许这个操作。关闭打开的对话框');
    expect(screen.getByRole('button', { name: /^直接改正/ })).toBeDisabled();
  });

  test('undo leaves only what was edited since, and names it', async () => {
    const pane = await openPane([FORM]);
    await openFixes(pane.user);
    await applyPreview(pane.user);
    await pane.host.apply([{ sheet: '自评表', cell: 'H13', from: { value: 16.67 }, to: { value: 15 } }]);
    await pane.user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() =>
      expect(screen.getByTestId('undo')).toHaveTextContent('自评表!H13 在写入之后又被改过，没有撤销。'),
    );
    expect(pane.cell('H13')).toEqual({ value: 15 });
    expect(pane.cell('H20')).toEqual({ value: 100 });
  });
});

describe('marks', () => {
  test('are shown with a legend, follow the next check, and go without a trace', async () => {
    const marked: string[][] = [];
    let cleared = 0;
    const pane = await openPane([FORM], {
      around: (host) =>
        passingOn(host, {
          mark: (marks) => {
            marked.push(marks.map(({ cell, severity }) => `${cell} ${severity}`));
            return host.mark(marks);
          },
          clearMarks: () => {
            cleared += 1;
            return host.clearMarks();
          },
        }),
    });
    await pane.user.click(screen.getByRole('checkbox', { name: '标注' }));
    await waitFor(() => expect(pane.announced()).toMatch(/^已标注 \d 个单元格$/));
    expect(screen.getByTitle('图例')).toHaveTextContent('错误警告提示');
    await openFixes(pane.user);
    await applyPreview(pane.user);
    await waitFor(() => expect(marked).toEqual([['H13 error'], []]));
    await pane.user.click(screen.getByRole('checkbox', { name: '标注' }));
    await waitFor(() => expect(pane.announced()).toBe('已清除标注'));
    expect(cleared).toBe(1);
  });

  test('are not offered where the host has none', async () => {
    await openPane([FORM], { around: (host) => passingOn(host, { can: { ...host.can, marks: false } }) });
    expect(screen.queryByRole('checkbox', { name: '标注' })).toBeNull();
    expect(screen.getByText('Word 文档不标颜色；可以另存带批注的副本。')).toBeVisible();
  });
});

describe('scores', () => {
  test('each has target, actual, points, what is recorded, what the rule gives, and why', async () => {
    const { user } = await openPane([FORM]);
    await openTab(user, '得分');
    const [execution, first] = screen.getAllByTestId('score');
    expect(execution).toHaveTextContent('预算执行');
    expect(first).toHaveTextContent('表内 20复算 16.67分值 20');
    expect(first).not.toHaveTextContent('指标值');
    await user.click(within(first as HTMLElement).getByRole('button', { expanded: false }));
    expect(first).toHaveTextContent('指标值≥6个完成值5个');
    expect(first).toHaveTextContent('5 ÷ 6 = 83.33%');
  });

  test('only blank ones are filled, and the total with them', async () => {
    const pane = await openPane([withCells(exampleForm('national'), { H14: '', H20: '' })]);
    await openTab(pane.user, '得分');
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    expect(await previewRows()).toEqual([
      ['H14', '（空）', '10'],
      ['H20', '（空）', '100'],
    ]);
    await applyPreview(pane.user);
    expect(pane.cell('H14')).toEqual({ value: 10 });
  });

  test('what was looked at before doesn’t stay chosen: blank ones again, as numbers again', async () => {
    const pane = await openPane([withCells(FORM, { H14: '', H20: '' })]);
    await openTab(pane.user, '得分');
    for (const [which, as] of [
      ['所有与复算不一致的', '公式（改了数据自动重算）'],
      ['只填空白的', '数值'],
    ] as const) {
      await pane.user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), which);
      await pane.user.selectOptions(screen.getByRole('combobox', { name: '填成' }), as);
    }
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    expect(await previewRows()).toEqual([['H14', '（空）', '10']]);
  });

  test('all that differ, as live formulas', async () => {
    const pane = await openPane([FORM]);
    await openTab(pane.user, '得分');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '所有与复算不一致的');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '填成' }), '公式（改了数据自动重算）');
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    const rows = await previewRows();
    expect(rows.map(([cell]) => cell)).toEqual(expect.arrayContaining(['I6', 'H13', 'H20']));
    expect(rows.find(([cell]) => cell === 'H20')?.[2]).toMatch(/^=ROUND\(SUM\(/);
    await applyPreview(pane.user);
    expect(pane.cell('H20').formula).toMatch(/^ROUND\(SUM\(/);
  });

  test('only chosen ones', async () => {
    const pane = await openPane([withCells(FORM, { F14: '90%' })]);
    await openTab(pane.user, '得分');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '只填选中的');
    expect(screen.getByRole('button', { name: '预览填写' })).toBeDisabled();
    await pane.user.click(screen.getByRole('checkbox', { name: '选中“工程验收合格率”' }));
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    expect((await previewRows()).map(([cell]) => cell)).toEqual(['H14', 'H20']);
  });

  test('what a human has to judge is never filled, and says its range', async () => {
    const pane = await openPane([withCells(exampleForm('national'), { F18: '部分健全', H18: '' })]);
    await openTab(pane.user, '得分');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), '所有与复算不一致的');
    await pane.user.click(screen.getByRole('button', { name: '预览填写' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('没有需要写入的单元格。');
    expect(await screen.findByRole('dialog')).toHaveTextContent(/H18 管护制度健全性：/);
  });
});
