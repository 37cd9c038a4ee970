/** What styles and the properties of paragraphs say of them: headings, list items. */

import type { XmlScanner } from '../xml/scan.ts';
import { countOf, eachChild, isOn, valOf } from './elements.ts';
import { TRAIT_REVISION } from './model.ts';

/** The list that a paragraph belongs to; null in either: not told here. `id` 0: none. */
interface NumberingRef {
  readonly id: number | null;
  readonly level: number | null;
}

export interface Properties {
  readonly style: string | null;
  readonly numbering: NumberingRef | null;
  /** The outline level as written: 0–8, 9 for text. */
  readonly outline: number | null;
  /** A revision takes its end away: it goes on in the next paragraph. */
  readonly markDeleted: boolean;
  readonly traits: number;
}

function readNumbering(xml: XmlScanner): NumberingRef {
  let id: number | null = null;
  let level: number | null = null;
  eachChild(xml, () => {
    if (xml.is('numId')) id = countOf(xml, 0);
    else if (xml.is('ilvl')) level = countOf(xml, 0);
    xml.skip();
  });
  return { id, level };
}

/** Whether the properties of a paragraph's end, whose tag is the current one, tell that a revision takes it away. */
function readMark(xml: XmlScanner): { deleted: boolean; revised: boolean } {
  const found = { deleted: false, revised: false };
  eachChild(xml, () => {
    if (xml.is('del') || xml.is('moveFrom')) found.deleted = true;
    if (found.deleted || xml.is('ins') || xml.is('moveTo')) found.revised = true;
    xml.skip();
  });
  return found;
}

/** Reads the `w:pPr` whose tag is the current one. */
export function readProperties(xml: XmlScanner): Properties {
  let style: string | null = null;
  let numbering: NumberingRef | null = null;
  let outline: number | null = null;
  let mark = { deleted: false, revised: false };
  eachChild(xml, () => {
    if (xml.is('pStyle')) style = valOf(xml);
    else if (xml.is('numPr')) numbering = readNumbering(xml);
    else if (xml.is('outlineLvl')) outline = countOf(xml, 9);
    else if (xml.is('rPr')) mark = readMark(xml);
    xml.skip();
  });
  return {
    style,
    numbering,
    outline,
    markDeleted: mark.deleted,
    traits: mark.revised ? TRAIT_REVISION : 0,
  };
}

/** Whether the properties of a run, whose tag is the current one, hide it; null: they don't say. `style`: of characters. */
export function readHiding(xml: XmlScanner): { readonly hidden: boolean | null; readonly style: string | null } {
  let hidden: boolean | null = null;
  let style: string | null = null;
  eachChild(xml, () => {
    if (xml.is('vanish')) hidden = isOn(xml);
    else if (xml.is('rStyle')) style = valOf(xml);
    xml.skip();
  });
  return { hidden, style };
}

interface Style {
  readonly hidden: boolean | null;
  readonly basedOn: string | null;
  readonly name: string;
  readonly outline: number | null;
  readonly numbering: NumberingRef | null;
}

const HEADING = /^(?:heading|标题)\s*([1-9])$/i;

export interface StyleFacts {
  /** 1–9; null for text. */
  readonly level: number | null;
  readonly numbering: NumberingRef | null;
  /** Its text isn't seen. */
  readonly hidden: boolean;
}

const NO_FACTS: StyleFacts = { level: null, numbering: null, hidden: false };

/** The paragraph styles of a document. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #facts = new Map<string, StyleFacts>();
  #default: string | null = null;

  /** @param xml over the part of styles; null: the document has none. @throws DocumentError */
  constructor(xml: XmlScanner | null) {
    if (xml === null || !xml.next()) return;
    eachChild(xml, () => {
      if (xml.is('style')) this.#read(xml);
      else xml.skip();
    });
  }

  #read(xml: XmlScanner): void {
    const id = xml.prefixedAttribute('styleId') ?? '';
    const type = xml.prefixedAttribute('type');
    const isDefault = /^(?:1|true|on)$/.test(xml.prefixedAttribute('default') ?? '');
    let basedOn: string | null = null;
    let name = '';
    let properties: Properties | null = null;
    let hidden: boolean | null = null;
    eachChild(xml, () => {
      if (xml.is('basedOn')) basedOn = valOf(xml);
      else if (xml.is('name')) name = valOf(xml) ?? '';
      else if (xml.is('pPr')) properties = readProperties(xml);
      else if (xml.is('rPr')) ({ hidden } = readHiding(xml));
      xml.skip();
    });
    const { outline = null, numbering = null } = (properties as Properties | null) ?? {};
    this.#styles.set(id, { basedOn, name, outline, numbering, hidden });
    if (isDefault && type === 'paragraph') this.#default ??= id;
  }

  /** What the style says, with what it is based on; of the default style where none is named. */
  factsOf(id: string | null): StyleFacts {
    const own = id ?? this.#default;
    if (own === null) return NO_FACTS;
    const known = this.#facts.get(own);
    if (known !== undefined) return known;
    const facts = this.#gather(own);
    this.#facts.set(own, facts);
    return facts;
  }

  /** Whether a run is hidden, which says so itself or by the styles around it: two that say so show it again, as Word does. */
  hides({ hidden, style }: ReturnType<typeof readHiding>, ofParagraph: string | null): boolean {
    if (hidden !== null) return hidden;
    return (style !== null && this.factsOf(style).hidden) !== this.factsOf(ofParagraph).hidden;
  }

  #gather(id: string): StyleFacts {
    const seen = new Set<string>();
    let level: number | null | undefined;
    let list: NumberingRef | null = null;
    let hidden: boolean | null = null;
    for (let at: string | null = id; at !== null && !seen.has(at); ) {
      seen.add(at);
      const style = this.#styles.get(at);
      if (style === undefined) break;
      level ??= levelOf(style);
      list ??= style.numbering;
      hidden ??= style.hidden;
      at = style.basedOn;
    }
    return { level: level === undefined || level === 0 ? null : level, numbering: list, hidden: hidden ?? false };
  }
}

/** 1–9; 0 where the style says that it is text, undefined where it says nothing. */
function levelOf({ outline, name }: Style): number | undefined {
  if (outline !== null) return outline < 9 ? outline + 1 : 0;
  const heading = HEADING.exec(name.trim());
  return heading === null ? undefined : Number(heading[1]);
}

/** The outline level of a paragraph, 1–9; null for text. */
export function outlineLevel(styles: Styles, { outline, style }: Properties): number | null {
  if (outline !== null) return outline < 9 ? outline + 1 : null;
  return styles.factsOf(style).level;
}

/** The list that a paragraph belongs to, by itself or by its style; null: none. */
export function listOf(
  styles: Styles,
  { numbering, style }: Properties,
): { readonly id: number; readonly level: number | null; readonly style: string | null } | null {
  const ofStyle = styles.factsOf(style).numbering;
  const id = numbering?.id ?? ofStyle?.id ?? null;
  if (id === null || id === 0) return null;
  return { id, level: numbering?.level ?? ofStyle?.level ?? null, style };
}
