/** Data of the findings about the table, its basics, its funds, its total and the workbook. */
export interface TableFindingData {
  'column-missing': { readonly column: string };
}
