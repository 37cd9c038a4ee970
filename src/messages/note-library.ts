/**
 * Phrases for 原因 and 改进措施 that the user picks from. They name kinds of causes, never facts: no numbers, dates or names;
 * whoever picks one says that it is so, and may go on writing after it.
 */

import type { Direction } from '../engine/notes/direction.ts';

interface NoteCause {
  readonly words: string;
  /** What is proposed as 改进措施 with it: one of the measures of a group. */
  readonly measure: string;
  /** For which deviations it is among the first to be offered. */
  readonly first: readonly Direction[];
  /** For which others it may be meant as well. */
  readonly also?: readonly Direction[];
}

export interface NoteGroup {
  readonly name: string;
  readonly causes: readonly NoteCause[];
  readonly measures: readonly string[];
}

const PAY_PLAN = '提前编制用款计划，按月跟踪支付进度';
const FUNDS_IN_TIME = '加强与财政部门的衔接，争取资金及时到位';
const FINER_BUDGET = '按实际需求细化预算编制，减少年中调整';
const PAYMENT_PAPERS = '提前收集支付资料，具备条件后及时支付';
const LATER_PAYMENTS = '按合同约定的节点办理后续支付';
const SURPLUS = '结余资金按规定及时清理、交回或统筹使用';
const EARLY_PURCHASE = '提前启动采购准备，合理安排采购周期';
const MARKET = '加强市场调研，合理确定预算价格和采购需求';
const CONTRACTS = '加强合同履约管理，明确交付节点和违约责任';
const CHASING = '对履约情况定期检查，发现延误及时督促';
const CHANGES = '严格变更审批，控制新增内容和支出';
const EARLY_PAPERS = '提前办理前期手续，倒排工期';
const LEDGER = '建立进度台账，定期通报并督促落实';
const CONTACT = '加强与相关部门的沟通，及时解决存在的问题';
const ACCEPTANCE = '尽快完成验收和结算，办理后续支付';
const NEED = '加强需求调查，合理测算任务量';
const PUBLICITY = '加大政策宣传力度，做到应知尽知';
const NEW_GOALS = '根据政策变化及时调整绩效目标';
const OPINIONS = '梳理服务对象的意见，逐项改进并反馈';
const WAYS = '畅通反馈渠道，及时回应服务对象的诉求';
const SURVEY = '改进调查方式，扩大调查覆盖面';
const EVIDENCE = '完善资料的收集和归档，做到有据可查';
const QUALITY = '加强过程检查，提高完成质量';
const RULES = '完善制度，定期检查执行情况';
const EFFECTS = '持续跟踪效果，及时总结和改进';
const RECTIFY = '对照考核发现的问题逐项整改';
const HISTORY = '参考历史数据和年度计划，合理设定下一年度指标值';
const CALIBRE = '细化、量化指标，统一指标口径';
const ADJUST = '执行中发现目标偏离的，按规定程序及时调整';
const EMERGENCY = '制定应急预案，条件具备后尽快完成';
const RESERVE = '预留机动时间，对受影响的工作重新安排进度';

