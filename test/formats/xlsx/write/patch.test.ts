import type { CellContent } from '../../../../src/engine/edits/edit.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import type { ZipEntry } from '../../../../src/formats/zip/directory.ts';
import { openZip } from '../../../../src/formats/zip/read.ts';
import { comparePackages, partText } from '../../../support/compare-packages.ts';
import { asVariant, TRICKY_VARIANTS, type TrickyVariant, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contentAt, contents, editsOf } from '../../../support/workbook-edits.ts';
import { buildXlsx, type XlsxSheet, xlsxEntries } from '../../../support/xlsx-builder.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const FORM_PART = 'xl/worksheets/sheet1.xml';
const DATA_PART = 'xl/worksheets/sheet2.xml';
const FORM = '自评表';
const DATA = '数据 (2022)';

function patched(bytes: Uint8Array, sheet: string, to: { readonly [cell: string]: CellContent }): Uint8Array {
  return patchWorkbook(bytes, editsOf(bytes, sheet, to), { protectedCells: 'allow' });
}

/** The text with each `before` put to its `after`; each has to be there exactly once. */
function replaced(text: string, variant: TrickyVariant, changes: readonly (readonly [string, string])[]): string {
  let result = text;
  for (const [before, after] of changes) {
    const wanted = asVariant(before, variant);
    expect(result.split(wanted)).toHaveLength(2);
    result = result.replace(wanted, () => after);
  }
  return result;
}

describe.each(TRICKY_VARIANTS)('the tricky workbook, %s', (variant) => {
  const before = trickyWorkbook({ variant });
  const x = variant === 'prefixed' ? 'x:' : '';

  test('a score: only the cell and the request to calculate', () => {
    const after = patched(before, FORM, { H13: { value: 9.5 } });
    expect(comparePackages(before, after)).toMatchObject({
      changed: ['xl/workbook.xml', FORM_PART],
      lost: [],
      added: [],
      recompressed: [],
      sameOrder: true,
    });
    const place = variant === 'no-places' ? '' : ' r="H13"';
    expect(partText(after, FORM_PART)).toBe(
      replaced(partText(before, FORM_PART), variant, [
        ['<c r="H13" s="4"><v>9</v></c>', `<${x}c${place} s="4"><${x}v>9.5</${x}v></${x}c>`],
      ]),
    );
    expect(partText(after, 'xl/workbook.xml')).toBe(
      replaced(partText(before, 'xl/workbook.xml'), variant, [
        ['<calcPr calcId="191029"/>', `<${x}calcPr fullCalcOnLoad="1" calcId="191029"/>`],
      ]),
    );
  });

  test('everything not edited reads as before', () => {
    const after = patched(before, FORM, { H13: { value: 9.5 }, I13: { value: 1 }, H18: { value: null } });
    const expected = contents(before);
    expected.set(`${FORM}!H13`, { value: 9.5 });
    expected.set(`${FORM}!I13`, { value: 1 });
    expected.delete(`${FORM}!H18`);
    expect(contents(after)).toEqual(expected);
  });

  test('the head of a shared formula gives the others formulas of their own', () => {
    const after = patched(before, DATA, { A5: { value: 7 } });
    const f = (formula: string): string => `<${x}f>${formula}</${x}f>`;
    const place = (cell: string): string => (variant === 'no-places' ? '' : ` r="${cell}"`);
    expect(partText(after, DATA_PART)).toBe(
      replaced(partText(before, DATA_PART), variant, [
        [
          '<c r="A5"><f t="shared" ref="A5:C5" si="3">A4+$A$2+B:B+$C5+Sheet!C3+\'It\'\'s A1\'!A4:B4+LOG10(A3)</f><v>1</v></c>',
          `<${x}c${place('A5')}><${x}v>7</${x}v></${x}c>`,
        ],
        [
          '<c r="B5"><f t="shared" si="3"/><v>2</v></c>',
          `<${x}c${place('B5')}>${f("B4+$A$2+C:C+$C5+Sheet!D3+'It''s A1'!B4:C4+LOG10(B3)")}<${x}v>2</${x}v></${x}c>`,
        ],
        [
          '<c r="C5"><f t="shared" si="3"/><v>3</v></c>',
          `<${x}c${place('C5')}>${f("C4+$A$2+D:D+$C5+Sheet!E3+'It''s A1'!C4:D4+LOG10(C3)")}<${x}v>3</${x}v></${x}c>`,
        ],
      ]),
    );
  });
});

