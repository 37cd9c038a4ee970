import type { ScoredTable } from '../scoring/results.ts';
import { FORM, type WorkbookCheck } from './check.ts';

export interface YearDiffersData {
  readonly year: number;
  readonly common: number;
  readonly tables: number;
  readonly sharing: number;
}

/** The year that most tables name; the first one's among equals. */
function commonYear(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  let common: number | null = null;
  let most = 0;
  for (const [year, count] of counts) if (count > most) [common, most] = [year, count];
  return common;
}

/**
 * Tables of one workbook name different years: mostly a table taken over from last year. Reported at the tables that name
 * another year than most do.
 */
export const yearDiffers: WorkbookCheck<'year-differs', YearDiffersData> = {
  id: 'year-differs',
  severity: 'warning',
  basis: FORM,
  scope: 'workbook',
  appliesTo: (tables) => tables.filter(({ table }) => table.yearValue !== null).length > 1,
  run(tables: readonly ScoredTable[]) {
    const years = tables.flatMap(({ table }) => (table.yearValue === null ? [] : [table.yearValue]));
    const common = commonYear(years);
    if (common === null) return [];
    const sharing = years.filter((year) => year === common).length;
    return tables.flatMap(({ table }, index) => {
      const cell = table.year?.cell ?? table.title?.cell ?? table.project?.cell;
      if (table.yearValue === null || table.yearValue === common || cell === undefined) return [];
      return [
        {
          table: index,
          cells: [cell],
          data: { year: table.yearValue, common, tables: years.length, sharing },
          about: 'year',
        },
      ];
    });
  },
};
