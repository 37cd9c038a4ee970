import { labelPoints, levelName } from '../../../src/engine/layout/labels.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import type { FundColumn, FundKind, IndicatorColumn } from '../../../src/engine/layout/self-evaluation.ts';
import { behindColumn, typicalForm, typicalTable } from '../../support/typical-form.ts';

/** The words of a list with which the form isn't read as it should be. */
function misread(words: string, isRight: (word: string) => boolean): string[] {
  return words.split(' ').filter((word) => !isRight(word));
}

describe('heads of the indicators', () => {
  const places: { readonly [Column in IndicatorColumn]: string } = {
    level1: 'A12',
    level2: 'B12',
    name: 'C12',
    operator: 'I12',
    target: 'D12',
    unit: 'I12',
    actual: 'E12',
    points: 'F12',
    score: 'G12',
    note: 'H12',
  };

  test.each<[IndicatorColumn, string]>([
    [
      'target',
      '年度指标值 年初指标值 年初目标值(A) 指标值(A) 目标值 预期指标值 指标值 年度目标值 计划指标值 年度绩效指标值 预期值 绩效指标值 全年目标值 年初绩效目标值 年度绩效目标值 计划完成值 预计完成值 应完成值 计划值 设定值 年度预期值 批复指标值 年初设定指标值 年度指标值（目标值） 绩效目标值 指标目标值 年度计划值 标准值 年度指标值(包含数字及文字描述) 目标指标值 三级指标值 本年指标值 本年度指标值 当年指标值 预算指标值 项目指标值 申报指标值 年初的目标值 值 拟完成值 计划完成数 预期指标 年度指标 年初指标 计划指标 全年指标 年度绩效指标 预期绩效目标 年初绩效目标 计划绩效目标 全年绩效目标 全年目标 目标数 指标数 指标数值 指标标准 全年预期目标值 年初计划指标值',
    ],
    [
      'actual',
      '实际完成值 全年完成值 全年实际值(B) 完成值 实际完成指标值 实际值 全年实际完成值 年度实际完成值 实际完成情况 完成情况 实际完成 指标完成值 完成指标值 实际指标值 年末实际完成值 自评完成值 全年实际完成情况 实际执行值 年度完成值 实际达到值 实际完成数 绩效指标完成值 实际完成值（B） 业绩值 年度实际值 全年实际完成指标值 完成结果 截至12月底完成值 实际结果 单项指标完成值 本年完成值 截至年底完成值 项目完成值 实现值 达到值 完成数 实现情况 完成数值 完成目标值 完成绩效值 本年实际值 实际完成指标值 目标完成值 目标完成情况 指标实际完成值 实际实现的绩效目标值 实际完成的绩效指标情况 实际实现 绩效目标实际完成值 截止6月完成数 截至年末完成情况',
    ],
    [
      'points',
      '分值 权重 参考分值 指标权重(分) 权重占比(%) 指标分值 标准分值 分值（权重） 权重（分值） 满分 满分值 标准分 分值权重 权重分值 权重(%) 指标权重 分配分值 设定分值 三级指标分值 单项分值 基准分 权重分 满分分值 基准分值 赋分分值 赋分 分配权重 权重系数 权重比例 权重值 参考分 应得分 总分值',
    ],
    [
      'score',
      '得分 自评得分 自评分 指标得分 单项指标折算得分 单位自评得分 评价得分 自评分值 得分情况 实际得分 考核得分 自评分数 最终得分 得分（分） 部门自评得分 绩效得分 评分 自我评分 自评 单位得分 项目单位得分 单项得分 折算得分 自评价得分 自我评价得分 本级得分 预算单位得分 实施单位得分 打分 分数 自评打分 实得分',
    ],
    [
      'note',
      '偏差原因分析及改进措施 未完成原因及拟采取的改进措施 未完成原因分析 偏差大或目标未完成原因分析 偏差原因 未完成原因和改进措施 原因分析 扣分原因 未达标原因分析 完成情况说明 备注 偏差情况及原因 未完成原因分析及整改措施 偏离原因 差异原因分析 扣分说明 未完成或偏差原因 偏差分析 原因说明 得分说明 自评说明 扣分依据 说明 原因 未达措施 差异说明 改进打算 整改措施 扣分理由 未完成情况 情况说明依据',
    ],
    [
      'name',
      '三级指标 指标名称 绩效指标名称 三级指标名称 具体指标 指标内容 考核指标 评价指标 三级指标（名称） 指标 三级目录 三级名称 三级指标内容 明细指标 四级指标',
    ],
    [
      'level1',
      '一级指标 类别 指标类别 指标类型 一级指标名称 评价内容 一级 一级目录 类型 指标大类 大类 考核类别 考核项目 评价类别 评价项目',
    ],
    ['level2', '二级指标 指标分类 二级指标名称 二级 二级目录 指标子类'],
    [
      'operator',
      '指标性质 符号 计算符号 运算符号 关系符号 比较符号 判断符号 逻辑符号 逻辑关系 比较符 运算符 指标方向 方向 指标属性 指标符号',
    ],
    ['unit', '单位 度量单位 计量单位 指标单位 数据单位 指标值单位 度量衡'],
  ])('%s', (column, words) => {
    const place = places[column];
    expect(
      misread(words, (word) => {
        const head = typicalTable({ [place]: word }).heads[column];
        return head !== undefined && head.cell.column === place.charCodeAt(0) - 64;
      }),
    ).toEqual([]);
  });

  test('targets adjusted during the year', () => {
    const words =
      '调整指标值 调整后指标值 年中调整指标值 中期调整目标值 本年调整值 全年调整值 年度调整后值 修订指标值 变更后的指标值 调整年度指标值 调整全年目标值 调整绩效目标值 调整绩效指标值 年中指标值 年中目标值';
    expect(
      misread(words, (word) => typicalTable({ I12: word, I13: '≥1栋' }).indicators[0]?.target?.text === '≥1栋'),
    ).toEqual([]);
    // Where it is the only one, it is the target.
    expect(typicalTable({ D12: '调整后指标值' }).indicators[0]?.target?.text).toBe('≥2栋');
    expect(typicalTable({ D12: '调整后指标值' }).heads.target?.text).toBe('调整后指标值');
  });

  const others =
    '单项指标得分 单项指标完成情况 指标描述 指标说明 指标解释 指标定义 指标完成情况 评分标准 评分规则 评分办法 评分依据 评价标准 计分标准 计分方法 计分公式 计分规则 计分说明 计算方法 分值说明 数据来源 佐证材料 完成率 指标完成程度 完成比例 完成进度 实际完成率 指标完成率 偏差度 偏差率 偏离值 偏差幅度 财政审核得分 主管部门评分 部门评分 复核得分 复评得分 审核打分 评审分值 核定得分 抽查得分 再评价得分 第三方评分 专家意见 上年完成值 上年 序号 数据口径 权重说明';

  test('columns that are not read leave the others as they are', () => {
    const heads = { F12: '实际完成情况', G12: '权重系数', H12: '评分' };
    const expected = behindColumn(heads);
    expect(expected.indicators.map(({ score }) => score?.text)).toEqual(['50', '40']);
    expect(
      misread(others, (word) => {
        const read = behindColumn({ ...heads, A12: word });
        return JSON.stringify(read.indicators) === JSON.stringify(expected.indicators);
      }),
    ).toEqual([]);
  });

  test('columns that are not read belong to a header of two rows', () => {
    const upper = { D12: '年度指标值', E12: '', F12: '', G12: '实际完成值', H12: '分值', I12: '得分' };
    const lower = { A13: '', B13: '', C13: '', D13: '指标性质', E13: '指标值', F13: '度量单位', G13: '' };
    expect(
      misread(others, (word) => {
        const { heads } = typicalTable({ ...upper, ...lower, J13: word });
        return heads.operator?.cell.column === 4 && heads.target?.cell.column === 5;
      }),
    ).toEqual([]);
  });

  test('the unit may score beside the reviewer', () => {
    expect(typicalTable({ G12: '部门自评得分' }).heads.score?.cell.column).toBe(7);
  });
});