/** All kinds of changes to the form. */
const MANY: { readonly [cell: string]: CellContent } = {
  A2: { value: ' 2023 & <年度>\n' },
  B2: { value: null },
  D2: { value: true },
  E2: { value: 44927 },
  H6: { value: 8.61, formula: 'ROUND(F6/E6*10,1)&""' },
  J6: { value: '=未达标' },
  E14: { value: '≥98%' },
  L18: { value: 1 },
  H10: { value: 0 },
};

test.each(['plain', 'prefixed'] as const)('many changes of the tricky workbook, %s', (variant) => {
  const before = trickyWorkbook({ variant });
  const after = patched(before, FORM, MANY);
  expect(comparePackages(before, after)).toMatchObject({
    changed: ['xl/calcChain.xml', 'xl/workbook.xml', FORM_PART],
    lost: [],
    added: [],
    recompressed: [],
  });
  const changes: [string, string][] = [
    ['<dimension ref="A1:K18"/>', '<dimension ref="A1:L18"/>'],
    [
      '<c r="A2" s="0" t="s"><v>1</v></c>',
      '<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve"> 2023 &amp; &lt;年度&gt;\n</t></is></c>',
    ],
    ['<c r="B2" s="0" t="s"><v>2</v></c>', '<c r="B2" s="0"/>'],
    [
      '<c r="D2" t="inlineStr"><is><r><rPr><b/></rPr><t>项目</t></r><r><t xml:space="preserve"> 名称</t></r></is></c>',
      '<c r="D2" t="b"><v>1</v></c>',
    ],
    ['<c r="E2" s="5" t="d"><v>2022-12-31</v></c>', '<c r="E2" s="5"><v>44927</v></c>'],
    [
      '<c r="H6" s="4"><f>ROUND(F6/E6*G6,2)</f><v>8.6199999999999992</v></c>',
      '<c r="H6" s="4"><f>ROUND(F6/E6*10,1)&amp;""</f><v>8.61</v></c>',
    ],
    [
      '<c r="J6" s="7" t="str"><f>IF(H6&gt;=G6*0.8,"达标 &amp; ""优""","未达标")</f><v>达标 &amp; "优"</v></c>',
      '<c r="J6" s="7" t="inlineStr"><is><t>=未达标</t></is></c>',
    ],
    // The new cell takes the style of its column.
    ['<row r="12">', '<row r="10"><c r="H10" s="4"><v>0</v></c></row><row r="12">'],
    [
      '<c r="G14" s="0"><v>10</v></c>',
      '<c r="E14" t="inlineStr"><is><t>≥98%</t></is></c><c r="G14" s="0"><v>10</v></c>',
    ],
    ['<row r="18" spans="1:11">', '<row r="18" spans="1:12">'],
    [
      '<c r="J18"><f>[1]预算!$B$2</f><v>12.5</v></c></row>',
      '<c r="J18"><f>[1]预算!$B$2</f><v>12.5</v></c><c r="L18"><v>1</v></c></row>',
    ],
  ];
  expect(partText(after, FORM_PART)).toBe(
    replaced(
      partText(before, FORM_PART),
      variant,
      changes.map(([from, to]) => [from, asVariant(to, variant)]),
    ),
  );
  expect(partText(after, 'xl/calcChain.xml')).toBe(
    replaced(partText(before, 'xl/calcChain.xml'), variant, [['<c r="J6" l="1"/>', '']]),
  );
});

