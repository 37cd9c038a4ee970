import { screen, within } from '@testing-library/react';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import type { FileHost } from '../../../src/hosts/file/host.ts';
import { SheetCards } from '../../../src/pane/views/score-parts.tsx';
import { Verdict } from '../../../src/pane/views/verdict.tsx';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { passingOn } from '../../support/open-pane.tsx';
import { heard, lines, openPart, type PartOptions } from '../../support/open-part.tsx';

/** The outcome of a check, and what each form earned, as they are heard. */

const FORM = exampleForm('national');
const named = (name: string, cells: Readonly<Record<string, string>> = {}): SheetGrid => ({
  ...withCells(FORM, { D3: `项目${name}`, ...cells }),
  name,
});

async function cards(grids: readonly SheetGrid[], options: PartOptions = {}) {
  const page = await openPart(
    (controller) => {
      const { checked } = controller.snapshot();
      if (checked === null) throw new Error('not checked');
      return <SheetCards review={checked.review} />;
    },
    { grids, checked: true, ...options },
  );
  return { ...page, told: () => heard(screen.getByRole('region', { name: '得分情况' })) };
}

test('a line a form: where it is, its total, what was found; all of them where there are few', async () => {
  const { user, told } = await cards([
    named('一'),
    named('二', { H20: '99' }),
    named('三', { H19: '', H20: '', F13: '5个', I13: '' }),
  ]);
  expect(told()).toEqual(
    lines(`
    section [aria-label=得分情况]
      h2
        button [aria-expanded, controls] 3 张表：2 张有错误
      ul
        li
          button [aria-expanded=false, aria-label=“一 · 项目一”的得分情况]
          button [aria-label=转到“一 · 项目一”, title=一 · 项目一] 一 · 项目一
          “100 优”
        li
          button [aria-expanded=false, aria-label=“二 · 项目二”的得分情况]
          button [aria-label=转到“二 · 项目二”, title=二 · 项目二] 二 · 项目二
          “99 → 100 优(错误)1”
        li
          button [aria-expanded=false, aria-label=“三 · 项目三”的得分情况]
          button [aria-label=转到“三 · 项目三”, title=三 · 项目三] 三 · 项目三
          “— → 96.67 优(错误)3”
  `),
  );
  const [second] = screen.getAllByRole('button', { name: /二/, expanded: false });
  await user.click(second as HTMLElement);
  const line = within(screen.getByRole('region', { name: '得分情况' })).getAllByRole('listitem')[1];
  const isNoPolicy = (text: string): boolean => !text.includes(' | ');
  expect(heard(line ?? null, isNoPolicy)).toEqual(
    lines(`
    li
      button [aria-expanded, aria-label=“二 · 项目二”的得分情况]
      button [aria-label=转到“二 · 项目二”, title=二 · 项目二] 二 · 项目二
      “99 → 100 优(错误)1”
      select [aria-label=“二 · 项目二”的评分办法, value “”]
      “表内总分 99 → 复算 100 优”
      table
        thead
          tr
            th [colspan=2, scope=col] 项目
            th [scope=col] 表内
            th [scope=col] 复算
            th [scope=col] 分值
        tr
          th [scope=row] 预算执行
          td
            div [aria-hidden]
              div [style=inline-size: 100%;]
              div [style=inset-inline-start: 100%;]
          td 10
          td 10
          td 10
        tr
          th [scope=row] 产出指标
          td
            div [aria-hidden]
              div [style=inline-size: 100%;]
              div [style=inset-inline-start: 100%;]
          td 50
          td 50
          td 50
        tr
          th [scope=row] 效益指标
          td
            div [aria-hidden]
              div [style=inline-size: 100%;]
              div [style=inset-inline-start: 100%;]
          td 30
          td 30
          td 30
        tr
          th [scope=row] 满意度指标
          td
            div [aria-hidden]
              div [style=inline-size: 100%;]
              div [style=inset-inline-start: 100%;]
          td 10
          td 10
          td 10
      “色条为复算得分占分值的比例，竖线为表内得分。”
  `),
  );
});

test('of many forms the sum, until it is unfolded', async () => {
  const { user, told } = await cards(
    ['一', '二', '三', '四'].map((name) => named(name, name === '二' ? { H20: '99' } : {})),
  );
  expect(told()).toEqual(
    lines(`
    section [aria-label=得分情况]
      h2
        button [aria-expanded=false] 4 张表：1 张有错误
  `),
  );
  await user.click(screen.getByRole('button', { expanded: false }));
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
});

test.each<[string, readonly Readonly<Record<string, string>>[]]>([
  ['2 张表，都没有错误和警告', [{}, {}]],
  ['2 张表：1 张有错误', [{ H20: '99' }, {}]],
  ['2 张表：1 张有警告', [{}, { F11: '' }]],
  ['3 张表：1 张有错误，2 张有警告', [{ F11: '' }, { H20: '99', F11: '' }, { F11: '' }]],
])('how many have what, each form by the worst of it: %s', async (sentence, forms) => {
  await cards(forms.map((cells, at) => named('一二三'.charAt(at), cells)));
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(sentence);
});

