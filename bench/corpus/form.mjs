import { CLAUSES, COUNT_UNITS, INDICATORS, OFFICES, PLACES, PROJECTS, QUALITIES, REASONS, UNITS } from './words.mjs';

/**
 * A form of 38 rows in the national layout, filled in as its seed says. About every second one holds slips: a score that doesn't
 * follow the rule, a total that doesn't add up, a deduction without a reason.
 *
 * Cells are `[column, value, style]` or `[column, value, style, formula]`; merges are `[top, left, bottom, right]`.
 */

const INDICATOR_ROWS = 23;
const FIRST_INDICATOR = 13;
const TOTAL_ROW = FIRST_INDICATOR + INDICATOR_ROWS;

function sentence(random, clauses) {
  const parts = [];
  while (parts.length < clauses) parts.push(random.pick(CLAUSES));
  return `${parts.join('，')}。`;
}

function amount(random) {
  return Math.round(random.next() ** 3 * 500000 + 500) / 100;
}

/** What stands as target and actual, and the share of the points that the actual earns. */
function measured(random, kind) {
  const missed = random.chance(0.1);
  const share = missed ? random.whole(70, 99) / 100 : 1;
  switch (kind) {
    case 'count': {
      const target = random.whole(2, 1800);
      const actual = missed ? Math.floor(target * share) : target + (random.chance(0.2) ? random.whole(1, 5) : 0);
      if (random.chance(0.3)) return { target, actual, share: Math.min(1, actual / target) };
      const unit = random.pick(COUNT_UNITS);
      return { target: `≥${target}${unit}`, actual: `${actual}${unit}`, share: Math.min(1, actual / target) };
    }
    case 'rate': {
      const target = random.pick([90, 92, 95, 98, 100]);
      const actual = missed ? Math.round(target * share * 10) / 10 : random.whole(target, 100);
      const earned = Math.min(1, actual / target);
      if (random.chance(0.25)) return { target: target / 100, actual: actual / 100, share: earned, percent: true };
      return { target: `${target === 100 ? '=' : '≥'}${target}%`, actual: `${actual}%`, share: earned };
    }
    case 'date': {
      const month = random.whole(9, 12);
      if (random.chance(0.5)) return { target: `2023年${month}月底前`, actual: `2023年${month - 1}月完成`, share: 1 };
      return { target: '及时', actual: '及时', share: 1 };
    }
    case 'cost': {
      const target = random.whole(10, 9000) / 10;
      return { target: `≤${target}万元`, actual: `${target}万元`, share: 1 };
    }
    default: {
      const quality = random.pick(QUALITIES);
      return { target: quality, actual: missed ? '基本达成预期' : quality, share: missed ? 0.8 : 1 };
    }
  }
}

/** Which rows of the block belong to which level, and how many points each has. */
function plan(random) {
  const counts = random.chance(0.5) ? [13, 8, 2] : [12, 8, 3];
  return INDICATORS.flatMap(({ level1, points, groups }, at) => {
    const rows = random.split(counts[at], groups.length);
    const shares = random.split(points, counts[at]);
    return groups.flatMap(([level2, kind, names], group) =>
      Array.from({ length: rows[group] }, (_, row) => ({
        level1: group === 0 && row === 0 ? level1 : null,
        level1Rows: counts[at],
        level2: row === 0 ? level2 : null,
        level2Rows: rows[group],
        kind,
        name: `${names[row % names.length]}${row < names.length ? '' : `（第${1 + Math.floor(row / names.length)}批）`}`,
        points: shares.pop(),
      })),
    );
  });
}

function head(random, rows, merges) {
  const place = random.pick(PLACES);
  const office = random.pick(OFFICES);
  const project = `${place}${random.pick(PROJECTS)}${random.pick(['', '（一期）', '（二期）', '项目', '专项经费'])}`;
  const row = (number, cells, height = 24) => rows.push({ row: number, height, cells });
  row(1, [[1, '项目支出绩效自评表', 'title']], 33);
  row(2, [[1, '（2023年度）', 'centre']]);
  row(3, [
    [1, '项目名称', 'head'],
    [4, project, 'centre'],
  ]);
  row(4, [
    [1, '主管部门', 'head'],
    [4, `${place}${office}`, 'centre'],
    [6, '实施单位', 'head'],
    [7, `${place}${office.slice(0, -1)}${random.pick(UNITS)}`, 'centre'],
  ]);
  merges.push([1, 1, 1, 9], [2, 1, 2, 9], [3, 1, 3, 3], [3, 4, 3, 9], [4, 1, 4, 3], [4, 4, 4, 5], [4, 7, 4, 9]);
  return project;
}

