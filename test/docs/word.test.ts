import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { narrativeCheckIds } from '../../src/engine/narrative/checks/all.ts';
import type { WordErrorCode } from '../../src/formats/error.ts';
import { USAGE } from '../../src/messages/cli.ts';
import { describeFileError } from '../../src/messages/word-errors.ts';
import { documentSchema } from '../../src/reports/schema.ts';
import { saidOf } from '../../tools/docs/excerpt.ts';

/** What users are told of documents: docs/word.md and docs/cli.md against the program. */

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const WORD = read('docs/word.md');
const CLI = read('docs/cli.md');

/** How the page calls what only documents are refused for. */
const REFUSED: { readonly [Code in WordErrorCode]: RegExp } = {
  'legacy-doc': /^\| \.doc、\.wps.*另存为 \.docx/m,
  'word-xml': /^\| Word 2003 XML.*另存为 \.docx/m,
  'html-document': /^\| 网页（\.html、\.mht）.*另存为 \.docx/m,
  rtf: /^\| .*RTF.*另存为 \.docx/m,
  odt: /^\| .*\.odt.*LibreOffice.*另存为 \.docx/m,
  pdf: /^\| PDF.*导出 PDF 之前的/m,
  'no-text': /^\| 只有图片的文档.*识别/m,
  'not-text': /^\| 不完整、已损坏/m,
  'not-a-document': /^\| 不完整、已损坏/m,
  'document-too-large': /^\| .*大得不正常/m,
};

test('every refusal of a document is on the page with a way out, and so is what the program says', () => {
  const codes = Object.keys(REFUSED) as WordErrorCode[];
  expect(codes.length).toBeGreaterThanOrEqual(10);
  expect(codes.filter((code) => !REFUSED[code].test(WORD))).toEqual([]);
  expect(codes.filter((code) => describeFileError(code, { inDocument: true }).how === '')).toEqual([]);
});

test('the example is told with several checks, each of which is linked, and with the ledger’s line', () => {
  const report = /^```text example\n([\s\S]*?)^```$/m.exec(WORD)?.[1] ?? '';
  const said = saidOf(report.trimEnd().split('\n'));
  const told = said.flatMap((line) => /\(checks\/([\w-]+)\.md\)/.exec(line)?.[1] ?? []);
  expect(new Set(told).size).toBeGreaterThanOrEqual(3);
  const known: readonly string[] = narrativeCheckIds;
  expect(told.filter((id) => !known.includes(id))).toEqual([]);
  expect(said.at(-1)).toMatch(
    /^> 文中数字 \d+ 个：复算 \d+ 处，一致 \d+ 处，矛盾 3 处(?:；另有 [1-9]\d* 个数文内无从核对)?$/,
  );
  expect(WORD).toContain(said.join('\n'));
});

test('the rules that keep it quiet are eleven', () => {
  const part = WORD.split('\n## ').find((each) => each.startsWith('什么时候不说话')) ?? '';
  expect([...part.matchAll(/^(\d+)\. \*\*.+\*\* ?.+$/gm)].map(([, n]) => Number(n))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ]);
});

test('docs/cli.md names every option of the usage', () => {
  const options = [...new Set([...USAGE.matchAll(/--[a-z-]+/g)].map(([option]) => option))];
  expect(options.length).toBeGreaterThanOrEqual(17);
  const everybodys = ['--help', '--version'];
  expect(options.filter((option) => !everybodys.includes(option) && !CLI.includes(option))).toEqual([]);
});

interface Schema {
  readonly properties?: { readonly [name: string]: Schema };
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly enum?: readonly string[];
}

function within(schema: Schema): Schema[] {
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.prefixItems ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
}

/** Names of fields and words of fixed choices, here and below. */
function namesOf(schema: Schema): string[] {
  return [...Object.keys(schema.properties ?? {}), ...(schema.enum ?? []), ...within(schema).flatMap(namesOf)];
}

function objectWith(schema: Schema, ...names: readonly string[]): Schema | null {
  if (names.every((name) => schema.properties?.[name] !== undefined)) return schema;
  for (const each of within(schema)) {
    const found = objectWith(each, ...names);
    if (found !== null) return found;
  }
  return null;
}

test.each([
  ['the document', ['ledger'], 40],
  ['a finding in a text', ['quote', 'context'], 15],
])('docs/cli.md names every field of %s', (_, names, floor) => {
  const schema = objectWith(z.toJSONSchema(documentSchema) as Schema, ...names) ?? {};
  const fields = [...new Set(namesOf(schema))].filter(
    (name) => !['error', 'warning', 'hint', 'date', 'reason'].includes(name),
  );
  expect(fields.length).toBeGreaterThanOrEqual(floor);
  expect(fields.filter((name) => !CLI.includes(`\`${name}\``) && !CLI.includes(`.${name}\``))).toEqual([]);
});

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('links between the documents lead to a file, and to a heading of it', () => {
  const checks = readdirSync(join(ROOT, 'docs/checks')).filter((name) => name.endsWith('.md'));
  const files = ['README.md', 'docs/cli.md', 'docs/word.md', ...checks.map((name) => `docs/checks/${name}`)];
  let links = 0;
  const lost = files.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      if (/^https?:/.test(target)) return [];
      links++;
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(ROOT, to))) return [`${file}: ${target}`];
      return anchor === undefined || anchorsOf(read(to)).includes(decodeURIComponent(anchor))
        ? []
        : [`${file}: ${target}`];
    }),
  );
  expect(links).toBeGreaterThanOrEqual(300);
  expect(lost).toEqual([]);
});
