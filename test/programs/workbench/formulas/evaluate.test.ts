import fc from 'fast-check';
import { parseAddress } from '../../../../src/engine/grid/address.ts';
import { evaluate } from '../../../../src/programs/workbench/formulas/evaluate.ts';
import { parseFormula, referencesOf } from '../../../../src/programs/workbench/formulas/parse.ts';
import { FormulaError, UnsupportedFormula, type Value } from '../../../../src/programs/workbench/formulas/values.ts';

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
  ['ROUND(15,-1)', 20],
  ['ROUND(149,-2)', 100],
  ['ROUNDUP(-1.001,2)', -1.01],
  ['ROUNDUP(1201,-2)', 1300],
  ['ROUNDDOWN(1299,-2)', 1200],
  ['ROUND(2.555,2.9)', 2.56],
  ['ROUND(-0.4,0)', 0],
  ['ROUND(1.5,15)', 1.5],
  ['ROUND(C1,0)', '#REF!'],
  ['ROUND(1,C1)', '#REF!'],
  // Which of two errors comes first.
  ['1/0+C1', '#DIV/0!'],
  ['C1+1/0', '#REF!'],
  ['1+C1', '#REF!'],
  ['C1&"x"', '#REF!'],
  ['"x"&C1', '#REF!'],
  ['C1=1', '#REF!'],
  ['1=C1', '#REF!'],
  ['1<>C1', '#REF!'],
  ['C1<1', '#REF!'],
  ['1>=C1', '#REF!'],
  ['-C1', '#REF!'],
  ['+C1', '#REF!'],
  ['C1%', '#REF!'],
  ['NOT(C1)', '#REF!'],
  ['IF(C1,1,2)', '#REF!'],
  ['IF(FALSE,C1,2)', 2],
  ['IF(0,1,2)', 2],
  ['IF(-1,1,2)', 1],
  ['IF(A5,1,2)', 2],
  ['IF(A4,1,2)', 1],
  ['IFERROR(A1,7)', 1],
  ['IFERROR(C1,C1)', '#REF!'],
  ['AND(A1=1,C1)', '#REF!'],
  ['AND(A1=1,A1=2)', false],
  ['AND(A1=2,A1=1)', false],
  ['OR(A1=1,A1=2)', true],
  ['OR(A1=2,A1=1)', true],
  ['AND(A3:A4)', true],
  ['AND(A5,A1=1)', true],
  ['OR(A3,D1)', '#VALUE!'],
  ['AND(A1:C1)', '#REF!'],
  ['AND((A5))', '#VALUE!'],
  ['NOT(0)', true],
  ['NOT(A5)', true],
  ['-A5', 0],
  ['-"3"', -3],
  ['A4+1', 2],
  ['FALSE+1', 1],
  ['TRUE&""', 'TRUE'],
  ['FALSE&""', 'FALSE'],
  ['A5&"x"', 'x'],
  ['1&2', '12'],
  ['99999999999&""', '99999999999'],
  ['-99999999999&""', '-99999999999'],
  ['"-1.5"*2', -3],
  ['"+2"*2', 4],
  // Signs bind tighter than powers, percent tighter than signs.
  ['2^-1%*0+1', 'unsupported'],
  ['-50%', -0.5],
  ['50%%', 0.005],
  ['3^1', 3],
  ['2^10', 1024],
  ['0.5^2', 0.25],
  ['10-4-3', 3],
  ['100/5/2', 10],
  ['2*3/4', 1.5],
  ['2+3&"x"', '5x'],
  ['1+1=2', true],
  ['"a"&"b"="ab"', true],
  ['1e3+.5+1.', 1001.5],
  ['1E-2*100', 1],
  ['( 1 + 2 ) * 3', 9],
  ['1=1=TRUE', true],
  ['true', true],
  ['sum(a1:a2)', 3],
  ['SUM(A2:A1)', 3],
  ['SUM(B1:A2)', 33],
  ['SUM(C1,A1)', '#REF!'],
  ['SUM(1/0,2)', '#DIV/0!'],
  ['SUM(A6:A7)', 0.3],
  ['AVERAGE(A1:A4)', 1.5],
  ['AVERAGE(C1)', '#REF!'],
  ['MIN(D1:D2)', 0],
  ['MAX(D1:D2)', 0],
  ['MIN(A1,-3)', -3],
  ['MIN(3,1,2)', 1],
  ['MAX(1,3,2)', 3],
  ['COUNT(C1,A1:A2)', 2],
  ['COUNTA(C1,D1:D2)', 3],
  ['ABS(C1)', '#REF!'],
  ['ABS(0-A2)', 2],
  ['INT(-2)', -2],
  ['INT("4.7")', 4],
  ['SUMPRODUCT(A1:A2)', 3],
  ['SUMPRODUCT(A3:A4,B1:B2)', 0],
  ['SUMPRODUCT(A1:A2,B1:B3)', '#VALUE!'],
  ['SUMPRODUCT(A1:A2,A1:B1)', '#VALUE!'],
  ['SUMPRODUCT(B1:C1,A1:B1)', '#REF!'],
  ['SUMPRODUCT(A1:B2,A1:B2)', 505],
  ['10^10*10^10', 1e20],
  ['9^10^10^10^10', '#NUM!'],
  ['0/5', 0],
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
  '2^0.5',
  '4^1.5',
  '2^0',
  '2^-1',
  '2^11',
  'ROUND(1,16)',
  'ROUND(1,-16)',
  'ROUND(1,2,3)',
  'ROUND(A3,0)',
  'ABS(1,2)',
  'ABS()',
  'NOT("是")',
  'IF("是",1,2)',
  'IF(TRUE)',
  'IF(TRUE,1,2,3)',
  'IFERROR(1)',
  'IFERROR(1,2,3)',
  'SUM()',
  'SUM("1")',
  'SUM(TRUE)',
  'SUM(A1+A2,A3&"")',
  'COUNT(1)',
  'COUNTA("x",A1)',
  'AND(A5+0=0,"x")',
  'AND(IF(TRUE,A5))',
  'SUMPRODUCT()',
  'SUMPRODUCT(A1:A2,2)',
  'INT(3*(1/3)-0.0000000000000001+1-0.000000000000001)',
  'SUM(A1:B50001)',
  'SUM(A1:A100001)',
  '100000000000&""',
  '-100000000000&""',
  '0.0000001&""',
  '"1e3"+1',
  '"1,000"+1',
  '" 1"+1',
  '"a"<"b"',
  '1<>',
  '(1',
  'SUM(1',
  '1)',
  'A1:A2:A3',
  'A1048577',
  'XFE1',
  '1:3',
  'TRUE()',
  "'未完",
  '"未完',
])('%s is not calculated', (formula) => {
  expect(resultOf(formula)).toBe('unsupported');
});

