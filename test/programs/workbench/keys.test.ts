import { editingKey, type KeyPress, sheetKey } from '../../../src/programs/workbench/sheet/keys.ts';
import { at, type Direction, type Selection } from '../../../src/programs/workbench/sheet/selection.ts';
import type { Editor } from '../../../src/programs/workbench/sheet/use-editor.ts';
import { Workbook } from '../../../src/programs/workbench/workbook.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

/** What each key does in a sheet, while nothing is edited and while something is. */

function opened(): Workbook {
  const cells = { A1: 1, A2: 2, A3: 3, C2: '合并', E4: '藏', B5: '乙', D5: 4, A7: 7, F40: '远' };
  return new Workbook(buildXlsx([{ name: '表', cells, merges: ['C2:D3'], hiddenRows: [4] }]), 'a.xlsx');
}

function pressOf(keys: string): KeyPress {
  const parts = keys.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
}

function fakeEditor(mode: 'enter' | 'edit' | null = null) {
  const did: string[] = [];
  const editor: Editor = {
    draft: mode === null ? null : { text: 'x', mode },
    begin: (text?: string) => did.push(text === undefined ? 'begin' : `begin ${text}`),
    change: (text: string) => did.push(`change ${text}`),
    cancel: () => did.push('cancel'),
    commit: (direction?: Direction) => did.push(`commit ${direction ?? ''}`),
  };
  return { editor, did };
}

function span(row: number, column: number, toRow: number, toColumn: number): Selection {
  return { anchor: { row, column }, focus: { row: toRow, column: toColumn } };
}