describe('heads of the funds', () => {
  const places: { readonly [Column in FundColumn]: string } = {
    initialBudget: 'C6',
    annualBudget: 'D6',
    spent: 'E6',
    points: 'F6',
    rate: 'G6',
    score: 'H6',
    note: 'I6',
  };

  test.each<[FundColumn, string]>([
    [
      'initialBudget',
      '年初预算数 年初预算 年初预算安排数 年初批复数 年初预算金额 年初安排数 年初批复预算 年初预算资金 年初预算批复数 本年年初预算 当年年初预算数 全年年初预算数 年初安排预算 年初下达预算数 年初部门预算数 年初资金 年初资金数 年初预算额 年初下达数 年初批复金额 预算批复数 批复预算 批复预算数 年初数 2022年年初预算数',
    ],
    [
      'annualBudget',
      '全年预算数 全年预算数(A) 调整后预算数 全年(调整)预算数 预算数(A) 预算数 全年预算 年度预算数 调整预算数 调整后预算 预算金额 预算安排数 年度预算 当年预算数 全年预算金额 本年预算数 预算资金 预算总额 年中调整数 追加后预算数 最终预算数 下达数 全年可用预算数 本年度预算 年中预算 项目预算数 资金预算数 转移支付预算数 专项预算数 调整预算 调整后全年预算数 调整后的全年预算 调整后年度预算数 预算调整数 预算下达数 预算额 调整后预算额 全年调整预算数 预算安排情况 预算安排 全年预算安排 计划投资 计划投入数 计划资金额 下达预算 下达资金数 下达预算额 资金安排 资金安排数 调整数 调整后数 调整预算数 最终预算 全年可用预算额 拨款数 财政拨款数 财政拨款金额 拨款金额',
    ],
    [
      'spent',
      '全年执行数 全年执行数(B) 预算执行数 执行数(B) 实际支付数 执行数 实际支出数 全年支出数 支出数 实际支出 支出金额 全年实际执行数 实际执行数 执行金额 预算支出数 决算数 实际使用数 全年实际支出 资金支出数 使用金额 累计支出 全年支出 已支付金额 支付金额 实际完成数 本年执行数 年度执行数 当年执行数 转移支付执行数 项目执行数 专项执行数 截至年底执行数 支付数 使用数 列支数 执行额 支出资金 实际到位并支出数 实际完成金额 实际支出额 已支付 已支出数 已支付资金 全年实际 年度实际数 全年实际支付额 本年支出 本年度支付 年度支出 当年支出 实际支付 累计支付 累计实际支出',
    ],
    [
      'rate',
      '执行率 执行率(B/A) 预算执行率 预算执行进度(%) 资金执行率 预算完成率 支出进度 执行进度 支出率 资金支付率 全年预算执行率 执行率（%） 资金使用率 全年执行率 本年执行率 年度执行率 项目执行率 预算资金执行率 支出执行率 支付率 使用进度 完成率 预算执行比例 预算完成比率 预算完成进度',
    ],
    ['points', '分值 权重 执行率权重 预算执行率分值 满分 标准分值 参考分值 指标分值 执行分值 预算分值'],
    [
      'score',
      '得分 执行率得分 自评得分 预算执行率得分（分） 实际得分 执行得分 预算执行得分 评分 自评评分 自评分 自评分值',
    ],
    ['note', '原因 备注 说明 原因分析 偏差原因 未完成说明 偏差措施'],
  ])('%s', (column, words) => {
    const place = places[column];
    expect(
      misread(words, (word) => {
        const total = typicalTable({ [place]: word, I7: '年底才到账' }).funds?.total;
        return total?.[column]?.cell.column === place.charCodeAt(0) - 64;
      }),
    ).toEqual([]);
  });

  test('the one that says it better is the budget of the year', () => {
    const budgets = (heads: Record<string, string>) => {
      const total = typicalTable(heads).funds?.total;
      return [total?.initialBudget?.text ?? null, total?.annualBudget?.text ?? null];
    };
    expect(budgets({ C6: '预算数', D6: '调整后预算数' })).toEqual(['100', '110']);
    expect(budgets({ C6: '调整后预算数', D6: '预算数' })).toEqual([null, '100']);
    expect(budgets({ C6: '预算数', D6: '全年预算数' })).toEqual([null, '110']);
    expect(budgets({ C6: '资金安排数', D6: '预算数' })).toEqual([null, '110']);
    expect(budgets({ C6: '年初数', D6: '年初预算数' })).toEqual(['100', null]);
    expect(budgets({ C6: '批复预算', D6: '年初预算数' })).toEqual(['110', null]);
  });

  test('and of two that speak of spending the one that says executed', () => {
    const spent = (heads: Record<string, string>) => typicalTable(heads).funds?.total?.spent?.text;
    expect(spent({ D6: '支出数', E6: '执行数', C6: '预算数' })).toBe('99');
    expect(spent({ D6: '执行数', E6: '支出数', C6: '预算数' })).toBe('110');
    expect(spent({ D6: '决算数', E6: '支付数', C6: '预算数' })).toBe('99');
    expect(spent({ D6: '决算数', E6: '支出数', C6: '预算数' })).toBe('99');
    expect(spent({ D6: '决算数', E6: '使用数', C6: '预算数' })).toBe('110');
  });
});

