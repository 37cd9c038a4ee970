import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { offeredCauses } from '../../src/messages/note-library.ts';
import type { PaneController } from '../../src/pane/state/controller.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { gridRange } from '../support/grid-builder.ts';
import {
  applyPreview,
  findingWith,
  openPane,
  openTab,
  passingOn,
  previewRows,
  settled,
} from '../support/open-pane.tsx';

/** 偏差说明: a line each, causes that fit, one cause for several, written, and done with. */

const NATIONAL = exampleForm('national');
const DEVIATING = withCells(NATIONAL, { F13: '5个', H13: '16.67', H20: '96.67' });
/** Too little in three rows, too much in one, too dear in one, too few content, money left. */
const HEAVY = withCells(NATIONAL, {
  F6: '60',
  F7: '60',
  H6: '50%',
  I6: '5',
  F13: '5个',
  H13: '16.67',
  F14: '90%',
  H14: '9',
  F15: '80%',
  H15: '8.42',
  F16: '1万元',
  H16: '8',
  F17: '3000户',
  F19: '80%',
  H19: '8.89',
  H20: '',
});

/** The row of a deviation. */
function row(name: string): HTMLElement {
  const found = screen
    .getAllByTestId('note')
    .find((each) => within(each).queryByRole('button', { name: new RegExp(`^${name}`) }) !== null);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

const head = (name: string): HTMLElement => within(row(name)).getByRole('button', { name: new RegExp(`^${name}`) });

async function unfold(user: UserEvent, name: string): Promise<HTMLElement> {
  if (head(name).getAttribute('aria-expanded') === 'false') await user.click(head(name));
  return row(name);
}

/** The lines that are folded, or those that aren't. */
const heads = (expanded = false): string[] =>
  within(screen.getByRole('list', { name: '需要说明的偏差' }))
    .queryAllByRole('heading')
    .flatMap((each) => within(each).queryAllByRole('button', { expanded }))
    .map(({ textContent }) => textContent);

const cause = (entry: HTMLElement): HTMLElement => within(entry).getByRole('textbox', { name: /^原因/ });
const measures = (entry: HTMLElement): HTMLElement => within(entry).getByRole('textbox', { name: /^改进措施/ });
const preview = (entry: HTMLElement): HTMLElement => within(entry).getByTestId('note-preview');
const like = (entry: HTMLElement): HTMLElement | null =>
  within(entry).queryByRole('group', { name: /^同样的原因用于/ });
const writeAll = (count: number): HTMLElement => screen.getByRole('button', { name: `写入全部（${count}）` });

const phrases = (entry: HTMLElement): HTMLElement[] =>
  within(within(entry).getByRole('group', { name: /^常见原因/ })).getAllByRole('button');
const pick = (user: UserEvent, entry: HTMLElement, phrase: string): Promise<void> =>
  user.click(within(entry).getByRole('button', { name: phrase }));

describe('a line each', () => {
  test('with the numbers in short and what is to be done', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    expect(heads()).toEqual([
      '预算执行率执行率 50%，扣 5待写',
      '改造小区数量完成 5个 / ≥6个，扣 3.33待写',
      '工程验收合格率完成 90% / =100%，扣 1待写',
      '按期完工率完成 80% / ≥95%，扣 1.58待写',
      '户均改造成本完成 1万元 / ≤0.8万元，扣 2待写',
      '受益居民户数完成 3000户 / ≥1500户，2 倍待写',
      '居民满意度完成 80% / ≥90%，扣 1.11待写',
    ]);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('还有 7 项没有写全')).toBeVisible();
  });

  test('there is none where nothing deviates; a single one is unfolded', async () => {
    const { user } = await openPane([NATIONAL]);
    await openTab(user, '偏差说明');
    expect(screen.getByText('没有需要说明的偏差。')).toBeVisible();
  });

  test('a single one needs no unfolding', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    expect(head('改造小区数量')).toHaveAttribute('aria-expanded', 'true');
    await user.click(head('改造小区数量'));
    expect(head('改造小区数量')).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('long words are cut, without a target or an actual the rest is said', async () => {
    const { user } = await openPane([
      withCells(NATIONAL, {
        F18: '制度已经建立，部分社区还没有落实到人',
        H18: '10',
        F13: '',
        H13: '15',
        H20: '',
      }),
    ]);
    await openTab(user, '偏差说明');
    expect(heads(true)).toEqual([
      '改造小区数量指标值 ≥6个，扣 5待写',
      '管护制度健全性完成 制度已经建立,部分社区还没… / 健全，扣 5待写',
    ]);
  });

  test('arrows lead from line to line, also past those that are unfolded', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    await unfold(user, '改造小区数量');
    head('预算执行率').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(head('工程验收合格率')).toHaveFocus();
    await user.keyboard('{ArrowUp}{Enter}');
    expect(head('改造小区数量')).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{End}');
    expect(head('居民满意度')).toHaveFocus();
  });

  test('in several sheets say which', async () => {
    const other = { ...withCells(DEVIATING, { D3: '另一个项目' }), name: '二' };
    const { user } = await openPane([DEVIATING, other]);
    await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await settled();
    await openTab(user, '偏差说明');
    expect(heads(true)).toEqual([
      '改造小区数量自评表：完成 5个 / ≥6个，扣 3.33待写',
      '改造小区数量二：完成 5个 / ≥6个，扣 3.33待写',
    ]);
  });
});

