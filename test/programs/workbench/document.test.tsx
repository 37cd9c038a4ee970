import '../../support/pane-setup.ts';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { enterNote } from '../../../src/engine/waivers/write-sheet.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { DocumentPage } from '../../../src/programs/workbench/document/document-page.tsx';
import { documentOf, pastedDocument, Report } from '../../../src/programs/workbench/document/report.ts';
import { DocumentTable } from '../../../src/programs/workbench/document/table.tsx';
import { buildDocx, paragraph, partXml, run, tableXml } from '../../support/docx-maker.ts';
import { exampleForm } from '../../support/form-text.ts';
import { reportWithForm, WRONG_RATE } from '../../support/report-document.ts';
import { richReport, WAIVER_REASON } from '../../support/rich-report.ts';
import { keptScreen, screenLines } from '../../support/screen-lines.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';

/** An open document by itself: what the pane gets of it, what is written to it, and its page. */

const SIGNED = buildDocx(paragraph(WRONG_RATE), {
  parts: { '_xmlsignatures/sig1.xml': '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' },
});

function open(bytes: Uint8Array, name = '甲/报告.docx'): Report {
  const source = documentOf(bytes);
  if (source === null) throw new Error('no document');
  return new Report(source, name);
}

const text = (words: string): Report => open(new TextEncoder().encode(words), '报告.txt');

const cellOf = (grids: readonly SheetGrid[], value: unknown) =>
  grids
    .flatMap(({ name, rows }) => rows.flatMap(({ cells }) => cells.map((cell) => ({ sheet: name, ...cell }))))
    .find((cell) => cell.value === value);

/** An edit of the cell where the total stands. */
function correction(report: Report): CellEdit {
  const total = cellOf(report.snapshot().grids, 99);
  if (total === undefined) throw new Error('no total');
  return { sheet: total.sheet, cell: cellAddress(total.row, total.column), from: { value: 99 }, to: { value: 100 } };
}

describe('what was opened', () => {
  test('is told by its content, whatever its kind', () => {
    const word = reportWithForm();
    expect(documentOf(word)).toMatchObject({ kind: 'word', bytes: word });
    expect(documentOf(new TextEncoder().encode(WRONG_RATE))).toMatchObject({ kind: 'text', bytes: null });
    expect(documentOf(gridToXlsx([exampleForm('national')]))).toBeNull();
  });

  test('and what was pasted, with its tables where the clipboard has some', () => {
    const html = '<p>甲</p><table><tr><td>乙</td></tr></table>';
    expect(pastedDocument('甲\n乙', html)).toMatchObject({ kind: 'pasted', bytes: null, grids: [{ name: '表1' }] });
    const plain = pastedDocument('甲\n乙', '<p>丙</p>');
    expect(plain).toMatchObject({ kind: 'pasted', bytes: null, grids: [] });
    expect(plain.narrative.paragraphs.map((each) => each.text)).toEqual(['甲', '乙']);
  });
});

describe('to the pane', () => {
  test('its forms are the sheets, other tables are none', async () => {
    const table = tableXml({
      rows: [
        [{ text: '批次' }, { text: '金额' }],
        [{ text: '一' }, { text: '20' }],
      ],
    });
    const bytes = reportWithForm();
    const report = open(bytes);
    const [form] = await report.readSheets('all');
    expect(report.hasForm).toBe(true);
    expect(await report.readSheets('active')).toEqual([form]);
    expect(await report.readSheets([form?.name ?? ''])).toEqual([form]);
    expect(await report.readSheets(['别的'])).toEqual([]);
    const without = open(buildDocx(paragraph(WRONG_RATE) + table));
    expect(without.snapshot().grids).toHaveLength(1);
    expect(await without.readSheets('all')).toEqual([]);
    expect(without.hasForm).toBe(false);
  });

  test('it is a file that shows places, and no more', async () => {
    const report = open(reportWithForm());
    expect(report.name).toBe('file');
    expect(report.can).toEqual({
      marks: false,
      liveEvents: false,
      choiceEvents: false,
      nativeUndoGroup: false,
      locate: true,
    });
    expect(report.readOnly).toBe(false);
    await expect(report.mark()).rejects.toMatchObject({ code: 'unsupported-operation', detail: { inDocument: true } });
    await expect(report.clearMarks()).resolves.toBeUndefined();
    await expect(report.hasMarks()).resolves.toBe(false);
    await expect(report.settled()).resolves.toBeUndefined();
    expect(report.onEdited()()).toBeUndefined();
    expect(await report.diagnostics()).toEqual([
      { label: '文件', value: '甲/报告.docx' },
      { label: '浏览器', value: navigator.userAgent },
    ]);
  });

  test('its comments are its waivers; text alone has none, and no bytes', () => {
    const rich = open(richReport());
    expect(rich.content).toMatchObject({ name: '甲/报告.docx', bytes: rich.source.bytes, text: rich.source.narrative });
    expect(rich.content.waivers).toMatchObject([{ reason: WAIVER_REASON }]);
    expect(rich.snapshot().review.findings.filter(({ waived }) => waived !== null)).toHaveLength(1);
    const plain = text(WRONG_RATE);
    expect(plain.content).toMatchObject({ waivers: [], bytes: null });
    expect(plain.readOnly).toBe(true);
    expect(plain.bytes()).toEqual(new Uint8Array());
  });
});

