import '../../support/pane-setup.ts';
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type PolicyChoice, UNDECIDED } from '../../../src/app/policy-in-force.ts';
import { failedEntry } from '../../../src/app/review-file.ts';
import { builtInPolicies, policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { Batch } from '../../../src/programs/workbench/batch/batch.ts';
import { BatchView, type BatchViewProps } from '../../../src/programs/workbench/batch/batch-view.tsx';
import { Desk } from '../../../src/programs/workbench/batch/desk.ts';
import { Mending } from '../../../src/programs/workbench/batch/mending.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { fileEntryOf, findingEntry, tableEntry } from '../../support/report-entries.ts';

/** The list of a batch on the screen: what it says, how it is sorted and filtered, what can be opened. */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const HUBEI = policyById('hubei') as ScoringPolicy;
const at = (value: string | number, cell: string) => ({ value, cell });

function form(project: string, score: number, grade: '优' | '良' | '中') {
  const recomputed = { recordedSum: score, score, grade, reason: null, points: null, complete: true };
  const total = { points: at(100, 'G20'), score: at(score, 'H20'), grade: at(grade, 'I20'), recomputed };
  return tableEntry({ project: at(project, 'D3'), unit: at(`${project}中心`, 'G4'), total });
}

const cannotTell = { state: 'cannot-tell' as const, count: 0, gaps: [0] };
const UNTOLD = { 'points-sum': cannotTell, 'level1-points': cannotTell };

const ENTRIES: readonly FileEntry[] = [
  fileEntryOf('甲/供水.xlsx', { tables: [{ ...form('供水', 95, '优'), outcomes: UNTOLD }] }),
  fileEntryOf('甲/供气.xlsx', {
    tables: [form('供气', 72, '中')],
    verdict: 'has-errors',
    findings: [
      findingEntry('总分不对'),
      findingEntry('一', { check: 'score-mismatch', title: '得分不符' }),
      findingEntry('二', { check: 'score-mismatch', title: '得分不符', severity: 'warning' }),
    ],
  }),
  fileEntryOf('乙/供热.xlsx', {
    tables: [form('供热', 85.5, '良')],
    verdict: 'has-errors',
    findings: [findingEntry('总分')],
  }),
  failedEntry('坏.xlsx', new DocumentError('damaged', 'not-a-workbook')),
];

/** Answers when it is told to, or at once. */
function reviewing(entries: readonly FileEntry[], waitAt = entries.length) {
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let now = 0;
  const files = entries.map(({ path }) => ({
    path,
    file: { name: path, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) } as File,
  }));
  const review = async ({ path }: { readonly path: string }): Promise<FileEntry> => {
    const found = entries.findIndex((entry) => entry.path === path);
    if (found >= waitAt) await gate;
    now += 30_000;
    return entries[found] as FileEntry;
  };
  const make = (by: PolicyChoice): Batch =>
    new Batch(files, [{ review, close: () => undefined }], { by, clock: () => now });
  return { make, goOn: () => goOn() };
}

async function shown(batch: Batch, props: Partial<BatchViewProps> = {}, isDone = true) {
  const heard = {
    onOpen: jest.fn(),
    onClose: jest.fn(),
    onPolicy: jest.fn(),
    onTeach: jest.fn(),
    download: jest.fn(),
    onSaveAll: jest.fn(),
  };
  const desk = new Desk();
  render(
    <BatchView
      batch={batch}
      desk={desk}
      files={[]}
      mending={new Mending(desk, () => [])}
      policies={builtInPolicies}
      usual={UNDECIDED}
      {...heard}
      {...props}
    />,
  );
  const ended = batch.run();
  if (isDone) await act(() => ended);
  return { user: userEvent.setup(), desk, ended, ...heard };
}

const all = (by: PolicyChoice = UNDECIDED): Batch => reviewing(ENTRIES).make(by);
const list = (): HTMLElement => document.querySelector('.jihe-list') as HTMLElement;
const rows = (): string[][] =>
  [...list().querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((each) => each.textContent),
  );
const names = (): string[] =>
  [...list().querySelectorAll('.jihe-file-cell > :first-child')].map((each) => each.textContent);
const head = (name: string): HTMLElement => within(list()).getByRole('columnheader', { name });

