import { existsSync, readFileSync } from 'node:fs';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { cellFindings, textFindings } from '../../../src/reports/findings.ts';
import { documentSchema, type ReviewedFile } from '../../../src/reports/schema.ts';
import { Folder } from '../../support/cli.ts';
import { buildDocx, DRESSES, formAsDocx, paragraph } from '../../support/docx-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** `jihe check` over reports: Word documents and text files, with the form they belong to. */

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const PROJECT = String(
  exampleForm('national')
    .rows.flatMap(({ cells }) => cells)
    .find(({ row, column }) => row === 3 && column === 4)?.value,
);
const WRONG_RATE = '全年预算资金100万元，实际支出45.5万元，预算执行率为100%。';
const RIGHT_RATE = '全年预算资金100万元，实际支出45.5万元，预算执行率为45.5%。';

function report(...lines: readonly string[]): Uint8Array {
  return buildDocx(lines.map((line) => paragraph(line)).join(''));
}

function formDocument(changes: Readonly<Record<string, string>>, text = ''): Uint8Array {
  const [plain] = DRESSES.filter(({ name }) => name === 'spans and merges');
  const bytes =
    plain === undefined
      ? null
      : formAsDocx(withCells(exampleForm('national'), changes), plain, text === '' ? '' : paragraph(text));
  if (bytes === null) throw new Error('the form cannot wear this dress');
  return bytes;
}

async function checked(args: readonly string[]) {
  const { code, out } = await folder.run(['check', ...args, '--format', 'json']);
  const { files } = documentSchema.parse(JSON.parse(out));
  return { code, files: files as ReviewedFile[] };
}

test('a report is recomputed from what it says itself, and the finding names its characters', async () => {
  folder.write('报告.docx', report('一、资金使用情况', WRONG_RATE));
  const { code, files } = await checked(['报告.docx']);
  expect(code).toBe(1);
  const [file] = files;
  expect(file?.verdict).toBe('has-errors');
  const [finding, ...more] = textFindings(file as ReviewedFile);
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    check: 'text-rate',
    paragraph: 2,
    quote: '100%',
    place: '第2段（一、资金使用情况）',
    fix: null,
  });
  expect(WRONG_RATE.slice(...(finding?.range ?? []))).toBe('100%');
  expect(finding?.related.map(({ quote }) => quote)).toEqual(expect.arrayContaining(['100万元', '45.5万元']));
  expect(file?.document).toMatchObject({ paragraphs: 2, numbers: 3, relations: 1, contradicting: 1, form: null });
});

test('a report without contradictions passes, and says that no form was beside it', async () => {
  folder.write('报告.txt', RIGHT_RATE);
  const { code, files } = await checked(['报告.txt']);
  expect([code, files[0]?.verdict, files[0]?.tables]).toEqual([0, 'ready', []]);
  const { out } = await folder.run(['check', '报告.txt']);
  expect(out).toContain('文中数字 3 个：复算 1 处，一致 1 处，矛盾 0 处');
  expect(out).toContain('未配对自评表');
});

test('a file of anything else that was named is no report that passed', async () => {
  folder.write('数据.csv', '年份,金额\n2023,100');
  folder.write('数据.json', '{"金额": 100}');
  const { code, files } = await checked(['数据.csv', '数据.json']);
  expect([code, files.map(({ verdict }) => verdict)]).toEqual([1, ['not-checked', 'not-checked']]);
  folder.write('报告.txt', RIGHT_RATE);
  expect((await checked(['数据.csv', '报告.txt'])).code).toBe(0);
});

test('a form in a document is checked like one in a workbook; other tables of it are nobody’s form', async () => {
  folder.form('表.xlsx', { H20: '99' });
  folder.write('报告.docx', formDocument({ H20: '99' }));
  const { files } = await checked(['表.xlsx', '报告.docx']);
  const [ofBook, ofDocument] = files.map((file) => cellFindings(file).map(({ check, severity }) => [check, severity]));
  expect(ofDocument).toEqual(ofBook);
  expect(files[1]).toMatchObject({ verdict: 'has-errors', tables: [{ sheet: '表1' }] });
  expect(files[1]?.document?.form).toEqual({ path: '报告.docx', sheet: '表1', by: 'same-document' });
  expect(files[0]?.document).toBeNull();
});

