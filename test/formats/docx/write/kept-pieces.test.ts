import { join } from 'node:path';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { type NewComment, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { buildDocx, paragraph, partXml } from '../../../support/docx-maker.ts';
import { PIECES } from '../../../support/docx-pieces.ts';
import { unlikeKept } from '../../../support/kept-file.ts';
import { faultsOf, xmlOf } from '../../../support/word-revisions.ts';

/**
 * Paragraphs of all that may stand in them, as they are read, with comments over each character and over all of them, and with another
 * text written into them as a cell. `JIHE_KEEP=1 npx jest test/formats/docx/write/kept-pieces` writes the file anew, and git shows
 * what a change changes.
 */

const FILE = join(__dirname, '../../../fixtures/docx-pieces.txt');
const PARTS = {
  'word/footnotes.xml': partXml('footnotes', `<w:footnote w:id="2">${paragraph('注文')}</w:footnote>`),
  'word/comments.xml': partXml('comments', `<w:comment w:id="4" w:author="复核">${paragraph('批注')}</w:comment>`),
};

/** The part without what is the same everywhere. */
function short(xml: string): string {
  return xml
    .replace(/<w:commentRangeStart w:id="(\d+)"\/>/g, '⟦$1')
    .replace(/<w:commentRangeEnd w:id="(\d+)"\/>/g, '$1⟧')
    .replace(/<w:r><w:commentReference w:id="(\d+)"\/><\/w:r>/g, '†$1')
    .replaceAll(' xml:space="preserve"', '·')
    .replaceAll(' w:author="绩核"', '')
    .replace(/(<\/?|\s)w:/g, '$1')
    .replaceAll('\n', '\\n');
}

function between(xml: string, from: string, to: string): string {
  return short(xml.slice(xml.indexOf(from) + from.length, xml.lastIndexOf(to)));
}

function asParagraph(xml: string): string[] {
  const bytes = buildDocx(`<w:p>${xml}</w:p>${paragraph('末段')}`, { parts: PARTS });
  const anchor = readDocument(bytes).anchors.paragraph(1);
  if (anchor === null) return ['nothing'];
  const { text, traits, pieces } = anchor;
  const letters = [...text].length === text.length ? [...text] : [];
  const ranges = [[0, text.length] as const, ...letters.map((_, at) => [at, at + 1] as const)];
  const comments = ranges.map(
    (range): NewComment => ({ at: { paragraph: 1, range }, paragraphs: [`${range[0]} ${range[1]}`] }),
  );
  const { bytes: copy, ids } = writeDocxComments(bytes, comments);
  expect(faultsOf(copy)).toEqual(faultsOf(bytes));
  expect(writeDocxComments(copy, comments)).toEqual({ bytes: copy, ids });
  const kinds = pieces.map(({ from, to, kind, inserted }) => `${from}-${to}${kind[0] ?? ''}${inserted ? '+' : ''}`);
  return [
    `${JSON.stringify(text)} ${traits} ${kinds.join()} ${ids.join()}`,
    between(xmlOf(copy), '<w:body><w:p>', `</w:p>${paragraph('末段')}<w:sectPr/>`),
  ];
}

function asCell(xml: string, lines: (own: string) => string, to: string): string[] {
  const bytes = buildDocx(
    `<w:tbl><w:tr><w:tc>${paragraph('签')}</w:tc><w:tc>${lines(`<w:p>${xml}</w:p>`)}</w:tc></w:tr></w:tbl>`,
    {
      parts: PARTS,
    },
  );
  const held = readDocument(bytes).anchors.cell('表1', 'B1')?.text ?? '';
  const edit = {
    sheet: '表1',
    cell: 'B1',
    from: { value: held.trim() === '' ? null : held },
    to: { value: to },
  };
  return (['tracked', 'plain'] as const).map((mode) => {
    const { bytes: copy, refused } = writeDocxEdits(bytes, [edit], { mode });
    if (refused.length > 0) return `${mode}: ${refused.map(({ code }) => code).join()}`;
    expect(faultsOf(copy)).toEqual(faultsOf(bytes));
    return `${mode} ${between(xmlOf(copy), '</w:tc><w:tc>', '</w:tc>')}`;
  });
}

/** As the second line, and as the first, of a cell that becomes one line; what stands within others is left out. */
function asLines(name: string, xml: string): string[] {
  if (name.includes(':')) return [];
  const other = paragraph('另');
  return [...asCell(xml, (own) => other + own, '新'), ...asCell(xml, (own) => own + other, '新')];
}

test('each piece, commented and written over', () => {
  expect(PIECES.length).toBeGreaterThan(350);
  const lines = PIECES.flatMap(({ name, xml }) => [
    `# ${name}`,
    ...asParagraph(xml),
    ...asCell(xml, (own) => own, '新\n增'),
    ...asLines(name, xml),
  ]);
  const found = `${lines.join('\n')}\n`;
  expect(unlikeKept(FILE, found)).toEqual([]);
});
