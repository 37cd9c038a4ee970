import type { Settings } from '../../../app/settings.ts';
import { builtInPolicies, defaultPolicy } from '../../../engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../engine/policy/schema.ts';

/** By which policy the files of a batch are reviewed. */
export interface BatchPolicy {
  readonly policy: ScoringPolicy;
  /** Also where a workbook records another one. */
  readonly everywhere: boolean;
}

export const NATIONAL: BatchPolicy = { policy: defaultPolicy, everywhere: false };

export function policiesFor({ ownPolicies }: Settings): readonly ScoringPolicy[] {
  return [...builtInPolicies, ...ownPolicies];
}

/** As the pane judges a file that is opened: by what the workbook records, otherwise by the user's own choice. */
export function usualPolicy(settings: Settings): BatchPolicy {
  const policy = policiesFor(settings).find(({ id }) => id === settings.defaultPolicy) ?? defaultPolicy;
  return { policy, everywhere: false };
}
