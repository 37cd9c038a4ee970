/**
 * Makes the sample workbooks of `assets/samples` from forms written as text: bordered, merged and sized as offices lay them out.
 * `node tools/make-samples.mjs` writes them anew; the same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';

const root = new URL('../', import.meta.url);
const file = (path) => fileURLToPath(new URL(path, root));
/** A ZIP entry carries a time; a fixed one keeps the bytes the same. */
const MADE = new Date(2024, 0, 1);

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letters = (column) =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26));

const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="center" wrapText="1"/></xf><xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const FIRST_INDICATOR = 12;
const WIDTHS = [10, 17, 18, 24, 14, 14, 8, 10, 30];
const TITLE = 1;
const SUBTITLE = 2;
const HEAD = 3;
const CELL = 4;
const LONG = 5;
const PERCENT = 6;

const HEADS =
  /^(项目名称|主管部门|实施单位|项目资金.*|年初预算数|全年预算数|全年执行数|分值|执行率|得分|年度总体目标|预期目标|实际完成情况|绩效指标|[一二三]级指标|年度指标值|实际完成值|偏差原因分析及改进措施|总分|年度资金总额|其中：.*|上年结转资金|其他资金)$/;

/** All samples have the twenty rows of the national form. */
const MERGES = [
  'A1:I1',
  'A2:I2',
  'A3:C3',
  'D3:I3',
  'A4:C4',
  'D4:E4',
  'G4:I4',
  'A5:A9',
  'B5:C5',
  'B6:C6',
  'B7:C7',
  'B8:C8',
  'B9:C9',
  'A10:A11',
  'B10:E10',
  'F10:I10',
  'B11:E11',
  'F11:I11',
  'A12:A19',
  'B13:B16',
  'B17:B18',
  'A20:F20',
];

function cellXml(row, column, text, style) {
  const reference = `${letters(column)}${row}`;
  if (text === '') return `<c r="${reference}" s="${style}"/>`;
  if (/^-?\d+(\.\d+)?$/.test(text)) return `<c r="${reference}" s="${style}"><v>${text}</v></c>`;
  if (/^\d+(\.\d+)?%$/.test(text))
    return `<c r="${reference}" s="${PERCENT}"><v>${Number((Number(text.slice(0, -1)) / 100).toPrecision(15))}</v></c>`;
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${escaped(text)}</t></is></c>`;
}

function styleOf(row, text) {
  if (row <= 2) return row === 1 ? TITLE : SUBTITLE;
  if (HEADS.test(text)) return HEAD;
  return text.length > 16 ? LONG : CELL;
}

/** A Chinese character is two of a column's width units; the basics and goals are merged over several columns. */
function heightOf(row, cells) {
  if (row === 1) return 32;
  const lines = cells.map((text, index) =>
    Math.ceil((text.length * 2 + 1) / (row < FIRST_INDICATOR ? 60 : WIDTHS[index])),
  );
  return Math.max(22, Math.max(...lines) * 15 + 6);
}

function sheetXml(rows) {
  const data = rows.map((cells, at) => {
    const row = at + 1;
    const xml = WIDTHS.map((_, index) =>
      cellXml(row, index + 1, cells[index] ?? '', styleOf(row, cells[index] ?? '')),
    ).join('');
    return `<row r="${row}" ht="${heightOf(row, cells)}" customHeight="1">${xml}</row>`;
  });
  const merges = MERGES.map((area) => `<mergeCell ref="${area}"/>`);
  const widths = WIDTHS.map((size, at) => `<col min="${at + 1}" max="${at + 1}" width="${size}" customWidth="1"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:I${rows.length}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>${data.join('')}</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>`;
}

function workbook(sheets) {
  const list = sheets
    .map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const relations = sheets
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('');
  const overrides = sheets
    .map(
      (_, at) =>
        `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const parts = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}<Relationship Id="rId${sheets.length + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  sheets.forEach(({ rows }, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(rows);
  });
  const entries = Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: MADE }]]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

const rowsOf = (text) =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
const clean = rowsOf(readFileSync(file('docs/checks/examples/national.tsv'), 'utf8'));

/** The same form with cells typed over; trailing blanks are added where a row is short. */
function typedOver(rows, changes) {
  const copy = rows.map((cells) => Array.from({ length: 9 }, (_, at) => cells[at] ?? ''));
  for (const [address, text] of Object.entries(changes))
    copy[Number(address.slice(1)) - 1][address.charCodeAt(0) - 65] = text;
  return copy;
}

const reading = typedOver(clean, {
  A1: '社区图书室建设项目支出绩效自评表',
  D3: '社区图书室建设',
  D4: '清河县文化和旅游局',
  G4: '',
  D6: '64.5',
  E6: '64.5',
  F6: '51.6',
  G6: '100',
  H6: '80%',
  I6: '97',
  D7: '64.5',
  E7: '64.5',
  F7: '51.6',
  G7: '100',
  I7: '97',
  B11: '新建12个社区图书室并对外开放，方便居民就近阅读。',
  F11: '建成12个图书室，其中11个已对外开放。',
  D13: '新建图书室数量',
  E13: '≥12个',
  F13: '12个',
  D14: '图书配置达标率',
  E14: '=100%',
  F14: '100%',
  D15: '按期开放率',
  E15: '≥95%',
  F15: '91.67%',
  H15: '10',
  D16: '单个图书室建设成本',
  E16: '≤5.4万元',
  F16: '4.3万元',
  D17: '覆盖居民户数',
  E17: '≥8000户',
  F17: '11000户',
  D18: '开放管理制度健全性',
  E18: '健全',
  F18: '健全',
  D19: '读者满意度',
  E19: '≥90%',
  F19: '92%',
  H19: '8',
  H20: '97',
});
const training = typedOver(clean, {
  A1: '基层干部培训项目支出绩效自评表',
  D3: '基层干部培训',
  D4: '清河县农业农村局',
  G4: '清河县农业技术推广中心',
  D6: '30',
  E6: '32',
  F6: '31.2',
  H6: '97.5%',
  I6: '9.75',
  D7: '30',
  E7: '32',
  F7: '31.2',
  B11: '举办培训班8期，培训基层干部600人次。',
  F11: '举办培训班8期，培训基层干部600人次。',
  D13: '培训人次',
  E13: '≥600人次',
  F13: '572人次',
  H13: '19.07',
  I13: '因两期培训班与换届工作时间冲突，28人次未能参加，下年度提前排定班期。',
  D14: '培训合格率',
  E14: '≥95%',
  F14: '97%',
  D15: '培训计划按期完成率',
  E15: '=100%',
  F15: '100%',
  D16: '人均培训成本',
  E16: '≤400元',
  F16: '386元',
  D17: '受训干部服务村数',
  E17: '≥90个',
  F17: '≥90个',
  D18: '培训机制健全性',
  E18: '健全',
  F18: '健全',
  D19: '参训人员满意度',
  E19: '≥90%',
  F19: '96%',
  H20: '98.82',
});

const samples = {
  '示例1-社区图书室（有错误）.xlsx': [{ name: '自评表', rows: reading }],
  '示例2-基层干部培训（待复核）.xlsx': [{ name: '自评表', rows: training }],
  '示例3-供水改造（可报送）.xlsx': [{ name: '自评表', rows: clean }],
};
for (const [name, sheets] of Object.entries(samples)) writeFileSync(file(`assets/samples/${name}`), workbook(sheets));