test('a document that is a form and no more: nothing is told of a text that it hasn’t', async () => {
  folder.write('表.docx', formDocument({ H20: '99' }));
  folder.write('报告.docx', formDocument({ H20: '99' }, '本项目自评总分88.6分。'));
  for (const format of ['text', 'html']) {
    const said = async (file: string) => (await folder.run(['check', file, '--format', format])).out;
    expect(await said('表.docx')).not.toContain('报告正文');
    expect(await said('报告.docx')).toContain('报告正文');
  }
});

describe('the form of a report', () => {
  const formOf = async (args: readonly string[], path: string) => {
    const { files } = await checked(args);
    return files.find((file) => file.path === path)?.document?.form;
  };

  test('among the files of its folder, the one whose project it names', async () => {
    folder.form('甲/一.xlsx', { D3: '街道路灯改造' });
    folder.form('甲/二.xlsx', { D3: '农村公路养护项目' });
    folder.form('乙/三.xlsx', { D3: '农村公路养护项目' });
    folder.write('甲/报告.docx', report('关于2022年“农村公路养护”项目支出的自评报告', RIGHT_RATE));
    expect(await formOf(['甲', '乙'], '甲/报告.docx')).toEqual({
      path: '甲/二.xlsx',
      sheet: '自评表',
      by: 'project-name',
    });
  });

  test('is no file of the folder that standard input only bears the name of', async () => {
    folder.form('表.xlsx');
    folder.write('报告.docx', report('一、资金使用情况', RIGHT_RATE));
    const stdin = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array(readFileSync(folder.at('表.xlsx'))));
    const args = ['check', '报告.docx', '-', '--name', '表.xlsx', '--format', 'json'];
    const { files } = documentSchema.parse(JSON.parse((await folder.run(args, { stdin })).out));
    expect((files as ReviewedFile[]).map(({ path, document }) => [path, document?.form])).toEqual([
      ['报告.docx', null],
      ['表.xlsx', undefined],
    ]);
  });

  test('the only form beside the only report; not beside two of either', async () => {
    folder.form('甲/一.xlsx', { D3: '街道路灯改造' });
    folder.write('甲/报告.txt', RIGHT_RATE);
    const files = ['甲/一.xlsx', '甲/报告.txt'];
    expect(await formOf(files, '甲/报告.txt')).toEqual({ path: '甲/一.xlsx', sheet: '自评表', by: 'only-one' });
    folder.write('甲/另一份.txt', RIGHT_RATE);
    expect(await formOf([...files, '甲/另一份.txt'], '甲/报告.txt')).toBeNull();
    folder.form('甲/二.xlsx', { D3: '农村公路养护项目' });
    expect(await formOf([...files, '甲/二.xlsx'], '甲/报告.txt')).toBeNull();
  });

  test('the one given, before the document’s own', async () => {
    folder.form('表.xlsx');
    folder.write('报告.docx', formDocument({}));
    expect(await formOf(['报告.docx', '--form', '表.xlsx'], '报告.docx')).toEqual({
      path: '表.xlsx',
      sheet: '自评表',
      by: 'option',
    });
  });

  test('one given that holds no form ends the command before anything is checked', async () => {
    folder.write('别的.docx', report(RIGHT_RATE));
    folder.write('报告.docx', report(WRONG_RATE));
    for (const form of ['别的.docx', '没有.xlsx']) {
      const { code, out, err } = await folder.run(['check', '报告.docx', '--form', form]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(form);
    }
  });
});

test('points are no money, whatever they are given for; words that say all of it are a calculation', async () => {
  folder.write('报告.txt', '自评得88分，其中预算执行率得6分，产出指标得82分。\n资金10万元已全部支付，执行率100%。');
  const [file] = (await checked(['报告.txt'])).files as [ReviewedFile];
  const { numbers = [], relations = [] } = file.document?.ledger ?? {};
  const scores = numbers.filter(({ kind }) => kind === 'score');
  expect(scores.map(({ quote }) => quote)).toEqual(['88分', '6分', '82分']);
  for (const { role } of scores) expect([null, 'whole', 'part']).toContain(role);
  const rate = numbers.findIndex(({ quote }) => quote === '100%');
  expect(relations.filter(({ numbers: own }) => own.includes(rate)).map(({ why }) => why)).toEqual([
    '已全部支付 = 100%',
  ]);
});

