import '../../support/pane-setup.ts';
import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { readDocxWaivers, writeDocxWaivers } from '../../../src/formats/docx/write/waivers.ts';
import { App } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import { buildDocx, paragraph, tableXml } from '../../support/docx-maker.ts';
import { formAlone, RIGHT_RATE, reportWithForm, WRONG_RATE } from '../../support/report-document.ts';

/** Reports in Word, text files and what is pasted, on the page of the workbench. */

// A busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });

function shown(): { readonly user: UserEvent; readonly download: jest.Mock } {
  const download = jest.fn();
  render(
    <App
      download={download}
      reviewers={() => [new PageReviewer()]}
      samples={[]}
      settings={new SettingsStore(null)}
      version="0"
    />,
  );
  return { user: userEvent.setup(), download };
}

/** jsdom's own files can't be read as bytes. */
function file(name: string, content: Uint8Array | string): File {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = (): Promise<ArrayBuffer> => Promise.resolve(bytes.slice().buffer);
  return Object.assign(new File([], name), { arrayBuffer: read });
}

async function opened(name: string, bytes: Uint8Array | string): Promise<ReturnType<typeof shown>> {
  const page = shown();
  await page.user.upload(screen.getByTestId('file-input'), file(name, bytes));
  await screen.findByRole('region', { name: `文档 ${name}` });
  return page;
}

const page = (): HTMLElement => document.querySelector('.jihe-document') as HTMLElement;
const tabs = (): (string | null)[] =>
  within(screen.getAllByRole('tablist').at(-1) as HTMLElement)
    .getAllByRole('tab')
    .map((tab) => tab.textContent);
const pasted = (data: Readonly<Record<string, string>>, target: EventTarget = document.body): boolean =>
  fireEvent.paste(target as Element, {
    clipboardData: { types: Object.keys(data), files: [], items: [], getData: (type: string) => data[type] ?? '' },
  });

test('a document is a page with its tables in their places, its form is the pane’s', async () => {
  const { user } = await opened('报告.docx', reportWithForm());
  const text = page().textContent;
  expect(text.indexOf(WRONG_RATE)).toBeGreaterThan(0);
  expect(text.indexOf('项目名称')).toBeGreaterThan(text.indexOf('差旅费5万元'));
  expect(screen.getByText(/^41 段文字，1 张表格，是自评表。写入表格的内容在副本里是修订/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: '二、资金使用情况' })).toBeTruthy();
  expect(page().querySelector('[data-verdict="contradicts"]')).not.toBeNull();
  expect(page().querySelector('[data-verdict="agrees"]')?.textContent).toBe('20万元');
  await screen.findByText(/总分填了 99/);
  // By row and head, not by an address that a document doesn't show.
  await user.click(screen.getByRole('button', { name: '定位到 表1 第18行“得分”' }));
  await waitFor(() => expect(page().querySelector('[data-located]')?.textContent).toBe('99'));
});

test('a finding of the text is shown on the page, at its characters', async () => {
  const { user } = await opened('报告.docx', reportWithForm());
  await user.click(await screen.findByRole('tab', { name: '报告' }));
  const findings = await screen.findAllByTestId('text-finding');
  const rate = findings.find((each) => each.textContent.includes('100%')) as HTMLElement;
  await user.click(within(rate).getByRole('button', { name: '在原文里显示 第5段' }));
  const mark = page().querySelector('mark');
  expect([mark?.textContent, mark?.parentElement?.textContent]).toEqual(['100%', WRONG_RATE]);
  expect(screen.queryByTestId('reading')).toBeNull();
});

test('what is written into its form is a tracked change of the copy; all findings are comments of another', async () => {
  const bytes = reportWithForm();
  const { user, download } = await opened('报告.docx', bytes);
  const fix = (): HTMLButtonElement => screen.getByRole('button', { name: /^直接改正/ });
  await waitFor(() => expect(fix().disabled).toBe(false));
  await user.click(fix());
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^写入 \d+ 处$/ }));
  await screen.findByTestId('undo');
  await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
  const [name, copy] = download.mock.calls[0] as [string, Uint8Array];
  expect(name).toBe('报告-核对.docx');
  const numbers = (of: Uint8Array): unknown[] =>
    readDocument(of).grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
  expect([numbers(bytes).includes(99), numbers(copy).includes(99)]).toEqual([true, false]);
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await user.click(screen.getByRole('tab', { name: '报告' }));
  await user.click(await screen.findByRole('button', { name: '另存带批注的副本' }));
  const [commented, comments] = download.mock.calls[1] as [string, Uint8Array];
  expect(commented).toBe('报告-批注.docx');
  expect(readDocument(comments).narrative).toEqual(readDocument(bytes).narrative);
  expect(comments.length).toBeGreaterThan(bytes.length);
});

