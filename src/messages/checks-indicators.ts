import type { GroupPoints, IndicatorFindingData } from '../engine/checks/data-indicators.ts';
import type { Decimal } from '../engine/decimal.ts';
import { decimal, plain, roundTo } from '../engine/decimal.ts';
import type { CheckMessages } from './check-messages.ts';
import { explain } from './derivation.ts';
import { operatorSign, percent, points } from './format.ts';
import { INDICATOR_COLUMN_NAMES } from './places.ts';
import { shortened } from './words.ts';

const NAME_LENGTH = 30;
const VALUE_LENGTH = 24;
const SHOWN_ROWS = 8;
const NOTE = INDICATOR_COLUMN_NAMES.note;

/** `“居民满意度”`. */
function quoted(name: string): string {
  return `“${shortened(name, NAME_LENGTH)}”`;
}

function value(text: string): string {
  return `“${shortened(text, VALUE_LENGTH)}”`;
}

/** A derivation as a sentence of its own. */
function derived(derivation: Parameters<typeof explain>[0]): string {
  const line = explain(derivation);
  return line.endsWith('。') ? line : `${line}。`;
}

/** `第14、18、20行`; a long list is cut. */
function rowList(rows: readonly number[]): string {
  if (rows.length <= SHOWN_ROWS) return `第${rows.join('、')}行`;
  return `第${rows.slice(0, SHOWN_ROWS).join('、')}行等 ${rows.length} 行`;
}

function times(ratio: Decimal): string {
  return `${plain(roundTo(ratio, 2))} 倍`;
}

/** Where a reason belongs. */
function notePlace(foot: boolean): string {
  return foot ? '表末的原因分析' : `“${NOTE}”栏`;
}

function unitHint(unit: string | null): string {
  return unit === null ? '' : `（${unit}）`;
}

function groupLine({ name, sum, expected }: GroupPoints): string {
  return `${quoted(name)}合计 ${points(sum)} 分，应为 ${points(expected)} 分`;
}

const UNIT_GAPS: { readonly [Units in IndicatorFindingData['value-unit']['units']]: string } = {
  'one-missing': '一个写了百分号，一个没有写',
  converted: '单位不同，需要换算才能比较',
  scale: '一个是百分数，一个是小数',
  different: '单位不同，不能直接比较',
};

