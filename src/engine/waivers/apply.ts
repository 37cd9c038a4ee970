import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';
import type { Waived, Waiver, WaiverKey } from './waiver.ts';

/** What a finding of this form, or of none, is called in the sheet of waivers. */
export function waiverKey(
  table: SelfEvaluation | null,
  finding: { readonly check: string; readonly about: string },
): WaiverKey {
  return { check: finding.check, project: table?.project?.text ?? '', about: finding.about };
}

function keyText({ check, project, about }: WaiverKey): string {
  return [check, project, about].map(normalise).join('\n');
}

/** The waivers by what they are about; remembers which of them were asked for. */
export class WaiverBook {
  readonly #waivers = new Map<string, Waiver[]>();
  readonly #used = new Set<Waiver>();

  constructor(waivers: readonly Waiver[]) {
    for (const waiver of waivers) {
      // A waiver without a reason says nothing to its reader: it doesn't count.
      if (waiver.reason === '') continue;
      const key = keyText(waiver);
      const same = this.#waivers.get(key);
      if (same === undefined) this.#waivers.set(key, [waiver]);
      else same.push(waiver);
    }
  }

  /** What the user said about it; null when it isn't waived. */
  take(key: WaiverKey): Waived | null {
    if (this.#waivers.size === 0) return null;
    const found = this.#waivers.get(keyText(key));
    if (found === undefined) return null;
    for (const waiver of found) this.#used.add(waiver);
    const { reason, date } = found.at(-1) as Waiver;
    return { reason, date };
  }

  /**
   * Waivers that no finding asked for.
   *
   * @param projects when given, those of other projects are passed over: their forms weren't read.
   */
  unused(projects: readonly string[] | null): Waiver[] {
    const known = projects === null ? null : new Set(projects.map(normalise));
    return [...this.#waivers.values()]
      .flat()
      .filter((waiver) => !this.#used.has(waiver) && (known === null || known.has(normalise(waiver.project))))
      .sort((a, b) => a.row - b.row);
  }
}

/** The waivers that have this key. */
export function waiversOf(waivers: readonly Waiver[], key: WaiverKey): Waiver[] {
  const wanted = keyText(key);
  return waivers.filter((waiver) => keyText(waiver) === wanted);
}
