import { paragraph, run } from './docx-maker.ts';

/** Tables as they may stand in a document: what may stand around them, their rows and cells, and what those may say of themselves. */

export interface Body {
  readonly name: string;
  readonly xml: string;
}

const cell = (text: string, properties = ''): string =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${paragraph(text)}</w:tc>`;
const row = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const GRID = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="1500"/></w:tblGrid>';
const table = (rows: string, grid = GRID): string => `<w:tbl><w:tblPr/>${grid}${rows}</w:tbl>`;

const CELLS = cell('甲') + cell('12') + cell('95%');
const LAST = row(cell('丁') + cell('戊') + cell('己'));

const REVISION = 'w:id="9" w:author="复核"';
const control =
  (properties: string) =>
  (content: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

const AROUND: Readonly<Record<string, (content: string) => string>> = {
  'a control': control(''),
  'a locked control': control('<w:lock w:val="contentLocked"/>'),
  'a control that can’t be deleted': control('<w:lock w:val="sdtLocked"/>'),
  'a bound control': control('<w:dataBinding w:xpath="/a"/>'),
  'a control to choose from': control('<w:dropDownList/>'),
  'a hint': control('<w:showingPlcHdr/>'),
  'a control without content': () => '<w:sdt><w:sdtPr/></w:sdt>',
  'custom XML': (content) => `<w:customXml w:element="e">${content}</w:customXml>`,
  'an insertion': (content) => `<w:ins ${REVISION}>${content}</w:ins>`,
  'a move': (content) => `<w:moveTo ${REVISION}>${content}</w:moveTo>`,
  'a choice': (content) =>
    `<mc:AlternateContent><mc:Choice Requires="wps">${content}</mc:Choice><mc:Fallback>${content}</mc:Fallback></mc:AlternateContent>`,
  unknown: (content) => `<w:unknown>${content}</w:unknown>`,
};

const ROWS: Readonly<Record<string, string>> = {
  hidden: '<w:hidden/>',
  'not hidden': '<w:hidden w:val="0"/>',
  deleted: `<w:del ${REVISION}/>`,
  'moved away': `<w:moveFrom ${REVISION}/>`,
  inserted: `<w:ins ${REVISION}/>`,
  'further right': '<w:gridBefore w:val="1"/>',
  'shorter than the grid': '<w:gridAfter w:val="1"/>',
  'a head': '<w:tblHeader/>',
};

const IN_CELLS: Readonly<Record<string, string>> = {
  'two columns wide': '<w:gridSpan w:val="2"/>',
  'no column wide': '<w:gridSpan w:val="0"/>',
  'so wide nobody knows': '<w:gridSpan w:val="x"/>',
  'begins downwards': '<w:vMerge w:val="restart"/>',
  'goes on downwards': '<w:vMerge/>',
  'begins to the right': '<w:hMerge w:val="restart"/>',
  'goes on to the right': '<w:hMerge/>',
  deleted: `<w:cellDel ${REVISION}/>`,
  inserted: `<w:cellIns ${REVISION}/>`,
  merged: `<w:cellMerge ${REVISION}/>`,
  'of a width of its own': '<w:tcW w:w="500"/>',
};

const CONTENTS: Readonly<Record<string, string>> = {
  nothing: '',
  'an empty tag': '<w:p/>',
  'two lines': paragraph('一') + paragraph('二'),
  'a line and nothing': paragraph('一') + paragraph(''),
  'a table': table(row(cell('里'))) + paragraph(''),
  'a table behind words': paragraph('外') + table(row(cell('里'))) + paragraph('后'),
  'a line in a control': control('')(paragraph('一')) + paragraph('二'),
  'a line in a locked control': control('<w:lock w:val="contentLocked"/>')(paragraph('一')),
  'a deleted end': `<w:p><w:pPr><w:rPr><w:del ${REVISION}/></w:rPr></w:pPr>${run('一')}</w:p>${paragraph('二')}`,
  'marks between lines': `${paragraph('一')}<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>${paragraph('二')}`,
  'a breakable line': paragraph('<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>'),
};

const GRIDS: Readonly<Record<string, string>> = {
  'without a grid': '',
  'with an empty grid': '<w:tblGrid/>',
  'with widths nobody knows': '<w:tblGrid><w:gridCol/><w:gridCol w:w="x"/><w:gridCol w:w="1500"/></w:tblGrid>',
  'with a sliver': '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="10"/><w:gridCol w:w="1500"/></w:tblGrid>',
  'with a column too many': GRID.replace('</w:tblGrid>', '<w:gridCol w:w="900"/></w:tblGrid>'),
};

const entries = Object.entries;

export const BODIES: readonly Body[] = [
  { name: 'plain', xml: table(row(CELLS) + LAST) },
  ...entries(GRIDS).map(([name, grid]) => ({ name, xml: table(row(CELLS) + LAST, grid) })),
  ...entries(AROUND).flatMap(([name, around]) => [
    { name: `${name} around the table`, xml: around(table(row(CELLS) + LAST)) },
    { name: `${name} around a row`, xml: table(around(row(CELLS)) + LAST) },
    { name: `${name} around a cell`, xml: table(row(around(cell('甲')) + cell('12') + cell('95%')) + LAST) },
    {
      name: `${name} around a line`,
      xml: table(row(`<w:tc>${around(paragraph('甲'))}${paragraph('乙')}</w:tc>${cell('12')}`) + LAST),
    },
    { name: `${name} around both`, xml: around(table(around(row(around(cell('甲')) + cell('12'))) + LAST)) },
  ]),
  ...entries(ROWS).flatMap(([name, properties]) => [
    { name: `the first row ${name}`, xml: table(row(CELLS, properties) + LAST) },
    { name: `the last row ${name}`, xml: table(row(CELLS) + row(cell('丁') + cell('戊'), properties)) },
  ]),
  ...entries(IN_CELLS).flatMap(([name, properties]) => [
    { name: `the first cell ${name}`, xml: table(row(cell('甲', properties) + cell('12') + cell('95%')) + LAST) },
    { name: `the second cell ${name}`, xml: table(row(cell('甲') + cell('12', properties) + cell('95%')) + LAST) },
    {
      name: `cells above each other, each ${name}`,
      xml: table(
        row(cell('甲', properties) + cell('12')) +
          row(cell('乙', properties) + cell('3')) +
          row(cell('丙', properties) + cell('4')),
      ),
    },
    {
      name: `begins downwards, then ${name}`,
      xml: table(row(cell('甲', '<w:vMerge w:val="restart"/>') + cell('12')) + row(cell('乙', properties) + cell('3'))),
    },
  ]),
  ...entries(CONTENTS).map(([name, content]) => ({
    name: `${name} in a cell`,
    xml: table(row(`<w:tc>${content}</w:tc>${cell('12')}${cell('95%')}`) + LAST),
  })),
  ...entries(CONTENTS).map(([name, content]) => ({
    name: `${name} in a cell of two rows`,
    xml: table(
      row(`<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${content}</w:tc>${cell('12')}`) +
        row(`<w:tc><w:tcPr><w:vMerge/></w:tcPr>${content}</w:tc>${cell('3')}`),
    ),
  })),
  { name: 'two tables', xml: table(row(CELLS)) + paragraph('间') + table(LAST) },
  { name: 'two tables without anything between', xml: table(row(CELLS)) + table(LAST) },
  { name: 'no rows', xml: table('') },
  { name: 'a row without cells', xml: table(row('') + LAST) },
];
