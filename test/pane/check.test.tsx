import { act, screen, waitFor, within } from '@testing-library/react';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../support/form-text.ts';
import {
  findingTexts,
  findingWith,
  MemoryStore,
  openAbout,
  openPane,
  passingOn,
  unfold,
  unfoldCard,
  unfoldForms,
} from '../support/open-pane.tsx';

/** Opening the pane, checking, reading the result. */

/** A missed target with full points, and a total that doesn't fit. */
const FORM = withCells(exampleForm('national'), { F13: '5个', H19: '9' });
const NO_FORM = formGrid('会议签到表\n姓名\t单位', 'Sheet1');

describe('a form with mistakes', () => {
  test('is checked as soon as the pane is open: verdict, coverage, score card, findings block by block', async () => {
    const { user } = await openPane([FORM]);
    const verdict = screen.getByTestId('verdict');
    expect(within(verdict).getByRole('heading', { level: 1 })).toHaveTextContent(/^有 \d 处错误$/);
    expect(verdict).toHaveTextContent('1 张表、7 项指标');
    expect(verdict).toHaveTextContent('表内总分 100 → 复算');
    // Folded to its line: the findings come first.
    expect(within(verdict).queryByRole('table')).toBeNull();
    const parts = await within(await unfoldCard(user)).findByRole('table');
    expect(within(parts).getByRole('row', { name: /^产出指标/ })).toHaveTextContent(/^产出指标5046.6750$/);
    const heads = within(parts).getAllByRole('columnheader');
    expect(heads.map(({ textContent }) => textContent)).toEqual(['项目', '表内', '复算', '分值']);
    await user.click(within(verdict).getByRole('button', { name: /^表内总分/ }));
    expect(within(verdict).queryByRole('table')).toBeNull();
    const headings = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(['产出指标（1）', '满意度指标（2）', '总分与等级（1）', '怎样认的']);
    expect(findingTexts()[0]).toContain('“改造小区数量”未达标（≥6个，完成 5个），应得 16.67，填了 20。');
  });

  test('tells each finding’s severity in words too', async () => {
    await openPane([FORM]);
    expect(within(findingWith('改造小区数量')).getByRole('img', { name: '错误' })).toBeInTheDocument();
  });

  test('unfolds a finding to its reason, its remedy and its rule', async () => {
    const { user } = await openPane([FORM]);
    const finding = await unfold(user, '改造小区数量');
    expect(finding).toHaveTextContent('83.33% × 20 = 16.67');
    expect(finding).toHaveTextContent('办法');
    expect(finding).toHaveTextContent('H13：20 → 16.67');
    expect(finding).toHaveTextContent('unmet-full-score');
  });

  test('locates a finding’s cell by key, and keeps the focus', async () => {
    const { user, located } = await openPane([FORM]);
    const button = within(findingWith('改造小区数量')).getByRole('button', { name: '定位到 H13' });
    button.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(located).toEqual(['自评表!H13']));
    expect(button).toHaveFocus();
  });

  test('shows one severity when asked', async () => {
    const { user } = await openPane([FORM]);
    await user.click(screen.getByRole('tab', { name: /^警告/ }));
    expect(findingTexts().every((text) => !text.includes('改造小区数量'))).toBe(true);
    await user.click(screen.getByRole('tab', { name: /^全部/ }));
    expect(findingTexts()[0]).toContain('改造小区数量');
  });

  test('says the result to who can’t see it', async () => {
    const { user, announced } = await openPane([FORM]);
    expect(announced()).toMatch(/^核对完成：有错误：\d 处错误/);
    await user.click(screen.getByRole('button', { name: '检查' }));
    await waitFor(() => expect(announced()).toMatch(/^核对完成/));
  });
});

test('a form without mistakes can go', async () => {
  await openPane([exampleForm('national')]);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('可报送');
  expect(await screen.findByRole('heading', { level: 3, name: '可以报送' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^直接改正/ })).toBeNull();
});

test('what the rules can’t judge is listed for a human', async () => {
  await openPane([withCells(exampleForm('national'), { F18: '已开展工作' })]);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('需人工复核 1 处');
  expect(await screen.findByRole('region', { name: '待人工判断' })).toHaveTextContent('管护制度健全性：定性指标');
});

