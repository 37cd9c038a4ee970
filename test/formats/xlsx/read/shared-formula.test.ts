import { SharedFormula } from '../../../../src/formats/xlsx/read/shared-formula.ts';

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
    ['XFC1', 'XFD4'],
    ['XFD1', '#REF!'],
    ['$XFD1', '$XFD4'],
    ['XFE1', 'XFE1'],
    ['A1048573', 'B1048576'],
    ['A1048574', '#REF!'],
    ['A1048575', '#REF!'],
    ['A$1048576', 'B$1048576'],
    ['A1048577', 'A1048577'],
    ['SUM(XFB:XFC)', 'SUM(XFC:XFD)'],
    ['SUM(XFC:XFD)', 'SUM(XFD:#REF!)'],
    ['SUM(XFD:XFE)', 'SUM(#REF!:XFE)'],
    ['SUM($XFD:$XFD)', 'SUM($XFD:$XFD)'],
    ['SUM(1048572:1048573)', 'SUM(1048575:1048576)'],
    ['SUM(1048575:1048576)', 'SUM(#REF!:#REF!)'],
    ['SUM($1048576:$1048577)', 'SUM($1048576:$1048577)'],
    ['SUM(1048577:1048578)', 'SUM(1048577:1048578)'],
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

  test('references that reach the first row and column', () => {
    const shared = new SharedFormula('B2+$A2+B$1+B:B+2:2', 5, 5);
    expect(shared.at(4, 4)).toBe('A1+$A1+A$1+A:A+1:1');
  });

  test('a text of just the length that is looked into, and one longer', () => {
    const text = (length: number): string => `A1&"${'x'.repeat(length - 5)}"`;
    expect(new SharedFormula(text(32_768), 1, 1).at(2, 2).slice(0, 4)).toBe('B2&"');
    expect(new SharedFormula(text(32_769), 1, 1).at(2, 2).slice(0, 4)).toBe('A1&"');
  });

  test('a text beyond all measure is left as it is', () => {
    const text = `A1&"${'x'.repeat(40_000)}"`;
    expect(new SharedFormula(text, 1, 1).at(2, 2)).toBe(text);
  });
});
