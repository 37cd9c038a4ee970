import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { formGrid } from '../../support/form-text.ts';

/** What a column under a head that nobody knows is taken for, by where it stands and what stands below it, and where that is too little. */

const ROWS = 20;

/** A head and what stands below it. */
type Column = readonly [head: string, values: readonly string[]];

/** @param count the rows that hold `value`; the others hold `other` */
const rows = (count: number, value: string, other = ''): string[] =>
  Array.from({ length: ROWS }, (_, at) => (at < count ? value : other));

/** @param kinds how many different ones; each once, then the first again and again. */
const different = (kinds: number, word = '项工程', filled = ROWS): string[] =>
  Array.from({ length: ROWS }, (_, at) =>
    at < filled ? `${String.fromCodePoint(0x4e00 + (at < kinds ? at : 0))}${word}` : '',
  );

const LEVEL: Column = ['一级指标', rows(1, '产出指标')];
const NAME: Column = ['三级指标', different(ROWS)];
const TARGET: Column = ['年度指标值', rows(ROWS, '≥3个')];
const ACTUAL: Column = ['实际完成值', rows(ROWS, '4个')];
const POINTS: Column = ['分值', rows(ROWS, '5')];
const SCORE: Column = ['得分', rows(ROWS, '5')];
const NOTE: Column = ['偏差原因分析', []];

/** The columns that were taken for something by their place and content: `score F`. */
function taken(...columns: readonly Column[]): string {
  return takenIn(linesOf(columns));
}

/** The form row by row, the row of its heads in front. */
function linesOf(columns: readonly Column[]): string[] {
  const length = Math.max(...columns.map(([, values]) => values.length));
  const lines = Array.from({ length }, (_, at) => columns.map(([, values]) => values[at] ?? '').join('\t'));
  return [columns.map(([word]) => word).join('\t'), ...lines];
}

function takenIn(lines: readonly string[]): string {
  const tables = readTables(formGrid(['项目自评表', '项目名称\t校舍维修', ...lines].join('\n')));
  const found = tables.flatMap(({ heads }) => Object.entries(heads));
  return found
    .flatMap(([role, { assumed, cell }]) => (assumed === true ? [`${role} ${'ABCDEFGHIJ'[cell.column - 1]}`] : []))
    .join();
}

const some = (values: readonly string[], head = '某栏'): Column => [head, values];

describe('scores, right of the points', () => {
  test.each<[string, readonly string[], boolean]>([
    ['as many as there are points', rows(ROWS, '5'), true],
    ['with 分 behind them', rows(ROWS, '4.5分'), true],
    ['fifteen of twenty within them', rows(15, '5', '6'), true],
    ['fourteen', rows(14, '5', '6'), false],
    ['rounded up a little', rows(ROWS, '5.005'), true],
    ['by more', rows(ROWS, '5.006'), false],
    ['fourteen of twenty are numbers', rows(14, '5', '合格'), true],
    ['thirteen', rows(13, '5', '合格'), false],
    ['one is a hundred', rows(19, '5', '100'), true],
    ['one is more', rows(19, '5', '100.5'), false],
    ['one takes twenty off', rows(19, '5', '-20'), true],
    ['one takes more off', rows(19, '5', '-20.5'), false],
    ['eight of twenty are filled', rows(8, '5'), true],
    ['seven', rows(7, '5'), false],
    ['dashes are blank', rows(8, '5', '—'), true],
    [
      'words are neither within them nor above',
      [...rows(10, '5').slice(0, 10), ...rows(4, '6', '合格').slice(0, 10)],
      false,
    ],
  ])('%s', (_, values, isScore) => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, POINTS, some(values))).toBe(isScore ? 'score F' : '');
  });

  test('the first of two, and none left of the points', () => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, POINTS, some(rows(ROWS, '5')), some(rows(ROWS, '4'), '另栏'))).toBe(
      'score F',
    );
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, some(rows(ROWS, '5')), POINTS)).toBe('');
  });
});

