/** The parts that every saved workbook carries along whatever is in its cells: theme, styles, properties, relationships. */

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const SCRIPTS = [
  ['Jpan', 'ＭＳ Ｐゴシック'],
  ['Hang', '맑은 고딕'],
  ['Hans', '宋体'],
  ['Hant', '新細明體'],
  ['Arab', 'Times New Roman'],
  ['Hebr', 'Times New Roman'],
  ['Thai', 'Tahoma'],
  ['Ethi', 'Nyala'],
  ['Beng', 'Vrinda'],
  ['Gujr', 'Shruti'],
  ['Khmr', 'MoolBoran'],
  ['Knda', 'Tunga'],
  ['Guru', 'Raavi'],
  ['Cans', 'Euphemia'],
  ['Cher', 'Plantagenet Cherokee'],
  ['Yiii', 'Microsoft Yi Baiti'],
  ['Tibt', 'Microsoft Himalaya'],
  ['Thaa', 'MV Boli'],
  ['Deva', 'Mangal'],
  ['Telu', 'Gautami'],
  ['Taml', 'Latha'],
  ['Syrc', 'Estrangelo Edessa'],
  ['Orya', 'Kalinga'],
  ['Mlym', 'Kartika'],
  ['Laoo', 'DokChampa'],
  ['Sinh', 'Iskoola Pota'],
  ['Mong', 'Mongolian Baiti'],
  ['Viet', 'Times New Roman'],
  ['Uigh', 'Microsoft Uighur'],
  ['Geor', 'Sylfaen'],
];
const COLOURS = [
  ['dk2', '1F497D'],
  ['lt2', 'EEECE1'],
  ['accent1', '4F81BD'],
  ['accent2', 'C0504D'],
  ['accent3', '9BBB59'],
  ['accent4', '8064A2'],
  ['accent5', '4BACC6'],
  ['accent6', 'F79646'],
  ['hlink', '0000FF'],
  ['folHlink', '800080'],
];

function fontList(element, latin) {
  const scripts = SCRIPTS.map(([script, font]) => `<a:font script="${script}" typeface="${font}"/>`).join('');
  return `<a:${element}><a:latin typeface="${latin}"/><a:ea typeface=""/><a:cs typeface=""/>${scripts}</a:${element}>`;
}

function gradient(stops, path) {
  const list = stops.map(
    ([at, changes]) =>
      `<a:gs pos="${at}"><a:schemeClr val="phClr">${changes.map(([name, value]) => `<a:${name} val="${value}"/>`).join('')}</a:schemeClr></a:gs>`,
  );
  return `<a:gradFill rotWithShape="1"><a:gsLst>${list.join('')}</a:gsLst>${path}</a:gradFill>`;
}

