import fc from 'fast-check';
import { planFill } from '../../../src/engine/edits/plan-fill.ts';
import { columnLetters } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { describe as inWords } from '../../../src/messages/index.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { afterEdits, golden, tableFindings } from '../../support/table-findings.ts';

const national = exampleForm('national');
const hubei = exampleForm('hubei');
const operators = exampleForm('operator-columns');

describe('the total', () => {
  test.each([
    ['blank', national, { H20: '' }, ['H20 total-missing']],
    ['a dash', national, { H20: '—' }, ['H20 total-missing']],
    ['blank, of a sheet without points', hubei, { G11: '' }, ['G11 total-missing']],
    ['too low', national, { H20: '99' }, ['H20 total-mismatch']],
    ['too high by a cent', national, { H13: '19.98', H20: '99.99' }, ['H20 total-mismatch']],
    ['100 for 99.5', operators, { I20: '100' }, ['I20 total-mismatch']],
    ['99 for 98.62', national, { H13: '18.62', H20: '99' }, ['H20 total-mismatch (hint)']],
    ['98.6 for 98.62', national, { H13: '18.62', H20: '98.6' }, ['H20 total-mismatch (hint)']],
    ['more than blank scores can add', national, { H14: '', H13: '10', H20: '100' }, ['H20 total-mismatch']],
    ['less than the scores that are there', national, { H14: '', H20: '80' }, ['H20 total-mismatch']],
  ])('%s', (_name, form, changes, expected) => {
    expect(golden(withCells(form, changes))).toEqual(expected);
  });

  test.each([
    ['with its unit', national, { H20: '100分' }],
    ['a formula', national, { H20: '=I6+SUM(H13:H19) → 100' }],
    ['a float’s noise', national, { H13: '18.619999999999997', H20: '98.62' }],
    ['room for a blank score', national, { H14: '' }],
    ['a total in the row of the funds', national, { I6: '100' }],
    ['two scores in one cell', national, { H14: '', H13: '30', G13: '30', G14: '' }],
  ])('silent: %s', (_name, form, changes) => {
    expect(golden(withCells(form, changes)).filter((line) => line.includes('total-'))).toEqual([]);
  });

  test('an execution rate that is an indicator as well counts once', () => {
    const changes = { D18: '预算执行率', E18: '100%', F18: '100%', G18: '10', H18: '10', H20: '95' };
    expect(golden(withCells(national, changes)).filter((line) => line.includes('total-'))).toEqual([]);
    expect(golden(withCells(national, { ...changes, H20: '85' }))).toEqual([]);
  });

  test('a sum above all points is nothing to propose', () => {
    const [finding] = tableFindings(withCells(national, { H13: '30', G13: '30' }));
    expect(finding?.check).toBe('total-mismatch');
    expect(finding?.fix).toBeNull();
  });

  test('while scores are blank no sum is proposed', () => {
    expect(tableFindings(withCells(national, { H20: '', H14: '' })).map(({ fix }) => fix)).toEqual([null]);
    expect(tableFindings(withCells(national, { H20: '' })).map(({ fix }) => fix?.edits[0]?.to.value)).toEqual([100]);
  });
});