describe('rows that are looked at', () => {
  const form = (scores: readonly string[]): string[] =>
    linesOf([
      LEVEL,
      ['三级指标', scores.map((_, at) => `第${at}处工程`)],
      TARGET,
      ACTUAL,
      ['分值', scores.map(() => '5')],
      some(scores),
    ]);

  test('sixty of them', () => {
    const scores = [...Array<string>(44).fill('5'), ...Array<string>(15).fill('6'), '5', '6'];
    expect(takenIn(form(scores))).toBe('score F');
  });

  test.each(['总分', '填报人', '备注'])('none below %s', (label) => {
    const below = Array<string>(9).fill('产出\t工程\t≥3个\t4个\t5\t6');
    expect(takenIn([...form(rows(15, '5', '6')), `${label}\t甲\t乙`, ...below])).toBe('score F');
  });

  test('none of the next form', () => {
    const next = ['项目自评表', '项目名称\t道路养护', ...form(rows(ROWS, '6'))];
    expect(takenIn([...form(rows(15, '5', '6')), '总分\t\t\t\t100\t100', ...next])).toBe('score F');
  });
});

describe('points, left of the scores', () => {
  test.each<[string, readonly string[], boolean]>([
    ['no fewer than the scores', rows(ROWS, '5'), true],
    ['in eighteen rows of twenty', rows(18, '5', '4'), true],
    ['in seventeen', rows(17, '5', '4'), false],
  ])('%s', (_, values, isPoints) => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, some(values), SCORE)).toBe(isPoints ? 'points E' : '');
  });

  test('the last of two, and none right of the scores', () => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, some(rows(ROWS, '6')), some(rows(ROWS, '5'), '另栏'), SCORE)).toBe(
      'points F',
    );
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, SCORE, some(rows(ROWS, '5')))).toBe('');
    expect(taken(some(rows(ROWS, '5')), LEVEL, NAME, TARGET, ACTUAL, SCORE)).toBe('');
  });
});

describe('points and scores', () => {
  test.each<[string, string, readonly string[], boolean]>([
    ['twenty times five', '5', rows(ROWS, '5'), true],
    ['fifty in all', '2.5', rows(ROWS, '2'), true],
    ['less than fifty', '2.45', rows(ROWS, '2'), false],
    ['120 in all', '6', rows(ROWS, '5'), true],
    ['more than 120', '6.05', rows(ROWS, '5'), false],
    ['scores within the points in eighteen rows of twenty', '5', rows(18, '5', '6'), true],
    ['in seventeen', '5', rows(17, '5', '6'), false],
  ])('%s', (_, points, scores, isBoth) => {
    const found = taken(LEVEL, NAME, TARGET, ACTUAL, some(rows(ROWS, points)), some(scores, '另栏'));
    expect(found).toBe(isBoth ? 'points E,score F' : '');
  });

  test('the first two of three', () => {
    const five = rows(ROWS, '5');
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, some(five), some(five, '另栏'), some(five, '又一栏'))).toBe(
      'points E,score F',
    );
  });
});

describe('names, right of the levels and left of the values', () => {
  const numbered = (count: number): string[] => different(ROWS).map((name, at) => (at < count ? String(at) : name));

  test.each<[string, readonly string[], boolean]>([
    ['twenty different ones', different(ROWS), true],
    ['in ten rows of twenty', different(ROWS, '项工程', 10), true],
    ['in nine', different(ROWS, '项工程', 9), false],
    ['twelve different ones in twenty rows', different(12), true],
    ['eleven', different(11), false],
    ['of sixteen letters', different(ROWS, '程'.repeat(15)), true],
    ['of seventeen', different(ROWS, '程'.repeat(16)), false],
    ['nine of twenty are numbers', numbered(9), true],
    ['ten', numbered(10), false],
  ])('%s', (_, values, isName) => {
    expect(taken(LEVEL, some(values), TARGET, ACTUAL, POINTS, SCORE)).toBe(isName ? 'name B' : '');
  });

  test('of two columns the last', () => {
    const found = taken(
      LEVEL,
      some(different(ROWS)),
      some(different(ROWS, '件事'), '另栏'),
      TARGET,
      ACTUAL,
      POINTS,
      SCORE,
    );
    expect(found).toBe('name C');
  });

  test('left of everything, where no levels are', () => {
    expect(taken(some(different(ROWS)), TARGET, ACTUAL, POINTS, SCORE)).toBe('name A');
  });

  test('beside targets in words that nobody knows either: the targets are like what was reached', () => {
    const words = different(ROWS, '制度健全');
    expect(taken(LEVEL, some(different(ROWS)), some(words, '另栏'), ['实际完成值', words], POINTS, SCORE)).toBe(
      'target C,name B',
    );
  });

  test.each(['一级指标', '二级指标'])('where only %s is left of the values, those are the names', (head) => {
    const [table] = readTables(
      formGrid(['项目自评表', ...linesOf([[head, different(ROWS)], TARGET, ACTUAL, POINTS, SCORE])].join('\n')),
    );
    expect([table?.heads.name?.text, table?.indicators[1]?.title]).toEqual([head, '丁项工程']);
  });
});

