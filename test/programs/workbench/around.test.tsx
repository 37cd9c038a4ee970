import '../../support/pane-setup.ts';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { App, type AppProps } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { buildXlsx, gridToXlsx } from '../../support/xlsx-builder.ts';

/** What lies around the sheet: what the page listens to, what it opens files from, and what it gives back. */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const ONE = buildXlsx([{ name: '一', cells: { A1: '甲' } }]);
const WRONG = gridToXlsx([withCells(exampleForm('national'), { H20: '99' })]);

function file(
  name: string,
  bytes: Uint8Array,
  read = (): Promise<ArrayBuffer> => Promise.resolve(bytes.slice().buffer),
) {
  return Object.assign(new File([new Uint8Array(bytes)], name), { arrayBuffer: read });
}

function shown(props: Partial<AppProps> = {}) {
  const settings = new SettingsStore(null);
  const page = render(
    <App reviewers={() => [new PageReviewer()]} samples={[]} settings={settings} version="0" {...props} />,
  );
  return { ...page, settings, user: userEvent.setup() };
}

test('a page that is gone listens to nothing any more', async () => {
  const added = jest.spyOn(window, 'addEventListener');
  const removed = jest.spyOn(window, 'removeEventListener');
  const query = { matches: false, addEventListener: jest.fn(), removeEventListener: jest.fn() };
  const matchMedia = jest.fn<typeof query, [string]>(() => query);
  Object.assign(window, { matchMedia });
  try {
    const { unmount } = shown({ first: { name: '一.xlsx', bytes: () => ONE } });
    await screen.findByRole('table', { name: '工作表 一' });
    unmount();
    const heard = (by: { readonly mock: { readonly calls: readonly (readonly unknown[])[] } }, type: string): number =>
      by.mock.calls.filter(([each]) => each === type).length;
    for (const type of [
      'beforeprint',
      'afterprint',
      'beforeunload',
      'dragleave',
      'dragover',
      'drop',
      'mouseup',
      'paste',
    ]) {
      expect([type, heard(added, type) > 0]).toEqual([type, true]);
      expect([type, heard(removed, type)]).toEqual([type, heard(added, type)]);
    }
    expect(query.addEventListener.mock.calls.length).toBeGreaterThan(1);
    expect(query.removeEventListener.mock.calls).toEqual(
      query.addEventListener.mock.calls.map(() => ['change', expect.any(Function)]),
    );
    expect(heard(query.addEventListener, 'change')).toBe(query.addEventListener.mock.calls.length);
    expect(matchMedia).toHaveBeenCalledWith('(max-width: 760px)');
  } finally {
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'matchMedia');
  }
});

test('the inputs for files and folders take what they are for; their buttons are what opens them', async () => {
  const { user } = shown();
  const [files, folders] = ['file-input', 'folder-input'].map((id) => screen.getByTestId<HTMLInputElement>(id));
  expect([files?.accept, folders?.accept]).toEqual(['.xlsx,.xls,.et,.docx,.docm,.txt', '']);
  expect([files?.multiple, folders?.multiple]).toEqual([true, true]);
  expect([files, folders].map((each) => each?.hasAttribute('webkitdirectory'))).toEqual([false, true]);
  expect([files, folders].map((each) => each?.hidden)).toEqual([true, true]);
  for (const [input, name] of [
    [files, '打开文件'],
    [folders, '打开文件夹'],
  ] as const) {
    const click = jest.spyOn(input as HTMLInputElement, 'click');
    await user.click(screen.getByRole('button', { name }));
    expect([name, click.mock.calls.length]).toEqual([name, 1]);
  }
});

test('beside a workbook one other file is named as passed over', async () => {
  const { user } = shown();
  await user.upload(screen.getByTestId('folder-input'), [file('表.xlsx', ONE), file('说明.pdf', ONE)]);
  await screen.findByRole('table', { name: '工作表 一' });
  expect(screen.getByText('另有 1 个文件不是表格或报告，没有核对：说明.pdf。')).toBeTruthy();
});

