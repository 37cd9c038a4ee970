/** What a batch asks: the same words in thirty files are one question. */

import { isQuestion, questionKey } from '../../../engine/reading-notes/questions.ts';
import type { FileEntry, TableEntry } from '../../../reports/schema.ts';

export interface BatchQuestion {
  readonly key: string;
  readonly gap: TableEntry['gaps'][number];
  readonly files: number;
  /** The first file that it stands in. */
  readonly path: string;
}

/** Those of most files first. */
export function batchQuestions(entries: readonly FileEntry[]): BatchQuestion[] {
  const questions = new Map<string, BatchQuestion>();
  for (const entry of entries) {
    const { path } = entry;
    const unread = entry.verdict === null ? [] : entry.unread;
    const gaps = [...entry.tables, ...unread].flatMap((each) => each.gaps).filter(isQuestion);
    for (const [key, gap] of new Map(gaps.map((each) => [questionKey(each), each]))) {
      const known = questions.get(key);
      questions.set(key, known === undefined ? { key, gap, path, files: 1 } : { ...known, files: known.files + 1 });
    }
  }
  return [...questions.values()].sort((a, b) => b.files - a.files);
}
