import { NotModelled } from '../../sheet-model/refusal.ts';
import { navigate, readScalar } from './members.ts';
import type { QueryInfo } from './protocol.ts';
import type { HostContext, HostObject, ObjectType } from './types.ts';

/** `load`: which properties, of the object and of what hangs on it. */

/** What to take along: names in lower case, since they come as the developer wrote them. */
interface Selection {
  readonly branches: Map<string, Selection>;
  all: boolean;
}

const nothing = (): Selection => ({ branches: new Map(), all: false });

/** `format/fill/color`, `format.fill.color` or `*`. */
function addPath(selection: Selection, path: string): void {
  let at = selection;
  for (const name of path.split(/[/.]/)) {
    const key = name.trim().toLowerCase();
    if (key === '*' || key === '$all') {
      at.all = true;
    } else if (key !== '$none' && key !== '') {
      const next = at.branches.get(key) ?? nothing();
      at.branches.set(key, next);
      at = next;
    }
  }
}

function selectionOf(query: QueryInfo | undefined): Selection {
  const selection = nothing();
  const select = query?.Select ?? [];
  if (select.length === 0) selection.all = true;
  for (const path of select) addPath(selection, path);
  for (const path of query?.Expand ?? []) addPath(selection, path);
  return selection;
}

export function queryObject(object: HostObject | null, query: QueryInfo | undefined, context: HostContext): unknown {
  return object === null ? null : describe(object, selectionOf(query), query, context);
}

/** The ids by which the client finds an object again. */
export function idsOf(object: HostObject, context: HostContext): Record<string, unknown> {
  const ids: Record<string, unknown> = {};
  for (const name of ['Id', '_Id']) {
    const scalar = object.type.scalars[name];
    if (scalar !== undefined) ids[name] = scalar.get(object.target, context, object);
  }
  const reference = context.references.idOf(object);
  if (reference !== null) ids['_ReferenceId'] = reference;
  return ids;
}

const named = (table: object, lower: string): string | undefined =>
  Object.keys(table).find((name) => name.toLowerCase() === lower);

function describe(
  object: HostObject,
  selection: Selection,
  query: QueryInfo | undefined,
  context: HostContext,
): Record<string, unknown> {
  const { type } = object;
  const result = idsOf(object, context);
  if (selection.all) {
    for (const name of defaults(type, context)) result[name] = readScalar(object, name, context);
  }
  const ofItems: Selection = { branches: new Map(), all: selection.all };
  for (const [lower, branch] of selection.branches) {
    const scalar = named(type.scalars, lower);
    const navigation = named(type.navigations, lower);
    if (scalar !== undefined) {
      result[scalar] = readScalar(object, scalar, context);
    } else if (navigation !== undefined) {
      const child = navigate(object, navigation, context);
      // A navigation property named alone brings all its scalars.
      const within = branch.branches.size === 0 ? { ...branch, all: true } : branch;
      result[navigation] = child === null ? null : describe(child, within, undefined, context);
    } else if (type.items !== undefined) {
      ofItems.branches.set(lower, branch);
    } else {
      // Excel may pass over unknown names silently; a test is better told.
      throw new NotModelled(`${type.name}.${lower}, asked for by load()`);
    }
  }
  if (type.items !== undefined) {
    const from = query?.Skip ?? 0;
    const items = type
      .items(object.target, context)
      .slice(from, query?.Top === undefined ? undefined : from + query.Top);
    result['_Items'] = items.map((item, index) => ({
      _Index: index + from,
      ...describe(item, ofItems, undefined, context),
    }));
  }
  return result;
}

/** What `load()` without names brings: what this version of the host knows. */
function defaults(type: ObjectType<unknown>, context: HostContext): string[] {
  return Object.keys(type.scalars).filter((name) => {
    const since = type.since[name];
    return name !== '_ReferenceId' && (since === undefined || context.supports(since));
  });
}
