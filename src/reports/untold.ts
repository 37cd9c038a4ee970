import { checkIds } from '../engine/checks/all.ts';
import { titleOf } from '../messages/index.ts';
import { describeUntold } from '../messages/verdict.ts';
import type { TableEntry } from './schema.ts';

/** The checks that couldn't tell, by what they are called. */
export function untoldTitles({ outcomes }: Pick<TableEntry, 'outcomes'>): readonly string[] {
  return checkIds.filter((id) => outcomes[id]?.state === 'cannot-tell').map(titleOf);
}

/** The checks that couldn't tell, in one line; `''` where every check could. */
export function untoldLine(table: Pick<TableEntry, 'outcomes'>): string {
  return describeUntold(untoldTitles(table));
}
