/** Words of reports that decide what a number is. General ones only: no names of places, programmes or units. */

import type { MentionRole } from './ledger-types.ts';

/** Clause ends of the dense text. */
export const CLAUSE_END = '，。;:!?()、\n\t';

const MEASURES =
  '个工作日 平方公里 平方千米 立方米 平方米 个小时 个百分点 人次数 台（套） 人次 件次 场次 批次 台套 台次 人日 人天 剂次 户次 车次 班次 课时 学时 公里 千米 公顷 公斤 千克 毫米 厘米 分钟 小时 个月 季度 千瓦 兆瓦 平米 立方 平方 家次 项次 余人 余户 个 名 位 人 户 家 所 处 座 项 件 宗 起 笔 批 次 场 期 套 台 辆 架 艘 块 条 栋 幢 间 米 亩 吨 斤 克 升 株 棵 头 只 羽 匹 册 本 份 篇 张 幅 部 门 类 种 级 届 轮 组 支 对 片 段 根 口 眼 村 天 周 年 岁 倍 度 层 站 盏 桩 例 单 孔 把 枚 瓶 盒 箱 桶 袋 包 床 尾 顷 日 hm2 hm² km2 km² m2 m² m3 m³ hm km cm mm kg kW KW kw MW kv KV kV MB GB TB ㎡ ℃ m t g'.split(
    ' ',
  );

/** Longest first, so that 人次 isn't read as 人. */
export const MEASURE: string = [...MEASURES].sort((a, b) => b.length - a.length).join('|');

/** Measures that can't be divided: 7.21个 is a list's 7. and 21个. */
export const WHOLE_MEASURE = /^(?:个|名|人|户|家|所|处|座|项|件|宗|起|笔|批|次|场|套|台|辆|架|条|栋|幢|间|村)/;

interface RoleWord {
  readonly role: MentionRole;
  readonly words: readonly string[];
}

const ROLES: readonly RoleWord[] = [
  { role: 'adjusted', words: ['全年预算', '调整后', '调整预算', '调整为', '年度预算数'] },
  { role: 'initial', words: ['年初预算', '年初', '提前下达', '初始预算'] },
  { role: 'cut', words: ['净减', '调减', '核减', '压减', '收回', '减少', '下降', '降低', '节约', '节省'] },
  { role: 'added', words: ['净增', '追加', '调增', '增加', '增长', '上升', '提高'] },
  { role: 'left', words: ['结余', '结转', '剩余', '余额', '未支付', '未使用', '未支出', '未执行', '未拨付'] },
  {
    role: 'spent',
    words: [
      '执行',
      '支出',
      '支付',
      '发放',
      '拨付',
      '使用',
      '到账',
      '兑付',
      '兑现',
      '报账',
      '付款',
      '完成投资',
      '完成预算资金',
    ],
  },
  { role: 'received', words: ['到位', '收到', '接收', '收入'] },
  { role: 'allotted', words: ['下达', '下拨', '分配', '拨款', '转移支付资金'] },
  { role: 'budget', words: ['预算', '安排', '批复', '计划', '总投资', '申请', '投入', '核定', '指标金额'] },
];

const ROLE_OF: ReadonlyMap<string, MentionRole> = new Map(
  ROLES.flatMap(({ role, words }) => words.map((word) => [word, role] as const)),
);

/** 财政拨款收入, 预算支出 and their kin name one thing by two words: the last one decides, which the search does by itself. */
const ROLE = new RegExp([...ROLE_OF.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

const CHANGED = /(追加|调增|增加|调减|核减|压减)(?:了|安排|下达|财政|中央|省级|年初|项目)*预算/;
const OF_START = /年初|提前下达/;
const OF_YEAR = /全年|调整后|调整预算/;

/** The role that the words before a number give it, nearest first; null when they give none. */
export function roleOf(before: string): MentionRole | null {
  let found: MentionRole | null = null;
  for (const match of before.matchAll(ROLE)) found = ROLE_OF.get(match[0]) ?? found;
  if (found === 'budget' || found === 'allotted' || found === 'initial') {
    // 增加预算资金: what is added to the budget, not the budget.
    const change = CHANGED.exec(before)?.[1];
    if (change !== undefined) return ROLE_OF.get(change) ?? found;
    if (OF_START.test(before)) return 'initial';
    if (OF_YEAR.test(before)) return 'adjusted';
  }
  return found;
}

/** What is planned, hoped for, or was last year's: never compared with results. */
export const TARGET_WORDS = /目标|计划|任务|申请|预计|预期|拟|标准|指标值|不低于|不少于|不超过|控制在|应达|需达到|至少/;
export const EARLIER_WORDS = /上年|去年|上一年|往年|历年|前年/;
export const WHOLE_WORDS = /共|合计|总计|小计|总额|总投资|总预算|总支出|总数|总量/;

/** Where money comes from: parts named by these are all of them. */
export const SOURCE =
  /中央|自筹|本级|上级|财政部|财政拨款|(?:省|市|县|区|州|盟|旗|镇|乡|村|兵团|师)(?:级|本级|内|财政|配套|补助|专项|拨款|投入|下达|安排|匹配|资金)|地方(?:财政|配套|投入|资金|匹配)|(?:其他|其它|社会|单位|自有)(?:资金|投入|来源|收入)/;

/** Properties that overlap: parts named by these don't add up. */
export const ATTRIBUTE =
  /女|男|少数民族|贫困|脱贫|残疾|党员|儿童|老年|老人|妇女|低保|困难|以上|以下|重点|新增|续建|新建|累计|直达|优秀|高级|中级|满意|[一二三]级指标/;
