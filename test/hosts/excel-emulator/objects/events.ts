import type { Method } from '../richapi/types.ts';

/** `object.onChanged.add(…)` reaches the host as a method `_RegisterDataChangedEvent`. */

export const EventType = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
} as const;

/** As the target of events of `context.workbook.worksheets`. */
export const ALL_SHEETS = 'Workbook';

export function eventMethods<T>(
  names: Readonly<Record<string, number>>,
  targetId: (target: T) => string,
): Record<string, Method<T>> {
  const methods: Record<string, Method<T>> = {};
  for (const [name, eventType] of Object.entries(names)) {
    methods[`_Register${name}Event`] = (target, _args, { registrations }) =>
      registrations.add(eventType, targetId(target));
    methods[`_Unregister${name}Event`] = (target, _args, { registrations }) =>
      registrations.remove(eventType, targetId(target));
  }
  return methods;
}

/** The same set for registering and unregistering. */
export function eventsSince(sets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sets).flatMap(([name, since]) => [
      [`_Register${name}Event`, since],
      [`_Unregister${name}Event`, since],
    ]),
  );
}
