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