describe('the grade', () => {
  test.each([
    ['优', '良'],
    ['优', '中等'],
    ['优秀', '差'],
  ])('the total says %s, the form %s', (_right, written) => {
    expect(golden(withCells(operators, { J20: written }))).toEqual(['J20 grade-mismatch']);
  });

  test.each([
    ['89.995', '良'],
    ['90', '优'],
    ['80', '良'],
    ['79.99', '中'],
    ['60', '中'],
    ['59.99', '差'],
  ])('%s is %s', (total, grade) => {
    const lines = golden(withCells(operators, { I20: total, J20: grade }));
    expect(lines.filter((line) => line.includes('grade'))).toEqual([]);
  });

  test('the proposed word is of the length that the form uses', () => {
    const proposed = (written: string): unknown =>
      tableFindings(withCells(operators, { J20: written })).map(({ fix }) => fix?.edits[0]?.to.value);
    expect(proposed('良')).toEqual(['优']);
    expect(proposed('良好')).toEqual(['优秀']);
  });

  test.each('等级：良 等次：良 自评等级：良 自评等次良 等级良 良级 良。 等级：良级 自评等级：良好'.split(' '))(
    'behind its label: %s',
    (written) => {
      const beside = (text: string) => golden(withCells(national, { A21: '自评等级', C21: text }));
      expect(beside(written)).toEqual(['C21 grade-mismatch']);
      expect(beside(written.replace('良', '优').replace('好', '秀'))).toEqual([]);
    },
  );

  test.each([['合格'], ['一般'], ['']])('silent: %s', (written) => {
    expect(golden(withCells(operators, { J20: written }))).toEqual([]);
  });

  test.each([
    ['优□ 良☑ 中□ 差□', ['C21 grade-mismatch']],
    ['优☑ 良□ 中□ 差□', []],
    ['☑优 □良 □中 □差', []],
    ['□优 √良 □中 □差', ['C21 grade-mismatch']],
    ['优□良□中□差□', []],
    ...[...'☑☒√✓✔■'].flatMap((tick): [string, string[]][] => [
      [`□优 ${tick}良 □中 □差`, ['C21 grade-mismatch']],
      [`优□ 良${tick} 中□ 差□`, ['C21 grade-mismatch']],
      [`${tick}优 □良 □中 □差`, []],
      [`优${tick} 良□ 中□ 差□`, []],
    ]),
    ['☐优 ☑良 ☐中 ☐差', ['C21 grade-mismatch']],
    ['优☐ 良☑ 中☐ 差☐', ['C21 grade-mismatch']],
    ['□优秀 □良好 □中等 ☑较差', ['C21 grade-mismatch']],
    ['等级：□优 ☑良 □中 □差', ['C21 grade-mismatch']],
    ['□优 ☑良 ☑中 □差', []],
    ['☑良', []],
    ['□优 ☑合格', []],
    ['A', []],
    ['良级别', []],
    ['评为良', []],
  ])('boxes: %s', (text, expected) => {
    expect(golden(withCells(national, { A21: '自评等级', C21: text }))).toEqual(expected);
  });
});

describe('the workbook', () => {
  const named = (grid: SheetGrid, name: string): SheetGrid => ({ ...grid, name });

  test('the same project twice is reported at the second', () => {
    const findings = tableFindings(national, named(national, '表二'), named(hubei, '表三'));
    expect(findings.map(({ check, sheet, cells }) => [check, sheet, cells[0]])).toEqual([
      ['duplicate-project', '表二', 'D3'],
    ]);
  });

  test('two forms below each other on one sheet', () => {
    const lines = (grid: SheetGrid, down: number): [string, string][] =>
      grid.rows.flatMap(({ cells }) =>
        cells.map(({ row, column, value, format }): [string, string] => {
          const typed = format === '0%' ? `${Number(value) * 100}%` : String(value);
          return [`${columnLetters(column)}${row + down}`, typed];
        }),
      );
    const stacked = withCells(national, Object.fromEntries(lines(national, 25)));
    expect(golden(stacked)).toEqual(['D28 duplicate-project']);
  });

  test.each([
    ['another unit', { G4: '清河县第二供水服务中心' }],
    ['another year', { A2: '（2022年度）' }],
    ['no name', { D3: '' }],
  ])('no duplicate: %s', (_name, changes) => {
    const lines = golden(national, withCells(named(national, '表二'), changes));
    expect(lines.filter((line) => line.includes('duplicate'))).toEqual([]);
  });

  test.each([
    ['the odd one out', [2022, 2023, 2023], ['表1']],
    ['of two, the second', [2022, 2023], ['表2']],
    ['all alike', [2023, 2023, 2023], []],
    ['one unknown', [2023, null, 2023], []],
  ])('years: %s', (_name, years, sheets) => {
    const grids = years.map((year, index) =>
      withCells(named(national, `表${index + 1}`), {
        A2: year === null ? '（  年度）' : `（${year}年度）`,
        D3: `项目${index}`,
      }),
    );
    const findings = tableFindings(...grids).filter(({ check }) => check === 'year-differs');
    expect(findings.map(({ sheet }) => sheet)).toEqual(sheets);
  });
});