test('many changes of the tricky workbook, without places', () => {
  const before = trickyWorkbook({ variant: 'no-places' });
  const after = patched(before, FORM, MANY);
  // A line each for tags of rows and for cells.
  const lines = (bytes: Uint8Array): string[] =>
    partText(bytes, FORM_PART).split(/(?=<row|<c[ />]|<\/row>|<\/?sheetData>)/);
  expect(differences(lines(before), lines(after))).toEqual({
    gone: [
      expect.stringContaining('<dimension ref="A1:K18"/>'),
      '<c s="0" t="s"><v>1</v></c>',
      '<c s="0" t="s"><v>2</v></c>',
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>项目</t></r><r><t xml:space="preserve"> 名称</t></r></is></c>',
      '<c s="5" t="d"><v>2022-12-31</v></c>',
      '<c s="4"><f>ROUND(F6/E6*G6,2)</f><v>8.6199999999999992</v></c>',
      '<c s="7" t="str"><f>IF(H6&gt;=G6*0.8,"达标 &amp; ""优""","未达标")</f><v>达标 &amp; "优"</v></c>',
      '<row/>',
      '<row spans="1:11">',
      '<c/>',
    ],
    new: [
      expect.stringContaining('<dimension ref="A1:L18"/>'),
      '<c s="0" t="inlineStr"><is><t xml:space="preserve"> 2023 &amp; &lt;年度&gt;\n</t></is></c>',
      '<c s="5"><v>44927</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c s="4"><f>ROUND(F6/E6*10,1)&amp;""</f><v>8.61</v></c>',
      '<c s="7" t="inlineStr"><is><t>=未达标</t></is></c>',
      '<c r="H10" s="4"><v>0</v></c>',
      '<c s="0"/>',
      '<c t="inlineStr"><is><t>≥98%</t></is></c>',
      '<row>',
      '<row spans="1:12">',
      '<c r="L18"><v>1</v></c>',
      '</row>',
    ],
  });
});

