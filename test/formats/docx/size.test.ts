import { readDocument } from '../../../src/formats/docx/read.ts';
import { buildDocx, paragraph, run, tableXml } from '../../support/docx-maker.ts';

/** Reading takes time with the length of a document, not with its square. What grew with its square wouldn't come to an end here. */

const SENTENCE = '2022年度预算资金为24.5万元，执行率为100%。';
const cells = (row: readonly string[]) => row.map((text) => ({ text }));
const HEAD = cells(['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']);
const ROW = cells(['产出指标', '数量指标', '甲', '5', '5', '10', '10']);

test.each<readonly [string, () => string, (read: ReturnType<typeof readDocument>) => number, number]>([
  [
    'a paragraph of 5 MB',
    () => paragraph(run(SENTENCE.repeat(100_000))),
    ({ narrative }) => narrative.paragraphs.length,
    1,
  ],
  [
    'a paragraph of 100,000 runs',
    () => paragraph(run('4').repeat(100_000)),
    ({ anchors }) => anchors.paragraph(1)?.pieces.length ?? 0,
    100_000,
  ],
  [
    '100,000 paragraphs',
    () => paragraph(run(SENTENCE)).repeat(100_000),
    ({ narrative }) => narrative.paragraphs.length,
    100_000,
  ],
  [
    '50,000 paragraphs joined by revisions',
    () => paragraph(run('甲'), '<w:rPr><w:del w:id="1"/></w:rPr>').repeat(50_000),
    ({ narrative }) => narrative.paragraphs[0]?.text.length ?? 0,
    50_000,
  ],
  [
    'a table of 5,000 rows',
    () => tableXml({ rows: Array.from({ length: 5_000 }, () => ROW) }),
    ({ grids }) => grids[0]?.rows.length ?? 0,
    5_000,
  ],
  [
    'a form in 3,000 parts',
    () =>
      tableXml({ rows: [cells(['项目名称', '甲项目']), HEAD] }) +
      (paragraph('') + tableXml({ rows: [ROW] })).repeat(3_000),
    ({ grids }) => grids[0]?.rows.length ?? 0,
    3_002,
  ],
  [
    'a form whose heads are repeated',
    () => tableXml({ rows: Array.from({ length: 5_000 }, (_, at) => (at % 2 === 0 ? HEAD : ROW)) }),
    ({ grids }) => grids[0]?.rows.length ?? 0,
    2_501,
  ],
])('%s', (_, body, count, expected) => {
  const bytes = buildDocx(body());
  const read = readDocument(bytes);
  expect(count(read)).toBe(expected);
});