describe('levels, left of the names', () => {
  test.each<[string, readonly string[], string]>([
    ['fifteen different ones in twenty rows', different(15), 'level1 A'],
    ['sixteen', different(16), ''],
    ['two', different(2), 'level1 A'],
    ['one and the same', different(1), ''],
    ['of sixteen letters', different(5, '程'.repeat(15)), 'level1 A'],
    ['of seventeen', different(5, '程'.repeat(16)), ''],
    ['numbers', rows(ROWS, '3'), ''],
    ['nine numbers in twenty rows', rows(9, '3', '甲类'), 'level1 A'],
    ['ten', rows(10, '3', '甲类'), ''],
  ])('the first: %s', (_, values, expected) => {
    expect(taken(some(values), NAME, TARGET, ACTUAL, POINTS, SCORE)).toBe(expected);
  });

  test.each<[string, readonly string[], string]>([
    ['fifteen different ones in twenty rows', different(15), 'level2 B'],
    ['sixteen', different(16), ''],
    ['one and the same', different(1), 'level2 B'],
    ['one in all', different(1, '类', 1), 'level2 B'],
  ])('the second: %s', (_, values, expected) => {
    expect(taken(LEVEL, some(values), NAME, TARGET, ACTUAL, POINTS, SCORE)).toBe(expected);
  });
});

describe('levels beside others', () => {
  const second: Column = ['二级指标', different(6)];

  test.each<[string, readonly Column[], string]>([
    [
      'of two the last, where both could be the first',
      [some(different(4)), some(different(5), '另栏'), NAME],
      'level1 B',
    ],
    ['none between the two that are named', [LEVEL, some(different(4)), second, NAME], ''],
    ['no first one right of the second', [second, some(different(4)), NAME], ''],
    ['the first left of the second', [some(different(4)), second, NAME], 'level1 A'],
  ])('%s', (_, columns, expected) => {
    expect(taken(...columns, TARGET, ACTUAL, POINTS, SCORE)).toBe(expected);
  });
});

/** The target's unit in so many rows, another one in the others. */
const ofUnit = (count: number): string[] => rows(count, '4个', '4户');

describe('what was reached, right of the targets', () => {
  test.each<[string, readonly string[], boolean]>([
    ['of the same unit', rows(ROWS, '4个'), true],
    ['the same words', rows(ROWS, '≥3个'), true],
    ['in ten rows of twenty', rows(10, '4个'), true],
    ['in nine', rows(9, '4个'), false],
    ['of the same unit in eight rows of twenty', ofUnit(8), true],
    ['in seven', ofUnit(7), false],
    ['without a unit', rows(ROWS, '4'), true],
    ['words', rows(ROWS, '完成'), false],
    ['words of twenty letters', rows(ROWS, `4个${'好'.repeat(18)}`), false],
  ])('%s', (_, values, isActual) => {
    expect(taken(LEVEL, NAME, TARGET, some(values), POINTS, SCORE)).toBe(isActual ? 'actual D' : '');
  });

  test.each<[string, readonly string[], readonly string[], string]>([
    ['the second as good', rows(ROWS, '4个'), rows(ROWS, '5个'), ''],
    ['worse by two rows', rows(ROWS, '4个'), ofUnit(18), ''],
    ['worse by four', rows(ROWS, '4个'), ofUnit(16), 'actual D'],
    ['better by four', ofUnit(16), rows(ROWS, '4个'), 'actual E'],
    ['worse without a unit', rows(ROWS, '4个'), rows(ROWS, '4'), 'actual D'],
    ['better with a unit', rows(ROWS, '4'), rows(ROWS, '4个'), 'actual E'],
  ])('of two columns: %s', (_, first, second, expected) => {
    expect(taken(LEVEL, NAME, TARGET, some(first), some(second, '另栏'), POINTS, SCORE, NOTE)).toBe(expected);
  });

  test('words beside targets in words', () => {
    const target: Column = ['年度指标值', rows(ROWS, '健全管理制度')];
    const isActual = (value: string): boolean =>
      taken(LEVEL, NAME, target, some(rows(ROWS, value)), POINTS, SCORE) === 'actual D';
    expect(['制度已经健全', '好'.repeat(14), '好'.repeat(15), '4个'].map(isActual)).toEqual([true, true, false, false]);
  });

  test('the same words rather than others', () => {
    const target: Column = ['年度指标值', rows(ROWS, '健全管理制度')];
    const [same, other] = [rows(ROWS, '健全管理制度'), rows(ROWS, '制度已经健全')];
    expect(taken(LEVEL, NAME, target, some(same), some(other, '另栏'), POINTS, SCORE, NOTE)).toBe('actual D');
  });

  test('以上 behind a unit is no other unit', () => {
    for (const word of ['以上', '以下', '以内']) {
      const target: Column = ['年度指标值', rows(ROWS, `3个${word}`)];
      expect(taken(LEVEL, NAME, target, some(rows(ROWS, '4个')), POINTS, SCORE)).toBe('actual D');
    }
    for (const [wanted, reached] of [
      ['3个左右', '4个'],
      ['3个以上村', '4个村'],
    ] as const)
      expect(taken(LEVEL, NAME, ['年度指标值', rows(ROWS, wanted)], some(rows(ROWS, reached)), POINTS, SCORE)).toBe('');
  });
});

