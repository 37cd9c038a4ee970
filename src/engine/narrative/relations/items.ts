/** 指标2分，得1分 below a heading, against the group's score that the text states elsewhere. */

import { figure } from '../figures.ts';
import type { ItemScoresLink, SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';
import { total } from './sum-parts.ts';

const POINTS = /(?:指标|分值|满分|权重|标准分|总分值?)(?:值|分|为)*$/;
const EARNED = /(?:得分?|得分为|自评得分|实得|评分)(?:为|是|:)*$/;

/** The score that an item got: N分，得M分. */
function itemScore(points: Num, earned: Num): boolean {
  if (points.kind !== 'score' || earned.kind !== 'score' || points.piece !== earned.piece) return false;
  return POINTS.test(points.before) && EARNED.test(earned.before) && earned.start - points.end <= 8;
}

const HEADING_TAIL = /(?:的?完成情?况分析|完成情况|情况分析|分析|情况)$/;
const MARK = /^(?:#+|\d{1,2}[、.]|\(\d{1,2}\)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|[①-⑳])+/;

function groupName(heading: string): string {
  return heading.replace(MARK, '').replace(HEADING_TAIL, '');
}

interface Group {
  readonly name: string;
  readonly items: Num[];
}

function groupsOf(all: readonly Num[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (let index = 0; index + 1 < all.length; index++) {
    const points = all[index] as Num;
    const earned = all[index + 1] as Num;
    if (!itemScore(points, earned)) continue;
    for (const heading of points.piece.path) {
      const name = groupName(heading);
      if (name.length < 4) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, { name, items: [earned] });
      else group.items.push(earned);
    }
  }
  return groups;
}

/** 投入管理指标得分24分: a group's name and its score, outside of the group's own items. */
function statedFor(all: readonly Num[], groups: ReadonlyMap<string, Group>): Map<string, Num> {
  const stated = new Map<string, Num>();
  for (const num of all) {
    if (num.kind !== 'score' || !EARNED.test(num.before)) continue;
    const name = num.before.replace(EARNED, '').replace(/^(?:其中|其中:)/, '');
    const group = groups.get(name);
    if (group !== undefined && !group.items.includes(num) && !stated.has(name)) stated.set(name, num);
  }
  return stated;
}

export function itemScoresLinks(all: readonly Num[]): ItemScoresLink[] {
  const groups = groupsOf(all);
  if (groups.size === 0) return [];
  return [...statedFor(all, groups)].flatMap(([name, stated]): ItemScoresLink[] => {
    const { items } = groups.get(name) as Group;
    if (items.length < 2) return [];
    const sum = total(items);
    return [
      {
        kind: 'item-scores',
        verdict: sum.eq(stated.exact) ? 'agrees' : 'contradicts',
        nums: [stated, ...items],
        workings: [`${items.map(({ numeral }) => numeral).join(' + ')} = ${figure(sum)}分`],
        group: name,
        stated,
        items,
        total: sum,
      },
    ];
  });
}

const EXTRA = /加分|附加/;
const TOTAL = /评价分|自评得?分|总得?分|综合得分|总分/;

function isItem(piece: Piece): boolean {
  return MARK.test(piece.marked);
}

/**
 * A total, and a list of paragraphs each with one score. Execution may be scored beside the list: less than the total is no
 * contradiction, more is; and so is a total above all that can be got.
 */
export function listedScores(all: readonly Num[], base: number): SumLink[] {
  const whole = all.find((num) => num.kind === 'score' && TOTAL.test(num.before) && !isItem(num.piece));
  if (whole === undefined) return [];
  const items: Num[] = [];
  for (const num of all) {
    if (num.kind !== 'score' || num.piece.index <= whole.piece.index || !isItem(num.piece) || !EARNED.test(num.before))
      continue;
    const last = items.at(-1);
    if (last !== undefined && num.piece.index - last.piece.index !== 1) break;
    items.push(num);
  }
  if (items.length < 3) return [];
  const sum = total(items);
  const isOff = sum.gt(whole.exact) || (whole.exact.gt(base) && !EXTRA.test(whole.piece.text));
  const verdict = sum.eq(whole.exact) ? 'agrees' : isOff ? 'contradicts' : 'open';
  return [
    {
      kind: 'score-sum',
      verdict,
      nums: [whole, ...items],
      workings: [`${items.map(({ numeral }) => numeral).join(' + ')} = ${figure(sum)}分`],
      whole,
      parts: items,
      total: sum,
      slip: null,
    },
  ];
}
