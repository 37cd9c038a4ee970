import { type Decimal, decimal, HUNDRED, ZERO } from '../decimal.ts';
import { type AboveLine, blankCell, type GridCell, type SheetGrid } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { belowLines, rowsAbove } from './above.ts';
import { accountOf } from './account.ts';
import { type Basics, readBasics } from './basics.ts';
import { resolveColumns } from './columns.ts';
import { assumedField, looksNumeric } from './fields.ts';
import { findTables, type TableRegion } from './find-tables.ts';
import { readFoot } from './foot.ts';
import { fundHeader } from './fund-heads.ts';
import { sourcesOf } from './fund-transposed.ts';
import { readFunds } from './funds.ts';
import { readGoals } from './goals.ts';
import type { Heads, IndicatorHeader } from './heads.ts';
import { readIndicatorRows } from './indicators.ts';
import { layoutOf } from './kind.ts';
import { labelPoints, levelName, namesPoints } from './labels.ts';
import { type Lexicon, LISTS_ALONE } from './lexicon.ts';
import { provenRows } from './proven-rows.ts';
import { nameShapes } from './row-shapes.ts';
import { readScoredBlock, taughtRows } from './scored-blocks.ts';
import type {
  Account,
  Field,
  Funds,
  GroupSum,
  Indicator,
  IndicatorColumn,
  Level,
  ScoredRow,
  SelfEvaluation,
  Total,
} from './self-evaluation.ts';
import { shareMergedCells } from './shared-cells.ts';
import { sharesAsPoints } from './shares.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { readTotal } from './total.ts';

/** Points above this in the 分值 cell of the funds are a slip (the table's total), not execution points. */
const MAX_EXECUTION_POINTS: Decimal = decimal(40);

function executionPoints(funds: Funds | null): Decimal {
  if (funds === null) return ZERO;
  const read = readPoints(funds.total?.points ?? null).value;
  if (read?.lte(MAX_EXECUTION_POINTS) === true) return read;
  return funds.declaredPoints ?? (read === null ? ZERO : decimal(10));
}

/** Labels of the indicator block that carry points: `年度绩效目标1（80分）`. */
function declaredBlocks(view: SheetView, top: number, bottom: number): Level[] {
  const blocks: Level[] = [];
  for (const row of view.rows) {
    if (row.row < top || row.row > bottom) continue;
    row.cells.forEach((cell, index) => {
      if (row.labels[index]?.indicatorBlock !== true) return;
      const points = labelPoints(cell.value as string);
      if (points !== null) blocks.push({ name: levelName(cell.value as string), points, cell });
    });
  }
  return blocks;
}

function bounds(
  rows: readonly ViewRow[],
  beside: readonly GridCell[],
  bottom: number,
): { top: number; left: number; bottom: number; right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = 1;
  let lowest = 1;
  for (const row of rows) {
    if (row.row > bottom) break;
    left = Math.min(left, row.cells[0]?.column ?? left);
    right = Math.max(right, row.cells.at(-1)?.column ?? 1);
    lowest = row.row;
  }
  for (const { row, column } of beside) if (row <= lowest) right = Math.max(right, column);
  return { top: rows[0]?.row ?? 1, left: Number.isFinite(left) ? left : 1, bottom: lowest, right };
}

function headFields(
  heads: Heads<IndicatorColumn>,
  assumed: ReadonlySet<IndicatorColumn>,
): Partial<Record<IndicatorColumn, Field>> {
  const fields: Partial<Record<IndicatorColumn, Field>> = {};
  for (const [name, cell] of Object.entries(heads))
    fields[name as IndicatorColumn] = assumedField(fieldOf(cell), assumed.has(name as IndicatorColumn));
  return fields;
}

function isHeadWord(cell: GridCell): boolean {
  return cell.kind === 'text' && !looksNumeric(cell);
}

/** Rows below a header that begin another block: heads of funds, of goals, of scores. */
function blockStarts(view: SheetView, from: number): number[] {
  const starts: number[] = [];
  for (const row of view.rows) {
    if (row.row <= from) continue;
    const heads = fundHeader(row)?.heads ?? null;
    const amounts = heads?.annualBudget ?? heads?.initialBudget ?? heads?.rate;
    const funds =
      heads !== null && amounts !== undefined && Object.keys(heads).length >= 3 && row.cells.every(isHeadWord);
    const goals = row.cells.length <= 4 && row.labels.filter((label) => label?.goal != null).length >= 2;
    if (funds || goals || sourcesOf(row) !== null) starts.push(row.row);
  }
  return starts;
}

