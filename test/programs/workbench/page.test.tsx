import '../../support/pane-setup.ts';
import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { App, type AppProps } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { buildXlsx, gridToXlsx } from '../../support/xlsx-builder.ts';

/** The page around the sheet: files that come and go, edits that weren't downloaded. */

// Whether something is hidden costs most of the time here, and behind a dialog everything is.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const ONE = buildXlsx([
  { name: '一', cells: { A1: '甲', B1: 2, A2: 3, B2: 4, C3: '合并', F9: '远' }, merges: ['C3:D4'] },
  { name: '二', cells: { A1: '第二张' } },
  { name: '藏', cells: { A1: '藏着' }, visibility: 'hidden' },
]);
const TWO = buildXlsx([{ name: '另一个', cells: { A1: '乙' } }]);

function file(name: string, bytes: Uint8Array): File {
  return Object.assign(new File([new Uint8Array(bytes)], name), {
    arrayBuffer: () => Promise.resolve(bytes.slice().buffer),
  });
}

function shown(props: Partial<AppProps> = {}) {
  const download = jest.fn();
  const print = jest.fn();
  const user = userEvent.setup();
  render(
    <App
      download={download}
      print={print}
      reviewers={() => [new PageReviewer()]}
      samples={[
        { name: '示例.xlsx', bytes: () => ONE },
        { name: '另一个示例.xlsx', bytes: () => TWO },
      ]}
      settings={new SettingsStore(null)}
      version="0"
      {...props}
    />,
  );
  return { download, print, user };
}

async function opened(props: Partial<AppProps> = {}) {
  const page = shown({ first: { name: '甲/一.xlsx', bytes: () => ONE }, ...props });
  await screen.findByRole('table', { name: '工作表 一' });
  return page;
}

const editor = (): HTMLElement => screen.getByTestId('cell-editor');
const cell = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${address}"]`);
  if (found === null) throw new Error(`no cell ${address}`);
  return found;
};
const text = (address: string): string => cell(address).textContent;
const files = (): string[] =>
  [...screen.getByRole('combobox', { name: '已打开的文件' }).querySelectorAll('option')].map(
    (each) => each.textContent,
  );

async function type(user: ReturnType<typeof userEvent.setup>, value: string): Promise<void> {
  editor().focus();
  await user.keyboard(`${value}{Enter}`);
}

function transferOf(...dropped: readonly File[]) {
  return {
    types: ['Files'],
    files: dropped,
    items: dropped.map(() => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: false }) })),
  };
}

describe('edits that weren’t downloaded', () => {
  async function edited() {
    const page = await opened();
    await type(page.user, '改');
    await waitFor(() => expect(text('A1')).toBe('改'));
    return page;
  }
  const close = (user: ReturnType<typeof userEvent.setup>) =>
    user.click(screen.getByRole('button', { name: '关闭当前文件' }));
  const press = async (user: ReturnType<typeof userEvent.setup>, button: string): Promise<void> => {
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: button }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };

  test('are asked about before the file is closed: cancelled, it stays as it is', async () => {
    const { user, download } = await edited();
    await close(user);
    const dialog = await screen.findByRole('dialog', { name: '《甲/一.xlsx》的修改还没有下载' });
    expect(dialog.textContent).toContain('现在关闭，这些修改就没有了；原来的文件不受影响。');
    expect(
      within(dialog)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual(['先下载副本', '不要修改，关闭', '取消']);
    await press(user, '取消');
    expect(text('A1')).toBe('改');
    expect(download).not.toHaveBeenCalled();
  });

  test('Esc is no decision', async () => {
    const { user, download } = await edited();
    await close(user);
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(text('A1')).toBe('改');
    expect(download).not.toHaveBeenCalled();
  });

  test('given up, the file is closed and nothing is downloaded', async () => {
    const { user, download } = await edited();
    await close(user);
    await press(user, '不要修改，关闭');
    expect(screen.getByRole('heading', { level: 1, name: '打开自评表或自评报告，边改边核对' })).toBeTruthy();
    expect(download).not.toHaveBeenCalled();
  });

  test('downloaded first, the file is closed: the copy has them, named without its folder', async () => {
    const { user, download } = await edited();
    await close(user);
    await press(user, '先下载副本');
    await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
    const [saved, bytes] = download.mock.calls[0] as [string, Uint8Array];
    expect(saved).toBe('一-核对.xlsx');
    expect(readWorkbook(bytes).sheets[0]?.rows[0]?.cells[0]?.value).toBe('改');
    expect(screen.getByRole('heading', { level: 1, name: '打开自评表或自评报告，边改边核对' })).toBeTruthy();
  });

  test('a copy leaves marks out unless told otherwise, and the file that is open keeps them', async () => {
    const form = gridToXlsx([withCells(exampleForm('national'), { F13: '5个' })]);
    const { user, download } = shown({ first: { name: '甲/一.xlsx', bytes: () => form } });
    await user.click(await screen.findByRole('checkbox', { name: '标注写进文件' }));
    await waitFor(() => expect(screen.getByTestId('live').textContent).toMatch(/^已标注/));
    const save = screen.getByRole('button', { name: '下载修改后的副本' });
    await user.click(save);
    await press(user, '不保留');
    expect(download).toHaveBeenCalledTimes(1);
    const [saved, bytes] = download.mock.calls[0] as [string, Uint8Array];
    expect([saved, Buffer.compare(bytes, form)]).toEqual(['一-核对.xlsx', 0]);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '标注写进文件' }).checked).toBe(true);
    await user.click(save);
    await waitFor(() => expect(download).toHaveBeenCalledTimes(2));
  });

  test('are asked about before another file takes the screen, and stay in the one that is open', async () => {
    const { user } = await edited();
    await user.upload(screen.getByTestId('file-input'), file('乙.xlsx', TWO));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('打开别的文件不会丢掉这些修改');
    await press(user, '直接打开');
    await screen.findByRole('table', { name: '工作表 另一个' });
    expect(files()).toEqual(['甲/一.xlsx', '乙.xlsx']);
    await user.selectOptions(screen.getByRole('combobox', { name: '已打开的文件' }), '甲/一.xlsx');
    await screen.findByRole('table', { name: '工作表 一' });
    expect(text('A1')).toBe('改');
  });

  test('once downloaded are asked about no more', async () => {
    const { user, download } = await edited();
    await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
    await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
    await close(user);
    await waitFor(() => expect(screen.queryByRole('table', { name: '工作表 一' })).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('are asked about by the browser before the page is left, others aren’t', async () => {
    const { user } = await opened();
    const leave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).toBe(true);
    await type(user, '改');
    await waitFor(() => expect(text('A1')).toBe('改'));
    expect(leave()).toBe(false);
  });
});

