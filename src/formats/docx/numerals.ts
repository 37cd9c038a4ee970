/** Numerals as automatic numbers of lists show them. */

const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';

function counted(number: number, digits: string, units: readonly string[], zero: string): string {
  let text = '';
  let isOpen = false;
  for (let place = units.length - 1; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      isOpen = text !== '';
      continue;
    }
    if (isOpen) text += zero;
    isOpen = false;
    text += (digits[digit] as string) + (units[place] as string);
  }
  return text;
}

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五. */
function chinese(number: number): string {
  if (number === 0) return '零';
  const text = counted(number, DIGITS, ['', '十', '百', '千'], '零');
  return text.startsWith('一十') ? text.slice(1) : text;
}

function letters(number: number): string {
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** Signs that there are only so many of, from 1; others are plain digits. */
function signs(first: number, most: number): (number: number) => string {
  return (number) => (number >= 1 && number <= most ? String.fromCharCode(first + number - 1) : String(number));
}

function cycle(list: string): (number: number) => string {
  return (number) => list[(number - 1) % list.length] as string;
}

function digitwise(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
}

const circled = signs(0x2460, 20);

const FORMATS: ReadonlyMap<string, (number: number) => string> = new Map([
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (number) => String(number).padStart(2, '0')],
  [
    'decimalFullWidth',
    (number) => [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ],
  [
    'decimalFullWidth2',
    (number) => [...String(number)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  ],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', signs(0x2474, 20)],
  ['decimalEnclosedFullstop', signs(0x2488, 20)],
  ['ideographEnclosedCircle', signs(0x3280, 10)],
  ['chineseCounting', chinese],
  ['chineseCountingThousand', chinese],
  ['taiwaneseCounting', chinese],
  ['taiwaneseCountingThousand', chinese],
  ['japaneseCounting', chinese],
  ['ideographDigital', digitwise],
  ['taiwaneseDigital', digitwise],
  ['chineseLegalSimplified', (number) => (number === 0 ? '零' : counted(number, LEGAL, ['', '拾', '佰', '仟'], '零'))],
  ['ideographTraditional', cycle('甲乙丙丁戊己庚辛壬癸')],
  ['ideographZodiac', cycle('子丑寅卯辰巳午未申酉戌亥')],
  ['upperLetter', letters],
  ['lowerLetter', (number) => letters(number).toLowerCase()],
  ['upperRoman', roman],
  ['lowerRoman', (number) => roman(number).toLowerCase()],
  ['none', () => ''],
]);

/** Those that have no zero. */
const FROM_ONE = /Letter|Roman|ideographTraditional|ideographZodiac/;
/** A list has no more items, and some numerals grow with them. */
const MOST = 9_999;

/** The numeral in a format as documents name it; null for one that nobody knows. */
export function numeralIn(format: string, number: number): string | null {
  const write = FORMATS.get(format);
  if (write === undefined) return null;
  const isWritable = number <= MOST && (number > 0 || !FROM_ONE.test(format));
  return isWritable ? write(number) : String(number);
}
