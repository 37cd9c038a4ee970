import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { parseNotes } from '../../src/engine/reading-notes/note.ts';
import { readWaiverSheet } from '../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import {
  findingTexts,
  MemoryStore,
  type OpenPane,
  openPane,
  openTab,
  passingOn,
  settled,
} from '../support/open-pane.tsx';
import { strangerForm } from '../support/stranger-form.ts';
import { untaughtForm } from '../support/untaught-form.ts';

/** What the reader hasn't understood, told to it in the pane. */

const FORM = untaughtForm();

const SHORT = '改造小区数量';

async function notesIn({ host }: OpenPane) {
  const [sheet] = await host.readSheets([WAIVER_SHEET]);
  return sheet === undefined ? null : readWaiverSheet(sheet).notes.map(({ words, role }) => ({ words, role }));
}

function questions(): HTMLElement {
  return screen.getByRole('region', { name: /^没有完全认出/ });
}

function question(words: string): HTMLElement {
  const found = within(questions())
    .getAllByRole('listitem')
    .find((item) => item.textContent?.includes(`“${words}”`));
  if (found === undefined) throw new Error(`no question about ${words}`);
  return found;
}

function saidOf(words: string): string[] {
  return findingTexts().filter((text) => text.includes(words));
}

async function teachActual(pane: OpenPane): Promise<void> {
  await pane.user.click(within(question('落实成效')).getByRole('button', { name: '是实际完成值' }));
  await waitFor(() => expect(saidOf(SHORT)).not.toEqual([]));
  await settled();
}

test('one line a part, with where it lies; an ordinary form has none', async () => {
  await openPane([FORM]);
  expect(questions()).toHaveTextContent('没有完全认出（2）');
  expect(question('落实成效')).toHaveTextContent('第 F 列“落实成效”，夹在“年度指标值”和“分值”之间');
  expect(question('台账数')).toHaveTextContent('第 I 列“台账数”，夹在“得分”和“偏差原因分析及改进措施”之间');
});

test('what is picked from the list gets a button of its own, until nothing is picked', async () => {
  const { user } = await openPane([FORM]);
  const item = question('台账数');
  const list = within(item).getByRole<HTMLSelectElement>('combobox');
  const buttons = (): (string | null)[] =>
    within(item)
      .queryAllByRole('button')
      .map(({ textContent }) => textContent);
  const before = buttons();
  const others = [...list.options].filter(({ value }) => value !== '' && value !== 'actual').slice(0, 2);
  expect(others).toHaveLength(2);
  for (const option of others) {
    await user.selectOptions(list, option);
    expect(list.selectedOptions[0]).toBe(option);
    expect(buttons()).not.toEqual(before);
    expect(buttons().some((text) => text?.includes(option.textContent ?? '-'))).toBe(true);
  }
  await user.selectOptions(list, '');
  expect(buttons()).toEqual(before);
});

test('nothing is asked where everything is known', async () => {
  await openPane([exampleForm('national')]);
  expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull();
});

test('one click, and the findings of the column appear; kept in the workbook and on the machine', async () => {
  const pane = await openPane([FORM]);
  expect(saidOf(SHORT)).toEqual([]);
  await teachActual(pane);
  expect(pane.announced()).toBe('已记下：“落实成效”是实际完成值。');
  // Where it was written, too: not into the form.
  expect(screen.getByTestId('undo')).toHaveTextContent(/^已写入工作表“核对说明”的 \d+ 个单元格/);
  expect(questions()).toHaveTextContent('没有完全认出（1）');
  // The actual is found: nothing else is offered for it at once.
  expect(within(question('台账数')).queryByRole('button', { name: '是实际完成值' })).toBeNull();
  expect(within(question('台账数')).getByRole('combobox')).toHaveValue('');
  expect(await notesIn(pane)).toEqual([{ words: '落实成效', role: 'actual' }]);
  expect([...pane.store.items.values()].join('')).toContain('落实成效');
  // Not a number of the form has changed.
  expect(pane.cell('F13').value).toBe('5个');
});

test('the next workbook is read by it, and the same one on another machine', async () => {
  const pane = await openPane([FORM]);
  await teachActual(pane);
  const sheets = await pane.host.readSheets('all');
  const { store } = pane;
  cleanup();
  await openPane([FORM], { store });
  expect(saidOf(SHORT)).not.toEqual([]);
  cleanup();
  await openPane(sheets, { store: new MemoryStore() });
  expect(saidOf(SHORT)).not.toEqual([]);
});

