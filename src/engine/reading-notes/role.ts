import { AMOUNT_COLUMNS } from '../layout/self-evaluation.ts';

/** What a column of the indicators can be, the likeliest first. */
export const INDICATOR_ROLES = [
  'target',
  'actual',
  'points',
  'score',
  'note',
  'name',
  'level1',
  'level2',
  'operator',
  'unit',
] as const;

/**
 * A column of the indicators or of the funds (分值, 得分 and the notes are called the same in both), a block with points and scores of
 * its own, or nothing that an evaluation needs.
 */
export const READING_ROLES = [...INDICATOR_ROLES, ...AMOUNT_COLUMNS, 'rate', 'scored-block', 'ignored'] as const;

export type ReadingRole = (typeof READING_ROLES)[number];
