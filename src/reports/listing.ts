/** Which findings a report lists: the others are counted, so that no file looks better than it is. */

import { SEVERITIES, type Severity } from '../engine/checks/check.ts';
import type { AnyFindingEntry, FileEntry, ReviewedFile } from './schema.ts';

export interface Listing {
  /** The least grave that is listed. */
  readonly severity: Severity;
  /** Ids of checks; null: all of them. */
  readonly select: ReadonlySet<string> | null;
  readonly ignore: ReadonlySet<string>;
  /** So many findings of the whole run; null: however many there are. */
  readonly most: number | null;
}

/** Whether a finding of this check counts at all. */
export function isSelected({ select, ignore }: Listing, check: string): boolean {
  return (select === null || select.has(check)) && !ignore.has(check);
}

/** The entries of a run, one after another, with those findings alone that are to be listed. */
export class Lister {
  readonly #listing: Listing;
  #left: number;

  constructor(listing: Listing) {
    this.#listing = listing;
    this.#left = listing.most ?? Number.POSITIVE_INFINITY;
  }

  /** @returns the entry itself where nothing is left out. */
  listed(entry: FileEntry): FileEntry {
    if (entry.verdict === null) return entry;
    const least = SEVERITIES.indexOf(this.#listing.severity);
    const unlisted: NonNullable<ReviewedFile['unlisted']> = { error: 0, warning: 0, hint: 0 };
    const all: readonly AnyFindingEntry[] = entry.findings;
    const findings = all.filter(({ check, severity, waived }) => {
      const wanted = isSelected(this.#listing, check) && SEVERITIES.indexOf(severity) <= least;
      if (wanted && this.#left > 0) {
        this.#left -= 1;
        return true;
      }
      if (waived === null) unlisted[severity] += 1;
      return false;
    });
    return findings.length === all.length ? entry : { ...entry, findings, unlisted };
  }
}
