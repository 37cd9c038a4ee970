import { WorkbookFile } from '../../../src/formats/xlsx/workbook-file.ts';
import { comparePackages, partText } from '../../support/compare-packages.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { contentAt, editsOf } from '../../support/workbook-edits.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';

/** A file that stays open while it is changed: what is read again and what isn't, and what it knows of earlier states. */

const BYTES = buildXlsx([
  { name: '甲', cells: { A1: 1, B1: { value: 2, formula: 'A1*2' } } },
  { name: '乙', cells: { A1: 3 } },
]);
const SIGNED = buildXlsx([{ name: '甲', cells: { A1: 1 } }], { parts: { '_xmlsignatures/sig1.xml': '<a/>' } });
const MARKS = [{ sheet: '甲', cell: 'A1', severity: 'error' }] as const;

function write(file: WorkbookFile, cell: string, value: number): void {
  file.patch(editsOf(file.bytes(), '甲', { [cell]: { value } }));
}

test('a sheet is read again when it has changed, the others aren’t', () => {
  const file = new WorkbookFile(BYTES);
  const [one, two] = file.sheets();
  write(file, 'A1', 5);
  const [changed, same] = file.sheets();
  expect(changed?.rows[0]?.cells[0]?.value).toBe(5);
  expect(changed).not.toBe(one);
  expect(same).toBe(two);
  file.mark([{ ...MARKS[0], sheet: '乙' }]);
  expect(file.sheets()[0]).toBe(changed);
});

test('a look is read again when its sheet has changed, and tells of sheets that were added', () => {
  const file = new WorkbookFile(BYTES);
  const before = file.look();
  const [one, two] = ['甲', '乙'].map((name) => before.sheet(name));
  expect(one).toMatchObject({ name: '甲', lastColumn: 2, marks: [] });
  file.mark(MARKS);
  expect(file.look().sheet('甲')?.marks).toMatchObject([{ severity: 'error' }]);
  expect(file.look().sheet('乙')).toBe(two);
  expect(file.look().sheet('丙')).toBeNull();
  file.addSheet('丙');
  expect(file.look().sheets.map(({ name }) => name)).toEqual(['甲', '乙', '丙']);
  expect(file.look().sheet('丙')?.name).toBe('丙');
});

test('marks are found whether the sheets were read or not, before they were set and after', () => {
  const file = new WorkbookFile(BYTES);
  file.sheets();
  expect(file.hasMarks()).toBe(false);
  file.mark(MARKS);
  expect(file.hasMarks()).toBe(true);
  const saved = new WorkbookFile(file.bytes());
  saved.sheets();
  expect(saved.hasMarks()).toBe(true);
  saved.clearMarks();
  saved.sheets();
  expect(saved.hasMarks()).toBe(false);
});

test('changes that undo each other leave the very bytes', () => {
  const file = new WorkbookFile(BYTES);
  file.mark(MARKS);
  expect(file.hasMarks()).toBe(true);
  expect(comparePackages(BYTES, file.bytes()).changed).toHaveLength(2);
  file.clearMarks();
  expect(file.hasMarks()).toBe(false);
  expect(file.bytes()).toBe(BYTES);
});

test('it is as it was when every part holds what it held, whatever happened between', () => {
  const file = new WorkbookFile(BYTES);
  const saved = file.snapshot();
  expect(file.isAsIn(saved)).toBe(true);
  write(file, 'A1', 5);
  expect(file.isAsIn(saved)).toBe(false);
  const later = file.snapshot();
  write(file, 'A1', 1);
  expect(file.isAsIn(later)).toBe(false);
  write(file, 'A1', 5);
  expect(file.isAsIn(later)).toBe(true);
  file.addSheet('丙');
  expect(file.isAsIn(later)).toBe(false);
});

test('a part more and a part less is another state', () => {
  const file = new WorkbookFile(BYTES);
  const saved = file.snapshot();
  // With the last formula goes the chain of calculation.
  write(file, 'B1', 2);
  file.addSheet('丙');
  expect(file.snapshot().size).toBe(saved.size);
  expect(file.isAsIn(saved)).toBe(false);
});

