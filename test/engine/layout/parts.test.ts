import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { Field, IndicatorColumn, SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { shown } from '../../support/describe-form.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { behindColumn, onlyTable, typicalForm, typicalTable } from '../../support/typical-form.ts';

function text(field: Field | null | undefined): string {
  return field === null || field === undefined ? '∅' : field.text;
}

function at(field: Field | null | undefined): string {
  return field === null || field === undefined ? '∅' : `${field.cell.row}/${field.cell.column}:${field.text}`;
}

function merged(grid: SheetGrid, ...areas: string[]): SheetGrid {
  return gridOf(
    grid.name,
    grid.rows.flatMap((row) => [...row.cells]),
    areas.map(gridRange),
  );
}

function titles(table: SelfEvaluation): string[] {
  return table.indicators.map(({ title }) => title);
}

describe('the row of the total', () => {
  const total = (changes: Record<string, string>): string => {
    const found = typicalTable(changes).total;
    return found === null ? 'none' : [found.row, at(found.points), at(found.score), at(found.grade)].join(' ');
  };

  test.each<[string, Record<string, string>, string]>([
    ['below its heads', {}, '15 15/6:100 15/7:99 ∅'],
    ['without points', { F15: '' }, '15 15/6: 15/7:99 ∅'],
    ['without score', { G15: '' }, '15 15/6:100 15/7: ∅'],
    ['one number elsewhere is the score', { F15: '', G15: '', D15: '99' }, '15 15/6: 15/4:99 ∅'],
    ['two numbers elsewhere', { F15: '', G15: '', C15: '100', D15: '99' }, '15 15/3:100 15/4:99 ∅'],
    ['three numbers elsewhere', { F15: '', G15: '', B15: '100', C15: '99', D15: '98' }, '15 15/2:100 15/3:99 ∅'],
    ['a number right of its place is something else', { G15: '', H15: '99' }, '15 15/6:100 15/7: ∅'],
    ['none left of them', { G15: '', D15: '99' }, '15 15/6:100 15/7: ∅'],
    ['behind a colon', { A15: '总分：99分', F15: '', G15: '' }, '15 15/6: 15/1:99分 ∅'],
    ['behind a colon, and below the head', { A15: '总分：98' }, '15 15/6:100 15/7:99 ∅'],
    ['the grade beside it', { H15: '优' }, '15 15/6:100 15/7:99 15/8:优'],
    ['the grade beside it, with its label', { H15: '等级：良' }, '15 15/6:100 15/7:99 15/8:良'],
    ['no grade', { H15: '优势' }, '15 15/6:100 15/7:99 ∅'],
    ['points as text', { F15: "'100分", G15: "'99" }, '15 15/6:100分 15/7:99 ∅'],
    ['behind a word that says nothing', { A15: '三', B15: '总分' }, '15 15/6:100 15/7:99 ∅'],
    ['in another column of labels', { A15: '', B15: '总分' }, '15 15/6:100 15/7:99 ∅'],
  ])('%s', (_, changes, expected) => {
    expect(total(changes)).toBe(expected);
  });

  test('every grade', () => {
    const grades = '优 良 中 差 优秀 良好 中等 合格 较差 不合格 一般'.split(' ');
    expect(grades.filter((grade) => text(typicalTable({ H15: grade }).total?.grade) !== grade)).toEqual([]);
  });

  test('of several the one that speaks of the whole, the last of its kind', () => {
    const two = (first: string, second: string) => {
      const { row } = typicalTable({ A15: first, A16: second, F16: '100', G16: '98' }).total ?? { row: 0 };
      return row;
    };
    expect(two('合计', '总分')).toBe(16);
    expect(two('总分', '合计')).toBe(15);
    expect(two('总得分', '总计')).toBe(15);
    expect(two('自评合计', '自评分')).toBe(15);
    expect(two('总计', '自评分')).toBe(15);
    expect(two('总分', '总得分')).toBe(16);
    expect(two('合计', '总计')).toBe(16);
  });

  test('a grade at the foot or above stands for the total', () => {
    expect(at(typicalTable({ A16: '等级', B16: '良', H15: '优' }).total?.grade)).toBe('15/8:优');
    expect(at(typicalTable({ A5: '等级', C5: '中', A16: '等级', B16: '良' }).total?.grade)).toBe('16/2:良');
    expect(at(typicalTable({ A5: '等级', C5: '中' }).total?.grade)).toBe('5/3:中');
  });
});

describe('goals', () => {
  const goals = (changes: Record<string, string>): string[] =>
    typicalTable(changes).goals.map(({ goal, goalResult }) => `${at(goal)} | ${at(goalResult)}`);

  test.each<[string, Record<string, string>, string[]]>([
    ['below their heads', {}, ['11/2:维修校舍两栋 | 11/5:两栋校舍完工']],
    ['nothing written', { B11: '', E11: '' }, ['11/2: | 11/5:']],
    ['one side blank', { E11: '' }, ['11/2:维修校舍两栋 | 11/5:']],
    ['the other', { B11: '' }, ['11/2: | 11/5:两栋校舍完工']],
    ['in another column of the span', { B11: '', C11: '维修', E11: '', G11: '完工' }, ['11/3:维修 | 11/7:完工']],
    ['a block label before', { A10: '年度目标' }, ['11/2:维修校舍两栋 | 11/5:两栋校舍完工']],
    [
      'the head repeated over its span',
      { C10: '预期目标', F10: '实际完成情况' },
      ['11/2:维修校舍两栋 | 11/5:两栋校舍完工'],
    ],
    ['beside one label', { B10: '', E10: '', B11: '预期目标', E11: '', C11: '维修' }, ['11/3:维修 | ∅']],
    ['a result alone is no goal', { B10: '', E10: '', B11: '', E11: '完成情况', F11: '完工' }, []],
    [
      'each beside its label',
      { B10: '预期目标', C10: '维修', E10: '', B11: '完成情况', C11: '完工', E11: '' },
      ['10/3:维修 | 11/3:完工'],
    ],
    ['behind a colon', { B10: '预期目标：维修', E10: '', B11: '完成情况: 完工', E11: '' }, ['10/2:维修 | 11/2:完工']],
    ['one behind a colon', { B10: '预期目标：维修', E10: '', B11: '', E11: '' }, ['10/2:维修 | ∅']],
    ['only the result behind a colon', { B10: '', E10: '', B11: '完成情况：完工', E11: '' }, ['∅ | 11/2:完工']],
    [
      'the first of two behind colons',
      { B10: '预期目标：维修', E10: '', B11: '预期目标：别的', E11: '' },
      ['10/2:维修 | ∅'],
    ],
    [
      'a result before the goal is no pair',
      { B10: '完成情况', E10: '预期目标', F10: '维修', B11: '', E11: '' },
      ['10/6:维修 | ∅'],
    ],
    ['nothing behind the colon', { B10: '预期目标：', E10: '', C10: '维修', B11: '', E11: '' }, ['10/3:维修 | ∅']],
  ])('%s', (_, changes, expected) => {
    expect(goals(changes)).toEqual(expected);
  });

  test('a blank row below their heads is goals that are missing', () => {
    const { findings } = review([typicalForm({ B11: '', E11: '' })]);
    expect(findings.filter(({ check }) => check === 'goal-missing').map(({ cells }) => cells[0])).toEqual([
      'B11',
      'E11',
    ]);
  });

  test('a label longer than sixteen letters is none', () => {
    const label = (length: number) => `${'年度'.repeat((length - 2) / 2)}目标`;
    expect(goals({ B10: `${label(16)}：维修`, E10: '', B11: '', E11: '' })).toEqual(['10/2:维修 | ∅']);
    expect(goals({ B10: `${label(18)}：维修`, E10: '', B11: '', E11: '' })).toEqual([]);
  });

  const many = (rows: number): SelfEvaluation => {
    const top = ['项目支出绩效自评表', '项目名称\t校舍维修', '预期目标\t实际完成情况'];
    const pairs = Array.from({ length: rows }, (_, index) => `目的${index + 1}\t结果${index + 1}`);
    const end = ['', '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值', '产出\t数量\t维修\t2\t2'];
    return onlyTable(formGrid([...top, ...pairs, ...end].join('\n')));
  };

  test('up to twelve pairs', () => {
    expect(many(1).goals).toHaveLength(1);
    expect(many(12).goals).toHaveLength(12);
    expect(many(13).goals).toHaveLength(12);
  });

  test('until another block begins', () => {
    const below = (row: string): number => {
      const rows = ['自评情况表', '项目名称\t校舍', '预期目标\t实际完成情况', '目的\t结果', row, '甲\t乙'];
      const end = ['一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值', '产出\t数量\t维修\t2\t2'];
      return onlyTable(formGrid([...rows, ...end].join('\n'))).goals.length;
    };
    expect(below('丙\t丁')).toBe(3);
    expect(below('主管部门\t教育局')).toBe(1);
    expect(below('年度目标\t丁')).toBe(1);
    expect(below('预算数\t支出数')).toBe(1);
    expect(below('分值\t执行率')).toBe(1);
    expect(below('分值\t丁')).toBe(3);
  });

  test.each<[string, string, readonly string[]]>([
    ['a short pair', '增设操场\t\t\t已建成', ['维修|完工', '增设操场|已建成']],
    ['its goal repeated over its span', '增设操场\t增设操场\t\t已建成', ['维修|完工', '增设操场|已建成']],
    ['a text beside a name of its own', '增设操场\t年底前\t\t已建成', ['维修|完工']],
  ])('below a pair: %s', (_, row, expected) => {
    const rows = ['自评情况表', '项目名称\t校舍', '预期目标\t\t\t实际完成情况', '维修\t\t\t完工', row];
    const end = ['一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值', '产出\t数量\t维修\t2\t2'];
    const { goals: pairs } = onlyTable(formGrid([...rows, ...end].join('\n')));
    expect(pairs.map(({ goal, goalResult }) => `${text(goal)}|${text(goalResult)}`)).toEqual(expected);
  });
});

describe('funds in columns', () => {
  const rows = (changes: Record<string, string>): string[] =>
    (typicalTable(changes).funds?.rows ?? []).map(
      ({ kind, row, name, annualBudget, spent }) => `${row} ${kind} ${name} ${text(annualBudget)} ${text(spent)}`,
    );

  test.each<[string, Record<string, string>, string[]]>([
    [
      'as they are',
      {},
      ['7 total 年度资金总额 110 99', '8 appropriation 当年财政拨款 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'a blank detail',
      { C9: '', D9: '', E9: '' },
      ['7 total 年度资金总额 110 99', '8 appropriation 当年财政拨款 70 59', '9 other 其他资金  '],
    ],
    [
      'words of their own',
      { B9: '任务二' },
      ['7 total 年度资金总额 110 99', '8 appropriation 当年财政拨款 70 59', '9 detail 任务二 40 40'],
    ],
    ['words without numbers end the block', { B8: '任务二', C8: '', D8: '', E8: '' }, ['7 total 年度资金总额 110 99']],
    [
      'words with one number',
      { B8: '任务二', C8: '', D8: '', E8: '5' },
      ['7 total 年度资金总额 110 99', '8 detail 任务二  5', '9 other 其他资金 40 40'],
    ],
    [
      'only a budget set before',
      { B8: '任务二', C8: '5', D8: '', E8: '' },
      ['7 total 年度资金总额 110 99', '8 detail 任务二  ', '9 other 其他资金 40 40'],
    ],
    ['numbers without words', { B8: '' }, ['7 total 年度资金总额 110 99']],
    [
      'the first row without words is the total',
      { B7: '' },
      ['7 total  110 99', '8 appropriation 当年财政拨款 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'a total below',
      { B7: '任务一', B8: '合计' },
      ['7 detail 任务一 110 99', '8 total 合计 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'a second total is a detail',
      { B8: '合计' },
      ['7 total 年度资金总额 110 99', '8 detail 合计 70 59', '9 other 其他资金 40 40'],
    ],
    [
      '其中 is a part',
      { B8: '其中：资金总额' },
      ['7 total 年度资金总额 110 99', '8 detail 资金总额 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'the block label before',
      { A7: '项目资金' },
      ['7 total 年度资金总额 110 99', '8 appropriation 当年财政拨款 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'a second row of heads',
      { B7: '总额', C7: '总额', D7: '财政拨款', E7: '其他资金', F7: '', G7: '', H7: '' },
      ['8 appropriation 当年财政拨款 70 59', '9 other 其他资金 40 40'],
    ],
    [
      'other heads of funds end it',
      { A9: '', B9: '', C9: '预算数', D9: '执行数', E9: '' },
      ['7 total 年度资金总额 110 99', '8 appropriation 当年财政拨款 70 59'],
    ],
    ['another basic ends it', { A8: '实施单位', B8: '二中' }, ['7 total 年度资金总额 110 99']],
    ['the department as well', { A8: '主管部门' }, ['7 total 年度资金总额 110 99']],
  ])('%s', (_, changes, expected) => {
    expect(rows(changes)).toEqual(expected);
  });

  test('under each amount the whole, wherever it stands among its parts', () => {
    const parts = { C6: '全年预算数', D6: '', E6: '全年执行数', F6: '', G6: '', H6: '', A7: '', B7: '' };
    const amounts = { B8: '金额', C8: '60', D8: '100', E8: '59', F8: '99', B9: '', C9: '', D9: '', E9: '' };
    const budget = (...heads: readonly [string, string, string, string]): string[] => {
      const [C7, D7, E7, F7] = heads;
      return rows({ ...parts, ...amounts, C7, D7, E7, F7, G7: '', H7: '' });
    };
    expect(budget('合计', '财政拨款', '合计', '财政拨款')).toEqual(['8 total 金额 60 59']);
    expect(budget('财政拨款', '合计', '财政拨款', '合计')).toEqual(['8 total 金额 100 99']);
    expect(budget('财政拨款', '合计', '合计', '财政拨款')).toEqual(['8 total 金额 100 59']);
  });

  const long = (count: number): number => {
    const top = ['项目支出绩效自评表', '项目名称\t校舍', '项目\t全年预算数\t全年执行数'];
    const funds = Array.from({ length: count }, (_, index) => `任务${index}\t1\t1`);
    const end = ['一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值', '产出\t数量\t维修\t2\t2'];
    return onlyTable(formGrid([...top, ...funds, ...end].join('\n'))).funds?.rows.length ?? 0;
  };

  test('sixteen rows at most', () => {
    expect(long(16)).toBe(16);
    expect(long(17)).toBe(16);
  });

  test('not every row with heads of funds is a block', () => {
    expect(typicalTable({ D6: '', C6: '' }).funds).toBeNull();
    expect(typicalTable({ E6: '', G6: '' }).funds).toBeNull();
    expect(typicalTable({ C6: '', E6: '' }).funds).not.toBeNull();
    expect(typicalTable({ C6: '', D6: '预算数', E6: '', F6: '', G6: '', H6: '' }).funds).toBeNull();
    expect(
      typicalTable({
        A7: '',
        B7: '',
        C7: '',
        D7: '',
        E7: '',
        F7: '',
        G7: '',
        H7: '',
        B8: '无',
        C8: '',
        D8: '',
        E8: '',
        B9: '',
        C9: '',
        D9: '',
        E9: '',
      }).funds,
    ).toBeNull();
  });

  test('points in the label of the block or in a head', () => {
    const points = (changes: Record<string, string>): string => {
      const funds = typicalTable(changes).funds;
      const cell = funds?.declaredPointsCell;
      return `${funds?.declaredPoints?.toString() ?? '∅'} ${cell?.row ?? ''}/${cell?.column ?? ''}`;
    };
    expect(points({})).toBe('∅ /');
    expect(points({ A6: '项目资金（20分）' })).toBe('20 6/1');
    expect(points({ H6: '得分（20分*执行率）' })).toBe('20 6/8');
    expect(points({ F6: '分值（15分）' })).toBe('15 6/6');
    expect(points({ G6: '执行率（15分）' })).toBe('15 6/7');
    expect(points({ A7: '项目资金（12分）' })).toBe('12 7/1');
    expect(points({ E6: '全年执行数（15分）' })).toBe('∅ /');
    expect(points({ A9: '工程（11分）' })).toBe('∅ /');
    expect(points({ A9: '预算执行情况（11分）' })).toBe('11 9/1');
    expect(points({ A10: '预算执行情况（11分）' })).toBe('∅ /');
  });
});

describe('funds in pairs of label and value', () => {
  const pairs = (...rows: string[]): string[] => {
    const top = ['项目支出绩效自评表', '项目名称\t校舍'];
    const end = ['一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值', '产出\t数量\t维修\t2\t2'];
    const funds = onlyTable(formGrid([...top, ...rows, ...end].join('\n'))).funds;
    return (funds?.rows ?? []).map(
      ({ kind, row, name, initialBudget, annualBudget, spent, points, rate, score }) =>
        `${row} ${kind} ${name} ${[initialBudget, annualBudget, spent, points, rate, score].map(text).join(' ')}`,
    );
  };

  test.each<[string, string[], string[]]>([
    ['in one row', ['预算数\t6.8\t执行数\t6.5\t执行率\t95%'], ['3 total 预算数 ∅ 6.8 6.5 ∅ 95% ∅']],
    ['a budget set before alone', ['年初预算数\t6.8\t执行数\t6.5'], ['3 total 执行数 6.8 ∅ 6.5 ∅ ∅ ∅']],
    ['amounts with units', ['预算数\t6.8万元\t执行数\t6.5万元'], ['3 total 预算数 ∅ 6.8万元 6.5万元 ∅ ∅ ∅']],
    ['a value left out', ['预算数\t6.8\t执行数\t\t执行率\t95%'], ['3 total 预算数 ∅ 6.8  ∅ 95% ∅']],
    ['the last value left out', ['预算数\t6.8\t执行数'], ['3 total 预算数 ∅ 6.8  ∅ ∅ ∅']],
    ['over two rows', ['预算数\t6.8\t执行数\t6.5', '执行率\t95%\t得分\t9.5'], ['3 total 预算数 ∅ 6.8 6.5 ∅ 95% 9.5']],
    [
      'the first one counts',
      ['预算数\t6.8\t执行数\t6.5', '预算数\t7\t得分\t9.5'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ 9.5'],
    ],
    [
      'the rate above its value',
      ['\t\t\t\t预算执行率\t', '预算数\t6.8\t执行数\t6.5\t95'],
      ['4 total 预算数 ∅ 6.8 6.5 ∅ 95 ∅'],
    ],
    [
      'details below',
      ['预算数\t6.8\t执行数\t6.5', '财政拨款\t6\t财政拨款\t5.5', '其他资金\t0.8\t其他资金\t1'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅', '4 appropriation 财政拨款 ∅ 6 5.5 ∅ ∅ ∅', '5 other 其他资金 ∅ 0.8 1 ∅ ∅ ∅'],
    ],
    [
      'a detail left out',
      ['预算数\t6.8\t执行数\t6.5', '财政拨款\t6\t财政拨款'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅', '4 appropriation 财政拨款 ∅ 6  ∅ ∅ ∅'],
    ],
    [
      'a row of other words ends them',
      ['预算数\t6.8\t执行数\t6.5', '丙\t丁', '财政拨款\t6\t财政拨款\t5'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅'],
    ],
    [
      'another block ends them',
      ['预算数\t6.8\t执行数\t6.5', '实施单位\t一中\t得分\t9', '财政拨款\t6\t财政拨款\t5'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅'],
    ],
    [
      'labels of other columns are no details',
      ['预算数\t6.8\t执行数\t6.5', '任务\t财政拨款\t6'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅'],
    ],
    [
      'totals among them are passed over',
      ['预算数\t6.8\t执行数\t6.5', '资金总额\t6.8\t资金总额\t6.5'],
      ['3 total 预算数 ∅ 6.8 6.5 ∅ ∅ ∅'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(pairs(...rows)).toEqual(expected);
  });

  test('six rows below at most', () => {
    const detail = '财政拨款\t1\t财政拨款\t1';
    expect(pairs('预算数\t6.8\t执行数\t6.5', ...Array.from({ length: 7 }, () => detail))).toHaveLength(7);
  });

  test('heads of groups over labels and values', () => {
    expect(pairs('预算安排情况\t\t资金执行情况\t\t预算执行率', '预算数\t6.8\t执行数\t6.5\t95')).toEqual([
      '4 total 预算数 ∅ 6.8 6.5 ∅ 95 ∅',
    ]);
  });
});

describe('indicators', () => {
  const lines = (changes: Record<string, string>): string[] =>
    typicalTable(changes).indicators.map(
      ({ row, level1, level2, title, target, actual }) =>
        `${row} ${level1?.name ?? '∅'} ${level2?.name ?? '∅'} ${title} ${text(target)} ${text(actual)}`,
    );
  const first = '13 产出指标 数量指标 维修校舍 ≥2栋 2栋';
  const second = '14 效益指标 社会效益指标 受益学生 ≥900人 950人';

  test.each<[string, Record<string, string>, string[]]>([
    ['as they are', {}, [first, second]],
    ['levels hold for the rows below', { A14: '', B14: '' }, [first, '14 产出指标 数量指标 受益学生 ≥900人 950人']],
    ['a dash is no level', { A14: '—', B14: '/' }, [first, '14 产出指标 数量指标 受益学生 ≥900人 950人']],
    ['a new first level ends the second', { B14: '' }, [first, '14 效益指标 ∅ 受益学生 ≥900人 950人']],
    [
      'the same level said again does not',
      { A14: '产出指标', B14: '' },
      [first, '14 产出指标 数量指标 受益学生 ≥900人 950人'],
    ],
    [
      'a name left out takes its second level',
      { C14: '' },
      [first, '14 效益指标 社会效益指标 社会效益指标 ≥900人 950人'],
    ],
    ['a name struck out as well', { C14: '无' }, [first, '14 效益指标 社会效益指标 社会效益指标 ≥900人 950人']],
    ['nothing but a name', { D14: '', E14: '', F14: '', G14: '' }, [first, '14 效益指标 社会效益指标 受益学生  ']],
    ['zeros that the form prints', { C14: '指标2：', D14: '0', E14: '0', F14: '0', G14: '0' }, [first]],
    [
      'points are something',
      { C14: '指标2：', D14: '', E14: '', F14: '5', G14: '' },
      [first, '14 效益指标 社会效益指标 社会效益指标  '],
    ],
    [
      'a score is something',
      { C14: '指标2：', D14: '', E14: '', F14: '', G14: '5' },
      [first, '14 效益指标 社会效益指标 社会效益指标  '],
    ],
    [
      'a target is something',
      { C14: '指标2：', E14: '', F14: '', G14: '' },
      [first, '14 效益指标 社会效益指标 社会效益指标 ≥900人 '],
    ],
    ['without a name a target alone is none', { C14: '', E14: '', F14: '', G14: '' }, [first]],
    ['an actual alone is none', { C14: '', D14: '', F14: '', G14: '' }, [first]],
    [
      'target and actual are one',
      { C14: '', F14: '', G14: '' },
      [first, '14 效益指标 社会效益指标 社会效益指标 ≥900人 950人'],
    ],
    [
      'a text over name, target and actual is a remark',
      { C14: '填写说明如下', D14: '填写说明如下', E14: '填写说明如下' },
      [first],
    ],
    [
      'a short one is not',
      { C14: '满意', D14: '满意', E14: '满意' },
      [first, '14 效益指标 社会效益指标 满意 满意 满意'],
    ],
    [
      'nor one over name and target only',
      { C14: '完善管理制度', D14: '完善管理制度', E14: '已完善' },
      [first, '14 效益指标 社会效益指标 完善管理制度 完善管理制度 已完善'],
    ],
    ['subtotals are none', { A14: '小计' }, [first]],
    ['nor in the next column', { A14: '', B14: '小计' }, [first]],
    [
      'words of the foot with values are indicators',
      { A14: '备注' },
      [first, '14 备注 社会效益指标 受益学生 ≥900人 950人'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(lines(changes)).toEqual(expected);
  });

  test('subtotals of every name', () => {
    const words = '小计 一级指标小计 分项合计 小计（分）'.split(' ');
    expect(words.filter((word) => lines({ A14: word }).length !== 1)).toEqual([]);
  });

  test.each([
    ['指标1：维修校舍', '维修校舍'],
    ['三级指标1：维修校舍', '维修校舍'],
    ['绩效指标2:维修校舍', '维修校舍'],
    ['三级绩效指标：维修校舍', '维修校舍'],
    ['指标 12. 维修校舍', '维修校舍'],
    ['指标一、维修校舍', '维修校舍'],
    ['指标十二．维修校舍', '维修校舍'],
    ['指标1 维修校舍', '维修校舍'],
    ['指标12维修校舍', '维修校舍'],
    ['1.维修校舍', '维修校舍'],
    ['12、维修校舍', '维修校舍'],
    ['（1）维修校舍', '维修校舍'],
    ['(1) 维修校舍', '维修校舍'],
    ['1．维修校舍', '维修校舍'],
    ['①维修校舍', '维修校舍'],
    ['⑳ 维修校舍', '维修校舍'],
    ['1.5公里道路', '1.5公里道路'],
    ['123.维修校舍', '123.维修校舍'],
    ['指标123维修', '指标123维修'],
    ['指标维修', '指标维修'],
    ['维修1.校舍', '维修1.校舍'],
  ])('%s is %s', (name, title) => {
    expect(titles(typicalTable({ C13: name }))[0]).toBe(title);
  });

  test('leftovers of the form', () => {
    const empty = { D14: '', E14: '', F14: '', G14: '' };
    const leftovers = '指标2： 指标2 2. …… 指标2：… 指标：。。。 指标2： 、 指标2：____ · *'.split(' ');
    const reported = leftovers.map((name) => {
      const { indicators, placeholders } = typicalTable({ C14: name, ...empty });
      return `${name} ${indicators.length} ${placeholders.map(({ row, cell }) => `${row}/${cell.column}`).join()}`;
    });
    expect(reported).toEqual(leftovers.map((name) => `${name} 1 14/3`));
    const onPurpose = '/ — 无 指标2：无 略 空 同上 等 例如培训人数 指标2：/ 如：人数'.split(' ');
    const struck = onPurpose.map((name) => {
      const { indicators, placeholders } = typicalTable({ C14: name, ...empty });
      return `${name} ${indicators.length} ${placeholders.length}`;
    });
    expect(struck).toEqual(onPurpose.map((name) => `${name} 1 0`));
  });

  test('the execution rate by its name', () => {
    const names =
      '预算执行率 资金执行率 预算资金执行率 资金预算执行率 经费执行率 项目预算执行率 部门预算执行率 年度预算执行率 整体支出执行率 全年预算执行率 本年预算执行率 财政资金支出率 专项资金执行率 当年预算支出进度 执行率 支出进度 预算执行完成率 预算完成率 资金完成率 预算执行情况 预算执行 资金支付率 预算执行率（%） 预算执行率10分 预算执行率（10分） 指标1：预算执行率';
    expect(
      names.split(' ').filter((name) => typicalTable({ C14: name }).indicators[1]?.isExecutionRate !== true),
    ).toEqual([]);
    const others = '任务完成率 资金到位率 预算执行率达标 工程进度 预算编制率 支付率 计划执行率';
    expect(
      others.split(' ').filter((name) => typicalTable({ C14: name }).indicators[1]?.isExecutionRate !== false),
    ).toEqual([]);
    expect(typicalTable({ A14: '预算执行率', B14: '', C14: '' }).indicators[1]).toMatchObject({
      isExecutionRate: true,
      title: '',
    });
    expect(typicalTable({ A14: '预算执行率' }).indicators[1]?.isExecutionRate).toBe(false);
  });

  test('rows of their own for the levels', () => {
    const sections = (name: string, changes: Record<string, string> = {}) => {
      const table = typicalTable({
        A12: '序号',
        B12: '',
        A13: '一',
        B13: '',
        C13: name,
        D13: '',
        E13: '',
        A14: '1',
        B14: '',
        ...changes,
      });
      return table.indicators.map(({ title, level1 }) => `${title} ${level1?.name ?? '∅'} ${shown(level1?.points)}`);
    };
    const names =
      '产出 效益 效果 满意度 成本 投入 过程 管理 决策 履职 项目决策 项目过程 项目管理 项目产出 项目效益 产出类 产出指标 产出类指标 产出指标（50分）';
    expect(
      names.split(' ').filter((name) => sections(name).join() !== `受益学生 ${name.replace('（50分）', '')} 50`),
    ).toEqual([]);
    expect(sections('产出指标（30分）', { F13: '' })).toEqual(['受益学生 产出指标 30']);
    expect(sections('产出数量')).toEqual(['产出数量 ∅ ∅', '受益学生 ∅ ∅']);
    expect(sections('产出指标', { D13: '2', E13: '2' })).toEqual(['产出指标 ∅ ∅', '受益学生 ∅ ∅']);
    expect(sections('产出指标', { C14: '预算执行率' })).toEqual(['预算执行率 ∅ ∅']);
  });

  test('a form goes on below forty blank rows at most', () => {
    const below = (row: number) => lines({ [`C${row}`]: '培训人数', [`D${row}`]: '5', [`E${row}`]: '5' }).length;
    expect(below(55)).toBe(3);
    expect(below(56)).toBe(2);
  });

  test('one reason for several, where cells are merged', () => {
    const form = typicalForm({ H13: '雨季停工', E14: '', D14: '', C14: '受益' });
    const [, plain] = onlyTable(form).indicators;
    expect([text(plain?.note), text(plain?.actual)]).toEqual(['', '']);
    const [, covered] = onlyTable(merged(form, 'H13:H14', 'E13:E14', 'D13:D14')).indicators;
    expect([at(covered?.note), at(covered?.actual), at(covered?.target)]).toEqual([
      '13/8:雨季停工',
      '13/5:2栋',
      '13/4:≥2栋',
    ]);
    // Not from the head, and not over what the row says itself.
    const [head] = onlyTable(merged(withCells(form, { H13: '' }), 'H12:H13')).indicators;
    expect(text(head?.note)).toBe('');
    const [, own] = onlyTable(merged(withCells(form, { H14: '缺人' }), 'H13:H14')).indicators;
    expect(text(own?.note)).toBe('缺人');
    const [, other] = onlyTable(merged(form, 'G13:G14')).indicators;
    expect(text(other?.note)).toBe('');
  });
});

describe('columns told by what they hold', () => {
  const split = (changes: Record<string, string>): string => {
    const { heads, indicators } = typicalTable({
      E12: '',
      F12: '实际完成值',
      G12: '分值',
      H12: '得分',
      F13: '2',
      F14: '950',
      ...changes,
    });
    return `${heads.operator?.cell.column ?? '∅'} ${heads.target?.cell.column ?? '∅'} ${indicators.map(({ target }) => text(target)).join()}`;
  };

  test('operator and number below one head', () => {
    expect(split({ D13: '≥', E13: '2', D14: '≥', E14: '900' })).toBe('4 5 2,900');
    expect(split({ D13: '=', E13: '2', D14: '＞', E14: '900' })).toBe('4 5 2,900');
    expect(split({ D13: '≤', E13: '2', D14: '<', E14: '900' })).toBe('4 5 2,900');
    expect(split({ D13: '≥', E13: '2', D14: '', E14: '900' })).toBe('4 5 2,900');
  });

  test('not where numbers stand there as well, or nothing stands beside them', () => {
    expect(split({ D13: '≥', E13: '2', D14: '900', E14: '' })).toBe('∅ 4 ≥,900');
    expect(split({ D13: '≥', E13: '', D14: '≥', E14: '' })).toBe('∅ 4 ≥,≥');
    expect(split({ D13: '≥2', E13: '2', D14: '≥900', E14: '900' })).toBe('∅ 4 ≥2,≥900');
    expect(split({ D13: '大于等于', E13: '2', D14: '大于等于', E14: '900' })).toBe('∅ 4 大于等于,大于等于');
    expect(split({ D13: '≥', E13: '2', D14: '≥', E14: '' })).toBe('4 5 2,');
    // The next column has a head of its own, or operators a column of theirs.
    expect(split({ E12: '实际值', F12: '', D13: '≥', E13: '2', D14: '≥', E14: '900' })).toBe('∅ 4 ≥,≥');
    expect(split({ I12: '指标性质', D13: '≥', E13: '2', D14: '≥', E14: '900' })).toBe('9 4 ≥,≥');
  });

  test('points beside every level: the column that is filled most', () => {
    const points = (changes: Record<string, string>): string => {
      const { heads, indicators } = typicalTable({ B12: '分值', ...changes });
      return `${heads.points?.cell.column} ${indicators.map((one) => text(one.points)).join()}`;
    };
    expect(points({ B13: '90', B14: '' })).toBe('6 50,40');
    expect(points({ B13: '90', B14: '', F13: '', F14: '', F15: '' })).toBe('2 90,');
    // As many here as there: the one right of the names.
    expect(points({ B13: '90', B14: '80' })).toBe('6 50,40');
    expect(points({ B12: '权重', B13: '90', B14: '80', F13: '', F14: '' })).toBe('6 ,');
  });

  test('a head that says it better', () => {
    const column = (
      changes: Record<string, string>,
      name: 'name' | 'target' | 'actual' | 'points' | 'score' | 'note' | 'unit',
    ) => typicalTable(changes).heads[name]?.cell.column;
    expect(column({ B12: '考核指标' }, 'name')).toBe(3);
    expect(column({ B12: '指标名称' }, 'name')).toBe(3);
    expect(column({ B12: '考核指标', C12: '指标名称' }, 'name')).toBe(3);
    expect(column({ B12: '指标名称', C12: '考核指标' }, 'name')).toBe(2);
    expect(column({ B12: '计划值', D12: '年度指标值' }, 'target')).toBe(4);
    expect(column({ B12: '计划值', D12: '目标值' }, 'target')).toBe(4);
    expect(column({ B12: '预期指标', D12: '计划值' }, 'target')).toBe(4);
    expect(column({ B12: '目标值', D12: '指标值' }, 'target')).toBe(2);
    expect(column({ D12: '完成情况', B12: '年度指标值' }, 'actual')).toBe(5);
    expect(column({ B12: '年度指标值', D12: '完成情况', E12: '实际结果' }, 'actual')).toBe(4);
    expect(column({ B12: '年度指标值', D12: '实际结果', E12: '完成情况' }, 'actual')).toBe(5);
    expect(column({ E12: '权重', D12: '满分', B12: '年度指标值', F12: '实际完成值' }, 'points')).toBe(5);
    expect(column({ E12: '权重', D12: '分值', B12: '年度指标值', F12: '实际完成值' }, 'points')).toBe(4);
    expect(column({ E12: '分值', D12: '权重', B12: '年度指标值', F12: '实际完成值' }, 'points')).toBe(5);
    expect(column({ G12: '评分', H12: '得分' }, 'score')).toBe(8);
    expect(column({ G12: '得分', H12: '自评分' }, 'score')).toBe(8);
    expect(column({ G12: '自评分', H12: '折算得分' }, 'score')).toBe(8);
    expect(column({ H12: '备注', I12: '偏差原因' }, 'note')).toBe(9);
    expect(column({ H12: '说明', I12: '原因' }, 'note')).toBe(9);
    expect(column({ H12: '原因分析', I12: '未完成说明' }, 'note')).toBe(9);
    expect(column({ H12: '得分说明', I12: '整改措施' }, 'note')).toBe(9);
    expect(column({ I12: '单位', J12: '计量单位' }, 'unit')).toBe(10);
    expect(column({ I12: '单位', J12: '度量单位' }, 'unit')).toBe(10);
    expect(column({ I12: '数据单位', J12: '单位' }, 'unit')).toBe(9);
  });

  test.each<[IndicatorColumn, string, string, Record<string, string>, readonly string[]]>([
    ['name', 'B', 'C', {}, ['三级指标 三级名称', '指标名称 绩效指标名称', '考核指标 评价指标']],
    ['target', 'B', 'D', {}, ['年度指标值 目标值 指标值', '计划值 预期值', '预期指标 年度指标']],
    ['actual', 'D', 'E', { B12: '年度指标值' }, ['实际完成值 实际值', '完成情况 实际完成', '实际结果']],
    ['points', 'D', 'E', { B12: '年度指标值', F12: '实际完成值' }, ['分值 指标分值', '权重 权重系数', '满分 赋分']],
    ['score', 'G', 'H', {}, ['折算得分 单项指标折算得分', '自评分 自评得分 自评', '得分 单位得分', '评分 打分']],
    ['note', 'H', 'I', {}, ['偏差说明 未完成情况 未达措施', '原因 扣分原因', '整改措施 改进打算措施', '备注 说明']],
    ['note', 'H', 'I', {}, ['偏差说明', '原因说明', '差异分析 差距分析', '备注']],
    ['unit', 'I', 'J', {}, ['度量单位 计量单位', '单位 数据单位']],
  ])(
    'of two heads for the %s the better wherever it stands, of two alike the first',
    (column, left, right, others, ladder) => {
      const rungs = ladder.map((rung) => rung.split(' '));
      const chosen = (first: string, second: string): string => {
        const head = typicalTable({ ...others, [`${left}12`]: first, [`${right}12`]: second }).heads[column];
        return head?.cell.column === left.charCodeAt(0) - 64 ? first : (head?.text ?? 'none');
      };
      const wrong: string[] = [];
      rungs.forEach((words, at) => {
        for (const better of words) {
          for (const worse of rungs.slice(at + 1).flat()) {
            if (chosen(worse, better) !== better) wrong.push(`${worse} before ${better}`);
            if (chosen(better, worse) !== better) wrong.push(`${better} before ${worse}`);
          }
          for (const alike of words) if (chosen(better, alike) !== better) wrong.push(`${better} and ${alike}`);
        }
      });
      expect(wrong).toEqual([]);
    },
  );

  test('words that name a column only where none better does', () => {
    expect(typicalTable({ A12: '', B12: '', C12: '绩效指标' }).heads.name?.cell.column).toBe(3);
    // Told by the word, not guessed by the place.
    const own = (changes: Record<string, string>, role: 'name' | 'target' | 'actual', column: number) => {
      const head = typicalTable(changes).heads[role];
      return head?.cell.column === column && head.assumed === undefined;
    };
    const names = '指标 绩效指标 考核指标 评价指标 自评指标';
    expect(names.split(' ').filter((word) => !own({ A12: '', B12: '', C12: word }, 'name', 3))).toEqual([]);
    expect(typicalTable({ A12: '绩效指标' }).heads.name?.cell.column).toBe(3);
    const targets =
      '目标 任务 年度目标 预期目标 年初目标 绩效目标 计划目标 年度绩效目标 年度任务 年度计划 全年计划 计划';
    expect(targets.split(' ').filter((word) => typicalTable({ D12: word }).heads.target?.cell.column !== 4)).toEqual(
      [],
    );
    // 任务 alone says too little.
    expect(targets.split(' ').filter((word) => !own({ D12: word }, 'target', 4))).toEqual(['任务']);
    const actuals = '完成程度 完成情况 指标完成程度 指标完成情况 单项指标完成程度 单项指标完成情况 目标完成程度';
    expect(actuals.split(' ').filter((word) => !own({ E12: word }, 'actual', 5))).toEqual([]);
    // No word says so: its place and what stands below do.
    expect(typicalTable({ D12: '打算' }).heads.target).toMatchObject({ cell: { column: 4 }, assumed: true });
    expect(typicalTable({ B12: '目标' }).heads.target?.cell.column).toBe(4);
  });

  test('a form of two levels calls its indicators 二级指标', () => {
    const { heads, indicators } = typicalTable({ C12: '' });
    expect([heads.name?.cell.column, heads.level2]).toEqual([2, undefined]);
    expect(indicators.map(({ title, level2 }) => `${title} ${level2?.name ?? '∅'}`)).toEqual([
      '数量指标 ∅',
      '社会效益指标 ∅',
    ]);
  });

  test('what makes a header', () => {
    const found = (changes: Record<string, string>) => readTables(typicalForm(changes)).length;
    expect(found({ A12: '', B12: '', C12: '指标名称', G12: '', H12: '', F12: '' })).toBe(0);
    expect(found({ A12: '', B12: '', G12: '', H12: '' })).toBe(1);
    expect(found({ A12: '', B12: '', C12: '' })).toBe(0);
    // Filled columns without heads, between names and points: what they hold says which they are.
    expect(found({ D12: '', E12: '' })).toBe(1);
    expect(typicalTable({ D12: '', E12: '' }).heads).toMatchObject({
      target: { assumed: true },
      actual: { assumed: true },
    });
    expect(found({ E12: '' })).toBe(1);
    expect(found({ D12: '', F12: '', G12: '', H12: '' })).toBe(1);
    expect(found({ D12: '调整后指标值', E12: '', H12: '' })).toBe(1);
  });
});

describe('heads of two rows', () => {
  const upper = { D12: '年度指标值', E12: '', F12: '', G12: '实际完成值', H12: '分值', I12: '得分' };
  const lower = { A13: '', B13: '', C13: '', D13: '指标性质', E13: '指标值', F13: '度量单位', G13: '' };
  const columns = (changes: Record<string, string>): string => {
    const { heads } = typicalTable({ ...upper, ...lower, ...changes });
    return Object.entries(heads)
      .map(([name, field]) => `${name}${field.cell.column}`)
      .sort()
      .join(' ');
  };
  const all = 'actual7 level11 level22 name3 operator4 points8 score9 target5 unit6';

  test('the lower one names the column', () => {
    expect(columns({})).toBe(all);
    expect(typicalTable({ ...upper, ...lower }).indicators.map(({ row }) => row)).toEqual([14]);
  });

  test('a text repeated through a tall merge names the same column again', () => {
    expect(
      columns({ A13: '一级指标', B13: '二级指标', C13: '三级指标', G13: '实际完成值', H13: '分值', I13: '得分' }),
    ).toBe(all);
    // Another column of the same kind further right is another column.
    expect(columns({ J13: '得分' })).toBe(all);
    expect(columns({ J13: '自评得分' })).toBe(all.replace('score9', 'score10'));
  });

  test('two heads at least, and one word of another kind for three of them', () => {
    const upperAlone = all.replace('operator4 ', '').replace('target5 unit6', 'target4');
    const found = (changes: Record<string, string>): string =>
      columns({ J13: '', K13: '', ...changes }).replace(/note\d+ /, '');
    expect(found({ F13: '' })).toBe(all.replace(' unit6', ''));
    expect(found({ D13: '', F13: '' })).toBe(upperAlone);
    expect(found({ J13: '备查栏' })).toBe(all);
    expect(found({ F13: '', J13: '备查栏' })).toBe(upperAlone);
    expect(found({ J13: '备查栏', K13: '存档栏' })).toBe(upperAlone);
    // A figure right of all heads is a remark; a sign is a cell of the row, which has values then.
    expect(found({ J13: '2' })).toBe(all);
    for (const value of ['—', '①', '（1）']) expect([value, found({ J13: value })]).toEqual([value, upperAlone]);
    for (const value of ['2', '—', '①', '（1）']) expect([value, found({ F13: value })]).toEqual([value, upperAlone]);
    expect(found({ J13: '备'.repeat(120) })).toBe(all);
    expect(found({ J13: '备'.repeat(121) })).toBe(upperAlone);
  });

  test('one word that is no head makes it a row of values', () => {
    expect(typicalTable({ ...upper, ...lower, A13: '产出指标' }).heads.operator).toBeUndefined();
    expect(typicalTable({ ...upper, ...lower, D13: '', F13: '' }).heads.unit).toBeUndefined();
  });
});

describe('below the indicators', () => {
  test('remarks and long texts', () => {
    const remarks = (changes: Record<string, string>) => {
      const table = typicalTable(changes);
      return `${table.remarks.map(at).join()} | ${table.texts.map(at).join()}`;
    };
    expect(remarks({})).toBe(' | ');
    for (const text of [
      '注：满分100',
      '备注：略',
      '说明：略',
      '填表说明：略',
      '附注：略',
      '各项得分不得超过分值',
      '其中定性指标',
      '评分办法如下',
      '评分标准如下',
      '按100%-80%计',
      '按100%~80%计',
      '按100%—80%计',
    ]) {
      expect(remarks({ A16: text })).toBe(`16/1:${text} | `);
    }
    expect(remarks({ A16: '项目按期完工了' })).toBe(' | 16/1:项目按期完工了');
    expect(remarks({ A16: '项目按期完工' })).toBe(' | 16/1:项目按期完工');
    expect(remarks({ A16: '项目已完工' })).toBe(' | ');
    expect(remarks({ A16: '存在的主要问题' })).toBe(' | ');
    expect(remarks({ A16: '偏差原因分析说明' })).toBe(' | ');
    expect(remarks({ A16: '绩效自评等级' })).toBe(' | ');
    // Above the indicators a remark is one, another text isn't.
    expect(remarks({ A5: '注：满分100' })).toBe('5/1:注：满分100 | ');
    expect(remarks({ A5: '项目按期完工了' })).toBe(' | ');
    expect(remarks({ B9: '注：满分100' })).toBe(' | ');
  });

  test('the form reaches down to what belongs to it', () => {
    const bottom = (changes: Record<string, string>) => typicalTable(changes).range.bottom;
    expect(bottom({})).toBe(15);
    expect(bottom({ A17: '注：满分100' })).toBe(17);
    expect(bottom({ A17: '存在问题' })).toBe(17);
    expect(bottom({ A17: '偏差原因分析' })).toBe(17);
    expect(bottom({ A17: '自评等级' })).toBe(17);
    expect(bottom({ A15: '', F15: '', G15: '' })).toBe(14);
  });

  test('and as far left and right as any of its rows', () => {
    expect(typicalTable().range).toEqual({ top: 1, left: 1, bottom: 15, right: 8 });
    expect(typicalTable({ K3: '甲' }).range.right).toBe(11);
    expect(typicalTable({ K15: '甲' }).range.right).toBe(11);
    expect(typicalTable({ A16: '存在问题', K17: '甲' }).range.right).toBe(8);
    expect(behindColumn({}).range).toEqual({ top: 1, left: 2, bottom: 15, right: 9 });
  });
});

describe('several forms on a sheet', () => {
  const form = (name: string, head = '项目支出绩效自评表'): string[] => [
    head,
    `项目名称\t${name}`,
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
    '产出\t数量\t维修\t2\t2\t90\t90',
  ];
  const names = (...rows: string[]) =>
    readTables(formGrid(rows.join('\n'))).map(
      ({ project, indicators, range }) => `${text(project)} ${indicators.length} ${range.top}-${range.bottom}`,
    );

  test('one after another', () => {
    expect(names(...form('甲'), ...form('乙'))).toEqual(['甲 1 1-4', '乙 1 5-8']);
    expect(names(...form('甲'), '', '', ...form('乙'))).toEqual(['甲 1 1-4', '乙 1 7-10']);
    expect(names(...form('甲'), ...form('乙').slice(1))).toEqual(['甲 1 1-4', '乙 1 5-7']);
    expect(names(...form('甲'), ...form('乙', '附件2'))).toEqual(['甲 1 1-5', '乙 1 6-8']);
  });

  test('one that lost its indicators ends where the next begins', () => {
    expect(names(...form('甲').slice(0, 3), ...form('乙'))).toEqual(['甲 0 1-3', '乙 1 4-7']);
    expect(names(...form('甲').slice(0, 3), ...form('乙').slice(1))).toEqual(['甲 0 1-3', '乙 1 4-6']);
  });

  test('a second header goes on with the same', () => {
    expect(names(...form('甲'), ...form('乙').slice(2))).toEqual(['甲 2 1-6']);
  });

  test('funds after indicators begin another, where the first had its own', () => {
    const funds = ['预算数\t执行数\t执行率', '5\t5\t100%'];
    expect(names('自评情况表', ...funds, ...form('甲').slice(2), ...funds, ...form('乙').slice(2))).toEqual([
      '∅ 1 1-5',
      '∅ 1 6-9',
    ]);
    expect(names('自评情况表', ...form('甲').slice(2), ...funds, ...form('乙').slice(2))).toHaveLength(1);
  });

  test('a title without indicators, or a project alone, is none', () => {
    expect(names('项目支出绩效自评表', '项目名称\t甲')).toEqual([]);
    expect(names('项目支出绩效自评表', '项目名称\t甲', ...form('乙'))).toEqual(['乙 1 3-6']);
    expect(names('项目名称\t甲', '项目名称\t乙', ...form('丙').slice(2))).toEqual(['乙 1 2-4']);
  });

  test('two titles above one form', () => {
    expect(names('附：绩效自评表', ...form('甲'))).toEqual(['甲 1 1-5']);
    // Among many texts it is none.
    expect(names(...form('甲'), '绩效自评表\t一\t二', ...form('乙').slice(2))).toHaveLength(2);
    expect(names(...form('甲'), '绩效自评表\t一\t二\t三', ...form('乙').slice(2))).toHaveLength(1);
    expect(names(...form('甲'), '绩效自评表\t绩效自评表\t二\t三', ...form('乙').slice(2))).toHaveLength(2);
  });

  test('a list of projects is none', () => {
    expect(names(...form('甲'), '项目名称\t分值\t得分')).toHaveLength(1);
    expect(names(...form('甲'), '项目名称\t分值\t乙', ...form('丙').slice(2))).toEqual(['甲 1 1-4', '分值 1 5-7']);
  });
});

describe('texts that an export copies into every cell of a merge', () => {
  test('are one text', () => {
    const copied = typicalForm({ D3: '校舍维修', H13: '雨季停工', I13: '雨季停工' });
    expect(onlyTable(merged(copied, 'C3:D3', 'H13:I13')).indicators.map(({ note }) => text(note))).toEqual([
      '雨季停工',
      '',
    ]);
    const row = typicalForm({ B13: '产出指标', C13: '产出指标' });
    expect(onlyTable(merged(row, 'A13:C13')).indicators[0]?.title).not.toBe('产出指标');
    expect(onlyTable(row).indicators[0]?.title).toBe('产出指标');
  });

  test('a merge over more than 2000 cells hides nothing', () => {
    const row = typicalForm({ B13: '产出指标', C13: '产出指标' });
    expect(onlyTable(merged(row, 'A13:AN62')).indicators[0]?.title).not.toBe('产出指标');
    expect(onlyTable(merged(row, 'A13:AO62')).indicators[0]?.title).toBe('产出指标');
  });
});

describe('points in the labels of levels, where a form has no column for them', () => {
  const form = (labels: readonly [string, string, string, string, string], title = '产出指标'): SheetGrid =>
    formGrid(
      [
        '2023年度项目支出绩效自评表',
        '项目名称\t图书馆运行',
        '预算部门\t青溪市文化局\t\t实施单位\t青溪市图书馆',
        '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t得分\t偏差原因分析',
        `${title}\t${labels[0]}\t开馆天数\t≥310天\t312天\t30`,
        '\t\t读者人次\t≥20万人次\t21万人次\t20',
        `\t${labels[1]}\t图书完好率\t≥95%\t96%\t10`,
        `效益指标\t${labels[2]}\t活动参与率\t提高\t提高\t15`,
        `\t${labels[3]}\t服务机制\t健全\t健全\t15`,
        `满意度指标\t${labels[4]}\t读者满意度\t≥90%\t95%\t10`,
        '总分\t\t\t\t\t100',
      ].join('\n'),
    );
  const named = form(['数量指标50分', '质量指标 10 分', '社会效益（15分）', '可持续影响(15)', '服务对象满意度10分']);
  const found = (grid: SheetGrid): string[] =>
    review([grid]).findings.flatMap(({ check, severity }) => (severity === 'hint' ? [] : [check]));

  test('they are the points of the group', () => {
    const { indicators } = onlyTable(named);
    expect(indicators.map(({ points, pointsOwner }) => `${text(points)}/${pointsOwner}`)).toEqual([
      '50/0',
      '50/0',
      '10/2',
      '15/3',
      '15/4',
      '10/5',
    ]);
    expect(found(named)).toEqual([]);
  });

  test('their sum is compared with 100', () => {
    expect(found(withCells(named, { B7: '质量指标 15 分' }))).toContain('points-sum');
  });

  test('and a score with them', () => {
    expect(found(withCells(named, { F7: '18' }))).toContain('score-over-points');
  });

  test('those of the first level hold for all below them', () => {
    const grid = withCells(form(['数量指标', '质量指标', '社会效益', '可持续影响', '满意度']), {
      A5: '产出指标60分',
      A8: '效益指标（30）',
      A10: '满意度指标10分',
    });
    expect(onlyTable(grid).indicators.map(({ points }) => text(points))).toEqual(['60', '60', '60', '30', '30', '10']);
    expect(found(grid)).toEqual([]);
  });

  test.each([{ H4: '甲栏' }, {}])('numbers right of them may be the points instead: under %j', (head) => {
    const column = { H5: '3', H6: '4', H7: '5', H8: '6', H9: '7', H10: '8' };
    const { indicators } = onlyTable(withCells(named, { ...head, ...column }));
    expect(indicators.map(({ points }) => text(points))).toEqual(Array(6).fill('∅'));
  });

  test('where only some groups say them, nobody knows the others', () => {
    const grid = form(['数量指标50分', '质量指标', '社会效益', '可持续影响', '满意度']);
    expect(onlyTable(grid).indicators.map(({ points }) => text(points))).toEqual(Array(6).fill('∅'));
  });
});

describe('heads that name another part in most forms', () => {
  const national = exampleForm('national');
  const fields = (table: SelfEvaluation): string[] =>
    ['initialBudget', 'annualBudget', 'spent'].map((name) => {
      const field = table.funds?.heads[name as 'spent'];
      return field === undefined ? '∅' : `${field.text}${table.funds?.total?.[name as 'spent']?.assumed ? '?' : ''}`;
    });

  test('可执行指标 beside the levels is the indicator', () => {
    const { indicators, heads } = onlyTable(withCells(national, { D12: '可执行指标' }));
    expect([text(heads.name), text(heads.level2), indicators[0]?.title]).toEqual([
      '可执行指标',
      '二级指标',
      '改造小区数量',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['beside a budget', { D5: '全年预算数', E5: '到位数' }, ['∅', '全年预算数', '全年执行数']],
    ['the only budget', { D5: '', D6: '', D7: '', E5: '到位数' }, ['∅', '到位数?', '全年执行数']],
    ['of which the rate is', { D6: '200', E5: '到位数' }, ['年初预算数', '到位数?', '全年执行数']],
    ['of which it isn’t', { E5: '到位数', E6: '60' }, ['年初预算数', '∅', '全年执行数']],
    ['what was spent', { F5: '实际到位资金' }, ['年初预算数', '全年预算数', '实际到位资金?']],
  ])('到位数, %s', (_, cells, expected) => {
    const grid = withCells(national, cells);
    const table = onlyTable(grid);
    expect(fields(table)).toEqual(expected);
    expect(review([grid]).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(table.account.gaps).toEqual([]);
  });
});
