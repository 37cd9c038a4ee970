import { browserStore, type KeyValueStore, SettingsStore } from '../../../app/settings.ts';
import { policyById } from '../../../engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../engine/policy/schema.ts';

/** The policy that the user chose in the pane for workbooks that record none; null: the usual one. */
export function personalPolicy(window: { readonly localStorage: KeyValueStore }): ScoringPolicy | null {
  const { defaultPolicy: id, ownPolicies } = new SettingsStore(browserStore(window)).current;
  if (id === null) return null;
  return ownPolicies.find((own) => own.id === id) ?? policyById(id);
}
