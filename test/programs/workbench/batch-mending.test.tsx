import '../../support/pane-setup.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { openZip } from '../../../src/formats/zip/read.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import { App } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { comparePackages } from '../../support/compare-packages.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { WRONG_RATE } from '../../support/report-document.ts';
import { labelCell, numberCell, xlsOf } from '../../support/xls-builder.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';
import { buildZip } from '../../support/zip-builder.ts';

/** 直接改正 and copies of several files, from their list. */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const SAMPLES = path.join(__dirname, '../../../assets/samples');
const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(SAMPLES, name)));
const READY = sample('示例3-供水改造（可报送）.xlsx');

const form = (cells: Readonly<Record<string, string>> = {}, isProtected = false): Uint8Array =>
  gridToXlsx([{ ...withCells(exampleForm('national'), cells), protected: isProtected }]);

/** In six cells: numbers kept as text, a row that isn’t scored, a total. */
const MANY = form({ C3: '图书', H13: "'20", H14: "'10", H15: "'10", H20: '99', I7: '10', G7: '10' });
/** One thing to put right: its total. */
const TOTAL = form({ C3: '供气', H20: '99' });
/** What is wrong in it has more than one right answer. */
const CHOICE = form({ C3: '供热', H20: '99', G13: '99' });

function signed(bytes: Uint8Array): Uint8Array {
  const zip = openZip(bytes);
  const parts = zip.entries.map((entry) => ({ name: entry.name, data: zip.inflate(entry) }));
  return buildZip([...parts, { name: '_xmlsignatures/sig1.xml', data: new TextEncoder().encode('<Signature/>') }]);
}

function legacy(cells: Readonly<Record<string, string>>): Uint8Array {
  const grid = withCells(exampleForm('national'), cells);
  return xlsOf(
    grid.rows.flatMap((each) =>
      each.cells.map(({ row, column, value }) =>
        typeof value === 'number'
          ? numberCell(row - 1, column - 1, value)
          : labelCell(row - 1, column - 1, String(value)),
      ),
    ),
  );
}

interface Given {
  readonly bytes: Uint8Array;
  gone: boolean;
}

function file(name: string, given: Given): File {
  const [, ...rest] = name.split('/').reverse();
  return Object.assign(new File([], name.slice(name.lastIndexOf('/') + 1)), {
    arrayBuffer: () =>
      given.gone ? Promise.reject(new Error('NotReadableError')) : Promise.resolve(given.bytes.slice().buffer),
    ...(rest.length === 0 ? {} : { webkitRelativePath: name }),
  });
}

interface Saved {
  readonly name: string;
  readonly archive: Blob;
}

async function listed(files: Readonly<Record<string, Uint8Array>>, reviewer = new PageReviewer()) {
  const user = userEvent.setup();
  const saved: Saved[] = [];
  const downloaded: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  render(
    <App
      download={(name, bytes) => downloaded.push({ name, bytes })}
      reviewers={() => [reviewer]}
      samples={[]}
      saveArchive={(name, archive) => saved.push({ name, archive })}
      settings={new SettingsStore(null)}
      version="0"
    />,
  );
  const given = new Map(Object.entries(files).map(([name, bytes]): [string, Given] => [name, { bytes, gone: false }]));
  await user.upload(
    screen.getByTestId('folder-input'),
    [...given].map(([name, each]) => file(name, each)),
  );
  await screen.findByText(new RegExp(`^核对完 ${given.size} 个文件`));
  return { user, saved, downloaded, given };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const list = (): HTMLElement => document.querySelector('.jihe-list') as HTMLElement;
const rowOf = (name: string): HTMLElement => {
  const rows = [...list().querySelectorAll<HTMLElement>('tbody tr')];
  return rows.find((row) => row.querySelector('.jihe-file-cell > :first-child')?.textContent === name) as HTMLElement;
};
const cellsOf = (name: string): string[] => [...rowOf(name).querySelectorAll('td')].map((each) => each.textContent);
const errors = (name: string): string | undefined => cellsOf(name)[7];
const verdict = (name: string): string | undefined => cellsOf(name)[10];
const lines = (): HTMLElement[] => screen.queryAllByTestId('planned-edit');
const planned = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-file]')].map((each) => each.dataset['file'] ?? '');
const left = (): string[] => [...document.querySelectorAll('.jihe-mend-left li')].map((each) => each.textContent);

