import { screen, within } from '@testing-library/react';
import { exampleForm } from '../support/form-text.ts';
import { openPane } from '../support/open-pane.tsx';
import { richReport } from '../support/rich-report.ts';
import { keptScreen, screenLines } from '../support/screen-lines.ts';

/** The tab 报告 as it is read, word by word and state by state; kept as the other pages are (kept-screens). */

function keep(name: string, element: Element): void {
  const found = screenLines(element);
  expect(found).toBe(keptScreen(`pane-report-${name}`, found));
}

const panel = (): HTMLElement => screen.getByRole('tabpanel');

test('a report beside its form, all of it unfolded', async () => {
  const { user } = await openPane([exampleForm('national')]);
  await user.click(screen.getByRole('tab', { name: '报告' }));
  await screen.findByRole('button', { name: '打开报告' });
  keep('empty', panel());
  const bytes = richReport();
  const file = Object.assign(new File([], '报告.docx'), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });
  await user.upload(screen.getByTestId('report-input'), file);
  await screen.findByTestId('ledger');
  for (const name of [/^已忽略/, /^一致的/]) await user.click(screen.getByRole('button', { name }));
  for (const each of screen.getAllByTestId('text-finding'))
    await user.click(within(each).getByRole('button', { expanded: false }));
  keep('unfolded', panel());
  const reading = (): HTMLElement => screen.getByRole('region', { name: '报告原文' });
  const show = async (place: string, name: string, at = 0): Promise<void> => {
    await user.click(screen.getAllByRole('button', { name: `在原文里显示 ${place}` })[at] as HTMLElement);
    keep(name, reading());
  };
  await show('第1段', 'first');
  await show('脚注1', 'note');
  await show('第7段', 'middle');
});

test('a text in which nothing is wrong', async () => {
  const { user } = await openPane([exampleForm('national')]);
  await user.click(screen.getByRole('tab', { name: '报告' }));
  const open = await screen.findByRole('button', { name: '打开报告' });
  const paste = screen.getByRole('button', { name: '粘贴报告文字' });
  // What is to be done first stands out; later both are asides.
  expect([open, paste].map((each) => each.className.includes('primary'))).toEqual([true, false]);
  expect([open, paste].map((each) => each.className.includes('small'))).toEqual([false, false]);
  await user.click(paste);
  await user.type(screen.getByRole('textbox', { name: '粘贴报告文字' }), '资金已全部支付，执行率100%。');
  keep('pasting', panel());
  await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
  await user.click(screen.getByRole('button', { name: '一致的 2 处' }));
  keep('clean', panel());
  const others = ['换一份报告', '粘贴报告文字'].map((name) => screen.getByRole('button', { name }).className);
  expect(others.map((each) => [each.includes('primary'), each.includes('small')])).toEqual([
    [false, true],
    [false, true],
  ]);
});
