import '../../support/pane-setup.ts';
import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { unzipSync, zipSync } from 'fflate';
import { type KeyValueStore, SettingsStore } from '../../../src/app/settings.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { App, type AppProps } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { LayoutStore } from '../../../src/programs/workbench/layout.ts';
import { workbenchSettings } from '../../../src/programs/workbench/settings.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../../support/form-text.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** Sheet and list belong together: what was found is in the sheet, what is chosen there is read in the list, and back. */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const FORM = withCells(exampleForm('national'), { H20: '99' });
const COVER = gridOf('封面', [typedCell(1, 1, '二〇二三年度绩效自评材料'), typedCell(3, 1, '清河县水利局')]);
const SECOND = { ...withCells(exampleForm('national'), { H20: '99', H13: '25' }), name: '第二张' };

function storeOf(kept: Map<string, string> = new Map()): KeyValueStore {
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

async function opened(bytes = gridToXlsx([FORM]), props: Partial<AppProps> = {}) {
  const download = jest.fn();
  const user = userEvent.setup();
  const page = render(
    <App
      download={download}
      first={{ name: '表.xlsx', bytes: () => bytes }}
      print={() => undefined}
      reviewers={() => [new PageReviewer()]}
      samples={[]}
      settings={workbenchSettings(null)}
      version="0"
      {...props}
    />,
  );
  await waitFor(() => expect(document.querySelector('[data-screen="result"]')).not.toBeNull());
  return { ...page, download, user };
}

const cell = (address: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell="${address}"]`);
  if (found === null) throw new Error(`no cell ${address}`);
  return found;
};
const found = (address: string): string | undefined => cell(address).dataset['found'];
const editor = (): HTMLElement => screen.getByTestId('cell-editor');
const tip = (): string | null | undefined => document.querySelector('.jihe-tip')?.textContent;
const range = (): string | undefined => document.querySelector<HTMLElement>('.jihe-range')?.dataset['range'];
const sheets = (): HTMLElement => screen.getByRole('tablist', { name: '工作表' });
const TOTAL = /总分/;

describe('at opening', () => {
  test('all sheets are checked, their tabs say how much was found, and the first with a form is in front of its cover', async () => {
    await opened(gridToXlsx([COVER, FORM, SECOND]));
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: '范围' }).value).toBe('all');
    expect(screen.getByRole('table', { name: '工作表 自评表' })).toBeTruthy();
    expect(within(sheets()).getByRole('tab', { name: '封面' })).toBeTruthy();
    const count = (sheet: string): number => {
      const { textContent } = within(sheets()).getByRole('tab', { name: new RegExp(`^${sheet} ?错误 ?[1-9]`) });
      return Number(/\d/.exec(textContent)?.[0]);
    };
    expect(count('第二张')).toBeGreaterThan(count('自评表'));
  });

  test('a sheet with a form that the file was saved with stays in front', async () => {
    await opened(gridToXlsx([SECOND, FORM]));
    expect(screen.getByRole('table', { name: '工作表 第二张' })).toBeTruthy();
  });
});

describe('cells with findings', () => {
  test('are marked from the start, and told by their sentence under the pointer', async () => {
    await opened();
    expect(found('H20')).toBe('error');
    expect(found('A1')).toBeUndefined();
    expect(within(cell('H20')).getByRole('img', { name: '错误' })).toBeTruthy();
    expect(tip()).toBeUndefined();
    fireEvent.mouseMove(cell('H20'));
    expect(tip()).toMatch(TOTAL);
    // What is told may be read with the pointer on it.
    fireEvent.mouseMove(document.querySelector('.jihe-tip') as Element);
    expect(tip()).toMatch(TOTAL);
    fireEvent.mouseMove(cell('A1'));
    expect(tip()).toBeUndefined();
  });

  test('are told where the keys are, until Esc or somebody types', async () => {
    const { user } = await opened();
    await user.type(screen.getByLabelText('当前单元格'), '{Control>}a{/Control}H20{Enter}');
    expect(document.activeElement).toBe(editor());
    expect(tip()).toMatch(TOTAL);
    expect(editor().getAttribute('aria-describedby')).toBe(document.querySelector('[role="tooltip"].jihe-tip')?.id);
    await user.keyboard('{Escape}');
    expect(tip()).toBeUndefined();
    await user.keyboard('{ArrowUp}{ArrowDown}');
    expect(tip()).toMatch(TOTAL);
    await user.keyboard('9');
    expect(tip()).toBeUndefined();
    await user.keyboard('{Escape}');
  });

  test('lose their mark when they are put right, and get it back when that is undone', async () => {
    const { user } = await opened();
    fireEvent.mouseDown(cell('H20'));
    await user.keyboard('100{Enter}');
    await waitFor(() => expect(found('H20')).toBeUndefined());
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await waitFor(() => expect(found('H20')).toBe('error'));
  });

  test('are marked on the screen alone: the copy is the file', async () => {
    const bytes = gridToXlsx([FORM]);
    const { user, download } = await opened(bytes);
    expect(found('H20')).toBe('error');
    await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
    await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
    const [name, copy] = download.mock.calls[0] as [string, Uint8Array];
    expect(Buffer.compare(copy, bytes)).toBe(0);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(`已下载《${name}》，在浏览器的下载文件夹里。`)).toBeTruthy();
    // Changed again, it says no more what isn't so.
    fireEvent.mouseDown(cell('H20'));
    await user.keyboard('100{Enter}');
    await waitFor(() => expect(screen.queryByText(/^已下载/)).toBeNull());
    expect(readWorkbook(copy).sheets).toHaveLength(1);
  });

  test('are plain where the user wants to see the form alone, and in print', async () => {
    const { user } = await opened();
    fireEvent(window, new Event('beforeprint'));
    expect(found('H20')).toBeUndefined();
    fireEvent(window, new Event('afterprint'));
    expect(found('H20')).toBe('error');
    await user.click(screen.getByRole('checkbox', { name: '显示问题' }));
    expect(found('H20')).toBeUndefined();
    fireEvent.mouseMove(cell('H20'));
    expect(tip()).toBeUndefined();
  });

  test('of an .xls file are marked too; what isn’t possible is said with the way out', async () => {
    await opened(xlsFixture('form-with-merges.xls'));
    const marked = document.querySelectorAll('[data-found]');
    expect(marked.length).toBeGreaterThan(0);
    expect(screen.getByText('.xls、.et 只能核对；另存为 .xlsx 后可以标注和填写。')).toBeTruthy();
    const remedies = screen.getAllByRole<HTMLButtonElement>('button', { name: /^改(?:为|正)|^直接改正/ });
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.every(({ disabled }) => disabled)).toBe(true);
  });

  const SIGNATURE = new TextEncoder().encode('<Signature/>');
  const signed = (): Uint8Array =>
    zipSync({
      ...unzipSync(gridToXlsx([withCells(FORM, { F13: '5个', H13: '16.67' })])),
      '_xmlsignatures/sig1.xml': SIGNATURE,
    });

  test.each<[string, () => Uint8Array, string]>([
    ['.xls', () => xlsFixture('form-with-merges.xls'), '.xls、.et 只能核对；另存为 .xlsx 后可以标注和填写。'],
    ['a signed workbook', signed, '工作簿带有数字签名，只能核对；在 Excel 里移除签名、另存后可以改。'],
  ])('%s: said once when it opens, and nothing that writes can be pressed', async (_, bytes, line) => {
    const { user } = await opened(bytes());
    expect(screen.getAllByText(line)).toHaveLength(1);
    expect(screen.queryByRole('checkbox', { name: '标注写进文件' })).toBeNull();
    const [card] = document.querySelectorAll<HTMLElement>('[data-testid="finding"] .jihe-disclose');
    if (card === undefined) throw new Error('no card');
    await user.click(card);
    const ways: [string, RegExp][] = [
      ['问题', /^改(?:为|正)|^直接改正|^建议|^按建议改|^忽略$/],
      ['得分', /^预览填写$/],
      ['偏差说明', /^写入(?:全部|这一条)/],
    ];
    for (const [tab, names] of ways) {
      await user.click(screen.getByRole('tab', { name: new RegExp(`^${tab}`) }));
      const buttons = await screen.findAllByRole<HTMLButtonElement>('button', { name: names });
      expect(buttons.length).toBeGreaterThan(0);
      expect(buttons.filter(({ disabled }) => !disabled)).toEqual([]);
      expect(screen.getByText(line)).toBeTruthy();
    }
  });

  test('that the user decided to leave are marked no more', async () => {
    const { user } = await opened();
    fireEvent.mouseDown(cell('H20'));
    const card = await waitFor(() => {
      const open = document.querySelector<HTMLElement>('[data-wanted]');
      if (open === null) throw new Error('no card');
      return open;
    });
    await user.click(within(card).getByRole('button', { name: '忽略' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), '上级核定');
    await user.click(within(dialog).getAllByRole('button', { name: '忽略' }).at(-1) as HTMLElement);
    await waitFor(() => expect(found('H20')).toBeUndefined());
  });
});

describe('to and fro', () => {
  test('a click on a marked cell unfolds its card, and the keys stay in the sheet', async () => {
    await opened();
    fireEvent.mouseDown(cell('H20'));
    const card = document.querySelector<HTMLElement>('[data-wanted]');
    expect(card?.textContent).toMatch(TOTAL);
    expect(card?.querySelector('[aria-expanded]')?.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(editor());
    expect(range()).toBe('H20');
  });

  test('F6 goes on to the card, and back to the sheet', async () => {
    const { user } = await opened();
    fireEvent.mouseDown(cell('H20'));
    await user.keyboard('{F6}');
    expect(document.activeElement?.closest('[data-wanted]')?.textContent).toMatch(TOTAL);
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(editor());
    expect(range()).toBe('H20');
  });

  test('a card outlines its cells in the sheet while it has the focus', async () => {
    await opened();
    expect(screen.queryAllByTestId('pointed')).toEqual([]);
    const cards = screen.getAllByTestId('finding');
    const card = cards.find((each) => TOTAL.test(each.textContent)) as HTMLElement;
    act(() => card.querySelector('button')?.focus());
    expect(screen.getAllByTestId('pointed').length).toBeGreaterThan(0);
    act(() => editor().focus());
    expect(screen.queryAllByTestId('pointed')).toEqual([]);
  });
});

describe('where sheet and pane take turns', () => {
  beforeEach(() => {
    const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
    Object.assign(window, {
      matchMedia: (wanted: string) => (wanted.includes('max-width') ? query : { ...query, matches: false }),
    });
  });
  afterEach(() => Reflect.deleteProperty(window, 'matchMedia'));
  const side = (): string | undefined => document.querySelector<HTMLElement>('.jihe-workbench')?.dataset['side'];
  const bar = (): HTMLElement => screen.getByRole('region', { name: '当前单元格' });

  test('定位 shows the cell with its sentence, and 返回问题 leads back to where it was asked for', async () => {
    const { user } = await opened();
    await user.click(screen.getByRole('tab', { name: '核对' }));
    const locate = screen.getAllByRole('button', { name: '定位到 H20' })[0] as HTMLElement;
    await user.click(locate);
    await waitFor(() => expect(side()).toBe('sheet'));
    expect(range()).toBe('H20');
    expect(bar().textContent).toMatch(TOTAL);
    const back = within(bar()).getByRole('button', { name: '返回问题' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    await user.keyboard('{Enter}');
    expect(side()).toBe('pane');
    expect(document.activeElement).toBe(locate);
    await user.click(screen.getByRole('tab', { name: '表格' }));
    expect(screen.queryByRole('button', { name: '返回问题' })).toBeNull();
  });

  test('a marked cell says what is wrong below the sheet, and stays until it is to be read', async () => {
    const { user } = await opened();
    expect(screen.queryByRole('region', { name: '当前单元格' })).toBeNull();
    fireEvent.mouseDown(cell('H20'));
    expect(side()).toBe('sheet');
    expect(bar().textContent).toMatch(TOTAL);
    expect(tip()).toBeUndefined();
    await user.click(within(bar()).getByRole('button', { name: '看这一条' }));
    expect(side()).toBe('pane');
    expect(document.activeElement?.closest('[data-wanted]')?.textContent).toMatch(TOTAL);
    await user.keyboard('{F6}');
    expect([side(), document.activeElement]).toEqual(['sheet', editor()]);
  });
});

describe('how large the sheet is', () => {
  const widths = (): number[] =>
    [...document.querySelectorAll('col')].map((each) => Number.parseFloat(each.style.width));
  const percent = (): string | undefined => screen.getByRole('button', { name: /^现在 \d+%/ }).textContent;
  const fontOf = (address: string): number => Number.parseFloat(cell(address).style.fontSize);

  /** The area is so wide as a browser would have laid it out. */
  async function laidOut(width: number, props: Partial<AppProps> = {}) {
    const original = Object.getOwnPropertyDescriptor(Element.prototype, 'clientWidth') as PropertyDescriptor;
    Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => width });
    try {
      return await opened(gridToXlsx([FORM]), props);
    } finally {
      Object.defineProperty(Element.prototype, 'clientWidth', original);
    }
  }

  test('all columns of the form fit at opening, but it is never too small to be read', async () => {
    const { unmount } = await opened();
    expect(percent()).toBe('100%');
    const used = widths()
      .slice(0, 10)
      .reduce((sum, each) => sum + each, 0);
    unmount();
    const fitted = await laidOut(Math.round(used * 0.8));
    expect(screen.getByRole('button', { name: '适合宽度' }).getAttribute('aria-pressed')).toBe('true');
    expect(Number.parseInt(percent() ?? '', 10)).toBeLessThan(82);
    expect(
      widths()
        .slice(0, 10)
        .reduce((sum, each) => sum + each, 0),
    ).toBeLessThanOrEqual(used * 0.8);
    fitted.unmount();
    await laidOut(120);
    expect(percent()).toBe('50%');
  });

  test('is chosen in steps, and kept on this machine', async () => {
    const kept = new Map<string, string>();
    const { user, unmount } = await opened(undefined, { layout: new LayoutStore(storeOf(kept)) });
    const [before, font] = [widths()[1] as number, fontOf('A1')];
    await user.click(screen.getByRole('button', { name: '放大' }));
    expect(percent()).toBe('110%');
    expect([widths()[1], fontOf('A1')]).toEqual([Math.round(before * 1.1), Math.round(font * 110) / 100]);
    await user.click(screen.getByRole('button', { name: '缩小' }));
    await user.click(screen.getByRole('button', { name: '缩小' }));
    expect(percent()).toBe('90%');
    unmount();
    await opened(undefined, { layout: new LayoutStore(storeOf(kept)) });
    expect(percent()).toBe('90%');
    await user.click(screen.getByRole('button', { name: '现在 90%，改为 100%' }));
    expect(percent()).toBe('100%');
    for (let turn = 0; turn < 12; turn++) await user.click(screen.getByRole('button', { name: '放大' }));
    expect(percent()).toBe('200%');
    for (let turn = 0; turn < 20; turn++) await user.click(screen.getByRole('button', { name: '缩小' }));
    expect(percent()).toBe('50%');
  });

  test.each(['', '{', '3', '{"paneWidth":"x","zoom":99}', '{"paneWidth":-1,"zoom":"fit"}'])(
    'kept as %j is as large as it fits',
    (text) => {
      expect(new LayoutStore(storeOf(new Map([['jihe.workbench.layout', text]]))).snapshot()).toEqual({
        paneWidth: null,
        zoom: 'fit',
        signs: true,
      });
    },
  );

  test('a store that refuses keeps it as long as the page', () => {
    const refusing = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    const store = new LayoutStore(refusing);
    store.update({ zoom: 1.5 });
    expect(store.snapshot().zoom).toBe(1.5);
  });
});

describe('the line between sheet and pane', () => {
  const line = (): HTMLElement => screen.getByRole('separator', { name: '核对栏的宽度' });
  const now = (): number => Number(line().getAttribute('aria-valuenow'));
  const pane = (): string | undefined => document.querySelector<HTMLElement>('.jihe-right')?.style.flexBasis;

  test('is moved by arrows and the mouse within its bounds, given back, and kept', async () => {
    const kept = new Map<string, string>();
    const { user, unmount } = await opened(undefined, { layout: new LayoutStore(storeOf(kept)) });
    expect([now(), pane()]).toEqual([380, '380px']);
    act(() => line().focus());
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect([now(), pane()]).toEqual([420, '420px']);
    await user.keyboard('{ArrowRight}');
    expect(now()).toBe(400);
    await user.keyboard('{Home}');
    expect(now()).toBe(Number(line().getAttribute('aria-valuemin')));
    await user.keyboard('{End}');
    expect(now()).toBe(Number(line().getAttribute('aria-valuemax')));
    expect(now()).toBeGreaterThan(400);
    await user.keyboard('{Enter}');
    expect(now()).toBe(380);
    // jsdom has no PointerEvent.
    const pointer = (type: string, clientX: number): void => {
      fireEvent(line(), new MouseEvent(type, { bubbles: true, button: 0, clientX }));
    };
    pointer('pointerdown', 500);
    pointer('pointermove', 450);
    expect(pane()).toBe('430px');
    pointer('pointerup', 450);
    pointer('pointermove', 300);
    expect(now()).toBe(430);
    unmount();
    await opened(undefined, { layout: new LayoutStore(storeOf(kept)), settings: new SettingsStore(null) });
    expect(now()).toBe(430);
    fireEvent.doubleClick(line());
    expect(now()).toBe(380);
  });

  test('follows the window: wider and narrower, and what was chosen comes back', async () => {
    const before = window.innerWidth;
    const resized = (width: number): void => {
      window.innerWidth = width;
      fireEvent(window, new Event('resize'));
    };
    await opened(undefined, { layout: new LayoutStore(null) });
    resized(2000);
    expect([now(), pane()]).toEqual([500, '500px']);
    resized(800);
    expect([now(), pane(), line().getAttribute('aria-valuemax')]).toEqual([380, '380px', '420']);
    resized(2000);
    act(() => line().focus());
    fireEvent.keyDown(line(), { key: 'End' });
    expect(now()).toBe(1620);
    resized(1000);
    expect(now()).toBe(620);
    resized(2000);
    expect(now()).toBe(1620);
    resized(before);
  });
});
