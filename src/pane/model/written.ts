import { WAIVER_SHEET } from '../../engine/waivers/waiver.ts';
import type { ApplyReceipt } from '../../hosts/host.ts';
import { UNDO } from '../../messages/pane.ts';
import { notWritten } from '../../messages/refused-edits.ts';
import { cellList } from '../../messages/words.ts';
import type { Checked } from '../state/state.ts';

/** How a cell is called: by its address, in a document by row and head. */
export type CellNames = (sheet: string, cell: string) => string;

export function addressAlone(_sheet: string, cell: string): string {
  return cell;
}

/** With its sheet where forms of several were checked and the address alone would mean any of them. */
function fullName(sheet: string, cell: string, checked: Checked | null, name: CellNames): string {
  const called = name(sheet, cell);
  const sheets = new Set(checked?.review.tables.map(({ table }) => table.sheet));
  return called === cell && sheets.size > 1 ? `${sheet}!${cell}` : called;
}

/**
 * `已写入 H24`, `已写入 12 个单元格，1 个没有写：H20（受保护）`.
 * @param named `已写入 I15、I17`: what nobody saw before
 */
export function describeWritten(
  { applied, refused }: ApplyReceipt,
  checked: Checked | null,
  name: CellNames,
  named = false,
): string {
  const left = notWritten(refused);
  if (applied.length > 0 && applied.every(({ sheet }) => sheet === WAIVER_SHEET))
    return UNDO.writtenIn(WAIVER_SHEET, applied.length, left);
  if (applied.length !== 1 && (!named || applied.length === 0)) return UNDO.written(applied.length, left);
  return UNDO.writtenTo(cellList(applied.map(({ sheet, cell }) => fullName(sheet, cell, checked, name))), left);
}