async function preview(user: UserEvent): Promise<void> {
  await user.click(button(/^直接改正 \d+ 处$/));
  await screen.findByRole('heading', { level: 1, name: '预览' });
}

async function written(user: UserEvent): Promise<void> {
  await user.click(button(/^写入 \d+ 处$/));
  await screen.findByText(/^已写入 \d+ 个单元格/);
}

async function archived(user: UserEvent, saved: readonly Saved[]): Promise<Map<string, Uint8Array>> {
  const before = saved.length;
  await user.click(button(/^下载全部副本（\d+）$/));
  await waitFor(() => expect(saved).toHaveLength(before + 1));
  const { archive } = saved.at(-1) as Saved;
  const zip = openZip(new Uint8Array(await archive.arrayBuffer()));
  return new Map(zip.entries.map((entry) => [entry.name, zip.inflate(entry)]));
}

/** What the bar with the outcome says, and by which sign. */
function outcome(): [string | null | undefined, string] {
  const bar = document.querySelector('.jihe-mend-outcome section');
  return [
    bar?.querySelector('.jihe-semibold')?.textContent,
    /jihe-message-(\w+)/.exec(bar?.className ?? '')?.[1] ?? '',
  ];
}

/** What the very file gives when it is opened alone and all of 直接改正 is written. */
async function alone(bytes: Uint8Array, edits: Parameters<Workbook['apply']>[0]): Promise<Uint8Array> {
  const workbook = new Workbook(bytes, 'x.xlsx');
  await workbook.apply(edits);
  return workbook.bytes();
}

const FILES = {
  '全县/甲/1.xlsx': MANY,
  '全县/甲/2.xlsx': TOTAL,
  '全县/乙/4.xlsx': CHOICE,
  '全县/乙/3.xlsx': READY,
};

