import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { readTables } from '../../src/engine/layout/read-tables.ts';
import { cellText, shownPercent } from '../../src/engine/values/display.ts';
import { escapeXml } from './xlsx-cells.ts';
import { buildZip, type ZipPart } from './zip-builder.ts';

/** Word documents for tests: of plain descriptions, and of forms in the dresses that documents give them. */

export interface DocxCell {
  readonly text: string;
  readonly span?: number;
  readonly down?: 'restart' | 'continue';
  /** What stands in the cell instead of its text. */
  readonly xml?: string;
}

export interface DocxTable {
  /** Twips; none: no grid. */
  readonly widths?: readonly number[];
  readonly rows: readonly (readonly DocxCell[])[];
}

export interface DocxOptions {
  readonly strict?: boolean;
  /** Of the elements; `w` otherwise. */
  readonly prefix?: string;
  /** Parts as they shall be instead of, or besides, those written; null leaves a part out. */
  readonly parts?: { readonly [name: string]: string | Uint8Array | null };
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_RELATIONS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACES =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A run of text. */
export function run(text: string, properties = ''): string {
  const own = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${own}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A paragraph of runs, or of a text. */
export function paragraph(content: string, properties = ''): string {
  const own = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${own}${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`;
}

export interface TableDress {
  /** The content of a paragraph in a cell. */
  readonly runs: (text: string) => string;
  /** Whether rows and cells stand in content controls. */
  readonly controls: boolean;
}

const PLAIN: TableDress = { runs: (text) => (text === '' ? '' : run(text)), controls: false };

function control(content: string): string {
  return `<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

function cellXml({ text, span = 1, down, xml }: DocxCell, dress: TableDress): string {
  const merge = down === undefined ? '' : `<w:vMerge${down === 'restart' ? ' w:val="restart"' : ''}/>`;
  const properties = `<w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}</w:tcPr>`;
  const lines = text.split('\n').map((line) => `<w:p>${dress.runs(line)}</w:p>`);
  return `<w:tc>${properties}${xml ?? lines.join('')}</w:tc>`;
}

/** The `w:tbl` of a table. */
export function tableXml({ widths, rows }: DocxTable, dress: TableDress = PLAIN): string {
  const grid =
    widths === undefined ? '' : `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`;
  const all = rows.map((cells, at) => {
    const own = cells.map((cell, index) => {
      const xml = cellXml(cell, dress);
      return dress.controls && index === 1 ? control(xml) : xml;
    });
    const row = `<w:tr><w:trPr><w:cantSplit/></w:trPr>${own.join('')}</w:tr>`;
    return dress.controls && at % 3 === 1 ? control(row) : row;
  });
  return `<w:tbl><w:tblPr/>${grid}${all.join('')}</w:tbl>`;
}

function prefixed(xml: string, prefix: string): string {
  if (prefix === 'w') return xml;
  return xml
    .replace(/<(\/?)w:/g, `<$1${prefix}:`)
    .replace(/ w:([A-Za-z]+)=/g, ` ${prefix}:$1=`)
    .replaceAll('xmlns:w=', `xmlns:${prefix}=`);
}

const KINDS = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'settings'];

function relationships(base: string, list: readonly (readonly [kind: string, target: string])[]): string {
  const all = list.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${base}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** The root element of a part around its content. */
export function partXml(root: string, content: string, { strict = false, prefix = 'w' }: DocxOptions = {}): string {
  const xml = `<w:${root} xmlns:w="${strict ? STRICT : TRANSITIONAL}" ${NAMESPACES}>${content}</w:${root}>`;
  return HEAD + prefixed(xml, prefix);
}

/** The entries of a document's archive. `body`: XML with the prefix `w`, whatever the document's own will be. */
export function docxEntries(body: string, options: DocxOptions = {}): ZipPart[] {
  const base = options.strict === true ? STRICT_RELATIONS : RELATIONS;
  const given = Object.entries(options.parts ?? {});
  const related = KINDS.filter((kind) => given.some(([name]) => name === `word/${kind}.xml`));
  const parts = new Map<string, string | Uint8Array | null>([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    ['_rels/.rels', relationships(base, [['officeDocument', 'word/document.xml']])],
    ['word/document.xml', partXml('document', `<w:body>${body}<w:sectPr/></w:body>`, options)],
    [
      'word/_rels/document.xml.rels',
      relationships(
        base,
        related.map((kind) => [kind, `${kind}.xml`]),
      ),
    ],
    ...given,
  ]);
  return [...parts].flatMap(([name, part]): ZipPart[] =>
    part === null ? [] : [{ name, data: typeof part === 'string' ? new TextEncoder().encode(part) : part }],
  );
}

/** The bytes of a document with this body. */
export function buildDocx(body: string, options: DocxOptions = {}): Uint8Array {
  return buildZip(docxEntries(body, options));
}

/** A cell as a person would type it into a table. */
function typed(cell: GridCell): string {
  if (cell.kind === 'text') return cell.value as string;
  return shownPercent(cell) ?? cellText(cell);
}

/** The cells of a grid as texts, row by row from 1; `''` where nothing stands. */
function textsOf({ rows }: SheetGrid): string[][] {
  const width = Math.max(...rows.map(({ cells }) => cells.at(-1)?.column ?? 0));
  const texts: string[][] = [];
  for (const { row, cells } of rows) {
    while (texts.length < row) texts.push(new Array<string>(width).fill(''));
    for (const cell of cells) (texts[row - 1] as string[])[cell.column - 1] = typed(cell);
  }
  return texts;
}

/** Blank cells become part of the text to their left, and those left of all texts of the one above. */
function spanned(row: readonly string[], above: readonly string[], merges: boolean): DocxCell[] {
  const cells: { text: string; span: number; down?: 'continue' }[] = [];
  const first = row.findIndex((text) => text !== '');
  row.forEach((text, at) => {
    const before = cells.at(-1);
    const isLabel = before !== undefined && at > first && /^\D*[\p{Script=Han}]/u.test(before.text);
    if (text === '' && isLabel && at < row.length - 1) before.span++;
    else if (text === '' && at < first && merges && above[at] !== undefined)
      cells.push({ text, span: 1, down: 'continue' });
    else cells.push({ text, span: 1 });
  });
  return cells;
}

/** The first of the cells that others continue begins the merge; one that has none above it is no merge. */
function withStarts(rows: readonly (readonly DocxCell[])[]): DocxCell[][] {
  const startsOf = (cells: readonly DocxCell[]): number[] => {
    let at = 0;
    return cells.map(({ span = 1 }) => {
      at += span;
      return at - span;
    });
  };
  const starts = rows.map(startsOf);
  const found: DocxCell[][] = [];
  for (const [index, cells] of rows.entries()) {
    found.push(
      cells.map((cell, at): DocxCell => {
        if (cell.down !== 'continue') return cell;
        const column = starts[index]?.[at] ?? 0;
        const up = starts[index - 1]?.indexOf(column) ?? -1;
        const above = up < 0 ? undefined : found[index - 1]?.[up];
        if (above === undefined || (above.span ?? 1) !== 1) return { text: cell.text };
        if (above.down === undefined) (found[index - 1] as DocxCell[])[up] = { ...above, down: 'restart' };
        return cell;
      }),
    );
  }
  return found;
}

export interface Dress {
  readonly name: string;
  readonly merges?: boolean;
  readonly spans?: boolean;
  readonly widths?: boolean;
  readonly split?: boolean;
  readonly revisions?: boolean;
  readonly headRepeated?: boolean;
  readonly broken?: 'as-it-is' | 'continued' | 'one-column-less';
  readonly controls?: boolean;
  readonly around?: 'text-box' | 'frame';
  readonly slivers?: boolean;
  readonly titleAbove?: boolean;
  readonly shifted?: boolean;
  readonly options?: DocxOptions;
}

export const DRESSES: readonly Dress[] = [
  { name: 'bare cells' },
  { name: 'spans and merges', spans: true, merges: true, widths: true, titleAbove: true },
  { name: 'merges lost', spans: true, widths: true },
  { name: 'runs split inside numbers', widths: true, split: true },
  { name: 'head repeated', spans: true, merges: true, widths: true, headRepeated: true },
  { name: 'broken in two', spans: true, widths: true, broken: 'as-it-is', titleAbove: true },
  { name: 'broken in two, head repeated', spans: true, widths: true, broken: 'continued', headRepeated: true },
  { name: 'broken in two, one column less', widths: true, broken: 'one-column-less' },
  { name: 'broken in two, without a grid', broken: 'one-column-less' },
  { name: 'in content controls', widths: true, spans: true, controls: true },
  { name: 'in a text box', widths: true, around: 'text-box', titleAbove: true },
  { name: 'strict', widths: true, spans: true, options: { strict: true } },
  { name: 'with revisions', widths: true, spans: true, revisions: true, split: true },
  { name: 'slivers in the grid', widths: true, spans: true, merges: true, slivers: true },
  { name: 'another prefix', widths: true, spans: true, options: { prefix: 'ns0' } },
  { name: 'nested in a frame', widths: true, spans: true, around: 'frame', titleAbove: true },
  { name: 'rows shifted left', widths: true, shifted: true },
];

const REVISION = 'w:id="9" w:author="复核" w:date="2023-03-04T08:00:00Z"';

function splitRuns(text: string): string {
  return [...text]
    .map(
      (letter, at) =>
        `${at % 2 === 1 ? '<w:proofErr w:type="gramStart"/>' : ''}${run(letter, at % 3 === 0 ? '<w:b/>' : '')}`,
    )
    .join('<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>');
}

function runsOf({ split = false, revisions = false }: Dress): (text: string) => string {
  return (text) => {
    if (revisions && text !== '') {
      const half = Math.ceil(text.length / 2);
      const gone = '<w:r><w:delText>占56%</w:delText></w:r>';
      return `${splitRuns(text.slice(0, half))}<w:del ${REVISION}>${gone}</w:del><w:ins ${REVISION}>${splitRuns(text.slice(half))}</w:ins>`;
    }
    return text === '' ? '' : split ? splitRuns(text) : run(text);
  };
}

/** Dragged borders: every column is cut near its end, and cells end on either side of the cut. */
function withSlivers({ widths = [], rows }: DocxTable): DocxTable {
  const cut = widths.flatMap((width) => [width - 60, 15, 45]);
  return {
    widths: cut,
    rows: rows.map((cells, at) =>
      cells.map((cell, index) => {
        // This border is the first, second or third of its three; the next cell begins where this one ends.
        const before = index === 0 ? 0 : (at + index - 1) % 3;
        const own = index === cells.length - 1 ? 0 : (at + index) % 3;
        return { ...cell, span: 3 * (cell.span ?? 1) + before - own };
      }),
    ),
  };
}

function textBox(content: string): string {
  const choice = `<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>`;
  const fallback = `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>`;
  return `<w:p><w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r></w:p>`;
}

/** Lines above the form that a document would put above its table. */
function linesAbove(texts: readonly (readonly string[])[]): number {
  let count = 0;
  for (const row of texts) {
    const filled = row.filter((text) => text !== '');
    const [text = ''] = filled;
    if (filled.length !== 1 || text.length > 60 || !/表|年度/.test(text) || /[:：]/.test(text)) break;
    count++;
  }
  return count;
}

const SHORT_LEVEL =
  /^(?:产出|效益|满意度|数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标$|^指标\d/;

/** Rows of the indicators lose the cells left of their first text, as converters from other formats do. */
function withoutLeading(texts: readonly (readonly string[])[], from: number): (readonly string[])[] {
  return texts.map((row, at) => {
    const first = row.findIndex((text) => text !== '');
    return at < from || first <= 0 || !SHORT_LEVEL.test(row[first] as string) ? row : row.slice(first);
  });
}

interface IndicatorRows {
  readonly top: number;
  readonly head: number;
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<SheetGrid, IndicatorRows | null>();

/** The rows in which the heads and the indicators of the only form begin and end, from 0. */
function indicatorRows(grid: SheetGrid): IndicatorRows | null {
  if (!known.has(grid)) known.set(grid, findIndicatorRows(grid));
  return known.get(grid) ?? null;
}

function findIndicatorRows(grid: SheetGrid): IndicatorRows | null {
  const [table, second] = readTables(grid);
  const rows = table?.indicators.map(({ row }) => row) ?? [];
  const heads = Object.values(table?.heads ?? {}).map(({ cell }) => cell.row);
  const head = Math.max(0, ...heads);
  if (table === undefined || second !== undefined || rows.length < 4 || head === 0) return null;
  return {
    top: Math.min(...heads) - 1,
    head: head - 1,
    first: (rows[0] as number) - 1,
    last: (rows.at(-1) as number) - 1,
  };
}

/** A form as a document in a dress; null where the form can't wear it. */
export function formAsDocx(
  grid: SheetGrid,
  dress: Dress,
  report = paragraph('现将自评情况报告如下。'),
): Uint8Array | null {
  const all = textsOf(grid);
  const at = indicatorRows(grid);
  const count = dress.titleAbove === true ? linesAbove(all) : 0;
  if (dress.titleAbove === true && count === 0) return null;
  let texts: (readonly string[])[] = all;
  let breakAt = 0;
  if (dress.headRepeated === true || dress.broken !== undefined || dress.shifted === true) {
    if (at === null || at.head + 1 !== at.first) return null;
    const middle = Math.ceil((at.first + at.last) / 2);
    const head = all.slice(at.top, at.head + 1);
    breakAt = middle;
    if (dress.headRepeated === true) texts = [...all.slice(0, middle), ...head, ...all.slice(middle)];
    if (dress.shifted === true) {
      texts = withoutLeading(all, at.first);
      if (texts.every((row, index) => row === all[index])) return null;
    }
    if (dress.broken === 'one-column-less' && all.slice(middle).some((row) => row[0] !== '')) return null;
  }
  const body = texts.slice(count);
  const parts = dress.broken === undefined ? [body] : [body.slice(0, breakAt - count), body.slice(breakAt - count)];
  const tables = parts.map((part, index): string => {
    const rows = index === 1 && dress.broken === 'one-column-less' ? part.map((row) => row.slice(1)) : part;
    return tableOf(rows, all[0]?.length ?? 0, dress);
  });
  const title = texts.slice(0, count).map((row) => paragraph(row.find((text) => text !== '') ?? ''));
  const between =
    dress.broken === 'continued'
      ? `${paragraph('')}${paragraph('续表')}`
      : paragraph('<w:r><w:br w:type="page"/></w:r>');
  const content = tables.join(between);
  const whole = dress.around === undefined ? content : dress.around === 'frame' ? frame(content) : textBox(content);
  return buildDocx(`${report}${title.join('')}${whole}${paragraph('')}`, dress.options);
}

function frame(content: string): string {
  return `<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${content}<w:p/></w:tc></w:tr></w:tbl>`;
}

function tableOf(texts: readonly (readonly string[])[], width: number, dress: Dress): string {
  const rows = texts.map((row, index): readonly DocxCell[] =>
    dress.spans === true ? spanned(row, texts[index - 1] ?? [], dress.merges === true) : row.map((text) => ({ text })),
  );
  const columns = Math.max(...texts.map(({ length }) => length));
  // The first columns of a form are narrower than others.
  const widths = Array.from({ length: columns }, (_, at) =>
    at + width - columns === 0 ? 640 : 900 + 40 * (at + width - columns),
  );
  const table: DocxTable = { rows: withStarts(rows), ...(dress.widths === true ? { widths } : {}) };
  return tableXml(dress.slivers === true ? withSlivers(table) : table, {
    runs: runsOf(dress),
    controls: dress.controls === true,
  });
}