describe('causes', () => {
  test('that fit the deviation come first, all others behind 其他原因', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    const offered = async (name: string): Promise<string[]> =>
      phrases(await unfold(user, name)).map(({ textContent }) => textContent);
    expect(await offered('预算执行率')).toEqual(offeredCauses('execution').first);
    expect(await offered('改造小区数量')).toEqual(offeredCauses('unmet').first);
    expect(await offered('户均改造成本')).toEqual(offeredCauses('above').first);
    expect(await offered('受益居民户数')).toEqual(offeredCauses('over').first);
    expect(await offered('居民满意度')).toEqual(offeredCauses('discontent').first);
    const late = '资金下达时间较晚，当年支付时间不足';
    expect(await offered('预算执行率')).toContain(late);
    expect(await offered('受益居民户数')).not.toContain(late);
    const others = within(row('受益居民户数')).getByRole('combobox', { name: '其他原因…' });
    expect(within(others).getByRole('option', { name: late }).closest('optgroup')).toHaveAttribute(
      'label',
      '其他原因：资金',
    );
  });

  test('picked by a click bring their measure; picked again both go; nobody’s own measure is touched', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    const entry = row('改造小区数量');
    const [long, few] = ['前期手续办理时间较长，实施时间相应推迟', '实际申报或受益人数少于预计'];
    await pick(user, entry, long);
    expect(cause(entry)).toHaveValue(long);
    expect(measures(entry)).toHaveValue('提前办理前期手续，倒排工期');
    expect(within(entry).getByRole('button', { name: long })).toHaveAttribute('aria-pressed', 'true');
    await pick(user, entry, few);
    expect(cause(entry)).toHaveValue(`${long}；${few}`);
    expect(measures(entry)).toHaveValue('提前办理前期手续，倒排工期；加强需求调查，合理测算任务量');
    await pick(user, entry, long);
    expect(cause(entry)).toHaveValue(few);
    expect(measures(entry)).toHaveValue('加强需求调查，合理测算任务量');
    await pick(user, entry, few);
    expect([cause(entry), measures(entry)].map((each) => (each as HTMLTextAreaElement).value)).toEqual(['', '']);
    await user.type(measures(entry), '加快施工');
    await pick(user, entry, long);
    expect(measures(entry)).toHaveValue('加快施工');
  });

  test('go after what was typed, whose closing mark they take; the head of a list is none', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    const entry = row('改造小区数量');
    const list = (name: string): HTMLElement => within(entry).getByRole('combobox', { name });
    expect(within(entry).queryByRole('group', { name: '最近写过' })).toBeNull();
    await user.type(cause(entry), ' 管线改线。');
    await user.selectOptions(list('其他原因…'), '');
    expect(cause(entry)).toHaveValue(' 管线改线。');
    await user.selectOptions(list('其他原因…'), '供应商未按合同约定的时间交付');
    expect(cause(entry)).toHaveValue('管线改线；供应商未按合同约定的时间交付');
    expect(measures(entry)).toHaveValue('加强合同履约管理，明确交付节点和违约责任');
    await user.selectOptions(list('选用改进措施…'), '提前办理前期手续，倒排工期');
    expect(measures(entry)).toHaveValue('加强合同履约管理，明确交付节点和违约责任；提前办理前期手续，倒排工期');
    expect(head('改造小区数量')).toHaveTextContent(/已拟$/);
  });

  test('by keyboard: one stop, arrows among them, Enter picks', async () => {
    const { user } = await openPane([DEVIATING]);
    await openTab(user, '偏差说明');
    const entry = row('改造小区数量');
    cause(entry).focus();
    await user.tab();
    expect(phrases(entry)[0]).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(cause(entry)).toHaveValue(phrases(entry)[2]?.textContent);
    await user.tab();
    expect(within(entry).getByRole('combobox', { name: '其他原因…' })).toHaveFocus();
  });

  test('measures are marked as needed where nothing is written without them', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    expect(measures(await unfold(user, '改造小区数量'))).toBeRequired();
    const over = await unfold(user, '受益居民户数');
    expect(measures(over)).not.toBeRequired();
    await user.type(cause(over), '实际需求大于预计');
    expect(head('受益居民户数')).toHaveTextContent(/已拟$/);
    await user.type(cause(row('改造小区数量')), '管线改线');
    expect(head('改造小区数量')).toHaveTextContent(/未写全$/);
    await user.type(measures(row('改造小区数量')), '加快施工');
    expect(head('改造小区数量')).toHaveTextContent(/已拟$/);
  });

  test('the user’s own recent wording is offered the next time', async () => {
    const pane = await openPane([DEVIATING]);
    await openTab(pane.user, '偏差说明');
    const entry = row('改造小区数量');
    await pane.user.type(cause(entry), '管线改线');
    await pane.user.type(measures(entry), '加快施工');
    await pane.user.click(within(entry).getByRole('button', { name: '写入这一条' }));
    await pane.user.click(await screen.findByRole('button', { name: '撤销' }));
    await settled();
    const [recent] = within(await unfold(pane.user, '改造小区数量')).getAllByRole('group', { name: '最近写过' });
    expect(within(recent as HTMLElement).getByRole('option', { name: '管线改线' })).toBeInTheDocument();
    expect(pane.store.getItem('jihe.settings')).toContain('管线改线');
  });
});

