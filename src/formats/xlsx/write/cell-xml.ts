import type { CellContent } from '../../../engine/edits/edit.ts';
import { escapeMarkup } from '../../xml/escape.ts';

/** A formula's result may be an error; a text that somebody typed is a text, whatever it says. */
const ERROR_VALUE =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|PYTHON!|EXTERNAL!)$/;

/**
 * Text for an XML element. Characters that XML can't hold, or that reading would change (a carriage return), become
 * `_xHHHH_` as spreadsheets write them, and what merely looks like such an escape is escaped itself.
 */
export function escapeText(text: string): string {
  return escapeMarkup(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (unit) => (unit === '\t' || unit === '\n' ? unit : escapeUnit(unit))),
  );
}

/** The same for the value of an attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}

function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Without it, white space around a text, and more than one blank within, is for the reader to keep or drop. */
function spaceAttribute(text: string): string {
  return /^\s|\s$|[\t\n]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
}

function formulaElement(prefix: string, formula: string): string {
  return `<${prefix}f${spaceAttribute(formula)}>${escapeText(formula)}</${prefix}f>`;
}

interface Inside {
  /** The cell's `t` attribute with a blank before it, or nothing. */
  readonly type: string;
  readonly elements: string;
}

function inside(content: CellContent, prefix: string): Inside {
  const { value, formula, error } = content;
  const f = formula === undefined ? '' : formulaElement(prefix, formula);
  const v = (text: string): string => `${f}<${prefix}v>${text}</${prefix}v>`;
  if (error !== undefined) return { type: ' t="e"', elements: v(escapeText(error)) };
  if (value === null) return { type: '', elements: f };
  if (typeof value === 'number') return { type: '', elements: v(String(value === 0 ? 0 : value)) };
  if (typeof value === 'boolean') return { type: ' t="b"', elements: v(value ? '1' : '0') };
  const text = escapeText(value);
  if (formula !== undefined) {
    if (ERROR_VALUE.test(value)) return { type: ' t="e"', elements: v(value) };
    return { type: ' t="str"', elements: `${f}<${prefix}v${spaceAttribute(value)}>${text}</${prefix}v>` };
  }
  if (value === '') return { type: '', elements: '' };
  const t = `<${prefix}t${spaceAttribute(value)}>${text}</${prefix}t>`;
  return { type: ' t="inlineStr"', elements: `<${prefix}is>${t}</${prefix}is>` };
}

const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
/** What said how to read the old value: its type, the metadata of its formula and of its rich value. */
const ABOUT_THE_VALUE = new Set(['t', 'cm', 'vm']);

/** A cell's element with new content. `tag` is its opening tag as it stands: place, style and whatever else it says are kept. */
export function rewrittenCell(tag: string, prefix: string, content: CellContent): string {
  const attributes = [...tag.matchAll(ATTRIBUTE)].filter((each) => !ABOUT_THE_VALUE.has(each[1] as string));
  return element(prefix, attributes.map((each) => each[0]).join(''), content);
}

/** A new cell's element. */
export function newCell(address: string, style: number, prefix: string, content: CellContent): string {
  return element(prefix, ` r="${address}"${style === 0 ? '' : ` s="${style}"`}`, content);
}

function element(prefix: string, attributes: string, content: CellContent): string {
  const { type, elements } = inside(content, prefix);
  const tag = `<${prefix}c${attributes}${type}`;
  return elements === '' ? `${tag}/>` : `${tag}>${elements}</${prefix}c>`;
}

/** The `f` element of a cell whose formula was shared with others and now is its own. */
export function ownFormula(prefix: string, formula: string): string {
  return formulaElement(prefix, formula);
}
