import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** Prompts and holes, one way of writing at a time. */

const national = exampleForm('national');

/** What was left in the cell: `prompt (100字以内)`; `''` where nothing was. */
function left(text: string, cell = 'F11', others: Readonly<Record<string, string>> = {}): string {
  const { findings } = review([withCells(national, { ...others, [cell]: text })]);
  const found = findings.flatMap((finding) =>
    finding.check === 'prompt-left' && finding.cells[0] === cell ? [`${finding.data.left} ${finding.data.text}`] : [],
  );
  return found.join('; ');
}

describe('prompts', () => {
  test.each([
    '(100字以内)',
    '(10字之内)',
    '(999字以下)',
    '(300字左右)',
    '(300字内)',
    '(1000字以内)',
    '(1500字以内)',
    '(2000字以内)',
    '(300个字以内)',
    '(不超过300字)',
    '(限300字)',
    '(控制在300字)',
    '(字数300字)',
    '(字数在3000字)',
    '(请控制300字以内)',
    '(300字以内,可附页)',
    '(限定为300字左右)',
    '(简述完成情况300字以内)',
    '(共印发了六种各不同的宣传材料每种300字以内)',
  ])('%s', (prompt) => {
    expect(left(`6个小区全部完工${prompt}`)).toBe(`prompt ${prompt}`);
  });

  test.each([
    '(9字以内)',
    '(3000字以内)',
    '(1200字以内)',
    '(300页以内)',
    '(300字)',
    '(约300字)',
    '(印发300字以上)',
    '印发300字以内的告知书',
    '(共印发了六种各不相同的宣传材料每种300字以内)',
    '(300字以内的宣传材料共计六种)',
  ])('%s is none', (text) => {
    expect(left(`6个小区全部完工${text}`)).toBe('');
  });

  test.each([
    ['6个小区完工，限300字以内', 'prompt 限300字以内'],
    ['6个小区完工，不超过300个字。', 'prompt 不超过300个字。'],
    ['6个小区完工，控制在50字之内;', 'prompt 控制在50字之内;'],
    ['6个小区完工，限3000字', 'prompt 限3000字'],
    ['6个小区完工，限300字以内的告知书', ''],
    ['6个小区完工，限9字', ''],
    ['未达到90%的需说明', 'prompt 未达到90%的需说明'],
    ['低于90%(含),应单独说明', 'prompt 低于90%(含),应单独说明'],
    ['不足90%须详细说明', 'prompt 不足90%须详细说明'],
    ['达不到90%请逐项说明', 'prompt 达不到90%请逐项说明'],
    ['达不到90%已经说明', ''],
    ['超过90%的需说明', ''],
  ])('%s', (text, expected) => {
    expect(left(text)).toBe(expected);
  });

  const VERBS = ['填写', '填报', '说明', '描述', '分析', '概述', '阐述', '列出', '注明', '总结'];
  const MANNERS = ['', '在此', '在此处', '简要', '详细', '如实', '逐项', '认真'];
  test.each([...VERBS.map((verb) => `请${verb}完成情况`), ...MANNERS.map((manner) => `请${manner}填写完成情况`)])(
    '%s',
    (text) => {
      expect(left(text)).toBe(`prompt ${text}`);
      expect(left(`已${text}`)).toBe('');
    },
  );

  test('a long text that begins like one is an answer', () => {
    const tail = (count: number): string => '完成情况'.repeat(8).slice(0, count);
    expect(left(`请填写${tail(30)}`)).toBe(`prompt 请填写${tail(30)}`);
    expect(left(`请填写${tail(31)}`)).toBe('');
    expect(left(`逐项说明${tail(30)}`)).toBe(`prompt 逐项说明${tail(30)}`);
    expect(left(`逐项说明${tail(31)}`)).toBe('');
    expect(left(`在此填写${tail(30)}`)).toBe(`prompt 在此填写${tail(30)}`);
    expect(left(`此处填写${tail(31)}`)).toBe('');
  });

  test.each([
    ...['对照', '结合', '根据', '按', '按照'].map((word) => `请${word}年初目标填写完成情况`),
    ...['填写', '填报', '说明', '描述', '分析', '概述', '阐述', '列出', '总结'].map(
      (verb) => `请对照年初目标${verb}情况`,
    ),
    ...['简要', '逐项'].map((word) => `${word}说明完成情况`),
    ...['填写', '说明', '描述', '概述', '阐述', '分析', '总结'].map((verb) => `简要${verb}完成情况`),
    ...['此处', '在此'].map((word) => `${word}填写完成情况`),
    ...['对照', '结合', '针对', '根据', '围绕'].map((word) => `${word}年度目标,说明完成情况`),
    ...['说明', '分析', '提出', '阐述', '描述', '概述', '总结'].map((verb) => `对照年度目标,${verb}完成情况`),
    ...['情况', '原因', '措施', '建议', '成果', '成效', '意见', '问题'].map((noun) => `对照年度目标,说明主要${noun}。`),
  ])('%s', (text) => {
    expect(left(text)).toBe(`prompt ${text}`);
    expect(left(`我们${text}`)).toBe('');
  });

  test.each([
    '对照年度目标,6个小区完工情况良好',
    '对照年度目标,说明完成6个小区的情况',
    '对照年度目标,说明主要完成',
    '对照年度目标说明完成情况',
    '对照年度目标,完成情况',
  ])('%s is an answer', (text) => {
    expect(left(text)).toBe('');
  });

  test.each(['填写', '选择', '补充', '输入', '注明', '说明', '描述'])('a draft asks to be completed: 请%s', (verb) => {
    expect(left(`扣2分。原因：〔请${verb}原因〕。`, 'I13')).toBe(`draft (请${verb}原因)`);
  });

  test('a draft in any cell, others only in prose', () => {
    expect(left('〔请填写指标〕', 'E13')).toBe('draft (请填写指标)');
    expect(left('请填写完成情况', 'E13')).toBe('');
    expect(left('请填写完成情况', 'D3')).toBe('');
    expect(left('请填写完成情况', 'B11')).toBe('prompt 请填写完成情况');
    expect(left('请填写完成情况', 'I13')).toBe('prompt 请填写完成情况');
    expect(left('〔请领导填写〕', 'I13')).toBe('');
  });
});

