/** Which form a report belongs to, where it has none of its own. */

import type { NarrativeDoc } from '../engine/narrative/document.ts';
import { normalise } from '../engine/values/text.ts';

/** A form that may be a report's: one of the files beside it. */
export interface PairCandidate {
  readonly project: string;
}

/** Shorter ones stand in many a report by chance. */
const MIN_NAME = 4;

/** Quotes, brackets, blanks, years and the words 项目 and 支出 come and go between a form and its report. */
function bare(name: string): string {
  return normalise(name)
    .replace(/(?:19|20)\d{2}(?:年度|年)?/g, '')
    .replace(/["'“”‘’「」『』《》<>()[\]、,，。.:：;；·\-—_]/g, '')
    .replace(/项目|支出/g, '');
}

/** The only candidate whose project the report names; a name that is a part of another that is named too doesn't count. */
function namedIn<Candidate extends PairCandidate>(
  { paragraphs }: NarrativeDoc,
  candidates: readonly Candidate[],
): Candidate | null {
  const text = bare(paragraphs.map((paragraph) => paragraph.text).join('\n'));
  const named = candidates
    .map((candidate) => ({ candidate, name: bare(candidate.project) }))
    .filter(({ name }) => name.length >= MIN_NAME && text.includes(name));
  const whole = named.filter(({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)));
  const [first, ...others] = whole;
  return first === undefined || others.length > 0 ? null : first.candidate;
}

export interface Pair<Candidate> {
  readonly candidate: Candidate;
  readonly by: 'project-name' | 'only-one';
}

/**
 * The form of a report among those of its folder: the one whose project it names, else the only form beside the only report.
 *
 * @param reports how many reports without a form the folder holds, this one among them.
 */
export function pairOf<Candidate extends PairCandidate>(
  doc: NarrativeDoc,
  candidates: readonly Candidate[],
  reports: number,
): Pair<Candidate> | null {
  const named = namedIn(doc, candidates);
  if (named !== null) return { candidate: named, by: 'project-name' };
  const [only, ...others] = candidates;
  return only === undefined || others.length > 0 || reports !== 1 ? null : { candidate: only, by: 'only-one' };
}
