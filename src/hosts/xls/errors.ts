import { HostError, type HostErrorDetail } from '../host.ts';

/** The errors of damaged .xls files. */

/** What the file says contradicts itself or the format. */
export function badRecord(cause: string, where: Pick<HostErrorDetail, 'sheet' | 'cells'> = {}): HostError {
  return new HostError('damaged', 'bad-record', { ...where, cause });
}

/** The file ends before what it says it holds. */
export function truncated(cause: string): HostError {
  return new HostError('damaged', 'truncated', { cause });
}
