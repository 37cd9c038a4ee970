import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyCheck, allChecks, checkBlocks } from '../../src/engine/checks/all.ts';
import { type AnyNarrativeCheck, allNarrativeChecks } from '../../src/engine/narrative/checks/all.ts';
import { builtInPolicies, defaultPolicy } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { titleOf } from '../../src/messages/index.ts';
import { narrativeTitleOf } from '../../src/messages/narrative/describe.ts';
import { SEVERITY_NAMES } from '../../src/messages/verdict.ts';
import { type CheckPage, FORM_NAMES, parseCheckPage } from './check-page.ts';
import { excerptOf, excerptOfText, saidOf, wholeForm } from './excerpt.ts';
import { wordTables } from './words.ts';

/** The documents that can be derived: the index of the checks, their examples as tables, the policies in README.md, the words of the forms. */

/** A file of the project with what it should hold. */
export interface GeneratedDoc {
  /** From the project's folder. */
  readonly path: string;
  readonly content: string;
}

const NOTICE = '<!-- 由 npm run docs 生成，不要手改 -->';

const BLOCK_NAMES: { readonly [Block in keyof typeof checkBlocks]: string } = {
  table: '表和基本信息',
  funds: '资金与执行',
  indicators: '指标',
  total: '总分与工作簿',
};

const BLOCK_ORDER = ['table', 'funds', 'indicators', 'total'] as const satisfies readonly (keyof typeof checkBlocks)[];

const REVERSE_NAMES: { readonly [Way in ScoringPolicy['reverse']]: string } = {
  inverse: '分值 × 指标值 ÷ 完成值',
  linear: '按超出比例扣减',
};

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** @throws Error when the file doesn't hold both marks. */
function between(text: string, name: string, lines: readonly string[], path: string): string {
  const start = `<!-- ${name}：由 npm run docs 生成，不要手改 -->`;
  const end = `<!-- ${name}：完 -->`;
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path}: the marks "${start}" and "${end}" are gone`);
  return `${text.slice(0, from)}${start}\n${lines.join('\n')}\n${text.slice(to)}`;
}

function policyLine(policy: ScoringPolicy): string {
  const { id, name, base, executionPoints, weights, reverse } = policy;
  const groups = Object.entries(weights).map(([group, points]) => `${group}${points}`);
  const indicators = groups.length === 0 ? `共${base - executionPoints}` : groups.join(' ');
  const mark = policy === defaultPolicy ? '，默认' : '';
  return `| \`${id}\` ${name}${mark} | ${executionPoints} | ${indicators} | ${REVERSE_NAMES[reverse]} |`;
}

function readme(root: string): GeneratedDoc {
  const lines = [
    '| 名称 | 预算执行 | 指标 | 反向指标未完成 |',
    '|---|---|---|---|',
    ...builtInPolicies.map(policyLine),
  ];
  return { path: 'README.md', content: between(read(root, 'README.md'), '评分办法', lines, 'README.md') };
}

/** The report of docs/word.md, and what is said of it. */
function word(root: string): GeneratedDoc {
  const path = 'docs/word.md';
  const text = read(root, path);
  const report = /^```text example\n([\s\S]*?)^```$/m.exec(text)?.[1];
  if (report === undefined) throw new Error(`${path}: the example is gone`);
  return { path, content: between(text, '报告示例', ['', ...saidOf(report.trimEnd().split('\n')), ''], path) };
}

function layouts(root: string): GeneratedDoc {
  const path = 'docs/layouts.md';
  return { path, content: between(read(root, path), '用词', wordTables(), path) };
}

/** A part of the index: its heading and the checks in it. */
interface Part {
  readonly name: string;
  readonly checks: readonly { readonly id: string; readonly severity: AnyCheck['severity']; readonly title: string }[];
}

function formParts(): Part[] {
  return BLOCK_ORDER.map((block) => {
    const listed: readonly AnyCheck[] = Object.values(checkBlocks[block]);
    return {
      name: BLOCK_NAMES[block],
      checks: listed.map(({ id, severity }) => ({ id, severity, title: titleOf(id) })),
    };
  });
}

function textParts(): readonly [Part, Part] {
  const listed = (checks: readonly AnyNarrativeCheck[]): Part['checks'] =>
    checks.map(({ id, severity }) => ({ id, severity, title: narrativeTitleOf(id) }));
  return [
    { name: '报告正文', checks: listed(allNarrativeChecks.filter(({ needsForm }) => !needsForm)) },
    { name: '报告与自评表', checks: listed(allNarrativeChecks.filter(({ needsForm }) => needsForm)) },
  ];
}