describe('rows of the funds', () => {
  test.each<[FundKind, string]>([
    [
      'total',
      '年度资金总额 年度财政资金总额 总额 年度总金额 资金总额 项目资金总额 年度资金总额： 合计 年度预算资金总额 项目总投资 总计 预算资金总额 年度资金合计 资金总量 全年资金总额 项目总资金 全年总额 本年总额 本年度总额 本级总额 当年总额 总预算 总资金额 总投入 资金合计 金额合计 年度资金 年度财政资金 年度预算合计 年度合计 财政资金总额 预算总额 部门整体支出预算总额 部门总计 部门资金总额',
    ],
    [
      'appropriation',
      '其中：当年财政拨款 当年财政拨款 本年财政拨款 财政资金 财政拨款 其中:本级财政资金 一般公共预算拨款 中央财政资金 省级资金 市级财政资金 其中：财政性资金 本年一般公共预算拨款 市本级 县级配套 地方资金 上级补助 上级转移支付 中央资金 财政补助 财政预算 财政专项 本年财政 当年财政 中央补助 中央财政专项 区级 地方财政资金 上级财政资金 政府性基金 国有资本',
    ],
    ['carryover', '上年结转资金 上年结转 结余资金 上年结转结余 以前年度结转资金 上年 上年财政拨款'],
    ['other', '其他资金 其他 其它资金 社会资金 银行贷款 其他收入 专项债券'],
    ['special', '财政专户管理资金 专户资金 财政专户 专户管理 教育收费'],
    ['own', '单位资金 自有资金 事业收入 单位自筹 自筹资金 经营收入 单位自有资金 事业单位资金 自筹 自筹财政资金'],
  ])('%s', (kind, words) => {
    // The first row counts as the total until one that says so comes.
    expect(misread(words, (word) => typicalTable({ B7: '任务一', B8: word }).funds?.rows[1]?.kind === kind)).toEqual(
      [],
    );
  });

  test('words that say none of these are details', () => {
    const words = '任务二 工资 总工会 合计数 资金 本年 事业费 的其他';
    expect(
      misread(words, (word) => typicalTable({ B7: '任务一', B8: word }).funds?.rows[1]?.kind === 'detail'),
    ).toEqual([]);
  });
});

