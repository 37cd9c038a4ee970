import '../../support/pane-setup.ts';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { SettingsStore } from '../../../src/app/settings.ts';
import { App, type AppProps } from '../../../src/programs/workbench/app.tsx';
import { PageReviewer, type Task } from '../../../src/programs/workbench/batch/reviewers.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { WRONG_RATE } from '../../support/report-document.ts';
import { keptScreen, screenLines, unknownClasses } from '../../support/screen-lines.ts';
import { untaughtForm } from '../../support/untaught-form.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';
import { buildXlsx, gridToXlsx } from '../../support/xlsx-builder.ts';

/** The page around sheet and pane as it is read; kept as the pages of the pane are (test/pane/kept-screens). */

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });

const ONE = buildXlsx([
  { name: '一', cells: { A1: '甲', B1: 2, C3: '合并' }, merges: ['C3:D4'] },
  { name: '二', cells: { A1: '第二张' } },
  { name: '藏', cells: { A1: '藏着' }, visibility: 'hidden' },
]);
const FORM = gridToXlsx([withCells(exampleForm('national'), { H20: '99' })]);

const file = (name: string, bytes: Uint8Array): File =>
  Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });

function keep(name: string, ...elements: readonly (Element | null)[]): void {
  expect(elements).not.toContain(null);
  expect(unknownClasses(document.body, ['pane/pane.css', 'programs/workbench/workbench.css'])).toEqual([]);
  const found = elements
    .map((each) => screenLines(each as Element))
    .join('')
    // How long it took, and how many files were opened before, is another matter.
    .replaceAll(/(用时|大约还要) [\d. 分]+秒/g, '$1 … 秒')
    .replaceAll(/\d+=(?=\S+\.\w+$)/gm, '')
    .replaceAll(/(已打开的文件, title=[^,]+, value) “\d+”/g, '$1 …');
  expect(found).toBe(keptScreen(`workbench-${name}`, found));
}

function shown(props: Partial<AppProps> = {}): UserEvent {
  render(
    <App
      download={() => undefined}
      reviewers={() => [new PageReviewer()]}
      samples={[
        { name: '示例.xlsx', bytes: () => ONE },
        { name: '另一个.xlsx', bytes: () => FORM },
      ]}
      settings={new SettingsStore(null)}
      version="0"
      {...props}
    />,
  );
  return userEvent.setup();
}

const left = (): Element | null => document.querySelector('.jihe-left');

test('before anything is open', async () => {
  const user = shown();
  keep('welcome', document.querySelector('.jihe-workbench'));
  await user.click(screen.getByRole('button', { name: '示例' }));
  await screen.findByRole('table', { name: '工作表 一' });
  // What the empty page offers is in the header's menu from now on.
  await user.click(screen.getByRole('button', { name: '示例' }));
  const menu = within(await screen.findByRole('menu'));
  expect(menu.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['示例', '另一个']);
  await user.click(menu.getByRole('menuitem', { name: '另一个' }));
  await screen.findByRole('table', { name: '工作表 自评表' });
});

test('a file: the bar above, the sheet, its tabs; what can only be read', async () => {
  const user = shown();
  await user.upload(screen.getByTestId('file-input'), file('表.xlsx', ONE));
  await screen.findByRole('table', { name: '工作表 一' });
  await screen.findByRole('tab', { name: /^一 ?警告 ?1$/ });
  keep(
    'file',
    document.querySelector('.jihe-header'),
    screen.getByLabelText('当前单元格'),
    screen.getByLabelText('编辑栏'),
    screen.getByRole('tab', { name: '二' }).closest('[role=tablist]'),
  );
  await user.upload(screen.getByTestId('file-input'), file('旧.xls', xlsFixture('hubei.xls')));
  await waitFor(() => expect(screen.queryByRole('table', { name: '工作表 一' })).toBeNull());
  keep('xls', document.querySelector('.jihe-header'));
});

test('what wasn’t opened, and what was passed over', async () => {
  const user = shown();
  await user.upload(screen.getByTestId('folder-input'), [file('坏.xlsx', new Uint8Array(3)), file('说明.pdf', ONE)]);
  await screen.findByText(/《坏\.xlsx》没有打开/);
  keep('not-opened', document.querySelector('.jihe-messages'));
});

test('a report: its header, and the pane beside it', async () => {
  const user = shown();
  await user.upload(screen.getByTestId('file-input'), file('报告.docx', buildDocx(paragraph(WRONG_RATE))));
  await screen.findByTestId('ledger');
  keep('report', document.querySelector('.jihe-workbench'));
});

test('a list of files, while it lasts and at its end', async () => {
  const gates: (() => void)[] = [];
  const page = new PageReviewer();
  const reviewer = Object.assign(new PageReviewer(), {
    review: async (task: Task) => {
      if (task.path.startsWith('丙')) await new Promise<void>((resolve) => gates.push(resolve));
      return page.review(task);
    },
  });
  const user = shown({ reviewers: () => [reviewer, page] });
  await user.upload(screen.getByTestId('file-input'), [
    file('丙.xlsx', gridToXlsx([untaughtForm()])),
    file('丁.docx', buildDocx(paragraph(WRONG_RATE))),
    file('戊.xlsx', FORM),
    file('己.xlsx', ONE),
    file('庚.xlsx', new Uint8Array(3)),
  ]);
  await waitFor(() => expect(gates).toHaveLength(1));
  await screen.findByText(/正在核对：4／5/);
  keep('list-running', within(left() as HTMLElement).getByRole('main'));
  gates[0]?.();
  await screen.findByText(/核对完 5 个文件/);
  keep('list', left());
});
