import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../src/app/settings.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { Boot, type BootProps, Fallback } from '../../src/pane/boot.tsx';
import { mountPane } from '../../src/pane/main.tsx';
import { openFile } from '../../src/programs/excel/taskpane/open-file.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { applyPreview, fileOf } from '../support/open-pane.tsx';
import { contentAt } from '../support/workbook-edits.ts';

/** From the first moment: waiting for a host, opening files instead. */

const FORM = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。' });

function never(): Promise<WorkbookHost> {
  return new Promise(() => undefined);
}

function boot(props: Partial<BootProps>) {
  const saved = new Map<string, string | Uint8Array>();
  const { unmount } = render(
    <Boot
      download={(name, content) => saved.set(name, content)}
      openFile={openFile}
      settings={new SettingsStore(null)}
      source={null}
      version="1"
      {...props}
    />,
  );
  return { user: userEvent.setup(), saved, unmount };
}

function Broken(): never {
  throw new TypeError('x is undefined');
}

function xlsx(name: string, bytes: Uint8Array): File {
  return new File([new Uint8Array(bytes)], name);
}

describe('waiting for the host', () => {
  test('the page says so, then what to do when none answers; a late one is welcome', async () => {
    let answer: (host: WorkbookHost) => void = () => undefined;
    const source = new Promise<WorkbookHost>((resolve) => {
      answer = resolve;
    });
    let reloads = 0;
    const { user } = boot({
      source,
      timeout: 50,
      reload: () => {
        reloads += 1;
      },
    });
    expect(screen.getByTestId('boot')).toHaveTextContent('正在连接表格软件…');
    const failed = await screen.findByTestId('boot-failed');
    expect(failed).toHaveTextContent('没有连上表格软件');
    expect(screen.getByRole('button', { name: '打开文件' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: '重试' }));
    expect(reloads).toBe(1);
    await act(async () => {
      answer(new FileHost(fileOf([FORM])));
      await source;
    });
    expect(await screen.findByTestId('verdict')).toHaveTextContent('1 张表');
  });

  test('nothing waits any more for a page that is gone', () => {
    jest.useFakeTimers();
    try {
      const { unmount } = boot({ source: never() });
      expect(jest.getTimerCount()).toBe(1);
      unmount();
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test('a host that is there is beyond failing: the time that was meant for it runs out unnoticed', async () => {
    boot({ source: Promise.resolve(new FileHost(fileOf([FORM]))), timeout: 1 });
    expect(await screen.findByTestId('verdict')).toHaveTextContent('1 张表');
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(screen.getByTestId('verdict')).toBeVisible();
  });

  test('a host that can’t come says so at once', async () => {
    boot({ source: Promise.reject(new Error('no Office')), timeout: 60_000 });
    expect(await screen.findByTestId('boot-failed')).toHaveTextContent('直接打开 .xlsx 文件核对');
  });
});

describe('a file instead', () => {
  test('is opened, corrected, and saved as a changed copy; the name says so', async () => {
    const { user, saved } = boot({ source: never(), timeout: 10 });
    const bytes = fileOf([FORM]);
    await screen.findByTestId('boot-failed');
    await user.upload(screen.getByTestId('file-input'), xlsx('自评表.xlsx', bytes));
    expect(await screen.findByTestId('verdict')).toHaveTextContent('1 张表');
    await user.click(screen.getByRole('button', { name: /^全部安全修复/ }));
    await applyPreview(user);
    await user.click(screen.getByRole('button', { name: '另存副本' }));
    const copy = saved.get('自评表-核对.xlsx') as Uint8Array;
    expect(contentAt(copy, '自评表', 'H13')).toEqual({ value: 16.67 });
    expect(contentAt(bytes, '自评表', 'H13')).toEqual({ value: 20 });
    expect(screen.queryByRole('button', { name: /^定位到/ })).toBeNull();
  });

  test('its marks go into a copy with the user’s word alone, asked for once; a copy that has them opens with 标注 on', async () => {
    const { user, saved } = boot({});
    await user.upload(screen.getByTestId('file-input'), xlsx('自评表.xlsx', fileOf([FORM])));
    await user.click(await screen.findByRole('checkbox', { name: '标注' }));
    const save = (): Promise<void> => user.click(screen.getByRole('button', { name: '另存副本' }));
    const hasMarks = (): Promise<boolean> => new FileHost(saved.get('自评表-核对.xlsx') as Uint8Array).hasMarks();
    await waitFor(() => expect(screen.getByTestId('live')).toHaveTextContent(/^已标注/));
    await save();
    const dialog = await screen.findByRole('dialog', { name: '副本里保留颜色标注？' });
    expect(saved.size).toBe(0);
    expect(within(dialog).getAllByRole('button')[0]).toHaveTextContent('不保留');
    await user.click(within(dialog).getByRole('button', { name: '取消' }));
    expect(saved.size).toBe(0);
    await save();
    await user.click(await screen.findByRole('button', { name: '不保留' }));
    expect(await hasMarks()).toBe(false);
    expect(screen.getByRole('checkbox', { name: '标注' })).toBeChecked();
    saved.clear();
    await save();
    await waitFor(() => expect(saved.size).toBe(1));
    expect(await hasMarks()).toBe(false);
    // Another file is asked about anew.
    const marked = new FileHost(fileOf([FORM]));
    await marked.mark([{ sheet: '自评表', cell: 'A1', severity: 'error' }]);
    await user.upload(screen.getByTestId('file-input'), xlsx('自评表.xlsx', marked.bytes()));
    await waitFor(() => expect(screen.getByTestId('verdict')).toBeVisible());
    await waitFor(() => expect(screen.getByRole('checkbox', { name: '标注' })).toBeChecked());
    saved.clear();
    await save();
    await user.click(await screen.findByRole('button', { name: '保留' }));
    expect(await hasMarks()).toBe(true);
  });

  test('that is no workbook is refused with the reason; the next may be', async () => {
    const { user } = boot({});
    expect(screen.getByTestId('boot-failed')).toHaveTextContent('文件只在本机处理');
    await user.upload(screen.getByTestId('file-input'), xlsx('a.xlsx', new TextEncoder().encode('不是工作簿')));
    expect(await screen.findByRole('alert')).toHaveTextContent('这个文件不是 Excel 工作簿。');
    expect(screen.queryByTestId('file-bar')).not.toBeInTheDocument();
    await user.upload(screen.getByTestId('file-input'), xlsx('b.xlsx', fileOf([FORM])));
    expect(await screen.findByTestId('verdict')).toHaveTextContent('1 张表');
    expect(screen.getByTestId('file-bar')).toHaveTextContent('b.xlsx');
  });

  test('another of the same name starts anew', async () => {
    const { user } = boot({});
    await user.upload(screen.getByTestId('file-input'), xlsx('a.xlsx', fileOf([FORM])));
    await screen.findByTestId('verdict');
    await user.upload(screen.getByTestId('file-input'), xlsx('a.xlsx', fileOf([exampleForm('national')])));
    await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('可报送'));
  });
});

test('what nobody foresaw is a page that says so', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let reloads = 0;
  render(
    <Fallback
      reload={() => {
        reloads += 1;
      }}
    >
      <Broken />
    </Fallback>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('表格没有被改动');
  expect(screen.getByRole('alert')).toHaveTextContent('TypeError: x is undefined');
  await userEvent.setup().click(screen.getByRole('button', { name: '重新打开面板' }));
  expect(reloads).toBe(1);
  quiet.mockRestore();
});

test('mountPane puts the pane into an element and takes it away again', async () => {
  const element = document.createElement('div');
  document.body.append(element);
  let unmount = (): void => undefined;
  act(() => {
    unmount = mountPane(element, new FileHost(fileOf([FORM])), { settings: new SettingsStore(null) });
  });
  expect(await screen.findByTestId('verdict')).toHaveTextContent('1 张表');
  act(() => unmount());
  expect(element).toBeEmptyDOMElement();
  element.remove();
});
