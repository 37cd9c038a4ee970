import '../../support/pane-setup.ts';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CurrentFile } from '../../../src/programs/workbench/current-file.tsx';
import { HEAD_HEIGHT, HEAD_WIDTH } from '../../../src/programs/workbench/sheet/heads.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

/** The sheet under the mouse, the keys and the clipboard. */

// Whether something is hidden costs most of the time here.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const ONE = buildXlsx([
  { name: '一', cells: { A1: '甲', B1: 2, A2: 3, B2: 4, C3: '合并', F9: '远' }, merges: ['C3:D4'] },
  { name: '二', cells: { A1: '第二张' } },
  { name: '藏', cells: { A1: '藏着' }, visibility: 'hidden' },
]);

function opened(bytes = ONE) {
  const workbook = new Workbook(bytes, '甲/一.xlsx');
  render(
    <FluentProvider theme={webLightTheme}>
      <CurrentFile isMain={false} workbook={workbook} />
    </FluentProvider>,
  );
  return { workbook, user: userEvent.setup() };
}

const editor = (): HTMLElement => screen.getByTestId('cell-editor');
const cell = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${address}"]`);
  if (found === null) throw new Error(`no cell ${address}`);
  return found;
};
const text = (address: string): string => cell(address).textContent;
const range = (): string | undefined => document.querySelector<HTMLElement>('.jihe-range')?.dataset['range'];
const name = (): string => screen.getByLabelText<HTMLInputElement>('当前单元格').value;
const bar = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>('编辑栏');

async function type(user: ReturnType<typeof userEvent.setup>, value: string): Promise<void> {
  editor().focus();
  await user.keyboard(`${value}{Enter}`);
}

test('a text of several lines, or of more than 60 characters, has two lines above the sheet; others have one', () => {
  opened(buildXlsx([{ name: '一', cells: { A1: '长'.repeat(60), A2: '长'.repeat(61), A3: '上\n下', A4: 5 } }]));
  const rows = ['A1', 'A2', 'A3', 'A4'].map((address) => {
    fireEvent.mouseDown(cell(address));
    return [name(), bar().rows];
  });
  expect(rows).toEqual([
    ['A1', 1],
    ['A2', 2],
    ['A3', 2],
    ['A4', 1],
  ]);
});

describe('the mouse', () => {
  test('selects a cell, draws a range, extends it with Shift', () => {
    opened();
    fireEvent.mouseDown(cell('B2'));
    expect([name(), range(), bar().value]).toEqual(['B2', 'B2', '4']);
    fireEvent.mouseMove(cell('A1'));
    expect([name(), range()]).toEqual(['A1:B2', 'A1:B2']);
    fireEvent.mouseUp(window);
    fireEvent.mouseMove(cell('F9'));
    expect(range()).toBe('A1:B2');
    fireEvent.mouseDown(cell('B5'), { shiftKey: true });
    expect(range()).toBe('B2:B5');
    fireEvent.mouseDown(cell('A1'), { button: 2 });
    expect(range()).toBe('B2:B5');
  });

  test('on heads selects whole rows and columns; on the corner nothing', () => {
    opened();
    fireEvent.mouseDown(screen.getByRole('columnheader', { name: 'B' }));
    expect(range()).toBe('B1:B24');
    fireEvent.mouseDown(screen.getByRole('rowheader', { name: '2' }));
    expect(range()).toBe('A2:I2');
    const corner = document.querySelector('.jihe-corner');
    if (corner !== null) fireEvent.mouseDown(corner);
    expect(range()).toBe('A2:I2');
  });

  test('on a merged area selects all of it as one cell', () => {
    opened();
    fireEvent.mouseDown(cell('C3'));
    expect([name(), range(), bar().value]).toEqual(['C3', 'C3:D4', '合并']);
  });

  test('elsewhere ends what is being typed, and writes it', async () => {
    const { user } = opened();
    editor().focus();
    await user.keyboard('改');
    fireEvent.mouseDown(cell('B2'));
    await waitFor(() => expect(text('A1')).toBe('改'));
    expect(name()).toBe('B2');
  });

  test('a double click goes on with what is there', async () => {
    const { user } = opened();
    fireEvent.mouseDown(cell('A1'));
    fireEvent.doubleClick(cell('A1'));
    expect(screen.getByLabelText('编辑 A1')).toBe(editor());
    await user.type(editor(), '乙{Enter}');
    await waitFor(() => expect(text('A1')).toBe('甲乙'));
  });
});