describe('basics', () => {
  test('project', () => {
    const words =
      '项目名称 项目 专项名称 项目名称(全称) 支出项目名称 专项资金名称 二级项目名称 预算项目名称 自评项目名称 转移支付名称 资金名称 项目全称 转移支付项目名称 项目名';
    expect(misread(words, (word) => typicalTable({ A3: word }).project?.text === '校舍维修')).toEqual([]);
    expect(typicalTable({ A3: '工程称呼' }).project).toBeNull();
  });

  test('department', () => {
    const words =
      '主管部门 主管部门及代码 项目主管部门 主管单位 预算主管部门 一级预算单位 市级主管部门 主管部门（单位） 部门名称 归口管理部门 业务主管部门 主管处室 主管部门(公章) 省级主管部门 区级主管部门 县级主管部门 中央主管部门 一级主管部门 本级主管部门 上级主管部门 牵头部门 牵头单位 主管局 主管预算部门 主管部门名称 归口部门 一级预算部门 省级预算部门 市级预算部门 区级预算部门 县级预算部门名称 预算部门 地方主管部门 部门';
    expect(misread(words, (word) => typicalTable({ A4: word }).department?.text === '教育局')).toEqual([]);
  });

  test('unit', () => {
    const words =
      '实施单位 项目实施单位 项目单位 资金使用单位 预算单位 单位名称 承担单位 执行单位 具体实施单位 填报单位 项目承担单位 实施单位（盖章） 项目负责单位 用款单位 自评单位 编制单位 基层实施单位 建设单位 申报单位 责任单位 二级预算单位 基层预算单位 实施单位名称 实施主体 项目实施主体 实施部门 实施(主管)单位';
    expect(misread(words, (word) => typicalTable({ E4: word }).unit?.text === '一中')).toEqual([]);
  });

  test('year', () => {
    const words =
      '年度 项目年度 预算年度 评价年度 自评年度 所属年度 绩效年度 报告年度 实施年度 资金年度 年份 项目年份 自评价年度';
    expect(misread(words, (word) => typicalTable({ A2: word, C2: '2022' }).yearValue === 2022)).toEqual([]);
    expect(typicalTable({ A2: '工期', C2: '2022' }).yearValue).toBeNull();
  });

  test('grade', () => {
    const words =
      '自评等级 评价等级 等级 绩效等级 自评等次 绩效自评等级 自我评价等级 评定等级 综合等级 自评结果等级 绩效评价等级 总体等级 等次 级别 档次 自评结论等级';
    expect(misread(words, (word) => typicalTable({ A5: word, C5: '优' }).total?.grade?.text === '优')).toEqual([]);
    expect(misread(words, (word) => typicalTable({ A16: word, C16: '优' }).total?.grade?.text === '优')).toEqual([]);
    expect(misread(words, (word) => typicalTable({ A16: `${word}：优` }).total?.grade?.text === '优')).toEqual([]);
  });

  test('total above the indicators', () => {
    const words =
      '自评总分 总分 自评得分 自评总得分 自评分数 项目自评得分 绩效自评得分 绩效自评总分 项目自评总分 自我评价总分 综合总分 评价总分 绩效总分 项目总分 总得分 总评分 总分数 总分合计 自评分 绩效自评得分 自评结果得分 自评合计得分 自评结果总得分 得分合计 合计得分';
    const bare = { A15: '', F15: '', G15: '' };
    expect(misread(words, (word) => typicalTable({ ...bare, A5: word, C5: '95' }).total?.score?.text === '95')).toEqual(
      [],
    );
    expect(misread(words, (word) => typicalTable({ ...bare, A5: `${word}：95` }).total?.score?.text === '95')).toEqual(
      [],
    );
  });

  test('the label that says it in full counts', () => {
    expect(typicalTable({ A2: '项目', C2: '教育' }).project?.text).toBe('校舍维修');
    expect(typicalTable({ E3: '项目', F3: '教育' }).project?.text).toBe('校舍维修');
    expect(typicalTable({ A5: '部门', C5: '财政局' }).department?.text).toBe('教育局');
    expect(typicalTable({ A4: '部门', A5: '主管部门', C5: '财政局' }).department?.text).toBe('财政局');
    expect(typicalTable({ E4: '单位名称', A5: '实施单位', C5: '二中' }).unit?.text).toBe('二中');
    expect(typicalTable({ E4: '单位名称', A5: '资金使用单位', C5: '二中' }).unit?.text).toBe('二中');
    expect(typicalTable({ E4: '单位名称', A5: '项目单位', C5: '二中' }).unit?.text).toBe('一中');
    const bare = { A15: '', F15: '', G15: '' };
    for (const word of ['总分', '自评得分', '总得分']) {
      expect(typicalTable({ ...bare, A2: '自评分', C2: '9', A5: word, C5: '95' }).total?.score?.text).toBe('95');
    }
    expect(typicalTable({ ...bare, A2: '得分合计', C2: '9', A5: '自评分', C5: '95' }).total?.score?.text).toBe('9');
  });
});