function index(pages: ReadonlyMap<string, CheckPage>): GeneratedDoc {
  const [text, pair] = textParts();
  const all = allChecks.length + text.checks.length + pair.checks.length;
  const lines = [
    '# 规则',
    '',
    NOTICE,
    '',
    `共 ${all} 条：核对自评表的 ${allChecks.length} 条，核对自评报告的 ${text.checks.length + pair.checks.length} 条（正文自身的 ${text.checks.length} 条，与自评表对照的 ${pair.checks.length} 条）。每条一页：报告什么、为什么、怎么改、例子和看不到的地方。命令行用 \`jihe explain 编号\` 看同一页。`,
    '',
    `自评表的例子从几张没有问题的表改起：${FORM_NAMES.map((form) => `[${form}](examples/${form}.md)`).join('、')}。报告的例子是几段文字，怎样读、怎样算见 [docs/word.md](../word.md)。`,
  ];
  for (const { name, checks } of [...formParts(), text, pair]) {
    lines.push('', `## ${name}`, '', '| 编号 | 名称 | 级别 | 报告什么 |', '|---|---|---|---|');
    for (const { id, severity, title } of checks) {
      const summary = pages.get(id)?.summary ?? '';
      lines.push(`| [${id}](${id}.md) | ${title} | ${SEVERITY_NAMES[severity]} | ${summary.replaceAll('|', '\\|')} |`);
    }
  }
  return { path: 'docs/checks/README.md', content: `${lines.join('\n')}\n` };
}

const EXCERPT = '<!-- 以下到空注释由 npm run docs 生成 -->';
const EXCERPT_END = '<!-- -->';

/** The page without its generated parts: what a person has written. */
function written(text: string): string {
  const lines: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (line === EXCERPT) {
      inside = true;
      // The blank line in front of it is generated too.
      lines.pop();
    } else if (!inside) lines.push(line);
    else if (line === EXCERPT_END) inside = false;
  }
  return lines.join('\n');
}

function withExcerpts(root: string, id: string, own: CheckPage): string {
  const lines = own.text.split('\n');
  const said = [
    ...own.examples.map((example) => ({ at: example.endLine, excerpt: excerptOf(root, id, example) })),
    ...own.texts.map((example) => ({ at: example.endLine, excerpt: excerptOfText(root, id, example) })),
  ];
  for (const { at, excerpt } of said.sort((a, b) => b.at - a.at)) {
    lines.splice(at, 0, '', EXCERPT, '', ...excerpt, '', EXCERPT_END);
  }
  return lines.join('\n');
}

function exampleForm(root: string, form: (typeof FORM_NAMES)[number]): GeneratedDoc {
  const lines = [
    `# 示例表 ${form}`,
    '',
    NOTICE,
    '',
    '这张表没有问题；各条规则的例子从它改起。',
    '',
    ...wholeForm(root, form),
  ];
  return { path: `docs/checks/examples/${form}.md`, content: `${lines.join('\n')}\n` };
}

/**
 * Every generated document as it should be, from what is written by hand now. `root`: the project's folder. Nothing is written.
 *
 * @throws Error naming the file and line of an example that can't be read.
 */
export function generatedDocs(root: string): GeneratedDoc[] {
  const folder = 'docs/checks';
  const pages = new Map<string, CheckPage>();
  for (const file of readdirSync(join(root, folder)).sort()) {
    if (!file.endsWith('.md') || file === 'README.md') continue;
    try {
      pages.set(file.slice(0, -3), parseCheckPage(written(read(root, `${folder}/${file}`)), root));
    } catch (error) {
      throw new Error(`${folder}/${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return [
    readme(root),
    layouts(root),
    word(root),
    index(pages),
    ...FORM_NAMES.map((form) => exampleForm(root, form)),
    ...[...pages].map(([id, page]) => ({ path: `${folder}/${id}.md`, content: withExcerpts(root, id, page) })),
  ];
}

/** The generated documents that don't hold what they should. */
export function staleDocs(root: string): GeneratedDoc[] {
  return generatedDocs(root).filter(
    ({ path, content }) => !existsSync(join(root, path)) || read(root, path) !== content,
  );
}
