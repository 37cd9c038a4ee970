import fc from 'fast-check';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { type NewComment, removeDocxComments, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import type { DocxPlace } from '../../../../src/formats/docx/write/places.ts';
import { comparePackages, partText } from '../../../support/compare-packages.ts';
import { buildDocx, type DocxOptions, paragraph, partXml, run, tableXml } from '../../../support/docx-maker.ts';
import {
  commentRanges,
  commentsIn,
  faultsOf,
  paragraphTexts,
  shownCharacters,
  xmlOf,
} from '../../../support/word-revisions.ts';

const NOTES = partXml(
  'footnotes',
  `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('其中：中央资金60万元。')}</w:footnote>`,
);

const TEXT = '预算100万元，拨付资金45.5万元，进度100%。';

function comment(at: DocxPlace, text = '[错误] 算不出来'): NewComment {
  return { at, paragraphs: [text, '为什么：45.5 ÷ 100 = 45.5%', '怎么办：核对 <原文> & 数字'] };
}

function rangeOf(text: string, quote: string): readonly [number, number] {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`no ${quote}`);
  return [start, start + quote.length];
}

function at(n: number, text: string, quote: string): DocxPlace {
  return { paragraph: n, range: rangeOf(text, quote), quote };
}

/** Writes comments, and checks what holds for every copy. */
function written(
  bytes: Uint8Array,
  comments: readonly NewComment[],
): { copy: Uint8Array; ids: readonly (string | null)[] } {
  const { bytes: copy, ids } = writeDocxComments(bytes, comments);
  expect(faultsOf(copy)).toEqual([]);
  expect(shownCharacters(copy, 'asIs')).toEqual(shownCharacters(bytes, 'asIs'));
  const { changed, lost, added, recompressed } = comparePackages(bytes, copy);
  expect([lost, recompressed]).toEqual([[], []]);
  const allowed = ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/comments.xml', 'word/document.xml'];
  expect([...changed, ...added].filter((part) => !allowed.includes(part))).toEqual([]);
  expect(writeDocxComments(copy, comments)).toEqual({ bytes: copy, ids });
  return { copy, ids };
}

