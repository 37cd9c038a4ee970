import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { DRESSES, docxEntries, formAsDocx, paragraph, partXml, run, tableXml } from '../../support/docx-maker.ts';
import { exampleForm } from '../../support/form-text.ts';
import { buildZip } from '../../support/zip-builder.ts';

/** A document with a byte changed anywhere: read, or refused by the one error that there is. */

const BODY = [
  paragraph(
    `${run('预算')}<w:ins w:id="1">${run('45.5万元')}</w:ins><w:del w:id="2"><w:r><w:delText>9</w:delText></w:r></w:del>`,
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
  ),
  `<w:sdt><w:sdtPr><w:lock w:val="x"/></w:sdtPr><w:sdtContent>${paragraph(run('甲', '<w:vanish/>'))}</w:sdtContent></w:sdt>`,
  paragraph(
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent><w:footnoteReference w:id="2"/></w:r>',
  ),
  tableXml({
    widths: [1000, 60, 900],
    rows: [
      [
        { text: '项目名称', down: 'restart' },
        { text: '5', span: 2 },
      ],
      [{ text: '', down: 'continue' }, { text: '一级指标' }, { text: '98.5%' }],
    ],
  }),
].join('');

const PARTS = {
  'word/footnotes.xml': partXml('footnotes', `<w:footnote w:id="2">${paragraph('注')}</w:footnote>`),
  'word/numbering.xml': partXml(
    'numbering',
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  ),
  'word/styles.xml': partXml(
    'styles',
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>',
  ),
};

const entries = docxEntries(BODY, { parts: PARTS });
const changing = entries.filter(({ name }) => name.startsWith('word/') || name.startsWith('_rels/'));

function isReadOrRefused(bytes: Uint8Array): boolean {
  try {
    readDocument(bytes);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    expect((error as DocumentError).code).not.toBe('unknown');
    return false;
  }
}

const LETTERS = [0x3c, 0x3e, 0x2f, 0x26, 0x22, 0x3d, 0x20, 0x30, 0x39, 0x2d, 0x77, 0x3a, 0x00, 0xff, 0xe4];

test('one byte of a part', () => {
  let read = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.constantFrom(...LETTERS), (part, at, byte) => {
      const name = (changing[part % changing.length] as (typeof changing)[number]).name;
      const bytes = buildZip(
        entries.map((entry) => {
          if (entry.name !== name) return entry;
          const data = entry.data.slice();
          data[at % data.length] = byte;
          return { ...entry, data };
        }),
      );
      if (isReadOrRefused(bytes)) read++;
      else refused++;
    }),
    { numRuns: 1500 },
  );
  expect(read).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(300);
});

test('a tag taken out of a form, or doubled', () => {
  let runs = 0;
  for (const dress of DRESSES) {
    const bytes = formAsDocx(exampleForm('national'), dress);
    if (bytes === null) continue;
    const parts = unzipSync(bytes);
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    const tags = [...xml.matchAll(/<[^>]+>/g)];
    for (let at = 7; at < tags.length; at += Math.ceil(tags.length / 12)) {
      const [tag] = tags[at] as RegExpMatchArray;
      const index = tags[at]?.index ?? 0;
      for (const other of ['', tag + tag, tag.replace('/', ''), tag.replace(/\d+/, '99999999999999')]) {
        const changed = xml.slice(0, index) + other + xml.slice(index + tag.length);
        isReadOrRefused(
          buildZip(
            Object.entries({ ...parts, 'word/document.xml': new TextEncoder().encode(changed) }).map(
              ([name, data]) => ({ name, data }),
            ),
          ),
        );
        runs++;
      }
    }
  }
  expect(runs).toBeGreaterThan(400);
});
