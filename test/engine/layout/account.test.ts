import { cellAddress, cellKey } from '../../../src/engine/grid/address.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { allForms } from '../../support/fixtures.ts';
import { makeForm } from '../../support/form-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

const national = exampleForm('national');

function gapsOf(changes: Readonly<Record<string, string>>): SelfEvaluation['account']['gaps'] {
  return readTables(withCells(national, changes)).flatMap(({ account }) => account.gaps);
}

describe('the account of a form', () => {
  const made = Array.from({ length: 60 }, (_, seed) => makeForm(seed, seed % 3).grid);

  test('names every cell that holds something, once', () => {
    let counted = 0;
    for (const grid of [...allForms(), ...made]) {
      for (const { account, range } of readTables(grid)) {
        const roles = account.cells.map(({ cell }) => cellKey(cell));
        expect(new Set(roles).size).toBe(roles.length);
        const inside = grid.rows
          .filter(({ row }) => row >= range.top && row <= range.bottom)
          .flatMap(({ cells }) => cells.filter(({ kind, value }) => kind !== 'blank' && String(value).trim() !== ''));
        expect(roles.sort()).toEqual(inside.map(cellKey).sort());
        counted += roles.length;
      }
    }
    expect(counted).toBeGreaterThan(8000);
  });

  test('every unread cell is in one gap', () => {
    let unread = 0;
    for (const grid of [...allForms(), ...made]) {
      for (const { account } of readTables(grid)) {
        const own = account.cells.filter(({ role }) => role === 'unread').map(({ cell }) => cellKey(cell));
        expect(account.gaps.flatMap(({ cells }) => cells.map(cellKey)).sort()).toEqual(own.sort());
        unread += own.length;
      }
    }
    expect(unread).toBeGreaterThan(20);
  });

  test('an ordinary form has none', () => {
    expect(gapsOf({})).toEqual([]);
  });

  test('a filled column under a head that nobody knows', () => {
    const rows = [13, 14, 15, 16, 17, 18, 19];
    const column = Object.fromEntries(rows.map((row) => [`J${row}`, '3']));
    const [gap] = gapsOf({ J12: '三方比对', ...column });
    expect(gap).toMatchObject({ kind: 'column', words: '三方比对', holdsPoints: false });
    expect(gap?.cells).toHaveLength(8);
  });

  test('points below words that speak of them keep every sum from being judged', () => {
    const form = withCells(national, { J12: '加评分数', J13: '2', J14: '3', H20: '91' });
    const [table] = readTables(form);
    expect(table?.account.gaps).toMatchObject([{ kind: 'column', holdsPoints: true }]);
    expect(review([form]).findings.map(({ check }) => check)).not.toContain('total-mismatch');
  });

  test('a sum that lacks just what stands in unread cells of the form is nobody’s mistake', () => {
    const total = (changes: Readonly<Record<string, string>>): string[] =>
      review([withCells(national, changes)]).findings.map(({ check }) => check);
    const head = { J12: '三方比对' };
    expect(total({ ...head, H20: '103' })).toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '3' })).not.toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '1', J15: '2' })).not.toContain('total-mismatch');
    expect(total({ ...head, H20: '103', J14: '2', J15: '2' })).toContain('total-mismatch');
  });

  // A number right of all heads is what somebody reckoned or noted beside the form. That one happens to be what a sum lacks
  // is no reason to pass over the sum: whoever notes the difference beside a wrong total would make the error go away.
  test('a number beside the form, below no head, is no part of a sum', () => {
    for (const beside of [{ J14: '3' }, { J14: '1', J15: '2' }, { K14: '3' }, { J20: '3' }]) {
      const { findings, tables } = review([withCells(national, { H20: '103', ...beside })]);
      expect([beside, findings.map(({ check }) => check)]).toEqual([beside, ['total-mismatch']]);
      const [only] = tables;
      expect(only?.table.account.gaps).toEqual([]);
      const named = only?.table.account.cells.filter(({ cell }) => cellAddress(cell.row, cell.column) in beside);
      expect(named?.map(({ role }) => role)).toEqual(Object.keys(beside).map(() => 'known'));
    }
  });
});
