import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';

/**
 * Every Chinese sentence of the program stands in src/messages; elsewhere there are words that are data, each with its reason.
 * Pages (.html) hold what is to be read before any script runs.
 */

const SRC = path.join(__dirname, '../../src');
const HAN = /\p{Script=Han}/u;

/** By file: what its Chinese literals may be, and why they aren't messages. The engine's are words of forms. */
const DATA_WORDS: { readonly [file: string]: { readonly why: string; readonly words: RegExp } } = {
  'app/pairing.ts': { why: 'what names of projects are compared without', words: /年度|项目/ },
  'formats/docx/above.ts': { why: 'words of lines above tables', words: /附|表\|年度|^\[。|续/ },
  'formats/docx/document.ts': { why: 'names of notes, which findings carry', words: /^(?:脚注|尾注)$/ },
  'formats/docx/heads.ts': { why: 'a word of forms', words: /指标/ },
  'formats/docx/lay.ts': { why: 'names of tables, which findings carry', words: /^表$/ },
  'formats/docx/numerals.ts': { why: 'numerals', words: /^(?:〇一二.*|零壹贰.*|甲乙.*|子丑.*|[零十百千拾佰仟]|一十)$/ },
  'formats/docx/write/comments.ts': { why: 'who writes comments', words: /^绩核?$/ },
  'formats/docx/write/waiver-text.ts': { why: 'what a comment that is a waiver begins with', words: /绩核.*已核对/ },
  'formats/docx/styles.ts': { why: 'names of styles', words: /标题/ },
  'formats/mark-style.ts': { why: 'the signature of our marks', words: /绩核:/ },
  'formats/number-formats.ts': {
    why: 'format codes of a Chinese Excel',
    words: /^[dhmsy上午下/"年月日时分秒]+$|G\\\/通用格式/,
  },
  'formats/sheet-look.ts': { why: 'a font', words: /^宋体$/ },
  'formats/xlsx/write/new-workbook.ts': {
    why: 'a font, and the name of a built-in style',
    words: /^<name val=\\?"宋体\\?"|<cellStyle name=\\?"常规\\?"/,
  },
  'hosts/cell-kinds.ts': { why: 'the format code of a Chinese Excel', words: /^G\/通用格式$/ },
  'hosts/typed-text.ts': { why: 'characters that Excel reads as numbers or dates', words: /〇零一二三/ },
  'pane/model/policy-form.ts': {
    why: 'what the user types: separators, and a unit',
    words: /^[、，,；;\\n[\]]+$|分\?\$$|^、$/,
  },
  'programs/cli/explain.ts': { why: 'a head of the pages of checks', words: /## 示例/ },
  'programs/workbench/samples.ts': { why: 'names of files', words: /示例\d-[^/]+\.xlsx$/ },
  'programs/workbench/sheet/cell-style.ts': { why: 'fonts', words: /^(?:仿宋|宋|楷)\|/ },
};

/** All strings, texts of templates and elements, and regular expressions of a file that hold a Chinese character. */
function chineseIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
    } else if (typeof node === 'object' && node !== null) {
      const { type, value, raw, pattern } = node as {
        type?: string;
        value?: unknown;
        raw?: unknown;
        pattern?: unknown;
      };
      if (type === 'StringLiteral' || type === 'JSXText') found.push(String(value));
      else if (type === 'TemplateElement') found.push(String(raw));
      else if (type === 'RegExpLiteral') found.push(String(pattern));
      for (const each of Object.values(node)) visit(each);
    }
  };
  visit(parseSync(readFileSync(path.join(SRC, file), 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') }).body);
  return found.filter((text) => HAN.test(text));
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => /\.tsx?$/.test(name));

test('Chinese sentences stand in src/messages alone', () => {
  const elsewhere = files.filter((name) => !/^(?:engine|messages)\//.test(name));
  expect(elsewhere.length).toBeGreaterThan(150);
  const strays = elsewhere.flatMap((file) =>
    chineseIn(file)
      .filter((text) => DATA_WORDS[file]?.words.test(text) !== true)
      .map((text) => `${file}: ${text}`),
  );
  expect(strays).toEqual([]);
});

test.each(Object.keys(DATA_WORDS))('%s still holds the words that it is listed for', (file) => {
  expect(chineseIn(file).length).toBeGreaterThan(0);
});

test('the words of messages are seen', () => {
  expect(chineseIn('messages/report.ts')).toContain('没有发现问题。');
});
