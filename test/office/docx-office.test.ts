import { strFromU8, unzipSync } from 'fflate';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import { readDocument } from '../../src/formats/docx/read.ts';
import { type NewComment, writeDocxComments } from '../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../src/formats/docx/write/edits.ts';
import { buildDocx, type DocxOptions, paragraph, partXml, run, tableXml } from '../support/docx-maker.ts';
import { convertAll } from '../support/libreoffice.ts';
import { descendants, elements, parseXml, type XmlNode } from '../support/word-revisions.ts';

const TEXT = '预算100万元，拨付资金45.5万元，进度100%。';

const ROWS = [
  [{ text: '指标' }, { text: '分值' }, { text: '得分' }],
  [{ text: '培训人数' }, { text: '10.00' }, { text: '' }],
  [{ text: '满意度' }, { text: '95%' }, { text: '九分\n半' }],
];

/** Other people’s comments and changes, a note, a text box, and our table. */
function documentOf(options: DocxOptions = {}): Uint8Array {
  const others = `<w:commentRangeStart w:id="1"/>${run('别人看过')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`;
  const cutUp = `${run('支出 4', '<w:b/>')}${run('5.')}<w:ins w:id="4" w:author="某人">${run('5万元')}</w:ins><w:del w:id="5" w:author="某人"><w:r><w:delText>亿元</w:delText></w:r></w:del>`;
  const note = `${run('有脚注')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('。')}`;
  return buildDocx(
    [TEXT, others, cutUp, note].map((content) => paragraph(content)).join('') +
      tableXml({ widths: [3000, 3000, 3000], rows: ROWS }) +
      paragraph(''),
    {
      ...options,
      parts: {
        'word/footnotes.xml': partXml(
          'footnotes',
          `<w:footnote w:id="2">${paragraph('其中：60万元。')}</w:footnote>`,
          options,
        ),
        'word/comments.xml': partXml(
          'comments',
          `<w:comment w:id="1" w:author="复核人" w:date="2023-01-02T03:04:05Z">${paragraph('已阅')}</w:comment>`,
          options,
        ),
        '[Content_Types].xml': CONTENT_TYPES,
      },
    },
  );
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="${WORD}.footnotes+xml"/><Override PartName="/word/comments.xml" ContentType="${WORD}.comments+xml"/></Types>`;

const COMMENTS: readonly NewComment[] = [
  {
    at: { paragraph: 1, range: [21, 25], quote: '100%' },
    paragraphs: ['[错误] 进度算不出来', '45.5 ÷ 100 = 45.5%', '核对 <原文> & 数字'],
  },
  { at: { paragraph: 1, range: [12, 25] }, paragraphs: ['[提示] 跨着另一条'] },
  { at: { paragraph: 3, range: [3, 9], quote: '45.5万元' }, paragraphs: ['[错误] 跨着修订'] },
  { at: { note: '脚注1', range: [3, 7] }, paragraphs: ['[提示] 注里的数'] },
  { at: { sheet: '表1', cell: 'C2' }, paragraphs: ['[错误] 没有得分'] },
  { at: { sheet: '表1', cell: 'C3' }, paragraphs: ['[警告] 两行'] },
];

const EDITS: readonly CellEdit[] = [
  { sheet: '表1', cell: 'B2', from: { value: 10 }, to: { value: 9.5 } },
  { sheet: '表1', cell: 'C2', from: { value: null }, to: { value: '未打分\n<待补>' } },
  { sheet: '表1', cell: 'C3', from: { value: '九分\n半' }, to: { value: 9 } },
];

interface Annotation {
  readonly author: string;
  readonly text: string;
}

function content(odt: Uint8Array): XmlNode {
  return parseXml(strFromU8(unzipSync(odt)['content.xml'] ?? new Uint8Array()));
}

function textOf(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.name === 'line-break') return '\n';
      if (child.name === 'tab') return '\t';
      if (child.name === 's') return ' '.repeat(Number(child.attributes.get('c') ?? '1'));
      return ['annotation', 'note', 'tracked-changes'].includes(child.name) ? '' : textOf(child);
    })
    .join('');
}

function annotations(root: XmlNode): Annotation[] {
  return descendants(root, 'annotation').map((node) => ({
    author: elements(node)
      .filter(({ name }) => name === 'creator')
      .map(textOf)
      .join(''),
    text: elements(node)
      .filter(({ name }) => name === 'p')
      .map(textOf)
      .join('\n'),
  }));
}

/** The paragraphs of the document as LibreOffice shows them; those of cells too. */
function lines(root: XmlNode): string[] {
  const body = descendants(root, 'text').find(({ children }) => children.length > 0);
  const visit = (node: XmlNode): string[] =>
    elements(node).flatMap((child) => {
      if (child.name === 'tracked-changes') return [];
      return child.name === 'p' || child.name === 'h' ? [textOf(child)] : visit(child);
    });
  return body === undefined ? [] : visit(body);
}

const DRESSES: readonly (readonly [string, DocxOptions])[] = [
  ['as Word writes it', {}],
  ['strict', { strict: true }],
  ['with another prefix', { prefix: 'ns0' }],
];

test('copies with comments and tracked changes, as LibreOffice opens them', async () => {
  const befores = DRESSES.map(([, options]) => documentOf(options));
  const commented = befores.map((before) => writeDocxComments(before, COMMENTS));
  const tracked = befores.map((before) =>
    writeDocxEdits(before, EDITS, { mode: 'tracked', date: '2026-11-26T08:00:00Z' }),
  );
  const both = tracked.map(({ bytes }) => writeDocxComments(bytes, COMMENTS));
  const files = [
    ...befores,
    ...commented.map(({ bytes }) => bytes),
    ...tracked.map(({ bytes }) => bytes),
    ...both.map(({ bytes }) => bytes),
  ];
  const opened = (await convertAll(files, 'odt', 'docx')).map(content);
  const own = COMMENTS.map(({ paragraphs }) => ({ author: '绩核', text: paragraphs.join('\n') }));
  let compared = 0;
  for (const at of DRESSES.keys()) {
    const [before, withComments, withChanges, withBoth] = [0, 3, 6, 9].map((from) => opened[from + at] as XmlNode) as [
      XmlNode,
      XmlNode,
      XmlNode,
      XmlNode,
    ];
    expect(annotations(before)).toEqual([{ author: '复核人', text: '已阅' }]);
    expect(lines(before)).toContain(TEXT);
    expect(annotations(withComments)).toHaveLength(7);
    for (const each of own) expect(annotations(withComments)).toContainEqual(each);
    expect(lines(withComments)).toEqual(lines(before));
    expect(tracked[at]?.refused).toEqual([]);
    const regions = descendants(withChanges, 'changed-region');
    const ours = regions.filter(
      (region) =>
        textOf(region).includes('绩核') || descendants(region, 'creator').some((who) => textOf(who) === '绩核'),
    );
    const kinds = ours.flatMap((region) => elements(region).map(({ name }) => name)).sort();
    expect(kinds.filter((kind) => kind === 'insertion')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'deletion').length).toBeGreaterThanOrEqual(2);
    expect(lines(withChanges)).toEqual(expect.arrayContaining(['9.50', '未打分\n<待补>', '9']));
    expect(annotations(withBoth)).toHaveLength(7);
    compared++;
  }
  expect(compared).toBe(3);
});

test('a copy that LibreOffice saved again holds our comments and changes', async () => {
  const { bytes } = writeDocxEdits(documentOf(), EDITS, { mode: 'tracked', date: '2026-11-26T08:00:00Z' });
  const copy = writeDocxComments(bytes, COMMENTS).bytes;
  const [saved] = await convertAll([copy], 'docx', 'docx');
  const again = readDocument(saved as Uint8Array);
  expect(again.grids[0]?.rows.flatMap(({ cells }) => cells.map(({ value }) => value))).toEqual([
    '指标',
    '分值',
    '得分',
    '培训人数',
    9.5,
    '未打分\n<待补>',
    '满意度',
    0.95,
    9,
  ]);
  const rewritten = writeDocxComments(saved as Uint8Array, COMMENTS);
  expect(rewritten.ids.every((id) => id !== null)).toBe(true);
  expect(writeDocxComments(rewritten.bytes, COMMENTS).bytes).toEqual(rewritten.bytes);
});