describe('nothing is being edited', () => {
  test.each<[string, Selection, Selection]>([
    ['ArrowDown', at(1, 1), at(2, 1)],
    ['ArrowUp', at(2, 1), at(1, 1)],
    ['ArrowUp', at(1, 1), at(1, 1)],
    ['ArrowRight', at(1, 1), at(1, 2)],
    ['ArrowLeft', at(1, 2), at(1, 1)],
    ['ArrowLeft', at(1, 1), at(1, 1)],
    // Over the hidden row 4, and past the merged area C2:D3 whichever way.
    ['ArrowDown', at(3, 1), at(5, 1)],
    ['ArrowUp', at(5, 1), at(3, 1)],
    ['ArrowRight', at(2, 3), at(2, 5)],
    ['ArrowDown', at(2, 3), at(5, 3)],
    ['ArrowUp', at(3, 4), at(1, 4)],
    ['ArrowLeft', at(3, 4), at(3, 2)],
    // What is selected collapses to where it began.
    ['ArrowDown', span(1, 1, 3, 2), at(2, 1)],
    ['Shift+ArrowDown', at(1, 1), span(1, 1, 2, 1)],
    ['Shift+ArrowDown', span(1, 1, 2, 1), span(1, 1, 3, 1)],
    ['Shift+ArrowRight', span(1, 1, 2, 1), span(1, 1, 2, 2)],
    ['Shift+ArrowUp', span(5, 1, 3, 1), span(5, 1, 2, 1)],
    ['Enter', at(1, 1), at(2, 1)],
    ['Shift+Enter', at(2, 1), at(1, 1)],
    ['PageDown', at(1, 1), at(22, 1)],
    ['PageUp', at(22, 1), at(1, 1)],
    ['PageUp', at(5, 1), at(1, 1)],
    ['Shift+PageDown', at(1, 1), span(1, 1, 22, 1)],
    ['Home', at(5, 4), at(5, 1)],
    ['Home', span(5, 4, 7, 5), at(5, 1)],
    ['Shift+Home', span(5, 4, 7, 5), span(5, 4, 7, 1)],
    ['Ctrl+ArrowDown', at(1, 1), at(3, 1)],
    ['Meta+ArrowDown', at(1, 1), at(3, 1)],
    ['Ctrl+ArrowDown', at(3, 1), at(7, 1)],
    ['Ctrl+ArrowUp', at(7, 1), at(3, 1)],
    ['Ctrl+ArrowUp', at(3, 1), at(1, 1)],
    ['Ctrl+ArrowRight', at(5, 1), at(5, 2)],
    ['Ctrl+ArrowRight', at(5, 2), at(5, 4)],
    ['Ctrl+ArrowLeft', at(5, 4), at(5, 2)],
    ['Ctrl+ArrowRight', at(1, 1), at(1, 9)],
    ['Ctrl+Shift+ArrowDown', at(1, 1), span(1, 1, 3, 1)],
    ['Ctrl+Home', at(5, 4), at(1, 1)],
    ['Ctrl+Shift+Home', span(5, 4, 7, 5), span(5, 4, 1, 1)],
    ['Ctrl+End', at(1, 1), at(40, 6)],
    ['Ctrl+Shift+End', at(2, 2), span(2, 2, 40, 6)],
    ['Ctrl+a', at(5, 4), span(1, 1, 52, 9)],
    ['Ctrl+A', at(5, 4), span(1, 1, 52, 9)],
  ])('%s', (keys, from, to) => {
    const workbook = opened();
    workbook.select(from);
    const { editor, did } = fakeEditor();
    expect(sheetKey(workbook, editor, pressOf(keys))).toBe(true);
    expect(workbook.snapshot().selection).toEqual(to);
    expect(did).toEqual([]);
  });

  test.each(['Tab', 'Shift+Tab', 'a', '5', 'Escape', 'F5', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+f', 'Ctrl+Enter'])(
    '%s is left to the page',
    (keys) => {
      const workbook = opened();
      workbook.select(at(2, 1));
      const before = workbook.snapshot();
      const { editor, did } = fakeEditor();
      expect(sheetKey(workbook, editor, pressOf(keys))).toBe(false);
      expect(workbook.snapshot()).toBe(before);
      expect(did).toEqual([]);
    },
  );

  test('F2 begins to edit what is there', () => {
    const { editor, did } = fakeEditor();
    expect(sheetKey(opened(), editor, pressOf('F2'))).toBe(true);
    expect(did).toEqual(['begin']);
  });

  test('everything selected doesn’t scroll the sheet to its end', () => {
    const workbook = opened();
    const { reveal } = workbook.snapshot();
    sheetKey(workbook, fakeEditor().editor, pressOf('Ctrl+a'));
    expect(workbook.snapshot().reveal).toBe(reveal);
    sheetKey(workbook, fakeEditor().editor, pressOf('ArrowDown'));
    expect(workbook.snapshot().reveal).toBe(reveal + 1);
  });

  const valueAt = (workbook: Workbook, row: number, column: number): unknown =>
    workbook.snapshot().model.cellAt(row, column).value;

  test('Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z bring again', async () => {
    const workbook = opened();
    const press = async (keys: string): Promise<unknown> => {
      expect(sheetKey(workbook, fakeEditor().editor, pressOf(keys))).toBe(true);
      await workbook.settled();
      return valueAt(workbook, 1, 1);
    };
    await workbook.type([{ row: 1, column: 1, text: '8' }]);
    expect(await press('Ctrl+z')).toBe(1);
    expect(await press('Ctrl+y')).toBe(8);
    expect(await press('Ctrl+Z')).toBe(1);
    expect(await press('Ctrl+Shift+Z')).toBe(8);
  });

  test.each(['Delete', 'Backspace'])('%s empties what is selected and no more, in one step', async (keys) => {
    const workbook = opened();
    workbook.select(span(3, 1, 2, 2));
    const heard: unknown[] = [];
    workbook.onEdited((cells) => heard.push(cells.map(({ cell }) => cell)));
    expect(sheetKey(workbook, fakeEditor().editor, pressOf(keys))).toBe(true);
    await workbook.settled();
    expect(heard).toEqual([['A2', 'A3']]);
    const left = [1, 2, 3, 7].map((row) => valueAt(workbook, row, 1));
    expect(left).toEqual([1, null, null, 7]);
    expect(valueAt(workbook, 2, 3)).toBe('合并');
    await workbook.undoLatest();
    expect([2, 3].map((row) => valueAt(workbook, row, 1))).toEqual([2, 3]);
  });

  test('Delete in any part of a merged area empties it; where nothing is it does nothing', async () => {
    const workbook = opened();
    workbook.select(at(3, 4));
    sheetKey(workbook, fakeEditor().editor, pressOf('Delete'));
    await workbook.settled();
    expect(valueAt(workbook, 2, 3)).toBeNull();
    const bytes = workbook.bytes();
    workbook.select(at(6, 6));
    sheetKey(workbook, fakeEditor().editor, pressOf('Delete'));
    await workbook.settled();
    expect(workbook.bytes()).toBe(bytes);
    expect(workbook.snapshot().refused).toBeNull();
  });
});

describe('a cell is being edited', () => {
  test.each<[string, 'enter' | 'edit', string]>([
    ['Escape', 'enter', 'cancel'],
    ['Escape', 'edit', 'cancel'],
    ['Enter', 'enter', 'commit down'],
    ['Enter', 'edit', 'commit down'],
    ['Shift+Enter', 'edit', 'commit up'],
    ['Tab', 'enter', 'commit right'],
    ['Shift+Tab', 'edit', 'commit left'],
    ['ArrowUp', 'enter', 'commit up'],
    ['ArrowDown', 'enter', 'commit down'],
    ['ArrowLeft', 'enter', 'commit left'],
    ['ArrowRight', 'enter', 'commit right'],
  ])('%s, begun to %s: %s', (keys, mode, what) => {
    const { editor, did } = fakeEditor(mode);
    expect(editingKey(editor, pressOf(keys))).toBe(true);
    expect(did).toEqual([what]);
  });

  test.each<[string, 'enter' | 'edit']>([
    ['ArrowUp', 'edit'],
    ['ArrowDown', 'edit'],
    ['ArrowLeft', 'edit'],
    ['ArrowRight', 'edit'],
    ['Alt+Enter', 'enter'],
    ['a', 'enter'],
    ['Home', 'enter'],
    ['Delete', 'edit'],
    ['F2', 'enter'],
  ])('%s, begun to %s, is the text’s', (keys, mode) => {
    const { editor, did } = fakeEditor(mode);
    expect(editingKey(editor, pressOf(keys))).toBe(false);
    expect(did).toEqual([]);
  });
});