describe('one cause for several', () => {
  test('is offered once there is one, for rows that deviate the same way and have nothing yet', async () => {
    const { user } = await openPane([withCells(HEAVY, { I15: '汛期停工一个月。' })]);
    await openTab(user, '偏差说明');
    const entry = await unfold(user, '改造小区数量');
    expect(like(entry)).toBeNull();
    await pick(user, entry, '部分资金未能按计划到位');
    const boxes = within(like(entry) as HTMLElement).getAllByRole('checkbox');
    expect(boxes.map((box) => box.closest('label')?.textContent)).toEqual([
      '全选（1 项）',
      '工程验收合格率 完成 90% / =100%，扣 1',
    ]);
  });

  test('ticked it is written there too, follows what is typed, and unticked nothing is left of it', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    const entry = await unfold(user, '改造小区数量');
    await pick(user, entry, '部分资金未能按计划到位');
    await user.click(within(like(entry) as HTMLElement).getByRole('checkbox', { name: /^全选（2 项）$/ }));
    expect(
      heads()
        .filter((text) => text.endsWith('已拟'))
        .map((text) => text.slice(0, 5)),
    ).toEqual(['工程验收合', '按期完工率']);
    expect(writeAll(3)).toBeEnabled();
    await user.type(cause(entry), '（二期）');
    expect(cause(await unfold(user, '按期完工率'))).toHaveValue('部分资金未能按计划到位（二期）');
    await user.click(within(like(entry) as HTMLElement).getByRole('checkbox', { name: /^按期完工率/ }));
    expect(cause(row('按期完工率'))).toHaveValue('');
    expect(measures(row('按期完工率'))).toHaveValue('');
    expect(within(like(entry) as HTMLElement).getByRole('checkbox', { name: /^全选/ })).not.toBeChecked();
    expect(writeAll(2)).toBeEnabled();
  });

  test('what is said there by hand afterwards is its own, and no longer ticked', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    const entry = await unfold(user, '改造小区数量');
    await pick(user, entry, '部分资金未能按计划到位');
    await user.click(within(like(entry) as HTMLElement).getByRole('checkbox', { name: /^全选/ }));
    await user.type(cause(await unfold(user, '按期完工率')), '，管线改线');
    expect(within(like(entry) as HTMLElement).getAllByRole('checkbox')).toHaveLength(2);
    await user.type(cause(entry), '（二期）');
    expect(cause(row('按期完工率'))).toHaveValue('部分资金未能按计划到位，管线改线');
    expect(cause(await unfold(user, '工程验收合格率'))).toHaveValue('部分资金未能按计划到位（二期）');
    expect(like(row('按期完工率'))).toBeNull();
  });

  test('many are ticked one by one only where that is asked for', async () => {
    const four = {
      H18: '10',
      F17: '1200户',
      H17: '12',
      E16: '≥0.8万元',
      F16: '0.7万元',
      H16: '8.75',
      E19: '≥90个',
      A19: '产出',
    };
    const form = withCells(HEAVY, { ...four, D19: '新增站点', B19: '数量指标', F19: '80个', F18: '部分健全达成' });
    const { user } = await openPane([withCells(form, { F18: '部分达成' })]);
    await openTab(user, '偏差说明');
    const entry = await unfold(user, '改造小区数量');
    await pick(user, entry, '部分资金未能按计划到位');
    const group = like(entry) as HTMLElement;
    expect(within(group).getAllByRole('checkbox')).toHaveLength(1);
    await user.click(within(group).getByRole('button', { name: '逐项选' }));
    expect(within(group).getAllByRole('checkbox').length).toBeGreaterThan(5);
  });
});

