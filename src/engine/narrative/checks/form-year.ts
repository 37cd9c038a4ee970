import { cellOf } from '../form-facts.ts';
import type { CellSpan } from '../ledger-types.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormYearData {
  readonly text: number;
  readonly form: number;
}

const TITLE = 6;
/** 2021年度…自评报告: the title's year; a document's or a signature's isn't followed by what was evaluated. */
const YEAR = /((?:19|20)\d\d)年度?(?!\d{1,2}月)(?=[^。]{0,60}(?:自评|评价|绩效|报告)|\)?$)/;
const LONGEST = 80;

/** The title names another year than the form. */
export const formYear: NarrativeCheck<'form-year', FormYearData> = {
  id: 'form-year',
  severity: 'warning',
  needsForm: true,
  run({ pieces, forms }) {
    const [form] = forms;
    const year = form?.table.yearValue ?? null;
    if (forms.length !== 1 || form === undefined || year === null) return [];
    for (const piece of pieces.slice(0, TITLE)) {
      if (piece.text.length > LONGEST || !/自评|评价|绩效|报告/.test(piece.text)) continue;
      const match = YEAR.exec(piece.text);
      if (match === null) continue;
      const found = Number(match[1]);
      if (found === year) return [];
      const field = form.table.year ?? form.table.title;
      const related: CellSpan[] = field === null ? [] : [cellOf(form.table, field)];
      const draft: NarrativeDraft<FormYearData> = {
        at: { piece, start: match.index, end: match.index + 5 },
        related,
        data: { text: found, form: year },
      };
      return [draft];
    }
    return [];
  },
};
