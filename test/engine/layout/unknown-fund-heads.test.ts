import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** Columns of funds under words that nobody knows: 108 of 120 were spent, 90 %, 9 of 10 points, until the row says otherwise. */

type Cells = Readonly<Record<string, string>>;

const ROLES = { D: 'initialBudget', E: 'annualBudget', F: 'spent', G: 'points', H: 'rate', I: 'score' } as const;
type Column = keyof typeof ROLES;
const COLUMNS = Object.keys(ROLES) as readonly Column[];

/** The columns under such words that weren't read; never as anything else than they are. */
function unread(unknown: string, changes: Cells = {}): string {
  const words = Object.fromEntries([...unknown].map((column) => [`${column}5`, `台账${column}`]));
  const form = withCells(exampleForm('national'), { F6: '108', F7: '108', H6: '90%', I6: '9', ...words, ...changes });
  const [table] = readTables(form);
  const heads = table?.funds?.heads ?? {};
  const left = (table?.funds?.unknown ?? []).map((cell) => COLUMNS[cell.column - 4]);
  for (const column of COLUMNS) {
    const head = heads[ROLES[column]]?.cell.column;
    expect([column, head]).toEqual([column, left.includes(column) ? undefined : 4 + COLUMNS.indexOf(column)]);
  }
  return left.join('');
}

test.each(['F', 'E', 'H', 'G', 'I', 'FH', 'EH', 'GI', 'HI', 'FG', 'DEF'])(
  '%s: each follows from the others',
  (columns) => {
    expect(unread(columns)).toBe('');
  },
);

test.each([
  ['EF', 'E'],
  ['EFH', 'EH'],
])('%s: of too many, %s stays open', (columns, left) => {
  expect(unread(columns)).toBe(left);
});

test.each<[string, Cells, string]>([
  // The amount spent is the rate's share of the budget, to half a percent.
  ['F', { F6: '107.3' }, ''],
  ['F', { F6: '107.2' }, 'F'],
  ['F', { F6: '108.7' }, ''],
  ['F', { F6: '108.8' }, 'F'],
  ['F', { F6: '90%' }, 'F'],
  ['F', { F6: '见附件' }, 'F'],
  ['F', { F6: '' }, 'F'],
  // Without a rate the points that were earned tell the share; without these any amount right of the budget is the one.
  ['F', { H6: '' }, ''],
  ['F', { H6: '', F6: '30' }, 'F'],
  ['F', { H6: '', I6: '' }, ''],
  // Two amounts right of the first: one is the budget of the year or what was paid in, and nothing says which.
  ['EF', { H6: '' }, 'E'],
  ['EF', { H6: '', I6: '' }, 'EF'],
  ['F', { F6: '126', H6: '105%', I6: '10' }, ''],
  // The budget, beside the one of before.
  ['E', { E6: '120.8' }, ''],
  ['E', { E6: '121' }, 'E'],
  ['E', { E6: '119.3' }, ''],
  ['E', { E6: '119.1' }, 'E'],
  ['E', { E6: '0' }, 'E'],
  ['E', { H6: '', I6: '' }, 'E'],
  // The rate, however it is written.
  ['H', { H6: '90.5%' }, ''],
  ['H', { H6: '90.7%' }, 'H'],
  ['H', { H6: '0.9' }, ''],
  ['H', { H6: '90' }, ''],
  ['H', { E6: '0' }, 'H'],
  // Points and score.
  ['G', { I6: '9.08' }, ''],
  ['G', { I6: '9.1' }, 'G'],
  ['G', { G6: '40', I6: '36' }, ''],
  ['G', { G6: '41', I6: '36.9' }, 'G'],
  ['G', { H6: '0%', F6: '0', I6: '0' }, 'G'],
  ['I', { F6: '126', H6: '105%', I6: '10' }, ''],
  ['I', { I6: '9.05' }, ''],
  ['I', { I6: '9.07' }, 'I'],
  ['I', { I6: '8.95' }, ''],
  ['I', { I6: '8.93' }, 'I'],
  ['I', { H6: '' }, 'I'],
  ['GI', { G6: '40', I6: '36' }, ''],
  ['GI', { G6: '41', I6: '36.9' }, 'GI'],
  ['GI', { G6: '1', I6: '0.9' }, 'GI'],
  ['GI', { G6: '9.5', I6: '8.55' }, 'GI'],
  ['GI', { G6: '0', I6: '0' }, 'GI'],
  ['GI', { G6: '-10', I6: '-9' }, 'GI'],
  ['GI', { I6: '9.05' }, ''],
  ['GI', { I6: '9.07' }, 'GI'],
  // Both amounts.
  ['EF', { F6: '108.7' }, 'E'],
  ['EF', { F6: '108.8' }, 'EF'],
  ['DEF', { D6: '150' }, ''],
])('%s, %j: left are %j', (columns, changes, expected) => {
  expect(unread(columns, changes)).toBe(expected);
});

test.each([
  ['F5', '全年执行教'],
  ['H5', '执行卒'],
  ['E5', '全年预箅数'],
  ['I5', '得今'],
])('%s: a head with one letter off is that head: %s', (cell, head) => {
  expect(unread('', { [cell]: head })).toBe('');
});

test('the first of four rows that has numbers tells', () => {
  const blank = { E6: '', F6: '', G6: '', H6: '', I6: '', D6: '', E7: '', F7: '', D7: '', E8: '' };
  expect(unread('F', { ...blank, E9: '120', F9: '108', H9: '90%' })).toBe('');
  expect(unread('F', { ...blank, E9: '120', F9: '90', H9: '90%' })).toBe('F');
});

test('what looks like points and score beside points and score stays what it is: unknown', () => {
  const changes = { J5: '台账甲', J6: '10', K5: '台账乙', K6: '9' };
  const form = withCells(exampleForm('national'), { F6: '108', F7: '108', H6: '90%', I6: '9', ...changes });
  const [table] = readTables(form);
  const { points, score } = table?.funds?.heads ?? {};
  expect([points?.cell.column, score?.cell.column]).toEqual([7, 9]);
  expect(table?.funds?.unknown.map(({ column }) => column)).toEqual([10, 11]);
});
