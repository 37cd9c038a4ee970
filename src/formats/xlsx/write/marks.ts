import { SEVERITIES, type Severity } from '../../../engine/checks/check.ts';
import { parseAddress, rangeAddress } from '../../../engine/grid/address.ts';
import type { GridRange } from '../../../engine/grid/grid.ts';
import { contains, joined, parseRange } from '../../../engine/grid/ranges.ts';
import { asDocumentError, DocumentError } from '../../error.ts';
import type { CellMark } from '../../mark-style.ts';
import { MARK_STYLES, severityOfMark } from '../../mark-style.ts';
import { PackageEditor, type XmlPatch } from '../../package-editor.ts';
import { ZIP_LIMITS, type ZipLimits } from '../../zip/read.ts';
import { indexWorkbook, type WorkbookIndex } from '../read/workbook.ts';
import { escapeText } from './cell-xml.ts';
import { addMarkFormats, removeMarkFormats } from './mark-dxfs.ts';
import { refuseSigned } from './signature.ts';

export interface MarkOptions {
  readonly limits?: Partial<ZipLimits>;
  /** Files with a digital signature, which any change makes invalid; refused unless told otherwise. */
  readonly signed?: 'refuse' | 'allow';
}

/**
 * Marks cells by conditional formats, in place of all our earlier marks: one rule a sheet and severity, after the sheet's own
 * rules, its formats after the workbook's own. A cell marked twice shows the worse. A mark in a merged area covers it.
 * Protection is left as it is: a mark changes neither a cell nor its format.
 * @throws DocumentError and nothing else: `no-such-sheet`, `no-such-cell`, `signed`, `unsupported-operation` for a file without styles
 */
export function markWorkbook(bytes: Uint8Array, marks: readonly CellMark[], options: MarkOptions = {}): Uint8Array {
  return change(bytes, options, (editor, index) => markParts(editor, index, marks));
}

/** As `markWorkbook`, in the parts of an open package. @throws DocumentError, perhaps after some parts were changed */
export function markParts(editor: PackageEditor, index: WorkbookIndex, marks: readonly CellMark[]): void {
  const plan = planMarks(marks, index);
  clearParts(editor, index);
  if (plan.size === 0) return;
  const severities = SEVERITIES.filter((severity) => [...plan.values()].some((cells) => cells.has(severity)));
  const formats = addMarkFormats(editor, index.styles, severities);
  for (const [part, cells] of plan) markSheet(editor, part, cells, formats);
}

/**
 * Takes all our marks away again. In a file that nobody else has saved since they were made, every part is then what it was
 * before, byte for byte. Without a mark the very bytes given come back.
 * @throws DocumentError and nothing else
 */
export function clearWorkbookMarks(bytes: Uint8Array, options: MarkOptions = {}): Uint8Array {
  return change(bytes, options, clearParts);
}

function change(
  bytes: Uint8Array,
  options: MarkOptions,
  work: (editor: PackageEditor, index: WorkbookIndex) => void,
): Uint8Array {
  try {
    const editor = new PackageEditor(bytes, { ...ZIP_LIMITS, ...options.limits });
    work(editor, indexWorkbook(editor));
    const saved = editor.save();
    if (saved !== bytes && options.signed !== 'allow') refuseSigned(editor);
    return saved;
  } catch (error) {
    throw asDocumentError(error);
  }
}

type Cell = { readonly row: number; readonly column: number };
type SheetMarks = Map<Severity, Cell[]>;

/** The cells to mark by the sheet's part. */
function planMarks(marks: readonly CellMark[], index: WorkbookIndex): Map<string, SheetMarks> {
  const parts = new Map(index.sheets.map((sheet) => [sheet.name, sheet.part]));
  const worst = new Map<string, Map<string, Cell & { severity: Severity }>>();
  for (const { sheet, cell, severity } of marks) {
    const part = parts.get(sheet);
    if (part === undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet });
    const at = parseAddress(cell);
    if (at === null) throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [cell] });
    const cells = worst.get(part) ?? new Map<string, Cell & { severity: Severity }>();
    worst.set(part, cells);
    const key = `${at.row}:${at.column}`;
    const before = cells.get(key);
    if (before === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity))
      cells.set(key, { ...at, severity });
  }
  const plan = new Map<string, SheetMarks>();
  for (const [part, cells] of worst) {
    const bySeverity: SheetMarks = new Map();
    for (const cell of cells.values()) {
      const group = bySeverity.get(cell.severity);
      if (group === undefined) bySeverity.set(cell.severity, [cell]);
      else group.push(cell);
    }
    plan.set(part, bySeverity);
  }
  return plan;
}

/** As `clearWorkbookMarks`, in the parts of an open package. */
export function clearParts(editor: PackageEditor, index: WorkbookIndex): void {
  const used = new Set<number>();
  for (const { part } of index.sheets) {
    const patch = editor.open(part);
    for (const id of clearSheet(patch)) used.add(id);
    editor.close(part, patch);
  }
  if (used.size > 0 && index.styles !== null) removeMarkFormats(editor, index.styles, used);
}

