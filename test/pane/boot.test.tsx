import '../../src/app/file-words.ts';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../src/app/settings.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';
import { Boot, type BootProps, Fallback } from '../../src/pane/boot.tsx';
import { mountPane } from '../../src/pane/main.tsx';
import type { PaneMemory } from '../../src/pane/state/memory.ts';
import { UndoBar } from '../../src/pane/views/messages.tsx';
import { openFile } from '../../src/programs/addin/taskpane/open-file.ts';
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
      reload={() => undefined}
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
    await user.click(screen.getByRole('button', { name: /^直接改正/ }));
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

describe('without a workbook', () => {
  const buttons = (): string[] =>
    within(screen.getByTestId('boot-failed'))
      .queryAllByRole('button')
      .map(({ textContent }) => textContent);
  const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;
  const broken = xlsx('a.xlsx', new TextEncoder().encode('不是工作簿'));

  test('a page for files alone invites to open one', async () => {
    const { user } = boot({});
    expect([heading(), ...buttons()]).toEqual(['绩核 · 核对 .xlsx 文件', '打开文件']);
    expect(screen.queryByRole('alert')).toBeNull();
    await user.upload(screen.getByTestId('file-input'), broken);
    expect(await screen.findByRole('alert')).toHaveTextContent(heading());
    expect([heading(), ...buttons()]).toEqual(['这个文件不是 Excel 工作簿。', '打开文件']);
  });

  test('one whose host doesn’t answer offers to try again, and files', async () => {
    const { user } = boot({ source: never(), timeout: 1 });
    await screen.findByTestId('boot-failed');
    expect([heading(), ...buttons()]).toEqual(['没有连上表格软件', '打开文件', '重试']);
    expect(screen.getByRole('alert')).toHaveTextContent('没有连上表格软件');
    await user.upload(screen.getByTestId('file-input'), broken);
    await waitFor(() => expect(heading()).toBe('这个文件不是 Excel 工作簿。'));
    expect(buttons()).toEqual(['打开文件', '重试']);
  });

  test('one that opens no files offers to try again alone', async () => {
    render(
      <Boot reload={() => undefined} settings={new SettingsStore(null)} source={never()} timeout={1} version="1" />,
    );
    await screen.findByTestId('boot-failed');
    expect(buttons()).toEqual(['重试']);
    expect(screen.queryByTestId('file-input')).toBeNull();
  });

  test('ten seconds are long enough to wait', () => {
    jest.useFakeTimers();
    try {
      boot({ source: never() });
      act(() => jest.advanceTimersByTime(9999));
      expect(screen.getByTestId('boot')).toBeVisible();
      expect(screen.getByRole('progressbar', { name: '正在连接表格软件…' })).toBeVisible();
      act(() => jest.advanceTimersByTime(1));
      expect(screen.getByTestId('boot-failed')).toBeVisible();
    } finally {
      jest.useRealTimers();
    }
  });

  test.each(['dark', 'light'] as const)('has the colours of its program: %s', (hostTheme) => {
    boot({ hostTheme });
    expect(document.querySelectorAll(`[data-theme=${hostTheme}]`)).toHaveLength(1);
  });
});

