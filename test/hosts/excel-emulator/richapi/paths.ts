import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import { callMember, located, navigate } from './members.ts';
import { type ArgumentInfo, type ObjectPath, PathType, type RequestBody } from './protocol.ts';
import type { HostContext, HostObject } from './types.ts';

/** Object paths: each is resolved once a request. A child of nothing is nothing: how chains of …OrNullObject work. */

type Outcome = { readonly object: HostObject | null } | { readonly error: unknown };

export class Paths {
  readonly #paths: RequestBody['ObjectPaths'];
  readonly #root: HostObject;
  readonly #context: HostContext;
  readonly #outcomes = new Map<number, Outcome>();

  constructor(paths: RequestBody['ObjectPaths'], root: HostObject, context: HostContext) {
    this.#paths = paths;
    this.#root = root;
    this.#context = context;
  }

  path(id: number): ObjectPath {
    const path = this.#paths[String(id)];
    if (path === undefined) throw new NotModelled(`the object path ${id}, which isn't in the request`);
    return path;
  }

  /** @throws whatever went wrong when it was resolved first, every time */
  resolve(id: number): HostObject | null {
    let outcome = this.#outcomes.get(id);
    if (outcome === undefined) {
      try {
        outcome = { object: this.#find(this.path(id)) };
      } catch (error) {
        outcome = { error };
      }
      this.#outcomes.set(id, outcome);
    }
    if ('error' in outcome) throw outcome.error;
    return outcome.object;
  }

  arguments(info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((argument, index) => this.#argument(argument, ids?.[index]));
  }

  #argument(argument: unknown, id: unknown): unknown {
    if (typeof id === 'number' && id > 0 && id === argument) return this.resolve(id);
    if (Array.isArray(argument) && Array.isArray(id)) return argument.map((each, i) => this.#argument(each, id[i]));
    return this.#plain(argument);
  }

  /** Inside plain objects an object is written `{_ObjectPathId}`. */
  #plain(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { _ObjectPathId: id } = value as { _ObjectPathId?: unknown };
    if (typeof id === 'number') return this.resolve(id);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.#plain(each)]));
  }

  #find(path: ObjectPath): HostObject | null {
    const name = path.Name ?? '';
    const context = this.#context;
    switch (path.ObjectPathType) {
      case PathType.globalObject:
        return this.#root;
      case PathType.nullObject:
        return null;
      case PathType.newObject:
        return context.service(name);
      case PathType.reference: {
        const object = context.references.find(name);
        // Which code Excel uses for a reference that is gone is an assumption.
        if (object === null) throw new Refusal('InvalidReference');
        return object;
      }
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case PathType.property:
        return navigate(parent, name, context);
      case PathType.method:
        return callMember(parent, name, this.arguments(path.ArgumentInfo), context) as HostObject | null;
      case PathType.indexer: {
        const { indexer } = parent.type;
        if (indexer === undefined) throw new NotModelled(`${parent.type.name}.getItem`);
        const args = this.arguments(path.ArgumentInfo);
        return located(parent, 'getItem', () => indexer(parent.target, args, context));
      }
      default:
        throw new NotModelled(`object paths of type ${path.ObjectPathType}`);
    }
  }
}
