import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { builtInPolicies, policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { ReviewMemo, review, reviewSteps } from '../../../src/engine/review.ts';
import { waiversOf } from '../../../src/engine/waivers/apply.ts';
import { findWaiverSheet, readWaiverSheet } from '../../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../../src/engine/waivers/waiver.ts';
import { recordPolicy, removeWaivers } from '../../../src/engine/waivers/write-sheet.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../../support/form-text.ts';
import { REASON, waiving } from '../../support/waived-form.ts';

const TITLE = '核对说明';
const BLANK = gridOf(WAIVER_SHEET, []);

/** Two findings: a score that differs from the rule, and the total that doesn't fit. */
const FORM = withCells(exampleForm('national'), { F13: '5个', H13: '15', H19: '80' });

function findingsOf(grids: readonly SheetGrid[]) {
  return review(grids).findings;
}

describe('a waived finding', () => {
  const checks = [...new Set(findingsOf([FORM]).map(({ check }) => check))];

  test('the example has errors to waive', () => {
    expect(review([FORM]).verdict).toBe('has-errors');
    expect(checks.length).toBeGreaterThan(1);
  });

  test('stays in the review with its reason, and no longer counts', () => {
    const sheet = waiving(FORM, checks);
    const reviewed = review([FORM, sheet]);
    expect(reviewed.verdict).toBe('ready');
    expect(reviewed.unusedWaivers).toEqual([]);
    expect(reviewed.findings.map(({ waived }) => waived)).toEqual(
      reviewed.findings.map(() => ({ reason: REASON, date: '2026-11-21' })),
    );
    expect(reviewed.coverage).toEqual(review([FORM]).coverage);
  });

  test('leaves the others as they are', () => {
    const [first, ...others] = checks;
    const reviewed = review([FORM, waiving(FORM, [first as string])]);
    for (const finding of reviewed.findings) expect(finding.waived === null).toBe(finding.check !== first);
    expect(others.length).toBeGreaterThan(0);
    expect(reviewed.verdict).toBe('has-errors');
  });

  test('is found again after rows and columns were put in front of the form', () => {
    const moved = gridOf(
      FORM.name,
      FORM.rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, row: cell.row + 7, column: cell.column + 2 }))),
    );
    expect(review([moved, waiving(FORM, checks)]).verdict).toBe('ready');
  });

  test('is another project’s business in a copy of the form', () => {
    const copy = withCells(FORM, { D3: '另一个项目' });
    expect(review([copy, waiving(FORM, checks)]).verdict).toBe('has-errors');
  });

  test('comes back when its row is taken out, or its reason deleted', () => {
    const sheet = waiving(FORM, checks);
    const { waivers } = readWaiverSheet(sheet);
    const removed = applyEdits([sheet], removeWaivers(sheet, waivers))[0] as SheetGrid;
    expect(readWaiverSheet(removed).waivers).toEqual([]);
    expect(review([FORM, removed]).verdict).toBe('has-errors');
    const row = waivers[0]?.row ?? 0;
    const withoutReason = withCells(sheet, { [`F${row}`]: '' });
    expect(review([FORM, withoutReason]).verdict).not.toBe('ready');
  });
});