describe('written', () => {
  test('all complete ones at once, with what the cell holds in the form that was chosen', async () => {
    const pane = await openPane([DEVIATING]);
    await openTab(pane.user, '偏差说明');
    const entry = row('改造小区数量');
    expect(entry).toHaveTextContent('年度指标值≥6个，实际完成5个，完成率83.33%，扣3.33分。');
    expect(preview(entry)).toHaveTextContent('〔请填写原因〕');
    expect(within(entry).getByRole('button', { name: '写入这一条' })).toBeDisabled();
    expect(writeAll(0)).toBeDisabled();
    await pick(pane.user, entry, '前期手续办理时间较长，实施时间相应推迟');
    await pane.user.clear(measures(entry));
    await pane.user.type(measures(entry), '明年上半年完成');
    const said = '原因：前期手续办理时间较长，实施时间相应推迟。改进措施：明年上半年完成。';
    const numbers = '年度指标值≥6个，实际完成5个，完成率83.33%，扣3.33分';
    expect(preview(entry).textContent).toBe(`${said}（${numbers}）`);
    const form = screen.getByRole('combobox', { name: '说明的写法' });
    await pane.user.selectOptions(form, '只写原因和措施');
    expect(preview(entry).textContent).toBe(said);
    await pane.user.selectOptions(form, '先写数字，再写原因');
    expect(preview(entry).textContent).toBe(`${numbers}。${said}`);
    expect(pane.store.getItem('jihe.settings')).toContain('"noteForm":"numbers"');
    await pane.user.click(writeAll(1));
    // Nothing stood there: it is written at once.
    expect(await screen.findByTestId('undo')).toHaveTextContent('已写入 I13');
    await settled();
    expect(pane.cell('I13').value).toBe(`${numbers}。${said}`);
    expect(screen.getByTestId('verdict')).toHaveTextContent('可报送');
  });

  test('they say so, are folded and move down; undone they stand where they were', async () => {
    const pane = await openPane([HEAVY]);
    await openTab(pane.user, '偏差说明');
    const entry = await unfold(pane.user, '改造小区数量');
    await pick(pane.user, entry, '部分资金未能按计划到位');
    await pane.user.click(within(like(entry) as HTMLElement).getByRole('checkbox', { name: /^工程验收合格率/ }));
    await pane.user.click(writeAll(2));
    const bar = await screen.findByTestId('undo');
    expect(bar).toHaveTextContent('已写入 I13、I14');
    expect(pane.announced()).toBe('已写入 I13、I14');
    expect(screen.queryByRole('dialog')).toBeNull();
    await settled();
    const order = heads().map((text) => [text.slice(0, 4), /(待写|已写入 ✓)$/.exec(text)?.[0]]);
    expect(order).toEqual([
      ['预算执行', '待写'],
      ['按期完工', '待写'],
      ['户均改造', '待写'],
      ['受益居民', '待写'],
      ['居民满意', '待写'],
      ['改造小区', '已写入 ✓'],
      ['工程验收', '已写入 ✓'],
    ]);
    expect(screen.getByText('还有 5 项没有写全，已有说明 2 项')).toBeVisible();
    expect(writeAll(0)).toBeDisabled();
    await pane.user.click(screen.getByRole('button', { name: '撤销' }));
    await settled();
    expect(
      screen.getAllByTestId('note').map((each) => within(each).getAllByRole('button')[0]?.textContent?.slice(0, 4)),
    ).toEqual(['预算执行', '改造小区', '工程验收', '按期完工', '户均改造', '受益居民', '居民满意']);
    expect([pane.cell('I13'), pane.cell('I14')]).toEqual([{ value: null }, { value: null }]);
  });

  test('one of two left out in the preview keeps what was typed for it, and isn’t among what was written', async () => {
    // Where something stands in one of the cells, all are shown first.
    const pane = await openPane([withCells(DEVIATING, { I13: '无', F14: '90%', H14: '9', H20: '95.67' })]);
    await openTab(pane.user, '偏差说明');
    for (const [name, why] of [
      ['改造小区数量', '管线改线'],
      ['工程验收合格率', '材料不合格'],
    ] as const) {
      const entry = await unfold(pane.user, name);
      await pane.user.type(cause(entry), why);
      await pane.user.type(measures(entry), '加快施工');
    }
    await pane.user.click(writeAll(2));
    await screen.findByRole('dialog');
    await pane.user.click(screen.getByRole('checkbox', { name: /^I14 工程验收合格率，现在 （空），改为 原因：材料/ }));
    await applyPreview(pane.user);
    expect(pane.cell('I13').value).toMatch(/^原因：管线改线。/);
    expect(pane.cell('I14')).toEqual({ value: null });
    expect(head('改造小区数量')).toHaveTextContent(/已写入 ✓$/);
    expect(head('工程验收合格率')).toHaveTextContent(/已拟$/);
    expect(cause(row('工程验收合格率'))).toHaveValue('材料不合格');
    expect(writeAll(1)).toBeEnabled();
    const { recentCauses } = JSON.parse(pane.store.getItem('jihe.settings') ?? '{}') as { recentCauses: string[] };
    expect(recentCauses).toEqual(['管线改线']);
  });

  test('a text that is there stays unless told to append or replace, and isn’t called ours', async () => {
    const pane = await openPane([withCells(DEVIATING, { I13: '施工推迟' })]);
    await openTab(pane.user, '偏差说明');
    expect(head('改造小区数量')).toHaveTextContent(/已有说明$/);
    const entry = await unfold(pane.user, '改造小区数量');
    expect(entry).toHaveTextContent('现有内容施工推迟');
    await pane.user.type(cause(entry), '管线改线');
    await pane.user.type(measures(entry), '加快施工');
    expect(preview(entry)).toHaveTextContent(/^施工推迟$/);
    expect(within(entry).getByRole('button', { name: '写入这一条' })).toBeDisabled();
    expect(writeAll(0)).toBeDisabled();
    const mode = within(entry).getByRole('combobox', { name: '现有内容怎么办' });
    await pane.user.selectOptions(mode, '替换现有内容');
    expect(preview(entry)).toHaveTextContent(/^原因：管线改线。/);
    await pane.user.selectOptions(mode, '保留现有内容，不写入');
    expect(preview(entry)).toHaveTextContent(/^施工推迟$/);
    await pane.user.selectOptions(mode, '接在现有内容后面');
    await pane.user.click(within(entry).getByRole('button', { name: '写入这一条' }));
    await applyPreview(pane.user);
    expect(pane.cell('I13').value).toBe(
      '施工推迟\n原因：管线改线。改进措施：加快施工。（年度指标值≥6个，实际完成5个，完成率83.33%，扣3.33分）',
    );
    expect(head('改造小区数量')).toHaveTextContent(/已写入 ✓$/);
    const done = await unfold(pane.user, '改造小区数量');
    expect(within(done).getByRole('combobox', { name: '现有内容怎么办' })).toHaveValue('keep');
  });

  test.each(['无', '—', '原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。'])(
    'a cell that says nothing is written over once there is a cause: %s',
    async (present) => {
      const pane = await openPane([withCells(DEVIATING, { I13: present })]);
      await openTab(pane.user, '偏差说明');
      expect(head('改造小区数量')).toHaveTextContent(/待写$/);
      const entry = await unfold(pane.user, '改造小区数量');
      await pick(pane.user, entry, '部分资金未能按计划到位');
      await pane.user.click(writeAll(1));
      expect((await previewRows())[0]).toEqual(['I13', present, expect.stringMatching(/^原因：部分资金/)]);
    },
  );

  test('nothing else is done with a text beside a hole, or a formula', async () => {
    const hole = '原因：〔请填写原因〕。改进措施：加快施工。';
    const { user } = await openPane([withCells(HEAVY, { I13: hole, I14: '="无" → 无' })]);
    await openTab(user, '偏差说明');
    for (const name of ['改造小区数量', '工程验收合格率']) {
      const entry = await unfold(user, name);
      expect(within(entry).getByRole('combobox', { name: '现有内容怎么办' })).toHaveValue('keep');
    }
  });
});

