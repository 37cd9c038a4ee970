import { formGrid } from '../../support/form-text.ts';
import { onlyTable } from '../../support/typical-form.ts';

/** Which of the words for goals in a row are its labels, and which rows below them are pairs of goal and result. */

/** Goals and results as they are read from these rows between the basics and the indicators: `维修 A4 | 完工 D4`. */
function goals(...rows: readonly string[]): readonly string[] {
  const lines = [
    '自评情况表',
    '项目名称\t校舍',
    ...rows,
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值',
    '产出\t数量\t维修\t2\t2',
  ];
  const at = (field: { text: string; cell: { row: number; column: number } } | null): string =>
    field === null ? '∅' : `${field.text} ${'ABCDEFGHIJ'[field.cell.column - 1]}${field.cell.row}`.trim();
  return onlyTable(formGrid(lines.join('\n'))).goals.map(({ goal, goalResult }) => `${at(goal)} | ${at(goalResult)}`);
}

describe('the labels of a row', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['one of each', ['预期目标\t\t实际完成情况', '维修\t\t完工'], ['维修 A4 | 完工 C4']],
    [
      'of two results in other words the last',
      ['预期目标\t实际完成情况\t完成情况', '维修\t甲\t完工'],
      ['维修 A4 | 完工 C4'],
    ],
    [
      'of two in the same words the first',
      ['预期目标\t实际完成情况\t实际完成情况', '维修\t完工\t完工'],
      ['维修 A4 | 完工 B4'],
    ],
    [
      'of two goals in other words the last',
      ['绩效目标\t预期目标\t实际完成情况', '\t维修\t完工'],
      ['维修 B4 | 完工 C4'],
    ],
    [
      'of two in the same words the first',
      ['预期目标\t预期目标\t实际完成情况', '维修\t维修\t完工'],
      ['维修 A4 | 完工 C4'],
    ],
    [
      'a goal right of both is another column',
      ['预期目标\t实际完成情况\t年度目标', '维修\t完工\t甲'],
      ['维修 A4 | 完工 B4'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(goals(...rows)).toEqual(expected);
  });
});

describe('a second row below the labels', () => {
  const below = (row: string, heads = '预期目标\t\t\t实际完成情况'): string =>
    goals(heads, heads.includes('\t预期') ? '\t维修\t\t完工' : '维修\t\t\t完工', row)[1] ?? '';

  test.each<[string, string, string]>([
    ['is a pair', '增设\t\t\t建成', '增设 A5 | 建成 D5'],
    ['with a result alone', '\t\t\t建成', 'A5 | 建成 D5'],
    ['with a goal alone', '增设', '增设 A5 | D5'],
    ['with a word of its heads for its result', '增设\t\t\t完成情况', '增设 A5 | 完成情况 D5'],
    ['with a word of its heads elsewhere', '增设\t完成情况\t\t建成', ''],
    ['with a label of goals', '年度目标\t\t\t建成', ''],
    ['with the label of a field', '主管部门\t\t\t教育局', ''],
    ['with one head of amounts', '预算数\t\t\t建成', '预算数 A5 | 建成 D5'],
    ['with two', '预算数\t\t\t支出数', ''],
    ['with a head of indicators and an amount', '分值\t\t\t执行率', ''],
    ['with one head of indicators', '分值\t\t\t建成', '分值 A5 | 建成 D5'],
  ])('%s: %s', (_, row, expected) => {
    expect(below(row)).toBe(expected);
  });

  test.each<[string, boolean]>([
    ['', true],
    ['绩效目标', true],
    ['目标2', true],
    ['年度目标二：', true],
    ['目标②', true],
    ['第二组', true],
    ['第二项', true],
    ['第2个', true],
    ['第三组）', true],
    ['（二）', true],
    ['2、', true],
    ['2.', true],
    ['2', true],
    ['组', false],
    ['实施内容', false],
    ['第二批次', false],
    ['目标说明', false],
    ['目标甲', false],
  ])('behind %j: %j', (label, isPair) => {
    expect(below(`${label}\t增设\t\t建成`, '绩效目标\t预期目标\t\t实际完成情况')).toBe(
      isPair ? '增设 B5 | 建成 D5' : '',
    );
  });
});

