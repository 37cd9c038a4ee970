import type { IndicatorFindingData } from './data-indicators.ts';
import type { TableFindingData } from './data-table.ts';

/** What each finding carries for its sentence: numbers and words from the form, no Chinese prose. */
export interface FindingData extends TableFindingData, IndicatorFindingData {}

export type CheckId = keyof FindingData;
export type FindingDataOf<Id extends CheckId> = FindingData[Id];
