import { type RoleWords, WordList } from './match.ts';

/** Labels of blocks: goals, totals, the foot, and what a form prints beside the fields that are read. */

const GOAL_BEFORE = [
  '年度',
  '年初',
  '预期',
  '项目',
  '全年',
  '总体',
  '绩效',
  '设定',
  '年初设定',
  '年初设定的',
  '本年度',
  '本年',
  '当年',
  '年度预期',
  '预算',
  '长期',
  '中期',
  '的',
  '申报',
  '批复',
];

export const GOALS: readonly RoleWords<'goal' | 'goalResult'>[] = [
  {
    role: 'goalResult',
    core: [
      '完成情况',
      '实现情况',
      '达成情况',
      '完成结果',
      '实现结果',
      '完成程度',
      '实现程度',
      '达成程度',
      '完成目标情况',
      '实际完成',
      '目标完成',
      '目标实现',
      '完成',
      '实施情况',
      '落实情况',
    ],
    before: [
      '年度',
      '全年',
      '实际',
      '具体',
      '项目',
      '目标',
      '总体',
      '绩效',
      '本年度',
      '本年',
      '年末',
      '年终',
      '预期',
      '年底',
      '总体目标',
      '任务',
    ],
    after: ['综述', '说明', '概述', '总结', '情况', '描述', '目标'],
    never: ['资金', '预算'],
  },
  {
    role: 'goal',
    core: ['目标', '总体目标', '预期目标', '绩效目标', '总目标', '履职目标', '目标设定', '工作目标', '目标任务'],
    before: GOAL_BEFORE,
    after: ['设定', '内容', '情况', '描述', '概述'],
    never: ['完成', '实现', '达成', '值'],
  },
];

export const goalWords = new WordList<'goal' | 'goalResult'>(GOALS);

type PlaceLabel =
  | 'total'
  | 'reason'
  | 'signature'
  | 'fundBlock'
  | 'indicatorBlock'
  | 'subtotal'
  | 'bonus'
  | 'numbering'
  | 'known';

const TOTALS: RoleWords<'total'> = {
  role: 'total',
  alone: [
    '自评得分',
    '自评分',
    '合计',
    '总计',
    '总分',
    '绩效得分',
    '最终得分',
    '综合得分',
    '合计分',
    '自评合计',
    '总成绩',
    '总评',
  ],
  core: [
    '总分',
    '总分值',
    '总分数',
    '总得分',
    '总评分',
    '总成绩',
    '总计得分',
    '得分合计',
    '得分总计',
    '总分合计',
    '合计得分',
    '合计分',
    '合计分数',
    '合计总分',
    '自评合计分',
    '分数合计',
    '分值合计',
    '自评总计',
    '合计',
    '总计',
    '综合得分',
    '综合评分',
  ],
  before: ['自评', '绩效自评', '绩效', '项目', '评价', '自我评价', '考核', '最终', '总体', '全部', '指标', '综合'],
  after: ['(分)', '数', '值'],
  never: ['一级', '产出', '效益', '满意度'],
};
export const totalWords = new WordList([TOTALS]);

const REASON: RoleWords<'reason'> = {
  role: 'reason',
  patterns: [
    {
      holds: ['原因', '偏差'],
      andHolds: ['未完成', '未达', '偏差', '扣分', '偏离', '目标', '指标', '得分'],
      ends: ['分析', '原因', '说明', '措施', '情况'],
    },
  ],
};
export const reasonWords = new WordList([REASON]);

const FOOT: RoleWords<'foot'> = {
  role: 'foot',
  alone: ['备注', '说明', '注', '建议', '问题'],
  patterns: [
    {
      begins: [
        '改进',
        '整改',
        '下一步',
        '存在问题',
        '存在的问题',
        '存在主要问题',
        '存在的主要问题',
        '主要经验',
        '主要问题',
        '主要做法',
        '项目管理中',
        '评价结论',
        '自评结论',
        '自评结果分析',
        '自评分析',
        '项目绩效分析',
        '结果应用',
        '其他需要说明',
        '其他需说明',
        '其他应说明',
        '其它需要说明',
        '其他说明',
        '需要说明',
        '备注',
        '填表',
        '填报人',
        '填报日期',
        '填报时间',
        '填报单位负责人',
        '联系人',
        '联系电话',
        '项目负责人',
        '财务负责人',
        '单位负责人',
        '负责人',
        '审核',
        '经办',
        '制表',
        '绩效自评结论',
        '主管部门意见',
        '主管部门审核意见',
        '财政部门',
        '有关问题',
        '有关建议',
        '经验',
        '建议',
        '问题',
      ],
    },
  ],
};
export const footWords = new WordList([FOOT]);

const SIGNATURE: RoleWords<'signature'> = {
  role: 'signature',
  core: [
    '负责人',
    '领导',
    '填表人',
    '填报人',
    '制表人',
    '审核人',
    '复核人',
    '经办人',
    '编制人',
    '联系人',
    '填表日期',
    '填报日期',
    '制表日期',
    '编制日期',
    '填表时间',
    '填报时间',
    '制表时间',
    '编制时间',
    '联系电话',
    '联系方式',
    '盖章',
    '公章',
    '签章',
  ],
  before: ['单位', '项目', '部门', '财务', '分管', '填报', '填表', '经办', '主管', '具体'],
  after: ['签字', '签章', '盖章', '及电话', '及联系电话', '及联系方式', '电话'],
};
export const signatureWords = new WordList([SIGNATURE]);

