import type { CellContent, CellEdit } from '../../../../src/engine/edits/edit.ts';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { removeDocxComments, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { readWaiverText, waiverText } from '../../../../src/formats/docx/write/waiver-text.ts';
import { readDocxWaivers } from '../../../../src/formats/docx/write/waivers.ts';
import { buildDocx, type DocxCell, paragraph, partXml, run, tableXml } from '../../../support/docx-maker.ts';
import { commentRanges, commentsIn, xmlOf } from '../../../support/word-revisions.ts';

/** What else of the package and of the text changes with what is written, byte by byte. */

const TEXT = '预算100万元';
const COMMENT = { at: { paragraph: 1, range: [0, 2] }, paragraphs: ['核对'] } as const;
const RELS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`;
const relationships = (content: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
const types = (content: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${content}</Types>`;

function commented(parts: Record<string, string | Uint8Array | null>, body = paragraph(TEXT)): Uint8Array {
  return writeDocxComments(buildDocx(body, { parts }), [COMMENT]).bytes;
}

/** The last relationship of the text after a comment was written. */
function newRelationship(parts: Record<string, string | null>): string {
  return /.*(<Relationship [^>]*>)/.exec(xmlOf(commented(parts), RELS))?.[1] ?? '';
}

test.each<readonly [string, readonly string[], string]>([
  ['none', [], 'rId1'],
  ['ascending', ['rId3', 'rId7'], 'rId8'],
  ['descending', ['rId7', 'rId3'], 'rId8'],
  ['of other kinds', ['rId2', 'R19', 'xrId30', 'rId9999999999', 'rId4x'], 'rId3'],
])('ids of relationships that are there: %s', (_, ids, expected) => {
  const content = ids.map((id) => relationship(id, 'x', 'x.xml')).join('');
  expect(newRelationship({ [RELS]: relationships(content) })).toBe(
    `<Relationship Id="${expected}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>`,
  );
});

test.each<readonly [string, Record<string, string>, string]>([
  ['comments.xml is something else', { 'word/comments.xml': '<a/>' }, 'comments1.xml'],
  ['so is the next', { 'word/comments.xml': '<a/>', 'word/comments1.xml': '<a/>' }, 'comments2.xml'],
])('the part for comments has a name of its own: %s', (_, parts, target) => {
  const copy = commented({ ...parts, [RELS]: null });
  expect(xmlOf(copy, RELS)).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${relationships(`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="${target}"/>`)}`,
  );
  expect(xmlOf(copy, 'word/comments.xml')).toBe('<a/>');
  expect(commentsIn(copy, `word/${target}`)).toHaveLength(1);
  expect(xmlOf(copy, TYPES)).toContain(
    `<Override PartName="/word/${target}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`,
  );
});

test('a relationship to comments that aren’t there leads to those that are written', () => {
  const copy = commented({ [RELS]: relationships(relationship('rId5', 'comments', 'notes/批注.xml')) });
  expect(xmlOf(copy, RELS)).toBe(relationships(relationship('rId5', 'comments', 'notes/批注.xml')));
  expect(commentsIn(copy, 'word/notes/批注.xml')).toHaveLength(1);
});

test.each<readonly [string, string]>([
  ['w', 'w'],
  ['ns0', 'ns0'],
])('the part for comments of a document with the prefix %s', (prefix, own) => {
  const copy = writeDocxComments(buildDocx(paragraph(TEXT), { prefix }), [COMMENT]).bytes;
  const comment = `<w:comment w:id="0" w:author="绩核" w:initials="绩"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">核对</w:t></w:r></w:p></w:comment>`;
  expect(xmlOf(copy, 'word/comments.xml')).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comment}</w:comments>`.replace(/\bw:/g, `${own}:`).replace('xmlns:w=', `xmlns:${own}=`)}`,
  );
});

test('comments that only a relationship tells of hold no waivers', () => {
  const parts = { [RELS]: relationships(relationship('rId5', 'comments', 'comments.xml')) };
  expect(readDocxWaivers(buildDocx(paragraph(TEXT), { parts }))).toEqual([]);
});

const USUAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const kindOf = (namespace: string): string =>
  namespace === STRICT
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';

