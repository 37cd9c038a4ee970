import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openReport } from '../../src/app/open-report.ts';
import type { TextSpan } from '../../src/engine/narrative/ledger-types.ts';
import { review } from '../../src/engine/review.ts';
import { readDocument } from '../../src/formats/docx/read.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { Paragraph } from '../../src/pane/report/paragraphs.tsx';
import { ReportTab, type ReportTabProps } from '../../src/pane/report/report-tab.tsx';
import { buildDocx, formAsDocx, paragraph, tableXml } from '../support/docx-maker.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { type OpenPane, openPane } from '../support/open-pane.tsx';
import { RIGHT_RATE, WRONG_RATE } from '../support/report-document.ts';
import { commentsIn } from '../support/word-revisions.ts';

/** The tab 报告: a report beside the open workbook. */

const PROJECT = String(
  exampleForm('national')
    .rows.flatMap(({ cells }) => cells)
    .find(({ row, column }) => row === 3 && column === 4)?.value,
);

async function opened(options: Parameters<typeof openPane>[1] = {}): Promise<OpenPane> {
  const pane = await openPane([exampleForm('national')], options);
  await pane.user.click(screen.getByRole('tab', { name: '报告' }));
  return pane;
}

async function pick({ user }: OpenPane, name: string, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });
  await user.upload(await screen.findByTestId('report-input'), file);
}

const REPORT = buildDocx([paragraph('一、资金使用情况'), paragraph(WRONG_RATE), paragraph(RIGHT_RATE)].join(''));

function finding(text: string): HTMLElement {
  const found = screen.getAllByTestId('text-finding').find((each) => each.textContent.includes(text));
  if (found === undefined) throw new Error(`no finding about ${text}`);
  return found;
}

test('a report is held against the form of the open workbook: the line, the finding, the paragraph, the cell', async () => {
  const pane = await opened();
  expect(await screen.findByText(/^把自评报告与当前工作簿里的自评表对照/)).toBeVisible();
  await pick(pane, '报告.docx', REPORT);
  expect(await screen.findByTestId('ledger')).toHaveTextContent('文中数字 6 个：复算 5 处，一致 2 处，矛盾 3 处');
  expect(screen.getByText(`对照的自评表：${PROJECT}。`)).toBeVisible();
  const rate = finding('写了 100%');
  await pane.user.click(within(rate).getByRole('button', { name: '在原文里显示 第2段' }));
  const reading = screen.getByRole('region', { name: '报告原文' });
  const mark = reading.querySelector('mark');
  expect(mark).toHaveTextContent('100%');
  expect(mark?.parentElement).toHaveTextContent(WRONG_RATE);
  const agreeing = [...reading.querySelectorAll('[data-verdict="agrees"]')].map((each) => each.textContent);
  expect(agreeing).toEqual(['20万元', '15万元', '75%']);
  const budget = finding('自评表的全年预算数');
  await pane.user.click(within(budget).getByRole('button', { expanded: false }));
  await pane.user.click(within(budget).getByRole('button', { name: /^定位/ }));
  await waitFor(() => expect(pane.located).toHaveLength(1));
  expect(pane.cell(String(pane.located[0]?.split('!')[1])).value).toBe(120);
});

test('what agrees unfolds with the reading that was used', async () => {
  const pane = await opened();
  await pick(pane, '报告.docx', REPORT);
  await pane.user.click(await screen.findByRole('button', { name: '一致的 2 处' }));
  expect(screen.getByText(/15万元 ÷ 20万元 = 75%/)).toBeVisible();
});

test('text that is pasted is a report; another may be opened in its place', async () => {
  const pane = await opened();
  await pane.user.click(await screen.findByRole('button', { name: '粘贴报告文字' }));
  const check = screen.getByRole('button', { name: '核对粘贴的文字' });
  expect(check).toBeDisabled();
  await pane.user.click(screen.getByRole('textbox', { name: '粘贴报告文字' }));
  await pane.user.paste(RIGHT_RATE);
  await pane.user.click(check);
  expect(await screen.findByTestId('ledger')).toHaveTextContent('文中数字 3 个：复算 1 处，一致 1 处，矛盾 0 处');
  expect(screen.getByText('没有发现前后不一致的数字。没有列出的数字不等于正确。')).toBeVisible();
  expect(screen.queryByRole('button', { name: '另存带批注的副本' })).toBeNull();
  await pick(pane, '报告.txt', WRONG_RATE);
  await waitFor(() => expect(screen.getByTestId('ledger')).toHaveTextContent('矛盾 3 处'));
});

