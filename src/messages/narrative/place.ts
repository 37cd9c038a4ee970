/** Where something stands in a document's text, in words. */

import { shortened } from '../words.ts';

const MAX_HEADING = 20;

/** `第12段（三、综合评价结论）`, `脚注2`. `path`: the headings above it, outermost first. */
export function textPlace(
  { paragraph, note }: { readonly paragraph: number | null; readonly note: string | null },
  path: readonly string[],
): string {
  if (paragraph === null) return note ?? '';
  const heading = path.at(-1);
  return `第${paragraph}段${heading === undefined ? '' : `（${shortened(heading, MAX_HEADING)}）`}`;
}