describe('where no form is', () => {
  test('the pane says what it looked for and offers all sheets', async () => {
    const { user } = await openPane([NO_FORM, FORM]);
    expect(screen.getByTestId('no-form')).toHaveTextContent('三级指标');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('未核对：这张工作表里没有找到绩效自评表');
    await user.click(await screen.findByRole('button', { name: '核对全部工作表' }));
    await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('1 张表'));
    expect(screen.getByRole('combobox', { name: '范围' })).toHaveValue('all');
  });

  test('and nothing else is to be said of it, the pane says what it looks for', async () => {
    await openPane([FORM], { around: (host) => passingOn(host, { readSheets: () => Promise.resolve([]) }) });
    expect(screen.getByTestId('no-form')).toHaveTextContent('查找的是：同一行里有“三级指标”');
  });

  test('every page has one heading: what was found, or the name where the page is about something else', async () => {
    const { user } = await openPane([NO_FORM]);
    const headings = (): string[] => screen.getAllByRole('heading', { level: 1 }).map(({ textContent }) => textContent);
    for (const name of ['问题', '得分', '偏差说明']) {
      await user.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));
      expect([name, ...headings()]).toEqual([name, expect.stringContaining('没有找到')]);
    }
    await user.click(screen.getByRole('tab', { name: '设置' }));
    expect(headings()).toEqual(['绩核']);
  });

  test('as long as nothing was checked every page has the name for its heading, and says what will be there', async () => {
    const { user } = await openPane([FORM], { autoCheck: false });
    const panel = (): string => screen.getByRole('tabpanel').textContent;
    const seen: [string, string[], string][] = [];
    for (const name of ['问题', '得分', '偏差说明', '设置']) {
      await user.click(screen.getByRole('tab', { name }));
      const headings = screen.getAllByRole('heading', { level: 1 }).map(({ textContent }) => textContent);
      seen.push([name, headings, panel().slice(0, 8)]);
      expect(screen.getByRole('tabpanel', { name })).toBeVisible();
    }
    expect(seen).toEqual([
      ['问题', ['绩核'], '问题还没有核对。'],
      ['得分', ['绩核'], '得分核对之后，这'],
      ['偏差说明', ['绩核'], '偏差说明核对之后'],
      ['设置', ['绩核'], expect.stringMatching(/^设置评分办法/)],
    ]);
    expect(screen.queryByTestId('verdict')).toBeNull();
    expect(screen.queryByTestId('no-form')).toBeNull();
  });

  test('beside a result every page has the verdict for its heading; the first counts what was found', async () => {
    const { user } = await openPane([FORM]);
    for (const name of ['问题', '得分', '偏差说明', '设置']) {
      await user.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));
      const headings = screen.getAllByRole('heading', { level: 1 }).map(({ textContent }) => textContent);
      expect([name, headings]).toEqual([name, [expect.stringMatching(/^有 \d 处错误$/)]]);
    }
    const all = Number(/\d+$/.exec(screen.getByRole('tab', { name: /^问题/ }).textContent)?.[0]);
    await user.click(screen.getByRole('tab', { name: /^问题/ }));
    expect(screen.getByRole('tab', { name: `全部 ${all}` })).toBeVisible();
    // A card of several findings says how many.
    const counts = findingTexts().map((text) => Number(/(\d+) 处$/.exec(text)?.[1] ?? 1));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(screen.getByRole('tab', { name: '得分' })).toBeVisible();
  });

  test('and in the whole workbook neither, nothing more is offered', async () => {
    const { user } = await openPane([NO_FORM]);
    await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
    await waitFor(() => expect(screen.getByTestId('no-form')).toHaveTextContent('工作簿里没有找到'));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('未核对：工作簿里没有找到绩效自评表');
    expect(screen.queryByRole('button', { name: '核对全部工作表' })).toBeNull();
  });
});