test('from the list to the copies: counted, shown, chosen, written, listed anew, packed', async () => {
  const { user, saved, given } = await listed(FILES);
  expect(button('直接改正 4 处')).toBeTruthy();
  expect(errors('1.xlsx')).not.toBe('0');
  await preview(user);
  // What needs a choice, and what is right, isn't in it.
  expect(planned()).toEqual(['全县/甲/1.xlsx', '全县/甲/2.xlsx']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: '预览' }));
  const all = lines().length;
  expect(all).toBe(7);
  expect(button(`写入 ${all} 处`)).toBeTruthy();
  // As the pane says it of the file alone.
  expect(lines().map((line) => within(line).getByRole('checkbox').getAttribute('aria-label'))).toContain(
    'H20 总分不等于各项得分之和，现在 99，改为 100',
  );
  const [first] = lines();
  const label = within(first as HTMLElement)
    .getByRole('checkbox')
    .getAttribute('aria-label');
  const unticked = /^[A-Z]+\d+/.exec(label ?? '')?.[0] ?? '';
  await user.click(within(first as HTMLElement).getByRole('checkbox'));
  const now = Number(/\d+/.exec(button(/^写入/).textContent)?.[0]);
  expect(now).toBeLessThan(all);
  await written(user);
  expect(outcome()).toEqual([`已写入 ${now} 个单元格，改了 2 个文件。`, 'success']);
  expect(document.activeElement).toBe(document.querySelector('.jihe-mend-outcome'));
  expect(cellsOf('1.xlsx')[0]).toContain(`已改 ${now - 1} 处 ✓`);
  expect([errors('2.xlsx'), verdict('2.xlsx')]).toEqual(['0', '可报送']);
  expect(rowOf('3.xlsx').textContent).not.toContain('已改');

  const copies = await archived(user, saved);
  expect(saved[0]?.name).toBe('全县-核对.zip');
  expect([...copies.keys()]).toEqual(['全县/甲/1-核对.xlsx', '全县/甲/2-核对.xlsx']);
  expect(await screen.findByText(/^已下载《全县-核对\.zip》，里面有 2 个副本/)).toBeTruthy();
  const [total] = await new FileHost(copies.get('全县/甲/2-核对.xlsx') as Uint8Array).readSheets('all');
  expect(total?.rows.flatMap(({ cells }) => cells).find(({ row, column }) => row === 20 && column === 8)?.value).toBe(
    100,
  );
  for (const [name, bytes] of [
    ['全县/甲/1-核对.xlsx', MANY],
    ['全县/甲/2-核对.xlsx', TOTAL],
  ] as const) {
    const copy = copies.get(name) as Uint8Array;
    const [before, after] = [await changes(bytes), await changes(copy)];
    const cells = [...after].filter(([cell, value]) => before.get(cell) !== value).map(([cell]) => cell);
    expect(cells).toHaveLength(name.includes('1-') ? now - 1 : 1);
    expect(cells.some((cell) => cell.endsWith(`!${unticked}`))).toBe(false);
    const { changed, lost, added, recompressed } = comparePackages(bytes, copy);
    expect([lost, added, recompressed]).toEqual([[], [], []]);
    expect(changed.filter((part) => !/^xl\/(worksheets\/sheet|calcChain|workbook)/.test(part))).toEqual([]);
  }
  // The writer is the one of open files.
  expect(copies.get('全县/甲/2-核对.xlsx')).toEqual(
    await alone(TOTAL, [{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 100 } }]),
  );
  expect([...given.values()].every(({ gone }) => !gone)).toBe(true);
});

async function changes(bytes: Uint8Array): Promise<Map<string, unknown>> {
  const sheets = await new FileHost(bytes).readSheets('all');
  return new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap(({ cells }) =>
        cells.map(({ row, column, value }): [string, unknown] => [
          `${name}!${String.fromCharCode(64 + column)}${row}`,
          value,
        ]),
      ),
    ),
  );
}

test('only what stands in the list is put right', async () => {
  const { user } = await listed(FILES);
  const all = Number(/\d+/.exec(button(/^直接改正/).textContent)?.[0]);
  await user.type(screen.getByRole('textbox', { name: '筛选单位、项目或文件名' }), '供气');
  expect(button('直接改正 1 处')).toBeTruthy();
  expect(all).toBeGreaterThan(1);
  await preview(user);
  expect(planned()).toEqual(['全县/甲/2.xlsx']);
  await user.click(button('取消'));
  expect(document.activeElement).toBe(button('直接改正 1 处'));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '筛选单位、项目或文件名' }).value).toBe('供气');
  await user.clear(screen.getByRole('textbox', { name: '筛选单位、项目或文件名' }));
  await user.type(screen.getByRole('textbox', { name: '筛选单位、项目或文件名' }), '供热');
  await waitFor(() => expect(screen.queryByRole('button', { name: /^直接改正/ })).toBeNull());
});