interface Blocks {
  readonly headers: readonly IndicatorHeader[];
  readonly indicators: readonly Indicator[];
  readonly placeholders: SelfEvaluation['placeholders'];
  readonly scored: readonly ScoredRow[];
  readonly totalRows: readonly ViewRow[];
  readonly sums: readonly GroupSum[];
  readonly labels: readonly GridCell[];
  readonly heads: Heads<IndicatorColumn>;
  readonly assumed: ReadonlySet<IndicatorColumn>;
  /** The last row that any block of indicators or scores takes. */
  readonly last: number;
  /** Rows that are taken. */
  readonly rows: ReadonlySet<number>;
}

function readBlocks(view: SheetView, found: readonly IndicatorHeader[]): Blocks {
  const first = found[0] as IndicatorHeader;
  const starts = [...found.map(({ top }) => top), ...blockStarts(view, first.bottom)].sort((a, b) => a - b);
  const untilOf = (header: IndicatorHeader): number =>
    starts.find((row) => row > header.bottom) ?? Number.POSITIVE_INFINITY;
  const headers = found.map((header) => resolveColumns(view, header, untilOf(header)));
  // A form that only scores has nothing else; beside indicators such a block is one of its own.
  const alone = headers.every(({ scoresOnly }) => scoresOnly);
  const indicators: Indicator[] = [];
  const placeholders: SelfEvaluation['placeholders'][number][] = [];
  const scored: ScoredRow[] = [];
  const totalRows: ViewRow[] = [];
  const sums: GroupSum[] = [];
  const labels: GridCell[] = [];
  const rows = new Set<number>();
  let heads: Heads<IndicatorColumn> | null = null;
  let assumed: ReadonlySet<IndicatorColumn> = new Set();
  let last = first.bottom;
  for (const header of headers) {
    for (let row = header.top; row <= header.bottom; row++) rows.add(row);
    if (header.scoresOnly && !alone) {
      const block = readScoredBlock(view, header, untilOf(header));
      scored.push(...block.rows);
      for (const { row } of block.rows) rows.add(row);
      last = Math.max(last, block.last);
      continue;
    }
    const block = readIndicatorRows(view, header, untilOf(header), indicators.length);
    if (heads === null) {
      heads = block.heads;
      assumed = header.assumed;
    }
    indicators.push(...block.indicators);
    placeholders.push(...block.placeholders);
    scored.push(...block.bonus);
    totalRows.push(...block.totalRows);
    sums.push(...block.sums);
    labels.push(...block.labels);
    for (const { row } of [...block.indicators, ...block.placeholders, ...block.bonus, ...block.labels]) rows.add(row);
    last = Math.max(last, block.last);
  }
  return {
    headers,
    indicators,
    placeholders,
    scored,
    totalRows,
    sums,
    labels,
    heads: heads ?? first.heads,
    assumed,
    last,
    rows,
  };
}

/** Rows with a total's label that no block of indicators ended in. */
function otherTotals(view: SheetView, from: number, taken: ReadonlySet<number>): ViewRow[] {
  return view.rows.filter(
    (row) =>
      row.row > from &&
      !taken.has(row.row) &&
      row.labels.slice(0, 2).some((label) => label?.total === true && label.fund === null),
  );
}

/** Before anything is accounted for: the form is read, and everything in it asks for the form. */
const NO_ACCOUNT: Account = { cells: [], gaps: [], beside: new Set(), spare: [] };

