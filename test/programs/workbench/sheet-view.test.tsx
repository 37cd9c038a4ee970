import '../../support/pane-setup.ts';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { review } from '../../../src/engine/review.ts';
import { CurrentFile } from '../../../src/programs/workbench/current-file.tsx';
import { LayoutProvider, LayoutStore } from '../../../src/programs/workbench/layout.ts';
import { HEAD_WIDTH } from '../../../src/programs/workbench/sheet/heads.ts';
import { SheetView } from '../../../src/programs/workbench/sheet/sheet-view.tsx';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../../support/form-text.ts';
import { screenLines } from '../../support/screen-lines.ts';
import { buildXlsx, gridToXlsx } from '../../support/xlsx-builder.ts';

/** One sheet on the screen: what is told of it, what the pointer does, and what its tools do. */

const FORM = gridToXlsx([
  withCells(exampleForm('national'), { H20: '99', F13: '5个', I13: '汛期停工一个月。', H15: '4' }),
  { ...exampleForm('national'), name: '对的' },
  gridOf('封面', [typedCell(1, 1, '材料')]),
]);
const SMALL = buildXlsx([
  { name: '一', cells: { A1: '甲', B1: 2, A2: 3, C3: '合并', E5: '远' }, merges: ['C3:D4'] },
  { name: '二', cells: { A1: '第二张' } },
  { name: '藏', cells: { A1: '藏着' }, visibility: 'hidden' },
]);

interface Page {
  readonly workbook: Workbook;
  readonly store: LayoutStore;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly rerender: (tells: boolean) => void;
}

function shown(bytes = SMALL, tells?: boolean): Page {
  const workbook = new Workbook(bytes, '表.xlsx');
  const store = new LayoutStore(null);
  const page = (told?: boolean) => (
    <LayoutProvider value={store}>
      <SheetView workbook={workbook} {...(told === undefined ? {} : { tells: told })} />
    </LayoutProvider>
  );
  const { rerender } = render(page(tells));
  return { workbook, store, user: userEvent.setup(), rerender: (told) => rerender(page(told)) };
}

/** With what was found in it. */
async function checked(tells?: boolean): Promise<Page> {
  const page = shown(FORM, tells);
  const found = review(await page.workbook.readSheets('all'));
  act(() => page.workbook.showFindings(found));
  return page;
}

const editor = (): HTMLTextAreaElement => screen.getByTestId<HTMLTextAreaElement>('cell-editor');
const range = (): string | undefined => document.querySelector<HTMLElement>('.jihe-range')?.dataset['range'];
const cells = (): HTMLElement => document.querySelector<HTMLElement>('.jihe-cells') as HTMLElement;
const tip = (): HTMLElement | null => screen.queryByRole('tooltip');
const cell = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${address}"]`);
  if (found === null) throw new Error(`no cell ${address}`);
  return found;
};
const nameBox = (): HTMLInputElement => screen.getByLabelText<HTMLInputElement>('当前单元格');
const foot = (): string => screenLines(document.querySelector('.jihe-foot') as Element);

test('what a screen reader is told of it', () => {
  shown();
  expect(screen.getByRole('region', { name: '工作表 一' }).className).toBe('jihe-sheet');
  const table = screen.getByRole('table', { name: '工作表 一' });
  expect(table.getAttribute('aria-rowcount')).toBe('24');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
      .join(''),
  ).toBe('ABCDEFGH');
  expect(within(table).getAllByRole('rowheader')).toHaveLength(24);
  // The head, and no row beside those of the sheet.
  expect(within(table).getAllByRole('row')).toHaveLength(25);
  expect(cell('C3')).toMatchObject({ rowSpan: 2, colSpan: 2 });
  expect(screen.getByRole('textbox', { name: 'A1 甲' })).toBe(editor());
  expect(foot()).toBe(
    [
      'div [aria-label=工作表, role=tablist]',
      '  button [aria-selected, role=tab, tabindex=0] 一',
      '  button [aria-selected=false, role=tab, tabindex=-1] 二',
      '  button [aria-selected=false, role=tab, tabindex=-1] 藏（隐藏）',
      'fieldset [aria-label=表格怎么显示]',
      '  label [title=在屏幕上标出有问题的单元格。不写进文件，也不打印。]',
      '    input [checked, type=checkbox, labelled “显示问题”, on]',
      '    “显示问题”',
      '  button [aria-pressed] 适合宽度',
      '  button [aria-label=缩小, title=缩小]',
      '  button [aria-label=现在 100%，改为 100%, title=现在 100%，改为 100%] 100%',
      '  button [aria-label=放大, title=放大]',
      '',
    ].join('\n'),
  );
});

