/** Data of the findings about indicators, their points, scores and notes. */
export interface IndicatorFindingData {
  'target-missing': { readonly name: string };
}