function readTable(
  grid: SheetGrid,
  { view, headers: found, cutAfter, beside }: TableRegion,
  lines: readonly AboveLine[],
): SelfEvaluation {
  const firstHeader = found[0] as IndicatorHeader;
  const above = view.rows.filter((row) => row.row < firstHeader.top);
  const blocks = readBlocks(view, found);
  const { heads, last } = blocks;
  const area = view.rows.filter(({ row }) => !blocks.rows.has(row));
  const block = readFunds(view, above) ?? readFunds(view, area);
  const fundRows = new Set<number>();
  if (block !== null) for (let row = block.first; row <= block.last; row++) fundRows.add(row);
  const first = view.rows[0]?.cells[0] ?? blankCell(1, 1);
  // A title of the table's own stands nearer than any line above it.
  const own = Math.max(
    0,
    above.findIndex(({ labels }) => labels.some((label) => label?.basic === 'project')),
  );
  const withLines = [...above.slice(0, own), ...rowsAbove(lines, view.lexicon), ...above.slice(own)];
  const basics = belowLines(readBasics(view, withLines, fundRows), lines, first);
  const outside = (row: ViewRow): boolean => !fundRows.has(row.row);
  const goalsAbove = readGoals(view, above.filter(outside));
  const goals =
    goalsAbove.length > 0
      ? goalsAbove
      : readGoals(
          view,
          area.filter((row) => row.row > last && outside(row)),
        );
  const taken = new Set([...blocks.rows, ...fundRows]);
  const taught = taughtRows(view, { points: heads.points?.column, score: heads.score?.column }, taken);
  for (const { row } of taught) taken.add(row);
  const totalRows = blocks.totalRows.length > 0 ? blocks.totalRows : otherTotals(view, firstHeader.bottom, taken);
  const totalRow = readTotal(view, totalRows, heads);
  const foot = readFoot(
    view,
    view.rows.filter(({ row }) => !taken.has(row) && row !== totalRow?.row),
    blocks.indicators.at(-1)?.row ?? last,
  );
  const reason = heads.note === undefined ? foot.reason : null;
  const { indicators, scored, sums, funds, total } = sharesAsPoints({
    indicators: blocks.indicators,
    scored: [...blocks.scored, ...taught],
    sums: blocks.sums.filter(({ row }) => row !== totalRow?.row).sort((a, b) => a.row - b.row),
    funds: withUnit(block?.funds ?? null, basics),
    total: totalOf(totalRow, basics, foot.grade),
  });
  const merged = shareMergedCells(
    view,
    pointsInLevels(view, pointsInNames(indicators, heads), blocks.headers),
    executionPoints(funds),
  );
  const setting = { base: addsUp(merged, scored, executionPoints(funds)), hasLevels: heads.level2 !== undefined };
  const shared = nameShapes(merged, setting).map((indicator) =>
    indicator.note === null && reason !== null ? { ...indicator, note: reason } : indicator,
  );
  const title = basics.title;
  const table = {
    sheet: grid.name,
    sheetProtected: grid.protected,
    range: bounds(view.rows, beside, Math.max(last, foot.last, totalRow?.row ?? 0, block?.last ?? 0)),
    cutAfter,
    layout: layoutOf({
      title: title?.text ?? '',
      heads,
      headerRows: firstHeader.bottom - firstHeader.top + 1,
      funds,
      indicators,
    }),
    title,
    project: basics.project,
    department: basics.department,
    unit: basics.unit,
    year: basics.year,
    yearValue: basics.yearValue,
    funds,
    goals,
    heads: headFields(heads, blocks.assumed),
    indicators: shared,
    scored,
    sums,
    placeholders: blocks.placeholders,
    declaredBlocks: declaredBlocks(view, firstHeader.top, last),
    total,
    footReason: foot.reason,
    remarks: foot.remarks,
    texts: foot.texts,
    account: NO_ACCOUNT,
  };
  const facts = { headers: blocks.headers, labels: blocks.labels, beside };
  table.account = accountOf(view, table, facts);
  const proven = provenRows(view, table, table.account, executionPoints(funds));
  if (proven.length === 0) return table;
  const whole = { ...table, scored: [...scored, ...proven] };
  whole.account = accountOf(view, whole, facts);
  return whole;
}

function addsUp(indicators: readonly Indicator[], scored: readonly ScoredRow[], execution: Decimal): boolean {
  let sum = execution;
  for (const { index, pointsOwner, points } of indicators)
    if (pointsOwner === index) sum = sum.plus(readPoints(points).value ?? ZERO);
  for (const { points, bonus } of scored) if (!bonus) sum = sum.plus(readPoints(points).value ?? ZERO);
  return sum.eq(HUNDRED);
}

function withUnit(funds: Funds | null, { amountUnit }: Basics): Funds | null {
  if (funds === null || funds.amountUnit !== null || amountUnit === null) return funds;
  return { ...funds, amountUnit: amountUnit.unit, amountUnitCell: amountUnit.cell };
}

/** The total in its row, or beside a label above the indicators. */
function totalOf(row: Total | null, basics: Basics, footGrade: Field | null): Total | null {
  const grade = row?.grade ?? footGrade ?? basics.grade;
  const beside = basics.total;
  if (beside !== null && (row === null || (row.score?.text ?? '') === '')) {
    return {
      row: row?.row ?? beside.value.cell.row,
      label: row?.label ?? beside.label,
      points: row?.points ?? null,
      score: row !== null && beside.value.text === '' ? row.score : beside.value,
      grade,
    };
  }
  if (row === null) return null;
  const isAgain = beside !== null && beside.value.cell !== row.score?.cell;
  if (!isAgain && row.grade === grade) return row;
  return { ...row, grade, ...(isAgain ? { again: beside } : {}) };
}

