/**
 * What WPS answers, as values. A getter that fails reads as null there, so nothing may be taken for nothing: what is due and
 * doesn't come is asked for once more, and is then an error. Only `uniform.ts` takes null for an answer.
 */

import { DocumentError } from '../../formats/error.ts';

type Ask = () => unknown;

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** @param what technical English, for the copyable diagnostic. */
export function noAnswer(what: string, value?: unknown): DocumentError {
  const told = value === undefined ? 'no answer' : `an answer of another kind (${typeof value})`;
  return new DocumentError('unknown', 'unknown', { cause: `${what}: ${told}`, inProgram: true });
}

/** Asks, and once more where nothing comes. */
export function again(ask: Ask): unknown {
  const answer = ask();
  return isNothing(answer) ? ask() : answer;
}

function due(ask: Ask, what: string): unknown {
  const answer = again(ask);
  if (isNothing(answer)) throw noAnswer(what);
  return answer;
}

/** @throws DocumentError `unknown` for anything but a number that counts something */
export function count(ask: Ask, what: string): number {
  const answer = due(ask, what);
  if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < 0) throw noAnswer(what, answer);
  return answer;
}

/** A length. @throws DocumentError `unknown` */
export function measure(ask: Ask, what: string): number {
  const answer = due(ask, what);
  if (typeof answer !== 'number' || !Number.isFinite(answer)) throw noAnswer(what, answer);
  return answer;
}

/** @throws DocumentError `unknown` */
export function text(ask: Ask, what: string): string {
  const answer = due(ask, what);
  if (typeof answer !== 'string') throw noAnswer(what, answer);
  return answer;
}

/** Truth values come as such or, as in VBA, as 0 and another number. @throws DocumentError `unknown` */
export function truth(ask: Ask, what: string): boolean {
  const answer = due(ask, what);
  if (typeof answer === 'boolean') return answer;
  if (typeof answer !== 'number') throw noAnswer(what, answer);
  return answer !== 0;
}

/** @throws DocumentError `unknown` */
export function object<Thing extends object>(ask: () => Thing | null | undefined, what: string): Thing {
  const answer = due(ask, what);
  if (typeof answer !== 'object' && typeof answer !== 'function') throw noAnswer(what, answer);
  return answer as Thing;
}

/** For keys and diagnostics: what it says, or what kind of thing it is. */
export function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${value}`
    : typeof value;
}

/** The value of one cell, in whatever shape a block of one cell comes. */
export function scalar(answer: unknown): unknown {
  let inner = answer;
  while (Array.isArray(inner) && inner.length === 1) inner = inner[0] as unknown;
  return inner;
}

/** How the blocks of this WPS lie: by rows everywhere, it seems; early builds are said to have been different. */
export interface Orientation {
  /** Null until a block that isn't square has shown it. */
  transposed: boolean | null;
}

/**
 * The values of several cells by rows, whatever their shape: rows, columns, or flat where there is only one of either.
 * @param size of the block; one that hasn't exactly as many values is an error.
 * @throws DocumentError `unknown`
 */
export function block(
  ask: Ask,
  what: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  orientation: Orientation,
): readonly (readonly unknown[])[] {
  const answer = due(ask, what);
  if (!Array.isArray(answer)) throw noAnswer(what, answer);
  const outer = answer as readonly unknown[];
  const isFlat = !outer.some(Array.isArray);
  if (isFlat) {
    if (outer.length !== rows * columns || (rows > 1 && columns > 1)) throw noAnswer(what, answer);
    return rows === 1 ? [outer] : outer.map((each) => [each]);
  }
  const lines = outer as readonly (readonly unknown[])[];
  const has = (count: number, length: number): boolean =>
    lines.length === count && lines.every((line) => Array.isArray(line) && line.length === length);
  if (rows !== columns) {
    const isTransposed = !has(rows, columns) && has(columns, rows);
    if (!isTransposed && !has(rows, columns)) throw noAnswer(what, answer);
    orientation.transposed = isTransposed;
  } else if (!has(rows, columns)) throw noAnswer(what, answer);
  return orientation.transposed === true ? transposed(lines) : lines;
}

function transposed(lines: readonly (readonly unknown[])[]): unknown[][] {
  return (lines[0] ?? []).map((_, at) => lines.map((line) => line[at]));
}
