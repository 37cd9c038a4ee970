import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../src/engine/checks/all.ts';
import { allNarrativeChecks, narrativeCheckIds, narrativeChecks } from '../../src/engine/narrative/checks/all.ts';
import type { AnyNarrativeFinding } from '../../src/engine/narrative/review-types.ts';
import { narrativeBasisOf } from '../../src/messages/narrative/basis.ts';
import { describeNarrative, narrativeTitleOf } from '../../src/messages/narrative/describe.ts';
import { SEVERITY_NAMES } from '../../src/messages/verdict.ts';
import { openTasks } from '../../tools/checks/open-tasks.ts';
import { parseCheckPage } from '../../tools/docs/check-page.ts';
import { reviewText } from '../../tools/docs/excerpt.ts';

/** The help pages of the checks of a report's text, and the examples in them. */

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/checks');
const SECTIONS = ['报告什么', '为什么', '怎么改', '示例', '已知盲区'];

const pages = narrativeCheckIds.map((id) => ({
  id,
  page: parseCheckPage(readFileSync(join(FOLDER, `${id}.md`), 'utf8'), ROOT),
}));

/** What a reader of a red test needs: which check, about what. */
function reported(findings: readonly AnyNarrativeFinding[]): string[] {
  return findings.map(({ check, quote }) => `${check} “${quote}”`);
}

describe('help pages of a report’s checks', () => {
  test('there are as many as checks, none under the id of a check of forms', () => {
    expect(pages.length).toBeGreaterThanOrEqual(22);
    const ofForms: readonly string[] = checkIds;
    expect(narrativeCheckIds.filter((id) => ofForms.includes(id))).toEqual([]);
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(files).toHaveLength(checkIds.length + pages.length);
  });

  test('texts are shown: more than a hundred, by every check some that raise it and some that do not', () => {
    expect(pages.flatMap(({ page }) => page.texts).length).toBeGreaterThanOrEqual(110);
    expect(narrativeCheckIds.flatMap((id) => openTasks(ROOT, id, 'text'))).toEqual([]);
  });

  test('a check that needs a form is shown with one, every other without', () => {
    let examples = 0;
    for (const { id, page } of pages) {
      expect(page.examples).toEqual([]);
      for (const { part, line } of page.texts) {
        expect([id, line, part !== null]).toEqual([id, line, narrativeChecks[id].needsForm]);
        examples++;
      }
    }
    expect(examples).toBeGreaterThanOrEqual(110);
  });
});

describe.each(allNarrativeChecks.map(({ id, severity }) => ({ id, severity })))('page of $id', ({ id, severity }) => {
  const { page } = pages.find((each) => each.id === id) as (typeof pages)[number];
  const raises = page.texts.filter(({ expects }) => expects === 'raises');
  const silent = page.texts.filter(({ expects }) => expects === 'silent');

  test('names the check, its severity, its source and all that a reader looks for', () => {
    expect(page.heading).toBe(`${id} ${narrativeTitleOf(id)}`);
    expect(page.text).toMatch(new RegExp(`^- 级别：${SEVERITY_NAMES[severity]}(?:（.+）)?$`, 'm'));
    expect(page.text).toContain(`\n- 依据：${narrativeBasisOf(id)}\n`);
    expect(page.text).toMatch(/^- 自动修复：无/m);
    expect(SECTIONS.filter((section) => !page.sections.includes(section))).toEqual([]);
  });

  test.each(raises)('line $line raises it and nothing else', (example) => {
    const { findings } = reviewText(example);
    expect(findings.map(({ check }) => check)).toEqual([id]);
    const { what, why, how } = describeNarrative(findings[0] as AnyNarrativeFinding);
    for (const sentence of [what, why, how]) expect(sentence).toMatch(/^(?!.*(?:undefined|null|NaN|\[object)).+。$/s);
  });

  test.each(silent)('line $line raises nothing', (example) => {
    expect(reported(reviewText(example).findings)).toEqual([]);
  });

  test('the severities of its page are those that its examples have', () => {
    const other = new Set(
      raises.flatMap((example) => reviewText(example).findings.map((finding) => SEVERITY_NAMES[finding.severity])),
    );
    const [, level = ''] = /^- 级别：(.+)$/m.exec(page.text) ?? [];
    expect([...other].filter((name) => !level.includes(name))).toEqual([]);
    expect(other.has(SEVERITY_NAMES[severity])).toBe(true);
  });
});

describe('a page that can not be read says where', () => {
  const pageOf = (...lines: string[]): string => ['# a', '', '## 示例', '', ...lines].join('\n');

  test.each([
    [['```text raises', '```'], 'line 5: there is no text'],
    [['```text raise', '甲。', '```'], 'line 5: unreadable fence: ```text raise'],
    [['```text silent nowhere', '甲。', '```'], 'line 5: no such example form: nowhere'],
    [['```text silent', '甲。'], "line 5: the block doesn't end"],
  ])('%j', (lines, words) => {
    expect(() => parseCheckPage(pageOf(...lines), ROOT)).toThrow(words);
  });

  test('cells are typed over in front of the text, only where there is a form', () => {
    const lines = ['H20 = 98', '项目自评总得分为96分。', '```'];
    const [plain] = parseCheckPage(pageOf('```text raises', ...lines), ROOT).texts;
    const [paired] = parseCheckPage(pageOf('```text raises national', ...lines), ROOT).texts;
    expect(plain?.doc.paragraphs).toHaveLength(2);
    expect(paired?.doc.paragraphs.map(({ text }) => text)).toEqual(['项目自评总得分为96分。']);
    expect([...(paired?.part?.cells ?? [])]).toEqual([['H20', '98']]);
  });
});