test('what can’t be written to is named with its reason, and left alone', async () => {
  const { user, saved } = await listed({
    '保护.xlsx': form({ C3: '供水', H20: '99' }, true),
    '旧.xls': legacy({ C3: '旧', H20: '99' }),
    '签名.xlsx': signed(TOTAL),
    '报告.docx': buildDocx(paragraph(WRONG_RATE)),
    '可以.xlsx': TOTAL,
  });
  await preview(user);
  expect(planned()).toEqual(['可以.xlsx']);
  expect(left()).toEqual([
    '保护.xlsx：工作表“自评表”受保护，没有写入。在“审阅”里撤消工作表保护，保存后再试。',
    '旧.xls：.xls、.et 只能核对；另存为 .xlsx 后可以标注和填写。',
    '签名.xlsx：工作簿带有数字签名，只能核对；在 Excel 里移除签名、另存后可以改。',
  ]);
  await written(user);
  expect(left()).toHaveLength(3);
  expect(outcome()).toEqual(['已写入 1 个单元格，改了 1 个文件。', 'warning']);
  const copies = await archived(user, saved);
  expect([...copies.keys()]).toEqual(['可以-核对.xlsx']);
  expect(saved[0]?.name).toBe('绩核-核对.zip');
});

test('the file and its lines are ticked together; with nothing ticked nothing can be written', async () => {
  const { user } = await listed(FILES);
  await preview(user);
  const of = lines().length;
  const whole = screen.getByRole<HTMLInputElement>('checkbox', { name: /^全县\/甲\/1\.xlsx，\d+ 处$/ });
  expect([whole.checked, whole.indeterminate]).toEqual([true, false]);
  await user.click(within(lines()[0] as HTMLElement).getByRole('checkbox'));
  expect([whole.checked, whole.indeterminate]).toEqual([false, true]);
  await user.click(whole);
  expect([whole.checked, whole.indeterminate]).toEqual([true, false]);
  await user.click(whole);
  expect([whole.checked, whole.indeterminate]).toEqual([false, false]);
  expect(button('写入 1 处')).toBeTruthy();
  const every = screen.getByRole<HTMLInputElement>('checkbox', { name: `全选（${of} 处）` });
  expect(every.indeterminate).toBe(true);
  await user.click(every);
  await user.click(every);
  expect(button('写入 0 处').getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('一处也没有勾选，没有可写的。')).toBeTruthy();
  await user.click(button('写入 0 处'));
  expect(screen.getByRole('heading', { level: 1, name: '预览' })).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(list()).toBeTruthy());
});

test('arrows go through the ticks', async () => {
  const { user } = await listed(FILES);
  await preview(user);
  const boxes = within(screen.getByRole('list', { name: '将改的文件' })).getAllByRole('checkbox');
  expect(boxes.length).toBeGreaterThan(3);
  boxes[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(boxes[2]);
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(boxes.at(-1));
});

test('撤销 takes all of the write back at once; the copies are gone with it', async () => {
  const { user } = await listed(FILES);
  const before = ['1.xlsx', '3.xlsx'].map(cellsOf);
  await preview(user);
  const count = lines().length;
  await written(user);
  expect(cellsOf('1.xlsx')).not.toEqual(before[0]);
  await user.click(button('撤销'));
  await screen.findByText(`已撤销，${count} 个单元格恢复原样。`);
  expect(outcome()).toEqual([`已撤销，${count} 个单元格恢复原样。`, 'success']);
  expect(['1.xlsx', '3.xlsx'].map(cellsOf)).toEqual(before);
  expect(screen.queryByRole('button', { name: /^下载全部副本/ })).toBeNull();
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  await user.click(button('关闭提示'));
  expect(document.activeElement).toBe(button(/^直接改正/));
});

test('where the copies are is told until something else is changed or looked at', async () => {
  const { user, saved } = await listed(FILES);
  const told = (): number => screen.queryAllByText(/^已下载《全县-核对\.zip》/).length;
  await preview(user);
  await written(user);
  await archived(user, saved);
  await waitFor(() => expect(told()).toBe(1));
  await user.click(button('撤销'));
  await screen.findByText(/恢复原样/);
  expect(told()).toBe(0);
  await preview(user);
  await written(user);
  await archived(user, saved);
  await waitFor(() => expect(told()).toBe(1));
  await user.click(button(/^打开 .*1\.xlsx$/));
  await screen.findByRole('button', { name: '返回汇总列表' });
  expect(told()).toBe(0);
  await user.click(button('返回汇总列表'));
  expect(told()).toBe(0);
});

test('a file that can’t be read any more is named, and the others are written', async () => {
  const { user, given, saved } = await listed(FILES);
  await preview(user);
  const gone = given.get('全县/甲/1.xlsx');
  if (gone === undefined) throw new Error('no file');
  gone.gone = true;
  await written(user);
  expect(screen.getByText('已写入 1 个单元格，改了 1 个文件。')).toBeTruthy();
  expect(left()).toEqual([expect.stringMatching(/^全县\/甲\/1\.xlsx：这个文件读不出来。/)]);
  expect([...(await archived(user, saved)).keys()]).toEqual(['全县/甲/2-核对.xlsx']);
});

test('nothing could be written: said with a warning, and there is nothing to take back', async () => {
  const { user, given } = await listed({ '县/1.xlsx': TOTAL, '县/2.xlsx': READY });
  await preview(user);
  const only = given.get('县/1.xlsx');
  if (only === undefined) throw new Error('no file');
  only.gone = true;
  await user.click(button('写入 1 处'));
  await screen.findByText('一处也没有写入。');
  expect(outcome()).toEqual(['一处也没有写入。', 'warning']);
  expect(left()).toEqual([expect.stringMatching(/^县\/1\.xlsx：/)]);
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^下载全部副本/ })).toBeNull();
});

