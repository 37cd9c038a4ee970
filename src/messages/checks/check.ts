import type { Line } from '../line.ts';

/** The words of one check, made from a finding's data. Every sentence is Chinese and complete in itself. */
export interface CheckWords<Data> {
  /** Short name, shown in lists and as the help page's heading. */
  readonly title: string;
  /**
   * What is wrong, in one sentence that is always shown: names the thing in the user's words, what was expected, then what stands
   * there. A `Line` wherever a length depends on the form. `cells`: where it is, as the sheet calls them.
   */
  what(data: Data, cells: readonly string[]): string | Line;
  /** Why it matters, with the derivation where there is one. */
  why(data: Data): string;
  /** What to do. */
  how(data: Data): string;
}
