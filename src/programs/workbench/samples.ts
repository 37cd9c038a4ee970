/** The sample forms, built into the page. */

import withErrors from '../../../assets/samples/示例1-社区图书室（有错误）.xlsx';
import toReview from '../../../assets/samples/示例2-基层干部培训（待复核）.xlsx';
import ready from '../../../assets/samples/示例3-供水改造（可报送）.xlsx';
import type { Sample } from './files.ts';

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export const SAMPLES: readonly Sample[] = [
  { name: '示例1-社区图书室（有错误）.xlsx', bytes: () => bytesOf(withErrors) },
  { name: '示例2-基层干部培训（待复核）.xlsx', bytes: () => bytesOf(toReview) },
  { name: '示例3-供水改造（可报送）.xlsx', bytes: () => bytesOf(ready) },
];
