/** Which policy a workbook is judged by, which its single forms, and by whose word. */

import type { SheetGrid } from '../engine/grid/grid.ts';
import { builtInPolicies, defaultPolicy } from '../engine/policy/built-in.ts';
import { type FormPolicy, isSameForm } from '../engine/policy/form-policies.ts';
import type { ScoringPolicy } from '../engine/policy/schema.ts';
import { recordedPolicies } from '../engine/waivers/read-sheet.ts';
import type { Settings } from './settings.ts';

export type PolicyOrigin = 'chosen' | 'recorded' | 'personal' | 'default';

export interface PolicyInForce {
  readonly policy: ScoringPolicy;
  /** Stronger, for the forms that they name. */
  readonly formPolicies: readonly FormPolicy[];
  readonly origin: PolicyOrigin;
}

export type FormChoice = Omit<FormPolicy, 'policy'> & { readonly policy: ScoringPolicy | null };

/** What may decide beside the workbook itself; null: nobody said anything. */
export interface PolicyChoice {
  /** For this workbook, or for all of a batch: stronger than what a workbook records. */
  readonly chosen: ScoringPolicy | null;
  /** For single forms; null as a policy: what holds for all holds for this one too, whatever is recorded for it. */
  readonly ofForms?: readonly FormChoice[];
  /** Beside a policy chosen for all, what the workbook records for single forms still holds: whoever chose it saw them. */
  readonly keepsRecorded?: boolean;
  /** The user's own, for workbooks that record none. */
  readonly personal: ScoringPolicy | null;
}

/** Nobody said anything: what the workbook records holds, else the national policy. */
export const UNDECIDED: PolicyChoice = { chosen: null, personal: null };

/** Strongest first: chosen now, recorded in the workbook's sheet 核对说明, the user's own, the national one. */
export function policyInForce(
  grids: readonly SheetGrid[],
  { chosen, personal, ofForms = [], keepsRecorded = chosen === null }: PolicyChoice,
): PolicyInForce {
  const here = ofForms.flatMap(({ policy, ...form }) => (policy === null ? [] : [{ ...form, policy }]));
  const recorded = recordedPolicies(grids);
  const kept = recorded.formPolicies.filter((each) => !ofForms.some((other) => isSameForm(each, other)));
  const formPolicies = keepsRecorded ? [...here, ...kept] : here;
  if (chosen !== null) return { policy: chosen, formPolicies, origin: 'chosen' };
  if (recorded.policy !== null) return { policy: recorded.policy, formPolicies, origin: 'recorded' };
  if (personal !== null) return { policy: personal, formPolicies, origin: 'personal' };
  return { policy: defaultPolicy, formPolicies, origin: 'default' };
}

/** As the pane judges a file that is opened: by what it records, otherwise by the user's own choice. */
export function usualChoice(settings: Settings): PolicyChoice {
  return { chosen: null, personal: personalPolicy(settings) };
}

/** The built-in policies, then the user's own. */
export function knownPolicies({ ownPolicies }: Settings): readonly ScoringPolicy[] {
  return [...builtInPolicies, ...ownPolicies];
}

/** The policy that the user chose for workbooks that record none; null: none, or one that no longer exists. A unit's own goes before a built-in one of the same id. */
export function personalPolicy(settings: Settings): ScoringPolicy | null {
  const { defaultPolicy: id, ownPolicies } = settings;
  if (id === null) return null;
  return [...ownPolicies, ...builtInPolicies].find((policy) => policy.id === id) ?? null;
}
