import { readDocument } from '../../../src/formats/docx/read.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';

/** Characters that a document keeps as the places of a font of symbols. */

/** `f0fe☑`: the place, and what is read. */
const SIGNS: readonly (readonly [font: string, signs: string])[] = [
  ['Wingdings', '6c● 6e■ 6f□ 70□ 71□ 72□ 75◆ a1○ a7▪ a8☐ e0→ fb× fc√ fd☒ fe☑ 6d□ ff□ 41□'],
  ['Wingdings', 'F06C● F06E■ F075◆ F0A1○ F0A7▪ F0A8☐ F0E0→ F0FB× F0FC√ F0FD☒ F0FE☑ F041□ F000□'],
  ['WINGDINGS 2', '4f× 50√ 51☒ 52☑ 53☒ 54☒ a3☐ 55□ F04F× F050√ F0A3☐'],
  ['Symbol', 'a3≤ b3≥ b4× b1± b7• b8÷ b9≠ bb≈ 2d- 25% d6√ 41□ F0A3≤ F025% F0D6√'],
  ['宋体', '4E00一 41A 20\u0020 1f□ 0□ D7FF\ud7ff D800□ F041□ 4E000□ 谁□ □'],
];

test.each(SIGNS)('%s: %s', (font, signs) => {
  const list = signs.split(/ (?=\S)/);
  const read = list.map((each) => {
    const [, code = ''] = /^(.*).$/su.exec(each) ?? [];
    const sym = `<w:r><w:t>甲</w:t><w:sym w:font="${font}" w:char="${code}"/><w:t>乙</w:t></w:r>`;
    const [found] = readDocument(buildDocx(paragraph(sym))).narrative.paragraphs;
    return `${code}${found?.text.slice(1, -1)}`;
  });
  expect(read).toEqual(list);
  expect(list.length).toBeGreaterThan(9);
});

test('a sign without a font or a place', () => {
  const body = '<w:r><w:sym w:char="F0FE"/><w:sym w:font="Wingdings"/><w:sym w:char="4E00"/></w:r>';
  expect(readDocument(buildDocx(paragraph(body))).narrative.paragraphs[0]?.text).toBe('□□一');
});