/** What a list holds that the other one doesn't, each as often as that is so; of equal lines the last ones. */
function differences(before: readonly string[], after: readonly string[]): { gone: string[]; new: string[] } {
  const without = (from: readonly string[], others: readonly string[]): string[] => {
    const left = [...others];
    return from.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return { gone: without(before, after), new: without(after, before) };
}

test('a member of a shared formula leaves the others as they are', () => {
  const before = trickyWorkbook();
  const after = patched(before, DATA, { B5: { value: 2 } });
  expect(partText(after, DATA_PART)).toBe(
    replaced(partText(before, DATA_PART), 'plain', [
      ['<c r="B5"><f t="shared" si="3"/><v>2</v></c>', '<c r="B5"><v>2</v></c>'],
    ]),
  );
});

describe('calculation', () => {
  const withFormula: XlsxSheet = { name: '表', cells: { A1: 1, B1: { value: 2, formula: 'A1*2' } } };
  const workbook = (calcPr: string, after = ''): string =>
    `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="3" r:id="rId1"/></sheets>${calcPr}${after}</workbook>`;

  test.each([
    ['<calcPr/>', '<calcPr fullCalcOnLoad="1"/>'],
    ['<calcPr fullCalcOnLoad="0"></calcPr>', '<calcPr fullCalcOnLoad="1"></calcPr>'],
    ["<calcPr  fullCalcOnLoad='false' />", "<calcPr  fullCalcOnLoad='1' />"],
    ['<calcPr fullCalcOnLoad="true"/>', '<calcPr fullCalcOnLoad="true"/>'],
    ['', '<calcPr fullCalcOnLoad="1"/>'],
  ])('%s becomes %s', (calcPr, expected) => {
    // What only another program knows may hold elements of these names.
    const others = '<oleSize ref="A1"/><extLst><ext><calcPr/><sheets/></ext></extLst>';
    const before = buildXlsx([withFormula], { parts: { 'xl/workbook.xml': workbook(calcPr, others) } });
    const after = patched(before, '表', { A1: { value: 2 } });
    expect(partText(after, 'xl/workbook.xml')).toBe(workbook(expected, others));
  });

  test('is asked for when the formula stands on another sheet', () => {
    const before = buildXlsx([{ name: '别处', cells: { A1: 1 } }, withFormula], { flavour: 'openpyxl' });
    expect(comparePackages(before, patched(before, '别处', { A1: { value: 2 } })).changed).toContain('xl/workbook.xml');
  });

  test('is asked for when the first formula comes, and not when the last one is written over', () => {
    const before = buildXlsx([{ name: '表', cells: { A1: 1, C1: 2 } }], { flavour: 'openpyxl' });
    const first = patched(before, '表', { B1: { value: null, formula: 'A1*2' } });
    expect(partText(first, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(comparePackages(first, patched(first, '表', { B1: { value: 2 } })).changed).toEqual([FORM_PART]);
  });

  test('is not asked for in a workbook without formulas', () => {
    const before = buildXlsx([
      { name: '表', cells: { A1: 1 } },
      { name: '别处', cells: { A1: 1 } },
    ]);
    expect(comparePackages(before, patched(before, '表', { A1: { value: 2 } })).changed).toEqual([FORM_PART]);
  });

  test('is not asked for when the last formula goes, and the chain goes with it', () => {
    const before = buildXlsx([withFormula]);
    const after = patched(before, '表', { B1: { value: 2 } });
    expect(comparePackages(before, after)).toMatchObject({
      changed: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', FORM_PART],
      lost: ['xl/calcChain.xml'],
      added: [],
      recompressed: [],
      sameOrder: true,
    });
    for (const part of ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels']) {
      expect(partText(after, part)).not.toContain('calcChain');
      expect(partText(after, part)).toBe(
        partText(before, part).replace(/<(?:Override|Relationship) [^<]*calcChain[^<]*\/>/, ''),
      );
    }
  });

  test('and where the chain is spoken of in two tags, both go', () => {
    const open = (text: string): string =>
      text.replace(/<(Override|Relationship) ([^<]*calcChain[^<]*)\/>/, '<$1 $2> </$1>');
    const parts = ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'];
    const plain = buildXlsx([withFormula]);
    const before = buildXlsx([withFormula], {
      parts: Object.fromEntries(parts.map((part) => [part, open(partText(plain, part))])),
    });
    const after = patched(before, '表', { B1: { value: 2 } });
    for (const part of parts) {
      expect(partText(before, part)).toMatch(/calcChain[^<]*> </);
      expect(partText(after, part)).toBe(
        partText(plain, part).replace(/<(?:Override|Relationship) [^<]*calcChain[^<]*\/>/, ''),
      );
    }
  });

  test('chain entries that leave the sheet unsaid are told it when the one before goes', () => {
    const before = trickyWorkbook();
    const after = patchWorkbook(
      before,
      [
        ...editsOf(before, FORM, { H6: { value: 8.62 }, J6: { value: null } }),
        ...editsOf(before, DATA, { B9: { value: 2 } }),
      ],
      { protectedCells: 'allow' },
    );
    expect(partText(after, 'xl/calcChain.xml')).toBe(
      replaced(partText(before, 'xl/calcChain.xml'), 'plain', [
        ['<c r="H6" i="4"/><c r="J6" l="1"/><c r="H18"/>', '<c r="H18" i="4"/>'],
        ['<c r="B9" i="2"/><c r="A5"/>', '<c r="A5" i="2"/>'],
      ]),
    );
  });

  test('of a chain that names no sheet goes what any of the sheets gives up', () => {
    const sum = { value: 4, formula: '1+3' };
    const sheets = [
      { name: '一', cells: { B1: sum, B3: sum } },
      { name: '二', cells: { B2: sum } },
    ];
    const chain = '<c r="B1"/><c r="B2"/><c r="B3"/>';
    const plain = partText(buildXlsx(sheets), 'xl/calcChain.xml');
    const before = buildXlsx(sheets, { parts: { 'xl/calcChain.xml': plain.replace(/<c .*\/>/s, chain) } });
    expect(partText(before, 'xl/calcChain.xml')).toContain(chain);
    const given = [...editsOf(before, '一', { B1: { value: 4 } }), ...editsOf(before, '二', { B2: { value: 4 } })];
    const after = partText(patchWorkbook(before, given), 'xl/calcChain.xml');
    expect(after).toBe(plain.replace(/<c .*\/>/s, '<c r="B3"/>'));
  });

  test('a formula added stays out of the chain', () => {
    const before = buildXlsx([withFormula]);
    const after = patched(before, '表', { C1: { value: 4, formula: 'B1*2' } });
    expect(comparePackages(before, after).changed).toEqual(['xl/workbook.xml', FORM_PART]);
  });
});

describe('the package', () => {
  const sheets: XlsxSheet[] = [{ name: '表', cells: { A1: '一', B1: 1 } }];

  test.each([
    ['sizes behind the data', { descriptor: true }, {}],
    ['ZIP64 entries', { zip64: true }, { zip64: true }],
    ['stored entries', { stored: true }, {}],
    ['extra fields with stray bytes behind them', { extra: Uint8Array.of(0x55, 0x54, 1, 0, 7, 1, 2, 3) }, {}],
    ['something in front', {}, { before: new TextEncoder().encode('#!/bin/sh\n'), comment: new Uint8Array(9) }],
  ])('%s', (_, entry, shape) => {
    const before = buildZip(
      xlsxEntries(sheets).map((part) => ({ ...part, ...entry })),
      shape,
    );
    const after = patched(before, '表', { B1: { value: 2 } });
    expect(comparePackages(before, after)).toMatchObject({
      changed: [FORM_PART],
      lost: [],
      added: [],
      recompressed: [],
      sameOrder: true,
    });
    expect(contentAt(after, '表', 'B1')).toEqual({ value: 2 });
    // And once more, on what was written.
    expect(contentAt(patched(after, '表', { B1: { value: 3 } }), '表', 'B1')).toEqual({ value: 3 });
  });

  test('a byte order mark stays, and so does UTF-16; other encodings become UTF-8 and say so', () => {
    const xml =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>表</t></is></c></row></sheetData></worksheet>';
    const marked = buildXlsx(sheets, { parts: { [FORM_PART]: `\ufeff${xml}` } });
    expect(partText(patched(marked, '表', { A1: { value: '新' } }), FORM_PART)).toBe(
      `\ufeff${xml.replace('表', '新')}`,
    );
    const head = '<?xml version="1.0" encoding="UTF-16"?>';
    const wide = Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(head + xml, (letter) => letter.charCodeAt(0)).buffer),
    ]);
    const after = patched(buildXlsx(sheets, { parts: { [FORM_PART]: wide } }), '表', { A1: { value: '新' } });
    const zip = openZip(after);
    const written = zip.inflate(zip.find(FORM_PART) as ZipEntry);
    expect([...written.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(new TextDecoder('utf-16le').decode(written)).toBe(head + xml.replace('表', '新'));
    // 表 in GBK.
    const [before, behind] = `<?xml version="1.0" encoding="gbk"?>${xml}`.split('表').map((text) => Buffer.from(text));
    const gbk = Buffer.concat([before as Buffer, Buffer.from([0xb1, 0xed]), behind as Buffer]);
    const utf8 = patched(buildXlsx(sheets, { parts: { [FORM_PART]: gbk } }), '表', { A1: { value: '新' } });
    expect(partText(utf8, FORM_PART)).toBe(`<?xml version="1.0" encoding="UTF-8"?>${xml.replace('表', '新')}`);
  });

  test('days counted from 1904 stay days', () => {
    const date = { value: 40000, format: 'yyyy"年"m"月"d"日"' };
    const before = buildXlsx([{ name: '表', cells: { A1: date, B1: 1 } }], { date1904: true });
    expect(contentAt(before, '表', 'A1')).toEqual({ value: 41462 });
    const after = patched(before, '表', { A1: { value: 41463.5 }, B1: { value: 2 } });
    expect(contentAt(after, '表', 'A1')).toEqual({ value: 41463.5 });
    expect(partText(after, FORM_PART)).toContain('<v>40001.5</v>');
    expect(contentAt(after, '表', 'B1')).toEqual({ value: 2 });
  });
});
