import { act, screen, waitFor, within } from '@testing-library/react';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import type { ApplyReceipt, RefusedEdit } from '../../../src/hosts/host.ts';
import type { Doing, PaneEvent, PreviewEdit, Refusal } from '../../../src/pane/state/state.ts';
import { NoForm, ProgressLine, RefusalBar, UndoBar } from '../../../src/pane/views/messages.tsx';
import { exampleForm, gridOf, typedCell } from '../../support/form-text.ts';
import { heard, lines, openPart } from '../../support/open-part.tsx';

/** What happened, what is under way, and that there is no form. */

const edit = (cell: string, changes: Partial<PreviewEdit> = {}): PreviewEdit => ({
  sheet: '自评表',
  cell,
  from: { value: 20 },
  to: { value: 10 },
  what: '得分',
  ...changes,
});
const receipt = (applied: readonly string[], refused: readonly RefusedEdit[] = []): ApplyReceipt => ({
  applied: applied.map((cell) => edit(cell)),
  refused,
});
const left = (cell: string): RefusedEdit => ({ edit: edit(cell), code: 'changed-meanwhile', found: { value: 1 } });
const written = (...of: Parameters<typeof receipt>): PaneEvent => ({
  type: 'written',
  written: { label: '填写得分', receipt: receipt(...of) },
  say: '',
});

describe('what was refused', () => {
  const refusal = (during: Doing): Refusal => ({
    during,
    code: 'busy',
    advice: { what: '甲。', why: '乙。', how: '丙。' },
    cause: null,
  });

  test.each<[Doing, string]>([
    ['check', '没有核对成'],
    ['write', '没有写入'],
    ['undo', '没有撤销'],
    ['mark', '没有标注'],
    ['locate', '没有定位'],
    ['waive', '没有忽略'],
    ['policy', '没有记录评分办法'],
    ['teach', '没有记进工作簿'],
  ])('%s: is named by what was being done, with its reason and what to do', async (during, name) => {
    await openPart(<RefusalBar />, { events: [{ type: 'refused', refusal: refusal(during) }] });
    expect(screen.getByRole('region', { name })).toHaveTextContent(`${name}甲。乙。丙。`);
  });

  test('goes when it is known, or when there is another check', async () => {
    const { user, happens, controller } = await openPart(<RefusalBar />);
    expect(screen.queryByRole('region')).toBeNull();
    happens({ type: 'refused', refusal: refusal('check') });
    await user.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('region')).toBeNull();
    happens({ type: 'refused', refusal: refusal('check') });
    await user.click(screen.getByRole('button', { name: '重新核对' }));
    await waitFor(() => expect(controller.snapshot().checked).not.toBeNull());
    expect(screen.queryByRole('region')).toBeNull();
  });
});

describe('what was written', () => {
  const bar = (): HTMLElement => screen.getByTestId('undo');
  const undone = (cells: number, refused: readonly string[] = [], others?: string): PaneEvent => ({
    type: 'undone',
    undone: { cells, refused, ...(others === undefined ? {} : { others }) },
    say: '',
  });

  test.each<[string, readonly PaneEvent[], string, 'success' | 'warning', boolean]>([
    ['all', [written(['H13', 'H14'])], '已写入 2 个单元格', 'success', true],
    ['some', [written(['H13'], [left('H14')])], '已写入 H13，1 个没有写：H14（内容已经变了）', 'warning', true],
    ['the second of two', [written(['H13']), written(['H14'])], '已写入 H14 可再撤销前 1 次', 'success', true],
    ['taken back', [written(['H13']), undone(1)], '已撤销，1 个单元格恢复原样。', 'success', false],
    [
      'taken back in part',
      [written(['H13', 'H14']), undone(1, ['自评表!H14'])],
      '已撤销，1 个单元格恢复原样。自评表!H14 在写入之后又被改过，没有撤销。',
      'warning',
      false,
    ],
    [
      'taken back but for what can’t be',
      [written(['H13', 'H14']), undone(1, [], '没有撤销：H14（受保护）。')],
      '已撤销，1 个单元格恢复原样。没有撤销：H14（受保护）。',
      'warning',
      false,
    ],
    [
      'the second of two taken back',
      [written(['H13']), written(['H14']), undone(1)],
      '已撤销，1 个单元格恢复原样。 可再撤销前 1 次',
      'success',
      true,
    ],
  ])('%s', async (_, events, sentence, intent, canUndo) => {
    await openPart(<UndoBar />, { events: [...events] });
    expect(bar().textContent).toBe(`${sentence}${canUndo ? '撤销' : ''}`);
    expect(bar()).toHaveClass(`jihe-message-${intent}`);
    expect(bar().querySelector('.jihe-sign')).toHaveClass(intent === 'success' ? 'jihe-fine' : 'jihe-warning');
  });

  test('nothing is said before anything was, nor when it was closed, until there is more', async () => {
    const { user, happens, controller } = await openPart(<UndoBar />);
    expect(screen.queryByTestId('undo')).toBeNull();
    happens(written(['H13']));
    await user.click(within(bar()).getByRole('button', { name: '关闭' }));
    expect(screen.queryByTestId('undo')).toBeNull();
    expect(controller.snapshot().journal).toHaveLength(1);
    happens(written(['H14']));
    expect(bar()).toHaveTextContent('可再撤销前 1 次');
  });

  test('nothing can be undone while something is written', async () => {
    const { happens } = await openPart(<UndoBar />, { events: [written(['H13'])] });
    expect(screen.getByRole('button', { name: '撤销' })).toBeEnabled();
    happens({ type: 'check-started' });
    expect(screen.getByRole('button', { name: '撤销' })).toBeEnabled();
    happens({ type: 'write-started', cells: 1 });
    expect(screen.getByRole('button', { name: '撤销' })).toBeDisabled();
  });
});