test('a sheet that was added is written to, read, marked and looked at, also where folders are in capitals', () => {
  const names = comparePackages(BYTES, BYTES).same.filter((name) => name.startsWith('xl/'));
  const capitals = names.map((name) => [name.replace('xl/', 'XL/'), partText(BYTES, name)]);
  const parts = Object.fromEntries([...names.map((name) => [name, null]), ...capitals]) as Record<
    string,
    string | null
  >;
  const rels = '_rels/.rels';
  const root = { [rels]: partText(BYTES, rels).replace('xl/workbook.xml', 'XL/workbook.xml') };
  const file = new WorkbookFile(buildXlsx([{ name: '甲', cells: { A1: 1 } }], { parts: { ...parts, ...root } }));
  file.addSheet('丙');
  file.patch([{ sheet: '丙', cell: 'B2', from: { value: null }, to: { value: 7 } }]);
  file.mark([{ sheet: '丙', cell: 'B2', severity: 'hint' }]);
  expect(file.sheets().at(-1)?.rows[0]?.cells[0]?.value).toBe(7);
  expect(file.look().sheet('丙')?.marks).toMatchObject([{ severity: 'hint' }]);
  expect(contentAt(file.bytes(), '丙', 'B2')).toEqual({ value: 7 });
});

test('copies without marks: the file keeps its own', () => {
  const file = new WorkbookFile(BYTES);
  expect(file.unmarkedBytes()).toBe(BYTES);
  file.mark(MARKS);
  expect(comparePackages(BYTES, file.unmarkedBytes()).changed).toEqual([]);
  expect(file.hasMarks()).toBe(true);
});

test('a signed file is left as it is, by marks, by taking them away, and by copies without them', () => {
  const refused = (work: () => unknown): string => documentErrorOf(work).code;
  const file = new WorkbookFile(SIGNED);
  expect([file.refuses, new WorkbookFile(SIGNED, { signed: 'allow' }).refuses]).toEqual(['signed', undefined]);
  expect(refused(() => file.mark(MARKS))).toBe('signed');
  expect(file.bytes()).toBe(SIGNED);
  file.clearMarks();
  expect(file.unmarkedBytes()).toBe(SIGNED);
  const willing = new WorkbookFile(SIGNED, { signed: 'allow' });
  willing.mark(MARKS);
  expect(comparePackages(SIGNED, willing.unmarkedBytes()).changed).toEqual([]);
  const marked = willing.bytes();
  const again = new WorkbookFile(marked);
  expect(refused(() => again.clearMarks())).toBe('signed');
  expect(refused(() => again.unmarkedBytes())).toBe('signed');
  expect(again.bytes()).toBe(marked);
});

test('what may be unpacked counts for one reading, not for all that a session asks for', () => {
  const file = new WorkbookFile(BYTES, { limits: { totalBytes: 40_000 } });
  let readings = 0;
  for (; readings < 40; readings++) {
    write(file, 'A1', readings + 10);
    file.mark(MARKS);
    file.sheets();
    file.hasMarks();
    file.unmarkedBytes();
    file.look().sheet('乙');
    file.clearMarks();
  }
  expect(readings).toBe(40);
});

const READINGS: readonly (readonly [name: string, read: (file: WorkbookFile) => unknown])[] = [
  ['its sheets', (file) => file.sheets()],
  ['its looks', (file) => file.look().sheet('甲')],
  ['its marks', (file) => file.hasMarks()],
  ['a copy without marks', (file) => file.unmarkedBytes()],
];

/** The least number of bytes that all of this may unpack. */
function leastFor(...steps: readonly ((file: WorkbookFile) => unknown)[]): number {
  let [refused, enough] = [0, 40_000];
  while (enough - refused > 1) {
    const totalBytes = Math.floor((refused + enough) / 2);
    const file = new WorkbookFile(BYTES, { limits: { totalBytes } });
    try {
      for (const step of steps) step(file);
      enough = totalBytes;
    } catch {
      refused = totalBytes;
    }
  }
  return enough;
}

test.each([...READINGS, ['marks to be set', (file: WorkbookFile) => file.mark(MARKS)] as const])(
  'asking for %s may cost as much whatever was asked for before',
  (_name, read) => {
    const alone = leastFor(read);
    expect(alone).toBeGreaterThan(1000);
    for (const [, before] of READINGS)
      expect(leastFor(before, read)).toBeLessThanOrEqual(Math.max(leastFor(before), alone));
  },
);