function funds(random, rows, merges) {
  const budget = amount(random);
  const annual = random.chance(0.2) ? Math.round(budget * 90) / 100 : budget;
  const spent = random.chance(0.5) ? annual : Math.round(annual * random.whole(60, 100)) / 100;
  const rate = Number((spent / annual).toPrecision(15));
  const score = Math.round(rate * 1000) / 100;
  const row = (number, cells) => rows.push({ row: number, height: 24, cells });
  row(5, [
    [1, '项目资金（万元）', 'head'],
    [4, '年初预算数', 'head'],
    [5, '全年预算数', 'head'],
    [6, '全年执行数', 'head'],
    [7, '分值', 'head'],
    [8, '执行率', 'head'],
    [9, '得分', 'head'],
  ]);
  row(6, [
    [2, '年度资金总额', 'head'],
    [4, budget, 'amount', 'SUM(D7:D9)'],
    [5, annual, 'amount', 'SUM(E7:E9)'],
    [6, spent, 'amount', 'SUM(F7:F9)'],
    [7, 10, 'centre'],
    [8, rate, 'percent', 'F6/E6'],
    random.chance(0.08) ? [9, 10, 'centre'] : [9, score, 'centre', 'ROUND(H6*10,2)'],
  ]);
  const detail = (number, label, amounts) =>
    row(number, [
      [2, label, 'left'],
      ...(amounts === null ? [] : amounts.map((value, at) => [4 + at, value, 'amount'])),
      [7, '—', 'centre'],
      [9, '—', 'centre'],
    ]);
  detail(7, '其中：当年财政拨款', [budget, annual, spent]);
  detail(8, '      上年结转资金', null);
  detail(9, '      其他资金', null);
  merges.push([5, 1, 9, 1]);
  for (let number = 5; number <= 9; number++) merges.push([number, 2, number, 3]);
  return score;
}

function goals(random, rows, merges) {
  rows.push({
    row: 10,
    height: 24,
    cells: [
      [1, '年度总体目标', 'head'],
      [2, '预期目标', 'head'],
      [6, '实际完成情况', 'head'],
    ],
  });
  rows.push({
    row: 11,
    height: 96,
    cells: [
      [2, `目标1：${sentence(random, 3)}\n目标2：${sentence(random, 4)}`, 'left'],
      [6, `1.${sentence(random, 4)}\n2.${sentence(random, 3)}`, 'left'],
    ],
  });
  merges.push([10, 1, 11, 1], [10, 2, 10, 5], [10, 6, 10, 9], [11, 2, 11, 5], [11, 6, 11, 9]);
}

function indicators(random, rows, merges, project) {
  const subject = project
    .replace(/^.{2,4}[县区市]/, '')
    .replace(/（.*|项目$|专项经费$/, '')
    .slice(0, 8);
  rows.push({
    row: FIRST_INDICATOR - 1,
    height: 30,
    cells: [
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ].map((text, at) => [at + 1, text, 'head']),
  });
  merges.push([FIRST_INDICATOR - 1, 1, TOTAL_ROW - 1, 1]);
  let total = 0;
  plan(random).forEach((line, at) => {
    const number = FIRST_INDICATOR + at;
    const cells = [];
    if (line.level1 !== null) {
      cells.push([2, line.level1, 'centre']);
      merges.push([number, 2, number + line.level1Rows - 1, 2]);
    }
    if (line.level2 !== null) {
      cells.push([3, line.level2, 'centre']);
      if (line.level2Rows > 1) merges.push([number, 3, number + line.level2Rows - 1, 3]);
    }
    const { target, actual, share, percent } = measured(random, line.kind);
    const style = percent === true ? 'percent' : 'centre';
    const earned = Math.round(line.points * share * 100) / 100;
    const score = random.chance(0.02) ? line.points - 0.5 : earned;
    total += score;
    cells.push(
      [4, `指标${at + 1}：${line.name.replace('{}', subject)}`, 'left'],
      [5, target, style],
      [6, actual, style],
      [7, line.points, 'centre'],
      [8, score, 'centre'],
    );
    if (score < line.points && random.chance(0.85)) cells.push([9, random.pick(REASONS), 'left']);
    rows.push({ row: number, height: 28.5, cells });
  });
  return total;
}

function foot(random, rows, merges, total) {
  const last = TOTAL_ROW - 1;
  rows.push({
    row: TOTAL_ROW,
    height: 24,
    cells: [
      [1, '总分', 'head'],
      [7, 100, 'head', `SUM(G${FIRST_INDICATOR}:G${last})+G6`],
      [
        8,
        Math.round((random.chance(0.05) ? total + 1 : total) * 100) / 100,
        'head',
        `SUM(H${FIRST_INDICATOR}:H${last})+I6`,
      ],
    ],
  });
  rows.push({
    row: TOTAL_ROW + 1,
    height: 48,
    cells: [
      [
        1,
        '注：1.得分一档最高不能超过该指标分值上限。2.定性指标分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，分别按照该指标对应分值区间100%-80%（含80%）、80%-50%（含50%）、50%-0%合理确定得分。',
        'left',
      ],
    ],
  });
  rows.push({
    row: TOTAL_ROW + 2,
    height: 24,
    cells: [[1, '填报人：          联系电话：          填报日期：2024年3月', 'left']],
  });
  merges.push([TOTAL_ROW, 1, TOTAL_ROW, 6]);
  for (const number of [TOTAL_ROW + 1, TOTAL_ROW + 2]) merges.push([number, 1, number, 9]);
}

/** The sheet of one form: rows of 9 columns, merges, widths. */
export function form(random) {
  const rows = [];
  const merges = [];
  const project = head(random, rows, merges);
  const execution = funds(random, rows, merges);
  goals(random, rows, merges);
  const total = indicators(random, rows, merges, project);
  foot(random, rows, merges, execution + total);
  return { rows, merges, columns: 9, widths: [9.5, 11.375, 13.5, 30.25, 14.125, 14.125, 8.625, 9.5, 34.75] };
}
