import { readDocument } from '../../../src/formats/docx/read.ts';
import { buildDocx, paragraph, partXml, run } from '../../support/docx-maker.ts';

/** Automatic numbers and levels of headings, as Word shows them. */

const level = (ilvl: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

const ABSTRACT = `<w:abstractNum w:abstractNumId="4">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%1.%3', '<w:isLgl/>')}</w:abstractNum>`;

const NUMBERING = partXml(
  'numbering',
  [
    ABSTRACT,
    `<w:abstractNum w:abstractNumId="5">${level(0, 'bullet', '\uf06c')}${level(1, 'lowerLetter', '%2)')}${level(2, 'hebrew1', '%3.')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="清单"/></w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="清单"/>${level(0, 'decimalEnclosedCircleChinese', '%1')}${level(1, 'upperRoman', '%2', '<w:lvlRestart w:val="0"/>')}</w:abstractNum>`,
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>',
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
    '<w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>',
    '<w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num>',
  ].join(''),
);

const STYLES = partXml(
  'styles',
  [
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="一级"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="自己"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="圈"><w:name w:val="圈"/><w:basedOn w:val="圈"/></w:style>',
  ].join(''),
);

function item(text: string, id: number, ilvl = 0, more = ''): string {
  return paragraph(run(text), `${more}<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr>`);
}

function read(body: string): (readonly [string | null, string, boolean, number | null])[] {
  const parts = { 'word/numbering.xml': NUMBERING, 'word/styles.xml': STYLES };
  return readDocument(buildDocx(body, { parts })).narrative.paragraphs.map(
    ({ mark, text, isListItem, level }) => [mark, text, isListItem, level] as const,
  );
}

test('levels count on, and begin anew below the one above', () => {
  const marks = read(
    item('甲', 1) +
      item('乙', 1, 1) +
      item('丙', 1, 1) +
      item('丁', 1, 2) +
      item('戊', 1) +
      item('己', 1, 1) +
      item('庚', 1, 2),
  ).map(([mark]) => mark);
  expect(marks).toEqual(['一、', '（一）', '（二）', '1.1', '二、', '（一）', '2.1']);
});

test('lists of one kind count together unless one begins anew', () => {
  const marks = read(item('甲', 1) + item('乙', 2) + item('丙', 2) + item('丁', 1)).map(([mark]) => mark);
  expect(marks).toEqual(['一、', '一、', '二、', '三、']);
});

test('a bullet, a format nobody knows, a list behind a style', () => {
  const marks = read(
    item('甲', 3) +
      item('乙', 3, 1) +
      item('丙', 3, 2) +
      item('丁', 4) +
      item('戊', 4, 1) +
      item('己', 4) +
      item('庚', 4, 1),
  ).map(([mark]) => mark);
  expect(marks).toEqual(['•', 'a)', '•', '①', 'I', '②', 'II']);
});

test('the mark is never a part of the text, and says that it is an item', () => {
  expect(read(item('资金投入情况', 1))).toEqual([['一、', '资金投入情况', true, null]]);
  expect(read(item('没有这个清单', 9))).toEqual([[null, '没有这个清单', false, null]]);
  expect(read(item('不编号', 0, 0, '<w:pStyle w:val="x"/>'))).toEqual([[null, '不编号', false, 1]]);
});

test('styles give numbers and levels, also through what they are based on', () => {
  const styled = (text: string, style: string, more = ''): string =>
    paragraph(run(text), `<w:pStyle w:val="${style}"/>${more}`);
  expect(
    read(
      styled('甲', 'x') +
        styled('乙', '1') +
        styled('丙', 'y') +
        styled('丁', 'a', '<w:outlineLvl w:val="2"/>') +
        styled('戊', '圈') +
        styled('己', 'x'),
    ),
  ).toEqual([
    ['一、', '甲', true, 1],
    [null, '乙', false, 1],
    [null, '丙', false, null],
    [null, '丁', false, 3],
    [null, '戊', false, null],
    ['二、', '己', true, 1],
  ]);
});

test.each([
  ['chineseCounting', 10, '十'],
  ['chineseCountingThousand', 21, '二十一'],
  ['chineseCountingThousand', 105, '一百零五'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographDigital', 20, '二〇'],
  ['ideographTraditional', 11, '甲'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalZero', 3, '03'],
  ['decimalEnclosedCircleChinese', 20, '⑳'],
  ['decimalEnclosedCircleChinese', 21, '21'],
  ['lowerLetter', 27, 'aa'],
  ['upperRoman', 14, 'XIV'],
  ['none', 5, null],
])('%s %i', (format, start, shown) => {
  const numbering = partXml(
    'numbering',
    `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
  );
  const { narrative } = readDocument(buildDocx(item('甲', 1), { parts: { 'word/numbering.xml': numbering } }));
  expect(narrative.paragraphs.map(({ mark }) => mark)).toEqual([shown]);
});