test('its field is the current cell, with what stands in it, or that somebody types into it', async () => {
  const { user, workbook } = shown();
  editor().focus();
  expect(editor().value).toBe('');
  await user.keyboard('{ArrowRight}');
  expect(editor().getAttribute('aria-label')).toBe('B1 2');
  await user.keyboard('{ArrowRight}');
  expect(editor().getAttribute('aria-label')).toBe('C1 空');
  await user.keyboard('乙');
  expect([editor().getAttribute('aria-label'), editor().value, editor().dataset['editing']]).toEqual([
    '编辑 C1',
    '乙',
    'true',
  ]);
  expect(nameBox().value).toBe('C1');
  await user.keyboard('{Alt>}{Enter}{/Alt}丙');
  expect(editor().value).toBe('乙\n丙');
  await user.keyboard('{Escape}');
  expect([editor().value, editor().dataset['editing']]).toEqual(['', undefined]);
  await user.keyboard('{Home}{F2}');
  expect(editor().value).toBe('甲');
  await user.keyboard('{Escape}');
  expect(workbook.snapshot().canUndo).toBe(false);
});

test('what was typed into it is entered when the keys go elsewhere, and not while they go to the formula bar', async () => {
  const { user } = shown();
  const outside = document.body.appendChild(document.createElement('button'));
  const bar = document.querySelector<HTMLElement>('.jihe-content') as HTMLElement;
  const typed = async (text: string, leave: () => void): Promise<string | undefined> => {
    act(() => editor().focus());
    await user.keyboard(text);
    act(leave);
    return editor().dataset['editing'];
  };
  expect(await typed('一', () => bar.focus())).toBe('true');
  expect(await typed('二', () => outside.focus())).toBeUndefined();
  await waitFor(() => expect(cell('A1').textContent).toBe('一二'));
  // To no place of this page.
  expect(await typed('三', () => editor().blur())).toBeUndefined();
  await waitFor(() => expect(cell('A1').textContent).toBe('三'));
  outside.remove();
});

test('the pointer draws from cells alone, and edits nothing beside them', async () => {
  const { user } = shown();
  const press = (target: Element, more: object = {}): boolean => fireEvent.mouseDown(target, { button: 0, ...more });
  // Where it does nothing, the browser may do what it likes.
  expect([press(cell('B2'), { button: 2 }), press(editor()), press(cells())]).toEqual([true, true, true]);
  expect(range()).toBe('A1');
  expect(press(screen.getByRole('rowheader', { name: '7' }))).toBe(false);
  fireEvent.mouseMove(cell('B2'));
  expect(range()).toBe('A7:H7');
  expect(press(cell('B2'))).toBe(false);
  fireEvent.mouseMove(cells());
  expect([range(), document.activeElement]).toEqual(['B2', editor()]);
  fireEvent.mouseUp(window);
  fireEvent.doubleClick(cells());
  expect(editor().dataset['editing']).toBeUndefined();
  await user.keyboard('改');
  expect(fireEvent.paste(editor(), { clipboardData: { files: [], getData: () => '一' } })).toBe(true);
  await user.keyboard('{Escape}');
  expect(fireEvent.paste(editor(), { clipboardData: { files: [{}], getData: () => '一' } })).toBe(true);
  expect(cell('B2').textContent).toBe('');
});

test('what was pasted stands selected, as wide as its first row and as high as it has rows', async () => {
  const { user } = shown();
  await user.type(nameBox(), '{Control>}a{/Control}B5{Enter}');
  fireEvent.paste(editor(), { clipboardData: { files: [], getData: () => '5\t6\t7\n8\t9\n' } });
  await waitFor(() => expect(cell('C6').textContent).toBe('9'));
  expect(range()).toBe('B5:D6');
});

