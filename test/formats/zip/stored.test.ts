import { openZip } from '../../../src/formats/zip/read.ts';
import { StoredArchive } from '../../../src/formats/zip/stored.ts';

/** Archives made piece by piece. */

const MADE = new Date(2026, 10, 27, 13, 5, 42);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

test('what went in comes out again, under its name, as it was', () => {
  const archive = new StoredArchive(MADE);
  expect(archive.isEmpty).toBe(true);
  const files = [
    ['单位一/自评表-核对.xlsx', bytes('甲')],
    ['空.xlsx', new Uint8Array()],
    ['b.docx', bytes('x'.repeat(70_000))],
  ] as const;
  const pieces = files.flatMap(([name, content]) => [archive.add(name, content), content]);
  expect(archive.isEmpty).toBe(false);
  const zip = openZip(joined([...pieces, archive.end()]));
  expect(zip.entries.map(({ name }) => name)).toEqual(files.map(([name]) => name));
  for (const [name, content] of files) {
    const entry = zip.find(name);
    if (entry === null) throw new Error(`no ${name}`);
    expect(entry.method).toBe(0);
    // Inflating checks the sum, too.
    expect([...zip.inflate(entry)]).toEqual([...content]);
  }
});

test('the end says how many there are, on this disk and in all, and where their list begins', () => {
  const archive = new StoredArchive(MADE);
  const files = ['一.xlsx', '二.xlsx', '三.xlsx'].flatMap((name) => [archive.add(name, bytes(name)), bytes(name)]);
  const end = archive.end();
  const view = new DataView(end.buffer, end.length - 22);
  const before = files.reduce((sum, { length }) => sum + length, 0);
  expect([8, 10].map((at) => view.getUint16(at, true))).toEqual([3, 3]);
  expect([12, 16].map((at) => view.getUint32(at, true))).toEqual([end.length - 22, before]);
});

test('entries bear the time they were made at, names that are UTF-8 and the version that any program reads', () => {
  const archive = new StoredArchive(MADE);
  const local = archive.add('表.xlsx', bytes('abc'));
  const end = archive.end();
  for (const [view, at] of [
    [new DataView(local.buffer), 4],
    [new DataView(end.buffer), 6],
  ] as const) {
    const time = view.getUint16(at + 6, true);
    const date = view.getUint16(at + 8, true);
    expect([view.getUint16(at, true), view.getUint16(at + 2, true)]).toEqual([20, 0x800]);
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([13, 5, 42]);
    expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 27]);
  }
});

test('the sum of a stored file is the one that the format asks for', () => {
  const local = new StoredArchive(MADE).add('a', bytes('123456789'));
  expect(new DataView(local.buffer).getUint32(14, true)).toBe(0xcbf43926);
});

test('says when it is full: by entries, and by bytes with all that stands around them', () => {
  const few = new StoredArchive(MADE, { entries: 2, bytes: 1000 });
  expect(few.hasRoom('a', 1)).toBe(true);
  few.add('a', bytes('1'));
  few.add('b', bytes('2'));
  expect(few.hasRoom('c', 1)).toBe(false);
  const small = new StoredArchive(MADE, { entries: 9, bytes: 350 });
  const content = bytes('x'.repeat(100));
  const pieces = [small.add('a', content), content];
  expect(small.hasRoom('b', 50)).toBe(true);
  expect(small.hasRoom('b', 100)).toBe(false);
  const more = bytes('y'.repeat(50));
  pieces.push(small.add('b', more), more, small.end());
  expect(joined(pieces).length).toBeLessThanOrEqual(350);
});