test('the name of a form leads to its findings and into its sheet, and keeps the focus', async () => {
  const located: string[] = [];
  // As a program does that shows a cell.
  const locate = (sheet: string, address: string): Promise<void> => {
    located.push(`${sheet}!${address}`);
    screen.getByRole('button', { name: '转到“二 · 项目二”' }).blur();
    return Promise.resolve();
  };
  const around = (host: FileHost) => passingOn(host, { locate });
  const { user, controller } = await cards([named('一'), named('二')], { around });
  const name = screen.getByRole('button', { name: '转到“二 · 项目二”' });
  await user.click(name);
  expect(located).toEqual(['二!D13']);
  expect(name).toHaveFocus();
  expect(controller.snapshot()).toMatchObject({ tab: 'problems', wantedCard: { key: 't1', waived: false } });
});

test('where no cell can be shown it leads to the findings alone', async () => {
  const locate = jest.fn();
  const around = (host: FileHost) => passingOn(host, { can: { ...host.can, locate: false }, locate });
  const { user, controller } = await cards([named('一'), named('二')], { around });
  await user.click(screen.getByRole('button', { name: '转到“一 · 项目一”' }));
  expect(locate).not.toHaveBeenCalled();
  expect(controller.snapshot().wantedCard?.key).toBe('t0');
});

describe('the verdict', () => {
  async function verdict(options: PartOptions): Promise<string[]> {
    await openPart(
      (controller) => {
        const { checked } = controller.snapshot();
        if (checked === null) throw new Error('not checked');
        return <Verdict checked={checked} />;
      },
      { checked: true, ...options },
    );
    // How many checks there are changes with every one that is added.
    return heard(screen.getByTestId('verdict')).map((line) => line.replace(/\d+ 条规则/, '… 条规则'));
  }
  const can = (changes: object) => (host: FileHost) => passingOn(host, { can: { ...host.can, ...changes } });

  test('of a form without a fault', async () => {
    expect(await verdict({})).toEqual(
      lines(`
      section
        h1 可报送
        “1 张表、7 项指标、… 条规则”
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 总分 100 优，与复算一致
    `),
    );
  });

  test('of one with errors', async () => {
    expect(await verdict({ grids: [named('一', { H20: '99' })] })).toEqual(
      lines(`
      section
        h1 有 1 处错误
        “1 张表、7 项指标、… 条规则”
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 表内总分 99 → 复算 100 优
    `),
    );
  });

  test('of one that a person has to look at', async () => {
    expect(await verdict({ grids: [named('一', { F18: '已开展工作' })] })).toEqual(
      lines(`
      section
        h1 需人工复核 1 处
        “1 张表、7 项指标、… 条规则”
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 总分 100 优，能复算的部分一致
    `),
    );
  });

  test('of one in a protected sheet', async () => {
    expect(await verdict({ grids: [{ ...FORM, protected: true }] })).toEqual(
      lines(`
      section
        h1 可报送
        “1 张表、7 项指标、… 条规则”
        “工作表“自评表”受保护，锁定的单元格写不进去；在“审阅”里撤消工作表保护后可以改。”
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 总分 100 优，与复算一致
    `),
    );
  });

  test('where edits are heard of, but not what is chosen from lists', async () => {
    const around = can({ liveEvents: true, choiceEvents: false });
    expect(await verdict({ around })).toEqual(
      lines(`
      section
        h1 可报送
        “1 张表、7 项指标、… 条规则”
        “从单元格下拉列表选的内容，网页版 Excel 可能不通知：选过以后请再点“检查”。”
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 总分 100 优，与复算一致
    `),
    );
  });

  test('of what was edited meanwhile, where a refusal above offers to check again', async () => {
    const refusal = {
      during: 'write' as const,
      code: 'changed-meanwhile' as const,
      advice: { what: '', why: '', how: '' },
      cause: null,
    };
    const told = await verdict({ events: [{ type: 'edited' }, { type: 'refused', refusal }] });
    expect(told).toContain('  “表格在核对之后改过，结果可能已经过时。”');
    expect(told).not.toContain('  button 重新核对');
  });

  test('of what was checked before it was edited', async () => {
    expect(await verdict({ events: [{ type: 'edited' }] })).toEqual(
      lines(`
      section
        h1 可报送
        “1 张表、7 项指标、… 条规则”
        “表格在核对之后改过，结果可能已经过时。”
        button 重新核对
        section [aria-label=得分情况]
          h2
            button [aria-expanded=false] 总分 100 优，与复算一致
    `),
    );
  });
});
