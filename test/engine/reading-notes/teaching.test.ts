import fc from 'fast-check';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { labelPoints } from '../../../src/engine/layout/labels.ts';
import { Lexicon } from '../../../src/engine/layout/lexicon.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { Field, Gap, SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import type { ReadingNote } from '../../../src/engine/reading-notes/note.ts';
import { READING_ROLES, type ReadingRole } from '../../../src/engine/reading-notes/role.ts';
import { review } from '../../../src/engine/review.ts';
import type { Review } from '../../../src/engine/review-types.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { allForms } from '../../support/fixtures.ts';
import { makeForm } from '../../support/form-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { untaughtForm } from '../../support/untaught-form.ts';

const unknownActual = untaughtForm();

function findings(grid: SheetGrid, ...readingNotes: ReadingNote[]): string[] {
  return review([grid], { readingNotes }).findings.map(({ check, cells }) => `${check} ${cells[0] ?? ''}`);
}

function gaps(grid: SheetGrid, ...notes: ReadingNote[]): readonly Gap[] {
  return readTables(grid, new Lexicon(notes)).flatMap(({ account }) => account.gaps);
}

describe('a column under a head that nobody knows', () => {
  test('is a question with a guess, and nothing is said about it', () => {
    expect(gaps(unknownActual)).toMatchObject([
      { kind: 'column', block: 'indicators', words: '落实成效', guess: 'actual' },
      { kind: 'column', block: 'indicators', words: '台账数', guess: 'actual' },
    ]);
    expect(findings(unknownActual).filter((line) => line.endsWith('13'))).toEqual([]);
  });

  test('is read and judged once it is taught', () => {
    const actual: ReadingNote = { words: '落实成效', role: 'actual' };
    expect(findings(unknownActual, actual)).toContain('unmet-full-score H13');
    expect(gaps(unknownActual, actual).map(({ words }) => words)).toEqual(['台账数']);
    const [table] = readTables(unknownActual, new Lexicon([actual]));
    expect(table?.indicators[0]?.actual).toMatchObject({ text: '5个', cell: { row: 13, column: 6 } });
    // The user said so: that is no assumption.
    expect(table?.heads.actual?.assumed).toBeUndefined();
  });

  test('is out of the way once it is said to mean nothing', () => {
    const ignored: ReadingNote = { words: '台账数', role: 'ignored' };
    expect(gaps(unknownActual, ignored)).toEqual([]);
    const account = readTables(unknownActual, new Lexicon([ignored]))[0]?.account.cells ?? [];
    const inColumn = account
      .filter(({ cell }) => cell.column === 9 && cell.row >= 12 && cell.row < 20)
      .map(({ role }) => role);
    expect(inColumn).toEqual(['label', ...Array.from({ length: 7 }, () => 'known')]);
  });

  test('the same words are told by anything that labels are told by', () => {
    for (const head of ['落实成效（单位）', ' 落实\n成效 ', '2023年落实成效', '落实成效①']) {
      const grid = withCells(unknownActual, { F12: head });
      expect(findings(grid, { words: '落实成效', role: 'actual' })).toContain('unmet-full-score H13');
    }
    expect(findings(unknownActual, { words: '落实', role: 'actual' })).not.toContain('unmet-full-score H13');
  });

  test('goes before the lists: a head that they take for something else', () => {
    const taken = withCells(exampleForm('national'), { F12: '完成率', F13: '5个' });
    expect(findings(taken)).not.toContain('unmet-full-score H13');
    expect(findings(taken, { words: '完成率', role: 'actual' })).toContain('unmet-full-score H13');
  });

  test('of several notes on the same words the last holds', () => {
    const notes: ReadingNote[] = [
      { words: '落实成效', role: 'ignored' },
      { words: '落实成效:', role: 'actual' },
    ];
    expect(findings(unknownActual, ...notes)).toContain('unmet-full-score H13');
  });
});

test('a column of the funds', () => {
  const grid = withCells(exampleForm('national'), { F5: '兑付结果', H5: '兑付情况', F6: '90' });
  const [gap] = gaps(grid);
  expect(gap).toMatchObject({ kind: 'column', block: 'funds', words: '兑付结果', guess: null });
  const taught = readTables(grid, new Lexicon([{ words: '兑付结果', role: 'spent' }]));
  expect(taught[0]?.funds?.total?.spent).toMatchObject({ text: '90', cell: { row: 6, column: 6 } });
});