describe('writing', () => {
  test('changes the form, what is found, and what isn’t saved; undoing it too', async () => {
    const bytes = reportWithForm();
    const report = open(bytes);
    expect(report.bytes()).toBe(bytes);
    const heard: boolean[] = [];
    const leave = report.subscribe(() => heard.push(report.snapshot().unsaved));
    const before = report.snapshot();
    const receipt = await report.apply([correction(report)]);
    expect(receipt.applied).toHaveLength(1);
    expect(cellOf(report.snapshot().grids, 99)).toBeUndefined();
    expect(report.snapshot().review).not.toBe(before.review);
    expect(report.snapshot().unsaved).toBe(true);
    expect(cellOf(readDocument(report.bytes()).grids, 99)).toBeUndefined();
    report.saved();
    expect(report.snapshot().unsaved).toBe(false);
    const undone = await report.undo(receipt);
    expect(undone.applied).toHaveLength(1);
    expect(cellOf(report.snapshot().grids, 99)).toBeDefined();
    expect(report.snapshot().unsaved).toBe(true);
    expect(heard).toEqual([true, false, true]);
    leave();
    report.saved();
    expect(heard).toHaveLength(3);
  });

  test('holds the text against the form as it is now', async () => {
    const report = open(reportWithForm({ H20: '99' }));
    const against = (): string[] =>
      report.snapshot().review.findings.flatMap(({ check }) => (check.startsWith('form-') ? [check] : []));
    expect(against().length).toBeGreaterThan(0);
    const budget = cellOf(report.snapshot().grids, 120);
    if (budget === undefined) throw new Error('no budget');
    const found = against().length;
    const row = report
      .snapshot()
      .grids.find(({ name }) => name === budget.sheet)
      ?.rows.find((each) => each.row === budget.row);
    const edits = (row?.cells ?? [])
      .filter(({ value }) => value === 120)
      .map(({ column }) => ({
        sheet: budget.sheet,
        cell: cellAddress(budget.row, column),
        from: { value: 120 },
        to: { value: 100 },
      }));
    expect(edits.length).toBeGreaterThan(1);
    await report.apply(edits);
    expect(against().length).toBeLessThan(found);
  });

  test('to text alone is refused in words of documents', async () => {
    const report = text(WRONG_RATE);
    const refused = { code: 'text-only', detail: { inDocument: true } };
    await expect(report.apply([])).rejects.toMatchObject(refused);
    await expect(report.undo({ applied: [], refused: [] })).rejects.toMatchObject(refused);
    await expect(report.ensureSheet('核对说明')).rejects.toMatchObject(refused);
    expect(report.commented()).toBeNull();
    expect(report.snapshot().refused).toMatchObject(refused);
    report.dismissRefusal();
    expect(report.snapshot().refused).toBeNull();
    report.saved();
    expect(report.snapshot().unsaved).toBe(false);
  });

  test('what can’t be written to says so from the start, with the way out', () => {
    const restricted = (edit: string): Uint8Array =>
      buildDocx(paragraph(WRONG_RATE), {
        parts: {
          'word/settings.xml': partXml('settings', `<w:documentProtection w:edit="${edit}" w:enforcement="1"/>`),
        },
      });
    const refused = [open(SIGNED), open(restricted('readOnly')), text(WRONG_RATE)];
    expect(refused.map(({ refuses, refusesWhy }) => [refuses, refusesWhy])).toEqual([
      ['signed-document', '文档带有数字签名，只能核对；在 Word 里移除签名、另存后可以改。'],
      ['protected-document', '文档限制编辑，只能核对；在“审阅→限制编辑”里停止保护、保存后可以改。'],
      ['text-only', '文字只能核对；放进 .docx 或 .xlsx 文件打开，才能改。'],
    ]);
    const writable = [open(reportWithForm()), open(restricted('comments')), open(restricted('trackedChanges'))];
    expect(writable.map(({ refuses, refusesWhy }) => [refuses, refusesWhy])).toEqual(
      writable.map(() => [undefined, undefined]),
    );
  });

  test('a sheet to it is refused as the document refuses it', async () => {
    await expect(open(reportWithForm()).ensureSheet('汇总')).rejects.toMatchObject({ kind: 'unsupported' });
  });

  test('the sheet of what is waived is there for the pane alone, and holds nothing but that', async () => {
    const report = open(reportWithForm());
    await report.ensureSheet('核对说明');
    expect(await report.readSheets(['核对说明'])).toMatchObject([{ name: '核对说明', rows: [] }]);
    expect(report.snapshot().unsaved).toBe(false);
    const [sheet] = await report.readSheets(['核对说明']);
    if (sheet === undefined) throw new Error('no sheet');
    const all = enterNote(sheet, { words: '甲', role: 'actual', name: '甲' }, '核对说明');
    await expect(report.apply(all)).rejects.toMatchObject({ kind: 'unsupported' });
    expect(report.snapshot().unsaved).toBe(false);
  });

  test('comments of all that was found go into a copy; a document that is signed is left alone', () => {
    const report = open(reportWithForm());
    const copy = report.commented() as Uint8Array;
    const xml = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
    expect(readDocument(copy).narrative).toEqual(readDocument(report.bytes()).narrative);
    expect(xml(copy)).toContain('word/comments.xml');
    expect(xml(report.bytes())).not.toContain('word/comments.xml');
    expect(report.snapshot().refused).toBeNull();
    const signed = open(SIGNED);
    expect(signed.commented()).toBeNull();
    expect(signed.snapshot().refused).toMatchObject({ code: 'signed-document' });
  });
});

