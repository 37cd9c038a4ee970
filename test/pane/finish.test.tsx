import { screen, waitFor, within } from '@testing-library/react';
import { exampleForm, withCells } from '../support/form-text.ts';
import { applyPreview, type OpenPane, openPane, passingOn } from '../support/open-pane.tsx';
import { waiving } from '../support/waived-form.ts';

/** What 问题 shows when nothing is open, and the 核对单. */

const READY = exampleForm('national');

function finish(): Promise<HTMLElement> {
  return screen.findByTestId('finish');
}

/** Presses 打印核对单 where nothing can be printed, and gives the page that it became. */
async function slipOf({ user, saved }: OpenPane): Promise<{ readonly name: string; readonly page: Document }> {
  await user.click(await screen.findByRole('button', { name: '打印核对单' }));
  await waitFor(() => expect(saved.size).toBe(1));
  const [[name, content]] = [...saved] as [[string, string]];
  return { name, page: new DOMParser().parseFromString(content, 'text/html') };
}

test('a form that can go: said in green, with what was checked and nothing that wasn’t done', async () => {
  await openPane([READY]);
  const found = await finish();
  expect(within(found).getByRole('heading', { level: 3 })).toHaveTextContent('可以报送');
  expect(found).toHaveTextContent(/核对了 1 张表、7 项指标、\d+ 条规则。只核对了当前工作表。/);
  expect(found).not.toHaveTextContent(/改了|忽略|→/);
  expect(found).not.toHaveClass('jihe-message-warning');
  // The program that holds the workbook saves it.
  expect(within(found).queryByRole('button', { name: '下载副本' })).toBeNull();
});

test('what was ignored is said: the form goes out with it', async () => {
  const form = withCells(READY, { H20: '99' });
  await openPane([form, waiving(form, ['total-mismatch'])]);
  const found = await finish();
  expect(within(found).getByRole('heading', { level: 3 })).toHaveTextContent('可以报送');
  expect(found).toHaveTextContent('忽略 1 处。');
});

test('the 核对单 before the end: what is left stands in it, and nothing says that it can go', async () => {
  const pane = await openPane([withCells(READY, { H20: '99', I13: '', F13: '5个', H13: '16.67' })]);
  expect(screen.queryByTestId('finish')).toBeNull();
  expect(await screen.findByRole('button', { name: '打印核对单' })).toHaveClass(
    'jihe-button-subtle',
    'jihe-button-small',
  );
  const refusing = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { page } = await slipOf(pane);
  refusing.mockRestore();
  const text = page.body.textContent;
  expect(text).toMatch(/有错误：2 处错误/);
  expect(text).toMatch(/尚待处理（2 处）/);
  expect(text).toContain('总分填了 99');
  expect(text).toContain('“改造小区数量”扣了 3.33 分');
  expect(text).not.toContain('报送');
});

test('by one direct fix', async () => {
  const pane = await openPane([withCells(READY, { H20: '99' })]);
  await pane.user.click(await screen.findByRole('button', { name: /^直接改正/ }));
  await applyPreview(pane.user);
  const found = await finish();
  expect(found).toHaveTextContent('改了 1 处。问题 1 处 → 0 处。');
  // Undone it is as it was, and so is the list.
  await pane.user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(screen.queryByTestId('finish')).toBeNull());
});

test('nothing but what a person has to judge: not green, and says so', async () => {
  await openPane([withCells(READY, { F18: '已开展工作' })]);
  const found = await finish();
  expect(within(found).getByRole('heading', { level: 3 })).toHaveTextContent('没有发现错误，还有 1 项要由您判断');
  expect(found).toHaveClass('jihe-message-warning');
  expect(await screen.findByRole('region', { name: '待人工判断' })).toBeVisible();
});

test('in Excel and WPS they save; what was written is in the sheet', async () => {
  const pane = await openPane([withCells(READY, { H20: '99' })], {
    around: (host) => passingOn(host, { name: 'wps' }),
  });
  await pane.user.click(await screen.findByRole('button', { name: /^直接改正/ }));
  await applyPreview(pane.user);
  expect(await finish()).toHaveTextContent('改动已经在表里，用 WPS 的“保存”存盘。');
});

test('a page of its own saves the copy', async () => {
  const saves: string[] = [];
  const { user } = await openPane([READY], { onSave: () => saves.push('saved') });
  const save = await screen.findByRole('button', { name: '下载副本' });
  // One row: what is most wanted stands out, the other is as large.
  const print = await screen.findByRole('button', { name: '打印核对单' });
  expect([save.className, print.className]).toEqual([
    expect.stringContaining('jihe-button-primary'),
    expect.stringContaining('jihe-button-secondary'),
  ]);
  for (const button of [save, print]) expect(button).not.toHaveClass('jihe-button-small');
  await user.click(save);
  expect(saves).toEqual(['saved']);
});

test('the 核对单 of what was done here; where nothing can be printed it is a file', async () => {
  const pane = await openPane([withCells(READY, { D3: '甲/乙<b>项目', H20: '99' })]);
  await pane.user.click(await screen.findByRole('button', { name: /^直接改正/ }));
  await applyPreview(pane.user);
  // What jsdom does in the place of printing.
  const refusing = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { name, page } = await slipOf(pane);
  expect(refusing).toHaveBeenCalled();
  refusing.mockRestore();
  expect(name).toBe('核对单-甲乙b项目.html');
  expect(page.querySelectorAll('.slip')).toHaveLength(1);
  const cells = [...page.querySelectorAll('section:nth-of-type(2) tbody td')].map(({ textContent }) => textContent);
  expect(cells).toEqual(['H20', '总分', '99', '100']);
  expect(page.body.textContent).toContain('甲/乙<b>项目');
  expect(page.body.textContent).toContain('2026-11-21 用绩核 1.2.3 核对');
  const said = `这里不能直接打印，已存为《${name}》，用浏览器打开后打印。`;
  expect(screen.getByRole('tabpanel')).toHaveTextContent(said);
  expect(pane.announced()).toBe(said);
  // The frame for the printer is gone.
  expect(document.querySelector('iframe')).toBeNull();
});
