/** What the checks of a report's text rest on. One list for all: no rule of a place orders them, what was written does. */

import { NATIONAL_RULES } from '../../engine/checks/check.ts';
import { type NarrativeCheckId, narrativeChecks } from '../../engine/narrative/checks/all.ts';

const ITSELF = '同一份报告里的数应当前后一致';
const WITH_FORM = '自评报告与项目支出绩效自评表应当一致';

/** Those that a rule orders. */
const ORDERED: { readonly [Id in NarrativeCheckId]?: string } = { 'text-grade': NATIONAL_RULES };

/** The source of a check, as its page and the reports name it. */
export function narrativeBasisOf(id: NarrativeCheckId): string {
  return ORDERED[id] ?? (narrativeChecks[id].needsForm ? WITH_FORM : ITSELF);
}
