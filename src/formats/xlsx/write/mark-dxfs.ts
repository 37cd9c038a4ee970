/**
 * The formats of marks in the styles part: `dxf` elements after all others, so that no index of another one changes, and so
 * that taking them away again leaves every byte as it was. What there was without any is told by a line break beside ours:
 * after them in a list that stood open, before them in a list that we made, nowhere in an `<dxfs/>`.
 */

import { SEVERITIES, type Severity } from '../../../engine/checks/check.ts';
import { DocumentError } from '../../error.ts';
import { MARK_STYLES } from '../../mark-style.ts';
import type { PackageEditor, XmlPatch } from '../../package-editor.ts';
import { toUtf8 } from '../../xml/decode.ts';
import type { Span } from './sheet-map.ts';

const BREAK = '\n';

/** The children of `styleSheet` that stand before `dxfs`. */
const BEFORE_DXFS = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles'];

interface DxfList {
  readonly prefix: string;
  /** The whole `dxfs` element; null when there is none. */
  readonly list: (Span & { readonly tagEnd: number; readonly empty: boolean; readonly closeStart: number }) | null;
  /** Its `count` in figures; null when it has none that can be kept up. */
  readonly count: (Span & { readonly value: number }) | null;
  readonly dxfs: readonly Span[];
  /** Where a list belongs when there is none. */
  readonly place: number;
}

function readList(patch: XmlPatch): DxfList {
  const { xml } = patch;
  if (!xml.next() || !xml.is('styleSheet')) xml.fail('no styleSheet');
  if (xml.empty)
    throw new DocumentError('unsupported', 'unsupported-operation', { part: xml.part, cause: 'empty styles' });
  const prefix = patch.prefix();
  let found: Pick<DxfList, 'list' | 'count' | 'dxfs'> = { list: null, count: null, dxfs: [] };
  let place = xml.after;
  while (xml.next()) {
    if (xml.closing) continue;
    if (xml.is('dxfs') && found.list === null) found = readDxfs(patch);
    else {
      const before = BEFORE_DXFS.some((name) => xml.is(name));
      xml.skip();
      if (before) place = xml.after;
    }
  }
  return { prefix, ...found, place };
}

/** Reads the current `dxfs` element. */
function readDxfs(patch: XmlPatch): Pick<DxfList, 'list' | 'count' | 'dxfs'> {
  const { xml } = patch;
  const { start: from, after: tagEnd, empty, depth: inside } = xml;
  const span = xml.attributeSpan('count');
  const digits = span === null ? '' : patch.raw(span.from, span.to);
  const count = span !== null && /^(?:0|[1-9]\d{0,8})$/.test(digits) ? { ...span, value: Number(digits) } : null;
  const dxfs: Span[] = [];
  if (!empty) {
    while (xml.next() && xml.depth >= inside) {
      if (xml.closing) continue;
      const start = xml.start;
      // What is said in several ways, for programs old and new, is one format.
      const isDxf = xml.is('dxf') || xml.is('AlternateContent');
      xml.skip();
      if (isDxf) dxfs.push({ from: start, to: xml.after });
    }
  }
  return { list: { from, tagEnd, empty, closeStart: xml.start, to: xml.after }, count, dxfs };
}

function dxf(severity: Severity, prefix: string): string {
  const { fill, font } = MARK_STYLES[severity];
  const p = prefix;
  return `<${p}dxf><${p}font><${p}color rgb="FF${font}"/></${p}font><${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${fill}"/><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill></${p}dxf>`;
}

/**
 * Adds the formats of marks and returns the index of each.
 * @throws DocumentError `unsupported-operation` when the file has no styles
 */
export function addMarkFormats(
  editor: PackageEditor,
  styles: string | null,
  severities: readonly Severity[],
): Map<Severity, number> {
  if (styles === null) throw new DocumentError('unsupported', 'unsupported-operation', { cause: 'no styles part' });
  const patch = editor.open(styles);
  const { prefix, list, count, dxfs, place } = readList(patch);
  const last = dxfs[dxfs.length - 1];
  const text = severities.map((severity) => dxf(severity, prefix)).join('');
  if (list === null) patch.insert(place, `<${prefix}dxfs count="${severities.length}">${BREAK}${text}</${prefix}dxfs>`);
  else {
    if (count !== null) patch.replace(count.from, count.to, String(count.value + severities.length));
    if (list.empty) patch.replace(list.tagEnd - 2, list.tagEnd, `>${text}</${prefix}dxfs>`);
    else if (last === undefined) patch.insert(list.closeStart, text + BREAK);
    else patch.insert(last.to, text);
  }
  editor.close(styles, patch);
  return new Map(severities.map((severity, i) => [severity, dxfs.length + i]));
}

/**
 * Takes away the formats that the marks with these indices had, if they are still as we wrote them, after all others, and used
 * by nobody else. Otherwise another program has saved the file since, and they stay: a format without a user does no harm.
 */
export function removeMarkFormats(editor: PackageEditor, styles: string, used: ReadonlySet<number>): void {
  const patch = editor.open(styles);
  const { prefix, list, count, dxfs } = readList(patch);
  if (list === null) return;
  const texts = SEVERITIES.map((severity) => dxf(severity, prefix));
  const ours = dxfs.map(({ from, to }) => texts.includes(patch.raw(from, to)));
  let first = dxfs.length;
  while (first > 0 && used.has(first - 1) && ours[first - 1] === true) first--;
  const removed = dxfs.length - first;
  if (removed === 0 || removed !== used.size || isUsed(editor, first)) return;
  const from = (dxfs[first] as Span).from;
  const to = (dxfs[dxfs.length - 1] as Span).to;
  const stoodOpen = patch.raw(to, list.closeStart).startsWith(BREAK);
  if (first === 0 && !stoodOpen && from > list.tagEnd) patch.replace(list.from, list.to, '');
  else {
    if (count !== null) patch.replace(count.from, count.to, String(count.value - removed));
    if (first > 0) patch.replace(from, to, '');
    else if (stoodOpen) patch.replace(from, to + BREAK.length, '');
    else patch.replace(list.tagEnd - 1, list.to, '/>');
  }
  editor.close(styles, patch);
}

/** Whether anything in the file refers to a format from this index on. Tables, filters, pivots and styles all do it by a `…dxfId`. */
function isUsed(editor: PackageEditor, first: number): boolean {
  const text = new TextDecoder();
  return editor.entries.some((entry) => {
    if (entry.directory) return false;
    if (
      !/\.xml$/i.test(entry.name) ||
      /(?:^|\/)(?:sharedStrings|calcChain)\.xml$|^(?:docProps|customXml)\//i.test(entry.name)
    )
      return false;
    const bytes = toUtf8(editor.bytesOf(entry.name));
    if (bytes === null) return true;
    const ids = text.decode(bytes).matchAll(/dxfId\s*=\s*["'](\d+)["']/gi);
    return [...ids].some((id) => Number(id[1]) >= first);
  });
}