describe('its page', () => {
  const scrolled: [string, unknown][] = [];
  beforeEach(() => {
    scrolled.length = 0;
    Element.prototype.scrollIntoView = function scrollIntoView(options) {
      scrolled.push([this.textContent ?? '', options]);
    };
  });
  afterEach(() => Reflect.deleteProperty(Element.prototype, 'scrollIntoView'));

  const page = (): HTMLElement => screen.getByRole('region', { name: /^文档 / });

  test('reads as the document does', () => {
    const report = open(richReport());
    const { container, rerender } = render(<DocumentPage isMain report={report} />);
    // What is recognised and not decided is outlined as what nobody can check.
    expect(report.snapshot().review.relations.map(({ verdict }) => verdict)).toContain('open');
    const found = screenLines(container);
    expect(found).toBe(keptScreen('workbench-document', found));
    rerender(<DocumentPage isMain={false} report={report} />);
    expect(screen.queryByRole('main')).toBeNull();
    expect(screen.queryByRole('heading', { name: '甲/报告.docx' })).toBeNull();
  });

  test('shows a place of the text, again too, of a note, and a cell', async () => {
    const report = open(richReport());
    render(<DocumentPage isMain={false} report={report} />);
    expect(scrolled).toEqual([]);
    const { findings } = report.snapshot().review;
    const rate = findings.find(({ paragraph: n, check }) => n === 7 && check === 'text-rate');
    const note = findings.find(({ note: name }) => name !== null);
    if (rate === undefined || note === undefined) throw new Error('no findings');
    act(() => report.showText(rate));
    act(() => report.showText(rate));
    const center = { block: 'center' };
    expect(scrolled).toEqual([
      ['100%', center],
      ['100%', center],
    ]);
    expect(page().querySelectorAll('[data-quoted]')).toHaveLength(1);
    await act(() => report.locate('表1', 'A1'));
    await act(() => report.locate('表1', 'A1'));
    expect(scrolled.slice(2)).toEqual([
      ['批次', center],
      ['批次', center],
    ]);
    act(() => report.showText(note));
    expect(scrolled.at(-1)).toEqual(['30%', center]);
    expect(page().querySelectorAll('mark')).toHaveLength(1);
    await act(() => report.locate('表1', 'C2'));
    expect(scrolled.at(-1)).toEqual(['20万元\n另25万元', center]);
    expect(page().querySelectorAll('mark, [data-quoted]')).toHaveLength(0);
    expect([...page().querySelectorAll('[data-located]')].map((each) => each.getAttribute('data-cell'))).toEqual([
      'C2',
    ]);
    await expect(report.locate('表9', 'A1')).rejects.toMatchObject({ code: 'no-such-sheet' });
    expect(scrolled).toHaveLength(6);
  });

  test('marks all cells of an area, in its table alone', async () => {
    const table = tableXml({
      rows: [1, 2, 3].map((row) => ['甲', '乙', '丙'].map((name) => ({ text: `${name}${row}` }))),
    });
    const report = open(buildDocx(table + paragraph('字') + table));
    render(<DocumentPage isMain={false} report={report} />);
    await act(() => report.locate('表2', 'A2:B3'));
    const located = [...page().querySelectorAll('[data-located]')];
    expect(located.map(({ textContent }) => textContent)).toEqual(['甲2', '乙2', '甲3', '乙3']);
    const second = screen.getByRole('group', { name: '文档里的表2' });
    expect(located.map((each) => second.contains(each))).toEqual([true, true, true, true]);
  });

  test('of text alone shows a cell that is asked for as it is asked for', async () => {
    const report = text(WRONG_RATE);
    await report.locate('表1', 'A1');
    expect(report.snapshot().place).toEqual({ kind: 'cell', sheet: '表1', address: 'A1' });
  });

  test('says what was refused, until it is known', async () => {
    const user = userEvent.setup();
    const report = open(SIGNED);
    render(<DocumentPage isMain={false} report={report} />);
    expect(screen.queryByText(/数字签名/)).toBeNull();
    act(() => void report.commented());
    const message = screen.getByText('文档带有数字签名，没有写入。').closest('section, [role]') as HTMLElement;
    expect(message.textContent).toMatch(/^文档带有数字签名，没有写入。.+。.+。/);
    await user.click(within(message).getByRole('button'));
    expect(screen.queryByText(/数字签名/)).toBeNull();
  });

  test('has headings one below the other, however levels are skipped', () => {
    const heading = (level: number): string => paragraph(`级${level}`, `<w:outlineLvl w:val="${level - 1}"/>`);
    render(<DocumentPage isMain={false} report={open(buildDocx([2, 4, 4, 3, 2, 1, 3].map(heading).join('')))} />);
    const levels = within(page()).getAllByRole('heading');
    expect(levels.map((each) => `${each.textContent} ${each.getAttribute('aria-level')}`)).toEqual([
      '级2 2',
      '级4 3',
      '级4 3',
      '级3 3',
      '级2 2',
      '级1 2',
      '级3 3',
    ]);
  });

  test('has tables that stand before, between and after the text in their places', () => {
    const table = (name: string): string => tableXml({ rows: [[{ text: name }, { text: '1' }]] });
    const body =
      table('首') + paragraph(run('甲')) + paragraph(run('乙')) + table('中') + paragraph(run('丙')) + table('末');
    const { container } = render(<DocumentPage isMain={false} report={open(buildDocx(body))} />);
    expect([...(container.querySelector('.jihe-paper')?.children ?? [])].map(({ textContent }) => textContent)).toEqual(
      ['首1', '甲', '乙', '中1', '丙', '末1'],
    );
    expect(screen.queryByRole('region', { name: '脚注和尾注' })).toBeNull();
  });
});

