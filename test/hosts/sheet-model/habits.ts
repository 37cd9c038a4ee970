import type { ConditionalFormatModel } from './conditional-formats.ts';

/** How an Excel behaves beside what it documents: each a switch, off by default. Sources: reports to office-js, by number. */
export interface Habits {
  /** Another workbook is in front: what asks for the active sheet gets InvalidSelection (6365, 5319, 2444). */
  otherWorkbookInFront: boolean;
  /** What asking for the active sheet brings while a chart sheet is in front; which code is open. */
  chartInFront: 'GeneralException' | 'ItemNotFound' | 'UnsupportedSheet' | 'InvalidOperation';
  /** A formula of a conditional format as it comes back: in another shape or language (2834 for names). */
  tellFormula: (formula: string) => string;
  /** A rule of conditional formats that is read and can't be deleted (5222). */
  undeletable: ConditionalFormatModel | null;
  /** The format that a General cell takes when it gets a formula (open). */
  formatOfFormula: string | null;
  /** No event for what is chosen from a list in a cell, on the web (4066, 3888). */
  silentLists: boolean;
}

export function plainHabits(): Habits {
  return {
    otherWorkbookInFront: false,
    chartInFront: 'GeneralException',
    tellFormula: (formula) => formula,
    undeletable: null,
    formatOfFormula: null,
    silentLists: false,
  };
}
