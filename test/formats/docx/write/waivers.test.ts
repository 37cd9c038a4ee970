import { removeDocxComments, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import {
  type DocxWaiver,
  readDocxWaivers,
  waiverAt,
  writeDocxWaivers,
} from '../../../../src/formats/docx/write/waivers.ts';
import { buildDocx, paragraph, partXml, run, tableXml } from '../../../support/docx-maker.ts';
import { commentsIn, faultsOf, xmlOf } from '../../../support/word-revisions.ts';

const TEXT = '预算100万元，拨付资金45.5万元，进度100%。';
const NOTES = partXml('footnotes', `<w:footnote w:id="2">${paragraph('其中：中央资金60万元。')}</w:footnote>`);
const TABLE = tableXml({
  widths: [2000, 2000],
  rows: [
    [{ text: '得分' }, { text: '' }],
    [{ text: '原因' }, { text: '无' }],
  ],
});
const BOX = `<w:r><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${paragraph('框里：支出3万元')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r>`;
const BEFORE = buildDocx(
  `${paragraph(TEXT)}${paragraph(`${run('有注')}<w:r><w:footnoteReference w:id="2"/></w:r>`)}${paragraph(run('有框') + BOX)}${TABLE}${paragraph('末段')}`,
  { parts: { 'word/footnotes.xml': NOTES } },
);

function withComments(body: string, comments: string): Uint8Array {
  return buildDocx(body, { parts: { 'word/comments.xml': partXml('comments', comments) } });
}

function comment(id: string, text: string, author = '复核人', date = '2026-03-04T08:00:00Z'): string {
  return `<w:comment w:id="${id}" w:author="${author}" w:date="${date}">${text
    .split('\n')
    .map((line) => paragraph(line))
    .join('')}</w:comment>`;
}

function around(id: string, content: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${content}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

test('a waiver is written beside the comments that are there, and read where it lies', () => {
  const { bytes: reviewed } = writeDocxComments(BEFORE, [
    { at: { paragraph: 1, range: [21, 25], quote: '100%' }, paragraphs: ['[错误] 进度算不出来'] },
  ]);
  const waivers = [
    { at: { paragraph: 1, range: [21, 25], quote: '100%' }, check: 'text-rate', reason: '按合同约定\n一次付清' },
    { at: { note: '脚注1', range: [3, 10] }, check: 'text-sum', reason: '口径不同' },
    { at: { paragraph: 4, range: [3, 7] }, check: 'text-two-values', reason: '框里是上年' },
    { at: { sheet: '表1', cell: 'B1' }, check: 'score-missing', reason: '主管部门填写' },
    { at: { sheet: '表1', cell: 'B2' }, check: 'deduction-unexplained', reason: '另附说明' },
  ] as const;
  const { bytes, ids } = writeDocxWaivers(reviewed, waivers, { date: '2026-11-26T00:00:00Z' });
  expect(faultsOf(bytes)).toEqual([]);
  expect(commentsIn(bytes)).toHaveLength(6);
  const read = readDocxWaivers(bytes);
  const common = { author: '绩核', date: '2026-11-26' };
  expect(read).toEqual([
    {
      ...common,
      comment: ids[0],
      check: 'text-rate',
      reason: '按合同约定\n一次付清',
      spots: [{ paragraph: 1, range: [21, 25], quote: '100%' }],
    },
    {
      ...common,
      comment: ids[1],
      check: 'text-sum',
      reason: '口径不同',
      spots: [{ paragraph: 2, range: [2, 2], quote: '' }, { note: '脚注1' }],
    },
    {
      ...common,
      comment: ids[2],
      check: 'text-two-values',
      reason: '框里是上年',
      spots: [
        { paragraph: 3, range: [2, 2], quote: '' },
        { paragraph: 4, range: [0, 8], quote: '框里：支出3万元' },
      ],
    },
    {
      ...common,
      comment: ids[3],
      check: 'score-missing',
      reason: '主管部门填写',
      spots: [{ sheet: '表1', cell: 'B1' }],
    },
    {
      ...common,
      comment: ids[4],
      check: 'deduction-unexplained',
      reason: '另附说明',
      spots: [{ sheet: '表1', cell: 'B2' }],
    },
  ]);
  for (const { check, at, reason } of waivers) expect(waiverAt(read, check, [at])?.reason).toBe(reason);
  // Written once more, or when findings are written again, it is still there once.
  expect(writeDocxWaivers(bytes, waivers, { date: '2026-11-27T00:00:00Z' })).toEqual({ bytes, ids });
  const again = writeDocxComments(bytes, []);
  expect(readDocxWaivers(again.bytes)).toEqual(read);
  expect(commentsIn(again.bytes)).toHaveLength(5);
  expect(readDocxWaivers(removeDocxComments(bytes, [ids[0] ?? '']))).toEqual(read.slice(1));
});

test('anybody can type one, over as much as they like', () => {
  const bytes = withComments(
    `${paragraph(around('5', run(TEXT)))}${paragraph(run('支出') + around('6', run('9')) + run('万元'))}<w:p><w:commentRangeStart w:id="7"/>${run('甲')}</w:p>${TABLE}<w:p>${run('乙')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>${paragraph(`${run('没有')}<w:r><w:commentReference w:id="8"/></w:r>${run('范围')}`)}`,
    [
      comment('5', ' 绩核已核对 text-rate: 一次付清 '),
      comment('6', '绩核 已核对 text-two-values'),
      comment('7', '绩核 已核对 year-differs：跨年项目\n第二段'),
      comment('8', '绩核 已核对 text-year：提前下达'),
      comment('9', '绩核 已核对 text-name：已改名'),
      comment('10', '请绩核 已核对 text-name：不算'),
      comment('11', '普通批注'),
    ].join(''),
  );
  const read = readDocxWaivers(bytes);
  expect(read.map(({ check, reason, author, date }) => [check, reason, author, date])).toEqual([
    ['text-rate', '一次付清', '复核人', '2026-03-04'],
    ['text-two-values', '', '复核人', '2026-03-04'],
    ['year-differs', '跨年项目\n第二段', '复核人', '2026-03-04'],
    ['text-year', '提前下达', '复核人', '2026-03-04'],
    ['text-name', '已改名', '复核人', '2026-03-04'],
  ]);
  expect(read[0]?.spots).toEqual([{ paragraph: 1, range: [0, TEXT.length], quote: TEXT }]);
  expect(read[1]?.spots).toEqual([{ paragraph: 2, range: [2, 3], quote: '9' }]);
  expect(read[2]?.spots).toEqual([
    { paragraph: 3, range: [0, 1], quote: '甲' },
    { paragraph: 4, range: [0, 1], quote: '乙' },
    ...['A1', 'B1', 'A2', 'B2'].map((cell) => ({ sheet: '表1', cell })),
  ]);
  expect(read[3]?.spots).toEqual([{ paragraph: 5, range: [2, 2], quote: '' }]);
  expect(read[4]?.spots).toEqual([]);
});

test('a waiver speaks for its check where it lies, and with a reason alone', () => {
  const waiver = (check: string, reason: string, spots: DocxWaiver['spots']): DocxWaiver => ({
    comment: '1',
    check,
    reason,
    author: '某人',
    date: '',
    spots,
  });
  const waivers = [
    waiver('text-rate', '先', [{ paragraph: 1, range: [3, 8], quote: '' }]),
    waiver('text-rate', '后', [{ paragraph: 1, range: [5, 9], quote: '' }]),
    waiver('text-rate', '', [{ paragraph: 1, range: [5, 9], quote: '' }]),
    waiver('text-sum', '点', [{ paragraph: 2, range: [4, 4], quote: '' }]),
    waiver('text-sum', '注', [{ note: '脚注1' }]),
    waiver('score-missing', '格', [
      { sheet: '表1', cell: 'B1' },
      { sheet: '表2', cell: 'A1' },
    ]),
    waiver('score-missing', '段', [
      { paragraph: 7, range: [0, 1], quote: '' },
      { paragraph: 8, range: [2, 3], quote: '' },
    ]),
  ];
  const reasonAt = (check: string, ...places: Parameters<typeof waiverAt>[2]): string | null =>
    waiverAt(waivers, check, places)?.reason ?? null;
  expect(reasonAt('text-rate', { paragraph: 1, range: [3, 5] })).toBe('先');
  expect(reasonAt('text-rate', { paragraph: 1, range: [7, 8] })).toBe('后');
  expect(reasonAt('text-rate', { paragraph: 1, range: [0, 3] })).toBeNull();
  expect(reasonAt('text-rate', { paragraph: 1, range: [9, 12] })).toBeNull();
  expect(reasonAt('text-rate', { paragraph: 2, range: [3, 5] })).toBeNull();
  expect(reasonAt('text-sum', { paragraph: 1, range: [3, 5] })).toBeNull();
  expect(reasonAt('text-sum', { paragraph: 2, range: [0, 4] })).toBe('点');
  expect(reasonAt('text-sum', { paragraph: 2, range: [5, 6] })).toBeNull();
  expect(reasonAt('text-sum', { note: '脚注1', range: [0, 1] })).toBe('注');
  expect(reasonAt('text-sum', { note: '脚注2', range: [0, 1] })).toBeNull();
  expect(reasonAt('text-sum', { sheet: '表1', cell: 'A1' })).toBeNull();
  expect(reasonAt('text-sum', { paragraph: 2, range: [4, 6] })).toBe('点');
  expect(reasonAt('text-sum', { paragraph: 2, range: [0, 3] })).toBeNull();
  expect(reasonAt('text-sum', { paragraph: 1, range: [4, 4] }, { paragraph: 2, range: [4, 4] })).toBe('点');
  expect(reasonAt('text-rate', { paragraph: 1, range: [4, 4] })).toBe('先');
  expect(reasonAt('text-rate', { paragraph: 1, range: [8, 9] })).toBe('后');
  const cells = ['表1', '表2', '表3'].flatMap((sheet) => ['A1', 'B1'].map((cell) => ({ sheet, cell })));
  expect(cells.map((cell) => reasonAt('score-missing', cell))).toEqual([null, '格', '格', null, null, null]);
  expect(reasonAt('score-missing', { paragraph: 8, range: [0, 3] })).toBe('段');
  expect(reasonAt('score-missing', { paragraph: 7, range: [1, 2] })).toBeNull();
  expect(reasonAt('score-missing', { note: '脚注1', range: [0, 3] })).toBeNull();
  expect(reasonAt('score-missing')).toBeNull();
});

test('a note without anything in it hides no waiver', () => {
  const references = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>';
  const notes = partXml('footnotes', `<w:footnote w:id="2"/><w:footnote w:id="3">${paragraph('注')}</w:footnote>`);
  const bytes = buildDocx(paragraph(around('5', run('甲') + references)) + paragraph(around('6', run('乙'))), {
    parts: {
      'word/footnotes.xml': notes,
      'word/comments.xml': partXml('comments', comment('5', '绩核 已核对 a：一') + comment('6', '绩核 已核对 b：二')),
    },
  });
  expect(readDocxWaivers(bytes).map(({ check, spots }) => [check, spots])).toEqual([
    ['a', [{ paragraph: 1, range: [0, 1], quote: '甲' }, { note: '脚注2' }]],
    ['b', [{ paragraph: 2, range: [0, 1], quote: '乙' }]],
  ]);
});

test('a document without comments has no waivers', () => {
  expect(readDocxWaivers(BEFORE)).toEqual([]);
  expect(readDocxWaivers(withComments(paragraph('甲'), comment('1', '普通批注')))).toEqual([]);
});

test('many waivers in a long document are found in one go', () => {
  const count = 3_000;
  const body = Array.from({ length: count }, (_, i) => paragraph(around(String(i), run(`第${i}笔`)))).join('');
  const comments = Array.from({ length: count }, (_, i) => comment(String(i), `绩核 已核对 text-rate：理由${i}`)).join(
    '',
  );
  const bytes = withComments(body, comments);
  const read = readDocxWaivers(bytes);
  expect(read).toHaveLength(count);
  expect(read.every(({ spots }, i) => spots.length === 1 && JSON.stringify(spots[0]).includes(`"第${i}笔"`))).toBe(
    true,
  );
  expect(xmlOf(bytes)).toContain('第2999笔');
});
