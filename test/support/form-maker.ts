import { cellAddress } from '../../src/engine/grid/address.ts';
import type { GridRange, SheetGrid } from '../../src/engine/grid/grid.ts';
import { BASICS } from '../../src/engine/layout/words/basic-words.ts';
import { FUND_HEADS } from '../../src/engine/layout/words/fund-words.ts';
import { INDICATOR_HEADS } from '../../src/engine/layout/words/indicator-heads.ts';
import type { RoleWords } from '../../src/engine/layout/words/match.ts';
import { gridOf, typedCell } from './form-text.ts';

/**
 * Filled forms made at random: other words in the heads, blocks in another order, levels in columns or rows, funds in several shapes,
 * further scored blocks, sub-rows, and what every field's cell is. The same seed makes the same form.
 */

export interface MadeForm {
  readonly grid: SheetGrid;
  /** `role@row` of an indicator, or the role of a single field → its cell. */
  readonly truth: ReadonlyMap<string, string>;
  readonly traits: readonly string[];
  /** Words that the reader doesn't know stand in some heads. */
  readonly unknown: boolean;
  /** The heads as written, by role. */
  readonly heads: ReadonlyMap<string, string>;
}

class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) % 4294967296;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

/** Words that are in no list. Each says what the column is to a person who reads the form. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  level1: ['指标范畴', '评价方面', '一层'],
  level2: ['指标归属', '细项', '二层'],
  name: ['评价细目', '指标项', '内容条目'],
  target: ['应达水准', '年度任务量', '期望结果', '约定标准'],
  actual: ['年终结果', '落实成效', '实绩数据', '兑现值'],
  points: ['配置分', '分数上限', '权值'],
  score: ['获得分', '自我打分', '本年成绩'],
  note: ['差在哪里', '有关情形', '补记'],
  annualBudget: ['可动用额', '资金盘子', '预算盘子'],
  spent: ['花掉的钱', '兑付额', '已花'],
  rate: ['用钱进度', '花钱比'],
};

function wordsOf(roles: readonly RoleWords[], role: string): readonly string[] {
  const own = roles.find((one) => one.role === role);
  return [...(own?.core ?? []), ...(own?.alone ?? [])];
}

/** Words that a head can't have here, because they belong to another place of the same form as well. */
const AMBIGUOUS = new Set([
  '值',
  '目标',
  '性质',
  '完成',
  '单位',
  '说明',
  '原因',
  '分数',
  '完成情况',
  '实际完成情况',
  '目标任务',
  '考核内容',
  '评价内容',
  '评价项目',
  '计划完成',
  '部门',
  '项目',
  '指标体系',
  '存在问题',
  '改进措施',
  '年度指标',
  '调整数',
  '年中调整数',
  '预算调整数',
  '调整后',
  '进度',
  '支出',
  '支付',
  '权重',
  '满分',
  '实绩',
  '执行情况',
]);

