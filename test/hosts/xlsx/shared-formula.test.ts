import { SharedFormula } from '../../../src/hosts/xlsx/shared-formula.ts';

describe('a formula shared by cells', () => {
  // From C2 to D5: one column to the right, three rows down.
  test.each([
    ['A1', 'B4'],
    ['$A$1', '$A$1'],
    ['$A1+A$1', '$A4+B$1'],
    ['SUM(A1:B2)', 'SUM(B4:C5)'],
    ['SUM(A:B)', 'SUM(B:C)'],
    ['SUM($A:B)', 'SUM($A:C)'],
    ['SUM(1:2)', 'SUM(4:5)'],
    ['SUM($1:2)', 'SUM($1:5)'],
    ['LOG10(A1)', 'LOG10(B4)'],
    ['A1(', 'A1('],
    ['Sheet1!A1', 'Sheet1!B4'],
    ['A1!A1', 'A1!B4'],
    ["'A1 B2'!A1", "'A1 B2'!B4"],
    ["'it''s A1'!A1", "'it''s A1'!B4"],
    ['表1!A1', '表1!B4'],
    ['"A1 ""B2"""&A1', '"A1 ""B2"""&B4'],
    ['[1]Sheet1!A1', '[1]Sheet1!B4'],
    ['Table1[[#This Row],[A1]]+A1', 'Table1[[#This Row],[A1]]+B4'],
    ['指标A1+A1', '指标A1+B4'],
    ['A1_x+my.A1+A1', 'A1_x+my.A1+B4'],
    ['1E5+A1*2.5', '1E5+B4*2.5'],
    ['IF(A1>=60,"是","否")', 'IF(B4>=60,"是","否")'],
    ['XFD1', '#REF!'],
    ['A1048575', '#REF!'],
    ['ABCD1+XFE1', 'ABCD1+XFE1'],
    ['A1&"', 'B4&"'],
    ['TRUE+C', 'TRUE+C'],
    ['a1', 'B4'],
    ['', ''],
  ])('%s → %s', (text, moved) => {
    const shared = new SharedFormula(text, 2, 3);
    expect(shared.at(5, 4)).toBe(moved);
    if (text !== 'a1') expect(shared.at(2, 3)).toBe(text);
  });

  test('references that leave the sheet at its beginning', () => {
    const shared = new SharedFormula('A1+B2+A:A+1:1', 5, 5);
    expect(shared.at(4, 4)).toBe('#REF!+A1+#REF!:#REF!+#REF!:#REF!');
  });

  test('a text beyond all measure is left as it is', () => {
    const text = `A1&"${'x'.repeat(40_000)}"`;
    expect(new SharedFormula(text, 1, 1).at(2, 2)).toBe(text);
  });
});
