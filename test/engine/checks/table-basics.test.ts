import { blankCell, type SheetGrid } from '../../../src/engine/grid/grid.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../../support/form-text.ts';
import { golden, tableFindings } from '../../support/table-findings.ts';

const national = exampleForm('national');
const hubei = exampleForm('hubei');
const operators = exampleForm('operator-columns');

describe('column-missing', () => {
  test.each([
    ['分值 and 得分, while the funds are scored', { G12: '', H12: '' }, ['D12 column-missing', 'D12 column-missing']],
    ['得分', { H12: '' }, ['D12 column-missing']],
    ['年度指标值', { E12: '' }, ['D12 column-missing']],
    ['偏差原因 is not needed', { I12: '' }, []],
    ['执行率 is not needed', { H5: '' }, []],
  ])('national without %s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes)).filter((line) => line.includes('column'))).toEqual(expected);
  });

  const missing = (form: SheetGrid) => tableFindings(form).filter(({ check }) => check === 'column-missing');
  const columnsOf = (form: SheetGrid) => missing(form).map(({ about }) => about);

  test.each([
    ['自评表', ['indicators/target']],
    ['自评报告', ['indicators/target']],
    ['监控表', []],
    ['目标申报表', []],
    ['目标表', []],
    ['目标批复表', []],
  ])('a form by the name of %s', (title, expected) => {
    expect(columnsOf(withCells(national, { A1: `老旧小区供水改造项目支出绩效${title}`, E12: '' }))).toEqual(expected);
  });

  const plain = (head: string, row: string, above = '') =>
    formGrid(`2023年度项目支出绩效自评表\n${above}\n一级指标\t二级指标\t三级指标\t${head}\n产出指标\t数量指标\t${row}`);

  test.each<[string, SheetGrid, readonly string[]]>([
    ['nothing is scored', plain('指标值\t完成值', '服务站\t≥2个\t2个'), []],
    ['there are points', plain('指标值\t完成值\t分值', '服务站\t≥2个\t2个\t100'), ['indicators/score']],
    ['there are scores', plain('指标值\t完成值\t得分', '服务站\t≥2个\t2个\t100'), ['indicators/points']],
    [
      'there are targets and scores',
      plain('指标值\t得分', '服务站\t≥2个\t100'),
      ['indicators/actual', 'indicators/points'],
    ],
    ['targets stand in the names', plain('完成值\t分值\t得分', '服务站≥2个\t2个\t100\t100'), []],
    ['they don’t', plain('完成值\t分值\t得分', '服务站\t2个\t100\t100'), ['indicators/target']],
    [
      'only the total is scored',
      plain('指标值\t完成值', '服务站\t≥2个\t2个\n总分\t\t\t\t95'),
      ['indicators/points', 'indicators/score'],
    ],
    [
      'only the funds are',
      plain(
        '指标值\t完成值',
        '服务站\t≥2个\t2个',
        '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t得分\n\t年度资金总额\t10\t10\t10\t10',
      ),
      ['indicators/points', 'indicators/score'],
    ],
    ['nothing but scores', plain('分值\t得分', '服务站\t100\t100'), []],
  ])('where %s', (_, form, expected) => {
    expect(columnsOf(form)).toEqual(expected);
  });

  test('a form that was applied for has no actuals and no scores yet', () => {
    const form = formGrid(
      [
        '项目支出绩效目标申报表',
        '（2023年度）',
        '项目名称\t校舍维修',
        '一级指标\t二级指标\t三级指标\t指标值\t权重',
        '产出指标\t数量指标\t维修校舍\t≥2栋\t50',
        '效益指标\t社会效益\t受益学生\t≥500人\t50',
      ].join('\n'),
    );
    expect(golden(form)).toEqual(['A4 no-form']);
  });

  test('a form without funds and without points for them', () => {
    const form = formGrid(
      [
        '2023年项目绩效自评表',
        '项目名称\t档案数字化',
        '填报单位\t清河县档案馆',
        '一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t偏差原因',
        '产出指标\t数量指标\t数字化页数\t≥10万页\t12万页\t50\t50',
        '效益指标\t社会效益\t查档效率\t提高\t提高\t50\t50',
        '合计\t\t\t\t\t100\t100',
      ].join('\n'),
    );
    expect(golden(form)).toEqual([]);
  });
});

describe('formula-error and not-calculated', () => {
  test.each([
    ['an amount', { E6: '#REF!' }, ['E6 formula-error']],
    ['a score', { H14: '#VALUE!' }, ['H14 formula-error']],
    ['the total', { H20: '#NAME?' }, ['H20 formula-error']],
    ['a looked-up name', { D3: '#N/A', G4: '#N/A' }, ['D3 formula-error', 'G4 formula-error']],
    ['a goal', { F11: '#REF!' }, ['F11 formula-error']],
  ])('an error in %s is all that is said about it', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test('nothing that depends on unknown results is reported', () => {
    const form = withCells(national, {
      D3: '=Sheet1!A1 →',
      E6: '=SUM(E7:E9) →',
      F6: '=SUM(F7:F9) →',
      H6: '=F6/E6 →',
      I6: '=H6*G6 →',
      H20: '=I6+SUM(H13:H19) →',
    });
    const findings = tableFindings(form);
    expect(findings.map(({ check, cells }) => [check, cells])).toEqual([
      ['not-calculated', ['D3', 'E6', 'F6', 'H6', 'I6', 'H20']],
    ]);
  });

  test('an unknown score says nothing about the total', () => {
    expect(golden(withCells(national, { H14: '=G14 →', H20: '97' }))).toEqual(['H14 not-calculated']);
  });
});

describe('number-as-text', () => {
  test('all of a form are one finding, full-width digits among them', () => {
    const findings = tableFindings(withCells(national, { E6: "'120.00", G13: "'20", H13: '２０', H20: "'100" }));
    expect(findings.map(({ check, cells, fix }) => [check, cells, fix?.edits.map(({ to }) => to.value)])).toEqual([
      ['number-as-text', ['E6', 'G13', 'H13', 'H20'], [120, 20, 20, 100]],
    ]);
  });

  test('a formula that gives text is left to its author', () => {
    const [finding] = tableFindings(withCells(national, { H13: '=TEXT(20,"0") → \'20' }));
    expect(finding?.cells).toEqual(['H13']);
    expect(finding?.fix).toBeNull();
  });

  test.each([
    ['a dash', { G7: '-' }],
    ['a unit of its own', { G6: '10分', H13: '20分' }],
    ['words', { I13: '按合同第10条' }],
    ['a rate', { H6: "'100%" }],
    ['a target and an actual', { E13: "'6", F13: "'6" }],
  ])('%s is no number stored as text', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual([]);
  });
});