test.each<[string, readonly boolean[]]>([
  // Smaller, equal, larger on the left.
  ['=', [false, true, false]],
  ['<>', [true, false, true]],
  ['<', [true, false, false]],
  ['<=', [true, true, false]],
  ['>', [false, false, true]],
  ['>=', [false, true, true]],
])('comparing with %s', (operator, expected) => {
  for (const [small, large] of [
    ['1', '2'],
    ['-1', 'A5'],
    ['5', '"5"'],
    ['"甲"', 'FALSE'],
    ['7', 'TRUE'],
    ['FALSE', 'TRUE'],
    ['A5', 'TRUE'],
    ['0.1+0.2', '0.30001'],
  ]) {
    const results = [`${small}${operator}${large}`, `${small}${operator}${small}`, `${large}${operator}${small}`];
    expect([small, large, ...results.map((each) => resultOf(each))]).toEqual([small, large, ...expected]);
  }
  // Blank is no text, no number and not true, and what differs after 15 digits doesn't differ.
  for (const same of [
    `A5${operator}""`,
    `A5${operator}0`,
    `A5${operator}FALSE`,
    `A6+A7${operator}0.3`,
    `"甲B"${operator}"甲b"`,
  ])
    expect([same, resultOf(same)]).toEqual([same, expected[1]]);
});

test('as deep as 64 levels, no deeper', () => {
  const nested = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
  expect(resultOf(nested(63))).toBe(1);
  expect(resultOf(nested(64))).toBe('unsupported');
  // Side by side isn't deep.
  expect(resultOf(Array.from({ length: 200 }, () => '1').join('+'))).toBe(200);
});

test('ranges of up to 100000 cells', () => {
  expect(resultOf('SUM(A1:B50000)')).toBe(63.3);
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
    ['SUM(C9:$B$2)', ['!2,2:9,3']],
    ['表1!A1&A1', ['表1!1,1:1,1', '!1,1:1,1']],
    ['表!A1+_!B2', ['表!1,1:1,1', '_!2,2:2,2']],
    ["'表'!A1+二.三!XFD1048576", ['表!1,1:1,1', '二.三!1048576,16384:1048576,16384']],
    ["'It''s'!B2", ["It's!2,2:2,2"]],
    ['1.5e-3*2+TRUE', []],
    ['"INDIRECT(""A1"")"&A1', ['!1,1:1,1']],
    ['LOG10(A1)', ['!1,1:1,1']],
    ['MYINDIRECT(A1)', ['!1,1:1,1']],
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
    'offset (A1,1,1)',
    '{1,2}',
    '@A1',
    'XFE1',
    'A1048577',
    'A1:XFE1',
    "'未完!A1",
    '$A:$B',
  ])('%s may read anything', (formula) => {
    expect(read(formula)).toBeNull();
  });
});
