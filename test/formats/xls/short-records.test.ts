import { readXlsLook } from '../../../src/formats/xls/look.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { type Bytes, biffStream, formulaCell, RESULT, record, stringTable, word } from '../../support/xls-builder.ts';

/** Every record that is read says what it lacks when it is shorter than what is read of it, and is read when it is just long enough. */

const zeros = (length: number): Bytes => Array.from({ length }, () => 0);
const AWAITED = formulaCell(0, 0, RESULT.text, [0x1e, 1, 0]);

interface Part {
  readonly name: string;
  readonly id: number;
  readonly need: number;
  /** The content, as far as it matters; zeros follow. */
  readonly content?: Bytes;
  /** What stands in front of it. */
  readonly before?: Bytes;
}

const CELLS: readonly Part[] = [
  { name: 'number', id: 0x0203, need: 14 },
  { name: 'packed number', id: 0x027e, need: 10 },
  { name: 'packed numbers', id: 0x00bd, need: 6, content: [...word(0), ...word(1), ...word(0)] },
  { name: 'shared text', id: 0x00fd, need: 10 },
  { name: 'text', id: 0x0204, need: 8 },
  { name: 'text with formats', id: 0x00d6, need: 8 },
  { name: 'truth or error', id: 0x0205, need: 8 },
  { name: 'formula', id: 0x0006, need: 22 },
  { name: 'formula of old programs', id: 0x0206, need: 22 },
  { name: 'formula of older programs', id: 0x0406, need: 22 },
  { name: 'text of a formula', id: 0x0207, need: 2, before: AWAITED },
  { name: 'shared formula', id: 0x04bc, need: 10 },
  { name: 'array formula', id: 0x0221, need: 14 },
  { name: 'row', id: 0x0208, need: 14 },
  { name: 'no merges', id: 0x00e5, need: 2 },
  { name: 'two merges', id: 0x00e5, need: 18, content: word(2) },
  { name: 'protection', id: 0x0012, need: 2 },
];

const GLOBALS: readonly Part[] = [
  { name: 'date system', id: 0x0022, need: 2 },
  { name: 'sheet', id: 0x0085, need: 8, content: [0, 0, 0, 0, 0, 2] },
  { name: 'format', id: 0x041e, need: 5 },
  { name: 'style', id: 0x00e0, need: 4 },
  { name: 'shared texts', id: 0x00fc, need: 8 },
  { name: 'name', id: 0x0018, need: 15 },
  { name: 'links', id: 0x0017, need: 2 },
];

const LOOKS: readonly Part[] = [
  { name: 'blank cell', id: 0x0201, need: 6 },
  { name: 'number', id: 0x0203, need: 6 },
  { name: 'packed number', id: 0x027e, need: 6 },
  { name: 'shared text', id: 0x00fd, need: 6 },
  { name: 'text', id: 0x0204, need: 6 },
  { name: 'text with formats', id: 0x00d6, need: 6 },
  { name: 'truth or error', id: 0x0205, need: 6 },
  { name: 'formula', id: 0x0006, need: 6 },
  { name: 'packed numbers', id: 0x00bd, need: 6 },
  { name: 'blank cells', id: 0x00be, need: 6 },
  { name: 'row', id: 0x0208, need: 16 },
  { name: 'columns', id: 0x007d, need: 10 },
  { name: 'usual width', id: 0x0055, need: 2 },
  { name: 'standard width', id: 0x0099, need: 2 },
  { name: 'usual height', id: 0x0225, need: 4 },
  { name: 'no merges', id: 0x00e5, need: 2 },
  { name: 'two merges', id: 0x00e5, need: 18, content: word(2) },
  { name: 'window', id: 0x023e, need: 2 },
];

const STYLES: readonly Part[] = [
  { name: 'tab in front', id: 0x003d, need: 12 },
  { name: 'font', id: 0x0031, need: 16 },
  { name: 'style', id: 0x00e0, need: 20 },
  { name: 'palette', id: 0x0092, need: 2 },
  { name: 'palette of two', id: 0x0092, need: 10, content: word(2) },
];

type Read = (records: Bytes) => unknown;

const strings = stringTable([{ text: '项目' }]);
const fileOf = (inSheet: Bytes, inGlobals: Bytes): Uint8Array =>
  buildCompound({ Workbook: biffStream([{ name: '表', records: [inSheet] }], { strings, globals: [inGlobals] }) });

const READERS: readonly (readonly [string, readonly Part[], Read])[] = [
  ['of a sheet', CELLS, (records) => readXls(fileOf(records, []))],
  ['of the workbook', GLOBALS, (records) => readXls(fileOf([], records))],
  ['of a sheet’s look', LOOKS, (records) => readXlsLook(fileOf(records, [])).sheet('表')],
  ['of the looks', STYLES, (records) => readXlsLook(fileOf([], records))],
];

const CASES = READERS.flatMap(([where, parts, read]) =>
  parts.map((part) => [`${part.name} ${where}`, part, read] as const),
);

test('all of them', () => {
  expect(CASES).toHaveLength(47);
});

test.each(CASES)('%s', (_, { id, need, content = [], before = [] }, read) => {
  const whole = [...content, ...zeros(need)].slice(0, need);
  const shortest = content.length === 2 && need > 2 ? 2 : 0;
  for (let length = shortest; length < need; length++) {
    const { kind, code, detail } = documentErrorOf(() => read([...before, ...record(id, whole.slice(0, length))]));
    expect([length, kind, code]).toEqual([length, 'damaged', 'bad-record']);
    expect(detail.cause).toMatch(new RegExp(`^record ${id} of ${length} bytes at \\d+$`));
  }
  // A sheet has to have a name, and is refused for lacking one, not for its length.
  const readWhole = () => read([...before, ...record(id, whole)]);
  if (id === 0x0085) expect(documentErrorOf(readWhole).detail.cause).toBe('a sheet without a name of its own');
  else expect(readWhole).not.toThrow();
});
