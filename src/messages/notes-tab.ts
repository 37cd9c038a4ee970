/** What the tab 偏差说明 says. */

import type { Direction } from '../engine/notes/direction.ts';
import type { NoteFacts } from '../engine/notes/draft.ts';
import type { Measure } from '../engine/values/reading.ts';
import { actualText, excessPercent, measureText, missing, scoreText, shortOfWhole, timesReached } from './notes.ts';

export const NOTES = {
  empty: '没有需要说明的偏差。',
  execution: '预算执行率',
  list: '需要说明的偏差',
  cause: '原因',
  causes: '常见原因，点一下选用',
  otherCauses: '其他原因…',
  alsoCauses: '也可能是',
  otherGroup: (name: string) => `其他原因：${name}`,
  measures: '改进措施',
  otherMeasures: '选用改进措施…',
  recent: '最近写过',
  same: '同样的原因用于',
  all: (count: number) => `全选（${count} 项）`,
  oneByOne: '逐项选',
  preview: '写入后的内容',
  toCopy: '要写的内容',
  present: '现有内容',
  keep: '保留现有内容，不写入',
  append: '接在现有内容后面',
  replace: '替换现有内容',
  mode: '现有内容怎么办',
  write: '写入这一条',
  next: '下一条',
  writeAll: (count: number) => `写入全部（${count}）`,
  left: (count: number) => (count === 0 ? '都已拟好' : `还有 ${count} 项没有写全`),
  done: (count: number) => `已有说明 ${count} 项`,
  noPlace: {
    column: '这种表没有写偏差说明的栏目，可以复制下面的文字。',
    row: (hasResult: boolean) => `资金一行没有说明栏。可以复制这段话${hasResult ? '，写进“实际完成情况”' : ''}。`,
    label: '说明要写在标签后面的同一格里，不能代填，可以复制下面的文字。',
  },
  shared: (count: number) => `${count} 项说明写在同一个单元格里，每项一行`,
  copy: '复制',
  form: '说明的写法',
  forms: { full: '先写原因，后面附数字', numbers: '先写数字，再写原因', short: '只写原因和措施' },
  advice: '数字都取自表内；原因和措施请按实际情况选用、修改，绩核不会代拟。',
  label: (count: number) => `写入 ${count} 条偏差说明`,
  scoreFirst: (score: string) => `已达标，建议先改得分 ${score}`,
  scoreFirstWhy: '按评分办法可以得满分。改了得分就不用写说明；确实要扣分的，再写原因。',
  setScore: (score: string) => `改为 ${score}`,
  states: {
    todo: '待写',
    half: '未写全',
    ready: '已拟',
    standing: '已有说明',
    written: '已写入 ✓',
  },
} as const;

export const DIRECTION_NAMES: { readonly [Each in Direction]: string } = {
  unmet: '未完成',
  above: '超出上限',
  over: '超额',
  discontent: '满意度偏低',
  execution: '执行率低',
  deducted: '扣分',
};

/** Longer values are cut in a line that is to be taken in at a glance. */
const BRIEF = 14;

function cut(text: string): string {
  const characters = [...text.replaceAll('\n', ' ')];
  return characters.length <= BRIEF ? text : `${characters.slice(0, BRIEF - 1).join('')}…`;
}

function briefly(measure: Measure, text: string): string {
  return missing(measure) ? '' : cut(text);
}

function lost(facts: NoteFacts): string {
  return facts.deducted === null ? '' : `扣 ${scoreText(facts.deducted)}`;
}

function briefExcess(facts: NoteFacts): string {
  if (facts.kind !== 'overfulfilled') return '';
  const times = timesReached(facts.completion);
  return times === null ? `超 ${excessPercent(facts.completion)}` : `${times} 倍`;
}

/** A deviation at a glance: `完成 91.67% / ≥95%，扣 0.35`. */
export function briefFacts(facts: NoteFacts): string {
  const said = (parts: readonly string[], divider: string): string => parts.filter((part) => part !== '').join(divider);
  if (facts.kind === 'execution') return said([`执行率 ${shortOfWhole(facts.rate)}`, lost(facts)], '，');
  const { actual, target } = facts;
  const values = said([briefly(actual, actualText(actual)), briefly(target, measureText(target))], ' / ');
  const done = missing(actual) ? `指标值 ${values}` : `完成 ${values}`;
  return said([values === '' ? '' : done, briefExcess(facts), lost(facts)], '，');
}