test('without a form the pane is about the text, and nobody misses one', async () => {
  const table = tableXml({
    rows: [
      [{ text: '批次' }, { text: '金额' }],
      [{ text: '一' }, { text: '20' }],
    ],
  });
  await opened('报告.docx', buildDocx(paragraph(WRONG_RATE) + table + paragraph(RIGHT_RATE)));
  expect((await screen.findByTestId('ledger')).textContent).toContain('矛盾 1 处');
  expect(tabs()).toEqual(['报告', '设置']);
  expect(document.body.textContent).not.toMatch(/没有找到|没有认出|未核对/);
  const children = [...(document.querySelector('.jihe-paper')?.children ?? [])];
  expect(children.map((each) => each.textContent)).toEqual([WRONG_RATE, '批次金额一20', RIGHT_RATE]);
});

test('a text file is read and not written to', async () => {
  await opened('报告.txt', `${WRONG_RATE}\n\n${RIGHT_RATE}`);
  expect(screen.getByText('文本文件：2 段文字。只能查看和核对。')).toBeTruthy();
  expect((await screen.findByTestId('ledger')).textContent).toContain('复算 2 处');
  expect(screen.queryByRole('button', { name: '下载修改后的副本' })).toBeNull();
  expect(screen.queryByRole('button', { name: '另存带批注的副本' })).toBeNull();
});

test('text and tables that are pasted are a document; what has the focus goes before', async () => {
  shown();
  expect(pasted({ 'text/plain': WRONG_RATE })).toBe(false);
  await screen.findByText('粘贴的内容：1 段文字。只能查看和核对；要填写和批注，请打开 .docx 文件。');
  const html = `<p>${WRONG_RATE}</p><table><tr><td>甲<img src="x" onerror="throw 1"></td><td>乙</td></tr></table>`;
  expect(pasted({ 'text/plain': '', 'text/html': html })).toBe(false);
  await screen.findByText(/^粘贴的内容：1 段文字，1 张表格。/);
  expect([...page().querySelectorAll('td')].map((cell) => cell.innerHTML)).toEqual(['甲', '乙']);
  const input = document.createElement('input');
  document.body.append(input);
  expect(pasted({ 'text/plain': WRONG_RATE }, input)).toBe(true);
  input.remove();
});

describe('text that is pasted', () => {
  const nineteen = '预算资金100万元，支出80万元。ab';
  const isTaken = (data: Readonly<Record<string, string>>, target?: Element): boolean => !pasted(data, target);

  test('is taken from twenty characters on, blanks around it left out; with a table always', async () => {
    expect(nineteen).toHaveLength(19);
    shown();
    expect(isTaken({ 'text/plain': `  ${nineteen} \n` })).toBe(false);
    expect(isTaken({ 'text/plain': '甲', 'text/html': '<p>甲</p>' })).toBe(false);
    expect(screen.queryByRole('region', { name: /^文档/ })).toBeNull();
    // With nothing in focus the page itself is pasted to.
    expect(pasted({ 'text/plain': `${nineteen}c` }, window)).toBe(false);
    await screen.findByText(/^粘贴的内容：1 段文字。/);
    expect(isTaken({ 'text/plain': '甲', 'text/html': '<table><tr><td>甲</td></tr></table>' })).toBe(true);
    await screen.findByText(/^粘贴的内容：没有正文，1 张表格。/);
  });

  test('is left to whatever takes text, and to a dialog', () => {
    shown();
    for (const tag of [
      '<input>',
      '<textarea></textarea>',
      '<select></select>',
      '<p contenteditable><b></b></p>',
      '<div role="dialog"><p></p></div>',
    ]) {
      const place = document.createElement('div');
      place.innerHTML = tag;
      document.body.append(place);
      const target = place.querySelector('b, p, input, textarea, select') as Element;
      expect([tag, isTaken({ 'text/plain': `${nineteen}c` }, target)]).toEqual([tag, false]);
      place.remove();
    }
    const taken = (event: Event): void => event.preventDefault();
    document.body.addEventListener('paste', taken);
    expect(isTaken({ 'text/plain': `${nineteen}c` })).toBe(true);
    document.body.removeEventListener('paste', taken);
    expect(screen.queryByRole('region', { name: /^文档/ })).toBeNull();
  });
});

