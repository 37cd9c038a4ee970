import guangxi from './policies/guangxi.json' with { type: 'json' };
import hubei from './policies/hubei.json' with { type: 'json' };
import national from './policies/national.json' with { type: 'json' };
import nationalCost from './policies/national-cost.json' with { type: 'json' };
import platform from './policies/platform.json' with { type: 'json' };
import sichuan from './policies/sichuan.json' with { type: 'json' };
import yunnanBaoshan from './policies/yunnan-baoshan.json' with { type: 'json' };
import { type ScoringPolicy, scoringPolicySchema } from './schema.ts';

/** In force when nothing else was chosen: 财预〔2020〕10号. */
export const defaultPolicy: ScoringPolicy = scoringPolicySchema.parse(national);

/** The known rules, in the order in which a user sees them. */
export const builtInPolicies: readonly ScoringPolicy[] = [
  defaultPolicy,
  ...[nationalCost, hubei, sichuan, guangxi, platform, yunnanBaoshan].map((data) => scoringPolicySchema.parse(data)),
];

/** The built-in policy with that id; null when there is none. */
export function policyById(id: string): ScoringPolicy | null {
  return builtInPolicies.find((policy) => policy.id === id) ?? null;
}