describe('a block of its own', () => {
  // Nothing but the user can say that these ten points belong to the form.
  const block = withCells(exampleForm('national'), {
    A10: '',
    B10: '',
    F10: '',
    B11: '',
    F11: '',
    A11: '基础管理工作（10分）',
    G11: '10',
    H11: '9',
    // Two of the form's own sums would say so too, were one of them not off.
    H20: '98',
    G13: '10',
    H13: '10',
  });

  test('is asked about, and counts once the user says so', () => {
    const [gap] = gaps(block);
    expect(gap).toMatchObject({ kind: 'row', guess: 'scored-block' });
    const words = gap?.words ?? '';
    const reviewed = (role: ReadingRole): Review => review([block], { readingNotes: [{ words, role }] });
    const scored = reviewed('scored-block').tables[0];
    expect(scored?.table.scored).toMatchObject([{ row: 11, points: { text: '10' }, score: { text: '9' } }]);
    expect(scored?.scores.total.score?.toString()).toBe('99');
    expect(scored?.table.account.gaps).toEqual([]);
    const funds = withCells(block, { A11: '债券资金管理（10分）' });
    expect(readTables(funds)[0]?.funds?.rows).toHaveLength(5);
    const apart = readTables(funds, new Lexicon([{ words: '债券资金管理', role: 'scored-block' }]))[0];
    expect(apart?.funds?.rows).toHaveLength(4);
    expect(apart?.scored).toMatchObject([{ row: 11, score: { text: '9' } }]);
    const ignored = reviewed('ignored');
    expect(ignored.tables[0]?.table.account.gaps).toEqual([]);
    expect(ignored.findings.map(({ check }) => check)).toContain('points-sum');
  });
});

test('words beside a number that have nothing to do with it', () => {
  const grid = withCells(exampleForm('national'), { I4: '项目总投资：1200万元' });
  expect(gaps(grid)).toMatchObject([{ kind: 'words', words: '项目总投资：1200万元' }]);
  expect(gaps(grid, { words: '项目总投资：300万元', role: 'ignored' })).toEqual([]);
});

describe('forms of all kinds with foreign heads', () => {
  const ROLES: ReadonlySet<string> = new Set(READING_ROLES);

  test('are read without a hole once every head was taught', () => {
    let right = 0;
    let fields = 0;
    for (let seed = 0; seed < 120; seed++) {
      const { grid, truth, heads } = makeForm(seed, 3);
      const notes = [...heads].flatMap(([role, words]): ReadingNote[] =>
        ROLES.has(role) ? [{ words, role: role as ReadingRole }] : [],
      );
      const [table] = readTables(grid, new Lexicon(notes));
      for (const [place, cell] of truth) {
        const [role, row] = place.split('@');
        if (role !== 'actual' && role !== 'target' && role !== 'score' && role !== 'points') continue;
        const own = table?.indicators.find((indicator) => String(indicator.row) === row)?.[role];
        fields++;
        if (own != null && cellAddress(own.cell.row, own.cell.column) === cell) right++;
      }
    }
    expect(fields).toBeGreaterThan(2000);
    expect(right / fields).toBeGreaterThan(0.995);
  });
});

describe('whatever is taught', () => {
  const forms = [...allForms(), ...Array.from({ length: 20 }, (_, seed) => makeForm(seed, seed % 4).grid)];

  function fieldsOf({ indicators, scored, funds, total }: SelfEvaluation): Field[] {
    const rows = [
      ...indicators.flatMap(({ target, actual, points, score, note, unit }) => [
        target,
        actual,
        points,
        score,
        note,
        unit,
      ]),
      ...scored.flatMap(({ points, score }) => [points, score]),
      ...(funds?.rows ?? []).flatMap(({ initialBudget, annualBudget, spent, points, rate, score }) => [
        initialBudget,
        annualBudget,
        spent,
        points,
        rate,
        score,
      ]),
      total?.points ?? null,
      total?.score ?? null,
    ];
    return rows.filter((field) => field !== null);
  }

  function cellOf(grid: SheetGrid, { row, column }: GridCell): GridCell | undefined {
    return grid.rows.find((each) => each.row === row)?.cells.find((cell) => cell.column === column);
  }

  test('names cells, and no number becomes another', () => {
    let fields = 0;
    let changed = 0;
    const chosen = fc.record({
      form: fc.nat(forms.length - 1),
      notes: fc.array(fc.record({ text: fc.nat(), role: fc.constantFrom(...READING_ROLES) }), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(chosen, ({ form, notes }) => {
        const grid = forms[form] as SheetGrid;
        const texts = grid.rows.flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'text').map(cellText));
        const taught = notes.map(
          ({ text, role }): ReadingNote => ({ words: texts[text % texts.length] as string, role }),
        );
        const before = JSON.stringify(grid);
        const tables = readTables(grid, new Lexicon(taught));
        expect(JSON.stringify(grid)).toBe(before);
        if (JSON.stringify(tables) !== JSON.stringify(readTables(grid))) changed++;
        for (const field of tables.flatMap(fieldsOf)) {
          const cell = cellOf(grid, field.cell);
          const shown = cell === undefined ? '' : cellText(cell);
          // A label that carries points (资金管理（10分）) is the place of these; a copy of a label's text is no value.
          const declared = cell?.kind === 'text' ? labelPoints(shown)?.toString() : undefined;
          expect([shown, declared, shown.replace(/^[^:：]*[:：]/, '').trim(), '']).toContain(field.text);
          fields++;
        }
        // Every cell keeps one role, whatever it is.
        for (const { account } of tables) {
          const keys = account.cells.map(({ cell }) => cellAddress(cell.row, cell.column));
          expect(new Set(keys).size).toBe(keys.length);
        }
        review([grid], { readingNotes: taught });
      }),
      { numRuns: 250 },
    );
    expect(fields).toBeGreaterThan(5000);
    expect(changed).toBeGreaterThan(20);
  });
});