/** The Office theme, as every new workbook has it. */
export function theme() {
  const colours = COLOURS.map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join('');
  const line = (width) =>
    `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="phClr"><a:shade val="95000"/><a:satMod val="105000"/></a:schemeClr></a:solidFill><a:prstDash val="solid"/></a:ln>`;
  const shadow = (blur, distance, alpha) =>
    `<a:effectStyle><a:effectLst><a:outerShdw blurRad="${blur}" dist="${distance}" dir="5400000" rotWithShape="0"><a:srgbClr val="000000"><a:alpha val="${alpha}"/></a:srgbClr></a:outerShdw></a:effectLst></a:effectStyle>`;
  const down = '<a:lin ang="16200000" scaled="1"/>';
  const fills =
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' +
    gradient(
      [
        [
          0,
          [
            ['tint', 50000],
            ['satMod', 300000],
          ],
        ],
        [
          35000,
          [
            ['tint', 37000],
            ['satMod', 300000],
          ],
        ],
        [
          100000,
          [
            ['tint', 15000],
            ['satMod', 350000],
          ],
        ],
      ],
      down,
    ) +
    gradient(
      [
        [
          0,
          [
            ['shade', 51000],
            ['satMod', 130000],
          ],
        ],
        [
          80000,
          [
            ['shade', 93000],
            ['satMod', 130000],
          ],
        ],
        [
          100000,
          [
            ['shade', 94000],
            ['satMod', 135000],
          ],
        ],
      ],
      '<a:lin ang="16200000" scaled="0"/>',
    );
  const path = (top, bottom) =>
    `<a:path path="circle"><a:fillToRect l="50000" t="${top}" r="50000" b="${bottom}"/></a:path>`;
  const backgrounds =
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' +
    gradient(
      [
        [
          0,
          [
            ['tint', 40000],
            ['satMod', 350000],
          ],
        ],
        [
          40000,
          [
            ['tint', 45000],
            ['shade', 99000],
            ['satMod', 350000],
          ],
        ],
        [
          100000,
          [
            ['shade', 20000],
            ['satMod', 255000],
          ],
        ],
      ],
      path('-80000', '180000'),
    ) +
    gradient(
      [
        [
          0,
          [
            ['tint', 80000],
            ['satMod', 300000],
          ],
        ],
        [
          100000,
          [
            ['shade', 30000],
            ['satMod', 200000],
          ],
        ],
      ],
      path('50000', '50000'),
    );
  return (
    `${XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office 主题"><a:themeElements>` +
    `<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${colours}</a:clrScheme>` +
    `<a:fontScheme name="Office">${fontList('majorFont', 'Cambria')}${fontList('minorFont', 'Calibri')}</a:fontScheme>` +
    `<a:fmtScheme name="Office"><a:fillStyleLst>${fills}</a:fillStyleLst><a:lnStyleLst>${line(9525)}${line(25400)}${line(38100)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${shadow(40000, 20000, 38000)}${shadow(40000, 23000, 35000)}${shadow(40000, 23000, 35000)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${backgrounds}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
  );
}

/** Cell styles by their index; every one has borders. `blank` is what merges leave behind. */
const STYLES = ['default', 'title', 'head', 'centre', 'left', 'amount', 'percent', 'date'];
const FORMATS = { amount: 4, percent: 10, date: 14 };
const FONTS = { title: 2, head: 3 };

export function styleIndex(name) {
  return STYLES.indexOf(name);
}

const BUILT_IN_STYLES = [
  '千位分隔',
  '货币',
  '百分比',
  '千位分隔[0]',
  '货币[0]',
  '超链接',
  '已访问的超链接',
  '注释',
  '警告文本',
  '标题',
  '解释性文本',
  '标题 1',
  '标题 2',
  '标题 3',
  '标题 4',
  '输入',
  '输出',
  '计算',
  '检查单元格',
  '链接单元格',
  '汇总',
  '好',
  '差',
  '适中',
  '强调文字颜色 1',
  '20% - 强调文字颜色 1',
  '40% - 强调文字颜色 1',
  '60% - 强调文字颜色 1',
  '强调文字颜色 2',
  '20% - 强调文字颜色 2',
  '40% - 强调文字颜色 2',
  '60% - 强调文字颜色 2',
];

/** `wps`: with the whole gallery of named styles that WPS writes into every file. */
export function styles(wps) {
  const font = (size, name, bold) =>
    `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color theme="1"/><name val="${name}"/>${wps ? '<charset val="134"/>' : '<family val="2"/><charset val="134"/>'}${name === '宋体' ? '<scheme val="minor"/>' : ''}</font>`;
  const fonts = [
    font(11, '宋体', false),
    font(9, '宋体', false),
    font(16, '方正小标宋简体', false),
    font(10.5, '黑体', true),
    font(10.5, '仿宋_GB2312', false),
  ];
  const gallery = wps ? BUILT_IN_STYLES : [];
  for (const [at] of gallery.entries()) fonts.push(font(11 + (at % 5), '宋体', at % 3 === 0));
  const thin = ['left', 'right', 'top', 'bottom']
    .map((side) => `<${side} style="thin"><color auto="1"/></${side}>`)
    .join('');
  const alignments = { left: 'left', amount: 'right' };
  const cellXfs = STYLES.map((name) =>
    name === 'default'
      ? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center"/></xf>'
      : `<xf numFmtId="${FORMATS[name] ?? 0}" fontId="${FONTS[name] ?? 4}" fillId="0" borderId="${name === 'title' ? 0 : 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${alignments[name] ?? 'center'}" vertical="center" wrapText="1"/></xf>`,
  );
  const styleXfs = gallery.map(
    (_, at) =>
      `<xf numFmtId="0" fontId="${5 + at}" fillId="${at % 2}" borderId="0" applyNumberFormat="0" applyBorder="0" applyAlignment="0" applyProtection="0"><alignment vertical="center"/></xf>`,
  );
  const named = gallery.map((name, at) => `<cellStyle name="${name}" xfId="${at + 1}" builtinId="${at + 3}"/>`);
  const list = (element, items) => `<${element} count="${items.length}">${items.join('')}</${element}>`;
  return (
    `${XML}<styleSheet xmlns="${MAIN}">` +
    '<numFmts count="2"><numFmt numFmtId="176" formatCode="0.00_ "/><numFmt numFmtId="177" formatCode="0.00_);[Red]\\(0.00\\)"/></numFmts>' +
    list('fonts', fonts) +
    list('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ]) +
    list('borders', [
      '<border><left/><right/><top/><bottom/><diagonal/></border>',
      `<border>${thin}<diagonal/></border>`,
    ]) +
    list('cellStyleXfs', [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf>',
      ...styleXfs,
    ]) +
    list('cellXfs', cellXfs) +
    list('cellStyles', ['<cellStyle name="常规" xfId="0" builtinId="0"/>', ...named]) +
    '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'
  );
}

export function contentTypes(sheets, strings) {
  const part = (name, type) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const sheet = (_, at) => part(`xl/worksheets/sheet${at + 1}.xml`, 'officedocument.spreadsheetml.worksheet');
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
    part('xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main') +
    sheets.map(sheet).join('') +
    part('xl/theme/theme1.xml', 'officedocument.theme') +
    part('xl/styles.xml', 'officedocument.spreadsheetml.styles') +
    (strings ? part('xl/sharedStrings.xml', 'officedocument.spreadsheetml.sharedStrings') : '') +
    part('docProps/core.xml', 'package.core-properties') +
    part('docProps/app.xml', 'officedocument.extended-properties') +
    '</Types>'
  );
}

function relationships(list) {
  const entries = list.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${type.includes('/') ? type : `${OFFICE}/relationships/${type}`}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

export function packageRelationships() {
  return relationships([
    ['officeDocument', 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
  ]);
}

export function workbookRelationships(sheets, strings) {
  return relationships([
    ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['theme', 'theme/theme1.xml'],
    ['styles', 'styles.xml'],
    ...(strings ? [['sharedStrings', 'sharedStrings.xml']] : []),
  ]);
}

export function workbook(sheets) {
  const list = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><fileVersion appName="xl" lastEdited="5" lowestEdited="5" rupBuild="9303"/>` +
    '<workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="240" yWindow="105" windowWidth="14805" windowHeight="8010"/></bookViews>' +
    `<sheets>${list.join('')}</sheets><calcPr calcId="145621"/></workbook>`
  );
}

export function coreProperties() {
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>填报人</dc:creator><cp:lastModifiedBy>填报人</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2024-03-01T01:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-03-05T01:00:00Z</dcterms:modified></cp:coreProperties>`;
}

export function appProperties(sheets, program) {
  const names = sheets.map(({ name }) => `<vt:lpstr>${escaped(name)}</vt:lpstr>`).join('');
  return (
    `${XML}<Properties xmlns="${OFFICE}/extended-properties" xmlns:vt="${OFFICE}/docPropsVTypes"><Application>${program}</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>` +
    `<HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>工作表</vt:lpstr></vt:variant><vt:variant><vt:i4>${sheets.length}</vt:i4></vt:variant></vt:vector></HeadingPairs>` +
    `<TitlesOfParts><vt:vector size="${sheets.length}" baseType="lpstr">${names}</vt:vector></TitlesOfParts><LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>14.0300</AppVersion></Properties>`
  );
}
