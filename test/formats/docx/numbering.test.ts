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
  ['chineseCounting', 1023, '一千零二十三'],
  ['chineseLegalSimplified', 4056, '肆仟零伍拾陆'],
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

/** The marks of items, each of a list of its own with one level. */
function marksOf(lists: readonly (readonly [format: string, start: number])[]): (string | null)[] {
  const numbering = lists.map(
    ([format, start], at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`,
  );
  const body = lists.map((_, at) => item('甲', at + 1)).join('');
  const parts = { 'word/numbering.xml': partXml('numbering', numbering.join('')) };
  return readDocument(buildDocx(body, { parts })).narrative.paragraphs.map(({ mark }) => mark);
}

const COUNTED =
  '零 一 九 十 十九 二十 一百 一百零一 一百一十 一千零一 一千零二十 一千二百三十四 五千六百七十八 九千九百九十九 10000';
const COUNTED_NUMBERS = [0, 1, 9, 10, 19, 20, 100, 101, 110, 1001, 1020, 1234, 5678, 9999, 10_000];

test.each<readonly [string, readonly number[], string]>([
  ['decimal', [0, 7, 12, 10_000], '0 7 12 10000'],
  ['decimalHalfWidth', [0, 12], '0 12'],
  ['decimalZero', [0, 9, 10, 100], '00 09 10 100'],
  ['decimalFullWidth', [0, 19, 9999, 10_000], '０ １９ ９９９９ 10000'],
  ['decimalFullWidth2', [0, 19, 9999, 10_000], '０ １９ ９９９９ 10000'],
  ['decimalEnclosedCircle', [0, 1, 2, 19, 20, 21], '0 ① ② ⑲ ⑳ 21'],
  ['decimalEnclosedCircleChinese', [0, 1, 2, 19, 20, 21], '0 ① ② ⑲ ⑳ 21'],
  ['decimalEnclosedParen', [0, 1, 2, 19, 20, 21], '0 ⑴ ⑵ ⒆ ⒇ 21'],
  ['decimalEnclosedFullstop', [0, 1, 2, 19, 20, 21], '0 ⒈ ⒉ ⒚ ⒛ 21'],
  ['ideographEnclosedCircle', [0, 1, 2, 9, 10, 11], '0 ㊀ ㊁ ㊈ ㊉ 11'],
  ['chineseCounting', COUNTED_NUMBERS, COUNTED],
  ['chineseCountingThousand', COUNTED_NUMBERS, COUNTED],
  ['taiwaneseCounting', COUNTED_NUMBERS, COUNTED],
  ['taiwaneseCountingThousand', COUNTED_NUMBERS, COUNTED],
  ['japaneseCounting', COUNTED_NUMBERS, COUNTED],
  ['ideographDigital', [0, 10, 1234, 5678, 9999, 10_000], '〇 一〇 一二三四 五六七八 九九九九 10000'],
  ['taiwaneseDigital', [0, 10, 1234, 5678, 9999, 10_000], '〇 一〇 一二三四 五六七八 九九九九 10000'],
  [
    'chineseLegalSimplified',
    [0, 1, 10, 101, 1020, 1234, 5678, 9999, 10_000],
    '零 壹 壹拾 壹佰零壹 壹仟零贰拾 壹仟贰佰叁拾肆 伍仟陆佰柒拾捌 玖仟玖佰玖拾玖 10000',
  ],
  ['ideographTraditional', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], '0 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 甲'],
  ['ideographZodiac', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], '0 子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥 子'],
  ['upperLetter', [0, 1, 26, 27, 52, 53], '0 A Z AA ZZ AAA'],
  ['lowerLetter', [0, 1, 26, 27, 52, 53], '0 a z aa zz aaa'],
  [
    'upperRoman',
    [0, 1, 3, 4, 5, 9, 10, 40, 50, 90, 100, 400, 500, 900, 1000, 3888, 10_000],
    '0 I III IV V IX X XL L XC C CD D CM M MMMDCCCLXXXVIII 10000',
  ],
  ['lowerRoman', [0, 4, 1994], '0 iv mcmxciv'],
  ['谁的', [1], '•'],
])('%s %j', (format, numbers, shown) => {
  expect(marksOf(numbers.map((number) => [format, number]))).toEqual(shown.split(' '));
});

/** The marks of items of list 1, by the levels they stand in; `!` behind those that are no items. */
function counted(levels: string, ilvls: readonly (number | null)[], more = '', num = ''): string[] {
  const numbering = partXml(
    'numbering',
    `<w:abstractNum w:abstractNumId="1">${levels}</w:abstractNum>${more}<w:num w:numId="1"><w:abstractNumId w:val="1"/>${num}</w:num>`,
  );
  const body = ilvls
    .map((ilvl) =>
      ilvl === null ? paragraph(run('甲'), '<w:numPr><w:numId w:val="1"/></w:numPr>') : item('甲', 1, ilvl),
    )
    .join('');
  return readDocument(buildDocx(body, { parts: { 'word/numbering.xml': numbering } })).narrative.paragraphs.map(
    ({ mark, isListItem }) => `${mark ?? '∅'}${isListItem ? '' : '!'}`,
  );
}

const plain = (ilvl: number, more = ''): string => level(ilvl, 'decimal', `%${ilvl + 1}`, more);
const nine = Array.from({ length: 9 }, (_, at) => plain(at)).join('');

test.each<readonly [string, string[], string]>([
  ['nine levels; a deeper one is the ninth', counted(nine, [0, 7, 8, 8, 9, 20]), '1 1 1 2 3 4'],
  ['no level told: the first', counted(nine, [null, null, 1, null]), '1 2 1 3'],
  [
    'levels between that are skipped begin to count',
    counted(plain(0) + plain(1) + level(2, 'decimal', '%1.%2.%3'), [2, 2, 1, 2]),
    '1.1.1 1.1.2 2 1.2.1',
  ],
  ['any level above lets those below begin anew', counted(nine, [0, 1, 2, 3, 2, 3, 1, 2, 3]), '1 1 1 1 2 1 2 1 1'],
  [
    'a level that begins anew behind the first alone',
    counted(plain(0) + plain(1) + plain(2, '<w:lvlRestart w:val="1"/>'), [0, 1, 2, 1, 2, 0, 2]),
    '1 1 1 2 2 2 1',
  ],
  [
    'a level that begins anew behind the first and the second',
    counted(plain(0) + plain(1) + plain(2, '<w:lvlRestart w:val="2"/>'), [0, 1, 2, 1, 2, 0, 2]),
    '1 1 1 2 1 2 1',
  ],
  ['a level that never does', counted(plain(0) + plain(1, '<w:lvlRestart w:val="0"/>'), [0, 1, 0, 1]), '1 1 2 2'],
  [
    'no beginning told: 0',
    counted('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>', [0, 0]),
    '0 1',
  ],
  [
    'no format told: digits',
    counted('<w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl>', [0]),
    '3.',
  ],
  ['nothing shown, an item all the same', counted('<w:lvl w:ilvl="0"><w:start w:val="3"/></w:lvl>', [0]), '∅'],
  ['a level nobody describes', counted(plain(0), [1]), '∅'],
  ['a level above that nobody describes', counted(level(1, 'chineseCounting', '%1.%2'), [1, 1]), '1.一 1.二'],
  ...['x1', '1x', '01', '-1', '', '9'].map(
    (place) =>
      [
        `“${place}” is no level`,
        counted(plain(0) + plain(1, '').replace('w:ilvl="1"', `w:ilvl="${place}"`), [0, 1]),
        '1 ∅',
      ] satisfies readonly [string, string[], string],
  ),
  ['a place that is no level is passed over', counted(plain(0) + plain(9) + level(10, 'decimal', '不'), [0, 9]), '1 ∅'],
  ['the number of a deeper level shows nothing', counted(level(0, 'decimal', '%1-%2。'), [0]), '1-。'],
  [
    'legal: those above in digits, the own as it is',
    counted(level(0, 'chineseCounting', '%1') + level(1, 'chineseCounting', '%1.%2', '<w:isLgl/>'), [0, 1]),
    '一 1.一',
  ],
  [
    'not legal',
    counted(level(0, 'chineseCounting', '%1') + level(1, 'decimal', '%1.%2', '<w:isLgl w:val="0"/>'), [0, 1]),
    '一 一.1',
  ],
  [
    'a format in a choice',
    counted(
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
      [0],
    ),
    '一',
  ],
  [
    'a level that a list describes anew',
    counted(plain(0), [0, 0], '', `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`),
    'A) B)',
  ],
  [
    'a beginning that a list sets',
    counted(plain(0), [0, 0], '', '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    '5 6',
  ],
  [
    'a beginning that it sets to nothing',
    counted(plain(0), [0], '', '<w:lvlOverride w:ilvl="0"><w:startOverride/></w:lvlOverride>'),
    '1',
  ],
  ['a link that leads nowhere', counted('<w:numStyleLink w:val="没有"/>', [0]), '∅'],
  ['a list whose kind is missing', counted(nine, [0], '', '<w:abstractNumId w:val="8"/>'), '∅!'],
])('%s', (_, marks, expected) => {
  expect(marks.join(' ')).toBe(expected);
});

test('the level of an item that names none is the one its style means', () => {
  const numbering = partXml(
    'numbering',
    `<w:abstractNum w:abstractNumId="1">${plain(0)}${level(1, 'decimal', '（%2）', '<w:pStyle w:val="x"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="1234567890"><w:abstractNumId w:val="1"/></w:num>`,
  );
  const numbered = (id: string): string =>
    paragraph(run('甲'), `<w:pStyle w:val="x"/><w:numPr><w:numId w:val="${id}"/></w:numPr>`);
  const body = numbered('1') + numbered('1') + numbered('1234567890');
  const { narrative } = readDocument(buildDocx(body, { parts: { 'word/numbering.xml': numbering } }));
  expect(narrative.paragraphs.map(({ mark }) => mark)).toEqual(['（1）', '（2）', null]);
});

test.each([
  ['1', '1'],
  ['123456789', '1'],
  ['01', '1'],
  ['1x', null],
  ['x1', null],
  ['-1', null],
  ['', null],
])('a list by the number “%s”', (id, mark) => {
  const numbering = partXml(
    'numbering',
    `<w:abstractNum w:abstractNumId="1">${nine}</w:abstractNum><w:other w:numId="1"><w:abstractNumId w:val="1"/></w:other><w:num w:numId="${id}"><w:abstractNumId w:val="1"/></w:num>`,
  );
  const body = paragraph(run('甲'), `<w:numPr><w:numId w:val="${id}"/></w:numPr>`);
  const { narrative } = readDocument(buildDocx(body, { parts: { 'word/numbering.xml': numbering } }));
  expect(narrative.paragraphs.map((each) => [each.mark, each.isListItem])).toEqual([[mark, mark !== null]]);
});

/** Of a paragraph in the style: its level as a heading, its mark. */
function styled(styles: string, properties: string): readonly [number | null, string | null] {
  const parts = {
    'word/numbering.xml': partXml(
      'numbering',
      `<w:abstractNum w:abstractNumId="1">${nine}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:abstractNum w:abstractNumId="2">${level(0, 'upperLetter', '%1')}${level(1, 'lowerLetter', '%2')}</w:abstractNum>`,
    ),
    'word/styles.xml': partXml('styles', styles),
  };
  const { narrative } = readDocument(buildDocx(paragraph(run('甲'), properties), { parts }));
  const [{ level: own, mark } = { level: 0, mark: '' }] = narrative.paragraphs;
  return [own, mark];
}

const style = (id: string, content: string, type = 'w:type="paragraph"'): string =>
  `<w:style ${type} w:styleId="${id}">${content}</w:style>`;
const named = (name: string): string => style('x', `<w:name w:val="${name}"/>`);
const IN_STYLE = '<w:pStyle w:val="x"/>';
const outlined = (value: string): string =>
  style('x', `<w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="${value}"/></w:pPr>`);
const listed = (id: number, ilvl: number): string =>
  `<w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`;

test.each<readonly [string, string, string, number | null, string | null]>([
  ['heading 1', named('heading 1'), IN_STYLE, 1, null],
  ['Heading9', named('Heading9'), IN_STYLE, 9, null],
  ['标题 3', named(' 标题 3 '), IN_STYLE, 3, null],
  ['heading 0', named('heading 0'), IN_STYLE, null, null],
  ['heading 10', named('heading 10'), IN_STYLE, null, null],
  ['my heading 1', named('my heading 1'), IN_STYLE, null, null],
  ['标题', named('标题'), IN_STYLE, null, null],
  ['an outline of 0', outlined('0'), IN_STYLE, 1, null],
  ['an outline of 8', outlined('8'), IN_STYLE, 9, null],
  ['an outline of 9', outlined('9'), IN_STYLE, null, null],
  ['an outline without a number', outlined(''), IN_STYLE, null, null],
  ['the paragraph’s own outline goes first', outlined('4'), `${IN_STYLE}<w:outlineLvl w:val="8"/>`, 9, null],
  ['the paragraph is text', outlined('4'), `${IN_STYLE}<w:outlineLvl w:val="9"/>`, null, null],
  [
    'its own number before its base’s',
    style('a', listed(1, 0)) + style('x', `<w:basedOn w:val="a"/>${listed(2, 1)}`),
    IN_STYLE,
    null,
    'a',
  ],
  ['the number of its base', style('a', listed(2, 1)) + style('x', '<w:basedOn w:val="a"/>'), IN_STYLE, null, 'a'],
  [
    'the paragraph’s number before the style’s',
    style('x', listed(2, 0)),
    `${IN_STYLE}<w:numPr><w:numId w:val="1"/></w:numPr>`,
    null,
    '1',
  ],
  [
    'the level from the paragraph, the list from the style',
    style('x', listed(2, 0)),
    `${IN_STYLE}<w:numPr><w:ilvl w:val="1"/></w:numPr>`,
    null,
    'a',
  ],
  [
    'the list from the paragraph, the level from the style',
    style('x', listed(1, 1)),
    `${IN_STYLE}<w:numPr><w:numId w:val="2"/></w:numPr>`,
    null,
    'a',
  ],
  ['no number after all', style('x', listed(2, 0)), `${IN_STYLE}<w:numPr><w:numId w:val="0"/></w:numPr>`, null, null],
  ['the default style', style('a', listed(2, 0), 'w:type="paragraph" w:default="1"'), '', null, 'A'],
  ['the default style, true', style('a', listed(2, 0), 'w:type="paragraph" w:default="true"'), '', null, 'A'],
  ['the default style, on', style('a', listed(2, 0), 'w:type="paragraph" w:default="on"'), '', null, 'A'],
  ['no default', style('a', listed(2, 0), 'w:type="paragraph" w:default="0"'), '', null, null],
  ...['11', 'x1', '1x', 'trues', 'untrue', 'only', 'icon', 'yes', ''].map(
    (word) =>
      [
        `no default: ${word}`,
        style('a', listed(2, 0), `w:type="paragraph" w:default="${word}"`),
        '',
        null,
        null,
      ] as const,
  ),
  ['the default of something else', style('a', listed(2, 0), 'w:type="paragraphs" w:default="1"'), '', null, null],
  ['the default of nothing', style('a', listed(2, 0), 'w:default="1"'), '', null, null],
  ['the default of characters', style('a', listed(2, 0), 'w:type="character" w:default="1"'), '', null, null],
  [
    'the first of two defaults',
    style('a', listed(2, 0), 'w:type="paragraph" w:default="1"') +
      style('b', listed(1, 0), 'w:type="paragraph" w:default="1"'),
    '',
    null,
    'A',
  ],
  [
    'a style that isn’t there',
    style('a', listed(2, 0), 'w:type="paragraph" w:default="1"'),
    '<w:pStyle w:val="y"/>',
    null,
    null,
  ],
])('style: %s', (_, styles, properties, expected, mark) => {
  expect(styled(styles, properties)).toEqual([expected, mark]);
});
