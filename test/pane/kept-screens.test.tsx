import { screen, waitFor, within } from '@testing-library/react';
import { SettingsStore } from '../../src/app/settings.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import {
  findingTexts,
  MemoryStore,
  openAbout,
  openPane,
  openTab,
  passingOn,
  settled,
  unfold,
} from '../support/open-pane.tsx';
import { keptScreen, screenLines, unknownClasses } from '../support/screen-lines.ts';
import { untaughtForm } from '../support/untaught-form.ts';
import { waiving } from '../support/waived-form.ts';

/**
 * The pages of the pane as they are read, word by word and state by state: whatever a change changes in one of them is to be
 * looked at. `JIHE_KEEP=1 npx jest test/pane/kept-screens` writes the files anew, and git shows the difference.
 */

const NATIONAL = exampleForm('national');
/** Errors, a warning, hints, something for a person, a note to be written. */
const MIXED = withCells(NATIONAL, {
  A2: '',
  F13: '5个',
  I13: '汛期停工一个月。',
  F14: '',
  F15: '200%',
  F18: '已开展工作',
  H19: '12',
});
/** By a policy of another place, with a score less and its own slip. */
const SECOND = { ...withCells(NATIONAL, { D3: '另一个项目', H19: '', H20: '97' }), name: '二' };

function keep(name: string, element: Element | null = document.body): void {
  if (element === null) throw new Error('nothing there');
  expect(unknownClasses(document.body, ['pane/pane.css'])).toEqual([]);
  const found = screenLines(element).replaceAll(navigator.userAgent, '（浏览器）');
  expect(found).toBe(keptScreen(`pane-${name}`, found));
}

const panel = (): HTMLElement => screen.getByRole('tabpanel');

test('问题, of one form, unfolded', async () => {
  const { user } = await openPane([MIXED, waiving(MIXED, ['unmet-full-score'])]);
  expect(findingTexts().length).toBeGreaterThan(3);
  for (const button of within(screen.getByRole('list', { name: '问题列表' })).getAllByRole('button', {
    expanded: false,
  }))
    await user.click(button);
  await user.click(screen.getByRole('button', { name: '怎样认的' }));
  keep('problems');
  await user.click(screen.getByRole('tab', { name: /^已忽略/ }));
  await unfold(user, '改造小区数量');
  keep('waived', panel());
});

test('问题, of several forms in all sheets', async () => {
  const { user } = await openPane([
    MIXED,
    SECOND,
    untaughtForm('三'),
    { ...fixtureForm('hubei-foot-reason'), name: '黄石' },
  ]);
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await settled();
  keep('several');
  await openTab(user, '得分');
  await user.selectOptions(screen.getByRole('combobox', { name: '填哪些' }), 'chosen');
  const headings = within(panel()).getAllByRole('heading', { level: 2 });
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    '得分',
    '自评表 · 老旧小区供水改造',
    '二 · 另一个项目',
    '三 · 老旧小区供水改造',
    expect.stringMatching(/^黄石 · /),
  ]);
  keep('several-chosen', within(panel()).getAllByTestId('score')[1]);
});

test('得分', async () => {
  const { user } = await openPane([withCells(MIXED, { H14: '' })]);
  await openTab(user, '得分');
  keep('scores', panel());
  await user.click(screen.getByRole('button', { name: '预览填写' }));
  keep('preview', await screen.findByRole('dialog'));
});

test('偏差说明', async () => {
  const store = new MemoryStore();
  new SettingsStore(store).update({ recentCauses: ['汛期停工'], recentMeasures: ['提前备料'] });
  const execution = { F6: '60', F7: '60', H6: '50%', I6: '5', H20: '91.67' };
  const { user } = await openPane([withCells(MIXED, { ...execution, F15: '80%', I15: '' })], { store });
  await openTab(user, '偏差说明');
  const list = within(screen.getByRole('list', { name: '需要说明的偏差' }));
  // Few as they are, they stand unfolded.
  for (const button of list.getAllByRole('button', { expanded: true })) await user.click(button);
  keep('notes-folded', panel());
  for (const button of list.getAllByRole('button', { expanded: false })) await user.click(button);
  const [picked] = list.getAllByRole('button', { name: '部分资金未能按计划到位' });
  await user.click(picked as HTMLElement);
  keep('notes', panel());
});

test('设置', async () => {
  const store = new MemoryStore();
  new SettingsStore(store).update({
    ownPolicies: [
      { ...policyById('hubei'), id: 'own-1', name: '本单位办法' } as NonNullable<ReturnType<typeof policyById>>,
    ],
    readingNotes: [{ words: '落实成效', role: 'actual' }],
    recentCauses: ['原因一'],
    recentMeasures: ['措施一', '措施二'],
  });
  const { user } = await openPane([NATIONAL], { store });
  await openTab(user, '设置');
  for (const name of [/^全国通用/, /^本单位办法/])
    await user.click(screen.getByRole('button', { name, expanded: false }));
  keep('settings');
  await user.click(screen.getByRole('button', { name: '修改' }));
  const editor = screen.getByRole('region', { name: '修改评分办法' });
  keep('policy-editor', editor);
  await user.click(within(editor).getByRole('button', { name: '高级编辑' }));
  keep('policy-json', editor);
});

test('关于, where little can be done', async () => {
  const { user } = await openPane([MIXED], {
    around: (host) =>
      passingOn(host, {
        can: { marks: false, liveEvents: true, choiceEvents: false, nativeUndoGroup: false, locate: false },
      }),
  });
  keep('little-can', screen.getByTestId('pane-body'));
  await openAbout(user);
  keep('self-test', panel());
});

test('words that nobody knows, in two forms', async () => {
  const { user } = await openPane([untaughtForm(), untaughtForm('二')]);
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await settled();
  keep('questions', screen.getByRole('region', { name: /^没有完全认出/ }));
  await user.click(screen.getByRole('button', { name: '怎样认的' }));
  const id = screen.getByRole('button', { name: '怎样认的' }).getAttribute('aria-controls') ?? '';
  keep('reading', document.getElementById(id));
});

test('报告, before anything was checked', async () => {
  const { user } = await openPane([NATIONAL], { autoCheck: false });
  await openTab(user, '报告');
  await screen.findByRole('button', { name: '打开报告' });
  keep('report-unchecked');
});

test('before anything was checked', async () => {
  await openPane([gridOf('封面', [], [])], { autoCheck: false });
  keep('unchecked');
});

test('忽略, without a reason', async () => {
  const { user } = await openPane([MIXED]);
  const finding = await unfold(user, '改造小区数量');
  await user.click(within(finding).getByRole('button', { name: '忽略' }));
  const dialog = await screen.findByRole('dialog');
  keep('waive', dialog);
  await user.click(within(dialog).getByRole('button', { name: '忽略' }));
  await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  keep('waive-missing', dialog);
});