/**
 * Whether a sheet has marks of ours, also from an earlier time.
 * @param isPlain of a sheet's part: it is known already that it has none. @throws DocumentError
 */
export function hasMarks(editor: PackageEditor, index: WorkbookIndex, isPlain: (part: string) => boolean): boolean {
  return index.sheets.some(({ part }) => {
    if (isPlain(part)) return false;
    const patch = editor.open(part);
    clearSheet(patch);
    return patch.changed;
  });
}

/** Takes our rules out of a sheet, and what holds nothing but them. Returns the indices of their formats. */
function clearSheet(patch: XmlPatch): number[] {
  const { xml } = patch;
  const used: number[] = [];
  if (!xml.next() || !xml.is('worksheet')) xml.fail('no worksheet');
  while (xml.next()) {
    if (xml.closing || xml.empty || !xml.is('conditionalFormatting') || xml.depth !== 2) continue;
    const from = xml.start;
    const rules = ourRules(patch);
    if (rules.others === 0 && rules.ours.length > 0) patch.replace(from, xml.after, '');
    else for (const rule of rules.ours) patch.replace(rule.from, rule.to, '');
    for (const { format } of rules.ours) if (format !== null) used.push(format);
  }
  return used;
}

interface Rule {
  readonly from: number;
  readonly to: number;
  readonly format: number | null;
}

/** The rules of the current `conditionalFormatting`; goes on to its closing tag. Other programs put rules for the same cells together. */
function ourRules(patch: XmlPatch): { readonly ours: readonly Rule[]; readonly others: number } {
  const { xml } = patch;
  const inside = xml.depth;
  const ours: Rule[] = [];
  let others = 0;
  while (xml.next() && xml.depth >= inside) {
    const from = xml.start;
    const format = xml.is('cfRule') ? xml.attribute('dxfId') : null;
    const isOurs = isOurRule(patch);
    if (isOurs) ours.push({ from, to: xml.after, format: format === null ? null : Number(format) });
    else others++;
  }
  return { ours, others };
}

/** Whether the current child of `conditionalFormatting` is a rule of ours; goes on to its closing tag. */
function isOurRule(patch: XmlPatch): boolean {
  const { xml } = patch;
  if (xml.empty) return false;
  const isRule = xml.is('cfRule') && xml.attribute('type') === 'expression';
  const inside = xml.depth;
  let isOurs = false;
  while (xml.next() && xml.depth >= inside) {
    if (isRule && xml.is('formula')) isOurs = severityOfMark(xml.text()) !== null;
    else xml.skip();
  }
  return isOurs;
}

/** The children of `worksheet` that stand before what is added here. */
const BEFORE_MARKS = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
];

interface Surroundings {
  readonly prefix: string;
  readonly place: number;
  /** The highest priority number of the sheet's own rules: theirs come first. */
  readonly priority: number;
  readonly merges: readonly GridRange[];
}

function findSurroundings(patch: XmlPatch): Surroundings {
  const { xml } = patch;
  if (!xml.next() || !xml.is('worksheet')) xml.fail('no worksheet');
  const prefix = patch.prefix();
  const merges: GridRange[] = [];
  let place = xml.after;
  let priority = 0;
  while (xml.next()) {
    if (xml.depth - (xml.closing || xml.empty ? 0 : 1) === 1 && BEFORE_MARKS.some((name) => xml.is(name)))
      place = xml.after;
    if (xml.closing) continue;
    if (xml.is('cfRule')) priority = Math.max(priority, Number(xml.attribute('priority') ?? 0) || 0);
    else if (xml.is('mergeCell')) {
      const range = parseRange(xml.attribute('ref') ?? '');
      if (range !== null) merges.push(range);
    }
  }
  return { prefix, place, priority, merges };
}

function markSheet(
  editor: PackageEditor,
  part: string,
  marks: SheetMarks,
  formats: ReadonlyMap<Severity, number>,
): void {
  const patch = editor.open(part);
  const { prefix, place, priority, merges } = findSurroundings(patch);
  let number = priority;
  for (const severity of SEVERITIES) {
    const cells = marks.get(severity);
    if (cells === undefined) continue;
    number++;
    const areas = joined(
      cells.map((cell) => merges.find((each) => contains(each, cell.row, cell.column)) ?? single(cell)),
    );
    const formula = `<${prefix}formula>${escapeText(MARK_STYLES[severity].formula)}</${prefix}formula>`;
    const rule = `<${prefix}cfRule type="expression" dxfId="${formats.get(severity)}" priority="${number}">${formula}</${prefix}cfRule>`;
    const sqref = areas.map(rangeAddress).join(' ');
    patch.insert(place, `<${prefix}conditionalFormatting sqref="${sqref}">${rule}</${prefix}conditionalFormatting>`);
  }
  editor.close(part, patch);
}

function single({ row, column }: Cell): GridRange {
  return { top: row, left: column, bottom: row, right: column };
}
