import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import {
  TRAIT_CONTROL,
  TRAIT_FIELD,
  TRAIT_NESTED_TABLE,
  TRAIT_OBJECT,
  TRAIT_REVISION,
} from '../../../src/formats/docx/model.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { buildDocx, paragraph, run } from '../../support/docx-maker.ts';

/** What each element of a table does, and that all others do nothing. */

const tc = (text: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${paragraph(text)}</w:tc>`;
const tr = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const tbl = (content: string): string => `<w:tbl>${content}</w:tbl>`;
const grid = (...widths: readonly string[]): string =>
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
const control = (content: string, properties = ''): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const FIELD = `<w:fldSimple w:instr="x">${run('域')}</w:fldSimple>`;
const LOCK = '<w:lock w:val="contentLocked"/>';

/** `A1 甲 | C1 5; A1:B1`: the cells of the only table, then its merges. */
function shown(body: string): string {
  const { grids } = readDocument(buildDocx(body));
  expect(grids).toHaveLength(1);
  const rows = grids.flatMap(({ rows: each }) =>
    each.map(
      ({ cells, hidden }) =>
        `${hidden ? '~' : ''}${cells.map(({ row, column, value }) => `${cellAddress(row, column)} ${value}`).join(' | ')}`,
    ),
  );
  return [...rows, ...grids.flatMap(({ merges }) => merges.map(rangeAddress))].join('; ');
}

test.each<readonly [string, string, string]>([
  [
    'properties of other kinds',
    tbl(
      `<w:tblPr><w:tblW w:val="3"/></w:tblPr>${tr(tc('甲', '<w:tcW w:val="5"/><w:vAlign w:val="center"/>') + tc('乙'), '<w:cantSplit w:val="1"/>')}${tr(tc('丙') + tc('丁'))}`,
    ),
    'A1 甲 | B1 乙; A2 丙 | B2 丁',
  ],
  [
    'a span of nothing is one of one',
    tbl(
      tr(
        tc('甲', '<w:gridSpan w:val="0"/>') +
          tc('乙', '<w:gridSpan/>') +
          tc('丙', '<w:gridSpan w:val="x"/>') +
          tc('丁'),
      ),
    ),
    'A1 甲 | B1 乙 | C1 丙 | D1 丁',
  ],
  [
    'a span of something beside a number is one of one',
    tbl(
      tr(
        tc('甲', '<w:gridSpan w:val="2x"/>') +
          tc('乙', '<w:gridSpan w:val="x2"/>') +
          tc('丙', '<w:gridSpan w:val="-2"/>') +
          tc('丁', '<w:gridSpan w:val="0000000000000002"/>') +
          tc('戊', '<w:gridSpan w:val="000000000000002"/>') +
          tc('己'),
      ),
    ),
    'A1 甲 | B1 乙 | C1 丙 | D1 丁 | E1 戊 | G1 己; E1:F1',
  ],
  [
    'spans',
    tbl(tr(tc('甲', '<w:gridSpan w:val="1"/>') + tc('乙', '<w:gridSpan w:val=" 3 "/>') + tc('丙'))),
    'A1 甲 | B1 乙 | E1 丙; B1:D1',
  ],
  [
    'columns left out in front',
    tbl(
      tr(tc('甲') + tc('乙') + tc('丙')) + tr(tc('丁'), '<w:gridBefore w:val="2"/>') + tr(tc('戊'), '<w:gridBefore/>'),
    ),
    'A1 甲 | B1 乙 | C1 丙; C2 丁; B3 戊',
  ],
  [
    'merges downwards',
    tbl(
      tr(tc('甲', '<w:vMerge w:val="restart"/>') + tc('1')) +
        tr(tc('', '<w:vMerge w:val="continue"/>') + tc('2')) +
        tr(tc('', '<w:vMerge/>') + tc('3')) +
        tr(tc('乙', '<w:vMerge w:val="restart"/>') + tc('4')),
    ),
    'A1 甲 | B1 1; B2 2; B3 3; A4 乙 | B4 4; A1:A3',
  ],
  [
    'merges to the right',
    tbl(
      tr(
        tc('甲', '<w:hMerge w:val="restart"/>') +
          tc('不读', '<w:hMerge w:val="continue"/>') +
          tc('不读', '<w:hMerge/>') +
          tc('乙', '<w:hMerge w:val="restart"/>') +
          tc('丙'),
      ),
    ),
    'A1 甲 | D1 乙 | E1 丙; A1:C1',
  ],
  ['a merge to the right of nothing', tbl(tr(tc('甲', '<w:hMerge/>') + tc('乙'))), 'A1 甲 | B1 乙'],
  [
    'rows that are taken out',
    tbl(
      tr(tc('甲')) +
        tr(tc('不读'), '<w:del w:id="1"/>') +
        tr(tc('不读'), '<w:moveFrom w:id="1"/>') +
        tr(tc('乙'), '<w:ins w:id="1"/>'),
    ),
    'A1 甲; A4 乙',
  ],
  [
    'rows that are hidden',
    tbl(tr(tc('甲'), '<w:hidden/>') + tr(tc('乙'), '<w:hidden w:val="0"/>') + tr(tc('丙'))),
    '~A1 甲; A2 乙; A3 丙',
  ],
  ['cells that are taken out are blank', tbl(tr(tc('甲', '<w:cellDel w:id="1"/>') + tc('乙'))), 'B1 乙'],
  [
    'cells that are put in, or merged',
    tbl(tr(tc('甲', '<w:cellIns w:id="1"/>') + tc('乙', '<w:cellMerge w:id="1"/>'))),
    'A1 甲 | B1 乙',
  ],
  [
    'rows in what stands around rows',
    tbl(
      `<w:customXml>${tr(tc('甲'))}</w:customXml><w:ins w:id="1">${tr(tc('乙'))}</w:ins><w:moveTo w:id="1">${tr(tc('丙'))}</w:moveTo>${control(tr(tc('丁')))}<w:other>${tr(tc('不读'))}</w:other>`,
    ),
    'A1 甲; A2 乙; A3 丙; A4 丁',
  ],
  [
    'cells in what stands around cells',
    tbl(
      tr(
        `<w:customXml>${tc('甲')}</w:customXml><w:ins w:id="1">${tc('乙')}</w:ins><w:moveTo w:id="1">${tc('丙')}</w:moveTo>${control(tc('丁'))}<w:other>${tc('不读')}</w:other>`,
      ),
    ),
    'A1 甲 | B1 乙 | C1 丙 | D1 丁',
  ],
  [
    'choices of rows and cells',
    tbl(
      `<mc:AlternateContent><mc:Choice Requires="w14">${tr(`<mc:AlternateContent><mc:Choice Requires="x9">${tc('不读')}</mc:Choice><mc:Fallback>${tc('甲')}</mc:Fallback></mc:AlternateContent>`)}</mc:Choice><mc:Fallback>${tr(tc('不读'))}</mc:Fallback></mc:AlternateContent>`,
    ),
    'A1 甲',
  ],
  [
    'what a control of rows holds beside them',
    tbl(`<w:sdt><w:sdtPr>${tr(tc('不读'))}</w:sdtPr><w:sdtContent>${tr(tc('甲'))}</w:sdtContent></w:sdt>`),
    'A1 甲',
  ],
  [
    'what a control of cells holds beside them',
    tbl(tr(`<w:sdt><w:other>${tc('不读')}</w:other><w:sdtContent>${tc('甲')}</w:sdtContent></w:sdt>`)),
    'A1 甲',
  ],
  [
    'paragraphs of a cell in what stands around them',
    tbl(
      tr(
        `<w:tc>${control(paragraph('甲'))}<w:customXml>${paragraph('乙')}</w:customXml><w:other>${paragraph('不读')}</w:other></w:tc>`,
      ),
    ),
    'A1 甲\n乙',
  ],
])('%s', (_, body, expected) => {
  expect(shown(body)).toBe(expected);
});

test.each(['0', 'false', 'off', 'none'])('what is switched off by “%s” is off', (word) => {
  expect(shown(tbl(tr(tc('甲'), `<w:hidden w:val="${word}"/>`)))).toBe('A1 甲');
});

test.each(['1', 'true', 'on', '', 'no', '00', 'off ', 'nonesuch'])('what “%s” is said of is on', (word) => {
  expect(shown(tbl(tr(tc('甲'), `<w:hidden w:val="${word}"/>`)))).toBe('~A1 甲');
});

/** Widths of the grid, the spans of a row, and in which columns they stand then. */
test.each<readonly [string, readonly string[], readonly number[], string]>([
  ['a border at 119 twips is none', ['1000', '119', '1000'], [2, 1], 'A B'],
  ['a border at 120 twips is one', ['1000', '120', '1000'], [2, 1], 'A C'],
  ['slivers in a row add up', ['1000', '60', '60', '1000'], [3, 1], 'A C'],
  ['up to a column', ['1000', '60', '59', '1000'], [3, 1], 'A B'],
  ['fractions', ['1000', '119.5', '1000'], [2, 1], 'A B'],
  ['what is no width counts as usual', ['1000', 'x', '1000'], [2, 1], 'A C'],
  ['nor is nothing one', ['1000', '', '1000'], [2, 1], 'A C'],
  ['more columns than the grid has', ['1000'], [1, 1, 1], 'A B C'],
  ['a grid of nothing', ['0', '0'], [1, 1, 1], 'A B C'],
  ['a width of seven digits', ['1000', '1000000', '1000'], [2, 1], 'A C'],
  ['a sliver of six digits', ['1000', '000119', '1000'], [2, 1], 'A B'],
  ['a sliver of seven digits is no width', ['1000', '0000119', '1000'], [2, 1], 'A C'],
  ['four decimals', ['1000', '119.9999', '1000'], [2, 1], 'A B'],
  ['five decimals are no width', ['1000', '119.99999', '1000'], [2, 1], 'A C'],
  ['a point without decimals', ['1000', '119.', '1000'], [2, 1], 'A C'],
  ['a number written otherwise', ['1000', '1e1', '1000'], [2, 1], 'A C'],
  ['a width below nothing', ['1000', '-5', '1000'], [2, 1], 'A C'],
])('%s', (_, widths, spans, expected) => {
  const cells = spans.map((span, at) => tc(`格${at}`, `<w:gridSpan w:val="${span}"/>`)).join('');
  const { grids } = readDocument(buildDocx(tbl(grid(...widths) + tr(cells))));
  expect(grids[0]?.rows[0]?.cells.map(({ row, column }) => cellAddress(row, column).slice(0, -1)).join(' ')).toBe(
    expected,
  );
});

test('a sliver between borders is no cell, also one that merges', () => {
  const body = tbl(
    grid('1000', '50', '1000') +
      tr(tc('甲') + tc('', '<w:vMerge w:val="restart"/>') + tc('乙')) +
      tr(tc('丙') + tc('', '<w:vMerge/>') + tc('丁')),
  );
  expect(shown(body)).toBe('A1 甲 | B1 乙; A2 丙 | B2 丁');
});

test('what makes a cell one to leave alone, and none of its neighbours', () => {
  const box = `<w:r><w:drawing><w:txbxContent>${paragraph(`<w:fldSimple w:instr="x">${run('框')}</w:fldSimple>`)}</w:txbxContent></w:drawing></w:r>`;
  const free = tc('甲');
  const cells: readonly (readonly [string, number])[] = [
    [free, 0],
    [control(tc('甲'), LOCK), TRAIT_CONTROL],
    [control(control(tc('甲')), LOCK), TRAIT_CONTROL],
    [control(`<w:customXml>${tc('甲')}</w:customXml>`), 0],
    [tc('甲', '<w:cellDel w:id="1"/>'), TRAIT_REVISION],
    [tc('甲', '<w:cellIns w:id="1"/>'), TRAIT_REVISION],
    [tc('甲', '<w:cellMerge w:id="1"/>'), TRAIT_REVISION],
    [tc(`<w:moveTo w:id="1">${run('甲')}</w:moveTo>`), TRAIT_REVISION],
    [tc(`<w:moveFrom w:id="1">${run('甲')}</w:moveFrom>`), TRAIT_REVISION],
    [`<w:tc>${paragraph(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>')}${paragraph('乙')}</w:tc>`, TRAIT_REVISION],
    [`<w:tc>${paragraph(run('甲'), '<w:rPr><w:moveTo w:id="1"/></w:rPr>')}</w:tc>`, TRAIT_REVISION],
    [`<w:tc>${paragraph(run('甲'), '<w:rPr><w:moveFrom w:id="1"/></w:rPr>')}${paragraph('乙')}</w:tc>`, TRAIT_REVISION],
    [`<w:tc>${paragraph(run('甲'), '<w:rPr><w:b/></w:rPr>')}</w:tc>`, 0],
    [tc('<w:r><w:pict/></w:r>'), TRAIT_OBJECT],
    [tc('<w:r><w:object/></w:r>'), TRAIT_OBJECT],
    [tc(run('甲') + box), TRAIT_OBJECT],
    [tc(control(run('甲'), `<w:dataBinding/><w:lock w:val="unlocked"/>`)), TRAIT_CONTROL],
    [tc(control(run('甲'), `${LOCK}<w:lock w:val="unlocked"/>`)), TRAIT_CONTROL],
    [tc(control(run('甲'), '<w:lock w:val="sdtContentLocked"/>')), TRAIT_CONTROL],
    ...['sdtLocked', 'ContentLocked', 'sdtcontentLocked', 'xcontentLocked', 'contentLockedx', 'contentlocked', ' '].map(
      (word) => [tc(control(run('甲'), `<w:lock w:val="${word}"/>`)), 0] as const,
    ),
    [tc(control(run('甲'), '<w:other w:val="contentLocked"/><w:lock/>')), 0],
    [`<w:tc>${control(paragraph('甲'), LOCK)}</w:tc>`, TRAIT_CONTROL],
    [`<w:tc>${paragraph(FIELD)}${tbl(tr(tc('里')))}${paragraph('')}</w:tc>`, TRAIT_FIELD | TRAIT_NESTED_TABLE],
    [`<w:tc>${tbl(tr(tc(FIELD) + tc('里')))}${paragraph('')}</w:tc>`, TRAIT_NESTED_TABLE],
    [free, 0],
  ];
  const { anchors } = readDocument(buildDocx(tbl(tr(cells.map(([xml]) => xml).join('')))));
  expect(cells.map((_, at) => anchors.cell('表1', cellAddress(1, at + 1))?.traits)).toEqual(
    cells.map(([, traits]) => traits),
  );
});

