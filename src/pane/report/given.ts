import type { ReactElement } from 'react';
import type { ReportContent } from '../../app/open-report.ts';
import type { PairedForms } from '../../app/review-file.ts';
import type { TextSpan } from '../../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding } from '../../engine/narrative/review-types.ts';
import type { Advice } from '../../messages/advice.ts';

/** The document that is open in place of a workbook: its own text is what the tab 报告 shows. */
export interface GivenReport {
  readonly content: ReportContent;
  /** Whether one of its tables is a form; without one the pane is about the text alone. */
  readonly hasForm: boolean;
  /** Forms of another file that it is held against. */
  readonly paired: PairedForms | null;
  /** Shows a place of the text beside the pane; null: in the tab itself. */
  readonly onShow: ((at: TextSpan) => void) | null;
  /** A cell of its forms in words: `表1 第24行“得分”`. */
  readonly nameCell: (sheet: string, cell: string) => string;
  /** 忽略 and 恢复 for a finding of the text; null where nothing can be written. */
  readonly waivers: ((finding: AnyNarrativeFinding, onFailed: (advice: Advice) => void) => ReactElement) | null;
  /** Gives the document with all that was found in it as comments; null where it can't be. */
  readonly onSaveCommented: (() => void) | null;
}
