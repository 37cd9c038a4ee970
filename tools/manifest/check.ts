import { type Collector, type Part, ROOT, type Rule, type Section, type Shape } from './grammar.ts';
import { parseXml, type XmlElement, XmlError } from './xml.ts';

/** Checks a manifest without Excel and without a network: Microsoft's own checker needs their server for this format. */

export interface Problem {
  readonly rule: Rule;
  readonly line: number;
  readonly message: string;
}

export interface Surroundings {
  /** Where everything is served from: `https://localhost:3000/`. */
  readonly base: string;
  /** The version of the package; the manifest's begins with it. */
  readonly version: string;
  /** Names that src/programs/excel/ribbon registers. */
  readonly functions: readonly string[];
  /** Pixels of an image below the base: `assets/icons/check-16.png`; null when there is none. */
  readonly imageSize: (path: string) => { readonly width: number; readonly height: number } | null;
}

interface Reference {
  readonly section: Section;
  readonly id: string;
  readonly line: number;
  readonly size: number | undefined;
}

class Findings implements Collector {
  readonly problems: Problem[] = [];
  readonly #around: Surroundings;
  readonly #resources = new Map<string, { section: Section; value: string; line: number }>();
  readonly #references: Reference[] = [];
  readonly #called = new Set<string>();
  readonly #names = new Set<string>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  add(rule: Rule, line: number, message: string): void {
    this.problems.push({ rule, line, message });
  }

  define(section: Section, id: string, value: string, line: number): void {
    if (this.#resources.has(id)) this.add('id-duplicate', line, `a second resource ${id}`);
    this.#resources.set(id, { section, value, line });
  }

  refer(section: Section, id: string, line: number, size?: number): void {
    this.#references.push({ section, id, line, size });
  }

  name(id: string, line: number): void {
    if (this.#names.has(id)) this.add('id-duplicate', line, `a second ${id}`);
    this.#names.add(id);
  }

  callFunction(name: string, line: number): void {
    this.#called.add(name);
    if (!this.#around.functions.includes(name)) {
      this.add('function-unregistered', line, `src/programs/excel/ribbon registers no function ${name}`);
    }
  }

  url(text: string): readonly [Rule, string] | null {
    const { base } = this.#around;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) return ['url', `"${text}" is no address`];
    if (url.protocol !== 'https:') return ['url', `${text} is not https`];
    if (text.length > 2048) return ['url', `an address of ${text.length} characters`];
    // The fragment belongs to Excel, which adds to it.
    if (url.hash !== '' || url.username !== '') return ['url', `${text} has a fragment or a name before the host`];
    return text.startsWith(base) ? null : ['url', `${text} is not below ${base}`];
  }

  icon(url: string, size: number, line: number): void {
    const { base, imageSize } = this.#around;
    const found = url.startsWith(base) ? imageSize(url.slice(base.length)) : null;
    if (found === null) this.add('icon-missing', line, `no image ${url}`);
    else if (found.width !== size || found.height !== size) {
      this.add('icon-size', line, `${url} has ${found.width}×${found.height} pixels instead of ${size}×${size}`);
    }
  }

  /** What can only be said once all of it was seen. */
  finish(): void {
    const used = new Set<string>();
    for (const { section, id, line, size } of this.#references) {
      const resource = this.#resources.get(id);
      used.add(id);
      if (resource?.section !== section) this.add('resid-unresolved', line, `no resource ${id} in ${section}`);
      else if (size !== undefined) this.icon(resource.value, size, line);
    }
    for (const [id, { line }] of this.#resources) {
      if (!used.has(id)) this.add('resid-unused', line, `nothing refers to ${id}`);
    }
    for (const name of this.#around.functions) {
      if (!this.#called.has(name))
        this.add('function-unused', 1, `no button runs ${name}, which src/programs/excel/ribbon registers`);
    }
    this.problems.sort((a, b) => a.line - b.line);
  }
}

const shortName = (name: string): string => name.slice(name.indexOf(' ') + 1);

function checkAttributes(element: XmlElement, shape: Shape, findings: Findings): void {
  const known = { ...shape.attributes, ...shape.optional };
  for (const name of Object.keys(shape.attributes ?? {})) {
    if (!element.attributes.has(name)) findings.add('attribute', element.line, `${element.local} without ${name}`);
  }
  for (const [name, value] of element.attributes) {
    const check = known[name];
    if (check === undefined) {
      findings.add('attribute', element.line, `${element.local} has no attribute ${name}`);
      continue;
    }
    if (value === '') findings.add('attribute', element.line, `${element.local} has an empty ${name}`);
    const verdict = check(value, findings, element);
    if (verdict !== null) findings.add(verdict[0], element.line, `${element.local} ${name}: ${verdict[1]}`);
  }
}

function checkText(element: XmlElement, shape: Shape, findings: Findings): void {
  const { local, line, text } = element;
  if (shape.text === undefined) {
    if (text !== '') findings.add('text', line, `${local} holds text: ${text}`);
    return;
  }
  if (text === '') {
    findings.add('text', line, `${local} is empty`);
    return;
  }
  const verdict = shape.text(text, findings, element);
  if (verdict !== null) findings.add(verdict[0], line, `${local}: ${verdict[1]}`);
}

function checkParts(element: XmlElement, parts: readonly Part[], findings: Findings): void {
  const seen = new Set<string>();
  let reached = 0;
  for (const child of element.children) {
    const at = parts.findIndex(({ name }) => name === child.name);
    const part = parts[at];
    if (part === undefined) {
      findings.add('unknown-element', child.line, `${child.local} doesn't belong into ${element.local}`);
      continue;
    }
    if (seen.has(part.name) && !part.many) findings.add('repeated', child.line, `a second ${child.local}`);
    if (at < reached) {
      findings.add('order', child.line, `${child.local} stands after ${shortName(parts[reached]?.name ?? '')}`);
    }
    reached = Math.max(reached, at);
    seen.add(part.name);
    const shape = typeof part.shape === 'function' ? part.shape(child) : part.shape;
    if (shape === null) findings.add('enum', child.line, `${child.local} of an unknown type`);
    else checkElement(child, shape, findings);
  }
  for (const { name, min } of parts) {
    if (min > 0 && !seen.has(name)) {
      findings.add('missing', element.line, `${element.local} without ${shortName(name)}`);
    }
  }
}

function checkElement(element: XmlElement, shape: Shape, findings: Findings): void {
  checkAttributes(element, shape, findings);
  checkText(element, shape, findings);
  checkParts(element, shape.parts ?? [], findings);
  const verdict = shape.whole?.(element, findings) ?? null;
  if (verdict !== null) findings.add(verdict[0], element.line, `${element.local}: ${verdict[1]}`);
}

function checkVersion(root: XmlElement, { version }: Surroundings, findings: Findings): void {
  const element = root.children.find(({ name }) => shortName(name) === 'Version');
  if (element !== undefined && !element.text.startsWith(`${version}.`)) {
    findings.add('version', element.line, `${element.text}, but the package has the version ${version}`);
  }
}

/** @returns what is wrong, in the order of the file; nothing for a manifest that Excel takes. */
export function checkManifest(xml: string, around: Surroundings): readonly Problem[] {
  const findings = new Findings(around);
  try {
    const root = parseXml(xml);
    checkParts({ ...root, name: '', local: 'the file', children: [root] }, [ROOT], findings);
    checkVersion(root, around, findings);
    findings.finish();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    findings.add('xml', Number(/^\d+/.exec(error.message)?.[0] ?? 1), error.message);
  }
  return findings.problems;
}
