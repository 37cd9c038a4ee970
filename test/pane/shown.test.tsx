import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LongList } from '../../src/pane/views/long-list.tsx';
import { exampleForm, withCells } from '../support/form-text.ts';
import { findingTexts, findingWith, openAbout, openPane, passingOn, settled } from '../support/open-pane.tsx';

/** How far the pane is, how much of a list it shows, what it offers where a host or a browser lacks something. */

const NATIONAL = exampleForm('national');
/** An error, a warning and hints. */
const MIXED = withCells(NATIONAL, { F13: '5个', I13: '汛期停工一个月。', F14: '', A2: '' });

describe('a long list', () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const list = (how: { readonly onButton?: boolean } = {}) =>
    render(
      <ul>
        <LongList {...how} items={numbers} render={(each) => <li key={each}>第 {each} 条</li>} />
      </ul>,
    );
  const count = (): number => screen.queryAllByText(/^第 \d+ 条$/).length;

  test('grows on the button, says how much there is, and says nothing once all is there', async () => {
    const user = userEvent.setup();
    list();
    expect(count()).toBe(25);
    expect(screen.getByText('已显示 25 条，共 60 条')).toBeVisible();
    // A list has items and nothing else.
    const children = [...screen.getByRole('list').children];
    expect(children).toHaveLength(26);
    expect(children.filter(({ tagName }) => tagName !== 'LI')).toEqual([]);
    await user.click(screen.getByRole('button', { name: '再显示 25 条' }));
    expect(count()).toBe(50);
    expect(screen.getByText('已显示 50 条，共 60 条')).toBeVisible();
    await user.click(screen.getByRole('button', { name: '再显示 10 条' }));
    expect(count()).toBe(60);
    expect(screen.queryByText(/^已显示/)).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('grows by itself as its end comes near, until all is there', () => {
    const watched = new Set<(entries: readonly { readonly isIntersecting: boolean }[]) => void>();
    class Observer {
      readonly #tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void;
      constructor(tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
        this.#tell = tell;
      }
      observe(): void {
        watched.add(this.#tell);
      }
      disconnect(): void {
        watched.delete(this.#tell);
      }
    }
    Object.assign(globalThis, { IntersectionObserver: Observer });
    try {
      const { unmount } = list();
      const tell = (isIntersecting: boolean): void =>
        act(() => {
          for (const each of watched) each([{ isIntersecting }]);
        });
      expect(watched.size).toBe(1);
      tell(false);
      expect(count()).toBe(25);
      tell(true);
      expect(count()).toBe(50);
      expect(watched.size).toBe(1);
      tell(true);
      expect(count()).toBe(60);
      expect(watched.size).toBe(0);
      unmount();
      const { unmount: leave } = list();
      expect(watched.size).toBe(1);
      leave();
      expect(watched.size).toBe(0);
      // Above the tabs nothing grows by itself: they would run away from whoever scrolls to them.
      list({ onButton: true });
      expect(watched.size).toBe(0);
    } finally {
      Reflect.deleteProperty(globalThis, 'IntersectionObserver');
    }
  });
});

test('each filter shows as many as it says, of that severity alone', async () => {
  const { user } = await openPane([MIXED]);
  const counts = new Map<string, number>();
  for (const name of ['错误', '警告', '提示']) {
    const tab = screen.getByRole('tab', { name: new RegExp(`^${name} `) });
    const count = Number(/\d+/.exec(tab.textContent)?.[0]);
    counts.set(name, count);
    if (count === 0) continue;
    await user.click(tab);
    expect(findingTexts()).toHaveLength(count);
    expect(within(screen.getByRole('list', { name: '问题列表' })).getAllByRole('img', { name })).toHaveLength(count);
    expect(screen.queryByRole('region', { name: '待人工判断' })).toBeNull();
  }
  expect([...counts.values()].filter((count) => count > 0).length).toBeGreaterThan(1);
  const all = [...counts.values()].reduce((sum, count) => sum + count);
  expect(screen.queryByRole('tab', { name: /^已忽略/ })).toBeNull();
  await user.click(screen.getByRole('tab', { name: `全部 ${all}` }));
  expect(findingTexts()).toHaveLength(all);
});

test('where the sheet can’t be shown a finding has its address, and no button for it', async () => {
  const { located } = await openPane([MIXED], {
    around: (host) => passingOn(host, { can: { ...host.can, locate: false } }),
  });
  const finding = findingWith('改造小区数量');
  expect(within(finding).getByText('H13')).toBeVisible();
  expect(within(finding).queryByRole('button', { name: /H13/ })).toBeNull();
  expect(located).toEqual([]);
});

describe('copying where the newer way is forbidden', () => {
  async function copied(older: () => boolean): Promise<{ readonly text: string | null; readonly sentences: string }> {
    const { user, announced } = await openPane([MIXED]);
    await openAbout(user);
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    let text: string | null = null;
    const execCommand = jest.fn((command: string) => {
      const area = document.querySelector('body > textarea') as HTMLTextAreaElement;
      text = `${command}: ${area.value.slice(area.selectionStart, area.selectionEnd)}`;
      return older();
    });
    Object.assign(document, { execCommand });
    const before = announced();
    try {
      await user.click(screen.getByRole('button', { name: '复制全部' }));
      await waitFor(() => expect(execCommand).toHaveBeenCalledTimes(1));
      await act(async () => {
        await Promise.resolve();
      });
    } finally {
      Reflect.deleteProperty(document, 'execCommand');
    }
    expect(document.querySelectorAll('body > textarea')).toHaveLength(0);
    return { text, sentences: announced() === before ? '' : announced() };
  }

  test('the older is tried, with the whole text', async () => {
    const { text, sentences } = await copied(() => true);
    expect(text).toMatch(/^copy: 绩核版本：1\.2\.3\n[\s\S]*最近一次错误：无/);
    expect(sentences).toBe('已复制');
    expect(screen.getByRole('button', { name: '已复制' })).toBeVisible();
  });

  test.each([
    ['does nothing', () => false],
    [
      'throws',
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ],
  ])('and when that %s, nothing is said to be copied', async (_, older) => {
    expect((await copied(older)).sentences).toBe('');
    expect(screen.getByRole('button', { name: '复制全部' })).toBeVisible();
  });
});

test('while it reads, how far it is; while it writes, how much', async () => {
  let goOn: () => void = () => undefined;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  let tell: ((done: number, of: number) => void) | undefined;
  let isSlow = false;
  const { user } = await openPane([MIXED], {
    around: (host) =>
      passingOn(host, {
        readSheets: async (scope, signal, onProgress) => {
          tell = onProgress;
          if (isSlow) await wait();
          return host.readSheets(scope, signal);
        },
        apply: async (edits) => {
          await wait();
          return host.apply(edits);
        },
      }),
  });
  isSlow = true;
  await user.click(screen.getByRole('button', { name: '检查' }));
  expect(screen.getByRole('progressbar', { name: '正在读取工作表…' })).not.toHaveAttribute('aria-valuenow');
  expect(screen.queryByRole('button', { name: '检查' })).toBeNull();
  act(() => tell?.(1, 4));
  const bar = screen.getByRole('progressbar', { name: '正在读取工作表 1/4' });
  expect(bar).toHaveAttribute('aria-valuenow', '0.25');
  expect(bar).toHaveAttribute('aria-valuemin', '0');
  expect(bar).toHaveAttribute('aria-valuemax', '1');
  expect(bar.firstElementChild).toHaveStyle({ width: '25%' });
  isSlow = false;
  act(() => goOn());
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  await user.click(screen.getByRole('button', { name: /^直接改正/ }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^写入 \d+ 处$/ }));
  const writing = await screen.findByRole('progressbar', { name: /^正在写入 \d+ 个单元格…$/ });
  expect(writing).not.toHaveAttribute('aria-valuenow');
  expect(screen.getByRole('button', { name: /^检查$/, hidden: true })).toBeDisabled();
  act(() => goOn());
  await waitFor(() => expect(screen.getByTestId('undo')).toHaveTextContent('已写入'));
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('of several writes the last is told, and how many before it can be undone', async () => {
  const { user, cell } = await openPane([withCells(NATIONAL, { F13: '5个', F14: '90%' })]);
  for (const name of ['改造小区数量', '工程验收合格率']) {
    await user.click(within(findingWith(name)).getByRole('button', { name: /^改为/ }));
    await screen.findByTestId('undo');
    await waitFor(() =>
      expect(findingTexts().some((text) => text.includes(name) && text.includes('得了满分'))).toBe(false),
    );
    await settled();
    if (name === '改造小区数量') expect(screen.getByTestId('undo')).not.toHaveTextContent('可再撤销');
  }
  expect(screen.getByTestId('undo')).toHaveTextContent('可再撤销前 1 次');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(screen.getByTestId('undo')).toHaveTextContent('已撤销，1 个单元格恢复原样。'));
  expect(screen.getByTestId('undo')).toHaveTextContent('可再撤销前 1 次');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(screen.getByTestId('undo')).not.toHaveTextContent('可再撤销'));
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  expect([cell('H13'), cell('H14')]).toEqual([{ value: 20 }, { value: 10 }]);
});
