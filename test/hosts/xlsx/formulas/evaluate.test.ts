import fc from 'fast-check';
import { parseAddress } from '../../../../src/engine/grid/address.ts';
import { evaluate } from '../../../../src/hosts/xlsx/formulas/evaluate.ts';
import { parseFormula, referencesOf } from '../../../../src/hosts/xlsx/formulas/parse.ts';
import { FormulaError, UnsupportedFormula, type Value } from '../../../../src/hosts/xlsx/formulas/values.ts';

const CELLS: Record<string, Value> = {
  A1: 1,
  A2: 2,
  A3: '三',
  A4: true,
  A6: 0.1,
  A7: 0.2,
  B1: 10,
  B2: 20,
  B3: 30,
  C1: new FormulaError('#REF!'),
  D1: '12',
  D2: '',
};

function resultOf(formula: string): Value {
  try {
    const value = evaluate(parseFormula(formula), (sheet, row, column) => {
      if (sheet !== null && sheet !== '表 1') throw new UnsupportedFormula('no such sheet');
      const found = Object.entries(CELLS).find(([address]) => {
        const at = parseAddress(address);
        return at?.row === row && at.column === column;
      });
      return found?.[1] ?? null;
    });
    return value instanceof FormulaError ? value.code : value;
  } catch (error) {
    if (error instanceof UnsupportedFormula) return 'unsupported';
    throw error;
  }
}

test.each<[string, Value]>([
  ['1+2*3', 7],
  ['-2^2', 4],
  ['2^3^2', 64],
  ['50%', 0.5],
  ['(1+2)*3', 9],
  ['"甲"&"乙"', '甲乙'],
  ['"a""b"', 'a"b'],
  ['1/3&""', '0.333333333333333'],
  ['SUM(A1:A4)', 3],
  ['SUM(A1:A2,B1,5)', 18],
  ["SUM('表 1'!A1:A2)", 3],
  ['SUM(A1:C1)', '#REF!'],
  ['AVERAGE(B1:B3)', 20],
  ['AVERAGE(D1:D2)', '#DIV/0!'],
  ['MIN(B1:B3)', 10],
  ['MAX(A1:B3)', 30],
  ['COUNT(A1:A7)', 4],
  ['COUNTA(A1:A7)', 6],
  ['ABS(-3)', 3],
  ['INT(-1.5)', -2],
  ['INT(4.7)', 4],
  ['A1/0', '#DIV/0!'],
  ['IFERROR(A1/0,7)', 7],
  ['IF(A1=1,"是","否")', '是'],
  ['IF(A1>B1,1)', false],
  ['IF(TRUE,1,C1)', 1],
  ['AND(A1=1,B1=10)', true],
  ['OR(A1=2,B1=11)', false],
  ['NOT(A1=2)', true],
  ['SUMPRODUCT(A1:A2,B1:B2)', 50],
  ['A6+A7=0.3', true],
  ['A5=0', true],
  ['A5=""', true],
  ['A3="三"', true],
  ['"A"="a"', true],
  ['1<"a"', true],
  ['D1*2', 24],
  ['D2+1', '#VALUE!'],
  ['A5', 0],
  ['$A$2*2', 4],
  // Excel rounds what it shows: 15 digits.
  ['ROUND(1.005,2)', 1.01],
  ['ROUND(2.675,2)', 2.68],
  ['ROUND(0.285*100,0)', 29],
  ['ROUND(-2.5,0)', -3],
  ['ROUND(1234.5,-2)', 1200],
  ['ROUNDUP(1.001,2)', 1.01],
  ['ROUNDUP(3,0)', 3],
  ['ROUNDDOWN(-1.999,2)', -1.99],
  ['ROUND(8.619999999999999,2)', 8.62],
])('%s is %p', (formula, value) => {
  expect(resultOf(formula)).toEqual(value);
});

test.each([
  'VLOOKUP(1,A1:B3,2)',
  'A1:A3',
  'A1:A3*2',
  'SUM(A:A)',
  '名称+1',
  '{1,2}',
  'SUM((A1,A2))',
  'A3+1',
  '"2024-1-1"+1',
  '"乙">"甲"',
  '1-0.9-0.1',
  "'别的表'!A1",
  '[1]表!A1',
  'SUM(IF(TRUE,A3))',
  'IF(A1,,5)',
  '1 2',
  'A1#',
  'SUM(',
  '',
  '=1',
  'ROUND(1)',
  'Table1[列]',
  '"Ａ"="A"',
])('%s is not calculated', (formula) => {
  expect(resultOf(formula)).toBe('unsupported');
});

test('whatever is written, there is a value or there is none: never another failure', () => {
  const pieces = fc.constantFrom(
    'A1',
    'B1:B3',
    '(',
    ')',
    ',',
    '+',
    '-',
    '%',
    '"',
    '"x"',
    'SUM(',
    'IF(',
    '1',
    '.5',
    ' ',
    '!',
    ':',
    '表',
    '^',
    '<',
    '=',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      resultOf(parts.join(''));
      referencesOf(parts.join(''));
    }),
  );
});

test('rounding agrees with decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999999, max: 999999 }), fc.integer({ min: 0, max: 4 }), (whole, places) => {
      const text = `${whole < 0 ? '-' : ''}${Math.abs(whole)}`;
      const value = Number(`${text}e-4`);
      const half = 10 ** (4 - places);
      const expected = (Math.sign(whole) * Math.floor((Math.abs(whole) + half / 2) / half)) / 10 ** places;
      const rounded = resultOf(`ROUND(${value < 0 ? `0${value.toFixed(4)}` : value.toFixed(4)},${places})`);
      expect(rounded).toBeCloseTo(expected, 10);
    }),
  );
});

describe('what a formula reads', () => {
  const read = (formula: string): string[] | null =>
    referencesOf(formula)?.map(
      ({ sheet, range }) => `${sheet ?? ''}!${range.top},${range.left}:${range.bottom},${range.right}`,
    ) ?? null;

  test.each([
    ['A1+$B$2', ['!1,1:1,1', '!2,2:2,2']],
    ["VLOOKUP(A1,'表 1'!B1:C9,2)", ['!1,1:1,1', '表 1!1,2:9,3']],
    ['IF("A9"="x",1,TRUE)', []],
    ['_xlfn.IFS(A1>0,1)', ['!1,1:1,1']],
  ])('%s', (formula, cells) => {
    expect(read(formula)).toEqual(cells);
  });

  test.each([
    'SUM(A:A)',
    'SUM(1:3)',
    '名称*2',
    'INDIRECT("A1")',
    "SUM('一:三'!A1)",
    'SUM(一:三!A1)',
    '[1]表!A1',
    'A1:INDEX(B1:B3,2)',
    'A1#',
    'Table1[列]',
  ])('%s may read anything', (formula) => {
    expect(read(formula)).toBeNull();
  });
});