test('a copy is there although its file has gone since', async () => {
  const { user, given, saved } = await listed(FILES);
  await preview(user);
  await written(user);
  for (const each of given.values()) each.gone = true;
  expect([...(await archived(user, saved)).keys()]).toEqual(['全县/甲/1-核对.xlsx', '全县/甲/2-核对.xlsx']);
  await user.click(button('打开 全县/甲/2.xlsx'));
  expect(await screen.findByText(/没有打开/)).toBeTruthy();
  // It can’t be looked at, and isn’t lost.
  expect(button('下载全部副本（2）')).toBeTruthy();
});

test('opened, a changed file is as it was written, and can be taken back there, or with all others', async () => {
  const { user } = await listed(FILES);
  await preview(user);
  const count = lines().length;
  await written(user);
  await user.click(button('打开 全县/甲/2.xlsx'));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('100'));
  await user.click(button('返回汇总列表'));
  expect(cellsOf('2.xlsx')[0]).toContain('已改 1 处 ✓');
  expect(button('下载全部副本（2）')).toBeTruthy();
  await user.click(button('撤销'));
  await screen.findByText(`已撤销，${count} 个单元格恢复原样。`);
  await waitFor(() => expect(list().textContent).not.toContain('已改'));
  await user.click(button('打开 全县/甲/2.xlsx'));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('99'));
});

test('undone in its own sheet, it is as it was found', async () => {
  const { user } = await listed(FILES);
  await preview(user);
  await written(user);
  await user.click(button('打开 全县/甲/2.xlsx'));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('100'));
  await user.click(within(document.querySelector('.jihe-sheet') as HTMLElement).getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('99'));
  await user.click(button('返回汇总列表'));
  await waitFor(() => expect(cellsOf('2.xlsx')[0]).not.toContain('已改'));
  expect(errors('2.xlsx')).toBe('1');
  expect(button('下载全部副本（1）')).toBeTruthy();
});