describe('goals', () => {
  test('what was to be reached', () => {
    const words =
      '预期目标 年初设定目标 年度总体目标 总体目标 绩效目标 年度目标 年初目标 项目年度目标 年度绩效目标 预期目标（年初设定） 年初绩效目标 设定目标 年初预期目标 项目目标 全年目标 年初设定的目标 本年度目标 目标 目标设定 目标内容 目标情况 预期绩效目标 年度履职目标 预期总目标';
    expect(misread(words, (word) => typicalTable({ B10: word }).goals[0]?.goal?.text === '维修校舍两栋')).toEqual([]);
    expect(typicalTable({ B10: '打算' }).goals[0]?.goal?.text).not.toBe('维修校舍两栋');
  });

  test('what was reached', () => {
    const words =
      '实际完成情况 目标完成情况 年度总体目标完成情况综述 全年实际完成情况 年度目标完成情况 完成情况 目标实际完成情况 全年目标实际完成情况 实际完成目标情况 总体完成情况 年度目标实际完成情况 年度实际完成情况 实际完成情况（自评） 总体目标完成情况 目标实现情况 具体完成情况 项目完成情况 绩效完成情况 本年度完成情况 年末完成情况 预期目标完成情况 目标达成情况 实现结果 完成程度 完成情况说明 完成情况概述 完成情况总结 完成';
    expect(misread(words, (word) => typicalTable({ E10: word }).goals[0]?.goalResult?.text === '两栋校舍完工')).toEqual(
      [],
    );
    expect(typicalTable({ E10: '情形' }).goals[0]?.goalResult?.text).not.toBe('两栋校舍完工');
  });
});