const FUND_BLOCK: RoleWords<'fundBlock'> = {
  role: 'fundBlock',
  alone: [
    '预算',
    '支出',
    '经费',
    '部门预算',
    '整体支出',
    '整体支出预算',
    '资金来源构成',
    '资金额度',
    '年度预算数',
    '项目资金',
    '预算执行率',
    '资金投入情况',
    '债券资金管理指标',
    '资金',
  ],
  core: [
    '资金',
    '资金情况',
    '资金执行情况',
    '资金使用情况',
    '资金支出情况',
    '资金安排情况',
    '资金投入情况',
    '资金来源情况',
    '资金来源',
    '资金投入',
    '资金构成',
    '预算执行',
    '预算执行情况',
    '预算情况',
    '预算支出情况',
    '预算安排情况',
    '支出情况',
    '支出执行情况',
    '支出构成',
    '预算额度',
    '支出额度',
    '经费情况',
    '经费使用情况',
    '经费支出情况',
    '预算资金',
    '预算资金情况',
    '预算支出',
    '预算安排',
  ],
  before: [
    '项目',
    '年度',
    '部门',
    '预算',
    '专项',
    '转移支付',
    '市级',
    '省级',
    '区级',
    '县级',
    '本级',
    '财政',
    '整体支出',
    '整体',
    '债券',
    '本年',
    '全年',
  ],
  after: ['数', '情况', '指标', '管理指标', '完成情况'],
};
export const fundBlockWords = new WordList([FUND_BLOCK]);

const INDICATOR_BLOCK: RoleWords<'indicatorBlock'> = {
  role: 'indicatorBlock',
  core: [
    '绩效指标',
    '绩效目标',
    '绩效实现情况',
    '绩效指标完成情况',
    '绩效目标完成情况',
    '绩效指标体系',
    '绩效目标实现情况',
    '指标完成情况',
    '目标完成情况',
    '绩效情况',
    '指标体系',
  ],
  before: ['项目', '年度', '部门', '当年', '本年'],
  after: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '一', '二', '三'],
};
export const indicatorBlockWords = new WordList([INDICATOR_BLOCK]);

/** Rows that add to the total or take from it without points of their own. */
const BONUS: RoleWords<'bonus'> = {
  role: 'bonus',
  patterns: [
    {
      holds: ['加分', '扣分', '减分', '扣减', '附加分', '奖励分', '奖惩', '倒扣', '加减分'],
      without: ['原因', '依据', '说明', '标准', '情况'],
    },
  ],
};
export const bonusWords = new WordList([BONUS]);

/** The row that numbers the columns. */
export const NUMBERING: RoleWords<'numbering'> = { role: 'numbering', alone: ['栏次', '行次', '栏号', '列次', '列号'] };
export const numberingWords = new WordList([NUMBERING]);

/** Labels of fields that are understood and not used. */
const KNOWN: RoleWords<'known'> = {
  role: 'known',
  alone: ['序号', '附件', '表号', '代码', '投向领域', '资金性质', '起止时间', '建设地点'],
  patterns: [
    {
      begins: ['项目', '支出', '资金', '专项'],
      ends: [
        '类别',
        '属性',
        '编码',
        '编码及名称',
        '代码',
        '代码及名称',
        '性质',
        '类型',
        '期限',
        '分类',
        '周期',
        '概况',
        '起止时间',
        '实施内容',
        '内容',
        '概述',
        '依据',
        '地点',
        '领域',
      ],
    },
    {
      holds: [
        '负责人',
        '联系人',
        '联系电话',
        '电话',
        '填报日期',
        '填表日期',
        '填报人',
        '填表人',
        '邮编',
        '地址',
        '盖章',
        '签字',
      ],
    },
    { begins: ['支出明细', '支出内容', '计划金额', '支付金额', '资金来源'] },
  ],
};
export const knownWords = new WordList([KNOWN]);

/** First-level groups, as a row or a cell names them. */
export const LEVEL1: RoleWords<'level1'> = {
  role: 'level1',
  alone: ['满意度', '成本', '决策', '过程', '产出', '效益', '效果', '管理', '投入', '履职'],
  core: [
    '产出',
    '效益',
    '效果',
    '满意度',
    '投入',
    '过程',
    '管理',
    '决策',
    '履职',
    '立项',
    '成本',
    '运行',
    '可持续影响',
    '服务对象满意度',
    '社会评价',
  ],
  before: ['项目', '年度', '绩效', '部门', '预算', '资金', '财务', '业务', '履职', '运行'],
  after: ['类', '指标', '情况', '效果', '效益', '成本', '成效'],
};
export const level1Words = new WordList([LEVEL1]);

export const LEVEL2: RoleWords<'level2'> = {
  role: 'level2',
  core: [
    '数量',
    '质量',
    '时效',
    '成本',
    '经济效益',
    '社会效益',
    '生态效益',
    '可持续影响',
    '环境效益',
    '服务对象满意度',
    '满意度',
    '经济成本',
    '社会成本',
    '生态环境成本',
    '产出数量',
    '产出质量',
    '产出时效',
    '产出成本',
    '项目立项',
    '绩效目标',
    '资金投入',
    '资金管理',
    '组织实施',
    '项目效益',
    '社会公众满意度',
  ],
  after: ['类', '指标'],
};
export const level2Words = new WordList([LEVEL2]);

/** All places of this file but the goals. */
export const OTHER_PLACES: readonly RoleWords[] = [
  TOTALS,
  REASON,
  FOOT,
  SIGNATURE,
  FUND_BLOCK,
  INDICATOR_BLOCK,
  BONUS,
  KNOWN,
];
