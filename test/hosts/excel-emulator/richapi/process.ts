import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import { callMember, setMember } from './members.ts';
import { Paths } from './paths.ts';
import { type Action, type ActionResult, ActionType, type RequestBody, type ResponseBody } from './protocol.ts';
import { idsOf, queryObject } from './query.ts';
import type { HostContext, HostObject } from './types.ts';

/** Answers one request. Every action has a result; the first that fails ends it, and what was done stays done. */

const IS_NULL = { _IsNull: true };

/** Called before each action; what it throws is the action's failure. */
export type BeforeAction = (index: number, action: Action) => void;

export function processRequest(
  body: RequestBody,
  root: HostObject,
  context: HostContext,
  beforeAction: BeforeAction,
): ResponseBody {
  const paths = new Paths(body.ObjectPaths, root, context);
  const results: ActionResult[] = [];
  const traces: number[] = [];
  const traced = (): Pick<ResponseBody, 'TraceIds'> => (traces.length === 0 ? {} : { TraceIds: traces });
  for (const [index, action] of body.Actions.entries()) {
    try {
      beforeAction(index, action);
      results.push({ ActionId: action.Id, Value: run(action, body, paths, context) });
    } catch (error) {
      return {
        Error: { ...errorBody(error), ActionIndex: index },
        ...traced(),
        ProcessedResults: { Results: results },
      };
    }
    if (action.ActionType === ActionType.trace) traces.push(action.Id);
  }
  return { Results: results, ...traced() };
}

function run(action: Action, body: RequestBody, paths: Paths, context: HostContext): unknown {
  if (action.ActionType === ActionType.trace) return null;
  const object = paths.resolve(action.ObjectPathId);
  const name = action.Name ?? '';
  switch (action.ActionType) {
    case ActionType.instantiate: {
      if (object === null) return null;
      const untracked = paths.path(action.ObjectPathId).D === true;
      if (object.type.keep && body.AutoKeepReference === true && !untracked) context.references.keep(object);
      return idsOf(object, context);
    }
    case ActionType.query:
      return queryObject(object, action.QueryInfo, context);
    case ActionType.method: {
      if (object === null) return IS_NULL;
      return callMember(object, name, paths.arguments(action.ArgumentInfo), context) ?? null;
    }
    case ActionType.setProperty: {
      // Writing to an object that isn't there is passed over in silence.
      if (object === null) return IS_NULL;
      setMember(object, name, paths.arguments(action.ArgumentInfo)[0], context);
      return null;
    }
    case ActionType.update: {
      if (object === null) return IS_NULL;
      for (const [key, value] of Object.entries(action.ObjectState ?? {})) setMember(object, key, value, context);
      return null;
    }
    default:
      throw new NotModelled(`actions of type ${action.ActionType}`);
  }
}

function errorBody(error: unknown): { Code: string; Message: string; Location?: string } {
  if (error instanceof Refusal) {
    return {
      Code: error.code,
      Message: error.message,
      ...(error.location === null ? {} : { Location: error.location }),
    };
  }
  if (error instanceof NotModelled) return { Code: 'NotImplemented', Message: error.message };
  throw error;
}
