import { blankCell, type SheetGrid } from '../../../src/engine/grid/grid.ts';
import { builtInPolicies, policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { ReviewMemo, review, reviewSteps } from '../../../src/engine/review.ts';
import { waiversOf } from '../../../src/engine/waivers/apply.ts';
import { findWaiverSheet, readWaiverSheet } from '../../../src/engine/waivers/read-sheet.ts';
import { WAIVER_SHEET, type Waiver } from '../../../src/engine/waivers/waiver.ts';
import { enterWaiver, type NewWaiver, recordPolicy, removeWaivers } from '../../../src/engine/waivers/write-sheet.ts';
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

  test('stays beside rows that only have a look', () => {
    const sheet = waiving(FORM, checks);
    const blank = [40, 41].map((row) => ({
      ...(sheet.rows[0] as SheetGrid['rows'][number]),
      row,
      cells: [blankCell(row, 1)],
    }));
    const longer = readWaiverSheet({ ...sheet, rows: [...sheet.rows, ...blank] });
    expect(longer).toEqual({ ...readWaiverSheet(sheet), lastRow: 41 });
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

describe('one of several waivers taken out', () => {
  const hubei = policyById('hubei') as ScoringPolicy;
  const two = waiving(FORM, ['score-mismatch', 'total-mismatch', 'deduction-unexplained', 'score-over-points']);
  const start = applyEdits([two], recordPolicy(two, hubei, TITLE))[0] as SheetGrid;
  const { waivers } = readWaiverSheet(start);
  const texts = (sheet: SheetGrid, row: number) =>
    (sheet.rows.find((each) => each.row === row)?.cells ?? []).map(({ value }) => value);

  test.each([0, 1, 2, 3])('number %i: title, policy, heads and the other rows stay as they are', (at) => {
    expect(waivers).toHaveLength(4);
    const row = waivers[at]?.row ?? 0;
    const edits = removeWaivers(start, waivers.slice(at, at + 1));
    expect(edits.map(({ cell }) => cell)).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column) => `${column}${row}`),
    );
    expect(edits.every(({ to }) => to.value === null && to.formula === undefined)).toBe(true);
    const rest = applyEdits([start], edits)[0] as SheetGrid;
    const left = readWaiverSheet(rest);
    expect(left.waivers).toEqual(waivers.filter((_, index) => index !== at));
    expect(left.policy).toEqual(hubei);
    expect([texts(rest, 1), texts(rest, 2), texts(rest, 3)]).toEqual([
      ['核对说明'],
      ['评分办法', 'hubei', '湖北'],
      ['检查项编号', '检查项', '项目', '对象', '问题', '原因', '日期'],
    ]);
    const open = review([FORM, rest], { policy: policyById('national') as ScoringPolicy }).findings;
    expect(open.filter(({ waived }) => waived === null).map(({ check }) => check)).toEqual([waivers[at]?.check]);
  });

  test('two of four', () => {
    const edits = removeWaivers(start, [waivers[0], waivers[2]] as Waiver[]);
    expect(readWaiverSheet(applyEdits([start], edits)[0] as SheetGrid).waivers).toEqual([waivers[1], waivers[3]]);
  });

  test('cells without content aren’t written, and one that a formula fills is', () => {
    const sheet = withCells(start, { G4: '', F4: '=A1 → 原因' });
    const edits = removeWaivers(sheet, waivers.slice(0, 1));
    expect(edits.map(({ cell }) => cell)).toEqual(['A4', 'B4', 'C4', 'D4', 'E4', 'F4']);
    expect(edits.at(-1)?.from).toEqual({ value: '原因', formula: 'A1' });
  });
});

describe('what a waiver writes', () => {
  const waiver: NewWaiver = {
    check: 'score-mismatch',
    title: '得分与评分办法不符',
    project: '供水',
    about: '产出/小区',
    message: '得分不对。',
    reason: REASON,
    date: '2026-11-21',
  };
  const cells = (grid: SheetGrid, entry: NewWaiver = waiver) =>
    enterWaiver(grid, entry, TITLE).map(({ cell, to }) => `${cell} ${to.value}`);

  test('into a blank sheet: title, heads, and the row under them', () => {
    const entered = enterWaiver(BLANK, waiver, TITLE);
    expect(entered.every(({ sheet, from }) => sheet === WAIVER_SHEET && from.value === null)).toBe(true);
    expect(cells(BLANK)).toEqual([
      'A1 核对说明',
      'A3 检查项编号',
      'B3 检查项',
      'C3 项目',
      'D3 对象',
      'E3 问题',
      'F3 原因',
      'G3 日期',
      'A4 score-mismatch',
      'B4 得分与评分办法不符',
      'C4 供水',
      'D4 产出/小区',
      'E4 得分不对。',
      'F4 经领导同意',
      'G4 2026-11-21',
    ]);
  });

  test('below somebody’s own content, a row apart', () => {
    const places = cells(formGrid('会议纪要\n\n第一条', WAIVER_SHEET)).map((text) => text.split(' ')[0]);
    expect(places.join(' ')).toBe('A5 A7 B7 C7 D7 E7 F7 G7 A8 B8 C8 D8 E8 F8 G8');
  });

  test('into the columns that the list has, wherever they stand; nothing for what isn’t said', () => {
    const list = formGrid('\n原因\t我的\t检查项编号\t项目', WAIVER_SHEET);
    expect(cells(list)).toEqual(['C3 score-mismatch', 'D3 供水', 'A3 经领导同意']);
    expect(cells(list, { ...waiver, project: '' })).toEqual(['C3 score-mismatch', 'A3 经领导同意']);
  });

  test('behind whatever stands below the list', () => {
    const list = formGrid('检查项编号\t原因\na\t因\n\n\n我的备注', WAIVER_SHEET);
    expect(cells(list)).toEqual(['A6 score-mismatch', 'B6 经领导同意']);
  });
});