describe('targets, left of what was reached', () => {
  test('of the same unit, and none right of it', () => {
    expect(taken(LEVEL, NAME, some(rows(ROWS, '≥3个')), ACTUAL, POINTS, SCORE)).toBe('target C');
    expect(taken(LEVEL, NAME, some(rows(ROWS, '3个以上')), ACTUAL, POINTS, SCORE)).toBe('target C');
    expect(taken(LEVEL, NAME, some(rows(ROWS, '≥3户')), ACTUAL, POINTS, SCORE)).toBe('');
    const villages: Column = ['实际完成值', rows(ROWS, '4个村')];
    expect(taken(LEVEL, NAME, some(rows(ROWS, '3个以上村')), villages, POINTS, SCORE)).toBe('');
    expect(taken(LEVEL, NAME, ACTUAL, some(rows(ROWS, '≥3个')), POINTS, SCORE)).toBe('');
  });

  test('none left of the names', () => {
    const second: Column = ['二级指标', different(6)];
    expect(taken(LEVEL, second, some(rows(ROWS, '≥3个')), NAME, ACTUAL, POINTS, SCORE)).toBe('');
  });
});

describe('targets and what was reached', () => {
  test.each<[string, readonly string[], string]>([
    ['of one unit', ofUnit(20), 'target C,actual D'],
    ['of one unit in ten rows of twenty', ofUnit(10), 'target C,actual D'],
    ['in nine', ofUnit(9), ''],
  ])('%s', (_, values, expected) => {
    expect(taken(LEVEL, NAME, some(rows(ROWS, '≥3个')), some(values, '另栏'), POINTS, SCORE, NOTE)).toBe(expected);
  });
});

describe('of three columns that could be targets and what was reached', () => {
  test('the two that are most alike, next to each other', () => {
    const wanted = some(rows(ROWS, '≥3个'), '另栏');
    const reached = some(rows(ROWS, '4个'), '又一栏');
    const others = some(rows(ROWS, '逐步完善'));
    expect(taken(LEVEL, NAME, others, wanted, reached, POINTS, SCORE, NOTE)).toBe('target D,actual E');
    expect(taken(LEVEL, NAME, wanted, reached, others, POINTS, SCORE, NOTE)).toBe('target C,actual D');
    expect(taken(LEVEL, NAME, wanted, others, reached, POINTS, SCORE, NOTE)).toBe('');
    expect(taken(LEVEL, NAME, wanted, reached, some(rows(ROWS, '5个')), POINTS, SCORE, NOTE)).toBe('');
  });
});

