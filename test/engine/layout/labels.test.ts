import { type Label, labelOf } from '../../../src/engine/layout/labels.ts';

/** The words of a list that are not taken for what they are. */
function named(words: string, isRight: (label: Label) => boolean): string[] {
  return words.split(' ').filter((word) => !isRight(labelOf(word)));
}

describe('heads of the indicators', () => {
  test.each([
    [
      'target',
      '年度指标值 年初指标值 年初目标值(A) 指标值(A) 目标值 预期指标值 指标值 年度目标值 计划指标值 年度绩效指标值 预期值 绩效指标值 全年目标值 年初绩效目标值 年度绩效目标值 计划完成值 预计完成值 应完成值 计划值 设定值 年度预期值 批复指标值 年初设定指标值 年度指标值（目标值） 绩效目标值 指标目标值 年度计划值 标准值 年度指标值(包含数字及文字描述) 目标指标值 三级指标值',
    ],
    [
      'actual',
      '实际完成值 全年完成值 全年实际值(B) 完成值 实际完成指标值 实际值 全年实际完成值 年度实际完成值 实际完成情况 完成情况 实际完成 指标完成值 完成指标值 实际指标值 年末实际完成值 自评完成值 全年实际完成情况 实际执行值 年度完成值 实际达到值 实际完成数 绩效指标完成值 实际完成值（B） 业绩值 年度实际值 全年实际完成指标值 完成结果 截至12月底完成值 实际结果',
    ],
    [
      'points',
      '分值 权重 参考分值 指标权重(分) 权重占比(%) 指标分值 标准分值 分值（权重） 权重（分值） 满分 满分值 标准分 分值权重 权重分值 权重(%) 指标权重 分配分值 设定分值 三级指标分值 单项分值 基准分',
    ],
    [
      'score',
      '得分 自评得分 自评分 指标得分 单项指标折算得分 单位自评得分 评价得分 自评分值 得分情况 实际得分 考核得分 自评分数 最终得分 得分（分） 部门自评得分 绩效得分 评分 自我评分 自评',
    ],
    [
      'note',
      '偏差原因分析及改进措施 未完成原因及拟采取的改进措施 未完成原因分析 偏差大或目标未完成原因分析 偏差原因 未完成原因和改进措施 原因分析 扣分原因 未达标原因分析 完成情况说明 备注 偏差情况及原因 未完成原因分析及整改措施 偏离原因 差异原因分析 扣分说明 未完成或偏差原因 偏差分析 原因说明 得分说明 自评说明 扣分依据',
    ],
    ['name', '三级指标 指标名称 绩效指标名称 三级指标名称 具体指标 指标内容 考核指标 评价指标 三级指标（名称） 指标'],
    ['level1', '一级指标 类别 指标类别 指标类型 一级指标名称 评价内容'],
    ['level2', '二级指标 指标分类 二级指标名称'],
  ])('%s', (kind, words) => {
    expect(named(words, (label) => label.indicator === kind)).toEqual([]);
  });
});

describe('heads of the funds', () => {
  test.each([
    [
      'initialBudget',
      '年初预算数 年初预算 年初预算安排数 年初批复数 年初预算金额 年初安排数 年初批复预算 年初预算资金 年初预算批复数',
    ],
    [
      'annualBudget',
      '全年预算数 全年预算数(A) 调整后预算数 全年(调整)预算数 预算数(A) 预算数 全年预算 年度预算数 调整预算数 调整后预算 预算金额 预算安排数 年度预算 当年预算数 全年预算金额 本年预算数 预算资金 预算总额 年中调整数 追加后预算数 最终预算数 下达数 全年可用预算数',
    ],
    [
      'spent',
      '全年执行数 全年执行数(B) 预算执行数 执行数(B) 实际支付数 执行数 实际支出数 全年支出数 支出数 实际支出 支出金额 全年实际执行数 实际执行数 执行金额 预算支出数 决算数 实际使用数 全年实际支出 资金支出数 使用金额 累计支出 全年支出 已支付金额 支付金额 实际完成数',
    ],
    [
      'rate',
      '执行率 执行率(B/A) 预算执行率 预算执行进度(%) 资金执行率 预算完成率 支出进度 执行进度 支出率 资金支付率 全年预算执行率 执行率（%） 资金使用率',
    ],
    ['points', '分值 权重 执行率权重 预算执行率分值'],
    ['score', '得分 执行率得分 自评得分 预算执行率得分（分）'],
  ])('%s', (kind, words) => {
    expect(named(words, (label) => label.fund === kind)).toEqual([]);
  });
});

