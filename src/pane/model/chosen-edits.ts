/** The lines of a preview: what each is about, and which are written when some are left out. */

import { placeKey } from '../../engine/edits/edit.ts';
import { untrueEdits } from '../../engine/edits/needs.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import type { Review } from '../../engine/review-types.ts';
import { FILL_PART_NAMES } from '../../messages/fill.ts';
import { SCORES } from '../../messages/pane.ts';
import type { Preview, PreviewEdit } from '../state/state.ts';

/** What is written, and what falls with edits that are left out. */
export interface Chosen {
  readonly edits: readonly PreviewEdit[];
  /** By the edit that would be untrue: the cells that it is worked out from and that are left out. */
  readonly fallen: ReadonlyMap<PreviewEdit, readonly string[]>;
  /** By the edit that would be untrue: the cells of the choices that make it so. */
  readonly overtaken: ReadonlyMap<PreviewEdit, readonly string[]>;
}

/** What isn't true beside choices that are made. */
function overtakenBy(chosen: readonly PreviewEdit[]): ReadonlyMap<PreviewEdit, readonly string[]> {
  const choices = chosen.filter(({ optional }) => optional !== undefined);
  const made = new Set(choices.map(placeKey));
  const overtaken = new Map<PreviewEdit, readonly string[]>();
  for (const edit of chosen) {
    const because = (edit.unless ?? []).filter((cell) => made.has(placeKey({ sheet: edit.sheet, cell })));
    if (because.length > 0) overtaken.set(edit, because);
  }
  return overtaken;
}

/** The edits that need what is left out. Where a choice is about the same cell as a plain edit, plain ones need that, choices the choice. */
function fallenOf(
  edits: readonly PreviewEdit[],
  off: ReadonlySet<PreviewEdit>,
): ReadonlyMap<PreviewEdit, readonly string[]> {
  const plain = edits.filter(({ optional }) => optional === undefined);
  const leftOf = (among: readonly PreviewEdit[]): Map<PreviewEdit, string> =>
    new Map(among.filter((edit) => off.has(edit)).map((edit) => [edit, edit.cell]));
  const fallen = untrueEdits(plain, leftOf(plain));
  if (plain.length === edits.length) return fallen;
  const choices = edits.filter(({ optional }) => optional !== undefined);
  const chosen = new Set(choices.map(placeKey));
  const others = plain.filter((edit) => !chosen.has(placeKey(edit)));
  return new Map([...fallen, ...untrueEdits([...choices, ...others], leftOf([...choices, ...others]))]);
}

/**
 * @param edits all of a preview
 * @param off those that the user doesn't want
 */
export function chosenEdits(edits: readonly PreviewEdit[], off: ReadonlySet<PreviewEdit>): Chosen {
  const fallen = fallenOf(edits, off);
  const chosen = edits.filter((edit) => !off.has(edit) && !fallen.has(edit));
  const overtaken = overtakenBy(chosen);
  return { edits: chosen.filter((edit) => !overtaken.has(edit)), fallen, overtaken };
}

/** What isn't ticked before the user has said anything. */
export function leftAtFirst({ edits, ticked }: Preview): ReadonlySet<PreviewEdit> {
  return new Set(ticked === true ? [] : edits.filter(({ optional }) => optional === 'choice'));
}

/** What the rows of the forms are called, by sheet and number. */
export type RowNames = ReadonlyMap<string, ReadonlyMap<number, string>>;

function namesIn(table: SelfEvaluation): [number, string][] {
  const names: [number, string][] = [];
  for (const { kind, row, name } of table.funds?.rows ?? [])
    names.push([row, kind === 'total' ? SCORES.execution : name]);
  for (const { row, title } of table.indicators) names.push([row, title]);
  for (const { row, name } of table.scored) names.push([row, name.text]);
  if (table.total !== null) names.push([table.total.row, FILL_PART_NAMES.total]);
  return names;
}

export function rowNames({ tables }: Pick<Review, 'tables'>): RowNames {
  const bySheet = new Map<string, Map<number, string>>();
  for (const { table } of tables) {
    const own = bySheet.get(table.sheet) ?? new Map<number, string>();
    for (const [row, name] of namesIn(table)) own.set(row, name);
    bySheet.set(table.sheet, own);
  }
  return bySheet;
}

/** What a line says beside its cell: whose cell it is, or what is done to it where it holds the same afterwards. */
export function lineName({ sheet, cell, what }: PreviewEdit, names: RowNames, looksTheSame: boolean): string {
  const name = names.get(sheet)?.get(parseAddress(cell)?.row ?? 0) ?? '';
  // A cell of a row without a name is called by what is done to it.
  return (looksTheSame || what.includes(name)) && what !== '' ? what : name;
}

/** A line, or the sheet that those after it belong to. */
export type PreviewRow =
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'edit'; readonly edit: PreviewEdit };

/** Sheet by sheet, each from its top to its bottom: what only follows was planned last, and stands below what it follows from. */
export function previewRows(edits: readonly PreviewEdit[]): PreviewRow[] {
  const bySheet = new Map<string, { readonly edit: PreviewEdit; readonly row: number; readonly column: number }[]>();
  for (const edit of edits) {
    const { row, column } = parseAddress(edit.cell) ?? { row: 0, column: 0 };
    const own = bySheet.get(edit.sheet) ?? [];
    own.push({ edit, row, column });
    bySheet.set(edit.sheet, own);
  }
  return [...bySheet].flatMap(([sheet, own]): PreviewRow[] => [
    ...(bySheet.size > 1 ? [{ kind: 'sheet' as const, sheet }] : []),
    ...own.sort((a, b) => a.row - b.row || a.column - b.column).map(({ edit }): PreviewRow => ({ kind: 'edit', edit })),
  ]);
}
