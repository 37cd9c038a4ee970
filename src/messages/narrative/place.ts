/** Where something stands in a document's text, in words. */

import { paragraphPlace } from '../places.ts';

/** `第12段（三、综合评价结论）`, `脚注2`. `path`: the headings above it, outermost first. */
export function textPlace(
  { paragraph, note }: { readonly paragraph: number | null; readonly note: string | null },
  path: readonly string[],
): string {
  return paragraph === null ? (note ?? '') : paragraphPlace(paragraph, path.at(-1) ?? null);
}
