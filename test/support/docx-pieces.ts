import { paragraph, run } from './docx-maker.ts';

/** What may stand around, or between, the runs of a paragraph: each by itself, and each within each. */

export interface Piece {
  readonly name: string;
  /** The content of a paragraph. */
  readonly xml: string;
}

const REVISION = 'w:id="9" w:author="复核"';

function control(properties: string): (content: string) => string {
  return (content) => `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

const element =
  (name: string, attributes = '') =>
  (content: string): string =>
    `<${name}${attributes === '' ? '' : ` ${attributes}`}>${content}</${name}>`;

const AROUND: Readonly<Record<string, (content: string) => string>> = {
  link: element('w:hyperlink', 'w:anchor="a"'),
  tag: element('w:smartTag', 'w:element="e"'),
  inserted: element('w:ins', REVISION),
  'moved here': element('w:moveTo', REVISION),
  deleted: (content) => element('w:del', REVISION)(content.replace(/(<\/?w:)t\b/g, '$1delText')),
  'a simple field': element('w:fldSimple', 'w:instr="PAGE"'),
  'a control': control(''),
  'a control of text': control('<w:text/>'),
  'a control to choose from': control('<w:dropDownList/>'),
  'a hint': control('<w:showingPlcHdr/>'),
  'a locked control': control('<w:lock w:val="sdtContentLocked"/>'),
  'a bound control': control('<w:dataBinding w:xpath="/a"/>'),
  'a control that can’t be deleted': control('<w:lock w:val="sdtLocked"/>'),
  'the first choice': (content) =>
    `<mc:AlternateContent><mc:Choice Requires="w14">${content}</mc:Choice><mc:Fallback>${run('旧')}</mc:Fallback></mc:AlternateContent>`,
  'the last choice': (content) =>
    `<mc:AlternateContent><mc:Choice Requires="w99">${run('新')}</mc:Choice><mc:Fallback>${content}</mc:Fallback></mc:AlternateContent>`,
  'words with their sounds': (content) =>
    `<w:r><w:ruby><w:rt>${run('yin')}</w:rt><w:rubyBase>${content}</w:rubyBase></w:ruby></w:r>`,
  bidirectional: element('w:bdo', 'w:val="ltr"'),
  unknown: element('w:unknown'),
};

const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

const BETWEEN: Readonly<Record<string, string>> = {
  'a run': run('甲乙'),
  'two runs': run('甲', '<w:b/>') + run('乙', '<w:i/>'),
  'runs with something between': `${run('甲')}<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>${run('乙')}`,
  'signs of spelling': `${run('甲')}<w:proofErr w:type="spellStart"/>${run('乙')}<w:proofErr w:type="spellEnd"/>`,
  'several texts in a run':
    '<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t xml:space="preserve"> 丙 </w:t></w:r>',
  'a symbol': '<w:r><w:t>甲</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:noBreakHyphen/></w:r>',
  'a formula': '<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath>',
  'a formula of its own line': '<m:oMathPara><m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath></m:oMathPara>',
  'a field': `${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${field('separate')}${run('甲乙')}${field('end')}`,
  'a field without a result': `${field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${field('end')}${run('甲乙')}`,
  'hidden words': run('甲', '<w:vanish/>') + run('乙'),
  'a note': `${run('甲')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('乙')}`,
  'a comment': `<w:commentRangeStart w:id="4"/>${run('甲')}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>${run('乙')}`,
  'a comment in a run with words':
    '<w:commentRangeStart w:id="4"/><w:r><w:t>甲</w:t><w:commentReference w:id="4"/></w:r><w:commentRangeEnd w:id="4"/>',
  'a picture': `${run('甲')}<w:r><w:drawing/></w:r>${run('乙')}`,
  'a box': `${run('甲')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('框里')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  'a last page': '<w:r><w:lastRenderedPageBreak/><w:t>甲乙</w:t></w:r>',
  'a run without words': '<w:r><w:rPr><w:b/></w:rPr></w:r>',
  'one tag': '<w:r/>',
  'CDATA and entities': '<w:r><w:t>甲<![CDATA[<乙>]]>&amp;&#x4E01;</w:t></w:r>',
  'a character of two': run('甲𠮷乙'),
  'looks that changed': run('甲乙', `<w:b/><w:rPrChange ${REVISION}><w:rPr/></w:rPrChange>`),
  'an end that was deleted': `<w:pPr><w:rPr><w:del ${REVISION}/></w:rPr></w:pPr>${run('甲乙')}`,
  'looks of the end': `<w:pPr><w:jc w:val="left"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr>${run('甲乙')}`,
};

/** Every piece by itself, and what stands around others around each that does. */
export const PIECES: readonly Piece[] = [
  ...Object.entries(BETWEEN).map(([name, xml]) => ({ name, xml })),
  ...Object.entries(AROUND).flatMap(([name, around]) => [
    { name, xml: around(run('甲乙')) },
    { name: `${name}, between words`, xml: run('前') + around(run('甲乙')) + run('后') },
    { name: `${name}, empty`, xml: run('前') + around('') },
    ...Object.entries(AROUND).map(([inner, within]) => ({
      name: `${name}: ${inner}`,
      xml: run('前') + around(within(run('甲'))),
    })),
  ]),
];
