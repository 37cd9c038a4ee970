/** Edits as they come back from where they were kept: a page's store, which anybody may have written to. */

import * as z from 'zod/mini';
import type { CellEdit } from './edit.ts';

const content = z.object({
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  formula: z.optional(z.string()),
  error: z.optional(z.string()),
});

const words = z.array(z.object({ cell: z.string(), text: z.string() }));

const height = z.object({ points: z.nullable(z.string()), fixed: z.nullable(z.string()) });

const edit = z.object({
  sheet: z.string(),
  cell: z.string(),
  from: content,
  to: content,
  witness: z.optional(z.object({ sheetId: z.optional(z.string()), row: words, column: words })),
  legible: z.optional(z.literal(true)),
  height: z.optional(z.object({ from: height, to: height })),
});

/** Null when the data are no edits, or not all of them. */
export function parseEdits(data: unknown): readonly CellEdit[] | null {
  const parsed = z.array(edit).safeParse(data);
  // The same in all but that zod says `undefined` of what may be absent.
  return parsed.success ? (parsed.data as readonly CellEdit[]) : null;
}