test('on a narrow window the report shows its places itself, and the page has its name', async () => {
  const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(window, {
    matchMedia: (requested: string) => (requested.includes('max-width') ? query : { ...query, matches: false }),
  });
  try {
    const { user } = await opened('报告.docx', buildDocx(paragraph(WRONG_RATE)));
    expect(screen.getByRole('heading', { level: 1, name: '报告.docx' })).toBeTruthy();
    const sides = screen.getByRole('tablist', { name: '显示哪一边' });
    expect(
      within(sides)
        .getAllByRole('tab')
        .map(({ textContent }) => textContent),
    ).toEqual(['文档', '核对']);
    await user.click(within(sides).getByRole('tab', { name: '核对' }));
    expect(screen.queryByRole('heading', { level: 1, name: '报告.docx' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: '在原文里显示 第1段' }));
    expect(screen.getByTestId('reading').textContent).toBe(WRONG_RATE);
  } finally {
    Reflect.deleteProperty(window, 'matchMedia');
  }
});

test('what can’t be read is a sentence in the words of documents', async () => {
  const { user } = shown();
  await user.upload(screen.getByTestId('file-input'), file('报告.docx', '%PDF-1.7\n'));
  expect(await screen.findByText(/《报告\.docx》没有打开：这是 PDF 文件，暂不支持。/)).toBeTruthy();
});

test('in a list documents stand beside workbooks, and a row opens its document', async () => {
  const { user } = shown();
  await user.upload(screen.getByTestId('file-input'), [
    file('甲.docx', reportWithForm()),
    file('乙.docx', buildDocx(paragraph(RIGHT_RATE))),
  ]);
  await screen.findByText(/核对完 2 个文件/);
  await user.click(screen.getAllByRole('button', { name: '打开 乙.docx' })[0] as HTMLElement);
  await screen.findByRole('region', { name: '文档 乙.docx' });
});

test('in a list a report is held against the form of another file, as on the command line; its page tells which', async () => {
  const { user, download } = shown();
  const report = buildDocx(paragraph('项目绩效自评总得分为90分。') + paragraph(RIGHT_RATE));
  await user.upload(screen.getByTestId('file-input'), [file('报告.docx', report), file('自评表.docx', formAlone())]);
  await screen.findByText(/核对完 2 个文件/);
  const row = screen.getByRole('button', { name: '打开 报告.docx' }).closest('tr') as HTMLElement;
  expect(row.getAttribute('data-verdict')).toBe('has-errors');
  expect(row.textContent).toContain('对照的自评表：自评表.docx 表1（同一文件夹里只有这一份）。');
  await user.click(within(row).getByRole('button', { name: '打开 报告.docx' }));
  const [finding] = await screen.findAllByTestId('text-finding');
  expect(finding?.textContent).toContain('自评表的总分是 100 分，文中写了 90分。');
  expect(screen.getByText('对照的自评表：自评表.docx 表1（同一文件夹里只有这一份）。')).toBeTruthy();
  expect(page().querySelector('[data-verdict="contradicts"]')?.textContent).toBe('90分');
  await user.click(within(finding as HTMLElement).getByRole('button', { expanded: false }));
  // The form isn't open: nothing to go to.
  expect(finding?.textContent).toMatch(/《自评表\.docx》表1 [^“]+“100”/);
  expect(within(finding as HTMLElement).queryByRole('button', { name: /^定位/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: '另存带批注的副本' }));
  const [, commented] = download.mock.calls[0] as [string, Uint8Array];
  expect(readDocument(commented).narrative).toEqual(readDocument(report).narrative);
});

test('a report is nobody’s where two forms of its folder may be meant', async () => {
  const { user } = shown();
  await user.upload(screen.getByTestId('file-input'), [
    file('报告.docx', buildDocx(paragraph('项目绩效自评总得分为90分。') + paragraph(RIGHT_RATE))),
    file('自评表1.docx', formAlone()),
    file('自评表2.docx', formAlone()),
  ]);
  await screen.findByText(/核对完 3 个文件/);
  const row = screen.getByRole('button', { name: '打开 报告.docx' }).closest('tr') as HTMLElement;
  expect(row.getAttribute('data-verdict')).toBe('ready');
  expect(row.textContent).not.toContain('对照的自评表');
});

