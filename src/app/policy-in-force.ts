import type { SheetGrid } from '../engine/grid/grid.ts';
import { builtInPolicies, defaultPolicy } from '../engine/policy/built-in.ts';
import type { ScoringPolicy } from '../engine/policy/schema.ts';
import { recordedPolicy } from '../engine/waivers/read-sheet.ts';
import type { Settings } from './settings.ts';

/** Which policy a workbook is judged by, and by whose word. */

export type PolicyOrigin = 'chosen' | 'recorded' | 'personal' | 'default';

export interface PolicyInForce {
  readonly policy: ScoringPolicy;
  readonly origin: PolicyOrigin;
}

/** What may decide beside the workbook itself; null: nobody said anything. */
export interface PolicyChoice {
  /** For this workbook, or for all of a batch: stronger than what a workbook records. */
  readonly chosen: ScoringPolicy | null;
  /** The user's own, for workbooks that record none. */
  readonly personal: ScoringPolicy | null;
}

/** Nobody said anything: what the workbook records holds, else the national policy. */
export const UNDECIDED: PolicyChoice = { chosen: null, personal: null };

/** Strongest first: chosen now, recorded in the workbook's sheet 核对说明, the user's own, the national one. */
export function policyInForce(grids: readonly SheetGrid[], { chosen, personal }: PolicyChoice): PolicyInForce {
  if (chosen !== null) return { policy: chosen, origin: 'chosen' };
  const recorded = recordedPolicy(grids);
  if (recorded !== null) return { policy: recorded, origin: 'recorded' };
  if (personal !== null) return { policy: personal, origin: 'personal' };
  return { policy: defaultPolicy, origin: 'default' };
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