describe('rows of the funds', () => {
  test.each([
    [
      'total',
      '年度资金总额 年度财政资金总额 总额 年度总金额 资金总额 项目资金总额 年度资金总额： 合计 年度预算资金总额 项目总投资 总计 预算资金总额 年度资金合计 资金总量 全年资金总额 项目总资金',
    ],
    [
      'appropriation',
      '其中：当年财政拨款 当年财政拨款 本年财政拨款 财政资金 财政拨款 其中:本级财政资金 一般公共预算拨款 中央财政资金 省级资金 市级财政资金 其中：财政性资金 本年一般公共预算拨款 市本级 县级配套 地方资金 上级补助 上级转移支付 中央资金',
    ],
    ['carryover', '上年结转资金 上年结转 结余资金 上年结转结余 以前年度结转资金'],
    ['other', '其他资金 其他 其它资金 社会资金 银行贷款'],
    ['special', '财政专户管理资金 专户资金'],
    ['own', '单位资金 自有资金 事业收入 单位自筹 自筹资金'],
  ])('%s', (kind, words) => {
    expect(named(words, (label) => label.fundRow === kind)).toEqual([]);
  });
});

describe('basics', () => {
  test.each([
    ['project', '项目名称 项目 专项名称 项目名称(全称) 支出项目名称 专项资金名称'],
    [
      'department',
      '主管部门 主管部门及代码 项目主管部门 主管单位 预算主管部门 一级预算单位 市级主管部门 主管部门（单位） 部门名称 归口管理部门 业务主管部门 主管处室 主管部门(公章)',
    ],
    [
      'unit',
      '实施单位 项目实施单位 项目单位 资金使用单位 预算单位 单位名称 承担单位 执行单位 具体实施单位 填报单位 项目承担单位 实施单位（盖章） 项目负责单位 用款单位 自评单位 编制单位',
    ],
    ['year', '年度 项目年度 预算年度 评价年度 自评年度 所属年度'],
    ['grade', '自评等级 评价等级 等级 绩效等级 自评等次'],
    ['total', '自评总分 总分 自评得分 自评总得分 自评分数 项目自评得分 绩效自评得分'],
  ])('%s', (kind, words) => {
    expect(named(words, (label) => label.basic === kind)).toEqual([]);
  });
});

describe('goals', () => {
  test.each([
    [
      'goal',
      '预期目标 年初设定目标 年度总体目标 总体目标 绩效目标 年度目标 年初目标 项目年度目标 年度绩效目标 预期目标（年初设定） 年初绩效目标 设定目标 年初预期目标',
    ],
    [
      'goalResult',
      '实际完成情况 目标完成情况 年度总体目标完成情况综述 全年实际完成情况 年度目标完成情况 完成情况 目标实际完成情况 全年目标实际完成情况 实际完成目标情况 总体完成情况 年度目标实际完成情况 年度实际完成情况 实际完成情况（自评） 总体目标完成情况 目标实现情况',
    ],
  ])('%s', (kind, words) => {
    expect(named(words, (label) => label.goal === kind)).toEqual([]);
  });
});

test('totals', () => {
  const words =
    '总分 合计 自评总分 自评得分 总得分 得分合计 总分合计 自评总得分 绩效自评总分 综合得分 总计得分 最终得分';
  expect(named(words, ({ total }) => total)).toEqual([]);
  expect(labelOf('总  分').total).toBe(true);
});

test('signatures', () => {
  const words =
    '填报人 填表人：张三 联系电话：0312-5555555 填报日期 单位负责人： 财务负责人 项目负责人： 审核人 经办人签字';
  expect(named(words, ({ signature }) => signature)).toEqual([]);
  expect(named('问题整改率 责任落实率 联系点建设', ({ signature }) => !signature)).toEqual([]);
});

test('columns that belong to the reviewer, not to the unit', () => {
  const words = '财政审核得分 主管部门评分 复核得分 评价标准 完成率 上年完成值 序号 数据来源';
  expect(named(words, ({ indicator }) => indicator === 'other')).toEqual([]);
});

test('the year before a head is no part of it', () => {
  expect(labelOf('2022年年初预算数').fund).toBe('initialBudget');
  expect(labelOf('2022年度指标值').indicator).toBe('target');
});