describe('below the indicators', () => {
  test('the total', () => {
    const words =
      '总分 合计 自评总分 自评得分 总得分 得分合计 总分合计 自评总得分 绩效自评总分 综合得分 总计得分 最终得分 总分值 总分数 总计 合计得分 项目总得分 自评分 总评分 自评合计 绩效得分 得分总计 总\u3000\u3000分';
    expect(misread(words, (word) => typicalTable({ A15: word }).total?.score?.text === '99')).toEqual([]);
    expect(typicalTable({ A15: '分值' }).total).toBeNull();
  });

  test('one cell for all reasons', () => {
    const words =
      '偏差大或目标未完成原因分析 未完成原因分析 偏差原因 偏差分析 未达标原因说明 扣分原因 偏离指标原因 目标偏差措施 得分偏差说明 指标原因分析';
    const text = { H12: '', B16: '雨季停工，工期顺延' };
    expect(
      misread(words, (word) => typicalTable({ ...text, A16: word }).footReason?.text === '雨季停工，工期顺延'),
    ).toEqual([]);
    expect(
      misread('原因分析 偏差 未完成措施 分析', (word) => typicalTable({ ...text, A16: word }).footReason === null),
    ).toEqual([]);
    // Every indicator is explained there, unless the form has a column for it.
    expect(typicalTable({ ...text, A16: '偏差原因' }).indicators.map(({ note }) => note?.text)).toEqual([
      '雨季停工，工期顺延',
      '雨季停工，工期顺延',
    ]);
    expect(
      typicalTable({ B16: '雨季停工，工期顺延', A16: '偏差原因' }).indicators.map(({ note }) => note?.text),
    ).toEqual(['', '']);
  });

  test('other blocks end the indicators', () => {
    const below = {
      B14: '',
      C14: '',
      D14: '',
      E14: '',
      F14: '',
      G14: '',
      A15: '效益指标',
      C15: '受益学生',
      D15: '≥9',
      E15: '9',
    };
    const words =
      '改进措施 下一步打算 存在问题 存在的主要问题 主要经验 主要问题 主要做法 项目管理中的问题 评价结论 自评结论 自评分析 自评结果分析 项目绩效分析 结果应用 其他说明 其它需要说明 其他需说明 其他应说明 需要说明的事项 备注 说明 填表说明 填报人 填报日期 填报时间 填报单位负责人 联系人 联系电话 项目负责人 财务负责人 单位负责人 负责人 审核意见 经办 制表 绩效自评结论 主管部门意见 主管部门审核意见 财政部门意见 有关问题 有关建议 经验做法 建议 改进 整改情况 问题 自评等级';
    expect(misread(words, (word) => typicalTable({ ...below, A14: word }).indicators.length === 1)).toEqual([]);
    // A note ends them too, unless a row with a name, points and a score is right below.
    const notes = '注 注1：略';
    expect(misread(notes, (word) => typicalTable({ ...below, A14: word }).indicators.length === 2)).toEqual([]);
    expect(misread(notes, (word) => typicalTable({ ...below, A14: word, F15: '' }).indicators.length === 1)).toEqual(
      [],
    );
    const others = '社会效益 可持续 注意事项 联系点 的建议';
    expect(misread(others, (word) => typicalTable({ ...below, A14: word }).indicators.length === 2)).toEqual([]);
  });

  test('so do signatures, whatever stands beside them', () => {
    const words =
      '填报人 填表人：张三 联系电话：0312-5555555 填报日期 单位负责人： 财务负责人 项目负责人： 审核人 经办人签字 部门负责人 分管领导 填报负责人 填表负责人 经办负责人 主管领导 具体负责人 领导 制表人 复核人 编制人 联系人 填表日期 制表时间 编制日期 联系方式 单位盖章 盖章 公章 单位签章 负责人签章 负责人盖章';
    expect(misread(words, (word) => typicalTable({ A14: word }).indicators.length === 1)).toEqual([]);
    expect(
      misread(
        '问题整改率 责任落实率 联系点建设 效益指标',
        (word) => typicalTable({ A14: word }).indicators.length === 2,
      ),
    ).toEqual([]);
  });
});

