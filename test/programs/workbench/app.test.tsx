import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { App } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { workbenchSettings } from '../../../src/programs/workbench/settings.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

const BYTES = buildXlsx([
  { name: '一', cells: { A1: '甲', B2: 2, C3: '合并' }, merges: ['C3:D4'] },
  { name: '二', cells: { A1: '第二张' } },
]);

function shown(): { download: jest.Mock } {
  const download = jest.fn();
  render(
    <App
      download={download}
      reviewers={() => [new PageReviewer()]}
      samples={[{ name: '示例.xlsx', bytes: () => BYTES }]}
      settings={new SettingsStore(null)}
      version="0"
    />,
  );
  return { download };
}

async function opened(): Promise<ReturnType<typeof shown>> {
  const page = shown();
  await userEvent.click(screen.getAllByRole('button', { name: '示例' }).at(-1) as HTMLElement);
  await screen.findByRole('table', { name: '工作表 一' });
  return page;
}

function cellText(address: string): string {
  return document.querySelector(`[data-cell="${address}"]`)?.textContent ?? '';
}

test('says that nothing is uploaded before anything is opened', () => {
  shown();
  expect(screen.getAllByText('文件只在本机打开，不上传，页面也不联网。').length).toBeGreaterThan(0);
  expect(screen.queryByRole('tablist')).toBeNull();
});

test('shows the sheet as a table with heads, merged areas and tabs', async () => {
  await opened();
  const table = screen.getByRole('table', { name: '工作表 一' });
  expect(within(table).getByRole('columnheader', { name: 'C' })).toBeTruthy();
  expect(within(table).getByRole('rowheader', { name: '3' })).toBeTruthy();
  expect(document.querySelector('[data-cell="C3"]')).toMatchObject({ rowSpan: 2, colSpan: 2 });
  await userEvent.click(screen.getByRole('tab', { name: '二' }));
  expect(cellText('A1')).toBe('第二张');
});

test('types, undoes, and downloads what was typed', async () => {
  const { download } = await opened();
  const cell = screen.getByTestId('cell-editor');
  await userEvent.click(cell);
  await userEvent.type(cell, '乙{Enter}');
  await waitFor(() => expect(cellText('A1')).toBe('乙'));
  // Enter went on to the cell below.
  expect(screen.getByLabelText('当前单元格')).toHaveProperty('value', 'A2');
  await userEvent.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(cellText('A1')).toBe('甲'));
  await userEvent.click(screen.getByRole('button', { name: '恢复' }));
  await waitFor(() => expect(cellText('A1')).toBe('乙'));
  await userEvent.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalled());
  const [name, bytes] = download.mock.calls[0] as [string, Uint8Array];
  expect(name).toBe('示例-核对.xlsx');
  expect(readWorkbook(bytes).sheets[0]?.rows[0]?.cells[0]?.value).toBe('乙');
});

test('the mouse selects, a double click edits, Escape leaves it as it was', async () => {
  await opened();
  const target = document.querySelector('[data-cell="B2"]') as HTMLElement;
  fireEvent.mouseDown(target);
  expect(screen.getByLabelText('编辑栏')).toHaveProperty('value', '2');
  fireEvent.doubleClick(target);
  const cell = screen.getByTestId('cell-editor');
  await userEvent.type(cell, '5{Escape}');
  expect(cellText('B2')).toBe('2');
});

test('files that are no workbook are named with the reason; others are opened', async () => {
  shown();
  const broken = new File(['no zip'], '坏.xlsx');
  const good = new File([new Uint8Array(BYTES)], '好.xlsx');
  for (const file of [broken, good]) {
    // jsdom's files can't be read as bytes.
    Object.assign(file, { arrayBuffer: async () => (file === good ? BYTES : new TextEncoder().encode('no zip')) });
  }
  await userEvent.upload(screen.getByTestId('file-input'), broken);
  expect(await screen.findByText(/《坏\.xlsx》没有打开/)).toBeTruthy();
  await userEvent.upload(screen.getByTestId('file-input'), good);
  expect(await screen.findByRole('table', { name: '工作表 一' })).toBeTruthy();
});

test('cells are checked while they are edited unless the user chose otherwise', () => {
  expect(workbenchSettings(null).current.live).toBe(true);
  const chosen = workbenchSettings({ getItem: () => '{"live":false}', setItem: () => undefined });
  expect(chosen.current.live).toBe(false);
});

test('several files are a list; a row opens its file, and the list is there again', async () => {
  const { download } = shown();
  const files = ['一.xlsx', '二.xlsx'].map((name) => {
    const file = new File([new Uint8Array(BYTES)], name);
    return Object.assign(file, { arrayBuffer: () => Promise.resolve(BYTES.slice().buffer) });
  });
  await userEvent.upload(screen.getByTestId('file-input'), files);
  expect(await screen.findByText(/核对完 2 个文件/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '导出汇总表' }));
  expect(download).toHaveBeenCalledWith('绩核汇总.xlsx', expect.any(Uint8Array));
  await userEvent.click(screen.getByRole('button', { name: '打开 二.xlsx' }));
  expect(await screen.findByRole('table', { name: '工作表 一' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '返回汇总列表' }));
  expect(screen.getByRole('button', { name: '打开 一.xlsx' })).toBeTruthy();
});