describe('reasons, right of everything', () => {
  const WORDS = '雨季停工两月';

  test.each<[string, readonly string[], boolean]>([
    ['nothing', [], true],
    ['words of six letters', rows(2, WORDS), true],
    ['of five', rows(2, WORDS.slice(1)), false],
    ['in nineteen rows of twenty', rows(19, WORDS), true],
    ['in all of them', rows(ROWS, WORDS), false],
    ['a number among them', [WORDS, WORDS, '3'], false],
  ])('%s', (_, values, isNote) => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, POINTS, SCORE, some(values))).toBe(isNote ? 'note G' : '');
  });

  test.each<[string, readonly Column[]]>([
    ['scores', [LEVEL, NAME, TARGET, ACTUAL, ['', []], POINTS]],
    ['points', [LEVEL, NAME, TARGET, ACTUAL, ['', []], SCORE]],
    ['actuals', [LEVEL, NAME, TARGET, ['', []], POINTS, SCORE]],
  ])('in a form without %s', (_, columns) => {
    expect(taken(...columns, some([]))).toBe('note G');
  });

  test('the first of two, and none left of the scores', () => {
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, POINTS, SCORE, some([]), some([], '另栏'))).toBe('note G');
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, POINTS, some([]), SCORE)).toBe('');
    expect(taken(LEVEL, NAME, TARGET, ACTUAL, some([]), POINTS, SCORE)).toBe('');
    expect(taken(LEVEL, NAME, TARGET, some([]), ACTUAL, POINTS, SCORE)).toBe('');
  });
});

describe('a word with one letter off', () => {
  test.each<[string, readonly Column[], string]>([
    ['of the first level', [['一级指桥', LEVEL[1]], ['二级指标', different(4)], NAME, TARGET, ACTUAL], 'level1 A'],
    ['of the first, alone', [['一级指桥', rows(ROWS, '产出')], NAME, TARGET, ACTUAL], 'level1 A'],
    ['of the second', [LEVEL, ['二级指桥', different(ROWS)], NAME, TARGET, ACTUAL], 'level2 B'],
    ['of the second, where the first would stand', [['二级指桥', different(ROWS)], LEVEL, NAME, TARGET, ACTUAL], ''],
    [
      'of the first, where the second would stand',
      [['二级指标', different(4)], ['一级指桥', different(ROWS)], NAME, TARGET, ACTUAL],
      '',
    ],
    ['of the first, right of the values', [NAME, TARGET, ACTUAL, ['一级指桥', different(4)]], ''],
    ['of the actuals', [LEVEL, NAME, TARGET, ['实际佳果', rows(ROWS, '好')]], 'actual D'],
    ['of the actuals, left of the names', [LEVEL, ['实际佳果', rows(ROWS, '4个')], NAME, TARGET], 'level2 B'],
  ])('%s', (_, columns, expected) => {
    expect(taken(...columns, POINTS, SCORE, NOTE)).toBe(expected);
  });
});

describe('columns whose heads were erased', () => {
  test.each<[string, number, string]>([
    ['filled in eleven rows of twenty', 11, 'target C,actual D'],
    ['in ten', 10, ''],
  ])('%s', (_, filled, expected) => {
    expect(taken(LEVEL, NAME, ['', rows(filled, '≥3个')], ['', rows(filled, '4个')], POINTS, SCORE)).toBe(expected);
  });

  test('beside one whose head nobody knows', () => {
    expect(taken(LEVEL, NAME, ['', rows(ROWS, '≥3个')], some(rows(ROWS, '4个')), POINTS, SCORE)).toBe(
      'target C,actual D',
    );
    expect(taken(LEVEL, NAME, some(rows(ROWS, '≥3个')), ['', rows(ROWS, '4个')], POINTS, SCORE)).toBe(
      'target C,actual D',
    );
  });

  test('one beside a head that names values is left alone', () => {
    expect(taken(LEVEL, NAME, TARGET, ['', rows(ROWS, '4个')], POINTS, SCORE)).toBe('');
  });
});

describe('how an indicator is scored, under a head that says so', () => {
  const standard = (head: string): string | null => {
    const lines = linesOf([LEVEL, NAME, TARGET, ACTUAL, POINTS, SCORE, some(rows(ROWS, '每少1个扣1分'), head)]);
    const [table] = readTables(formGrid(['项目自评表', ...lines].join('\n')));
    return table?.indicators[0]?.standard?.text ?? null;
  };

  test.each([
    ...[...'评计扣赋打'].map((verb) => `${verb}分标准`),
    ...'办法 方法 细则 规则 依据'.split(' ').map((noun) => `赋分${noun}`),
    '评价标准',
    '计算方法',
  ])('%s', (head) => {
    expect(standard(head)).toBe('每少1个扣1分');
  });

  test.each(['评分人', '扣分事由', '评价方', '计算人'])('not %s', (head) => {
    expect(standard(head)).toBeNull();
  });
});
