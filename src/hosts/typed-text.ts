/**
 * Text for `Range.values`, which takes everything as if it were typed: `3-5` would become a day, `=…` a formula, an identity
 * number a rounded number.
 *
 * Two ways keep a text: an apostrophe before it, or the cell's format "text". The apostrophe it is: the number format stays the
 * user's, which a later number in that cell needs. It is put only where Excel could see something else in the text, so that
 * ordinary words look in the formula bar as if somebody had typed them.
 */
export function typedText(text: string, format: string): string {
  // There everything stays text as it is, and so would the apostrophe.
  if (format === TEXT_FORMAT) return text;
  return text === '' || isOnlyText(text) ? text : `'${text}`;
}

export const TEXT_FORMAT = '@';

/** What Excel takes for the beginning of a formula, for an alignment of old, or for an error; full-width forms count too. */
const BEGINNING = /^[=+\-@'"^\\/#\u2212]/;
const WORDS = /^(?:true|false)$/i;
const DIGITS = /[\p{N}〇零一二三四五六七八九十]/u;
/** A Chinese character that belongs to no number, date, time or amount. */
const WORDY = /(?![年月日号號时時分秒点點上下午早晚星期周元圆角整〇零一二三四五六七八九十百千万萬亿億])\p{Script=Han}/u;

/** Rather no than yes: which numbers and dates Excel knows depends on its language and version. */
function isOnlyText(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  if (BEGINNING.test(plain) || WORDS.test(plain)) return false;
  return !DIGITS.test(plain) || WORDY.test(plain);
}
