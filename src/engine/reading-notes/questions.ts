/** What a user can be asked about a gap, and what can be answered. */

import { AMOUNT_COLUMNS, type Gap } from '../layout/self-evaluation.ts';
import { isTeachable, noteKey } from './note.ts';
import { INDICATOR_ROLES, type ReadingRole } from './role.ts';

/** As a review or a report names it. */
type NamedGap = Pick<Gap, 'kind' | 'block' | 'words'> & {
  readonly guess: string | null;
  readonly cells: readonly unknown[];
};

const FUND_CHOICES: readonly ReadingRole[] = [...AMOUNT_COLUMNS, 'rate', 'points', 'score', 'note'];

/** Whether the user can say what it is. A head under which nothing stands isn't worth a question. */
export function isQuestion({ kind, words, cells }: NamedGap): boolean {
  return isTeachable(words) && (kind !== 'column' || cells.length > 1);
}

/** Gaps with the same are one question. */
export function questionKey({ block, words }: NamedGap): string {
  return `${block ?? ''}\n${noteKey(words)}`;
}

/** What it seems to be; null where nothing speaks for anything. */
export function guessOf({ guess, kind, block }: NamedGap): ReadingRole | null {
  if (kind !== 'column') return guess === 'scored-block' ? guess : null;
  return choicesOf({ kind, block }).find((role) => role === guess) ?? null;
}

/** What a column can be. Of a block it can only be said that it is scored, or that it doesn't matter. */
export function choicesOf({ kind, block }: Pick<NamedGap, 'kind' | 'block'>): readonly ReadingRole[] {
  if (kind !== 'column') return [];
  return block === 'funds' ? FUND_CHOICES : INDICATOR_ROLES;
}
