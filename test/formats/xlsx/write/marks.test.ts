import { SEVERITIES } from '../../../../src/engine/checks/check.ts';
import type { CellMark } from '../../../../src/formats/mark-style.ts';
import { MARK_STYLES, severityOfMark } from '../../../../src/formats/mark-style.ts';
import { clearWorkbookMarks, markWorkbook } from '../../../../src/formats/xlsx/write/marks.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { comparePackages, partText } from '../../../support/compare-packages.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { asVariant, TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contents, editsOf } from '../../../support/workbook-edits.ts';
import { buildXlsx, type XlsxOptions } from '../../../support/xlsx-builder.ts';
import { FLAVOURS } from '../../../support/xlsx-flavour.ts';

const FORM_PART = 'xl/worksheets/sheet1.xml';
const STYLES = 'xl/styles.xml';
const FORM = '自评表';

function mark(cell: string, severity: CellMark['severity'] = 'error', sheet = FORM): CellMark {
  return { sheet, cell, severity };
}

/** That marking and clearing leaves every part as it was. Returns the marked file. */
function expectNoTrace(before: Uint8Array, marks: readonly CellMark[]): Uint8Array {
  const marked = markWorkbook(before, marks);
  expect(contents(marked)).toEqual(contents(before));
  const cleared = clearWorkbookMarks(marked);
  expect(comparePackages(before, cleared)).toMatchObject({ changed: [], lost: [], added: [], sameOrder: true });
  return marked;
}

describe.each(TRICKY_VARIANTS)('the tricky workbook, %s', (variant) => {
  const before = trickyWorkbook({ variant });
  const marks = [
    mark('H13'),
    mark('H14'),
    mark('H15', 'warning'),
    mark('H13', 'hint'),
    mark('G13'),
    mark('G14'),
    mark('I12', 'hint'),
    mark('N99', 'hint'),
    mark('B2', 'warning', '参数'),
  ];

  test('marks are rules behind the others, formats behind the others', () => {
    const marked = expectNoTrace(before, marks);
    expect(comparePackages(before, marked)).toMatchObject({
      changed: [STYLES, FORM_PART, 'xl/worksheets/sheet3.xml'],
      lost: [],
      added: [],
      recompressed: [],
    });
    const rule = (sqref: string, severity: string, dxf: number, priority: number): string =>
      `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" dxfId="${dxf}" priority="${priority}"><formula>LEN("绩核:${severity}")&gt;0</formula></cfRule></conditionalFormatting>`;
    // The highest number so far is that of a rule among the extensions, 9. The merged area is marked as a whole.
    const rules = [rule('G13:H14', 'error', 2, 10), rule('H15', 'warning', 3, 11), rule('H12:J12 N99', 'hint', 4, 12)];
    const place = asVariant('<dataValidations count="3">', variant);
    expect(partText(marked, FORM_PART)).toBe(
      partText(before, FORM_PART).replace(place, asVariant(rules.join(''), variant) + place),
    );
    const onSettings = partText(marked, 'xl/worksheets/sheet3.xml');
    const end = asVariant('</worksheet>', variant);
    expect(onSettings).toBe(
      partText(before, 'xl/worksheets/sheet3.xml').replace(end, asVariant(rule('B2', 'warning', 3, 1), variant) + end),
    );
    const dxf = (font: string, fill: string): string =>
      `<dxf><font><color rgb="FF${font}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`;
    const dxfs = SEVERITIES.map((severity) => dxf(MARK_STYLES[severity].font, MARK_STYLES[severity].fill)).join('');
    const styles = partText(before, STYLES);
    const lastDxf = asVariant('</dxf></dxfs>', variant);
    expect(partText(marked, STYLES)).toBe(
      styles
        .replace(lastDxf, asVariant(`</dxf>${dxfs}</dxfs>`, variant))
        .replace(asVariant('<dxfs count="2">', variant), asVariant('<dxfs count="5">', variant)),
    );
  });

  test('marks replace earlier marks', () => {
    const other = [mark('A1', 'hint'), mark('A2', 'warning', '数据 (2022)')];
    const twice = markWorkbook(markWorkbook(before, marks), other);
    expect(comparePackages(markWorkbook(before, other), twice)).toMatchObject({ changed: [], lost: [], added: [] });
    expect(comparePackages(before, markWorkbook(twice, []))).toMatchObject({ changed: [], lost: [], added: [] });
  });

  test('marking the same again, clearing nothing', () => {
    const marked = markWorkbook(before, marks);
    expect(comparePackages(marked, markWorkbook(marked, [...marks].reverse())).changed).toEqual([]);
    expect(clearWorkbookMarks(before)).toBe(before);
    expect(markWorkbook(before, [])).toBe(before);
  });

  test('edits between marking and clearing', () => {
    const marked = markWorkbook(before, marks);
    const edited = patchWorkbook(marked, editsOf(marked, FORM, { H13: { value: 9.5 }, H17: { value: 1 } }));
    const expected = patchWorkbook(before, editsOf(before, FORM, { H13: { value: 9.5 }, H17: { value: 1 } }));
    expect(comparePackages(expected, clearWorkbookMarks(edited)).changed).toEqual([]);
  });
});