describe('without a look before', () => {
  async function say(user: UserEvent): Promise<void> {
    const entry = row('改造小区数量');
    await pick(user, entry, '部分资金未能按计划到位');
    await user.click(writeAll(1));
  }

  test('not into a protected sheet: what stays locked is said first', async () => {
    const pane = await openPane([{ ...DEVIATING, protected: true }]);
    await openTab(pane.user, '偏差说明');
    await say(pane.user);
    expect(await screen.findByRole('dialog')).toHaveTextContent('工作表“自评表”受保护');
  });

  test('not where the sheet was edited since the check', async () => {
    let edit: ((cells: readonly { sheet: string; cell: string }[]) => void) | null = null;
    const pane = await openPane([DEVIATING], {
      around: (host) =>
        passingOn(host, {
          onEdited: (listener) => {
            edit = listener;
            return () => undefined;
          },
        }),
    });
    await openTab(pane.user, '偏差说明');
    await pick(pane.user, row('改造小区数量'), '部分资金未能按计划到位');
    act(() => edit?.([{ sheet: '自评表', cell: 'F13' }]));
    await pane.user.click(writeAll(1));
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(pane.cell('I13')).toEqual({ value: null });
  });
});

describe('places', () => {
  test('a form without any has a text to be copied, and nothing else', async () => {
    const rows = DEVIATING.rows.map((each) => ({
      ...each,
      cells: each.cells.filter(({ column }) => column < 9 || each.row < 12),
    }));
    const { user } = await openPane([{ ...DEVIATING, rows }]);
    await openTab(user, '偏差说明');
    const entry = row('改造小区数量');
    expect(entry).toHaveTextContent('这种表没有写偏差说明的栏目，可以复制下面的文字。');
    expect(preview(entry)).toHaveTextContent(/^原因：〔请填写原因〕/);
    expect(within(entry).queryByRole('button', { name: /^定位到/ })).toBeNull();
    expect(within(entry).queryByRole('button', { name: '写入这一条' })).toBeNull();
    await user.type(cause(entry), '管线改线');
    await user.type(measures(entry), '加快施工');
    await user.click(within(entry).getByRole('button', { name: '复制' }));
    expect(await navigator.clipboard.readText()).toMatch(/^原因：管线改线。改进措施：加快施工。/);
    expect(writeAll(0)).toBeDisabled();
  });

  test('the money has none in most forms: it is said where else the words may go', async () => {
    const { user } = await openPane([HEAVY]);
    await openTab(user, '偏差说明');
    expect(await unfold(user, '预算执行率')).toHaveTextContent(
      '资金一行没有说明栏。可以复制这段话，写进“实际完成情况”。',
    );
    expect(screen.queryByText(/这种表没有写偏差说明的栏目/)).toBeNull();
  });

  test('one cell for several: a line for each, the cell below them', async () => {
    const form = { ...withCells(DEVIATING, { F14: '90%', H14: '9', H20: '95.67' }), merges: [gridRange('I13:I14')] };
    const pane = await openPane([form]);
    await openTab(pane.user, '偏差说明');
    const [shared, ...others] = screen.getAllByTestId('note');
    expect(others).toEqual([]);
    expect(within(shared as HTMLElement).getByRole('heading', { level: 3 })).toHaveTextContent(
      '2 项说明写在同一个单元格里，每项一行',
    );
    const names = within(shared as HTMLElement).getAllByRole('heading', { level: 4 });
    expect(names.map(({ textContent }) => textContent)).toEqual([
      '改造小区数量完成 5个 / ≥6个，扣 3.33待写',
      '工程验收合格率完成 90% / =100%，扣 1待写',
    ]);
    const [, second] = names.map((each) => within(each).getByRole('button'));
    await pane.user.click(second as HTMLElement);
    await pick(pane.user, shared as HTMLElement, '部分资金未能按计划到位');
    expect(writeAll(0)).toBeDisabled();
    await pane.user.click(within(shared as HTMLElement).getByRole('checkbox', { name: /^工程验收合格率/ }));
    await pane.user.click(writeAll(1));
    await screen.findByTestId('undo');
    await settled();
    expect(String(pane.cell('I13').value).split('\n')).toEqual([
      expect.stringMatching(/^1\. 改造小区数量：原因：部分资金/),
      expect.stringMatching(/^2\. 工程验收合格率：原因：部分资金/),
    ]);
  });
});

