import type { Check } from './check.ts';
import type { CheckId } from './data.ts';
import { indicatorChecks } from './indicators-list.ts';
import { tableChecks } from './table-list.ts';

/** A check of any id; the data of its findings is known by the id alone. */
export type AnyCheck = { [Id in CheckId]: Check<Id> }[CheckId];

/** Every check, in the order in which findings of one row are listed. */
export const allChecks: readonly AnyCheck[] = [...tableChecks, ...indicatorChecks];

export const checkIds: readonly CheckId[] = allChecks.map((check) => check.id);