describe('typing', () => {
  test('arrows end what was begun by typing, and move within what was begun by F2', async () => {
    const { user } = opened();
    editor().focus();
    await user.keyboard('5{ArrowRight}');
    await waitFor(() => expect(text('A1')).toBe('5'));
    expect(name()).toBe('B1');
    await user.keyboard('{F2}{ArrowLeft}');
    expect(name()).toBe('B1');
    await user.keyboard('{Escape}');
    expect(text('B1')).toBe('2');
  });

  test('opened and left as it was writes nothing', async () => {
    const { user, workbook } = opened();
    editor().focus();
    await user.keyboard('{F2}{Enter}');
    expect(name()).toBe('A2');
    await workbook.settled();
    expect(workbook.snapshot()).toMatchObject({ unsaved: false, canUndo: false });
  });

  test('takes Tab for itself, which otherwise leads out of the sheet', async () => {
    const { user } = opened();
    const isTaken = (): boolean => JSON.stringify(editor().dataset).includes('ignoreKeydown');
    editor().focus();
    expect(isTaken()).toBe(false);
    await user.keyboard('5');
    expect(isTaken()).toBe(true);
    await user.keyboard('{Tab}');
    await waitFor(() => expect(text('A1')).toBe('5'));
    expect([isTaken(), name()]).toEqual([false, 'B1']);
  });

  test('Alt+Enter begins a line', async () => {
    const { user } = opened();
    editor().focus();
    await user.keyboard('一{Alt>}{Enter}{/Alt}二{Enter}');
    await waitFor(() => expect(text('A1')).toBe('一\n二'));
  });

  test('while an input method has the keys, Enter is its own', async () => {
    const { user } = opened();
    editor().focus();
    await user.keyboard('jia');
    fireEvent.keyDown(editor(), { key: 'Enter', isComposing: true });
    expect(screen.getByLabelText('编辑 A1')).toBe(editor());
    fireEvent.keyDown(editor(), { key: 'Enter' });
    await waitFor(() => expect(text('A1')).toBe('jia'));
  });

  test('what is refused is said, and dismissed', async () => {
    const locked = buildXlsx([{ name: '一', cells: { A1: '甲' }, protected: true }]);
    const { user } = opened(locked);
    expect(screen.queryByRole('button', { name: '关闭提示' })).toBeNull();
    await type(user, '改');
    const message = await screen.findByText(/工作表“一”受保护/);
    expect(message).toBeTruthy();
    expect(text('A1')).toBe('甲');
    await user.click(screen.getByRole('button', { name: '关闭提示' }));
    expect(screen.queryByText(/工作表“一”受保护/)).toBeNull();
  });

  test('formulas that can’t be worked out here are named', async () => {
    const { user } = opened();
    await type(user, '=TODAY()');
    expect(await screen.findByText(/^有 1 个公式未重算（A1）/)).toBeTruthy();
    expect(cell('A1').dataset['stale']).toBe('true');
    expect(cell('A1').title).toContain('未重算');
    expect(cell('A2').dataset['stale']).toBeUndefined();
  });
});