describe('a target that was reached', () => {
  const MARKED_DOWN = withCells(NATIONAL, { H15: '8', H20: '98' });

  test('and marked down: the score comes first, and then there is nothing to explain', async () => {
    const pane = await openPane([withCells(MARKED_DOWN, { F13: '5个', H13: '16.67', H20: '94.67' })]);
    await openTab(pane.user, '偏差说明');
    expect(head('按期完工率')).toHaveTextContent(/已达标，建议先改得分 10$/);
    const entry = await unfold(pane.user, '按期完工率');
    await pane.user.click(within(entry).getByRole('button', { name: '改为 10' }));
    expect((await previewRows())[0]).toEqual(['H15', '8', '10']);
    await applyPreview(pane.user);
    expect(screen.getAllByTestId('note')).toHaveLength(1);
    expect(screen.queryByText(/建议先改得分/)).toBeNull();
  });

  test('a reason may be given all the same', async () => {
    const pane = await openPane([MARKED_DOWN]);
    await openTab(pane.user, '偏差说明');
    const entry = row('按期完工率');
    await pick(pane.user, entry, '佐证资料不够完整，从严计分');
    expect(head('按期完工率')).toHaveTextContent(/已拟$/);
    expect(writeAll(1)).toBeEnabled();
  });

  test('words and missed targets are no such thing', async () => {
    const { user } = await openPane([withCells(HEAVY, { H18: '13' })]);
    await openTab(user, '偏差说明');
    expect(heads()).toHaveLength(8);
    expect(screen.queryByText(/建议先改得分/)).toBeNull();
  });
});

