import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { normalise } from '../values/text.ts';
import { isPlaceholderNote } from '../values/words.ts';
import type { WorkbookCheck } from './check.ts';

export interface DuplicateProjectData {
  readonly project: string;
  readonly otherSheet: string;
  readonly sameSheet: boolean;
}

function nameOf({ project }: SelfEvaluation): string | null {
  return project?.cell.kind !== 'text' || isPlaceholderNote(project.text) ? null : normalise(project.text);
}

/** Both are known, and they aren't the same. */
function apart<T>(a: T | null, b: T | null): boolean {
  return a !== null && b !== null && a !== b;
}

function unitOf({ unit }: SelfEvaluation): string | null {
  return unit?.cell.kind !== 'text' || isPlaceholderNote(unit.text) ? null : normalise(unit.text);
}

/** Of two tables with one name: the same unit and year. Units carry out projects of one name each for themselves (公用经费). */
function isSame(a: SelfEvaluation, b: SelfEvaluation): boolean {
  return !apart(unitOf(a), unitOf(b)) && !apart(a.yearValue, b.yearValue);
}

/**
 * Two tables of a workbook name the same project: one was copied and its name forgotten, or the project is reported twice.
 */
export const duplicateProject: WorkbookCheck<'duplicate-project', DuplicateProjectData> = {
  id: 'duplicate-project',
  severity: 'warning',
  basis: '一个项目一张自评表',
  scope: 'workbook',
  appliesTo: (tables) => tables.length > 1,
  run(tables: readonly ScoredTable[]) {
    const byName = new Map<string, SelfEvaluation[]>();
    return tables.flatMap(({ table }, index) => {
      const name = nameOf(table);
      if (table.project === null || name === null) return [];
      const namesakes = byName.get(name);
      if (namesakes === undefined) {
        byName.set(name, [table]);
        return [];
      }
      const earlier = namesakes.find((other) => isSame(other, table));
      namesakes.push(table);
      if (earlier === undefined) return [];
      return [
        {
          table: index,
          cells: [table.project.cell],
          data: {
            project: table.project.text,
            otherSheet: earlier.sheet,
            sameSheet: earlier.sheet === table.sheet,
          },
          about: 'project',
        },
      ];
    });
  },
};
