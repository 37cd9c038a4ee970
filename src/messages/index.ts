import type { CheckId, FindingData } from '../engine/checks/data.ts';
import type { AnyFinding } from '../engine/review-types.ts';
import type { Advice } from './advice.ts';
import type { CheckMessage, CheckMessages } from './check-messages.ts';
import { indicatorMessages } from './checks-indicators.ts';
import { tableMessages } from './checks-table.ts';

/** A finding in words. A check without words is a type error. */

const MESSAGES: CheckMessages<FindingData> = { ...tableMessages, ...indicatorMessages };

/** The words of a finding. */
export interface FindingWords extends Advice {
  /** The check's short name. */
  readonly title: string;
}

/** The short name of a check: 总分与得分合计不符. */
export function titleOf(check: CheckId): string {
  return MESSAGES[check].title;
}

export function describe({ check, data }: AnyFinding): FindingWords {
  // An id and its data belong together: `AnyFinding` says so, but not of the two taken apart.
  const message = MESSAGES[check] as CheckMessage<unknown>;
  return { title: message.title, what: message.what(data), why: message.why(data), how: message.how(data) };
}