test.each(FLAVOURS)('a form as %s writes it', (flavour) => {
  const before = buildXlsx([{ name: FORM, cells: { A1: '自评表', B2: 1 }, merges: ['A1:C1'] }], { flavour });
  const marked = expectNoTrace(before, [mark('A1', 'warning'), mark('B2')]);
  expect(partText(marked, FORM_PART)).toContain('sqref="A1:C1"');
});

describe('formats', () => {
  const head = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf/></cellXfs>';
  const withStyles = (rest: string): Uint8Array =>
    buildXlsx([{ name: FORM, cells: { A1: 1 } }], { parts: { [STYLES]: `${head}${rest}</styleSheet>` } });

  test.each([
    '<dxfs count="0"/>',
    '<dxfs count="0" />',
    "<dxfs count='0'></dxfs>",
    '<dxfs/>',
    '<dxfs></dxfs>',
    '<dxfs>\n</dxfs>',
    '<dxfs count="1">\n  <dxf/>\n</dxfs>',
    '<dxfs count="7"><dxf><font/></dxf></dxfs>',
    '<dxfs count="007"><dxf/></dxfs>',
    '',
    '<tableStyles count="0"/>',
    '<cellStyles/>\n<tableStyles count="0"/><colors/>',
  ])('in %j', (rest) => {
    const marked = expectNoTrace(withStyles(rest), [mark('A1'), mark('A2', 'hint')]);
    const styles = partText(marked, STYLES);
    const ids = [...partText(marked, FORM_PART).matchAll(/dxfId="(\d+)"/g)].map((each) => Number(each[1]));
    const dxfs = [...styles.matchAll(/<dxf[ >/]/g)].length;
    expect(ids).toEqual([dxfs - 2, dxfs - 1]);
    expect(styles.indexOf('</dxfs>')).toBeLessThan((styles.indexOf('<tableStyles') + 1 || styles.length) - 1);
  });

  test('that another program has made its own stay', () => {
    const marked = markWorkbook(withStyles(''), [mark('A1')]);
    const resaved = buildXlsx([{ name: FORM, cells: { A1: 1 } }], {
      parts: {
        [STYLES]: partText(marked, STYLES).replace(' patternType="solid"', ''),
        [FORM_PART]: partText(marked, FORM_PART),
      },
    });
    const cleared = clearWorkbookMarks(resaved);
    expect(comparePackages(resaved, cleared).changed).toEqual([FORM_PART]);
    expect(partText(cleared, FORM_PART)).not.toContain('绩核');
  });

  test.each([
    [
      'a rule',
      {
        [FORM_PART]: (xml: string) =>
          xml.replace(
            '</worksheet>',
            '<conditionalFormatting sqref="C1"><cfRule type="expression" dxfId="0" priority="9"><formula>TRUE</formula></cfRule></conditionalFormatting></worksheet>',
          ),
      },
    ],
    ...['dxfId="0"', "dxfId = '0'", 'dataDxfId="0"', 'dxfId="12"'].map(
      (reference): [string, { [part: string]: (xml: string) => string }] => [
        `something with ${reference}`,
        { [FORM_PART]: (xml) => xml.replace('</worksheet>', `<extLst><ext ${reference}/></extLst></worksheet>`) },
      ],
    ),
    [
      'a table style',
      {
        [STYLES]: (xml: string) =>
          xml.replace(
            '</styleSheet>',
            '<tableStyles><tableStyle name="a"><tableStyleElement type="headerRow" dxfId="0"/></tableStyle></tableStyles></styleSheet>',
          ),
      },
    ],
    ['a later format', { [STYLES]: (xml: string) => xml.replace('</dxfs>', '<dxf/></dxfs>') }],
  ])(
    'that %s uses as well, or that stand before another, stay',
    (_, edits: { [part: string]: (xml: string) => string }) => {
      const marked = markWorkbook(withStyles(''), [mark('A1')]);
      const parts: NonNullable<XlsxOptions['parts']> = Object.fromEntries(
        [STYLES, FORM_PART].map((part) => [part, edits[part]?.(partText(marked, part)) ?? partText(marked, part)]),
      );
      const resaved = buildXlsx([{ name: FORM, cells: { A1: 1 } }], { parts });
      expect(comparePackages(resaved, clearWorkbookMarks(resaved)).changed).toEqual([FORM_PART]);
    },
  );

  test('are needed', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
    const bytes = buildXlsx([{ name: FORM, cells: { A1: 1 } }], {
      parts: { [STYLES]: null, 'xl/_rels/workbook.xml.rels': rels },
    });
    expect(documentErrorOf(() => markWorkbook(bytes, [mark('A1')]))).toMatchObject({ code: 'unsupported-operation' });
    expect(clearWorkbookMarks(bytes)).toBe(bytes);
  });
});

