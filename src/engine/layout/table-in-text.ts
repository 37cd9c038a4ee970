/** Tables of a document that are no form: which of them a reader takes for one all the same. */

import type { GridCell, SheetGrid } from '../grid/grid.ts';
import { normalise } from '../values/text.ts';
import type { Lexicon } from './lexicon.ts';

/** A row's own word for its indicators; 年度指标值 and 计划指标 are targets. */
const INDICATORS = /^.{0,6}指标(?:名称|内容)?(?:\(.*)?$/;
const LEVELS = /^(?:产出|(?:社会|经济|生态)?效益|满意度|数量|质量|时效|成本)指标/;
const TITLE = /自评价?表(?:\([^)]*\)?)?$/;
/** Only speaks of one: 见附件《自评表》. */
const REFERENCE = /见|名单|目录|清单/;
const FUND_TOTAL = '年度资金总额';

/** Fewer labels of a form than these stand in any table. */
const LEAST_LABELS = 2;

/** What in a table makes it look like a form; null: one of the many others that reports have. */
export type Likeness = 'title' | 'heads' | 'funds' | 'levels';

class Signs {
  /** 项目名称, 主管部门, 实施单位 with what they are beside them. */
  #basics = 0;
  #labels = 0;
  #isFunds = false;
  #isFundForm = false;
  #isHeads = false;
  readonly #levels = new Set<string>();

  take(cells: readonly GridCell[], lexicon: Lexicon): void {
    const texts = cells.flatMap(({ kind, value }) => (kind === 'text' ? [value as string] : []));
    const labels = texts.map((text) => lexicon.labelOf(text));
    const normal = texts.map(normalise);
    const roles = new Set(labels.map(({ indicator }) => indicator));
    const isHead = (at: number): boolean => {
      const role = labels[at]?.indicator;
      return role !== 'target' && role !== 'actual' && role !== 'adjusted' && INDICATORS.test(normal[at] as string);
    };
    const isValued = roles.has('target') || roles.has('actual') || (roles.has('points') && roles.has('score'));
    this.#isHeads ||= isValued && normal.some((_, at) => isHead(at));
    for (const text of normal) if (LEVELS.test(text)) this.#levels.add(text);
    const funds = labels.filter(({ fund }) => fund !== null).length;
    // A list of projects has these words as heads, in the row of the amounts.
    if (funds < 2 && !this.#isFunds) this.#basics += labels.filter(({ basic }) => basic !== null).length;
    this.#isFunds ||= funds >= 2;
    this.#isFundForm ||= this.#isFunds && this.#basics >= 2 && labels.some(({ key }) => key === FUND_TOTAL);
    this.#labels += labels.filter(
      ({ basic, fund, indicator, goal }) => basic !== null || fund !== null || indicator !== null || goal !== null,
    ).length;
  }

  likeness(isTitled: boolean): Likeness | null {
    if (isTitled && this.#labels >= LEAST_LABELS) return 'title';
    if (this.#isFundForm) return 'funds';
    if (this.#isHeads) return 'heads';
    return this.#levels.size >= LEAST_LABELS ? 'levels' : null;
  }
}

const TITLE_ROWS = 2;

function isTitle(text: string): boolean {
  const normal = normalise(text);
  return TITLE.test(normal) && !REFERENCE.test(normal);
}

/** Budgets, tasks, lists of people and projects are in every report, and nobody misses a form in them. */
export function likenessOf({ above = [], rows }: SheetGrid, rowsLookedAt: number, lexicon: Lexicon): Likeness | null {
  const signs = new Signs();
  const looked = rows.slice(0, rowsLookedAt);
  for (const { cells } of looked) signs.take(cells, lexicon);
  const first = looked.slice(0, TITLE_ROWS).flatMap(({ cells }) => cells.filter(({ kind }) => kind === 'text'));
  return signs.likeness([...above.map(({ text }) => text), ...first.map(({ value }) => value as string)].some(isTitle));
}
