import { readDocument } from '../../../src/formats/docx/read.ts';
import { buildDocx, paragraph, partXml, run } from '../../support/docx-maker.ts';

/** What of a paragraph is text, as a reader sees it once all revisions are accepted. */

function textsOf(body: string): string[] {
  return readDocument(buildDocx(body)).narrative.paragraphs.map(({ text }) => text);
}

const BOX = (content: string): string =>
  `<w:r><w:drawing><a:graphic xmlns:a="a"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></w:drawing></w:r>`;

test.each<readonly [string, string, string]>([
  ['runs', `${run('预算45')}${run('.5')}${run('万元')}`, '预算45.5万元'],
  [
    'a tab, breaks, hyphens',
    '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>',
    '甲\t乙\n丙\n1-2',
  ],
  [
    'symbols',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="谁家" w:char="F012"/></w:r>',
    '☑☐√□',
  ],
  ['a formula', '<m:oMath><m:r><m:t>45.5÷100</m:t></m:r></m:oMath>', '45.5÷100'],
  ['a link', `<w:hyperlink w:anchor="x">${run('附件')}</w:hyperlink>`, '附件'],
  [
    'a content control',
    `<w:sdt><w:sdtPr><w:alias w:val="不读"/></w:sdtPr><w:sdtContent>${run('内容')}</w:sdtContent></w:sdt>`,
    '内容',
  ],
  [
    'what was inserted',
    `${run('按')}<w:ins w:id="1">${run('时')}</w:ins><w:moveTo w:id="2">${run('付')}</w:moveTo>`,
    '按时付',
  ],
  [
    'what was deleted',
    `${run('按时')}<w:del w:id="1"><w:r><w:delText>占56%</w:delText></w:r></w:del><w:moveFrom w:id="2">${run('99%')}</w:moveFrom>`,
    '按时',
  ],
  [
    'hidden runs',
    `${run('看得见')}${run('看不见', '<w:vanish/>')}${run('也看得见', '<w:vanish w:val="0"/>')}`,
    '看得见也看得见',
  ],
  [
    'what a revision of the format kept',
    `<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>文</w:t></w:r>`,
    '文',
  ],
  ['a simple field', `<w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple>`, '3'],
  [
    'a field: its result',
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 12</w:instrText></w:r><w:r><w:t>指令</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('97')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('分')}`,
    '97分',
  ],
  [
    'a field in the instruction of another',
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('里')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('外')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    '外',
  ],
  [
    'ruby: the base alone',
    '<w:r><w:ruby><w:rt><w:r><w:t>jì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby></w:r>',
    '绩',
  ],
  ['blanks that are kept, and others', '<w:r><w:t xml:space="preserve"> 甲 </w:t><w:t>\n  乙 </w:t></w:r>', ' 甲 乙'],
  ['escapes of spreadsheets are none', '<w:r><w:t>_x0041_ &amp; &#x4E00;</w:t></w:r>', '_x0041_ & 一'],
  ['CDATA and comments', '<w:r><w:t>甲<!-- 不读 --><![CDATA[<乙>]]></w:t></w:r>', '甲<乙>'],
  [
    'a choice that is understood',
    `<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
    '新',
  ],
  [
    'a choice that isn’t',
    `<w:r><mc:AlternateContent><mc:Choice Requires="w14 x9"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
    '旧',
  ],
  [
    'of two choices the first',
    '<w:r><mc:AlternateContent><mc:Choice Requires="x9"><w:t>一</w:t></mc:Choice><mc:Choice Requires="wps"><w:t>二</w:t></mc:Choice><mc:Choice Requires="wpg"><w:t>三</w:t></mc:Choice></mc:AlternateContent></w:r>',
    '二',
  ],
])('%s', (_, content, text) => {
  expect(textsOf(paragraph(content))).toEqual([text]);
});

test('a field without an end hides no other paragraph', () => {
  const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>';
  expect(textsOf(paragraph(open) + paragraph('正文') + paragraph('结论'))).toEqual(['正文', '结论']);
});

test('a paragraph whose end was deleted goes on in the next one', () => {
  const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
  const body =
    paragraph(run('预算45.'), deleted) + paragraph(run('5万'), deleted) + paragraph('元') + paragraph('后文');
  expect(textsOf(body)).toEqual(['预算45.5万元', '后文']);
  expect(textsOf(paragraph(run('末段'), deleted))).toEqual(['末段']);
});

test('text boxes follow the paragraph that they hang on, once', () => {
  const box = BOX(paragraph('框内一') + paragraph('框内二'));
  expect(textsOf(paragraph(`${run('前')}${box}${run('后')}`) + paragraph('下文'))).toEqual([
    '前后',
    '框内一',
    '框内二',
    '下文',
  ]);
  const fallback = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${BOX(paragraph('新')).slice(5, -6)}</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('旧')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  expect(textsOf(paragraph(fallback))).toEqual(['新']);
});

test('blank paragraphs don’t count, and tables stand apart', () => {
  const table = `<w:tbl><w:tr><w:tc>${paragraph('格')}</w:tc></w:tr></w:tbl>`;
  const { narrative, grids } = readDocument(
    buildDocx(paragraph('一') + paragraph('') + paragraph(' \u3000') + table + paragraph('二')),
  );
  expect(narrative.paragraphs.map(({ n, text }) => [n, text])).toEqual([
    [1, '一'],
    [2, '二'],
  ]);
  expect(grids.map(({ name }) => name)).toEqual(['表1']);
});

test('controls, insertions and choices around paragraphs are seen through', () => {
  const body = [
    `<w:sdt><w:sdtContent>${paragraph('一')}<w:sdt><w:sdtContent>${paragraph('二')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
    `<w:ins w:id="1">${paragraph('三')}</w:ins><w:customXml>${paragraph('四')}</w:customXml>`,
    `<mc:AlternateContent><mc:Choice Requires="wps">${paragraph('五')}</mc:Choice><mc:Fallback>${paragraph('不读')}</mc:Fallback></mc:AlternateContent>`,
    `<w:altChunk/><w:moveFrom w:id="2">${paragraph('不读')}</w:moveFrom>`,
  ];
  expect(textsOf(body.join(''))).toEqual(['一', '二', '三', '四', '五']);
});

