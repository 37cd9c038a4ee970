/** `24.8` of a form in 万元 as `24.8 万元`; a cell that names its unit keeps it. */
export function shownAmount(text: string, unit: string): string {
  return /[元万亿]$/.test(text) ? text : `${text} ${unit}`;
}
