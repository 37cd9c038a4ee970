import { cellAddress } from '../../../src/engine/grid/address.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { Field, SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { type MadeForm, makeForm } from '../../support/form-maker.ts';

const SEED = Number(process.env['JIHE_SEED'] ?? 1);

/** Where the reader found each field, by the names of the truth. */
function found(table: SelfEvaluation): Map<string, string> {
  const cells = new Map<string, string>();
  const put = (role: string, field: Field | null | undefined): void => {
    if (field != null) cells.set(role, cellAddress(field.cell.row, field.cell.column));
  };
  for (const role of ['project', 'department', 'unit', 'year'] as const) put(role, table[role]);
  const fund = table.funds?.total;
  for (const role of ['initialBudget', 'annualBudget', 'spent', 'points', 'rate', 'score'] as const)
    put(`fund.${role}`, fund?.[role]);
  for (const one of table.indicators) {
    for (const role of ['name', 'operator', 'target', 'unit', 'actual', 'note'] as const)
      put(`${role}@${one.row}`, one[role]);
    if (one.kind !== 'sub') for (const role of ['points', 'score'] as const) put(`${role}@${one.row}`, one[role]);
  }
  for (const row of table.scored) {
    put(`${row.bonus ? 'bonus' : 'other'}.points@${row.row}`, row.points);
    put(`${row.bonus ? 'bonus' : 'other'}.score@${row.row}`, row.score);
  }
  put('total.points', table.total?.points);
  put('total.score', table.total?.score);
  return cells;
}

function missed({ grid, truth }: MadeForm): string[] {
  const [table] = readTables(grid);
  if (table === undefined) return ['no form'];
  const cells = found(table);
  return [...truth].flatMap(([role, cell]) => (cells.get(role) === cell ? [] : [`${role}=${cell}≠${cells.get(role)}`]));
}

function falseFindings({ grid }: MadeForm, worst: readonly string[]): string[] {
  return review([grid])
    .findings.filter(({ severity }) => worst.includes(severity))
    .map(({ check, cells }) => `${check} ${cells[0]}`);
}

describe.each([
  [0, 200, 0.001],
  [1, 150, 0.005],
  [2, 150, 0.03],
])('forms made at random with %i heads in words that nobody knows', (foreign, count, most) => {
  test('are read, and nothing false is said', () => {
    let fields = 0;
    let lost = 0;
    const alarms: string[] = [];
    const examples: string[] = [];
    for (let at = 0; at < count; at++) {
      const seed = SEED * 10_000 + foreign * 1000 + at;
      const form = makeForm(seed, foreign);
      const lacking = missed(form);
      // A form that wasn't recognised is to be said; nothing else of it is.
      const isLost = lacking[0] === 'no form';
      fields += form.truth.size;
      lost += isLost ? form.truth.size : lacking.length;
      const wrong = falseFindings(form, ['error', 'warning']).filter((one) => !(isLost && one.startsWith('no-form ')));
      for (const one of wrong) alarms.push(`${seed} ${one}`);
      if (lacking.length + wrong.length > 0)
        examples.push(`${seed} [${form.traits.join(', ')}] ${lacking.slice(0, 5).join(' ')} ${wrong.join(' ')}`);
    }
    expect(fields).toBeGreaterThan(count * 30);
    expect({ lost: lost / fields > most, alarms, examples: lost / fields > most ? examples : [] }).toEqual({
      lost: false,
      alarms: [],
      examples: [],
    });
  });
});
