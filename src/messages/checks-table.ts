import type { MissingAmount, RateBasis, TableFindingData } from '../engine/checks/data-table.ts';
import type { Decimal } from '../engine/decimal.ts';
import { HUNDRED, ONE, roundTo, smaller } from '../engine/decimal.ts';
import type { AmountUnit } from '../engine/layout/self-evaluation.ts';
import type { PointsSource } from '../engine/scoring/results.ts';
import type { CheckMessages } from './check-messages.ts';
import { amount, percent, points, quantity } from './format.ts';
import {
  BASICS_NAMES,
  detailName,
  FUND_COLUMN_NAMES,
  goalName,
  INDICATOR_COLUMN_NAMES,
  ofRow,
  placeList,
  placeName,
  totalName,
} from './places.ts';
import { shortened } from './words.ts';

const ERROR_MEANINGS: Readonly<Record<string, string>> = {
  '#REF!': '引用的单元格已被删除',
  '#VALUE!': '公式里用了不能计算的内容，例如文字',
  '#DIV/0!': '除数是 0 或空白',
  '#NAME?': '公式名称写错，或者引用的名称不存在',
  '#N/A': '没有查到对应的数据',
  '#NUM!': '数字超出了能计算的范围',
  '#NULL!': '公式里的区域写法不对',
};

const AMOUNT_STATES: { readonly [State in MissingAmount['state']]: string } = {
  blank: '没有填写',
  zero: '填的是 0',
  unreadable: '不是数字',
};

const POINTS_SOURCES: { readonly [Source in PointsSource]: string } = {
  cell: '表内分值',
  label: '表头写明的分值',
  remainder: '总分减去各项指标分值之和',
  policy: '评分办法规定的分值',
};

/** `4.2 ÷ 50.2 = 8.37%`. */
function division({ spent, budget, rate }: RateBasis): string {
  return `${amount(spent)} ÷ ${amount(budget)} = ${percent(rate)}`;
}

/** `8.37% × 10 = 0.84`, with the share in as many digits as the product needs. */
function product(rate: Decimal, total: Decimal, score: Decimal): string {
  const share = smaller(rate, ONE);
  for (let digits = 2; digits < 6; digits++) {
    const shown = roundTo(share.times(HUNDRED), digits).div(HUNDRED);
    if (roundTo(shown.times(total), 2).eq(roundTo(score, 2)))
      return `${percent(share, digits)} × ${points(total)} = ${points(score)}`;
  }
  return `${percent(share, 6)} × ${points(total)} = ${points(score)}`;
}

function missingAmount({ column, state, text, details }: MissingAmount, unit: AmountUnit | null): string {
  const said = state === 'unreadable' ? `“${shortened(text, 20)}”${AMOUNT_STATES[state]}` : AMOUNT_STATES[state];
  const sum = details === null ? '' : `，明细合计是 ${quantity(details, unit)}`;
  return `${FUND_COLUMN_NAMES[column]}${said}${sum}`;
}

