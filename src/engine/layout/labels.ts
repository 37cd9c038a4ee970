import { BoundedMap } from '../bounded-map.ts';
import { type Decimal, decimal } from '../decimal.ts';
import { normalise, withoutEnd } from '../values/text.ts';
import type { FundColumn, FundKind, IndicatorColumn } from './self-evaluation.ts';

/**
 * The words that forms use for their parts. A form is found by these, never by fixed cells.
 * Every word list is for one place in a form; a cell may be a label of several kinds (得分 is a head of the funds and of the indicators).
 */

export type BasicLabel = 'project' | 'department' | 'unit' | 'year' | 'grade' | 'total' | 'amountUnit';

export interface Label {
  /** The label without blanks, numbering, brackets and closing colon. */
  readonly key: string;
  /** What stands behind the colon when label and value share the cell. */
  readonly inline: string | null;
  readonly indicator: IndicatorHead | null;
  readonly fund: FundColumn | null;
  readonly fundRow: FundKind | null;
  readonly basic: BasicLabel | null;
  readonly goal: 'goal' | 'goalResult' | null;
  /** 总分, 合计 at the foot of the indicators. */
  readonly total: boolean;
  /** One cell for all reasons, below the indicators. */
  readonly reason: boolean;
  /** Blocks below the indicators: 存在问题, 备注, 填表人 … */
  readonly foot: boolean;
  /** Who filled the form in, and when: 填报人, 联系电话, 填报日期. */
  readonly signature: boolean;
  /** The block label of the funds, which may carry points: 预算执行情况（20分）. */
  readonly fundBlock: boolean;
  /** The block label of the indicators, which may carry points: 年度绩效目标1（80分）. */
  readonly indicatorBlock: boolean;
  readonly title: boolean;
}

/** What a head of the indicators can name: a column of the form, the target as adjusted during the year, or a column that isn't read. */
export type IndicatorHead = IndicatorColumn | 'adjusted' | 'other';

type Patterns<Name extends string> = readonly (readonly [Name, RegExp])[];

