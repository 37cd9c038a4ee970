import { cellAddress } from '../../../src/engine/grid/address.ts';
import { type ParagraphAnchor, stretchesOf } from '../../../src/formats/docx/anchors.ts';
import {
  TRAIT_CONTROL,
  TRAIT_FIELD,
  TRAIT_NESTED_TABLE,
  TRAIT_OBJECT,
  TRAIT_REVISION,
} from '../../../src/formats/docx/model.ts';
import { readDocument, type WordContent } from '../../../src/formats/docx/read.ts';
import { buildDocx, DRESSES, formAsDocx, paragraph, partXml, run } from '../../support/docx-maker.ts';
import { allForms } from '../../support/fixtures.ts';

/** Where every character stands: writing at a place needs nothing else. */

function slice({ anchors }: WordContent, part: string, span: { readonly start: number; readonly end: number }): string {
  return new TextDecoder().decode(anchors.parts.get(part)?.subarray(span.start, span.end));
}

/** Every piece's element holds its characters, and the pieces hold the text without a gap. */
function check(content: WordContent, anchor: ParagraphAnchor): number {
  let at = 0;
  for (const { from, to, run, element, content: inner, kind } of anchor.pieces) {
    expect(from).toBe(at);
    expect(to).toBeGreaterThan(from);
    at = to;
    const xml = slice(content, anchor.part, element);
    expect(slice(content, anchor.part, run)).toMatch(
      /^<\w+:(?:r|oMath|oMathPara)[ >].*<\/\w+:(?:r|oMath|oMathPara)>$/s,
    );
    expect(run.start).toBeLessThan(element.start);
    expect(run.end).toBeGreaterThan(element.end);
    if (kind === 'sign') expect(xml).toMatch(/^<\w+:\w+[^>]*\/>$/);
    else {
      const text = slice(content, anchor.part, inner).replaceAll('&lt;', '<').replaceAll('&amp;', '&');
      expect(text.trim()).toBe(anchor.text.slice(from, to).trim());
      expect(xml).toContain(slice(content, anchor.part, inner));
    }
  }
  expect(at).toBe(anchor.text.length);
  if (anchor.contentStart >= 0)
    expect(slice(content, anchor.part, { start: 0, end: anchor.contentStart })).toMatch(/(?:<\/\w+:pPr>|<\w+:p>)$/);
  expect(slice(content, anchor.part, anchor.span)).toMatch(/^<\w+:p(?: [^>]*)?(?:\/>|>.*<\/\w+:p>)$/s);
  return anchor.pieces.length;
}

test('paragraphs: runs, signs, formulas, revisions, entities', () => {
  const body = [
    paragraph(
      `${run('预算45')}${run('.5')}<w:r><w:tab/><w:t>&lt;甲&amp;乙</w:t><w:br/></w:r><w:ins w:id="1">${run('万元')}</w:ins>`,
      '<w:jc w:val="center"/>',
    ),
    paragraph(
      `${run('𠮷祥')}<m:oMath><m:r><m:t>1÷2</m:t></m:r></m:oMath><w:del w:id="2"><w:r><w:delText>不读</w:delText></w:r></w:del>`,
    ),
    paragraph(run('前半'), '<w:rPr><w:del w:id="3"/></w:rPr>') + paragraph(`${run('后半')}<w:r><w:t> 段 </w:t></w:r>`),
  ];
  for (const options of [{}, { prefix: 'ns0' }]) {
    const content = readDocument(buildDocx(body.join(''), options));
    const anchors = content.narrative.paragraphs.map(({ n }) => content.anchors.paragraph(n) as ParagraphAnchor);
    expect(anchors.map((anchor) => check(content, anchor))).toEqual([6, 2, 3]);
    expect(anchors.map(({ text }) => text)).toEqual(content.narrative.paragraphs.map(({ text }) => text));
    expect(anchors[0]?.pieces.map(({ inserted }) => inserted)).toEqual([false, false, false, false, false, true]);
    expect(anchors[2]?.text).toBe('前半后半段');
  }
});

const forms = allForms();

test.each(DRESSES)('cells of a form: $name', (dress) => {
  let worn: Uint8Array | null = null;
  for (const form of forms) worn ??= formAsDocx(form, dress);
  const content = readDocument(worn as unknown as Uint8Array);
  let cells = 0;
  for (const { name, rows } of content.grids) {
    for (const { row, column, kind, value } of rows.flatMap((each) => each.cells)) {
      const anchor = content.anchors.cell(name, cellAddress(row, column));
      expect(anchor).not.toBeNull();
      if (kind === 'text') expect(anchor?.text).toBe(value);
      for (const each of anchor?.paragraphs ?? []) check(content, each);
      cells++;
    }
  }
  expect(cells).toBeGreaterThan(45);
});

