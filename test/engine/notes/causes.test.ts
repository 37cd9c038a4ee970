import type { Indicator } from '../../../src/engine/layout/self-evaluation.ts';
import { CauseBook, indicatorPath, parseCauses } from '../../../src/engine/notes/causes.ts';
import { national } from '../../support/scored.ts';

const indicators = national().table.indicators;
const satisfaction = indicators.find(({ title }) => title === '居民满意度') as Indicator;

describe('parseCauses', () => {
  test('causes with and without measures', () => {
    const causes = { 居民满意度: { cause: '施工扰民' }, 预算执行率: { cause: '', measures: '加快支付' } };
    expect(parseCauses(causes)).toEqual({ ok: true, causes });
  });

  test.each<[unknown, unknown]>([
    [{ 居民满意度: {} }, [{ path: '居民满意度.cause', problem: 'missing' }]],
    [{ 居民满意度: '施工扰民' }, [{ path: '居民满意度', problem: 'type' }]],
    [{ 居民满意度: { cause: 5 } }, [{ path: '居民满意度.cause', problem: 'type' }]],
    [{ 居民满意度: { cause: '', reason: '' } }, [{ path: '居民满意度', problem: 'unknown-keys' }]],
    [['施工扰民'], [{ path: '', problem: 'type' }]],
    [null, [{ path: '', problem: 'type' }]],
  ])('%j', (json, problems) => {
    expect(parseCauses(json)).toEqual({ ok: false, problems });
  });
});

describe('CauseBook', () => {
  test('by title and by path; the path wins', () => {
    const path = indicatorPath(satisfaction);
    expect(path).toBe('满意度指标/服务对象满意度指标/居民满意度');
    const byTitle = { cause: 'title' };
    const byPath = { cause: 'path' };
    expect(new CauseBook({ 居民满意度: byTitle }).forIndicator(satisfaction)).toBe(byTitle);
    expect(new CauseBook({ [path]: byPath, 居民满意度: byTitle }).forIndicator(satisfaction)).toBe(byPath);
  });

  test('blanks and full-width dividers make no difference', () => {
    const cause = { cause: 'x' };
    const book = new CauseBook({ '满意度指标 ／ 服务对象满意度指标 > 居民 满意度': cause });
    expect(book.forIndicator(satisfaction)).toBe(cause);
  });

  test('keys that nobody asked for, as they were written', () => {
    const book = new CauseBook({ 预算执行率: { cause: '' }, '居民 满意': { cause: '' } });
    expect(book.forExecution()).toEqual({ cause: '' });
    expect(book.forIndicator(satisfaction)).toBeNull();
    expect(book.unused()).toEqual(['居民 满意']);
  });
});
