import { deflateSync } from 'fflate';
import { reviewBytes } from '../../src/app/review-file.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { openZip } from '../../src/formats/zip/read.ts';
import { fileEntry } from '../../src/reports/entry.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { jsonReport } from '../../src/reports/json.ts';
import { wholeReport } from '../../src/reports/report.ts';
import type { FileEntry } from '../../src/reports/schema.ts';
import { summarySheets } from '../../src/reports/summary-book.ts';
import { textReport } from '../../src/reports/text.ts';
import { allForms } from './fixtures.ts';
import { gridOf } from './form-text.ts';
import { XLS_FIXTURES, xlsFixture } from './xls-fixtures.ts';
import { gridToXlsx } from './xlsx-builder.ts';
import { buildZip, type ZipPart } from './zip-builder.ts';

/**
 * Inputs made to hurt, by numbers: the same seed and number always give the same input. Files are damaged at every level, and
 * forms are filled with what nobody would write; each goes all the way that a file goes, from its bytes to the reports.
 */

/** Numbers in [0, 1) (mulberry32). */
type Chance = () => number;

function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function below(chance: Chance, limit: number): number {
  return Math.floor(chance() * limit);
}

function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  return items[below(chance, items.length)] as Item;
}

const FORMS = allForms();
const WORKBOOKS = FORMS.slice(0, 8).map((grid) => gridToXlsx([grid]));
const PACKAGES: readonly (readonly ZipPart[])[] = WORKBOOKS.map((bytes) => {
  const zip = openZip(bytes);
  return zip.entries.map((entry) => ({ name: entry.name, data: zip.inflate(entry).slice(), stored: true }));
});
const RECORDS = XLS_FIXTURES.filter(({ name }) => name !== 'features.xls').map(({ name }) => xlsFixture(name));

const NUMBERS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff];

/** Bytes and numbers changed, stretches taken out, put twice or exchanged; `from`: where to begin, as a share of the file. */
function damaged(chance: Chance, original: Uint8Array, from = 0): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(original);
  const times = 1 + below(chance, 4);
  for (let i = 0; i < times; i++) {
    if (bytes.length < 16) break;
    const start = Math.floor(from * bytes.length);
    const at = Math.min(start + below(chance, Math.max(1, bytes.length - start)), bytes.length - 4);
    switch (below(chance, 5)) {
      case 0:
        bytes[at] = below(chance, 256);
        break;
      case 1:
        new DataView(bytes.buffer).setUint16(at, pick(chance, NUMBERS) & 0xffff, true);
        break;
      case 2:
        new DataView(bytes.buffer).setUint32(at, pick(chance, NUMBERS), true);
        break;
      case 3:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + below(chance, 200)));
        break;
      default: {
        const piece = bytes.slice(at, at + below(chance, 200));
        const to = below(chance, bytes.length);
        bytes = joined(bytes.subarray(0, to), piece, bytes.subarray(to));
      }
    }
  }
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const MARKUP = [
  '<row r="1048576">',
  '<row r="3"/>',
  '<row/>',
  '</row>',
  '<c r="XFD1"/>',
  '<c r="A1" t="s"><v>-1</v></c>',
  '<c t="n"><v>1e999</v></c>',
  '<c t="d"><v>PT1E9S</v></c>',
  '<c><f t="shared" si="0" ref="A1:XFD9">A1</f></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="B2:A1"/>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[',
  '<!--',
  '&#x110000;',
  '&amp;amp;',
  '_x0000_',
  '\ud800',
  '<sheet name="" r:id="rId1"/>',
  '<sheet name="a" r:id=""/>',
  '<sheetData/>',
  '<extLst/>',
  '"',
  "'",
  '>',
  '<',
] as const;

/** One part of a package changed as text. */
function damagedXml(chance: Chance): Uint8Array {
  const parts = pick(chance, PACKAGES);
  const victim = below(chance, parts.length);
  return buildZip(
    parts.map((part, at) => {
      if (at !== victim && chance() > 0.1) return part;
      let text = new TextDecoder().decode(part.data);
      for (let i = below(chance, 4); i >= 0; i--) {
        const place = below(chance, text.length);
        const [before, behind] = [text.slice(0, place), text.slice(place)];
        const how = below(chance, 4);
        if (how < 2) text = before + pick(chance, MARKUP) + behind;
        else text = before + (how === 2 ? behind.slice(below(chance, 60)) : text.slice(below(chance, text.length)));
      }
      return { ...part, data: new TextEncoder().encode(text) };
    }),
  );
}

/** An archive whose every level may lie: sizes, checksums, methods, flags, and the packed bytes themselves. */
function damagedZip(chance: Chance): Uint8Array {
  if (chance() < 0.5) return damaged(chance, pick(chance, WORKBOOKS), chance() < 0.6 ? 0.9 : 0);
  const parts = pick(chance, PACKAGES);
  const victim = below(chance, parts.length);
  const lies = ['size', 'compressedSize', 'crc', 'method', 'flags'] as const;
  return buildZip(
    parts.map((part, at) => {
      if (at !== victim) return part;
      if (chance() < 0.3) return { ...part, data: damaged(chance, deflateSync(part.data)), method: 8 };
      return { ...part, [pick(chance, lies)]: pick(chance, NUMBERS) };
    }),
    { zip64: chance() < 0.2 },
  );
}