test('of a text in which nothing could be recomputed, nothing is said to agree', async () => {
  const pane = await opened();
  await pick(pane, '报告.txt', '项目已按计划完成。');
  expect(await screen.findByTestId('ledger')).toHaveTextContent('正文里没有可以核对的数字。');
  expect(screen.queryByText(/没有发现前后不一致的数字/)).toBeNull();
});

test('its findings go into a copy as comments; what a comment waives is apart and gets none', async () => {
  const pane = await opened();
  await pick(pane, '报告.docx', REPORT);
  await pane.user.click(await screen.findByRole('button', { name: '另存带批注的副本' }));
  const copy = pane.saved.get('报告-批注.docx') as Uint8Array;
  expect(readDocument(copy).narrative).toEqual(readDocument(REPORT).narrative);
  const comment = '绩核 已核对 text-rate：按合同口径计算';
  const at = WRONG_RATE.indexOf('100%');
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
  const waived = buildDocx(
    `<w:p>${run(WRONG_RATE.slice(0, at))}<w:commentRangeStart w:id="7"/>${run('100%')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('。')}</w:p>`,
    {
      parts: {
        'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="张三" w:date="2023-03-04T00:00:00Z"><w:p><w:r><w:t>${comment}</w:t></w:r></w:p></w:comment></w:comments>`,
      },
    },
  );
  await pick(pane, '已看.docx', waived);
  const folded = await screen.findByRole('button', { name: '已忽略（1）' });
  expect(
    screen
      .getAllByTestId('text-finding')
      .map((each) => each.textContent)
      .join(''),
  ).not.toContain('比率最接近');
  await pane.user.click(folded);
  await pane.user.click(within(finding('比率最接近')).getByRole('button', { expanded: false }));
  expect(finding('比率最接近')).toHaveTextContent('按合同口径计算');
});

test.each<[string, Uint8Array | string, string]>([
  ['a PDF', '%PDF-1.7\n', '这是 PDF 文件，暂不支持。'],
  ['a picture without text', buildDocx(paragraph('')), '文档里没有文字。'],
  ['a cut file', REPORT.slice(0, 400), '这个文件不完整。'],
])('%s is refused in words, and what was open stays', async (_, bytes, words) => {
  const pane = await opened();
  await pick(pane, '好.docx', REPORT);
  await screen.findByTestId('ledger');
  await pick(pane, '坏.docx', bytes);
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByText('好.docx')).toBeVisible();
});

test('a document that is signed is read, and the copy refused', async () => {
  const pane = await opened();
  const parts = { '_xmlsignatures/sig1.xml': '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' };
  await pick(pane, '签名.docx', buildDocx(paragraph(WRONG_RATE), { parts }));
  await pane.user.click(await screen.findByRole('button', { name: '另存带批注的副本' }));
  expect(await screen.findByText('文档带有数字签名，没有写入。')).toBeVisible();
  expect(pane.saved.size).toBe(0);
});

test('without a form in the workbook the numbers are recomputed all the same', async () => {
  const user = userEvent.setup();
  render(<ReportTab download={() => undefined} forms={[]} given={null} />);
  await user.click(screen.getByRole('button', { name: '粘贴报告文字' }));
  await user.click(screen.getByRole('textbox'));
  await user.paste(RIGHT_RATE);
  await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
  expect(await screen.findByText('工作簿里没有认出自评表，只复算了报告本身的数字。')).toBeVisible();
});

