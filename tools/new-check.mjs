import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run new-check <id> [block]`: the three files of a new check (rule, words, page), and its lines in both registers. What
 * is still to be filled in says 〔待填〕; the tests name it until it is. The block `report`: a check of a report's text, by itself
 * (`text-…`) or against the form (`form-…`).
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const FORMS = { rules: 'src/engine/checks', words: 'src/messages/checks' };
const REPORTS = { rules: 'src/engine/narrative/checks', words: 'src/messages/narrative' };
const PAGES = 'docs/checks';
const REPORT = 'report';
/** What the id of a report's check begins with: on which side it looks. */
const REPORT_ID = /^(?:text|form)-/;
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Files beside the checks that are none. */
const TAKEN = ['all', 'check', 'shared'];

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const place = (name) => path.join(root, name);
const read = (name) => readFileSync(place(name), 'utf8');

/** The blocks of the register with the ids in each, in order. */
function blocksOf(register) {
  const blocks = new Map();
  for (const [, name, body] of register.matchAll(/^const (\w+) = \{\n((?: {2}.*,\n)*)\};$/gm)) {
    blocks.set(
      name,
      [...body.matchAll(/^ {2}(?:'([\w-]+)'|(\w+))[:,]/gm)].map(([, quoted, bare]) => quoted ?? bare),
    );
  }
  return blocks;
}

const camel = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (id) => camel(id).replace(/^\w/, (letter) => letter.toUpperCase());
const keyOf = (id) => (id.includes('-') ? `'${id}'` : id);
const entryOf = (id) => (id.includes('-') ? `  '${id}': ${camel(id)},\n` : `  ${id},\n`);

/** The register with the import and, after another entry, the new one. */
function registered(text, id, previous) {
  const line = `import { ${camel(id)} } from './${id}.ts';\n`;
  const after = entryOf(previous);
  if (!text.includes(after)) fail(`no line of ${keyOf(previous)} to put the new one after`);
  // Among the imports, which a formatter sorts; what a file is for stands above them.
  return text.replace(/^import /m, `${line}import `).replace(after, `${after}${entryOf(id)}`);
}

function ruleText(id) {
  return `import { FORM, type TableCheck } from './check.ts';