/** Texts of the findings about indicators, their points, scores and notes. */
export const indicatorMessages: CheckMessages<IndicatorFindingData> = {
  'target-missing': {
    title: '年度指标值未填',
    what: ({ name }) => `指标${quoted(name)}没有填写年度指标值。`,
    why: () => '没有指标值，就没有完成与否的标准，得分也无从核对。',
    how: () => '按年初批复的绩效目标填写指标值；目标写在指标名称里的，移到指标值一栏。确实不适用的写“—”。',
  },
  'actual-missing': {
    title: '实际完成值未填',
    what: ({ name }) => `指标${quoted(name)}没有填写实际完成值。`,
    why: () => '没有完成值，看不出指标是否完成，得分没有依据。',
    how: () => '按实际结果填写，与指标值用同样的单位；没有开展的填 0 或写明未开展，并说明原因。',
  },
  'points-missing': {
    title: '分值未填',
    what: ({ name }) => `指标${quoted(name)}没有填写分值。`,
    why: () => '没有分值，得分没有上限可比，全表分值也加不到总分。',
    how: () => '按批复的指标权重填写分值；不计分的指标从表中删去，或把整行的分值、得分都写成“—”。',
  },
  'score-missing': {
    title: '得分未填',
    what: ({ name, recomputed }) =>
      recomputed === null
        ? `指标${quoted(name)}没有填写得分。`
        : `指标${quoted(name)}没有填写得分，按评分办法应为 ${points(recomputed)} 分。`,
    why: ({ derivation }) =>
      derivation === null ? '每项指标都要评分，缺一项总分就不对。' : `每项指标都要评分。${derived(derivation)}`,
    how: ({ recomputed }) =>
      recomputed === null ? '按评分办法评出得分填入。' : `填入 ${points(recomputed)}；可以用这里的修复填入。`,
  },
  'placeholder-left': {
    title: '空白指标行未删',
    what: ({ rows }) => `${rowList(rows)}是表样里没有用到的空白指标行（“指标2：”“……”之类）。`,
    why: () => '空行不计分，但容易被看成漏填，系统导入时也可能报错。',
    how: () => '删去没有用到的行；表样不允许删行的，可以写“无”或“/”。',
  },
  'actual-not-numeric': {
    title: '定量指标填了文字',
    what: ({ name, target, actual }) =>
      `指标${quoted(name)}的指标值是${value(target)}，实际完成值填的是${value(actual)}，没有数字。`,
    why: () => '定量指标按“实际完成值 ÷ 年度指标值”计分；只写文字，看不出完成了多少，得分无法核对。',
    how: ({ target }) => `把实际完成的数填进去，与${value(target)}用同样的单位。`,
  },
  'actual-copies-target': {
    title: '完成值照抄指标值',
    what: ({ name, target, actual }) =>
      `指标${quoted(name)}的实际完成值写成${value(actual)}，和指标值${value(target)}一样带着比较符号。`,
    why: () => '指标值可以是一个范围，完成值是一个结果；照抄范围等于没有写明实际完成多少。',
    how: () => '去掉符号，填写实际完成的数。',
  },
  'value-unit': {
    title: '指标值与完成值单位不一致',
    what: ({ name, target, actual, units }) =>
      `指标${quoted(name)}的指标值是${value(target)}，实际完成值是${value(actual)}：${UNIT_GAPS[units]}。`,
    why: ({ units }) => {
      if (units === 'scale') return '95% 与 0.95 是同一个数，按字面相除却差一百倍；这里按同一个口径换算后核对。';
      if (units === 'different') return '单位不同的两个数不能相除，这项得分没有核对，需要人工判断。';
      return '看表的人要猜它们是不是同一个口径；导入系统后会按字面比较。';
    },
    how: ({ targetUnit, actualUnit }) => `实际完成值按指标值的单位填写${unitHint(targetUnit ?? actualUnit)}。`,
  },
  'direction-suspect': {
    title: '指标方向可疑',
    what: ({ name, target, operator, sense }) =>
      sense === 'less'
        ? `指标${quoted(name)}越少越好，指标值${value(target)}却用了“${operatorSign(operator)}”。`
        : `指标${quoted(name)}越高越好，指标值${value(target)}却用了“${operatorSign(operator)}”。`,
    why: ({ sense }) =>
      sense === 'less'
        ? '用“≥”表示至少要达到：超支、投诉增多反而算完成得好。'
        : '用“≤”表示不能超过：完成得越好反而越不达标。',
    how: ({ sense }) =>
      `核对批复的绩效目标：${sense === 'less' ? '应为“≤”的改过来' : '应为“≥”的改过来'}；批复如此的，可以不改。`,
  },
  'score-over-points': {
    title: '得分超出分值范围',
    what: (data) =>
      data.score.lt(0)
        ? `指标${quoted(data.name)}得分填了 ${points(data.score)}，得分不能小于 0。`
        : `指标${quoted(data.name)}得分填了 ${points(data.score)}，超过分值 ${points(data.points)}。`,
    why: (data) => `每项得分在 0 和分值（${points(data.points)} 分）之间，完成得再好也不能超过分值。`,
    how: ({ recomputed, ...data }) =>
      recomputed === null
        ? `核对分值和得分；得分最高填 ${points(data.points)}。`
        : `按评分办法应为 ${points(recomputed)} 分；如果是分值填错了，改分值。`,
  },
  'score-mismatch': {
    title: '得分与评分办法不符',
    what: ({ name, score, recomputed }) =>
      `指标${quoted(name)}得分填了 ${points(score)}，按评分办法应为 ${points(recomputed)}。`,
    why: ({ derivation }) => derived(derivation),
    how: ({ score, recomputed, note, assumedReverse }) => {
      if (assumedReverse) return '先核对这项指标是不是越少越好；是的，按上面的算式改得分；不是，在指标值前写明“≥”。';
      if (score.gt(recomputed)) return `得分改为 ${points(recomputed)}；如果完成值填错了，改完成值。`;
      if (note === 'filled')
        return `已经写了原因，这里只是提醒：按办法应得 ${points(recomputed)} 分。确认要多扣的，可以不改。`;
      const reason = note === 'silent' ? `；确有扣分理由的，在“${NOTE}”栏写明` : '';
      return `得分改为 ${points(recomputed)}${reason}；如果完成值填错了，改完成值。`;
    },
  },
  'score-rounded': {
    title: '得分取整',
    what: ({ name, score, recomputed, digits }) =>
      `指标${quoted(name)}得分填了 ${points(score)}，是 ${points(recomputed)} ${digits === 0 ? '取整' : `保留 ${digits} 位小数`}后的数。`,
    why: ({ derivation, policyDigits }) => `${derived(derivation)}评分办法保留 ${policyDigits} 位小数。`,
    how: ({ recomputed }) => `办法没有要求取整时，写成 ${points(recomputed)}，总分随之改。`,
  },
  'unmet-full-score': {
    title: '未完成却得满分',
    what: ({ name, target, actual, score }) =>
      `指标${quoted(name)}的指标值是${value(target)}，实际完成${value(actual)}，没有达到，却得了满分 ${points(score)}。`,
    why: ({ derivation }) => derived(derivation),
    how: ({ recomputed, assumedReverse }) => {
      if (recomputed === null) return `按晚了多少酌情扣分，在“${NOTE}”栏写明原因，总分随之改；时间填错了的，改完成值。`;
      return assumedReverse
        ? `先核对这项指标是不是越少越好；是的，得分改为 ${points(recomputed)}；不是，在指标值前写明“≥”。`
        : `得分改为 ${points(recomputed)}，在“${NOTE}”栏写明没有完成的原因，总分随之改；完成值填错了的，改完成值。`;
    },
  },
  'tier-range': {
    title: '定性指标得分不在档内',
    what: (data) =>
      `指标${quoted(data.name)}实际完成${value(data.actual)}，得分填了 ${points(data.score)}，应在 ${points(data.low)}～${points(data.high)} 之间。`,
    why: ({ derivation }) => derived(derivation),
    how: ({ score, low, explained }) => {
      if (score.gt(low)) return '按完成程度把得分降到档内；确实全部完成的，改实际完成值的写法。';
      return explained
        ? '已经写了原因：确实没有全部完成的，把实际完成值改成“部分达成”一类的说法，使它与得分一致。'
        : '按完成程度把得分提到档内；确实没有全部完成的，改实际完成值的写法，并写明原因。';
    },
  },
  'deduction-unexplained': {
    title: '扣分未说明原因',
    what: ({ name, points: full, score, note, foot }) => {
      const said = note === '' ? '没有填写' : `只写了${value(note)}`;
      return `${quoted(name)}分值 ${points(full)}，得分 ${points(score)}，扣了 ${points(full.minus(score))} 分，${notePlace(foot)}${said}。`;
    },
    why: () => '没有得满分的指标都要说明偏差原因和改进措施；只扣分不说明，是自评表最常被退回的原因。',
    how: ({ foot }) => `在${notePlace(foot)}写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。`,
  },
  'overfulfilled-unexplained': {
    title: '大幅超额未说明原因',
    what: ({ name, target, actual, ratio, foot }) =>
      `指标${quoted(name)}的指标值是${value(target)}，实际完成${value(actual)}，是指标值的 ${times(ratio)}，${notePlace(foot)}没有说明。`,
    why: ({ ratio, threshold }) =>
      `完成值 ÷ 指标值 = ${percent(ratio)}，达到了评分办法要求说明的 ${threshold} 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。`,
    how: ({ foot }) => `在${notePlace(foot)}写明超额的原因（任务增加、年初目标偏低等）；数字填错了的，改数字。`,
  },
  'note-without-deviation': {
    title: '没有偏差却写了原因',
    what: ({ name, note, points: full }) =>
      `指标${quoted(name)}达到了指标值，得满分 ${points(full)}，“${NOTE}”栏却写着${value(note)}。`,
    why: () => '原因与完成值、得分对不上：要么写错了行，要么完成值、得分填高了。',
    how: () => '核对这条说明是不是别的指标的；确有偏差的，改完成值和得分；没有偏差的，写“无”。',
  },
  'level1-points': {
    title: '一级指标分值不符',
    what: ({ source, groups }) =>
      source === 'label'
        ? `${groups.map(({ name, sum, expected }) => `${quoted(name)}标注 ${points(expected)} 分，所属指标的分值合计 ${points(sum)} 分`).join('；')}。`
        : `各一级指标的分值与评分办法的权重不同：${groups.map(groupLine).join('；')}。`,
    why: ({ source }) =>
      source === 'label'
        ? '一级指标的标注与下面各项指标的分值应当一致。'
        : '评分办法规定了一级指标的权重；因项目特点调整的，应有批复。',
    how: ({ source }) =>
      source === 'label'
        ? '对照批复的指标分值，改标注或者改指标分值。'
        : '对照批复的绩效目标核对分值；批复如此的，可以不改。',
  },
  'points-sum': {
    title: '分值合计不等于总分',
    what: ({ sum, base }) =>
      `全表分值合计 ${points(sum)}，应为 ${points(base)}，${sum.gt(base) ? '多' : '少'} ${points(sum.minus(base).abs())} 分。`,
    why: ({ execution, indicators, sum, base, labels }) => {
      const parts =
        execution === null ? '' : `预算执行 ${points(execution)} + 指标 ${points(indicators)} = ${points(sum)}。`;
      const where = labels.length === 0 ? '' : `与标注不一致的是${labels.map(groupLine).join('；')}。`;
      return `预算执行和各项指标的分值相加应等于 ${points(base)}。${parts}${where}`;
    },
    how: ({ labels }) =>
      labels.length === 0
        ? '对照批复的指标分值逐项核对；预算执行率的分值是否已含在指标里也要看。'
        : '先核对与标注不一致的一级指标下面各项分值。',
  },
  'execution-counted-twice': {
    title: '预算执行率重复计分',
    what: ({ name, points: own, executionPoints }) =>
      `预算执行在项目资金部分已有 ${points(executionPoints)} 分，指标${quoted(name)}又${own === null ? '计了一次分' : `占 ${points(own)} 分`}。`,
    why: () => '同一个执行率算了两次分，执行率高低对总分的影响被放大。',
    how: () => '删去作为指标的预算执行率，把分值分给其他指标；办法要求把它列为指标的，项目资金部分不再计分。',
  },
  'duplicate-indicator': {
    title: '指标重复',
    what: ({ name, rows }) => `指标${quoted(name)}在${rowList(rows)}出现了 ${rows.length} 次。`,
    why: () => '同一个结果会计几次分；内容不同而名称相同的，也分不清考核的是什么。常见的原因是复制上一行后忘了改名称。',
    how: () => '核对名称；确实重复的删去一行，分值并到其他指标；考核内容不同的，把名称写清楚。',
  },
  'dominant-indicator': {
    title: '单项指标分值过大',
    what: ({ name, points: own, all }) =>
      `指标${quoted(name)}一项就占 ${points(own)} 分，超过全表 ${points(all)} 分的一半。`,
    why: () => '一项指标占了大半分值，总分几乎只反映这一项，其他指标失去作用。',
    how: () => '把它拆成几项，或者调整各项分值；批复如此的，可以不改。',
  },
  'pace-gap': {
    title: '资金进度与任务进度不一致',
    what: ({ rate, completion, gap, limit }) =>
      `预算执行率 ${percent(rate)}，指标总体完成率 ${percent(completion)}，相差 ${percent(gap)}，超过 ${percent(decimal(limit))}。`,
    why: ({ counted, of }) =>
      `总体完成率是 ${of} 项指标中能计算的 ${counted} 项按分值加权的平均，每项最高按 100% 计。钱花得快、事做得慢（或者相反），都要有说明。`,
    how: () => '核对执行数和各项完成值；没有填错的，在原因栏说明资金与任务不同步的原因。',
  },
};
