import { type Decimal, decimal, plain, ZERO } from '../decimal.ts';
import { cellAddress } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { Field, SelfEvaluation } from '../layout/self-evaluation.ts';
import { indicatorPointsSum, readExecutionPoints } from '../scoring/points.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { builtInPolicies } from './built-in.ts';
import type { PolicySuggestion, ScoringPolicy } from './schema.ts';

const DEFAULT_EXECUTION_POINTS = 10;

function addressOf(cell: GridCell): string {
  return cellAddress(cell.row, cell.column);
}

interface RegionWord {
  readonly word: string;
  readonly cell: GridCell;
}

/** One pattern a policy: looking for some seventy words one by one would cost more than scoring the form. */
const REGIONS = new Map<string, RegExp>(
  builtInPolicies
    .filter((policy) => policy.regions.length > 0)
    .map((policy) => [policy.id, new RegExp(policy.regions.join('|'))]),
);

const ANY_REGION = new RegExp(builtInPolicies.flatMap((policy) => policy.regions).join('|'));

function regionWord(policy: ScoringPolicy, fields: readonly (Field | null)[]): RegionWord | null {
  const pattern = REGIONS.get(policy.id);
  if (pattern === undefined) return null;
  for (const field of fields) {
    const match = field === null ? null : pattern.exec(field.text);
    if (match !== null) return { word: match[0], cell: (field as Field).cell };
  }
  return null;
}

interface KnownPoints {
  readonly points: Decimal;
  readonly cell: GridCell;
}

/** Execution points that the form itself names: in a label, or in the 分值 cell where the indicators leave just those. */
function namedExecutionPoints(table: SelfEvaluation): KnownPoints | null {
  const funds = table.funds;
  if (funds === null) return null;
  if (funds.declaredPoints !== null && funds.declaredPointsCell !== null) {
    return { points: funds.declaredPoints, cell: funds.declaredPointsCell };
  }
  const field = funds.total?.points ?? null;
  const recorded = readPoints(field).value;
  const others = indicatorPointsSum(table);
  if (field === null || recorded === null || others === null) return null;
  return recorded.plus(others).eq(100) ? { points: recorded, cell: field.cell } : null;
}

/** 20分 are asked for by several places: their words decide, then the form. */
function byExecutionPoints(table: SelfEvaluation, places: readonly (Field | null)[]): PolicySuggestion | null {
  const named = namedExecutionPoints(table);
  if (named === null || named.points.eq(DEFAULT_EXECUTION_POINTS)) return null;
  const fitting = builtInPolicies.filter((policy) => named.points.eq(policy.executionPoints));
  const policy =
    fitting.find((candidate) => regionWord(candidate, places) !== null) ??
    // 公开14表 with its operator columns is Yunnan's form.
    fitting.find((candidate) => table.layout === 'operator-columns' && candidate.id.startsWith('yunnan')) ??
    fitting[0];
  if (policy === undefined) return null;
  return {
    policy: policy.id,
    reason: { kind: 'execution-points', points: plain(named.points), cell: addressOf(named.cell) },
  };
}

/** Cost as a first-level group of its own that carries points (财预〔2021〕101号). */
function byCostGroup(table: SelfEvaluation): PolicySuggestion | null {
  for (const { level1, points } of table.indicators) {
    if (level1 === null || !level1.name.startsWith('成本')) continue;
    const carried = level1.points ?? readPoints(points).value;
    if (carried === null || carried.lte(ZERO)) continue;
    return {
      policy: 'national-cost',
      reason: { kind: 'group', name: level1.name, cell: addressOf(level1.cell) },
    };
  }
  return null;
}

/** `反向指标得分=分值×[1-(实际完成值-年度指标值)÷年度指标值]` and words to that effect. */
const LINEAR = /(?:反向|负向|逆向|成本).*?(?:线性|1-[([]*(?:全年)?实际.{0,8}-.{0,4}(?:年度|年初)?(?:指标|目标))/;
/** `80%-50%`: Hubei's second tier. */
const HALF_TIER = /80%?(?:\(含\))?[-—~至]+50%/;

function byRemarks(table: SelfEvaluation, places: readonly (Field | null)[]): PolicySuggestion | null {
  for (const remark of table.remarks) {
    const text = normalise(remark.text);
    const linear = LINEAR.test(text);
    if (!linear && !HALF_TIER.test(text)) continue;
    const fitting = builtInPolicies.filter((policy) =>
      linear ? policy.reverse === 'linear' : policy.tiers.second === 0.5 && fitsPoints(table, policy),
    );
    const inRegion = fitting.find((candidate) => regionWord(candidate, places) !== null);
    const policy = inRegion ?? fitting.find((candidate) => candidate.regions.length === 0) ?? fitting[0];
    if (policy === undefined) continue;
    return { policy: policy.id, reason: { kind: 'remark', text: remark.text, cell: addressOf(remark.cell) } };
  }
  return null;
}

/** A place's rules don't fit a form that gives the execution other points than they do. */
function fitsPoints(table: SelfEvaluation, policy: ScoringPolicy): boolean {
  const recorded = readExecutionPoints(table, decimal(policy.base));
  return recorded === null || recorded.points.eq(policy.executionPoints);
}

function byRegion(table: SelfEvaluation, places: readonly (Field | null)[]): PolicySuggestion | null {
  if (!places.some((field) => field !== null && ANY_REGION.test(field.text))) return null;
  for (const policy of builtInPolicies) {
    const found = regionWord(policy, places);
    if (found === null || !fitsPoints(table, policy)) continue;
    return { policy: policy.id, reason: { kind: 'region', word: found.word, cell: addressOf(found.cell) } };
  }
  return null;
}

/**
 * The policy that the form's own words speak for, strongest evidence first: its kind, the execution points it names, a
 * first-level group of costs, remarks with rules, words for a region. Null when nothing speaks for another than the
 * national one. Whether it differs from the policy in force is the caller's question.
 */
export function suggestPolicy(table: SelfEvaluation): PolicySuggestion | null {
  if (table.layout === 'sichuan') return { policy: 'sichuan', reason: { kind: 'layout', layout: table.layout } };
  const places = [table.title, table.department, table.unit];
  return byExecutionPoints(table, places) ?? byCostGroup(table) ?? byRemarks(table, places) ?? byRegion(table, places);
}