const NAMED_POINTS = /\(?(?<![\d.])(\d+(?:\.\d+)?)分\)?$/;

/** A form without a 分值 column may give the points after the names: `相关性（5分）`. */
function pointsInNames(indicators: readonly Indicator[], heads: Heads<IndicatorColumn>): readonly Indicator[] {
  if (heads.points !== undefined || indicators.length === 0) return indicators;
  const points = indicators.map(({ name }) => NAMED_POINTS.exec(normalise(name.text))?.[1] ?? null);
  if (points.filter((own) => own !== null).length < indicators.length * 0.8) return indicators;
  return indicators.map((indicator, index) => {
    const own = points[index] ?? null;
    return own === null ? indicator : { ...indicator, points: { cell: indicator.name.cell, text: own } };
  });
}

/** A form without a 分值 column may give the points of its groups in their labels: 数量指标15分, 产出指标（50分）. */
function pointsInLevels(
  view: SheetView,
  indicators: readonly Indicator[],
  headers: readonly IndicatorHeader[],
): readonly Indicator[] {
  const columns = new Set<number>();
  for (const { heads, unread } of headers) {
    if (heads.points !== undefined || heads.score === undefined) return indicators;
    for (const { column } of [...Object.values(heads), ...unread]) columns.add(column);
  }
  if (indicators.some(({ points, kind }) => points !== null || kind !== 'plain')) return indicators;
  // Where one label says 分, a number in brackets means the same in others.
  const isSaid = (name: 'level1' | 'level2'): boolean =>
    indicators.some((own) => own[name]?.points != null && namesPoints(own[name]));
  const [first, second] = [isSaid('level1'), isSaid('level2')];
  const pointed = ({ level1, level2 }: Indicator): Level | null => {
    if (second && level2?.points != null) return level2;
    return first && level1?.points != null ? level1 : null;
  };
  const levels = indicators.map(pointed);
  // A level whose parts say their own points only in part says nothing about the rest.
  const isSplit = (level: Level): boolean =>
    indicators.some((own, at) => own.level1 === level && levels[at] === own.level2);
  if (levels.some((level) => level === null || isSplit(level))) return indicators;
  // Numbers under no head, or one that nobody knows, may be the points.
  const isOpen = ({ row }: Indicator): boolean =>
    view.row(row)?.cells.some((cell) => looksNumeric(cell) && !columns.has(cell.column)) === true;
  if (indicators.some(isOpen)) return indicators;
  return indicators.map((indicator, at) => {
    const level = levels[at] as Level;
    const text = (level.points as Decimal).toString();
    return { ...indicator, pointsOwner: levels.indexOf(level), points: { cell: level.cell, text } };
  });
}

/** Forms of the same round that evaluate nothing. */
const OTHER_FORM = /监控|申报|批复|目标表/;

/**
 * Targets that were applied for, and reports during the year, have the same indicators, but nobody evaluates anything in them. A
 * form that calls itself an evaluation is one also where those columns were lost.
 */
function isEvaluation({ heads, title }: Pick<SelfEvaluation, 'heads' | 'title'>): boolean {
  const words = normalise(title?.text ?? '');
  if (/自评|评价/.test(words)) return true;
  // What only its place tells may be a month's progress as well.
  const known = (field: Field | undefined): boolean =>
    field !== undefined && (field.assumed !== true || !OTHER_FORM.test(words));
  return known(heads.actual) || known(heads.score);
}

/** As `readTables`, each read when it is asked for: a sheet may hold hundreds. Null now and then while they are looked for. */
export function* tablesOf(
  grid: SheetGrid,
  lexicon: Lexicon = LISTS_ALONE,
): Generator<SelfEvaluation | null, void, undefined> {
  // The lines belong to the first form below them.
  let lines = grid.above ?? [];
  for (const region of findTables(grid, lexicon)) {
    if (region === null) {
      yield null;
      continue;
    }
    const table = readTable(grid, region, lines);
    lines = [];
    if (isEvaluation(table)) yield table;
  }
}

/** The forms of a sheet, top to bottom; an empty list when there is none. Never throws for what stands in a sheet. */
export function readTables(grid: SheetGrid, lexicon: Lexicon = LISTS_ALONE): SelfEvaluation[] {
  return [...tablesOf(grid, lexicon)].filter((table) => table !== null);
}