describe('blocks that carry points', () => {
  test('funds', () => {
    const words =
      '项目资金 年度资金 部门预算 预算执行情况 专项资金 转移支付资金 市级资金 省级资金 区级资金 县级资金 本级资金 财政资金 年度预算执行情况 项目预算资金 整体支出 整体支出预算 资金 预算 支出 经费 资金执行情况 资金支出情况 资金使用情况 资金安排情况 资金投入情况 资金来源构成 资金额度 资金数 预算执行率 资金情况 年度预算数';
    expect(
      misread(words, (word) => {
        const points = typicalTable({ A6: `${word}（20分）`, F6: '', F7: '' }).funds?.declaredPoints;
        return points?.eq(20) === true;
      }),
    ).toEqual([]);
    expect(typicalTable({ A6: '打算（20分）', F6: '', F7: '' }).funds?.declaredPoints).toBeNull();
  });

  test('indicators', () => {
    const words =
      '绩效指标 项目绩效指标 年度绩效目标 部门绩效目标 绩效实现情况 绩效指标完成情况 绩效目标完成情况 绩效指标体系 绩效目标实现情况 绩效指标2 年度绩效目标1 指标完成情况 目标完成情况 项目指标完成情况 年度目标完成情况';
    expect(
      misread(words, (word) => behindColumn({ A13: `${word}（80分）` }).declaredBlocks[0]?.points?.eq(80) === true),
    ).toEqual([]);
    expect(behindColumn({ A13: '打算（80分）' }).declaredBlocks).toEqual([]);
  });
});

test('titles', () => {
  const words =
    '项目支出绩效自评表 绩效目标表 部门评价表 目标完成情况表 2023年自评表 项目自评表1 绩效自评表（2023年度） 自评表2023年度 自评表2023年 项目自评汇总表';
  expect(misread(words, (word) => typicalTable({ A1: word }).title?.text === word)).toEqual([]);
  const others =
    '自评表 自评情况 注：自评情况表 备注绩效评价表 说明绩效评价表 填表说明绩效评价表 附注绩效评价表 自评，附表 自评；附表 自评。附表 预算表一览';
  expect(misread(others, (word) => typicalTable({ A1: word }).title === null)).toEqual([]);
});

describe('what stands around a label', () => {
  test('is no part of it', () => {
    const words =
      '一、年度指标值 1.年度指标值 （一）年度指标值 (12)年度指标值 十二.年度指标值 1）年度指标值 ★年度指标值 ☆年度指标值 ●年度指标值 *年度指标值 ▲年度指标值 ■年度指标值 □年度指标值 2022年年度指标值 2022年度指标值 1999年指标值 年度指标值： 年度指标值； 年度指标值。 年度指标值、 年度指标值. 年度指标值（万元） 年度指标值万元 年度指标值亿元 年度指标值元 年度指标值% 年度指标值/ 年度指标值((甲)乙) （甲）年度指标值 年度(甲)指标值'.split(
        ' ',
      );
    expect(words.filter((word) => typicalTable({ D12: word }).heads.target === undefined)).toEqual([]);
    expect(words.length).toBeGreaterThan(25);
    const others = '甲、年度指标值 年度指标值吨 年度指标值! 2122年指标值 一年度指标值 1年度指标值 一二三四、年度指标值';
    // No words of a target: only its place says that it is one.
    expect(misread(others, (word) => typicalTable({ D12: word }).heads.target?.assumed === true)).toEqual([]);
  });

  test('up to the length of a label', () => {
    const head = (length: number): string => `年度指标值（${'甲'.repeat(length - 7)}）`;
    expect(typicalTable({ D12: head(60) }).heads.target?.assumed).toBeUndefined();
    expect(typicalTable({ D12: head(61) }).heads.target?.assumed).toBe(true);
  });
});