const LEVELS = [
  { name: '产出指标', points: 50, seconds: ['数量指标', '质量指标', '时效指标', '成本指标'] },
  { name: '效益指标', points: 30, seconds: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'] },
  { name: '满意度指标', points: 10, seconds: ['服务对象满意度指标'] },
] as const;

const NAMES = [
  '改造管线长度',
  '培训学员',
  '采购设备',
  '巡查河段',
  '发放补贴',
  '验收通过情况',
  '按期开工',
  '受益居民',
  '运维站点',
  '宣传场次',
  '数据更新频次',
  '新增泊位',
  '复垦面积',
  '档案整理',
  '覆盖村组',
  '服务质量提升',
  '制度建设',
  '群众认可程度',
  '设备在用情况',
  '节水量',
  '管护人员',
  '检测批次',
  '绿化提升',
  '信息报送',
];
const UNITS = ['米', '人次', '台', '公里', '户', '个', '场', '亩', '件'];

/** Fields of a made form are put down one by one; the truth is kept beside them. */
class Maker {
  readonly dice: Dice;
  readonly cells = new Map<string, string>();
  readonly truth = new Map<string, string>();
  readonly traits: string[] = [];
  readonly merges: GridRange[] = [];
  unknown = false;
  readonly heads = new Map<string, string>();
  row = 1;
  readonly left: number;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.left = this.dice.chance(0.2) ? 2 : 1;
  }

  put(column: number, text: string, role?: string): void {
    if (text === '') return;
    const at = `${this.row}/${column + this.left - 1}`;
    this.cells.set(at, text);
    if (role !== undefined) this.truth.set(role, cellAddress(this.row, column + this.left - 1));
  }

  is(trait: string, share: number): boolean {
    const yes = this.dice.chance(share);
    if (yes) this.traits.push(trait);
    return yes;
  }

  /** A head in words of the list, or now and then in words that nobody listed. */
  head(roles: readonly RoleWords[], role: string, foreign: boolean): string {
    const head = this.#head(roles, role, foreign);
    this.heads.set(roles === FUND_HEADS ? `fund.${role}` : role, head);
    return head;
  }

  #head(roles: readonly RoleWords[], role: string, foreign: boolean): string {
    const strange = FOREIGN[role];
    if (foreign && strange !== undefined) {
      this.unknown = true;
      return this.dice.one(strange);
    }
    const words = wordsOf(roles, role).filter((word) => !AMBIGUOUS.has(word));
    const word = this.dice.one(words);
    if (this.dice.chance(0.1)) return `${word}①`;
    if (this.dice.chance(0.1)) return `2023年${word}`;
    return this.dice.chance(0.1) ? `${word}（注1）` : word;
  }
}

interface Value {
  readonly target: string;
  readonly actual: string;
  readonly share: number;
}

function resultOf(dice: Dice): Value {
  if (dice.chance(0.2)) return { target: '符合要求', actual: '符合要求', share: 1 };
  if (dice.chance(0.25)) {
    const target = 80 + dice.below(20);
    const short = dice.chance(0.2);
    const actual = short ? target - 10 : target;
    return { target: `≥${target}%`, actual: `${actual}%`, share: actual / target };
  }
  const unit = dice.one(UNITS);
  const target = 10 + dice.below(400);
  const short = dice.chance(0.15);
  const actual = short ? Math.round(target * 0.8) : target + dice.below(3);
  return { target: `≥${target}${unit}`, actual: `${actual}${unit}`, share: Math.min(1, actual / target) };
}