describe('the bar over the sheet', () => {
  test('an address goes there; what is none is forgotten', async () => {
    const { user, workbook } = opened();
    const box = screen.getByLabelText('当前单元格');
    await user.click(box);
    await user.keyboard(' b2 {Enter}');
    expect([name(), editor()]).toEqual(['B2', document.activeElement]);
    // The key that led there isn't typed there.
    expect(screen.queryByLabelText('编辑 B2')).toBeNull();
    fireEvent.mouseDown(cell('A1'));
    await workbook.settled();
    expect([text('B2'), workbook.snapshot().unsaved]).toEqual(['4', false]);
    await user.clear(box);
    await user.type(box, 'a1:b2{Enter}');
    expect(range()).toBe('A1:B2');
    await user.clear(box);
    await user.type(box, '哪里{Enter}');
    expect(range()).toBe('A1:B2');
    await user.clear(box);
    await user.type(box, 'F9{Escape}');
    expect([name(), range()]).toEqual(['A1:B2', 'A1:B2']);
  });

  test('writes into the cell; Esc leaves it; the focus goes back to the sheet', async () => {
    const { user } = opened();
    await user.type(bar(), '长{Enter}');
    await waitFor(() => expect(text('A1')).toBe('甲长'));
    expect(document.activeElement).toBe(editor());
    expect(name()).toBe('A2');
    await user.type(bar(), '0{Escape}');
    expect(text('A2')).toBe('3');
    expect(bar().value).toBe('3');
  });

  test('arrows move within what is typed there, and an input method keeps its keys', async () => {
    const { user, workbook } = opened();
    await user.type(bar(), '长');
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
      expect([key, fireEvent.keyDown(bar(), { key }), bar().value, name()]).toEqual([key, true, '甲长', 'A1']);
    for (const key of ['Enter', 'Tab', 'Escape'])
      expect([key, fireEvent.keyDown(bar(), { key, isComposing: true }), bar().value]).toEqual([key, true, '甲长']);
    await workbook.settled();
    expect([text('A1'), workbook.snapshot().unsaved]).toEqual(['甲', false]);
    expect(fireEvent.keyDown(bar(), { key: 'Enter', shiftKey: true })).toBe(false);
    await waitFor(() => expect(text('A1')).toBe('甲长'));
  });

  test('whoever only passes by there is let through', () => {
    opened();
    bar().focus();
    for (const key of ['Enter', 'Tab', 'Escape', 'F2'])
      expect([key, fireEvent.keyDown(bar(), { key }), document.activeElement, name()]).toEqual([
        key,
        true,
        bar(),
        'A1',
      ]);
    expect(JSON.stringify(bar().dataset)).not.toContain('ignoreKeydown');
    fireEvent.blur(bar());
    expect(text('A1')).toBe('甲');
  });

  test('Tab there goes on to the right, and is the bar’s own while something is typed', async () => {
    const { user } = opened();
    await user.type(bar(), '长');
    expect(JSON.stringify(bar().dataset)).toContain('ignoreKeydown');
    expect(fireEvent.keyDown(bar(), { key: 'Tab' })).toBe(false);
    await waitFor(() => expect(text('A1')).toBe('甲长'));
    expect([name(), document.activeElement]).toEqual(['B1', editor()]);
  });

  test('has a second line for what is long, or has one', async () => {
    const { user } = opened();
    await user.clear(bar());
    await user.type(bar(), '长'.repeat(60));
    expect(bar().rows).toBe(1);
    await user.type(bar(), '长');
    expect(bar().rows).toBe(2);
    fireEvent.change(bar(), { target: { value: '一\n二' } });
    expect(bar().rows).toBe(2);
  });

  test('from there into the cell: what was typed goes along, and isn’t written yet', async () => {
    const { user, workbook } = opened();
    await user.type(bar(), '长');
    act(() => editor().focus());
    await workbook.settled();
    expect([(editor() as HTMLTextAreaElement).value, text('A1'), workbook.snapshot().unsaved]).toEqual([
      '甲长',
      '甲',
      false,
    ]);
  });

  test('left for something else, what was typed is written', async () => {
    const { user } = opened();
    await user.type(bar(), '长');
    await user.click(screen.getByLabelText('当前单元格'));
    await waitFor(() => expect(text('A1')).toBe('甲长'));
  });

  test('undo and redo are there when there is something for them', async () => {
    const { user } = opened();
    const button = (label: string): HTMLButtonElement => screen.getByRole<HTMLButtonElement>('button', { name: label });
    expect([button('撤销').disabled, button('恢复').disabled]).toEqual([true, true]);
    await type(user, '改');
    await waitFor(() => expect(button('撤销').disabled).toBe(false));
    await user.click(button('撤销'));
    await waitFor(() => expect(button('恢复').disabled).toBe(false));
    expect(text('A1')).toBe('甲');
    expect(button('撤销').disabled).toBe(true);
  });
});