describe('basics-missing', () => {
  test.each([
    ['two at once', national, { D4: '', G4: '' }, ['D4', 'G4']],
    ['blanks only', national, { G4: '　 ' }, ['G4']],
    ['a project named by a dash', national, { D3: '/' }, ['D3']],
    ['the year', national, { A2: '（   年度）' }, ['A2']],
    ['hubei', hubei, { B3: '', F3: '' }, ['B3', 'F3']],
    ['operator columns', operators, { C4: '' }, ['C4']],
  ])('%s', (_name, form, changes, cells) => {
    expect(golden(withCells(form, changes))).toEqual(cells.map((cell) => `${cell} basics-missing`));
  });

  test('a form without a place for the year is told softly', () => {
    expect(golden(withCells(national, { A2: '' }))).toEqual(['A1 basics-missing (hint)']);
  });

  test.each([
    ['year in the sheet’s name', { A2: '' }, '2023年自评表'],
    ['year in the project’s name', { A2: '', D3: '2023年老旧小区供水改造' }, '自评表'],
    ['no 实施单位 in the form', { F4: '', G4: '' }, '自评表'],
    ['year in a short form', { A2: '2023年' }, '自评表'],
  ])('silent: %s', (_name, changes, sheet) => {
    expect(golden({ ...withCells(national, changes), name: sheet })).toEqual([]);
  });

  test('a picture is not nothing', () => {
    const cells = national.rows.flatMap((row) => [...row.cells]).filter(({ row, column }) => row !== 4 || column !== 7);
    const form = gridOf('自评表', [...cells, { ...blankCell(4, 7), kind: 'picture' }]);
    expect(golden(form)).toEqual([]);
  });
});

describe('goals', () => {
  test.each([
    ['both blank', { B11: '', F11: '' }, ['B11 goal-missing', 'F11 goal-missing']],
    ['a placeholder', { F11: '/' }, ['F11 goal-missing']],
    ['copied with other blanks and width', { F11: ' 完成6个小区的供水管网改造,居民用水稳定.' }, ['F11 goal-copied']],
  ])('%s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test.each([
    ['a longer text that contains the goal', { F11: '已完成6个小区的供水管网改造，居民用水稳定。' }],
    ['a number of its own', { F11: '完成5个小区的供水管网改造，居民用水稳定。' }],
    ['short ones', { B11: '足额发放。', F11: '足额发放。' }],
  ])('silent: %s', (_name, changes) => {
    expect(golden(withCells(national, changes))).toEqual([]);
  });

  test('a second pair left unused', () => {
    const form = formGrid(
      [
        '2023年度项目自评表',
        '项目名称\t养老服务',
        '年度绩效目标\t预期目标\t\t实际完成情况',
        '目标1\t补助12个服务站\t\t补助了12个服务站',
        '目标2',
        '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
        '产出指标\t数量指标\t服务站\t≥12个\t12个\t100\t100',
      ].join('\n'),
    );
    expect(golden(form)).toEqual([]);
  });
});

describe('prompt-left', () => {
  test.each([
    ['F11', '请填写本年度完成情况'],
    ['F11', '简要说明项目实施情况（不超过300字）'],
    ['F11', '结合自评情况，说明项目实施取得的成效'],
    ['F11', '改造小区××个，受益××户。'],
    ['F11', '20XX年完成全部改造。'],
    ['F11', '完成____个小区。'],
    ['E13', '≥XX个'],
    ['E13', '≥ %'],
    ['F13', '**个'],
    ['D3', 'XX项目'],
  ])('%s: %s', (cell, text) => {
    expect(golden(withCells(national, { [cell]: text }))).toContain(`${cell} prompt-left`);
  });

  test.each([
    ['F11', '委托XX公司施工，**镇的两个小区由××工程队完成。'],
    ['F11', '联系电话138****5678，身份证号1302***********12。'],
    ['F11', '按要求填写验收单6份，发放200字以内的告知书。'],
    ['F11', '对照年度目标，6个小区全部完工。'],
    ['F11', '针对存在的问题，提出了三条改进措施：一是提前招标，二是按月支付，三是专人跟踪。'],
    ['F11', '撰写5000字的工作总结，订购XXL工作服20套。'],
    ['F13', '6个（XX小区等）'],
    ['E13', '6个'],
    ['D16', '户均改造成本（2×2米阀门井）'],
    ['D3', '老旧小区（X区）供水改造'],
  ])('silent: %s: %s', (cell, text) => {
    expect(golden(withCells(national, { [cell]: text }))).toEqual([]);
  });

  test('lines for signatures are no holes', () => {
    expect(golden(withCells(national, { A22: '主管部门（盖章）：______', F22: '____年__月__日 填' }))).toEqual([]);
  });
});
