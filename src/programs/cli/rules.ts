/** Every check that a report can name: those of forms, then those of a report's text. */

import { allChecks } from '../../engine/checks/all.ts';
import type { Severity } from '../../engine/checks/check.ts';
import { allNarrativeChecks } from '../../engine/narrative/checks/all.ts';
import { titleOf } from '../../messages/index.ts';
import { narrativeBasisOf } from '../../messages/narrative/basis.ts';
import { narrativeTitleOf } from '../../messages/narrative/describe.ts';

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** The rule's source. */
  readonly basis: string;
}

export const allRules: readonly Rule[] = [
  ...allChecks.map(({ id, severity, basis }) => ({ id, severity, basis, title: titleOf(id) })),
  ...allNarrativeChecks.map(({ id, severity }) => ({
    id,
    severity,
    basis: narrativeBasisOf(id),
    title: narrativeTitleOf(id),
  })),
];
