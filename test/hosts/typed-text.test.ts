import fc from 'fast-check';
import { TEXT_FORMAT, typedText } from '../../src/hosts/typed-text.ts';
import { typedInput } from './sheet-model/typed-input.ts';

/** Text as it is typed, so that Excel keeps it. What Excel makes of it is the emulator's rules: those of a Chinese Excel. */

test.each([
  '=1+1',
  '＝1',
  '+3',
  '-',
  '-5%',
  '@某某',
  "'引号",
  '3-5',
  '１２',
  '1/2',
  '2024年3月',
  '3月5日',
  '50%',
  '¥100',
  '1,000',
])('%s gets an apostrophe', (text) => expect(typedText(text, 'General')).toBe(`'${text}`));

test.each([
  'TRUE',
  ' false ',
  '#N/A',
  '1e5',
  '10:30',
  '上午10时',
  '110101199001011234',
  '二〇二四年三月',
  'Mar 5',
  '(5)',
  '−3',
])('%s gets one too: which of them Excel takes for something else depends on its language', (text) =>
  expect(typedText(text, '0.00')).toBe(`'${text}`),
);

test.each([
  'true or not',
  'not true',
  '见附表#甲-乙/丙',
  '甲=乙',
  '邮箱 a@b.cn',
  '因项目跨年实施，支付 60%',
  '完成',
  '良',
  '好 abc',
  '2024年预算调整，指标未完成',
  '',
  '约100公里',
])('%s stays as a person would type it', (text) => expect(typedText(text, 'General')).toBe(text));

test('in cells formatted as text nothing is added', () => {
  for (const text of ['=1+1', '3-5', "'引号"]) expect(typedText(text, TEXT_FORMAT)).toBe(text);
});

const characters = fc.constantFrom(
  ...'=+-@\'"^\\/#0123456789,.%¥$()eE:年月日时分上午元万亿一二三〇预算完 \n＝１／ａTRUEabc',
);
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: characters, minLength: 1, maxLength: 12 }),
);

test.each(['General', '0.00%', '@', 'yyyy-mm-dd'])(
  'whatever the text, a cell with the format %s holds it afterwards',
  (format) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(typedInput(typedText(text, format), format)).toEqual({ kind: 'value', value: text });
      }),
      { numRuns: 2000 },
    );
  },
);
