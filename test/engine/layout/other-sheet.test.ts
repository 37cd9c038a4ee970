import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** What a sheet without a form is taken for by its words, heads and numbers, and what is asked about it. */

/** `evaluation`, `goals`, …; `other` where nothing speaks of an evaluation, `form` where one is read. */
function kindOf(lines: readonly string[], name = '表一'): string {
  const { findings } = review([formGrid(lines.join('\n'), name)]);
  return findings.flatMap(({ check, data }) => (check === 'no-form' && 'kind' in data ? [data.kind] : []))[0] ?? 'form';
}

/** The heads that come nearest to a form's, and the columns that it would have beside them. */
function nearest(...lines: readonly string[]): string {
  const { findings } = review([formGrid(lines.join('\n'), '表一')]);
  return findings
    .flatMap(({ data }) =>
      'missing' in data && 'heads' in data ? [`${data.heads.join()} | ${data.missing.join()}`] : [],
    )
    .join();
}

/** The columns that are asked about: `D4 甲 D5 D6`. */
function questions(...lines: readonly string[]): readonly string[] {
  const { unread } = review([formGrid(lines.join('\n'), '表一')]);
  return unread.flatMap(({ gaps }) =>
    gaps.map(({ cells, words, guess }) =>
      [words, String(guess), ...cells.map(({ row, column }) => `${'ABCDEFGHIJ'[column - 1]}${row}`)].join(' '),
    ),
  );
}

describe('by the heads of one row', () => {
  test.each<[string, string]>([
    ['指标名称\t年度指标值\t实际完成值', 'evaluation'],
    ['指标名称\t年度指标值', 'goals'],
    ['指标名称\t调整后指标值', 'goals'],
    ['指标名称\t年度指标值\t负责人', 'evaluation'],
    ['指标名称\t分值\t得分', 'scores'],
    ['指标名称\t分值', 'scores'],
    ['指标名称\t得分', 'scores'],
    ['指标名称\t分值\t得分\t负责人', 'evaluation'],
    ['指标名称\t实际完成值', 'record'],
    ['指标名称\t实际完成值\t负责人', 'record'],
    ['指标名称\t实际完成值\t得分', 'evaluation'],
    ['指标名称\t年度指标值\t得分', 'evaluation'],
  ])('%s: %s', (heads, kind) => {
    expect(kindOf([heads, '道路养护'])).toBe(kind);
  });

  test.each<[string, string, string]>([
    ['绩效目标表', '指标名称\t年度指标值\t负责人', 'goals'],
    ['绩效目标自评', '指标名称\t年度指标值\t负责人', 'evaluation'],
    ['绩效目标评价', '指标名称\t年度指标值\t负责人', 'evaluation'],
    ['绩效目标完成', '指标名称\t年度指标值\t负责人', 'evaluation'],
    ['绩效目标表', '指标名称\t年度指标值\t实际完成值', 'evaluation'],
    ['专家评分', '指标名称\t得分\t负责人', 'scores'],
    ['专家打分', '指标名称\t得分\t负责人', 'scores'],
    ['专家打分', '指标名称\t年度指标值\t得分', 'evaluation'],
    ['专家打分', '指标名称\t实际完成值\t得分', 'evaluation'],
  ])('%s over %s: %s', (title, heads, kind) => {
    expect(kindOf([title, heads, '道路养护'])).toBe(kind);
  });
});

describe('by its title', () => {
  const HEADS = ['指标名称\t年度指标值\t负责人', '产出指标\t3\t4', '效益指标\t5\t6'];

  test.each<[string, readonly string[], string]>([
    ['blanks in it', ['汇 总'], 'summary'],
    ['beside another text', ['汇总\t甲'], 'summary'],
    ['beside numbers', ['汇总\t3\t4\t5'], 'summary'],
    ['among three texts', ['汇总\t甲\t乙'], 'evaluation'],
    ['of several the first', ['填表说明', '甲方'], 'other'],
  ])('%s', (_, above, kind) => {
    expect(kindOf([...above, ...HEADS])).toBe(kind);
  });

  test('levels and numbers make a form of a text without heads alone', () => {
    const [, ...rows] = HEADS;
    expect(kindOf(['填表说明', '年度指标值\t评价', ...rows])).toBe('evaluation');
    expect(kindOf(['汇总', ...rows])).toBe('summary');
    expect(kindOf(['自家得分', '我方评价', ...rows])).toBe('evaluation');
    expect(kindOf(['自家得分', '我方评价'])).toBe('other');
  });
});

