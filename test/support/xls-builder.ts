import { buildCompound } from './compound-builder.ts';

/** Writes BIFF8 workbooks record by record. */

export type Bytes = readonly number[];

export const word = (value: number): Bytes => [value & 0xff, (value >> 8) & 0xff];
export const long = (value: number): Bytes => [...word(value & 0xffff), ...word(value >>> 16)];

export function double(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return [...bytes];
}

export function record(id: number, ...content: readonly Bytes[]): Bytes {
  const bytes = content.flat();
  return [...word(id), ...word(bytes.length), ...bytes];
}

export const BOF_SHEET = record(0x0809, word(0x0600), word(0x0010), word(0), word(0), long(0), long(0));
export const EOF = record(0x000a);

function narrow(text: string): boolean {
  return [...text].every((character) => character.charCodeAt(0) < 256) && !/[\ud800-\udfff]/.test(text);
}

/** The characters of a text, after their flags. */
export function characters(text: string, wide = !narrow(text)): Bytes {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return [wide ? 1 : 0, ...units.flatMap((unit) => (wide ? word(unit) : [unit]))];
}

/** A text whose length takes two bytes; and one byte. */
export const longText = (text: string): Bytes => [...word(text.length), ...characters(text)];
export const shortText = (text: string): Bytes => [text.length, ...characters(text)];

/** The head of a cell: row and column, counted from 0, and style. */
export const head = (row: number, column: number, style = 0): Bytes => [...word(row), ...word(column), ...word(style)];

export const numberCell = (row: number, column: number, value: number, style = 0): Bytes =>
  record(0x0203, head(row, column, style), double(value));
export const labelCell = (row: number, column: number, text: string, style = 0): Bytes =>
  record(0x0204, head(row, column, style), longText(text));
export const stringCell = (row: number, column: number, index: number): Bytes =>
  record(0x00fd, head(row, column), long(index));

/** A formula: its result as eight bytes, or the number it is, and its tokens. */
export function formulaCell(row: number, column: number, result: number | Bytes, tokens: Bytes): Bytes {
  const content = typeof result === 'number' ? double(result) : result;
  return record(0x0006, head(row, column), content, word(0), long(0), word(tokens.length), tokens);
}

/** Results that aren't numbers. */
export const RESULT = {
  text: [0, 0, 0, 0, 0, 0, 0xff, 0xff],
  boolean: (value: boolean): Bytes => [1, 0, value ? 1 : 0, 0, 0, 0, 0xff, 0xff],
  error: (code: number): Bytes => [2, 0, code, 0, 0, 0, 0xff, 0xff],
  empty: [3, 0, 0, 0, 0, 0, 0xff, 0xff],
} as const;

export interface SharedText {
  readonly text: string;
  /** Formatting runs and bytes of a phonetic part. */
  readonly runs?: number;
  readonly phonetic?: number;
}

/** The string table in records of at most `limit` bytes, split wherever that falls; the rest of a text is as narrow as it can be. */
export function stringTable(texts: readonly SharedText[], limit = 8224): Bytes {
  const records: number[][] = [[...long(texts.length), ...long(texts.length)]];
  const room = (): number => limit - (records[records.length - 1] as number[]).length;
  const put = (bytes: Bytes): void => {
    for (const byte of bytes) {
      if (room() < 1) records.push([]);
      (records[records.length - 1] as number[]).push(byte);
    }
  };
  for (const { text, runs = 0, phonetic = 0 } of texts) {
    const first = (narrow(text) ? 0 : 1) | (phonetic > 0 ? 4 : 0) | (runs > 0 ? 8 : 0);
    const start = [
      ...word(text.length),
      first,
      ...(runs > 0 ? word(runs) : []),
      ...(phonetic > 0 ? long(phonetic) : []),
    ];
    if (room() < start.length) records.push([]);
    put(start);
    let wide = (first & 1) === 1;
    for (let i = 0; i < text.length; i++) {
      if (room() < (wide ? 2 : 1)) {
        wide = !narrow(text.slice(i));
        records.push([wide ? 1 : 0]);
      }
      put(wide ? word(text.charCodeAt(i)) : [text.charCodeAt(i)]);
    }
    put(Array.from({ length: 4 * runs + phonetic }, (_, i) => i & 0xff));
  }
  return records.flatMap((bytes, i) => record(i === 0 ? 0x00fc : 0x003c, bytes));
}

export interface BiffSheet {
  readonly name: string;
  readonly records?: readonly Bytes[];
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** 0 worksheet, 1 macro sheet, 2 chart, 6 module. */
  readonly type?: number;
  /** Where the workbook says it lies, instead of where it does: a position, or where the sheet with this name lies. */
  readonly reported?: number | string;
}

export interface BiffOptions {
  /** Format codes from number 164 on; style 0 is General and style n has the n-th. */
  readonly formats?: readonly string[];
  /** Numbers of formats of further styles. */
  readonly styles?: readonly number[];
  readonly date1904?: boolean;
  /** The string table, as records. */
  readonly strings?: Bytes;
  /** Other records of the globals. */
  readonly globals?: readonly Bytes[];
  readonly version?: number;
}

/** The stream of a workbook. */
export function biffStream(sheets: readonly BiffSheet[], options: BiffOptions = {}): Uint8Array {
  const formats = options.formats ?? [];
  const styles = [0, ...formats.map((_, i) => 164 + i), ...(options.styles ?? [])];
  const before = [
    record(0x0809, word(options.version ?? 0x0600), word(0x0005), word(0), word(0), long(0), long(0)),
    ...(options.globals ?? []),
    record(0x0022, word(options.date1904 === true ? 1 : 0)),
    ...formats.map((code, i) => record(0x041e, word(164 + i), longText(code))),
    ...styles.map((format) => record(0x00e0, word(0), word(format), Array(16).fill(0))),
  ].flat();
  const after = [...(options.strings ?? []), ...EOF];
  const bodies = sheets.map(({ records }) => [...BOF_SHEET, ...(records ?? []).flat(), ...EOF]);
  const heads = (starts: readonly number[]): number[] =>
    sheets.flatMap(({ name, state, type }, i) => [
      ...record(0x0085, long(starts[i] ?? 0), [state ?? 0, type ?? 0], shortText(name)),
    ]);
  let at = before.length + heads([]).length + after.length;
  const starts = bodies.map((body) => {
    const start = at;
    at += body.length;
    return start;
  });
  const reported = sheets.map((sheet, i) => {
    if (typeof sheet.reported === 'string') return starts[sheets.findIndex(({ name }) => name === sheet.reported)] ?? 0;
    return sheet.reported ?? starts[i] ?? 0;
  });
  return Uint8Array.from([...before, ...heads(reported), ...after, ...bodies.flat()]);
}

/** A workbook with one sheet of these records, as a file. */
export function xlsOf(records: readonly Bytes[], options: BiffOptions = {}): Uint8Array {
  return buildCompound({ Workbook: biffStream([{ name: '表', records }], options) });
}
