import type { GridRange } from '../../../src/engine/grid/grid.ts';
import { DocumentError } from '../../../src/formats/error.ts';
import { areaOf, cellCount, toldAddress } from '../../../src/hosts/wps/ranges.ts';
import { uniform } from '../../../src/hosts/wps/uniform.ts';
import {
  block,
  count,
  isNothing,
  measure,
  type Orientation,
  object,
  plain,
  scalar,
  text,
  truth,
} from '../../../src/hosts/wps/values.ts';

/** Answers of WPS, one by one: which are taken, and what is said of the others. */

function told(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error).toMatchObject({ kind: 'unknown', code: 'unknown', detail: { inProgram: true } });
    return String(error.detail.cause);
  }
}

const anotherKind = (type: string): string => `it: an answer of another kind (${type})`;

/** Nothing any more once the list is at its end. */
function answers(...given: readonly unknown[]): { readonly ask: () => unknown; readonly asked: () => number } {
  let at = 0;
  return { ask: () => given[at++], asked: () => at };
}

describe('an answer that is due', () => {
  const ASKS = { count, measure, text, truth };
  test.each<[keyof typeof ASKS, unknown, unknown]>([
    ['count', 0, 0],
    ['count', 1, 1],
    ['count', -1, anotherKind('number')],
    ['count', 1.5, anotherKind('number')],
    ['count', Number.NaN, anotherKind('number')],
    ['count', '1', anotherKind('string')],
    ['count', true, anotherKind('boolean')],
    ['measure', 0, 0],
    ['measure', -1.5, -1.5],
    ['measure', Number.POSITIVE_INFINITY, anotherKind('number')],
    ['measure', Number.NaN, anotherKind('number')],
    ['measure', '1', anotherKind('string')],
    ['text', '', ''],
    ['text', '表', '表'],
    ['text', 1, anotherKind('number')],
    ['truth', true, true],
    ['truth', false, false],
    ['truth', 0, false],
    ['truth', -1, true],
    ['truth', 1, true],
    ['truth', 'true', anotherKind('string')],
  ])('%s of %p is %p', (name, answer, expected) => {
    expect(told(() => ASKS[name](() => answer, 'it'))).toBe(expected);
  });

  test.each<keyof typeof ASKS>(['count', 'measure', 'text', 'truth'])(
    '%s: nothing is asked once more, and no more',
    (name) => {
      const given = { count: 3, measure: 2.5, text: '表', truth: true }[name];
      for (const nothing of [null, undefined]) {
        const second = answers(nothing, given);
        expect([ASKS[name](second.ask, 'it'), second.asked()]).toEqual([given, 2]);
        const third = answers(nothing, nothing, given);
        expect([told(() => ASKS[name](third.ask, 'it')), third.asked()]).toEqual(['it: no answer', 2]);
      }
      const first = answers(given);
      expect([ASKS[name](first.ask, 'it'), first.asked()]).toEqual([given, 1]);
    },
  );

  test('objects may be callable; nothing else is one', () => {
    const thing = {};
    const callable = (): void => undefined;
    expect(object(() => thing, 'it')).toBe(thing);
    expect(object(() => callable, 'it')).toBe(callable);
    for (const other of ['text', 5, true])
      expect(told(() => object(() => other as unknown as object, 'it'))).toBe(anotherKind(typeof other));
    expect(told(() => object(() => null, 'it'))).toBe('it: no answer');
  });

  test('only what isn’t there is nothing', () => {
    expect([null, undefined, 0, '', false].map(isNothing)).toEqual([true, true, false, false, false]);
  });

  test('what goes into keys and reports is plain', () => {
    expect(['文', 1.5, false, null, {}, undefined].map(plain)).toEqual([
      '文',
      '1.5',
      'false',
      'object',
      'object',
      'undefined',
    ]);
  });

  test('the value of one cell comes bare, in one pair of brackets or in two', () => {
    expect([5, [5], [[5]], null, [null]].map(scalar)).toEqual([5, 5, 5, null, null]);
    expect([scalar([1, 2]), scalar([[1, 2]]), scalar([])]).toEqual([[1, 2], [1, 2], []]);
  });
});