const INDICATOR_HEADS: Patterns<IndicatorHead> = [
  ['level1', /^(?:一级(?:指标|目录)?(?:名称)?|(?:指标)?(?:类别|类型|大类)|考核(?:类别|项目)|评价(?:类别|内容|项目))$/],
  ['level2', /^(?:二级(?:指标|目录)?(?:名称)?|指标分类|指标子类)$/],
  [
    'name',
    /^(?:三级(?:指标|目录|名称)(?:名称|内容)?|(?:绩效)?指标名称|指标内容|具体指标|考核指标|评价指标|明细指标|四级指标|指标)$/,
  ],
  [
    'other',
    /^(?:单项指标(?:得分|完成情况)|指标(?:描述|说明|解释|定义|完成情况)|评[分价](?:标准|规则|办法|依据)|计[分算](?:标准|方法|公式|规则|说明)|分值说明|数据来源|佐证材料|完成率|(?:指标)?完成(?:程度|比例|进度)|实际完成率|指标完成率|偏[差离](?:度|率|值|幅度)|(?!.*自评)(?:财政|主管部门|部门|复核|复评|审核|评审|核定|抽查|再评价|第三方|专家).*(?:评分|得分|打分|分值|意见)|上年.*|序号|数据口径|权重说明)$/,
  ],
  [
    'operator',
    /^(?:指标性质|符号|(?:计算|运算|关系|比较|判断|逻辑)(?:符号?|关系)|运算符|指标方向|方向|指标属性|指标符号)$/,
  ],
  ['unit', /^(?:(?:度量|计量|指标|数据)?单位|指标值单位|度量衡)$/],
  [
    'note',
    /^(?:(?=.*(?:原因|偏差|未完成|未达|差异|改进|扣分|整改|情况说明)).*(?:原因|分析|措施|说明|依据|理由|打算|情况)|(?:得分|自评)说明|备注|说明|原因)$/,
  ],
  [
    'actual',
    /^(?:(?:单项指标|本年|全年|年度|年末|截至年底|自评|项目|指标)?(?:实际|全年实际|年度实际)?(?:完成|实现|达到)(?:指标)?(?:值|数|情况|结果|数值|目标值|绩效值)|(?:全年|年度|本年)?实际值|实际完成|实际(?:完成)?指标值|完成指标值|业绩值|(?:目标|指标)(?:实际)?完成(?:值|情况)|实际(?:完成|实现)(?:的)?(?:绩效)?(?:指标|目标)?(?:值|情况)?|实际(?:执行值|结果)|绩效(?:指标|目标)(?:实际)?完成值|截[至止].{1,6}完成(?:值|数|情况))$/,
  ],
  [
    'adjusted',
    /^(?:年中|中期|本年|全年|年度)?(?:调整|修订|变更)后?(?:的)?(?:年度|全年|绩效)?(?:指标|目标|绩效目标|绩效指标)?(?:指标|目标)?值$|^年中(?:指标|目标)值$/,
  ],
  [
    'target',
    /^(?:(?:年度|年初|全年|本年度?|当年|预期|绩效|计划|目标|预算|设定|批复|年度预期|年度绩效|年初设定|年初预期|年初绩效|年初计划|年度计划|全年预期|项目|申报)*(?:的)?(?:指标|目标|绩效目标|绩效指标)?(?:指标|目标|计划|预期|标准|设定)值|值|(?:计划|预计|应|拟)完成(?:值|数)|三级指标值|预期指标|(?:年度|年初|计划|预期|全年)(?:绩效)?(?:指标|目标)|目标(?:数|值)|指标(?:数|数值|标准))$/,
  ],
  [
    'points',
    /^(?:(?:参考|标准|指标|三级指标|权重|分配|满分|单项|基准|赋分|设定)?分值|(?:指标|分值|分配)?权重(?:占比|系数|分值?|比例|值)?|(?:标准|基准)分|满分值?|赋分|参考分|应得分|总分值)$/,
  ],
  [
    'score',
    /^(?:(?:单位|部门|项目单位|自评|指标|实际|单项|单项指标折算|折算|自评价|自我评价|本级|预算单位|实施单位|最终)*(?:得分|评分|打分|分数|自评分|评价得分)|自评分值?|自评|自我评分|(?:考核|绩效)得分|得分情况|实得分)$/,
  ],
];

const FUND_HEADS: Patterns<FundColumn> = [
  [
    'initialBudget',
    /^(?:(?:本年|当年|全年)?年初(?:批复|安排|下达|部门)?(?:预算|资金)(?:数|批复数|安排数|资金|安排|金额|额)?|年初(?:批复|安排|下达)(?:数|金额)|预算批复数|批复预算数?|年初数)$/,
  ],
  [
    'annualBudget',
    /^(?:(?:全年|本年|本年度|年度|当年|年中|项目|资金|转移支付|专项)*(?:调整后?|追加后|调整后的?全年|调整后年度)?(?:全年|年度)?预算(?:安排|调整|下达)?(?:数|金额|资金|总额|额|资金数)?|(?:调整后|调整)预算(?:数|金额|额)?|全年调整预算数|预算安排(?:情况|数)?|全年预算(?:安排)?|计划(?:投资|投入|资金)(?:数|额)?|下达(?:预算|资金)(?:数|额)?|资金安排数?|(?:年中)?调整(?:后)?(?:预算)?数|(?:最终|全年可用)预算(?:数|额)?|下达数|(?:财政)?拨款数|(?:财政)?拨款金额)$/,
  ],
  [
    'spent',
    /^(?:(?:全年|本年|年度|当年|资金|预算|转移支付|项目|专项|截至年底)*(?:实际)?(?:执行|支出|支付|使用|列支)(?:数|金额|额|资金)|实际(?:执行|支出|支付|使用|到位并支出|完成)(?:数|金额|额)|决算数|已(?:支付|支出)(?:数|金额|资金)?|(?:全年|年度)实际(?:执行|支出|支付)?(?:数|额)?|(?:全年|本年|本年度|年度|当年|实际|累计)(?:实际)?(?:支出|支付))$/,
  ],
  [
    'rate',
    /^(?:(?:预算|资金|全年|本年|年度|项目|预算资金|支出)*(?:执行|支付|支出|使用|完成)(?:率|进度)|执行率|预算(?:完成|执行)(?:率|进度|比例|比率))$/,
  ],
  ['points', /^(?:(?:标准|参考|指标|预算)?(?:执行率?)?(?:分值|权重|满分))$/],
  ['score', /^(?:(?:自评|实际|执行率?|预算执行率?)?(?:得分|评分)|自评分值?)$/],
  ['note', /^(?:原因|备注|说明|(?=.*(?:原因|偏差|未完成)).*(?:分析|原因|措施|说明))$/],
];

