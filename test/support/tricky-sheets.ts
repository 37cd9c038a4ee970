/** The worksheets of the tricky workbook. Rows and cells are data, so that they can be written with and without their places. */

export interface TrickyCell {
  readonly at: string;
  /** Attributes besides the place, with a blank before each. */
  readonly attributes?: string;
  readonly inner?: string;
}

export interface TrickyRow {
  readonly row: number;
  readonly attributes?: string;
  readonly cells: readonly TrickyCell[];
}

export interface TrickySheet {
  readonly before: string;
  readonly rows: readonly TrickyRow[];
  readonly after: string;
}

const NAMESPACES = [
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac etc"',
  'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"',
  'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"',
].join(' ');

const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';
const XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"';

/** Text by its index in the shared strings. */
const s = (at: string, index: number, style = 0): TrickyCell => ({
  at,
  attributes: ` s="${style}" t="s"`,
  inner: `<v>${index}</v>`,
});
const n = (at: string, value: number | string, style = 0): TrickyCell => ({
  at,
  attributes: ` s="${style}"`,
  inner: `<v>${value}</v>`,
});
const blank = (at: string, style = 0): TrickyCell => ({ at, attributes: ` s="${style}"` });

/**
 * 自评表: protected, the cells of column H (style 4) and the range 意见 open; merged heads, vertical text, shared formulas down
 * I13:I16, an array over J13:J14, a dynamic array in K5.
 */
