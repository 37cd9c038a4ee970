import type { ReportContent } from '../../app/open-report.ts';
import type { PairedForms } from '../../app/review-file.ts';
import type { TextSpan } from '../../engine/narrative/ledger-types.ts';

/** The document that is open in place of a workbook: its own text is what the tab 报告 shows. */
export interface GivenReport {
  readonly content: ReportContent;
  /** Whether one of its tables is a form; without one the pane is about the text alone. */
  readonly hasForm: boolean;
  /** Forms of another file that it is held against. */
  readonly paired: PairedForms | null;
  /** Shows a place of the text beside the pane; null: in the tab itself. */
  readonly onShow: ((at: TextSpan) => void) | null;
  /** Gives the document with all that was found in it as comments; null where it can't be. */
  readonly onSaveCommented: (() => void) | null;
}