test('a row a form, the worst first: its file and folder, what was counted; a file that can’t be read says why and can’t be opened', async () => {
  const { user, onOpen } = await shown(all());
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('批量核对 4 个文件');
  expect(rows()).toEqual([
    ['供气.xlsx甲/', '供气中心', '供气', '一表', '72', '72', '中', '2', '1', '', '有错误'],
    ['供热.xlsx乙/', '供热中心', '供热', '一表', '85.5', '85.5', '良', '1', '0', '', '有错误'],
    ['坏.xlsx', '', '', '', '', '', '', '', '', '', expect.stringMatching(/^没有读出 ./)],
    ['供水.xlsx甲/', '供水中心', '供水', '一表', '95', '95', '优', '0', '0', '2', '可报送'],
  ]);
  expect(head('结论').getAttribute('aria-sort')).toBe('descending');
  expect(list().querySelector('td[title^="有 2 条规则无法核对（"]')?.textContent).toBe('2');
  expect(within(list()).getAllByRole('button', { name: /^打开/ })).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: '打开 甲/供气.xlsx' }));
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ file: 1, first: { sheet: '一表', cell: 'H20' } }));
});

test('is sorted by a head, the other way by the same again, and by another one anew', async () => {
  const { user } = await shown(all());
  const sort = async (name: string): Promise<[string[], string | null, string]> => {
    await user.click(within(head(name)).getByRole('button'));
    return [names(), head(name).getAttribute('aria-sort'), head(name).textContent];
  };
  const up = ['供气.xlsx', '供热.xlsx', '供水.xlsx', '坏.xlsx'];
  const down = ['供水.xlsx', '供热.xlsx', '供气.xlsx', '坏.xlsx'];
  expect(head('复算总分').getAttribute('aria-sort')).toBe('none');
  expect(await sort('复算总分')).toEqual([up, 'ascending', '复算总分']);
  expect(await sort('复算总分')).toEqual([down, 'descending', '复算总分']);
  expect(head('表内总分').getAttribute('aria-sort')).toBe('none');
  expect(await sort('表内总分')).toEqual([up, 'ascending', '表内总分']);
  expect(await sort('错误')).toEqual([up, 'descending', '错误']);
  expect(head('复算总分').textContent).toBe('复算总分');
});

test('is filtered by words and by verdict, and says how many are left', async () => {
  const { user } = await shown(all());
  expect(screen.getByText('共 4 张表，显示 4 张')).toBeTruthy();
  const chips = (): string[] =>
    within(screen.getByRole('group', { name: '按结论筛选' }))
      .getAllByRole<HTMLButtonElement>('button')
      .map((each) => `${each.textContent}${each.disabled ? ' off' : ''}${each.ariaPressed === 'true' ? ' on' : ''}`);
  expect(chips()).toEqual(['有错误 2', '需复核 0 off', '可报送 1', '未核对 0 off', '读不出 1']);
  await user.type(screen.getByRole('textbox', { name: '筛选单位、项目或文件名' }), '甲');
  expect(names()).toEqual(['供气.xlsx', '供水.xlsx']);
  expect(screen.getByText('共 4 张表，显示 2 张')).toBeTruthy();
  screen.getByRole('button', { name: '有错误 2' }).focus();
  await user.keyboard('{Enter}');
  expect(names()).toEqual(['供气.xlsx']);
  await user.keyboard('{Tab} ');
  expect(names()).toEqual(['供气.xlsx', '供水.xlsx']);
  expect(chips()).toEqual(['有错误 2 on', '需复核 0 off', '可报送 1 on', '未核对 0 off', '读不出 1']);
  await user.click(screen.getByRole('button', { name: '有错误 2' }));
  expect(names()).toEqual(['供水.xlsx']);
  await user.keyboard('{Tab} ');
  expect(names()).toEqual(['供气.xlsx', '供水.xlsx']);
});

test('is pictured once it is done: totals by range, and the most frequent findings with bars as long as they are many', async () => {
  await shown(all());
  expect(screen.getByText('总分分布和常见问题').closest('details')?.open).toBe(false);
  const bars = (name: string): string[] =>
    within(screen.getByRole('table', { name }))
      .getAllByRole('row')
      .map((row) => `${row.textContent} ${row.querySelector<HTMLElement>('.jihe-bar')?.style.width}`);
  expect(bars('复算总分的分布')).toEqual([
    '<600 张表 0%',
    '60–700 张表 0%',
    '70–801 张表 100%',
    '80–901 张表 100%',
    '90–1001 张表 100%',
    '待判断0 张表 0%',
  ]);
  expect(bars('最常见的问题')).toEqual(['得分不符2 处，涉及 1 个文件 100%', '总分不符2 处，涉及 2 个文件 100%']);
});

