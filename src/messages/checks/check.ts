/** The words of one check, made from a finding's data. Every sentence is Chinese and complete in itself. */
export interface CheckWords<Data> {
  /** Short name, shown in lists and as the help page's heading. */
  readonly title: string;
  /** What is wrong: names the thing in the user's words, with the numbers. */
  what(data: Data): string;
  /** Why it matters, with the derivation where there is one. */
  why(data: Data): string;
  /** What to do. */
  how(data: Data): string;
}