export const NOTE_LIBRARY: readonly NoteGroup[] = [
  {
    name: '资金',
    causes: [
      { words: '资金下达时间较晚，当年支付时间不足', measure: PAY_PLAN, first: ['execution'] },
      { words: '部分资金未能按计划到位', measure: FUNDS_IN_TIME, first: ['unmet'], also: ['execution'] },
      { words: '年中预算调整，支出计划相应变化', measure: FINER_BUDGET, first: [], also: ['execution'] },
      { words: '合同约定分期付款，尾款未到支付节点', measure: LATER_PAYMENTS, first: ['execution'] },
      { words: '实行厉行节约，实际支出低于预算', measure: SURPLUS, first: ['execution'] },
      { words: '支付申请资料不齐，未能在年内完成支付', measure: PAYMENT_PAPERS, first: ['execution'] },
    ],
    measures: [PAY_PLAN, FUNDS_IN_TIME, FINER_BUDGET, PAYMENT_PAPERS, LATER_PAYMENTS, SURPLUS],
  },
  {
    name: '采购与合同',
    causes: [
      { words: '政府采购程序用时超过预期', measure: EARLY_PURCHASE, first: ['unmet', 'execution'] },
      { words: '首次采购未成交，重新组织采购', measure: MARKET, first: [], also: ['unmet', 'execution'] },
      { words: '中标价格低于预算价格', measure: MARKET, first: ['execution'] },
      { words: '供应商未按合同约定的时间交付', measure: CONTRACTS, first: [], also: ['unmet', 'execution'] },
      { words: '合同签订时间晚于计划', measure: EARLY_PURCHASE, first: [], also: ['unmet', 'execution'] },
      { words: '材料、人工等价格上涨，实际成本高于预计', measure: MARKET, first: ['above'] },
      { words: '实施内容增加，支出相应增加', measure: CHANGES, first: ['above'] },
    ],
    measures: [EARLY_PURCHASE, MARKET, CONTRACTS, CHASING, CHANGES],
  },
  {
    name: '进度与手续',
    causes: [
      { words: '前期手续办理时间较长，实施时间相应推迟', measure: EARLY_PAPERS, first: ['unmet'], also: ['execution'] },
      { words: '相关部门审批时间超过预期', measure: CONTACT, first: [], also: ['unmet', 'above', 'execution'] },
      { words: '项目跨年度实施，部分工作安排在下一年度', measure: LEDGER, first: ['unmet', 'execution'] },
      { words: '验收、结算或审计尚未完成', measure: ACCEPTANCE, first: ['execution'], also: ['unmet'] },
      { words: '实施过程中涉及多方协调，进度慢于计划', measure: LEDGER, first: ['unmet', 'above'], also: ['deducted'] },
    ],
    measures: [EARLY_PAPERS, LEDGER, CONTACT, ACCEPTANCE],
  },
  {
    name: '需求变化',
    causes: [
      {
        words: '实际申报或受益人数少于预计',
        measure: NEED,
        first: ['unmet'],
        also: ['execution'],
      },
      { words: '实际申报或受益人数多于预计', measure: NEED, first: ['over', 'above'] },
      { words: '实际需求大于预计，工作量相应增加', measure: NEED, first: ['over', 'above'] },
      { words: '年中新增任务，实际工作量大于计划', measure: ADJUST, first: ['over'], also: ['above'] },
      { words: '宣传和组织到位，参加或受益人数超过预计', measure: HISTORY, first: ['over'] },
      { words: '服务对象的需求发生变化，工作内容相应调整', measure: NEED, first: [], also: ['unmet', 'over'] },
      {
        words: '政策调整，补助范围或标准发生变化',
        measure: NEW_GOALS,
        first: ['over', 'above'],
        also: ['unmet', 'execution'],
      },
    ],
    measures: [NEED, PUBLICITY, NEW_GOALS],
  },
  {
    name: '满意度',
    causes: [
      { words: '服务对象对部分环节的意见较为集中', measure: OPINIONS, first: ['discontent'], also: ['deducted'] },
      { words: '服务的时间、地点或方式不够便利', measure: OPINIONS, first: ['discontent'] },
      { words: '宣传解释不够，服务对象对政策了解不全面', measure: PUBLICITY, first: ['discontent'], also: ['unmet'] },
      { words: '部分诉求暂不具备解决条件', measure: WAYS, first: ['discontent'] },
      { words: '反馈渠道不够畅通，部分意见处理不够及时', measure: WAYS, first: ['discontent'] },
      { words: '调查样本较少，代表性不足', measure: SURVEY, first: ['discontent'], also: ['deducted'] },
    ],
    measures: [OPINIONS, WAYS, SURVEY],
  },
  {
    name: '质量与效果',
    causes: [
      { words: '完成质量与要求还有差距', measure: QUALITY, first: ['deducted'], also: ['unmet'] },
      { words: '佐证资料不够完整，从严计分', measure: EVIDENCE, first: ['deducted'] },
      { words: '按考核或评审结果计分', measure: RECTIFY, first: ['deducted'] },
      { words: '制度执行不够到位', measure: RULES, first: ['deducted'], also: ['unmet', 'above'] },
      { words: '部分工作完成时间晚于计划', measure: LEDGER, first: ['deducted'], also: ['unmet'] },
      { words: '项目效果显现需要时间', measure: EFFECTS, first: ['deducted'], also: ['unmet', 'discontent'] },
    ],
    measures: [EVIDENCE, QUALITY, RULES, EFFECTS, RECTIFY],
  },
  {
    name: '指标设定',
    causes: [
      { words: '设定指标值时预计偏低，实际完成超过预期', measure: HISTORY, first: ['over'] },
      { words: '设定指标值时预计偏高，实际难以达到', measure: HISTORY, first: ['unmet'], also: ['discontent'] },
      { words: '设定上限时预计偏低，实际难以控制在上限以内', measure: HISTORY, first: ['above'] },
      { words: '指标设定依据不充分，与实际工作量有差距', measure: HISTORY, first: ['over'], also: ['unmet', 'above'] },
      {
        words: '指标口径与实际统计口径不一致',
        measure: CALIBRE,
        first: [],
        also: ['unmet', 'above', 'over', 'discontent', 'deducted'],
      },
    ],
    measures: [HISTORY, CALIBRE, ADJUST],
  },
  {
    name: '不可抗力',
    causes: [
      {
        words: '受极端天气或自然灾害影响，部分工作未能按计划开展',
        measure: EMERGENCY,
        first: ['unmet'],
        also: ['execution'],
      },
      {
        words: '受突发公共事件影响，部分工作未能按计划开展',
        measure: RESERVE,
        first: [],
        also: ['unmet', 'execution'],
      },
    ],
    measures: [EMERGENCY, RESERVE],
  },
];

/** Causes as they are offered for a deviation: the first, what may be meant as well, and all others by their groups. */
export interface OfferedCauses {
  readonly first: readonly string[];
  readonly also: readonly string[];
  readonly others: readonly { readonly name: string; readonly causes: readonly string[] }[];
}

export function offeredCauses(direction: Direction): OfferedCauses {
  const all = NOTE_LIBRARY.flatMap(({ causes }) => causes);
  const words = (causes: readonly NoteCause[]): string[] => causes.map((cause) => cause.words);
  const isFirst = ({ first }: NoteCause): boolean => first.includes(direction);
  const isAlso = ({ also }: NoteCause): boolean => also?.includes(direction) === true;
  return {
    first: words(all.filter(isFirst)),
    also: words(all.filter(isAlso)),
    others: NOTE_LIBRARY.map(({ name, causes }) => ({
      name,
      causes: words(causes.filter((cause) => !isFirst(cause) && !isAlso(cause))),
    })).filter(({ causes }) => causes.length > 0),
  };
}

const MEASURES = new Map(NOTE_LIBRARY.flatMap(({ causes }) => causes.map(({ words, measure }) => [words, measure])));

/** The measures that causes of the library propose, each once. */
export function proposedMeasures(causes: readonly string[]): string[] {
  return [...new Set(causes.flatMap((cause) => MEASURES.get(cause) ?? []))];
}
