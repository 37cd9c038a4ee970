/** What every message to the user is made of: what is wrong, why, and what to do. */
export interface Advice {
  readonly what: string;
  readonly why: string;
  readonly how: string;
}
