import fc from 'fast-check';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { indicatorFindings } from '../../support/indicator-findings.ts';

const ODDITIES =
  '|—|/|0|无|1|100|-5|95%|≥95%|≤0.8万元|=100%|1,350人|0.95|1e3|９５％|完成|部分达成|未完成|达标|12月底前|2023年6月|#REF!|=A1 →|≥|%|1500户|3次/年|10.005'.split(
    '|',
  );

/** What people type into the cells of an indicator, sense and nonsense. */
const typed = fc.oneof(
  fc.constantFrom(...ODDITIES),
  fc.double({ min: -200, max: 200, noNaN: true }).map((value) => String(Number(value.toFixed(3)))),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\t\n]/g, ' ').trim()),
);
const cells = fc.dictionary(
  fc
    .tuple(fc.constantFrom('D', 'E', 'F', 'G', 'H', 'I'), fc.integer({ min: 13, max: 19 }))
    .map(([column, row]) => `${column}${row}`),
  typed,
  { maxKeys: 6 },
);
const ABOUT_SCORES: ReadonlySet<string> = new Set([
  'score-missing',
  'score-over-points',
  'score-mismatch',
  'score-rounded',
  'unmet-full-score',
  'tier-range',
]);

test('whatever stands in the cells: no check fails, one slip of a score is reported once', () => {
  fc.assert(
    fc.property(cells, fc.constantFrom('national', 'platform', 'hubei'), (changes, policy) => {
      const findings = indicatorFindings(withCells(exampleForm('national'), changes), policy);
      const scores = findings.filter(({ check }) => ABOUT_SCORES.has(check)).map((finding) => finding.cells[0]);
      expect(new Set(scores).size).toBe(scores.length);
      const reported = findings.map(({ check, cells: [first] }) => `${check} ${first ?? ''}`);
      expect(new Set(reported).size).toBe(reported.length);
    }),
  );
});
