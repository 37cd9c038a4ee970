import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { exampleForm, withCells } from '../support/form-text.ts';
import { findingWith, openPane, settled, unfold } from '../support/open-pane.tsx';

/** What keys do: in the tabs, in the list of findings, in a dialog. */

const FORM = withCells(exampleForm('national'), { F13: '5个', H20: '99' });
const REASON = '原因';

const focused = (): string => document.activeElement?.textContent ?? '';

test('arrows go from tab to tab and round; Enter selects; Tab knows the selected one alone', async () => {
  const { user } = await openPane([FORM]);
  const tab = (name: RegExp): HTMLElement => screen.getByRole('tab', { name });
  tab(/^问题/).focus();
  await user.keyboard('{ArrowRight}');
  expect(focused()).toBe('得分');
  expect(tab(/^得分/)).toHaveAttribute('aria-selected', 'false');
  await user.keyboard('{Enter}');
  expect(tab(/^得分/)).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByRole('tabpanel', { name: '得分' })).toBeVisible();
  await user.keyboard('{Home}{ArrowLeft}');
  expect(focused()).toBe('设置');
  await user.keyboard('{ArrowRight}');
  expect(focused()).toMatch(/^问题/);
  await user.keyboard('{End}');
  expect(focused()).toBe('设置');
  await user.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('得分');
  const stops = within(screen.getByRole('tablist', { name: '' })).getAllByRole('tab');
  expect(stops.map((each) => each.getAttribute('tabindex'))).toEqual(['-1', '0', '-1', '-1', '-1']);
});

test.each(['Alt', 'Control', 'Meta', 'Shift'])('arrows with %s are the browser’s', async (modifier) => {
  const { user } = await openPane([FORM]);
  const tab = screen.getByRole('tab', { name: /^得分/ });
  tab.focus();
  await user.keyboard(`{${modifier}>}{ArrowRight}{End}{Home}{/${modifier}}`);
  expect(tab).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(tab).not.toHaveFocus();
});

test('the pane itself takes the focus that is given to it, and is no stop of Tab', async () => {
  await openPane([FORM]);
  expect(screen.getByTestId('pane-body')).toHaveAttribute('tabindex', '-1');
});

test('a tab for which there is nothing is passed over', async () => {
  const { user } = await openPane([FORM]);
  const filters = within(screen.getByRole('tablist', { name: '筛选' })).getAllByRole('tab');
  const usable = filters.filter((filter) => !filter.matches(':disabled'));
  expect(filters.length).toBeGreaterThan(usable.length);
  usable[0]?.focus();
  for (const next of usable.slice(1)) {
    await user.keyboard('{ArrowRight}');
    expect(next).toHaveFocus();
  }
});