describe('the clipboard', () => {
  function clipboard(texts: Record<string, string> = {}) {
    const set: Record<string, string> = { ...texts };
    return {
      set,
      clipboardData: {
        files: [],
        types: ['text/plain'],
        getData: (kind: string) => set[kind] ?? '',
        setData: (kind: string, value: string) => {
          set[kind] = value;
        },
      },
    };
  }

  test('copies what is selected, cuts it by emptying the cells', async () => {
    opened();
    fireEvent.mouseDown(cell('A1'));
    fireEvent.mouseMove(cell('B2'));
    const copied = clipboard();
    expect(fireEvent.copy(editor(), copied)).toBe(false);
    expect(copied.set['text/plain']).toBe('甲\t2\r\n3\t4\r\n');
    expect(copied.set['text/html']).toContain('<td>甲</td>');
    expect(text('A1')).toBe('甲');
    const cut = clipboard();
    fireEvent.cut(editor(), cut);
    expect(cut.set['text/plain']).toBe('甲\t2\r\n3\t4\r\n');
    await waitFor(() => expect(['A1', 'B1', 'A2', 'B2'].map(text)).toEqual(['', '', '', '']));
    expect(text('C3')).toBe('合并');
  });

  test('pastes from the selected cell on, and selects what was pasted', async () => {
    opened();
    fireEvent.mouseDown(cell('B2'));
    expect(fireEvent.paste(editor(), clipboard({ 'text/plain': 'x\ty\r\n5\t6\r\n' }))).toBe(false);
    await waitFor(() => expect(['B2', 'C2', 'B3'].map(text)).toEqual(['x', 'y', '5']));
    // In the merged area only its first cell takes anything.
    expect(text('C3')).toBe('6');
    expect(range()).toBe('B2:D4');
  });

  test('while a cell is being edited is the text’s own', async () => {
    const { user } = opened();
    editor().focus();
    await user.keyboard('ab');
    const copied = clipboard();
    expect(fireEvent.copy(editor(), copied)).toBe(true);
    expect(copied.set).toEqual({});
    expect(fireEvent.paste(editor(), clipboard({ 'text/plain': '9' }))).toBe(true);
    fireEvent.cut(editor(), clipboard());
    expect(text('A1')).toBe('甲');
    await user.keyboard('{Escape}');
    expect(text('A1')).toBe('甲');
  });
});

test('hidden sheets are told as such, and shown when asked for', async () => {
  const { user } = opened();
  const sheets = screen.getByRole('tablist', { name: '工作表' });
  expect(within(sheets).getAllByRole('tab')).toHaveLength(3);
  expect(within(sheets).getByRole('tab', { name: '二' })).toBeTruthy();
  await user.click(within(sheets).getByRole('tab', { name: '藏（隐藏）' }));
  expect(text('A1')).toBe('藏着');
});