describe('files', () => {
  test('that aren’t edited are closed one by one', async () => {
    const { user } = await opened();
    await user.upload(screen.getByTestId('file-input'), file('乙.xlsx', TWO));
    await screen.findByRole('table', { name: '工作表 另一个' });
    await user.click(screen.getByRole('button', { name: '关闭当前文件' }));
    await screen.findByRole('table', { name: '工作表 一' });
    expect(files()).toEqual(['甲/一.xlsx']);
    await user.click(screen.getByRole('button', { name: '关闭当前文件' }));
    await screen.findByRole('heading', { name: '打开自评表或自评报告，边改边核对' });
  });

  test('are printed as they are', async () => {
    const { user, print } = await opened();
    await user.click(screen.getByRole('button', { name: '打印表格' }));
    expect(print).toHaveBeenCalledTimes(1);
  });

  test('in print have all their cells and no spare ones', async () => {
    await opened();
    const columns = (): string[] => screen.getAllByRole('columnheader').map((head) => head.textContent);
    expect(columns().at(-1)).toBe('I');
    fireEvent(window, new Event('beforeprint'));
    expect(columns().at(-1)).toBe('F');
    fireEvent(window, new Event('afterprint'));
    expect(columns().at(-1)).toBe('I');
  });

  test('chosen without any workbook say so until dismissed', async () => {
    const { user } = shown();
    await user.upload(screen.getByTestId('folder-input'), file('说明.pdf', ONE));
    expect(
      await screen.findByText('选中的内容里没有能核对的文件：请选 .xlsx、.xls、.et 表格，或者 .docx、.docm 报告。'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '关闭提示' }));
    expect(
      screen.queryByText('选中的内容里没有能核对的文件：请选 .xlsx、.xls、.et 表格，或者 .docx、.docm 报告。'),
    ).toBeNull();
  });

  test('dropped anywhere are opened; the page says where to let go', async () => {
    shown();
    const dataTransfer = transferOf(file('乙.xlsx', TWO));
    const leave = (to: Element | null): boolean =>
      fireEvent(document.body, Object.assign(new Event('dragleave', { bubbles: true }), { relatedTarget: to }));
    expect(fireEvent.dragOver(window, { dataTransfer })).toBe(false);
    expect(screen.getByText('松开鼠标即可打开')).toBeTruthy();
    leave(document.documentElement);
    expect(screen.getByText('松开鼠标即可打开')).toBeTruthy();
    leave(null);
    expect(screen.queryByText('松开鼠标即可打开')).toBeNull();
    fireEvent.dragOver(window, { dataTransfer });
    expect(fireEvent.drop(window, { dataTransfer })).toBe(false);
    expect(screen.queryByText('松开鼠标即可打开')).toBeNull();
    await screen.findByRole('table', { name: '工作表 另一个' });
  });

  test('text that is dragged, and little that is pasted, is none of the page’s', async () => {
    await opened();
    const dataTransfer = { types: ['text/plain'], files: [], items: [], getData: () => '清河县' };
    expect(fireEvent.dragOver(window, { dataTransfer })).toBe(true);
    expect(screen.queryByText('松开鼠标即可打开')).toBeNull();
    expect(fireEvent.drop(window, { dataTransfer })).toBe(true);
    expect(fireEvent.paste(window, { clipboardData: dataTransfer })).toBe(true);
    expect(fireEvent.paste(window, { clipboardData: { ...dataTransfer, types: ['Files'] } })).toBe(true);
    expect(files()).toEqual(['甲/一.xlsx']);
  });

  test('that take their time are said to be read until they are there', async () => {
    const { user } = shown();
    let give = (): void => undefined;
    const slow = Object.assign(new File([], '乙.xlsx'), {
      arrayBuffer: () =>
        new Promise((resolve) => {
          give = () => resolve(TWO.slice().buffer);
        }),
    });
    await user.upload(screen.getByTestId('file-input'), slow);
    expect(await screen.findByText('正在读取…')).toBeTruthy();
    give();
    await screen.findByRole('table', { name: '工作表 另一个' });
    expect(screen.queryByText('正在读取…')).toBeNull();
  });

  test('pasted are opened', async () => {
    shown();
    expect(fireEvent.paste(window, { clipboardData: transferOf(file('乙.xlsx', TWO)) })).toBe(false);
    await screen.findByRole('table', { name: '工作表 另一个' });
  });

  test('several dropped are a list; a folder that is refused is explained', async () => {
    shown();
    fireEvent.drop(window, { dataTransfer: transferOf(file('乙.xlsx', TWO), file('甲.xlsx', ONE)) });
    expect(await screen.findByRole('heading', { level: 1, name: '批量核对 2 个文件' })).toBeTruthy();
    await screen.findByText(/核对完 2 个文件/);
    const refused = {
      types: ['Files'],
      files: [],
      items: [
        {
          kind: 'file',
          webkitGetAsEntry: () => ({
            isDirectory: true,
            createReader: () => ({
              readEntries: (_: unknown, failed: (error: Error) => void) => failed(new Error('x')),
            }),
          }),
        },
      ],
    };
    fireEvent.drop(window, { dataTransfer: refused });
    expect(await screen.findByText(/^拖进来的文件夹没有打开/)).toBeTruthy();
  });

  test('of a list are opened once, located at their first problem, and the list can be closed', async () => {
    const { user } = shown();
    await user.upload(screen.getByTestId('file-input'), [file('甲.xlsx', ONE), file('乙.xlsx', TWO)]);
    await screen.findByText(/核对完 2 个文件/);
    const back = () => user.click(screen.getByRole('button', { name: '返回汇总列表' }));
    await user.click(screen.getByRole('button', { name: '打开 乙.xlsx' }));
    await screen.findByRole('table', { name: '工作表 另一个' });
    await back();
    await user.click(screen.getByRole('button', { name: '打开 甲.xlsx' }));
    await screen.findByRole('table', { name: '工作表 一' });
    await back();
    await user.click(screen.getByRole('button', { name: '打开 乙.xlsx' }));
    await screen.findByRole('table', { name: '工作表 另一个' });
    expect(files()).toEqual(['乙.xlsx', '甲.xlsx']);
    await back();
    await user.click(screen.getByRole('button', { name: '关闭列表' }));
    await screen.findByRole('table', { name: '工作表 另一个' });
    expect(screen.queryByRole('button', { name: '返回汇总列表' })).toBeNull();
  });

  test('of a list are never taken for another one that is open and bears the same name', async () => {
    const { user } = shown({ first: { name: '乙.xlsx', bytes: () => ONE } });
    await screen.findByRole('table', { name: '工作表 一' });
    await user.upload(screen.getByTestId('file-input'), [file('甲.xlsx', ONE), file('乙.xlsx', TWO)]);
    await screen.findByText(/核对完 2 个文件/);
    await user.click(screen.getByRole('button', { name: '打开 乙.xlsx' }));
    await screen.findByRole('table', { name: '工作表 另一个' });
    expect(files()).toEqual(['乙.xlsx', '乙.xlsx']);
  });
});

test('one side at a time on narrow windows: the page says which, and names the file', async () => {
  const listeners = new Set<() => void>();
  const query = {
    matches: true,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  Object.assign(window, {
    matchMedia: (requested: string) => (requested.includes('max-width') ? query : { ...query, matches: false }),
  });
  const { user } = await opened();
  const side = (): string | undefined => document.querySelector<HTMLElement>('.jihe-workbench')?.dataset['side'];
  expect(side()).toBe('sheet');
  expect(screen.getByRole('heading', { level: 1, name: '甲/一.xlsx' })).toBeTruthy();
  const sides = screen.getByRole('tablist', { name: '显示哪一边' });
  await user.click(within(sides).getByRole('tab', { name: '核对' }));
  expect(side()).toBe('pane');
  expect(screen.queryByRole('heading', { level: 1, name: '甲/一.xlsx' })).toBeNull();
  await user.click(within(sides).getByRole('tab', { name: '表格' }));
  expect(side()).toBe('sheet');
  Reflect.deleteProperty(window, 'matchMedia');
});