describe('the nearest heads', () => {
  test.each<[string, readonly string[], string]>([
    ['none in one row', ['自评表', '指标名称', '得分'], ' | target,actual,points,score'],
    ['two', ['自评表', '甲\t指标名称\t得分'], '指标名称,得分 | target,actual,points'],
    ['the first of two rows alike', ['指标名称\t得分', '三级指标\t评分'], '指标名称,得分 | target,actual,points'],
    ['the row with most', ['指标名称\t得分', '三级指标\t评分\t分值'], '三级指标,评分,分值 | target,actual'],
    ['the first of two words for one', ['指标名称\t三级指标\t得分'], '指标名称,得分 | target,actual,points'],
    ['targets as adjusted', ['指标名称\t调整后指标值\t得分'], '指标名称,调整后指标值,得分 | actual,points'],
    ['none that isn’t read', ['指标名称\t序号\t得分'], '指标名称,得分 | target,actual,points'],
    ['all but names', ['年度指标值\t实际完成值\t项目名称'], '年度指标值,实际完成值 | name,points,score'],
  ])('%s', (_, lines, expected) => {
    expect(nearest(...lines)).toBe(expected);
  });
});

describe('by its words alone', () => {
  test.each(['自评', '评价', '得分', '分值', '指标', '完成'])('%s and another one speak of an evaluation', (word) => {
    const other = word === '评价' ? '自评' : '评价';
    expect(kindOf([`自家${word}`, `我方${other}表`])).toBe('evaluation');
    expect(kindOf([`自家${word}`, '我方表'])).toBe('other');
    expect(kindOf(['汇总', `自家${word}`, `我方${other}`])).toBe('summary');
    expect(kindOf(['汇总', `自家${word}`, '我方表'])).toBe('other');
  });

  test('one head that is known is none of two words', () => {
    expect(kindOf(['汇总', '实际完成值'])).toBe('other');
  });

  test('only those of labels', () => {
    const long = (count: number): string => `得分${'甲'.repeat(count - 2)}`;
    expect(kindOf(['自评表', long(60)])).toBe('evaluation');
    expect(kindOf(['自评表', long(61)])).toBe('other');
  });

  test('of the first two hundred rows', () => {
    const at = (row: number): string => kindOf(['自评表', ...Array<string>(row - 2).fill('甲'), '得分']);
    expect([at(200), at(201)]).toEqual(['scores', 'other']);
  });
});

describe('by levels below each other and rows of numbers', () => {
  const ROWS = ['产出指标\t里程\t3\t4', '效益指标\t人数\t5\t6'];

  test.each<[string, readonly string[], string]>([
    ['two levels', ROWS, 'evaluation'],
    ['numbers in words', ROWS.map((row) => row.replace(/\d/g, '约$&处')), 'evaluation'],
    ['one number a row', ROWS.map((row) => row.replace(/\t\d$/, '')), 'other'],
    ['one number a row beside a long text', ROWS.map((row) => row.replace(/\d$/, '3'.padEnd(61, '甲'))), 'other'],
    ['one row with numbers', [ROWS[0] ?? '', '效益指标\t人数'], 'other'],
    ['one level twice', ROWS.map((row) => row.replace('效益', '产出')), 'other'],
    ['levels beside each other', ROWS.map((row) => row.replace(/^..指标\t/, '产出指标\t效益指标\t')), 'other'],
    ['a title that says so', ['甲自评表', '里程\t3\t4', '人数\t5\t6'], 'evaluation'],
    ['another that does', ['甲评价表', '里程\t3\t4', '人数\t5\t6'], 'evaluation'],
    ['one that doesn’t', ['甲统计表', '里程\t3\t4', '人数\t5\t6'], 'other'],
    ['a title over one row of numbers', ['甲自评表', '里程\t3\t4'], 'other'],
  ])('%s', (_, lines, kind) => {
    expect(kindOf(lines)).toBe(kind);
  });
});

