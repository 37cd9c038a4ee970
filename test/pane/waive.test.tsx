import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SettingsStore } from '../../src/app/settings.ts';
import { review } from '../../src/engine/review.ts';
import { readWaiverSheet } from '../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import { Pane } from '../../src/pane/pane.tsx';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import {
  fileOf,
  findingTexts,
  type OpenPane,
  openPane,
  openTab,
  passingOn,
  settled,
  TODAY,
  unfold,
} from '../support/open-pane.tsx';

/** What the user leaves as it is. */

const FORM = withCells(exampleForm('national'), { H20: '99' });
const TOTAL = '总分填了 99';

async function waivedIn({ host }: OpenPane) {
  const [sheet] = await host.readSheets([WAIVER_SHEET]);
  return sheet === undefined ? null : readWaiverSheet(sheet);
}

async function waive(pane: OpenPane, reason: string): Promise<void> {
  const finding = await unfold(pane.user, TOTAL);
  await pane.user.click(within(finding).getByRole('button', { name: '忽略' }));
  const dialog = await screen.findByRole('dialog');
  if (reason !== '') await pane.user.type(within(dialog).getByRole('textbox'), reason);
  await pane.user.click(within(dialog).getByRole('button', { name: '忽略' }));
}

test('a reason is asked for; nothing is waived without one', async () => {
  const pane = await openPane([FORM]);
  const before = pane.host.bytes();
  await waive(pane, '');
  expect(await screen.findByRole('dialog')).toHaveTextContent('请写明原因。');
  const field = screen.getByRole('textbox', { name: /原因/ });
  expect(field).toBeRequired();
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription(/请写明原因。/);
  await pane.user.click(screen.getByRole('button', { name: '不忽略' }));
  expect(pane.host.bytes()).toBe(before);
});

test('the first waiver makes the sheet 核对说明; the finding stays visible, and comes back when restored', async () => {
  const pane = await openPane([FORM]);
  const finding = await unfold(pane.user, TOTAL);
  await pane.user.click(within(finding).getByRole('button', { name: '忽略' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('将在最后新建这张工作表');
  await pane.user.type(within(dialog).getByRole('textbox'), '按规定四舍五入');
  await pane.user.click(within(dialog).getByRole('button', { name: '忽略' }));
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('可报送'));
  expect(pane.announced()).toBe('已忽略，原因记入“核对说明”。');
  expect((await waivedIn(pane))?.waivers).toMatchObject([
    { check: 'total-mismatch', project: '老旧小区供水改造', reason: '按规定四舍五入', date: TODAY },
  ]);
  expect(findingTexts()).toEqual([]);

  await pane.user.click(await screen.findByRole('tab', { name: '已忽略 1' }));
  const waived = await unfold(pane.user, TOTAL);
  expect(waived).toHaveTextContent(`忽略原因：按规定四舍五入（${TODAY}）`);
  await pane.user.click(within(waived).getByRole('button', { name: '恢复' }));
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('有 1 处错误'));
  expect((await waivedIn(pane))?.waivers).toEqual([]);
});

test('is dated by the clock of the machine, with two digits for month and day', async () => {
  const RealDate = Date;
  const host = new FileHost(fileOf([FORM]));
  globalThis.Date = class extends RealDate {
    constructor() {
      super(2026, 2, 5, 23, 59);
    }
  } as unknown as DateConstructor;
  Object.assign(globalThis.Date, { now: () => RealDate.now() });
  try {
    render(<Pane host={host} settings={new SettingsStore(null)} version="1" />);
    const user = userEvent.setup();
    await screen.findByTestId('verdict');
    await user.click(within(await unfold(user, TOTAL)).getByRole('button', { name: '忽略' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), '按规定');
    await user.click(within(dialog).getByRole('button', { name: '忽略' }));
    await waitFor(() => expect(screen.getByTestId('undo')).toBeVisible());
  } finally {
    globalThis.Date = RealDate;
  }
  const [sheet] = await host.readSheets([WAIVER_SHEET]);
  expect(sheet === undefined ? [] : readWaiverSheet(sheet).waivers).toMatchObject([{ date: '2026-03-05' }]);
});

test('a waiver is undone like any other write', async () => {
  const pane = await openPane([FORM]);
  await waive(pane, '按规定四舍五入');
  await waitFor(() => expect(screen.getByTestId('undo')).toBeVisible());
  await settled();
  await pane.user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('有 1 处错误'));
});

test('a waiver that no longer matches anything is reported', async () => {
  const pane = await openPane([FORM]);
  await waive(pane, '按规定四舍五入');
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('可报送'));
  await pane.host.apply([{ sheet: '自评表', cell: 'H20', from: { value: 99 }, to: { value: 100 } }]);
  await pane.user.click(screen.getByRole('button', { name: '检查' }));
  await waitFor(() =>
    expect(screen.getByRole('region', { name: '不再需要的忽略' })).toHaveTextContent('“核对说明”第 4 行忽略的'),
  );
});

