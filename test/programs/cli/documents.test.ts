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

function formDocument(changes: Readonly<Record<string, string>>): Uint8Array {
  const [plain] = DRESSES.filter(({ name }) => name === 'spans and merges');
  const bytes = plain === undefined ? null : formAsDocx(withCells(exampleForm('national'), changes), plain);
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
  expect(out).toContain('文中数字 3 个：复算 1 处，一致 1 处，矛盾 0 处；另有 0 个数文内无从核对');
  expect(out).toContain('未配对自评表');
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