test('notes are read after the text, by the order of their references', () => {
  const reference = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (kind: string, id: number, text: string): string =>
    `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`;
  const body =
    paragraph(`${run('甲')}${reference('footnote', 5)}${run('乙')}${reference('endnote', 1)}`) +
    paragraph(`${run('丙')}${reference('footnote', 2)}<w:del w:id="1">${reference('footnote', 7)}</w:del>`);
  const parts = {
    'word/footnotes.xml': partXml(
      'footnotes',
      note('footnote', 0, '分隔线') +
        note('footnote', 2, '后一个') +
        note('footnote', 5, '前一个') +
        note('footnote', 7, '删了'),
    ),
    'word/endnotes.xml': partXml('endnotes', note('endnote', 1, '尾注的话')),
  };
  const { narrative } = readDocument(buildDocx(body, { parts }));
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['甲乙', '丙']);
  expect(narrative.notes).toEqual([
    { name: '脚注1', text: '前一个' },
    { name: '脚注2', text: '后一个' },
    { name: '尾注1', text: '尾注的话' },
  ]);
});

test('UTF-16, strict names and any prefix read the same', () => {
  const body = paragraph(run('预算100万元', '<w:b/>')) + paragraph(run('甲'), '<w:outlineLvl w:val="1"/>');
  const expected = readDocument(buildDocx(body)).narrative;
  expect(expected.paragraphs).toHaveLength(2);
  expect(readDocument(buildDocx(body, { strict: true })).narrative).toEqual(expected);
  expect(readDocument(buildDocx(body, { prefix: 'ns0', strict: true })).narrative).toEqual(expected);
  const xml = partXml('document', `<w:body>${body}</w:body>`).replace('encoding="UTF-8"', 'encoding="UTF-16"');
  const wide = Uint8Array.from(Buffer.from(`\ufeff${xml}`, 'utf16le'));
  expect(readDocument(buildDocx('', { parts: { 'word/document.xml': wide } })).narrative).toEqual(expected);
});