test('a part that has nothing to do with it is out of the way', async () => {
  const pane = await openPane([FORM]);
  await pane.user.click(within(question('台账数')).getByRole('button', { name: '与核对无关' }));
  // What is left can only be the actual: read by its place, and so not asked about.
  await waitFor(() => expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull());
  expect(await notesIn(pane)).toEqual([{ words: '台账数', role: 'ignored' }]);
  await pane.user.click(screen.getByRole('button', { name: '怎样认的' }));
  const assumed = screen.getAllByRole('listitem').find((each) => each.textContent?.includes('落实成效'));
  expect(assumed).toHaveTextContent('实际完成值：落实成效 按位置');
  // It may be wrong all the same.
  await pane.user.click(within(assumed as HTMLElement).getByRole('button', { name: '是实际完成值' }));
  await waitFor(() => expect(assumed).not.toHaveTextContent('按位置'));
});

test('something else from the list says nothing until it is pressed', async () => {
  const pane = await openPane([FORM]);
  const item = question('台账数');
  await pane.user.selectOptions(within(item).getByRole('combobox', { name: '“台账数”是什么' }), '实际完成值');
  expect(await notesIn(pane)).toBeNull();
  await pane.user.click(within(item).getByRole('button', { name: '是实际完成值' }));
  await waitFor(() => expect(questions()).not.toHaveTextContent('台账数'));
  expect(await notesIn(pane)).toEqual([{ words: '台账数', role: 'actual' }]);
});

test('undone with the same button as any write, here and on the machine', async () => {
  const pane = await openPane([FORM]);
  await teachActual(pane);
  await pane.user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(questions()).toHaveTextContent('没有完全认出（2）'));
  expect(saidOf(SHORT)).toEqual([]);
  expect(await notesIn(pane)).toEqual([]);
  expect(JSON.parse([...pane.store.items.values()][0] ?? '{}')).toMatchObject({ readingNotes: [] });
});

test('a workbook that can’t be written to is read by it all the same', async () => {
  const pane = await openPane([FORM], {
    around: (host) =>
      passingOn(host, { ensureSheet: () => Promise.reject(new DocumentError('protected', 'protected-workbook')) }),
  });
  await teachActual(pane);
  expect(pane.announced()).toBe('已记下：“落实成效”是实际完成值。这个文件写不进去，只记在这台电脑上。');
  expect(await notesIn(pane)).toBeNull();
});

test('the same words in several forms are one question', async () => {
  const other: SheetGrid = { ...FORM, name: '第二张' };
  const pane = await openPane([FORM, other]);
  await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '全部工作表');
  await settled();
  await waitFor(() => expect(question('落实成效')).toHaveTextContent('（2 张表）'));
  await pane.user.click(within(question('落实成效')).getByRole('button', { name: '是实际完成值' }));
  await waitFor(() => expect(saidOf(SHORT)).toHaveLength(2));
});

describe('a sheet that looks like a form and wasn’t read as one', () => {
  test('is taught head by head, and its findings appear', async () => {
    const pane = await openPane([strangerForm()]);
    expect(screen.getByTestId('no-form')).toHaveTextContent('像自评表，但没有认出来');
    expect(questions()).toHaveTextContent('没有完全认出（3）');
    expect(question('落实成效')).toHaveTextContent('第 D 列“落实成效”');
    let clicks = 0;
    for (const [words, is] of [
      ['应达情况', '是年度指标值'],
      ['落实成效', '是实际完成值'],
      ['评定', '是得分'],
    ] as const) {
      // What follows from the others isn't asked about any more.
      const region = screen.queryByRole('region', { name: /^没有完全认出/ });
      if (region?.textContent?.includes(words) !== true) continue;
      await pane.user.click(within(question(words)).getByRole('button', { name: is }));
      await waitFor(() => expect(document.body).not.toHaveTextContent(`列“${words}”`));
      await settled();
      clicks++;
    }
    expect(clicks).toBeGreaterThan(0);
    expect(screen.queryByTestId('no-form')).toBeNull();
    expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull();
    expect(saidOf('养护里程')).not.toEqual([]);
    expect(await notesIn(pane)).toHaveLength(clicks);
    expect(pane.cell('D4', '表一').value).toBe('100公里');
  });

  test('beside a form it is asked about among the problems', async () => {
    const pane = await openPane([exampleForm('national'), strangerForm()]);
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '全部工作表');
    await settled();
    await waitFor(() => expect(questions()).toHaveTextContent('没有完全认出（3）'));
    await pane.user.click(within(question('落实成效')).getByRole('button', { name: '定位到 D3' }));
    expect(pane.located).toEqual(['表一!D3']);
    await pane.user.click(within(question('落实成效')).getByRole('button', { name: '是实际完成值' }));
    await waitFor(() => expect(saidOf('养护里程')).not.toEqual([]));
  });
});