describe('the list of cards', () => {
  const heads = (): HTMLElement[] =>
    screen.getAllByTestId('finding').map((card) => within(within(card).getByRole('heading')).getByRole('button'));

  test('is one stop of Tab; arrows, Home and End go from card to card and stop at the ends', async () => {
    const { user } = await openPane([FORM]);
    const stops = heads();
    expect(stops.length).toBeGreaterThan(1);
    const buttons = within(screen.getByRole('list', { name: '问题列表' })).getAllByRole('button');
    expect(buttons.filter((button) => button.tabIndex === 0)).toEqual([stops[0]]);
    stops[0]?.focus();
    await user.keyboard('{ArrowUp}');
    expect(stops[0]).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(stops[1]).toHaveFocus();
    expect(buttons.filter((button) => button.tabIndex === 0)).toEqual([stops[1]]);
    await user.keyboard('{End}{ArrowDown}');
    expect(stops.at(-1)).toHaveFocus();
    await user.keyboard('{Home}');
    expect(stops[0]).toHaveFocus();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(stops[0]).toHaveFocus();
    // What a key does here it does alone: the list doesn't scroll below it, and no card unfolds.
    const keys = ['ArrowDown', 'ArrowUp', 'End', 'Home', 'ArrowRight', 'ArrowLeft', 'Enter', 'F8', 'a', 'Tab', ' '];
    const own = await act(() =>
      Promise.resolve(keys.filter((key) => !fireEvent.keyDown(stops[0] as HTMLElement, { key }))),
    );
    expect(own).toEqual(['ArrowDown', 'ArrowUp', 'End', 'Home', 'ArrowRight', 'ArrowLeft', 'Enter', 'F8']);
  });

  test('right and left lead to the buttons of a card and back; Enter locates, Space unfolds', async () => {
    const { user, located } = await openPane([FORM]);
    const [first] = heads();
    const card = findingWith('改造小区数量');
    first?.focus();
    expect(card).toContainElement(first ?? null);
    await user.keyboard('{ArrowRight}');
    expect(within(card).getByRole('button', { name: '改为 16.67' })).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(first).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(located).toEqual(['自评表!H13']);
    expect(first).toHaveFocus();
    expect(first).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard(' ');
    expect(first).toHaveAttribute('aria-expanded', 'true');
  });

  test('F8 leads to the next card from anywhere, Shift+F8 back, the buttons do the same', async () => {
    const { user } = await openPane([FORM]);
    const stops = heads();
    await user.keyboard('{F8}');
    expect(stops[0]).toHaveFocus();
    await user.keyboard('{F8}');
    expect(stops[1]).toHaveFocus();
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(stops[0]).toHaveFocus();
    await user.keyboard('{Control>}{F8}{/Control}');
    expect(stops[0]).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '下一处' }));
    expect(stops[1]).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '上一处' }));
    expect(stops[0]).toHaveFocus();
  });

  test('of a card that is gone the next one takes the place as the stop of Tab, and behind the last the first', async () => {
    const form = withCells(exampleForm('national'), { H13: '19', H14: '9', H16: '9', H20: '90', A2: '' });
    const { user, host } = await openPane([form]);
    const names = (): string[] => heads().map(({ textContent }) => textContent ?? '');
    const stops = (): string[] =>
      heads()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(({ textContent }) => textContent ?? '');
    const before = names();
    const write = async (cell: string, from: number, to: number): Promise<void> => {
      await host.apply([{ sheet: '自评表', cell, from: { value: from }, to: { value: to } }]);
      await user.click(screen.getByRole('button', { name: '检查' }));
      await settled();
    };
    const second = before.findIndex((each) => each.includes('工程验收合格率'));
    expect([second > 0, second < before.length - 1]).toEqual([true, true]);
    act(() => heads()[second]?.focus());
    expect(stops()).toEqual([before[second]]);
    await write('H14', 9, 10);
    const left = before.filter((_, at) => at !== second).slice(0, -1);
    // The last says by how much the total is wrong: now another number.
    expect([names().slice(0, -1), names().length]).toEqual([left, left.length + 1]);
    expect(stops()).toEqual([before[second + 1]]);
    act(() => heads().at(-1)?.focus());
    expect(stops()).toEqual([names().at(-1)]);
    await write('H20', 90, 98);
    expect(names()).toEqual(left);
    expect(stops()).toEqual([before[0]]);
    await user.keyboard('{F8}');
    expect(heads()[0]).toHaveFocus();
  });

  test('F8 begins anew behind the last, Shift+F8 before the first; the first of it leads to the last', async () => {
    const { user } = await openPane([FORM]);
    const stops = heads();
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(stops.at(-1)).toHaveFocus();
    await user.keyboard('{F8}');
    expect(stops[0]).toHaveFocus();
    await user.keyboard('{Shift>}{F8}{/Shift}');
    expect(stops.at(-1)).toHaveFocus();
    await user.keyboard('{Alt>}{F8}{/Alt}{Meta>}{F8}{/Meta}');
    expect(stops.at(-1)).toHaveFocus();
  });

  test('the fifth finding is mended with seven keys, and the card that moves up has the focus', async () => {
    const form = withCells(exampleForm('national'), {
      H13: '19',
      H14: '9',
      H15: '9',
      H16: '9',
      H17: '9',
      H20: '93',
      A2: '',
    });
    const { user, cell } = await openPane([form]);
    const before = heads().map(({ textContent }) => textContent);
    expect(before.length).toBeGreaterThan(5);
    await user.keyboard('{F8}{F8}{F8}{F8}{F8}{ArrowRight}');
    const due = Number(/^改为 (\d+)$/.exec(focused())?.[1]);
    expect(cell('H16')).toEqual({ value: 9 });
    await user.keyboard('{Enter}');
    await settled();
    expect(due).toBeGreaterThan(9);
    expect(cell('H16')).toEqual({ value: due });
    await waitFor(() => expect(focused()).toBe(before[5]));
  });
});

describe('a dialog', () => {
  async function openWaive() {
    const pane = await openPane([FORM]);
    const finding = await unfold(pane.user, '改造小区数量');
    await pane.user.click(within(finding).getByRole('button', { name: '忽略' }));
    return { ...pane, dialog: await screen.findByRole('dialog', { name: '忽略这个问题' }) };
  }

  test('keeps the focus inside, and everything else out of reach', async () => {
    const { user, dialog } = await openWaive();
    const stops = [within(dialog).getByRole('textbox'), ...within(dialog).getAllByRole('button')];
    expect(stops).toHaveLength(3);
    expect(stops[0]).toHaveFocus();
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.queryByRole('button', { name: '检查' })).toBeNull();
    for (const next of [stops[1], stops[2], stops[0]]) {
      await user.keyboard('{Tab}');
      expect(next).toHaveFocus();
    }
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(stops[2]).toHaveFocus();
  });

  test.each(['Escape', 'beside'])('closes by %s, and gives back the page and the focus', async (how) => {
    const { user, dialog } = await openWaive();
    await user.type(within(dialog).getByRole('textbox'), REASON);
    await user.click(dialog);
    expect(dialog).toBeInTheDocument();
    if (how === 'Escape') await user.keyboard('{Escape}');
    else await user.click(screen.getByRole('dialog').parentElement ?? dialog);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: '检查' })).toBeEnabled();
    const waive = within(findingWith('改造小区数量')).getByRole('button', { name: '忽略' });
    await waitFor(() => expect(waive).toHaveFocus());
  });
});