test('a folder is walked for documents; text files are read when they are named', async () => {
  folder.form('甲/表.xlsx', { D3: PROJECT });
  folder.write('甲/报告.docx', report(RIGHT_RATE));
  folder.write('甲/~$报告.docx', 'x');
  folder.write('甲/说明.txt', RIGHT_RATE);
  const { out, err } = await folder.run(['check', '甲', '--format', 'ndjson']);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as ReviewedFile).path),
  ).toEqual(['甲/报告.docx', '甲/表.xlsx']);
  expect(err).toContain('甲/说明.txt');
});

test('what a file is its content tells: a workbook by the name of a document, a document by that of a workbook', async () => {
  folder.workbook('表.docx', exampleForm('national'));
  folder.write('报告.xlsx', report(WRONG_RATE));
  const { files } = await checked(['表.docx', '报告.xlsx']);
  expect(files.map(({ tables, document }) => [tables.length, document === null])).toEqual([
    [1, true],
    [0, false],
  ]);
});

test('text, HTML and SARIF show where in the text it is', async () => {
  folder.write('报告.docx', report('一、资金使用情况', WRONG_RATE));
  const { out: text } = await folder.run(['check', '报告.docx']);
  expect(text).toMatch(/第2段（一、资金使用情况） “100%” {2}.*\n {8}有关：.*第2段“45\.5万元”/);
  const { out: html } = await folder.run(['check', '报告.docx', '--format', 'html']);
  expect(html).toContain('<u class="contradicts">45.5万元</u>，预算执行率为<mark class="contradicts">100%</mark>。');
  const { out: sarif } = await folder.run(['check', '报告.docx', '--format', 'sarif']);
  const log = JSON.parse(sarif) as { runs: { results: { ruleId: string; locations: unknown[] }[] }[] };
  expect(log.runs[0]?.results[0]).toMatchObject({
    ruleId: 'text-rate',
    locations: [
      {
        physicalLocation: {
          region: { charOffset: WRONG_RATE.indexOf('100%'), charLength: 4, snippet: { text: WRONG_RATE } },
        },
        logicalLocations: [{ name: '第2段' }],
      },
    ],
  });
});

describe('cells of a document are said as people find them', () => {
  const ADDRESS = /(?<![A-Za-z\d+])[A-Z]\d+/;
  const CELLS = { H13: '3', H20: '99', I13: '' };
  /** The report without its file's name and the paragraph of style. */
  const shown = async (...command: readonly string[]): Promise<string> => {
    const { out } = await folder.run(['check', ...command]);
    return out.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<p class="dim">绩核[^<]*<\/p>/, '');
  };

  test('in text and HTML by their row and head, in the table and where the text is held against it', async () => {
    folder.write('报告.docx', formDocument(CELLS, '本项目自评总分88.6分。'));
    const text = await shown('报告.docx');
    expect(text).toMatch(/表1（第1–\d+行） · /);
    expect(text).toMatch(/表1 第18行“得分” {2}.*总分/);
    expect(text).toMatch(/有关：第11行“[^”]+”/);
    expect(text).toMatch(/有关：表1 第18行“得分”的“99”/);
    expect(text).not.toMatch(ADDRESS);
    const html = await shown('报告.docx', '--format', 'html');
    expect(html).toMatch(/<dt>表格<\/dt><dd>表1（第1–\d+行）<\/dd>/);
    expect(html).toContain('表1 第18行“得分”的“99”');
    expect(html.replace(/<[^>]+>/g, '')).not.toMatch(ADDRESS);
  });

  test('JSON keeps the addresses, with the places beside them', async () => {
    folder.write('报告.docx', formDocument(CELLS, '本项目自评总分88.6分。'));
    const [file] = (await checked(['报告.docx'])).files as [ReviewedFile];
    const cells = cellFindings(file);
    expect(cells.length).toBeGreaterThanOrEqual(2);
    for (const { cells: own, place, places } of cells) {
      expect(places).toHaveLength(own.length);
      expect(places?.[0]).toBe(place);
    }
    expect(cells.flatMap(({ fix }) => fix?.edits ?? []).map(({ cell, place }) => [cell, place])).toContainEqual([
      'H18',
      '表1 第18行“得分”',
    ]);
    const [score] = textFindings(file).filter(({ check }) => check === 'form-score');
    expect(score?.related).toContainEqual({ sheet: '表1', cell: 'H18', quote: '99', place: '表1 第18行“得分”' });
  });

  test('a form of another document; in a workbook by their addresses, as ever', async () => {
    folder.write('表.docx', formDocument({}));
    folder.form('表.xlsx');
    folder.write('报告.txt', '本项目自评总分88.6分。');
    expect(await shown('报告.txt', '--form', '表.docx')).toMatch(/有关：表1 第18行“得分”的“100”/);
    expect(await shown('报告.txt', '--form', '表.xlsx')).toMatch(/有关：自评表 H20“100”/);
    folder.form('错.xlsx', CELLS);
    expect(await shown('错.xlsx')).toMatch(/工作表“自评表”A1:[\s\S]*H20 {2}/);
    const found = (await checked(['错.xlsx'])).files.flatMap((file) => cellFindings(file));
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.filter(({ place, places }) => place !== undefined || places !== undefined)).toEqual([]);
  });
});

