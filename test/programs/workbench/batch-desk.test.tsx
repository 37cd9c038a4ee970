import '../../support/pane-setup.ts';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { App } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** From the list of a batch to its files and back: what is kept, what is marked, and the way from one file to the next. */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const form = (project: string, cells: Readonly<Record<string, string>> = {}): Uint8Array =>
  gridToXlsx([withCells(exampleForm('national'), { C3: project, ...cells })]);

const FILES: Readonly<Record<string, Uint8Array>> = {
  '甲.xlsx': form('供水'),
  '乙.xlsx': form('供气', { H20: '99' }),
  '丙.xlsx': form('供热', { H20: '99', G13: '99' }),
  '丁.xlsx': form('供气', { H20: '98' }),
  '戊.xls': xlsFixture('hubei.xls'),
  '己.xlsx': new Uint8Array(3),
};

const file = (name: string, bytes: Uint8Array): File =>
  Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });

async function listed(): Promise<UserEvent> {
  const user = userEvent.setup();
  render(
    <App
      download={() => undefined}
      reviewers={() => [new PageReviewer()]}
      samples={[]}
      settings={new SettingsStore(null)}
      version="0"
    />,
  );
  const files = Object.entries(FILES).map(([name, bytes]) => file(name, bytes));
  await user.upload(screen.getByTestId('file-input'), files);
  await screen.findByText(/^核对完 6 个文件/);
  return user;
}

const list = (): HTMLElement => document.querySelector('.jihe-list') as HTMLElement;
const names = (): string[] =>
  [...list().querySelectorAll('.jihe-file-cell > :first-child')].map((each) => each.textContent);
const rowOf = (name: string): HTMLElement => {
  const rows = [...list().querySelectorAll<HTMLElement>('tbody tr')];
  return rows.find((row) => row.querySelector('.jihe-file-cell > :first-child')?.textContent === name) as HTMLElement;
};
const open = (user: UserEvent, name: string): Promise<void> =>
  user.click(screen.getByRole('button', { name: `打开 ${name}` }));
const current = (): string =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: '已打开的文件' }).selectedOptions[0]?.text ?? '';
const back = (user: UserEvent): Promise<void> => user.click(screen.getByRole('button', { name: '返回汇总列表' }));

test('the list is found again as it was left: order, filters, how far it was scrolled, and the focus on the file', async () => {
  const user = await listed();
  expect(names().slice(0, 2)).toEqual(['丙.xlsx', '丁.xlsx']);
  await user.click(screen.getByRole('button', { name: /^有错误 \d/ }));
  await user.click(within(list()).getByRole('button', { name: '文件' }));
  await user.type(screen.getByRole('textbox', { name: '筛选单位、项目或文件名' }), '供');
  const before = names();
  expect(before).toHaveLength(3);
  const main = document.querySelector('.jihe-batch') as HTMLElement;
  main.scrollTop = 120;
  await open(user, '乙.xlsx');
  await waitFor(() => expect(current()).toBe('乙.xlsx'));
  await back(user);
  expect(names()).toEqual(before);
  expect(within(list()).getByRole('columnheader', { name: '文件' }).getAttribute('aria-sort')).toBe('ascending');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '筛选单位、项目或文件名' }).value).toBe('供');
  expect(document.querySelector('.jihe-batch')?.scrollTop).toBe(120);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '打开 乙.xlsx' }));
});

test('上一张 and 下一张 go through the rows in the list’s order, with its filter', async () => {
  const user = await listed();
  await user.click(screen.getByRole('button', { name: /^有错误 \d/ }));
  const order = names();
  await open(user, order[0] as string);
  const step = (name: string): HTMLElement => screen.getByRole('button', { name });
  await screen.findByText(`1／${order.length}`);
  expect(step('上一张').getAttribute('aria-disabled')).toBe('true');
  for (const [at, name] of order.entries()) {
    await waitFor(() => expect(current()).toBe(name));
    expect(screen.getByText(`${at + 1}／${order.length}`)).toBeTruthy();
    await user.click(step('下一张'));
  }
  expect(step('下一张').getAttribute('aria-disabled')).toBe('true');
  expect(current()).toBe(order.at(-1));
  await user.click(step('上一张'));
  await waitFor(() => expect(current()).toBe(order.at(-2)));
  await back(user);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: `打开 ${order.at(-2)}` }));
});

test('what was looked at and what was changed is marked; a changed file is listed as it is now', async () => {
  const user = await listed();
  expect(list().textContent).not.toMatch(/已看|已改/);
  const errors = (name: string): string => rowOf(name).querySelectorAll('td')[7]?.textContent ?? '';
  const before = Number(errors('乙.xlsx'));
  expect(before).toBeGreaterThan(0);
  await open(user, '甲.xlsx');
  await waitFor(() => expect(current()).toBe('甲.xlsx'));
  await back(user);
  expect(rowOf('甲.xlsx').textContent).toContain('已看');
  await open(user, '乙.xlsx');
  await waitFor(() => expect(current()).toBe('乙.xlsx'));
  const box = screen.getByLabelText<HTMLInputElement>('当前单元格');
  await user.clear(box);
  await user.type(box, 'H20{Enter}');
  screen.getByTestId('cell-editor').focus();
  await user.keyboard('100{Enter}');
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('100'));
  await back(user);
  await waitFor(() => expect(rowOf('乙.xlsx').textContent).toContain('已改 1 处 ✓'));
  expect(rowOf('乙.xlsx').querySelector('.jihe-done')?.getAttribute('title')).toMatch(/^改了 1 个单元格/);
  expect(Number(errors('乙.xlsx'))).toBeLessThan(before);
  // Put back, it is as it was found.
  await open(user, '乙.xlsx');
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('99'));
  await back(user);
  await waitFor(() => expect(rowOf('乙.xlsx').textContent).not.toContain('已改'));
  expect(Number(errors('乙.xlsx'))).toBe(before);
});

test('a project in two files names the other; a format that can only be checked says so', async () => {
  await listed();
  expect(rowOf('乙.xlsx').textContent).toContain('同一项目也在 丁.xlsx');
  expect(rowOf('丁.xlsx').textContent).toContain('同一项目也在 乙.xlsx');
  expect(rowOf('甲.xlsx').textContent).not.toContain('同一项目');
  expect(rowOf('戊.xls').querySelector('[title^="这种格式只能核对"]')?.textContent).toBe('只能核对');
  expect(list().querySelectorAll('[title^="这种格式只能核对"]')).toHaveLength(1);
  expect(within(rowOf('己.xlsx')).queryByRole('button')).toBeNull();
});