test('blank cells have their places too, those that aren’t there have none', () => {
  const body = `<w:tbl><w:tr><w:tc><w:tcPr/><w:p/></w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`;
  const content = readDocument(buildDocx(body));
  const blank = content.anchors.cell('表1', 'A1');
  expect(blank?.text).toBe('');
  expect(slice(content, 'word/document.xml', blank?.span ?? { start: 0, end: 0 })).toBe('<w:tc><w:tcPr/><w:p/></w:tc>');
  expect(blank?.paragraphs.map(({ contentStart }) => contentStart)).toEqual([-1]);
  for (const address of ['C1', 'A2', 'x', '']) expect(content.anchors.cell('表1', address)).toBeNull();
  expect(content.anchors.cell('表2', 'A1')).toBeNull();
  expect([content.anchors.paragraph(0), content.anchors.paragraph(9), content.anchors.note('脚注1')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a quote over several paragraphs of a cell is a stretch of each', () => {
  const content = readDocument(
    buildDocx(`<w:tbl><w:tr><w:tc>${paragraph('一二三')}${paragraph('')}${paragraph('四五')}</w:tc></w:tr></w:tbl>`),
  );
  const cell = content.anchors.cell('表1', 'A1');
  expect(cell?.text).toBe('一二三\n\n四五');
  const found = stretchesOf(cell?.paragraphs ?? [], 1, 6);
  expect(found.map(({ paragraph: { text }, start, end }) => text.slice(start, end))).toEqual(['二三', '四']);
});

test('what makes a cell one to leave alone', () => {
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const sdt = (properties: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('甲')}</w:sdtContent></w:sdt>`;
  const cells: readonly (readonly [string, number])[] = [
    [paragraph('甲'), 0],
    [paragraph(field), TRAIT_FIELD],
    [paragraph(`<w:fldSimple w:instr="PAGE">${run('3')}</w:fldSimple>`), TRAIT_FIELD],
    [paragraph(sdt('<w:alias w:val="x"/>')), 0],
    [paragraph(sdt('<w:lock w:val="sdtLocked"/>')), 0],
    [paragraph(sdt('<w:lock w:val="sdtContentLocked"/>')), TRAIT_CONTROL],
    [paragraph(sdt('<w:dataBinding w:xpath="/a"/>')), TRAIT_CONTROL],
    [
      `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt>`,
      TRAIT_CONTROL,
    ],
    [paragraph('<w:r><w:drawing/></w:r>'), TRAIT_OBJECT],
    [paragraph(`<w:ins w:id="1">${run('甲')}</w:ins>`), TRAIT_REVISION],
    [paragraph('<w:del w:id="1"><w:r><w:delText>甲</w:delText></w:r></w:del>'), TRAIT_REVISION],
    [paragraph(run('甲'), '<w:rPr><w:ins w:id="1"/></w:rPr>'), TRAIT_REVISION],
    [`<w:tbl><w:tr><w:tc>${paragraph('里')}</w:tc></w:tr></w:tbl>${paragraph('')}`, TRAIT_NESTED_TABLE],
  ];
  const { anchors } = readDocument(
    buildDocx(`<w:tbl><w:tr>${cells.map(([xml]) => `<w:tc>${xml}</w:tc>`).join('')}</w:tr></w:tbl>`),
  );
  expect(cells.map((_, at) => anchors.cell('表1', cellAddress(1, at + 1))?.traits)).toEqual(
    cells.map(([, traits]) => traits),
  );
});

test('in notes and text boxes a run of the text around stands for the place', () => {
  const box = `<w:r><w:drawing><wps:txbx><w:txbxContent>${paragraph('框内')}</w:txbxContent></wps:txbx></w:drawing></w:r>`;
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const footnotes = partXml('footnotes', `<w:footnote w:id="2">${paragraph(run('注里的话'))}</w:footnote>`);
  const content = readDocument(
    buildDocx(paragraph(`${run('甲')}${box}${reference}`), { parts: { 'word/footnotes.xml': footnotes } }),
  );
  const { anchors } = content;
  expect(anchors.paragraph(1)?.standIn).toBeNull();
  const inBox = anchors.paragraph(2)?.standIn;
  expect(slice(content, inBox?.part ?? '', inBox ?? { start: 0, end: 0 })).toBe(box);
  const [note] = anchors.note('脚注1')?.paragraphs ?? [];
  expect(note?.part).toBe('word/footnotes.xml');
  expect(check(content, note as ParagraphAnchor)).toBe(1);
  expect(note?.standIn?.part).toBe('word/document.xml');
  expect(slice(content, 'word/document.xml', note?.standIn ?? { start: 0, end: 0 })).toBe(reference);
});