const nestedIn = (depth: number, open: string, close: string, inside: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** What of a document is counted, one at the bound and one beyond it. */
test.each<readonly [string, number, (count: number) => string]>([
  ['paragraphs', 3, (count) => paragraph('甲').repeat(count)],
  ['paragraphs', 3, (count) => tbl(tr(`<w:tc>${paragraph('甲').repeat(count)}</w:tc>`))],
  ['tables', 2, (count) => tbl(tr(tc('甲') + tc('乙'))).repeat(count)],
  ['cells', 6, (count) => tbl(tr(tc('甲').repeat(count - 1)))],
  ['cells', 6, (count) => tbl(tr(tc('甲')).repeat(2)) + tbl(tr(tc('甲').repeat(count - 5)))],
  ['columns', 4, (count) => tbl(tr(tc('甲', `<w:gridSpan w:val="${count}"/>`)))],
  ['columns', 4, (count) => tbl(tr(tc('甲') + tc('乙', `<w:gridSpan w:val="${count - 1}"/>`)))],
  ['columns', 4, (count) => tbl(tr(tc('甲'), `<w:gridBefore w:val="${count - 1}"/>`))],
  ['columns', 4, (count) => tbl(grid(...Array.from({ length: count }, () => '500')) + tr(tc('甲')))],
  ['nesting', 3, (count) => nestedIn(count, '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', paragraph('甲'))],
  ['nesting', 3, (count) => nestedIn(count, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', paragraph('甲'))],
  ['nesting', 3, (count) => paragraph(nestedIn(count, '<w:hyperlink>', '</w:hyperlink>', run('甲')))],
  ['nesting', 3, (count) => paragraph(nestedIn(count, '<w:ins w:id="1">', '</w:ins>', run('甲')))],
  [
    'nesting',
    4,
    (count) =>
      paragraph(
        nestedIn(
          count / 2,
          '<mc:AlternateContent><mc:Choice Requires="w14">',
          '</mc:Choice></mc:AlternateContent>',
          run('甲'),
        ).repeat(2) + nestedIn(Math.ceil(count / 2), '<w:bdo><w:dir>', '</w:dir></w:bdo>', run('甲')),
      ),
  ],
])('no more than so many %s: %i', (kind, bound, bodyOf) => {
  const limits = { [kind]: bound };
  // One after another doesn't add up to depth.
  const body = (count: number): Uint8Array => buildDocx(bodyOf(count).repeat(kind === 'nesting' ? 3 : 1));
  expect(readDocument(body(bound), limits).narrative).toBeDefined();
  expect(documentErrorOf(() => readDocument(body(bound + 1), limits))).toEqual({
    kind: 'too-large',
    code: 'document-too-large',
    detail: { cause: kind, limit: bound, inDocument: true },
  });
});
