import type { Place } from '../../src/engine/checks/shared/places.ts';
import { decimal } from '../../src/engine/decimal.ts';
import { amount, operatorSign, percent, points, quantity } from '../../src/messages/format.ts';
import {
  detailName,
  ofRow,
  paragraphPlace,
  placeList,
  placeName,
  tableCellPlace,
  totalName,
} from '../../src/messages/places.ts';
import { exampleForm } from '../support/form-text.ts';
import { onlyTable } from '../support/typical-form.ts';

const d = decimal;

test.each<[Place, string]>([
  [{ kind: 'basics', field: 'project' }, '项目名称'],
  [{ kind: 'basics', field: 'department' }, '主管部门'],
  [{ kind: 'basics', field: 'unit' }, '实施单位'],
  [{ kind: 'basics', field: 'year' }, '年度'],
  [{ kind: 'goal', side: 'goal', number: null }, '预期目标'],
  [{ kind: 'goal', side: 'goalResult', number: null }, '实际完成情况'],
  [{ kind: 'goal', side: 'goalResult', number: 2 }, '第2组的实际完成情况'],
  [{ kind: 'fund', row: '年度资金总额', column: 'initialBudget' }, '“年度资金总额”的年初预算数'],
  [{ kind: 'fund', row: '', column: 'annualBudget' }, '全年预算数'],
  [{ kind: 'fund', row: '', column: 'spent' }, '全年执行数'],
  [{ kind: 'fund', row: '', column: 'points' }, '分值'],
  [{ kind: 'fund', row: '', column: 'rate' }, '执行率'],
  [{ kind: 'fund', row: '', column: 'score' }, '得分'],
  [{ kind: 'fund', row: '', column: 'note' }, '原因'],
  [{ kind: 'indicator', name: '改造小区', column: 'name' }, '指标“改造小区”的名称'],
  [{ kind: 'indicator', name: '改造小区', column: 'level1' }, '指标“改造小区”的一级指标'],
  [{ kind: 'indicator', name: '改造小区', column: 'level2' }, '指标“改造小区”的二级指标'],
  [{ kind: 'indicator', name: '改造小区', column: 'operator' }, '指标“改造小区”的指标性质'],
  [{ kind: 'indicator', name: '改造小区', column: 'target' }, '指标“改造小区”的年度指标值'],
  [{ kind: 'indicator', name: '改造小区', column: 'unit' }, '指标“改造小区”的度量单位'],
  [{ kind: 'indicator', name: '改造小区', column: 'actual' }, '指标“改造小区”的实际完成值'],
  [{ kind: 'indicator', name: '改造小区', column: 'points' }, '指标“改造小区”的分值'],
  [{ kind: 'indicator', name: '改造小区', column: 'score' }, '指标“改造小区”的得分'],
  [{ kind: 'indicator', name: '改造小区', column: 'note' }, '指标“改造小区”的偏差原因分析及改进措施'],
  [{ kind: 'indicator', name: '甲'.repeat(20), column: 'score' }, `指标“${'甲'.repeat(20)}”的得分`],
  [{ kind: 'indicator', name: '甲'.repeat(21), column: 'score' }, `指标“${'甲'.repeat(19)}…”的得分`],
  [{ kind: 'indicator', name: '甲'.repeat(21), column: 'name' }, `指标“${'甲'.repeat(19)}…”的名称`],
  [{ kind: 'total', column: 'points' }, '总分的分值'],
  [{ kind: 'total', column: 'score' }, '总分'],
  [{ kind: 'total', column: 'grade' }, '自评等级'],
  [{ kind: 'reason' }, '表末的原因分析'],
  [{ kind: 'text' }, '表末的文字说明'],
])('%j', (place, name) => {
  expect(placeName(place)).toBe(name);
});

test('rows of the funds, with a name and without', () => {
  expect([ofRow('合计'), detailName('合计'), totalName('合计')]).toEqual(['“合计”的', '“合计”', '“合计”']);
  expect([ofRow(''), detailName(''), totalName('')]).toEqual(['', '资金明细的一行', '资金总额']);
});

test.each([
  ['', 0],
  ['甲', 1],
  ['甲、乙、丙、丁', 4],
  ['甲、乙、丙、丁等 5 处', 5],
])('%s', (list, count) => {
  expect(placeList(['甲', '乙', '丙', '丁', '戊'].slice(0, count))).toBe(list);
});

describe('numbers as the form writes them', () => {
  test('shares', () => {
    const shares = ['0.9775', '1', '0', '0.00005', '0.000049', '1.5', '0.123456', '0.12345'];
    expect(shares.map((share) => percent(d(share)))).toEqual([
      '97.75%',
      '100%',
      '0%',
      '0.01%',
      '0%',
      '150%',
      '12.35%',
      '12.35%',
    ]);
    expect(percent(d('0.12345'), 4)).toBe('12.345%');
    expect(percent(d('0.12345'), 0)).toBe('12%');
  });

  test('points, amounts and values', () => {
    expect(['8.62', '10', '8.62345', '8.62344', '0.5'].map((value) => points(d(value)))).toEqual([
      '8.62',
      '10',
      '8.6235',
      '8.6234',
      '0.5',
    ]);
    expect(['1.234567885', '1.234567884', '1200'].map((value) => amount(d(value)))).toEqual([
      '1.23456789',
      '1.23456788',
      '1200',
    ]);
    expect([quantity(d('95'), '%'), quantity(d('0.8'), '万元'), quantity(d('6'), null)]).toEqual([
      '95%',
      '0.8万元',
      '6',
    ]);
  });

  test('signs', () => {
    expect((['>=', '>', '<=', '<', '='] as const).map(operatorSign)).toEqual(['≥', '＞', '≤', '＜', '=']);
  });
});

test('cells of a document’s table: by row and head, in the funds by theirs', () => {
  const table = onlyTable(exampleForm('national'));
  const spent = table.funds?.total?.spent?.cell;
  const score = table.indicators[2]?.score?.cell;
  const total = table.total?.score?.cell;
  const places = [spent, score, total, table.project?.cell].map((cell) =>
    cell === undefined ? '' : tableCellPlace('表1', cell, table),
  );
  const row = (cell: typeof spent): string => `表1 第${cell?.row}行`;
  expect(places).toEqual([
    `${row(spent)}“全年执行数”`,
    `${row(score)}“得分”`,
    `${row(total)}“得分”`,
    `表1 第${table.project?.cell.row}行第${table.project?.cell.column}列`,
  ]);
  expect(tableCellPlace('表2', { row: 3, column: 4 }, null)).toBe('表2 第3行第4列');
  expect(tableCellPlace('表1', { row: 900, column: score?.column ?? 0 }, table)).toContain('第900行第');
});

test('paragraphs of a document', () => {
  expect(paragraphPlace(12)).toBe('第12段');
  expect(paragraphPlace(12, '')).toBe('第12段');
  expect(paragraphPlace(12, '三、综合评价结论')).toBe('第12段（三、综合评价结论）');
});
