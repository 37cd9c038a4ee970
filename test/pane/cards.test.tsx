import { act, screen, within } from '@testing-library/react';
import type { PaneController } from '../../src/pane/state/controller.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { findingTexts, findingWith, openPane, openTab, settled } from '../support/open-pane.tsx';
import { stackedForms } from '../support/stacked-forms.ts';

/** The cards of 问题: found by their cell. */

const FORM = withCells(exampleForm('national'), { F13: '5个', I13: '汛期停工一个月。', H20: '99' });

const scrolled: Element[] = [];

beforeEach(() => {
  scrolled.length = 0;
  Element.prototype.scrollIntoView = function scrollIntoView() {
    scrolled.push(this);
  };
});
afterEach(() => Reflect.deleteProperty(Element.prototype, 'scrollIntoView'));

async function openWithController(grids: Parameters<typeof openPane>[0], all = false) {
  let controller: PaneController | null = null;
  const pane = await openPane(grids, {
    onController: (given) => {
      controller = given;
    },
  });
  const known = controller as PaneController | null;
  if (known === null) throw new Error('no controller');
  if (all) {
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await settled();
  }
  const openCardAt = (cell: string, sheet = '自评表'): boolean => {
    let found = false;
    act(() => {
      found = known.openCardAt(sheet, cell);
    });
    return found;
  };
  return { ...pane, openCardAt };
}

function unfolded(): string[] {
  return screen
    .queryAllByTestId('finding')
    .filter((item) => within(item).queryAllByRole('button', { expanded: true }).length > 0)
    .map((item) => within(item).getByRole('heading').textContent ?? '');
}

describe('the card of a cell', () => {
  test('is shown from any tab, unfolded and in view, without the focus; the next one folds it again', async () => {
    const { user, openCardAt } = await openWithController([FORM]);
    await openTab(user, '得分');
    const before = document.activeElement;
    expect(openCardAt('H20')).toBe(true);
    expect(screen.getByRole('tab', { name: /^问题/ })).toHaveAttribute('aria-selected', 'true');
    expect(unfolded()).toEqual([expect.stringContaining('总分填了 99')]);
    expect(scrolled).toEqual([findingWith('总分填了 99')]);
    expect(document.activeElement).toBe(before);
    expect(openCardAt('H13')).toBe(true);
    expect(unfolded()).toEqual([expect.stringContaining('改造小区数量')]);
    expect(openCardAt('H13')).toBe(true);
    expect(scrolled).toHaveLength(3);
    await openTab(user, '得分');
    await openTab(user, /^问题/);
    expect(unfolded()).toEqual([]);
    expect(scrolled).toHaveLength(3);
  });

  test('that is only compared with has that card too; a cell of which nothing is said has none', async () => {
    const { user, openCardAt } = await openWithController([FORM]);
    await openTab(user, '得分');
    expect(openCardAt('A1')).toBe(false);
    expect(openCardAt('H20', '二')).toBe(false);
    expect(screen.getByRole('tab', { name: '得分' })).toHaveAttribute('aria-selected', 'true');
    expect(openCardAt('F13')).toBe(true);
    expect(unfolded()).toEqual([expect.stringContaining('改造小区数量')]);
  });

  test('stands in the list whatever is filtered; a filter that shows it stays', async () => {
    const { user, openCardAt } = await openWithController([withCells(FORM, { A2: '' })]);
    const errors = screen.getByRole('tab', { name: /^错误/ });
    await user.click(errors);
    expect(openCardAt('H20')).toBe(true);
    expect(errors).toHaveAttribute('aria-selected', 'true');
    expect(findingTexts().some((text) => text.includes('年度'))).toBe(false);
    expect(openCardAt('A1')).toBe(true);
    expect(screen.getByRole('tab', { name: /^全部/ })).toHaveAttribute('aria-selected', 'true');
    expect(unfolded()).toEqual([expect.stringContaining('年度')]);
  });

  test('far down a long list is brought in with those around it; the rest before it follows when asked for', async () => {
    const height = (FORM.rows.at(-1)?.row ?? 0) + 3;
    const { user, openCardAt } = await openWithController([stackedForms(FORM, 40)]);
    const last = `H${20 + 39 * height}`;
    const there = (): boolean => screen.queryByRole('button', { name: `定位到 ${last}` }) !== null;
    expect(there()).toBe(false);
    expect(openCardAt(last)).toBe(true);
    expect(there()).toBe(true);
    expect(unfolded()).toHaveLength(1);
    const shown = findingTexts().length;
    expect(shown).toBeLessThan(25);
    expect(screen.getByText(/^前面还有 \d+ 条$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '再显示 25 条' }));
    expect(findingTexts().length).toBeGreaterThan(shown);
    expect(there()).toBe(true);
    expect(openCardAt('H20')).toBe(true);
    expect(screen.queryByText(/^前面还有/)).toBeNull();
    expect(screen.getByRole('button', { name: '定位到 H20' })).toBeVisible();
  });
});

describe('one card an indicator', () => {
  const LOW = withCells(exampleForm('national'), { H16: '9', H20: '99' });

  test('the tab counts a single problem too', async () => {
    const form = exampleForm('national');
    await openWithController([withCells(form, { H20: '98.2' })]);
    expect(findingTexts()).toHaveLength(1);
    expect(screen.getByRole('tab', { name: '问题 1' })).toBeVisible();
  });

  test('says it all in one sentence, with both remedies on the folded card; mended it is gone', async () => {
    const { user, cell } = await openWithController([LOW]);
    const [text, ...others] = findingTexts();
    expect(others).toEqual([]);
    expect(text).toMatch(/“.+”已达标，应得 10，填了 9，没有说明。2 处$/);
    expect(screen.getByRole('tab', { name: '问题 2' })).toBeVisible();
    const [card] = screen.getAllByTestId('finding');
    const names = within(card as HTMLElement)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names.slice(1, 3)).toEqual(['改为 10', '写原因']);
    await user.click(within(card as HTMLElement).getByRole('button', { name: '改为 10' }));
    await screen.findByTestId('undo');
    await settled();
    expect(cell('H16')).toEqual({ value: 10 });
    expect(findingTexts().some((each) => each.includes('已达标'))).toBe(false);
  });

  test('写原因 leads to the note of that indicator', async () => {
    const { user, cell } = await openWithController([LOW]);
    await user.click(screen.getByRole('button', { name: '写原因' }));
    expect(screen.getByRole('tab', { name: '偏差说明' })).toHaveAttribute('aria-selected', 'true');
    expect((await screen.findAllByTestId('note')).length).toBeGreaterThan(0);
    expect(cell('H16')).toEqual({ value: 9 });
  });

  test('is shown whole by the filter of either of its findings, and unfolds to both', async () => {
    const { user } = await openWithController([LOW]);
    for (const name of [/^错误 1$/, /^警告 1$/]) {
      await user.click(screen.getByRole('tab', { name }));
      expect(findingTexts()).toHaveLength(1);
    }
    const [card] = screen.getAllByTestId('finding');
    await user.click(within(within(card as HTMLElement).getByRole('heading')).getByRole('button'));
    expect(card).toHaveTextContent('score-mismatch');
    expect(card).toHaveTextContent('deduction-unexplained');
    expect(within(card as HTMLElement).getAllByRole('button', { name: '忽略' })).toHaveLength(2);
  });

  test('a protected sheet is looked at first, and nothing is written meanwhile', async () => {
    const { user, cell } = await openWithController([{ ...LOW, protected: true }]);
    await user.click(screen.getByRole('button', { name: '改为 10' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('受保护');
    expect(cell('H16')).toEqual({ value: 9 });
  });
});