test('where the pane is out of sight it is the page’s main part, under the file’s name', () => {
  const workbook = new Workbook(SMALL, '表.xlsx');
  const { rerender } = render(<CurrentFile isMain={false} workbook={workbook} />);
  expect([screen.queryByRole('main'), screen.queryByRole('heading')]).toEqual([null, null]);
  rerender(<CurrentFile isMain workbook={workbook} />);
  expect(within(screen.getByRole('main')).getByRole('heading', { level: 1 }).textContent).toBe('表.xlsx');
  expect(within(screen.getByRole('main')).getByRole('region', { name: '工作表 一' })).toBeTruthy();
});

test('of a long sheet the rows in sight are drawn, and all of them for the printer', () => {
  shown(
    buildXlsx([{ name: '长', cells: Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`A${i + 1}`, i])) }]),
  );
  const rows = (): number => screen.getAllByRole('rowheader').length;
  expect(rows()).toBeLessThan(100);
  fireEvent(window, new Event('beforeprint'));
  expect([rows(), cell('A600').textContent]).toEqual([600, '599']);
  fireEvent(window, new Event('afterprint'));
  expect(rows()).toBeLessThan(100);
});

describe('what was found in a cell', () => {
  const go = async ({ user }: Page, address: string): Promise<void> =>
    user.type(nameBox(), `{Control>}a{/Control}${address}{Enter}`);

  test('is told with the field that has the keys, and not once they are elsewhere', async () => {
    const page = await checked();
    await go(page, 'H20');
    expect(document.activeElement).toBe(editor());
    expect(editor().getAttribute('aria-describedby')).toBe(tip()?.id);
    expect(tip()).not.toBeNull();
    act(() => nameBox().focus());
    expect([tip(), editor().getAttribute('aria-describedby')]).toEqual([null, null]);
    act(() => editor().focus());
    expect(tip()).not.toBeNull();
    await page.user.keyboard('{ArrowLeft}');
    expect([tip(), editor().getAttribute('aria-describedby')]).toEqual([null, null]);
  });

  test('under the pointer is told of that cell, and the field isn’t described by it', async () => {
    const page = await checked();
    await go(page, 'H20');
    const own = tip()?.textContent;
    const other = document.querySelectorAll<HTMLElement>('[data-found]');
    const another = [...other].find((each) => each.dataset['cell'] !== 'H20');
    fireEvent.mouseMove(another as HTMLElement);
    expect(tip()?.textContent).not.toBe(own);
    expect(editor().getAttribute('aria-describedby')).toBeNull();
    fireEvent.mouseLeave(cells());
    expect(tip()?.textContent).toBe(own);
    expect(editor().getAttribute('aria-describedby')).toBe(tip()?.id);
    fireEvent.mouseMove(another as HTMLElement);
    fireEvent.scroll(cells());
    expect(tip()?.textContent).toBe(own);
  });

  test('isn’t told twice where the page tells it elsewhere', async () => {
    const page = await checked(false);
    await go(page, 'H20');
    expect(tip()).toBeNull();
    page.rerender(true);
    expect(tip()).not.toBeNull();
  });

  test('sent away by Esc it stays away until another cell was current', async () => {
    const page = await checked();
    await go(page, 'H20');
    await page.user.keyboard('{Escape}');
    expect(tip()).toBeNull();
    await page.user.keyboard('{ArrowUp}{ArrowDown}');
    expect(tip()).not.toBeNull();
  });

  test('F6 chooses it to be read, and only where there is something', async () => {
    const page = await checked();
    const chosen: unknown[] = [];
    page.workbook.onChosen((...given) => void chosen.push(given));
    await go(page, 'H20');
    expect(fireEvent.keyDown(editor(), { key: 'F6' })).toBe(false);
    expect(chosen).toEqual([['自评表', 'H20', true]]);
    await go(page, 'B5');
    expect(fireEvent.keyDown(editor(), { key: 'F6' })).toBe(true);
    fireEvent.mouseDown(cell('H20'), { button: 0 });
    fireEvent.mouseDown(cell('B5'), { button: 0 });
    expect(chosen).toEqual([
      ['自评表', 'H20', true],
      ['自评表', 'H20', false],
    ]);
  });

  test('out of sight isn’t told', async () => {
    const page = await checked();
    const rects = jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const top = this instanceof HTMLElement && this.dataset['cell'] === 'H20' ? place : 0;
      const height = this.classList.contains('jihe-cells') ? 300 : 20;
      return { top, bottom: top + height, left: 5, right: 50, width: 45, height } as DOMRect;
    });
    let place = 301;
    await go(page, 'H20');
    expect([tip(), editor().getAttribute('aria-describedby')]).toEqual([null, null]);
    place = 300;
    fireEvent.scroll(cells());
    expect(tip()).not.toBeNull();
    place = -21;
    fireEvent.scroll(cells());
    expect(tip()).toBeNull();
    place = -20;
    fireEvent.scroll(cells());
    expect(tip()).not.toBeNull();
    rects.mockRestore();
  });

  test.each([
    ['below it', [50, 10, 300], '50px 34px'],
    ['below it, where there is just room', [50, 176, 300], '50px 200px'],
    ['above it, where there isn’t', [50, 177, 300], '50px 73px'],
    ['at the top, where there is no room at all', [50, 60, 110], '50px 4px'],
    ['not beyond the left', [3, 10, 300], '4px 34px'],
    ['not beyond the right', [297, 10, 300], '296px 34px'],
  ] as const)('is told %s', async (_, [left, top, end], place) => {
    const page = await checked();
    const spies = [
      jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
        const isArea = this.classList.contains('jihe-cells');
        return (isArea ? { top: 0, bottom: end, left: 0, right: 500 } : { top, bottom: top + 20, left }) as DOMRect;
      }),
      jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(200),
      jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(100),
    ];
    await go(page, 'H20');
    expect(`${tip()?.style.left} ${tip()?.style.top}`).toBe(place);
    for (const spy of spies) spy.mockRestore();
  });

  test('isn’t told where its row is hidden', async () => {
    const national = withCells(exampleForm('national'), { H20: '99' });
    const rows = national.rows.map((row) => (row.row === 20 ? { ...row, hidden: true } : row));
    const page = shown(gridToXlsx([{ ...national, rows }]));
    const found = review(await page.workbook.readSheets('all'));
    act(() => page.workbook.showFindings(found));
    expect(page.workbook.findingsAt('H20')).not.toEqual([]);
    await go(page, 'H20');
    expect([nameBox().value, tip(), editor().getAttribute('aria-describedby')]).toEqual(['H20', null, null]);
  });

  test('an input method keeps the keys that it has', async () => {
    const page = await checked();
    await go(page, 'H20');
    expect(fireEvent.keyDown(editor(), { key: 'Enter', isComposing: true })).toBe(true);
    expect(range()).toBe('H20');
    expect(tip()).not.toBeNull();
  });
});