describe('a block of two rows under heads that nobody knows', () => {
  const block = { B8: '债券工作', F8: '兑现情形', G8: '配置', H8: '所得' };
  const rows = { B9: '甲方', G9: '6', H9: '5', B10: '乙方', G10: '4', H10: '4' };
  // The total is off by one, so no sum proves that the rows belong to the form.
  const before = {
    C8: '',
    D8: '',
    E8: '',
    I8: '',
    C9: '',
    D9: '',
    E9: '',
    F9: '',
    I9: '',
    A10: '',
    F10: '',
    B11: '',
    F11: '',
  };
  const form = withCells(exampleForm('national'), { ...before, ...block, ...rows, G13: '10', H13: '10', H20: '98' });
  const isSaid = (words: string): boolean => findingTexts().some((text) => text.includes(words));

  test('is asked about; a scored one counts with all its rows', async () => {
    const pane = await openPane([form]);
    expect(question('甲方')).toHaveTextContent('第 9–10 行“甲方”');
    expect(isSaid('99')).toBe(false);
    await pane.user.click(within(question('甲方')).getByRole('button', { name: '是计分的一块' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull());
    expect(await notesIn(pane)).toEqual([{ words: '甲方', role: 'scored-block' }]);
    expect(isSaid('99')).toBe(true);
  });

  test('one that doesn’t matter is left out of the sums', async () => {
    const pane = await openPane([form]);
    await pane.user.click(within(question('甲方')).getByRole('button', { name: '与核对无关' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /^没有完全认出/ })).toBeNull());
    expect(await notesIn(pane)).toEqual([{ words: '甲方', role: 'ignored' }]);
    expect(isSaid('分值应合计')).toBe(true);
  });
});

describe('in the settings', () => {
  function list(): HTMLElement {
    return screen.getByRole('region', { name: '教过的认法' });
  }

  test('what was taught is listed, and taken back everywhere', async () => {
    const pane = await openPane([FORM]);
    await teachActual(pane);
    await openTab(pane.user, '设置');
    expect(list()).toHaveTextContent('落实成效 → 实际完成值');
    await pane.user.click(within(list()).getByRole('button', { name: '收回“落实成效”的认法' }));
    await waitFor(() => expect(list()).toHaveTextContent('还没有'));
    expect(await notesIn(pane)).toEqual([]);
    await openTab(pane.user, /^问题/);
    expect(saidOf(SHORT)).toEqual([]);
  });

  test('exported, and imported elsewhere', async () => {
    const pane = await openPane([FORM]);
    await teachActual(pane);
    await openTab(pane.user, '设置');
    await pane.user.click(screen.getByRole('button', { name: '导出认法' }));
    const file = String(pane.saved.get('绩核认法.json'));
    expect(parseNotes(JSON.parse(file))).toEqual({ ok: true, notes: [{ words: '落实成效', role: 'actual' }] });
    cleanup();
    const other = await openPane([FORM]);
    await openTab(other.user, '设置');
    await other.user.upload(screen.getByLabelText('导入认法'), new File([file], '认法.json'));
    await waitFor(() => expect(list()).toHaveTextContent('落实成效 → 实际完成值'));
    await openTab(other.user, /^问题/);
    await waitFor(() => expect(saidOf(SHORT)).not.toEqual([]));
  });

  test.each([
    ['{', '没有导入：这不是绩核导出的文件，读不出来。'],
    ['{"version":1,"notes":[{"words":"甲","role":"乙"}]}', '第 1 条的字样是什么，没有认出'],
  ])('a file with %s is refused with the reason', async (content, sentence) => {
    const pane = await openPane([FORM]);
    await openTab(pane.user, '设置');
    await pane.user.upload(screen.getByLabelText('导入认法'), new File([content], '认法.json'));
    await waitFor(() => expect(list()).toHaveTextContent(sentence));
  });
});

test('怎样认的: every head with what it was taken for, and where', async () => {
  const pane = await openPane([FORM]);
  await pane.user.click(screen.getByRole('button', { name: '怎样认的' }));
  const item = screen.getAllByRole('listitem').find((each) => each.textContent?.startsWith('年度指标值'));
  await pane.user.click(within(item as HTMLElement).getByRole('button'));
  expect(pane.located).toEqual(['自评表!E12']);
  expect(screen.getByText(/没有认出 \d+ 格/)).toBeVisible();
});
