/** Words for a planned fill: what is written, what isn't and why. */

import type { FilledPart, SkipReason } from '../engine/edits/fill-plan.ts';
import type { CausesProblem } from '../engine/notes/causes.ts';
import { explain } from './derivation.ts';
import { points } from './format.ts';
import { cellList, shortened } from './words.ts';

export const FILL_PART_NAMES: { readonly [Part in FilledPart]: string } = {
  points: '分值',
  scores: '得分',
  rate: '执行率',
  total: '总分',
  grade: '等级',
  notes: '偏差说明',
};

/** Why a cell is left as it is. */
export function describeSkip(reason: SkipReason): string {
  switch (reason.kind) {
    case 'tier':
      return `定性指标，${points(reason.low)}–${points(reason.high)} 分都符合规则，请自行确定`;
    case 'undetermined':
      return explain({ rule: 'undetermined', reason: reason.why });
    case 'execution-unavailable':
      return explain({ rule: 'execution-unavailable', reason: reason.why });
    case 'judgement':
      return `按规则应得 ${points(reason.rule)} 分，表内为 ${points(reason.recorded)} 分，是否改动请自行判断`;
    case 'formula':
      return `里面是公式 =${shortened(reason.formula, 40)}，没有覆盖`;
    case 'incomplete':
      return `${cellList(reason.blank)} 的得分${reason.isWritten === true ? '还不是数字' : '还空着'}，需要先由人工确定，才能合计`;
    case 'parts-wrong':
      return `${cellList(reason.cells)} 的得分与复算不同，先改好它们，才能合计`;
    case 'points-off':
      return `分值合计 ${points(reason.sum)} 分，不是 ${reason.base} 分，得分合计不能当作总分`;
    case 'note-present':
      return `已有说明“${shortened(reason.text, 20)}”，没有改动`;
    case 'not-a-grade':
      return `里面不是等级（“${shortened(reason.text, 20)}”），没有改动`;
  }
}

/** The same in a few words, for the count of many: `2 处由您判断`. */
export function skipName(reason: SkipReason): string {
  switch (reason.kind) {
    case 'tier':
    case 'judgement':
      return '由您判断';
    case 'undetermined':
      return '要人工判断';
    case 'execution-unavailable':
      return '执行率算不出';
    case 'formula':
      return '有公式，没有覆盖';
    case 'incomplete':
      return '要先填得分';
    case 'parts-wrong':
      return '要先改得分';
    case 'points-off':
      return '分值合计不对';
    case 'note-present':
      return '已有说明';
    case 'not-a-grade':
      return '填的不是等级';
  }
}

/** What is wrong with a file of causes. */
export function describeCausesProblem({ path, problem }: CausesProblem): string {
  const place = path === '' ? '整个文件' : `“${path}”`;
  switch (problem) {
    case 'missing':
      return `${place}缺少内容。`;
    case 'type':
      return path === ''
        ? '整个文件应当是 {"指标名称": {"cause": "原因", "measures": "改进措施"}}。'
        : `${place}的类型不对。`;
    case 'unknown-keys':
      return `${place}里有不认识的项，只能写 cause 和 measures。`;
  }
}
