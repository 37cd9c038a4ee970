/** The parts of the tricky workbook besides its worksheets. */

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const R = `xmlns:r="${DOCUMENT}"`;
const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"';

function relationships(...list: readonly (readonly [type: string, target: string, mode?: string])[]): string {
  const each = list.map(
    ([type, target, mode], i) =>
      `<Relationship Id="rId${i + 1}" Type="${type.includes(':') ? type : `${DOCUMENT}/${type}`}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const OVERRIDES: readonly (readonly [part: string, type: string])[] = [
  ['/xl/workbook.xml', `${SHEET_ML}.sheet.main+xml`],
  ['/xl/worksheets/sheet1.xml', `${SHEET_ML}.worksheet+xml`],
  ['/xl/worksheets/sheet2.xml', `${SHEET_ML}.worksheet+xml`],
  ['/xl/worksheets/sheet3.xml', `${SHEET_ML}.worksheet+xml`],
  ['/xl/styles.xml', `${SHEET_ML}.styles+xml`],
  ['/xl/sharedStrings.xml', `${SHEET_ML}.sharedStrings+xml`],
  ['/xl/calcChain.xml', `${SHEET_ML}.calcChain+xml`],
  ['/xl/metadata.xml', `${SHEET_ML}.sheetMetadata+xml`],
  ['/xl/comments1.xml', `${SHEET_ML}.comments+xml`],
  ['/xl/tables/table1.xml', `${SHEET_ML}.table+xml`],
  ['/xl/externalLinks/externalLink1.xml', `${SHEET_ML}.externalLink+xml`],
  ['/xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
  ['/xl/drawings/drawing1.xml', 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  ['/xl/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
  ['/xl/charts/style1.xml', 'application/vnd.ms-office.chartstyle+xml'],
  ['/xl/charts/colors1.xml', 'application/vnd.ms-office.chartcolorstyle+xml'],
  ['/xl/threadedComments/threadedComment1.xml', 'application/vnd.ms-excel.threadedcomments+xml'],
  ['/xl/persons/person.xml', 'application/vnd.ms-excel.person+xml'],
  ['/xl/cellimages.xml', 'application/vnd.wps-officedocument.cellimage+xml'],
  ['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ['/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
];

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="bin" ContentType="${SHEET_ML}.printerSettings"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="xml" ContentType="application/xml"/>${OVERRIDES.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('')}</Types>`;

const WORKBOOK = `${HEAD}<workbook ${MAIN} ${R}><fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><workbookProtection workbookAlgorithmName="SHA-512" workbookHashValue="q5V2cV8n1vJ7wq3v0Q==" workbookSaltValue="c2FsdA==" workbookSpinCount="100000" lockStructure="1"/><bookViews><workbookView windowWidth="28800" windowHeight="12540"/></bookViews><sheets><sheet name="自评表" sheetId="4" r:id="rId1"/><sheet name="数据 (2022)" sheetId="2" r:id="rId2"/><sheet name="参数" sheetId="7" state="hidden" r:id="rId3"/></sheets><externalReferences><externalReference r:id="rId4"/></externalReferences><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">自评表!$A$12:$J$16</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">自评表!$A$1:$K$18</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">自评表!$1:$4</definedName><definedName name="满分">100</definedName><definedName name="得分">自评表!$H$13:$H$16</definedName><definedName name="坏名">自评表!#REF!</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

const WORKBOOK_RELS = relationships(
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', '/xl/worksheets/sheet2.xml'],
  ['worksheet', 'worksheets/sheet3.xml'],
  ['externalLink', 'externalLinks/externalLink1.xml'],
  ['theme', 'theme/theme1.xml'],
  ['styles', 'styles.xml'],
  ['sharedStrings', 'sharedStrings.xml'],
  ['calcChain', 'calcChain.xml'],
  ['sheetMetadata', 'metadata.xml'],
  ['http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'],
  ['http://www.wps.cn/officeDocument/2020/cellImage', 'cellimages.xml'],
  ['customXml', '../customXml/item1.xml'],
);

/** 0 usual, 1 bold head, 2 vertical text, 3 amount, 4 open for entry, 5 date, 6 filled, 7 text format. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="43" formatCode="_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * &quot;-&quot;??_ ;_ @_ "/><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><color theme="1"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill><fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF4F81BD"/></stop></gradientFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalUp="1"><left style="thin"><color auto="1"/></left><right/><top/><bottom/><diagonal style="thin"><color auto="1"/></diagonal></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="3" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment vertical="center" textRotation="255" wrapText="1"/></xf><xf numFmtId="43" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><fill><patternFill patternType="solid"><bgColor theme="4"/></patternFill></fill></dxf></dxfs><tableStyles count="1" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"><tableStyle name="自定义" pivot="0" count="1"><tableStyleElement type="headerRow" dxfId="0"/></tableStyle></tableStyles><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>`;

const SHARED_STRINGS = `${HEAD}<sst ${MAIN} count="17" uniqueCount="11"><si><r><rPr><b/><sz val="16"/><rFont val="宋体"/></rPr><t>项目支出</t></r><r><rPr><sz val="16"/><rFont val="宋体"/></rPr><t>绩效自评表</t></r></si><si><t xml:space="preserve"> （2022年度） </t></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>第一行_x000D_
第二行_x005F_x000D_</t></si><si><t>年度资金</t></si><si><t>产出指标</t></si><si><t>数量指标</t></si><si><t>培训人数</t></si><si><t>质量 &amp; &lt;合格率&gt;</t></si><si><t>10</t></si><si><t>总分</t></si></sst>`;

const CALC_CHAIN = `${HEAD}<calcChain ${MAIN}><c r="H6" i="4"/><c r="J6" l="1"/><c r="H18"/><c r="J18"/><c r="I13"/><c r="I14"/><c r="I15"/><c r="I16"/><c r="J13" a="1"/><c r="J14" a="1"/><c r="K5" a="1"/><c r="B9" i="2"/><c r="A5"/><c r="B5"/><c r="C5"/><c r="E6"/></calcChain>`;

const THEME = `${HEAD}<a:theme ${A} name="Office"><a:themeElements><a:clrScheme name="Office">${['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'].map((name, i) => `<a:${name}><a:srgbClr val="${(i * 1118481).toString(16).padStart(6, '0').toUpperCase()}"/></a:${name}>`).join('')}</a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin typeface="宋体"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="宋体"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${'<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${'<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

const ANCHOR = (row: number): string =>
  `<xdr:from><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>16</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 6}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`;

const DRAWING = `${HEAD}<xdr:wsDr ${XDR} ${A}><xdr:twoCellAnchor editAs="oneCell">${ANCHOR(0)}<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="公章" descr="单位公章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip ${R} r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm rot="900000"><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor><xdr:twoCellAnchor>${ANCHOR(7)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="3" name="得分图"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ${R} r:id="rId2"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor><xdr:twoCellAnchor>${ANCHOR(14)}<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="4" name="文本框"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>填表说明</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;

const CHART = `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ${A} ${R}><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>自评表!$H$13:$H$16</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="4"/><c:pt idx="0"><c:v>9</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;

const VML = (body: string): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${body}</xml>`;

const VML_NOTE = VML(
  '<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><x:ClientData ObjectType="Note"><x:Anchor>9, 15, 12, 2, 11, 15, 16, 4</x:Anchor><x:Row>12</x:Row><x:Column>7</x:Column></x:ClientData></v:shape>',
);
const VML_LOGO = VML(
  '<v:shape id="LH" o:spid="_x0000_s2049" type="#_x0000_t75" style="position:absolute;width:30pt;height:30pt"><v:imagedata o:relid="rId1" o:title="logo"/></v:shape>',
);

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

export interface TrickyPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Parts of the spreadsheet's own namespace, which may be written with a prefix. */
  readonly sheetMl?: true;
}