describe('what is pasted', () => {
  const TABLE = `<p>${WRONG_RATE}</p><table><tr><td>90万元</td></tr></table>`;
  const ledger = (): HTMLElement => screen.getByTestId('ledger');

  async function pasting(user: ReturnType<typeof userEvent.setup>): Promise<HTMLElement> {
    await user.click(screen.getByRole('button', { name: '粘贴报告文字' }));
    expect(screen.queryByRole('button', { name: '粘贴报告文字' })).toBeNull();
    return screen.getByRole('textbox', { name: '粘贴报告文字' });
  }
  const paste = (box: HTMLElement, text: string, html: string): void => {
    const clipboardData = { getData: (type: string) => (type === 'text/html' ? html : text) };
    fireEvent.paste(box, { clipboardData });
    fireEvent.change(box, { target: { value: text } });
  };

  test('has its tables left out, as long as it is what was on the clipboard', async () => {
    const user = userEvent.setup();
    render(<ReportTab download={() => undefined} forms={[]} given={null} />);
    const box = await pasting(user);
    paste(box, `${WRONG_RATE}\n90万元`, TABLE);
    await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
    expect(ledger()).toHaveTextContent('文中数字 3 个');
    expect(screen.getByText('粘贴的文字')).toBeVisible();
    // The box is closed, and opens with what was in it.
    expect(screen.queryByRole('textbox')).toBeNull();
    const again = await pasting(user);
    expect(again).toHaveValue(`${WRONG_RATE}\n90万元`);
    fireEvent.change(again, { target: { value: '' } });
    fireEvent.change(again, { target: { value: '预算90万元。' } });
    await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
    expect(ledger()).toHaveTextContent('文中数字 1 个');
  });

  test('and has no words is refused, and may be changed', async () => {
    const user = userEvent.setup();
    render(<ReportTab download={() => undefined} forms={[]} given={null} />);
    const box = await pasting(user);
    await user.type(box, '  ');
    expect(screen.getByRole('button', { name: '核对粘贴的文字' })).toBeDisabled();
    paste(box, '甲', '<table></table>');
    await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
    const refusal = screen.getByRole('region', { name: '文档里没有文字。' });
    expect(refusal.textContent).toMatch(/^文档里没有文字。.+。.+。$/);
    expect(screen.queryByTestId('ledger')).toBeNull();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '' } });
    fireEvent.change(screen.getByRole('textbox'), { target: { value: RIGHT_RATE } });
    await user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
    expect(ledger()).toHaveTextContent('一致 1 处');
    expect(screen.queryByRole('region', { name: '文档里没有文字。' })).toBeNull();
  });
});

describe('a file', () => {
  test('is asked for by the button, may be picked a second time, and that it can’t be read is said', async () => {
    const pane = await opened();
    const input = await screen.findByTestId<HTMLInputElement>('report-input');
    const asked = jest.spyOn(input, 'click');
    await pane.user.click(screen.getByRole('button', { name: '打开报告' }));
    expect(asked).toHaveBeenCalledTimes(1);
    const broken = Object.assign(new File([], '甲.docx'), { arrayBuffer: () => Promise.reject(new Error('gone')) });
    await pane.user.upload(input, broken);
    expect(await screen.findByText('这个文件读不出来。')).toBeVisible();
    expect(input.value).toBe('');
    await pick(pane, '报告.docx', REPORT);
    expect(await screen.findByTestId('ledger')).toBeVisible();
    expect(screen.queryByText('这个文件读不出来。')).toBeNull();
    fireEvent.change(input, { target: { files: [] } });
    expect(screen.getByText('报告.docx')).toBeVisible();
  });

  test('another has nothing of the one before on the page', async () => {
    const pane = await opened();
    await pick(pane, '甲.docx', REPORT);
    await pane.user.click((await screen.findAllByRole('button', { name: '在原文里显示 第2段' }))[0] as HTMLElement);
    expect(screen.getByTestId('reading')).toBeVisible();
    await pick(pane, '乙.docx', REPORT);
    await waitFor(() => expect(screen.getByText('乙.docx')).toBeVisible());
    expect(screen.queryByTestId('reading')).toBeNull();
  });
});

test('places of what agrees, and of what a finding is held against, are shown too', async () => {
  const pane = await opened();
  await pick(pane, '报告.docx', REPORT);
  await pane.user.click(await screen.findByRole('button', { name: '一致的 2 处' }));
  const quoted = (): string[] =>
    [...screen.getByTestId('reading').querySelectorAll('[data-quoted]')].map(({ textContent }) => textContent);
  const line = screen.getByText(/15万元 ÷ 20万元 = 75%/).closest('li') as HTMLElement;
  await pane.user.click(within(line).getByRole('button', { name: '在原文里显示 第3段' }));
  expect(quoted()).toEqual([RIGHT_RATE]);
  const rate = finding('写了 100%');
  await pane.user.click(within(rate).getByRole('button', { expanded: false }));
  await pane.user.click(within(rate).getByRole('button', { name: '第2段 “45.5万元”' }));
  expect(quoted()).toEqual([WRONG_RATE]);
  expect(screen.getByTestId('reading').querySelector('mark')).toHaveTextContent('45.5万元');
});