describe('texts beside their labels', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['both in a row', ['预期目标\t维修两栋\t完成情况\t完工两栋'], ['维修两栋 B3 | 完工两栋 D3']],
    ['the first text of several', ['预期目标\t维修两栋\t甲\t完成情况\t完工两栋\t乙'], ['维修两栋 B3 | 完工两栋 E3']],
    [
      'the label repeated over its span',
      ['预期目标\t预期目标\t维修两栋\t完成情况\t完成情况\t完工两栋'],
      ['维修两栋 C3 | 完工两栋 F3'],
    ],
    [
      'a row of both below',
      ['预期目标\t维修。\t完成情况\t完工', '预期目标\t增设\t完成情况\t建成'],
      ['维修。 B3 | 完工 D3', '增设 B4 | 建成 D4'],
    ],
    [
      'another row ends them',
      ['预期目标\t维修\t完成情况\t完工', '丙\t丁', '预期目标\t增设\t完成情况\t建成'],
      ['维修 B3 | 完工 D3'],
    ],
    ['the goal blank', ['预期目标\t\t完成情况\t完工两栋校舍，操场一处'], ['B3 | 完工两栋校舍，操场一处 D3']],
    [
      'a long text beside, short ones below',
      ['预期目标\t维修两栋校舍并增设操场一处，验收合格\t完成情况', '甲\t乙'],
      ['维修两栋校舍并增设操场一处，验收合格 B3 | D3'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(goals(...rows)).toEqual(expected);
  });
});

describe('what stands right of the heads, and what below', () => {
  const LONG = '维修两栋校舍，验收合格。';

  test.each<[string, readonly string[], readonly string[]]>([
    ['a column more, texts below', ['预期目标\t\t实际完成情况\t备注', `${LONG}\t\t完工\t甲`], [`${LONG} A4 | 完工 C4`]],
    ['a column more, words below', ['预期目标\t\t实际完成情况\t备注', '维修\t\t完工\t甲'], ['维修 A4 | 完工 C4']],
    ['words beside, nothing below', ['绩效目标\t预期目标\t维修\t完成情况\t完工', '甲'], ['维修 C3 | 完工 E3']],
    ['a head beside a goal alone, texts below', ['年度目标\t实施内容', `${LONG}\t甲`], [`${LONG} A4 | ∅`]],
    ['a head beside a goal alone, words below', ['年度目标\t实施内容', '维修\t甲'], ['实施内容 B3 | ∅']],
    [
      'a head beside a goal alone, its texts right of it',
      ['\t年度目标\t\t实施内容', `丙\t\t${LONG}\t甲`],
      ['实施内容 D3 | ∅'],
    ],
    ['a text beside a goal alone', [`年度目标\t${LONG}`, '甲\t乙'], [`${LONG} B3 | ∅`]],
  ])('%s', (_, rows, expected) => {
    expect(goals(...rows)).toEqual(expected);
  });

  test('words of sixteen letters beside are heads, longer ones are texts', () => {
    const beside = (length: number): readonly string[] =>
      goals(`预期目标\t${'修'.repeat(length)}\t完成情况\t乙`, '甲\t\t丁');
    expect(beside(16)).toEqual(['甲 A4 | 丁 C4']);
    expect(beside(17)).toEqual([`${'修'.repeat(17)} B3 | 乙 D3`]);
  });

  test('the block’s label down its merge says nothing of a row', () => {
    const heads = '年度目标\t预期目标\t\t实际完成情况';
    const pair = '年度目标\t维修\t\t完工';
    expect(goals(heads, pair, '年度目标\t增设\t\t建成')).toEqual(['维修 B4 | 完工 D4', '增设 B5 | 建成 D5']);
    expect(goals(heads, pair, '年度目标\t主管部门\t\t教育局')).toEqual(['维修 B4 | 完工 D4']);
  });

  test('twelve rows of both at most', () => {
    const row = `预期目标\t${LONG}\t完成情况\t完工`;
    expect([1, 12, 13].map((count) => goals(...Array<string>(count).fill(row)).length)).toEqual([1, 12, 12]);
  });
});