const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

test.each<readonly [string, string, string]>([
  [
    'elements around runs',
    ['smartTag', 'customXml', 'dir', 'bdo', 'hyperlink'].map((name) => `<w:${name}>${run(name)}</w:${name}>`).join('|'),
    'smartTagcustomXmldirbdohyperlink',
  ],
  [
    'elements that are nothing',
    `<w:proofErr w:val="1"/><w:other>${run('不读')}</w:other>${run('文')}<w:rt>${run('不读')}</w:rt>`,
    '文',
  ],
  ['a tab by its place', '<w:r><w:t>甲</w:t><w:ptab/><w:t>乙</w:t></w:r>', '甲\t乙'],
  ['line ends and tabs within text', '<w:r><w:t xml:space="preserve">甲\n乙\t丙</w:t></w:r>', '甲 乙 丙'],
  ['blanks at the edges, of every kind', '<w:r><w:t>\t\n 甲 乙 \n\t</w:t></w:r>', '甲 乙'],
  ['a wide blank is none', '<w:r><w:t>\u3000甲\u00a0</w:t></w:r>', '\u3000甲\u00a0'],
  ['a text without anything', '<w:r><w:t>甲</w:t><w:t/><w:t></w:t><w:t>  </w:t><w:t>乙</w:t></w:r>', '甲乙'],
  ['blanks in a formula', '<m:oMath><m:r><m:t> 1 ÷ </m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath>', ' 1 ÷ 2'],
  [
    'a formula of its own line',
    `<m:oMathPara><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></m:oMathPara>${run('后')}`,
    '1后',
  ],
  ['a formula without anything', `<m:oMath/>${run('后')}<m:oMathPara/>${run('末')}`, '后末'],
  [
    'what a formula deleted',
    '<m:oMath><m:r><m:t>1</m:t></m:r><w:del w:id="1"><m:r><m:t>2</m:t></m:r></w:del><w:moveFrom w:id="2"><m:r><m:t>3</m:t></m:r></w:moveFrom><m:r><m:t>4</m:t></m:r></m:oMath>',
    '14',
  ],
  ['a drawing without anything', `<w:r><w:drawing/><w:pict/><w:object/><w:t>后</w:t></w:r>${run('末')}`, '后末'],
  [
    'words in a drawing',
    `<w:r><w:drawing><wps:a><wps:t>不读</wps:t><wps:b/></wps:a></w:drawing><w:t>后</w:t></w:r>${run('末')}`,
    '后末',
  ],
  ['a field without a result', `${field('begin')}${run('指令')}${field('end')}${run('后')}`, '后'],
  [
    'a field that is told twice where its result begins',
    `${field('begin')}${run('指令')}${field('separate')}${run('里')}${field('separate')}${run('面')}${field('end')}${run('后')}`,
    '里面后',
  ],
  [
    'ends of fields that never began',
    `${field('separate')}${field('end')}${run('甲')}${field('begin')}${run('指令')}${field('separate')}${run('乙')}${field('end')}`,
    '甲乙',
  ],
  [
    'signs of an instruction',
    `${field('begin')}<w:r><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="25"/><w:t>指令</w:t></w:r>${field('separate')}${run('后')}${field('end')}`,
    '后',
  ],
  [
    'a field that begins in a hidden run',
    `<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t><w:fldChar w:fldCharType="begin"/></w:r>${run('指令')}${field('separate')}${run('后')}${field('end')}`,
    '后',
  ],
  [
    'a run that is hidden first and not then',
    '<w:r><w:rPr><w:vanish/></w:rPr><w:rPr/><w:t>藏</w:t></w:r><w:r><w:t>后</w:t></w:r>',
    '后',
  ],
  ['other looks', '<w:r><w:rPr><w:b/><w:other w:val="1"/><w:webHidden/></w:rPr><w:t>文</w:t></w:r>', '文'],
  [
    'a choice without a condition',
    '<w:r><mc:AlternateContent><mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    '旧',
  ],
  [
    'a choice with an empty condition',
    '<w:r><mc:AlternateContent><mc:Choice Requires=""><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    '旧',
  ],
  [
    'a choice with blanks',
    '<w:r><mc:AlternateContent><mc:Choice Requires=" w15  wpg "><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>',
    '新',
  ],
  [
    'neither choice nor another way',
    '<w:r><mc:AlternateContent><mc:Other Requires="w14"><w:t>不读</w:t></mc:Other></mc:AlternateContent><w:t>后</w:t></w:r>',
    '后',
  ],
  [
    'a choice of runs',
    `<mc:AlternateContent><mc:Choice Requires="w14">${run('新')}</mc:Choice><mc:Fallback>${run('旧')}</mc:Fallback></mc:AlternateContent>`,
    '新',
  ],
  [
    'a control of a control',
    `<w:sdt><w:other>${run('不读')}</w:other><w:sdtContent><w:sdt><w:sdtContent>${run('内')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
    '内',
  ],
])('%s', (_, content, text) => {
  expect(textsOf(paragraph(content) + paragraph('下文'))).toEqual([text, '下文']);
});

test.each(['0', 'false', 'off', 'none'])('hidden: %s is seen, and isn’t of what is on', (no) => {
  const vanish = (value: string): string => run(value, `<w:vanish w:val="${value}"/>`);
  expect(textsOf(paragraph(`${['1', 'true', 'on'].map(vanish).join('')}${vanish(no)}`))).toEqual([no]);
});

test('a field whose result goes over paragraphs hides none of them', () => {
  const first = paragraph(`${field('begin')}${run('指令')}${field('separate')}${run('一')}`);
  expect(textsOf(`${first}${paragraph('二')}${paragraph(field('end') + run('三'))}`)).toEqual(['一', '二', '三']);
});

test('what stands beside paragraphs and tables is nothing', () => {
  const cell = `<w:tc>${paragraph('格')}</w:tc>`;
  const body = [
    `<w:sectPr>${paragraph('不读')}</w:sectPr><w:bookmarkStart/>${paragraph('一')}`,
    `<w:sdt><w:sdtPr>${paragraph('不读')}</w:sdtPr><w:other>${paragraph('不读')}</w:other><w:sdtContent>${paragraph('二')}</w:sdtContent></w:sdt>`,
    `<w:smartTag>${paragraph('三')}</w:smartTag><w:moveTo>${paragraph('四')}</w:moveTo>`,
    `<w:tbl><w:other>${cell}</w:other><w:tr><w:other>${cell}</w:other>${cell}</w:tr></w:tbl>`,
  ];
  const { narrative, grids } = readDocument(buildDocx(body.join('')));
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['一', '二', '三', '四']);
  expect(grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ value }) => value)))).toEqual(['格']);
});

test('a paragraph whose end was deleted, before a table, ends there', () => {
  const open = paragraph(run('前'), '<w:rPr><w:moveFrom w:id="1"/></w:rPr>');
  const table = `<w:tbl><w:tr><w:tc>${paragraph('格')}</w:tc></w:tr></w:tbl>`;
  expect(textsOf(open + table + paragraph('后'))).toEqual(['前', '后']);
  // The last one says what the whole is, and each brings its boxes.
  const joined = `<w:p><w:pPr><w:outlineLvl w:val="0"/><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('前')}${BOX(paragraph('框'))}</w:p>${paragraph(run('后'), '<w:outlineLvl w:val="2"/>')}`;
  const { narrative } = readDocument(buildDocx(joined));
  expect(narrative.paragraphs.map(({ text, level }) => [text, level])).toEqual([
    ['前后', 3],
    ['框', null],
  ]);
});

test('notes: those that nothing refers to, twice, in an instruction, or that aren’t there', () => {
  const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const body = `${reference(5)}${reference(2)}${reference(5)}${reference(3)}${field('begin')}${reference(4)}${field('end')}<w:r><w:footnoteReference/></w:r><w:r><w:endnoteReference w:id="5"/></w:r>`;
  const note = (id: number): string =>
    `<w:footnote w:id="${id}">${paragraph(`第${id}`)}${paragraph('末')}</w:footnote>`;
  const parts = {
    'word/footnotes.xml': partXml(
      'footnotes',
      `<w:other w:id="2"/>${[1, 2, 4, 5].map(note).join('')}<w:footnote>${paragraph('无')}</w:footnote>`,
    ),
  };
  const read = readDocument(buildDocx(paragraph(`${run('甲')}${body}`), { parts }));
  expect(read.narrative.notes).toEqual([
    { name: '脚注1', text: '第5\n末' },
    { name: '脚注2', text: '第2\n末' },
  ]);
  expect([...read.anchors.notes()].map(({ name, anchor }) => [name, anchor.text])).toEqual([
    ['脚注1', '第5\n末'],
    ['脚注2', '第2\n末'],
  ]);
});

test('the text begins where the body does, and what follows it is read too', () => {
  const background = '<w:background><w:body><w:p><w:r><w:t>不读</w:t></w:r></w:p></w:body></w:background>';
  const xml = (content: string): string => partXml('document', content);
  const read = (content: string) => readDocument(buildDocx('', { parts: { 'word/document.xml': xml(content) } }));
  expect(read(`${background}<w:body>${paragraph('文')}</w:body>`).narrative.paragraphs).toHaveLength(1);
  expect(() => read(`${background}<w:other/>`)).toThrow(expect.objectContaining({ code: 'not-a-document' }));
  expect(() => read(`<w:body>${paragraph('文')}</w:body><w:a>`)).toThrow(expect.objectContaining({ code: 'bad-xml' }));
  const parts = { 'word/document.xml': partXml('other', `<w:body>${paragraph('文')}</w:body>`) };
  expect(() => readDocument(buildDocx('', { parts }))).toThrow(expect.objectContaining({ code: 'not-a-document' }));
  expect(() => readDocument(buildDocx('', { parts: { 'word/document.xml': null } }))).toThrow(
    expect.objectContaining({ code: 'missing-part', detail: { part: 'word/document.xml', inDocument: true } }),
  );
});

test('what a style hides isn’t read: of characters, of paragraphs, by what they are based on; both together show it again', () => {
  const styles = partXml(
    'styles',
    `<w:style w:type="character" w:styleId="藏"><w:rPr><w:vanish/></w:rPr></w:style>
     <w:style w:type="character" w:styleId="更藏"><w:basedOn w:val="藏"/><w:rPr><w:b/></w:rPr></w:style>
     <w:style w:type="character" w:styleId="不藏"><w:basedOn w:val="藏"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
     <w:style w:type="paragraph" w:styleId="藏段"><w:rPr><w:vanish/></w:rPr></w:style>`,
  );
  const of = (style: string, more = ''): string => run(style, `<w:rStyle w:val="${style}"/>${more}`);
  const body =
    paragraph(`${run('看')}${of('藏')}${of('更藏')}${of('不藏')}${of('藏', '<w:vanish w:val="0"/>')}`) +
    paragraph(`${run('段')}${of('藏')}${run('说了', '<w:vanish w:val="0"/>')}`, '<w:pStyle w:val="藏段"/>');
  const { narrative } = readDocument(buildDocx(body, { parts: { 'word/styles.xml': styles } }));
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['看不藏藏', '藏说了']);
});
