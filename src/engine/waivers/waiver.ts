/** What the user decided to leave as it is. Kept in cells of a sheet, so that it travels with the file and its reader sees it. */

/** The sheet that holds the waivers and the workbook's policy; made when the first waiver is given. */
export const WAIVER_SHEET = '核对说明';

/** What a waiver is about: never an address, so that it survives rows being added and the form being copied. */
export interface WaiverKey {
  /** The id of the check. */
  readonly check: string;
  /** The project's name as the form gives it; `''` for a form without one. */
  readonly project: string;
  /** As `Finding.about`: the indicator's path or a field's name. */
  readonly about: string;
}

/** What the user said about it. */
export interface Waived {
  readonly reason: string;
  /** As written: `2026-11-21`. */
  readonly date: string;
}

export interface Waiver extends WaiverKey, Waived {
  /** The row of the sheet that holds it. */
  readonly row: number;
}
