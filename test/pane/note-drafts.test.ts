import fc from 'fast-check';
import { likeEntries, noteCells, plainNotes } from '../../src/pane/model/note-drafts.ts';
import { initialState, transition } from '../../src/pane/state/state.ts';
import { checkedForms } from '../support/checked.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** One cause for several rows, whatever the numbers. */

const NATIONAL = exampleForm('national');

/** Two forms alike, with whatever was reached. */
const forms = fc
  .record({
    F13: fc.integer({ min: 1, max: 20 }).map((count) => `${count}个`),
    F14: fc.integer({ min: 50, max: 100 }).map((share) => `${share}%`),
    F15: fc.integer({ min: 50, max: 100 }).map((share) => `${share}%`),
    F16: fc.integer({ min: 1, max: 20 }).map((tenths) => `${tenths / 10}万元`),
    F17: fc.integer({ min: 100, max: 4000 }).map((count) => `${count}户`),
    F18: fc.constantFrom('健全', '部分达成'),
    F19: fc.integer({ min: 50, max: 100 }).map((share) => `${share}%`),
    I13: fc.constantFrom('', '', '无', '汛期停工。'),
    I15: fc.constantFrom('', '', '汛期停工。'),
  })
  .map((changes) => [
    withCells(NATIONAL, changes),
    { ...withCells(NATIONAL, { ...changes, D3: '另一个' }), name: '二' },
  ]);

test('a cause for several goes to rows of the same form that deviate the same way and say nothing yet, and to no other', () => {
  let applied = 0;
  fc.assert(
    fc.property(forms, fc.nat(), fc.nat(), (grids, at, second) => {
      const plain = plainNotes(checkedForms(grids));
      const first = noteCells(plain, initialState);
      const all = first.flatMap(({ entries }) => entries);
      const entry = all[at % Math.max(1, all.length)];
      const other = all[second % Math.max(1, all.length)];
      if (entry === undefined || other === undefined) return;
      const own = { cause: '另有原因', measures: '' };
      const input = { cause: '资金没有到位', measures: '加强衔接' };
      const before = transition(initialState, { type: 'notes-changed', keys: [other.key], input: own });
      const cells = noteCells(plain, before);
      const like = likeEntries(cells, entry, new Set());
      const keys = like.map(({ key }) => key);
      applied += keys.length;
      const after = noteCells(plain, transition(before, { type: 'notes-changed', keys, input }));
      const changed = after.filter((cell, index) => cell.text !== cells[index]?.text);
      for (const cell of changed) {
        expect(cell.stands).toBe(false);
        for (const each of cell.entries.filter(({ key }) => keys.includes(key)))
          expect([each.table, each.direction]).toEqual([entry.table, entry.direction]);
        expect(cell.entries.some(({ key }) => keys.includes(key))).toBe(true);
      }
      expect(keys).not.toContain(entry.key);
      expect(keys).not.toContain(other.key);
      const wanted = all.filter(
        ({ key, table, direction, state, scoreFirst }) =>
          table === entry.table &&
          direction === entry.direction &&
          state === 'todo' &&
          scoreFirst === null &&
          key !== entry.key &&
          key !== other.key,
      );
      expect(keys).toEqual(wanted.map(({ key }) => key));
    }),
  );
  expect(applied).toBeGreaterThan(20);
});