describe('copies with comments', () => {
  const copyOf = (file: ReviewedFile | undefined): unknown => file?.copy;

  test('one document: the file that is named, with a comment for each finding; a second run gives the same bytes', async () => {
    folder.write('报告.docx', report('一、资金使用情况', WRONG_RATE));
    const before = readFileSync(folder.at('报告.docx'));
    const { code, files } = await checked(['报告.docx', '--comments', '批注.docx']);
    expect([code, copyOf(files[0])]).toEqual([1, '批注.docx']);
    const [finding] = textFindings(files[0] as ReviewedFile);
    expect(finding?.comment).toEqual(expect.any(Number));
    expect(readFileSync(folder.at('报告.docx'))).toEqual(before);
    const copy = readFileSync(folder.at('批注.docx'));
    expect(readDocument(copy).narrative).toEqual(readDocument(before).narrative);
    await checked(['批注.docx', '--comments', '再批注.docx']);
    expect(readFileSync(folder.at('再批注.docx'))).toEqual(copy);
    expect((await folder.run(['check', '报告.docx', '--comments', '批注.docx'])).out).toContain(
      '带批注的副本：批注.docx',
    );
  });

  test('several: a folder, which is made, with names and folders as they were; workbooks and text files are reported alone', async () => {
    folder.write('甲/一.docx', report(WRONG_RATE));
    folder.write('甲/乙/二.docx', report(RIGHT_RATE));
    folder.form('甲/表.xlsx');
    folder.write('说明.txt', WRONG_RATE);
    const { files } = await checked(['甲', '说明.txt', '--comments', '批注']);
    expect(files.map(({ path, copy }) => [path, copy])).toEqual([
      ['甲/一.docx', '批注/一.docx'],
      ['甲/乙/二.docx', '批注/乙/二.docx'],
      ['甲/表.xlsx', undefined],
      ['说明.txt', undefined],
    ]);
    expect(existsSync(folder.at('批注/乙/二.docx'))).toBe(true);
  });

  test('two files of one name in two folders both have their copy', async () => {
    folder.write('甲/报告.docx', report(WRONG_RATE));
    folder.write('乙/报告.docx', report(RIGHT_RATE));
    const { files } = await checked(['甲', '乙', '--comments', '批注/']);
    expect(files.map(copyOf)).toEqual(['批注/甲/报告.docx', '批注/乙/报告.docx']);
  });

  test('never over an input: it is checked all the same, and the exit status says that something failed', async () => {
    folder.write('报告.docx', report(WRONG_RATE));
    const before = readFileSync(folder.at('报告.docx'));
    const { code, files } = await checked(['报告.docx', '--comments', '报告.docx']);
    expect(code).toBe(2);
    expect(copyOf(files[0])).toEqual({ error: { code: 'not-written', message: expect.stringContaining('报告.docx') } });
    expect(textFindings(files[0] as ReviewedFile)).toHaveLength(1);
    expect(readFileSync(folder.at('报告.docx'))).toEqual(before);
  });

  test('a document that is signed is checked, and not written to', async () => {
    const parts = { '_xmlsignatures/sig1.xml': '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>' };
    folder.write('报告.docx', buildDocx(paragraph(WRONG_RATE), { parts }));
    const { code, files } = await checked(['报告.docx', '--comments', '批注.docx']);
    expect([code, files[0]?.verdict]).toEqual([2, 'has-errors']);
    expect(copyOf(files[0])).toMatchObject({ error: { code: 'signed-document' } });
    expect(existsSync(folder.at('批注.docx'))).toBe(false);
  });

  test('a comment that says so is a waiver: the finding is listed and doesn’t count', async () => {
    const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="张三" w:date="2023-03-04T00:00:00Z"><w:p><w:r><w:t>绩核 已核对 text-rate：按合同口径计算</w:t></w:r></w:p></w:comment></w:comments>`;
    const at = WRONG_RATE.indexOf('100%');
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const body = `<w:p>${run(WRONG_RATE.slice(0, at))}<w:commentRangeStart w:id="7"/>${run('100%')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('。')}</w:p>`;
    folder.write('报告.docx', buildDocx(body, { parts: { 'word/comments.xml': comments } }));
    const { code, files } = await checked(['报告.docx']);
    expect([code, files[0]?.verdict]).toEqual([0, 'ready']);
    expect(textFindings(files[0] as ReviewedFile)).toEqual([
      expect.objectContaining({ check: 'text-rate', waived: { reason: '按合同口径计算', date: '2023-03-04' } }),
    ]);
  });
});

describe('fill', () => {
  test('writes into the table of a document: as tracked changes, or without a trace', async () => {
    folder.write('报告.docx', formDocument({ H20: '99' }));
    const { code, out } = await folder.run(['fill', '报告.docx', '--output', '已填.docx']);
    expect(code).toBe(0);
    expect(out).toContain('99 → 100');
    const filled = (await checked(['已填.docx'])).files[0];
    expect(filled === undefined ? [] : cellFindings(filled)).toEqual([]);
    await folder.run(['fill', '报告.docx', '--output', '直接.docx', '--changes', 'plain']);
    const plain = (await checked(['直接.docx'])).files[0];
    expect(plain === undefined ? [] : cellFindings(plain)).toEqual([]);
    const { out: again } = await folder.run(['fill', '已填.docx', '--output', '再填.docx']);
    expect(again).toContain('没有要填写的单元格');
  });

  test.each([
    ['a formula', ['--as', 'formulas'], '不能填公式'],
    ['a table that isn’t there', ['--table', '表9'], '表9'],
  ])('%s is refused, and nothing is written', async (_, options, words) => {
    folder.write('报告.docx', formDocument({ H20: '99' }));
    const { code, err } = await folder.run(['fill', '报告.docx', '--output', '已填.docx', ...options]);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(existsSync(folder.at('已填.docx'))).toBe(false);
  });

  test('a text file has no cells', async () => {
    folder.write('报告.txt', RIGHT_RATE);
    expect((await folder.run(['fill', '报告.txt', '--output', '已填.txt'])).code).toBe(2);
  });
});

test('what a document is instead is said in the words of documents', async () => {
  folder.write('报告.docx', new TextEncoder().encode('%PDF-1.7\n'));
  folder.write('坏.docx', buildDocx(paragraph('正文'), { parts: { 'word/document.xml': '<w:document' } }));
  const { out } = await folder.run(['check', '报告.docx', '坏.docx', '--format', 'json']);
  const errors = documentSchema
    .parse(JSON.parse(out))
    .files.map((file) => ('error' in file ? file.error.message : null));
  expect(errors).toEqual(['这是 PDF 文件，暂不支持。', '文档已损坏，读不出来。']);
});
