import { type Decimal, plain } from '../../src/engine/decimal.ts';
import { cellAddress, rangeAddress } from '../../src/engine/grid/address.ts';
import type { Field, SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';

/** A form in compact lines, for comparing what was read with what a person reads. */

/** The decimal's numeral; `none` where there is no number. */
export function shown(value: Decimal | null | undefined, none = '∅'): string {
  return value === null || value === undefined ? none : plain(value);
}

function short(text: string): string {
  return text.length > 16 ? `${text.slice(0, 16)}…` : text;
}

function field(value: Field | null): string {
  return value === null ? '∅' : `${cellAddress(value.cell.row, value.cell.column)}:${short(value.text)}`;
}

export function describeForm(table: SelfEvaluation): string {
  const lines = [
    `${table.layout} ${rangeAddress(table.range)} ${table.yearValue ?? '∅'}@${field(table.year)}`,
    `basics ${[table.project, table.department, table.unit].map(field).join(' | ')}`,
  ];
  if (table.funds !== null) {
    const { amountUnit, declaredPoints } = table.funds;
    lines.push(`funds ${amountUnit ?? '∅'} ${shown(declaredPoints)}`);
    for (const row of table.funds.rows) {
      const cells = [row.initialBudget, row.annualBudget, row.spent, row.points, row.rate, row.score];
      lines.push(`  ${row.kind} ${row.name} | ${cells.map(field).join(' | ')}`);
    }
  }
  for (const { goal, goalResult } of table.goals) lines.push(`goal ${field(goal)} | ${field(goalResult)}`);
  for (const one of table.indicators) {
    const level = (name: string | undefined, points: Decimal | null | undefined): string =>
      `${name ?? '∅'}${points == null ? '' : `(${plain(points)})`}`;
    const shared =
      one.pointsOwner === one.index && one.scoreOwner === one.index
        ? ''
        : ` shares ${one.pointsOwner}/${one.scoreOwner}`;
    const cells = [one.operator, one.target, one.unit, one.actual, one.points, one.score, one.note];
    lines.push(
      `  ${one.row} ${level(one.level1?.name, one.level1?.points)} ${level(one.level2?.name, one.level2?.points)} ${short(one.title)} | ${cells.map(field).join(' | ')}${one.isExecutionRate ? ' execution' : ''}${shared}`,
    );
  }
  lines.push(`placeholders ${table.placeholders.map(({ row }) => row).join(',')}`);
  if (table.total !== null)
    lines.push(
      `total ${[table.total.label, table.total.points, table.total.score, table.total.grade].map(field).join(' | ')}`,
    );
  if (table.footReason !== null) lines.push(`reasons ${field(table.footReason)}`);
  return `${lines.join('\n')}\n`;
}
