import { marksOf } from '../../src/app/marks.ts';
import { reviewBytes } from '../../src/app/review-file.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { review } from '../../src/engine/review.ts';
import { exampleForm, formGrid, withCells } from '../support/form-text.ts';
import { waiving } from '../support/waived-form.ts';
import { gridToXlsx } from '../support/xlsx-builder.ts';

/** Which cells a review has marked; a file from its bytes to its place in a report. */

const FORM = withCells(exampleForm('national'), { F13: '5个', H20: '99' });
const shown = (grids: Parameters<typeof review>[0]): string[] =>
  marksOf(review(grids)).map(({ sheet, cell, severity }) => `${sheet}!${cell} ${severity}`);

describe('marks', () => {
  test('are the first cell of each finding, known again by what stands around it', () => {
    const marks = marksOf(review([FORM]));
    expect(marks.length).toBeGreaterThan(1);
    expect(marks.every(({ witness }) => witness !== undefined)).toBe(true);
    expect(shown([FORM])).toEqual(
      review([FORM]).findings.map(({ cells, severity }) => `自评表!${cells[0]} ${severity}`),
    );
  });

  test('leave out what was waived', () => {
    const all = shown([FORM]);
    expect(all).toContain('自评表!H20 error');
    expect(shown([FORM, waiving(FORM, ['total-mismatch'])])).toEqual(all.filter((mark) => mark !== '自评表!H20 error'));
  });

  test('leave out what belongs to no form', () => {
    const sheets = [FORM, formGrid('三级指标\t年度指标值\t实际完成值\n甲\t1个\t2个', '别的')];
    const { findings } = review(sheets);
    expect(findings.some(({ table }) => table === null)).toBe(true);
    expect(shown(sheets)).toEqual(shown([FORM]));
  });
});

describe('a file', () => {
  const bytes = gridToXlsx([{ ...FORM, visibility: 'hidden' }, exampleForm('national', '第二张')]);

  test('is judged by the policy that somebody chose, the national one otherwise; hidden sheets only when asked for', () => {
    const policies = (entry: ReturnType<typeof reviewBytes>): string[] => entry.tables.map(({ policy }) => policy);
    const choice = { chosen: policyById('sichuan') as ScoringPolicy, personal: null };
    expect(policies(reviewBytes('甲.xlsx', bytes))).toEqual(['national']);
    expect(policies(reviewBytes('甲.xlsx', bytes, { by: choice, hidden: true }))).toEqual(['sichuan', 'sichuan']);
  });

  test('that is none is told in words', () => {
    const entry = reviewBytes('甲/乙.xlsx', new TextEncoder().encode('no zip'));
    expect(entry).toMatchObject({ path: '甲/乙.xlsx', verdict: null, error: { code: 'not-a-workbook' } });
  });
});
