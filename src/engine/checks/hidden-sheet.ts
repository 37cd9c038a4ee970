import { FORM, type SheetCheck } from './check.ts';

export interface HiddenSheetData {
  readonly sheet: string;
  /** Forms in it. */
  readonly forms: number;
  readonly project: string;
}

/** A hidden sheet holds a form: it was read and left alone, until the user asks for it. Other hidden sheets are nobody's business. */
export const hiddenSheet: SheetCheck<'hidden-sheet', HiddenSheetData> = {
  id: 'hidden-sheet',
  severity: 'warning',
  basis: FORM,
  scope: 'sheet',
  appliesTo: (sheets) => sheets.some(({ hidden }) => hidden),
  run: (sheets) =>
    sheets.flatMap(({ name, unjudged }) => {
      const [first] = unjudged;
      if (first === undefined) return [];
      const data = { sheet: name, forms: unjudged.length, project: first.project?.text ?? '' };
      return [{ sheet: name, cells: [], data, about: name }];
    }),
};