describe('a form without a project’s name', () => {
  const nameless = withCells(FORM, { A3: '', D3: '' });

  test('keeps its waivers beside a form that has one', () => {
    const sheet = waiving(nameless, ['score-mismatch']);
    expect(readWaiverSheet(sheet).waivers.map(({ project }) => project)).toEqual(['']);
    const { findings } = review([nameless, { ...FORM, name: '二' }, sheet]);
    const mismatches = findings.filter(({ check }) => check === 'score-mismatch');
    expect(mismatches.map(({ sheet: name, waived }) => [name, waived?.reason ?? null])).toEqual([
      ['自评表', REASON],
      ['二', null],
    ]);
  });

  test('is one of those that were read, when only a part of the workbook was', () => {
    const sheet = waiving(nameless, ['score-mismatch']);
    const right = withCells(exampleForm('national'), { A3: '', D3: '' });
    expect(review([right, sheet], { partial: true }).unusedWaivers.map(({ row }) => row)).toEqual([4]);
    expect(review([exampleForm('national'), sheet], { partial: true }).unusedWaivers).toEqual([]);
    expect(review([exampleForm('national'), sheet]).unusedWaivers.map(({ row }) => row)).toEqual([4]);
  });
});

describe('two waivers of one thing', () => {
  const rows = (first: string, second: string): SheetGrid =>
    formGrid(
      [
        '检查项编号\t项目\t对象\t原因\t日期',
        `total-mismatch\t老旧小区供水改造\ttotal/score\t${first}\t'2026-01-01`,
        `total-mismatch\t老旧小区供水改造\ttotal/score\t${second}\t'2026-02-02`,
      ].join('\n'),
      WAIVER_SHEET,
    );
  const sentences = (sheet: SheetGrid) =>
    review([FORM, sheet]).findings.find(({ check }) => check === 'total-mismatch')?.waived ?? null;

  test('the later one speaks, both are used', () => {
    expect(sentences(rows('甲', '乙'))).toEqual({ reason: '乙', date: '2026-02-02' });
    expect(review([FORM, rows('甲', '乙')]).unusedWaivers).toEqual([]);
  });

  test('one without a reason says nothing', () => {
    expect(sentences(rows('甲', ''))).toEqual({ reason: '甲', date: '2026-01-01' });
    expect(sentences(rows('', ''))).toBeNull();
    expect(review([exampleForm('national'), rows('', '乙')]).unusedWaivers.map(({ row }) => row)).toEqual([3]);
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

  test('several are told in the order of their rows, whatever they are about', () => {
    const list = [
      '检查项编号\t项目\t对象\t原因',
      'a\t甲\tx\t因',
      'b\t乙\tx\t因',
      'a\t甲\tx\t因',
      'c\t老旧小区供水改造\tx\t因',
    ];
    const { unusedWaivers } = review([exampleForm('national'), formGrid(list.join('\n'), WAIVER_SHEET)]);
    expect(unusedWaivers.map(({ check, project, row }) => [check, project, row])).toEqual([
      ['a', '甲', 2],
      ['b', '乙', 3],
      ['a', '甲', 4],
      ['c', '老旧小区供水改造', 5],
    ]);
    const partial = review([exampleForm('national'), formGrid(list.join('\n'), WAIVER_SHEET)], { partial: true });
    expect(partial.unusedWaivers.map(({ row }) => row)).toEqual([5]);
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

  test('of two columns with one head the first is read, as one reads it', () => {
    const text = '检查项编号\t原因\t对象\t原因\t备注\nscore-mismatch\t领导同意\t总分\t另一个原因\t略';
    const { waivers } = readWaiverSheet(formGrid(text, WAIVER_SHEET));
    expect(waivers.map(({ check, reason, about }) => [check, reason, about])).toEqual([
      ['score-mismatch', '领导同意', '总分'],
    ]);
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
    const { waivers } = readWaiverSheet(
      formGrid(
        '检查项编号\t项目\t对象\t原因\na\t甲 项目\tＡ/b\t因\nb\t甲项目\tA/b\t因\na\t乙项目\tA/b\t因\na\t甲项目\tA/c\t因',
        WAIVER_SHEET,
      ),
    );
    expect(waiversOf(waivers, { check: 'a', project: '甲项目', about: 'A/b' }).map(({ row }) => row)).toEqual([2]);
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
    const requested = policyById('platform') as ScoringPolicy;
    const { tables } = review([FORM, recorded(policyById('hubei') as ScoringPolicy)], { policy: requested });
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

  test.each<[string, string, string | null, number | null]>([
    ['the label may stand anywhere in its row', '我的\t评分办法\thubei\t湖北', 'hubei', 1],
    ['and be written with blanks', '\n评 分 办 法\tsichuan', 'sichuan', 2],
    ['an id of no policy', '评分办法\tnowhere', null, 1],
    ['a label alone', '评分办法', null, 1],
    ['the first of two', '评分办法\thubei\n评分办法\tsichuan', 'hubei', 1],
    ['JSON that is no policy: the id beside it counts', '评分办法\thubei\t湖北\t{"id":"x"}', 'hubei', 1],
    ['JSON that is none: the same', '评分办法\thubei\t湖北\t{"id"', 'hubei', 1],
    ['text that isn’t JSON', '评分办法\thubei\t湖北\t说明', 'hubei', 1],
    ['none', '我的\t评分', null, null],
  ])('%s', (_, text, id, row) => {
    const read = readWaiverSheet(formGrid(text, WAIVER_SHEET));
    expect([read.policy?.id ?? null, read.policyRow]).toEqual([id, row]);
  });

  test('is written beside its label: id, name, and all of it where it is a unit’s own', () => {
    const own: ScoringPolicy = { ...(policyById('hubei') as ScoringPolicy), id: 'own-1', name: '本单位' };
    const written = (policy: ScoringPolicy, sheet: SheetGrid = BLANK) =>
      recordPolicy(sheet, policy, TITLE).map(({ cell, to }) => [cell, to.value]);
    const start = [
      ['A1', TITLE],
      ...['检查项编号', '检查项', '项目', '对象', '问题', '原因', '日期'].map((head, at) => [
        `${'ABCDEFG'[at]}3`,
        head,
      ]),
    ];
    const hubei = policyById('hubei') as ScoringPolicy;
    expect(written(hubei)).toEqual([...start, ['A2', '评分办法'], ['B2', 'hubei'], ['C2', '湖北']]);
    const label = [
      ['A2', '评分办法'],
      ['B2', 'own-1'],
      ['C2', '本单位'],
      ['D2', JSON.stringify(own)],
    ];
    expect(written(own)).toEqual([...start, ...label]);
    // Only what differs is written: the label stays, the JSON of the one before goes.
    expect(written(hubei, recorded(own))).toEqual([
      ['B2', 'hubei'],
      ['C2', '湖北'],
      ['D2', null],
    ]);
    expect(written(hubei, recorded(hubei))).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['heads in row 1: below everything', '检查项编号\t原因\na\t因', 'A3'],
    ['heads in row 2: above them', '\n检查项编号\t原因\na\t因', 'A1'],
    ['heads in row 2 under a title: below everything', '标题\n检查项编号\t原因\na\t因\n\nb\t因', 'A6'],
    ['heads in row 4 with the row above taken: below everything', '标题\n\n备注\n检查项编号\t原因', 'A5'],
    ['heads in row 4: right above them', '标题\n备注\n\n检查项编号\t原因', 'A3'],
  ])('%s', (_, text, cell) => {
    const sheet = formGrid(text, WAIVER_SHEET);
    const hubei = policyById('hubei') as ScoringPolicy;
    const edits = recordPolicy(sheet, hubei, TITLE);
    expect(edits.map(({ cell: at, to }) => [at, to.value])).toEqual([
      [cell, '评分办法'],
      [cell.replace('A', 'B'), 'hubei'],
      [cell.replace('A', 'C'), '湖北'],
    ]);
    const after = readWaiverSheet(applyEdits([sheet], edits)[0] as SheetGrid);
    expect([after.policy?.id, after.waivers.map(({ check }) => check)]).toEqual([
      'hubei',
      readWaiverSheet(sheet).waivers.map(({ check }) => check),
    ]);
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

  test('of sheets that are remembered, each step says how many are done', () => {
    const grids = [FORM, exampleForm('hubei', '二'), exampleForm('operator-columns', '三')];
    const memo = new ReviewMemo();
    const done = (): number[] => [...reviewSteps(grids, {}, memo)].map((step) => step.done);
    expect(done()[0]).toBe(0);
    expect(done().slice(0, 3)).toEqual([1, 2, 3]);
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
