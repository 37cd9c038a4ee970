import '../../support/pane-setup.ts';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { workbenchSettings } from '../../../src/programs/workbench/settings.ts';
import { exampleForm } from '../../support/form-text.ts';
import { MemoryStore } from '../../support/open-pane.tsx';
import { strangerForm } from '../../support/stranger-form.ts';
import { untaughtForm } from '../../support/untaught-form.ts';
import { workbookFile } from '../../support/workbook-file.ts';

/** What wasn't understood: one question for all files of a batch, and the sheet coloured by what was. */

const UNTAUGHT = workbookFile([untaughtForm()]);
const STRANGE = workbookFile([strangerForm()]);
const KNOWN = workbookFile([exampleForm('national')]);

function shown(): MemoryStore {
  const store = new MemoryStore();
  const samples = [{ name: '示例.xlsx', bytes: () => UNTAUGHT }];
  render(
    <App reviewers={() => [new PageReviewer()]} samples={samples} settings={workbenchSettings(store)} version="0" />,
  );
  return store;
}

function fileOf(name: string, bytes: Uint8Array): File {
  const file = new File([bytes as BlobPart], name);
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(bytes.slice().buffer) });
  return file;
}

function countOf(name: string, column: number): string {
  const row = screen.getAllByRole('row').find((each) => each.textContent?.includes(name));
  return within(row as HTMLElement).getAllByRole('cell')[column]?.textContent ?? '';
}

function errorsOf(name: string): string {
  return countOf(name, 7);
}

function warningsOf(name: string): string {
  return countOf(name, 8);
}

test('the same unknown head in thirty files is one question, answered once for all', async () => {
  const store = shown();
  const files = Array.from({ length: 30 }, (_, at) => fileOf(`表${at + 1}.xlsx`, UNTAUGHT));
  const input = document.querySelector('input[type="file"][multiple]') as HTMLInputElement;
  await userEvent.upload(input, [...files, fileOf('好.xlsx', KNOWN)]);
  const questions = await screen.findByRole('region', { name: '没有完全认出（2）' }, { timeout: 60_000 });
  const [first, ...others] = within(questions).getAllByRole('listitem');
  expect(first).toHaveTextContent('“落实成效”这一列，30 个文件');
  expect(others).toHaveLength(1);
  expect(errorsOf('表30.xlsx')).toBe('0');
  await userEvent.click(within(first as HTMLElement).getByRole('button', { name: '是实际完成值' }));
  const left = await screen.findByRole('region', { name: '没有完全认出（1）' }, { timeout: 60_000 });
  expect(left).not.toHaveTextContent('落实成效');
  expect(Number(errorsOf('表1.xlsx'))).toBeGreaterThan(0);
  expect(errorsOf('表30.xlsx')).toBe(errorsOf('表1.xlsx'));
  expect(errorsOf('好.xlsx')).toBe('0');
  expect([...store.items.values()].join('')).toContain('落实成效');
}, 180_000);

test('so are the heads of thirty files in which no form was read, and then they are read', async () => {
  shown();
  const files = Array.from({ length: 30 }, (_, at) => fileOf(`表${at + 1}.xlsx`, STRANGE));
  const input = document.querySelector('input[type="file"][multiple]') as HTMLInputElement;
  await userEvent.upload(input, [...files, fileOf('好.xlsx', KNOWN)]);
  const questions = await screen.findByRole('region', { name: '没有完全认出（3）' }, { timeout: 60_000 });
  const item = within(questions)
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent?.includes('落实成效'));
  expect(item).toHaveTextContent('“落实成效”这一列，30 个文件');
  await userEvent.click(within(item as HTMLElement).getByRole('button', { name: '是实际完成值' }));
  // Once it is told, the other columns of all files follow from it.
  const read = (): number =>
    screen.getAllByRole('row').filter((row) => row.textContent?.includes('农村道路养护')).length;
  await waitFor(() => expect(read()).toBe(30), { timeout: 60_000 });
  expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull();
  expect(Number(warningsOf('表1.xlsx'))).toBeGreaterThan(0);
  expect(warningsOf('表30.xlsx')).toBe(warningsOf('表1.xlsx'));
}, 180_000);

test('the sheet is coloured by what its cells were taken for, with a legend, and back', async () => {
  shown();
  await userEvent.click(screen.getAllByRole('button', { name: '示例' }).at(-1) as HTMLElement);
  await userEvent.click(await screen.findByRole('button', { name: '怎样认的' }, { timeout: 20_000 }));
  const role = (cell: string): string | undefined =>
    document.querySelector<HTMLElement>(`td[data-cell="${cell}"]`)?.dataset['reading'];
  expect(role('E12')).toBeUndefined();
  await userEvent.click(screen.getByRole('checkbox', { name: '在表里按身份着色' }));
  expect([role('E12'), role('E13'), role('F12'), role('F13'), role('K13')]).toEqual([
    'label',
    'field',
    'unread',
    'unread',
    undefined,
  ]);
  const legend = screen.getByRole('region', { name: '颜色的意思' });
  expect(
    within(legend)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['数据', '表头、标签', '认得，核对时不用', '文字说明', '没有认出']);
  // Once it is taught, the colours follow.
  const requested = screen.getByRole('region', { name: '没有完全认出（2）' });
  await userEvent.click(within(requested).getAllByRole('button', { name: '是实际完成值' })[0] as HTMLElement);
  await waitFor(() => expect([role('F12'), role('F13')]).toEqual(['label', 'field']));
  await userEvent.click(screen.getByRole('checkbox', { name: '在表里按身份着色' }));
  expect(role('E12')).toBeUndefined();
  expect(screen.queryByRole('region', { name: '颜色的意思' })).toBeNull();
});