/** Texts of the findings about the table, its basics, its funds, its total and the workbook. */
export const tableMessages: CheckMessages<TableFindingData> = {
  'column-missing': {
    title: '缺少必需的列',
    what: (data) =>
      data.block === 'funds'
        ? `项目资金部分没有找到“${FUND_COLUMN_NAMES[data.column]}”列。`
        : `绩效指标部分没有找到“${INDICATOR_COLUMN_NAMES[data.column]}”列。`,
    why: () => '缺了这一列，对应的内容无从核对，表也不符合自评表的表样。',
    how: () => '对照下发的表样补上这一列；列还在、只是表头改了名的，把表头改回原名。',
  },
  'formula-error': {
    title: '公式出错',
    what: ({ place, code }) => `${placeName(place)}显示错误值 ${code}。`,
    why: ({ place, code }) => {
      const meaning = ERROR_MEANINGS[code] ?? '公式没有得出结果';
      const counts = place.kind === 'fund' || place.kind === 'indicator' || place.kind === 'total';
      return `${meaning}。${counts ? '由它计算的得分和总分也不可靠；' : ''}这一格没有参加其他核对。`;
    },
    how: () => '改正公式，或者直接填入内容。',
  },
  'not-calculated': {
    title: '公式没有计算结果',
    what: ({ places }) =>
      `${placeList(places.map(placeName))}是公式，文件里没有保存计算结果，${places.length > 1 ? '这些单元格' : '这个单元格'}没有核对。`,
    why: () => '文件由程序生成、还没有被表格软件计算过时会这样。公式的结果未知，不能当作空白，也不能当作 0。',
    how: () => '用 Excel 或 WPS 表格打开文件，保存一次，再重新核对。',
  },
  'number-as-text': {
    title: '数字存成了文本',
    what: ({ places }) =>
      places.length === 1
        ? `${placeList(places.map(({ place }) => placeName(place)))}“${places[0]?.text ?? ''}”是文本，不是数字。`
        : `有 ${places.length} 个数字存成了文本：${placeList(places.map(({ place, text }) => `${placeName(place)}“${text}”`))}。`,
    why: () => '求和公式不计入文本，用公式算出的合计会偏小；系统导入时也可能读不出来。',
    how: () => '转换为数字：选中单元格，点旁边的提示标记，选“转换为数字”；也可以用这里的修复一次改好。',
  },
  'basics-missing': {
    title: '基本信息未填',
    what: ({ field }) => (field === 'year' ? '表里没有写明是哪一年度。' : `${BASICS_NAMES[field]}没有填写。`),
    why: ({ field }) =>
      field === 'year'
        ? '没有年度，就不知道这张表对应哪一年的预算。'
        : `缺少${BASICS_NAMES[field]}，无法与批复的预算项目对应，会被退回。`,
    how: ({ field }) =>
      field === 'year'
        ? '在标题或“（    年度）”处填写年度，例如“（2024年度）”。'
        : `按预算批复填写${BASICS_NAMES[field]}。`,
  },
  'goal-missing': {
    title: '年度目标或完成情况未填',
    what: ({ side, number }) => `${goalName(side, number)}没有填写。`,
    why: ({ side }) =>
      side === 'goal' ? '没有预期目标，实际完成情况和各项指标就没有对照。' : '没有实际完成情况，看不出目标实现了没有。',
    how: ({ side }) =>
      side === 'goal' ? '按年初批复的绩效目标原文填写。' : '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
  },
  'goal-copied': {
    title: '完成情况照抄目标',
    what: ({ number }) => `${goalName('goalResult', number)}与预期目标一字不差。`,
    why: () => '预期目标写的是计划，实际完成情况要写结果；照抄目标看不出做了什么。',
    how: () => '改写成已经做到的事：完成的数量、时间、取得的效果；没有做到的也写明。',
  },
  'prompt-left': {
    title: '提示语未删或空档未填',
    what: ({ place, left, text }) => {
      const shown = shortened(text, 30);
      if (left === 'hole') return `${placeName(place)}里还有没填的空档：“${shown}”。`;
      return left === 'draft'
        ? `${placeName(place)}里还有待填的内容：“${shown}”。`
        : `${placeName(place)}里留着填表提示：“${shown}”。`;
    },
    why: ({ left }) =>
      left === 'prompt' ? '提示语是写给填表人看的，留在表里等于没有填写。' : '空档没有填上，这一项就不完整。',
    how: ({ left }) => {
      if (left === 'draft') return '写上具体的原因或措施，替换掉括号里的提示。';
      return left === 'hole' ? '填上实际的数字或内容。' : '删去提示语，换成本项目的实际内容。';
    },
  },
  'budget-missing': {
    title: '预算数或执行数未填',
    what: ({ row, amounts, unit }) =>
      `${ofRow(row)}${amounts.map((missing) => missingAmount(missing, unit)).join('；')}。`,
    why: () =>
      '执行率 = 全年执行数 ÷ 全年预算数。总额缺一个数，执行率和预算执行得分就算不出来，因此这里不再单独报告它们。',
    how: ({ amounts, row }) =>
      amounts.some(({ details }) => details !== null)
        ? `把各项资金的合计填到${totalName(row)}；可以用这里的修复填入。`
        : `按调整后的全年预算和决算数填写${totalName(row)}。`,
  },
  'budget-zero': {
    title: '预算为 0 却有支出',
    what: ({ row, spent, unit }) => `${ofRow(row)}全年预算数是 0，全年执行数却有 ${quantity(spent, unit)}。`,
    why: () => '支出必须以批准的预算为依据；预算数是 0 也无法计算执行率。',
    how: () => '年中追加的预算要计入全年预算数（调整后）；没有预算的支出请核实资金来源。',
  },
  overspent: {
    title: '执行数大于预算数',
    what: ({ spent, budget, unit }) =>
      `全年执行数 ${quantity(spent, unit)} 大于全年预算数 ${quantity(budget, unit)}，超出 ${quantity(spent.minus(budget), unit)}。`,
    why: (data) => `${division(data)}。支出不得超过预算；预算执行得分最高只能得满分。`,
    how: () => '核对全年预算数是不是调整后的数、是否漏了追加或上年结转的资金；执行数只填本项目的支出。',
  },
  'fund-details-sum': {
    title: '资金明细合计不等于总额',
    what: ({ column, row, total, details, unit }) =>
      `${FUND_COLUMN_NAMES[column]}：各项资金合计 ${quantity(details, unit)}，${totalName(row)}是 ${quantity(total, unit)}，相差 ${quantity(details.minus(total).abs(), unit)}。`,
    why: () => '总额应当等于其中各项资金之和。',
    how: () => '核对是总额填错了，还是某项资金漏填、重填。',
  },
  'fund-details-blank': {
    title: '资金来源未分列',
    what: ({ row, total, unit }) => `${totalName(row)}有 ${quantity(total, unit)}，其中各项资金都没有填写。`,
    why: () => '表样要求把总额按财政拨款、结转资金、其他资金等来源分列。',
    how: () => '按资金来源把总额填到相应的行。',
  },
  'fund-details-scored': {
    title: '资金明细行填了分值或得分',
    what: ({ row, points: own, score }) => {
      const parts = [own === null ? '' : `分值 ${points(own)}`, score === null ? '' : `得分 ${points(score)}`];
      return `${detailName(row)}填了${parts.filter((part) => part !== '').join('、')}。`;
    },
    why: () => '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
    how: () => '把这一行的分值、得分改为“—”。',
  },
  'fund-points': {
    title: '预算执行的分值不对',
    what: ({ row, recorded, expected }) => {
      const should = expected === null ? '' : `，应为 ${points(expected)}`;
      return recorded === null
        ? `${ofRow(row)}分值没有填写${should}。`
        : `${ofRow(row)}分值填了 ${points(recorded)}${should}。`;
    },
    why: ({ recorded, source, expected }) => {
      const from = source === null || expected === null ? '' : `（${POINTS_SOURCES[source]}：${points(expected)}）`;
      return `这一格是预算执行率的分值${from}，与各项指标的分值相加应等于总分${recorded?.gte(HUNDRED) === true ? '；常见的错误是把全表的总分填到了这里' : ''}。`;
    },
    how: ({ expected }) => (expected === null ? '填写评分办法规定的预算执行分值。' : `改为 ${points(expected)}。`),
  },
  'amount-unit': {
    title: '金额里写了单位',
    what: ({ place, text, head }) => `${placeName(place)}写成“${shortened(text, 20)}”，表头的单位是${head}。`,
    why: ({ same, own, head }) =>
      same
        ? '单位已由表头写明；带单位的金额是文字，不能求和，也不能计算执行率。'
        : `同一列里“${own}”和表头的“${head}”两种单位并用，容易读错；带单位的金额是文字，不能求和。`,
    how: ({ head }) => `换算成以${head}为单位的数，只填数字。`,
  },
  'execution-rate': {
    title: '执行率不对',
    what: ({ row, state, printed, rate }) => {
      switch (state) {
        case 'blank':
          return `${ofRow(row)}执行率没有填写，应为 ${percent(rate)}。`;
        case 'unreadable':
          return `${ofRow(row)}执行率“${shortened(printed, 20)}”不是数字，应为 ${percent(rate)}。`;
        case 'differs':
          return `${ofRow(row)}执行率填了 ${printed}，按执行数和预算数计算是 ${percent(rate)}。`;
        case 'rounded':
          return `${ofRow(row)}执行率填了 ${printed}，保留两位小数是 ${percent(rate)}。`;
      }
    },
    why: (data) => `执行率 = 全年执行数 ÷ 全年预算数（调整后）：${division(data)}。`,
    how: ({ state, rate }) => {
      if (state === 'blank') return `填写 ${percent(rate)}。`;
      return state === 'rounded'
        ? `写成 ${percent(rate)}，与得分的计算一致。`
        : `改为 ${percent(rate)}；如果执行率没有错，请核对预算数和执行数。`;
    },
  },
  'execution-score': {
    title: '预算执行得分不对',
    what: ({ row, state, printed, expected, points: own }) => {
      switch (state) {
        case 'blank':
          return `${ofRow(row)}得分没有填写，应为 ${points(expected)}。`;
        case 'unreadable':
          return `${ofRow(row)}得分“${shortened(printed, 20)}”不是数字，应为 ${points(expected)}。`;
        case 'over':
          return `${ofRow(row)}得分填了 ${printed}，超过预算执行的分值 ${points(own)}，应为 ${points(expected)}。`;
        case 'differs':
          return `${ofRow(row)}得分填了 ${printed}，按执行率计算应为 ${points(expected)}。`;
        case 'rounded':
          return `${ofRow(row)}得分填了 ${printed}，是 ${points(expected)} 取整后的数。`;
      }
    },
    why: (data) =>
      `预算执行得分 = 执行率 × 分值：${division(data)}，${data.capped ? '超过 100% 按 100% 计，' : ''}${product(data.rate, data.points, data.expected)}。`,
    how: ({ state, expected }) => {
      if (state === 'blank') return `填写 ${points(expected)}，同时核对总分。`;
      return state === 'rounded'
        ? `办法没有要求取整时，写成 ${points(expected)}。`
        : `改为 ${points(expected)}，同时核对总分。${state === 'over' ? '这一格只填预算执行的得分，全表的总分填在总分一行。' : ''}`;
    },
  },
  'execution-low': {
    title: '执行率偏低没有说明',
    what: ({ rate, limit }) => `执行率 ${percent(rate)}，低于 ${percent(limit)}，表里没有说明原因。`,
    why: (data) => `${division(data)}。预算没有执行完，应当说明原因和改进措施。`,
    how: () =>
      '在原因栏、偏差原因栏或实际完成情况里写明资金为什么没有用完（例如尾款按合同次年支付、采购节约、资金年底下达），以及下一步怎么办。',
  },
  'total-missing': {
    title: '总分未填',
    what: ({ sum, blank }) => {
      if (sum === null) return '总分没有填写。';
      return blank === 0
        ? `总分没有填写，各项得分合计 ${points(sum)}。`
        : `总分没有填写；还有 ${blank} 项得分空着，已填的合计 ${points(sum)}。`;
    },
    why: () => '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
    how: ({ sum, blank }) =>
      sum !== null && blank === 0 ? `填写 ${points(sum)}；可以用这里的修复填入。` : '先填完各项得分，再填写合计。',
  },
  'total-mismatch': {
    title: '总分不等于各项得分之和',
    what: ({ state, recorded, sum, blank, upTo }) => {
      const open =
        blank === 0 ? '' : `（还有 ${blank} 项得分空着${upTo === null ? '' : `，全部得满分也只有 ${points(upTo)}`}）`;
      return state === 'rounded'
        ? `总分填了 ${points(recorded)}，各项得分合计 ${points(sum)}，是取整后的数。`
        : `总分填了 ${points(recorded)}，各项得分合计 ${points(sum)}${open}，相差 ${points(recorded.minus(sum).abs())}。`;
    },
    why: ({ executionLeftOut }) =>
      `总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加${executionLeftOut ? '；预算执行的得分超过了它的分值，没有计入' : ''}。`,
    how: ({ sum, executionLeftOut, base }) => {
      if (executionLeftOut) return '先改正预算执行的得分，再重新相加。';
      return sum.gt(base)
        ? `各项得分合计超过了 ${base}，先核对各项分值和得分。`
        : `核对各项得分；得分没有错的，总分改为 ${points(sum)}。`;
    },
  },
  'grade-mismatch': {
    title: '自评等级与总分不符',
    what: ({ recorded, expected, total }) =>
      `自评等级填了“${shortened(recorded, 20)}”，总分 ${points(total)} 对应的等级是“${expected}”。`,
    why: ({ limits }) =>
      `按评分办法，${limits.优} 分及以上为优，${limits.良} 分及以上为良，${limits.中} 分及以上为中，其余为差。`,
    how: ({ expected }) => `等级改为“${expected}”；如果等级没有错，请核对总分。`,
  },
  'duplicate-project': {
    title: '项目重复',
    what: ({ project, otherSheet, sameSheet }) =>
      `项目“${shortened(project, 30)}”在${sameSheet ? '同一张工作表' : `工作表“${otherSheet}”`}里已经有一张自评表。`,
    why: () => '一个项目一个年度只填一张自评表；常见的原因是复制上一张表后忘了改项目名称。',
    how: () => '核对项目名称；确实重复的删去一张，分单位实施的写明各自的实施单位。',
  },
  'year-differs': {
    title: '年度不一致',
    what: ({ year, common, tables, sharing }) =>
      `这张表写的是 ${year} 年度，${tables} 张表中有 ${sharing} 张是 ${common} 年度。`,
    why: () => '同一批报送的自评表应当是同一年度；常见的原因是沿用上年的表忘了改年度。',
    how: ({ common }) => `核对年度；应为 ${common} 年的，改过来。`,
  },
};