describe('a block of values', () => {
  const NOT = anotherKind('object');
  const known = (transposed: boolean | null): Orientation => ({ transposed });

  test.each<[string, unknown, number, number, boolean | null, unknown, boolean | null]>([
    [
      'by rows',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      2,
      3,
      null,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      false,
    ],
    [
      'by columns',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
      2,
      3,
      null,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      true,
    ],
    ['a row', [[1, 2]], 1, 2, null, [[1, 2]], false],
    ['a row by columns', [[1], [2]], 1, 2, null, [[1, 2]], true],
    ['a column', [[1], [2]], 2, 1, null, [[1], [2]], false],
    ['a column by columns', [[1, 2]], 2, 1, null, [[1], [2]], true],
    ['a flat row', [1, 2], 1, 2, null, [[1, 2]], null],
    ['a flat column', [1, 2], 2, 1, null, [[1], [2]], null],
    ['one flat value', [7], 1, 1, null, [[7]], null],
    [
      'a square, nothing known',
      [
        [1, 2],
        [3, 4],
      ],
      2,
      2,
      null,
      [
        [1, 2],
        [3, 4],
      ],
      null,
    ],
    [
      'a square, by rows',
      [
        [1, 2],
        [3, 4],
      ],
      2,
      2,
      false,
      [
        [1, 2],
        [3, 4],
      ],
      false,
    ],
    [
      'a square, by columns',
      [
        [1, 2],
        [3, 4],
      ],
      2,
      2,
      true,
      [
        [1, 3],
        [2, 4],
      ],
      true,
    ],
    ['flat where both directions have several', [1, 2, 3, 4], 2, 2, null, NOT, null],
    ['one flat value too few', [1, 2], 1, 3, null, NOT, null],
    ['one flat value too many', [1, 2, 3], 2, 1, null, NOT, null],
    ['a row too few', [[1, 2, 3]], 2, 3, null, NOT, null],
    [
      'a row too many',
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      2,
      3,
      null,
      NOT,
      null,
    ],
    [
      'a value too few in one row',
      [
        [1, 2, 3],
        [4, 5],
      ],
      2,
      3,
      null,
      NOT,
      null,
    ],
    [
      'a value too few in the first row',
      [
        [1, 2],
        [4, 5, 6],
      ],
      2,
      3,
      null,
      NOT,
      null,
    ],
    ['something that is no row among them', [[1, 2, 3], 4], 2, 3, null, NOT, null],
    ['a square with a value too few', [[1, 2], [3]], 2, 2, null, NOT, null],
    ['no block', 5, 1, 2, null, anotherKind('number'), null],
    ['nothing', null, 1, 2, null, 'it: no answer', null],
  ])('%s', (_name, answer, rows, columns, before, expected, after) => {
    const orientation = known(before);
    expect(told(() => block(() => answer, 'it', { rows, columns }, orientation))).toEqual(expected);
    expect(orientation.transposed).toBe(after);
  });
});

describe('where a range is', () => {
  const at = (Address: unknown): Parameters<typeof toldAddress>[0] => ({ Address }) as never;

  test.each<[unknown, string | null]>([
    [() => 'A1', 'A1'],
    ['$A$1:$C$3', 'A1:C3'],
    [() => "'表 1'!$A$1,'表 1'!$C$3", 'A1,C3'],
    ["'它''s!表'!B2", 'B2'],
    ['[册.xlsx]表!$1:$3', '1:3'],
    ['a1', 'a1'],
    ['', null],
    ['function () { [native code] }', null],
    ['A1 C3', null],
    [undefined, null],
    [() => 5, null],
  ])('%p', (member, expected) => {
    expect(toldAddress(at(member))).toBe(expected);
  });

  test('the method is asked for an address without dollars', () => {
    const given: unknown[] = [];
    const Address = (...absolute: unknown[]): string => {
      given.push(absolute);
      return 'A1';
    };
    toldAddress(at(Address));
    expect(given).toEqual([[false, false]]);
  });

  test('where no address is told, its first cell and its size tell', () => {
    const range = { Row: 3, Column: 2, Rows: { Count: 4 }, Columns: { Count: 5 } };
    const area = areaOf(range as never);
    expect(area).toEqual({ top: 3, left: 2, bottom: 6, right: 6 });
    expect(cellCount(area)).toBe(20);
    expect(areaOf(at('B3:C9'))).toEqual({ top: 3, left: 2, bottom: 9, right: 3 });
  });

  test.each(['Row', 'Column', 'Rows', 'Columns', 'Rows.Count', 'Columns.Count'])('and %s is due then', (missing) => {
    const range = {
      Row: missing === 'Row' ? null : 1,
      Column: missing === 'Column' ? null : 1,
      Rows: missing === 'Rows' ? null : { Count: missing === 'Rows.Count' ? null : 1 },
      Columns: missing === 'Columns' ? null : { Count: missing === 'Columns.Count' ? null : 1 },
    };
    expect(told(() => areaOf(range as never))).toBe(`${missing}: no answer`);
  });
});