const FUND_ROWS: Patterns<FundKind> = [
  [
    'total',
    /^(?:(?:年度|全年|本年|本年度|项目|预算|本级|当年)*(?:财政|预算)?(?:资金)?总(?:额|金额|计|预算|资金|资金额|投入|投资)|(?:年度|项目)?资金总额|(?:资金|金额)?合计|总计|年度(?:财政)?资金|年度(?:预算)?(?:资金)?合计|总额|资金总量|年度总金额|财政资金总额|预算总额|部门(?:整体)?(?:支出)?(?:预算)?(?:资金)?总(?:额|计))$/,
  ],
  ['carryover', /(?:结转|结余|上年)/],
  ['special', /财政专户|专户(?:管理|资金)|教育收费/],
  ['own', /^(?:单位资金|自有资金|单位自筹|自筹资金|事业收入|经营收入|单位自有资金|事业单位资金|自筹)/],
  [
    'appropriation',
    /财政(?:性)?(?:拨款|资金|补助|预算|专项)|本年财政|当年财政|中央(?:财政)?(?:补助|资金|专项)?|省级|市级|县级|区级|地方(?:财政)?资金|上级(?:财政)?(?:补助|资金|转移支付)|本级|一般公共预算|政府性基金|国有资本/,
  ],
  ['other', /^其[他它](?:资金|收入|来源)?|社会资金|贷款|债券/],
];

const BASICS: Patterns<BasicLabel> = [
  [
    'project',
    /^(?:(?:专项|支出|二级|预算|自评)?(?:项目|转移支付|专项资金|专项|资金)(?:项目)?(?:名称|全称)|项目|专项(?:资金)?名称|转移支付(?:项目)?名称|项目名)$/,
  ],
  [
    'department',
    /^(?:(?:项目|市级|省级|区级|县级|中央|预算|业务|一级|本级|上级)*(?:主管|牵头)(?:预算)?(?:部门|单位|局)(?:名称|及代码)?|部门(?:\(单位\))?名称|主管部门名称|归口(?:管理)?部门|一级预算(?:单位|部门)|(?:[省市区县]级)?预算部门(?:名称)?|中央主管部门|地方主管部门|主管处室|部门)$/,
  ],
  [
    'unit',
    /^(?:(?:项目|具体|资金|预算|基层)*(?:实施|使用|用款|执行|承担|建设|申报|填报|编制|自评|责任|负责|二级预算|基层预算|预算|项目)单位(?:名称)?|(?:项目)?实施(?:主体|部门)|单位名称|预算单位|项目单位|实施\(主管\)单位)$/,
  ],
  ['year', /^(?:(?:项目|评价|自评|预算|绩效|报告|所属|实施|资金)?(?:年度|年份)|自评(?:价)?年度)$/],
  [
    'grade',
    /^(?:(?:自评|评价|绩效|绩效自评|自我评价|评定|综合|自评结果|绩效评价|总体)*(?:等级|等次|级别|档次)|自评结论等级)$/,
  ],
  [
    'total',
    /^(?:(?:自评|绩效自评|项目自评|自我评价|综合|评价|绩效|项目)?(?:总分|总得分|总评分)(?:数|合计)?|自评得分|自评分数?|(?:项目|绩效)自评得分|自评(?:结果)?(?:总|合计)?得分|得分合计|总分合计|合计得分)$/,
  ],
  ['amountUnit', /^(?:金额单位|计量单位|单位)$/],
];