describe('a comment lies around the exact characters', () => {
  test('of a run that is cut for it, with its properties in each piece', () => {
    const before = buildDocx(paragraph(run(TEXT, '<w:b/><w:sz w:val="28"/>')));
    const { copy, ids } = written(before, [comment(at(1, TEXT, '100%'))]);
    expect(ids).toEqual(['0']);
    expect([...commentRanges(copy)]).toEqual([['0', '100%']]);
    expect(partText(copy, 'word/document.xml').match(/<w:rPr><w:b\/><w:sz w:val="28"\/><\/w:rPr>/g)).toHaveLength(3);
    expect(commentsIn(copy)).toEqual([
      {
        id: '0',
        author: '绩核',
        date: null,
        text: '[错误] 算不出来\n为什么：45.5 ÷ 100 = 45.5%\n怎么办：核对 <原文> & 数字',
      },
    ]);
    expect(partText(copy, 'word/comments.xml')).toContain('w:initials="绩"');
    expect(partText(copy, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(partText(copy, 'word/_rels/document.xml.rels')).toContain('Target="comments.xml"');
  });

  test('next to each other, within each other and across each other', () => {
    const before = buildDocx(paragraph(TEXT));
    const quotes = ['100万元，', '拨付资金45.5万元', '45.5', '资金45.5万元，进度100%', TEXT, '45.5'];
    const { copy, ids } = written(
      before,
      quotes.map((quote) => comment(at(1, TEXT, quote), `对 ${quote}`)),
    );
    const ranges = commentRanges(copy);
    expect(ids.map((id) => ranges.get(id ?? ''))).toEqual(quotes);
  });

  test('over runs cut inside numbers, tabs, links, insertions, controls and entities', () => {
    const body = paragraph(
      `${run('支出 4')}<w:proofErr w:type="gramStart"/>${run('5.', '<w:i/>')}<w:hyperlink w:anchor="x">${run('5万元&')}</w:hyperlink>` +
        '<w:r><w:t>，共</w:t><w:tab/><w:t>3<![CDATA[<项>]]></w:t><w:br/><w:t>&#x4E24;次</w:t></w:r>' +
        `<w:ins w:id="4" w:author="某人">${run('已到位')}</w:ins><w:del w:id="5" w:author="某人"><w:r><w:delText>未到位</w:delText></w:r></w:del>` +
        `<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>${run('92分')}</w:sdtContent></w:sdt>${run('𠮷日')}`,
    );
    const before = buildDocx(body);
    const text = readDocument(before).anchors.paragraph(1)?.text ?? '';
    expect(text).toBe('支出 45.5万元&，共\t3<项>\n两次已到位92分𠮷日');
    const quotes = [
      '45.5',
      '5万元&，',
      '共\t3',
      '<项>\n两',
      '次已',
      '到位9',
      '2分',
      '𠮷',
      '出 45.5万元&，共\t3<项>\n两次已到位92分𠮷',
    ];
    const { copy, ids } = written(
      before,
      quotes.map((quote) => comment(at(1, text, quote), quote)),
    );
    expect(ids.map((id) => commentRanges(copy).get(id ?? ''))).toEqual(quotes);
  });

  test('never within half a character', () => {
    const before = buildDocx(paragraph('甲𠮷乙'));
    const { copy } = written(before, [comment({ paragraph: 1, range: [2, 4] })]);
    expect([...commentRanges(copy).values()]).toEqual(['𠮷乙']);
  });

  test('of what can’t be cut, around all of it', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('zhēn')}</w:rt><w:rubyBase>${run('三堂街镇')}</w:rubyBase></w:ruby></w:r>`;
    const choice = `<mc:AlternateContent><mc:Choice Requires="w14">${run('预算100万元')}</mc:Choice><mc:Fallback>${run('预算一百')}</mc:Fallback></mc:AlternateContent>`;
    const bound = `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>${run('支出45.5万元')}</w:sdtContent></w:sdt>`;
    const math = '<m:oMathPara><m:oMath><m:r><m:t>45.5/100</m:t></m:r></m:oMath></m:oMathPara>';
    const before = buildDocx(paragraph(`${run('前')}${ruby}${choice}${bound}${math}${run('后')}`));
    const text = readDocument(before).anchors.paragraph(1)?.text ?? '';
    const quotes = ['街', '100', '45.5万', '5/100'];
    const { copy, ids } = written(
      before,
      quotes.map((quote) => comment(at(1, text, quote), quote)),
    );
    expect(ids.map((id) => commentRanges(copy).get(id ?? ''))).toEqual([
      '三堂街镇',
      '预算100万元',
      '支出45.5万元',
      '45.5/100',
    ]);
  });

  test('of a cell, its text; of an empty one, the cell as a whole', () => {
    const rows = [
      [{ text: '项目名称' }, { text: '某项目', span: 2 }],
      [{ text: '得分' }, { text: '' }, { text: '第一行\n第二行' }],
      [{ text: '原因' }, { text: '', xml: '<w:p w:rsidR="00A1"/>' }, { text: '', xml: '<w:p><w:pPr/></w:p>' }],
    ];
    const before = buildDocx(`${paragraph('前文')}${tableXml({ widths: [2000, 2000, 2000], rows })}`);
    const cells = ['A1', 'C2', 'B2', 'B3', 'C3', 'C1', 'B3'];
    const { copy, ids } = written(
      before,
      cells.map((cell) => comment({ sheet: '表1', cell }, cell)),
    );
    const ranges = commentRanges(copy);
    expect(ids.map((id) => ranges.get(id ?? ''))).toEqual(['项目名称', '第一行\n第二行', '', '', '', '某项目', '']);
    expect(xmlOf(copy)).toContain(`<w:p w:rsidR="00A1"><w:commentRangeStart w:id="${ids[3] ?? ''}"/>`);
  });

  test('in notes and text boxes no comment may stand: it is at the reference, and where the box hangs', () => {
    const box = `<w:r><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${paragraph('框里：支出3万元')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>`;
    const before = buildDocx(
      `${paragraph(`${run('正文有注')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('，')}`)}${paragraph(run('有框') + box)}`,
      { parts: { 'word/footnotes.xml': NOTES } },
    );
    expect(readDocument(before).anchors.paragraph(3)?.text).toBe('框里：支出3万元');
    const { copy, ids } = written(before, [
      comment({ note: '脚注1', range: [3, 10] }, '注'),
      comment({ paragraph: 3, range: [5, 7] }, '框'),
    ]);
    const [note, framed] = ids as [string, string];
    const xml = xmlOf(copy);
    const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    expect(xml).toContain(`<w:commentRangeStart w:id="${note}"/>${reference}<w:commentRangeEnd w:id="${note}"/>`);
    expect(xml).toContain(`<w:commentRangeStart w:id="${framed}"/><w:r><w:drawing>`);
    expect(xml).toContain(`</w:drawing></w:r><w:commentRangeEnd w:id="${framed}"/>`);
  });

  test('a place that isn’t there, or holds another text, gets none, and the others theirs', () => {
    const before = buildDocx(paragraph(TEXT));
    const { ids } = written(before, [
      comment({ paragraph: 7, range: [0, 1] }),
      comment({ paragraph: 1, range: [0, 2], quote: '决算' }),
      comment({ sheet: '表1', cell: 'A1' }),
      comment({ note: '脚注1', range: [0, 1] }),
      comment(at(1, TEXT, '45.5')),
    ]);
    expect(ids).toEqual([null, null, null, null, '0']);
  });
});

describe('what is there already', () => {
  const others = partXml(
    'comments',
    `<w:comment w:id="3" w:author="复核人" w:initials="复" w:date="2023-01-02T03:04:05Z">${paragraph('请补充依据')}</w:comment>`,
  );
  const body = paragraph(
    `<w:commentRangeStart w:id="3"/>${run('预算100万元')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>${run('，支出90万元')}<w:bookmarkStart w:id="11" w:name="b"/><w:bookmarkEnd w:id="11"/>`,
  );
  const before = buildDocx(body, { parts: { 'word/comments.xml': others } });
  const text = '预算100万元，支出90万元';

  test('other people’s comments stay; ids lie above all in use', () => {
    const { copy, ids } = written(before, [comment(at(1, text, '100')), comment(at(1, text, '元，支'))]);
    expect(ids).toEqual(['12', '13']);
    expect(commentsIn(copy).map(({ id, author }) => [id, author])).toEqual([
      ['3', '复核人'],
      ['12', '绩核'],
      ['13', '绩核'],
    ]);
    expect([...commentRanges(copy)]).toEqual([
      ['3', '预算100万元'],
      ['12', '100'],
      ['13', '元，支'],
    ]);
    expect(comparePackages(before, copy).changed).toEqual(['word/comments.xml', 'word/document.xml']);
  });

  test('earlier ones of ours go, waivers and answered ones stay', () => {
    const first = writeDocxComments(before, [
      comment(at(1, text, '100'), '旧'),
      comment(at(1, text, '90'), '答过'),
      { at: at(1, text, '支出'), paragraphs: ['绩核 已核对 text-rate：口径不同'] },
    ]).bytes;
    const marked = xmlOf(first, 'word/comments.xml').replace(
      /(<w:comment w:id="13"[^>]*>)<w:p>/,
      '$1<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0A0B0C0D">',
    );
    const extended =
      '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0A0B0C0D"/><w15:commentEx w15:paraId="01020304" w15:paraIdParent="0A0B0C0D"/></w15:commentsEx>';
    const again = buildDocx('', {
      parts: {
        'word/document.xml': xmlOf(first),
        'word/comments.xml': marked,
        'word/commentsExtended.xml': extended,
        'word/_rels/document.xml.rels': xmlOf(first, 'word/_rels/document.xml.rels').replace(
          '</Relationships>',
          '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
        ),
      },
    });
    const { copy, ids } = written(again, [comment(at(1, text, '100'), '新')]);
    expect(commentsIn(copy).map(({ id, text: said }) => [id, said.split('\n')[0]])).toEqual([
      ['3', '请补充依据'],
      ['13', '答过'],
      ['14', '绩核 已核对 text-rate：口径不同'],
      [ids[0], '新'],
    ]);
    expect(commentRanges(copy).get(ids[0] ?? '')).toBe('100');
    // An answered one that would be written again is that one.
    const same = writeDocxComments(again, [{ ...comment(at(1, text, '90'), '答过') }]);
    expect(same.ids).toEqual(['13']);
    expect(commentsIn(same.bytes)).toHaveLength(3);
  });

  test('taken out without a trace, with what other parts know of them', () => {
    const first = writeDocxComments(before, [comment(at(1, text, TEXT.slice(0, 7)))]);
    expect(xmlOf(removeDocxComments(first.bytes, first.ids.map(String)))).toBe(xmlOf(before));
    expect(removeDocxComments(before, ['99'])).toBe(before);
    expect(commentsIn(removeDocxComments(before, ['3']))).toEqual([]);
    const none = writeDocxComments(first.bytes, []);
    expect(xmlOf(none.bytes, 'word/comments.xml')).toBe(xmlOf(before, 'word/comments.xml'));
  });

  test.each([
    ['7', '8'],
    ['-7', '4'],
    ['1234567890', '1234567891'],
    ['2147483645', '2147483646'],
    // The highest that Word can keep.
    ['2147483646', '0'],
    ['12345678901', '4'],
    ['-', '4'],
    ['7a', '4'],
    ['a7', '4'],
    ['7.5', '4'],
  ])('beside a bookmark of the id 3 and one of the id %s a comment has the id %s', (id, next) => {
    const bookmarks = ['3', id].map(
      (each) => `<w:bookmarkStart w:id="${each}" w:name="n${each}"/><w:bookmarkEnd w:id="${each}"/>`,
    );
    const { ids } = writeDocxComments(buildDocx(paragraph(run(TEXT) + bookmarks.join(''))), [
      comment(at(1, TEXT, '100%')),
    ]);
    expect(ids).toEqual([next]);
  });

  test('ids that collide, that are no numbers, and ranges without an end', () => {
    const twice = partXml(
      'comments',
      `<w:comment w:id="0" w:author="绩核">${paragraph('我们的')}</w:comment><w:comment w:id="0" w:author="某人">${paragraph('别人的')}</w:comment><w:comment w:id="2147483646" w:author="某人"/>`,
    );
    const messy = buildDocx(
      paragraph(
        `<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${run(TEXT)}<w:commentRangeEnd w:id="8"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      { parts: { 'word/comments.xml': twice } },
    );
    const { bytes: copy, ids } = writeDocxComments(messy, [comment(at(1, TEXT, '45.5')), comment(at(1, TEXT, '100%'))]);
    expect(ids).toEqual(['2', '3']);
    expect(commentsIn(copy).map(({ id, author }) => `${id} ${author}`)).toEqual([
      '0 某人',
      '2147483646 某人',
      '2 绩核',
      '3 绩核',
    ]);
    expect(commentRanges(copy).get('2')).toBe('45.5');
    expect(xmlOf(copy)).toContain('<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>');
    expect(writeDocxComments(copy, [comment(at(1, TEXT, '45.5')), comment(at(1, TEXT, '100%'))]).bytes).toEqual(copy);
  });

  test('10,000 comments', () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `第${i}笔支出${i}.5万元，完成${i}%。`);
    const long = buildDocx(lines.map((line) => paragraph(line)).join(''));
    const comments = lines.flatMap((line, i) =>
      Array.from({ length: 5 }, (_, k) =>
        comment({ paragraph: i + 1, range: [k, k + 3 + (i % 4)], quote: line.slice(k, k + 3 + (i % 4)) }),
      ),
    );
    const { bytes: copy, ids } = writeDocxComments(long, comments);
    expect(new Set(ids).size).toBe(10_000);
    const ranges = commentRanges(copy);
    expect(comments.every(({ at: place }, i) => 'quote' in place && ranges.get(ids[i] ?? '') === place.quote)).toBe(
      true,
    );
    expect(writeDocxComments(copy, comments).bytes).toEqual(copy);
  });
});

