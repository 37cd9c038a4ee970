/** What a format hands to the engine of a report's text: paragraphs, without a document behind them. */

/** A paragraph that isn't blank and stands outside of tables. */
export interface NarrativeParagraph {
  /** 第N段: counted from 1. */
  readonly n: number;
  /** As a reader sees it; ranges are UTF-16 units of it. */
  readonly text: string;
  /** The automatic number that the document shows before it (`（一）`, `1.`), for showing only; null: none. Never part of `text`. */
  readonly mark: string | null;
  /** It is an item of a list. */
  readonly isListItem: boolean;
  /** The outline level that the document gives it, 1–9; null: text, or a document without styles. */
  readonly level: number | null;
}

/** A footnote or an endnote. */
interface NarrativeNote {
  /** `脚注2`, `尾注1`. */
  readonly name: string;
  readonly text: string;
}

export interface NarrativeDoc {
  readonly paragraphs: readonly NarrativeParagraph[];
  readonly notes: readonly NarrativeNote[];
}

/** A report of plain lines, as a .txt file or pasted text holds it: a line is a paragraph, blank ones don't count. */
export function narrativeOfLines(lines: readonly string[]): NarrativeDoc {
  const texts = lines.filter((line) => line.trim() !== '');
  return {
    paragraphs: texts.map((text, index) => ({ n: index + 1, text, mark: null, isListItem: false, level: null })),
    notes: [],
  };
}
