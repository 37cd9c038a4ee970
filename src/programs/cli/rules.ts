/** Every check that a report can name: those of forms, then those of a report's text. */

import { allChecks } from '../../engine/checks/all.ts';
import type { Severity } from '../../engine/checks/check.ts';
import { allNarrativeChecks } from '../../engine/narrative/checks/all.ts';
import { USAGE_ERRORS } from '../../messages/cli.ts';
import { titleOf } from '../../messages/index.ts';
import { narrativeBasisOf } from '../../messages/narrative/basis.ts';
import { narrativeTitleOf } from '../../messages/narrative/describe.ts';
import { CommandError } from './command-error.ts';
import { nearest } from './nearest.ts';

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

/** The rule of an id. @throws CommandError with what was meant, where there is none. */
export function ruleOf(id: string): Rule {
  const known = allRules.find((rule) => rule.id === id);
  if (known !== undefined) return known;
  const ids = allRules.map((rule) => rule.id);
  const near = nearest(id, ids);
  const meant = allRules.filter((rule) => (near.length > 0 ? near.includes(rule.id) : rule.title.includes(id)));
  const words = meant.slice(0, 5).map((rule) => `${rule.id}（${rule.title}）`);
  throw new CommandError(USAGE_ERRORS.unknownCheck(id, ids, words));
}
