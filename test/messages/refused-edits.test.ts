import type { RefusedEdit } from '../../src/hosts/host.ts';
import { refusedList } from '../../src/messages/refused-edits.ts';

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