const GOAL =
  /^(?:(?:年度|年初|预期|项目|全年|总体|绩效|设定|年初设定|年度预期|年度总体|项目年度|年初预期|年初设定的|年度绩效|本年度)*(?:总体|绩效|预期|年度)?目标(?:设定|内容|情况)?|预期(?:绩效)?目标|年初设定目标|年度履职目标|年初(?:绩效)?目标|预期总目标)$/;
const GOAL_RESULT =
  /^(?:(?:年度|全年|实际|具体|项目|目标|总体|绩效|年度总体|年度目标|总体目标|本年度|年度绩效|年末|预期目标)*(?:目标)?(?:实际)?(?:完成|实现|达成)(?:目标)?(?:情况|结果|程度)?(?:综述|说明|概述|总结)?|(?:目标)?(?:实际)?完成情况)$/;

const TOTAL =
  /^(?:总分(?:值|数)?|合计|总计|自评总分|自评得分|总得分|得分合计|总计得分|自评总得分|绩效自评总分|合计得分|项目总得分|自评分|总评分|自评合计|绩效得分|总分合计|得分总计|最终得分|综合得分)$/;
const REASON = /^(?=.*(?:原因|偏差))(?=.*(?:未完成|未达|偏差|扣分|偏离|目标|指标|得分)).*(?:分析|原因|说明|措施)$/;
const FOOT =
  /^(?:改进措施|下一步|存在(?:的)?(?:主要)?问题|主要(?:经验|问题|做法)|项目管理中|评价结论|自评结论|自评(?:结果)?分析|项目绩效分析|结果应用|其[他它](?:需要|需|应)?说明|需要说明|备注|注[:\d]?$|说明$|填表|填报(?:人|日期|时间|单位负责人)|联系(?:人|电话)|项目负责人|财务负责人|单位负责人|负责人|审核|经办|制表|绩效自评结论|主管部门(?:审核)?意见|财政部门|有关(?:问题|建议)|经验(?:做法)?|建议|改进|整改|问题)/;
const SIGNATURE =
  /^(?:(?:单位|项目|部门|财务|分管|填报|填表|经办|主管|具体)*(?:负责人|领导)|(?:填表|填报|制表|审核|复核|经办|编制|联系)人|(?:填表|填报|制表|编制)(?:日期|时间)|联系(?:电话|方式)|(?:单位)?(?:盖章|公章|签章))(?:签字|签章|盖章)?$/;
const FUND_BLOCK =
  /^(?:(?:项目|年度|部门|预算|专项|转移支付|市级|省级|区级|县级|本级|财政|年度预算|项目预算|整体支出|整体)*(?:资金|预算|支出|经费)(?:执行|支出|使用|安排|投入|来源)?(?:情况|构成|额度|数)?|预算执行(?:情况|率)?|资金(?:投入)?情况|项目资金|年度预算数|年度预算执行情况)$/;
const INDICATOR_BLOCK =
  /^(?:(?:项目|年度|部门)*绩效(?:指标|目标|实现情况|指标完成情况|目标完成情况|指标体系|目标实现情况)\d*|年度绩效目标\d*|(?:项目|年度)?(?:指标|目标)完成情况|绩效指标完成情况)$/;
const TITLE = /(?:自评|绩效|评价|目标完成).*表(?:\d|(?<=\d{4})(?:年度?|度)|[(（].*)*$/;

const NONE: Label = {
  key: '',
  inline: null,
  indicator: null,
  fund: null,
  fundRow: null,
  basic: null,
  goal: null,
  total: false,
  reason: false,
  foot: false,
  signature: false,
  fundBlock: false,
  indicatorBlock: false,
  title: false,
};

const MOST_LETTERS = 60;
/** One of these is in every label; other texts needn't be looked at twice. */
const HINT =
  /[指标分值得权重预算执行额资金项目部门单位年度总合计等级原因偏差备注说明评表目类别符号一二三结名称完成况改进存问题填联负审责经自他它社贷债数值支付出实施使用拨款投入来源管系向材见助户收档做议导核制章牵任]/;

function first<Name extends string>(patterns: Patterns<Name>, key: string): Name | null {
  for (const [name, pattern] of patterns) if (pattern.test(key)) return name;
  return null;
}

/** `一、`, `1.`, `(一)`, `★` before a label. */
const NUMBERING = /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[★☆●*▲■□]+|其中:?(?=.))/;
const BRACKETS = /\([^()]*\)/g;

