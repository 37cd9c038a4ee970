/** Regular expressions that are slightly different: one anchor, quantifier, alternative or flag at a time. */

/** The pattern's parts, each with the depth of the groups it stands in. Escapes and classes are one part each. */
function partsOf(pattern) {
  const parts = [];
  let depth = 0;
  let at = 0;
  while (at < pattern.length) {
    const rest = pattern.slice(at);
    const [text] =
      /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|k<[^>]*>|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<[^>]*>)|\{\d+(?:,\d*)?\})/su.exec(
        rest,
      ) ?? [String.fromCodePoint(rest.codePointAt(0))];
    if (text.startsWith('(')) depth += 1;
    parts.push({ text, at, depth, end: at + text.length });
    if (text === ')') depth -= 1;
    at += text.length;
  }
  return parts;
}

function* withoutAnchors(pattern, parts) {
  for (const { text, at, end } of parts) {
    if (text === '^' || text === '$' || text === '\\b') yield pattern.slice(0, at) + pattern.slice(end);
  }
}

function quantifierInstead(text) {
  if (text === '+') return '*';
  if (text === '*') return '+';
  if (text === '?') return '';
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(text) ?? [];
  if (least === undefined) return null;
  if (comma === '') return `{${Number(least) + 1}}`;
  return most === '' ? `{${Number(least) + 1},}` : `{${least},${Number(most) + 1}}`;
}

function* otherQuantifiers(pattern, parts) {
  for (const [index, { text, at, end }] of parts.entries()) {
    const before = parts[index - 1]?.text;
    // A `?` after a quantifier makes it lazy.
    const isLazy = text === '?' && before !== undefined && quantifierInstead(before) !== null;
    const instead = before === undefined || isLazy ? null : quantifierInstead(text);
    if (instead !== null) yield pattern.slice(0, at) + instead + pattern.slice(end);
  }
}

/** Where each alternative of a group, or of the whole, begins and ends. */
function alternativesOf(pattern, parts) {
  const found = [];
  const open = [{ start: 0, bars: [] }];
  for (const { text, at, end } of parts) {
    if (text.startsWith('(')) open.push({ start: end, bars: [] });
    else if (text === '|') open.at(-1)?.bars.push(at);
    else if (text === ')') {
      const group = open.pop();
      if (group !== undefined) found.push({ ...group, end: at });
    }
  }
  for (const group of open) found.push({ ...group, end: pattern.length });
  return found;
}

function* withoutOneAlternative(pattern, parts) {
  for (const { start, bars, end } of alternativesOf(pattern, parts)) {
    if (bars.length === 0) continue;
    const edges = [start - 1, ...bars, end];
    for (let index = 0; index + 1 < edges.length; index += 1) {
      const isFirst = index === 0;
      const from = isFirst ? start : edges[index];
      const to = isFirst ? edges[1] + 1 : edges[index + 1];
      yield pattern.slice(0, from) + pattern.slice(to);
    }
  }
}

function isValid(pattern, flags) {
  try {
    return new RegExp(pattern, flags) instanceof RegExp && pattern !== '';
  } catch {
    return false;
  }
}

/** Every neighbour of the expression, as it would be written in the source. */
export function regexNeighbours(pattern, flags) {
  const parts = partsOf(pattern);
  const patterns = new Set([
    ...withoutAnchors(pattern, parts),
    ...otherQuantifiers(pattern, parts),
    ...withoutOneAlternative(pattern, parts),
  ]);
  patterns.delete(pattern);
  const found = [...patterns].filter((each) => isValid(each, flags)).map((each) => `/${each}/${flags}`);
  return flags.includes('i') ? [...found, `/${pattern}/${flags.replace('i', '')}`] : found;
}
