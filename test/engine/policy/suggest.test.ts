import { suggestPolicy } from '../../../src/engine/policy/suggest.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { tableOf } from '../../support/scored.ts';

function suggestedFor(
  changes: Readonly<Record<string, string>>,
  form: 'national' | 'hubei' | 'operator-columns' = 'national',
) {
  return suggestPolicy(tableOf(withCells(exampleForm(form), changes)));
}

/** 80 points for the indicators, 20 for the execution. */
const TWENTY = { G6: '20', I6: '20', G13: '10' };

test('a national form speaks for no other policy', () => {
  expect(suggestedFor({})).toBeNull();
  expect(suggestedFor({}, 'operator-columns')).toBeNull();
});

test('20分 in the label: Hubei', () => {
  expect(suggestedFor({}, 'hubei')).toEqual({
    policy: 'hubei',
    reason: { kind: 'execution-points', points: '20', cell: 'A4' },
  });
  expect(suggestPolicy(tableOf(fixtureForm('hubei-foot-reason')))?.policy).toBe('hubei');
});

test('20 in the points cell counts where the indicators leave just those', () => {
  expect(suggestedFor(TWENTY)).toEqual({
    policy: 'hubei',
    reason: { kind: 'execution-points', points: '20', cell: 'G6' },
  });
  expect(suggestedFor({ G6: '20' })).toBeNull();
});

test('of the places with 20分 the words of the form choose', () => {
  expect(suggestedFor({ ...TWENTY, C4: '龙陵县住房和城乡建设局' })?.policy).toBe('yunnan-baoshan');
});

test('a place with other execution points than the form has is not suggested', () => {
  expect(suggestedFor({ C4: '龙陵县住房和城乡建设局' })).toBeNull();
  expect(suggestedFor({ C4: '黄石市住房和城乡建设局' })).toBeNull();
});

test('a form that says nothing of points for the execution is its place’s', () => {
  const noPoints = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`G${at + 11}`, '']));
  const whole = withCells(exampleForm('national'), { C4: '南宁市住房和城乡建设局', ...noPoints });
  const table = tableOf({ ...whole, rows: whole.rows.filter(({ row }) => row < 5 || row > 9) });
  expect(table.funds).toBeNull();
  expect(suggestPolicy(table)).toEqual({ policy: 'guangxi', reason: { kind: 'region', word: '南宁', cell: 'C4' } });
});

test('the words of a region', () => {
  expect(suggestedFor({ C4: '南宁市住房和城乡建设局' })).toEqual({
    policy: 'guangxi',
    reason: { kind: 'region', word: '南宁', cell: 'C4' },
  });
  expect(suggestedFor({ A1: '四川省老旧小区供水改造项目支出绩效自评表' })?.policy).toBe('sichuan');
});

test('a first-level group of costs with points', () => {
  expect(suggestedFor({ B13: '成本指标（20分）', C13: '经济成本指标' })).toEqual({
    policy: 'national-cost',
    reason: { kind: 'group', name: '成本指标', cell: 'B13' },
  });
});

test('a remark with the linear rule', () => {
  const remark = '注：反向指标未完成的，得分=分值×[1-（实际完成值-年度指标值）÷年度指标值]。';
  expect(suggestedFor({ A21: remark })).toEqual({
    policy: 'platform',
    reason: { kind: 'remark', text: remark, cell: 'A21' },
  });
  expect(suggestedFor({ A21: remark, C4: '柳州市住房和城乡建设局' })?.policy).toBe('guangxi');
});

test("Sichuan's own form", () => {
  expect(suggestPolicy(tableOf(fixtureForm('sichuan-template')))).toEqual({
    policy: 'sichuan',
    reason: { kind: 'layout', layout: 'sichuan' },
  });
});

