/** What words mean in a workbook: what was taught, before the lists. */

import { noteKey, type ReadingNote } from '../reading-notes/note.ts';
import type { ReadingRole } from '../reading-notes/role.ts';
import { type Label, labelOf, NO_LABEL } from './labels.ts';
import { FUND_COLUMNS, type FundColumn, INDICATOR_COLUMNS, type IndicatorColumn } from './self-evaluation.ts';

const INDICATOR_ROLES: ReadonlySet<string> = new Set(INDICATOR_COLUMNS);
const FUND_ROLES: ReadonlySet<string> = new Set(FUND_COLUMNS);

function isIndicatorColumn(role: string): role is IndicatorColumn {
  return INDICATOR_ROLES.has(role);
}

function isFundColumn(role: string): role is FundColumn {
  return FUND_ROLES.has(role);
}

/** What the lists say of the words, with what was taught put in its place. */
function taughtLabel(label: Label, role: ReadingRole, key: string): Label {
  // Without a key no rule on words can take it for something after all.
  if (role === 'ignored')
    return { ...NO_LABEL, inline: label.inline, taught: role, indicator: 'other', fundHead: 'other' };
  if (role === 'scored-block') return { ...NO_LABEL, key, inline: label.inline, taught: role };
  const own: Label = { ...label, key, taught: role, title: false, fundBlock: false, indicatorBlock: false };
  const indicator = isIndicatorColumn(role) ? { indicator: role } : {};
  const fund = isFundColumn(role) ? { fund: role, fundHead: role, fundRow: null } : {};
  return { ...own, ...indicator, ...fund };
}

export class Lexicon {
  /** The same for the same notes. */
  readonly fingerprint: string;
  readonly #roles: ReadonlyMap<string, ReadingRole>;
  readonly #known = new Map<string, Label>();

  /** @param notes of two on the same words the last one holds. */
  constructor(notes: readonly ReadingNote[] = []) {
    this.#roles = new Map(notes.map(({ words, role }) => [noteKey(words), role]));
    this.fingerprint = JSON.stringify([...this.#roles]);
  }

  /** Whether anything was taught. */
  get isTaught(): boolean {
    return this.#roles.size > 0;
  }

  /** What labels a text can be. */
  labelOf(text: string): Label {
    if (this.#roles.size === 0) return labelOf(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const role = this.taught(text);
    if (role === null) return labelOf(text);
    const label = taughtLabel(labelOf(text), role, noteKey(text));
    this.#known.set(text, label);
    return label;
  }

  /** What was taught about these words; null where nothing was. */
  taught(words: string): ReadingRole | null {
    // Whole paragraphs are no labels, and needn't be brought to one spelling.
    return this.#roles.size === 0 || words.length > 120 ? null : (this.#roles.get(noteKey(words)) ?? null);
  }
}

/** Nothing was taught. */
export const LISTS_ALONE = new Lexicon();
