/** What writing has to know of the part with the text, beside its characters. */

import type { XmlPatch } from '../../package-editor.ts';
import type { Span } from '../model.ts';
import { namesOf, type WordNames } from './names.ts';

/** The trace of a comment in the text. */
export interface CommentMark {
  readonly kind: 'start' | 'end' | 'reference';
  readonly id: string;
  /** The element; of a reference that has a run to itself, the run. */
  readonly start: number;
  readonly end: number;
  /** The first byte of the paragraph around it; -1 outside of paragraphs. */
  readonly paragraph: number;
}

/** What stands around a run, or a formula, in its paragraph. */
interface RunPlace {
  /** The outermost element, the run itself perhaps, that comments can't go into: they stand in front of and behind it. */
  readonly holder: Span;
  /** It is part of another run, of a formula, or of one of several ways to say the same. */
  readonly isInner: boolean;
  /** It stands in a content control whose text is chosen, or a hint that goes when somebody types. */
  readonly isChosen: boolean;
}

export interface PartMap {
  readonly names: WordNames;
  /** By the first byte of each run and formula. */
  readonly runs: ReadonlyMap<number, RunPlace>;
  readonly marks: readonly CommentMark[];
  /** The numeric ids in use, those of comments left out. */
  readonly ids: ReadonlySet<number>;
}

interface OpenSpan {
  start: number;
  end: number;
}

interface OpenMark extends OpenSpan {
  readonly kind: CommentMark['kind'];
  readonly id: string;
  readonly paragraph: number;
}

interface Frame {
  readonly name: 'run' | 'control' | 'controlProperties' | 'controlContent' | 'other';
  readonly start: number;
  readonly paragraph: number;
  /** See `RunPlace`. */
  readonly holder: OpenSpan | null;
  readonly isInner: boolean;
  readonly isChosen: boolean;
  /** What ends with this element. */
  readonly spans: OpenSpan[];
  /** Of a run: how many children it has beside its properties, and the reference among them. */
  children: number;
  reference: OpenMark | null;
  /** Of a content control: comments can't go into it. */
  isClosed: boolean;
  /** Of a content control: see `RunPlace`. */
  isChoice: boolean;
}

const ROOT: Frame = {
  name: 'other',
  start: 0,
  paragraph: -1,
  holder: null,
  isInner: false,
  isChosen: false,
  spans: [],
  children: 0,
  reference: null,
  isClosed: false,
  isChoice: false,
};

const MARKS = { commentRangeStart: 'start', commentRangeEnd: 'end', commentReference: 'reference' } as const;

/** Content controls whose text is chosen, or a hint. */
const CHOOSING = ['comboBox', 'dropDownList', 'date', 'checkbox', 'picture', 'showingPlcHdr'];
/** Others that hold nothing but text, or text from elsewhere. */
const CLOSING = ['dataBinding', 'lock', 'text'];

const NUMERIC = /^-?\d{1,10}$/;

/** @returns the number that an id is; null for other ids, those of relationships among them. */
export function numericId(id: string | null): number | null {
  return id !== null && NUMERIC.test(id) ? Number(id) : null;
}

class Mapper {
  readonly #patch: XmlPatch;
  readonly #stack: Frame[] = [];
  readonly runs = new Map<number, RunPlace>();
  readonly marks: OpenMark[] = [];
  readonly ids = new Set<number>();

  constructor(patch: XmlPatch) {
    this.#patch = patch;
  }

  walk(): void {
    const { xml } = this.#patch;
    while (xml.next()) {
      if (xml.closing) {
        const frame = this.#stack.pop();
        if (frame !== undefined) this.#close(frame);
      } else {
        const frame = this.#open();
        if (xml.empty) this.#close(frame);
        else this.#stack.push(frame);
      }
    }
  }

