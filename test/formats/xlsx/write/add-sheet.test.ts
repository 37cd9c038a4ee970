import { DocumentError } from '../../../../src/formats/error.ts';
import { FileHost } from '../../../../src/hosts/file/host.ts';
import { comparePackages, partText } from '../../../support/compare-packages.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contents } from '../../../support/workbook-edits.ts';
import { buildXlsx, type XlsxOptions } from '../../../support/xlsx-builder.ts';
import { FLAVOURS } from '../../../support/xlsx-flavour.ts';

const NAME = '核对说明';

function workbook(options: XlsxOptions = {}): Uint8Array {
  return buildXlsx([{ name: '自评表', cells: { A1: '项目支出绩效自评表', B2: 3 } }], options);
}

async function withSheet(bytes: Uint8Array, name = NAME): Promise<Uint8Array> {
  const host = new FileHost(bytes);
  await host.ensureSheet(name);
  return host.bytes();
}

async function refusalOf(bytes: Uint8Array, name = NAME): Promise<Pick<DocumentError, 'kind' | 'code'>> {
  const error: unknown = await withSheet(bytes, name).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DocumentError)) throw new Error('nothing was refused');
  return { kind: error.kind, code: error.code };
}

describe('a sheet that isn’t there', () => {
  test.each(FLAVOURS)('is added to a file of %s, and can be written', async (flavour) => {
    const before = workbook({ flavour });
    const host = new FileHost(before);
    await host.ensureSheet(NAME);
    expect(comparePackages(before, host.bytes())).toMatchObject({
      changed: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml'],
      lost: [],
      added: ['xl/worksheets/sheet2.xml'],
      recompressed: [],
      sameOrder: true,
    });
    await host.apply([{ sheet: NAME, cell: 'C5', from: { value: null }, to: { value: '理由 & <原因>' } }]);
    const sheets = await host.readSheets('all');
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['自评表', 'visible'],
      [NAME, 'visible'],
    ]);
    expect(contents(host.bytes()).get(`${NAME}!C5`)).toEqual({ value: '理由 & <原因>' });
    expect((await host.readSheets('active')).map((sheet) => sheet.name)).toEqual(['自评表']);
  });

  test('has an id, a relationship and a part of its own', async () => {
    const twice = await withSheet(await withSheet(workbook()), '另一张');
    const text = partText(twice, 'xl/workbook.xml');
    for (const attribute of ['sheetId', 'r:id']) {
      const ids = [...text.matchAll(new RegExp(`<sheet [^>]*${attribute}="([^"]+)"`, 'g'))].map((match) => match[1]);
      expect(new Set(ids).size).toBe(3);
    }
    const relations = [...partText(twice, 'xl/_rels/workbook.xml.rels').matchAll(/ Id="([^"]+)"/g)];
    expect(new Set(relations.map((match) => match[1])).size).toBe(relations.length);
  });

  test('a name with special characters is escaped', async () => {
    const host = new FileHost(await withSheet(workbook(), '甲 & "乙" <丙>'));
    expect((await host.readSheets('all')).map((sheet) => sheet.name)).toContain('甲 & "乙" <丙>');
  });
});

test('a sheet of the name, in whatever case, stays: the very bytes come back', async () => {
  const before = buildXlsx([{ name: 'Notes', cells: { A1: 1 } }]);
  expect(await withSheet(before, 'NOTES')).toBe(before);
});

test.each(['', 'a/b', '[x]', "'x", '很'.repeat(32)])('no sheet can be called “%s”', async (name) => {
  expect(await refusalOf(workbook(), name)).toEqual({ kind: 'unsupported', code: 'bad-value' });
});

test.each(TRICKY_VARIANTS)('a workbook whose structure is protected is left alone, %s', async (variant) => {
  expect(await refusalOf(trickyWorkbook({ variant }))).toEqual({ kind: 'protected', code: 'protected-workbook' });
});

test.each([
  ['', true],
  [' lockWindows="1"', true],
  [' lockStructure="0"', true],
  [' lockStructure="1"', false],
  [' lockStructure="true" lockWindows="0"', false],
])('a workbook protected by “%s” takes a sheet: %s', async (attributes, takes) => {
  const xml = partText(workbook(), 'xl/workbook.xml');
  const locked = xml.replace('<bookViews>', `<workbookProtection${attributes}/><bookViews>`);
  const bytes = workbook({ parts: { 'xl/workbook.xml': locked } });
  if (takes)
    expect((await new FileHost(await withSheet(bytes)).readSheets('all')).map(({ name }) => name)).toEqual([
      '自评表',
      NAME,
    ]);
  else expect(await refusalOf(bytes)).toEqual({ kind: 'protected', code: 'protected-workbook' });
});

test('the sheet’s part, id and relationship are free ones, whatever the others are called', async () => {
  const [xml, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((part) => partText(workbook(), part));
  const bytes = workbook({
    parts: {
      'xl/worksheets/sheet2.xml': '<worksheet/>',
      'xl/worksheets/sheet3.xml': '<worksheet/>',
      'xl/workbook.xml': (xml ?? '').replace('sheetId="1"', 'sheetId="7"'),
      // The third id is free, and the second isn't.
      'xl/_rels/workbook.xml.rels': (relations ?? '').replace('Id="rId3"', 'Id="rIdTheme"'),
    },
  });
  const after = await withSheet(bytes);
  expect(comparePackages(bytes, after).added).toEqual(['xl/worksheets/sheet4.xml']);
  const added = /<sheet [^>]*name="核对说明"[^>]*>/.exec(partText(after, 'xl/workbook.xml'))?.[0];
  expect(added).toContain('sheetId="8"');
  expect(added).toContain('r:id="rId3"');
  expect(partText(after, 'xl/_rels/workbook.xml.rels')).toMatch(/Id="rId3"[^>]*Target="worksheets\/sheet4.xml"/);
});

test('beside sheets whose ids aren’t numbers the sheet gets one all the same', async () => {
  const xml = partText(workbook(), 'xl/workbook.xml').replace('sheetId="1"', 'sheetId="first"');
  const after = await withSheet(workbook({ parts: { 'xl/workbook.xml': xml } }));
  expect(partText(after, 'xl/workbook.xml')).toMatch(/<sheet [^>]*name="核对说明"[^>]*sheetId="1"/);
});

test('a signed file is left alone', async () => {
  const signed = workbook({ parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } });
  expect(await refusalOf(signed)).toEqual({ kind: 'protected', code: 'signed' });
});

test('sheets are read by name, in the order of the workbook, missing ones passed over', async () => {
  const host = new FileHost(
    buildXlsx([
      { name: '甲', cells: { A1: 1 } },
      { name: '乙', cells: { A1: 2 } },
      { name: '丙', cells: { A1: 3 } },
    ]),
  );
  expect((await host.readSheets(['丙', '丁', '甲'])).map((sheet) => sheet.name)).toEqual(['甲', '丙']);
});

test('reading that was called off says so', async () => {
  const controller = new AbortController();
  controller.abort();
  await expect(new FileHost(workbook()).readSheets('all', controller.signal)).rejects.toMatchObject({
    kind: 'cancelled',
  });
});