test('several forms stand apart, each with its line: a click goes there', async () => {
  const { user, located } = await openPane([
    FORM,
    withCells(exampleForm('national', '二'), { D3: '另一个项目', H20: '97' }),
  ]);
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('2 张表'));
  const list = screen.getByRole('list', { name: '问题列表' });
  expect(
    within(list)
      .getAllByRole('heading', { level: 2 })
      .map((heading) => heading.textContent),
  ).toEqual(['自评表 · 老旧小区供水改造', '二 · 另一个项目']);
  const forms = await screen.findByRole('region', { name: '得分情况' });
  expect(within(forms).getByRole('button', { name: /^2 张表：2 张有错误$/ })).toBeVisible();
  const lines = within(forms).getAllByRole('listitem');
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^自评表 · 老旧小区供水改造100 → [\d.]+ .*\d$/),
    expect.stringMatching(/^二 · 另一个项目97 → 100 优1$/),
  ]);
  expect(within(lines[1] as HTMLElement).getByRole('img', { name: '错误' })).toBeVisible();
  await user.click(screen.getByRole('tab', { name: '设置' }));
  const goThere = screen.getByRole('button', { name: '转到“二 · 另一个项目”' });
  await user.click(goThere);
  await waitFor(() => expect(located).toEqual(['二!D13']));
  expect(screen.getByRole('tab', { name: /^问题/ })).toHaveAttribute('aria-selected', 'true');
  expect(goThere).toHaveFocus();
});

test('of twenty forms the sum stands there, and the lines unfold; three hundred come bit by bit', async () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ ...exampleForm('national'), name: `表${at + 1}` }));
  const { user } = await openPane(many);
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('60 张表'));
  const region = await screen.findByRole('region', { name: '得分情况' });
  expect(within(region).queryAllByRole('listitem')).toHaveLength(0);
  await user.click(within(region).getByRole('button', { name: '60 张表：59 张有警告' }));
  const shown = () => within(region).getAllByRole('button', { name: /^转到“表\d+ · / });
  expect(shown()).toHaveLength(25);
  await user.click(within(region).getByRole('button', { name: '再显示 25 条' }));
  expect(shown()).toHaveLength(50);
});

describe('检查', () => {
  test.each([
    [true, 'jihe-button-secondary'],
    [false, 'jihe-button-primary'],
  ])('is loud only where nothing is checked by itself (%s)', async (live, look) => {
    const store = new MemoryStore();
    store.setItem('jihe.settings', JSON.stringify({ live }));
    await openPane([FORM], {
      store,
      around: (host) => passingOn(host, { can: { ...host.can, liveEvents: true } }),
    });
    expect(screen.getByRole('button', { name: '检查' })).toHaveClass(look);
  });
});

describe('a policy', () => {
  test('that one of several forms speaks for names its sheet, and is taken for that form alone', async () => {
    const { user } = await openPane([exampleForm('national'), { ...fixtureForm('hubei-foot-reason'), name: '黄石' }]);
    await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '全部工作表');
    await user.click(screen.getByRole('button', { name: '检查' }));
    await waitFor(() => expect(screen.getByRole('banner')).toHaveTextContent('工作表“黄石”：'));
    expect(screen.queryByRole('button', { name: '改用“湖北”' })).toBeNull();
    await unfoldForms(user);
    const ofFirst = screen.getByRole('combobox', { name: '“自评表 · 老旧小区供水改造”的评分办法' });
    const ofSecond = screen.getByRole('combobox', { name: /^“黄石.*”的评分办法$/ });
    expect([ofFirst, ofSecond].map((each) => (each as HTMLSelectElement).value)).toEqual(['', '']);
    const card = (): string => screen.getAllByRole('table')[0]?.textContent ?? '';
    const firstBefore = card();
    expect(firstBefore).toContain('预算执行');
    await user.click(screen.getByRole('button', { name: '这张表改用“湖北”' }));
    await waitFor(() => expect(screen.getByRole('banner')).not.toHaveTextContent('建议按'));
    expect([ofFirst, ofSecond].map((each) => (each as HTMLSelectElement).value)).toEqual(['', 'hubei']);
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('national');
    expect(card()).toBe(firstBefore);
    await user.selectOptions(ofSecond, '与工作簿相同：全国通用（财预〔2020〕10号）');
    await waitFor(() => expect(screen.getByRole('banner')).toHaveTextContent('建议按“湖北”办法'));
    await user.selectOptions(ofFirst, '预算管理一体化（线性反向）');
    await waitFor(() => expect(ofFirst).toHaveValue('platform'));
    await user.selectOptions(screen.getByRole('combobox', { name: '评分办法' }), '湖北');
    await waitFor(() => expect([ofFirst, ofSecond].map((each) => (each as HTMLSelectElement).value)).toEqual(['', '']));
  });

  test('that the form speaks for is suggested with the reason, applied when chosen, and remembered for this workbook', async () => {
    const { user } = await openPane([fixtureForm('hubei-foot-reason')]);
    expect(screen.getByRole('banner')).toHaveTextContent('建议按“湖北”办法');
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('national');
    await user.click(screen.getByRole('button', { name: '改用“湖北”' }));
    await waitFor(() => expect(screen.getByRole('banner')).toHaveTextContent('本次选定'));
    expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('hubei');
    expect(screen.getByRole('banner')).not.toHaveTextContent('建议按');
    await user.click(screen.getByRole('button', { name: '检查' }));
    await waitFor(() => expect(screen.getByRole('combobox', { name: '评分办法' })).toHaveValue('hubei'));
  });

  test('the head folds away', async () => {
    const { user } = await openPane([FORM]);
    const arrow = (name: string): string | undefined =>
      screen.getByRole('button', { name }).querySelector('svg')?.innerHTML;
    const up = arrow('收起');
    await user.click(screen.getByRole('button', { name: '收起' }));
    expect(arrow('展开')).not.toBe(up);
    expect(screen.queryByRole('combobox', { name: '评分办法' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '展开' }));
    expect(screen.getByRole('combobox', { name: '评分办法' })).toBeVisible();
  });
});