test('a cell that is marked in the file says as what, under the pointer', async () => {
  const { workbook } = shown();
  await act(() => workbook.mark([{ sheet: '一', cell: 'B1', severity: 'error' }]));
  expect(['A1', 'B1', 'A2'].map((address) => cell(address).title)).toEqual(['', '已标注：错误', '']);
});

test('tabs say what was found, which sheet is shown and which are hidden', async () => {
  const { user, workbook } = await checked();
  const tabs = (): string[] =>
    foot()
      .split('\n')
      .slice(1, 4)
      .map((line) => line.trim());
  expect(workbook.sheet).toBe('自评表');
  expect(tabs()).toEqual([
    'button [aria-selected, role=tab, tabindex=0] 自评表(错误)3(警告)1',
    'button [aria-selected=false, role=tab, tabindex=-1] 对的(警告)1',
    'button [aria-selected=false, role=tab, tabindex=-1] 封面',
  ]);
  await user.click(screen.getByRole('tab', { name: /^对的/ }));
  expect(screen.getByRole('region', { name: '工作表 对的' })).toBeTruthy();
  expect(tabs().slice(0, 2)).toEqual([
    'button [aria-selected=false, role=tab, tabindex=-1] 自评表(错误)3(警告)1',
    'button [aria-selected, role=tab, tabindex=0] 对的(警告)1',
  ]);
});