  #close(frame: Frame): void {
    const { after } = this.#patch.xml;
    for (const span of frame.spans) span.end = after;
    const { reference } = frame;
    if (frame.name !== 'run' || reference === null || frame.children !== 1) return;
    reference.start = frame.start;
    reference.end = after;
  }

  #open(): Frame {
    const { xml } = this.#patch;
    const around = this.#stack.at(-1) ?? ROOT;
    const { start } = xml;
    const mark = this.#mark(around);
    if (mark === null) {
      const id = numericId(xml.prefixedAttribute('id'));
      if (id !== null) this.ids.add(id);
    }
    const { paragraph, holder, isInner, isChosen } = around;
    const spans = mark === null ? [] : [mark];
    const frame: Frame = { ...ROOT, start, paragraph, holder, isInner, isChosen, spans };
    if (xml.is('p')) return { ...frame, paragraph: start, holder: null, isInner: false };
    // Of a cell only a control that has it as its content is one whose text is chosen.
    if (xml.is('tc')) return { ...frame, isChosen: isChosen && around.name === 'controlContent' };
    if (around.name === 'run' && !xml.is('rPr')) {
      around.children++;
      if (mark !== null) around.reference = mark;
    }
    if (xml.is('r') || xml.is('oMath')) return this.#held({ ...frame, name: xml.is('r') ? 'run' : 'other' });
    if (xml.is('AlternateContent') || xml.is('oMathPara')) return this.#held(frame);
    if (xml.is('sdt')) return { ...frame, name: 'control' };
    if (around.name === 'control') return this.#inControl(frame, around);
    if (around.name === 'controlProperties') this.#controlProperty();
    return frame;
  }

  #inControl(frame: Frame, control: Frame): Frame {
    const { xml } = this.#patch;
    if (xml.is('sdtPr')) return { ...frame, name: 'controlProperties' };
    const inside = { ...frame, name: 'controlContent', isChosen: frame.isChosen || control.isChoice } as const;
    if (!control.isClosed || control.paragraph < 0 || control.holder !== null) return inside;
    const holder = { start: control.start, end: -1 };
    // The control ends with its own frame, which is known by now.
    control.spans.push(holder);
    return { ...inside, holder };
  }

  #controlProperty(): void {
    const { xml } = this.#patch;
    const control = this.#stack.at(-2);
    if (control?.name !== 'control') return;
    if (CHOOSING.some((name) => xml.is(name))) control.isChoice = true;
    if (control.isChoice || CLOSING.some((name) => xml.is(name))) control.isClosed = true;
  }

  /** The frame of an element that comments can't go into. */
  #held(frame: Frame): Frame {
    const { start, isInner, isChosen } = frame;
    const holder = frame.holder ?? { start, end: -1 };
    this.runs.set(start, { holder, isInner, isChosen });
    const spans = frame.holder === null ? [...frame.spans, holder] : frame.spans;
    return { ...frame, holder, isInner: true, spans };
  }

  #mark(around: Frame): OpenMark | null {
    const { xml } = this.#patch;
    for (const [name, kind] of Object.entries(MARKS)) {
      if (!xml.is(name)) continue;
      const id = xml.prefixedAttribute('id') ?? '';
      const mark: OpenMark = { kind, id, start: xml.start, end: -1, paragraph: around.paragraph };
      this.marks.push(mark);
      return mark;
    }
    return null;
  }
}

/** Goes through the part with the text once. @throws DocumentError */
export function mapPart(patch: XmlPatch): PartMap {
  const names = namesOf(patch);
  const mapper = new Mapper(patch);
  mapper.walk();
  return { names, runs: mapper.runs, marks: mapper.marks, ids: mapper.ids };
}

/** Word keeps ids in 32 bits with a sign. */
const MAX_ID = 0x7ffffffe;

/** Gives ids that nothing has yet: above the highest in use, or where that is the highest there is, those left free. */
export class FreeIds {
  readonly #used: ReadonlySet<number>;
  #next: number;

  constructor(used: ReadonlySet<number>) {
    this.#used = used;
    let highest = -1;
    for (const id of used) highest = Math.max(highest, id);
    this.#next = highest < MAX_ID ? highest + 1 : 0;
  }

  next(): number {
    while (this.#used.has(this.#next)) this.#next++;
    return this.#next++;
  }
}