test('an open file is written to where it is open', async () => {
  const { user, saved } = await listed(FILES);
  await user.click(button('打开 全县/甲/2.xlsx'));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('99'));
  await user.click(button('返回汇总列表'));
  await preview(user);
  await written(user);
  await waitFor(() => expect(cellsOf('2.xlsx')[0]).toContain('已改 1 处 ✓'));
  expect([...(await archived(user, saved)).keys()]).toEqual(['全县/甲/1-核对.xlsx', '全县/甲/2-核对.xlsx']);
  await user.click(button('打开 全县/甲/2.xlsx'));
  await waitFor(() => expect(document.querySelector('[data-cell="H20"]')?.textContent).toBe('100'));
  // Downloaded with the others: nothing is asked.
  await user.click(button('关闭当前文件'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(list()).toBeTruthy();
});

test('leaving the list asks while copies aren’t downloaded', async () => {
  const { user, saved } = await listed(FILES);
  await preview(user);
  await written(user);
  const leave = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leave);
  expect(leave.defaultPrevented).toBe(true);
  await user.click(button('关闭列表'));
  const dialog = await screen.findByRole('dialog', { name: '2 个文件的修改还没有下载' });
  await user.click(within(dialog).getByRole('button', { name: '取消' }));
  expect(list()).toBeTruthy();
  await user.upload(screen.getByTestId('folder-input'), [
    file('另/一.xlsx', { bytes: READY, gone: false }),
    file('另/二.xlsx', { bytes: READY, gone: false }),
  ]);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '先下载全部副本' }));
  await screen.findByText('批量核对 2 个文件');
  expect(saved.map(({ name }) => name)).toEqual(['全县-核对.zip']);
  await screen.findByText(/^已下载《全县-核对\.zip》/);
  const after = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(after);
  expect(after.defaultPrevented).toBe(false);
});

test('不要修改，离开: the list is closed, and nothing is downloaded', async () => {
  const { user, saved } = await listed(FILES);
  await preview(user);
  await written(user);
  await user.click(button('关闭列表'));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '不要修改，离开' }));
  expect(screen.getByRole('heading', { level: 1, name: '打开自评表或自评报告，边改边核对' })).toBeTruthy();
  expect(saved).toEqual([]);
});

test('by another policy the copies are reviewed, not the files on the disk', async () => {
  const { user, saved } = await listed(FILES);
  await preview(user);
  await written(user);
  const bytes = await archived(user, saved);
  await user.selectOptions(screen.getByRole('combobox', { name: '评分办法' }), 'hubei');
  await screen.findByText(/^所有文件都按“湖北”核对/);
  await screen.findByText(/^核对完 4 个文件/);
  await waitFor(() => expect(cellsOf('2.xlsx')[0]).toContain('已改 1 处 ✓'));
  expect(cellsOf('2.xlsx')[4]).toBe('100');
  expect(await archived(user, saved)).toEqual(bytes);
});

