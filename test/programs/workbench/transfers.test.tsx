import { renderHook, waitFor } from '@testing-library/react';
import type { Picked } from '../../../src/programs/workbench/files.ts';
import type { Open } from '../../../src/programs/workbench/open-files.ts';
import { useTransfers, useWarning } from '../../../src/programs/workbench/transfers.ts';

/** What is dragged over the page, dropped and pasted, and what is asked before the page is left. */

interface Heard {
  readonly opened: string[][];
  readonly texts: string[][];
  readonly dropping: boolean[];
  refused: number;
}

function listening() {
  const heard: Heard = { opened: [], texts: [], dropping: [], refused: 0 };
  const setDropping = (dropping: boolean): void => void heard.dropping.push(dropping);
  const transfers = (mark: string) => ({
    open: ({ files }: Picked) => void heard.opened.push(files.map(({ path }) => `${mark}${path}`)),
    openText: (text: string, html: string) => void heard.texts.push([`${mark}${text}`, html]),
    setDropping,
    onRefused: () => {
      heard.refused += 1;
    },
  });
  const { rerender, unmount } = renderHook(({ mark }) => useTransfers(transfers(mark)), { initialProps: { mark: '' } });
  return { heard, rerender: (mark: string) => rerender({ mark }), unmount };
}

const FORM = new File([], '表.xlsx');

function transferOf(files: readonly File[], data: Readonly<Record<string, string>> = {}) {
  return {
    files,
    types: [...(files.length > 0 ? ['Files'] : []), ...Object.keys(data)],
    items: files.map(() => ({ kind: 'file', webkitGetAsEntry: () => null })),
    getData: (type: string) => data[type] ?? '',
  };
}

/** @returns whether the browser is left to do what it does */
function fired(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  target: EventTarget = document.body,
): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true });
  return target.dispatchEvent(Object.assign(event, properties));
}

describe('dragged', () => {
  test('files are shown to be welcome; text stays the browser’s', () => {
    const { heard } = listening();
    expect(fired('dragover', { dataTransfer: transferOf([], { 'text/plain': '字' }) })).toBe(true);
    expect(fired('dragover', { dataTransfer: null })).toBe(true);
    expect(heard.dropping).toEqual([]);
    expect(fired('dragover', { dataTransfer: transferOf([FORM]) })).toBe(false);
    expect(heard.dropping).toEqual([true]);
    // From one part of the page to another.
    fired('dragleave', { relatedTarget: document.body });
    expect(heard.dropping).toEqual([true]);
    fired('dragleave', { relatedTarget: null });
    expect(heard.dropping).toEqual([true, false]);
  });

  test('dropped, they are opened by what the page is by then; text isn’t', async () => {
    const { heard, rerender } = listening();
    expect(fired('drop', { dataTransfer: transferOf([], { 'text/plain': '字' }) })).toBe(true);
    expect(heard.dropping).toEqual([false]);
    rerender('后 ');
    expect(fired('drop', { dataTransfer: transferOf([FORM, new File([], '二.xlsx')]) })).toBe(false);
    expect(heard.dropping).toEqual([false, false]);
    await waitFor(() =>
      expect(heard.opened).toEqual([['后 表.xlsx', '后 二.xlsx'].sort((a, b) => a.localeCompare(b, 'zh-CN'))]),
    );
    expect([heard.texts, heard.refused]).toEqual([[], 0]);
  });

  test('a folder that can’t be read is told of', async () => {
    const { heard } = listening();
    const folder = {
      isDirectory: true,
      isFile: false,
      createReader: () => ({ readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error('refused')) }),
    };
    const items = [{ kind: 'file', webkitGetAsEntry: () => folder }];
    fired('drop', { dataTransfer: { ...transferOf([new File([], '夹')]), items } });
    await waitFor(() => expect(heard.refused).toBe(1));
    expect(heard.opened).toEqual([]);
  });
});

