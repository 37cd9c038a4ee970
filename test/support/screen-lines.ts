import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is on a screen, line by line: what is read, what things are called, in which state they are; no looks. Elements that
 * say nothing by themselves are left out, and what stands in them stands in their place.
 */

/** These say what they hold only where they carry something else. */
const PLAIN = new Set(['div', 'span', 'svg', 'tbody', 'b', 'strong', 'label', 'fieldset', 'p']);
/** Looks, links to other elements (which are followed), and what tests alone use. */
const LEFT_OUT = new Set([
  'class',
  'id',
  'for',
  'data-testid',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'data-text',
  'value',
]);

function textOfIds(element: Element, attribute: string): string | null {
  const ids = element.getAttribute(attribute);
  if (ids === null) return null;
  return ids
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '?')
    .join(' + ');
}

function stateOf(element: Element): string[] {
  const states = [...element.attributes]
    .filter(({ name, value }) => !LEFT_OUT.has(name) && !(name === 'type' && value === 'button'))
    .map(({ name, value }) => (value === '' || value === 'true' ? name : `${name}=${value}`))
    .sort();
  const labelled = textOfIds(element, 'aria-labelledby');
  const described = textOfIds(element, 'aria-describedby');
  const controls = element.getAttribute('aria-controls');
  if (labelled !== null) states.push(`labelled “${labelled}”`);
  if (described !== null) states.push(`described “${described}”`);
  if (controls !== null) states.push(document.getElementById(controls) === null ? 'controls nothing' : 'controls');
  if (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  ) {
    const labels = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' + ');
    if (labels !== '' && labelled === null) states.push(`labelled “${labels}”`);
    if (element instanceof HTMLInputElement && element.type === 'checkbox')
      states.push(element.indeterminate ? 'mixed' : element.checked ? 'on' : 'off');
    else states.push(`value “${element.value}”`);
  }
  return states;
}

/** One line of text whose parts stand side by side. */
const squeezed = (text: string): string => text.replace(/\s*\n\s*/g, ' ⏎ ').trim();

class Lines {
  readonly lines: string[] = [];
  #text = '';

  walk(node: Node, depth: number): void {
    if (node.nodeType === Node.TEXT_NODE) {
      this.#text += node.textContent ?? '';
      return;
    }
    if (!(node instanceof Element)) return;
    const tag = node.tagName.toLowerCase();
    if (tag === 'svg') {
      // Others only adorn.
      if (node.hasAttribute('role')) this.#text += `(${node.getAttribute('aria-label') ?? ''})`;
      return;
    }
    const states = stateOf(node);
    if (states.length === 0 && PLAIN.has(tag)) {
      const isLine = tag === 'div' || tag === 'p' || tag === 'label';
      if (isLine) this.flush(depth);
      for (const child of node.childNodes) this.walk(child, depth);
      if (isLine) this.flush(depth);
      return;
    }
    this.flush(depth);
    const head = [tag, ...(states.length === 0 ? [] : [`[${states.join(', ')}]`])].join(' ');
    const at = this.lines.push('');
    for (const child of tag === 'select' || tag === 'textarea' ? [] : node.childNodes) this.walk(child, depth + 1);
    if (tag === 'select') this.#options(node as HTMLSelectElement, depth + 1);
    // Nothing but text goes on the same line.
    const own = this.lines.length === at ? squeezed(this.#text) : '';
    if (this.lines.length === at) this.#text = '';
    else this.flush(depth + 1);
    this.lines[at - 1] = `${'  '.repeat(depth)}${head}${own === '' ? '' : ` ${own}`}`;
  }

  flush(depth: number): void {
    const text = squeezed(this.#text);
    this.#text = '';
    if (text !== '') this.lines.push(`${'  '.repeat(depth)}“${text}”`);
  }

  #options(select: HTMLSelectElement, depth: number): void {
    const own = [...select.children].map((each) => {
      if (!(each instanceof HTMLOptionElement)) return `${each.getAttribute('label') ?? ''} (${each.children.length})`;
      return each.value === each.textContent ? each.value : `${each.value}=${each.textContent}`;
    });
    this.lines.push(`${'  '.repeat(depth)}${own.join(' | ')}`);
  }
}

export function screenLines(root: Element): string {
  const lines = new Lines();
  lines.walk(root, 0);
  lines.flush(0);
  return `${lines.lines.join('\n')}\n`;
}

/**
 * The screen as it is kept in `test/fixtures/screens`. `JIHE_KEEP=1` writes the file anew, and git shows the difference.
 * @returns what is kept, to be compared with what is there
 */
export function keptScreen(name: string, found: string): string {
  const file = join(__dirname, '../fixtures/screens', `${name}.txt`);
  if (process.env['JIHE_KEEP'] === '1') writeFileSync(file, found);
  return readFileSync(file, 'utf8');
}

/** Fluent's names of looks that the plain button has. */
const WITHOUT_RULES = ['jihe-button-outline', 'jihe-button-secondary'];

/** Classes of the page that no rule of its style sheet names: a word misspelled has no looks. @param sheets below `src` */
export function unknownClasses(root: Element, sheets: readonly string[]): string[] {
  const rules = sheets.map((name) => readFileSync(join(__dirname, '../../src', name), 'utf8')).join('');
  const known = new Set([...WITHOUT_RULES, ...[...rules.matchAll(/\.(jihe-[a-z0-9-]+)/g)].map(([, name]) => name)]);
  const used = [root, ...root.querySelectorAll('*')].flatMap((each) => [...each.classList]);
  return [...new Set(used)].filter((name) => name.startsWith('jihe-') && !known.has(name)).sort();
}