function round2(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

interface Plan {
  readonly columns: readonly string[];
  readonly levelRows: boolean;
  readonly width: number;
}

function title(make: Maker): void {
  make.put(1, make.dice.one(['项目支出绩效自评表', '部门预算项目绩效自评表', '财政支出项目自评表']));
  make.row++;
  if (make.is('year', 0.7)) make.put(1, '（2023年度）', 'year');
  make.row++;
}

function basics(make: Maker): void {
  const words = (role: string): string => {
    const word = make.dice.one(wordsOf(BASICS, role).filter((own) => !AMBIGUOUS.has(own)));
    make.heads.set(role, word);
    return word;
  };
  make.put(1, words('project'));
  make.put(3, '城南片区管网改造', 'project');
  make.row++;
  make.put(1, words('department'));
  make.put(3, '清泉区建设局', 'department');
  const unit = words('unit');
  make.put(5, make.dice.chance(0.1) ? `${unit}/项目负责人` : unit);
  make.put(6, '清泉区管网服务中心', 'unit');
  make.row++;
}

function goals(make: Maker): void {
  make.put(1, '年度总体目标');
  make.put(2, '预期目标');
  make.put(5, '实际完成情况');
  make.row++;
  make.put(2, '完成片区老旧管网改造，消除积水点。');
  make.put(5, '改造任务完成，积水点全部消除。');
  make.row++;
}

interface Money {
  readonly budget: number;
  readonly spent: number;
  readonly points: number;
  readonly score: number;
}

function moneyOf(dice: Dice, points: number): Money {
  const budget = 100 + dice.below(900);
  const spent = dice.chance(0.4) ? budget : Math.round(budget * (0.85 + dice.next() * 0.14));
  return { budget, spent, points, score: round2(Math.min(1, spent / budget) * points) };
}

function fundsInColumns(make: Maker, money: Money, foreign: boolean): void {
  const one = foreign ? make.dice.one(['annualBudget', 'spent', 'rate']) : '';
  const initial = make.is('initial', 0.5);
  const arrival = make.is('arrival', 0.2);
  const heads = [
    ...(initial ? ['initialBudget'] : []),
    'annualBudget',
    ...(arrival ? ['到位数'] : []),
    'spent',
    'points',
    'rate',
    'score',
  ];
  make.put(1, '项目资金（万元）');
  heads.forEach((role, index) => {
    make.put(3 + index, role === '到位数' ? role : make.head(FUND_HEADS, role, role === one));
  });
  make.row++;
  const amount: Record<string, string> = {
    initialBudget: String(money.budget),
    annualBudget: String(money.budget),
    到位数: String(money.budget),
    spent: String(money.spent),
    points: String(money.points),
    rate: `${round2((money.spent / money.budget) * 100)}%`,
    score: String(money.score),
  };
  make.put(2, make.dice.one(['年度资金总额', '资金总额', '合计', '项目总资金']));
  heads.forEach((role, index) => {
    make.put(3 + index, amount[role] ?? '', role === '到位数' ? undefined : `fund.${role}`);
  });
  make.row++;
  const blank = make.is('blank details', 0.4);
  for (const label of ['其中：当年财政拨款', '上年结转资金', '其他资金']) {
    make.put(2, label);
    if (!blank || label.startsWith('其中')) {
      heads.forEach((role, index) => {
        if (['initialBudget', 'annualBudget', 'spent'].includes(role))
          make.put(3 + index, label.startsWith('其中') ? (amount[role] ?? '') : '0');
        else if (role !== 'rate' && role !== '到位数') make.put(3 + index, '—');
      });
    }
    make.row++;
  }
}

function fundsTransposed(make: Maker, money: Money): void {
  make.put(1, '项目资金（万元）');
  make.put(2, '资金来源');
  make.put(3, '合计');
  make.put(4, '当年财政拨款');
  make.put(5, '其他资金');
  make.row++;
  for (const [role, value] of [
    ['annualBudget', String(money.budget)],
    ['spent', String(money.spent)],
    ['rate', `${round2((money.spent / money.budget) * 100)}%`],
    ['score', String(money.score)],
  ] as const) {
    const head = make.head(FUND_HEADS, role, false);
    make.put(2, role === 'score' ? `${head}（${money.points}分）` : head);
    make.put(3, value, `fund.${role}`);
    if (role === 'annualBudget' || role === 'spent') {
      make.put(4, value);
      make.put(5, '0');
    }
    make.row++;
  }
}

function fundsBySource(make: Maker, money: Money): void {
  make.put(1, '项目资金（万元）');
  make.put(2, '资金来源');
  make.put(3, '中央资金');
  make.put(4, '市级资金');
  make.put(5, '合计');
  for (const [index, role] of ['spent', 'rate', 'points', 'score'].entries())
    make.put(6 + index, make.head(FUND_HEADS, role, false));
  make.row++;
  make.put(2, '金额');
  make.put(3, String(money.budget));
  make.put(5, String(money.budget), 'fund.annualBudget');
  make.put(6, String(money.spent), 'fund.spent');
  make.put(7, `${round2((money.spent / money.budget) * 100)}%`, 'fund.rate');
  make.put(8, String(money.points), 'fund.points');
  make.put(9, String(money.score), 'fund.score');
  make.row++;
}

function scoredBlock(make: Maker, points: number): number {
  make.put(1, make.dice.one(['评价项目', '管理内容', '项目管理']));
  make.put(2, make.dice.one(['评价要点', '考核要点', '工作内容']));
  make.put(4, make.dice.one(['分值', '标准分', '权重']));
  make.put(5, make.dice.one(['得分', '自评分', '自评得分']));
  make.row++;
  const parts = [Math.floor(points / 2), points - Math.floor(points / 2)];
  parts.forEach((part, index) => {
    if (index === 0) make.put(1, make.dice.one(['项目决策', '资金管理', '基础工作']));
    make.put(2, ['程序规范', '台账齐全'][index] as string);
    make.put(4, String(part), `other.points@${make.row}`);
    make.put(5, String(part), `other.score@${make.row}`);
    make.row++;
  });
  return points;
}

function planOf(make: Maker, foreign: ReadonlySet<string>): Plan {
  const levelRows = make.is('level rows', 0.15) && !foreign.has('name');
  const pointsFirst = make.is('points first', 0.15);
  const values =
    make.is('operator columns', 0.15) && !foreign.has('target')
      ? ['operator', 'target', 'unit', 'actual']
      : ['target', 'actual'];
  const extras = make.is('extra columns', 0.25)
    ? [make.dice.one(['评分标准', '指标说明', '数据来源', '上年完成值', '完成率'])]
    : [];
  const scores = pointsFirst ? ['points', ...values, 'score'] : [...values, ...extras, 'points', 'score'];
  const levels = levelRows ? [] : make.is('no second level', 0.15) ? ['level1'] : ['level1', 'level2'];
  const columns = [
    ...levels,
    'name',
    ...scores,
    ...(make.is('no notes', 0.15) ? [] : ['note']),
    ...(make.is('reviewer', 0.1) ? ['复核得分'] : []),
  ];
  return { columns, levelRows, width: columns.length + 1 };
}

interface Sums {
  points: number;
  score: number;
}

function indicatorRow(
  make: Maker,
  plan: Plan,
  sums: Sums,
  points: number,
  labels: Readonly<Record<string, string>>,
): void {
  const { dice } = make;
  const value = resultOf(dice);
  const sub = make.is('sub-rows', 0.05) && value.share === 1 && /^≥\d+[^%\d]+$/.test(value.target);
  const score = round2(points * value.share);
  sums.points += points;
  sums.score += score;
  const [, sign, number, unit] = /^(≥)(\d+)(.*)$/.exec(value.target) ?? ['', '', value.target, ''];
  const cells: Record<string, string> = {
    ...labels,
    operator: sign ?? '',
    target: plan.columns.includes('operator') ? (number ?? '') : value.target,
    unit: unit ?? '',
    actual: value.actual,
    points: String(points),
    score: String(score),
    note: value.share < 1 ? '受汛期影响进度滞后，已调整计划。' : '',
    评分标准: '完成得满分，未完成按比例得分。',
    指标说明: '反映工作完成的数量和水平。',
    数据来源: '台账',
    上年完成值: '12',
    完成率: `${Math.round(value.share * 100)}%`,
    复核得分: String(score),
  };
  const bare = sub && dice.chance(0.5);
  plan.columns.forEach((role, index) => {
    if (bare && (role === 'target' || role === 'actual' || role === 'operator' || role === 'unit')) return;
    const known = /^[a-z]/i.test(role) && !role.startsWith('level');
    make.put(2 + index, cells[role] ?? '', known ? `${role}@${make.row}` : undefined);
  });
  make.row++;
  if (!sub) return;
  const half = Math.floor(Number(number) / 2);
  for (const [label, part] of [
    ['其中：东片', half],
    ['其中：西片', Number(number) - half],
  ] as const) {
    plan.columns.forEach((role, index) => {
      if (role === 'name') make.put(2 + index, label, `name@${make.row}`);
      else if (role === 'target' || role === 'actual') make.put(2 + index, `${part}${unit}`, `${role}@${make.row}`);
    });
    make.row++;
  }
}

function split(dice: Dice, points: number): number[] {
  const count = 1 + dice.below(Math.min(4, Math.floor(points / 3)));
  const part = Math.floor(points / count);
  return Array.from({ length: count }, (_, index) => (index === 0 ? points - part * (count - 1) : part));
}

function indicators(make: Maker, plan: Plan, foreign: ReadonlySet<string>, scale: number): Sums {
  const sums: Sums = { points: 0, score: 0 };
  const block = make.is('block label', 0.7) ? '绩效指标' : '';
  make.put(1, block);
  plan.columns.forEach((role, index) => {
    make.put(2 + index, /^[a-z]/i.test(role) ? make.head(INDICATOR_HEADS, role, foreign.has(role)) : role);
  });
  make.row++;
  if (make.is('numbered columns', 0.15)) {
    plan.columns.forEach((_, index) => {
      make.put(2 + index, `（${index + 1}）`);
    });
    make.row++;
  }
  const labelled = make.is('points in labels', 0.5);
  let used = 0;
  for (const [at, level] of LEVELS.entries()) {
    const points = at === LEVELS.length - 1 ? scale - used : Math.round((level.points / 90) * scale);
    used += points;
    const first = labelled ? `${level.name}（${points}分）` : level.name;
    if (plan.levelRows) {
      make.put(2, first);
      make.row++;
    }
    split(make.dice, points).forEach((part, index) => {
      const second = level.seconds[index % level.seconds.length] as string;
      const name = NAMES[(at * 8 + index * 2 + make.dice.below(2)) % NAMES.length] as string;
      indicatorRow(make, plan, sums, part, {
        level1: index === 0 ? first : '',
        level2: second,
        name: plan.levelRows ? `　${name}` : name,
      });
    });
    if (make.dice.chance(0.2)) {
      plan.columns.forEach((role, index) => {
        if (role === 'name') make.put(2 + index, '……');
      });
      make.row++;
    }
  }
  return sums;
}

/** @param foreign how many heads get words from no list. */
export function makeForm(seed: number, foreign = 0): MadeForm {
  const make = new Maker(seed);
  const { dice } = make;
  const strange = new Set<string>();
  const pool = ['target', 'actual', 'points', 'score', 'note', 'level1', 'level2', 'name'];
  while (strange.size < foreign) strange.add(dice.one(pool));
  title(make);
  const execution = dice.one([5, 10, 10, 10, 20]);
  const money = moneyOf(dice, execution);
  const shape = dice.one(['columns', 'columns', 'columns', 'transposed', 'sources']);
  make.traits.push(`funds ${shape}`);
  const funds = (): void => {
    if (shape === 'columns') fundsInColumns(make, money, foreign > 0 && dice.chance(0.5));
    else if (shape === 'transposed') fundsTransposed(make, money);
    else fundsBySource(make, money);
  };
  basics(make);
  const atFoot = make.is('funds at the foot', 0.1);
  if (!atFoot) funds();
  goals(make);
  const block = dice.one(['', '', '', 'before', 'after']);
  if (block !== '') make.traits.push(`scored block ${block}`);
  const extra = block === '' ? 0 : 10;
  if (block === 'before') scoredBlock(make, extra);
  const plan = planOf(make, strange);
  const sums = indicators(make, plan, strange, 100 - execution - extra);
  if (block === 'after') scoredBlock(make, extra);
  if (atFoot) funds();
  let total = round2(sums.score + money.score + extra);
  if (make.is('bonus', 0.1) && block !== 'after' && !atFoot) {
    plan.columns.forEach((role, index) => {
      if (role === 'name') make.put(2 + index, '扣分事项：审计发现问题');
      else if (role === 'score') make.put(2 + index, '-1', `bonus.score@${make.row}`);
    });
    make.row++;
    total = round2(total - 1);
  }
  make.put(1, dice.one(['总分', '合计', '得分合计', '自评总分', '总成绩', '总计']));
  plan.columns.forEach((role, index) => {
    if (role === 'points') make.put(2 + index, '100', 'total.points');
    else if (role === 'score') make.put(2 + index, String(total), 'total.score');
  });
  make.row++;
  make.put(1, '填表人：王某');
  make.put(4, '填报日期：2024年3月5日');
  const cells = [...make.cells].map(([at, text]) => {
    const [row, column] = at.split('/').map(Number) as [number, number];
    return typedCell(row, column, text);
  });
  return {
    grid: gridOf('自评表', cells, make.merges),
    truth: make.truth,
    traits: make.traits,
    unknown: make.unknown,
    heads: make.heads,
  };
}