const WORDS =
  '9 0 . , - + % ‰ 。 万 亿 元 分 ( ) （ ） : ： / \\ ≥ ≤ ＞ = — 、 ； 年 月 日 季度 上半年 已 完成 达成 预期 指标 目标 各项 其中 含 共 总分 合计 得分 分值 数量指标 产出指标 满意度 项目名称 预算数 执行数 自评表 (10分) 100% =SUM( #REF! <b> & " \' \u202e \u061c \ufffa \u{e0041} \ud800 \u0000 \n \t 𠮷 🚰 _x000D_ __proto__ constructor'.split(
    ' ',
  );
const LENGTHS = [1, 1, 2, 3, 5, 8, 13, 40, 60, 200] as const;

function words(chance: Chance): string {
  const count = chance() < 0.002 ? 32_767 : pick(chance, LENGTHS);
  const repeated = chance() < 0.4 ? pick(chance, WORDS) : null;
  let text = '';
  for (let i = 0; i < count && text.length < 32_767; i++) text += repeated ?? pick(chance, WORDS);
  return text;
}

const EXTREMES = [
  0,
  -0,
  -1,
  1e-320,
  5e-324,
  1e15,
  1e21,
  1e40,
  1e41,
  1.7e308,
  -1.7e308,
  0.1 + 0.2,
  2 ** 53,
  60,
  2958466,
];
const CODES = ['0%', 'yyyy"年"m"月"', '[', '"', '\\', '0.0000000000%', '[h]:mm', 'm/d/yyyy', '[DBNum1]General'];

function cellContent(chance: Chance, cell: GridCell): GridCell {
  const format = chance() < 0.3 ? pick(chance, CODES) : cell.format;
  switch (below(chance, 8)) {
    case 0:
      return { ...cell, kind: 'number', value: pick(chance, EXTREMES), format };
    case 1:
      return { ...cell, kind: 'error', value: pick(chance, ['#REF!', '#N/A', '#?']), format };
    case 2:
      return { ...cell, kind: 'boolean', value: chance() < 0.5, format };
    case 3:
      return { ...cell, kind: 'uncalculated', value: null, formula: words(chance), format };
    case 4:
      return {
        ...cell,
        kind: 'text',
        value: `${typeof cell.value === 'string' ? cell.value : ''}${words(chance)}`,
        format,
      };
    case 5:
      return { ...cell, row: cell.row + below(chance, 3), column: cell.column + below(chance, 3) };
    default:
      return { ...cell, kind: 'text', value: words(chance), format };
  }
}

/** A form some of whose cells hold what nobody would write there, with merges of any shape. */
function hostileForm(chance: Chance): SheetGrid {
  const form = pick(chance, FORMS);
  const share = chance() < 0.5 ? 0.02 : chance() * 0.5;
  const cells = new Map<string, GridCell>();
  for (const row of form.rows)
    for (const cell of row.cells) {
      const made = chance() < share ? cellContent(chance, cell) : cell;
      cells.set(`${made.row}/${made.column}`, made);
    }
  const merges = Array.from({ length: chance() < 0.3 ? below(chance, 6) : 0 }, () => {
    const [top, left] = [1 + below(chance, 40), 1 + below(chance, 10)];
    return { top, left, bottom: top + below(chance, 12), right: left + below(chance, 6) };
  });
  return gridOf(form.name, cells.values(), [...form.merges, ...merges]);
}

export const KINDS = ['zip', 'xml', 'records', 'cells'] as const;
export type Kind = (typeof KINDS)[number];

export interface Input {
  readonly kind: Kind;
  readonly content: Uint8Array | SheetGrid;
}

export function hostileInput(seed: number, number: number): Input {
  const chance = chanceOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const kind = KINDS[number % KINDS.length] as Kind;
  switch (kind) {
    case 'zip':
      return { kind, content: damagedZip(chance) };
    case 'xml':
      return { kind, content: damagedXml(chance) };
    case 'records':
      return { kind, content: damaged(chance, pick(chance, RECORDS), chance() < 0.5 ? 0.1 : 0) };
    case 'cells':
      return { kind, content: hostileForm(chance) };
  }
}

/** Everything that is said of it. */
function report(entry: FileEntry): number {
  const texts = [
    wholeReport(textReport({ color: false, width: 80, show: 'all' }), [entry]),
    wholeReport(htmlReport({ made: '', version: '1' }), [entry]),
    wholeReport(jsonReport(), [entry]),
  ];
  return texts.reduce((sum, text) => sum + text.length, summarySheets([entry], new Date(2024, 2, 1)).length);
}

/** Goes the whole way with an input; `silent`: but for the reports. @returns what became of it: a verdict, or the code of its refusal */
export function goThrough(input: Input, silent: boolean): string {
  const entry =
    input.content instanceof Uint8Array
      ? reviewBytes('甲.xlsx', input.content)
      : fileEntry({ path: '甲.xlsx', error: null, review: review([input.content]) });
  if (!silent) report(entry);
  return entry.verdict ?? entry.error.code;
}
