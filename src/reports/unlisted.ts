import { REPORT } from '../messages/report.ts';
import { describeCounts } from '../messages/verdict.ts';
import type { ReviewedFile } from './schema.ts';

/** How many findings the command's options left out, in one line; `''` where they left out none. */
export function unlistedLine({ unlisted }: Pick<ReviewedFile, 'unlisted'>): string {
  const counted = unlisted === undefined ? '' : describeCounts({ ...unlisted, human: 0 });
  return counted === '' ? '' : REPORT.unlisted(counted);
}
