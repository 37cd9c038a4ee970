import fc from 'fast-check';
import { cellAddress } from '../../src/engine/grid/address.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { evaluate } from '../../src/programs/workbench/formulas/evaluate.ts';
import { parseFormula } from '../../src/programs/workbench/formulas/parse.ts';
import { FormulaError, UnsupportedFormula } from '../../src/programs/workbench/formulas/values.ts';
import { convert } from '../support/libreoffice.ts';
import { buildXlsx } from '../support/xlsx-builder.ts';

/** Formulas made by chance over a few cells: where we give a value, LibreOffice gives the same. */

const INPUTS: Record<string, number | string> = {
  A1: 12,
  A2: 0.35,
  A3: 97.165,
  A4: -4,
  A5: '文字',
  B1: 10,
  B2: 20,
  B3: 30.5,
  B4: 0,
  B5: 7,
};

const NUMBERS = fc.constantFrom('A1', 'A2', 'A3', 'A4', 'B1', 'B3', 'B5', 'B4', 'C9', '2', '0.5', '15%', '100');
const RANGES = fc.constantFrom('A1:A5', 'B1:B5', 'A1:B3', 'A4:A5', 'C1:C3');

const { number: NUMBER } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    NUMBERS,
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([a, op, b]) => `(${a}${op}${b})`),
    fc
      .tuple(fc.constantFrom('SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA'), RANGES)
      .map(([f, range]) => `${f}(${range})`),
    fc
      .tuple(fc.constantFrom('ROUND', 'ROUNDUP', 'ROUNDDOWN'), tie('number'), fc.constantFrom('0', '1', '2', '-1'))
      .map(([f, a, n]) => `${f}(${a},${n})`),
    fc.tuple(fc.constantFrom('ABS', 'INT', '-'), tie('number')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, a, b]) => `IF(${c},${a},${b})`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `IFERROR(${a},${b})`),
    fc.constant('SUMPRODUCT(A1:A4,B1:B4)'),
  ),
  truth: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc
      .tuple(tie('number'), fc.constantFrom('=', '<>', '<', '>', '<=', '>='), tie('number'))
      .map(([a, op, b]) => `${a}${op}${b}`),
    fc.tuple(fc.constantFrom('AND', 'OR'), tie('truth'), tie('truth')).map(([f, a, b]) => `${f}(${a},${b})`),
  ),
}));

function ours(formula: string): unknown {
  try {
    const value = evaluate(parseFormula(formula), (_, row, column) => INPUTS[cellAddress(row, column)] ?? null);
    return value instanceof FormulaError ? value.code : value;
  } catch (error) {
    if (error instanceof UnsupportedFormula) return undefined;
    throw error;
  }
}

test('formulas made by chance come to what LibreOffice makes of them', async () => {
  const formulas = [...new Set(fc.sample(NUMBER, 600))];
  const known = formulas
    .map((formula) => ({ formula, value: ours(formula) }))
    .filter(({ value }) => value !== undefined);
  // Most of them are within reach: otherwise this compares nothing.
  expect(known.length).toBeGreaterThan(formulas.length * 0.8);
  const cells = Object.fromEntries(known.map(({ formula }, row) => [`E${row + 1}`, { value: 0, formula }]));
  const converted = await convert(buildXlsx([{ name: '表', cells: { ...INPUTS, ...cells } }]), 'xlsx');
  const theirs = new Map(
    readWorkbook(converted)
      .sheets[0]?.rows.flatMap((row) => row.cells)
      .map((cell) => [cellAddress(cell.row, cell.column), cell.value]),
  );
  const differing = known.filter(({ value }, row) => {
    const other = theirs.get(`E${row + 1}`);
    if (typeof value !== 'number' || typeof other !== 'number') return value !== other;
    return Math.abs(value - other) > Math.max(1e-9, Math.abs(value) * 1e-12);
  });
  expect(
    differing.map(({ formula, value }) => ({
      formula,
      value,
      theirs: theirs.get(`E${known.findIndex((each) => each.formula === formula) + 1}`),
    })),
  ).toEqual([]);
});