describe('rules', () => {
  const withSheet = (rest: string): Uint8Array =>
    buildXlsx([{ name: FORM, cells: {} }], {
      parts: {
        [FORM_PART]: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${rest}</worksheet>`,
      },
    });
  const ours = (severity = 'error', attributes = ''): string =>
    `<cfRule type="expression"${attributes} priority="3"><formula>LEN("绩核:${severity}")&gt;0</formula></cfRule>`;
  const theirs = '<cfRule type="expression" dxfId="0" priority="1"><formula>A1&gt;0</formula></cfRule>';

  test.each([
    ['<sheetData/>', '<sheetData/>', ''],
    ['<sheetData></sheetData><mergeCells/>', '<sheetData></sheetData><mergeCells/>', ''],
    ['<sheetData/>\n<pageMargins/>', '<sheetData/>', '\n<pageMargins/>'],
    // A view of its own kept by somebody holds a filter too, which is none of the sheet's.
    [
      '<sheetData/><customSheetViews><customSheetView><autoFilter/></customSheetView></customSheetViews><hyperlinks/><extLst><ext><autoFilter/></ext></extLst>',
      '<sheetData/><customSheetViews><customSheetView><autoFilter/></customSheetView></customSheetViews>',
      '<hyperlinks/><extLst><ext><autoFilter/></ext></extLst>',
    ],
  ])('have their place in %s', (rest, before, behind) => {
    const marked = expectNoTrace(withSheet(rest), [mark('A1')]);
    const added = /<conditionalFormatting .*<\/conditionalFormatting>/s.exec(partText(marked, FORM_PART))?.[0] ?? '';
    expect(partText(marked, FORM_PART)).toContain(`main">${before}${added}${behind}</worksheet>`);
  });

  test.each([
    [
      'among rules of others',
      `<conditionalFormatting sqref="A1">${theirs}${ours()}</conditionalFormatting>`,
      `<conditionalFormatting sqref="A1">${theirs}</conditionalFormatting>`,
    ],
    ['two in one place', `<conditionalFormatting sqref="A1">${ours()}\n${ours('hint')}</conditionalFormatting>`, ''],
    [
      'with a format that is gone',
      `<conditionalFormatting sqref="A1">${ours('warning', ' dxfId="77"')}</conditionalFormatting>`,
      '',
    ],
    [
      'written by LibreOffice',
      '<conditionalFormatting sqref="A1:B2"><cfRule type="expression" priority="2" aboveAverage="0" equalAverage="0" bottom="0" percent="0" rank="0" text="" dxfId="0"><formula>LEN(&quot;&#32489;&#26680;:hint&quot;)&gt;0</formula></cfRule></conditionalFormatting>',
      '',
    ],
    [
      'behind an element without rules',
      `<conditionalFormatting sqref="B1"/><conditionalFormatting sqref="A1">${ours()}</conditionalFormatting>`,
      '<conditionalFormatting sqref="B1"/>',
    ],
    [
      'that an extension holds, which nobody shows',
      `<extLst><ext><conditionalFormatting sqref="A1">${ours()}</conditionalFormatting></ext></extLst>`,
      null,
    ],
    ['of others only', `<conditionalFormatting sqref="A1">${theirs}</conditionalFormatting>`, null],
    [
      'that look like ours',
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>LEN("绩核:other")&gt;0</formula></cfRule><cfRule type="cellIs" operator="equal" priority="2"><formula>LEN("绩核:error")&gt;0</formula></cfRule></conditionalFormatting>',
      null,
    ],
  ])('%s', (_, formats, left) => {
    const before = withSheet(`<sheetData/>${formats}`);
    const cleared = clearWorkbookMarks(before);
    if (left === null) expect(cleared).toBe(before);
    else expect(partText(cleared, FORM_PART)).toContain(`<sheetData/>${left}</worksheet>`);
  });
});

test('a cell marked more than once shows the worst', () => {
  const before = buildXlsx([{ name: FORM, cells: { A1: 1 } }]);
  const marked = markWorkbook(before, [
    mark('A1', 'hint'),
    mark('A1', 'error'),
    mark('$a$1', 'warning'),
    mark('A2', 'hint'),
  ]);
  expect([...partText(marked, FORM_PART).matchAll(/sqref="([^"]*)"/g)].map((each) => each[1])).toEqual(['A1', 'A2']);
});

test('a whole column of marks is a few areas', () => {
  const before = buildXlsx([{ name: FORM, cells: { A1: 1 } }]);
  const marks = Array.from({ length: 3000 }, (_, i) => mark(`${i % 3 === 0 ? 'C' : 'B'}${(i % 1500) + 1}`));
  expect(partText(markWorkbook(before, [...marks, mark('B1'), mark('E5')]), FORM_PART).length).toBeLessThan(40_000);
  const block = Array.from({ length: 50 }, (_, i) => mark(`${'DEFGH'.charAt(i % 5)}${Math.floor(i / 5) + 3}`));
  expect(partText(markWorkbook(before, block), FORM_PART)).toContain('sqref="D3:H12"');
});

test('what can’t be marked', () => {
  const bytes = buildXlsx([{ name: FORM, cells: { A1: 1 } }], { parts: { '_xmlsignatures/sig1.xml': '<a/>' } });
  expect(documentErrorOf(() => markWorkbook(bytes, [mark('A1', 'error', '别的')]))).toMatchObject({
    code: 'no-such-sheet',
  });
  expect(documentErrorOf(() => markWorkbook(bytes, [mark('A0')]))).toMatchObject({
    code: 'no-such-cell',
    detail: { sheet: FORM, cells: ['A0'] },
  });
  expect(documentErrorOf(() => markWorkbook(bytes, [mark('A1')]))).toMatchObject({ kind: 'protected', code: 'signed' });
  expect(clearWorkbookMarks(bytes)).toBe(bytes);
  const marked = markWorkbook(bytes, [mark('A1')], { signed: 'allow' });
  expect(documentErrorOf(() => clearWorkbookMarks(marked))).toMatchObject({ kind: 'protected', code: 'signed' });
  expect(comparePackages(bytes, clearWorkbookMarks(marked, { signed: 'allow' })).changed).toEqual([]);
});

test('signatures', () => {
  for (const severity of SEVERITIES) {
    expect(severityOfMark(MARK_STYLES[severity].formula)).toBe(severity);
    expect(severityOfMark(`= len( "绩核:${severity}" ) > 0 `)).toBe(severity);
  }
  for (const formula of ['LEN("绩核")>0', 'LEN("绩核:error")>1', 'LEN("绩核:error")>0+A1', '"绩核:error"']) {
    expect(severityOfMark(formula)).toBeNull();
  }
});

test.each(SEVERITIES)('the text of %s is readable on its fill', (severity) => {
  const luminance = (rgb: string): number => {
    const [r, g, b] = [0, 2, 4].map((at) => {
      const c = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const { font, fill } = MARK_STYLES[severity];
  expect((luminance(fill) + 0.05) / (luminance(font) + 0.05)).toBeGreaterThan(4.5);
});