/** In the order of the archive. The worksheets come from `tricky-sheets.ts`. */
export const PARTS: readonly TrickyPart[] = [
  { name: '[Content_Types].xml', content: CONTENT_TYPES },
  {
    name: '_rels/.rels',
    content: relationships(
      ['officeDocument', 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ['extended-properties', 'docProps/app.xml'],
      ['custom-properties', 'docProps/custom.xml'],
      [`${PACKAGE}/relationships/metadata/thumbnail`, 'docProps/thumbnail.jpeg'],
    ),
  },
  { name: 'xl/workbook.xml', content: WORKBOOK, sheetMl: true },
  { name: 'xl/_rels/workbook.xml.rels', content: WORKBOOK_RELS },
  {
    name: 'xl/worksheets/_rels/sheet1.xml.rels',
    content: relationships(
      ['printerSettings', '../printerSettings/printerSettings1.bin'],
      ['drawing', '../drawings/drawing1.xml'],
      ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['vmlDrawing', '../drawings/vmlDrawing2.vml'],
      ['comments', '../comments1.xml'],
      [
        'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
        '../threadedComments/threadedComment1.xml',
      ],
    ),
  },
  { name: 'xl/worksheets/_rels/sheet2.xml.rels', content: relationships(['table', '../tables/table1.xml']) },
  { name: 'xl/styles.xml', content: STYLES, sheetMl: true },
  { name: 'xl/sharedStrings.xml', content: SHARED_STRINGS, sheetMl: true },
  { name: 'xl/calcChain.xml', content: CALC_CHAIN, sheetMl: true },
  {
    name: 'xl/metadata.xml',
    content: `${HEAD}<metadata ${MAIN} xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`,
  },
  { name: 'xl/theme/theme1.xml', content: THEME },
  {
    name: 'xl/comments1.xml',
    content: `${HEAD}<comments ${MAIN}><authors><author>审核人</author></authors><commentList><comment ref="H13" authorId="0"><text><r><t>请核对</t></r></text></comment></commentList></comments>`,
  },
  {
    name: 'xl/threadedComments/threadedComment1.xml',
    content: `${HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="H13" dT="2023-03-01T08:00:00.00" personId="{11111111-1111-4111-8111-111111111111}" id="{22222222-2222-4222-8222-222222222222}"><text>请核对</text></threadedComment></ThreadedComments>`,
  },
  {
    name: 'xl/persons/person.xml',
    content: `${HEAD}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="审核人" id="{11111111-1111-4111-8111-111111111111}" userId="a" providerId="None"/></personList>`,
  },
  { name: 'xl/drawings/drawing1.xml', content: DRAWING },
  {
    name: 'xl/drawings/_rels/drawing1.xml.rels',
    content: relationships(['image', '../media/image1.png'], ['chart', '../charts/chart1.xml']),
  },
  { name: 'xl/drawings/vmlDrawing1.vml', content: VML_NOTE },
  { name: 'xl/drawings/vmlDrawing2.vml', content: VML_LOGO },
  { name: 'xl/drawings/_rels/vmlDrawing2.vml.rels', content: relationships(['image', '../media/image1.png']) },
  { name: 'xl/media/image1.png', content: PNG },
  { name: 'xl/charts/chart1.xml', content: CHART },
  {
    name: 'xl/charts/_rels/chart1.xml.rels',
    content: relationships(
      ['http://schemas.microsoft.com/office/2011/relationships/chartStyle', 'style1.xml'],
      ['http://schemas.microsoft.com/office/2011/relationships/chartColorStyle', 'colors1.xml'],
    ),
  },
  {
    name: 'xl/charts/style1.xml',
    content: `${HEAD}<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" id="201"/>`,
  },
  {
    name: 'xl/charts/colors1.xml',
    content: `${HEAD}<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" ${A} meth="cycle" id="10"><a:schemeClr val="accent1"/></cs:colorStyle>`,
  },
  {
    name: 'xl/tables/table1.xml',
    content: `${HEAD}<table ${MAIN} id="1" name="表1" displayName="表1" ref="A1:C3" totalsRowShown="0" headerRowDxfId="1"><autoFilter ref="A1:C3"/><tableColumns count="3"><tableColumn id="1" name="名称"/><tableColumn id="2" name="预算"/><tableColumn id="3" name="执行"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`,
  },
  {
    name: 'xl/externalLinks/externalLink1.xml',
    content: `${HEAD}<externalLink ${MAIN}><externalBook ${R} r:id="rId1"><sheetNames><sheetName val="预算"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="B2"><v>12.5</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
  },
  {
    name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
    content: relationships(['externalLinkPath', '年初预算.xlsx', 'External']),
  },
  {
    name: 'xl/cellimages.xml',
    content: `${HEAD}<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" ${XDR} ${R} ${A}><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="5" name="ID_0123456789ABCDEF0123456789ABCDEF"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage></etc:cellImages>`,
  },
  { name: 'xl/_rels/cellimages.xml.rels', content: relationships(['image', 'media/image1.png']) },
  {
    name: 'xl/printerSettings/printerSettings1.bin',
    content: Uint8Array.from({ length: 220 }, (_, i) => (i * 7) & 0xff),
  },
  { name: 'customXml/item1.xml', content: '<项目 xmlns="urn:example:budget"><编号>2022-001</编号></项目>' },
  {
    name: 'customXml/_rels/item1.xml.rels',
    content: relationships(['customXmlProps', 'itemProps1.xml']),
  },
  {
    name: 'customXml/itemProps1.xml',
    content: `${HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{33333333-3333-4333-8333-333333333333}"><ds:schemaRefs/></ds:datastoreItem>`,
  },
  {
    name: 'docProps/core.xml',
    content: `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>张三</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2023-02-01T08:00:00Z</dcterms:created></cp:coreProperties>`,
  },
  {
    name: 'docProps/app.xml',
    content: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS 表格</Application></Properties>`,
  },
  {
    name: 'docProps/custom.xml',
    content: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.8.2.9075</vt:lpwstr></property></Properties>`,
  },
  {
    name: 'docProps/thumbnail.jpeg',
    content: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 0xff, 0xd9]),
  },
];
