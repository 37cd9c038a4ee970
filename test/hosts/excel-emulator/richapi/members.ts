import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import type { HostContext, HostObject, ObjectType } from './types.ts';

/** Finding members, and what is said when they aren't there or fail. */

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const location = (type: ObjectType<unknown>, member: string): string => `${type.name}.${camel(member)}`;

/** @throws NotModelled where the tables don't know it, Refusal where this version of the host wouldn't */
function known<Found>(
  object: HostObject,
  table: Readonly<Record<string, Found>>,
  name: string,
  context: HostContext,
): Found {
  const { type } = object;
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new NotModelled(`${type.name}.${name}`);
  const since = type.since[name];
  if (since !== undefined && !context.supports(since)) throw new Refusal('ApiNotFound', location(type, name));
  return found;
}

/** Runs a member and tells with every refusal where it happened. */
export function located<T>(object: HostObject, name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof Refusal ? error.at(location(object.type, name)) : error;
  }
}

export function setMember(object: HostObject, name: string, value: unknown, context: HostContext): void {
  const { set } = known(object, object.type.scalars, name, context);
  if (set === undefined) throw new Refusal('InvalidOperation', location(object.type, name));
  located(object, name, () => set(object.target, value, context));
}

export function callMember(object: HostObject, name: string, args: readonly unknown[], context: HostContext): unknown {
  const method = known(object, object.type.methods, name, context);
  return located(object, name, () => method(object.target, args, context, object));
}

export function readScalar(object: HostObject, name: string, context: HostContext): unknown {
  const { get } = known(object, object.type.scalars, name, context);
  return located(object, name, () => get(object.target, context, object));
}

export function navigate(object: HostObject, name: string, context: HostContext): HostObject | null {
  const navigation = known(object, object.type.navigations, name, context);
  return located(object, name, () => navigation(object.target, context));
}
