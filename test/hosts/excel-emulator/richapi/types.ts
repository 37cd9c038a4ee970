import type { Area } from '../../sheet-model/area.ts';
import { NotModelled } from '../../sheet-model/refusal.ts';
import type { SheetModel } from '../../sheet-model/sheet.ts';
import type { WorkbookModel } from '../../sheet-model/workbook.ts';

/** How the host describes its objects: one table a type, under the names that travel. */

export interface HostObject {
  readonly type: ObjectType<unknown>;
  readonly target: unknown;
}

/** What actions may need beside their object. */
export interface HostContext {
  readonly workbook: WorkbookModel;
  readonly references: ReferenceStore;
  readonly registrations: Registrations;
  readonly wrap: Wrappers;
  /** Makes one of the services that the library asks for by name. */
  readonly service: (name: string) => HostObject | null;
  /** Whether the host knows calls of this set: `1.9` → ExcelApi 1.9. */
  readonly supports: (since: string) => boolean;
}

/** Makes the objects that hang on each other in circles: worksheets have ranges, which know their worksheet. */
interface Wrappers {
  readonly worksheet: (sheet: SheetModel) => HostObject;
  /** @throws Refusal for an area outside the sheet */
  readonly range: (sheet: SheetModel, area: Area) => HostObject;
  readonly rangeAreas: (sheet: SheetModel, areas: readonly Area[]) => HostObject;
}

export interface Registrations {
  add(eventType: number, targetId: string): void;
  remove(eventType: number, targetId: string): void;
}

type Getter<T> = (target: T, context: HostContext, self: HostObject) => unknown;

export interface Scalar<T> {
  readonly get: Getter<T>;
  readonly set?: (target: T, value: unknown, context: HostContext) => void;
}

export type Navigation<T> = (target: T, context: HostContext) => HostObject | null;
/** Returns a HostObject where a path asks for it, a plain value where an action does. */
export type Method<T> = (target: T, args: readonly unknown[], context: HostContext, self: HostObject) => unknown;

export interface ObjectType<T> {
  /** The class in the library: `WorksheetCollection`. */
  readonly name: string;
  /** Members that came later than ExcelApi 1.1, as the library tells them. */
  readonly since: Readonly<Record<string, string>>;
  readonly scalars: Readonly<Record<string, Scalar<T>>>;
  readonly navigations: Readonly<Record<string, Navigation<T>>>;
  readonly methods: Readonly<Record<string, Method<T>>>;
  /** Collections only. */
  readonly items?: (target: T, context: HostContext) => HostObject[];
  /** `getItem`. */
  readonly indexer?: (target: T, args: readonly unknown[], context: HostContext) => HostObject;
  /** Objects that live on under a reference id until the client removes it. */
  readonly keep: boolean;
}

export interface TypeHandle<T> {
  readonly type: ObjectType<unknown>;
  of(target: T): HostObject;
}

type Spec<T> = Partial<Omit<ObjectType<T>, 'name'>>;

export function defineType<T>(name: string, spec: Spec<T>): TypeHandle<T> {
  const filled: ObjectType<T> = { since: {}, scalars: {}, navigations: {}, methods: {}, keep: false, ...spec, name };
  // The table is only ever used with the targets that `of` pairs it with.
  const type = filled as unknown as ObjectType<unknown>;
  return { type, of: (target) => ({ type, target }) };
}

/** A type of its target that tells nothing but its name, for calls that answer with it. */
export function targetOf<T>(handle: TypeHandle<T>, value: unknown, what: string): T {
  const object = value as HostObject | null | undefined;
  if (typeof object !== 'object' || object === null || object.type !== handle.type) throw new NotModelled(what);
  return object.target as T;
}

/** The objects that the client holds on to: "tracked objects" of the Office documentation. */
export class ReferenceStore {
  readonly #ids = new Map<HostObject, string>();
  readonly #objects = new Map<string, HostObject>();
  readonly #lent = new Map<string, HostObject>();
  #made = 0;

  get size(): number {
    return this.#objects.size;
  }

  keep(object: HostObject): string {
    const known = this.#ids.get(object);
    if (known !== undefined) return known;
    this.#made += 1;
    const id = `${object.type.name}:${this.#made}`;
    this.#ids.set(object, id);
    this.#objects.set(id, object);
    return id;
  }

  idOf(object: HostObject): string | null {
    return this.#ids.get(object) ?? null;
  }

  find(id: string): HostObject | null {
    return this.#objects.get(id) ?? this.#lent.get(id) ?? null;
  }

  /** For the arguments of an event: the client never gives it back, so it isn't counted. */
  lend(object: HostObject): string {
    this.#made += 1;
    const id = `Event:${this.#made}`;
    this.#lent.set(id, object);
    return id;
  }

  remove(id: string): void {
    const object = this.#objects.get(id);
    if (object !== undefined) this.#ids.delete(object);
    this.#objects.delete(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#objects.clear();
  }
}