describe('what the cells of an area have in common', () => {
  const area = (top: number, left: number, bottom: number, right: number): GridRange => ({ top, left, bottom, right });
  const written = ({ top, left, bottom, right }: GridRange): string => `${top},${left}–${bottom},${right}`;
  /** The letters of a page; an area of the same ones says which, any other says nothing. */
  const common =
    (page: readonly string[]) =>
    ({ top, left, bottom, right }: GridRange): string | null => {
      const all = page.slice(top - 1, bottom).flatMap((line) => [...line].slice(left - 1, right));
      return new Set(all).size === 1 ? (all[0] as string) : null;
    };
  const gone = (whole: GridRange, options: Parameters<typeof uniform>[1]): string[] =>
    [...uniform(whole, options)].map((each) => `${written(each.area)} ${String(each.value)}`);

  test('columns are parted first, the left and the upper half come first', () => {
    expect(gone(area(1, 1, 2, 3), { what: 'it', ask: common(['aab', 'aac']) })).toEqual([
      '1,1–2,3 null',
      '1,1–2,2 a',
      '1,3–2,3 null',
      '1,3–1,3 b',
      '2,3–2,3 c',
    ]);
  });

  test('an odd number of rows: the upper half is the longer one', () => {
    expect(gone(area(1, 1, 3, 1), { what: 'it', ask: common(['a', 'a', 'b']) })).toEqual([
      '1,1–3,1 null',
      '1,1–2,1 a',
      '3,1–3,1 b',
    ]);
  });

  test('whole rows are parted into rows alone', () => {
    const asked: string[] = [];
    const ask = (each: GridRange): string | null => {
      asked.push(written(each));
      return common(['ab', 'ab'])(area(each.top, 1, each.bottom, 1));
    };
    expect(gone(area(1, 1, 2, 2), { what: 'it', ask, rowsOnly: true })).toEqual(['1,1–2,2 a']);
    const differing = (each: GridRange): string | null => (each.top === each.bottom ? `${each.top}` : null);
    expect(gone(area(1, 1, 2, 2), { what: 'it', ask: differing, rowsOnly: true })).toEqual([
      '1,1–2,2 null',
      '1,1–1,2 1',
      '2,1–2,2 2',
    ]);
    expect(asked).toEqual(['1,1–2,2']);
  });

  test('only the part that matters is asked for, and what has none isn’t', () => {
    const asked: string[] = [];
    const options = {
      what: 'it',
      ask: (each: GridRange) => {
        asked.push(written(each));
        return common(['ab', 'cd'])(each);
      },
      within: (each: GridRange) => (each.left > 1 ? null : { ...each, right: Math.min(each.right, 2) }),
    };
    expect(gone(area(1, 1, 1, 4), options)).toEqual(['1,1–1,2 null', '1,1–1,1 a']);
    expect(asked).toEqual(['1,1–1,2', '1,1–1,1']);
  });

  test('one cell that says nothing is asked once more, a larger area isn’t; nothing again is an error', () => {
    const second = answers(null, null, 'a', 'b');
    expect(gone(area(1, 1, 1, 2), { what: 'it', ask: second.ask })).toEqual(['1,1–1,2 null', '1,1–1,1 a', '1,2–1,2 b']);
    expect(second.asked()).toBe(4);
    const never = answers(null, null, null, 'a');
    expect(told(() => gone(area(1, 1, 1, 2), { what: 'it', ask: never.ask }))).toBe('it: no answer');
    expect(never.asked()).toBe(3);
  });
});