describe('a note that is asked for elsewhere', () => {
  async function controllerOf(
    grids: Parameters<typeof openPane>[0],
  ): Promise<{ user: UserEvent; controller: PaneController }> {
    let found: PaneController | null = null;
    const { user } = await openPane(grids, { onController: (controller) => (found = controller ?? found) });
    if (found === null) throw new Error('no controller');
    return { user, controller: found };
  }

  test('is unfolded, the focus where its cause is written; the others stay folded', async () => {
    const { controller } = await controllerOf([HEAVY]);
    act(() => void controller.openNote(0, 2));
    await waitFor(() => expect(cause(row('按期完工率'))).toHaveFocus());
    expect(heads()).toHaveLength(6);
    act(() => void controller.openNote(0, 'execution'));
    await waitFor(() => expect(cause(row('预算执行率'))).toHaveFocus());
  });

  test('下一条 leads to the next that isn’t written yet, and folds this one', async () => {
    const { user } = await controllerOf([HEAVY]);
    await openTab(user, '偏差说明');
    await unfold(user, '居民满意度');
    await user.click(within(row('居民满意度')).getByRole('button', { name: '下一条' }));
    await waitFor(() => expect(cause(row('预算执行率'))).toHaveFocus());
    expect(head('居民满意度')).toHaveAttribute('aria-expanded', 'false');
    fireEvent.change(cause(row('预算执行率')), { target: { value: '尾款未到支付节点' } });
    await user.click(within(row('预算执行率')).getByRole('button', { name: '下一条' }));
    await waitFor(() => expect(cause(row('改造小区数量'))).toHaveFocus());
  });
});

