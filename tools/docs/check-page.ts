import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { type NarrativeDoc, narrativeOfLines } from '../../src/engine/narrative/document.ts';
import { defaultPolicy, policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { formGrid, withCells } from '../../test/support/form-text.ts';

/**
 * The help page of a check: Markdown with examples that run. An example starts from one of the faultless forms and types some
 * cells over:
 *
 *     ```form raises national
 *     G6 = 100
 *     ```
 *
 * `A1 = text` types a cell, nothing after the `=` clears it. `# 表二 hubei` starts a second sheet. A policy may follow the
 * form: `form raises national platform`. `# 表二 hubei hidden` starts a sheet that is hidden.
 *
 * An example of a check of a report's text is its paragraphs, a line each. Behind `national` the text is held against that form,
 * whose cells may be typed over first:
 *
 *     ```text raises national
 *     H20 = 98
 *     项目自评总得分为96分。
 *     ```
 */
export interface Example {
  readonly expects: 'raises' | 'silent';
  /** Lines of the fences, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly parts: readonly ExamplePart[];
  readonly sheets: readonly SheetGrid[];
  readonly policy: ScoringPolicy;
}

/** One sheet of an example: the form that it starts from, and the cells typed over by address. */
export interface ExamplePart {
  readonly sheet: string;
  readonly form: FormName;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<string, string>;
}

/** A text that is checked, with the form that it is held against. */
export interface TextExample {
  readonly expects: 'raises' | 'silent';
  /** Lines of the fences, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly doc: NarrativeDoc;
  /** null: there is no form. */
  readonly part: ExamplePart | null;
  /** The form's sheet; empty where there is none. */
  readonly sheets: readonly SheetGrid[];
}

export interface CheckPage {
  /** The text of the first heading. */
  readonly heading: string;
  /** The sentence below the heading. */
  readonly summary: string;
  /** Headings of the second level. */
  readonly sections: readonly string[];
  readonly text: string;
  /** Of forms. */
  readonly examples: readonly Example[];
  /** Of texts. */
  readonly texts: readonly TextExample[];
}

export const FORM_NAMES = ['national', 'hubei', 'operator-columns', 'transfer'] as const;
export type FormName = (typeof FORM_NAMES)[number];

const FIRST_SHEET = '自评表';
const FENCE = /^```form (raises|silent) (\S+)(?: (\S+))?$/;
const TEXT_FENCE = /^```text (raises|silent)(?: (\S+))?$/;
const SHEET = /^# (\S+) (\S+)( hidden)?$/;
const CELL = /^([A-Z]{1,3}\d+) =(?: (.*))?$/;

/** The text of a faultless form: a line a row, cells apart by tabs. `root`: the folder of the project. */
export function formText(root: string, form: FormName): string {
  return readFileSync(join(root, 'docs/checks/examples', `${form}.tsv`), 'utf8');
}

function formName(text: string, line: number): FormName {
  const form = FORM_NAMES.find((name) => name === text);
  if (form === undefined)
    throw new Error(`line ${line}: no such example form: ${text} (there are ${FORM_NAMES.join(', ')})`);
  return form;
}

function policyOf(id: string | undefined, line: number): ScoringPolicy {
  const policy = id === undefined ? defaultPolicy : policyById(id);
  if (policy === null) throw new Error(`line ${line}: no such policy: ${id ?? ''}`);
  return policy;
}

function sheetOf(root: string, { sheet, form, hidden, cells }: ExamplePart): SheetGrid {
  return {
    ...withCells(formGrid(formText(root, form), sheet), Object.fromEntries(cells)),
    visibility: hidden ? 'hidden' : 'visible',
  };
}

/** @param first line of the opening fence. */
function readText(lines: readonly string[], first: number, form: string | undefined, root: string) {
  const cells = new Map<string, string>();
  const part: ExamplePart | null =
    form === undefined ? null : { sheet: FIRST_SHEET, form: formName(form, first), hidden: false, cells };
  const paragraphs: string[] = [];
  for (const line of lines) {
    const cell = part === null ? null : CELL.exec(line);
    if (cell === null) paragraphs.push(line);
    else cells.set(cell[1] as string, cell[2] ?? '');
  }
  if (paragraphs.every((line) => line.trim() === '')) throw new Error(`line ${first}: there is no text`);
  return { doc: narrativeOfLines(paragraphs), part, sheets: part === null ? [] : [sheetOf(root, part)] };
}

function readParts(lines: readonly string[], first: number, form: string): ExamplePart[] {
  let cells = new Map<string, string>();
  const parts: ExamplePart[] = [{ sheet: FIRST_SHEET, form: formName(form, first), hidden: false, cells }];
  for (const [at, line] of lines.entries()) {
    const number = first + at + 1;
    const sheet = SHEET.exec(line);
    const cell = CELL.exec(line);
    if (sheet !== null) {
      cells = new Map();
      parts.push({
        sheet: sheet[1] as string,
        form: formName(sheet[2] as string, number),
        hidden: sheet[3] !== undefined,
        cells,
      });
    } else if (cell !== null) {
      cells.set(cell[1] as string, cell[2] ?? '');
    } else if (line.trim() !== '') throw new Error(`line ${number}: neither a cell nor a sheet: ${line}`);
  }
  return parts;
}

/**
 * Reads a page. `root`: the folder of the project, where the example forms are.
 *
 * @throws Error naming the line of an example that can't be read.
 */
export function parseCheckPage(text: string, root: string): CheckPage {
  const lines = text.split('\n');
  const examples: Example[] = [];
  const texts: TextExample[] = [];
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.startsWith('## ')) sections.push(line.slice(3).trim());
    if (!line.startsWith('```')) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: the block doesn't end`);
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const parts = readParts(lines.slice(at + 1, end), at + 1, fence[2] as string);
      examples.push({
        expects: fence[1] as Example['expects'],
        line: at + 1,
        endLine: end + 1,
        parts,
        sheets: parts.map((part) => sheetOf(root, part)),
        policy: policyOf(fence[3], at + 1),
      });
    }
    const text = TEXT_FENCE.exec(line);
    if (text !== null) {
      texts.push({
        expects: text[1] as TextExample['expects'],
        line: at + 1,
        endLine: end + 1,
        ...readText(lines.slice(at + 1, end), at + 1, text[2], root),
      });
    }
    if (fence === null && text === null && /^```(?:form|text)/.test(line))
      throw new Error(`line ${at + 1}: unreadable fence: ${line}`);
    at = end;
  }
  const summary = lines.slice(1).find((line) => line.trim() !== '') ?? '';
  return { heading: (lines[0] ?? '').replace(/^# /, ''), summary, sections, text, examples, texts };
}
