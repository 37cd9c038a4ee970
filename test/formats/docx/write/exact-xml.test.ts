import { readDocument } from '../../../../src/formats/docx/read.ts';
import { writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { readDocxWaivers } from '../../../../src/formats/docx/write/waivers.ts';
import { buildDocx, paragraph, partXml } from '../../../support/docx-maker.ts';
import { xmlOf } from '../../../support/word-revisions.ts';

/** What is written, byte by byte: whatever else would read as the same text isn't what Word would have written. */

/** Of a cell with these paragraphs: the text that it gets, and what it holds then, with tracked changes and without. */
const CELLS: readonly (readonly [name: string, before: string, to: string, tracked: string, plain: string])[] = [
  [
    'emptied',
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>',
    '',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:rPr><w:b/></w:rPr><w:delText>甲</w:delText></w:r></w:del></w:p>',
    '<w:p></w:p>',
  ],
  [
    'emptied, of two lines',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '',
    '<w:p><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del></w:p><w:p><w:del w:id="2" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p></w:p>',
  ],
  [
    'the first line alone',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙\n乙',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
  ],
  [
    'the second line emptied',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '甲\n',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:del w:id="0" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p></w:p>',
  ],
  [
    'the second line gone',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '甲',
    '<w:p><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:del w:id="1" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p>',
  ],
  [
    'a line more',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p>',
    '甲\n丙',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">甲</w:t><w:br/><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">甲</w:t><w:br/><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'of one tag',
    '<w:p w:rsidR="1"/>',
    '丙',
    '<w:p w:rsidR="1"><w:ins w:id="0" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p w:rsidR="1"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'of two tags',
    '<w:p/><w:p/>',
    '丙',
    '<w:p><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p/>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'blank, with looks',
    '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr><w:ins w:id="0" w:author="绩核"><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:sz w:val="18"/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'blank, with properties',
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:ins w:id="0" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'blank, with a run',
    '<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>',
    '丙',
    '<w:p><w:ins w:id="0" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t></w:r><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>',
  ],
  [
    'three runs, one apart',
    '<w:p><w:r><w:t>甲</w:t></w:r><w:r w:rsidR="1"><w:rPr><w:i/></w:rPr><w:t>乙</w:t></w:r><w:bookmarkStart w:id="5" w:name="b"/><w:r><w:t>丁</w:t></w:r><w:bookmarkEnd w:id="5"/></w:p>',
    '丙',
    '<w:p><w:del w:id="6" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r><w:r w:rsidR="1"><w:rPr><w:i/></w:rPr><w:delText>乙</w:delText></w:r></w:del><w:bookmarkStart w:id="5" w:name="b"/><w:del w:id="7" w:author="绩核"><w:r><w:delText>丁</w:delText></w:r></w:del><w:ins w:id="8" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins><w:bookmarkEnd w:id="5"/></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t></w:r><w:bookmarkStart w:id="5" w:name="b"/><w:bookmarkEnd w:id="5"/></w:p>',
  ],
  [
    'a run with an empty text',
    '<w:p><w:r><w:t/><w:t>甲</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:delText/><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'looks that tell of a revision',
    '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange><w:sz w:val="1"/></w:rPr><w:t>甲</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:del w:id="4" w:author="绩核"><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="a"><w:rPr><w:i/></w:rPr></w:rPrChange><w:sz w:val="1"/></w:rPr><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="5" w:author="绩核"><w:r><w:rPr><w:b/><w:sz w:val="1"/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:rPr><w:b/><w:sz w:val="1"/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'looks that are an empty tag',
    '<w:p><w:r><w:rPr/><w:t>甲</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:rPr/><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:rPr/><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:rPr/><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'lines, tabs, signs',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p>',
    '丙\n\t<&>"\n',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t><w:br/><w:tab/><w:t xml:space="preserve">&lt;&amp;&gt;"</w:t><w:br/></w:r></w:ins></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">丙</w:t><w:br/><w:tab/><w:t xml:space="preserve">&lt;&amp;&gt;"</w:t><w:br/></w:r></w:p>',
  ],
  [
    'joined, with properties of one tag',
    '<w:p><w:pPr/><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr/><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, with attributes in them',
    '<w:p><w:pPr w:x="1"/><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr w:x="1"><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr w:x="1"/><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, with properties',
    '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, with looks',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:del w:id="0" w:author="绩核"/><w:b/></w:rPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, with looks of one tag',
    '<w:p><w:pPr><w:rPr w:x="1"/><w:sectPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:rPr w:x="1"><w:del w:id="0" w:author="绩核"/></w:rPr><w:sectPr/></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:rPr w:x="1"/><w:sectPr/></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, with a section',
    '<w:p><w:pPr><w:jc w:val="left"/><w:sectPr><w:rPr/></w:sectPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr><w:sectPr><w:rPr/></w:sectPr></w:pPr><w:del w:id="1" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:jc w:val="left"/><w:sectPr><w:rPr/></w:sectPr></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, the first as it is',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p><w:r><w:t>丁</w:t></w:r></w:p>',
    '甲',
    '<w:p><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id="1" w:author="绩核"/></w:rPr></w:pPr><w:del w:id="2" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>丁</w:delText></w:r></w:del></w:p>',
    '<w:p><w:r><w:t>甲</w:t></w:r></w:p>',
  ],
  [
    'joined, with properties that were changed',
    '<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="4" w:author="a"><w:pPr><w:rPr/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:del w:id="5" w:author="绩核"/></w:rPr><w:pPrChange w:id="4" w:author="a"><w:pPr><w:rPr/></w:pPr></w:pPrChange></w:pPr><w:del w:id="6" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="7" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:del w:id="8" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="4" w:author="a"><w:pPr><w:rPr/></w:pPr></w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'joined, of two tags and a text',
    '<w:p w:x="1"/><w:p/><w:p><w:r><w:t>乙</w:t></w:r></w:p>',
    '丙',
    '<w:p w:x="1"><w:pPr><w:rPr><w:del w:id="0" w:author="绩核"/></w:rPr></w:pPr><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p><w:p><w:pPr><w:rPr><w:del w:id="2" w:author="绩核"/></w:rPr></w:pPr></w:p><w:p><w:del w:id="3" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>',
    '<w:p w:x="1"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'tags with blanks in them',
    '<w:p><w:r\n><w:t\txml:space="preserve" >甲</w:t ><w:t >乙</w:t\n></w:r ></w:p>',
    '丙',
    '<w:p><w:del w:id="0" w:author="绩核"><w:r\n><w:delText\txml:space="preserve" >甲</w:delText ><w:delText >乙</w:delText\n></w:r ></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r\n><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'looks with all that tells of revisions',
    '<w:p><w:r><w:rPr><w:ins w:id="1"/><w:b/><w:del w:id="2"/><w:moveFrom w:id="3"/><w:i/><w:moveTo w:id="4"/><w:insert/><w:rPrChange w:id="5"><w:rPr><w:ins/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>',
    '丙',
    '<w:p><w:del w:id="6" w:author="绩核"><w:r><w:rPr><w:ins w:id="1"/><w:b/><w:del w:id="2"/><w:moveFrom w:id="3"/><w:i/><w:moveTo w:id="4"/><w:insert/><w:rPrChange w:id="5"><w:rPr><w:ins/></w:rPr></w:rPrChange></w:rPr><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="7" w:author="绩核"><w:r><w:rPr><w:b/><w:i/><w:insert/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:rPr><w:b/><w:i/><w:insert/></w:rPr><w:t xml:space="preserve">丙</w:t></w:r></w:p>',
  ],
  [
    'beside a comment, whose id is the highest',
    '<w:p><w:commentRangeStart w:id="50"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="50"/><w:r><w:commentReference w:id="50"/></w:r><w:bookmarkStart w:id="7" w:name="b"/></w:p>',
    '丙',
    '<w:p><w:commentRangeStart w:id="50"/><w:del w:id="51" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="52" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins><w:commentRangeEnd w:id="50"/><w:r><w:commentReference w:id="50"/></w:r><w:bookmarkStart w:id="7" w:name="b"/></w:p>',
    '<w:p><w:commentRangeStart w:id="50"/><w:r><w:t xml:space="preserve">丙</w:t></w:r><w:commentRangeEnd w:id="50"/><w:r><w:commentReference w:id="50"/></w:r><w:bookmarkStart w:id="7" w:name="b"/></w:p>',
  ],
  [
    'two controls and a link side by side',
    '<w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink><w:r><w:t>乙</w:t></w:r><w:r><w:t>丁</w:t></w:r></w:hyperlink></w:p>',
    '丙',
    '<w:p><w:sdt><w:sdtContent><w:del w:id="0" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del></w:sdtContent></w:sdt><w:hyperlink><w:del w:id="1" w:author="绩核"><w:r><w:delText>乙</w:delText></w:r><w:r><w:delText>丁</w:delText></w:r></w:del><w:ins w:id="2" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:hyperlink></w:p>',
    '<w:p><w:sdt><w:sdtContent><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink></w:hyperlink></w:p>',
  ],
  [
    'a typed control',
    '<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>',
    '丙',
    '<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:del w:id="0" w:author="绩核"><w:r><w:delText>甲</w:delText></w:r></w:del><w:ins w:id="1" w:author="绩核"><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:ins></w:sdtContent></w:sdt></w:p>',
    '<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">丙</w:t></w:r></w:sdtContent></w:sdt></w:p>',
  ],
];

test.each(CELLS)('a cell: %s', (_, xml, to, tracked, plain) => {
  const before = buildDocx(`<w:tbl><w:tr><w:tc>${paragraph('签')}</w:tc><w:tc>${xml}</w:tc></w:tr></w:tbl>`);
  const from = readDocument(before).anchors.cell('表1', 'B1')?.text ?? '';
  const edit = {
    sheet: '表1',
    cell: 'B1',
    from: { value: from.trim() === '' ? null : from },
    to: { value: to === '' ? null : to },
  };
  const after = (mode: 'tracked' | 'plain'): string => {
    const { bytes, refused } = writeDocxEdits(before, [edit], { mode });
    expect(refused).toEqual([]);
    const written = xmlOf(bytes);
    return written.slice(written.indexOf('</w:tc><w:tc>') + 13, written.lastIndexOf('</w:tc>'));
  };
  expect([after('tracked'), after('plain')]).toEqual([tracked, plain]);
});

/** Of a paragraph with this content: the ranges that get comments, and what it holds then. */
const COMMENTED: readonly (readonly [name: string, before: string, ranges: [number, number][], after: string])[] = [
  [
    'all of a run',
    '<w:r><w:t>甲乙</w:t></w:r>',
    [[0, 2]],
    '<w:commentRangeStart w:id="0"/><w:r><w:t>甲乙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
  ],
  [
    'its beginning',
    '<w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r>',
    [[0, 1]],
    '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">乙</w:t></w:r>',
  ],
  [
    'its end',
    '<w:r><w:t>甲乙</w:t></w:r>',
    [[1, 2]],
    '<w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">乙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
  ],
  [
    'its middle',
    '<w:r w:rsidR="1"><w:t xml:space="preserve">甲乙丙</w:t></w:r>',
    [[1, 2]],
    '<w:r w:rsidR="1"><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeStart w:id="0"/><w:r w:rsidR="1"><w:t xml:space="preserve">乙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r w:rsidR="1"><w:t xml:space="preserve">丙</w:t></w:r>',
  ],
  [
    'two side by side',
    '<w:r><w:t>甲乙</w:t></w:r>',
    [
      [0, 1],
      [1, 2],
    ],
    '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">乙</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
  ],
  [
    'one in the other',
    '<w:r><w:t>甲乙丙</w:t></w:r>',
    [
      [0, 3],
      [1, 2],
    ],
    '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">乙</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">丙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
  ],
  [
    'the same twice',
    '<w:r><w:t>甲乙</w:t></w:r>',
    [
      [0, 1],
      [0, 1],
    ],
    '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t xml:space="preserve">乙</w:t></w:r>',
  ],
  [
    'from one run to the next',
    '<w:r><w:t>甲乙</w:t></w:r><w:r><w:t>丙丁</w:t></w:r>',
    [[1, 3]],
    '<w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">乙</w:t></w:r><w:r><w:t xml:space="preserve">丙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve">丁</w:t></w:r>',
  ],
  [
    'up to a sign',
    '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>',
    [[0, 1]],
    '<w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:tab/><w:t>乙</w:t></w:r>',
  ],
  [
    'a sign alone',
    '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>',
    [[1, 2]],
    '<w:r><w:t>甲</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:tab/></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>乙</w:t></w:r>',
  ],
  [
    'behind a sign',
    '<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>',
    [[2, 3]],
    '<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/></w:r><w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
  ],
  [
    'signs that need references',
    '<w:r><w:t>a&lt;b&amp;&#x4E00;</w:t></w:r>',
    [[1, 4]],
    '<w:r><w:t xml:space="preserve">a</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">&lt;b&amp;</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve">一</w:t></w:r>',
  ],
  [
    'a formula',
    '<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath><w:r><w:t>后</w:t></w:r>',
    [[1, 2]],
    '<w:commentRangeStart w:id="0"/><m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>后</w:t></w:r>',
  ],
  [
    'in a link',
    '<w:hyperlink w:anchor="x"><w:r><w:t>甲乙</w:t></w:r></w:hyperlink>',
    [[0, 1]],
    '<w:hyperlink w:anchor="x"><w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">甲</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve">乙</w:t></w:r></w:hyperlink>',
  ],
];

test.each(COMMENTED)('comments: %s', (_, xml, ranges, expected) => {
  const comments = ranges.map((range) => ({ at: { paragraph: 1, range }, paragraphs: ['核'] }));
  const written = xmlOf(writeDocxComments(buildDocx(`<w:p>${xml}</w:p>`), comments).bytes);
  expect(written.slice(written.indexOf('<w:p>') + 5, written.lastIndexOf('</w:p>'))).toBe(expected);
});

test('a comment without an id lies where marks without one are', () => {
  const comments = partXml('comments', `<w:comment>${paragraph('绩核 已核对 a：理由')}</w:comment>`);
  const body = `${paragraph('前')}<w:p><w:commentRangeStart/><w:r><w:t>中</w:t></w:r><w:commentRangeEnd/></w:p>`;
  expect(readDocxWaivers(buildDocx(body, { parts: { 'word/comments.xml': comments } }))).toMatchObject([
    { comment: '', author: '', date: '', spots: [{ paragraph: 2, range: [0, 1], quote: '中' }] },
  ]);
});