describe('a check that takes its time', () => {
  /** A host whose reading goes on until the test lets it end. */
  function slowHost(grids: readonly SheetGrid[]) {
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let aborted = false;
    const opened = openPane(grids, {
      autoCheck: false,
      around: (host) =>
        passingOn(host, {
          async readSheets(scope, signal, onProgress) {
            signal?.addEventListener('abort', () => {
              aborted = true;
            });
            onProgress?.(3, 12);
            await gate;
            return host.readSheets(scope);
          },
        }),
    });
    return { opened, finish, wasAborted: () => aborted };
  }

  test('says how far it is, and can be called off', async () => {
    const slow = slowHost([FORM]);
    const { user, announced } = await slow.opened;
    await user.click(screen.getByRole('button', { name: '检查' }));
    expect(screen.getByTestId('progress')).toHaveTextContent('正在读取工作表 3/12');
    await user.click(screen.getByRole('button', { name: '取消' }));
    expect(slow.wasAborted()).toBe(true);
    expect(announced()).toBe('已取消核对。');
    expect(screen.getByRole('button', { name: '检查' })).toBeEnabled();
    await act(async () => {
      slow.finish();
      await Promise.resolve();
    });
    expect(screen.queryByTestId('verdict')).toBeNull();
  });

  test('shows its result when it is through', async () => {
    const slow = slowHost([FORM]);
    const { user } = await slow.opened;
    await user.click(screen.getByRole('button', { name: '检查' }));
    await act(async () => {
      slow.finish();
      await Promise.resolve();
    });
    await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('1 张表'));
  });
});

describe('a check that is refused', () => {
  test('says why and what to do, and works again afterwards', async () => {
    let editing = true;
    const { user, announced } = await openPane([FORM], {
      around: (host) =>
        passingOn(host, {
          readSheets: (scope) =>
            editing ? Promise.reject(new DocumentError('editing', 'editing')) : host.readSheets(scope),
        }),
    });
    const refusal = screen.getByTestId('refusal');
    expect(refusal).toHaveTextContent('有单元格正在编辑，现在不能读写。');
    expect(refusal).toHaveTextContent('按回车或 Esc 结束编辑，再试一次。');
    expect(announced()).toContain('按回车或 Esc 结束编辑');
    editing = false;
    await user.click(within(refusal).getByRole('button', { name: '重新核对' }));
    await waitFor(() => expect(screen.getByTestId('verdict')).toBeVisible());
    expect(screen.queryByTestId('refusal')).toBeNull();
  });

  test('by what nobody foresaw leaves its cause on the self-test page only', async () => {
    const { user } = await openPane([FORM], {
      around: (host) => passingOn(host, { readSheets: () => Promise.reject(new TypeError('x is undefined')) }),
    });
    expect(screen.getByTestId('refusal')).toHaveTextContent('绩核出错了，表格没有改动。');
    expect(screen.getByTestId('refusal')).not.toHaveTextContent('undefined');
    await openAbout(user);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '自检信息' }).value).toContain('x is undefined');
  });
});