describe('fixes', () => {
  test.each([
    ['H20', ''],
    ['H20', '98'],
    ['E6', ''],
    ['G13', "'20"],
    ['I7', '10'],
  ])('applying the safe fix of %s = %s leaves nothing to report', (cell, typed) => {
    const form = withCells(national, { [cell]: typed });
    const findings = tableFindings(form);
    expect(findings.map(({ fix }) => fix?.kind)).toEqual(['safe']);
    expect(
      golden(
        afterEdits(
          form,
          findings.flatMap(({ fix }) => fix?.edits ?? []),
        ),
      ),
    ).toEqual([]);
  });

  test('a formula isn’t overwritten without a choice', () => {
    const [finding] = tableFindings(withCells(national, { H20: '=SUM(H13:H19) → 90' }));
    expect([finding?.check, finding?.fix?.kind]).toEqual(['total-mismatch', 'choice']);
  });
});

describe('whatever is typed', () => {
  const typed = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e9',
      '—',
      '/',
      '无',
      '#REF!',
      '=A1 →',
      "'10",
      '100%',
      '8.6分',
      '120万元',
      'XX',
      '优',
      '（100字以内）',
    ),
    fc.integer({ min: -1000, max: 1000 }).map(String),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const address = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 22 }))
    .map(([column, row]) => `${columnLetters(column)}${row}`);

  test('every finding has its cells and its words', () => {
    fc.assert(
      fc.property(fc.dictionary(address, typed, { maxKeys: 8 }), (changes) => {
        for (const finding of tableFindings(withCells(national, changes), withCells(operators, changes))) {
          expect(finding.cells.length).toBeGreaterThan(0);
          expect(finding.about).not.toBe('');
          for (const sentence of Object.values(inWords(finding))) {
            expect(sentence).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
          }
        }
      }),
    );
  });

  test('a form without anything but labels is told once what it lacks', () => {
    const form = formGrid(
      [
        '项目支出绩效自评表',
        '（    年度）',
        '项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
        '\t年度资金总额',
        '\t其中：当年财政拨款',
        '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
        '\t产出指标\t数量指标\t指标1：',
        '\t\t质量指标\t指标1：',
        '总分',
      ].join('\n'),
    );
    expect(golden(form)).toEqual(['A2 basics-missing', 'E4 budget-missing', 'D6 no-indicators', 'H9 total-missing']);
  });
});

describe('total and grade behind their labels', () => {
  const form = withCells(fixtureForm('national-full-width'), { A13: '总分：97分', E13: '等级：良' });

  test('are checked, and put right with their labels', () => {
    const fixes = review([form]).findings.flatMap(({ check, fix }) =>
      (fix?.edits ?? []).filter(({ cell }) => cell === 'A13' || cell === 'E13').map(({ to }) => [check, to.value]),
    );
    expect(fixes).toEqual([
      ['total-mismatch', '总分：98.9分'],
      ['grade-mismatch', '等级：优'],
    ]);
  });

  test.each(['values', 'formulas'] as const)('are filled as %s with their labels', (as) => {
    const [table] = review([form]).tables;
    if (table === undefined) throw new Error('no form');
    const plan = planFill(table, { what: new Set(['total', 'grade']), as });
    expect(plan.edits.map(({ cell, to }) => [cell, to])).toEqual([
      ['A13', { value: '总分：98.9分' }],
      ['E13', { value: '等级：优' }],
    ]);
  });
});
