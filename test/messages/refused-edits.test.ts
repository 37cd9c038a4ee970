import type { DocumentErrorCode } from '../../src/formats/error.ts';
import type { RefusedEdit } from '../../src/hosts/host.ts';
import { notWritten, refusalReason, refusedList } from '../../src/messages/refused-edits.ts';

const CELLS = ['H11', 'H12', 'H13', 'H14', 'H15', 'H16', 'H17', 'H18', 'H19'];

function refused(cells: readonly string[], sheets: readonly string[] = ['自评表']): RefusedEdit[] {
  return cells.map((cell, at) => ({
    edit: { sheet: sheets[at % sheets.length] as string, cell, from: { value: 1 }, to: { value: 2 } },
    code: 'protected-sheet',
    found: { value: 1 },
  }));
}

test('eight cells are named, of more their number too', () => {
  const eight =
    'H11（受保护）、H12（受保护）、H13（受保护）、H14（受保护）、H15（受保护）、H16（受保护）、H17（受保护）、H18（受保护）';
  expect(refusedList(refused(CELLS.slice(0, 8)))).toBe(eight);
  expect(refusedList(refused(CELLS))).toBe(`${eight} 等 9 个`);
});

test('sheets are named where there are several', () => {
  expect(refusedList(refused(['B3', 'C3'], ['附表', '自评表']))).toBe('附表!B3（受保护）、自评表!C3（受保护）');
});

test('how many weren’t written, and nothing where all were', () => {
  expect(notWritten([])).toBe('');
  expect(notWritten(refused(['H20']))).toBe('1 个没有写：H20（受保护）');
  expect(notWritten(refused(['H20', 'H21']))).toBe('2 个没有写：H20（受保护）、H21（受保护）');
});

test.each<[DocumentErrorCode, string]>([
  ['changed-meanwhile', '内容已经变了'],
  ['needs-refused', '所依据的单元格没有写'],
  ['moved', '位置变了，找不到原来那一处'],
  ['inside-merge', '被合并单元格盖住'],
  ['array-formula', '属于数组公式'],
  ['data-table', '属于模拟运算表'],
  ['table-header', '是表格对象的标题'],
  ['picture-cell', '里面是图片'],
  ['field-cell', '内容由域生成'],
  ['locked-control', '在锁定或相连的内容控件里'],
  ['object-cell', '里面不只是文字'],
  ['nested-table', '里面还套着表格'],
  ['unaccepted-revisions', '有未处理的修订'],
  ['protected-sheet', '受保护'],
  ['no-such-sheet', '工作表不在了'],
  ['bad-value', '内容写不进单元格'],
  ['partly-written', '写入中途出错，请检查这一格'],
  ['busy', '没有写成'],
  ['unknown', '没有写成'],
])('%s is told as %s', (code, reason) => {
  expect(refusalReason({ code })).toBe(reason);
  expect(refusalReason({ code, because: [] })).toBe(reason);
});

test('what an edit needs is named where it is known', () => {
  expect(refusalReason({ code: 'needs-refused', because: ['H19'] })).toBe('所依据的 H19 没有写');
  expect(refusalReason({ code: 'needs-refused', because: ['H19', 'I6'] })).toBe('所依据的 H19、I6 没有写');
});
