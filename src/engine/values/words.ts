/** What words in a form mean. All functions take the text as written. */

import { normalise, withoutEnd } from './text.ts';

const DASHES = new Set([
  '—',
  '——',
  '———',
  '————',
  '-',
  '--',
  '---',
  '----',
  '/',
  '//',
  '\\',
  '×',
  '*',
  '－',
  '_',
  '·',
  '∕',
  '╱',
]);

/** A mark that nothing belongs here. */
export function isDash(text: string): boolean {
  const code = text.charCodeAt(0);
  // No dash begins with a digit or a letter, which stay as they are when a text is normalised.
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x4e00 && code < 0xa000)) return false;
  return DASHES.has(text) || DASHES.has(normalise(text));
}

const SAYS_NOTHING =
  /^(?:0+|无|没有|无偏差|没有偏差|不存在偏差|未发生偏差|无。|不涉及|不适用|暂无|n\/?a|否|空|、|\.|。|,)?$/i;

/** A note that explains nothing: blank, 0, 无, /, —. */
export function isPlaceholderNote(text: string): boolean {
  const note = normalise(text);
  return SAYS_NOTHING.test(note) || DASHES.has(note);
}

/** What says one thing only isn't longer than this; patterns with many ways to go aren't tried on longer texts. */
const MAX_WORDS = 60;

const TIER_TWO = /^(?:基本)?部分(?:达成|完成|实现|达标|达到|有效)/;
const TIER_THREE =
  /^(?:暂|尚|均|还)?(?:未|没有|没|不)(?:能)?(?:达成|完成|实现|达标|达到|合格|及时|有效|满意|通过|开展|实施|落实)/;
const TIER_ONE =
  /^(?:已|已经|均|均已|全部|全面|基本)?(?:达成|完成|实现|达到)(?:了)?(?:全部)?(?:年度|预期|既定|年初|设定|全年|预定|绩效|各项)*(?:指标|目标|预期|值|任务|要求|标准|效果)+(?:要求)?$/;

/** The tier that an actual names itself: 达成年度指标 1, 部分达成 2, 未达成 3; null when it names none. */
export function tierWord(text: string): 1 | 2 | 3 | null {
  const word = withoutEnd(normalise(text), '。;,.');
  if (TIER_TWO.test(word)) return 2;
  if (TIER_THREE.test(word)) return 3;
  return (word.length <= MAX_WORDS && TIER_ONE.test(word)) || word === '达成' ? 1 : null;
}

const NONE_AT_ALL =
  /^(?:无|零|没有|未|从未|均?无|全年无|全年未)(?:发生|出现|产生)?(?:过|任何|一起|1起)?(?:此类|相关|安全|责任|重大)*(?:事故|情况|事件|问题|投诉|案件|现象)?(?:发生|出现)?$/;

/** 无, 未发生, 无事故: a count of nothing. Only to be asked where nothing was promised. */
export function saysNone(text: string): boolean {
  const word = withoutEnd(normalise(text), '。;,.');
  return word.length <= MAX_WORDS && NONE_AT_ALL.test(word);
}

const LED = /^(?:已经?|均已?|得到了?|实现了?|取得了?|达到了?|获得了?)+/;

/** The actual says the target's words, led in by 已, 得到, 实现. */
export function repeatsTarget(actual: string, target: string): boolean {
  return actual === target || (target !== '' && actual.endsWith(target) && actual.replace(LED, '') === target);
}

const DONE =
  /^(?:已经?|均已?|都|全部|全面|按时|按期|如期|及时|按要求|按计划|顺利|足额|严格|100%|百分之百|得到|持续|长期|有效|圆满|高质量)*(?:完成|完工|达标|达到|合格|及时|有效|通过|落实|符合|实现|达成|正常|执行|发放|支付|到位|满足|健全|完善|完备|规范|合规|满意|充分|优|优秀|良好|是)(?:了)?(?:验收|要求|标准|规定|任务|目标|预期|发放|支付|落实|完成|到位|通过|合格)*$/;

/** Words that say the work is done: 完成, 达标, 及时, 有效 … */
export function isDoneWord(text: string): boolean {
  const word = withoutEnd(normalise(text), '。;,.!');
  return word.length <= 12 && DONE.test(word);
}

const REVERSE =
  /成本|费用|经费|支出|开支|花费|价格|单价|造价|投资额|总投资|概算|控制数|控制额|限额|上限|投诉|上访|信访|故障|失败|损失|损耗|事故|伤亡|死亡|发生率|发病率|辍学率|流失率|差错|错误|失误|违规|违纪|违法|逾期|超期|中断|能耗|耗时|用时|时长|时限|工期|(?:响应|等待|等候|办理|审批|修复|维修|处理|到达|受理)时间|(?:建设|办理|审批)周期|隐患(?!点|排查|监测|监控|巡查|检查|治理)|案件|负债|赤字|空置率|返贫|纠纷|退回率|不合格|未完成|不满意|超支|超标/;
/** What nobody wants, where it is counted or shared: 返工率, 合同违约次数; but 防盗宣传次数 counts something else. */
const UNWANTED =
  /(?:返工|返修|破损|损毁|损坏|丢失|遗失|发案|漏检|漏报|漏登|漏管|脱管|失控|失联|失业|失学|退学|辍学|流失|违约|退货|退件|退保|病死|死淘|复发|复犯|重犯|再犯|误诊|误报|误差|感染|致残|缺勤|旷工|拖欠|欠费|欠薪|延误|延迟|拥堵|差评|缺陷|瑕疵|报废|停机|宕机|断电|泄漏|泄露|泄密|负面舆情|不良反应|不良|败诉|被诉|撤销|被处罚)(?:发生)?(?:率|比例|占比|次数|起数|件数|数量|数|人数)$/;
const NOT_REVERSE =
  /节约|节省|降低|下降|减少|挽回|避免|防范|控制率|处理|处置|办结|解决|回复|响应率|修复|排除|整改|消除|化解|调解|查处|查办|破案|侦破|达标|完成|合格率|及时|合规|准确|覆盖|知晓|(?<!不)满意[度率]|落实率|公开率|办理率|受理率|回访率|报告率|结案率|增长|支付|执行率|支出进度|支出率|支出占比|到位|保障|发放|使用率|比例达|培训|收入|补助人|预警|演练|宣传/;

/** What a unit may lay out for itself at most: a share of 100% is the limit. */
const LIMITED = /(?:供养人员|三公”?经费|公用经费|会议费|培训费|差旅费|接待费|购置费)控制率/;

/** Whether less is better, by the name alone: cost, spending, limit, complaint, failure, loss, occurrence rate. */
export function sensesReverse(name: string): boolean {
  const word = normalise(name);
  return LIMITED.test(word) || UNWANTED.test(word) || (REVERSE.test(word) && !NOT_REVERSE.test(word));
}
