import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, type ReactNode, useState } from 'react';
import { SettingsStore } from '../../src/app/settings.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { ApplyReceipt, RefusedEdit, WorkbookHost } from '../../src/hosts/host.ts';
import { PaneProvider } from '../../src/pane/context.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import type { Doing, PaneEvent, Preview, PreviewEdit, Refusal } from '../../src/pane/state/state.ts';
import { Checkbox, Field, Input, Select, TextArea } from '../../src/pane/views/controls.tsx';
import { Disclosure } from '../../src/pane/views/disclosure.tsx';
import { LocateButton } from '../../src/pane/views/locate-button.tsx';
import { ProgressLine, RefusalBar, UndoBar } from '../../src/pane/views/messages.tsx';
import { Modal } from '../../src/pane/views/modal.tsx';
import { PreviewPanel } from '../../src/pane/views/preview-panel.tsx';
import { exampleForm, withCells } from '../support/form-text.ts';
import { fileOf, passingOn, TODAY } from '../support/open-pane.tsx';

/** Parts of the pane by themselves: what each shows of every state, and what its buttons do. */

const FORM = exampleForm('national');
const PACE = { now: () => 0, rest: () => Promise.resolve() };

/** A part over a workbook in which these things have happened. */
function shown(part: ReactElement, ...events: readonly PaneEvent[]) {
  const host = new FileHost(fileOf([FORM]), { onLocate: () => undefined });
  const controller = new PaneController({ host, settings: new SettingsStore(null), today: () => TODAY, pace: PACE });
  for (const event of events) controller.dispatch(event);
  render(
    <PaneProvider
      value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
    >
      {part}
    </PaneProvider>,
  );
  const happens = (event: PaneEvent): void => act(() => controller.dispatch(event));
  return { user: userEvent.setup(), controller, host, happens };
}

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
  ])('%s: is named by what was being done, with its reason and what to do', (during, name) => {
    shown(<RefusalBar />, { type: 'refused', refusal: refusal(during) });
    expect(screen.getByRole('region', { name })).toHaveTextContent(`${name}甲。乙。丙。`);
  });

  test('goes when it is known, or when there is another check', async () => {
    const { user, happens, controller } = shown(<RefusalBar />);
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
  ])('%s', (_, events, sentence, intent, canUndo) => {
    shown(<UndoBar />, ...events);
    expect(bar().textContent).toBe(`${sentence}${canUndo ? '撤销' : ''}`);
    expect(bar()).toHaveClass(`jihe-message-${intent}`);
    expect(bar().querySelector('.jihe-sign')).toHaveClass(intent === 'success' ? 'jihe-fine' : 'jihe-warning');
  });

  test('nothing is said before anything was, nor when it was closed, until there is more', async () => {
    const { user, happens, controller } = shown(<UndoBar />);
    expect(screen.queryByTestId('undo')).toBeNull();
    happens(written(['H13']));
    await user.click(within(bar()).getByRole('button', { name: '关闭' }));
    expect(screen.queryByTestId('undo')).toBeNull();
    expect(controller.snapshot().journal).toHaveLength(1);
    happens(written(['H14']));
    expect(bar()).toHaveTextContent('可再撤销前 1 次');
  });

  test('nothing can be undone while something is written', () => {
    const { happens } = shown(<UndoBar />, written(['H13']));
    expect(screen.getByRole('button', { name: '撤销' })).toBeEnabled();
    happens({ type: 'check-started' });
    expect(screen.getByRole('button', { name: '撤销' })).toBeEnabled();
    happens({ type: 'write-started', cells: 1 });
    expect(screen.getByRole('button', { name: '撤销' })).toBeDisabled();
  });
});

