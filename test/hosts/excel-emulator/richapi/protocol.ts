/**
 * RichApi, the JSON that Office.js and Office exchange: a request lists object paths and actions on them, an answer the
 * result of each action. Known from the published library (@microsoft/office-js) and from Microsoft's published
 * host runtime for Word on the web; that Excel answers alike is an assumption.
 */

export const PathType = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  update: 9,
} as const;

export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** Where it equals the argument beside it and isn't 0, the argument is the object of that path. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name?: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
  /** The client untracked it: no reference is kept for it. */
  readonly D?: boolean;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequestBody {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

interface ErrorBody {
  readonly Code: string;
  readonly Message: string;
  readonly Location?: string;
  /** The action it happened at; what came before stays done. */
  readonly ActionIndex: number;
}

export interface ResponseBody {
  readonly Results?: readonly ActionResult[];
  readonly Error?: ErrorBody;
  readonly ProcessedResults?: { readonly Results: readonly ActionResult[] };
  readonly TraceIds?: readonly number[];
}

/** Bits of the flags that come with a request. */
export const RequestFlag = { write: 1, undoable: 16, delayForCellEdit: 64 } as const;