describe('choosing a file', () => {
  const input = (): HTMLInputElement => screen.getByTestId('file-input');

  test('is what the button does; the dialog shows workbooks', async () => {
    const { user } = boot({});
    const click = jest.spyOn(input(), 'click');
    await user.click(screen.getByRole('button', { name: '打开文件' }));
    expect(click).toHaveBeenCalledTimes(1);
    expect(input().accept).toBe('.xlsx');
    // What is to be done first stands out; once a file is open another one is an aside.
    expect(screen.getByRole('button', { name: '打开文件' })).toHaveClass('jihe-button-primary');
    await user.upload(input(), xlsx('a.xlsx', fileOf([FORM])));
    const another = await screen.findByRole('button', { name: '换一个文件' });
    expect(another).toHaveClass('jihe-button-small');
    expect(another).not.toHaveClass('jihe-button-primary');
  });

  test('given up changes nothing; the same may be chosen again after it was refused', async () => {
    const { user } = boot({});
    fireEvent.change(input(), { target: { files: [] } });
    expect(screen.queryByRole('alert')).toBeNull();
    await user.upload(input(), xlsx('a.xlsx', new Uint8Array(3)));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(input().files).toHaveLength(0);
  });

  test('that is none leaves the one that is open, and says so until one is', async () => {
    const { user } = boot({});
    await user.upload(input(), xlsx('a.xlsx', fileOf([FORM])));
    await screen.findByTestId('verdict');
    expect(screen.getByRole('region', { name: 'a.xlsx' })).toHaveTextContent('换一个文件');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.upload(input(), xlsx('b.xlsx', new Uint8Array(3)));
    expect(await screen.findByRole('alert')).toHaveTextContent('这个文件不是 Excel 工作簿。');
    expect(screen.getByTestId('file-bar')).toHaveTextContent('a.xlsx');
    await user.upload(input(), xlsx('c.xlsx', fileOf([FORM])));
    await screen.findByRole('region', { name: 'c.xlsx' });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that can’t be read is told in words', async () => {
    const { user } = boot({ openFile: () => Promise.reject(new TypeError('ours')) });
    await user.upload(input(), xlsx('a.xlsx', fileOf([FORM])));
    expect(await screen.findByRole('alert')).toHaveTextContent(describeDocumentError('file-unreadable').what);
  });

  test('begins anew: what the pane remembers is another workbook’s', async () => {
    const load = jest.fn(() => null);
    const memory: PaneMemory = { load, save: () => undefined, onWrittenElsewhere: () => () => undefined };
    const { user, unmount } = boot({ memory });
    await user.upload(input(), xlsx('a.xlsx', fileOf([FORM])));
    await screen.findByTestId('verdict');
    expect(load).not.toHaveBeenCalled();
    unmount();
    boot({ memory, source: new FileHost(fileOf([FORM])) });
    await screen.findByTestId('verdict');
    expect(load).toHaveBeenCalled();
    expect(screen.queryByTestId('file-bar')).toBeNull();
  });

  test('goes out by a link that is pressed once and kept as long as the browser may need it', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const pressed: string[] = [];
    const made: Blob[] = [];
    const revoked: string[] = [];
    const press = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: unknown) {
      const { href, download } = this as HTMLAnchorElement;
      pressed.push(`${href} ${download}`);
    });
    URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`;
    URL.revokeObjectURL = (url) => void revoked.push(url);
    try {
      render(
        <Boot
          openFile={openFile}
          reload={() => undefined}
          settings={new SettingsStore(null)}
          source={null}
          version="1"
        />,
      );
      const bytes = fileOf([FORM]);
      const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
      await user.upload(input(), xlsx('a.xlsx', bytes));
      await user.click(await screen.findByRole('button', { name: '另存副本' }));
      await waitFor(() => expect(pressed).toEqual(['blob:1 a-核对.xlsx']));
      expect(made.map(({ size }) => size)).toEqual([bytes.length]);
      jest.advanceTimersByTime(59_000);
      expect(revoked).toEqual([]);
      jest.advanceTimersByTime(2000);
      expect(revoked).toEqual(['blob:1']);
    } finally {
      press.mockRestore();
      jest.useRealTimers();
    }
  });
});

test('a part of the pane that stands outside of one is a mistake, and says which', () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(() => render(<UndoBar />)).toThrow(
    expect.objectContaining({ name: 'OutsidePaneError', message: 'used outside of a pane' }),
  );
  quiet.mockRestore();
});

test('what was thrown and is no error is told as unexpected', () => {
  const { error } = Fallback.getDerivedStateFromError('a word');
  expect([error?.message, error?.cause]).toEqual(['unexpected', 'a word']);
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
  expect(screen.getByRole('alert')).toHaveTextContent('面板出错了，表格没有因此改动');
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

describe('a program that has its own reasons', () => {
  const dismissed = async (why: Error, props: Partial<BootProps> = {}): Promise<HTMLElement> => {
    const source = Promise.reject<WorkbookHost>(why);
    boot({ source, ...props });
    return await screen.findByTestId('boot-failed');
  };
  const words = { what: '不在 WPS 表格里', why: '这个页面要由 WPS 打开。', how: '从功能区打开面板。' };

  test('tells them; where there is no program, the page’s own words are said', async () => {
    expect(await dismissed(new DocumentError('gone', 'no-workbook'))).toHaveTextContent('没有可以操作的工作簿。');
    cleanup();
    const missing = new DocumentError('unsupported', 'unsupported-operation');
    expect(await dismissed(missing)).toHaveTextContent('没有连上表格软件');
    cleanup();
    expect(await dismissed(missing, { failed: words })).toHaveTextContent('不在 WPS 表格里');
    cleanup();
    expect(await dismissed(new TypeError('x'), { failed: words })).toHaveTextContent('不在 WPS 表格里');
  });

  test('the pane can be closed from inside, and has a notice above it', async () => {
    let closed = 0;
    const { user } = boot({
      source: new FileHost(fileOf([FORM])),
      notice: <p>你正在看另一个工作簿</p>,
      onHide: () => {
        closed += 1;
      },
    });
    expect(screen.getByText('你正在看另一个工作簿')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '收起面板' }));
    expect(closed).toBe(1);
    cleanup();
    boot({ source: new FileHost(fileOf([FORM])) });
    expect(screen.queryByRole('button', { name: '收起面板' })).toBeNull();
  });
});