describe('columns that are asked about', () => {
  const HEADS = '指标名称\t年度指标值\t甲\t乙';
  const ROWS = ['里程\t3\t略\t1', '人数\t5\t略\t2'];
  const ASKED = ['甲 null C2 C3 C4', '乙 actual D2 D3 D4'];
  const many = (count: number): string =>
    [
      '指标名称',
      '年度指标值',
      ...Array.from({ length: count - 2 }, (_, at) => '甲乙丙丁'.repeat(9).slice(at, at + 9)),
    ].join('\t');

  test.each<[string, readonly string[], readonly string[]]>([
    ['those that are filled', [HEADS, ...ROWS], ASKED],
    [
      'numbers under a known head alone',
      [HEADS, '里程\t3\t略\t略', '人数\t5\t略\t略'],
      ['甲 null C2 C3 C4', '乙 null D2 D3 D4'],
    ],
    [
      'one unknown head',
      ['一级指标\t二级指标\t三级指标\t乙', '产出\t数量\t里程\t3', '效益\t社会\t人数\t5'],
      ['乙 null D2 D3 D4'],
    ],
    ['no numbers', [HEADS, '里程\t3公里\t略\t略', '人数\t5人\t略\t略'], []],
    ['one number in a column', [HEADS, '里程\t3公里\t略\t1', '人数\t5人\t略\t略'], []],
    ['one row', [HEADS, ROWS[0] ?? ''], []],
    ['a column filled once beside another: too few', [HEADS, ROWS[0] ?? '', '人数\t5\t\t2'], []],
    ['three heads', ['指标名称\t年度指标值\t甲', '里程\t3\t4', '人数\t5\t6'], []],
    ['a number among the heads', [HEADS.replace('乙', '3'), ...ROWS], []],
    ['the label of a field among them', [HEADS.replace('乙', '项目名称'), ...ROWS], []],
    ['two heads of amounts among them', [HEADS.replace('甲', '年初预算数').replace('乙', '全年执行数'), ...ROWS], []],
    ['thirty heads', [many(30), ...ROWS], ['甲乙丙丁甲乙丙丁甲 null C2 C3 C4', '乙丙丁甲乙丙丁甲乙 actual D2 D3 D4']],
    ['thirty-one', [many(31), ...ROWS], []],
  ])('%s', (_, lines, expected) => {
    expect(questions('甲评价表', ...lines)).toEqual(expected);
  });

  test('heads in the first row, and within the first two hundred', () => {
    expect(questions(HEADS, ...ROWS)).toEqual(ASKED.map((one) => one.replace(/\d/g, (row) => String(Number(row) - 1))));
    const below = (rows: number): number =>
      questions('甲评价表', HEADS, ...Array<string>(rows).fill('丙'), ...ROWS).length;
    expect([below(196), below(197)]).toEqual([2, 0]);
  });

  test('each is a column of the indicators, and no place of points', () => {
    const { unread } = review([formGrid(['甲评价表', HEADS, ...ROWS].join('\n'), '表一')]);
    const column = { kind: 'column', block: 'indicators', holdsPoints: false };
    expect(unread).toMatchObject([{ sheet: '表一', gaps: [column, column] }]);
  });

  test('of two rows of heads the one that has more known words, or the first', () => {
    const other = HEADS.replace('甲', '丙').replace('乙', '丁');
    const words = (first: string, second: string): string =>
      questions('甲评价表', first, ...ROWS, second, ...ROWS)
        .map((one) => one[0])
        .join('');
    expect(words(HEADS, other)).toBe('甲乙');
    expect(words(HEADS.replace('年度指标值', '戊'), other)).toBe('丙丁');
    expect(words(HEADS, other.replace('年度指标值', '戊'))).toBe('甲乙');
  });
});
