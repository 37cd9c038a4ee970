/** Automatic numbers of lists: for showing, and to tell list items. They are never a part of the text. */

import type { XmlScanner } from '../xml/scan.ts';
import { countOf, eachChild, isOn, valOf } from './elements.ts';
import { numeralIn } from './numerals.ts';

const LEVELS = 9;
const UNKNOWN = '•';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`; null where the level shows nothing. */
  readonly text: string | null;
  /** Restarts when a level before this one (from 1) is used; 0: never; null: whenever any before it is. */
  readonly restart: number | null;
  readonly isLegal: boolean;
  /** The style that means this level. */
  readonly style: string | null;
}

type Levels = readonly (Level | undefined)[];

interface Override {
  readonly start: number | null;
  readonly level: Level | null;
}

interface List {
  readonly abstract: string;
  readonly overrides: ReadonlyMap<number, Override>;
}

interface Abstract {
  readonly levels: Levels;
  /** It stands for the list of a style. */
  readonly numStyleLink: string | null;
  readonly styleLink: string | null;
}

function readLevel(xml: XmlScanner): Level {
  const level = { start: 0, format: 'decimal', text: null as string | null, restart: null as number | null };
  let isLegal = false;
  let style: string | null = null;
  const visit = (): void => {
    if (xml.is('start')) level.start = countOf(xml, 0);
    else if (xml.is('numFmt')) level.format = valOf(xml) ?? 'decimal';
    else if (xml.is('lvlText')) level.text = valOf(xml);
    else if (xml.is('lvlRestart')) level.restart = countOf(xml, 0);
    else if (xml.is('isLgl')) isLegal = isOn(xml);
    else if (xml.is('pStyle')) style = valOf(xml);
    else if (xml.is('Fallback') || xml.is('AlternateContent')) {
      eachChild(xml, visit);
      return;
    }
    xml.skip();
  };
  eachChild(xml, visit);
  return { ...level, isLegal, style };
}

function levelIndex(xml: XmlScanner): number {
  const written = xml.prefixedAttribute('ilvl') ?? '';
  return /^[0-8]$/.test(written) ? Number(written) : LEVELS;
}

function readAbstract(xml: XmlScanner): Abstract {
  const levels: (Level | undefined)[] = new Array<undefined>(LEVELS + 1).fill(undefined);
  let numStyleLink: string | null = null;
  let styleLink: string | null = null;
  eachChild(xml, () => {
    if (xml.is('lvl')) levels[levelIndex(xml)] = readLevel(xml);
    else if (xml.is('numStyleLink')) numStyleLink = valOf(xml);
    else if (xml.is('styleLink')) styleLink = valOf(xml);
    xml.skip();
  });
  return { levels: levels.slice(0, LEVELS), numStyleLink, styleLink };
}

function readList(xml: XmlScanner): List {
  let abstract = '';
  const overrides = new Map<number, Override>();
  eachChild(xml, () => {
    if (xml.is('abstractNumId')) abstract = valOf(xml) ?? '';
    else if (xml.is('lvlOverride')) overrides.set(levelIndex(xml), readOverride(xml));
    xml.skip();
  });
  return { abstract, overrides };
}

function readOverride(xml: XmlScanner): Override {
  let start: number | null = null;
  let level: Level | null = null;
  eachChild(xml, () => {
    if (xml.is('startOverride')) start = countOf(xml, 1);
    else if (xml.is('lvl')) level = readLevel(xml);
    xml.skip();
  });
  return { start, level };
}

/** The lists of a document, and how far each has been counted. */
export class Numbering {
  readonly #abstracts = new Map<string, Abstract>();
  readonly #lists = new Map<number, List>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** @param xml over the part of numbering; null: the document has none. @throws DocumentError */
  constructor(xml: XmlScanner | null) {
    if (xml === null || !xml.next()) return;
    eachChild(xml, () => {
      if (xml.is('abstractNum')) this.#abstracts.set(xml.prefixedAttribute('abstractNumId') ?? '', readAbstract(xml));
      else if (xml.is('num')) {
        const id = xml.prefixedAttribute('numId') ?? '';
        if (/^\d{1,9}$/.test(id)) this.#lists.set(Number(id), readList(xml));
        else xml.skip();
      } else xml.skip();
    });
  }

  /**
   * Counts one item on.
   * @param level from 0; null: the one that the style means, else the first.
   * @returns what is shown before it, `''` for nothing; null where the document has no such list.
   */
  next(id: number, level: number | null, style: string | null): string | null {
    const list = this.#lists.get(id);
    if (list === undefined) return null;
    const key = this.#own(list.abstract);
    const abstract = this.#abstracts.get(key);
    if (abstract === undefined) return null;
    const levels = Array.from({ length: LEVELS }, (_, at) => list.overrides.get(at)?.level ?? abstract.levels[at]);
    const at = Math.min(
      LEVELS - 1,
      level ??
        Math.max(
          0,
          levels.findIndex((each) => style !== null && each?.style === style),
        ),
    );
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    this.#count(counts, levels, at, this.#forcedStart(list, id, at));
    return markOf(levels, counts, at);
  }

  /** A list that stands for a style's is the one that this style links to. */
  #own(key: string): string {
    const link = this.#abstracts.get(key)?.numStyleLink ?? null;
    if (link === null) return key;
    for (const [other, { styleLink }] of this.#abstracts) if (styleLink === link) return other;
    return key;
  }

  /** Where this list begins anew although others share its counting: once. */
  #forcedStart({ overrides }: List, id: number, at: number): number | null {
    const start = overrides.get(at)?.start ?? null;
    const key = `${id}/${at}`;
    if (start === null || this.#begun.has(key)) return null;
    this.#begun.add(key);
    return start;
  }

  #count(counts: (number | undefined)[], levels: Levels, at: number, forced: number | null): void {
    const before = counts[at];
    counts[at] = forced ?? (before === undefined ? (levels[at]?.start ?? 1) : before + 1);
    for (let upper = 0; upper < at; upper++) counts[upper] ??= levels[upper]?.start ?? 1;
    for (let lower = at + 1; lower < LEVELS; lower++) {
      const restart = levels[lower]?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counts[lower] = undefined;
    }
  }
}

function markOf(levels: Levels, counts: readonly (number | undefined)[], at: number): string {
  const own = levels[at];
  if (own === undefined || own.text === null) return '';
  if (own.format === 'bullet') return UNKNOWN;
  let isKnown = true;
  const mark = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const upper = Number(digit) - 1;
    if (upper > at) return '';
    const format = own.isLegal && upper < at ? 'decimal' : (levels[upper]?.format ?? 'decimal');
    const numeral = numeralIn(format, counts[upper] ?? 1);
    if (numeral === null) isKnown = false;
    return numeral ?? '';
  });
  return isKnown ? mark : UNKNOWN;
}
