import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy, policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { exampleForm, withCells } from './form-text.ts';

/**
 * The help page of a check: Markdown with examples that run. An example starts from one of the faultless forms and types some
 * cells over:
 *
 *     ```form raises national
 *     G6 = 100
 *     ```
 *
 * `A1 = text` types a cell, nothing behind the `=` clears it. `# 表二 hubei` starts a second sheet. A policy may follow the
 * form: `form raises national platform`.
 */
interface Example {
  readonly expects: 'raises' | 'silent';
  readonly line: number;
  readonly sheets: readonly SheetGrid[];
  readonly policy: ScoringPolicy;
}

export interface CheckPage {
  /** The text of the first heading. */
  readonly heading: string;
  /** Headings of the second level. */
  readonly sections: readonly string[];
  readonly text: string;
  readonly examples: readonly Example[];
}

type FormName = Parameters<typeof exampleForm>[0];

const FORMS: readonly string[] = ['national', 'hubei', 'operator-columns'] satisfies FormName[];
const FENCE = /^```form (raises|silent) (\S+)(?: (\S+))?$/;
const SHEET = /^# (\S+) (\S+)$/;
const CELL = /^([A-Z]{1,3}\d+) =(?: (.*))?$/;

function formName(text: string, line: number): FormName {
  if (!FORMS.includes(text)) throw new Error(`line ${line}: no such example form: ${text}`);
  return text as FormName;
}

function policyOf(id: string | undefined, line: number): ScoringPolicy {
  const policy = id === undefined ? defaultPolicy : policyById(id);
  if (policy === null || policy === undefined) throw new Error(`line ${line}: no such policy: ${id ?? ''}`);
  return policy;
}

function readExample(lines: readonly string[], first: number, form: string): SheetGrid[] {
  const sheets: { grid: SheetGrid; cells: Record<string, string> }[] = [];
  sheets.push({ grid: exampleForm(formName(form, first)), cells: {} });
  for (const [at, line] of lines.entries()) {
    const number = first + at + 1;
    const sheet = SHEET.exec(line);
    const cell = CELL.exec(line);
    if (sheet !== null) {
      sheets.push({ grid: exampleForm(formName(sheet[2] as string, number), sheet[1]), cells: {} });
    } else if (cell !== null) {
      (sheets.at(-1) as (typeof sheets)[number]).cells[cell[1] as string] = cell[2] ?? '';
    } else if (line.trim() !== '') throw new Error(`line ${number}: neither a cell nor a sheet: ${line}`);
  }
  return sheets.map(({ grid, cells }) => withCells(grid, cells));
}

export function parseCheckPage(text: string): CheckPage {
  const lines = text.split('\n');
  const examples: Example[] = [];
  const sections: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.startsWith('## ')) sections.push(line.slice(3).trim());
    if (!line.startsWith('```')) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: the block doesn't end`);
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const sheets = readExample(lines.slice(at + 1, end), at + 1, fence[2] as string);
      examples.push({
        expects: fence[1] as Example['expects'],
        line: at + 1,
        sheets,
        policy: policyOf(fence[3], at + 1),
      });
    } else if (line.startsWith('```form')) throw new Error(`line ${at + 1}: unreadable fence: ${line}`);
    at = end;
  }
  return { heading: (lines[0] ?? '').replace(/^# /, ''), sections, text, examples };
}
