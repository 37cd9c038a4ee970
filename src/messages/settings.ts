/** What the settings say, apart from the rest of the pane: they come when they are first shown. */

import type { PolicyProblem } from '../engine/policy/parse.ts';
import type { HostCapabilities, WorkbookHost } from '../hosts/host.ts';
import { sayPolicyProblem } from './policy.ts';

export const HOST_NAMES: { readonly [Name in WorkbookHost['name']]: string } = {
  excel: 'Excel',
  wps: 'WPS 表格',
  file: '文件（.xlsx）',
};

export const CAPABILITY_NAMES: { readonly [Name in keyof HostCapabilities]: string } = {
  marks: '在表内标注',
  liveEvents: '随改随核',
  choiceEvents: '得知从下拉列表选的内容',
  nativeUndoGroup: '表格软件自身的撤销',
  locate: '定位单元格',
};

export const SETTINGS = {
  policies: '评分办法',
  inForce: '使用中',
  use: '用于这个工作簿',
  copy: '复制并修改',
  edit: '修改',
  remove: '删除',
  export: '导出办法（发给同事）',
  import: '导入办法',
  own: '本单位办法',
  personalDefault: '默认评分办法',
  personalDefaultHint: '新打开的表先按这个办法核对，表里另有记录的除外。',
  appearance: '颜色',
  appearances: { auto: '跟随系统', light: '浅色', dark: '深色' },
  live: '改动后自动重新核对',
  liveHint: '停止输入片刻后，只重新核对改动的工作表。',
  liveUnsupported: '这里不支持自动重新核对。',
  as: '填写得分默认填成',
  notKept: '这里不能保存设置（浏览器存储不可用），关闭面板后会恢复默认。',
  importFailed: '没有导入',
  notReadable: '这不是绩核导出的文件，读不出来。',
  removed: (name: string) => `已删除“${name}”。`,
  saved: (name: string) => `已保存“${name}”。`,
  savedAsk: (name: string) => `已保存“${name}”，现在用它核对？`,
  importedAsk: (name: string) => `已导入“${name}”，现在用它核对？`,
  notNow: '先不用',
  about: (version: string) => `关于（绩核 ${version}）`,
  recent: '最近写过的原因和措施',
  clearRecent: '清空',
  recentCount: (count: number) => `${count} 条`,
} as const;

export const POLICY_EDITOR = {
  title: '修改评分办法',
  copyOf: (name: string) => `${name}（副本）`,
  name: '名称',
  source: '依据',
  base: '总分',
  executionPoints: '预算执行分值',
  reverse: '反向指标未达到时',
  inverse: '按 指标值÷完成值 计分',
  linear: '按超出比例线性扣分',
  firstTier: '定性第一档下限（%）',
  secondTier: '定性第二档下限（%）',
  threshold: '超额完成需说明（%）',
  explainBelow: '执行率低于多少需说明（%）',
  grades: '等级下限：优、良、中',
  digits: '得分小数位数',
  gradesWanted: '等级下限要填三个数字，从高到低，例如：90、80、60。',
  weights: '一级指标权重',
  weightsWanted: '每个一级指标后面要写分值，例如：产出 50。',
  weightsHint: '例如：产出 50、效益 30、满意度 10；没有规定的留空。',
  advanced: '高级编辑',
  notReadable: '写法不完整（可能缺了括号、引号或逗号），还不能保存。',
  form: '回到表单',
  save: '保存',
  cancel: '取消',
} as const;

/**
 * What is wrong with a field of the editor, in one sentence that stands under it.
 * @param label of the field; where it ends in `（%）`, the user types percentages for shares.
 */
export function describeFieldProblem(label: string, { path, problem }: PolicyProblem): string {
  const name = label.replace('（%）', '');
  const bound = (limit: number): string => (name === label ? String(limit) : `${limit * 100}%`);
  switch (problem.kind) {
    case 'missing':
    case 'empty':
      return `${name}不能空着。`;
    case 'type':
      if (path.startsWith('grades')) return POLICY_EDITOR.gradesWanted;
      if (path.startsWith('weights')) return POLICY_EDITOR.weightsWanted;
      return `${name}要填${problem.expected === 'int' ? '整数' : '数字'}。`;
    case 'too-small':
      return `${name}不能小于 ${bound(problem.minimum)}。`;
    case 'too-big':
      return `${name}不能大于 ${bound(problem.maximum)}。`;
    default:
      return sayPolicyProblem({ path, problem });
  }
}

export const SELF_TEST = {
  intro: '遇到问题时，请复制下面的内容反馈给开发者。里面没有表格里的数据。',
  copy: '复制全部',
  text: '自检信息',
  host: '表格软件',
  version: '绩核版本',
  can: '可用功能',
  cannot: '不可用功能',
  settings: '设置保存',
  kept: '保存在本机',
  notKept: '仅本次有效',
  last: '最近一次错误',
  none: '无',
  failed: '读取失败',
  browser: '浏览器内核',
  separator: '：',
  untried: '未在真的 Excel 里试过',
  untriedInExcel: [
    '网页版从下拉列表选内容不通知，“已过时”不出现',
    '第一次核对之后，之前的操作可能撤销不了',
    '写入合并不成一步撤销时，Ctrl+Z 要按多次',
    '公式带上所引用单元格的数字格式，撤销时放回原来的',
    '旧式数组公式里的单元格认不出时，整次写入不被接受',
    'Excel 2019 及更早看不出动态数组溢出的单元格',
    '图表工作表在前面时的提示',
    '重复的条件格式读不出来时的标注',
    '标注可能清空旧版 Excel 的撤销',
    'Mac 版 Excel',
  ].join('；'),
} as const;