test('how far a check is: sheets read, then reviewed; nothing while nothing is under way', () => {
  const { happens } = shown(<ProgressLine />);
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

describe('a preview', () => {
  const preview = (edits: readonly PreviewEdit[], skipped: readonly string[] = []): PaneEvent => ({
    type: 'preview-opened',
    preview: { edits, skipped, label: '' } satisfies Preview,
  });
  const dialog = (): HTMLElement => screen.getByRole('dialog', { name: '预览' });
  const items = (): string[] => screen.getAllByTestId('planned-edit').map(({ textContent }) => textContent);
  const buttons = (): string[] =>
    within(dialog())
      .getAllByRole('button')
      .map(({ textContent }) => textContent);

  test.each<[string, Partial<PreviewEdit>, string]>([
    ['a number', {}, 'H13得分20 → 10'],
    ['a blank cell', { from: { value: null } }, 'H13得分（空） → 10'],
    ['a truth', { from: { value: true }, to: { value: false } }, 'H13得分TRUE → FALSE'],
    ['an error', { from: { value: null, error: '#REF!' } }, 'H13得分#REF! → 10'],
    ['a formula written over', { from: { value: 20, formula: 'G13' } }, 'H13得分=G13 → 10会覆盖公式'],
    ['a formula', { to: { value: 10, formula: 'G13' } }, 'H13得分20 → =G13 （10）写成公式'],
    ['one without a result', { to: { value: null, formula: 'G13' } }, 'H13得分20 → =G13写成公式'],
    [
      'a text with a hole',
      { to: { value: '原因：〔请填写原因〕。' } },
      'H13得分20 → 原因：〔请填写原因〕。仍有〔请填写…〕需要补充',
    ],
    ['what nobody can name', { what: '' }, 'H1320 → 10'],
  ])('of %s', (_, changes, text) => {
    shown(<PreviewPanel />, preview([edit('H13', changes)]));
    expect(items()).toEqual([text]);
    expect(buttons()).toEqual(['写入 1 处', '取消', 'H13']);
    expect(dialog().querySelector('details')).toBeNull();
  });

  test('of several sheets names them; what stays is listed with its reason', () => {
    shown(<PreviewPanel />, preview([edit('H13'), edit('H13', { sheet: '二' })], ['H14：不能写', 'H15：不能写']));
    const list = within(dialog()).getByRole('list', { name: '将写入的单元格' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map(({ textContent }) => textContent)).toEqual(['自评表', 'H13得分20 → 10', '二', 'H13得分20 → 10']);
    expect(
      within(list)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    ).toEqual(['自评表', '二']);
    expect(dialog().querySelector('summary')).toHaveTextContent('另有 2 处没有改（看原因）');
    expect(
      within(dialog().querySelector('details') as HTMLElement).getAllByRole('listitem', { hidden: true }),
    ).toHaveLength(2);
  });

  test('of nothing can only be closed', async () => {
    const { user, controller } = shown(<PreviewPanel />, preview([], ['H14：不能写']));
    expect(dialog()).toHaveTextContent('没有需要写入的单元格。');
    expect(buttons()).toEqual(['取消']);
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(controller.snapshot().preview).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('warns of protected sheets among those that are written to, and of no others', async () => {
    const host = new FileHost(
      fileOf([
        { ...FORM, protected: true },
        { ...withCells(FORM, {}), name: '二', protected: true },
        { ...FORM, name: '三' },
      ]),
    );
    const controller = new PaneController({ host, settings: new SettingsStore(null), today: () => TODAY, pace: PACE });
    controller.setScope('all');
    await controller.check();
    controller.dispatch(preview([edit('H13'), edit('H13', { sheet: '三' })]));
    render(
      <PaneProvider
        value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
      >
        <PreviewPanel />
      </PaneProvider>,
    );
    const warnings = within(dialog()).getAllByRole('region');
    expect(warnings.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('“自评表”受保护')]);
  });

  describe('the looks of single letters', () => {
    const LOOKS = /原来个别字的粗细、颜色，“撤销”恢复不了/;

    async function previewIn(name: WorkbookHost['name'], edits: readonly PreviewEdit[]): Promise<HTMLElement> {
      const host = passingOn(new FileHost(fileOf([FORM])), { name });
      const controller = new PaneController({
        host,
        settings: new SettingsStore(null),
        today: () => TODAY,
        pace: PACE,
      });
      await controller.check();
      controller.dispatch(preview(edits));
      render(
        <PaneProvider
          value={{ controller, version: '1', download: () => undefined, report: null, today: () => '2026-11-21' }}
        >
          <PreviewPanel />
        </PaneProvider>,
      );
      return dialog();
    }

    const OVER_TEXT = edit('I14', { from: { value: '原来的说明' }, to: { value: '新的说明' } });

    test.each(['excel', 'wps'] as const)('%s can’t give them back, and that is said before', async (name) => {
      expect(await previewIn(name, [edit('H13'), OVER_TEXT])).toHaveTextContent(LOOKS);
    });

    test('in a file undoing gives them back', async () => {
      expect(await previewIn('file', [OVER_TEXT])).not.toHaveTextContent(LOOKS);
    });

    test.each([
      ['a number', edit('H13', { from: { value: 9 }, to: { value: 10 } })],
      ['a blank', edit('I14', { from: { value: null }, to: { value: '新的说明' } })],
      ['a formula', edit('I14', { from: { value: '甲', formula: 'A1' }, to: { value: '新的说明' } })],
      ['the same text', edit('I14', { from: { value: '甲' }, to: { value: '甲' } })],
    ])('%s has none', async (_, only) => {
      expect(await previewIn('excel', [only])).not.toHaveTextContent(LOOKS);
    });
  });
});

describe('a field', () => {
  test('names its control, and what is to be known of it', () => {
    render(
      <Field hint="提示" label="名称">
        <Input value="甲" />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: '名称' });
    expect(control).toHaveAccessibleDescription('提示');
    expect(control).toHaveValue('甲');
    expect(control).not.toBeRequired();
    expect(control).not.toHaveAttribute('aria-invalid');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByText('*')).toBeNull();
  });

  test('without anything to know has no description', () => {
    render(
      <Field label="名称">
        <Select value="">
          <option value="">甲</option>
        </Select>
      </Field>,
    );
    expect(screen.getByRole('combobox', { name: '名称' })).not.toHaveAttribute('aria-describedby');
  });

  test('that is needed and wrong says both, the mistake first', () => {
    render(
      <Field error="错误" hint="提示" label="原因" required>
        <TextArea value="" />
      </Field>,
    );
    const control = screen.getByRole('textbox', { name: /^原因/ });
    expect(control).toHaveAccessibleDescription('错误 提示');
    expect(control).toBeRequired();
    expect(control).toBeInvalid();
    expect(control.parentElement).toHaveClass('jihe-invalid');
    expect(screen.getByRole('alert')).toHaveTextContent('错误');
    expect(screen.getByText('*')).toHaveAttribute('aria-hidden', 'true');
  });

  test('with a mistake alone describes its control by that', () => {
    render(
      <Field error="错误" label="原因">
        <Input value="" />
      </Field>,
    );
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('错误');
  });

  test('text for machines isn’t spelled; what can only be read says so', () => {
    render(
      <>
        <TextArea aria-label="甲" code readOnly value="{}" />
        <TextArea aria-label="乙" rows={2} value="" />
      </>,
    );
    const [machine, human] = ['甲', '乙'].map((name) => screen.getByRole('textbox', { name }));
    expect([machine, human].map((each) => each?.getAttribute('spellcheck'))).toEqual(['false', 'true']);
    expect([machine, human].map((each) => each?.hasAttribute('readonly'))).toEqual([true, false]);
    expect(human).toHaveAttribute('rows', '2');
  });

  test('what is on or off is told as such, by the mouse and by keys', async () => {
    const user = userEvent.setup();
    const heard: boolean[] = [];
    const { rerender } = render(
      <Checkbox checked={false} label="标注" onChecked={(on) => heard.push(on)} title="说明" />,
    );
    const box = screen.getByRole('checkbox', { name: '标注' });
    expect(screen.getByTitle('说明')).toContainElement(box);
    await user.click(screen.getByText('标注'));
    box.focus();
    await user.keyboard(' ');
    rerender(<Checkbox checked disabled label="标注" onChecked={(on) => heard.push(on)} />);
    expect(box).toBeChecked();
    await user.click(box);
    expect(heard).toEqual([true, true]);
  });
});

test('a heading unfolds what stands under it, which isn’t made before', async () => {
  const user = userEvent.setup();
  let made = 0;
  const content = (): string => {
    made += 1;
    return '内容';
  };
  render(
    <Disclosure beside={<i>旁边</i>} head="标题" level={3}>
      {content}
    </Disclosure>,
  );
  const heading = screen.getByRole('heading', { level: 3, name: '标题' });
  const button = within(heading).getByRole('button');
  expect([button.getAttribute('aria-expanded'), button.getAttribute('aria-controls'), made]).toEqual([
    'false',
    null,
    0,
  ]);
  const arrow = (): string | undefined => button.querySelector('svg')?.innerHTML;
  const folded = arrow();
  await user.click(button);
  expect(arrow()).not.toBe(folded);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(document.getElementById(button.getAttribute('aria-controls') ?? '')).toHaveTextContent('内容');
  await user.click(button);
  expect(screen.queryByText('内容')).toBeNull();
  expect(arrow()).toBe(folded);
  expect(button).not.toHaveAttribute('aria-controls');
});

test('the address of a cell shows it in the sheet', async () => {
  const { user, host } = shown(<LocateButton cell="H13" sheet="自评表" />);
  const button = screen.getByRole('button', { name: '定位到 H13' });
  await user.click(button);
  await waitFor(() => expect(host.located).toEqual({ sheet: '自评表', address: 'H13' }));
  expect(button).toHaveFocus();
});

function Asking(props: { readonly onClose: () => void; readonly children?: ReactNode }): ReactElement {
  return (
    <Modal actions={<button type="button">好</button>} onClose={props.onClose} title="标题">
      {props.children}
    </Modal>
  );
}

/** A page with a question in it. */
function Page({ children }: { readonly children?: ReactNode }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <main data-testid="pane-body" tabIndex={-1}>
      <button onClick={() => setOpen(true)} type="button">
        问
      </button>
      <p aria-hidden="true">早已隐去</p>
      {open && <Asking onClose={() => setOpen(false)}>{children}</Asking>}
    </main>
  );
}

describe('a question', () => {
  const dialog = (): HTMLElement => screen.getByRole('dialog', { name: '标题' });

  test('takes the page away while it is there, and gives back what it took, no more', async () => {
    const user = userEvent.setup();
    render(
      <>
        <aside>旁边</aside>
        <Page />
      </>,
    );
    const asks = screen.getByRole('button', { name: '问' });
    await user.click(asks);
    expect(dialog()).toHaveAttribute('aria-modal', 'true');
    for (const other of [asks, screen.getByText('旁边')]) {
      expect(other).toHaveAttribute('aria-hidden', 'true');
      expect(other.inert).toBe(true);
    }
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    for (const other of [asks, screen.getByText('旁边')]) {
      expect(other).not.toHaveAttribute('aria-hidden');
      expect(other.inert).toBe(false);
    }
    expect(screen.getByText('早已隐去')).toHaveAttribute('aria-hidden', 'true');
    await waitFor(() => expect(asks).toHaveFocus());
  });

  test('begins at what can be reached first; what is disabled can’t', async () => {
    const user = userEvent.setup();
    render(
      <Page>
        <input aria-label="甲" disabled />
        <select aria-label="乙" />
      </Page>,
    );
    await user.click(screen.getByRole('button', { name: '问' }));
    const [first, last] = [screen.getByRole('combobox', { name: '乙' }), screen.getByRole('button', { name: '好' })];
    expect(first).toHaveFocus();
    await user.keyboard('{Tab}');
    expect(last).toHaveFocus();
    await user.keyboard('{Tab}');
    expect(first).toHaveFocus();
    dialog().focus();
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(last).toHaveFocus();
  });

  test('with nothing to reach has the focus itself', () => {
    render(
      <Modal actions={null} onClose={() => undefined} title="标题">
        没有可按的
      </Modal>,
    );
    expect(dialog()).toHaveFocus();
    expect(dialog()).toHaveAttribute('tabindex', '-1');
    fireEvent.keyDown(dialog(), { key: 'Tab' });
    expect(dialog()).toHaveFocus();
  });

  test('isn’t closed by a key that an input method has, nor by a press inside', () => {
    const onClose = jest.fn();
    const above = jest.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: listens for what isn't to come this far.
      <div onKeyDown={above} role="presentation">
        <Asking onClose={onClose} />
      </div>,
    );
    fireEvent.keyDown(dialog(), { key: 'Escape', isComposing: true });
    fireEvent.keyDown(dialog(), { key: 'Enter' });
    fireEvent.click(dialog());
    expect(onClose).not.toHaveBeenCalled();
    above.mockClear();
    fireEvent.keyDown(dialog(), { key: 'Escape' });
    expect([onClose.mock.calls.length, above.mock.calls.length]).toEqual([1, 0]);
    const backdrop = dialog().parentElement as HTMLElement;
    // Pressed beside it, the focus stays inside.
    expect(fireEvent.mouseDown(backdrop)).toBe(false);
    expect(fireEvent.mouseDown(dialog())).toBe(true);
    fireEvent.click(backdrop);
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  test.each<[string, (asks: HTMLElement) => void]>([
    ['gone', (asks) => asks.remove()],
    ['disabled', (asks) => asks.setAttribute('disabled', '')],
  ])('gives the focus to the pane when what had it is %s', async (_, happen) => {
    const user = userEvent.setup();
    render(
      <div id="around">
        <Page />
      </div>,
    );
    const asks = screen.getByRole('button', { name: '问' });
    const body = screen.getByTestId('pane-body');
    await user.click(asks);
    // While the question is open: what comes later may find the focus given back already.
    happen(asks);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(body).toHaveFocus());
    if (!asks.isConnected) body.prepend(asks);
  });

  test('leaves the focus where somebody has put it meanwhile', async () => {
    const user = userEvent.setup();
    render(
      <>
        <input aria-label="别处" />
        <Page />
      </>,
    );
    await user.click(screen.getByRole('button', { name: '问' }));
    await user.keyboard('{Escape}');
    screen.getByRole('textbox', { name: '别处' }).focus();
    await act(() => new Promise((resolve) => setTimeout(resolve, 80)));
    expect(screen.getByRole('textbox', { name: '别处' })).toHaveFocus();
  });
});