describe('holes', () => {
  const UNITS = '% 人次 人 户 次 个 万元 元 亩 公里 件 名 天 年 月 日 万 份 平方米 场次 套 辆 余'.split(' ');

  test.each(UNITS)('so many %s', (unit) => {
    for (const gap of ['**', '***', 'XX', 'xx', '××']) expect(left(`改造${gap}${unit}。`)).toBe(`hole ${gap}${unit}`);
    expect(left(`改造X${unit}。`)).toBe('');
  });

  test.each([
    '人民',
    '人大',
    '人社',
    '人员',
    '人事',
    '户籍',
    '户外',
    '次要',
    '元素',
    '件事',
    '名称',
    '名单',
    '名城',
    '名校',
    '名村',
    '天然',
    '年级',
    '日报',
    '日常',
  ])('XX%s is a name left out', (word) => {
    expect(left(`委托XX${word}办理。`)).toBe('');
  });

  test.each([
    ['≥XX', 'hole ≥XX'],
    ['≤**', 'hole ≤**'],
    ['20XX年', 'hole 20XX年'],
    ['20XX', ''],
    ['19XX年完工', ''],
    ['AXX个', ''],
    ['1XX个', ''],
    ['*XX个', ''],
    ['（XX个）', 'hole XX个'],
    ['填表人：__', 'hole __'],
    ['填表人：_', ''],
  ])('in prose: %s', (text, expected) => {
    expect(left(`改造后${text}。`)).toBe(expected);
  });

  test.each([
    ['**个', 'hole **个'],
    ['≥××', 'hole ≥××'],
    ['=XX', 'hole =XX'],
    ['>**', 'hole >**'],
    ['<**', 'hole <**'],
    ['XX', 'hole XX'],
    ['XX左右', 'hole XX左右'],
    ['XX左右的样子', ''],
    ['××公司', ''],
    ['**镇', ''],
    ['XXL', ''],
    ['XX×2', ''],
    ['__', 'hole __'],
    ['（）', 'hole ()'],
    ['≥ %', 'hole ≥%'],
    ['≥人', 'hole ≥人'],
    ['≤人次', 'hole ≤人次'],
    ['=个', 'hole =个'],
    ['>次', 'hole >次'],
    ['<户', 'hole <户'],
    ['≥天', 'hole ≥天'],
    ['≥项', 'hole ≥项'],
    ['≥件', 'hole ≥件'],
    ['≥元', 'hole ≥元'],
    ['≥万元', 'hole ≥万元'],
    ['≥亩', ''],
    ['个', ''],
    ['X%', 'hole X%'],
    ['x万元', 'hole x万元'],
    ['≥X人', 'hole ≥X人'],
    ['X亩', ''],
    ['X', ''],
    ['6个', ''],
  ])('in a target or an actual: %s', (text, expected) => {
    expect(left(text, 'E13')).toBe(expected);
    expect(left(text, 'F13')).toBe(expected);
  });

  test.each([
    ['XX项目', 'hole XX项目'],
    ['**', 'hole **'],
    ['××市供水改造', 'hole ××市供水改造'],
    ['xx县', 'hole xx县'],
    ['____', 'hole ____'],
    ['_', ''],
    ['X项目', ''],
    ['某XX项目', ''],
    ['XX一二三四五六', 'hole XX一二三四五六'],
    ['XX一二三四五六七', ''],
  ])('in a name: %s', (text, expected) => {
    expect(left(text, 'D3')).toBe(expected);
    expect(left(text, 'G4')).toBe(expected);
  });

  test('in the name of an indicator, in its note; not in points, scores and totals', () => {
    expect(left('改造XX个小区', 'D13')).toBe('hole XX个');
    expect(left('因__停工', 'I13')).toBe('hole __');
    expect([
      left('XX个', 'G13'),
      left('XX个', 'H13'),
      left('XX个', 'H20'),
      left('XX万元', 'E6'),
      left('XX%', 'H6'),
    ]).toEqual(['', '', '', '', '']);
  });
});
