import { cellAddress } from '../../../src/engine/grid/address.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { Field, SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { type MadeForm, makeForm } from '../../support/form-maker.ts';
import { plantSlip } from '../../support/form-slips.ts';

const SEED = Number(process.env['JIHE_SEED'] ?? 1);
/** Forms of each kind; as many as one likes by hand: `JIHE_MADE=1000 npx jest test/engine/layout/made-forms`. */
const COUNT = Number(process.env['JIHE_MADE'] ?? 120);

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

/** Numbers of points and scores that were neither read as such nor named as not understood. */
function passedOver({ grid, truth }: MadeForm): string[] {
  const [table] = readTables(grid);
  if (table === undefined) return [];
  const read = new Set<string>();
  for (const [role, cell] of found(table)) read.add(`${/points|score/.exec(role)?.[0]} ${cell}`);
  const named = new Set(
    table.account.gaps.flatMap((gap) => gap.cells.map(({ row, column }) => cellAddress(row, column))),
  );
  return [...truth].flatMap(([role, cell]) =>
    !/points|score/.test(role) || read.has(`${/points|score/.exec(role)?.[0]} ${cell}`) || named.has(cell)
      ? []
      : [`${role}=${cell}`],
  );
}

function falseFindings({ grid }: MadeForm, worst: readonly string[]): string[] {
  return review([grid])
    .findings.filter(({ severity }) => worst.includes(severity))
    .map(({ check, cells }) => `${check} ${cells[0]}`);
}

/** What the forms of one trait, or all of them, came to. */
class Tally {
  forms = 0;
  perfect = 0;
  lost = 0;
  fields = 0;
  read = 0;
  alarms = 0;
  planted = 0;
  noticed = 0;

  add(fields: number, lacking: number, alarms: number, isLost: boolean): void {
    this.forms++;
    this.fields += fields;
    this.read += fields - lacking;
    this.perfect += lacking === 0 ? 1 : 0;
    this.alarms += alarms;
    this.lost += isLost ? 1 : 0;
  }

  line(name: string): string {
    const share = (part: number, whole: number): string =>
      whole === 0 ? '     –' : `${((100 * part) / whole).toFixed(1)} %`.padStart(7);
    const slips = `planted ${this.noticed}/${this.planted} ${share(this.noticed, this.planted)}`;
    return `${name.padEnd(24)} ${String(this.forms).padStart(5)} forms, fields ${share(this.read, this.fields)}, perfect ${share(this.perfect, this.forms)}, not found ${this.lost}, false ${this.alarms}, ${slips}`;
  }
}

class Tallies {
  readonly all = new Tally();
  readonly #byTrait = new Map<string, Tally>();

  of({ traits }: MadeForm): Tally[] {
    return [
      this.all,
      ...[...new Set(traits)].map((trait) => {
        const known = this.#byTrait.get(trait) ?? new Tally();
        this.#byTrait.set(trait, known);
        return known;
      }),
    ];
  }

  print(title: string): void {
    const traits = [...this.#byTrait].sort(([a], [b]) => a.localeCompare(b)).map(([name, tally]) => tally.line(name));
    process.stderr.write(`${[`${title}, seed ${SEED}`, this.all.line('all'), ...traits].join('\n  ')}\n`);
  }
}

describe.each([
  [0, 0.99],
  [1, 0.98],
  [3, 0.95],
  [6, 0.8],
])('forms made at random with %i heads in words that nobody knows', (foreign, leastRead) => {
  test('are read, nothing false is said, and no points or scores are passed over', () => {
    const tallies = new Tallies();
    const alarms: string[] = [];
    const silent: string[] = [];
    const missing: string[] = [];
    for (let at = 0; at < COUNT; at++) {
      const seed = SEED * 10_000 + foreign * 1000 + at;
      const form = makeForm(seed, foreign);
      const lacking = missed(form);
      const isLost = lacking[0] === 'no form';
      // That something wasn't recognised is said, and no alarm.
      const wrong = falseFindings(form, ['error', 'warning']).filter(
        (one) => lacking.length === 0 || !/^(?:no-form|no-indicators|part-not-read) /.test(one),
      );
      if (isLost && !review([form.grid]).findings.some(({ check }) => check === 'no-form'))
        silent.push(`${seed} no form`);
      alarms.push(...wrong.map((one) => `${seed} ${one}`));
      silent.push(...passedOver(form).map((one) => `${seed} ${one}`));
      if (lacking.length > 0) missing.push(`${seed} ${lacking.slice(0, 5).join(' ')}`);
      for (const tally of tallies.of(form))
        tally.add(form.truth.size, isLost ? form.truth.size : lacking.length, wrong.length, isLost);
    }
    tallies.print(`${foreign} unknown heads`);
    const { fields, read } = tallies.all;
    expect(fields).toBeGreaterThan(COUNT * 30);
    expect({ alarms, silent }).toEqual({ alarms: [], silent: [] });
    expect({ missing: read / fields < leastRead ? missing : [] }).toEqual({ missing: [] });
  });
});

test('a slip put into a form made at random is found where it is', () => {
  const tallies = new Tallies();
  const unnoticed: string[] = [];
  for (let at = 0; at < COUNT * 2; at++) {
    const seed = SEED * 10_000 + 7000 + at;
    const form = makeForm(seed);
    const slip = plantSlip(form, seed);
    if (slip === null) continue;
    const found = review([slip.grid]).findings.some(
      ({ check, cells }) => slip.checks.includes(check) && (slip.cell === null || cells.includes(slip.cell)),
    );
    if (!found) unnoticed.push(`${seed} ${slip.checks[0]} ${slip.cell}`);
    for (const tally of tallies.of({ ...form, traits: [...form.traits, `slip: ${slip.checks[0]}`] })) {
      tally.forms++;
      tally.planted++;
      tally.noticed += found ? 1 : 0;
    }
  }
  tallies.print('with a slip');
  const { planted, noticed } = tallies.all;
  expect(planted).toBeGreaterThan(COUNT);
  expect({ unnoticed: noticed / planted < 0.97 ? unnoticed : [] }).toEqual({ unnoticed: [] });
});