describe('of an open document', () => {
  function given(given: Partial<NonNullable<ReportTabProps['given']>> = {}) {
    const shown: TextSpan[] = [];
    const onSaveCommented = jest.fn();
    const content = openReport('文档.docx', REPORT);
    render(
      <ReportTab
        checks={{ review, describe: inWords }}
        download={() => undefined}
        forms={[]}
        given={{
          content,
          hasForm: false,
          paired: null,
          nameCell: (_, cell) => cell,
          waivers: null,
          onShow: (at) => shown.push(at),
          onSaveCommented,
          ...given,
        }}
      />,
    );
    return { user: userEvent.setup(), shown, onSaveCommented };
  }

  test('nothing is to be opened; places are shown beside the pane; who gave it saves the copy', async () => {
    const { user, shown, onSaveCommented } = given();
    expect(screen.getByText('文档.docx')).toBeVisible();
    expect(screen.getByText('没有对照自评表，只复算了文中的数字。')).toBeVisible();
    expect(screen.queryByTestId('report-input')).toBeNull();
    await user.click(screen.getByRole('button', { name: '在原文里显示 第2段' }));
    expect(shown.map(({ paragraph, quote }) => [paragraph, quote])).toEqual([[2, '100%']]);
    expect(screen.queryByTestId('reading')).toBeNull();
    await user.click(screen.getByRole('button', { name: '另存带批注的副本' }));
    expect(onSaveCommented).toHaveBeenCalledTimes(1);
  });

  test('a table that looks like a form is named where it holds none; where it holds one the pane is about its tables', () => {
    const rows = ['三级指标', '年度指标值', '实际完成值'].map((text) => ({ text }));
    const bytes = buildDocx(`${paragraph(RIGHT_RATE)}${tableXml({ rows: [rows, rows.map(() => ({ text: '—' }))] })}`);
    const content = openReport('文档.docx', bytes);
    given({ content });
    expect(screen.getByTestId('table-finding')).toHaveTextContent('文档里的表1像自评表，但没有认出来，没有核对。');
    cleanup();
    given({ content, hasForm: true });
    expect(screen.queryByTestId('table-finding')).toBeNull();
  });

  test('where no place is beside the pane it is shown in the tab; what can’t be written to isn’t saved', async () => {
    const { user } = given({ onShow: null, onSaveCommented: null });
    await user.click(screen.getByRole('button', { name: '在原文里显示 第2段' }));
    expect(screen.getByTestId('reading')).toBeVisible();
    expect(screen.queryByRole('button', { name: '另存带批注的副本' })).toBeNull();
  });
});

describe('a paragraph', () => {
  const shown = { paragraph: 1, note: null, text: '0123456789', mark: null, level: null, heading: null };
  const number = (start: number, end: number) => ({ start, end, verdict: 'agrees' as const });
  function pieces(numbers: readonly [number, number][], quote: readonly [number, number] | null): string[] {
    const { container } = render(
      <Paragraph outlined={numbers.map(([start, end]) => number(start, end))} quote={quote} shown={shown} />,
    );
    expect(container.textContent).toBe(shown.text);
    return [...container.querySelectorAll('[data-verdict]')].map(
      (each) => `${each.tagName === 'MARK' ? '*' : ''}${each.textContent}`,
    );
  }

  test.each<[string, [number, number][], [number, number] | null, string[]]>([
    [
      'its numbers, side by side too',
      [
        [0, 2],
        [2, 4],
        [6, 10],
      ],
      null,
      ['01', '23', '6789'],
    ],
    [
      'the first of two that overlap',
      [
        [0, 4],
        [2, 6],
        [6, 7],
      ],
      null,
      ['0123', '6'],
    ],
    [
      'what is spoken of, in its place',
      [
        [0, 2],
        [6, 8],
      ],
      [2, 6],
      ['01', '*2345', '67'],
    ],
    [
      'what is spoken of instead of numbers that it overlaps',
      [
        [0, 2],
        [2, 4],
        [6, 8],
        [8, 9],
      ],
      [3, 7],
      ['01', '*3456', '8'],
    ],
    ['a number around what is spoken of isn’t outlined', [[0, 9]], [3, 4], ['*3']],
  ])('outlines %s', (_, numbers, quote, expected) => {
    expect(pieces(numbers, quote)).toEqual(expected);
  });

  test('that is a heading is one where the page has headings; deep ones look alike', () => {
    const { rerender, container } = render(
      <Paragraph outlined={[]} quote={null} shown={{ ...shown, mark: '一、', level: 2, heading: 3 }} />,
    );
    const own = (): Element | null => container.firstElementChild;
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('一、0123456789');
    expect(own()).toHaveAttribute('data-heading', '2');
    expect(own()).toHaveAttribute('data-place', 'paragraph 1');
    expect(own()).not.toHaveAttribute('data-quoted');
    rerender(<Paragraph outlined={[]} quote={[0, 1]} shown={{ ...shown, level: 7 }} />);
    expect(screen.queryByRole('heading')).toBeNull();
    expect(own()).toHaveAttribute('data-heading', '4');
    expect(own()).toHaveAttribute('data-quoted', 'true');
    rerender(<Paragraph outlined={[]} quote={null} shown={{ ...shown, paragraph: null, note: '脚注2' }} />);
    expect(own()).toHaveTextContent('脚注20123456789');
    expect(own()).toHaveAttribute('data-place', 'note 脚注2');
    expect(own()).not.toHaveAttribute('data-heading');
  });
});