describe('execution points that the form names', () => {
  test('20 in Yunnan’s form, without a place’s words', () => {
    const form = { H6: '20', J6: '19', H14: '10', I14: '10' };
    expect(suggestedFor(form, 'operator-columns')).toEqual({
      policy: 'yunnan-baoshan',
      reason: { kind: 'execution-points', points: '20', cell: 'H6' },
    });
    // Another place's words weigh more than the form.
    expect(suggestedFor({ ...form, C4: '黄石市教育局' }, 'operator-columns')?.policy).toBe('hubei');
  });

  test('in another place’s form the words of a place, of title, department or unit', () => {
    expect(suggestedFor({ ...TWENTY, A1: '保山市老旧小区供水改造自评表' })?.policy).toBe('yunnan-baoshan');
    expect(suggestedFor({ ...TWENTY, G4: '保山市供水中心' })?.policy).toBe('yunnan-baoshan');
    // The project's name isn't a place.
    expect(suggestedFor({ ...TWENTY, D3: '保山市供水改造' })?.policy).toBe('hubei');
  });

  test('10 are everybody’s, 15 nobody’s', () => {
    expect(suggestedFor({ A5: '项目资金（万元）（10分）' })).toBeNull();
    expect(suggestedFor({ A5: '项目资金（万元）（15分）', G13: '15', H13: '15' })).toBeNull();
  });

  test('a label counts by itself, a cell only where the indicators leave just those points', () => {
    expect(suggestedFor({ A5: '项目资金（万元）（20分）' })).toEqual({
      policy: 'hubei',
      reason: { kind: 'execution-points', points: '20', cell: 'A5' },
    });
    expect(suggestedFor({ ...TWENTY, G13: '10.01' })).toBeNull();
    expect(suggestedFor({ ...TWENTY, G13: '' })).toBeNull();
    expect(suggestedFor({ ...TWENTY, G6: '20分' })?.policy).toBe('hubei');
  });
});

describe('a group of costs', () => {
  const cost = { B13: '成本指标', C13: '经济成本指标' };

  test('without points it says nothing', () => {
    expect(suggestedFor({ ...cost, G13: '0', G14: '0', G15: '0', G16: '0' })).toBeNull();
    expect(suggestedFor({ ...cost, G13: '', G14: '', G15: '', G16: '' })).toBeNull();
    expect(suggestedFor({ ...cost, B13: '成本指标（0分）' })).toBeNull();
  });

  test('the points may stand in the cells of its indicators', () => {
    expect(suggestedFor(cost)).toEqual({
      policy: 'national-cost',
      reason: { kind: 'group', name: '成本指标', cell: 'B13' },
    });
    // The first that carries some counts.
    expect(suggestedFor({ ...cost, G13: '' })?.policy).toBe('national-cost');
  });

  test('成本 in the second level, or later in the name, is none', () => {
    expect(suggestedFor({ C13: '成本指标' })).toBeNull();
    expect(suggestedFor({ B13: '产出成本指标' })).toBeNull();
  });

  test('needn’t be the first group', () => {
    expect(suggestedFor({ B19: '成本指标（10分）', C19: '经济成本指标' })).toEqual({
      policy: 'national-cost',
      reason: { kind: 'group', name: '成本指标', cell: 'B19' },
    });
  });
});

describe('remarks', () => {
  test.each([
    '反向指标按线性计分',
    '负向指标采用线性插值法',
    '逆向指标：线性',
    '成本类指标按线性折算',
    '反向指标得分=分值×(1-(实际完成值-指标值)÷指标值)',
    '反向指标=1-(全年实际值-年初目标值)/年初目标值',
    '反向指标得分=1-实际值-年度指标值',
  ])('%s', (remark) => {
    expect(suggestedFor({ A21: `注：${remark}。` })?.policy).toBe('platform');
  });

  test.each([
    '正向指标按线性计分',
    '反向指标按比例计分',
    '反向指标得分=1-(计划值-指标值)',
    '反向指标得分=1-(实际完成值-比较值)',
    '定性指标分三档：100%-80%(含)、80%-60%(含)、60%-0%',
  ])('nothing new: %s', (remark) => {
    expect(suggestedFor({ A21: `注：${remark}。` })).toBeNull();
  });

  test.each(['80%-50%', '80%(含)-50%', '80%（含）—50%', '80-50%', '80%~50%', '80%至50%'])(
    'the second tier from %s: Hubei’s, where the points fit',
    (range) => {
      const remark = `定性指标分三档：100%-80%、${range}、50%-0%。`;
      expect(suggestedFor({ A21: remark, G6: '', I6: '', G13: '10', G5: '', I5: '' })).toMatchObject({
        policy: 'hubei',
      });
      expect(suggestedFor({ A21: remark })).toBeNull();
    },
  );
});

describe('a region', () => {
  test('in the title, the department or the unit; the first that is named is quoted', () => {
    expect(suggestedFor({ G4: '柳州市供水中心' })?.reason).toEqual({ kind: 'region', word: '柳州', cell: 'G4' });
    expect(suggestedFor({ A1: '广西老旧小区自评表', G4: '柳州市供水中心' })?.reason).toEqual({
      kind: 'region',
      word: '广西',
      cell: 'A1',
    });
    expect(suggestedFor({ D3: '柳州市老旧小区供水改造' })).toBeNull();
  });

  test('not where the form gives the execution other points than its rules', () => {
    expect(suggestedFor({ C4: '柳州市住建局', G6: '15', G13: '15' })).toBeNull();
    expect(suggestedFor({ C4: '黄石市住建局', ...TWENTY })?.policy).toBe('hubei');
  });
});