describe('pasted', () => {
  const LONG = '项目预算100万元，全年支出45.5万元。';
  const pasted = (data: Readonly<Record<string, string>>, target?: EventTarget): boolean =>
    fired('paste', { clipboardData: transferOf([], data) }, target);

  test('files are opened, whatever has the focus', async () => {
    const { heard } = listening();
    const field = document.body.appendChild(document.createElement('textarea'));
    expect(fired('paste', { clipboardData: transferOf([FORM], { 'text/plain': LONG }) }, field)).toBe(false);
    await waitFor(() => expect(heard.opened).toEqual([['表.xlsx']]));
    expect(heard.texts).toEqual([]);
    field.remove();
  });

  test('text of twenty letters is a report, or a table of any size; with what else the clipboard has', () => {
    const { heard } = listening();
    expect(pasted({ 'text/plain': '长'.repeat(19) })).toBe(true);
    expect(pasted({ 'text/plain': `  ${'长'.repeat(19)}\n` })).toBe(true);
    expect(pasted({ 'text/plain': '短', 'text/html': '<p>短</p>' })).toBe(true);
    expect(fired('paste', { clipboardData: null })).toBe(true);
    expect(heard.texts).toEqual([]);
    expect(pasted({ 'text/plain': '长'.repeat(20) })).toBe(false);
    expect(pasted({ 'text/plain': '短', 'text/html': '<table><tr><td>短' })).toBe(false);
    expect(pasted({ 'text/plain': LONG, 'text/html': `<p>${LONG}</p>` })).toBe(false);
    expect(heard.texts).toEqual([
      ['长'.repeat(20), ''],
      ['短', '<table><tr><td>短'],
      [LONG, `<p>${LONG}</p>`],
    ]);
  });

  test('a clipboard that names files and has none is taken for its text', () => {
    const { heard } = listening();
    const clipboardData = { ...transferOf([], { 'text/plain': LONG }), types: ['Files', 'text/plain'] };
    expect(fired('paste', { clipboardData })).toBe(false);
    expect(heard.texts).toEqual([[LONG, '']]);
  });

  test.each(['input', 'textarea', 'select', 'dialog', 'div contenteditable', 'div role="dialog"'])(
    'where <%s> takes it, it is not the page’s',
    (tag) => {
      const { heard } = listening();
      const place = document.createElement('div');
      place.innerHTML = `<${tag}><i></i></${tag.split(' ')[0] ?? ''}>`;
      document.body.append(place);
      const inner = place.firstElementChild?.querySelector('i') ?? place.firstElementChild;
      if (inner === null) throw new Error('no element');
      expect([pasted({ 'text/plain': LONG }, inner), heard.texts]).toEqual([true, []]);
      place.remove();
    },
  );

  test('what somebody else took is left alone', () => {
    const { heard } = listening();
    const take = (event: Event): void => event.preventDefault();
    document.body.addEventListener('paste', take);
    pasted({ 'text/plain': LONG });
    document.body.removeEventListener('paste', take);
    expect(heard.texts).toEqual([]);
  });
});

test('gone, the page hears of nothing any more', async () => {
  const { heard, unmount } = listening();
  unmount();
  const dataTransfer = transferOf([FORM]);
  expect([fired('dragover', { dataTransfer }), fired('drop', { dataTransfer })]).toEqual([true, true]);
  fired('dragleave', { relatedTarget: null });
  expect(fired('paste', { clipboardData: transferOf([FORM]) })).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(heard).toEqual({ opened: [], texts: [], dropping: [], refused: 0 });
});

test('leaving asks where anything isn’t downloaded, in a file that is open or in one that isn’t', () => {
  const file = (unsaved: boolean): Open =>
    ({ id: 1, from: null, workbook: { snapshot: () => ({ unsaved }) } }) as unknown as Open;
  const leave = (): boolean => fired('beforeunload', {}, window);
  const initialProps: { files: readonly Open[]; isMore: boolean } = { files: [], isMore: false };
  const { rerender, unmount } = renderHook(({ files, isMore }) => useWarning(files, isMore), { initialProps });
  const isLetGo = (files: readonly Open[], isMore: boolean): boolean => {
    rerender({ files, isMore });
    return leave();
  };
  expect(isLetGo([], false)).toBe(true);
  expect(isLetGo([file(false), file(false)], false)).toBe(true);
  expect(isLetGo([file(false), file(true)], false)).toBe(false);
  expect(isLetGo([file(false)], true)).toBe(false);
  expect(isLetGo([], true)).toBe(false);
  unmount();
  expect(leave()).toBe(true);
});