/** `2022年` before a head: 2022年年初预算数. */
const OF_YEAR = /^(?:19|20)\d{2}年度?(?=.)/;

const MAX_KEY = 200;

/** The label without blanks, numbering, year, brackets and closing colon. Takes normalised text. */
export function labelKey(text: string): string {
  let key = text.replace(NUMBERING, '').replace(OF_YEAR, '');
  // No label is as long, and brackets within brackets take a pass each.
  if (key.length > MAX_KEY) return key;
  while (key.includes('(')) {
    const shorter = key.replace(BRACKETS, '');
    if (shorter === key) break;
    key = shorter;
  }
  return withoutEnd(key, ':;.。、').replace(/(?:万元|亿元|元|%|\/)$/, '');
}

function classify(text: string): Label {
  const normal = normalise(text);
  if (normal === '') return NONE;
  const colon = normal.indexOf(':');
  const inlineAt = colon > 0 && colon < normal.length - 1 ? colon : -1;
  const inline = inlineAt < 0 ? null : normal.slice(inlineAt + 1);
  const whole = labelKey(normal);
  if (whole === '') return NONE;
  const head = inlineAt < 0 ? whole : labelKey(normal.slice(0, inlineAt));
  const fundLabel = labelKey(normal.replace(/^其中:?/, ''));
  const basic = first(BASICS, head);
  return {
    key: whole,
    inline,
    indicator: first(INDICATOR_HEADS, whole),
    fund: first(FUND_HEADS, whole),
    fundRow: first(FUND_ROWS, fundLabel),
    basic,
    goal: GOAL_RESULT.test(whole) ? 'goalResult' : GOAL.test(whole) ? 'goal' : null,
    total: TOTAL.test(head),
    reason: REASON.test(head),
    foot: FOOT.test(head) || /^注\d*:/.test(normal),
    signature: SIGNATURE.test(head),
    fundBlock: FUND_BLOCK.test(whole),
    indicatorBlock: INDICATOR_BLOCK.test(whole),
    title:
      normal.length > 4 && TITLE.test(normal) && !/^(?:注|备注|说明|附注|填表)/.test(normal) && !/[。;,]/.test(normal),
  };
}

const KNOWN = new BoundedMap<string, Label>(8192);

/** What labels a text can be. Results are remembered: the forms of a batch share their words. */
export function labelOf(text: string): Label {
  if (text.length > MOST_LETTERS) return NONE;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  // Not remembered: a ledger has more of these than there is room for.
  if (!HINT.test(text)) return NONE;
  const label = classify(text);
  KNOWN.set(text, label);
  return label;
}

// Each run of digits is begun once: a pattern that begins at each digit takes the square of their number.
const POINTS = /(?<!\d)(\d{1,9}(?:\.\d{1,9})?)\s*分/;
const BARE_POINTS = /\((\d{1,9}(?:\.\d{1,9})?)%?\)$/;

/** Points that a label carries: `产出指标（50分）`, `产出指标 50 分`, `产出指标（50）` → 50; null when it carries none. */
export function labelPoints(text: string): Decimal | null {
  const normal = normalise(text);
  const match = POINTS.exec(normal) ?? BARE_POINTS.exec(normal);
  return match === null ? null : decimal(match[1] as string);
}

/** A level's name without points and brackets: `产出指标（50分）` → `产出指标`. */
export function levelName(text: string): string {
  const normal = normalise(text);
  const bare = normal
    .replace(/\(?(?<!\d)\d+(?:\.\d+)?分\)?/g, '')
    .replace(/\(\d+(?:\.\d+)?%?\)$/, '')
    .replace(/[:;]$/, '');
  return bare === '' ? normal : bare;
}
