/** What somebody meant who mistyped a word. */

const { min } = Math;

/** Letters changed, left out, doubled or swapped with their neighbour between two words. */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let last = b.map((_, at) => at + 1);
  last.unshift(0);
  for (const [row, letter] of a.entries()) {
    const now = [row + 1];
    for (const [column, other] of b.entries()) {
      const changed = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const fewest = min(changed, min(last[column + 1] ?? 0, now[column] ?? 0) + 1);
      const swapped = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other;
      now.push(swapped ? min(fewest, (before[column - 1] ?? 0) + 1) : fewest);
    }
    before = last;
    last = now;
  }
  return last.at(-1) ?? 0;
}

function lettersOf(word: string): string[] {
  return [...word.normalize('NFKC').toLowerCase()];
}

/** More names are no help. */
const MOST = 3;
/** A beginning as short as this begins too much. */
const SHORTEST_BEGINNING = 2;

/**
 * The nearest of the words, where one is near enough: the same but for a mistake in about four letters, or the only one that begins so.
 *
 * @returns at most three that are equally near; none where nothing is.
 */
export function nearest(word: string, known: Iterable<string>): string[] {
  const letters = lettersOf(word);
  const all = [...new Set(known)].map((each) => ({ each, letters: lettersOf(each) }));
  const near = all
    .map(({ each, letters: other }) => ({
      each,
      letters: other,
      most: Math.ceil(other.length / 4),
      other: other.length,
    }))
    // Every letter more or less is a mistake: most words are too long or too short, and that is told at once.
    .filter(({ most, other }) => Math.abs(other - letters.length) <= most)
    .map(({ each, letters: other, most }) => ({ each, far: distance(letters, other), most, other: other.length }))
    .filter(({ far, most, other }) => far <= most && far < other);
  const least = Math.min(...near.map(({ far }) => far));
  if (near.length > 0) return near.flatMap(({ each, far }) => (far === least ? [each] : [])).slice(0, MOST);
  if (letters.length < SHORTEST_BEGINNING) return [];
  const begun = all.filter(({ letters: other }) => other.join('').startsWith(letters.join('')));
  return begun.map(({ each }) => each).slice(0, MOST);
}

/** Without quotation marks that a shell takes for letters: `“a.xlsx”`, `'a.xlsx'`. */
export function unquoted(word: string): string {
  return word.replace(/^[“”‘’'"＂＇「『]+|[“”‘’'"＂＇」』]+$/g, '');
}
