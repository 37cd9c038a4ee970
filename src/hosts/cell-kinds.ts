/** What spreadsheet programs call the same things in several ways. */

/** Formats are documented to be told in English; some Chinese versions answer in Chinese all the same. */
export const GENERAL_FORMATS: ReadonlySet<string> = new Set(['General', 'G/通用格式', '']);

/** How WPS keeps a picture in a cell; Excel doesn't know the function and shows an error. Without the `=`. */
export const WPS_PICTURE = /^(?:_xlfn\.)?DISPIMG\(/;