test('without findings no table of them is there; of very many the eight most frequent', async () => {
  const clean = reviewing([fileEntryOf('甲.xlsx')]).make(UNDECIDED);
  await shown(clean);
  expect(screen.queryByRole('table', { name: '最常见的问题' })).toBeNull();
  const findings = Array.from({ length: 9 }, (_, index) =>
    findingEntry('一', { check: `check-${index}` as 'form-cut', title: `规则${index}` }),
  );
  await shown(reviewing([fileEntryOf('乙.xlsx', { findings })]).make(UNDECIDED));
  expect(within(screen.getByRole('table', { name: '最常见的问题' })).getAllByRole('row')).toHaveLength(8);
});

test('at most five questions are on the screen, of all that there are', async () => {
  const gap = (words: string): ReturnType<typeof tableEntry>['gaps'][number] => ({
    kind: 'column',
    block: 'indicators',
    cells: ['F12', 'F13'],
    words,
    guess: null,
    holdsPoints: false,
  });
  const entries = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) =>
    fileEntryOf(`${name}.xlsx`, { tables: [tableEntry({ gaps: [gap(`成效${name}`)] })] }),
  );
  await shown(reviewing(entries).make(UNDECIDED));
  const region = screen.getByRole('region', { name: '没有完全认出（6）' });
  expect(within(region).getAllByRole('listitem')).toHaveLength(5);
});

test('goes out as a workbook, and can be closed', async () => {
  const { user, download, onClose } = await shown(all());
  await user.click(screen.getByRole('button', { name: '导出汇总表' }));
  const [name, bytes] = download.mock.calls[0] as [string, Uint8Array];
  expect(name).toBe('绩核汇总.xlsx');
  // Title, what is said below it and head.
  expect(readWorkbook(bytes).sheets[0]?.rows).toHaveLength(3 + 4);
  await user.click(screen.getByRole('button', { name: '关闭列表' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('while it lasts it says how far it is and how long it takes, shows no pictures, and can be stopped', async () => {
  const { make, goOn } = reviewing(ENTRIES, 1);
  const batch = make(UNDECIDED);
  const { user, ended } = await shown(batch, {}, false);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出汇总表' }).disabled).toBe(true);
  expect(screen.getByText('正在核对：0／4 个文件')).toBeTruthy();
  await screen.findByText('正在核对：1／4 个文件，大约还要 1 分 30 秒');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0.25');
  expect(screen.queryByRole('table', { name: '复算总分的分布' })).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出汇总表' }).disabled).toBe(false);
  await user.click(screen.getByRole('button', { name: '停止' }));
  await act(() => ended);
  expect(screen.getByRole('status').textContent).toBe('已停止，核对了 1 个文件，共 4 个。');
  expect(screen.getByRole('table', { name: '复算总分的分布' })).toBeTruthy();
  goOn();
});

test('says at the end how long it took', async () => {
  await shown(all());
  expect(screen.getByRole('status').textContent).toBe('核对完 4 个文件，用时 2 分钟。');
});

describe('the policy', () => {
  const policies = (): HTMLSelectElement => screen.getByRole('combobox', { name: '评分办法' });

  test('is each file’s own unless one is chosen for all', async () => {
    const usual = { chosen: null, personal: HUBEI };
    const { user, onPolicy } = await shown(all(usual), { usual });
    expect(policies().selectedOptions[0]?.text).toBe('按各文件记录的，没有记录的按“湖北”');
    expect([...policies().options].slice(1).map(({ value }) => value)).toEqual(builtInPolicies.map(({ id }) => id));
    expect(screen.queryByText(/^所有文件都按/)).toBeNull();
    await user.selectOptions(policies(), 'sichuan');
    expect(onPolicy).toHaveBeenCalledWith({ chosen: policyById('sichuan'), personal: HUBEI });
  });

  test('chosen for all is told, and given up again', async () => {
    const { user, onPolicy } = await shown(all({ chosen: HUBEI, personal: null }));
    expect(policies().value).toBe('hubei');
    expect(policies().options[0]?.text).toContain(`“${policyById('national')?.name}”`);
    expect(screen.getByText(/^所有文件都按“湖北”核对。/)).toBeTruthy();
    await user.selectOptions(policies(), '');
    expect(onPolicy).toHaveBeenCalledWith(UNDECIDED);
  });
});

test('very many rows come 300 at a time', async () => {
  const entries = Array.from({ length: 301 }, (_, index) => fileEntryOf(`${index}.xlsx`));
  const { user } = await shown(reviewing(entries).make(UNDECIDED));
  const count = (): number => list().querySelectorAll('tbody tr').length;
  expect(count()).toBe(300);
  await user.click(screen.getByRole('button', { name: '再显示一些' }));
  expect(count()).toBe(301);
  await waitFor(() => expect(screen.queryByRole('button', { name: '再显示一些' })).toBeNull());
});