test('prints by the browser unless told otherwise', async () => {
  const print = jest.fn();
  Object.assign(window, { print });
  const { user } = shown({ first: { name: '一.xlsx', bytes: () => ONE } });
  await user.click(await screen.findByRole('button', { name: '打印表格' }));
  expect(print).toHaveBeenCalledTimes(1);
});

describe('the list of a batch', () => {
  const rows = (): string[] =>
    screen.getAllByRole('button', { name: /^打开 .*xlsx$/ }).map((each) => each.getAttribute('aria-label') ?? '');

  test('opens a file at its first problem', async () => {
    const { user } = shown();
    await user.upload(screen.getByTestId('file-input'), [file('甲.xlsx', ONE), file('乙.xlsx', WRONG)]);
    await screen.findByText(/核对完 2 个文件/);
    expect(rows()).toContain('打开 乙.xlsx');
    await user.click(screen.getByRole('button', { name: '打开 乙.xlsx' }));
    await screen.findByRole('table', { name: '工作表 自评表' });
    expect(screen.getByLabelText<HTMLInputElement>('当前单元格').value).toBe('H20');
    await user.click(screen.getByRole('button', { name: '返回汇总列表' }));
    await user.click(screen.getByRole('button', { name: '打开 甲.xlsx' }));
    await screen.findByRole('table', { name: '工作表 一' });
    expect(screen.getByLabelText<HTMLInputElement>('当前单元格').value).toBe('A1');
    await user.selectOptions(screen.getByRole('combobox', { name: '已打开的文件' }), '乙.xlsx');
    await screen.findByRole('table', { name: '工作表 自评表' });
  });

  test('says why a file that was there can’t be opened any more, and stays', async () => {
    const { user } = shown();
    let isGone = false;
    const gone = file('甲.xlsx', ONE, () =>
      isGone ? Promise.reject(new Error('NotFound')) : Promise.resolve(ONE.slice().buffer),
    );
    await user.upload(screen.getByTestId('file-input'), [gone, file('乙.xlsx', WRONG)]);
    await screen.findByText(/核对完 2 个文件/);
    isGone = true;
    await user.click(screen.getByRole('button', { name: '打开 甲.xlsx' }));
    expect(await screen.findByText(/《甲\.xlsx》没有打开/)).toBeTruthy();
    expect(rows()).toHaveLength(2);
  });

  test('ends its reviewers when it is closed, and when another begins', async () => {
    const closed: number[] = [];
    let made = 0;
    const reviewers = (): PageReviewer[] => {
      made += 1;
      const number = made;
      const close = (): void => void closed.push(number);
      return [Object.assign(new PageReviewer(), { review: () => new Promise(() => undefined), close })];
    };
    const { user } = shown({ reviewers });
    const files = [file('甲.xlsx', ONE), file('乙.xlsx', WRONG)];
    await user.upload(screen.getByTestId('file-input'), files);
    await screen.findByText(/正在核对/);
    await user.upload(screen.getByTestId('file-input'), files);
    await waitFor(() => expect(closed).toEqual([1]));
    await user.click(screen.getByRole('button', { name: '关闭列表' }));
    expect(closed).toEqual([1, 2]);
    expect(screen.getByRole('heading', { level: 1, name: '打开自评表或自评报告，边改边核对' })).toBeTruthy();
  });

  test('keeps what was passed over when it is made anew by another policy', async () => {
    const { user } = shown();
    await user.upload(screen.getByTestId('folder-input'), [
      file('甲.xlsx', ONE),
      file('乙.xlsx', WRONG),
      file('说明.pdf', ONE),
    ]);
    await screen.findByText(/核对完 2 个文件/);
    const head = document.querySelector<HTMLElement>('.jihe-batch') as HTMLElement;
    await user.selectOptions(within(head).getByRole('combobox', { name: '评分办法' }), 'hubei');
    await screen.findByText(/^所有文件都按“湖北”核对/);
    await screen.findByText(/核对完 2 个文件/);
    expect(screen.getByText('另有 1 个文件不是表格或报告，没有核对：说明.pdf。')).toBeTruthy();
  });
});
