import { looksNumeric } from '../layout/fields.ts';
import type { LayoutId, SelfEvaluation } from '../layout/self-evaluation.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';

type NeededFundColumn = 'annualBudget' | 'spent';
type NeededColumn = 'target' | 'actual' | 'points' | 'score';

export type ColumnMissingData =
  | { readonly block: 'funds'; readonly column: NeededFundColumn }
  | { readonly block: 'indicators'; readonly column: NeededColumn };

/** Forms whose blocks carry their points in a label (Hubei: 年度绩效目标1（80分）) have no column for them. */
function pointsInLabels({ funds, declaredBlocks, indicators }: SelfEvaluation): boolean {
  const isEach = indicators.length > 0 && indicators.every(({ points }) => points !== null);
  return funds?.declaredPoints != null || declaredBlocks.length > 0 || isEach;
}

/** The form gives points to something: 转移支付区域绩效自评表 score nothing and lack both columns. */
function isScored({ heads, funds, total }: SelfEvaluation): boolean {
  if (heads.points !== undefined || heads.score !== undefined) return true;
  return funds?.heads.points !== undefined || funds?.heads.score !== undefined || total?.score != null;
}

/** Forms that name criteria instead of targets (决策, 过程 …) exist among these. */
const MAY_LACK_TARGETS: readonly LayoutId[] = ['four-blocks', 'system', 'department'];

/** Another form of the year's round, which looks alike: what was applied for, or what was watched halfway. */
function isNamedOtherwise({ title }: SelfEvaluation): boolean {
  return /监控|申报表|目标表|批复/.test(title?.text ?? '');
}

function isOtherForm({ heads }: SelfEvaluation): boolean {
  return heads.actual === undefined && heads.score === undefined;
}

/** A form that only scores: neither targets nor actuals, points after the names. */
function onlyScores({ heads, indicators }: SelfEvaluation): boolean {
  const scored = heads.score !== undefined && indicators.some(({ points }) => points !== null);
  return scored && heads.target === undefined && heads.actual === undefined;
}

/** Forms whose names end with their targets (培训人数≥100人) have no column for them. */
function hasValues({ heads, indicators }: SelfEvaluation, column: NeededColumn): boolean {
  return heads[column] !== undefined || (column === 'target' && indicators.some(({ target }) => target !== null));
}

/** Numbers under a head that nobody knows: what seems not to be there may be these. */
function hasUnreadNumbers({ account }: SelfEvaluation): boolean {
  return account.gaps.some(
    ({ kind, block, cells }) => kind === 'column' && block === 'indicators' && cells.filter(looksNumeric).length > 1,
  );
}

function missingIndicatorColumns(table: SelfEvaluation): NeededColumn[] {
  const isOpen = hasUnreadNumbers(table);
  if (isNamedOtherwise(table) || (!isOpen && (isOtherForm(table) || onlyScores(table)))) return [];
  const needed: NeededColumn[] = MAY_LACK_TARGETS.includes(table.layout) ? ['actual'] : ['target', 'actual'];
  if (isOpen || isScored(table)) {
    if (!pointsInLabels(table)) needed.push('points');
    needed.push('score');
  }
  return needed.filter((column) => !hasValues(table, column));
}

/** Amounts beside their labels have no heads, and a form with one budget column may call it 年初预算数. */
function missingFundColumns({ funds }: SelfEvaluation): NeededFundColumn[] {
  const total = funds?.total ?? null;
  if (funds === null || total === null || funds.headerRow === total.row) return [];
  const missing: NeededFundColumn[] = [];
  if (total.annualBudget === null && total.initialBudget === null) missing.push('annualBudget');
  if (total.spent === null) missing.push('spent');
  return missing;
}

/**
 * A column that the form needs is absent, so that what it should say can't be checked: the target and the actual in every form,
 * points and scores in forms that score, budget and spending in a block of funds.
 *
 * A filled column whose head isn't known may be the one: then nothing is missing but our understanding. Columns that only some places use (年初预算数, 执行率, 偏差原因 …) are not asked for.
 */
export const columnMissing: TableCheck<'column-missing', ColumnMissingData> = {
  id: 'column-missing',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.indicators.length > 0 || table.funds !== null,
  run({ table }) {
    const findings: FindingDraft<ColumnMissingData>[] = [];
    const { funds, heads } = table;
    const fundHead = funds?.heads.annualBudget ?? funds?.heads.initialBudget ?? funds?.heads.spent;
    if (fundHead !== undefined) {
      for (const column of missingFundColumns(table)) {
        const about = `funds/${column}` as const;
        findings.push({ cells: [fundHead.cell], data: { block: 'funds', column }, about, needs: [about] });
      }
    }
    const head = heads.name ?? heads.target ?? heads.actual ?? heads.level1;
    if (head !== undefined && table.indicators.length > 0) {
      for (const column of missingIndicatorColumns(table)) {
        const data = { block: 'indicators', column } as const;
        findings.push({ cells: [head.cell], data, about: `indicators/${column}`, needs: [column] });
      }
    }
    return findings;
  },
};