test('a second round writes on what the first has written', async () => {
  const { user, saved } = await listed(FILES);
  await preview(user);
  // The total waits for the next round.
  await user.click(screen.getByRole('checkbox', { name: /^全县\/甲\/1\.xlsx/ }));
  await written(user);
  expect(outcome()).toEqual(['已写入 1 个单元格，改了 1 个文件。', 'success']);
  expect(screen.queryByRole('button', { name: '下载全部副本（1）' })).not.toBeNull();
  await preview(user);
  expect(planned()).toEqual(['全县/甲/1.xlsx']);
  const [first, ...others] = lines();
  for (const line of others) {
    const box = within(line).getByRole<HTMLInputElement>('checkbox');
    if (box.checked) await user.click(box);
  }
  expect(within(first as HTMLElement).getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
  await written(user);
  const once = cellsOf('1.xlsx');
  expect(once[0]).toContain('已改 1 处 ✓');
  await preview(user);
  await written(user);
  expect(Number(/已改 (\d+) 处/.exec(cellsOf('1.xlsx')[0] ?? '')?.[1])).toBeGreaterThan(1);
  // The latest write alone is taken back.
  await user.click(button('撤销'));
  await screen.findByText(/^已撤销/);
  expect(cellsOf('1.xlsx')).toEqual(once);
  expect((await archived(user, saved)).size).toBe(2);
});

describe('colour marks', () => {
  async function marked(): Promise<Uint8Array> {
    const workbook = new Workbook(TOTAL, 'x.xlsx');
    await workbook.mark([{ sheet: '自评表', cell: 'H20', severity: 'error' }]);
    return workbook.bytes();
  }

  test('are asked about once for all, and tell of what is found now', async () => {
    const { user, saved } = await listed({ '甲.xlsx': await marked(), '乙.xlsx': TOTAL });
    await preview(user);
    await written(user);
    await user.click(button('下载全部副本（2）'));
    const dialog = await screen.findByRole('dialog', { name: '副本里保留颜色标注？' });
    expect(dialog.textContent).toContain('1 个文件里有绩核的颜色标注');
    await user.click(within(dialog).getByRole('button', { name: '取消' }));
    expect(saved).toEqual([]);
    const answered = async (answer: string): Promise<Map<string, Uint8Array>> => {
      const before = saved.length;
      await user.click(button('下载全部副本（2）'));
      await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: answer }));
      await waitFor(() => expect(saved).toHaveLength(before + 1));
      const zip = openZip(new Uint8Array(await (saved.at(-1) as Saved).archive.arrayBuffer()));
      return new Map(zip.entries.map((entry) => [entry.name, zip.inflate(entry)]));
    };
    const kept = (await answered('保留')).get('甲-核对.xlsx') as Uint8Array;
    const dropped = (await answered('不保留')).get('甲-核对.xlsx') as Uint8Array;
    expect(await new FileHost(dropped).hasMarks()).toBe(false);
    // Nothing is left to be marked: the cell that was put right isn’t red any more.
    expect(await new FileHost(kept).hasMarks()).toBe(false);
  });
});

test('停止 while it is written: what was written stays, the rest is as it was', async () => {
  const gates: (() => void)[] = [];
  const page = new PageReviewer();
  const slow = Object.assign(new PageReviewer(), {
    write: async (task: Parameters<PageReviewer['write']>[0]) => {
      if (task.path.endsWith('甲/2.xlsx')) await new Promise<void>((resolve) => gates.push(resolve));
      return page.write(task);
    },
  });
  const { user } = await listed(FILES, slow);
  await preview(user);
  const first = Number(
    /，(\d+) 处/.exec(screen.getByRole('checkbox', { name: /1\.xlsx，/ }).ariaLabel ?? '')?.[1] ?? 0,
  );
  await user.click(button(/^写入/));
  await waitFor(() => expect(gates).toHaveLength(1));
  await user.click(button('停止'));
  await screen.findByText(/^已写入 \d+ 个单元格，改了 1 个文件。已停止，其余的文件没有改。$/);
  // No file failed: it is the stopping alone that is warned of.
  expect([outcome()[1], left()]).toEqual(['warning', []]);
  await act(async () => {
    gates[0]?.();
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 50);
    });
  });
  expect(first).toBeGreaterThan(0);
  expect(cellsOf('1.xlsx')[0]).toContain(`已改 ${first} 处 ✓`);
  expect(cellsOf('2.xlsx')[0]).not.toContain('已改');
});

test('停止 before anything is written: nothing is, and no file is named', async () => {
  const slow = Object.assign(new PageReviewer(), { write: () => new Promise<never>(() => undefined) });
  const { user } = await listed(FILES, slow);
  await preview(user);
  await user.click(button(/^写入/));
  await user.click(await screen.findByRole('button', { name: '停止' }));
  await screen.findByText('一处也没有写入。已停止，其余的文件没有改。');
  expect([outcome()[1], left()]).toEqual(['warning', []]);
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
});

test('停止 while it is planned leads back to the list, nothing shown', async () => {
  const slow = Object.assign(new PageReviewer(), { plan: () => new Promise<never>(() => undefined) });
  const { user } = await listed(FILES, slow);
  await user.click(button(/^直接改正/));
  await user.click(await screen.findByRole('button', { name: '停止' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '停止' })).toBeNull());
  expect(document.activeElement).toBe(button(/^直接改正/));
});
