import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { describeForm } from '../../support/describe-form.ts';
import { expectation, fixtureForm, formNames } from '../../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';

describe('forms that evaluate nothing', () => {
  test.each([
    ['targets applied for', '项目支出绩效目标申报表', '一级指标\t二级指标\t三级指标\t指标值\t权重'],
    [
      'a report during the year',
      '项目支出绩效运行监控表',
      '一级指标\t二级指标\t三级指标\t年度指标值\t1-7月执行情况\t分值',
    ],
  ])('%s', (_name, title, heads) => {
    const rows = [title, '（2023年度）', '项目名称\t校舍维修', heads, '产出指标\t数量指标\t维修校舍\t≥2栋\t50'];
    expect(readTables(formGrid(rows.join('\n')))).toEqual([]);
  });

  test('an evaluation that lost its columns is one all the same', () => {
    const heads = '一级指标\t二级指标\t三级指标\t指标值\t权重';
    const rows = ['项目支出绩效自评表', '项目名称\t校舍维修', heads, '产出指标\t数量指标\t维修校舍\t≥2栋\t50'];
    expect(readTables(formGrid(rows.join('\n')))).toHaveLength(1);
  });
});

describe('goals that begin with a word of the form', () => {
  test('stay below their heads, also where the other side is blank', () => {
    const form = withCells(exampleForm('national'), { B11: '总体目标：改造小区5个', F11: '' });
    const [goal] = readTables(form).flatMap(({ goals }) => goals);
    expect(goal?.goal?.text).toBe('总体目标：改造小区5个');
    expect(goal?.goalResult?.cell).toMatchObject({ row: 11, column: 6 });
    expect(goal?.goalResult?.text).toBe('');
  });
});

describe('forms as units filled them', () => {
  test.each(formNames)('%s is read field by field', (name) => {
    const tables = readTables(fixtureForm(name));
    expect(tables).toHaveLength(1);
    expect(tables.map(describeForm).join('')).toBe(expectation(name, 'reading'));
  });
});