import { cellsOf, type IndicatorRow, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';

export type ${pascal(id)}Data = NamedIndicator;

/** 〔待填〕The rule itself. */
function isWrong(_row: IndicatorRow): boolean {
  return false;
}

/** 〔待填〕What is reported, and what is left alone for which reason. */
export const ${camel(id)}: TableCheck<'${id}', ${pascal(id)}Data> = {
  id: '${id}',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.indicators.length > 0,
  run: (context) =>
    indicatorRows(context).flatMap((row) => {
      if (!isWrong(row)) return [];
      return [{ cells: cellsOf(row.indicator.name), data: { name: nameOf(row) }, about: pathOf(row) }];
    }),
};
`;
}

function wordsText(id) {
  return `import type { ${pascal(id)}Data } from '../../engine/checks/${id}.ts';
import { quoted } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const ${camel(id)}: CheckWords<${pascal(id)}Data> = {
  title: '〔待填〕',
  what: ({ name }) => \`指标\${quoted(name)}〔待填〕。\`,
  why: () => '〔待填〕。',
  how: () => '〔待填〕。',
};
`;
}

function pageText(id) {
  return `# ${id} 〔待填〕

〔待填〕一句话：报告什么。

- 级别：警告
- 依据：项目支出绩效自评表
- 自动修复：无

## 报告什么

〔待填〕

## 为什么

〔待填〕

## 怎么改

〔待填〕

## 示例

〔待填〕从没有问题的表（examples/national.md）改几格，改完只报告这一条：把下面的 silent 改成 raises，写上单元格。

\`\`\`form silent national
\`\`\`

看起来像、但不报告：

\`\`\`form silent national
\`\`\`

## 已知盲区

〔待填〕
`;
}

function reportRuleText(id) {
  return `import type { Num } from '../mentions.ts';
import type { NarrativeCheck } from './check.ts';

export interface ${pascal(id)}Data {
  readonly printed: string;
}

/** 〔待填〕The rule itself. */
function isWrong(_num: Num): boolean {
  return false;
}

/** 〔待填〕What is reported, and what is left alone for which reason. */
export const ${camel(id)}: NarrativeCheck<'${id}', ${pascal(id)}Data> = {
  id: '${id}',
  severity: 'warning',
  needsForm: ${id.startsWith('form-')},
  run: ({ nums }) => nums.filter(isWrong).map((num) => ({ at: num, related: [], data: { printed: num.quote } })),
};
`;
}

function reportWordsText(id) {
  return `import type { ${pascal(id)}Data } from '../../engine/narrative/checks/${id}.ts';
import type { CheckWords } from '../checks/check.ts';

export const ${camel(id)}: CheckWords<${pascal(id)}Data> = {
  title: '〔待填〕',
  what: ({ printed }) => \`这里写了 \${printed}，〔待填〕。\`,
  why: () => '〔待填〕。',
  how: () => '〔待填〕。',
};
`;
}

function reportPageText(id) {
  const [basis, fence, from] = id.startsWith('form-')
    ? [
        '自评报告与项目支出绩效自评表应当一致',
        'text silent national',
        '与没有问题的表（examples/national.md）对照的文字，',
      ]
    : ['同一份报告里的数应当前后一致', 'text silent', ''];
  return `# ${id} 〔待填〕

〔待填〕一句话：报告什么。

- 级别：警告
- 依据：${basis}
- 自动修复：无（改哪一个数由撰写人决定）

## 报告什么

〔待填〕

## 为什么

〔待填〕

## 怎么改

〔待填〕

## 示例

〔待填〕${from}一行一段，只报告这一条：把下面的 silent 改成 raises，写上文字。

\`\`\`${fence}
〔待填〕
\`\`\`

看起来像、但不报告：

\`\`\`${fence}
〔待填〕
\`\`\`

## 已知盲区

〔待填〕
`;
}

const [id, block = 'indicators', ...more] = process.argv.slice(2);
const isReport = block === REPORT;
const { rules: RULES, words: WORDS } = isReport ? REPORTS : FORMS;
const blocks = blocksOf(read(`${FORMS.rules}/all.ts`));
const reports = [...blocksOf(read(`${REPORTS.rules}/all.ts`)).values()].flat();
const usage = `npm run new-check <id> [${[...blocks.keys()].join('|')}]\nnpm run new-check <text-…|form-…> ${REPORT}`;
if (id === undefined || more.length > 0) fail(usage);
if (!ID.test(id)) fail(`${id} is no id: small letters, digits and single hyphens (score-missing)`);
if (isReport && !REPORT_ID.test(id)) fail(`${id} is no id of a report's check: it begins with text- or form-`);
if (!isReport && !blocks.has(block)) fail(`${block} is no block of the register: ${usage}`);
const files = [
  [`${RULES}/${id}.ts`, isReport ? reportRuleText(id) : ruleText(id)],
  [`${WORDS}/${id}.ts`, isReport ? reportWordsText(id) : wordsText(id)],
  [`${PAGES}/${id}.md`, isReport ? reportPageText(id) : pageText(id)],
];
const there = files.map(([name]) => name).find((name) => existsSync(place(name)));
const known = [...[...blocks.values()].flat(), ...reports];
if (TAKEN.includes(id) || known.includes(id) || there !== undefined)
  fail(`${id} is taken${there === undefined ? '' : `: ${there} exists`}`);
const clash = known.find((other) => camel(other) === camel(id));
if (clash !== undefined) fail(`${id} is too near to ${clash}: both would be called ${camel(id)} in the code`);

const [prefix] = id.split('-');
const previous = isReport ? reports.filter((each) => each.startsWith(`${prefix}-`)).at(-1) : blocks.get(block).at(-1);
for (const folder of [RULES, WORDS]) {
  const name = `${folder}/all.ts`;
  files.push([name, registered(read(name), id, previous)]);
}
for (const [name, text] of files) writeFileSync(place(name), text);
// Sorts the new import into its place.
const biome = place('node_modules/@biomejs/biome/bin/biome');
const sources = files.map(([name]) => name).filter((name) => name.endsWith('.ts'));
const run = spawnSync(process.execPath, [biome, 'check', '--write', ...sources], { cwd: root, encoding: 'utf8' });
if (run.status !== 0) fail(`${run.stdout}${run.stderr}`);
for (const [name] of files) process.stdout.write(`${name}\n`);
process.stdout.write('next: the rule, its words, its page (〔待填〕), then npm run docs\n');