test.each([
  ['reading', { readSheets: () => Promise.reject(new TypeError('x is undefined')) }],
  ['looking for what is unknown', { readSheets: () => Promise.reject(new DocumentError('unknown', 'unknown')) }],
] as const)('inside Excel nobody is told to save as another file after a mistake of ours: %s', async (_, broken) => {
  await openPane([FORM], { around: (host) => passingOn(host, { name: 'excel', ...broken }) });
  const refusal = screen.getByTestId('refusal');
  expect(refusal).toHaveTextContent('请再试一次；还不行时，保存并重新打开工作簿。');
  expect(refusal).not.toHaveTextContent(/另存|没有被改动|连同文件/);
});

test('3,000 findings: the first are there at once, the rest on demand', async () => {
  const forms = Array.from({ length: 170 }, (_, index) =>
    withCells(exampleForm('national', `表${index}`), {
      D3: `项目${index}`,
      // What many rows lack alike is one finding; each of these is one of its own.
      ...Object.fromEntries(Array.from({ length: 7 }, (_, row) => [`F${13 + row}`, `（请填写${row}）`])),
      ...Object.fromEntries(Array.from({ length: 7 }, (_, row) => [`H${13 + row}`, String(60 + row)])),
      D4: '',
      G4: '',
      A11: '',
      F11: '',
      H20: '',
    }),
  );
  const { user } = await openPane(forms);
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), 'all');
  await waitFor(() => expect(screen.getByTestId('verdict')).toHaveTextContent('170 张表'), { timeout: 30_000 });
  const total = Number(/问题 (\d+)/.exec(screen.getByRole('tab', { name: /^问题/ }).textContent ?? '')?.[1]);
  expect(total).toBeGreaterThan(2500);
  const before = findingTexts().length;
  expect(before).toBeLessThan(60);
  const list = screen.getByRole('list', { name: '问题列表' });
  await user.click(within(list).getByRole('button', { name: /再显示/ }));
  expect(findingTexts().length).toBeGreaterThan(before);
});

test('above all the verdict says which rules couldn’t tell', async () => {
  const form = withCells(exampleForm('national'), { G12: '丙', H12: '丁', I12: '加固分', I13: '5', H13: '19' });
  const { user } = await openPane([form]);
  await user.click(screen.getByRole('button', { name: '有 1 条规则无法核对，不等于没有问题', expanded: false }));
  expect(screen.getByTestId('verdict')).toHaveTextContent(
    '有 1 条规则无法核对（总分不等于各项得分之和）：表里有没有认出的部分，不等于没有问题。',
  );
});

describe('the card says what is there and what is not', () => {
  const national = exampleForm('national');
  test.each([
    ['both, and every part agrees', national, '总分 100 优，与复算一致'],
    ['one for a person to judge', withCells(national, { F13: '完成' }), '总分 100 优，能复算的部分一致'],
    [
      'points nobody could place',
      withCells(national, { I12: '加固分', I13: '5', I14: '3' }),
      '总分 100 优，能复算的部分一致',
    ],
    ['the total blank', withCells(national, { H20: '' }), '总分未填，复算 100 优'],
    ['words for a total', withCells(national, { H20: '待定' }), '总分“待定”不是数字，复算 100 优'],
    [
      'words for a total that can’t be worked out',
      withCells(national, { H20: '待定', F13: '完成', H13: '' }),
      '总分“待定”不是数字，1 项待判断，暂不能复算',
    ],
    ['no total by the rules', withCells(national, { F13: '完成', H13: '' }), '表内总分 100，1 项待判断，暂不能复算'],
    ['totals alike, two parts not', withCells(national, { H13: '19', H14: '11' }), '总分 100 优，但各部分与复算不同'],
    [
      'points that are not all there',
      withCells(national, { G13: '10', H13: '10', H20: '90' }),
      '表内总分 90，分值只有 90 分，暂不评等级',
    ],
    [
      'too many points',
      withCells(national, { G13: '30', H20: '100' }),
      '表内总分 100，分值合计 110 分，超过 100 分，暂不评等级',
    ],
  ])('%s', async (_, form, words) => {
    await openPane([form]);
    expect(screen.getByRole('region', { name: '得分情况' })).toHaveTextContent(words);
  });

  test('parts that differ with a reason: not ready, and says so', async () => {
    await openPane([withCells(national, { H17: '14', I17: '统计口径较严。', H20: '99' })]);
    const verdict = screen.getByTestId('verdict');
    expect(verdict).toHaveTextContent('未发现错误，另有 1 处与复算不同（已写说明）');
    expect(verdict).not.toHaveTextContent('可报送');
  });
});