test('a workbook of which the structure is protected: said in the dialog, and nothing can be waived', async () => {
  const pane = await openPane([FORM], { around: (host) => passingOn(host, { fixed: () => Promise.resolve(true) }) });
  const before = pane.host.bytes();
  const finding = await unfold(pane.user, TOTAL);
  await pane.user.click(within(finding).getByRole('button', { name: '忽略' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/^工作簿的结构受保护，不能新建“核对说明”/)).toBeVisible();
  expect(within(dialog).getByRole('button', { name: '忽略' })).toBeDisabled();
  expect(pane.host.bytes()).toBe(before);
});

test('a workbook that takes no new sheet says so', async () => {
  const pane = await openPane([FORM], {
    around: (host) =>
      passingOn(host, { ensureSheet: () => Promise.reject(new DocumentError('protected', 'protected-workbook')) }),
  });
  await waive(pane, '按规定四舍五入');
  expect(await screen.findByTestId('refusal')).toHaveTextContent('工作簿的结构受保护，不能添加工作表。');
});

describe('the policy of the workbook', () => {
  const HUBEI = fixtureForm('hubei-foot-reason');

  test('goes into the sheet with the first waiver, and is in force when the file is opened again', async () => {
    const form = withCells(exampleForm('national'), { H20: '99' });
    const pane = await openPane([form]);
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '评分办法' }), '预算管理一体化（线性反向）');
    await settled();
    expect(await waivedIn(pane)).toBeNull();
    await waive(pane, '按规定四舍五入');
    await waitFor(() => expect(screen.getByTestId('undo')).toBeVisible());
    await settled();
    expect((await waivedIn(pane))?.policy?.id).toBe('platform');
  });

  test('that the workbook records is used, and changed there', async () => {
    const pane = await openPane([HUBEI]);
    await pane.host.ensureSheet(WAIVER_SHEET);
    await pane.user.click(screen.getByRole('button', { name: '检查' }));
    await settled();
    await pane.user.click(screen.getByRole('button', { name: '改用“湖北”' }));
    await waitFor(async () =>
      expect((await waivedIn(pane))?.formPolicies).toMatchObject([
        { sheet: '自评表', form: null, policy: { id: 'hubei' } },
      ]),
    );
    expect((await waivedIn(pane))?.policy).toBeNull();
    await settled();
    expect(pane.announced()).toBe('评分办法已记入“核对说明”。');
    await openTab(pane.user, '得分');
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('hubei');
    expect(screen.getByRole('banner')).toHaveTextContent('本次选定，只用于这张表');
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '评分办法' }), 'national');
    await waitFor(async () => expect((await waivedIn(pane))?.policy?.id).toBe('national'));
    expect((await waivedIn(pane))?.formPolicies).toEqual([]);
  });

  test('of one form goes into the sheet with the first waiver, below it, and holds when the file is opened again', async () => {
    const other = { ...HUBEI, name: '黄石' };
    const pane = await openPane([withCells(exampleForm('national'), { H20: '99' }), other]);
    await pane.user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '全部工作表');
    await pane.user.click(await screen.findByRole('button', { name: '这张表改用“湖北”' }));
    await settled();
    await waive(pane, '按规定四舍五入');
    await waitFor(() => expect(screen.getByTestId('undo')).toBeVisible());
    await settled();
    const sheet = await waivedIn(pane);
    expect(sheet?.waivers).toMatchObject([{ check: 'total-mismatch', reason: '按规定四舍五入', row: 4 }]);
    expect(sheet?.formPolicies).toMatchObject([{ sheet: '黄石', form: null, policy: { id: 'hubei' }, row: 5 }]);
    const { tables, unusedWaivers } = review(await pane.host.readSheets('all'));
    expect(tables.map(({ policy, isOwnPolicy }) => [policy.id, isOwnPolicy])).toEqual([
      ['national', false],
      ['hubei', true],
    ]);
    expect(unusedWaivers).toEqual([]);
  });
});