/** By what the root element declares: the prefixes of elements and attributes, and what an element that is put in declares itself. */
test.each<readonly [declared: string, namespace: string, element: string, attribute: string, own: string]>([
  [`xmlns:w="${USUAL}"`, USUAL, 'w:', 'w:', ''],
  [`xmlns:x='${USUAL}'`, USUAL, 'x:', 'x:', ''],
  [`xmlns:w="${USUAL}" xmlns:x="${USUAL}"`, USUAL, 'x:', 'x:', ''],
  [`xmlns:w="other" xmlns:x="${STRICT}"`, STRICT, 'x:', 'x:', ''],
  [`xmlns="other" xmlns:w="${STRICT}"`, STRICT, 'w:', 'w:', ''],
  [`xmlns="${USUAL}"`, USUAL, '', 'w:', ` xmlns:w="${USUAL}"`],
  [`xmlns="${STRICT}"`, STRICT, '', 'w:', ` xmlns:w="${STRICT}"`],
  [`xmlns="${USUAL}" xmlns:w="other"`, USUAL, '', 'wml:', ` xmlns:wml="${USUAL}"`],
  [`xmlns="${USUAL}" xmlns:a="other" xmlns:w='other'`, USUAL, '', 'wml:', ` xmlns:wml="${USUAL}"`],
  [`xmlns="${USUAL}" xmlns:a="other" xmlns:b="${USUAL}" xmlns:w="${USUAL}"`, USUAL, '', 'b:', ''],
  [`xmlns="${STRICT}" xmlns:a="${USUAL}" xmlns:b-1.2\n=\t'${STRICT}'`, STRICT, '', 'b-1.2:', ''],
])('a document that declares %s', (declared, namespace, e, a, own) => {
  const cells = (second: string): string =>
    `<${e}tbl><${e}tr><${e}tc><${e}p><${e}r><${e}t>得分</${e}t></${e}r></${e}p></${e}tc><${e}tc><${e}p>${second}</${e}p></${e}tc></${e}tr></${e}tbl>`;
  const before = `<${e}r><${e}t>9</${e}t></${e}r>`;
  const whole = (second: string): string =>
    `<${e}document ${declared}><${e}body>${cells(second)}</${e}body></${e}document>`;
  const bytes = buildDocx('', { parts: { 'word/document.xml': whole(before), [RELS]: null } });
  const at = { sheet: '表1', cell: 'B1' } as const;
  const { bytes: copy } = writeDocxComments(bytes, [{ at, paragraphs: ['核对'] }], { date: 'D' });
  expect(xmlOf(copy)).toBe(
    whole(
      `<${e}commentRangeStart${own} ${a}id="0"/>${before}<${e}commentRangeEnd${own} ${a}id="0"/><${e}r${own}><${e}commentReference ${a}id="0"/></${e}r>`,
    ),
  );
  const p = e === '' ? 'w:' : e;
  expect(xmlOf(copy, 'word/comments.xml')).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${p}comments xmlns:${p.slice(0, -1)}="${namespace}"><${p}comment ${p}id="0" ${p}author="绩核" ${p}initials="绩" ${p}date="D"><${p}p><${p}r><${p}annotationRef/></${p}r><${p}r><${p}t xml:space="preserve">核对</${p}t></${p}r></${p}p></${p}comment></${p}comments>`,
  );
  expect(xmlOf(copy, RELS)).toContain(`Type="${kindOf(namespace)}"`);
  const edit: CellEdit = { ...at, from: { value: 9 }, to: { value: 8 } };
  const { bytes: tracked, refused } = writeDocxEdits(bytes, [edit], { mode: 'tracked', date: 'D' });
  expect(refused).toEqual([]);
  const about = (id: number): string => `${own} ${a}id="${id}" ${a}author="绩核" ${a}date="D"`;
  expect(xmlOf(tracked)).toBe(
    whole(
      `<${e}del${about(0)}><${e}r><${e}delText>9</${e}delText></${e}r></${e}del><${e}ins${about(1)}><${e}r><${e}t xml:space="preserve">8</${e}t></${e}r></${e}ins>`,
    ),
  );
});

/** Comments that others have written in names of their own: what is added speaks as they do. */
test.each<readonly [root: string, end: string, added: string]>([
  [`<x:comments xmlns:x="${USUAL}">`, '</x:comments>', 'x:|x:|'],
  [`<x:comments xmlns:x="${USUAL}"/>`, '', 'x:|x:|'],
  [`<comments xmlns="${USUAL}">`, '</comments>', `|w:| xmlns:w="${USUAL}"`],
  [`<comments xmlns="${USUAL}" xmlns:w="${USUAL}">`, '<!-- e --></comments>\n', '|w:|'],
])('comments in %s', (root, end, names) => {
  const [e = '', a = '', own = ''] = names.split('|');
  const parts = { 'word/comments.xml': root + end };
  const copy = commented(parts);
  const texts = `<${e}comment${own} ${a}id="0" ${a}author="绩核" ${a}initials="绩"><${e}p><${e}r><${e}annotationRef/></${e}r><${e}r><${e}t xml:space="preserve">核对</${e}t></${e}r></${e}p></${e}comment>`;
  const expected =
    end === '' ? `${root.slice(0, -2)}>${texts}</${e}comments>` : root + end.replace(`</${e}comments>`, `${texts}$&`);
  expect(xmlOf(copy, 'word/comments.xml')).toBe(expected);
  expect(readDocxWaivers(copy)).toEqual([]);
  expect(writeDocxComments(copy, [COMMENT]).bytes).toEqual(copy);
});

/** Where the text lies in the package: the comments come beside it. */
test.each<readonly [main: string, rels: string, comments: string]>([
  ['document.xml', '_rels/document.xml.rels', 'comments.xml'],
  ['word/document2.xml', 'word/_rels/document2.xml.rels', 'word/comments.xml'],
  ['a/b/text', 'a/b/_rels/text.rels', 'a/b/comments.xml'],
])('comments for a text in %s', (main, rels, comments) => {
  const root = relationships(relationship('rId1', 'officeDocument', main));
  const parts = { '_rels/.rels': root, 'word/document.xml': null, [RELS]: null };
  const text = partXml('document', `<w:body>${paragraph(TEXT)}</w:body>`);
  const copy = commented({ ...parts, [main]: text });
  expect(commentsIn(copy, comments)).toHaveLength(1);
  expect(xmlOf(copy, rels)).toContain('Target="comments.xml"');
  expect(xmlOf(copy, TYPES)).toContain(`<Override PartName="/${comments}" `);
  expect(xmlOf(copy, main)).toContain('<w:commentRangeStart w:id="0"/>');
  expect(writeDocxComments(copy, [COMMENT]).bytes).toEqual(copy);
});

test('other parts about comments may be missing', () => {
  const { 'word/comments.xml': comments = '', [RELS]: rels = '' } = ABOUT;
  const before = buildDocx(BODY, { parts: { 'word/comments.xml': comments, [RELS]: rels } });
  expect(commentsIn(removeDocxComments(before, ['0'])).map(({ id }) => id)).toEqual(['1']);
  const { bytes } = writeDocxComments(before, [COMMENT]);
  expect(commentsIn(bytes)).toHaveLength(3);
});

const XML_TYPE = '<Default Extension="xml" ContentType="application/xml"/>';
const COMMENTS_TYPE = 'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>';
const RELS_TYPE = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>';

test.each<readonly [string, string, string]>([
  ['neither is known', XML_TYPE, `${XML_TYPE}${RELS_TYPE}<Override PartName="/word/comments.xml" ${COMMENTS_TYPE}`],
  [
    'relationships are',
    `<Default Extension="RELS" ContentType="x"/>`,
    `<Default Extension="RELS" ContentType="x"/><Override PartName="/word/comments.xml" ${COMMENTS_TYPE}`,
  ],
  [
    'comments are',
    `${RELS_TYPE}<Override PartName="/Word/Comments.xml" ContentType="x"/>`,
    `${RELS_TYPE}<Override PartName="/Word/Comments.xml" ContentType="x"/>`,
  ],
  [
    'comments are, without the first slash',
    `${RELS_TYPE}<Override PartName="word/comments.xml" ContentType="x"/>`,
    `${RELS_TYPE}<Override PartName="word/comments.xml" ContentType="x"/>`,
  ],
  [
    'others of the kind are',
    `<Default Extension="/word/comments.xml" ContentType="x"/><Override PartName="rels" ContentType="x"/>`,
    `<Default Extension="/word/comments.xml" ContentType="x"/><Override PartName="rels" ContentType="x"/>${RELS_TYPE}<Override PartName="/word/comments.xml" ${COMMENTS_TYPE}`,
  ],
])('types of content: %s', (_, before, after) => {
  const copy = commented({ [TYPES]: types(before), [RELS]: null });
  expect(xmlOf(copy, TYPES)).toBe(types(after));
});

test('a root without content gets some, with its own prefix', () => {
  const root = '<p:Types xmlns:p="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const copy = commented({ [TYPES]: root });
  expect(xmlOf(copy, TYPES)).toBe(
    `${root.slice(0, -2)}><p:Override PartName="/word/comments.xml" ${COMMENTS_TYPE}</p:Types>`,
  );
});

test('a folder of signatures without any is no signature, settings that aren’t there restrict nothing', () => {
  expect(commentsIn(commented({ '_xmlsignatures/': new Uint8Array(0) }))).toHaveLength(1);
  expect(
    commentsIn(
      commented({
        '_xmlsignatures/': new Uint8Array(0),
        [RELS]: relationships(relationship('rId1', 'settings', 'settings.xml')),
      }),
    ),
  ).toHaveLength(1);
  expect(() => commented({ '_XMLSignatures/a.xml': '<a/>' })).toThrow(
    expect.objectContaining({ code: 'signed-document', detail: { part: '_XMLSignatures/a.xml', inDocument: true } }),
  );
  const settings = partXml(
    'settings',
    '<w:zoom w:enforcement="1" w:edit="forms"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
  );
  expect(() => commented({ 'word/settings.xml': settings })).toThrow(
    expect.objectContaining({ code: 'protected-document', detail: { cause: 'readOnly', inDocument: true } }),
  );
});

/** The id of a new comment in a document where these are in use. */
function newId(inUse: readonly string[], elsewhere = ''): string | null {
  const marks = inUse.map((id) => `<w:bookmarkStart w:id="${id}" w:name="b"/><w:bookmarkEnd w:id="${id}"/>`).join('');
  return writeDocxComments(buildDocx(paragraph(run(TEXT) + marks + elsewhere)), [COMMENT]).ids[0] ?? null;
}

test.each<readonly [readonly string[], string]>([
  [[], '0'],
  [['0'], '1'],
  [['7', '3'], '8'],
  [['-5'], '0'],
  [['rId9', '', '1.5', '12345678901'], '0'],
  [['2147483645'], '2147483646'],
  [['2147483646'], '0'],
  [['2147483647', '0', '1', '3'], '2'],
])('beside the ids %j a comment gets %s', (inUse, expected) => {
  expect(newId(inUse)).toBe(expected);
});

test('traces of comments that are nowhere keep their ids, closing tags say nothing', () => {
  expect(newId([], '<w:commentRangeStart w:id="6"/><w:commentRangeEnd w:id="4"/>')).toBe('7');
});

/** What other parts tell of two comments. */
const ABOUT: Record<string, string> = {
  'word/comments.xml': partXml(
    'comments',
    ['甲', '乙']
      .map(
        (text, at) =>
          `<w:comment w:id="${at}" w:author="复核人"><w:p w14:paraId="0000000${at ? 'b' : 'a'}">${run(text)}</w:p></w:comment>`,
      )
      .join(''),
  ).replace('xmlns:m=', 'xmlns:w14="w14" xmlns:m='),
  'word/commentsExtended.xml':
    '<x:commentsEx xmlns:x="x"><x:commentEx x:paraId="0000000A" x:done="0"/><x:commentEx x:paraId="0000000B" x:done="1"><x:a/></x:commentEx></x:commentsEx>',
  'word/commentsIds.xml':
    '<x:commentsIds xmlns:x="x"><x:commentId x:paraId="0000000A" x:durableId="1F"/><x:commentId x:paraId="0000000B" x:durableId="2f"/></x:commentsIds>',
  'word/commentsExtensible.xml':
    '<x:commentsExtensible xmlns:x="x"><x:commentExtensible x:durableId="1f"/><x:commentExtensible x:durableId="2F"/></x:commentsExtensible>',
  [RELS]: relationships(
    ['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible']
      .map((kind, at) => relationship(`rId${at}`, kind, `${kind}.xml`))
      .join(''),
  ),
};
const BODY = paragraph(
  `${run(TEXT)}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>，</w:t><w:commentReference w:id="1"/></w:r>`,
);

test('what other parts know of a comment goes with it, what they know of others stays', () => {
  const before = buildDocx(BODY, { parts: ABOUT });
  const without = (id: string): string[] => {
    const copy = removeDocxComments(before, [id]);
    return [
      ...Object.keys(ABOUT)
        .slice(0, 4)
        .map((name) => xmlOf(copy, name)),
      xmlOf(copy),
    ];
  };
  const [first, second] = [without('0'), without('1')];
  const expected = (id: string, durable: readonly string[]): string[] => [
    ...Object.values(ABOUT)
      .slice(0, 4)
      .map((xml) =>
        xml
          .replace(new RegExp(`<w:comment w:id="${id}".*?</w:comment>`), '')
          .replace(
            new RegExp(`<x:commentEx x:paraId="0000000${id === '0' ? 'A' : 'B'}"(?:[^>]*/>|.*?</x:commentEx>)`),
            '',
          )
          .replace(new RegExp(`<x:commentId x:paraId="0000000${id === '0' ? 'A' : 'B'}"[^>]*/>`), '')
          .replace(new RegExp(`<x:commentExtensible x:durableId="(?:${durable.join('|')})"/>`), ''),
      ),
    xmlOf(before).replace(
      id === '0' ? '<w:r><w:commentReference w:id="0"/></w:r>' : '<w:commentReference w:id="1"/>',
      '',
    ),
  ];
  expect(first).toEqual(expected('0', ['1f']));
  expect(second).toEqual(expected('1', ['2F']));
  expect(new Set([...first, ...second]).size).toBe(10);
});

/** What the comment says, as it is read. */
function saidBy(content: string): string {
  const comments = partXml('comments', `<w:other/><w:comment w:id="0" w:author="绩核">${content}</w:comment>`);
  return readDocxWaivers(buildDocx(paragraph(TEXT), { parts: { 'word/comments.xml': comments } }))[0]?.reason ?? '∅';
}

test.each<readonly [string, string, string]>([
  [
    'paragraphs',
    paragraph(run('绩核 已核对 a：一')) + paragraph(run('二')) + paragraph('') + paragraph('三'),
    '一\n二\n\n三',
  ],
  [
    'breaks and tabs',
    paragraph('<w:r><w:t>绩核 已核对 a：一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t><w:tab/><w:t>四</w:t></w:r>'),
    '一\n二\n三\t四',
  ],
  [
    'what was taken out of it',
    paragraph(`${run('绩核 已核对 a：一')}<w:del w:id="1">${run('不读')}<w:r><w:br/></w:r></w:del>`),
    '一',
  ],
  ['tabs of its paragraph', paragraph(run('绩核 已核对 a：一'), '<w:tabs><w:tab w:val="left"/></w:tabs>'), '一'],
  ['looks of its runs', paragraph(run('绩核 已核对 a：一', '<w:tab/>')), '一'],
  ['text without a paragraph', run('绩核 已核对 a：一'), '一'],
  [
    'what only spreadsheets take for a character',
    paragraph('<w:r><w:t>绩核 已核对 a：_x0041_B</w:t></w:r>'),
    '_x0041_B',
  ],
  ['closed breaks', paragraph('<w:r><w:t>绩核 已核对 a：一</w:t><w:br></w:br><w:t>二</w:t></w:r>'), '一\n二'],
  ['fields', paragraph(`${run('绩核 已核对 a：一')}<w:r><w:instrText>PAGE</w:instrText></w:r>`), '一'],
])('a comment of %s', (_, content, said) => {
  expect(saidBy(content)).toBe(said);
});

test.each<readonly [string, string | null]>([
  ['绩核 已核对 text-rate：按合同', 'text-rate|按合同'],
  ['绩核已核对text-rate:按合同', 'text-rate|按合同'],
  ['\n 绩核 已核对\ttext-rate2 ： 按 合同 \n', 'text-rate2|按 合同'],
  ['绩核 已核对 a', 'a|'],
  ['绩核 已核对 a-1b：', 'a-1b|'],
  ['绩核 已核对 a：一：二\n三', 'a|一：二\n三'],
  ['绩核 已核对', null],
  ['绩核 已核对 1a：理由', null],
  ['绩核 已核对 A：理由', null],
  ['绩核 已核对 a-：理由', null],
  ['绩核 已核对 a--b：理由', null],
  ['绩核 已核对 a 理由', null],
  ['绩核 核对 a：理由', null],
  ['请绩核 已核对 a：理由', null],
])('%j', (text, expected) => {
  const read = readWaiverText(text);
  expect(read === null ? null : `${read.check}|${read.reason}`).toBe(expected);
});

test('a waiver as it is written is read as what was meant', () => {
  expect(waiverText('text-rate', '按合同')).toBe('绩核 已核对 text-rate：按合同');
});

const NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const box = (content: string): string =>
  `<w:r><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>`;
const BOX = box(paragraph('框里'));

/** Where in the text comment 0 lies, by these marks. */
test.each<readonly [string, string, unknown]>([
  [
    'a paragraph alone, not its neighbours',
    `${paragraph('前')}<w:p><w:commentRangeStart w:id="0"/>${run('中')}<w:commentRangeEnd w:id="0"/></w:p>${paragraph('后')}`,
    [{ paragraph: 2, range: [0, 1], quote: '中' }],
  ],
  [
    'around a paragraph, from outside',
    `${paragraph('前')}<w:commentRangeStart w:id="0"/>${paragraph('中')}<w:commentRangeEnd w:id="0"/>${paragraph('后')}`,
    [{ paragraph: 2, range: [0, 1], quote: '中' }],
  ],
  [
    'a point',
    `${paragraph('前')}<w:p>${run('中')}<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>${run('间')}</w:p>${paragraph('后')}`,
    [{ paragraph: 2, range: [1, 1], quote: '' }],
  ],
  [
    'a beginning without an end: at the reference',
    `<w:p><w:commentRangeStart w:id="0"/>${run('甲')}</w:p><w:p>${run('乙')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    [{ paragraph: 2, range: [1, 1], quote: '' }],
  ],
  [
    'an end before the beginning: at the reference',
    `<w:p><w:commentRangeEnd w:id="0"/>${run('甲')}<w:commentRangeStart w:id="0"/></w:p><w:p>${run('乙')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    [{ paragraph: 2, range: [1, 1], quote: '' }],
  ],
  ['marks of another', `<w:p><w:commentRangeStart w:id="1"/>${run('甲')}<w:commentRangeEnd w:id="1"/></w:p>`, []],
  [
    'a half of a cell',
    tableXml({
      rows: [
        [
          { text: '甲' },
          {
            text: '',
            xml: `<w:p>${run('乙')}<w:commentRangeStart w:id="0"/>${run('丙')}<w:commentRangeEnd w:id="0"/></w:p>`,
          },
          { text: '丁' },
        ],
      ],
    }),
    [{ sheet: '表1', cell: 'B1' }],
  ],
  [
    'a reference right behind that of a note: not the note',
    `<w:p>${run('甲')}${NOTE}<w:r><w:commentReference w:id="0"/></w:r>${run('乙')}</w:p>`,
    [{ paragraph: 1, range: [1, 1], quote: '' }],
  ],
  [
    'a reference right in front of that of a note: not the note',
    `<w:p>${run('甲')}<w:r><w:commentReference w:id="0"/></w:r>${NOTE}${run('乙')}</w:p>`,
    [{ paragraph: 1, range: [1, 1], quote: '' }],
  ],
  [
    'a reference in the run of a note: the note',
    `<w:p>${run('甲')}<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r>${run('乙')}</w:p>`,
    [{ paragraph: 1, range: [1, 1], quote: '' }, { note: '脚注1' }],
  ],
  [
    'a point behind a box in its paragraph: not the box',
    `<w:p>${run('甲')}${BOX}${run('乙')}<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>${run('丙')}</w:p>`,
    [{ paragraph: 1, range: [2, 2], quote: '' }],
  ],
  [
    'text in front of a box, text behind it, and the box between',
    `<w:p>${run('甲')}<w:commentRangeStart w:id="0"/>${run('乙')}${BOX}${run('丙')}<w:commentRangeEnd w:id="0"/>${run('丁')}</w:p>`,
    [
      { paragraph: 1, range: [1, 3], quote: '乙丙' },
      { paragraph: 2, range: [0, 2], quote: '框里' },
    ],
  ],
  [
    'the end of a box, and what follows: not the box',
    `<w:p>${run('甲')}${BOX}<w:commentRangeStart w:id="0"/>${run('乙')}<w:commentRangeEnd w:id="0"/></w:p>`,
    [{ paragraph: 1, range: [1, 2], quote: '乙' }],
  ],
  [
    'what stands in front of a box: not the box',
    `<w:p><w:commentRangeStart w:id="0"/>${run('甲')}<w:commentRangeEnd w:id="0"/>${BOX}${run('乙')}</w:p>`,
    [{ paragraph: 1, range: [0, 1], quote: '甲' }],
  ],
  [
    'a part of a box: all of it',
    `<w:p>${run('甲')}${box(`<w:p>${run('框')}<w:commentRangeStart w:id="0"/>${run('里')}<w:commentRangeEnd w:id="0"/></w:p>`)}</w:p>`,
    [
      { paragraph: 1, range: [1, 1], quote: '' },
      { paragraph: 2, range: [0, 2], quote: '框里' },
    ],
  ],
  [
    'a table in a box: all of its cells',
    `<w:p><w:commentRangeStart w:id="0"/>${run('甲')}${box(tableXml({ rows: [[{ text: '得分' }, { text: '' }]] }))}<w:commentRangeEnd w:id="0"/></w:p>`,
    [
      { paragraph: 1, range: [0, 1], quote: '甲' },
      { sheet: '表1', cell: 'A1' },
      { sheet: '表1', cell: 'B1' },
    ],
  ],
  [
    'the first of several beginnings up to the first of several ends',
    `<w:p>${run('甲')}<w:commentRangeStart w:id="0"/>${run('乙')}<w:commentRangeStart w:id="0"/>${run('丙')}<w:commentRangeEnd w:id="0"/>${run('丁')}<w:commentRangeEnd w:id="0"/></w:p>`,
    [{ paragraph: 1, range: [1, 3], quote: '乙丙' }],
  ],
  [
    'an end without a beginning: at the reference',
    `<w:p>${run('甲')}<w:commentRangeEnd w:id="0"/>${run('乙')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    [{ paragraph: 1, range: [2, 2], quote: '' }],
  ],
  ['a beginning alone: nowhere', `<w:p><w:commentRangeStart w:id="0"/>${run('甲')}</w:p>`, []],
  [
    'a blank paragraph between others: nothing that is read',
    `${paragraph('前')}<w:p><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/></w:p>${paragraph('后')}`,
    [],
  ],
])('a waiver on %s', (_, body, spots) => {
  const comments = partXml(
    'comments',
    `<w:comment w:id="0" w:author="甲">${paragraph('绩核 已核对 a：理由')}</w:comment>`,
  );
  const notes = partXml('footnotes', `<w:footnote w:id="2">${paragraph('注文')}</w:footnote>`);
  const parts = {
    'word/comments.xml': comments,
    ...(body.includes('footnote') ? { 'word/footnotes.xml': notes } : {}),
  };
  expect(readDocxWaivers(buildDocx(body, { parts }))).toEqual([
    { comment: '0', check: 'a', reason: '理由', author: '甲', date: '', spots },
  ]);
});

/** What lies under a comment at a place. */
function coveredBy(range: readonly [number, number], text = '甲𠮷乙丙'): string | undefined {
  const { bytes, ids } = writeDocxComments(buildDocx(paragraph(text)), [
    { at: { paragraph: 1, range }, paragraphs: ['核对'] },
  ]);
  return commentRanges(bytes).get(ids[0] ?? '');
}

test.each<readonly [readonly [number, number], string]>([
  [[0, 1], '甲'],
  [[1, 3], '𠮷'],
  [[1, 2], '𠮷'],
  [[2, 3], '𠮷'],
  [[2, 4], '𠮷乙'],
  [[3, 9], '乙丙'],
  [[-3, 1], '甲'],
  [[3, 3], '甲𠮷乙丙'],
  [[4, 2], '甲𠮷乙丙'],
  [[9, 12], '甲𠮷乙丙'],
])('a comment over %j', (range, expected) => {
  expect(coveredBy(range)).toBe(expected);
});

test('a comment at a cell goes to the cell that is seen there, or to the nearest that there is', () => {
  const rows: DocxCell[][] = [
    [{ text: '项目', span: 2 }, { text: '丙' }],
    [{ text: '甲', down: 'restart' }, { text: '乙' }],
    [{ text: '', down: 'continue' }, { text: '丁' }],
  ];
  const before = buildDocx(tableXml({ widths: [900, 900, 900], rows }));
  const at = (cell: string): string | undefined => {
    const { bytes, ids } = writeDocxComments(before, [{ at: { sheet: '表1', cell }, paragraphs: ['核对'] }]);
    return ids[0] === null ? '∅' : commentRanges(bytes).get(ids[0] ?? '');
  };
  const places = ['A1', 'B1', 'B1:C1', 'C1', 'D1', 'A3', 'B3', 'C3', 'Z2', 'A9', '?', ''];
  expect(places.map(at)).toEqual(['项目', '项目', '项目', '丙', '丙', '甲', '丁', '丁', '乙', '项目', '∅', '∅']);
});

function documentOf(...cells: readonly (string | DocxCell)[]): Uint8Array {
  return buildDocx(
    tableXml({ rows: cells.map((cell) => [{ text: '标签' }, typeof cell === 'string' ? { text: cell } : cell]) }),
  );
}

function put(bytes: Uint8Array, from: CellContent['value'], to: CellContent, mode: 'tracked' | 'plain' = 'plain') {
  const edit: CellEdit = { sheet: '表1', cell: 'B1', from: { value: from }, to };
  const { bytes: copy, refused } = writeDocxEdits(bytes, [edit], { mode });
  return { text: refused[0]?.code ?? readDocument(copy).anchors.cell('表1', 'B1')?.text, xml: xmlOf(copy) };
}

test.each<readonly [string, CellContent['value'], CellContent, string]>([
  ['1', 1, { value: -0.5 }, '-0.5'],
  ['1.50', 1.5, { value: 2 }, '2.00'],
  ['1.50', 1.5, { value: 2.125 }, '2.125'],
  ['1.50', 1.5, { value: 2.75 }, '2.75'],
  ['1,000', 1000, { value: 999 }, '999'],
  ['1,000', 1000, { value: -1234567 }, '-1,234,567'],
  ['1,000', 1000, { value: 123456.789 }, '123,456.789'],
  ['1,000.0', 1000, { value: 1000000 }, '1,000,000.0'],
  ['50%', 0.5, { value: 0.125 }, '12.5%'],
  ['50.00%', 0.5, { value: 1 }, '100.00%'],
  ['50%', 0.5, { value: 10.5 }, '1050%'],
  ['1', 1, { value: 'a\r\nb\rc' }, 'a\nb\nc'],
  ['1', 1, { value: null }, ''],
  ['1', 1, { value: null, error: '#N/A' }, 'bad-value'],
  ['1', 1, { value: false }, 'bad-value'],
  ['1', 1, { value: Number.NaN }, 'bad-value'],
  ['1', 1, { value: 'a\u0008' }, 'bad-value'],
  ['1', 1, { value: '\ud800' }, 'bad-value'],
  ['1', 1, { value: 'a\ufffe' }, 'bad-value'],
  ['1', 1, { value: 'a\uffff' }, 'bad-value'],
  ['1', 1, { value: 'a\u0085' }, 'bad-value'],
  ['1', 1, { value: '𠮷\ufffd\t<&>"' }, '𠮷\ufffd\t<&>"'],
  ['1', 1, { value: 2, formula: 'A1' }, 'unsupported-operation'],
])('%j holds %j, then %j', (before, from, to, expected) => {
  expect(put(documentOf(before), from, to).text).toBe(expected);
});

test.each(['t', 'tab', 'ptab', 'br', 'cr', 'noBreakHyphen', 'softHyphen', 'lastRenderedPageBreak', 'sym'])(
  '<w:%s> in a run goes with it',
  (name) => {
    const own = name === 'sym' ? '<w:sym w:font="Wingdings" w:char="F0FE"/>' : `<w:${name}/>`;
    const before = documentOf({
      text: '',
      xml: `<w:p><w:r w:rsidR="00A1"><w:t>甲</w:t>${own}<w:t>乙</w:t></w:r></w:p>`,
    });
    const text = readDocument(before).anchors.cell('表1', 'B1')?.text ?? '';
    const plain = put(before, text, { value: '丙' });
    expect(plain.xml).toContain('<w:p><w:r w:rsidR="00A1"><w:t xml:space="preserve">丙</w:t></w:r></w:p>');
    const tracked = put(before, text, { value: '丙' }, 'tracked');
    const gone = own === '<w:t/>' ? '<w:delText/>' : own;
    expect(tracked.xml).toContain(
      `<w:del w:id="0" w:author="绩核"><w:r w:rsidR="00A1"><w:delText>甲</w:delText>${gone}<w:delText>乙</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins>`,
    );
  },
);

test.each(['commentReference', 'fldData', 'annotationRef', 'pgNum', 'other'])('<w:%s> in a run doesn’t', (name) => {
  const before = documentOf({ text: '', xml: `<w:p><w:r><w:t>甲</w:t><w:${name}/></w:r></w:p>` });
  expect([put(before, '甲', { value: '丙' }).text, put(before, '甲', { value: '丙' }, 'tracked').text]).toEqual([
    'object-cell',
    'object-cell',
  ]);
});

const twoLines = (first: string, second: string): DocxCell => ({ text: '', xml: first + second });
const sdt = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

test.each<readonly [string, DocxCell, string, string, string]>([
  ['side by side', twoLines(paragraph('甲'), paragraph('乙')), '丙', '丙', '丙'],
  ['with blanks between', twoLines(paragraph('甲'), `\n  ${paragraph('乙')}`), '丙', '丙', '丙'],
  [
    'with something between',
    twoLines(paragraph('甲'), `<w:bookmarkStart w:id="1"/>${paragraph('乙')}`),
    '丙',
    'object-cell',
    'object-cell',
  ],
  ['one in a control', twoLines(sdt(paragraph('甲')), paragraph('乙')), '丙', 'object-cell', 'object-cell'],
  ['one in a control, both lines kept', twoLines(sdt(paragraph('甲')), paragraph('乙')), '甲\n丙', '甲\n丙', '甲\n丙'],
  [
    'a mark in the second',
    twoLines(paragraph('甲'), paragraph(`<w:bookmarkStart w:id="1"/>${run('乙')}`)),
    '丙',
    'object-cell',
    '丙',
  ],
  [
    'a mark behind the second',
    twoLines(paragraph('甲'), paragraph(`${run('乙')}<w:bookmarkStart w:id="1"/>`)),
    '丙',
    'object-cell',
    '丙',
  ],
  [
    'what a program notes in the second',
    twoLines(paragraph('甲'), paragraph(`<w:proofErr w:type="a"/>${run('乙')} <w:proofErr w:type="b"/>`)),
    '丙',
    '丙',
    '丙',
  ],
  [
    'a note of a program of another prefix, or none, in the second',
    twoLines(paragraph('甲'), paragraph(`<w:proofErr w:type="a"/><x:proofErr/>${run('乙')}<proofErr/>${run('丁')}`)),
    '丙',
    '丙',
    '丙',
  ],
  [
    'what only begins like a note of a program in the second',
    twoLines(paragraph('甲'), paragraph(`${run('乙')}<w:xproofErr/>`)),
    '丙',
    'object-cell',
    '丙',
  ],
  [
    'text between the runs of the second',
    twoLines(paragraph('甲'), paragraph(`${run('乙')}<w:bookmarkStart w:id="1"/>${run('丁')}`)),
    '丙',
    'object-cell',
    '丙',
  ],
  [
    'the first in a link',
    twoLines(paragraph(`<w:hyperlink>${run('甲')}</w:hyperlink>`), paragraph('乙')),
    '丙',
    '丙',
    '丙',
  ],
  [
    'the last of three in a control',
    twoLines(paragraph('甲') + paragraph('丁'), sdt(paragraph('乙'))),
    '丙',
    'object-cell',
    'object-cell',
  ],
  ['a second of one tag', twoLines(paragraph('甲'), '<w:p/>'), '丙', '丙', '丙'],
  ['a first of one tag', twoLines('<w:p/>', paragraph('乙')), '丙', '丙', '丙'],
  [
    'the second in a link',
    twoLines(paragraph('甲'), paragraph(`<w:hyperlink>${run('乙')}</w:hyperlink>`)),
    '丙',
    'object-cell',
    '丙',
  ],
])('two lines become one: %s', (_, cell, to, plain, tracked) => {
  const before = documentOf(cell);
  const text = readDocument(before).anchors.cell('表1', 'B1')?.text ?? '';
  expect(text).toContain('\n');
  expect([put(before, text, { value: to }).text, put(before, text, { value: to }, 'tracked').text]).toEqual([
    plain,
    tracked,
  ]);
});

test('who changed it and when', () => {
  const edit: CellEdit = { sheet: '表1', cell: '$B$1', from: { value: 1 }, to: { value: 2 } };
  const { bytes } = writeDocxEdits(documentOf('1'), [edit], {
    mode: 'tracked',
    author: '"甲" <乙>\n&',
    date: '2026-01-02',
  });
  expect(xmlOf(bytes)).toContain('<w:ins w:id="1" w:author="&quot;甲&quot; &lt;乙&gt; &amp;" w:date="2026-01-02">');
});

const FIELD = '<w:fldSimple w:instr="x"><w:r><w:t>8</w:t></w:r></w:fldSimple>';
const LOCKED = `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${run('8')}</w:sdtContent></w:sdt>`;

test.each<readonly [string, string, string]>([
  ['field before control', FIELD + LOCKED, 'field-cell'],
  ['control before object', `${LOCKED}<w:r><w:drawing/></w:r>`, 'locked-control'],
  ['object before revision', `<w:r><w:drawing/></w:r><w:ins w:id="1">${run('8')}</w:ins>`, 'object-cell'],
])('of two reasons one is told: %s', (_, content, code) => {
  const before = documentOf({ text: '', xml: paragraph(content) });
  const text = readDocument(before).anchors.cell('表1', 'B1')?.text ?? '';
  expect(put(before, Number(text), { value: 7 }).text).toBe(code);
});

test.each(['comboBox', 'dropDownList', 'date', 'checkbox', 'picture', 'showingPlcHdr', 'text', 'other'])(
  'a control with <w:%s>',
  (name) => {
    const control = `<w:sdt><w:sdtPr><w:${name}/></w:sdtPr><w:sdtContent>${run('甲')}${run('乙')}</w:sdtContent></w:sdt>`;
    const isFree = name === 'other' || name === 'text';
    expect(put(documentOf({ text: '', xml: paragraph(control) }), '甲乙', { value: '丙' }).text).toBe(
      isFree ? '丙' : 'locked-control',
    );
    const { bytes } = writeDocxComments(buildDocx(paragraph(run('前') + control)), [
      { at: { paragraph: 1, range: [2, 3] }, paragraphs: ['核对'] },
    ]);
    expect(commentRanges(bytes).get('0')).toBe(name === 'other' ? '乙' : '甲乙');
  },
);

describe('comments that are written again', () => {
  const at = (from: number, to: number) => ({ paragraph: 1, range: [from, to] as const });
  const say = (from: number, to: number, ...paragraphs: readonly string[]) => ({ at: at(from, to), paragraphs });
  const idsOf = (bytes: Uint8Array): string[] =>
    commentsIn(bytes).map(({ id, text }) => `${id} ${text.replaceAll('\n', '/')}`);

  test('by whom and when, as they are told', () => {
    const { bytes } = writeDocxComments(buildDocx(paragraph(TEXT)), [say(0, 2, '一\r\n二', '', '三\u0001')], {
      author: '甲"',
      initials: '乙',
      date: '2026-01-02T03:04:05Z',
    });
    expect(xmlOf(bytes, 'word/comments.xml')).toContain(
      '<w:comment w:id="0" w:author="甲&quot;" w:initials="乙" w:date="2026-01-02T03:04:05Z"><w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">一</w:t><w:br/><w:t xml:space="preserve">二</w:t></w:r></w:p><w:p></w:p><w:p><w:r><w:t xml:space="preserve">三</w:t></w:r></w:p></w:comment>',
    );
    const odd = writeDocxComments(buildDocx(paragraph(TEXT)), [
      say(0, 2, '\r一\r\r\n二\t三\ufffe\ud800\uffff\u0085\u0000四\n', '<&>"'),
    ]).bytes;
    const text = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;
    expect(xmlOf(odd, 'word/comments.xml')).toContain(
      `<w:r><w:annotationRef/></w:r><w:r><w:br/>${text('一')}<w:br/><w:br/>${text('二')}<w:tab/>${text('三四')}<w:br/></w:r></w:p><w:p><w:r>${text('&lt;&amp;&gt;"')}</w:r></w:p></w:comment>`,
    );
    // What can’t be written makes no other comment of it.
    expect(writeDocxComments(odd, [say(0, 2, '\n一\n\n二\t三四\n', '<&>"\u0001')], { earlier: 'keep' }).ids).toEqual([
      '0',
    ]);
    const wordless = writeDocxComments(buildDocx(paragraph(TEXT)), [say(0, 2)]).bytes;
    expect(idsOf(wordless)).toEqual(['0 ']);
    // A comment without a paragraph is one that Word doesn't open.
    expect(xmlOf(wordless, 'word/comments.xml')).toContain('><w:p><w:r><w:annotationRef/></w:r></w:p></w:comment>');
  });

  test('those of the same author go, or stay where they are to be kept; the same at the same place is that one', () => {
    const first = writeDocxComments(buildDocx(paragraph(TEXT)), [say(0, 2, '旧'), say(2, 5, '旧')]).bytes;
    expect(idsOf(writeDocxComments(first, [say(0, 2, '新')]).bytes)).toEqual(['0 新']);
    expect(idsOf(writeDocxComments(first, [say(0, 2, '新')], { author: '别人' }).bytes)).toEqual([
      '0 旧',
      '1 旧',
      '2 新',
    ]);
    const kept = (...comments: readonly ReturnType<typeof say>[]) =>
      writeDocxComments(first, comments, { earlier: 'keep' });
    expect([
      kept(say(0, 2, '旧')).ids,
      kept(say(2, 4, '旧')).ids,
      kept(say(0, 2, '新')).ids,
      kept(say(1, 2, '旧')).ids,
    ]).toEqual([['0'], ['1'], ['2'], ['2']]);
    expect(kept(say(0, 2, '旧')).bytes).toBe(first);
    expect(idsOf(kept(say(0, 2, '旧', '二')).bytes)).toEqual(['0 旧', '1 旧', '2 旧/二']);
  });

  test('marks of others in between don’t make it another place, text does', () => {
    const other =
      '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>';
    const body = (between: string): string =>
      paragraph(
        `<w:commentRangeStart w:id="0"/>${between}${run(TEXT)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      );
    const comments = partXml(
      'comments',
      `<w:comment w:id="0" w:author="绩核"><w:p>${run('核对')}</w:p></w:comment><w:comment w:id="7" w:author="某人"/>`,
    );
    const idAt = (between: string, from: number): unknown =>
      writeDocxComments(
        buildDocx(body(between), { parts: { 'word/comments.xml': comments } }),
        [say(from, from + 2, '核对')],
        { earlier: 'keep' },
      ).ids;
    const many = '<w:commentRangeStart w:id="7"/>'.repeat(130);
    expect([idAt(many, 0), idAt(`${many}<w:bookmarkStart w:id="3"/>`, 0)]).toEqual([['0'], ['8']]);
    expect([
      idAt('', 0),
      idAt(other, 0),
      idAt(` ${other}\n`, 0),
      idAt(run('前'), 0),
      idAt(run('前'), 1),
      idAt('<w:bookmarkStart w:id="3"/>', 0),
    ]).toEqual([['0'], ['0'], ['0'], ['0'], ['8'], ['8']]);
  });
});