describe('tables of a report', () => {
  const FORM = withCells(exampleForm('national'), { H20: '99' });
  const DOCUMENT = formAsDocx(FORM, { name: '' }, paragraph('本项目自评总分88.6分。')) as Uint8Array;
  const FUNDS = [
    ['项目名称', '就业补助资金', '主管部门', '区局'],
    ['资金', '全年预算数', '全年执行数', '预算执行率'],
    ['年度资金总额', '808.1', '692.98', '86%'],
  ];
  const tableTexts = (): string[] => screen.queryAllByTestId('table-finding').map((each) => each.textContent);

  test('a form in an opened document is checked, and said by rows and heads; the text stays with the workbook', async () => {
    const pane = await opened();
    await pick(pane, '报告.docx', DOCUMENT);
    const section = await screen.findByRole('region', { name: '文档里的表格' });
    expect(section).toHaveTextContent('自评表：表1，1 处问题。');
    expect(tableTexts()).toEqual([expect.stringMatching(/^表1 第20行“得分” 各项得分合计 [\d.]+，总分填了 99，/)]);
    expect(screen.getByText(`对照的自评表：${PROJECT}。`)).toBeVisible();
    await pane.user.click(within(section).getByRole('button', { expanded: false }));
    expect(section).toHaveTextContent('总分不等于各项得分之和（total-mismatch）');
  });

  test('without a form in the workbook the text is held against the document’s own', async () => {
    const pane = await openPane([{ ...exampleForm('national'), rows: [] }]);
    await pane.user.click(screen.getByRole('tab', { name: '报告' }));
    await pick(pane, '报告.docx', DOCUMENT);
    expect(await screen.findByText('对照的自评表：表1（同一份文档里）。')).toBeVisible();
    const score = finding('88.6分');
    await pane.user.click(within(score).getByRole('button', { expanded: false }));
    expect(score).toHaveTextContent('表1 第20行“得分”的“99”');
    expect(within(score).queryByRole('button', { name: /^定位/ })).toBeNull();
  });

  test('the copy has comments at them too', async () => {
    const pane = await opened();
    await pick(pane, '报告.docx', DOCUMENT);
    await pane.user.click(await screen.findByRole('button', { name: '另存带批注的副本' }));
    const comments = commentsIn(pane.saved.get('报告-批注.docx') as Uint8Array);
    expect(comments.map(({ text }) => text).join('\n')).toContain('总分填了 99');
  });

  test('a table of the clipboard is one, and no text', async () => {
    const pane = await opened();
    await pane.user.click(await screen.findByRole('button', { name: '粘贴报告文字' }));
    const rows = FUNDS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`);
    const html = `<p>${RIGHT_RATE}</p><table>${rows.join('')}</table>`;
    const text = `${RIGHT_RATE}\n${FUNDS.map((row) => row.join('\t')).join('\n')}`;
    const box = screen.getByRole('textbox', { name: '粘贴报告文字' });
    fireEvent.paste(box, { clipboardData: { getData: (type: string) => (type === 'text/html' ? html : text) } });
    fireEvent.change(box, { target: { value: text } });
    await pane.user.click(screen.getByRole('button', { name: '核对粘贴的文字' }));
    expect(await screen.findByTestId('ledger')).toHaveTextContent('文中数字 3 个：复算 1 处');
    expect(tableTexts()).toEqual([expect.stringMatching(/文档里的表1像自评表，但没有认出来，没有核对。/)]);
    expect(screen.getByRole('region', { name: '文档里的表格' })).toHaveTextContent('没有认出自评表，1 处问题。');
  });

  test('a report without such tables has no such part', async () => {
    const pane = await opened();
    await pick(pane, '报告.docx', buildDocx(`${paragraph(RIGHT_RATE)}${tableXml({ rows: [[{ text: '姓名' }]] })}`));
    expect(await screen.findByTestId('ledger')).toBeVisible();
    expect(screen.queryByRole('region', { name: '文档里的表格' })).toBeNull();
  });
});