describe('how large it is', () => {
  const wide = jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get');
  afterAll(() => wide.mockRestore());
  const percent = (): string => screen.getByRole('button', { name: /^现在/ }).textContent ?? '';
  const columns = (): number[] =>
    [...document.querySelectorAll('col')].map(({ style }) => Number.parseInt(style.width, 10));
  /** Of the sheet that is shown here, as the file says. */
  const used = (): number => new Workbook(SMALL, 'a.xlsx').snapshot().model.usedWidth;

  test('all columns that hold something fit, none is larger than the file says, and none too small to be read', () => {
    const at = (width: number): string => {
      wide.mockReturnValue(width);
      const { unmount } = render(<SheetView workbook={new Workbook(SMALL, 'a.xlsx')} />);
      const found = percent();
      unmount();
      return found;
    };
    const full = used() + HEAD_WIDTH + 2;
    expect(at(full)).toBe('100%');
    expect(at(full + 500)).toBe('100%');
    expect(at(full - 1)).toBe('99%');
    expect(at(HEAD_WIDTH + 2 + Math.ceil(used() * 0.7))).toBe('70%');
    expect(at(HEAD_WIDTH + 1)).toBe('50%');
    expect(at(HEAD_WIDTH)).toBe('100%');
    expect(at(0)).toBe('100%');
  });

  test('is chosen in tenths between half and twice; at the ends there is nothing more to choose', async () => {
    wide.mockReturnValue(0);
    const { user, store } = shown();
    const [smaller, larger] = ['缩小', '放大'].map((name) => screen.getByRole('button', { name }));
    if (smaller === undefined || larger === undefined) throw new Error('no buttons');
    const full = columns();
    await user.click(larger);
    expect([percent(), store.snapshot().zoom]).toEqual(['110%', 1.1]);
    expect(columns().slice(1)).toEqual(full.slice(1).map((width) => Math.round(width * 1.1)));
    expect(screen.getByRole('button', { name: '适合宽度' }).getAttribute('aria-pressed')).toBe('false');
    expect(screen.getByRole('button', { name: '现在 110%，改为 100%' }).title).toBe('现在 110%，改为 100%');
    act(() => store.update({ zoom: 1.04 }));
    await user.click(larger);
    expect(percent()).toBe('110%');
    act(() => store.update({ zoom: 1.04 }));
    await user.click(smaller);
    expect(percent()).toBe('100%');
    act(() => store.update({ zoom: 1.9 }));
    await user.click(larger);
    expect([percent(), larger.getAttribute('aria-disabled'), smaller.getAttribute('aria-disabled')]).toEqual([
      '200%',
      'true',
      null,
    ]);
    await user.click(larger);
    expect(percent()).toBe('200%');
    act(() => store.update({ zoom: 0.55 }));
    await user.click(smaller);
    expect([percent(), larger.getAttribute('aria-disabled'), smaller.getAttribute('aria-disabled')]).toEqual([
      '50%',
      null,
      'true',
    ]);
    await user.click(screen.getByRole('button', { name: /^现在 50%/ }));
    expect([percent(), store.snapshot().zoom]).toEqual(['100%', 1]);
    await user.click(screen.getByRole('button', { name: '适合宽度' }));
    expect([
      store.snapshot().zoom,
      screen.getByRole('button', { name: '适合宽度' }).getAttribute('aria-pressed'),
    ]).toEqual(['fit', 'true']);
  });

  test('signs are shown or not, and the button says so', async () => {
    wide.mockReturnValue(0);
    const { user, store } = await checked();
    const signs = screen.getByRole<HTMLInputElement>('checkbox', { name: '显示问题' });
    expect([signs.checked, cell('H20').dataset['found']]).toEqual([true, 'error']);
    await user.click(signs);
    expect([signs.checked, store.snapshot().signs, cell('H20').dataset['found']]).toEqual([false, false, undefined]);
    fireEvent.mouseMove(cell('H20'));
    expect(tip()).toBeNull();
  });
});
