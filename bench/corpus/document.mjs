import { strToU8, zipSync } from 'fflate';
import { form } from './form.mjs';
import { escaped, XML } from './parts.mjs';
import { CLAUSES, OFFICES, PLACES, PROJECTS } from './words.mjs';

/**
 * A report of some twenty pages with its form as a table at the end, as Word saves it: runs cut anywhere, marks of revisions, the
 * figures of its paragraphs mostly consistent.
 */

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SECTIONS = 12;
const PARAGRAPHS = 14;

function run(text) {
  return `<w:r w:rsidR="00A31C52"><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph whose text is cut into runs as editing does. */
function paragraph(random, text, level) {
  const style =
    level === undefined
      ? '<w:pPr><w:ind w:firstLine="640"/></w:pPr>'
      : `<w:pPr><w:outlineLvl w:val="${level}"/></w:pPr>`;
  let runs = '';
  for (let at = 0; at < text.length; ) {
    const to = at + random.whole(6, 40);
    runs += run(text.slice(at, to));
    at = to;
  }
  return `<w:p w:rsidR="00A31C52" w:rsidP="00B42D63">${style}${runs}</w:p>`;
}

function figures(random) {
  const budget = random.whole(100, 9000) / 10;
  const spent = random.chance(0.5) ? budget : Math.round(budget * random.whole(60, 99)) / 100;
  const rate = Math.round((spent / budget) * 10000) / 100;
  const own = Math.round(budget * 4) / 10;
  const rest = Math.round((budget - own) * 100) / 100;
  const count = random.whole(20, 900);
  return random.pick([
    `${random.pick(PROJECTS)}标段合同金额${budget}万元，已支付${spent}万元，支付率为${random.chance(0.02) ? rate + 7 : rate}%。`,
    `${random.pick(PROJECTS)}标段共需材料款${budget}万元，其中：管材${own}万元，阀门${rest}万元。`,
    `计划完成${count}户，实际完成${count}户，完成率100%。`,
    `经核查，该项得${random.whole(5, 20)}分，走访对象好评率为${random.whole(880, 999) / 10}%。`,
  ]);
}

function report(random, project) {
  const title = `关于2023年度“${project}”项目支出绩效自评的报告`;
  const parts = [paragraph(random, title, 0)];
  for (let section = 1; section <= SECTIONS; section++) {
    parts.push(paragraph(random, `（${'一二三四五六七八九十百千'[section - 1]}）项目实施情况`, 1));
    for (let at = 0; at < PARAGRAPHS; at++) {
      const clauses = Array.from({ length: 3 }, () => random.pick(CLAUSES)).join('，');
      parts.push(paragraph(random, `${clauses}。${figures(random)}`));
    }
  }
  return parts.join('');
}

/** The cells of the form's rows as a table; what a merge covers is a part of its first cell. */
function table({ rows, merges, columns }) {
  const covered = (row, column) =>
    merges.find(([top, left, bottom, right]) => row >= top && row <= bottom && column >= left && column <= right);
  const tr = rows.map(({ row, cells }) => {
    const byColumn = new Map(cells.map(([column, value]) => [column, value]));
    let xml = '';
    for (let column = 1; column <= columns; column++) {
      const merge = covered(row, column);
      const isFirst = merge === undefined || (merge[0] === row && merge[1] === column);
      const span = merge === undefined ? 1 : merge[3] - merge[1] + 1;
      const down =
        merge === undefined || merge[0] === merge[2] ? '' : `<w:vMerge${merge[0] === row ? ' w:val="restart"' : ''}/>`;
      const text = isFirst ? String(byColumn.get(column) ?? '') : '';
      xml += `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${down}</w:tcPr><w:p>${text === '' ? '' : run(text)}</w:p></w:tc>`;
      column += span - 1;
    }
    return `<w:tr w:rsidR="00A31C52">${xml}</w:tr>`;
  });
  const grid = Array.from({ length: columns }, () => '<w:gridCol w:w="1000"/>').join('');
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${tr.join('')}</w:tbl>`;
}

export function document(random) {
  const sheet = form(random);
  const project = `${random.pick(PLACES)}${random.pick(OFFICES)}${random.pick(PROJECTS)}`;
  const body = `${report(random, project)}${table(sheet)}<w:p/>`;
  const types = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const relationships = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;
  return zipSync(
    {
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(relationships),
      'word/document.xml': strToU8(`${XML}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
    },
    { mtime: '2024-03-01T00:00:00' },
  );
}

/** One paragraph of five million characters with 12,000 numbers: what nobody writes, and somebody sends. */
export function longParagraph(random) {
  let text = '';
  while (text.length < 5_000_000) {
    text += Array.from({ length: 40 }, () => random.pick(CLAUSES)).join('，');
    text += figures(random);
  }
  return text;
}
