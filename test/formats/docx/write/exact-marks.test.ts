import { writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import type { DocxPlace } from '../../../../src/formats/docx/write/places.ts';
import { writeDocxWaivers } from '../../../../src/formats/docx/write/waivers.ts';
import { buildDocx, partXml } from '../../../support/docx-maker.ts';
import { xmlOf } from '../../../support/word-revisions.ts';

/** Where the marks of comments stand among all that a body may hold, byte by byte; several comments at a time. */

const t = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
/** A piece of a run that was cut. */
const c = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string): string => `<w:p>${content}</w:p>`;
const table = (...cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr></w:tbl>`;
const box = (content: string): string => `<w:r><w:pict><w:txbxContent>${content}</w:txbxContent></w:pict></w:r>`;
const control = (own: string, content: string): string =>
  `<w:sdt><w:sdtPr>${own}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const choice = (content: string, old: string): string =>
  `<mc:AlternateContent><mc:Choice Requires="w14">${content}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`;
const formula = (text: string): string => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`;
const note = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const LOCK = '<w:lock w:val="sdtLocked"/>';
const DELETED_END = '<w:pPr><w:rPr><w:del w:id="9" w:author="a"/></w:rPr></w:pPr>';

const at = (paragraph: number, from: number, to: number): DocxPlace => ({ paragraph, range: [from, to] });
const cell = (address: string): DocxPlace => ({ sheet: '表1', cell: address });
const ofNote = (from: number, to: number, quote?: string): DocxPlace => ({
  note: '脚注1',
  range: [from, to],
  ...(quote === undefined ? {} : { quote }),
});

const PARTS = {
  'word/footnotes.xml': partXml(
    'footnotes',
    `<w:footnote w:id="2">${p(t('一'))}${p(t('二'))}</w:footnote><w:footnote w:id="3">${p('')}</w:footnote>`,
  ),
};

/** Places, and the body with comments on them: `⟦0` is where that of the id 0 begins, `0⟧` where it ends and its reference stands. */
type Case = readonly [name: string, places: readonly DocxPlace[], marked: string, before?: string];

const CASES: readonly Case[] = [
  [
    'cells of one tag, one of them twice',
    [cell('B1'), cell('C1'), cell('B1')],
    table(p(t('签')), '<w:p>⟦00⟧⟦22⟧</w:p>', '<w:p w:x="1">⟦11⟧</w:p>'),
    table(p(t('签')), '<w:p/>', '<w:p w:x="1"/>'),
  ],
  [
    'blank cells, one of them twice',
    [cell('B1'), cell('C1'), cell('B1')],
    table(p(t('签')), p('⟦00⟧⟦22⟧'), p('<w:pPr><w:jc w:val="left"/></w:pPr>⟦11⟧')),
  ],
  [
    'a cell of several lines',
    [cell('B1'), cell('B1')],
    table(p(t('签')), `${p(`⟦0⟦1${t('甲')}`)}${p('')}${p(`${t('乙')}0⟧1⟧`)}`),
  ],
  ['a cell whose first line is blank', [cell('B1')], table(p(t('签')), `<w:p/>${p(`⟦0${t('乙')}0⟧`)}`)],
  [
    'a cell with lines in a control',
    [cell('B1')],
    table(p(t('签')), control('<w:text/>', p(`⟦0${t('甲')}`) + p(t('乙'))) + p(`${t('丙')}0⟧`)),
  ],
  [
    'a cell that begins with a control',
    [cell('B1')],
    table(p(t('签')), p(`⟦0${control('<w:text/>', t('甲'))}${t('乙')}0⟧`)),
  ],
  [
    'a cell that ends with a control',
    [cell('B1')],
    table(p(t('签')), p(`⟦0${t('甲')}${control('<w:text/>', t('乙'))}0⟧`)),
  ],
  [
    'lines of a box, and the text around it',
    [at(2, 0, 1), at(3, 0, 2), at(1, 0, 2)],
    p(`⟦2${t('甲')}⟦0⟦1${box(p(t('框一')) + p(t('框二')))}0⟧1⟧${t('乙')}2⟧`),
  ],
  [
    'cells in a box',
    [cell('B1'), cell('C1'), cell('A1')],
    p(`${t('甲')}⟦0⟦1⟦2${box(table(p(t('签')), '<w:p/>', p(t('一')) + p(t('二'))))}0⟧1⟧2⟧`),
  ],
  [
    'a box in a control',
    [at(2, 0, 1)],
    p(`${t('甲')}⟦0${control('<w:text/>', t('子') + box(p(t('框'))))}0⟧${t('乙')}`),
  ],
  [
    'a box that is one of several ways',
    [at(2, 0, 1)],
    p(`${t('甲')}⟦0${choice(box(p(t('框'))), box(p(t('旧'))))}0⟧${t('乙')}`),
  ],
  [
    'a box that is one of several ways within a run',
    [at(2, 0, 1)],
    p(
      `${t('甲')}⟦0<w:r>${choice(`<w:drawing><w:txbxContent>${p(t('框'))}</w:txbxContent></w:drawing>`, '<w:pict/>')}</w:r>0⟧${t('乙')}`,
    ),
  ],
  [
    'lines of a note',
    [ofNote(0, 1), ofNote(2, 3), ofNote(0, 3, '一\n二')],
    p(`${t('甲')}⟦3⟦4⟦5${note(2)}3⟧4⟧5⟧${t('乙')}`),
  ],
  ['a blank note', [ofNote(0, 0)], p(`${t('甲')}⟦4${note(3)}4⟧${t('乙')}`)],
  ['a note in a link', [ofNote(0, 1)], p(`<w:hyperlink>${t('甲')}⟦3${note(2)}3⟧</w:hyperlink>`)],
  [
    'one of several ways to say it',
    [at(1, 1, 2), at(1, 2, 4)],
    p(`${t('甲')}⟦0⟦1${choice(t('乙') + t('丙'), t('旧'))}0⟧${t('丁')}1⟧`),
  ],
  [
    'formulas of a line of their own',
    [at(1, 1, 2), at(1, 2, 3)],
    p(`${t('甲')}⟦0⟦1<m:oMathPara>${formula('1')}${formula('2')}</m:oMathPara>0⟧1⟧${t('丁')}`),
  ],
  [
    'formulas in controls, of a line of their own and in the line',
    [at(1, 1, 2), at(1, 3, 4)],
    p(
      `${t('甲')}⟦0${control('<w:text/>', `<m:oMathPara>${formula('1')}</m:oMathPara>${t('乙')}`)}0⟧⟦1${control('<w:text/>', formula('2') + t('丙'))}1⟧`,
    ),
  ],
  [
    'ways to say it in a control',
    [at(1, 1, 2), at(1, 0, 1)],
    p(`⟦1${t('甲')}1⟧⟦0${control('<w:text/>', choice(t('乙'), t('旧')) + t('丁'))}0⟧`),
  ],
  ['formulas side by side', [at(1, 1, 2), at(1, 2, 3)], p(`⟦0${formula('12')}0⟧⟦1${formula('34')}1⟧`)],
  [
    'controls within each other',
    [at(1, 1, 2), at(1, 2, 3), at(1, 3, 4)],
    p(
      `⟦0${control('<w:text/>', t('甲') + control('', t('乙')))}0⟧${control('', `⟦1${t('丙')}1⟧⟦2${control(LOCK, t('丁'))}2⟧`)}`,
    ),
  ],
  [
    'a control around a paragraph, and one in it',
    [at(1, 0, 1), at(1, 3, 4)],
    control('<w:text/>', p(`⟦0${c('甲')}0⟧${c('乙')}⟦1${control('<w:text/>', t('丙丁'))}1⟧`)),
    control('<w:text/>', p(t('甲乙') + control('<w:text/>', t('丙丁')))),
  ],
  [
    'what was put in',
    [at(1, 1, 3)],
    p(
      `<w:ins w:id="9" w:author="a">${c('甲')}⟦10${c('乙')}</w:ins><w:moveTo w:id="8" w:author="a">${c('丙')}10⟧${c('丁')}</w:moveTo>`,
    ),
    p(`<w:ins w:id="9" w:author="a">${t('甲乙')}</w:ins><w:moveTo w:id="8" w:author="a">${t('丙丁')}</w:moveTo>`),
  ],
  [
    'beside what was taken out',
    [at(1, 0, 1), at(1, 1, 2), at(1, 0, 2)],
    p(`⟦10⟦12${t('甲')}10⟧<w:del w:id="9" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del>⟦11${t('乙')}11⟧12⟧`),
  ],
  [
    'paragraphs that a deletion joins',
    [at(1, 1, 3)],
    `${p(`${DELETED_END}${c('甲')}⟦10${c('乙')}`)}${p(`${c('丙')}10⟧${c('丁')}`)}`,
    `${p(`${DELETED_END}${t('甲乙')}`)}${p(t('丙丁'))}`,
  ],
  [
    'signs and texts of one run, each',
    [at(1, 0, 1), at(1, 1, 2), at(1, 2, 4), at(1, 4, 5)],
    p(
      [
        '⟦0RUN<w:tab/></w:r>0⟧',
        '⟦1RUN<w:t>甲</w:t></w:r>1⟧',
        '⟦2RUN<w:br/><w:t>乙</w:t></w:r>2⟧',
        '⟦3RUN<w:sym w:font="Wingdings" w:char="F0FE"/></w:r>3⟧',
      ]
        .join('')
        .replaceAll('RUN', '<w:r w:x="1"><w:rPr><w:b/></w:rPr>'),
    ),
    p(
      '<w:r w:x="1"><w:rPr><w:b/></w:rPr><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    ),
  ],
  [
    'references and stretches of plain text',
    [at(1, 1, 2), at(1, 3, 5)],
    p(`${c('甲')}⟦0${c('&amp;')}0⟧${c('&lt;')}⟦1${c('乙&gt;')}1⟧${c('丙')}`),
    p(t('甲&amp;<![CDATA[<乙>]]>&#x4E19;')),
  ],
  [
    'text whose blanks at the edges don’t count',
    [at(1, 0, 1), at(1, 1, 3)],
    p(`⟦0${c('甲')}0⟧⟦1${c(' 乙')}1⟧`),
    p(t(' 甲\n乙 ')),
  ],
  [
    'two cuts at one place, ends before beginnings',
    [at(1, 0, 2), at(1, 2, 4), at(1, 1, 2), at(1, 2, 3)],
    p(`⟦0${c('甲')}⟦2${c('乙')}0⟧2⟧⟦1⟦3${c('丙')}3⟧${c('丁')}1⟧`),
    p(t('甲乙丙丁')),
  ],
];

function withoutMarks(marked: string): string {
  return marked.replace(/⟦\d+?(?=\d*⟧)|⟦\d+|\d+⟧/g, '');
}

function withMarks(marked: string): string {
  return marked
    .replace(/⟦(\d)(?=\1⟧)/g, '<w:commentRangeStart w:id="$1"/>')
    .replace(/(\d+)⟧/g, '<w:commentRangeEnd w:id="$1"/><w:r><w:commentReference w:id="$1"/></w:r>')
    .replace(/⟦(\d+)/g, '<w:commentRangeStart w:id="$1"/>');
}

function bodyOf(bytes: Uint8Array): string {
  const xml = xmlOf(bytes);
  return xml.slice(xml.indexOf('<w:body>') + 8, xml.lastIndexOf(p(t('末'))));
}

const WHOLE = CASES.map(
  ([name, places, marked, before]) => [name, places, marked, before ?? withoutMarks(marked)] as const,
);

test.each(WHOLE)('comments on %s', (_, places, marked, before) => {
  const bytes = buildDocx(before + p(t('末')), { parts: before.includes('footnote') ? PARTS : {} });
  const comments = places.map((place, index) => ({ at: place, paragraphs: [`第${index}条`] }));
  const { bytes: copy, ids } = writeDocxComments(bytes, comments);
  expect(bodyOf(copy)).toBe(withMarks(marked));
  expect(writeDocxComments(copy, comments)).toEqual({ bytes: copy, ids });
  expect(bodyOf(writeDocxComments(copy, []).bytes)).not.toMatch(/comment(?:Range|Reference)/);
  // Waivers stay, and aren't written twice.
  const waivers = places.map((place, index) => ({ at: place, check: `c${index}`, reason: '口径不同' }));
  const waived = writeDocxWaivers(bytes, waivers);
  expect(writeDocxWaivers(waived.bytes, waivers)).toEqual(waived);
});