describe('the frame around what is selected', () => {
  /** Rows of 20 pixels, as a browser would lay them out; `tall` is ten times as high. */
  function laidOut(tall = 0) {
    const page = opened();
    let top = HEAD_HEIGHT;
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-row]')) {
      const height = Number(row.dataset['row']) === tall ? 200 : 20;
      Object.defineProperty(row, 'offsetTop', { value: top });
      Object.defineProperty(row, 'offsetHeight', { value: height });
      top += height;
    }
    const scroller = document.querySelector('.jihe-cells') as HTMLElement;
    Object.defineProperty(scroller, 'clientHeight', { value: 100 });
    Object.defineProperty(scroller, 'clientWidth', { value: 300 });
    const { columns } = page.workbook.snapshot().model;
    const widths = (from: number, to: number): number =>
      columns.filter(({ column }) => column >= from && column <= to).reduce((sum, { width }) => sum + width, 0);
    return { ...page, scroller, widths };
  }
  const frame = (name: string): (string | undefined)[] => {
    const { style } = document.querySelector<HTMLElement>(name) as HTMLElement;
    return [style.left, style.top, style.width, style.height];
  };
  const px = (...numbers: number[]): string[] => numbers.map((number) => `${number}px`);

  test('goes round the range, that of the field round the cell where it begins', () => {
    const { widths } = laidOut();
    fireEvent.mouseDown(cell('B2'));
    fireEvent.mouseMove(cell('E4'));
    const left = HEAD_WIDTH + widths(1, 1);
    expect(widths(2, 5)).toBeGreaterThan(widths(2, 4));
    expect(frame('.jihe-range')).toEqual(px(left, HEAD_HEIGHT + 20, widths(2, 5), 60));
    expect(frame('.jihe-editor')).toEqual(px(left, HEAD_HEIGHT + 20, widths(2, 2), 20));
  });

  test('is brought in sight below and to the right, and back, no farther than needed', () => {
    const { workbook, scroller, widths } = laidOut();
    const go = (row: number, column: number): number[] => {
      act(() => workbook.select({ anchor: { row, column }, focus: { row, column } }));
      return [scroller.scrollTop, scroller.scrollLeft];
    };
    expect(go(3, 2)).toEqual([0, 0]);
    const right = HEAD_WIDTH + widths(1, 6) - 300;
    expect(right).toBeGreaterThan(0);
    expect(go(9, 6)).toEqual([HEAD_HEIGHT + 180 - 100, right]);
    expect(go(8, 6)).toEqual([HEAD_HEIGHT + 180 - 100, right]);
    expect(go(2, 1)).toEqual([20, 0]);
  });

  test('is seen from its top on where it is higher than the screen', () => {
    const { workbook, scroller } = laidOut(7);
    act(() => workbook.select({ anchor: { row: 7, column: 1 }, focus: { row: 7, column: 1 } }));
    expect(scroller.scrollTop).toBe(120);
  });

  test('of a row that is too far away to be drawn lies where the heights of those above put it', () => {
    const { workbook } = opened(buildXlsx([{ name: '一', cells: { A1: 1, A1200: 2 } }]));
    const scroller = document.querySelector('.jihe-cells') as HTMLElement;
    Object.defineProperty(scroller, 'clientHeight', { value: 100 });
    expect(document.querySelector('tr[data-row="1000"]')).toBeNull();
    act(() => workbook.select({ anchor: { row: 1000, column: 1 }, focus: { row: 1001, column: 1 } }));
    const height = workbook.snapshot().model.look.defaultHeight;
    const [, top, , high] = frame('.jihe-range');
    expect([top, high]).toEqual(px(HEAD_HEIGHT + 999 * height, 2 * height));
    expect(scroller.scrollTop).toBe(HEAD_HEIGHT + 1001 * height - 100);
  });

  test('stays where it is when a cell is only clicked', () => {
    const { scroller } = laidOut();
    fireEvent.mouseDown(cell('F9'));
    expect([range(), scroller.scrollTop, scroller.scrollLeft]).toEqual(['F9', 0, 0]);
  });
});