test('a foot cell for all reasons has a line for each of them', async () => {
  const { user } = await openPane([
    withCells(exampleForm('hubei'), { F7: '10个', G7: '16.67', F8: '90%', G8: '18', G11: '92.67' }),
  ]);
  await openTab(user, '偏差说明');
  expect(heads(true)).toHaveLength(3);
});

test('写原因 of a problem unfolds its row alone, the focus in its cause, though all others stay folded', async () => {
  const { user } = await openPane([HEAVY]);
  for (const name of ['改造小区数量', '工程验收合格率']) {
    await user.click(within(findingWith(name)).getByRole('button', { name: '写原因' }));
    await waitFor(() => expect(document.activeElement).toBe(cause(row(name))));
    expect(heads(true)).toEqual([expect.stringMatching(new RegExp(`^${name}`))]);
    await openTab(user, /^问题/);
  }
});

test('a heavy form is explained with a handful of clicks', async () => {
  const { user } = await openPane([HEAVY]);
  let clicks = 0;
  const click = async (element: HTMLElement): Promise<void> => {
    clicks += 1;
    await user.click(element);
  };
  await click(screen.getByRole('tab', { name: /^偏差说明/ }));
  await screen.findAllByTestId('note');
  for (const name of ['改造小区数量', '户均改造成本', '受益居民户数', '居民满意度']) {
    await click(head(name));
    await click(phrases(row(name))[0] as HTMLElement);
    const several = like(row(name));
    if (several !== null) await click(within(several).getByRole('checkbox', { name: /^全选/ }));
  }
  await click(writeAll(6));
  await screen.findByTestId('undo');
  await settled();
  expect(heads().filter((text) => text.endsWith('已写入 ✓'))).toHaveLength(6);
  expect(clicks).toBeLessThanOrEqual(12);
});
