const DIGITS = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((each, index) => [each, index]),
);

function* numbersOf(segment) {
  let [value, shift] = [0, 0];
  for (const each of segment) {
    const digit = DIGITS.get(each);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    yield value & 1 ? -(value >> 1) : value >> 1;
    [value, shift] = [0, 0];
  }
}

/** Where in the generated text which line of the source begins: `[offset, line]`. */
function* mappingsOf(code, { mappings }) {
  let start = 0;
  let line = 1;
  for (const row of mappings.split(';')) {
    let column = 0;
    for (const segment of row === '' ? [] : row.split(',')) {
      const [toColumn, , toLine] = numbersOf(segment);
      column += toColumn;
      line += toLine ?? 0;
      if (toLine !== undefined) yield [start + column, line];
    }
    const newline = code.indexOf('\n', start);
    if (newline === -1) return;
    start = newline + 1;
  }
}

/** What swc writes so that others can import a name; reading it runs nothing of the source. */
function isGetter(code, { functionName, ranges: [{ startOffset, endOffset }] }) {
  return (
    functionName.startsWith('get ') && /^get \w+ ?\(\) ?\{\s*return \w+;\s*\}$/.test(code.slice(startOffset, endOffset))
  );
}

/**
 * The lines of a source that were run, from V8's account of its compiled text.
 *
 * @returns {{ called: number[], loaded: number[] }} lines of functions that were called; lines that run when the file is loaded
 */
export function linesRun(code, map, functions) {
  const ownFunctions = functions.filter((each) => !isGetter(code, each));
  const wholeLength = Math.max(...functions.map(({ ranges: [{ startOffset, endOffset }] }) => endOffset - startOffset));
  const ranges = ownFunctions
    .flatMap(({ ranges: all }) => {
      const isWhole = all[0].endOffset - all[0].startOffset === wholeLength;
      return all.map((range) => ({ ...range, isWhole }));
    })
    .sort((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  // 0: not run, 1: run by a call, 2: run when the file is loaded.
  const state = new Uint8Array(code.length);
  for (const { startOffset, endOffset, count, isWhole } of ranges) {
    let value = 0;
    if (count > 0) value = isWhole ? 2 : 1;
    state.fill(value, startOffset, endOffset);
  }
  const [called, loaded] = [new Set(), new Set()];
  for (const [offset, line] of mappingsOf(code, map)) {
    if (state[offset] === 1) called.add(line);
    else if (state[offset] === 2) loaded.add(line);
  }
  const sorted = (lines) => [...lines].sort((a, b) => a - b);
  return { called: sorted(called), loaded: sorted(loaded) };
}
