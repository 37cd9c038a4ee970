import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** 绩效运行监控表: halfway through the year nothing is missed yet. */

const HALFWAY = { E6: '60', F6: '30', F7: '30', H6: '25%', I6: '—', F13: '3个', F15: '尚未统计', F16: '' };

function told(title: string): string[] {
  const { findings } = review([withCells(exampleForm('national'), { ...HALFWAY, A1: title })]);
  const unfinished = ['execution-low', 'execution-score', 'actual-not-numeric', 'actual-missing'];
  return [...new Set(findings.flatMap(({ check }) => (unfinished.includes(check) ? [check] : [])))].sort();
}

test('what is open at its time isn’t told', () => {
  expect(told('2023年项目支出绩效运行监控表')).toEqual([]);
  expect(told('2023年上半年项目支出绩效自评表')).toEqual([]);
  // What is watched is the project.
  expect(told('2023年度校园视频监控系统建设项目支出绩效自评表')).toHaveLength(4);
  expect(told('2023年度项目支出绩效自评表（上半年完工项目）')).toHaveLength(4);
  expect(told('2023年度项目支出绩效自评表')).toEqual([
    'actual-missing',
    'actual-not-numeric',
    'execution-low',
    'execution-score',
  ]);
});

test('nor what was missed, where nothing is scored', () => {
  const of = (title: string) =>
    review([withCells(exampleForm('transfer'), { A1: title, F12: '1' })]).findings.map(({ check }) => check);
  expect(of('转移支付绩效运行监控表')).not.toContain('unmet-unexplained');
});