describe('documents as other programs write them', () => {
  const own = (text: string): NewComment[] => [comment(at(1, text, '45.5')), comment(at(1, text, '100%'))];

  test.each<[string, DocxOptions]>([
    ['strict', { strict: true }],
    ['another prefix', { prefix: 'ns0' }],
  ])('%s', (_, options) => {
    const { copy } = written(buildDocx(paragraph(TEXT), options), own(TEXT));
    expect([...commentRanges(copy).values()]).toEqual(['45.5', '100%']);
    expect(commentsIn(copy)).toHaveLength(2);
    const root = xmlOf(copy, 'word/comments.xml');
    const prefix = options.prefix ?? 'w';
    expect(root).toContain(`<${prefix}:comment ${prefix}:id="0" ${prefix}:author="绩核"`);
    expect(root).toContain(options.strict === true ? 'purl.oclc.org' : 'schemas.openxmlformats.org');
    expect(xmlOf(copy, 'word/_rels/document.xml.rels')).toContain(
      options.strict === true
        ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
        : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
    );
  });

  test('no prefix for elements: attributes have one all the same', () => {
    const ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<document xmlns="${ns}" xmlns:x='${ns}'><body><p><r><t>${TEXT}</t></r></p></body></document>`;
    const { copy } = written(buildDocx('', { parts: { 'word/document.xml': xml } }), own(TEXT));
    expect(xmlOf(copy)).toContain('<commentRangeStart x:id="0"/>');
    const bare = written(
      buildDocx('', { parts: { 'word/document.xml': xml.replace(` xmlns:x='${ns}'`, '') } }),
      own(TEXT),
    );
    expect(xmlOf(bare.copy)).toContain(`<commentRangeStart xmlns:w="${ns}" w:id="0"/>`);
  });

  test('no namespace at all: what is put in declares the usual one', () => {
    const xml = `<document><body><p><r><t>${TEXT}</t></r></p></body></document>`;
    const { bytes: copy } = writeDocxComments(buildDocx('', { parts: { 'word/document.xml': xml } }), own(TEXT));
    const ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    expect(partText(copy, 'word/document.xml')).toContain(`<commentRangeStart xmlns:w="${ns}" w:id="0"/>`);
    expect(partText(copy, 'word/comments.xml')).toContain(`<w:comments xmlns:w="${ns}">`);
  });

  test('a paragraph of a single tag keeps its own name', () => {
    const ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = (tag: string, prefix: string): string =>
      `<${prefix}document xmlns${prefix === '' ? '' : ':x'}="${ns}"><${prefix}body>${tag}<${prefix}p><${prefix}r><${prefix}t>${TEXT}</${prefix}t></${prefix}r></${prefix}p></${prefix}body></${prefix}document>`;
    for (const [tag, prefix, name] of [
      ['<p/>', '', 'p'],
      ['<x:p x:rsidR="1"/>', 'x:', 'x:p'],
      ['<x:p\n/>', 'x:', 'x:p'],
    ] as const) {
      const cell = `<${prefix}tbl><${prefix}tr><${prefix}tc>${tag}</${prefix}tc></${prefix}tr></${prefix}tbl>`;
      const bytes = buildDocx('', { parts: { 'word/document.xml': xml(cell, prefix) } });
      const { bytes: copy } = writeDocxComments(bytes, [comment({ sheet: '表1', cell: 'A1' })]);
      const written = partText(copy, 'word/document.xml');
      expect(written).toContain(tag.replace('/>', '><'));
      expect(written).toMatch(new RegExp(`</${prefix}r></${name}></${prefix}tc>`));
    }
  });

  test('a byte order mark and UTF-16 stay', () => {
    const xml = partXml('document', `<w:body>${paragraph(TEXT)}</w:body>`);
    const marked = new TextEncoder().encode(`\ufeff${xml}`);
    const wide = new Uint8Array(2 * xml.length + 2);
    new DataView(wide.buffer).setUint16(0, 0xfeff, true);
    for (let i = 0; i < xml.length; i++) new DataView(wide.buffer).setUint16(2 * i + 2, xml.charCodeAt(i), true);
    for (const [bytes, label] of [
      [marked, 'utf-8'],
      [wide, 'utf-16le'],
    ] as const) {
      const { copy } = written(buildDocx('', { parts: { 'word/document.xml': bytes } }), own(TEXT));
      expect([...commentRanges(copy).values()]).toEqual(['45.5', '100%']);
      expect(partText(copy, 'word/document.xml').charCodeAt(0)).toBe(label === 'utf-8' ? 0xfeff : 0xfffd);
    }
  });

  test('a comments part with an empty root, a document without relationships, a missing part', () => {
    const ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    for (const parts of [
      { 'word/comments.xml': `<w:comments xmlns:w="${ns}"/>` },
      { 'word/_rels/document.xml.rels': null },
      {
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
      },
    ]) {
      const { bytes: copy } = writeDocxComments(buildDocx(paragraph(TEXT), { parts }), own(TEXT));
      expect(commentsIn(copy)).toHaveLength(2);
      expect(xmlOf(copy, 'word/_rels/document.xml.rels')).toContain('/comments"');
      expect(writeDocxComments(copy, own(TEXT)).bytes).toEqual(copy);
    }
  });
});

/** Pieces of a paragraph, each as XML. */
const word = fc.string({
  unit: fc.constantFrom('预', '算', '1', '0', '.', '%', '&', '<', '元', ' ', '𠮷'),
  minLength: 1,
  maxLength: 6,
});
const properties = fc.constantFrom('', '<w:b/>', '<w:sz w:val="21"/><w:u w:val="single"/>');
const plainRun = fc.tuple(word, properties).map(([text, own]) => run(text, own));
const content = fc.oneof(
  plainRun,
  plainRun,
  plainRun.map((xml) => `<w:hyperlink w:anchor="a">${xml}</w:hyperlink>`),
  plainRun.map((xml) => `<w:ins w:id="1" w:author="甲">${xml}</w:ins>`),
  plainRun.map((xml) => `<w:del w:id="2" w:author="甲">${xml.replace(/w:t\b/g, 'w:delText')}</w:del>`),
  plainRun.map((xml) => `<w:sdt><w:sdtPr/><w:sdtContent>${xml}</w:sdtContent></w:sdt>`),
  fc
    .tuple(word, word)
    .map(([a, b]) => `${run(a).replace('</w:r>', '')}<w:tab/><w:t>x</w:t><w:br/>${run(b).replace('<w:r>', '')}`),
  fc.constant('<w:bookmarkStart w:id="5" w:name="n"/><w:bookmarkEnd w:id="5"/>'),
  fc.constant('<w:r><w:softHyphen/></w:r>'),
);
const paragraphs = fc.array(
  fc.array(content, { minLength: 0, maxLength: 8 }).map((pieces) => `<w:p>${pieces.join('')}</w:p>`),
  { minLength: 1, maxLength: 4 },
);

test('property: any comments over any document', () => {
  let count = 0;
  fc.assert(
    fc.property(paragraphs, fc.array(fc.tuple(fc.nat(2), fc.nat(12), fc.nat(8)), { maxLength: 12 }), (body, wanted) => {
      const before = buildDocx(`${paragraph('起')}${body.join('')}`);
      const { narrative } = readDocument(before);
      const comments = wanted.flatMap(([n, from, length]): NewComment[] => {
        const found = narrative.paragraphs[n];
        if (found === undefined || from >= found.text.length) return [];
        const end = Math.min(found.text.length, from + 1 + length);
        return [comment({ paragraph: found.n, range: [from, end], quote: found.text.slice(from, end) })];
      });
      count += comments.length;
      const { copy, ids } = written(before, comments);
      const ranges = commentRanges(copy);
      for (const [i, { at: place }] of comments.entries()) {
        const quote = 'quote' in place ? (place.quote ?? '') : '';
        // Half a character is taken as a whole.
        const covered = ranges.get(ids[i] ?? '') ?? '';
        expect(covered).toContain(quote);
        expect(covered.length - quote.length).toBeLessThanOrEqual(2);
        expect(encodeURIComponent(covered)).not.toBe('');
      }
      expect(paragraphTexts(copy, 'accept')).toEqual(paragraphTexts(before, 'accept'));
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(200);
});
