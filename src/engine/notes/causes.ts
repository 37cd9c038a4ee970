/** Causes and measures that a user gives for the notes; the engine states numbers and never invents a cause. */

import * as z from 'zod/mini';
import { valueAt } from '../json-path.ts';
import type { Indicator } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';

const causeSchema = z.strictObject({
  /** 原因; blank keeps the hole in the draft. */
  cause: z.string(),
  /** 改进措施 */
  measures: z.optional(z.string()),
});

/** By the indicator's title, by its path (`产出指标/数量指标/改造小区数量`), or 预算执行率 for the execution. */
const causesSchema = z.record(z.string(), causeSchema);

export type Cause = Readonly<z.infer<typeof causeSchema>>;
export type Causes = Readonly<z.infer<typeof causesSchema>>;

/** The key that stands for the execution rate. */
const EXECUTION_KEY = '预算执行率';

export interface CausesProblem {
  /** Where: `居民满意度.cause`; `''` for the whole. */
  readonly path: string;
  readonly problem: 'missing' | 'type' | 'unknown-keys';
}

export type CausesParse =
  | { readonly ok: true; readonly causes: Causes }
  | { readonly ok: false; readonly problems: readonly CausesProblem[] };

/** Reads a file of causes (already parsed JSON). */
export function parseCauses(json: unknown): CausesParse {
  const parsed = causesSchema.safeParse(json);
  if (parsed.success) return { ok: true, causes: parsed.data };
  const problems = parsed.error.issues.map((issue): CausesProblem => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') return { path, problem: 'unknown-keys' };
    // Only `cause` has to be there.
    const isMissing = issue.path.at(-1) === 'cause' && valueAt(json, issue.path) === undefined;
    return { path, problem: isMissing ? 'missing' : 'type' };
  });
  return { ok: false, problems };
}

/** `产出指标/数量指标/改造小区数量`: an indicator's own name may occur twice, its path doesn't. */
export function indicatorPath(indicator: Indicator): string {
  return [indicator.level1?.name, indicator.level2?.name, indicator.title]
    .filter((part) => part !== undefined && part !== '')
    .join('/');
}

/** Causes by normalised key: blanks, full-width letters and other dividers in a path make no difference. */
export class CauseBook {
  readonly #causes = new Map<string, Cause>();
  readonly #keys = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(causes: Causes = {}) {
    for (const [key, cause] of Object.entries(causes)) {
      const normal = CauseBook.#normal(key);
      this.#causes.set(normal, cause);
      this.#keys.set(normal, key);
    }
  }

  static #normal(key: string): string {
    return normalise(key).replaceAll(/\s*[/>\\、]\s*/g, '/');
  }

  #take(key: string): Cause | null {
    const normal = CauseBook.#normal(key);
    const cause = this.#causes.get(normal);
    if (cause === undefined) return null;
    this.#used.add(normal);
    return cause;
  }

  /** The path wins over the bare title. */
  forIndicator(indicator: Indicator): Cause | null {
    return this.#take(indicatorPath(indicator)) ?? this.#take(indicator.title);
  }

  forExecution(): Cause | null {
    return this.#take(EXECUTION_KEY);
  }

  /** Keys, as the user wrote them, that no draft asked for: mistyped, or nothing deviates there. */
  unused(): string[] {
    return [...this.#keys].flatMap(([normal, key]) => (this.#used.has(normal) ? [] : [key]));
  }
}
