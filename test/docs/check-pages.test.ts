import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks, type CheckId } from '../../src/engine/checks/all.ts';
import { narrativeCheckIds } from '../../src/engine/narrative/checks/all.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { describe as inWords, titleOf } from '../../src/messages/index.ts';
import { SEVERITY_NAMES } from '../../src/messages/verdict.ts';
import { type CheckPage, parseCheckPage } from '../../tools/docs/check-page.ts';
import { exampleForm } from '../support/form-text.ts';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/checks');
const SECTIONS = ['报告什么', '为什么', '怎么改', '示例', '已知盲区'];

/** Those of a report's text have their own test. */
const ofTexts: readonly string[] = narrativeCheckIds.map((id) => `${id}.md`);

const pages = new Map<string, CheckPage>();
for (const file of readdirSync(FOLDER)) {
  if (file.endsWith('.md') && file !== 'README.md' && !ofTexts.includes(file)) {
    pages.set(file.slice(0, -3), parseCheckPage(readFileSync(join(FOLDER, file), 'utf8'), ROOT));
  }
}
const ids: readonly CheckId[] = allChecks.map(({ id }) => id);

/** What a reader of a red test needs: which check, and where. */
function reported(findings: readonly AnyFinding[]): string[] {
  return findings.map(({ check, sheet, cells }) => `${check} ${sheet}!${cells[0] ?? ''}`);
}

/** What was found where one finding was expected, in words; null where it is the one. */
function foundInstead(id: CheckId, findings: readonly AnyFinding[]): string | null {
  if (findings.length === 1 && findings[0]?.check === id) return null;
  const found = findings.map(
    (finding) => `${finding.check} ${finding.sheet}!${finding.cells[0] ?? ''} ${inWords(finding).what}`,
  );
  return `expected ${id} and nothing else, found ${found.length === 0 ? 'nothing' : `${found.length}:\n${found.join('\n')}`}`;
}

describe('help pages', () => {
  test.each(['national', 'hubei', 'operator-columns'] as const)('the example form %s is faultless', (name) => {
    expect(reported(review([exampleForm(name)]).findings)).toEqual([]);
  });

  test('every check has a page, every page has a check', () => {
    expect([...pages.keys()].sort()).toEqual([...ids].sort());
  });

  test('no id comes twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(allChecks.map((check) => ({ id: check.id, severity: check.severity })))(
  'page of $id',
  ({ id, severity }) => {
    const page = pages.get(id);
    const examples = page?.examples ?? [];

    test('names the check, its severity and all that a reader looks for', () => {
      expect(page?.heading).toBe(`${id} ${titleOf(id)}`);
      expect(page?.text).toMatch(new RegExp(`级别.{0,6}${SEVERITY_NAMES[severity]}`));
      expect(page?.text).toMatch(/依据/);
      expect(page?.text).toMatch(/修复/);
      expect(SECTIONS.filter((section) => !page?.sections.includes(section))).toEqual([]);
    });

    test('shows forms that raise it and forms that look alike', () => {
      expect(examples.filter(({ expects }) => expects === 'raises').length).toBeGreaterThanOrEqual(1);
      expect(examples.filter(({ expects }) => expects === 'silent').length).toBeGreaterThanOrEqual(1);
    });

    const raises = examples.filter(({ expects }) => expects === 'raises');
    const silent = examples.filter(({ expects }) => expects === 'silent');

    if (raises.length > 0) {
      test.each(raises)('line $line raises it and nothing else', ({ sheets, policy }) => {
        const { findings } = review(sheets, { policy });
        expect(foundInstead(id, findings)).toBeNull();
        expect(findings).toHaveLength(1);
        const { what, why, how } = inWords(findings[0] as AnyFinding);
        for (const sentence of [what, why, how])
          expect(sentence).toMatch(/^(?!.*(?:undefined|null|NaN|\[object)).+[。！]$/s);
      });
    }

    if (silent.length > 0) {
      test.each(silent)("line $line doesn't raise it", ({ sheets, policy }) => {
        expect(reported(review(sheets, { policy }).findings.filter(({ check }) => check === id))).toEqual([]);
      });
    }
  },
);