describe('a waiver that matches nothing', () => {
  const sheet = waiving(FORM, ['score-mismatch', 'deduction-unexplained']);

  test('is reported with its row once the form is right', () => {
    const right = exampleForm('national');
    const { unusedWaivers, findings, verdict } = review([right, sheet]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('ready');
    expect(unusedWaivers.map(({ row }) => row)).toEqual(readWaiverSheet(sheet).waivers.map(({ row }) => row));
  });

  test('isn’t judged when its form wasn’t read', () => {
    const other = withCells(exampleForm('national'), { D3: '另一个项目' });
    expect(review([other, sheet], { partial: true }).unusedWaivers).toEqual([]);
    expect(review([other, sheet]).unusedWaivers).not.toEqual([]);
  });
});

describe('the sheet 核对说明', () => {
  test('is no form, and none of its texts is a finding', () => {
    const sheet = waiving(FORM, ['score-mismatch']);
    expect(review([sheet]).tables).toEqual([]);
  });

  test('may have its columns moved and other columns and rows put in', () => {
    const text = [
      '我的备注',
      '',
      '原因\t序号\t检查项编号\t对象\t项目\t日期',
      '领导同意\t1\tscore-mismatch\t总 分\t供水项目\t45000',
      '\t2\t\t\t\t',
      '另一个原因\t3\tyear-differs\tyear\t供水项目\t',
    ].join('\n');
    const { waivers, policy, list } = readWaiverSheet(formGrid(text, WAIVER_SHEET));
    expect(waivers.map(({ check, reason, row }) => [check, reason, row])).toEqual([
      ['score-mismatch', '领导同意', 4],
      ['year-differs', '另一个原因', 6],
    ]);
    expect(policy).toBeNull();
    expect(list?.row).toBe(3);
  });

  test('with somebody’s own content keeps it: the list goes below', () => {
    const own = formGrid('会议纪要\n第一条', WAIVER_SHEET);
    const sheet = waiving(FORM, ['score-mismatch'], own);
    expect(sheet.rows.slice(0, 2)).toEqual(own.rows);
    expect(readWaiverSheet(sheet).waivers.length).toBeGreaterThan(0);
  });

  test('a second waiver goes under the first', () => {
    const { waivers } = readWaiverSheet(
      waiving(
        FORM,
        findingsOf([FORM]).map(({ check }) => check),
      ),
    );
    expect(waivers.map(({ row }) => row)).toEqual(waivers.map((_, index) => index + 4));
  });

  test('blanks and full-width letters in what a waiver is about make no difference', () => {
    const { waivers } = readWaiverSheet(formGrid('检查项编号\t项目\t对象\t原因\na\t甲 项目\tＡ/b\t因', WAIVER_SHEET));
    expect(waiversOf(waivers, { check: 'a', project: '甲项目', about: 'A/b' })).toHaveLength(1);
  });
});

describe('the policy of a workbook', () => {
  function recorded(policy: ScoringPolicy, sheet = BLANK): SheetGrid {
    return applyEdits([sheet], recordPolicy(sheet, policy, TITLE))[0] as SheetGrid;
  }

  test.each(builtInPolicies.map((policy) => [policy.id, policy] as const))(
    '%s is in force where it is recorded',
    (id, policy) => {
      const { tables } = review([FORM, recorded(policy)]);
      expect(tables.map((table) => table.policy.id)).toEqual([id]);
    },
  );

  test('one that was asked for wins', () => {
    const asked = policyById('platform') as ScoringPolicy;
    const { tables } = review([FORM, recorded(policyById('hubei') as ScoringPolicy)], { policy: asked });
    expect(tables[0]?.policy.id).toBe('platform');
  });

  test('a unit’s own one is written out, read back, and replaced by the next', () => {
    const own: ScoringPolicy = {
      ...(policyById('hubei') as ScoringPolicy),
      id: 'own-1',
      name: '本单位',
      executionPoints: 15,
    };
    const sheet = recorded(own);
    expect(readWaiverSheet(sheet).policy).toEqual(own);
    const next = recorded(policyById('national') as ScoringPolicy, sheet);
    expect(readWaiverSheet(next)).toMatchObject({ policy: { id: 'national' }, policyRow: 2 });
  });

  test('is recorded above a list that is there already', () => {
    const sheet = recorded(policyById('hubei') as ScoringPolicy, waiving(FORM, ['score-mismatch']));
    expect(readWaiverSheet(sheet)).toMatchObject({ policy: { id: 'hubei' }, policyRow: 2 });
    expect(readWaiverSheet(sheet).waivers).toHaveLength(
      readWaiverSheet(waiving(FORM, ['score-mismatch'])).waivers.length,
    );
  });

  test('what can’t be read is as good as none', () => {
    const sheet = formGrid('评分办法\town-9\t本单位\t{"id": 3', WAIVER_SHEET);
    expect(readWaiverSheet(sheet).policy).toBeNull();
    expect(review([FORM, sheet]).tables[0]?.policy.id).toBe('national');
    expect(findWaiverSheet([FORM])).toBeNull();
  });
});

describe('a review in steps', () => {
  test('is the review, and stops between forms', () => {
    const grids = [FORM, exampleForm('hubei', '二'), exampleForm('operator-columns', '三')];
    const steps = reviewSteps(grids);
    const seen: number[] = [];
    let step = steps.next();
    while (step.done !== true) {
      seen.push(step.value.done);
      expect(step.value.of).toBe(3);
      step = steps.next();
    }
    expect(step.value).toEqual(review(grids));
    expect([...new Set(seen)]).toEqual([0, 1, 2, 3]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  test('doesn’t go through a sheet again that it remembers, unless the policy is another', () => {
    const grids = [FORM, exampleForm('hubei', '二')];
    const memo = new ReviewMemo();
    const count = (policy: ScoringPolicy, sheets: readonly SheetGrid[]): number => {
      const steps = reviewSteps(sheets, { policy }, memo);
      let passes = 0;
      let step = steps.next();
      while (step.done !== true) {
        passes += 1;
        step = steps.next();
      }
      expect(step.value).toEqual(review(sheets, { policy }));
      return passes;
    };
    const national = policyById('national') as ScoringPolicy;
    const all = count(national, grids);
    const none = count(national, grids);
    expect(none).toBeLessThan(all);
    const one = count(national, [grids[0] as SheetGrid, exampleForm('hubei', '二')]);
    expect([one > none, one < all]).toEqual([true, true]);
    expect(count(policyById('hubei') as ScoringPolicy, grids)).toBe(all);
  });
});
