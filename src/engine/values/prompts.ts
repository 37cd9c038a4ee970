/** Prompts and holes that a form leaves for its user. All patterns take normalised text: half-width, no blanks, round brackets. */

import { normalise } from './text.ts';

/** Words that a drafted note leaves for the user. */
export const DRAFT = /\(请(?:填写|选择|补充|输入|注明|说明|描述)[^()]{0,20}\)/;

const PROMPTS: readonly RegExp[] = [
  // Longer limits (3000字以内) are of things written, not of cells.
  /\((?:[^()]{0,15}[^()\d])?(?:\d{2,3}|1[05]00|2000)个?字(?:以内|之内|以下|左右|内)[^()]{0,6}\)/,
  /\((?:限|不超过|控制在|字数)[^()]{0,6}\d{2,4}个?字[^()]{0,6}\)/,
  /(?:限|不超过|控制在)\d{2,4}个?字(?:以内|之内|内)?[。;]?$/,
  /(?:未达到|低于|不足|达不到)\d+%(?:\(含\))?的?,?(?:需|应|须|请)(?:详细|逐项|单独)?说明/,
  /^请(?:在此处?|简要|详细|如实|逐项|认真)?(?:填写|填报|说明|描述|分析|概述|阐述|列出|注明|总结).{0,30}$/,
  /^请(?:对照|结合|根据|按照?).{0,16}(?:填写|填报|说明|描述|分析|概述|阐述|列出|总结).{0,30}$/,
  /^(?:简要|逐项)(?:填写|说明|描述|概述|阐述|分析|总结).{0,30}$/,
  /^(?:此处|在此)填写.{0,30}$/,
  /^(?:对照|结合|针对|根据|围绕)[^,。;\d]{2,20},(?:说明|分析|提出|阐述|描述|概述|总结)[^。;\d]{2,40}(?:情况|原因|措施|建议|成果|成效|意见|问题)[。.]?$/,
];

/** The explanation that a form prints beside its funds; everyone hands it in as it is. */
export const PRINTED_FUND_NOTE = /执行率=|其他资金包括/;

/** What every prompt has somewhere, or begins with: few texts have, and the patterns needn't be tried on the others. */
const PROMPT_SIGN = /字|说明|^[请简逐此在对结针根围]/;

const GAP = '(?:\\*{2,}|X{2,}|x{2,}|×{2,})';
/** Not inside a word, a size or a masked number (XXL, 138****5678). */
const START = '(?:^|[^A-Za-z0-9*])';

/** A gap where the name of somebody would stand is a name left out, not a hole: XX公司, **镇. */
const NAME =
  '(?:公司|集团|单位|街道|社区|学校|医院|中心|部门|小区|银行|企业|项目|工程|平台|系统|[省市区县镇乡村局厅委院校站队])';
const QUANTITY =
  '(?:%|人次|人(?![民大社员事])|户(?![籍外])|次(?!要)|个|万元|元(?!素)|亩|公里|件(?!事)|名(?![称单城校村])|天(?!然)|年(?!级)|月|日(?![报常])|万|份|平方米|场次|套|辆|余)';
export const MEASURE_HOLES: readonly RegExp[] = [
  new RegExp(`${START}(${GAP}${QUANTITY})`),
  new RegExp(`[≥≤><=]${GAP}`),
  new RegExp(`^${GAP}(?![*A-Za-z×]|${NAME}).{0,4}$`),
  /_{2,}/,
  /\(\)/,
  /^[≥≤><=]+(?:%|人次?|个|次|户|天|项|件|万?元)$/,
  /^[≥≤><=]*[Xx](?:%|人次?|个|次|户|天|项|件|万?元)$/,
];
/** Holes in any prose; underscores are for signatures as well (填表人：____). */
export const QUANTITY_HOLES: readonly RegExp[] = [
  new RegExp(`${START}(${GAP}${QUANTITY})`),
  new RegExp(`[≥≤]${GAP}`),
  new RegExp(`20${GAP}年`),
];
export const TEXT_HOLES: readonly RegExp[] = [...QUANTITY_HOLES, /_{2,}/];
export const NAME_HOLES: readonly RegExp[] = [/^(?:\*{2,}|X{2,}|x{2,}|×{2,}|_{2,}).{0,6}$/];

/** As `PROMPT_SIGN`, of holes. */
const HOLE_SIGN = /[*Xx×_]|\(\)|^[≥≤><=]+[^\d≥≤><=]/;

/** The first match of any of the patterns; the group where a pattern has one. */
function firstMatch(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[1] ?? match[0];
  }
  return null;
}

/** The prompt in a text; null when it holds none. */
export function promptIn(text: string): string | null {
  return PROMPT_SIGN.test(text) ? firstMatch(text, PROMPTS) : null;
}

/** The hole in a text, of the kinds that its place can have; null when it has none. */
export function holeIn(text: string, holes: readonly RegExp[]): string | null {
  return HOLE_SIGN.test(text) ? firstMatch(text, holes) : null;
}

/** Whether a text is a prompt of the form, not an answer to it. */
export function isPrompt(text: string): boolean {
  const normal = normalise(text);
  return DRAFT.test(normal) || PRINTED_FUND_NOTE.test(normal) || promptIn(normal) !== null;
}

/** What asks for the value of a field, in its place or beside it; a project's name may begin with the same letter (请销假系统完善). */
const ASKED =
  /^\(?(?:(?:请[^,。;]{0,6}|此处|在此|点击)(?:填[写报列入]|补[填充齐]|选择|[输录]入)(?:完整|单位|部门|项目|名称|全称|此项|说明|内容)*|填写[^,。;]{2,16}|待(?:定|填|补充|确认|核实|明确))\)?[。.!]*$/;

/** Whether a text is nothing but a prompt to fill a field in: the field is blank. */
export function asksForValue(text: string): boolean {
  const normal = normalise(text);
  if (normal === '') return false;
  return ASKED.test(normal) || (DRAFT.exec(normal)?.[0] ?? promptIn(normal)) === normal;
}