test('a table keeps its merged cells, rows without content, and numbers as they are shown', () => {
  const cell = (row: number, column: number, value: number | string | null, more = {}) => ({
    row,
    column,
    kind: typeof value === 'string' ? ('text' as const) : ('number' as const),
    value,
    formula: null,
    format: null,
    ...more,
  });
  const grid = {
    name: '表1',
    rows: [
      { row: 2, cells: [cell(2, 1, '甲\n乙'), cell(2, 3, 0.98, { format: '0%' })] },
      { row: 4, cells: [cell(4, 2, 12)] },
    ],
    merges: [
      { top: 2, left: 1, bottom: 3, right: 2 },
      { top: 5, left: 3, bottom: 6, right: 4 },
    ],
  } as unknown as SheetGrid;
  render(<DocumentTable grid={grid} located={{ top: 3, left: 3, bottom: 4, right: 3 }} />);
  const rows = screen.getAllByRole('row').map((row) =>
    within(row)
      .queryAllByRole('cell')
      .map((each) => {
        const td = each as HTMLTableCellElement;
        return [td.dataset['cell'], td.rowSpan, td.colSpan, td.textContent, td.dataset['located'] ?? ''].join(' ');
      }),
  );
  expect(rows).toEqual([
    ['A2 2 2 甲\n乙 ', 'C2 1 1 98% ', 'D2 1 1  '],
    ['C3 1 1  true', 'D3 1 1  '],
    ['A4 1 1  ', 'B4 1 1 12 ', 'C4 1 1  true', 'D4 1 1  '],
    ['A5 1 1  ', 'B5 1 1  ', 'C5 2 2  '],
    ['A6 1 1  ', 'B6 1 1  '],
  ]);
});