describe('points that a level carries', () => {
  test.each([
    ['产出指标（50分）', '产出指标', '50'],
    ['产出指标 50 分', '产出指标', '50'],
    ['产出指标（50）', '产出指标', '50'],
    ['产出指标（12.5分）', '产出指标', '12.5'],
    ['产出指标（12.5）', '产出指标', '12.5'],
    ['产出指标（50%）', '产出指标', '50'],
    ['产出指标（12.5%）', '产出指标', '12.5'],
    ['产出指标50分：', '产出指标', '50'],
    ['产出指标', '产出指标', null],
    ['产出指标；', '产出指标', null],
    ['产出指标（50）类', '产出指标(50)类', null],
    ['产出指标50', '产出指标50', null],
    ['50分', '50分', '50'],
  ])('%s', (text, name, points) => {
    const level = typicalTable({ A13: text }).indicators[0]?.level1;
    expect([level?.name, level?.points?.toString() ?? null]).toEqual([name, points]);
  });
});

test('heads in words that nobody knows are told by the levels and numbers below; without levels there is no form', () => {
  const strange = { A12: '甲', B12: '乙', C12: '丙', D12: '丁', E12: '戊', F12: '己', G12: '庚' };
  const [table] = readTables(typicalForm(strange));
  const heads = Object.entries(table?.heads ?? {}).map(
    ([role, { cell, assumed }]) => `${cell.column} ${role}${assumed === true ? ' assumed' : ''}`,
  );
  expect(heads.sort()).toEqual([
    '1 level1 assumed',
    '2 level2 assumed',
    '3 name assumed',
    '4 target assumed',
    '5 actual assumed',
    '6 points assumed',
    '7 score assumed',
    '8 note',
  ]);
  expect(readTables(typicalForm({ ...strange, A13: '甲类', A14: '乙类' }))).toEqual([]);
});

describe('points that a label carries, and its name without them', () => {
  test.each<[string, string, string | null]>([
    ['产出指标', '产出指标', null],
    ['产出指标（50分）', '产出指标', '50'],
    ['产出指标（50）', '产出指标', '50'],
    ['产出指标（50%）', '产出指标', '50'],
    ['产出指标（50.5%）', '产出指标', '50.5'],
    ['产出指标（50.25）', '产出指标', '50.25'],
    ['产出指标（50.25分）', '产出指标', '50.25'],
    ['产出指标50分', '产出指标', '50'],
    ['产出指标 50.5 分', '产出指标', '50.5'],
    ['产出指标（50分', '产出指标', '50'],
    ['产出指标50分）', '产出指标', '50'],
    ['产出指标（50分）：', '产出指标', '50'],
    ['产出指标（50分）（20）', '产出指标', '50'],
    ['产出指标（20%）（50分）', '产出指标', '50'],
    ['产出5分指标10分', '产出指标', '5'],
    ['1050分指标', '指标', '1050'],
    ['产出指标：', '产出指标', null],
    ['产出指标；', '产出指标', null],
    ['产出：指标', '产出:指标', null],
    // None of these is a number of points.
    ['产出指标50', '产出指标50', null],
    ['产出指标（）', '产出指标()', null],
    ['产出指标（.5）', '产出指标(.5)', null],
    ['产出指标（50.）', '产出指标(50.)', null],
    ['产出指标（%）', '产出指标(%)', null],
    ['产出指标（50%%）', '产出指标(50%%)', null],
    ['产出指标（a50）', '产出指标(a50)', null],
    ['产出指标（50）年', '产出指标(50)年', null],
    ['产出（5）指标', '产出(5)指标', null],
    ['每项指标5分', '每项指标', null],
    ['产出指标各5分', '产出指标各', null],
    ['产出指标5分/项', '产出指标/项', null],
    ['产出各指标5分', '产出各指标', '5'],
    ['产出指标（1）', '产出指标', null],
    ['产出指标（4.9）', '产出指标', null],
    ['产出指标（5）', '产出指标', '5'],
    // Nothing would be left of it.
    ['50分', '50分', '50'],
    ['（50）', '(50)', '50'],
    ['：', ':', null],
  ])('%s: %s, %s', (text, name, points) => {
    expect([levelName(text), labelPoints(text)?.toString() ?? null]).toEqual([name, points]);
  });
});