test('how far a check is: sheets read, then reviewed; nothing while nothing is under way', async () => {
  const { happens } = await openPart(<ProgressLine />);
  const bar = (): HTMLElement | null => screen.queryByRole('progressbar');
  expect(bar()).toBeNull();
  happens({ type: 'check-started' });
  expect(screen.getByTestId('progress')).toHaveTextContent('正在读取工作表…');
  expect(bar()).not.toHaveAttribute('aria-valuenow');
  happens({ type: 'check-progress', stage: 'reading', done: 1, of: 4 });
  expect(bar()).toHaveAccessibleName('正在读取工作表 1/4');
  happens({ type: 'check-progress', stage: 'reviewing', done: 3, of: 4 });
  expect(bar()).toHaveAccessibleName('正在核对 3/4 张工作表');
  expect(bar()).toHaveAttribute('aria-valuenow', '0.75');
  happens({ type: 'write-started', cells: 12 });
  expect(bar()).toHaveAccessibleName('正在写入 12 个单元格…');
  expect(screen.getByText('正在写入 12 个单元格…')).toBeVisible();
  happens(written(['H13']));
  expect(bar()).toBeNull();
});

describe('no form', () => {
  const EMPTY = gridOf('封面', [typedCell(1, 1, '绩效自评材料')]);
  const shown = async (grids: readonly SheetGrid[], scope: 'active' | 'all') =>
    openPart(
      (controller) => {
        const { checked } = controller.snapshot();
        if (checked === null) throw new Error('not checked');
        const read = scope === 'all' ? checked.grids : checked.grids.slice(0, 1);
        return <NoForm checked={{ ...checked, grids: read, scope }} />;
      },
      { grids, checked: true },
    );
  const told = (): string[] => heard(screen.getByTestId('no-form'));

  test('in the sheet in front: the others may be looked at', async () => {
    const { user, controller } = await shown([EMPTY, gridOf('目录', [])], 'active');
    await screen.findByRole('button', { name: '核对全部工作表' });
    expect(told()).toEqual(
      lines(`
      section
        h1 未核对：这张工作表里没有找到绩效自评表
        “工作表“封面”不像自评表。要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。这里没有一行认出两个以上。如果它不是自评表，不用改；要核对的是自评表时，检查是不是选错了文件或工作表。”
        button 核对全部工作表
    `),
    );
    act(() => controller.setScope('active'));
    const before = controller.snapshot().checked;
    await user.click(screen.getByRole('button', { name: '核对全部工作表' }));
    await waitFor(() => expect(controller.snapshot().checked).not.toBe(before));
    expect(controller.snapshot().scope).toBe('all');
  });

  test('in the only sheet: no others are offered', async () => {
    const { controller } = await shown([EMPTY], 'active');
    await act(async () => void (await controller.host.sheetCount?.()));
    expect(screen.queryByRole('button', { name: '核对全部工作表' })).toBeNull();
  });

  test('where nobody can say how many sheets there are, the others may be looked at', async () => {
    jest.spyOn(FileHost.prototype, 'sheetCount').mockRejectedValueOnce(new DocumentError('unknown', 'unknown'));
    await shown([EMPTY], 'active');
    expect(await screen.findByRole('button', { name: '核对全部工作表' })).toBeVisible();
  });

  test('in any sheet: there is nothing more to look at', async () => {
    await shown([EMPTY, gridOf('目录', [])], 'all');
    expect(told()).toEqual(
      lines(`
      section
        h1 未核对：工作簿里没有找到绩效自评表
        “工作表“封面”不像自评表。要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。这里没有一行认出两个以上。如果它不是自评表，不用改；要核对的是自评表时，检查是不是选错了文件或工作表。”
    `),
    );
  });

  test('but in hidden sheets: those may be checked', async () => {
    await shown([EMPTY, { ...exampleForm('national'), visibility: 'hidden' }], 'all');
    expect(told()).toEqual(
      lines(`
      section
        h1 未核对：工作簿里没有找到绩效自评表
        “工作表“封面”不像自评表。要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。这里没有一行认出两个以上。如果它不是自评表，不用改；要核对的是自评表时，检查是不是选错了文件或工作表。”
        “隐藏的工作表“自评表”里有自评表（“老旧小区供水改造”），没有核对。隐藏的工作表多半是上年的表或留底，不知道要不要报送，所以只读不核对。要报送的，取消隐藏再核对，或者选“核对隐藏的工作表”；不要的，报送前删掉。”
        button 核对隐藏的工作表
    `),
    );
  });
});