export const FORM: TrickySheet = {
  before: `<worksheet ${NAMESPACES}><sheetPr codeName="Sheet1" filterMode="1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:K18"/><sheetViews><sheetView tabSelected="1" zoomScale="85" workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="H13" sqref="H13"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13.5" outlineLevelRow="1" outlineLevelCol="1" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="4.5" customWidth="1"/><col min="2" max="7" width="12" customWidth="1"/><col min="8" max="8" width="9" style="4" customWidth="1"/><col min="9" max="9" width="9" hidden="1" outlineLevel="1" customWidth="1"/></cols>`,
  rows: [
    {
      row: 1,
      attributes: ' spans="1:11" ht="30" customHeight="1"',
      cells: [s('A1', 0, 1), blank('B1', 1), blank('K1', 1)],
    },
    {
      row: 2,
      attributes: ' spans="1:11"',
      cells: [
        s('A2', 1),
        // A phonetic guide, and a carriage return that XML can't carry.
        s('B2', 2),
        s('C2', 3),
        {
          at: 'D2',
          attributes: ' t="inlineStr"',
          inner: '<is><r><rPr><b/></rPr><t>项目</t></r><r><t xml:space="preserve"> 名称</t></r></is>',
        },
        { at: 'E2', attributes: ' s="5" t="d"', inner: '<v>2022-12-31</v>' },
        n('F2', 44926, 5),
        { at: 'G2', attributes: ' t="b"', inner: '<v>1</v>' },
        { at: 'H2', attributes: ' s="4" t="e"', inner: '<v>#DIV/0!</v>' },
      ],
    },
    { row: 4, attributes: ' hidden="1" outlineLevel="1"', cells: [s('A4', 4, 2)] },
    {
      row: 5,
      attributes: ' s="6" customFormat="1"',
      cells: [
        n('B5', 3),
        n('C5', 1),
        n('D5', 2),
        {
          at: 'K5',
          attributes: ' s="6" cm="1"',
          inner: '<f t="array" ref="K5:K7">_xlfn._xlws.SORT(_xlfn._xlws.FILTER(B5:D5,B5:D5&gt;0))</f><v>1</v>',
        },
      ],
    },
    {
      row: 6,
      attributes: ' spans="1:11"',
      cells: [
        n('E6', 8611.17, 3),
        n('F6', '7422.33', 3),
        n('G6', 10),
        { at: 'H6', attributes: ' s="4"', inner: '<f>ROUND(F6/E6*G6,2)</f><v>8.6199999999999992</v>' },
        {
          at: 'J6',
          attributes: ' s="7" t="str"',
          inner: '<f>IF(H6&gt;=G6*0.8,"达标 &amp; ""优""","未达标")</f><v>达标 &amp; "优"</v>',
        },
        n('K6', 2, 6),
      ],
    },
    { row: 7, cells: [n('K7', 3, 6)] },
    { row: 12, cells: [s('A12', 5, 2), s('B12', 6), blank('H12', 4), blank('I12'), blank('J12')] },
    {
      row: 13,
      attributes: ' spans="1:10"',
      cells: [
        blank('A13', 2),
        s('B13', 7),
        { at: 'E13', attributes: ' t="inlineStr"', inner: '<is><t>≥50</t></is>' },
        n('F13', 50),
        n('G13', 10),
        n('H13', 9, 4),
        {
          at: 'I13',
          inner:
            '<f t="shared" ref="I13:I16" si="0">$G13-H13+参数!$B$2+SUM(\'数据 (2022)\'!B2:C2)+LEN("H13")</f><v>4</v>',
        },
        { at: 'J13', inner: '<f t="array" ref="J13:J14">G13:G14*2</f><v>20</v>' },
      ],
    },
    {
      row: 14,
      cells: [
        s('B14', 8),
        n('G14', 10),
        { at: 'H14', attributes: ' s="4" t="s"', inner: '<v>9</v>' },
        { at: 'I14', inner: '<f t="shared" si="0"/><v>5</v>' },
        n('J14', 20),
      ],
    },
    { row: 15, cells: [n('G15', 20), n('H15', 20, 4), { at: 'I15', inner: '<f t="shared" si="0"/><v>3</v>' }] },
    {
      row: 16,
      cells: [
        n('G16', 30),
        n('H16', 28.5, 4),
        { at: 'I16', attributes: ' ph="1"', inner: '<f t="shared" si="0"></f><v>4.5</v>' },
      ],
    },
    {
      row: 18,
      attributes: ' spans="1:11"',
      cells: [
        s('A18', 10, 1),
        n('G18', 100),
        { at: 'H18', attributes: ' s="4"', inner: '<f>SUM(H6,H13:H16)</f><v>66.12</v>' },
        { at: 'J18', inner: '<f>[1]预算!$B$2</f><v>12.5</v>' },
      ],
    },
  ],
  after:
    '<sheetProtection algorithmName="SHA-512" hashValue="q5V2cV8n1vJ7wq3v0Q==" saltValue="c2FsdA==" spinCount="100000" sheet="1" objects="1" scenarios="1"/>' +
    '<protectedRanges><protectedRange sqref="B14:B16" name="意见"/><protectedRange password="CC1A" sqref="A18" name="合计"/></protectedRanges>' +
    '<autoFilter ref="A12:J16" etc:filterBottomFollowUsedRange="0"/>' +
    '<mergeCells count="4"><mergeCell ref="A1:K1"/><mergeCell ref="A4:A5"/><mergeCell ref="A12:A16"/><mergeCell ref="H12:J12"/></mergeCells>' +
    '<phoneticPr fontId="1" type="noConversion"/>' +
    '<conditionalFormatting sqref="H13:H16"><cfRule type="dataBar" priority="5"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext ' +
    X14 +
    ' uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{9A1B2C3D-0001-4000-8000-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="G13:G16 G18"><cfRule type="cellIs" dxfId="0" priority="2" operator="greaterThan"><formula>20</formula></cfRule><cfRule type="expression" dxfId="1" priority="3" stopIfTrue="1"><formula>LEN("别人的:error")&gt;0</formula></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="E2"><cfRule type="timePeriod" dxfId="1" priority="4" timePeriod="lastMonth"><formula>AND(MONTH(E2)=1,YEAR(E2)=2023)</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="3"><dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="B5"><formula1>"优,良,中,差"</formula1></dataValidation><dataValidation type="decimal" allowBlank="1" sqref="H13:H16"><formula1>0</formula1><formula2>100</formula2></dataValidation><dataValidation type="custom" sqref="C5"><formula1>C5&gt;0</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="B12" location="参数!A1" display="参数"/></hyperlinks>' +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" r:id="rId1"/><headerFooter><oddHeader>&amp;L&amp;G&amp;C自评表</oddHeader></headerFooter>' +
    '<rowBreaks count="1" manualBreakCount="1"><brk id="12" max="16383" man="1"/></rowBreaks>' +
    '<ignoredErrors><ignoredError sqref="H14" numberStoredAsText="1"/></ignoredErrors>' +
    '<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><legacyDrawingHF r:id="rId4"/>' +
    `<extLst><ext ${X14} uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting ${XM}><x14:cfRule type="dataBar" id="{9A1B2C3D-0001-4000-8000-000000000001}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>H13:H16</xm:sqref></x14:conditionalFormatting><x14:conditionalFormatting ${XM}><x14:cfRule type="expression" priority="9" id="{9A1B2C3D-0001-4000-8000-000000000002}"><xm:f>参数!$B$2&gt;1</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>G18</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
    `<ext ${X14} uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations ${XM} count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>参数!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>D5</xm:sqref></x14:dataValidation></x14:dataValidations></ext>` +
    `<ext ${X14} uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups ${XM}><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>自评表!H13:H16</xm:f><xm:sqref>K13</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`,
};

/** 数据 (2022): a table, a data table over D6:D7, a WPS picture in a cell, a shared formula that runs against the sheet's edge. */
export const DATA: TrickySheet = {
  before: `<worksheet ${NAMESPACES}><dimension ref="A1:E9"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="13.5"/>`,
  rows: [
    {
      row: 1,
      cells: [
        { at: 'A1', attributes: ' t="inlineStr"', inner: '<is><t>名称</t></is>' },
        { at: 'B1', attributes: ' t="inlineStr"', inner: '<is><t>预算</t></is>' },
        { at: 'C1', attributes: ' t="inlineStr"', inner: '<is><t>执行</t></is>' },
      ],
    },
    { row: 2, cells: [s('A2', 7), n('B2', 1), n('C2', 2)] },
    { row: 3, cells: [s('A3', 8), n('B3', 1), n('C3', 1)] },
    {
      row: 5,
      cells: [
        {
          at: 'A5',
          inner: '<f t="shared" ref="A5:C5" si="3">A4+$A$2+B:B+$C5+Sheet!C3+\'It\'\'s A1\'!A4:B4+LOG10(A3)</f><v>1</v>',
        },
        { at: 'B5', inner: '<f t="shared" si="3"/><v>2</v>' },
        { at: 'C5', inner: '<f t="shared" si="3"/><v>3</v>' },
      ],
    },
    {
      row: 6,
      cells: [
        n('B6', 4),
        { at: 'D6', inner: '<f t="dataTable" ref="D6:D7" dt2D="0" dtr="0" r1="B6"/><v>8</v>' },
        {
          at: 'E6',
          attributes: ' t="str"',
          inner:
            '<f>_xlfn.DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)</f><v>=DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)</v>',
        },
      ],
    },
    { row: 7, cells: [n('D7', 10)] },
    { row: 9, attributes: ' spans="2:2"', cells: [{ at: 'B9', inner: '<f>SUM(B2:B3)</f><v>2</v>' }] },
  ],
  after:
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
};

/** 参数: hidden, no formula, no dimension, an empty row element. */
export const SETTINGS: TrickySheet = {
  before: `<worksheet ${NAMESPACES}><sheetFormatPr defaultRowHeight="13.5"/>`,
  rows: [
    { row: 1, cells: [s('A1', 6), n('B1', 1)] },
    { row: 2, cells: [s('A2', 7), n('B2', 0)] },
    { row: 3, cells: [] },
  ],
  after: '</worksheet>',
};