test('忽略 is a comment in the copy: the finding of the form is set aside, and undoing takes the comment out', async () => {
  const bytes = reportWithForm();
  const { user, download } = await opened('报告.docx', bytes);
  const finding = (await screen.findByText(/总分填了 99/)).closest('li') as HTMLElement;
  const unfold = within(finding).getAllByRole('button', { expanded: false })[0] as HTMLElement;
  await user.click(unfold);
  await user.click(within(finding).getByRole('button', { name: '忽略' }));
  const dialog = await screen.findByRole('dialog', { name: '忽略这个问题' });
  expect(dialog.textContent).toContain('会写成批注，在下载的副本里，审核人能看到。');
  await user.type(within(dialog).getByRole('textbox'), '按主管部门口径');
  await user.click(within(dialog).getByRole('button', { name: '忽略' }));
  await user.click(await screen.findByRole('tab', { name: '已忽略 1' }));
  expect(screen.getByText(/总分填了 99/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
  const [, copy] = download.mock.calls[0] as [string, Uint8Array];
  expect(readDocxWaivers(copy)).toMatchObject([
    { check: 'total-mismatch', reason: '按主管部门口径', spots: [{ sheet: '表1', cell: 'H18' }] },
  ]);
  expect(readDocument(copy).grids).toEqual(readDocument(bytes).grids);
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await screen.findByRole('tab', { name: '已忽略 0' });
  await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalledTimes(2));
  const [, undone] = download.mock.calls[1] as [string, Uint8Array];
  expect(readDocxWaivers(undone)).toEqual([]);
});

test('what a comment of the document waives counts for its form, and can be taken back', async () => {
  const at = { sheet: '表1', cell: 'H18' };
  const { bytes } = writeDocxWaivers(reportWithForm(), [{ at, check: 'total-mismatch', reason: '已核实' }]);
  const { user, download } = await opened('报告.docx', bytes);
  await user.click(await screen.findByRole('tab', { name: '已忽略 1' }));
  const finding = screen.getByText(/总分填了 99/).closest('li') as HTMLElement;
  await user.click(within(finding).getAllByRole('button', { expanded: false })[0] as HTMLElement);
  expect(finding.textContent).toContain('已核实');
  await user.click(within(finding).getByRole('button', { name: '恢复' }));
  await screen.findByRole('tab', { name: '已忽略 0' });
  await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
  expect(readDocxWaivers((download.mock.calls[0] as [string, Uint8Array])[1])).toEqual([]);
});

test('忽略 at a finding of the text: a comment at its characters, and back', async () => {
  const { user, download } = await opened('报告.docx', reportWithForm());
  await user.click(await screen.findByRole('tab', { name: '报告' }));
  const findings = await screen.findAllByTestId('text-finding');
  const rate = findings.find((each) => each.textContent.includes('100%')) as HTMLElement;
  await user.click(within(rate).getAllByRole('button', { expanded: false })[0] as HTMLElement);
  await user.click(within(rate).getByRole('button', { name: '忽略' }));
  expect(rate.textContent).not.toContain('请写明原因。');
  await user.click(within(rate).getByRole('button', { name: '忽略' }));
  expect(rate.textContent).toContain('请写明原因。');
  await user.type(within(rate).getByRole('textbox'), '按进度');
  await user.click(within(rate).getByRole('button', { name: '忽略' }));
  await user.click(await screen.findByRole('button', { name: '已忽略（1）' }));
  await user.click(screen.getByRole('button', { name: '下载修改后的副本' }));
  await waitFor(() => expect(download).toHaveBeenCalledTimes(1));
  expect(readDocxWaivers((download.mock.calls[0] as [string, Uint8Array])[1])).toMatchObject([
    { check: 'text-rate', reason: '按进度', spots: [{ paragraph: 5, quote: '100%' }] },
  ]);
  const waived = screen.getAllByTestId('text-finding').find((each) => each.textContent.includes('100%')) as HTMLElement;
  await user.click(within(waived).getAllByRole('button', { expanded: false })[0] as HTMLElement);
  await user.click(within(waived).getByRole('button', { name: '恢复' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^已忽略/ })).toBeNull());
});
